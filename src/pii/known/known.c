/* SPDX-License-Identifier: EUPL-1.2 */
/* known.c - what the desk knows of the people in a conversation, wherever it stands.
 *
 * Each value is made ready in the spellings people use: a phone number in national and
 * international form, a name with ü and with ue, an address with its abbreviations.  A token is
 * looked up by its first byte, and for slips of the hand by its last one as well, so that a text
 * which holds none of the values costs next to nothing. */
#include "pii/known/known_match_priv.h"
#include "pii/known/known_priv.h"
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define RUN_LEAST      4
#define NAME_PART_MOST 64

/* ---- made ready ---- */

static struct known *row_start(struct pii_scratch *s, enum span_type type)
{
    struct known *k;

    if (s->known_count == KNOWN_ROWS)
        return NULL;
    k = &s->known[s->known_count];
    *k = (struct known){ .type = type };
    return k;
}

/* The lengths that a slip may make of a word of this one. */
static uint64_t lengths_near(size_t len)
{
    uint64_t bits = 0;

    for (size_t n = len > 2 ? len - 2 : 1; n <= len + 2 && n < 64; n++)
        bits |= BIT(n);
    return bits;
}

/* A bit for each letter: one slip changes two at most. */
static uint32_t letters_in(struct str word)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < word.len; i++)
        bits |= 1u << ((unsigned char)word.ptr[i] & 31);
    return bits;
}

static uint32_t first_bytes(struct str word)
{
    uint32_t bytes = 0;

    memcpy(&bytes, word.ptr, word.len < 4 ? word.len : 4);
    return bytes;
}

static void link_word(struct pii_scratch *s, size_t row, size_t w)
{
    struct str word = s->known[row].words[w];
    unsigned char first, last;
    struct known_link *l;

    if (!word.len || s->known_link_count == KNOWN_LINKS)
        return;
    first = (unsigned char)word.ptr[0];
    last = (unsigned char)word.ptr[word.len - 1];
    l = &s->known_links[s->known_link_count];
    *l = (struct known_link){ .letters = letters_in(word),
                              .begins = first_bytes(word),
                              .len = (uint8_t)(word.len < 255 ? word.len : 255),
                              .loose = s->known[row].type == SPAN_ADDRESS,
                              .row = (uint16_t)row,
                              .word = (uint8_t)w,
                              .next_first = s->known_first[first],
                              .next_last = s->known_last[last] };
    s->known_first[first] = s->known_last[last] = (int16_t)s->known_link_count++;
    if (s->known[row].type == SPAN_PERSON && word.len >= 4) {
        s->known_slip[first] |= lengths_near(word.len);
        s->known_slip_last[last] |= lengths_near(word.len);
    }
}

/* The row is looked up by its words: of names by each, else by the first. */
static void row_end(struct pii_scratch *s, const struct known *k)
{
    size_t row = s->known_count, words = k->type == SPAN_PERSON ? k->count : 1;

    if (!k->count)
        return;
    s->known_count++;
    for (size_t w = 0; w < words; w++)
        if (!(k->particles >> w & 1))
            link_word(s, row, w);
}

static uint64_t word_meaning(const struct pii_scratch *s, struct str word)
{
    const struct entry *e = lexicon_find(s->lexicon, word);

    return e ? e->meaning.is : 0;
}

static void prepare_name(struct pii_scratch *s, struct str folded, bool pair)
{
    struct known *k = row_start(s, SPAN_PERSON);
    size_t kept = 0;
    struct word w;

    if (!k)
        return;
    for (size_t at = 0; k->count < KNOWN_WORDS && text_word_next(folded, &at, &w);) {
        struct str word = str_slice(folded, w.start, w.end);
        uint64_t is = word_meaning(s, word);

        if (is & WORD_CIVILITY && !(is & (WORD_FIRSTNAME | WORD_WEAK_NAME)))
            continue;
        if (is & WORD_PARTICLE)
            k->particles |= (uint16_t)(1u << k->count);
        else
            kept++;
        k->words[k->count++] = word;
    }
    if (!kept)
        k->particles = 0;
    k->pair = pair;
    row_end(s, k);
}

/* "Müller" is also written "Mueller": the umlauts as two letters; "" when there are none. */
static struct str widened(struct arena *a, struct str value)
{
    static const struct {
        uint32_t c;
        const char *as;
    } umlauts[] = { { 0xe4, "ae" }, { 0xf6, "oe" }, { 0xfc, "ue" },
                    { 0xc4, "ae" }, { 0xd6, "oe" }, { 0xdc, "ue" } };
    struct buf b = buf_new(a, 2 * value.len + 1);
    bool any = false;

