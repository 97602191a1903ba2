/* SPDX-License-Identifier: EUPL-1.2 */
/* normal.c - one spelling for all spellings of a value.
 *
 * Two values with the same normal form get the same token, and a person is found by it: it must
 * never join two people, and may part two spellings of one. */
#include "pii/pii.h"

#include <string.h>

#include "base/buf.h"
#include "text/text.h"

#define NAME_WORDS_MAX 16

/* Letters and digits of the folded value, in capitals. */
static struct str normal_code(struct arena *a, struct str value)
{
    struct str folded = text_fold(a, value, NULL);
    char *out = arena_alloc(a, folded.len);
    size_t n = 0;

    if (!out)
        return STR("");
    for (size_t i = 0; i < folded.len; i++)
        if (ascii_alnum(folded.ptr[i]) || (unsigned char)folded.ptr[i] >= 0x80)
            out[n++] = ascii_upper(folded.ptr[i]);
    return str_make(out, n);
}

/* The folded words, one space between them. */
static struct str normal_words(struct arena *a, struct str value)
{
    struct str folded = text_fold(a, value, NULL);
    struct buf b = buf_new(a, folded.len + 1);
    struct word w;

    for (size_t at = 0; text_word_next(folded, &at, &w);) {
        if (b.len)
            buf_add_char(&b, ' ');
        buf_add(&b, str_slice(folded, w.start, w.end));
    }
    return buf_str(&b);
}

/* "MOREL Claire" is "Claire Morel": the words in order of the alphabet. */
static struct str normal_name(struct arena *a, struct str value)
{
    struct str rest = normal_words(a, value), words[NAME_WORDS_MAX], word;
    struct buf b = buf_new(a, rest.len + 1);
    size_t n = 0;

    while (n < NAME_WORDS_MAX && str_split(&rest, ' ', &word)) {
        size_t i = n++;

        for (; i > 0 && str_cmp(words[i - 1], word) > 0; i--)
            words[i] = words[i - 1];
        words[i] = word;
    }
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_add_char(&b, ' ');
        buf_add(&b, words[i]);
    }
    if (rest.len) { /* more words than a name has: as they stand */
        buf_add_char(&b, ' ');
        buf_add(&b, rest);
    }
    return buf_str(&b);
}

/* E.164 where it says so, else the digits; French numbers in the national way, so that both
 * ways to write them meet. */
static struct str normal_phone(struct arena *a, struct str value)
{
    struct str folded = text_fold(a, value, NULL);
    struct buf b = buf_new(a, folded.len + 2);
    size_t zero = str_find(folded, STR("(0)"), 0);
    bool plus = str_starts(folded, STR("+")) || str_starts(folded, STR("(+"));

    for (size_t i = 0; i < folded.len; i++)
        if (ascii_digit(folded.ptr[i]) && !(zero != STR_NPOS && i == zero + 1))
            buf_add_char(&b, folded.ptr[i]);
    value = buf_str(&b);
    if (!plus && str_starts(value, STR("00"))) {
        value = str_from(value, 2);
        plus = true;
    }
    if (plus && str_starts(value, STR("33")) && value.len == 11)
        return str_printf(a, "0%.*s", STR_ARG(str_from(value, 2)));
    return plus ? str_printf(a, "+%.*s", STR_ARG(value)) : value;
}

static struct str normal_folded(struct arena *a, struct str value)
{
    return text_fold(a, str_trim(value), NULL);
}

/* Parts of an address do not differ by case, whatever RFC 5321 allows before the '@'; an accent
 * makes it somebody else's. */
static struct str normal_lower(struct arena *a, struct str value)
{
    return str_lower(a, str_trim(value));
}

static struct str normal_handle(struct arena *a, struct str value)
{
    value = normal_lower(a, value);
    return str_starts(value, STR("@")) ? str_from(value, 1) : value;
}

static struct str normal_exact(struct arena *a, struct str value)
{
    (void)a;
    return value;
}

static const struct {
    struct str (*normal)(struct arena *a, struct str value);
} types[SPAN_TYPES] = {
    [SPAN_PERSON] = { normal_name },      [SPAN_EMAIL] = { normal_lower },
    [SPAN_PHONE] = { normal_phone },      [SPAN_ADDRESS] = { normal_words },
    [SPAN_HANDLE] = { normal_handle },    [SPAN_DOB] = { normal_words },
    [SPAN_NATIONAL_ID] = { normal_code }, [SPAN_PASSPORT] = { normal_code },
    [SPAN_COMPANY_ID] = { normal_code },  [SPAN_CUSTOMER_REF] = { normal_code },
    [SPAN_PLATE] = { normal_code },       [SPAN_IBAN] = { normal_code },
    [SPAN_BIC] = { normal_code },         [SPAN_CARD] = { normal_code },
    [SPAN_IP] = { normal_folded },        [SPAN_MAC] = { normal_code },
    [SPAN_GEO] = { normal_folded },       [SPAN_HEALTH] = { normal_words },
    [SPAN_SPECIAL] = { normal_words },    [SPAN_CREDENTIAL] = { normal_exact },
};

struct str pii_normal(struct arena *a, enum span_type type, struct str value)
{
    struct str normal = types[type].normal(a, value);

    return normal.len ? normal : value;
}
