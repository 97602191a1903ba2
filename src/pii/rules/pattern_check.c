/* SPDX-License-Identifier: EUPL-1.2 */
/* pattern_check.c - is an organisation's pattern fit for every message?
 *
 * Cost is counted, not timed, so that the answer is the same on every machine: PCRE2 calls back
 * before each item it tries, and each call counts one, plus the bytes it moved since the last.
 * The texts are made from the pattern itself: long runs and alternations of the characters it
 * names or that its classes stand for, behind its own beginning. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "pii/rules.h"
#include "pii/rules/pattern_priv.h"

#define COMPILED_MAX    16384 /* bytes */
#define HURT_SIZE       1024  /* bytes of a text made to hurt */
#define COST_A_BYTE_MAX 100   /* steps */
#define LETTERS_MAX     16    /* characters that the texts are made of */
#define ORDINARY_MAX    1     /* words of the sentences below that may be taken by chance */

/* What customers write; nothing here is a reference. */
static const char ordinary[] =
    "Bonjour, ma commande du 12 mars 2024 n'est pas arrivée. J'ai payé 49,90 € pour 3 articles "
    "et je vous ai écrit le 03/04/2024 à 10h30. Pouvez-vous me dire où est mon colis ?\n"
    "Merci d'avance, bonne journée. Cordialement.\n"
    "Hello, I ordered two lamps on 5 May and only one came. The other is broken (see picture). "
    "Please send a NEW one or give me my money back: 120.50 EUR. Kind regards.\n"
    "Guten Tag, die Lieferung war am 7. Juni um 14:00 Uhr da, aber es fehlt ein Teil. "
    "Mit freundlichen Grüßen.\n"
    "Hola, la factura no es correcta; son 2 unidades, no 20. Gracias y un saludo.\n";

/* ---- cost ---- */

struct cost {
    size_t steps, most;
    PCRE2_SIZE at;
};

static int count_step(pcre2_callout_block *b, void *to)
{
    struct cost *c = to;
    PCRE2_SIZE moved =
        b->current_position > c->at ? b->current_position - c->at : c->at - b->current_position;

    c->steps += 1 + moved;
    c->at = b->current_position;
    return c->steps > c->most ? PCRE2_ERROR_MATCHLIMIT : 0;
}

struct trial {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
    struct cost cost;
};

/* All matches in the text, one behind the other; false when that costs too much. */
static bool affordable(struct trial *t, struct str text)
{
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(t->data);
    PCRE2_SIZE at = 0;
    int rc = 0;

    t->cost = (struct cost){ .most = text.len * COST_A_BYTE_MAX };
    while (at < text.len && rc >= 0) {
        rc = pcre2_match(t->code, (PCRE2_SPTR)text.ptr, text.len, at, 0, t->data, t->context);
        at = rc >= 0 && v[1] > at ? v[1] : at + 1;
    }
    return rc >= 0 || rc == PCRE2_ERROR_NOMATCH;
}

/* ---- texts made to hurt ---- */

static void add_letter(char *letters, size_t *n, char c)
{
    if (*n < LETTERS_MAX && !memchr(letters, c, *n))
        letters[(*n)++] = c;
}

/* What its classes stand for first, then what it names. */
static size_t letters_of(struct str pattern, char letters[static LETTERS_MAX])
{
    static const char classes[] = "0aA -_";
    size_t n = 0;

    for (const char *c = classes; *c; c++)
        add_letter(letters, &n, *c);
    for (size_t i = 0; i < pattern.len; i++)
        if ((unsigned char)pattern.ptr[i] < 0x80 && !strchr("\\()[]{}?*+|^$", pattern.ptr[i]))
            add_letter(letters, &n, pattern.ptr[i]);
    return n;
}

/* The literal beginning: "CL-" of "CL-[0-9]{6}". */
static struct str beginning(struct str pattern)
{
    size_t n = 0;