    for (size_t at = 0; at < value.len;) {
        uint32_t c;
        size_t n = text_char(str_from(value, at), &c), i = 0;

        while (i < COUNT_OF(umlauts) && umlauts[i].c != c)
            i++;
        any |= i < COUNT_OF(umlauts);
        buf_add(&b, i < COUNT_OF(umlauts) ? str_of(umlauts[i].as) : str_slice(value, at, at + n));
        at += n;
    }
    return any ? text_fold(a, buf_str(&b), NULL) : STR("");
}

/* "Mueller" in our books, "Müller" in the text, which folds to "muller". */
static struct str narrowed(struct arena *a, struct str folded)
{
    struct buf b = buf_new(a, folded.len + 1);

    for (size_t i = 0; i < folded.len; i++) {
        buf_add_char(&b, folded.ptr[i]);
        if (i + 1 < folded.len && folded.ptr[i + 1] == 'e' &&
            str_chr(STR("aou"), folded.ptr[i], 0) != STR_NPOS)
            i++;
    }
    return b.len < folded.len ? buf_str(&b) : STR("");
}

static void prepare_names(struct pii_scratch *s, struct arena *a, struct str value)
{
    struct str folded = text_fold(a, value, NULL);

    if (value.len > NAME_PART_MOST * 4)
        return;
    prepare_name(s, folded, false);
    prepare_name(s, widened(a, value), false);
    prepare_name(s, narrowed(a, folded), true);
}

/* Letters and digits without anything between. */
static struct str run_of(struct arena *a, struct str folded)
{
    char *out = arena_alloc(a, folded.len);
    size_t n = 0;

    for (size_t i = 0; out && i < folded.len; i++)
        if (ascii_alnum(folded.ptr[i]) || (unsigned char)folded.ptr[i] >= 0x80)
            out[n++] = folded.ptr[i];
    return str_make(out, n);
}

static void prepare_run(struct pii_scratch *s, enum span_type type, struct str run)
{
    struct known *k = row_start(s, type);

    if (!k || run.len < RUN_LEAST)
        return;
    k->words[k->count++] = run;
    row_end(s, k);
}

/* Countries whose numbers begin with a zero at home, and some where they do not. */
static const struct {
    const char *code;
    bool zero;
} countries[] = { { "33", true },   { "32", true },  { "41", true },   { "49", true },
                  { "43", true },   { "31", true },  { "44", true },   { "353", true },
                  { "352", false }, { "34", false }, { "39", false },  { "351", false },
                  { "212", true },  { "213", true }, { "216", false }, { "377", false },
                  { "46", true },   { "45", false }, { "358", true },  { "48", false },
                  { "420", false }, { "40", true },  { "36", false },  { "30", false } };

static void prepare_abroad(struct pii_scratch *s, struct arena *a, struct str code, bool zero,
                           struct str home)
{
    enum span_type t = SPAN_PHONE;

    prepare_run(s, t, str_printf(a, "%.*s%.*s", STR_ARG(code), STR_ARG(home)));
    prepare_run(s, t, str_printf(a, "00%.*s%.*s", STR_ARG(code), STR_ARG(home)));
    prepare_run(s, t, str_printf(a, "%.*s0%.*s", STR_ARG(code), STR_ARG(home)));
    prepare_run(s, t, str_printf(a, "%s%.*s", zero ? "0" : "", STR_ARG(home)));
}

static void prepare_phone(struct pii_scratch *s, struct arena *a, struct str value)
{
    struct str normal = pii_normal(a, SPAN_PHONE, value), run = run_of(a, normal);

    if (normal.len == 10 && normal.ptr[0] == '0') {
        prepare_abroad(s, a, STR("33"), true, str_from(normal, 1));
        return;
    }
    for (size_t i = 0; str_starts(normal, STR("+")) && i < COUNT_OF(countries); i++)
        if (str_starts(run, str_of(countries[i].code)) && run.len > 8) {
            prepare_abroad(s, a, str_of(countries[i].code), countries[i].zero,
                           str_from(run, strlen(countries[i].code)));
            return;
        }
    prepare_run(s, SPAN_PHONE, run);
}

/* "claire.morel@": the person's name; "cmorel75@" is none. */
static void prepare_email(struct pii_scratch *s, struct arena *a, struct str value)
{
    struct str folded = text_fold(a, value, NULL);
    size_t at = str_chr(folded, '@', 0), letters = 0, words = 0;
    struct str local = str_slice(folded, 0, at == STR_NPOS ? 0 : at);
    struct word w;

    prepare_run(s, SPAN_EMAIL, run_of(a, folded));
    for (size_t i = 0; i < local.len; i++)
        if (ascii_digit(local.ptr[i]))
            return;
    for (size_t from = 0; text_word_next(local, &from, &w); words++)
        letters += w.end - w.start;
    if (words >= 2 && letters >= 6)
        prepare_name(s, local, true);
}

