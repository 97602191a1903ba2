/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_settings.c - an organisation's identity provider, as its controller set it.  See oidc.h.
 *
 * The row is sealed whole: it holds the client's secret. */
#include <string.h>

#include "account/oidc_priv.h"
#include "store/sso.h"

#define SETTINGS_MAX ((size_t)64 << 10)

static const char *const seconds[OIDC_SECONDS] = { "never", "claims", "always" };

const char *oidc_second_name(int second)
{
    return second >= 0 && second < OIDC_SECONDS ? seconds[second] : NULL;
}

static enum oidc_second second_of(struct str word)
{
    for (int i = 0; i < OIDC_SECONDS; i++)
        if (str_eq(word, str_of(seconds[i])))
            return (enum oidc_second)i;
    return OIDC_SECOND_NEVER;
}

static struct str about_of(struct arena *a, struct id org)
{
    return secret_about(a, "sso", org, org);
}

/* ---- as a row ---- */

static struct str print(struct arena *a, const struct oidc_settings *s)
{
    struct buf b = buf_new(a, SETTINGS_MAX);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_str(&o, "name", s->name);
    json_str(&o, "issuer", s->issuer);
    json_str(&o, "client", s->client);
    json_str(&o, "secret", s->secret);
    json_str(&o, "roles_claim", s->roles_claim);
    json_bool(&o, "adds_unknown", s->adds_unknown);
    json_bool(&o, "trusts_address", s->trusts_address);
    json_bool(&o, "listed", s->is_listed);
    json_cstr(&o, "second", oidc_second_name((int)s->second));
    json_str(&o, "acr_values", s->acr_values);
    json_str(&o, "amr_values", s->amr_values);
    json_open(&o, "mappings", '[');
    for (size_t i = 0; i < s->mapping_count; i++) {
        json_open(&o, NULL, '{');
        json_str(&o, "value", s->mappings[i].value);
        json_i64(&o, "roles", s->mappings[i].roles);
        json_close(&o, '}');
    }
    json_close(&o, ']');
    json_close(&o, '}');
    return b.failed ? STR_NONE : buf_str(&b);
}

static struct str text_of(struct arena *a, const json_t *j, const char *name)
{
    return str_copy(a, json_text(j, name));
}

static bool parse(struct arena *a, struct str text, struct oidc_settings *ret, struct fault *f)
{
    scoped_json json_t *j = json_read(text, f);
    const json_t *list = json_object_get(j, "mappings");
    size_t count = json_array_size(list);

    if (!j)
        return fault_wrap(f, "settings of single sign-on");
    *ret = (struct oidc_settings){ .name = text_of(a, j, "name"),
                                   .issuer = text_of(a, j, "issuer"),
                                   .client = text_of(a, j, "client"),
                                   .secret = text_of(a, j, "secret"),
                                   .roles_claim = text_of(a, j, "roles_claim"),
                                   .adds_unknown = json_flag(j, "adds_unknown", false),
                                   .trusts_address = json_flag(j, "trusts_address", false),
                                   .is_listed = json_flag(j, "listed", false),
                                   .second = second_of(json_text(j, "second")),
                                   .acr_values = text_of(a, j, "acr_values"),
                                   .amr_values = text_of(a, j, "amr_values"),
                                   .mappings = arena_many(a, struct oidc_mapping, count + 1) };
    for (size_t i = 0; ret->mappings && i < count; i++) {
        const json_t *one = json_array_get(list, i);

        ret->mappings[ret->mapping_count++] =
            (struct oidc_mapping){ text_of(a, one, "value"), (unsigned)json_int(one, "roles", 0) };
    }
    return arena_check(a, f);
}

/* ---- reading ---- */

struct looking {
    struct arena *arena;
    struct id org;
    struct sso_row row, *rows;
    size_t count;
};

static bool read_row(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    return store_sso_get(tx, l->arena, l->org, &l->row, f);
}

static bool read_listed(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    return store_sso_listed(tx, l->arena, &l->rows, &l->count, f);
}

static bool open_row(struct accounts *acc, struct arena *a, const struct sso_row *row,
                     struct oidc_settings *ret, struct fault *f)
{
    struct str text;

    return secret_open(acc, a, about_of(a, row->org), row->settings, &text, f) &&
           parse(a, text, ret, f);
}

bool oidc_settings_read(struct accounts *acc, struct arena *a, struct id org,
                        struct oidc_settings *ret, struct fault *f)
{
    struct looking l = { .arena = a, .org = org };

    return store_read(acc->store, read_row, &l, f) && open_row(acc, a, &l.row, ret, f);
}

bool oidc_settings_get(struct accounts *acc, struct arena *a, struct id org,
                       struct oidc_settings *ret, struct fault *f)
{
    if (!oidc_settings_read(acc, a, org, ret, f))
        return false;
    ret->secret = ret->secret.len ? STR("set") : STR("");
    return true;
}

bool oidc_list(struct accounts *acc, struct arena *a, struct oidc_listed **ret, size_t *ret_count,
               struct fault *f)
{
    struct looking l = { .arena = a };
    struct oidc_settings s;

    if (!store_read(acc->store, read_listed, &l, f))
        return false;
    *ret_count = 0;
    *ret = arena_many(a, struct oidc_listed, l.count + 1);
    if (!*ret)
        return arena_check(a, f);
    for (size_t i = 0; oidc_possible(acc) && i < l.count; i++) {
        if (!open_row(acc, a, &l.rows[i], &s, f))
            return false;
        (*ret)[(*ret_count)++] = (struct oidc_listed){ l.rows[i].org, s.name };
    }
    return true;
}

