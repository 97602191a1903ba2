/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate.c - chooses a surrogate for each value of a book, and sees to it that a text made
 * with them can be restored: that no surrogate is another's, or a real value, or stands in the
 * text by itself, and that what a reader of the result would take for a surrogate is one.
 *
 * What the rules leave no surrogate for keeps its token, which is always exact. */
#include <string.h>

#include "base/buf.h"
#include "pii/mask/surrogate_priv.h"

#define ATTEMPTS 12 /* for one value */

/* ---- drawing ---- */

uint32_t draw_below(struct maker *m, uint32_t n)
{
    uint64_t z = m->state += 0x9e3779b97f4a7c15u; /* SplitMix64 */

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) % n);
}

struct maker maker_of(const struct maker *m, enum span_type type, struct str seed)
{
    uint8_t digest[PII_DIGEST_SIZE];
    struct maker made = *m;

    m->book->digest(m->book->key, type, seed, digest);
    memcpy(&made.state, digest, sizeof made.state);
    made.state ^= m->book->salt + m->attempt * 0xd1342543de82ef95u;
    return made;
}

/* ---- one value ---- */

static struct str (*const makers[SPAN_TYPES])(struct maker *m, struct str value) = {
    [SPAN_PERSON] = surrogate_person,
    [SPAN_EMAIL] = surrogate_email,
    [SPAN_PHONE] = surrogate_phone,
    [SPAN_ADDRESS] = surrogate_address,
    [SPAN_DOB] = surrogate_dob,
    [SPAN_NATIONAL_ID] = surrogate_number,
    [SPAN_COMPANY_ID] = surrogate_number,
    [SPAN_PASSPORT] = surrogate_passport,
    [SPAN_PLATE] = surrogate_plate,
    [SPAN_IBAN] = surrogate_iban,
    [SPAN_BIC] = surrogate_bic,
    [SPAN_CARD] = surrogate_card,
    [SPAN_IP] = surrogate_ip,
    [SPAN_MAC] = surrogate_mac,
    [SPAN_GEO] = surrogate_geo,
};

struct str surrogate_make(struct maker *m, enum span_type type, struct str value)
{
    return makers[type] && value.len ? makers[type](m, value) : STR_NONE;
}

/* Digests of what no new surrogate may be: values, in their normal form, and surrogates. */
struct taken {
    uint64_t *slots; /* 0: free */
    size_t mask;
};

static uint64_t *taken_slot(const struct taken *t, uint64_t digest)
{
    for (size_t h = digest * 0x9e3779b97f4a7c15u >> 20;; h++) {
        uint64_t *slot = &t->slots[h & t->mask];

        if (!*slot || *slot == digest)
            return slot;
    }
}

static uint64_t taken_key(const uint8_t digest[static PII_DIGEST_SIZE], enum span_type type)
{
    uint64_t h;

    memcpy(&h, digest, sizeof h);
    h += (uint64_t)type * 0x9e3779b97f4a7c15u;
    return h ? h : 1;
}

static uint64_t key_of(const struct pii_book *book, enum span_type type, struct str text)
{
    uint8_t digest[PII_DIGEST_SIZE];

    book->digest(book->key, type, text, digest);
    return taken_key(digest, type);
}

struct choosing {
    struct pii_book *book;
    struct arena *work;
    struct taken normals, surrogates;
};

/* As bytes, whatever their types are. */
#define ANY_TYPE SPAN_PERSON

static bool is_free(const struct choosing *c, const struct pii_token *t, struct str made)
{
    uint64_t exact = key_of(c->book, ANY_TYPE, made);
    uint64_t normal = key_of(c->book, t->type, pii_normal(c->work, t->type, made));

    if (made.len < 2 || str_eq(made, t->value) || str_find(made, TOKEN_OPEN, 0) != STR_NPOS ||
        *taken_slot(&c->normals, normal) || *taken_slot(&c->surrogates, exact))
        return false;
    *taken_slot(&c->surrogates, exact) = exact;
    return true;
}

