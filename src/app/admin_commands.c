/* SPDX-License-Identifier: EUPL-1.2 */
/* admin_commands.c - user, org, policy, person, key: small commands on the data. */
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/json.h"

static int usage(struct cli *c, const char *text)
{
    struct fault f = { 0 };

    fault_set(&f, FAULT_UNKNOWN, "%s", text);
    return cli_fail(c, &f);
}

static int end(struct cli *c, bool ok, const struct fault *f)
{
    return ok ? EXIT_DONE : cli_fail(c, f);
}

static bool word_is(struct cli *c, const char *word)
{
    return c->argc > 1 && strcmp(c->argv[1], word) == 0;
}

static void print_json(struct cli *c, const struct buf *b)
{
    fwrite(b->ptr, 1, b->len, c->out);
    fputc('\n', c->out);
}

/* ---- user ---- */

static bool roles_parse(const char *list, unsigned *ret, struct fault *f)
{
    struct str rest = str_of(list), name;
    enum role role;

    *ret = 0;
    while (str_split(&rest, ',', &name)) {
        if (!role_parse(name, &role) || role == ROLE_TOOL)
            return fault_set(f, FAULT_UNKNOWN,
                             "no role '%.*s': controller, supervisor, agent, admin, auditor",
                             STR_ARG(name));
        *ret |= 1u << role;
    }
    return true;
}

static void write_roles(struct json_out *o, unsigned roles)
{
    json_open(o, "roles", '[');
    for (unsigned r = 0; r < ROLES; r++)
        if (roles >> r & 1u)
            json_cstr(o, NULL, role_name((enum role)r));
    json_close(o, ']');
}

static void print_user(struct cli *c, const struct user *u, struct str org, struct str password)
{
    struct buf b = buf_new(c->arena, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%.*s  %.*s%s%.*s%s\n", STR_ARG(u->email), STR_ARG(u->name),
                password.len ? "  password: " : "", STR_ARG(password),
                u->disabled ? "  (disabled)" : "");
        return;
    }
    json_open(&o, NULL, '{');
    json_open(&o, "user", '{');
    json_str(&o, "org", org);
    json_id(&o, "id", u->id);
    json_str(&o, "email", u->email);
    json_str(&o, "name", u->name);
    if (password.len)
        json_str(&o, "password", password);
    write_roles(&o, u->roles);
    json_bool(&o, "disabled", u->disabled);
    json_close(&o, '}');
    json_close(&o, '}');
    print_json(c, &b);
}

static struct str random_password(struct arena *a)
{
    uint8_t bytes[15];
    struct str text;

    crypto_random(bytes, sizeof bytes);
    text = crypto_base64url(a, bytes, sizeof bytes);
    crypto_wipe(bytes, sizeof bytes);
    return text;
}

static int user_add(struct cli *c, struct app *app)
{
    const char *name = cli_option(c, "name"), *roles = cli_option(c, "roles"),
               *lang = cli_option(c, "lang"), *password = cli_option(c, "password");
    struct fault f = { 0 };
    struct org_row org;
    struct user_new n = { .lang = LANG_FR };
    struct principal by;
    struct user u;
    struct id id;
    bool ok = cli_operands(c, 2, 2, &f) && app_org(app, c, &org, &f) &&
              roles_parse(roles ? roles : "agent", &n.roles, &f);

    if (!ok)
        return cli_fail(c, &f);
    if (lang)
        lang_parse(str_of(lang), &n.lang);
    n.org = org.id;
    n.email = str_of(c->argv[2]);
    n.name = name ? str_of(name) : n.email;
    n.password = password ? str_of(password) : random_password(c->arena);
    by = app_operator(org.id);
    if (!account_add(app->accounts, &by, &n, &id, &f) ||
        !account_get(app->accounts, c->arena, id, &u, &f))
        return cli_fail(c, &f);
    print_user(c, &u, org.name, n.password);
    return EXIT_DONE;
}

static int user_list(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row org;
    struct user *users;
    size_t count = 0;
    bool ok = cli_operands(c, 1, 1, &f) && app_org(app, c, &org, &f) &&
              account_list(app->accounts, c->arena, org.id, &users, &count, &f);

    for (size_t i = 0; ok && i < count; i++)
        print_user(c, &users[i], org.name, STR_NONE);
    return end(c, ok, &f);
}

