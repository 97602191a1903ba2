/* SPDX-License-Identifier: EUPL-1.2 */
/* policy_commands.c - policy: the matrix in force and its versions, putting another in force, and
 * why a decision falls as it does. */
#include <string.h>

#include "app/app.h"
#include "base/json.h"
#include "policy/scope.h"
#include "policy/versions.h"

/* --version N, --from N, ...: 0 where it is not given. */
static bool number_asked(struct cli *c, const char *name, int64_t *ret, struct fault *f)
{
    const char *word = cli_option(c, name);

    *ret = 0;
    return !word || (str_to_i64(str_of(word), ret) && *ret > 0) ||
           fault_set(f, FAULT_UNKNOWN, "policy: --%s N: the number of a version", name);
}

/* ---- show, export ---- */

static void print_csv(struct cli *c, const struct policy_row *row)
{
    struct buf b = buf_new(c->arena, 4 * POLICY_CSV_MAX);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_i64(&o, "version", row->version);
    json_str(&o, "csv", row->matrix);
    json_str(&o, "contracts", row->contracts);
    json_close(&o, '}');
    cli_print(c, &b);
}

static int policy_print(struct cli *c, struct app *app)
{
    bool contracts = cli_flag(c, "contracts");
    struct policy_row row;
    struct fault f = { 0 };
    struct str text;
    struct org_row org;
    int64_t version;

    if (!number_asked(c, "version", &version, &f) || !cli_operands(c, 1, 1, &f) ||
        !app_org(app, c, &org, &f) ||
        !policy_version(app->policy, c->arena, org.id, version, &row, &f))
        return cli_fail(c, &f);
    text = contracts ? row.contracts : row.matrix;
    if (c->json)
        print_csv(c, &row);
    else
        fprintf(c->out, "%.*s", STR_ARG(text));
    return EXIT_DONE;
}

/* ---- versions, diff ---- */

static void print_version(struct cli *c, const struct policy_row *row)
{
    struct buf b = buf_new(c->arena, (size_t)16 << 10);
    struct json_out o = json_out(&b);
    char at[CLOCK_TEXT_SIZE];
    struct str when = clock_text(row->at, at);

    if (!c->json) {
        fprintf(c->out, "%lld  %.*s  %.*s%s\n", (long long)row->version, STR_ARG(when),
                STR_ARG(row->comment), row->four_eyes ? "  (four eyes)" : "");
        return;
    }
    json_open(&o, NULL, '{');
    json_i64(&o, "version", row->version);
    json_time(&o, "at", row->at);
    json_id(&o, "by", row->by);
    json_id(&o, "approved_by", row->approved);
    json_str(&o, "comment", row->comment);
    json_i64(&o, "same_as", row->same_as);
    json_bool(&o, "four_eyes", row->four_eyes);
    json_close(&o, '}');
    cli_print(c, &b);
}

static int policy_list(struct cli *c, struct app *app)
{
    struct policy_row *rows;
    struct fault f = { 0 };
    struct org_row org;
    size_t count;

    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f) ||
        !policy_versions(app->policy, c->arena, org.id, 0, &rows, &count, &f))
        return cli_fail(c, &f);
    for (size_t i = 0; i < count; i++)
        print_version(c, &rows[i]);
    return EXIT_DONE;
}

static void print_texts(struct cli *c, const char *kind, struct str fr, struct str en)
{
    struct buf b = buf_new(c->arena, (size_t)4 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%s\n  %.*s\n  %.*s\n", kind, STR_ARG(en), STR_ARG(fr));
        return;
    }
    json_open(&o, NULL, '{');
    json_cstr(&o, "kind", kind);
    json_open(&o, "text", '{');
    json_str(&o, "fr", fr);
    json_str(&o, "en", en);
    json_close(&o, '}');
    json_close(&o, '}');
    cli_print(c, &b);
}

static void print_changes(struct cli *c, const struct policy_changes *d)
{
    if (d->four_eyes_from != d->four_eyes_to)
        print_texts(c, d->four_eyes_to ? "narrowed" : "widened",
                    four_eyes_words(d->four_eyes_to, true),
                    four_eyes_words(d->four_eyes_to, false));
    for (size_t i = 0; i < d->count; i++)
        print_texts(c, change_kind_name(cell_change_kind(&d->cells[i])),
                    cell_change_words(c->arena, &d->cells[i], true),
                    cell_change_words(c->arena, &d->cells[i], false));
}

