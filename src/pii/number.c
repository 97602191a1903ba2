/* SPDX-License-Identifier: EUPL-1.2 */
/* number.c - identifiers, IBAN, cards: shape, check digits, and the words beside them. */
#include "pii/check_priv.h"
#include "pii/pii_priv.h"

#include <string.h>

#define SCORE_ALONE   0.95F
#define SCORE_CONTEXT 0.98F /* check digits and a word */
#define SCORE_NAMED   0.6F  /* a word, but the check digits are wrong */
#define GROUPS_MAX    17    /* an IBAN in pairs */
#define ID_GROUPS_MAX 8     /* nobody parts an identifier into more */

static struct span span_of(const struct find *f, size_t i, const struct run *r, size_t n)
{
    return (struct span){ .start = f->tokens[i].start, .end = r->end[n - 1] };
}

/* The last token that the first n characters of the run cover. */
static size_t last_token(const struct find *f, size_t i, uint32_t end)
{
    while (i + 1 < f->count && f->tokens[i + 1].start < end)
        i++;
    return i;
}

static bool all_digits(const struct run *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!ascii_digit(r->c[i]))
            return false;
    return true;
}

/* Does a longer number go on before or behind, so that this is only a part of it? */
static bool is_part(const struct find *f, size_t i, size_t last)
{
    const struct token *t = f->tokens;
    uint8_t numeric = TOKEN_DIGITS | TOKEN_MIXED;

    if (i > 0 && t[i].gap == GAP_JOIN && t[i - 1].shape & numeric)
        return true;
    return last + 1 < f->count && t[last + 1].gap == GAP_JOIN && t[last + 1].shape & numeric &&
           f->text.ptr[t[last].end] != '/';
}

/* What speaks for a row: its own name in the text, a word of its theme, or the number alone. */
enum proof { PROOF_NONE, PROOF_ALONE, PROOF_THEME, PROOF_NAME };

static enum proof proof_of(const struct identifier *row, const struct run *r, size_t n,
                           uint64_t near, const char *kind)
{
    if (near & row->near && kind && strcmp(kind, row->kind) == 0)
        return PROOF_NAME;
    if (near & row->near)
        return PROOF_THEME;
    if (row->alone == ALONE_ALWAYS ||
        (row->alone == ALONE_GROUPED && r->groups[n - 1] == row->groups))
        return PROOF_ALONE;
    return PROOF_NONE;
}

struct choice {
    const struct identifier *row;
    enum proof proof;
    bool valid;
};

/* The best row for the first n characters. */
static struct choice choose(const struct find *f, size_t i, const struct run *r, size_t n)
{
    const struct identifier *const *rows = f->pii->by_length[n];
    struct choice best = { 0 };
    size_t last = last_token(f, i, r->end[n - 1]);
    uint64_t around = *rows ? near_bits(f, i, last) : 0;

    for (; *rows; rows++) {
        const struct identifier *row = *rows;
        const char *kind = NULL;
        struct choice c = { .row = row };
        uint64_t near;

        if ((!(around & row->near) && row->alone == ALONE_NEVER) ||
            !identifier_shape(row->shape, r->c, n))
            continue;
        c.valid = row->valid(r->c, n);
        if (!c.valid && row->alone != ALONE_NEVER && !row->near)
            continue;
        near = around & row->near;
        if (near)
            near_context(f, i, last, row->near, &kind);
        c.proof = proof_of(row, r, n, near, kind);
        if (c.proof == PROOF_NONE || (!c.valid && c.proof != PROOF_NAME))
            continue;
        if (!best.row || c.valid > best.valid || (c.valid == best.valid && c.proof > best.proof))
            best = c;
    }
    return best;
}

static void propose_choice(struct find *f, struct span s, const struct choice *c)
{
    s.type = c->row->span;
    s.kind = c->row->kind;
    s.by = c->valid && c->row->valid != check_any ? "checksum" : "context";
    s.score = !c->valid ? SCORE_NAMED : c->proof == PROOF_ALONE ? SCORE_ALONE : SCORE_CONTEXT;
    propose(f, s);
}

static bool is_iban(const struct run *r, size_t n)
{
    return n >= 15 && n <= 34 && ascii_alpha(r->c[0]) && ascii_alpha(r->c[1]) &&
           ascii_digit(r->c[2]) && ascii_digit(r->c[3]) && check_iban(r->c, n);
}

/* Groups of a card are 4-4-4-..., 4-6-5 or 4-6-4, or there is one. */
static bool card_groups(const struct run *r, size_t n)
{
    return r->groups[n - 1] == 1 || (r->stop[3] && r->groups[n - 1] <= (n + 3) / 4);
}

