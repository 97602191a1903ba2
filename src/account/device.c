/* SPDX-License-Identifier: EUPL-1.2 */
/* device.c - the browsers a login was used from, so that a new one is told of, and so that tries
 * from elsewhere do not slow one's own.
 *
 * A browser has one random cookie; what is stored is its hash together with the login, so that two
 * people at one browser are not joined by it. */
#include <string.h>

#include "account/account_priv.h"

#define DEVICE_SEEN_MS ((msec)3600 * 1000)

/* In the order in which they must be asked: each browser also claims to be those below it. */
static const struct {
    const char *mark, *name;
} browsers[] = {
    { "Edg/", "Edge" },        { "OPR/", "Opera" },      { "Vivaldi/", "Vivaldi" },
    { "Firefox/", "Firefox" }, { "Chrome/", "Chrome" },  { "Safari/", "Safari" },
    { "curl/", "curl" },
}, systems[] = {
    { "Android", "Android" }, { "iPhone", "iPhone" },   { "iPad", "iPad" },
    { "Windows", "Windows" }, { "Mac OS X", "macOS" },  { "CrOS", "ChromeOS" },
    { "Linux", "Linux" },
};

/* "Firefox, Linux, 192.0.2.*": enough to know one's own by, not enough to follow anybody. */
static struct str describe(struct arena *a, const struct caller *from)
{
    const char *browser = "?", *system = "?";
    struct str place = from->address;

    for (size_t i = 0; i < COUNT_OF(browsers) && *browser == '?'; i++)
        if (str_find(from->agent, str_of(browsers[i].mark), 0) != STR_NPOS)
            browser = browsers[i].name;
    for (size_t i = 0; i < COUNT_OF(systems) && *system == '?'; i++)
        if (str_find(from->agent, str_of(systems[i].mark), 0) != STR_NPOS)
            system = systems[i].name;
    while (place.len && place.ptr[place.len - 1] != '.' && place.ptr[place.len - 1] != ':')
        place.len--;
    return str_printf(a, "%s, %s, %.*s*", browser, system, STR_ARG(place));
}

static void hash_of(const struct accounts *acc, struct str cookie, struct id login,
                    uint8_t ret[static 32])
{
    struct crypto_part parts[] = { { login.b, sizeof login.b }, { cookie.ptr, cookie.len } };

    crypto_keyed(acc->key, STR("guichet device"), parts, COUNT_OF(parts), ret);
}

bool device_find(const struct accounts *acc, struct tx *tx, struct arena *a,
                 const struct caller *from, struct id login, struct device_row *ret,
                 struct fault *f)
{
    uint8_t hash[32];

    if (from->device.len != LOGIN_COOKIE_SIZE)
        return fault_set(f, FAULT_MISSING, "device: there is none");
    hash_of(acc, from->device, login, hash);
    return store_device_by_hash(tx, a, hash, ret, f);
}

/* The oldest make room. */
static bool make_room(struct tx *tx, struct arena *a, struct id login, size_t *ret_count,
                      struct fault *f)
{
    struct device_row *rows;

    if (!store_device_list(tx, a, login, &rows, ret_count, f))
        return false;
    for (size_t i = LOGIN_DEVICES_MAX - 1; i < *ret_count; i++)
        if (!store_device_forget(tx, login, rows[i].id, f))
            return false;
    return true;
}

bool device_take(const struct accounts *acc, struct tx *tx, struct arena *a,
                 const struct caller *from, struct id login, struct id *ret_id,
                 struct str *ret_cookie, struct fault *f)
{
    struct str cookie = from->device.len == LOGIN_COOKIE_SIZE ? from->device : secret_new(a);
    struct device_row row = { .login = login, .first = clock_now() };
    struct fault why = { 0 };
    uint8_t hash[32];
    size_t others;

    *ret_cookie = from->device.len == LOGIN_COOKIE_SIZE ? STR_NONE : cookie;
    if (device_find(acc, tx, a, from, login, &row, &why)) {
        *ret_id = row.id;
        return row.last + DEVICE_SEEN_MS > clock_now() ||
               store_device_seen(
                   tx, row.id,
                   secret_seal(acc, a, secret_about(a, "device", login, row.id), describe(a, from)),
                   clock_now(), f);
    }
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    if (!make_room(tx, a, login, &others, f))
        return false;
    row.id = *ret_id = id_new();
    row.known = others == 0; /* the first is no news */
    row.about = secret_seal(acc, a, secret_about(a, "device", login, row.id), describe(a, from));
    hash_of(acc, cookie, login, hash);
    return arena_check(a, f) && store_device_add(tx, &row, hash, f);
}

struct str device_open(const struct accounts *acc, struct arena *a, const struct device_row *row)
{
    struct fault f = { 0 };
    struct str text;

    return secret_open(acc, a, secret_about(a, "device", row->login, row->id), row->about, &text,
                       &f)
               ? text
               : STR("?");
}
