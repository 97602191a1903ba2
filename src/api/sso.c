/* SPDX-License-Identifier: EUPL-1.2 */
/* sso.c - single sign-on: an organisation's identity provider, going there and coming back.
 *
 * Nothing here redirects: the console goes where it is told, and brings back what it was given. */
#include "account/oidc.h"
#include "api/api_priv.h"

#define ACCOUNTS (x->api->parts.accounts)

/* ---- logging in ---- */

HANDLER(sso_list_get)
{
    struct oidc_listed *listed;
    struct answer n;
    size_t count;

    if (!oidc_list(ACCOUNTS, x->arena, &listed, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        json_id(&n.out, "organisation", listed[i].org);
        json_str(&n.out, "name", listed[i].name);
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}

static bool send_begun(struct exchange *x, const struct oidc_begun *begun, struct fault *f)
{
    struct answer n;

    set_cookie(x, COOKIE_SSO, begun->cookie, (int)(OIDC_BEGUN_MS / 1000));
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_str(&n.out, "url", begun->url);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(sso_begin_post)
{
    struct str invitation = json_text(x->body, "invitation");
    struct oidc_begun begun;
    struct id org;

    if (!optional_id(x, "organisation", &org, f) || id_is_none(org))
        return field_fault(f, "organisation", "is the id of an organisation");
    if (!oidc_begin(ACCOUNTS, x->arena, org, invitation, &begun, f))
        return false;
    return send_begun(x, &begun, f);
}

HANDLER(sso_again_post)
{
    struct oidc_begun begun;

    if (!oidc_begin_again(ACCOUNTS, x->arena, &x->session, &begun, f))
        return false;
    return send_begun(x, &begun, f);
}

HANDLER(sso_done_post)
{
    struct caller from = caller_of(x);
    struct session present;
    struct fault none = { 0 };
    bool has = login_session(ACCOUNTS, x->arena,
                             http_request_cookie(x->rq, cookie_name(x->api, COOKIE_SESSION)),
                             &present, &none);
    struct oidc_answer answer = {
        .code = json_text(x->body, "code"),
        .state = json_text(x->body, "state"),
        .issuer = json_text(x->body, "iss"),
        .cookie = http_request_cookie(x->rq, cookie_name(x->api, COOKIE_SSO)),
        .session = has ? &present : NULL,
    };
    bool ok = true;

    if (!answer.code.ptr)
        ok = field_fault(f, "code", "must be a text");
    if (!answer.state.ptr)
        ok = field_fault(f, "state", "must be a text");
    if (!ok || !oidc_finish(ACCOUNTS, x->arena, &from, &answer, &x->session, f))
        return false;
    set_cookie(x, COOKIE_SSO, STR(""), 0);
    return send_session(x, f);
}

HANDLER(sso_end_get)
{
    struct answer n;
    struct str url;

    if (!oidc_log_out(ACCOUNTS, x->arena, &x->session, &url, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    if (url.ptr)
        json_str(&n.out, "url", url);
    else
        json_null_out(&n.out, "url");
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- settings ---- */

static void write_mappings(struct json_out *o, const struct oidc_settings *s)
{
    json_open(o, "mappings", '[');
    for (size_t i = 0; i < s->mapping_count; i++) {
        json_open(o, NULL, '{');
        json_str(o, "value", s->mappings[i].value);
        write_roles(o, s->mappings[i].roles);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static bool send_settings(struct exchange *x, const struct oidc_settings *s, struct fault *f)
{
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_bool(&n.out, "possible", oidc_possible(ACCOUNTS));
    json_bool(&n.out, "set", s->issuer.len != 0);
    json_str(&n.out, "redirect", oidc_redirect(ACCOUNTS, x->arena));
    json_str(&n.out, "name", s->name);
    json_str(&n.out, "issuer", s->issuer);
    json_str(&n.out, "client", s->client);
    json_bool(&n.out, "secret_set", s->secret.len != 0);
    json_str(&n.out, "roles_claim", s->roles_claim);
    write_mappings(&n.out, s);
    json_bool(&n.out, "adds_unknown", s->adds_unknown);
    json_bool(&n.out, "trusts_address", s->trusts_address);
    json_bool(&n.out, "listed", s->is_listed);
    json_cstr(&n.out, "second", oidc_second_name((int)s->second));
    json_str(&n.out, "acr_values", s->acr_values);
    json_str(&n.out, "amr_values", s->amr_values);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(sso_get)
{
    struct oidc_settings s = { .is_listed = true };
    struct fault why = { 0 };

    if (!principal_is(&x->by, ROLE_ADMIN) && !principal_is(&x->by, ROLE_AUDITOR) &&
        !only_role(x, ROLE_CONTROLLER, f))
        return false;
    if (!oidc_settings_get(ACCOUNTS, x->arena, x->by.org, &s, &why) && why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    return send_settings(x, &s, f);
}

/* A list of roles that people can have. */
static bool read_role_list(const json_t *list, unsigned *ret)
{
    *ret = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct str word = str_of(json_string_value(json_array_get(list, i)));
        enum role role;

        if (!role_parse(word, &role) || role == ROLE_TOOL)
            return false;
        *ret |= 1u << role;
    }
    return *ret != 0;
}

static bool read_mappings(struct exchange *x, struct oidc_settings *s, struct fault *f)
{
    const json_t *list = json_object_get(x->body, "mappings");
    size_t count = json_array_size(list);

    if ((list && !json_is_array(list)) || count > OIDC_MAPPINGS_MAX)
        return field_fault(f, "mappings", "is a list of at most 50");
    s->mappings = arena_many(x->arena, struct oidc_mapping, count + 1);
    for (size_t i = 0; s->mappings && i < count; i++) {
        const json_t *one = json_array_get(list, i);
        struct oidc_mapping *m = &s->mappings[s->mapping_count++];

        m->value = json_text(one, "value");
        if (!m->value.ptr || !read_role_list(json_object_get(one, "roles"), &m->roles))
            return field_fault(f, "mappings", "each is a value and roles of a person");
    }
    return arena_check(x->arena, f);
}

static bool read_second(struct exchange *x, enum oidc_second *ret, struct fault *f)
{
    struct str word = json_text(x->body, "second");

    if (!json_object_get(x->body, "second"))
        return true;
    for (int i = 0; i < OIDC_SECONDS; i++)
        if (str_eq(word, str_of(oidc_second_name(i)))) {
            *ret = (enum oidc_second)i;
            return true;
        }
    return field_fault(f, "second", "is never, claims or always");
}

static struct str text_or_none(struct exchange *x, const char *name)
{
    struct str text = json_text(x->body, name);

    return text.ptr ? text : STR("");
}

HANDLER(sso_post)
{
    struct oidc_settings s = {
        .name = json_text(x->body, "name"),
        .issuer = json_text(x->body, "issuer"),
        .client = json_text(x->body, "client"),
        .secret = json_text(x->body, "secret"),
        .roles_claim = text_or_none(x, "roles_claim"),
        .acr_values = text_or_none(x, "acr_values"),
        .amr_values = text_or_none(x, "amr_values"),
        .adds_unknown = json_flag(x->body, "adds_unknown", false),
        .trusts_address = json_flag(x->body, "trusts_address", false),
        .is_listed = json_flag(x->body, "listed", true),
    };

    if (!only_role(x, ROLE_CONTROLLER, f) || !read_mappings(x, &s, f) ||
        !read_second(x, &s.second, f) || !oidc_settings_set(ACCOUNTS, x->arena, &x->by, &s, f) ||
        !oidc_settings_get(ACCOUNTS, x->arena, x->by.org, &s, f))
        return false;
    return send_settings(x, &s, f);
}

HANDLER(sso_delete)
{
    return only_role(x, ROLE_CONTROLLER, f) && oidc_settings_remove(ACCOUNTS, &x->by, f) &&
           reply_nothing(x);
}
