/* SPDX-License-Identifier: EUPL-1.2 */
/* typo.c - how many slips of the hand lie between two words: letters wrong, left out, doubled or
 * swapped (optimal string alignment, only within the diagonal that can still win). */
#include "pii/known/known_match_priv.h"

#include "text/text.h"

#define LETTERS_MAX 24 /* a longer word is no name */

static size_t letters_of(struct str word, uint32_t ret[static LETTERS_MAX])
{
    size_t n = 0;

    for (size_t at = 0; at < word.len; n++) {
        uint32_t c;

        if (n == LETTERS_MAX)
            return 0;
        at += text_char(str_from(word, at), &c);
        ret[n] = c;
    }
    return n;
}

/* Slips that a word of so many letters may have; swapped letters are told apart below. */
static unsigned allowed(size_t letters)
{
    return letters >= 12 ? 2 : letters >= 4 ? 1 : 0;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Only one swap: "Moral" is another name than "Morel", "Morle" is not. */
static bool swapped(const uint32_t *a, const uint32_t *b, size_t n)
{
    size_t i = 0;

    while (i < n && a[i] == b[i])
        i++;
    if (i + 1 >= n || a[i] != b[i + 1] || a[i + 1] != b[i])
        return false;
    for (i += 2; i < n; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

static unsigned distance(const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len)
{
    unsigned rows[3][LETTERS_MAX + 1];

    for (size_t j = 0; j <= b_len; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a_len; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];

        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_len; j++) {
            row[j] = least(least(up[j], row[j - 1]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], upper[j - 2] + 1);
        }
    }
    return rows[a_len % 3][b_len];
}

bool known_typo(struct str known, struct str seen)
{
    uint32_t a[LETTERS_MAX], b[LETTERS_MAX];
    size_t a_len = letters_of(known, a), b_len = letters_of(seen, b);
    unsigned most = allowed(a_len);

    if (!most || !b_len || b_len + most < a_len || a_len + most < b_len)
        return false;
    if (a_len < 6)
        return a_len == b_len && swapped(a, b, a_len);
    return distance(a, a_len, b, b_len) <= most;
}