/* Two versions; or, with a file, what it would change of the one in force. */
static bool asked_changes(struct cli *c, struct app *app, struct policy_changes *ret,
                          struct fault *f)
{
    bool contracts = cli_flag(c, "contracts");
    struct policy_wanted w = { 0 };
    struct org_row org;
    int64_t from, to;
    struct str csv;

    if (!number_asked(c, "from", &from, f) || !number_asked(c, "to", &to, f) ||
        !cli_operands(c, 1, from ? 1 : 2, f) || !app_org(app, c, &org, f))
        return false;
    if (from)
        return policy_compare(app->policy, c->arena, org.id, from, to, ret, f);
    if (c->argc < 3)
        return fault_set(f, FAULT_UNKNOWN, "policy diff: --from N [--to N], or a FILE");
    if (!cli_read(c, c->argv[2], POLICY_CSV_MAX, &csv, f))
        return false;
    w.matrix = contracts ? STR_NONE : csv;
    w.contracts = contracts ? csv : STR_NONE;
    return policy_preview(app->policy, c->arena, org.id, &w, ret, f);
}

static int policy_diff_print(struct cli *c, struct app *app)
{
    struct policy_changes changes;
    struct fault f = { 0 };

    if (!asked_changes(c, app, &changes, &f))
        return cli_fail(c, &f);
    print_changes(c, &changes);
    return EXIT_DONE;
}

/* ---- apply, rollback ---- */

static int told_outcome(struct cli *c, const struct policy_outcome *done)
{
    bool waits = !id_is_none(done->proposal);

    if (c->json && waits)
        fprintf(c->out, "{\"version\":null,\"proposal\":\"" ID_FMT "\"}\n", ID_ARG(done->proposal));
    else if (c->json)
        fprintf(c->out, "{\"version\":%lld,\"proposal\":null}\n", (long long)done->version);
    else if (!c->quiet && waits)
        fprintf(c->err, "proposal " ID_FMT " waits for a second controller\n",
                ID_ARG(done->proposal));
    else if (!c->quiet)
        fprintf(c->err, "policy version %lld is in force\n", (long long)done->version);
    return EXIT_DONE;
}

static struct str comment_asked(struct cli *c)
{
    const char *word = cli_option(c, "comment");

    return word ? str_of(word) : STR("");
}

/* What is wrong with the file is said to anybody; putting it in force takes a controller. */
static int policy_apply_file(struct cli *c, struct app *app)
{
    bool contracts = cli_flag(c, "contracts");
    struct policy_wanted w = { .comment = comment_asked(c) };
    struct policy_outcome done;
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    struct str csv;

    if (!number_asked(c, "from", &w.base, &f) || !app_act_as(app, c, &org, &by, &f) ||
        !cli_operands(c, 2, 2, &f) || !cli_read(c, c->argv[2], POLICY_CSV_MAX, &csv, &f))
        return cli_fail(c, &f);
    w.matrix = contracts ? STR_NONE : csv;
    w.contracts = contracts ? csv : STR_NONE;
    if (!policy_change(app->policy, &by, &w, &done, &f))
        return cli_fail(c, &f);
    return told_outcome(c, &done);
}

static int policy_roll_back(struct cli *c, struct app *app)
{
    struct policy_wanted w = { .comment = comment_asked(c) };
    struct policy_outcome done;
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 2, 2, &f))
        return cli_fail(c, &f);
    if (!str_to_i64(str_of(c->argv[2]), &w.same_as) || w.same_as < 1)
        return cli_usage(c, "policy rollback N: the number of a version");
    if (!policy_change(app->policy, &by, &w, &done, &f))
        return cli_fail(c, &f);
    return told_outcome(c, &done);
}

/* ---- four eyes ---- */

static void print_proposal(struct cli *c, const struct proposal_row *p, enum proposal_state state)
{
    struct buf b = buf_new(c->arena, (size_t)8 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, ID_FMT "  %s  from version %lld  %.*s\n", ID_ARG(p->id),
                proposal_state_name(state), (long long)p->row.version, STR_ARG(p->row.comment));
        return;
    }
    json_open(&o, NULL, '{');
    json_id(&o, "id", p->id);
    json_cstr(&o, "state", proposal_state_name(state));
    json_i64(&o, "base", p->row.version);
    json_id(&o, "by", p->row.by);
    json_time(&o, "at", p->row.at);
    json_time(&o, "expires", p->expires);
    json_str(&o, "comment", p->row.comment);
    json_str(&o, "reason", p->reason);
    json_close(&o, '}');
    cli_print(c, &b);
}

