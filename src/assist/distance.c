/* SPDX-License-Identifier: EUPL-1.2 */
/* distance.c - see distance.h.
 *
 * The least number of letters to take out and put in, by the plain table, two rows of it at a time
 * (Wagner and Fischer without replacing: a changed word is one out and one in).  What both texts
 * begin and end with is not laid into the table. */
#include "assist/distance.h"

#include "base/fault.h"
#include "text/text.h"

struct piece {
    struct str text;
    size_t letters;
    bool any;    /* a placeholder */
    bool begins; /* its line */
};

struct pieces {
    struct piece *at;
    size_t count;
};

/* Bytes of what opens with `open` and closes with `close`, from the start; 0: it does not. */
static size_t enclosed(struct str s, struct str open, struct str close)
{
    size_t end;

    if (!str_starts(s, open))
        return 0;
    end = str_find(s, close, open.len);
    return end == STR_NPOS ? 0 : end + close.len;
}

static size_t word_end(struct str s)
{
    struct word w;
    size_t at = 0;
    uint32_t c;

    if (text_word_next(s, &at, &w) && w.start == 0)
        return w.end;
    return text_char(s, &c);
}

static struct piece next_piece(struct str s)
{
    size_t any = enclosed(s, STR("{{"), STR("}}"));
    size_t n = any ? any : enclosed(s, STR("⟦"), STR("⟧"));
    struct piece p = { .any = any > 0 };

    p.text = str_slice(s, 0, n ? n : word_end(s));
    for (size_t i = 0; !p.any && i < p.text.len; i++)
        p.letters += ((unsigned char)p.text.ptr[i] & 0xC0) != 0x80;
    return p;
}

static bool cut(struct arena *a, struct str s, struct pieces *ret, struct fault *f)
{
    bool begins = true;

    *ret = (struct pieces){ .at = arena_many(a, struct piece, s.len + 1) };
    if (!ret->at)
        return arena_check(a, f);
    for (size_t i = 0; i < s.len;) {
        uint32_t c;
        size_t n = text_char(str_from(s, i), &c);

        if (text_is_space(c)) {
            begins |= c == '\n';
            i += n;
            continue;
        }
        ret->at[ret->count] = next_piece(str_from(s, i));
        ret->at[ret->count].begins = begins;
        begins = false;
        i += ret->at[ret->count++].text.len;
    }
    return true;
}

static bool same(const struct piece *x, const struct piece *y)
{
    return !x->any && str_eq(x->text, y->text);
}

static size_t letters(const struct pieces *p)
{
    size_t n = 0;

    for (size_t i = 0; i < p->count; i++)
        n += p->at[i].letters;
    return n;
}

/* A placeholder next to the end may stand for some of it, so it stops the trimming. */
static void trim(struct pieces *x, struct pieces *y)
{
    size_t head = 0;

    while (head < x->count && head < y->count && same(&x->at[head], &y->at[head]))
        head++;
    *x = (struct pieces){ x->at + head, x->count - head };
    *y = (struct pieces){ y->at + head, y->count - head };
    while (x->count && y->count && same(&x->at[x->count - 1], &y->at[y->count - 1])) {
        x->count--;
        y->count--;
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* row[j]: to make the first j of `y` from the first pieces of `x` up to one more: `p`.  A
 * placeholder goes on until a line ends. */
static void next_row(const struct piece *p, const struct pieces *y, const size_t *before,
                     size_t *row)
{
    row[0] = before[0] + p->letters;
    for (size_t j = 1; j <= y->count; j++) {
        const struct piece *q = &y->at[j - 1];

        row[j] = least(before[j] + p->letters, row[j - 1] + q->letters);
        if (same(p, q) || (p->any && p->begins == q->begins))
            row[j] = least(row[j], before[j - 1]);
        if (p->any && !q->begins)
            row[j] = least(row[j], row[j - 1]);
    }
}

static bool changed(struct arena *a, const struct pieces *x, const struct pieces *y, size_t *ret,
                    struct fault *f)
{
    size_t *row, *before;

    if (x->count > DISTANCE_WORDS_MAX || y->count > DISTANCE_WORDS_MAX) {
        *ret = letters(x) + letters(y);
        return true;
    }
    row = arena_many(a, size_t, y->count + 1);
    before = arena_many(a, size_t, y->count + 1);
    if (!row || !before)
        return arena_check(a, f);
    before[0] = 0;
    for (size_t j = 1; j <= y->count; j++)
        before[j] = before[j - 1] + y->at[j - 1].letters;
    for (size_t i = 0; i < x->count; i++) {
        size_t *swap = before;

        next_row(&x->at[i], y, before, row);
        before = row;
        row = swap;
    }
    *ret = before[y->count];
    return true;
}

bool assist_distance(struct arena *a, struct str proposed, struct str used, double *ret,
                     struct fault *f)
{
    struct pieces x, y;
    size_t all, n = 0;

    if (!cut(a, proposed, &x, f) || !cut(a, used, &y, f))
        return false;
    all = letters(&x) + letters(&y);
    trim(&x, &y);
    if (!changed(a, &x, &y, &n, f))
        return false;
    *ret = all ? (double)n / (double)all : 0;
    return true;
}
