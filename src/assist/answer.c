/* SPDX-License-Identifier: EUPL-1.2 */
/* answer.c - the whole answer, read by rules: what in it is doubtful, and what it cites.
 *
 * What loads or leads away is gone already (hear.c).  What is found here is marked and stays: an
 * agent decides, and nothing with a mark is ever sent by itself. */
#include <stdlib.h>
#include <string.h>

#include "assist/gateway_priv.h"
#include "text/text.h"

#define LANG_BYTES     60 /* of an answer whose language can be told */
#define LANG_SURE      0.9F
#define SENTENCE_LEAST 40 /* bytes of the prompt that nobody writes by chance */
#define BYTES_PER_WORD 16 /* of an answer's tokens: more is no answer to what was asked */

struct reading {
    struct gateway *gateway;
    struct arena *arena;
    const struct gateway_question *question;
    const struct gateway_plan *plan;
    const struct gateway_inside *in;
    struct assist_answer *answer;
    bool cited[ASSIST_PASSAGES_MAX];
};

static void mark(struct reading *r, enum assist_doubt doubt, size_t start, size_t end)
{
    struct assist_answer *a = r->answer;

    if (a->mark_count < ANSWER_MARKS_MAX)
        a->marks[a->mark_count++] = (struct assist_mark){ doubt, start, end };
}

/* ---- tokens ---- */

static bool is_sent(const struct gateway_inside *in, const struct pii_piece *p)
{
    for (size_t i = 0; i < in->token_count; i++) {
        const struct out_token *t = &in->tokens[i];

        if (t->type == p->type && t->n == p->n && t->form == p->form && t->as != FORM_NONE &&
            !t->normal.len)
            return true;
    }
    return false;
}

static bool was_sent(const struct gateway_inside *in, const struct altered *x)
{
    for (size_t i = 0; i < in->token_count; i++)
        if (in->tokens[i].type == x->type && in->tokens[i].n == x->n)
            return true;
    return false;
}

/* "person 1" is anybody's word, unless there is such a token. */
static void check_plain(struct reading *r, struct str text, size_t start, size_t end)
{
    struct str plain = str_slice(text, start, end);
    struct altered x;

    for (size_t at = 0; at < plain.len; at++) {
        if (ascii_digit(plain.ptr[at]) && altered_at(r->arena, plain, at, &x) &&
            (!x.plain || was_sent(r->in, &x)))
            mark(r, DOUBT_TOKEN, start + x.start, start + x.end);
        else if (str_starts(str_from(plain, at), TOKEN_OPENS))
            mark(r, DOUBT_TOKEN, start + at, start + at + TOKEN_OPENS.len);
    }
}

static void check_tokens(struct reading *r)
{
    struct str text = r->answer->text, rest = text;
    struct pii_piece p;

    while (pii_piece_next(&rest, &p)) {
        size_t start = (size_t)(p.text.ptr - text.ptr), end = start + p.text.len;

        if (!p.token)
            check_plain(r, text, start, end);
        else if (!is_sent(r->in, &p))
            mark(r, DOUBT_TOKEN, start, end);
    }
}

/* ---- personal data ---- */

static bool in_message(const struct assist_message *m, struct str what)
{
    return str_find_nocase(m->text.text, what, 0) != STR_NPOS ||
           str_find_nocase(m->subject.text, what, 0) != STR_NPOS ||
           str_find_nocase(m->attachments.text, what, 0) != STR_NPOS;
}

/* What the provider had as a token of this call alone, as an article's address: put back by us. */
static bool is_put_back(const struct reading *r, struct str what)
{
    for (size_t i = 0; i < r->in->token_count; i++)
        if (r->in->tokens[i].normal.len &&
            str_find_nocase(r->in->tokens[i].name, what, 0) != STR_NPOS)
            return true;
    return false;
}

