/* SPDX-License-Identifier: EUPL-1.2 */
/* match.c - finds the words of a list in a text, longest first, in one pass.
 *
 * A walk from one place takes as many steps as the text agrees with some word, at most the
 * longest word's length, and only starts where a word may begin: so the cost of a byte of text
 * has a limit that does not depend on how many words there are. */
#include <string.h>

#include "pii/mask/match_priv.h"
#include "text/text.h"

/* Of a node and a byte; node 0 is the root, and nothing leads to it: 0 marks a free edge. */
struct edge {
    uint32_t from, to;
    unsigned char byte;
};

struct matcher {
    struct edge *edges;
    size_t mask;
    uint32_t *values; /* of each node; 0: no word ends here */
    uint32_t nodes;
};

struct matcher *matcher_new(struct arena *a, size_t bytes)
{
    struct matcher *m = arena_make(a, struct matcher);
    size_t n = 64;

    while (n < 2 * bytes)
        n *= 2;
    if (!m)
        return NULL;
    m->edges = arena_many(a, struct edge, n);
    m->values = arena_many(a, uint32_t, bytes + 1);
    m->mask = n - 1;
    m->nodes = 1;
    return m->edges && m->values ? m : NULL;
}

static struct edge *edge_of(const struct matcher *m, uint32_t from, unsigned char byte)
{
    size_t h = ((size_t)from << 8 | byte) * 0x9e3779b97f4a7c15u >> 20;

    for (;; h++) {
        struct edge *e = &m->edges[h & m->mask];

        if (!e->to || (e->from == from && e->byte == byte))
            return e;
    }
}

void matcher_add(struct matcher *m, struct str word, uint32_t value)
{
    uint32_t node = 0;

    for (size_t i = 0; i < word.len; i++) {
        struct edge *e = edge_of(m, node, (unsigned char)word.ptr[i]);

        if (!e->to)
            *e = (struct edge){ node, m->nodes++, (unsigned char)word.ptr[i] };
        node = e->to;
    }
    if (node && !m->values[node])
        m->values[node] = value;
}

/* Bytes that the character beginning with `c` has. */
static size_t char_bytes(unsigned char c)
{
    return c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 1;
}

size_t match_char(struct str rest, bool at_end, bool *ret_word)
{
    uint32_t c = (unsigned char)rest.ptr[0];
    size_t n = 1;

    if (c >= 0x80) {
        if (!at_end && rest.len < char_bytes((unsigned char)c))
            return 0;
        n = text_char(rest, &c);
        *ret_word = text_is_letter(c) || (c >= 0x300 && c <= 0x36f); /* accents of NFD */
        return n;
    }
    *ret_word = ascii_alnum((char)c) || c == '_';
    return n;
}

/* Is `s` cut off inside its first character, or empty, while more may come? */
static bool undecided(struct str s, bool at_end)
{
    return !at_end && (!s.len || s.len < char_bytes((unsigned char)s.ptr[0]));
}

enum match match_here(const struct matcher *m, struct str rest, bool at_end, bool after_word,
                      size_t *ret_len, uint32_t *ret_value)
{
    uint32_t node = 0;
    bool word = false;
    size_t i = 0, char_end = 0, found = 0;

    for (;; i++) {
        if (i == char_end) { /* between two characters: a word may end here */
            bool next = false;

            if (undecided(str_from(rest, i), at_end))
                return MATCH_MORE;
            if (i < rest.len)
                char_end += match_char(str_from(rest, i), at_end, &next);
            if (i == 0 && after_word && next)
                return MATCH_NONE;
            if (m->values[node] && !(word && next)) {
                *ret_value = m->values[node];
                found = i;
            }
            word = next;
        }
        if (i == rest.len)
            break;
        node = edge_of(m, node, (unsigned char)rest.ptr[i])->to;
        if (!node)
            break;
    }
    *ret_len = found;
    return found ? MATCH_FOUND : MATCH_NONE;
}

bool match_ends_in_word(struct str s)
{
    bool word = false;

    while (s.len)
        s = str_from(s, match_char(s, true, &word));
    return word;
}