    while (n < pattern.len && (ascii_alnum(pattern.ptr[n]) || strchr("-_/ #", pattern.ptr[n])))
        n++;
    if (n && n < pattern.len && strchr("?*{", pattern.ptr[n]))
        n--;
    return str_slice(pattern, 0, n);
}

static bool hurts_nowhere(struct trial *t, struct arena *a, struct str pattern)
{
    char letters[LETTERS_MAX];
    size_t n = letters_of(pattern, letters);
    struct str head = beginning(pattern);

    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k <= n; k++) {
            struct buf b = buf_new(a, 2 * HURT_SIZE);

            buf_add(&b, k == n ? head : STR(""));
            while (b.len < HURT_SIZE) {
                buf_add_char(&b, letters[i]);
                if (k < n && k != i)
                    buf_add_char(&b, letters[k]);
            }
            buf_add_char(&b, '!');
            if (!affordable(t, buf_str(&b)))
                return false;
            arena_reset(a);
        }
    }
    return true;
}

/* ---- sentences ---- */

static bool takes_sentences(struct trial *t)
{
    struct str text = str_of(ordinary);
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(t->data);
    PCRE2_SIZE at = 0, bytes = 0;
    int found = 0;

    while (at < text.len) {
        t->cost = (struct cost){ .most = SIZE_MAX };
        if (pcre2_match(t->code, (PCRE2_SPTR)text.ptr, text.len, at, 0, t->data, t->context) < 0)
            break;
        found++;
        bytes += v[1] - v[0];
        at = v[1] > at ? v[1] : at + 1;
    }
    return found > ORDINARY_MAX || bytes > 60;
}

static bool try_out(struct trial *t, struct str pattern, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    uint32_t empty = 0;
    size_t size = 0;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    pcre2_pattern_info(t->code, PCRE2_INFO_MATCHEMPTY, &empty);
    pcre2_pattern_info(t->code, PCRE2_INFO_SIZE, &size);
    if (empty)
        return fault_set(f, FAULT_INVALID, "the pattern fits the empty text, so it fits anywhere");
    if (size > COMPILED_MAX)
        return fault_set(f, FAULT_INVALID, "the pattern grows too large: fewer repeats {n,m}");
    if (!hurts_nowhere(t, a, pattern))
        return fault_set(f, FAULT_INVALID,
                         "the pattern costs more than %d steps a byte on a long run of its own "
                         "characters: give repeats an end, {1,12} for + or *",
                         COST_A_BYTE_MAX);
    if (takes_sentences(t))
        return fault_set(f, FAULT_INVALID,
                         "the pattern takes words, dates or prices of ordinary sentences: name "
                         "what references begin with or how long they are");
    return true;
}

bool pii_pattern_check(struct str pattern, struct fault *f)
{
    struct trial t = { 0 };
    PCRE2_SIZE where = 0;
    int error = 0;
    bool fit = false;

    if (!pattern.len || pattern.len > PII_PATTERN_MAX)
        return fault_set(f, FAULT_INVALID, "a pattern has 1 to %d bytes", PII_PATTERN_MAX);
    t.code = pattern_compile(pattern, PCRE2_AUTO_CALLOUT | PCRE2_NO_START_OPTIMIZE, &error, &where);
    if (!t.code) {
        PCRE2_UCHAR words[160] = "";

        pcre2_get_error_message(error, words, sizeof words);
        return fault_set(f, FAULT_INVALID, "the pattern does not compile: %s, at character %zu",
                         (const char *)words, (size_t)where + 1);
    }
    t.data = pcre2_match_data_create(1, NULL);
    t.context = pcre2_match_context_create(NULL);
    if (t.data && t.context) {
        pcre2_set_callout(t.context, count_step, &t.cost);
        fit = try_out(&t, pattern, f);
    } else {
        fault_set(f, FAULT_BUSY, "no memory");
    }
    pcre2_match_context_free(t.context);
    pcre2_match_data_free(t.data);
    pcre2_code_free(t.code);
    return fit;
}