static bool was_given(const struct reading *r, struct str what)
{
    const struct assist_case *c = r->question->about;

    if (is_put_back(r, what))
        return true;
    for (size_t i = 0; i < c->message_count; i++)
        if (c->messages[i].direction != DIRECTION_NOTE && in_message(&c->messages[i], what))
            return true;
    return str_find_nocase(c->own.text, what, 0) != STR_NPOS ||
           str_find_nocase(c->asked.text, what, 0) != STR_NPOS ||
           str_find_nocase(r->in->own, what, 0) != STR_NPOS;
}

static bool check_personal(struct reading *r, struct fault *f)
{
    struct str text = r->answer->text;
    struct pii_hints hints = r->in->hints;
    struct spans found = { 0 };

    hints.careful = false; /* a mark too many would keep good answers from being sent */
    if (!pii_find(r->gateway->parts.pii, r->question->scratch, r->arena, (struct clear){ text },
                  &hints, &found, f))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        const struct span *s = &found.at[i];

        if (!was_given(r, str_slice(text, s->start, s->end)))
            mark(r, DOUBT_PERSONAL, s->start, s->end);
    }
    return true;
}

/* ---- citations, and links ---- */

static void check_citations(struct reading *r)
{
    struct str text = r->answer->text;

    if (!task_row(r->plan->task)->passages)
        return;
    for (size_t at = 0; (at = str_chr(text, '[', at)) != STR_NPOS; at++) {
        size_t end = at + 1;
        uint64_t n;

        while (end < text.len && ascii_digit(text.ptr[end]))
            end++;
        if (end == at + 1 || end - at > 4 || end >= text.len || text.ptr[end] != ']' ||
            !str_to_u64(str_slice(text, at + 1, end), &n))
            continue;
        if (n >= 1 && n <= r->in->passage_count)
            r->cited[n - 1] = true;
        else
            mark(r, DOUBT_CITATION, at, end + 1);
    }
}

/* By somebody of the thread. */
static bool written(const struct reading *r, struct str link)
{
    const struct assist_case *c = r->question->about;

    for (size_t i = 0; i < c->message_count; i++)
        if (in_message(&c->messages[i], link))
            return true;
    return str_find_nocase(c->own.text, link, 0) != STR_NPOS;
}

static void check_link(struct reading *r, size_t start, size_t end)
{
    struct str link = str_slice(r->answer->text, start, end);

    while (link.len && strchr("*_~`'.,;:!?", link.ptr[link.len - 1]))
        link.len--;
    if (!may_be_link(link) || written(r, link))
        return;
    for (size_t i = 0; i < r->in->passage_count; i++)
        if (r->cited[i] && link_of_passage(&r->in->passages[i], link))
            return;
    mark(r, DOUBT_LINK, start, start + link.len);
}

/* What is left are addresses of articles and of the thread: of an article only where it is cited.
 */
static void check_links(struct reading *r)
{
    struct str text = r->answer->text;

    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at;
             end < text.len && !ascii_space(text.ptr[end]) && !strchr("<>[]()\"", text.ptr[end]);
             end++)
            ;
        check_link(r, at, end);
    }
}

static bool keep_cited(struct reading *r, struct fault *f)
{
    struct assist_answer *a = r->answer;

    a->cited = arena_many(r->arena, struct assist_cited, ASSIST_PASSAGES_MAX);
    if (!a->cited)
        return arena_check(r->arena, f);
    for (size_t i = 0; i < r->in->passage_count; i++) {
        const struct library_hit *hit = &r->in->passages[i];

        if (r->cited[i])
            a->cited[a->cited_count++] = assist_cited_of(hit, false);
    }
    return true;
}

/* ---- the prompt, and the language ---- */

static void check_secret(struct reading *r)
{
    struct str rest = r->in->system, line, sentence;

    while (str_line(&rest, &line))
        while (str_split(&line, '.', &sentence)) {
            size_t at;

            sentence = str_trim(sentence);
            if (sentence.len < SENTENCE_LEAST)
                continue;
            at = str_find_nocase(r->answer->text, sentence, 0);
            if (at != STR_NPOS)
                mark(r, DOUBT_SECRET, at, at + sentence.len);
        }
}