static int policy_proposals_print(struct cli *c, struct app *app)
{
    enum proposal_state *states;
    struct proposal_row *rows;
    struct fault f = { 0 };
    struct org_row org;
    size_t count;

    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f) ||
        !policy_proposals(app->policy, c->arena, org.id, &rows, &states, &count, &f))
        return cli_fail(c, &f);
    for (size_t i = 0; i < count; i++)
        print_proposal(c, &rows[i], states[i]);
    return EXIT_DONE;
}

static int policy_decide_proposal(struct cli *c, struct app *app, bool approve)
{
    struct str reason = comment_asked(c);
    struct policy_outcome done = { 0 };
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    struct id id;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 2, 2, &f))
        return cli_fail(c, &f);
    if (!id_parse(str_of(c->argv[2]), &id))
        return cli_usage(c, "policy approve|refuse ID: the id of a proposal");
    if (!approve && !reason.len)
        return cli_usage(c, "policy refuse ID --comment WHY");
    if (!(approve ? policy_approve(app->policy, &by, id, &done.version, &f)
                  : policy_refuse(app->policy, &by, id, reason, &f)))
        return cli_fail(c, &f);
    return approve ? told_outcome(c, &done) : EXIT_DONE;
}

static int policy_approve_one(struct cli *c, struct app *app)
{
    return policy_decide_proposal(c, app, true);
}

static int policy_refuse_one(struct cli *c, struct app *app)
{
    return policy_decide_proposal(c, app, false);
}

static int policy_four_eyes(struct cli *c, struct app *app)
{
    struct policy_wanted w = { .comment = comment_asked(c) };
    struct policy_outcome done;
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    bool on;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 2, 2, &f))
        return cli_fail(c, &f);
    on = strcmp(c->argv[2], "on") == 0;
    if (!on && strcmp(c->argv[2], "off") != 0)
        return cli_usage(c, "policy four-eyes on|off");
    w.four_eyes = &on;
    if (!policy_change(app->policy, &by, &w, &done, &f))
        return cli_fail(c, &f);
    return told_outcome(c, &done);
}

/* ---- explain ---- */

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
    cli_print(c, &b);
}

/* By the version that is in force, or by an old one. */
static bool decide_by(struct cli *c, struct app *app, struct id org, int64_t version,
                      enum role role, enum purpose purpose, enum category category,
                      struct verdict_of_policy *ret, struct fault *f)
{
    struct policy_row row;
    struct matrix m;

    if (!policy_version(app->policy, c->arena, org, version, &row, f) ||
        !matrix_read(c->arena, row.matrix, &m, f))
        return false;
    matrix_decide(&m, 1u << role, purpose, category, ret);
    return true;
}

/* One line: who or what, what for, what is given, and what decided. */
static void print_sees(struct cli *c, struct str subject, enum purpose purpose,
                       enum category category, const struct verdict_of_policy *v)
{
    struct buf b = buf_new(c->arena, (size_t)4 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%-28.*s %-11s %-11s %-7s %s\n", STR_ARG(subject), purpose_name(purpose),
                category_name(category), access_name(v->access), v->rule);
        return;
    }
    json_open(&o, NULL, '{');
    json_str(&o, "who", subject);
    json_cstr(&o, "purpose", purpose_name(purpose));
    json_cstr(&o, "category", category_name(category));
    json_cstr(&o, "access", access_name(v->access));
    json_cstr(&o, "rule", v->rule);
    json_close(&o, '}');
    cli_print(c, &b);
}

static void print_purposes(struct cli *c, const struct matrix *m, struct str subject,
                           unsigned roles, enum category category)
{
    for (unsigned p = 0; p < PURPOSES; p++) {
        struct verdict_of_policy v;

        matrix_decide(m, roles, (enum purpose)p, category, &v);
        if (v.access != ACCESS_NONE)
            print_sees(c, subject, (enum purpose)p, category, &v);
    }
}

/* What an emergency adds to `why` for these roles, where it adds anything. */
static void print_urgent(struct cli *c, struct str subject, struct reason why, unsigned urgent,
                         enum purpose purpose, enum category category)
{
    struct verdict_of_policy v;

    matrix_emergency(urgent, purpose, category, &why);
    if (!why.emergency)
        return;
    v.access = why.access;
    reason_rule(&why, purpose, category, v.rule);
    print_sees(c, subject, purpose, category, &v);
}

