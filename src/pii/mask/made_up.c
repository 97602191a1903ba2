/* SPDX-License-Identifier: EUPL-1.2 */
/* made_up.c - see made_up.h. */
#include "pii/made_up.h"

#include <string.h>

#include "base/buf.h"
#include "pii/mask/surrogate_priv.h"
#include "pii/pii_priv.h"
#include "text/text.h"

#define ATTEMPTS 12

/* ---- drawing ---- */

/* The seed alone keys it: nothing is secret, for nothing is kept. */
static void digest(const void *key, enum span_type type, struct str text,
                   uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    const struct pii_fiction *f = key;
    uint64_t h[2] = { f->seed ^ 0xcbf29ce484222325u, f->seed + 0x9e3779b97f4a7c15u };

    h[0] ^= (uint64_t)type << 56;
    for (size_t i = 0; i < text.len; i++) {
        h[0] = (h[0] ^ (unsigned char)text.ptr[i]) * 0x100000001b3u;
        h[1] = (h[1] ^ h[0] >> 29) * 0xbf58476d1ce4e5b9u;
    }
    h[0] ^= h[1] >> 32;
    memcpy(ret_digest, h, sizeof h);
}

static struct pii_book book_of(const struct pii_fiction *f)
{
    return (struct pii_book){ .arena = f->arena, .digest = digest, .key = f, .salt = f->seed };
}

/* ---- by form ---- */

static char like(struct maker *m, char c)
{
    if (ascii_digit(c))
        return (char)(c == '0' ? '0' + draw_below(m, 10) : '1' + draw_below(m, 9));
    return (char)((c >= 'a' ? 'a' : 'A') + draw_below(m, 26));
}

/* A letter for a letter, a digit for a digit; what parts them stays. */
static struct str by_form(struct maker *m, struct str value, bool letters)
{
    struct buf b = buf_new(m->arena, value.len + 2);
    size_t changed = 0;

    buf_add(&b, STR(""));
    for (size_t at = 0; at < value.len;) {
        uint32_t c;
        size_t n = text_char(str_from(value, at), &c);
        bool digit = c < 0x80 && ascii_digit((char)c);

        if (digit || (letters && c < 0x80 && ascii_alpha((char)c))) {
            buf_add_char(&b, like(m, (char)c));
            changed++;
        } else if (c == 0xfffd || (letters && c >= 0x80)) { /* half a character, too */
            buf_add_char(&b, like(m, text_is_upper(c) ? 'A' : 'a'));
            changed++;
        } else {
            buf_add(&b, str_slice(value, at, at + n));
        }
        at += n;
    }
    if (!changed)
        return str_copy(m->arena, STR("x"));
    return b.failed ? STR_NONE : buf_str(&b);
}

static size_t digits_in(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += ascii_digit(s.ptr[i]);
    return n;
}

/* ---- illnesses and beliefs ---- */

static const struct terms *terms_of(enum lang lang)
{
    static const struct {
        enum lang lang;
        const struct terms *terms;
    } tables[] = {
        { LANG_EN, terms_special_en }, { LANG_DE, terms_special_de }, { LANG_ES, terms_special_es },
        { LANG_IT, terms_special_it }, { LANG_NL, terms_special_nl }, { LANG_PT, terms_special_pt },
    };

    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (tables[i].lang == lang)
            return tables[i].terms;
    return terms_special_fr;
}

/* The n-th of the bare words of a meaning, counted over and over; "opéré~ée" is none. */
static struct str nth_term(const struct terms *rows, uint64_t is, uint32_t n)
{
    struct str term = STR_NONE;

    for (uint32_t seen = 0; seen <= n;) {
        uint32_t before = seen;

        for (const struct terms *t = rows; t->phrases && seen <= n; t++) {
            struct str rest = str_of(t->phrases), one;

            while (t->is == is && seen <= n && str_split(&rest, '|', &one)) {
                if (str_chr(one, '~', 0) != STR_NPOS)
                    continue;
                term = one;
                seen++;
            }
        }
        if (seen == before)
            return STR_NONE;
    }
    return term;
}