static void check_language(struct reading *r)
{
    enum lang wanted = prompt_lang(r->plan->task, r->question->about), is;
    const struct triage *triage = r->gateway->parts.triage;
    float sure = 0;

    r->answer->lang = wanted;
    if (!triage || r->answer->text.len < LANG_BYTES)
        return;
    is = triage_language(triage, r->answer->text, &sure);
    if (is == LANG_UNKNOWN || sure < LANG_SURE || is == wanted)
        return;
    r->answer->lang = is;
    if (wanted != LANG_UNKNOWN)
        mark(r, DOUBT_LANGUAGE, 0, r->answer->text.len);
}

/* ---- all of it ---- */

/* How far to trust it: what the passages that it cites cover, less each kind of doubt. */
static double confidence(const struct reading *r)
{
    const struct assist_answer *a = r->answer;
    unsigned doubts = 0;
    double p = 0.5;

    for (size_t i = 0; i < r->in->passage_count; i++)
        if (r->cited[i] && 0.5 + r->in->passages[i].cover / 2 > p)
            p = 0.5 + r->in->passages[i].cover / 2;
    for (size_t i = 0; i < a->mark_count; i++)
        doubts |= 1u << a->marks[i].doubt;
    for (; doubts; doubts &= doubts - 1)
        p -= 0.2;
    return p < 0 ? 0 : p > 1 ? 1 : p;
}

static int by_start(const void *a, const void *b)
{
    const struct assist_mark *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (int)x->doubt - (int)y->doubt;
}

/* Space at the start goes, and the marks move with it. */
static void trim(struct reading *r, struct str heard)
{
    struct assist_answer *a = r->answer;
    struct str text = str_trim(heard);
    size_t cut = text.len ? (size_t)(text.ptr - heard.ptr) : 0;

    a->text = text;
    for (size_t i = 0; i < a->mark_count; i++) {
        struct assist_mark *m = &a->marks[i];

        m->start = m->start > cut ? m->start - cut : 0;
        m->start = m->start > text.len ? text.len : m->start;
        m->end = m->start;
    }
}

bool answer_check(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  const struct gateway_plan *plan, const struct hearing *h,
                  struct assist_answer *ret, struct fault *f)
{
    struct reading r = {
        .gateway = g, .arena = a, .question = q, .plan = plan, .in = plan->inside, .answer = ret
    };
    const struct task_row *row = task_row(plan->task);
    const struct assist_mark *heard;

    *ret = (struct assist_answer){ .marks = arena_many(a, struct assist_mark, ANSWER_MARKS_MAX) };
    if (!ret->marks)
        return arena_check(a, f);
    hearing_marks(h, &heard, &ret->mark_count);
    memcpy(ret->marks, heard, ret->mark_count * sizeof *heard);
    if (plan->inside->talk) {
        ret->text = hearing_text(h);
        check_tokens(&r);
        return arena_check(a, f);
    }
    trim(&r, hearing_text(h));
    if (!ret->text.len || ret->text.len > (size_t)row->answer_words * BYTES_PER_WORD)
        return fault_set(f, FAULT_INVALID, "an answer of %zu bytes", ret->text.len);
    if (row->json && !rubric_read(a, plan, ret->text, ret, f))
        return false;
    check_tokens(&r);
    check_citations(&r);
    if (!row->json)
        check_links(&r);
    check_secret(&r);
    check_language(&r);
    if (!check_personal(&r, f) || !keep_cited(&r, f))
        return false;
    qsort(ret->marks, ret->mark_count, sizeof *ret->marks, by_start);
    ret->confidence = confidence(&r);
    return arena_check(a, f);
}

bool gateway_hear(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  const struct gateway_plan *plan, struct str said, size_t piece,
                  struct assist_answer *ret, struct fault *f)
{
    struct hearing *h = hearing_new(a, plan, NULL, f);

    if (!h)
        return false;
    for (size_t at = 0; at < said.len; at += piece)
        (void)hearing_feed(h, str_slice(said, at, at + piece));
    return hearing_end(h) && answer_check(g, a, q, plan, h, ret, f);
}
