/* SPDX-License-Identifier: EUPL-1.2 */
/* init.c - makes a data folder; with --demo two made-up organisations to look around in. */
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/json.h"

extern const unsigned char embed_demo[];
extern const uint64_t embed_demo_size;

static struct str password_new(struct arena *a)
{
    uint8_t bytes[12];
    struct str text;

    crypto_random(bytes, sizeof bytes);
    text = crypto_base64url(a, bytes, sizeof bytes);
    crypto_wipe(bytes, sizeof bytes);
    return text;
}

static void print_user(struct cli *c, struct str org, const struct user_new *u)
{
    struct buf b = buf_new(c->arena, (size_t)8 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "  %-28.*s %-24.*s %.*s\n", STR_ARG(u->email), STR_ARG(u->password),
                STR_ARG(org));
        return;
    }
    json_open(&o, NULL, '{');
    json_open(&o, "user", '{');
    json_str(&o, "org", org);
    json_str(&o, "email", u->email);
    json_str(&o, "password", u->password);
    json_open(&o, "roles", '[');
    for (unsigned r = 0; r < ROLES; r++)
        if (u->roles >> r & 1u)
            json_cstr(&o, NULL, role_name((enum role)r));
    json_close(&o, ']');
    json_close(&o, '}');
    json_close(&o, '}');
    fprintf(c->out, "%.*s\n", STR_ARG(buf_str(&b)));
}

static void print_source(struct cli *c, struct str org, struct str name, struct id id,
                         struct str token)
{
    struct buf b = buf_new(c->arena, (size_t)8 << 10);
    struct json_out o = json_out(&b);

    if (!c->json)
        return;
    json_open(&o, NULL, '{');
    json_open(&o, "source", '{');
    json_str(&o, "org", org);
    json_str(&o, "name", name);
    json_id(&o, "id", id);
    json_str(&o, "token", token);
    json_close(&o, '}');
    json_close(&o, '}');
    fprintf(c->out, "%.*s\n", STR_ARG(buf_str(&b)));
}

static bool add_user(struct cli *c, struct app *app, struct id org, struct str org_name,
                     struct user_new u, struct id *ret_id, struct fault *f)
{
    struct principal by = app_operator(org);

    u.org = org;
    u.password = password_new(c->arena);
    if (!account_add(app->accounts, &by, &u, ret_id, f))
        return false;
    print_user(c, org_name, &u);
    return true;
}

/* ---- the demo ---- */

struct demo_org {
    struct str name;
    const char *domain, *slug; /* the slug of its help page */
    enum lang lang;
};

static const struct demo_org demo_orgs[] = {
    { STR_INIT("Lumière & Cie"), "lumiere.example", "lumiere", LANG_FR },
    { STR_INIT("Northwind Home"), "northwind.example", "northwind", LANG_EN },
};

static const struct {
    const char *local;
    struct str name;
    unsigned roles;
} demo_users[] = {
    { "agent", STR_INIT("Alix Fontaine"), 1u << ROLE_AGENT },
    { "agent2", STR_INIT("Sam Rivers"), 1u << ROLE_AGENT },
    { "supervisor", STR_INIT("Dominique Vidal"), 1u << ROLE_SUPERVISOR },
    { "controller", STR_INIT("Camille Roche"), 1u << ROLE_CONTROLLER },
    { "admin", STR_INIT("Robin Keller"), 1u << ROLE_ADMIN },
    { "auditor", STR_INIT("Maxime Arnaud"), 1u << ROLE_AUDITOR },
};

static const struct {
    struct str name, channel, purpose, basis;
    int64_t days;
} demo_sources[] = {
    { STR_INIT("mailbox"), STR_INIT("mail"), STR_INIT("support"), STR_INIT("contract"), 1095 },
    { STR_INIT("web-form"), STR_INIT("form"), STR_INIT("support"), STR_INIT("contract"), 1095 },
    { STR_INIT("api"), STR_INIT("api"), STR_INIT("support"), STR_INIT("contract"), 1095 },
    { STR_INIT("old-files"), STR_INIT("import"), STR_INIT(""), STR_INIT("none"), 0 },
};

static bool add_source(struct cli *c, struct app *app, struct id org, struct str org_name, size_t i,
                       struct fault *f)
{
    struct principal by = app_operator(org);
    struct source_row row = { .name = demo_sources[i].name,
                              .channel = demo_sources[i].channel,
                              .purpose = demo_sources[i].purpose,
                              .basis = demo_sources[i].basis,
                              .special_condition = STR(""),
                              .categories = STR("identity,contact,identifier,financial"),
                              .retention_days = demo_sources[i].days };
    struct token_new token = { .name = row.name };
    struct str secret;

