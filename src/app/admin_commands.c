/* SPDX-License-Identifier: EUPL-1.2 */
/* admin_commands.c - user, org, key: what the operator does. */
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/json.h"

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

static const char *state_words(unsigned state)
{
    return state & ACCOUNT_DISABLED     ? "  (disabled)"
           : state & ACCOUNT_UNAPPROVED ? "  (waits for a controller's agreement)"
           : state & ACCOUNT_INVITED    ? "  (invited)"
                                        : "";
}

/* How a user comes in for the first time: at most one of these, shown once. */
struct way_in {
    struct str password, invitation;
};

static void print_user(struct cli *c, const struct user *u, struct str org, struct way_in way)
{
    struct buf b = buf_new(c->arena, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        struct str said = way.password.len ? way.password : way.invitation;

        fprintf(c->out, "%.*s  %.*s%s%.*s%s\n", STR_ARG(u->email), STR_ARG(u->name),
                way.password.len     ? "  password: "
                : way.invitation.len ? "  #/invitation/"
                                     : "",
                STR_ARG(said), state_words(u->state));
        return;
    }
    json_open(&o, NULL, '{');
    json_open(&o, "user", '{');
    json_str(&o, "org", org);
    json_id(&o, "id", u->id);
    json_str(&o, "email", u->email);
    json_str(&o, "name", u->name);
    if (way.password.len)
        json_str(&o, "password", way.password);
    if (way.invitation.len)
        json_str(&o, "invitation", way.invitation);
    write_roles(&o, u->roles);
    json_bool(&o, "disabled", (u->state & ACCOUNT_DISABLED) != 0);
    json_bool(&o, "waiting", (u->state & ~(unsigned)ACCOUNT_DISABLED) != 0);
    json_close(&o, '}');
    json_close(&o, '}');
    cli_print(c, &b);
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

/* Somebody who has a log-in already takes the account up by showing that it is theirs. */
static bool has_login(struct cli *c, struct app *app, struct str email)
{
    struct fault why = { 0 };
    struct user *users;
    size_t count;

    return account_find_all(app->accounts, c->arena, email, &users, &count, &why) && count > 0;
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
    struct str secret;
    bool invited;
    bool ok = cli_operands(c, 2, 2, &f) && app_org(app, c, &org, &f) &&
              roles_parse(roles ? roles : "agent", &n.roles, &f);

    if (!ok)
        return cli_fail(c, &f);
    if (lang && (!lang_parse(str_of(lang), &n.lang) || (n.lang != LANG_FR && n.lang != LANG_EN)))
        return cli_usage(c, "user add: --lang is fr or en");
    n.org = org.id;
    n.email = str_of(c->argv[2]);
    n.name = name ? str_of(name) : n.email;
    n.password = password ? str_of(password) : random_password(c->arena);
    by = app_operator(org.id);
    n.agreed = true;
    invited = has_login(c, app, n.email);
    ok = invited ? account_invite(app->accounts, c->arena, &by, &n, &id, &secret, &f)
                 : account_add(app->accounts, &by, &n, &id, &f);
    if (!ok || !account_get(app->accounts, c->arena, id, &u, &f))
        return cli_fail(c, &f);
    print_user(c, &u, org.name,
               invited ? (struct way_in){ .invitation = secret }
                       : (struct way_in){ .password = n.password });
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
        print_user(c, &users[i], org.name, (struct way_in){ .password = STR_NONE });
    return cli_end(c, ok, &f);
}

/* The account of an address; --org says in which organisation, where there are several. */
static bool find_user(struct cli *c, struct app *app, struct org_row *ret_org, struct user *ret,
                      struct fault *f)
{
    struct user *users;
    size_t count;

    if (c->org) {
        if (!app_org(app, c, ret_org, f))
            return false;
        return account_find(app->accounts, c->arena, ret_org->id, str_of(c->argv[2]), ret, f) ||
               (f->kind == FAULT_MISSING &&
                fault_set(f, FAULT_MISSING, "no account of %s in '%s'", c->argv[2], c->org));
    }
    if (!account_find_all(app->accounts, c->arena, str_of(c->argv[2]), &users, &count, f))
        return false;
    if (count != 1)
        return fault_set(f, FAULT_INVALID, "%s serves %zu organisations: say --org NAME",
                         c->argv[2], count);
    *ret = users[0];
    return app_org_of(app, c->arena, ret->org, ret_org, f);
}

static int user_change(struct cli *c, struct app *app, bool reset, bool disable)
{
    struct str password = random_password(c->arena);
    struct user_change change = { .disabled = &disable };
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    struct user u;

    if (!cli_operands(c, 2, 2, &f) || !find_user(c, app, &org, &u, &f))
        return cli_fail(c, &f);
    by = app_operator(org.id);
    if (!(reset ? account_password(app->accounts, &by, org.id, u.id, password, &f)
                : account_change(app->accounts, &by, u.id, &change, &f)) ||
        !account_get(app->accounts, c->arena, u.id, &u, &f))
        return cli_fail(c, &f);
    print_user(c, &u, org.name, (struct way_in){ .password = reset ? password : STR_NONE });
    return EXIT_DONE;
}

int command_user(struct cli *c, struct app *app)
{
    if (cli_word_is(c, "add"))
        return user_add(c, app);
    if (cli_word_is(c, "list"))
        return user_list(c, app);
    if (cli_word_is(c, "disable"))
        return user_change(c, app, false, true);
    if (cli_word_is(c, "enable"))
        return user_change(c, app, false, false);
    if (cli_word_is(c, "reset"))
        return user_change(c, app, true, false);
    return cli_usage(c, "user: add, list, disable, enable or reset");
}

/* ---- org ---- */

static void print_org(struct cli *c, const struct org_row *org)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%.*s\n", STR_ARG(org->name));
        return;
    }
    json_open(&o, NULL, '{');
    json_id(&o, "id", org->id);
    json_str(&o, "name", org->name);
    json_raw(&o, "settings", org->settings);
    json_close(&o, '}');
    cli_print(c, &b);
}

