/* SPDX-License-Identifier: EUPL-1.2 */
/* tags.c - what agents label a ticket with is their own words, and may well name somebody: it is
 * sealed with the customer's key, as the ticket's texts are (invariant 1).
 *
 * Stored is "[]" for none, else base64url of a keyed digest of ticket and tags, so that a change
 * that changes nothing is seen without opening them, and of the sealed JSON array. */
#include "base/buf.h"
#include "desk/desk_priv.h"

#define DIGEST_SIZE 16
#define DIGEST_TEXT 21 /* whole characters of base64 that the digest fills */

static struct place tags_place(struct id ticket)
{
    return (struct place){ .table = "ticket",
                           .column = "tags",
                           .row = ticket,
                           .category = CATEGORY_CONTENT,
                           .mask = true };
}

static bool is_plain(struct str stored)
{
    return !stored.len || stored.ptr[0] == '[';
}

bool tags_seal(struct arena *a, const struct sealer *s, const struct blinder *b, struct id ticket,
               struct str tags, struct str *ret_stored, struct fault *f)
{
    struct place at = tags_place(ticket);
    struct buf bytes = buf_new(a, (size_t)64 << 10);
    uint8_t digest[DIGEST_SIZE];
    struct str sealed;

    if (str_eq(tags, STR("[]"))) {
        *ret_stored = STR("[]");
        return true;
    }
    blinder_digest(b, STR("tags"), str_printf(a, ID_FMT "%.*s", ID_ARG(ticket), STR_ARG(tags)),
                   digest);
    if (!vault_seal(s, a, &at, tags, &sealed, f))
        return false;
    buf_add(&bytes, str_make(digest, sizeof digest));
    buf_add(&bytes, sealed);
    if (!buf_check(&bytes, f))
        return false;
    *ret_stored = crypto_base64url(a, bytes.ptr, bytes.len);
    return arena_check(a, f);
}

bool tags_same(struct str one, struct str other)
{
    if (is_plain(one) || is_plain(other))
        return str_eq(one, other);
    return str_eq(str_slice(one, 0, DIGEST_TEXT), str_slice(other, 0, DIGEST_TEXT));
}

bool tags_open(struct desk *d, const struct grant *g, struct arena *a, const struct ticket_row *t,
               struct str *tags, struct fault *f)
{
    struct place at = tags_place(t->id);
    struct fault why = { 0 };
    struct clear text;
    struct str bytes;

    if (is_plain(*tags))
        return true;
    if (!crypto_unbase64url(a, *tags, &bytes) || bytes.len <= DIGEST_SIZE)
        return fault_set(f, FAULT_DAMAGED, "tags of ticket " ID_FMT " do not open", ID_ARG(t->id));
    if (vault_open(d->parts.vault, g, a, t->person, &at, str_from(bytes, DIGEST_SIZE), &text,
                   &why)) {
        *tags = text.text;
        return true;
    }
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    *tags = STR("[]"); /* erased */
    return true;
}