static struct str another_term(struct maker *m, const struct pii_fiction *f,
                               const struct pii_real *real)
{
    uint64_t is = real->type == SPAN_HEALTH ? WORD_HEALTH : WORD_SPECIAL;
    struct str term = nth_term(terms_of(f->lang), is, draw_below(m, 60));

    return term.ptr ? str_copy(f->arena, term) : STR_NONE;
}

/* ---- of a value ---- */

static struct str make(struct maker *m, const struct pii_fiction *f, const struct pii_real *real)
{
    struct str made;

    if (real->type == SPAN_HEALTH || real->type == SPAN_SPECIAL)
        made = another_term(m, f, real);
    else if (real->type == SPAN_PERSON && real->nobodys)
        made = surrogate_goods(m, real->value);
    else if (real->type == SPAN_CUSTOMER_REF && digits_in(real->value) >= 3)
        made = by_form(m, real->value, false); /* its letters say what it is: "CL-4711" */
    else
        made = surrogate_make(m, real->type, real->value);
    return made.ptr ? made : by_form(m, real->value, true);
}

/* ---- plain text ---- */

static bool is_digit(uint32_t c)
{
    return c < 0x80 && ascii_digit((char)c);
}

static bool is_letter(uint32_t c)
{
    return text_is_letter(c) || (c >= 0x300 && c <= 0x36f);
}

/* '@' and '_' join what is one name; '<' and what is no character may hide something. */
static bool is_between(uint32_t c)
{
    return c != '@' && c != '_' && c != 0xfffd && c != '<' && c != '>' && c != '\\';
}

/* Does a sentence begin here? */
static bool starts(struct str text, size_t at)
{
    while (at > 0 && (ascii_space(text.ptr[at - 1]) || strchr("\"'(-*>", text.ptr[at - 1])))
        at--;
    return at == 0 || strchr(".!?:", text.ptr[at - 1]) != NULL;
}

static bool is_capital(struct str word)
{
    uint32_t c;

    text_char(word, &c);
    return text_is_upper(c);
}

#define TELLS                                                                                      \
    (WORD_HEALTH | WORD_SPECIAL | WORD_FIRSTNAME | WORD_WEAK_NAME | WORD_CITY | WORD_LEANING |     \
     WORD_STATE)

static bool is_ordinary(const struct pii_fiction *f, struct str text, size_t at, struct str word)
{
    struct str folded = text_fold(f->arena, word, NULL);
    const struct entry *e = lexicon_find(f->pii->lexicon, folded);
    uint32_t is = gazetteer_word(&f->pii->gazetteer, folded);
    unsigned plain = GAZETTEER_WORD(is);
    bool names = GAZETTEER_FIRST(is) || GAZETTEER_LAST(is) || GAZETTEER_PLACE(is);

    if (e && e->meaning.is & TELLS)
        return false;
    if (folded.len <= 1)
        return !is_capital(word) || starts(text, at) || str_eq(word, STR("I"));
    if (e && e->meaning.is)
        return true; /* "bonjour", "Mme", "rue": words that the desk itself knows */
    if (names && (is_capital(word) || GAZETTEER_FIRST(is) == NAME_FREQUENT))
        return plain >= PLAIN_VERY_COMMON && (starts(text, at) || !is_capital(word));
    return plain >= PLAIN_KNOWN;
}

static size_t run_at(struct str text, size_t at, bool (*of)(uint32_t c))
{
    size_t from = at;

    while (at < text.len) {
        uint32_t c;
        size_t n = text_char(str_from(text, at), &c);

        if (!of(c))
            break;
        at += n;
    }
    return at - from;
}