/* Whom the organisation lets open in an emergency: what the floor leaves, for want of a row. */
static void print_emergency(struct cli *c, const struct matrix *m, struct str subject,
                            unsigned roles, unsigned urgent, enum category category)
{
    for (unsigned p = 0; p < PURPOSES && urgent; p++) {
        struct reason why;

        matrix_weigh(m, roles, (enum purpose)p, category, &why);
        print_urgent(c, subject, why, urgent, (enum purpose)p, category);
    }
}

/* Which tickets only, where a user is limited. */
static bool print_limits(struct cli *c, struct app *app, const struct user *u, struct fault *f)
{
    struct buf b = buf_new(c->arena, (size_t)4 << 10);
    struct json_out o = json_out(&b);
    struct user_scope s;

    if (!policy_user_scope(app->policy, c->arena, u->org, u->id, &s, f))
        return false;
    if (!c->json && (s.queues || s.own))
        fprintf(c->out, "%-28.*s only:%s%s\n", STR_ARG(u->email), s.queues ? " scope:queue" : "",
                s.own ? " scope:own-tickets" : "");
    if (!c->json || (!s.queues && !s.own))
        return true;
    json_open(&o, NULL, '{');
    json_str(&o, "who", u->email);
    json_open(&o, "scopes", '[');
    if (s.queues)
        json_cstr(&o, NULL, "scope:queue");
    if (s.own)
        json_cstr(&o, NULL, "scope:own-tickets");
    json_close(&o, ']');
    json_close(&o, '}');
    cli_print(c, &b);
    return true;
}

static void print_hidden(struct cli *c, struct str who, enum purpose purpose,
                         const struct hidden *hidden)
{
    struct buf b = buf_new(c->arena, (size_t)4 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%-28.*s %-11s not of %lld guarded: %s\n", STR_ARG(who),
                purpose_name(purpose), (long long)hidden->persons, hidden->rule);
        return;
    }
    json_open(&o, NULL, '{');
    json_str(&o, "who", who);
    json_cstr(&o, "purpose", purpose_name(purpose));
    json_cstr(&o, "hidden", hidden->rule);
    json_i64(&o, "persons", hidden->persons);
    json_close(&o, '}');
    cli_print(c, &b);
}

/* Of how many guarded persons a user sees nothing of what is theirs in general. */
static bool print_guarded(struct cli *c, struct app *app, const struct matrix *m,
                          const struct user *u, unsigned urgent, enum category category,
                          struct fault *f)
{
    struct hidden hidden[GUARD_GROUPS];
    struct guarded guarded;

    if (!policy_guarded(app->policy, u->org, u->id, &guarded, f))
        return false;
    for (unsigned p = 0; p < PURPOSES; p++) {
        struct reason why;
        size_t count = guarded_hidden(&guarded, u->roles, (enum purpose)p, hidden);

        matrix_weigh(m, u->roles, (enum purpose)p, category, &why);
        matrix_emergency(urgent, (enum purpose)p, category, &why);
        for (size_t i = 0; i < count && why.access != ACCESS_NONE; i++)
            print_hidden(c, u->email, (enum purpose)p, &hidden[i]);
    }
    return true;
}

/* Who can see a category: roles first, in an emergency too, then the users who can log in, with
 * what narrows it for them. */
static int explain_category(struct cli *c, struct app *app, const char *word)
{
    struct fault f = { 0 };
    struct org_row org;
    struct org_settings settings;
    struct matrix m;
    struct user *users;
    enum category category;
    int64_t version;
    size_t count;

    if (!category_parse(str_of(word), &category))
        return cli_usage(c, "policy explain: no category of that name");
    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f) ||
        !policy_in_force(app->policy, org.id, &m, &version, &f) ||
        !desk_settings(app->desk, c->arena, org.id, &settings, &f) ||
        !account_list(app->accounts, c->arena, org.id, &users, &count, &f))
        return cli_fail(c, &f);
    for (unsigned r = 0; r < ROLES; r++)
        print_purposes(c, &m, str_of(role_name((enum role)r)), 1u << r, category);
    for (unsigned r = 0; r < ROLES; r++)
        print_emergency(c, &m, str_of(role_name((enum role)r)), 1u << r,
                        settings.opening.emergency & 1u << r, category);
    for (size_t i = 0; i < count; i++) {
        unsigned urgent = users[i].roles & settings.opening.emergency;

        if (users[i].state)
            continue;
        print_purposes(c, &m, users[i].email, users[i].roles, category);
        print_emergency(c, &m, users[i].email, users[i].roles, urgent, category);
        if (!print_limits(c, app, &users[i], &f) ||
            !print_guarded(c, app, &m, &users[i], urgent, category, &f))
            return cli_fail(c, &f);
    }
    return EXIT_DONE;
}