static int user_change(struct cli *c, struct app *app, bool reset, bool disable)
{
    struct str password = random_password(c->arena);
    struct fault f = { 0 };
    struct principal by;
    struct user u;
    bool ok = cli_operands(c, 2, 2, &f) &&
              account_find(app->accounts, c->arena, str_of(c->argv[2]), &u, &f);

    if (!ok)
        return cli_fail(c, &f);
    by = app_operator(u.org);
    ok = reset ? account_password(app->accounts, &by, u.org, u.id, password, &f)
               : account_disable(app->accounts, &by, u.org, u.id, disable, &f);
    if (ok)
        u.disabled = !reset && disable;
    if (ok)
        print_user(c, &u, STR(""), reset ? password : STR_NONE);
    return end(c, ok, &f);
}

int command_user(struct cli *c, struct app *app)
{
    if (word_is(c, "add"))
        return user_add(c, app);
    if (word_is(c, "list"))
        return user_list(c, app);
    if (word_is(c, "disable"))
        return user_change(c, app, false, true);
    if (word_is(c, "enable"))
        return user_change(c, app, false, false);
    if (word_is(c, "reset"))
        return user_change(c, app, true, false);
    return usage(c, "user: add, list, disable, enable or reset");
}

/* ---- org ---- */

static int org_list(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row *orgs;
    size_t count = 0;
    bool ok = cli_operands(c, 1, 1, &f) && app_orgs(app, c->arena, &orgs, &count, &f);

    for (size_t i = 0; ok && i < count; i++) {
        struct buf b = buf_new(c->arena, (size_t)1 << 20);
        struct json_out o = json_out(&b);

        if (!c->json) {
            fprintf(c->out, "%.*s\n", STR_ARG(orgs[i].name));
            continue;
        }
        json_open(&o, NULL, '{');
        json_id(&o, "id", orgs[i].id);
        json_str(&o, "name", orgs[i].name);
        json_raw(&o, "settings", orgs[i].settings);
        json_close(&o, '}');
        print_json(c, &b);
    }
    return end(c, ok, &f);
}

static int org_add(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct id id;
    bool ok = cli_operands(c, 2, 2, &f) && app_org_add(app, str_of(c->argv[2]), &id, &f);

    if (ok && !c->json)
        fprintf(c->out, "organisation %s\n", c->argv[2]);
    else if (ok)
        fprintf(c->out, "{\"id\":\"" ID_FMT "\"}\n", ID_ARG(id));
    return end(c, ok, &f);
}

/* The operator sets what a controller decided; it is journalled as the operator's doing. */
static int org_set(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    bool ok = cli_operands(c, 2, 2, &f) && app_org(app, c, &org, &f);

    if (ok) {
        by = (struct principal){ .org = org.id, .roles = 1u << ROLE_CONTROLLER };
        ok = desk_settings_change(app->desk, &by, str_of(c->argv[2]), &f);
    }
    return end(c, ok, &f);
}

int command_org(struct cli *c, struct app *app)
{
    if (word_is(c, "add"))
        return org_add(c, app);
    if (word_is(c, "list"))
        return org_list(c, app);
    if (word_is(c, "set"))
        return org_set(c, app);
    return usage(c, "org: add NAME, list, or set JSON");
}

/* ---- policy ---- */

static int policy_print(struct cli *c, struct app *app, bool contracts)
{
    struct fault f = { 0 };
    struct org_row org;
    struct str matrix, tasks;
    int64_t version;
    bool ok = cli_operands(c, 1, 1, &f) && app_org(app, c, &org, &f) &&
              policy_show(app->policy, c->arena, org.id, &matrix, &tasks, &version, &f);

    if (ok)
        fprintf(c->out, "%.*s", STR_ARG(contracts ? tasks : matrix));
    return end(c, ok, &f);
}