bool pii_plain_next(const struct pii_fiction *f, struct str text, size_t *at,
                    enum pii_plain *ret_what, struct str *ret_piece)
{
    struct str rest = str_from(text, *at);
    size_t n, next;
    uint32_t c;

    if (!rest.len)
        return false;
    n = text_char(rest, &c);
    if (is_digit(c)) {
        n = run_at(text, *at, is_digit);
        next = run_at(text, *at + n, is_letter);
        *ret_what = next ? PII_PLAIN_OTHER : PII_PLAIN_NUMBER;
        n += next;
    } else if (is_letter(c)) {
        n = run_at(text, *at, is_letter);
        next = run_at(text, *at + n, is_digit);
        *ret_what = next || !is_ordinary(f, text, *at, str_slice(rest, 0, n)) ? PII_PLAIN_OTHER
                                                                              : PII_PLAIN_WORD;
        n += next;
    } else {
        *ret_what = is_between(c) ? PII_PLAIN_BETWEEN : PII_PLAIN_OTHER;
    }
    *ret_piece = str_slice(rest, 0, n);
    *at += n;
    return true;
}

/* ---- another value ---- */

/* None of the value's own words may be left in it, but ordinary ones ("rue", "de"). */
static bool is_other(const struct pii_fiction *f, struct str made, struct str value)
{
    struct word w;

    if (!made.ptr || !made.len || str_find_nocase(made, value, 0) != STR_NPOS)
        return false;
    for (size_t at = 0; text_word_next(value, &at, &w);) {
        struct str word = str_slice(value, w.start, w.end);

        if (word.len >= 3 && !ascii_digit(word.ptr[0]) && !is_ordinary(f, value, w.start, word) &&
            str_find_nocase(made, word, 0) != STR_NPOS)
            return false;
    }
    return true;
}

struct str pii_made_up(const struct pii_fiction *f, const struct pii_real *real)
{
    const struct pii_book book = book_of(f);
    struct maker all = { .arena = f->arena, .book = &book, .kind = real->kind };

    for (unsigned i = 0; i < ATTEMPTS; i++) {
        struct maker m;
        struct str made;

        all.attempt = i;
        m = maker_of(&all, real->type, real->value);
        made = i + 2 < ATTEMPTS ? make(&m, f, real) : by_form(&m, real->value, true);
        if (is_other(f, made, real->value))
            return made;
    }
    return str_copy(f->arena, STR("xyz"));
}

/* ---- a value for a token ---- */

/* The form to follow; none of them is anybody's. */
static const char *const forms[SPAN_TYPES] = {
    [SPAN_PERSON] = "Claire Morel",
    [SPAN_EMAIL] = "claire.morel@example.org",
    [SPAN_PHONE] = "06 39 98 00 00",
    [SPAN_ADDRESS] = "12 rue des Lilas, 69003 Lyon",
    [SPAN_DOB] = "12/04/1984",
    [SPAN_PLATE] = "AB-123-CD",
    [SPAN_IBAN] = "FR76 3000 6000 0112 3456 7890 189",
    [SPAN_CARD] = "4111 1111 1111 1111",
    [SPAN_IP] = "192.0.2.1",
    [SPAN_MAC] = "00:00:5e:00:53:01",
};

struct str pii_stand_in(const struct pii_fiction *f, enum span_type type, uint32_t n,
                        unsigned attempt)
{
    /* A name's words are drawn from themselves, and so are the same in each form: n is in the seed.
     */
    const struct pii_fiction of_n = { f->pii, f->arena, f->lang,
                                      f->seed ^ (n * 0x9e3779b97f4a7c15u) };
    const struct pii_book book = book_of(&of_n);
    struct maker all = { .arena = f->arena, .book = &book, .attempt = attempt };
    struct str seed = str_make(&n, sizeof n);
    struct maker m;

    if (!forms[type])
        return STR_NONE;
    m = maker_of(&all, type, seed);
    return surrogate_make(&m, type, str_of(forms[type]));
}