static void prepare_address(struct pii_scratch *s, struct arena *a, struct str value)
{
    struct known *k = row_start(s, SPAN_ADDRESS);

    if (!k)
        return;
    known_place_prepare(k, text_fold(a, value, NULL), s->lexicon);
    row_end(s, k);
}

/* ---- once for all parts of a message ---- */

#define KEPT_BYTES  ((size_t)64 << 10) /* of values; more are made ready for each call */
#define KEPT_MEMORY ((size_t)4 << 20)

static size_t values_used(const struct pii_hints *h)
{
    return h->known_count < KNOWN_MAX ? h->known_count : KNOWN_MAX;
}

static bool is_ready(const struct pii_scratch *s, const struct pii_hints *h)
{
    size_t n = values_used(h), i = 0;

    if (!s->known_of || s->known_of_count != n)
        return false;
    while (i < n && s->known_of[i].type == h->known[i].type &&
           str_eq(s->known_of[i].value, h->known[i].value))
        i++;
    return i == n;
}

/* Where the values are made ready: in memory of the scratch, which remembers them, or the call's.
 */
static struct arena *remember(struct pii_scratch *s, const struct pii_hints *h, struct arena *call)
{
    size_t bytes = 0, n = values_used(h);
    struct pii_known *copy;

    s->known_of = NULL;
    for (size_t i = 0; i < n; i++)
        bytes += h->known[i].value.len;
    if (!s->known_arena)
        s->known_arena = arena_new(KEPT_MEMORY);
    if (!s->known_arena || bytes > KEPT_BYTES)
        return call;
    arena_reset(s->known_arena);
    copy = arena_many(s->known_arena, struct pii_known, n);
    for (size_t i = 0; copy && i < n; i++)
        copy[i] =
            (struct pii_known){ h->known[i].type, str_copy(s->known_arena, h->known[i].value) };
    if (!arena_ok(s->known_arena))
        return call;
    s->known_of = copy;
    s->known_of_count = n;
    return s->known_arena;
}

static void prepare_all(struct pii_scratch *s, const struct pii_hints *h, struct arena *a)
{
    s->known_count = s->known_link_count = 0;
    memset(s->known_first, 0xff, sizeof s->known_first);
    memset(s->known_last, 0xff, sizeof s->known_last);
    memset(s->known_slip, 0, sizeof s->known_slip);
    memset(s->known_slip_last, 0, sizeof s->known_slip_last);
    for (size_t i = 0; i < values_used(h); i++) {
        struct str value = h->known[i].value;

        switch (h->known[i].type) {
        case SPAN_PERSON:
            prepare_names(s, a, value);
            break;
        case SPAN_PHONE:
            prepare_phone(s, a, value);
            break;
        case SPAN_EMAIL:
            prepare_email(s, a, value);
            break;
        case SPAN_ADDRESS:
            prepare_address(s, a, value);
            break;
        default:
            prepare_run(s, h->known[i].type, run_of(a, text_fold(a, value, NULL)));
        }
    }
}

void known_prepare(struct find *f, struct arena *a)
{
    struct pii_scratch *s = f->scratch;
    const struct pii_hints *h = f->hints;

    s->known_count = 0;
    if (!h->known_count)
        return;
    if (is_ready(s, h)) {
        s->known_count = s->known_ready;
        return;
    }
    prepare_all(s, h, remember(s, h, a));
    s->known_ready = s->known_count;
    if (s->known_of && !arena_ok(s->known_arena)) { /* cannot be: what is kept is small */
        s->known_of = NULL;
        prepare_all(s, h, a);
    }
}

/* ---- what words are besides ---- */

static uint32_t listed(const struct find *f, const struct token *t)
{
    return gazetteer_word(&f->pii->gazetteer, token_folded(f, t));
}

bool known_plain(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->is & WORD_ORDINARY || GAZETTEER_WORD(listed(f, t)) >= PLAIN_KNOWN;
}

bool known_named(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t is = listed(f, t);

    return t->is & (WORD_FIRSTNAME | WORD_WEAK_NAME) || GAZETTEER_FIRST(is) || GAZETTEER_LAST(is);
}

void propose_known(struct find *f, size_t i, size_t last, enum span_type type, float score)
{
    propose(f,
            (struct span){ f->tokens[i].start, f->tokens[last].end, type, NULL, score, "known" });
}

/* ---- runs ---- */

/* "jean arobase exemple point fr": what stands for '@' and '.' in an address that is spoken. */
static bool spelled(const struct find *f, size_t at)
{
    static const struct str signs[] = { STR_INIT("tiret"), STR_INIT("underscore"),
                                        STR_INIT("dash"),  STR_INIT("bas"),
                                        STR_INIT("guion"), STR_INIT("trattino") };

    if (f->tokens[at].is & (WORD_AT | WORD_DOT))
        return true;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_eq(signs[i], token_folded(f, &f->tokens[at])))
            return true;
    return false;
}

