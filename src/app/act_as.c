/* SPDX-License-Identifier: EUPL-1.2 */
/* act_as.c - who stands at the shell.
 *
 * Whoever may run a command on the data folder is its operator, who runs the desk and decides
 * nothing about customers' data.  What a controller decides needs a controller: `--as EMAIL` and
 * their password, which opens a session, journalled like any log-in and over again at once. */
#include "app/app.h"

struct principal app_operator(struct id org)
{
    return (struct principal){ .id = ID_NONE, .org = org, .roles = 1u << ROLE_ADMIN };
}

/* The session is only to hold the password against; nothing but the user is kept of it. */
static bool log_in(struct app *app, struct cli *c, const char *email, struct user *ret,
                   struct fault *f)
{
    struct session session;
    struct str password;

    if (!cli_password(c, cli_option(c, "password-file"), &password, f))
        return false;
    if (!account_login(app->accounts, c->arena, str_of(email), password, &session, f)) {
        if (f->kind == FAULT_UNKNOWN) /* no wrong command line: a wrong person */
            fault_deny(f, "log-in", "--as %s: wrong e-mail address or password", email);
        return false;
    }
    *ret = session.user;
    return account_logout(app->accounts, &session, f);
}

bool app_act_as(struct app *app, struct cli *c, struct org_row *ret_org, struct principal *ret_by,
                struct fault *f)
{
    const char *email = cli_option(c, "as");
    struct user user;

    if (!email || c->org) {
        if (!app_org(app, c, ret_org, f))
            return false;
        *ret_by = app_operator(ret_org->id);
    }
    if (!email)
        return true;
    if (!log_in(app, c, email, &user, f))
        return false;
    if (c->org && !id_eq(user.org, ret_org->id))
        return fault_deny(f, "organisation", "%s is not a user of '%s'", email, c->org);
    *ret_by = (struct principal){ .id = user.id, .org = user.org, .roles = user.roles };
    return app_org_of(app, c->arena, user.org, ret_org, f);
}

bool app_controller(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "a controller decides this: say --as EMAIL");
}