static int policy_apply_file(struct cli *c, struct app *app)
{
    bool contracts = cli_flag(c, "contracts");
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    struct str csv;
    int64_t version;
    bool ok = cli_operands(c, 2, 2, &f) && app_org(app, c, &org, &f) &&
              cli_read(c, c->argv[2], POLICY_CSV_MAX, &csv, &f);

    if (!ok)
        return cli_fail(c, &f);
    by = app_operator(org.id);
    ok = policy_apply(app->policy, &by, contracts ? STR_NONE : csv, contracts ? csv : STR_NONE,
                      &version, &f);
    if (ok && !c->quiet)
        fprintf(c->json ? c->out : c->err,
                c->json ? "{\"version\":%lld}\n" : "policy version %lld is in force\n",
                (long long)version);
    return end(c, ok, &f);
}

static void print_verdict(struct cli *c, const struct verdict_of_policy *v, enum role role,
                          enum purpose purpose, enum category category)
{
    struct buf b = buf_new(c->arena, (size_t)16 << 10);
    struct json_out o = json_out(&b);
    struct str fr = policy_words(c->arena, v, role, purpose, category, true);
    struct str en = policy_words(c->arena, v, role, purpose, category, false);

    if (!c->json) {
        fprintf(c->out, "%s\n%.*s\n%.*s\n", access_name(v->access), STR_ARG(en), STR_ARG(fr));
        return;
    }
    json_open(&o, NULL, '{');
    json_cstr(&o, "access", access_name(v->access));
    json_cstr(&o, "rule", v->rule);
    json_open(&o, "text", '{');
    json_str(&o, "fr", fr);
    json_str(&o, "en", en);
    json_close(&o, '}');
    json_close(&o, '}');
    print_json(c, &b);
}

static int policy_explain_words(struct cli *c, struct app *app)
{
    const char *r = cli_option(c, "role"), *p = cli_option(c, "purpose"),
               *k = cli_option(c, "category");
    struct verdict_of_policy v;
    struct fault f = { 0 };
    struct org_row org;
    enum role role;
    enum purpose purpose;
    enum category category;

    if (!r || !p || !k || !role_parse(str_of(r), &role) || !purpose_parse(str_of(p), &purpose) ||
        !category_parse(str_of(k), &category))
        return usage(c, "policy explain: --role ROLE --purpose PURPOSE --category CATEGORY");
    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f) ||
        !policy_explain(app->policy, org.id, 1u << role, purpose, category, &v, &f))
        return cli_fail(c, &f);
    print_verdict(c, &v, role, purpose, category);
    return EXIT_DONE;
}

int command_policy(struct cli *c, struct app *app)
{
    if (word_is(c, "show") || word_is(c, "export"))
        return policy_print(c, app, cli_flag(c, "contracts"));
    if (word_is(c, "apply"))
        return policy_apply_file(c, app);
    if (word_is(c, "explain"))
        return policy_explain_words(c, app);
    return usage(c, "policy: show, export, apply FILE or explain");
}

/* ---- person ---- */

struct person_find {
    struct arena *arena;
    struct blinder *blinder;
    struct id org, person;
    struct person_said said;
    int64_t tickets;
};

static bool find_person(struct tx *tx, void *arg, struct fault *f)
{
    struct person_find *p = arg;

    if (!people_find(p->blinder, tx, p->arena, p->org, &p->said, &p->person, f))
        return false;
    return id_is_none(p->person) || store_person_tickets(tx, p->person, &p->tickets, f);
}

/* Gives ids and counts: the operator finds a person without reading of them. */
int command_person(struct cli *c, struct app *app)
{
    scoped(blinder) *b = NULL;
    struct person_find p = { .arena = c->arena };
    struct fault f = { 0 };
    struct org_row org;
    struct str query;

    if (!word_is(c, "find"))
        return usage(c, "person: find QUERY (export, erase and restrict come with the rights)");
    if (!cli_operands(c, 2, 2, &f) || !app_org(app, c, &org, &f) ||
        !vault_blinder(app->vault, org.id, &b, &f))
        return cli_fail(c, &f);
    query = str_of(c->argv[2]);
    p.blinder = b;
    p.org = org.id;
    p.said.known[str_chr(query, '@', 1) != STR_NPOS ? KNOWN_EMAIL : KNOWN_PHONE].text = query;
    p.said.known[KNOWN_HANDLE].text = query;
    p.said.known[KNOWN_CUSTOMER_REF].text = query;
    if (!store_read(app->store, find_person, &p, &f))
        return cli_fail(c, &f);
    if (id_is_none(p.person)) {
        fault_set(&f, FAULT_MISSING, "nobody is known by that e-mail, phone, handle or reference");
        return cli_fail(c, &f);
    }
    fprintf(c->out, c->json ? "{\"id\":\"" ID_FMT "\",\"tickets\":%lld}\n" : ID_FMT "  %lld\n",
            ID_ARG(p.person), (long long)p.tickets);
    return EXIT_DONE;
}