/* Digits before or behind, parted by a space: short card numbers turn up inside long others. */
static bool in_digits(const struct find *f, size_t i, size_t last)
{
    const struct token *t = f->tokens;

    return (i > 0 && t[i].gap == GAP_SPACE && t[i - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED)) ||
           (last + 1 < f->count && t[last + 1].gap == GAP_SPACE &&
            t[last + 1].shape & TOKEN_DIGITS);
}

static bool is_card(const struct find *f, size_t i, const struct run *r, size_t n)
{
    if (n < 12 || n > 19 || !all_digits(r, n) || !card_groups(r, n) || !check_card(r->c, n))
        return false;
    return n >= 16 || (!in_digits(f, i, last_token(f, i, r->end[n - 1])) &&
                       !near_context(f, i, i, NEAR_SOCIAL | NEAR_COMPANY | NEAR_DEVICE, NULL));
}

/* Longest first: a SIRET begins with a SIREN. */
void find_numbers(struct find *f, size_t i, const struct run *r)
{
    for (size_t n = r->n; n >= 8; n--) {
        struct choice c = { 0 };
        struct span s;

        if (!r->stop[n - 1] || r->groups[n - 1] > GROUPS_MAX)
            continue;
        s = span_of(f, i, r, n);
        if (is_iban(r, n)) {
            s.type = SPAN_IBAN;
            s.by = "checksum";
            s.score = 0.99F;
            propose(f, s);
            return;
        }
        if (r->groups[n - 1] > ID_GROUPS_MAX || is_part(f, i, last_token(f, i, s.end)))
            continue;
        if (is_card(f, i, r, n)) {
            s.type = SPAN_CARD;
            s.by = "checksum";
            s.score = 0.97F;
            propose(f, s);
            return;
        }
        c = choose(f, i, r, n);
        if (c.row) {
            propose_choice(f, s, &c);
            return;
        }
    }
}

/* ---- a number that its words name, whatever its check digits say ---- */

static const struct named {
    uint64_t near;
    enum span_type type;
    uint8_t least, most; /* characters */
    uint8_t digits;      /* at least */
    bool letters;
} named[] = {
    { NEAR_BANK, SPAN_IBAN, 10, 34, 9, true },
    { NEAR_CARD, SPAN_CARD, 12, 19, 12, false },
    { NEAR_SOCIAL, SPAN_NATIONAL_ID, 13, 15, 12, true },
};

/* The longest of the run that is no longer than it may be and ends in a group with a digit. */
static size_t named_length(const struct run *r, const struct named *want)
{
    size_t best = 0, digits = 0;
    bool digit_in_group = false;

    for (size_t n = 0; n < r->n && n < want->most; n++) {
        bool is_digit = ascii_digit(r->c[n]);

        if (!is_digit && !want->letters)
            break;
        digit_in_group = is_digit || (digit_in_group && n > 0 && !r->stop[n - 1]);
        digits += is_digit;
        if (r->stop[n] && !digit_in_group)
            break;
        if (r->stop[n] && n + 1 >= want->least && digits >= want->digits)
            best = n + 1;
    }
    return best;
}

/* The first token behind the phrase that holds a digit, near by. */
static size_t next_number(const struct find *f, size_t i)
{
    size_t end = i + 7 < f->count ? i + 7 : f->count;

    for (size_t k = i; k < end && (k == i || f->tokens[k].gap != GAP_PARA); k++) {
        if (f->tokens[k].is & NEAR_ORDER)
            break;
        if (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return k;
    }
    return f->count;
}

void find_by_words(struct find *f, size_t i)
{
    size_t at = next_number(f, i + f->tokens[i].phrase);
    struct run r;

    if (at == f->count)
        return;
    if (at > i && f->tokens[at].gap <= GAP_SPACE && f->tokens[at - 1].shape & TOKEN_UPPER &&
        f->tokens[at - 1].end - f->tokens[at - 1].start == 2)
        at--; /* "FR 76 ..." */
    run_read(f->text, f->tokens[at].start, &r);
    for (size_t k = 0; k < COUNT_OF(named); k++) {
        size_t n = f->tokens[i].is & named[k].near ? named_length(&r, &named[k]) : 0;
        struct span s;

        if (!n)
            continue;
        s = span_of(f, at, &r, n);
        s.type = named[k].type;
        s.kind = s.type == SPAN_NATIONAL_ID ? f->tokens[i].kind : NULL;
        s.by = "context";
        s.score = SCORE_NAMED;
        propose(f, s);
    }
}