static bool find_user(struct cli *c, struct app *app, struct id org, const char *email,
                      struct user *ret, struct fault *f)
{
    struct user *users;
    size_t count;

    if (!account_list(app->accounts, c->arena, org, &users, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!str_eq(users[i].email, str_of(email)))
            continue;
        *ret = users[i];
        return true;
    }
    return fault_set(f, FAULT_MISSING, "no user of the organisation has that e-mail address");
}

/* What somebody can see: every purpose and category, none too; of one ticket, as its scope has it.
 */
static int explain_user(struct cli *c, struct app *app, const char *email)
{
    const char *word = cli_option(c, "ticket");
    struct access_wanted w = { 0 };
    struct fault f = { 0 };
    struct org_settings settings;
    struct org_row org;
    struct matrix m;
    struct scope scope;
    struct user u = { 0 };
    int64_t version;

    if (word && !id_parse(str_of(word), &w.ticket))
        return cli_usage(c, "policy explain: --ticket ID");
    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f) ||
        !find_user(c, app, org.id, email, &u, &f) ||
        !desk_settings(app->desk, c->arena, org.id, &settings, &f) ||
        !policy_in_force(app->policy, org.id, &m, &version, &f))
        return cli_fail(c, &f);
    w.by = (struct principal){ u.id, org.id, u.state ? 0 : u.roles };
    if (!policy_scope(app->policy, &w, &scope, &f))
        return cli_fail(c, &f);
    for (unsigned p = 0; p < PURPOSES; p++)
        for (unsigned k = 0; k < CATEGORIES; k++) {
            struct verdict_of_policy v;
            struct reason why;

            access_weigh(&m, &scope, w.by.roles, (enum purpose)p, (enum category)k, &why);
            v.access = why.access;
            reason_rule(&why, (enum purpose)p, (enum category)k, v.rule);
            print_sees(c, u.email, (enum purpose)p, (enum category)k, &v);
            print_urgent(c, u.email, why, w.by.roles & settings.opening.emergency, (enum purpose)p,
                         (enum category)k);
        }
    return EXIT_DONE;
}

static int policy_explain_words(struct cli *c, struct app *app)
{
    const char *r = cli_option(c, "role"), *p = cli_option(c, "purpose"),
               *k = cli_option(c, "category"), *who = cli_option(c, "user");
    struct verdict_of_policy v;
    struct fault f = { 0 };
    struct org_row org;
    enum role role;
    enum purpose purpose;
    enum category category;
    int64_t version;

    if (!r && !p && (k || who))
        return who ? explain_user(c, app, who) : explain_category(c, app, k);
    if (!r || !p || !k || !role_parse(str_of(r), &role) || !purpose_parse(str_of(p), &purpose) ||
        !category_parse(str_of(k), &category))
        return cli_usage(c, "policy explain: --role ROLE --purpose PURPOSE --category CATEGORY");
    if (!number_asked(c, "version", &version, &f) || !cli_operands(c, 1, 1, &f) ||
        !app_org(app, c, &org, &f) ||
        !decide_by(c, app, org.id, version, role, purpose, category, &v, &f))
        return cli_fail(c, &f);
    print_verdict(c, &v, role, purpose, category);
    return EXIT_DONE;
}

int command_policy(struct cli *c, struct app *app)
{
    static const struct {
        const char *word;
        int (*run)(struct cli *c, struct app *app);
    } words[] = {
        { "show", policy_print },
        { "export", policy_print },
        { "apply", policy_apply_file },
        { "versions", policy_list },
        { "diff", policy_diff_print },
        { "rollback", policy_roll_back },
        { "explain", policy_explain_words },
        { "proposals", policy_proposals_print },
        { "approve", policy_approve_one },
        { "refuse", policy_refuse_one },
        { "four-eyes", policy_four_eyes },
    };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (cli_word_is(c, words[i].word))
            return words[i].run(c, app);
    return cli_usage(c, "policy: show, export, versions, diff, apply FILE, rollback N, four-eyes, "
                        "proposals, approve, refuse or explain");
}