static int org_list(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row *orgs;
    size_t count = 0;
    bool ok = cli_operands(c, 1, 1, &f) && app_orgs(app, c->arena, &orgs, &count, &f);

    for (size_t i = 0; ok && i < count; i++)
        print_org(c, &orgs[i]);
    return cli_end(c, ok, &f);
}

static int org_add(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row org;
    struct id id;

    if (!cli_operands(c, 2, 2, &f) || !app_org_add(app, str_of(c->argv[2]), &id, &f) ||
        !app_org_of(app, c->arena, id, &org, &f))
        return cli_fail(c, &f);
    print_org(c, &org);
    return EXIT_DONE;
}

static int org_set(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 2, 2, &f) ||
        !app_controller(&by, &f) || !desk_settings_change(app->desk, &by, str_of(c->argv[2]), &f) ||
        !app_org_of(app, c->arena, org.id, &org, &f))
        return cli_fail(c, &f);
    if (c->json)
        print_org(c, &org);
    return EXIT_DONE;
}

/* What corrections taught: sums; with --export training rows; with --reset nothing any more. */
static int org_corrections(struct cli *c, struct app *app)
{
    bool export = cli_flag(c, "export"), reset = cli_flag(c, "reset"), ok;
    struct buf b = buf_new(c->arena, (size_t)256 << 20);
    struct corrections all = { 0 };
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;

    ok = app_act_as(app, c, &org, &by, &f) && cli_operands(c, 1, 1, &f) && app_controller(&by, &f);
    if (ok && reset)
        return cli_end(c, desk_corrections_reset(app->desk, &by, &f), &f);
    buf_add(&b, STR(""));
    if (ok && export)
        ok = desk_corrections_export(app->desk, c->arena, &by, c->json, &b, &f);
    else if (ok)
        ok = desk_corrections(app->desk, c->arena, &by, &all, &f);
    for (size_t i = 0; ok && i < all.count; i++) {
        const struct correction_sum *s = &all.sum[i];

        if (c->json)
            buf_printf(&b,
                       "{\"type\":\"%s\",\"missed\":%lld,\"wrong\":%lld,\"shift\":%.2f,"
                       "\"threshold\":%.2f}\n",
                       span_type_name(s->type), (long long)s->missed, (long long)s->wrong,
                       (double)s->shift, (double)s->threshold);
        else
            buf_printf(&b, "%s: %lld missed, %lld wrong; threshold moved by %+.2f to %.2f\n",
                       span_type_name(s->type), (long long)s->missed, (long long)s->wrong,
                       (double)s->shift, (double)s->threshold);
    }
    if (ok)
        fwrite(buf_str(&b).ptr, 1, b.len, c->out);
    return cli_end(c, ok, &f);
}

int command_org(struct cli *c, struct app *app)
{
    if (cli_word_is(c, "add"))
        return org_add(c, app);
    if (cli_word_is(c, "list"))
        return org_list(c, app);
    if (cli_word_is(c, "set"))
        return org_set(c, app);
    if (cli_word_is(c, "corrections"))
        return org_corrections(c, app);
    return cli_usage(c, "org: add NAME, list, set JSON, or corrections");
}

/* ---- key ---- */

int command_key(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct org_row org;
    struct principal by;
    uint64_t rewrapped;

    if (!cli_word_is(c, "rotate"))
        return cli_usage(c, "key: rotate");
    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f))
        return cli_fail(c, &f);
    by = app_operator(org.id);
    if (!vault_rotate_org(app->vault, &by, org.id, &rewrapped, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"rewrapped\":%llu}\n" : "%llu keys re-wrapped\n",
            (unsigned long long)rewrapped);
    return EXIT_DONE;
}