/* Digits directly beside it: part of another, longer number. */
static bool in_longer_number(const struct find *f, size_t i, size_t last)
{
    if (f->tokens[i].shape & TOKEN_DIGITS && i > 0 && f->tokens[i].gap <= GAP_JOIN &&
        f->tokens[i].gap != GAP_SPACE && f->tokens[i - 1].shape & TOKEN_DIGITS)
        return true;
    return last + 1 < f->count && f->tokens[last].shape & TOKEN_DIGITS &&
           f->tokens[last + 1].shape & TOKEN_DIGITS && f->tokens[last + 1].gap <= GAP_JOIN &&
           f->tokens[last + 1].gap != GAP_SPACE;
}

static void propose_run(struct find *f, size_t i, size_t last, enum span_type type)
{
    uint32_t start = f->tokens[i].start;

    if (in_longer_number(f, i, last))
        return;
    if (type == SPAN_PHONE && start > f->from && f->text.ptr[start - 1] == '+')
        start--;
    propose(f, (struct span){ start, f->tokens[last].end, type, NULL, 0.995F, "known" });
}

static void find_known_run(struct find *f, const struct known *k, size_t i)
{
    struct str rest = k->words[0];

    for (size_t at = i; at < f->count && (at == i || f->tokens[at].gap != GAP_PARA); at++) {
        struct str word = token_folded(f, &f->tokens[at]);

        if (!word.len || !str_starts(rest, word)) {
            if (k->type == SPAN_EMAIL && at > i && spelled(f, at))
                continue;
            return;
        }
        rest = str_from(rest, word.len);
        if (!rest.len) {
            propose_run(f, i, at, k->type);
            return;
        }
    }
}

/* ---- one token ---- */

/* Most words begin like some value and go on otherwise: told before anything else is read. */
static bool may_match(const struct known_link *l, struct str word, uint32_t begins, bool initials)
{
    size_t n = word.len < l->len ? word.len : l->len;
    uint32_t mask = n < 4 ? (1u << 8 * n) - 1 : UINT32_MAX;

    return !((begins ^ l->begins) & mask) || l->loose || initials;
}

#define SLIP_LETTERS 4 /* bits that two slips change at most */

static void look_up_slip(struct find *f, size_t i, uint32_t letters, const struct known_link *l)
{
    if ((unsigned)__builtin_popcount(letters ^ l->letters) <= SLIP_LETTERS)
        find_known_slip(f, &f->scratch->known[l->row], i, l->word);
}

static void look_up_slips(struct find *f, size_t i, struct str word)
{
    const struct pii_scratch *s = f->scratch;
    unsigned char first = (unsigned char)word.ptr[0], last = (unsigned char)word.ptr[word.len - 1];
    bool by_first = word.len < 64 && s->known_slip[first] >> word.len & 1,
         by_last = word.len < 64 && s->known_slip_last[last] >> word.len & 1;
    uint32_t letters = letters_in(word);

    if (!(by_first || by_last) || known_plain(f, i))
        return;
    for (int16_t l = by_first ? s->known_first[first] : -1; l >= 0;
         l = s->known_links[l].next_first)
        look_up_slip(f, i, letters, &s->known_links[l]);
    for (int16_t l = by_last ? s->known_last[last] : -1; l >= 0; l = s->known_links[l].next_last)
        look_up_slip(f, i, letters, &s->known_links[l]);
}

static void look_up(struct find *f, size_t i, const struct known *k, bool initials)
{
    if (k->type == SPAN_ADDRESS) {
        find_known_place(f, k, i);
    } else if (k->type == SPAN_PERSON) {
        find_known_name(f, k, i);
        if (initials)
            find_known_initials(f, k, i);
    } else {
        find_known_run(f, k, i);
    }
}

void find_known(struct find *f, size_t i)
{
    const struct pii_scratch *s = f->scratch;
    const struct token *t = &f->tokens[i];
    struct str word = token_folded(f, t);
    bool initials = t->shape & (TOKEN_INITIAL | TOKEN_UPPER) && word.len <= 3;
    uint32_t begins = first_bytes(word);

    if (!word.len)
        return;
    for (int16_t l = s->known_first[(unsigned char)word.ptr[0]]; l >= 0;
         l = s->known_links[l].next_first)
        if (may_match(&s->known_links[l], word, begins, initials))
            look_up(f, i, &s->known[s->known_links[l].row], initials);
    if (t->shape & TOKEN_CAPITAL && word.len >= 4)
        look_up_slips(f, i, word);
}