/* ---- setting ---- */

struct setting {
    struct accounts *acc;
    struct principal by;
    struct sso_row row;
    bool ends_sessions;
    struct arena *arena;
    struct account_row *accounts; /* of the organisation, when sessions end */
    size_t account_count;
};

static bool end_sessions(struct setting *s, struct tx *tx, struct fault *f)
{
    return store_sso_end_sessions(tx, s->by.org, f) &&
           store_account_list(tx, s->arena, s->by.org, &s->accounts, &s->account_count, f);
}

/* A stream of a session that goes on is opened anew by its browser. */
static bool write_and_tell(struct setting *s,
                           bool (*work)(struct tx *tx, void *arg, struct fault *f), struct fault *f)
{
    if (!store_write(s->acc->store, work, s, f))
        return false;
    for (size_t i = 0; i < s->account_count; i++)
        sessions_ended(s->acc, s->accounts[i].id, NULL);
    return true;
}

static bool write_row(struct tx *tx, void *arg, struct fault *f)
{
    struct setting *s = arg;

    return store_sso_put(tx, &s->row, clock_now(), f) &&
           (!s->ends_sessions || end_sessions(s, tx, f)) &&
           account_journal(s->acc, tx, s->by.org, s->by.id, "sso.set", "organisation", s->by.org,
                           "done", f);
}

static bool write_removal(struct tx *tx, void *arg, struct fault *f)
{
    struct setting *s = arg;

    return store_sso_remove(tx, s->by.org, f) && end_sessions(s, tx, f) &&
           account_journal(s->acc, tx, s->by.org, s->by.id, "sso.remove", "organisation", s->by.org,
                           "done", f);
}

static bool is_text(struct str s, size_t least, size_t most)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f)
            return false;
    return s.len >= least && s.len <= most;
}

static bool check(const struct oidc_settings *s, struct fault *f)
{
    bool ok = true;

    if (!is_text(s->name, 1, OIDC_NAME_MAX))
        ok = fault_field(f, "name", "must have 1 to 60 bytes");
    if (!is_text(s->issuer, 9, OIDC_TEXT_MAX) ||
        (!str_starts(s->issuer, STR("https://")) && !str_starts(s->issuer, STR("http://"))) ||
        str_chr(s->issuer, '?', 0) != STR_NPOS || str_chr(s->issuer, '#', 0) != STR_NPOS)
        ok = fault_field(f, "issuer", "must be an https:// address without ? and #");
    if (!is_text(s->client, 1, OIDC_TEXT_MAX))
        ok = fault_field(f, "client", "must have 1 to 500 bytes");
    if (!is_text(s->secret, 0, OIDC_TEXT_MAX))
        ok = fault_field(f, "secret", "must have at most 500 bytes");
    if (!is_text(s->roles_claim, 0, 100))
        ok = fault_field(f, "roles_claim", "must have at most 100 bytes");
    if (!is_text(s->acr_values, 0, OIDC_TEXT_MAX))
        ok = fault_field(f, "acr_values", "must have at most 500 bytes");
    if (!is_text(s->amr_values, 0, OIDC_TEXT_MAX))
        ok = fault_field(f, "amr_values", "must have at most 500 bytes");
    if (s->mapping_count > OIDC_MAPPINGS_MAX)
        return fault_field(f, "mappings", "must be at most 50");
    for (size_t i = 0; i < s->mapping_count; i++)
        if (!is_text(s->mappings[i].value, 1, OIDC_TEXT_MAX) || !s->mappings[i].roles ||
            s->mappings[i].roles >> ROLES)
            ok = fault_field(f, "mappings", "each is a value and at least one role");
    if (s->adds_unknown && (!s->roles_claim.len || !s->mapping_count))
        ok = fault_field(f, "adds_unknown", "needs roles from a claim");
    return ok;
}

/* What its own document says, so that a typing error is said now and not at everybody's log-in. */
static bool ask_provider(struct accounts *acc, struct arena *a, struct str issuer, struct fault *f)
{
    struct oidc_document d;
    struct fault why = { 0 };

    if (oidc_discover(acc, a, issuer, &d, &why))
        return true;
    return fault_field(f, "issuer", str_printf(a, "%.300s", why.text).ptr);
}

bool oidc_settings_set(struct accounts *acc, struct arena *a, const struct principal *by,
                       const struct oidc_settings *settings, struct fault *f)
{
    struct setting s = { .acc = acc, .by = *by, .arena = a, .row = { .org = by->org } };
    struct oidc_settings before, after = *settings;
    struct fault why = { 0 };
    bool was = oidc_settings_read(acc, a, by->org, &before, &why);

    if (!was && why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    s.ends_sessions =
        was && (!str_eq(before.issuer, after.issuer) || !str_eq(before.client, after.client));
    if (!after.secret.ptr) /* another issuer is never sent this one's */
        after.secret = was && str_eq(before.issuer, after.issuer) ? before.secret : STR("");
    if (!oidc_possible(acc))
        return fault_set(f, FAULT_CONFLICT, "no single sign-on here: the desk needs --public-url");
    if (!check(&after, f) || !ask_provider(acc, a, after.issuer, f))
        return false;
    s.row.listed = after.is_listed;
    s.row.settings = secret_seal(acc, a, about_of(a, by->org), print(a, &after));
    return arena_check(a, f) && write_and_tell(&s, write_row, f);
}

bool oidc_settings_remove(struct accounts *acc, const struct principal *by, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct setting s = { .acc = acc, .by = *by, .arena = a };

    return a ? write_and_tell(&s, write_removal, f) : fault_set(f, FAULT_BUSY, "no memory");
}