    if (!desk_source_put(app->desk, &by, &row, f))
        return false;
    token.source = row.id;
    if (!token_make(app->accounts, c->arena, &by, &token, &secret, f))
        return false;
    print_source(c, org_name, row.name, row.id, secret);
    return true;
}

static bool add_org(struct cli *c, struct app *app, const struct demo_org *org, struct fault *f)
{
    struct principal by = { .roles = 1u << ROLE_CONTROLLER };
    struct id id, user, supervisor = ID_NONE;

    if (!app_org_add(app, org->name, &id, f))
        return false;
    by.org = id;
    if (!desk_settings_change(app->desk, &by,
                              STR("{\"queues\":[\"general\",\"billing\",\"delivery\"],"
                                  "\"customer_refs\":[\"CL-[0-9]{6}\"]}"),
                              f))
        return false;
    for (size_t i = 0; i < COUNT_OF(demo_users); i++) {
        struct user_new u = { .name = demo_users[i].name,
                              .roles = demo_users[i].roles,
                              .lang = org->lang };

        u.email = str_printf(c->arena, "%s@%s", demo_users[i].local, org->domain);
        if (!add_user(c, app, id, org->name, u, &user, f))
            return false;
        if (u.roles >> ROLE_SUPERVISOR & 1u)
            supervisor = user;
    }
    for (size_t i = 0; i < COUNT_OF(demo_sources); i++)
        if (!add_source(c, app, id, org->name, i, f))
            return false;
    return demo_articles_add(app, id, supervisor, org->slug, f);
}

/* Each line of demo.jsonl: "fr" or "en", the source, and the body of a POST /messages. */
static bool add_message(struct app *app, struct arena *a, struct str line, struct fault *f)
{
    struct str rest = line, lang, source_name;
    struct source_row source;
    struct principal tool;
    struct taken taken;
    struct fault why = { 0 };
    struct org_row *orgs;
    size_t count;
    enum lang l;

    if (!str_split(&rest, ' ', &lang) || !str_split(&rest, ' ', &source_name) ||
        !lang_parse(lang, &l) || !app_orgs(app, a, &orgs, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!str_eq(orgs[i].name, demo_orgs[l == LANG_FR ? 0 : 1].name))
            continue;
        if (!app_source(app, a, orgs[i].id, source_name, &source, &why))
            return fault_set(f, why.kind, "%s", why.text);
        tool = (struct principal){ source.id, orgs[i].id, 1u << ROLE_TOOL };
        return desk_receive(app->desk, &source, &tool, FORMAT_JSON, rest, &taken, f);
    }
    return fault_set(f, FAULT_BROKEN, "demo: no organisation");
}

static bool add_messages(struct app *app, struct fault *f)
{
    struct str rest = str_make(embed_demo, (size_t)embed_demo_size), line;
    int number = 0;

    while (str_line(&rest, &line)) {
        scoped(arena) *a = arena_new((size_t)16 << 20);

        number++;
        if (line.len && (!a || !add_message(app, a, line, f)))
            return fault_wrap(f, "demo message %d", number);
    }
    return true;
}

static bool make_demo(struct cli *c, struct app *app, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(demo_orgs); i++)
        if (!add_org(c, app, &demo_orgs[i], f))
            return false;
    return add_messages(app, f);
}

static bool make_first(struct cli *c, struct app *app, const char *name, const char *email,
                       struct fault *f)
{
    struct user_new u = { .email = str_of(email),
                          .name = STR("Administrator"),
                          .roles = 1u << ROLE_ADMIN,
                          .lang = LANG_FR };
    struct id org, id;

    return app_org_add(app, str_of(name), &org, f) &&
           add_user(c, app, org, str_of(name), u, &id, f);
}

int command_init(struct cli *c, struct app *unused)
{
    bool demo = cli_flag(c, "demo");
    const char *name = cli_option(c, "name"), *email = cli_option(c, "email"),
               *origin = cli_option(c, "origin");
    struct fault f = { 0 };
    struct app app = { .lock_fd = -1 };
    bool ok;

    (void)unused;
    if (!cli_operands(c, 0, 0, &f) || !app_make(cli_path(c, c->data), str_of(origin), &f) ||
        !app_open(cli_path(c, c->data), &app, &f))
        return cli_fail(c, &f);
    ok = demo ? make_demo(c, &app, &f)
              : make_first(c, &app, name ? name : "My organisation",
                           email ? email : "admin@localhost.example", &f);
    app_close(&app);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
