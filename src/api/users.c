/* SPDX-License-Identifier: EUPL-1.2 */
/* users.c - colleagues: who they are, inviting, changing, agreeing to them; and invitations, which
 * their owners take up without being logged in. */
#include <string.h>

#include "api/api_priv.h"

#define ACCOUNTS (x->api->parts.accounts)

/* ---- reading ---- */

/* Colleagues see names and roles; who runs the desk or decides about it sees the rest. */
static bool sees_all(const struct exchange *x)
{
    return principal_is(&x->by, ROLE_ADMIN) || principal_is(&x->by, ROLE_CONTROLLER) ||
           principal_is(&x->by, ROLE_AUDITOR) || principal_is(&x->by, ROLE_SUPERVISOR);
}

static void write_state(struct json_out *o, unsigned state)
{
    json_cstr(o, "state",
              state & ACCOUNT_DISABLED     ? "disabled"
              : state & ACCOUNT_UNAPPROVED ? "unapproved"
              : state & ACCOUNT_INVITED    ? "invited"
                                           : "active");
}

static bool write_user(struct exchange *x, struct json_out *o, const struct user *u,
                       struct fault *f)
{
    json_open(o, NULL, '{');
    json_id(o, "id", u->id);
    json_str(o, "name", u->name);
    write_roles(o, u->roles);
    if (sees_all(x)) {
        json_str(o, "email", u->email);
        json_cstr(o, "lang", lang_name(u->lang));
        write_state(o, u->state);
        json_bool(o, "approvable",
                  (u->state & ACCOUNT_UNAPPROVED) && !id_eq(u->id, x->by.id) &&
                      account_may_approve(&x->by, u->roles));
        json_time(o, "created", u->created);
        if (!write_scope_of(x, o, u->id, f))
            return false;
    }
    json_close(o, '}');
    return true;
}

HANDLER(users_get)
{
    struct user *users;
    struct answer n;
    size_t count;

    if (!account_list(ACCOUNTS, x->arena, x->by.org, &users, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        if ((!users[i].state || sees_all(x)) && !write_user(x, &n.out, &users[i], f))
            return false;
    return answer_list_send(&n, x, f);
}

static bool send_user(struct exchange *x, int status, struct id id, struct str invitation,
                      struct fault *f)
{
    struct user u;
    struct answer n;

    keep_id(x, id);
    if (!account_get(ACCOUNTS, x->arena, id, &u, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_id(&n.out, "id", u.id);
    json_str(&n.out, "name", u.name);
    json_str(&n.out, "email", u.email);
    json_cstr(&n.out, "lang", lang_name(u.lang));
    write_roles(&n.out, u.roles);
    write_state(&n.out, u.state);
    if (invitation.ptr)
        json_str(&n.out, "invitation", invitation);
    else
        json_null_out(&n.out, "invitation");
    json_close(&n.out, '}');
    return answer_send(&n, x, status, f);
}

/* ---- changing ---- */

static bool read_roles(struct exchange *x, unsigned *ret, struct fault *f)
{
    json_t *list = json_object_get(x->body, "roles"), *word;
    size_t i;

    *ret = 0;
    if (!json_is_array(list))
        return field_fault(f, "roles", "is a list of roles");
    json_array_foreach(list, i, word)
    {
        enum role role;

        if (!json_is_string(word) || !role_parse(str_of(json_string_value(word)), &role) ||
            role == ROLE_TOOL)
            return field_fault(f, "roles", "holds a word that is no role of a person");
        *ret |= 1u << role;
    }
    return true;
}

static bool read_lang(struct exchange *x, enum lang *ret, struct fault *f)
{
    struct str word = json_text(x->body, "lang");

    *ret = LANG_FR;
    return !json_object_get(x->body, "lang") ||
           (lang_parse(word, ret) && (*ret == LANG_FR || *ret == LANG_EN)) ||
           field_fault(f, "lang", "is fr or en");
}

HANDLER(user_post)
{
    struct user_new u = { .email = json_text(x->body, "email"),
                          .name = json_text(x->body, "name") };
    struct str secret;
    struct id id;

    if (!only_role(x, ROLE_ADMIN, f))
        return false;
    if (x->replayed.ptr)
        return made_before(x, &id, f) && send_user(x, 201, id, STR_NONE, f);
    if (!read_roles(x, &u.roles, f) || !read_lang(x, &u.lang, f))
        return false;
    return account_invite(ACCOUNTS, x->arena, &x->by, &u, &id, &secret, f) &&
           send_user(x, 201, id, secret, f);
}

HANDLER(user_patch)
{
    struct user_change change = { .name = json_text(x->body, "name"),
                                  .approve = json_flag(x->body, "approve", false) };
    json_t *disabled = json_object_get(x->body, "disabled");
    bool off = json_is_true(disabled);
    unsigned roles;
    enum lang lang;
    struct id id;

    if (!principal_is(&x->by, ROLE_ADMIN) && (!change.approve || json_object_size(x->body) != 1))
        return only_role(x, ROLE_ADMIN, f);
    if (disabled && !json_is_boolean(disabled))
        return field_fault(f, "disabled", "is true or false");
    if (!path_id(x, 0, &id, f) || !read_lang(x, &lang, f) ||
        (json_object_get(x->body, "roles") && !read_roles(x, &roles, f)))
        return false;
    change.disabled = disabled ? &off : NULL;
    change.roles = json_object_get(x->body, "roles") ? &roles : NULL;
    change.lang = json_object_get(x->body, "lang") ? &lang : NULL;
    return account_change(ACCOUNTS, &x->by, id, &change, f) && send_user(x, 200, id, STR_NONE, f);
}

HANDLER(user_invitation_post)
{
    struct str secret;
    struct id id;

    return only_role(x, ROLE_ADMIN, f) && path_id(x, 0, &id, f) &&
           account_reinvite(ACCOUNTS, x->arena, &x->by, id, &secret, f) &&
           send_user(x, 200, id, secret, f);
}

HANDLER(user_sessions_delete)
{
    struct id id;

    return only_role(x, ROLE_ADMIN, f) && path_id(x, 0, &id, f) &&
           account_end_sessions(ACCOUNTS, &x->by, id, f) && reply_nothing(x);
}

/* ---- taking up ---- */

HANDLER(invitation_post)
{
    struct str secret = json_text(x->body, "invitation");
    struct invitation inv;
    struct str org;
    struct answer n;

    if (!login_invitation(ACCOUNTS, x->arena, secret.ptr ? secret : STR(""), &inv, f) ||
        !desk_org_name(x->api->parts.desk, x->arena, inv.user.org, &org, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_str(&n.out, "name", inv.user.name);
    json_str(&n.out, "email", inv.user.email);
    json_str(&n.out, "organisation", org);
    json_bool(&n.out, "has_password", inv.has_login);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(invitation_accept_post)
{
    struct str secret = json_text(x->body, "invitation"), password = json_text(x->body, "password");
    struct caller from = caller_of(x);

    if (!password.ptr)
        return field_fault(f, "password", "must be a text");
    return login_accept(ACCOUNTS, x->arena, &from, secret.ptr ? secret : STR(""), password, f) &&
           reply_nothing(x);
}