/* ---- key ---- */

int command_key(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    uint64_t rewrapped;

    if (!word_is(c, "rotate"))
        return usage(c, "key: rotate");
    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f))
        return cli_fail(c, &f);
    by = app_operator(org.id);
    if (!vault_rotate_org(app->vault, &by, org.id, &rewrapped, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"rewrapped\":%llu}\n" : "%llu keys re-wrapped\n",
            (unsigned long long)rewrapped);
    return EXIT_DONE;
}

/* ---- journal ---- */

static int journal_print_checkpoint(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct str note;
    bool ok = cli_operands(c, 1, 1, &f) && journal_checkpoint(app->journal, c->arena, &note, &f);

    if (ok)
        fwrite(note.ptr, 1, note.len, c->out);
    return end(c, ok, &f);
}

static int journal_check(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct str *notes;
    uint64_t size;
    bool ok = cli_operands(c, 1, -1, &f);

    notes = arena_many(c->arena, struct str, (size_t)c->argc);
    for (int i = 2; ok && i < c->argc; i++)
        ok = cli_read(c, c->argv[i], (size_t)64 << 10, &notes[i - 2], &f);
    if (!ok ||
        !journal_verify(app->journal, notes, c->argc > 2 ? (size_t)(c->argc - 2) : 0, &size, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"size\":%llu,\"ok\":true}\n" : "%llu entries, all in order\n",
            (unsigned long long)size);
    return EXIT_DONE;
}

static int journal_prove(struct cli *c, struct app *app)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);
    struct fault f = { 0 };
    struct journal_proof proof;
    struct journal_line *line;
    struct str note;
    uint64_t n, size;
    size_t count;

    if (!cli_operands(c, 2, 2, &f))
        return cli_fail(c, &f);
    if (!str_to_u64(str_of(c->argv[2]), &n))
        return usage(c, "journal prove: N is the number of an entry, from 0");
    if (!journal_size(app->journal, &size, &f) ||
        !journal_prove_entry(app->journal, c->arena, n, size, &proof, &f) ||
        !journal_entries(app->journal, c->arena, n, n + 1, &line, &count, &f) ||
        !journal_checkpoint(app->journal, c->arena, &note, &f))
        return cli_fail(c, &f);
    json_open(&o, NULL, '{');
    json_i64(&o, "n", (int64_t)n);
    json_i64(&o, "size", (int64_t)size);
    if (count)
        json_str(&o, "entry", line[0].json);
    json_open(&o, "path", '[');
    for (size_t i = 0; i < proof.count; i++)
        json_str(&o, NULL, crypto_hex(c->arena, proof.hashes[i], 32));
    json_close(&o, ']');
    json_str(&o, "checkpoint", note);
    json_str(&o, "key", journal_key(app->journal, c->arena));
    json_close(&o, '}');
    print_json(c, &b);
    return EXIT_DONE;
}

static int journal_write_out(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    bool ok =
        cli_operands(c, 2, 2, &f) && journal_export(app->journal, cli_path(c, c->argv[2]), &f);

    return end(c, ok, &f);
}

int command_journal(struct cli *c, struct app *app)
{
    if (word_is(c, "checkpoint"))
        return journal_print_checkpoint(c, app);
    if (word_is(c, "verify"))
        return journal_check(c, app);
    if (word_is(c, "prove"))
        return journal_prove(c, app);
    if (word_is(c, "export"))
        return journal_write_out(c, app);
    return usage(c, "journal: checkpoint, verify, prove N or export DIR");
}
