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

/* A second factor at the shell: --otp CODE. */
static bool read_code(struct cli *c, struct str *ret, struct fault *f)
{
    const char *otp = cli_option(c, "otp");

    *ret = otp ? str_of(otp) : STR_NONE;
    return !otp || ret->len || fault_set(f, FAULT_INVALID, "--otp is empty");
}

static bool unfinished(enum login_step next, const char *email, struct fault *f)
{
    if (next == LOGIN_ORGANISATION)
        return fault_deny(f, "log-in", "%s serves several organisations: say --org NAME", email);
    if (next == LOGIN_ENROL)
        return fault_deny(f, "log-in", "%s must set up a second factor in the console first",
                          email);
    return fault_deny(f, "log-in", "%s has a second factor: say --otp CODE", email);
}

/* The session is only to hold the password against; nothing but the user is kept of it. */
static bool log_in(struct app *app, struct cli *c, const char *email, struct id org,
                   struct user *ret, struct fault *f)
{
    struct login_try try = { .email = str_of(email), .org = org };
    struct caller from = { .shell = true };
    struct session session;

    if (!cli_password(c, cli_option(c, "password-file"), &try.password, f) ||
        !read_code(c, &try.otp, f))
        return false;
    if (!login_start(app->accounts, c->arena, &from, &try, &session, f)) {
        if (f->kind == FAULT_UNKNOWN) /* no wrong command line: a wrong person */
            fault_deny(f, "log-in", "--as %s: wrong e-mail address, password or code", email);
        else if (f->kind == FAULT_MISSING)
            fault_deny(f, "organisation", "%s is not a user of '%s'", email, c->org);
        return false;
    }
    *ret = session.user;
    if (!login_end(app->accounts, &session, f))
        return false;
    return session.next == LOGIN_DONE || unfinished(session.next, email, f);
}

bool app_act_as(struct app *app, struct cli *c, struct org_row *ret_org, struct principal *ret_by,
                struct fault *f)
{
    const char *email = cli_option(c, "as");
    struct user user;

    if (!email || c->org) {
        if (!app_org(app, c, ret_org, f))
            return false;
        c->by = *ret_by = app_operator(ret_org->id);
    }
    if (!email)
        return true;
    if (!log_in(app, c, email, c->org ? ret_org->id : ID_NONE, &user, f))
        return false;
    c->by = *ret_by = (struct principal){ .id = user.id, .org = user.org, .roles = user.roles };
    if (c->org && !id_eq(user.org, ret_org->id))
        return fault_deny(f, "organisation", "%s is not a user of '%s'", email, c->org);
    return app_org_of(app, c->arena, user.org, ret_org, f);
}

bool app_controller(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "a controller decides this: say --as EMAIL");
}
