/* SPDX-License-Identifier: EUPL-1.2 */
/* pieces.c - where a message that is longer than one call takes is cut; see task.h, gateway.h.
 *
 * Each piece leaves in a call of its own, with a last look of its own.  That look sees less than
 * one over the whole would: a number that stands across a cut would leave as two halves, neither
 * of which it knows.  So whatever is found around a cut moves the cut before it. */
#include "assist/gateway_priv.h"
#include "text/text.h"

#define SIDE     1024 /* bytes on each side of a cut that are looked through */
#define ATTEMPTS 8    /* cuts that something stood across, one after the other */

/* ---- where a text may be cut ---- */

/* The last line in it that is empty; 0: none. */
static size_t paragraph_end(struct str text)
{
    size_t end = 0, line = 0;

    for (size_t at = 0; (at = str_chr(text, '\n', at)) != STR_NPOS; line = ++at)
        if (!str_trim(str_slice(text, line, at)).len)
            end = line;
    return end;
}

/* The end of the last sentence in it that is whole: not that of the last one. */
static size_t sentence_end(struct str text)
{
    struct str rest = text, sentence;
    size_t end = 0, last = 0;

    while (text_sentence_next(&rest, &sentence)) {
        end = last;
        last = (size_t)(sentence.ptr + sentence.len - text.ptr);
    }
    return end;
}

/* No token has a blank in it. */
static size_t word_end(struct str text)
{
    size_t end = text.len;

    while (end > 0 && !ascii_space(text.ptr[end - 1]))
        end--;
    return end;
}

/* Pieces that are too small would be too many. */
static size_t cut_within(struct str text)
{
    size_t (*const ways[])(struct str) = { paragraph_end, sentence_end, word_end };
    size_t end = 0;

    for (size_t i = 0; i < COUNT_OF(ways) && end <= text.len / 4; i++)
        end = ways[i](text);
    return end;
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && ascii_space(text.ptr[at]))
        at++;
    return at;
}

static size_t trimmed_end(struct str text, size_t start, size_t end)
{
    while (end > start && ascii_space(text.ptr[end - 1]))
        end--;
    return end;
}

bool assist_piece_next(struct str text, size_t max, struct assist_piece *p)
{
    size_t start = skip_blanks(text, p->end), end = text.len;

    if (end - start > max) {
        size_t cut = cut_within(str_slice(text, start, start + max + 1));

        end = trimmed_end(text, start, start + cut);
    }
    if (end <= start)
        return false;
    *p = (struct assist_piece){ start, end };
    return true;
}

double assist_pieces_share(enum assist_task task, struct str text)
{
    const struct task_row *row = task_row(task);
    struct assist_piece p = { 0 };
    size_t n = 0;

    while (n < row->pieces && assist_piece_next(text, row->bytes, &p))
        n++;
    if (!n)
        p.end = text.len < row->bytes ? text.len : row->bytes;
    return text.len ? (double)p.end / (double)text.len : 1;
}

/* ---- what stands across a cut ---- */

struct cutting {
    struct draft draft;
    struct str text;
};

/* Moves `*cut` to the start of what stands across it. */
static void move_before(size_t from, size_t start, size_t end, size_t *cut)
{
    if (from + start < *cut && from + end > *cut)
        *cut = from + start;
}

static bool look_around(struct cutting *c, size_t at, size_t *cut, struct fault *f)
{
    struct draft *d = &c->draft;
    size_t from = at > SIDE ? at - SIDE : 0;
    struct str text = str_slice(c->text, from, at + SIDE);
    struct spans found, seen;
    struct coded_hits coded;

    if (!pii_find(d->gateway->parts.pii, d->question->scratch, d->arena, (struct clear){ text },
                  &d->in->hints, &found, f) ||
        !seen_find(d, text, &seen, f) || !coded_find(d, text, STR(""), &coded, f))
        return false;
    for (size_t i = 0; i < found.count; i++)
        move_before(from, found.at[i].start, found.at[i].end, cut);
    for (size_t i = 0; i < seen.count; i++)
        move_before(from, seen.at[i].start, seen.at[i].end, cut);
    for (size_t i = 0; i < coded.count; i++)
        move_before(from, coded.at[i].start, coded.at[i].end, cut);
    return true;
}

/* *ret_free: it ends where nothing stands across; else no place was found, and it is no piece. */
static bool end_before(struct cutting *c, struct assist_piece *p, bool *ret_free, struct fault *f)
{
    *ret_free = p->end == c->text.len;
    for (unsigned n = 0; !*ret_free && n < ATTEMPTS && p->end > p->start; n++) {
        size_t cut = p->end;

        if (!look_around(c, p->end, &cut, f))
            return false;
        *ret_free = cut == p->end;
        p->end = trimmed_end(c->text, p->start, cut > p->start ? cut : p->start);
    }
    return true;
}

bool gateway_pieces(struct gateway *g, struct arena *a, const struct gateway_question *q,
                    struct assist_piece ret[static ASSIST_PIECES_MAX], size_t *ret_count,
                    bool *ret_whole, struct fault *f)
{
    const struct assist_case *about = q->about;
    const struct task_row *row = task_row(q->task);
    struct gateway_inside in = { .hints = question_hints(q, q->watch) };
    struct cutting c = { .draft = {
                             .arena = a, .gateway = g, .question = q, .row = row, .in = &in } };
    struct assist_piece p = { 0 };
    bool is_free = true;

    ret[0] = p;
    *ret_count = 1;
    *ret_whole = true;
    if (!row->pieces || about->message_count != 1 || about->messages[0].text.text.len <= row->bytes)
        return true;
    c.text = about->messages[0].text.text;
    for (*ret_count = 0; is_free && *ret_count < row->pieces; *ret_count += is_free) {
        if (!assist_piece_next(c.text, row->bytes, &p))
            break;
        if (!end_before(&c, &p, &is_free, f))
            return false;
        if (is_free)
            ret[*ret_count] = p;
    }
    *ret_whole = !*ret_count || skip_blanks(c.text, ret[*ret_count - 1].end) == c.text.len;
    *ret_count += !*ret_count; /* no place to cut: its start, as far as one call takes */
    return arena_check(a, f);
}