/* From `attempt` on; without a free one it stays a token. */
static void choose(struct choosing *c, struct pii_token *t, unsigned attempt)
{
    struct maker all = { .arena = c->work, .book = c->book, .kind = t->kind };

    t->surrogate = STR_NONE;
    for (; attempt < ATTEMPTS; attempt++) {
        struct maker m;
        struct str made;

        all.attempt = attempt;
        m = maker_of(&all, t->type, str_make(t->normal, sizeof t->normal));
        made = surrogate_make(&m, t->type, t->value);
        if (!made.ptr)
            break;
        if (!is_free(c, t, made))
            continue;
        t->surrogate = str_copy(c->book->arena, made);
        t->attempt = (uint8_t)attempt;
        return;
    }
    t->as_token = true;
}

static bool taken_make(struct taken *t, struct arena *a, size_t most)
{
    size_t n = 64;

    while (n < 2 * most)
        n *= 2;
    t->slots = arena_many(a, uint64_t, n);
    t->mask = n - 1;
    return t->slots != NULL;
}

static bool choosing_start(struct choosing *c, struct pii_book *book, struct arena *work)
{
    *c = (struct choosing){ .book = book, .work = work };
    if (!taken_make(&c->normals, work, book->count) ||
        !taken_make(&c->surrogates, work, book->count * (ATTEMPTS + 1)))
        return false;
    for (size_t i = 0; i < book->count; i++) {
        const struct pii_token *t = &book->tokens[i];
        uint64_t normal = taken_key(t->normal, t->type);

        *taken_slot(&c->normals, normal) = normal;
        if (t->surrogate.len) {
            uint64_t exact = key_of(book, ANY_TYPE, t->surrogate);

            *taken_slot(&c->surrogates, exact) = exact;
        }
    }
    return true;
}

/* ---- no surrogate stands in the text by itself ---- */

static struct matcher *matcher_of(const struct pii_book *book, struct arena *work)
{
    struct matcher *m;
    size_t bytes = 0;

    for (size_t i = 0; i < book->count; i++)
        bytes += book->tokens[i].surrogate.len;
    m = matcher_new(work, bytes);
    for (size_t i = 0; i < book->count && m; i++)
        if (book->tokens[i].surrogate.len)
            matcher_add(m, book->tokens[i].surrogate, (uint32_t)i + 1);
    return m;
}

/* New surrogates that the text holds are chosen again; *ret_any when there were some. */
static bool choose_again(struct choosing *c, struct str text, const bool *fresh, bool *ret_any)
{
    struct matcher *m = matcher_of(c->book, c->work);
    bool word = false;

    *ret_any = false;
    for (size_t at = 0; m && at < text.len;) {
        struct str rest = str_from(text, at);
        uint32_t value;
        size_t len;

        if (match_here(m, rest, true, word, &len, &value) == MATCH_FOUND) {
            struct pii_token *t = &c->book->tokens[value - 1];

            word = match_ends_in_word(str_slice(rest, 0, len));
            if (fresh[value - 1] && t->surrogate.len) {
                choose(c, t, t->attempt + 1u);
                *ret_any = true;
            }
            at += len;
        } else {
            at += match_char(rest, true, &word);
        }
    }
    return m != NULL;
}

bool surrogates_choose(struct pii_book *book, struct arena *work, struct str text)
{
    bool *fresh = arena_many(work, bool, book->count + 1), any = true;
    struct choosing c;

    if (!fresh || !choosing_start(&c, book, work))
        return false;
    for (size_t i = 0; i < book->count; i++) {
        struct pii_token *t = &book->tokens[i];

        fresh[i] = !t->surrogate.len && !t->as_token;
        if (fresh[i])
            choose(&c, t, 0);
    }
    for (unsigned i = 0; i < ATTEMPTS && any; i++)
        if (!choose_again(&c, text, fresh, &any))
            return false;
    return true;
}

/* ---- what a reader of the result would see ---- */

/* The text with its surrogates; a token is only a bracket there, which looks the same to what
 * stands around it. */
struct piece {
    size_t at, len;
};

