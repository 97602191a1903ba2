/* SPDX-License-Identifier: EUPL-1.2 */
/* spelling.c - a word that no article holds, read as the one that was meant.
 *
 * Edits as Damerau counted them: a letter added, left out, replaced, or two exchanged.  All words
 * of the shelf are looked at, so this takes some milliseconds a word at 100,000 words. */
#include "knowledge/shelf_priv.h"

#define LETTERS_MIN 4
#define LETTERS_TWO 8 /* from here on two edits are allowed */
#define LETTERS_MAX 32

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment distance, `most` + 1 when it is more than that. */
static size_t edits(struct str a, struct str b, size_t most)
{
    size_t rows[3][LETTERS_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];

    for (size_t j = 0; j <= b.len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t smallest = now[0] = i, *spare = before;

        for (size_t j = 1; j <= b.len; j++) {
            bool same = a.ptr[i - 1] == b.ptr[j - 1];

            now[j] = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
            smallest = least(smallest, now[j]);
        }
        if (smallest > most)
            return most + 1;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.len];
}

static bool may_be(struct str a, struct str b, size_t most)
{
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;

    return b.len >= LETTERS_MIN - 1 && b.len <= LETTERS_MAX && apart <= most;
}

uint32_t shelf_spell(const struct shelf *s, struct str folded, struct str *ret_word)
{
    size_t most = folded.len >= LETTERS_TWO ? 2 : 1, best = most + 1;
    uint32_t found = NO_TERM;

    if (folded.len < LETTERS_MIN || folded.len > LETTERS_MAX)
        return NO_TERM;
    for (uint32_t i = 0; i < s->written.count; i++) {
        struct str word = s->written.texts[i];
        size_t n;

        if (!may_be(folded, word, most))
            continue;
        n = edits(folded, word, most);
        if (n > most || (word.ptr[0] != folded.ptr[0] && n > 1))
            continue;
        if (n < best || (n == best && s->surfaces[i].times > s->surfaces[found].times)) {
            best = n;
            found = i;
        }
    }
    if (found == NO_TERM)
        return NO_TERM;
    *ret_word = s->written.texts[found];
    return s->surfaces[found].term;
}

static int beside(const struct shelf *s, uint32_t i, struct str start)
{
    struct str text = s->terms[s->sorted[i]].text;

    return str_cmp(str_slice(text, 0, start.len), start);
}

void shelf_family(const struct shelf *s, struct str stem, uint32_t *ret_first, uint32_t *ret_count)
{
    struct str start = str_slice(stem, 0, STEM_LETTERS);
    uint32_t low = 0, high = s->words.count, end;

    *ret_first = *ret_count = 0;
    if (stem.len < STEM_LETTERS)
        return;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (beside(s, middle, start) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < s->words.count && beside(s, end, start) == 0;)
        end++;
    *ret_first = low;
    *ret_count = end - low;
}
