/* SPDX-License-Identifier: EUPL-1.2 */
/* throttle.c - wrong log-ins hold the next ones back, without locking anybody out.
 *
 * Three counts, each under a keyed digest: who from where (the caller's own device when it is one
 * of the login's, else its address), whence at all, and who from anywhere new.  A colleague's own
 * browser has only the first: somebody else's tries, from however many addresses, never slow it.
 * Addresses without an account are counted alike, or the wait would tell which is which. */
#include <string.h>

#include "account/account_priv.h"

static const struct {
    int64_t free;     /* tries that cost nothing */
    msec first, most; /* the wait after the next one; it doubles from there */
    msec memory;      /* a count this old starts again */
} rules[] = {
    { 5, (msec)30 * 1000, (msec)15 * 60 * 1000, (msec)24 * 3600 * 1000 }, /* who from where */
    { 60, (msec)60 * 1000, (msec)15 * 60 * 1000, (msec)3600 * 1000 },     /* whence */
    { 100, (msec)60 * 1000, (msec)15 * 60 * 1000, (msec)3600 * 1000 },    /* who, from new places */
};

/* One network counts once: whoever has a /64 has as many addresses as they like (RFC 6177). */
static struct str network_of(struct str address)
{
    size_t colons = 0;

    for (size_t i = 0; i < address.len; i++) {
        if (address.ptr[i] == ':' && ++colons == 4)
            return str_slice(address, 0, i);
        if (i && address.ptr[i] == ':' && address.ptr[i - 1] == ':')
            return str_slice(address, 0, i); /* "2001:db8::17": what stands before the gap */
    }
    return address;
}

static void key_of(const struct accounts *acc, const char *domain, struct str a, struct str b,
                   uint8_t ret[static 16])
{
    struct crypto_part parts[] = { { a.ptr, a.len }, { "|", 1 }, { b.ptr, b.len } };

    crypto_keyed16(acc->key, str_of(domain), parts, COUNT_OF(parts), ret);
}

void throttle_keys(const struct accounts *acc, const struct caller *from,
                   const uint8_t digest[static 16], bool known, struct throttle *ret)
{
    struct str who = str_make(digest, 16), whence = network_of(from->address);

    if (from->shell)
        whence = STR("shell");
    key_of(acc, "guichet try: who from where", who, known ? from->device : whence, ret->key[0]);
    key_of(acc, "guichet try: whence", whence, STR(""), ret->key[1]);
    key_of(acc, "guichet try: who", who, STR(""), ret->key[2]);
    ret->first = 0;
    ret->count = known || from->shell ? 1 : 3;
}

void throttle_address(const struct accounts *acc, const struct caller *from, struct throttle *ret)
{
    const uint8_t nobody[16] = { 0 };

    throttle_keys(acc, from, nobody, false, ret);
    ret->first = 1;
    ret->count = 2;
}

static msec wait_after(size_t rule, int64_t count)
{
    msec wait = rules[rule].first;

    for (int64_t n = rules[rule].free + 1; n < count && wait < rules[rule].most; n++)
        wait *= 2;
    return wait < rules[rule].most ? wait : rules[rule].most;
}

struct counting {
    const struct throttle *t;
    msec now, until;
};

static bool read_count(struct tx *tx, size_t i, const struct counting *c, struct attempt_row *ret,
                       struct fault *f)
{
    if (!store_attempt_get(tx, c->t->key[i], ret, f))
        return false;
    if (ret->since + rules[i].memory < c->now && ret->until < c->now)
        *ret = (struct attempt_row){ .since = c->now };
    return true;
}

/* Refused tries are not counted: waiting is what they cost. */
static bool write_tries(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;
    struct attempt_row rows[COUNT_OF(rules)];

    for (size_t i = c->t->first; i < c->t->count; i++) {
        if (!read_count(tx, i, c, &rows[i], f))
            return false;
        if (rows[i].until > c->until)
            c->until = rows[i].until;
    }
    if (c->until > c->now)
        return true;
    for (size_t i = c->t->first; i < c->t->count; i++) {
        if (++rows[i].count > rules[i].free)
            rows[i].until = c->now + wait_after(i, rows[i].count);
        if (!store_attempt_put(tx, c->t->key[i], &rows[i], f))
            return false;
    }
    return store_attempt_purge(tx, c->now - (msec)24 * 3600 * 1000, f);
}

bool throttle_try(struct accounts *acc, const struct throttle *t, struct fault *f)
{
    struct counting c = { .t = t, .now = clock_now() };

    if (!store_write(acc->store, write_tries, &c, f))
        return false;
    if (c.until <= c.now)
        return true;
    return fault_set(f, FAULT_OFTEN, "too many wrong tries: wait %lld seconds",
                     (long long)((c.until - c.now + 999) / 1000));
}

bool throttle_right(struct tx *tx, const struct throttle *t, struct fault *f)
{
    if (!t->first && !store_attempt_clear(tx, t->key[0], f))
        return false;
    for (size_t i = 1; i < t->count; i++) {
        struct attempt_row row;

        if (!store_attempt_get(tx, t->key[i], &row, f))
            return false;
        if (row.count <= 0)
            continue;
        row.count--;
        if (row.count <= rules[i].free)
            row.until = 0;
        if (!store_attempt_put(tx, t->key[i], &row, f))
            return false;
    }
    return true;
}