static struct str draft(const struct pii_book *book, struct arena *work, struct str text,
                        const struct placed_list *l, struct piece *ret_pieces)
{
    struct buf b = buf_new(work, SKELETON_MAX);
    size_t at = 0;

    buf_add(&b, STR(""));
    for (size_t i = 0; i < l->count; i++) {
        const struct placed *p = &l->at[i];

        buf_add(&b, str_slice(text, at, p->start));
        ret_pieces[i].at = b.len;
        buf_add(&b, p->as_token ? TOKEN_OPEN : book->tokens[p->token].surrogate);
        ret_pieces[i].len = b.len - ret_pieces[i].at;
        at = p->end;
    }
    buf_add(&b, str_from(text, at));
    ret_pieces[l->count].at = SIZE_MAX;
    return b.failed ? STR_NONE : buf_str(&b);
}

struct reading {
    const struct pii_book *book;
    struct placed_list *list, *more; /* as placed; plain text that must become tokens */
    struct piece *pieces;
    size_t next; /* of the list */
    bool changed;
};

/* Where the plain text between piece `i` - 1 and piece `i` begins in the draft. */
static size_t plain_start(const struct reading *r, size_t i)
{
    return i ? r->pieces[i - 1].at + r->pieces[i - 1].len : 0;
}

/* The same place in the text itself. */
static uint32_t in_text(const struct reading *r, size_t i, size_t at)
{
    return (i ? r->list->at[i - 1].end : 0) + (uint32_t)(at - plain_start(r, i));
}

/* A reader takes [at, at + len) for token `value`: is it that? */
static void hold_to(struct reading *r, size_t at, size_t len, uint32_t value)
{
    size_t i = r->next;
    bool over = false;

    if (i < r->list->count && r->pieces[i].at == at && !r->list->at[i].as_token &&
        r->list->at[i].token == value && r->book->tokens[value].surrogate.len == len) {
        r->next++;
        return;
    }
    for (; i < r->list->count && r->pieces[i].at < at + len; i++) {
        over = true;
        r->list->at[i].as_token = true;
    }
    if (!over && at >= plain_start(r, i) && r->more->count < r->more->room)
        r->more->at[r->more->count++] = (struct placed){ .start = in_text(r, r->next, at),
                                                         .end = in_text(r, r->next, at + len),
                                                         .type = r->book->tokens[value].type,
                                                         .as_token = true };
    r->next = i;
    r->changed = true;
}

/* Reads the draft as restore.c will. */
static void read_draft(struct reading *r, const struct matcher *m, struct str draft_text)
{
    bool word = false;

    for (size_t at = 0; at < draft_text.len;) {
        struct str rest = str_from(draft_text, at);
        size_t len = 0;
        uint32_t value;

        if (str_starts(rest, TOKEN_OPEN)) {
            if (r->pieces[r->next].at == at)
                r->next++;
            word = false;
            at += TOKEN_OPEN.len;
            continue;
        }
        if (match_here(m, rest, true, word, &len, &value) == MATCH_FOUND) {
            word = match_ends_in_word(str_slice(rest, 0, len));
            hold_to(r, at, len, value - 1);
            at += len;
            continue;
        }
        while (r->next < r->list->count && r->pieces[r->next].at <= at) { /* seen by nobody */
            r->list->at[r->next++].as_token = true;
            r->changed = true;
        }
        at += match_char(rest, true, &word);
    }
}

bool surrogates_place(struct pii_book *book, struct arena *work, struct str text,
                      struct placed_list *list, struct placed_list *ret_more, bool *ret_changed)
{
    struct piece *pieces = arena_many(work, struct piece, list->count + 1);
    struct matcher *m = matcher_of(book, work);
    struct reading r = { .book = book, .list = list, .more = ret_more, .pieces = pieces };
    struct str draft_text;

    if (!pieces || !m)
        return false;
    draft_text = draft(book, work, text, list, pieces);
    if (!draft_text.ptr)
        return false;
    read_draft(&r, m, draft_text);
    *ret_changed = r.changed;
    return true;
}
