/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.c - the message for the provider: articles, the thread as far as the task needs it, tokens
 * in the form that the contract lists; then looked through until nothing is found in it.
 *
 * The whole message is looked through, not its parts: what stands beside a value decides whether
 * it is found, and cutting history or leaving tokens out changes that.  So the last look (look.c)
 * sees what this one saw, and finds something only where this file is wrong. */
#include <string.h>

#include "assist/gateway_priv.h"
#include "pii/made_up.h"

#define TEXT_MAX  ((size_t)1 << 20)
#define PARTS_MAX 256
#define ATTEMPTS  12

/* Share of the question that a macro answers, to be given; and of one for this very topic. */
#define MACRO_COVER       0.3
#define MACRO_COVER_TOPIC 0.15

/* ---- writing ---- */

static void add_own(struct draft *d, struct buf *own, struct str text)
{
    buf_add(&d->text, text);
    buf_add(own, text);
}

static void begin_part(struct draft *d)
{
    if (d->part_count < PARTS_MAX)
        d->parts[d->part_count++] = (struct draft_part){ d->text.len, d->text.len };
}

static void end_part(struct draft *d)
{
    d->parts[d->part_count - 1].end = d->text.len;
}

static enum contract_form form_of(const struct draft *d, enum span_type type)
{
    enum contract_form form =
        (enum contract_form)d->question->contracts->form[d->question->task][1][span_category(type)];

    /* A token of one ticket would be taken for another's. */
    if (d->question->about->thread_count)
        return FORM_NONE;
    /* Nothing here could put the value itself in: the gateway has none. */
    if (form == FORM_CLEAR || (form == FORM_SURROGATE && d->tokens_only))
        return FORM_TOKEN;
    return form;
}

static struct out_token *token_slot(struct draft *d)
{
    struct gateway_inside *in = d->in;

    if (in->token_count == in->token_room) {
        size_t room = in->token_room ? 2 * in->token_room : 16;
        struct out_token *grown =
            arena_grow(d->arena, in->tokens, in->token_room * sizeof *grown, room * sizeof *grown);

        if (!grown)
            return NULL;
        in->tokens = grown;
        in->token_room = room;
    }
    return &in->tokens[in->token_count++];
}

static struct out_token *token_of_ticket(struct draft *d, const struct pii_piece *p)
{
    struct gateway_inside *in = d->in;
    struct out_token *t;

    for (size_t i = 0; i < in->token_count; i++)
        if (in->tokens[i].type == p->type && in->tokens[i].n == p->n &&
            in->tokens[i].form == p->form)
            return &in->tokens[i];
    t = token_slot(d);
    if (t)
        *t = (struct out_token){ .type = p->type,
                                 .n = p->n,
                                 .form = p->form,
                                 .as = form_of(d, p->type),
                                 .name = str_copy(d->arena, p->text),
                                 .own = str_copy(d->arena, p->text) };
    return t;
}

static void leave_out(struct draft *d, enum span_type type)
{
    buf_add(&d->text, LEFT_OUT);
    d->plan->left_out[span_category(type)]++;
}

/* A text of the ticket: tokens by the contract, the rest as a reader sees it. */
static void add_text(struct draft *d, struct str text)
{
    struct pii_piece p;

    while (pii_piece_next(&text, &p)) {
        struct out_token *t = p.token ? token_of_ticket(d, &p) : NULL;

        if (!p.token)
            buf_add(&d->text, neat(d->arena, p.text, &d->in->hidden));
        else if (t && t->as != FORM_NONE)
            buf_add(&d->text, t->own);
        else
            leave_out(d, p.type);
    }
}

/* ---- looking through what the house wrote ---- */

static uint32_t next_number(const struct draft *d, enum span_type type)
{
    uint32_t n = d->in->highest[type];

    for (size_t i = 0; i < d->in->token_count; i++)
        if (d->in->tokens[i].type == type && d->in->tokens[i].n > n)
            n = d->in->tokens[i].n;
    return n + 1;
}

/* The numbers that the ticket has given are its own, also those of messages that stay here. */
static void note_highest(struct draft *d, struct str text)
{
    struct pii_piece p;

    while (pii_piece_next(&text, &p))
        if (p.token && p.n > d->in->highest[p.type])
            d->in->highest[p.type] = p.n;
}

static void note_all(struct draft *d)
{
    const struct assist_case *c = d->question->about;

    note_highest(d, c->own.text);
    note_highest(d, c->asked.text);
    for (size_t i = 0; i < c->message_count; i++) {
        note_highest(d, c->messages[i].subject.text);
        note_highest(d, c->messages[i].text.text);
        note_highest(d, c->messages[i].attachments.text);
    }
}

/* What was found only now gets a token that the ticket does not have; read back, it is what stood
 * there. */
static struct out_token *token_of_new(struct draft *d, enum span_type type, struct str value)
{
    struct gateway_inside *in = d->in;
    struct str normal = pii_normal(d->arena, type, value);
    uint32_t n = next_number(d, type), form = 0;
    struct out_token *t;

    for (size_t i = 0; i < in->token_count; i++) {
        const struct out_token *other = &in->tokens[i];

        if (other->type != type || !other->normal.len || !str_eq(other->normal, normal))
            continue;
        if (str_eq(other->name, value))
            return &in->tokens[i];
        n = other->n;
        form = other->form ? other->form + 1 : 2;
    }
    t = token_slot(d);
    if (t)
        *t = (struct out_token){ .type = type,
                                 .n = n,
                                 .form = form,
                                 .as = form_of(d, type),
                                 .name = str_copy(d->arena, value),
                                 .own = pii_token_name(d->arena, type, n, form),
                                 .normal = normal };
    return t;
}

static struct str without(struct draft *d, struct str text, const struct spans *found)
{
    struct buf b = buf_new(d->arena, TEXT_MAX);
    size_t at = 0;

    for (size_t i = 0; i < found->count; i++) {
        const struct span *s = &found->at[i];
        struct str value = str_slice(text, s->start, s->end);
        struct out_token *t;

        if (s->start < at)
            continue;
        t = token_of_new(d, s->type, value);
        buf_add(&b, str_slice(text, at, s->start));
        buf_add(&b, t && t->as != FORM_NONE ? t->own : LEFT_OUT);
        d->plan->left_out[span_category(s->type)] += !t || t->as == FORM_NONE;
        at = s->end;
    }
    buf_add(&b, str_from(text, at));
    return b.failed ? STR("") : buf_str(&b);
}

/* A passage of an article: the house's words, but it may name a person, or say what is a person's
 * of this ticket.  What is nobody's, as its own public number, the organisation lists (pii_rules).
 * That any word may be a name (`careful`) is for what strangers write. */
static bool mask_passage(struct draft *d, struct str *text, struct fault *f)
{
    struct pii_hints hints = d->in->hints;
    struct spans found = { 0 }, seen;

    hints.careful = false;
    for (unsigned pass = 0; pass < PII_PASSES && (!pass || found.count); pass++) {
        if (!pii_find(d->gateway->parts.pii, d->question->scratch, d->arena,
                      (struct clear){ *text }, &hints, &found, f))
            return false;
        *text = without(d, *text, &found);
    }
    if (!seen_find(d, *text, &seen, f))
        return false;
    *text = without(d, *text, &seen);
    return arena_check(d->arena, f);
}

/* ---- what is given ---- */

/* At most `max` bytes from the start, and no half character or token at the end. */
static struct str first_bytes(struct str text, size_t max)
{
    struct str rest = text;
    struct pii_piece p;
    size_t end = 0;

    if (text.len <= max)
        return text;
    while (pii_piece_next(&rest, &p) && (size_t)(p.text.ptr + p.text.len - text.ptr) <= max)
        end = (size_t)(p.text.ptr + p.text.len - text.ptr);
    if (!p.token && (size_t)(p.text.ptr - text.ptr) < max) {
        end = max;
        while (end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
            end--;
    }
    return str_slice(text, 0, end);
}

/* The same of a text of the ticket: whoever reads the answer is told that it is not of the whole.
 */
static struct str room_for(struct draft *d, struct str text, size_t max)
{
    struct str first = first_bytes(text, max);

    d->plan->cut = d->plan->cut || first.len < text.len;
    return first;
}

static size_t bytes_of(const struct assist_message *m)
{
    return m->subject.text.len + m->text.text.len + m->attachments.text.len;
}

struct run { /* of messages: one ticket's */
    size_t start, end, bytes;
};

/* The newest that there is room for; *ret_room: bytes for the oldest of them. */
static size_t first_message(const struct draft *d, const struct run *r, size_t *ret_room)
{
    const struct assist_case *c = d->question->about;
    size_t room = r->bytes, taken = 0, i = r->end, first = i;

    while (i > r->start && taken < d->row->messages && room > 0) {
        const struct assist_message *m = &c->messages[--i];

        if (m->direction == DIRECTION_NOTE)
            continue;
        if (bytes_of(m) > room && taken > 0)
            break;
        *ret_room = room;
        room -= bytes_of(m) < room ? bytes_of(m) : room;
        first = i;
        taken++;
    }
    return first;
}

/* A message, or the piece of it that is asked about: the first has the subject, the last the
 * attachments. */
static struct assist_message part_of(const struct draft *d, const struct assist_message *m)
{
    const struct assist_piece *p = &d->question->piece;
    struct assist_message part = *m;

    if (!p->end)
        return part;
    part.text.text = str_slice(m->text.text, p->start, p->end);
    if (p->start)
        part.subject.text = STR("");
    if (p->end < m->text.text.len)
        part.attachments.text = STR("");
    return part;
}

static void add_message(struct draft *d, struct buf *own, const struct assist_message *whole,
                        size_t room)
{
    const struct prompt_words *w = prompt_words(d->question->about);
    const struct assist_message part = part_of(d, whole), *m = &part;

    add_own(d, own, str_of(m->direction == DIRECTION_OUT ? w->us : w->customer));
    add_own(d, own, STR("\n"));
    begin_part(d);
    if (m->subject.text.len) {
        add_text(d, room_for(d, m->subject.text, room));
        buf_add_char(&d->text, '\n');
    }
    add_text(d, room_for(d, m->text.text, room));
    if (m->attachments.text.len) {
        buf_add_char(&d->text, '\n');
        buf_add(&d->text, str_of(w->files));
        add_text(d, room_for(d, m->attachments.text, room));
    }
    end_part(d);
    add_own(d, own, STR("\n"));
}

static void add_run(struct draft *d, struct buf *own, const struct run *r)
{
    const struct assist_case *c = d->question->about;
    size_t room = 0, first = first_message(d, r, &room);

    for (size_t i = r->start; i < r->end; i++) {
        if (c->messages[i].direction == DIRECTION_NOTE)
            continue;
        if (i < first) {
            d->plan->messages_left++;
            continue;
        }
        add_message(d, own, &c->messages[i], i == first ? room : SIZE_MAX);
        d->plan->messages++;
    }
}

static struct str passage_of(struct arena *a, const struct library_hit *hit)
{
    struct buf b = buf_new(a, TEXT_MAX);
    size_t hidden = 0;

    buf_add(&b, neat(a, hit->title, &hidden));
    if (hit->heading.len && !str_eq(hit->heading, hit->title)) {
        buf_add(&b, STR(" - "));
        buf_add(&b, neat(a, hit->heading, &hidden));
    }
    buf_add_char(&b, '\n');
    buf_add(&b, first_bytes(neat(a, hit->text, &hidden), GATEWAY_PASSAGE_MAX));
    return b.failed ? STR("") : buf_str(&b);
}

static bool add_passages(struct draft *d, struct buf *own, struct fault *f)
{
    const struct assist_case *c = d->question->about;
    size_t n = c->passage_count < d->row->passages ? c->passage_count : d->row->passages;

    d->in->passages = c->passages;
    d->in->passage_count = n;
    if (!n)
        return true;
    add_own(d, own, str_of(prompt_words(c)->articles));
    add_own(d, own, STR("\n"));
    for (size_t i = 0; i < n; i++) {
        struct str text = passage_of(d->arena, &c->passages[i]);

        if (!mask_passage(d, &text, f))
            return false;
        add_own(d, own, str_printf(d->arena, "[%zu] ", i + 1));
        add_own(d, own, text);
        add_own(d, own, STR("\n\n"));
    }
    return true;
}

/* A macro without its placeholders: filling them is the desk's work, not the provider's. */
static struct str macro_of(struct arena *a, const struct assist_macro *m)
{
    struct buf b = buf_new(a, TEXT_MAX);
    struct str rest = m->text;
    size_t hidden = 0;

    for (size_t at; (at = str_find(rest, STR("{{"), 0)) != STR_NPOS;) {
        size_t end = str_find(rest, STR("}}"), at);

        if (end == STR_NPOS)
            break;
        buf_add(&b, str_slice(rest, 0, at));
        buf_add(&b, STR("…"));
        rest = str_from(rest, end + 2);
    }
    buf_add(&b, rest);
    return b.failed ? STR("") : first_bytes(neat(a, buf_str(&b), &hidden), GATEWAY_MACRO_MAX);
}

/* The organisation's own that fit what is asked. */
static bool is_house_wording(const struct assist_macro *m)
{
    return m->shared && m->fit != FIT_OTHER &&
           m->cover >= (m->fit == FIT_SAME ? MACRO_COVER_TOPIC : MACRO_COVER);
}

/* Only where the contract has the line for it; looked through as passages are. */
static bool add_macros(struct draft *d, struct buf *own, struct fault *f)
{
    const struct assist_case *c = d->question->about;
    size_t given = 0;

    if (d->question->contracts->macros[d->question->task] != FORM_CLEAR)
        return true;
    for (size_t i = 0; i < c->macro_count && given < GATEWAY_MACROS; i++) {
        struct str text;

        if (!is_house_wording(&c->macros[i]))
            continue;
        text = macro_of(d->arena, &c->macros[i]);
        if (!mask_passage(d, &text, f))
            return false;
        if (!given++) {
            add_own(d, own, str_of(prompt_words(c)->macros));
            add_own(d, own, STR("\n"));
        }
        add_own(d, own, text);
        add_own(d, own, STR("\n\n"));
    }
    return true;
}

static void add_fence(struct draft *d, struct buf *own)
{
    add_own(d, own, d->in->fence);
    add_own(d, own, STR("\n"));
}

/* What people wrote stands between two of them. */
static void begin_fence(struct draft *d, struct buf *own, struct str heading)
{
    add_own(d, own, heading);
    add_own(d, own, STR("\n"));
    add_fence(d, own);
}

static void add_written(struct draft *d, struct buf *own, struct str text)
{
    begin_part(d);
    add_text(d, room_for(d, text, GATEWAY_TEXT_MAX));
    end_part(d);
    add_own(d, own, STR("\n"));
}

/* Each ticket between fences of its own, with an equal share of the room. */
static void add_threads(struct draft *d, struct buf *own)
{
    const struct assist_case *c = d->question->about;
    const struct prompt_words *w = prompt_words(c);
    struct run r = { .bytes = d->row->bytes / c->thread_count };

    if (c->asked.text.len) {
        begin_fence(d, own, str_of(w->sought));
        add_written(d, own, c->asked.text);
        add_fence(d, own);
    }
    for (size_t i = 0; i < c->thread_count; i++, r.start = r.end) {
        r.end = r.start + c->threads[i].messages;
        d->plan->messages_left += c->threads[i].messages_before;
        begin_fence(d, own, str_printf(d->arena, "%s %zu, %s", w->threads, i + 1, w->between));
        add_run(d, own, &r);
        add_fence(d, own);
    }
}

static bool add_all(struct draft *d, struct buf *own, struct fault *f)
{
    const struct assist_case *c = d->question->about;
    const struct prompt_words *w = prompt_words(c);

    if (!add_passages(d, own, f) || !add_macros(d, own, f))
        return false;
    d->plan->messages_left = c->messages_before;
    if (c->thread_count) {
        add_threads(d, own);
    } else {
        begin_fence(d, own, str_of(d->row->own ? w->own : w->thread));
        if (d->row->own)
            add_written(d, own, c->own.text);
        else
            add_run(d, own, &(struct run){ 0, c->message_count, d->row->bytes });
        add_fence(d, own);
    }
    add_own(d, own, str_of(w->again[d->question->task]));
    add_own(d, own, STR("\n"));
    return true;
}

/* ---- looking through it ---- */

static void replace(struct draft *d, struct str old, const struct span *s)
{
    struct out_token *t = token_of_new(d, s->type, str_slice(old, s->start, s->end));

    if (t && t->as != FORM_NONE)
        buf_add(&d->text, t->own);
    else
        leave_out(d, s->type);
}

/* Writes the text anew with these taken out of what people wrote. */
static void rewrite(struct draft *d, const struct spans *found)
{
    struct str old = str_copy(d->arena, buf_str(&d->text));
    size_t at = 0, k = 0;

    d->text.len = 0;
    for (size_t p = 0; p < d->part_count; p++) {
        struct draft_part *part = &d->parts[p];
        const struct draft_part was = *part;

        buf_add(&d->text, str_slice(old, at, was.start));
        part->start = d->text.len;
        for (at = was.start; k < found->count && found->at[k].start < was.end; k++) {
            struct span s = found->at[k];

            s.start = s.start < at ? (uint32_t)at : s.start;
            s.end = s.end > was.end ? (uint32_t)was.end : s.end;
            if (s.start >= s.end)
                continue;
            buf_add(&d->text, str_slice(old, at, s.start));
            replace(d, old, &s);
            at = s.end;
        }
        buf_add(&d->text, str_slice(old, at, was.end));
        part->end = d->text.len;
        at = was.end;
    }
    buf_add(&d->text, str_from(old, at));
}

static bool in_parts(const struct draft *d, const struct span *s)
{
    for (size_t i = 0; i < d->part_count; i++)
        if (s->start < d->parts[i].end && s->end > d->parts[i].start)
            return true;
    return false;
}

/* What overlaps `s` is a part of it from now on. */
static void join_over(struct spans *found, struct span *s)
{
    for (size_t i = 0; i < found->count; i++) {
        struct span *other = &found->at[i];

        if (other->start >= s->end || other->end <= s->start)
            continue;
        s->start = other->start < s->start ? other->start : s->start;
        s->end = other->end > s->end ? other->end : s->end;
        other->end = other->start; /* empty: replace() is not asked about it */
    }
}

/* A stretch that hides something in another way of writing goes whole. */
static bool add_coded(struct draft *d, struct str text, struct spans *found, bool *ret_any,
                      struct fault *f)
{
    struct coded_hits hits;

    if (!coded_find(d, text, STR(""), &hits, f))
        return false;
    *ret_any = hits.count > 0;
    for (size_t k = 0; k < hits.count; k++) {
        const struct coded_hit *hit = &hits.at[k];
        struct span s = {
            (uint32_t)hit->start, (uint32_t)hit->end, hit->what.type, NULL, 1, "pattern"
        };
        size_t n = found->count;

        if (!in_parts(d, &s))
            continue;
        join_over(found, &s);
        found->at = arena_grow(d->arena, found->at, n * sizeof s, (n + 1) * sizeof s);
        if (!found->at)
            return arena_check(d->arena, f);
        for (; n > 0 && found->at[n - 1].start > s.start; n--)
            found->at[n] = found->at[n - 1];
        found->at[n] = s;
        found->count++;
    }
    return true;
}

/* Takes these out of what people wrote; false: none of them stands there. */
static bool takes_out(struct draft *d, const struct spans *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (in_parts(d, &found->at[i])) {
            rewrite(d, found);
            return true;
        }
    return false;
}

/* What is sure first; then, where that found nothing, what the ticket holds already. */
static bool look_through(struct draft *d, struct fault *f)
{
    bool fresh = true, coded = true; /* where none was, taking out makes none */

    for (unsigned pass = 0; fresh && pass < PII_PASSES; pass++) {
        struct str text = buf_str(&d->text);
        struct spans found = { 0 }, seen;

        if (!pii_find(d->gateway->parts.pii, d->question->scratch, d->arena, (struct clear){ text },
                      &d->in->hints, &found, f) ||
            (coded && !add_coded(d, text, &found, &coded, f)))
            return false;
        fresh = takes_out(d, &found);
        if (fresh)
            continue;
        if (!seen_find(d, text, &seen, f))
            return false;
        fresh = takes_out(d, &seen);
    }
    return buf_check(&d->text, f);
}

/* ---- what the provider sees ---- */

/* One that is no other's and stands nowhere in the text. */
static struct str stand_in(const struct draft *d, const struct pii_fiction *fiction,
                           const struct out_token *t)
{
    for (unsigned attempt = 0; attempt < ATTEMPTS; attempt++) {
        struct str made = pii_stand_in(fiction, t->type, t->n, attempt);
        bool free = made.len > 1 && str_find_nocase(buf_str(&d->text), made, 0) == STR_NPOS &&
                    str_find_nocase(d->in->own, made, 0) == STR_NPOS;

        for (size_t i = 0; free && i < d->in->token_count; i++)
            free = !str_eq(d->in->tokens[i].sent, made);
        if (!made.ptr || free)
            return made;
    }
    return STR_NONE;
}

/* Other spellings of one value share what stands for it. */
static struct str sent_as(const struct draft *d, const struct pii_fiction *fiction, size_t i)
{
    const struct out_token *t = &d->in->tokens[i];

    for (size_t k = 0; k < i; k++)
        if (d->in->tokens[k].type == t->type && d->in->tokens[k].n == t->n)
            return d->in->tokens[k].as == FORM_SURROGATE ? d->in->tokens[k].sent : STR_NONE;
    return stand_in(d, fiction, t);
}

static bool choose_sent(struct draft *d, struct fault *f)
{
    struct gateway_inside *in = d->in;
    struct pii_fiction fiction = { .pii = d->gateway->parts.pii,
                                   .arena = d->arena,
                                   .lang = d->question->about->lang };

    nonce_draw(in->nonce, "made up", &fiction.seed, sizeof fiction.seed);
    in->book =
        (struct pii_book){ .arena = d->arena,
                           .tokens = arena_many(d->arena, struct pii_token, in->token_count + 1) };
    if (!in->book.tokens)
        return arena_check(d->arena, f);
    for (size_t i = 0; i < in->token_count; i++) {
        struct out_token *t = &in->tokens[i];
        struct str made = t->as == FORM_SURROGATE ? sent_as(d, &fiction, i) : STR_NONE;

        if (t->as == FORM_SURROGATE && !made.ptr)
            t->as = FORM_TOKEN;
        t->sent = t->as == FORM_SURROGATE ? made : t->own;
        if (t->as == FORM_NONE)
            continue;
        in->book.tokens[in->book.count++] = (struct pii_token){
            .type = t->type,
            .n = t->n,
            .form = t->form,
            .value = in->talk ? t->own : t->name,
            .surrogate = t->as == FORM_SURROGATE ? t->sent : STR_NONE,
        };
    }
    in->book.room = in->book.count;
    return arena_check(d->arena, f);
}

static const struct out_token *token_named(const struct gateway_inside *in,
                                           const struct pii_piece *p)
{
    for (size_t i = 0; i < in->token_count; i++)
        if (in->tokens[i].type == p->type && in->tokens[i].n == p->n &&
            in->tokens[i].form == p->form)
            return &in->tokens[i];
    return NULL;
}

static bool write_said(struct draft *d, struct str rest, struct str *ret_text, struct fault *f)
{
    struct buf b = buf_new(d->arena, TEXT_MAX);
    struct pii_piece p;

    buf_add(&b, STR(""));
    while (pii_piece_next(&rest, &p)) {
        const struct out_token *t = p.token ? token_named(d->in, &p) : NULL;
        enum category c = span_category(p.token ? p.type : SPAN_PERSON);

        buf_add(&b, t ? t->sent : p.text);
        if (t && t->as == FORM_SURROGATE)
            d->plan->surrogates[c]++;
        else if (t)
            d->plan->tokens[c]++;
    }
    *ret_text = buf_str(&b);
    return buf_check(&b, f);
}

bool draft_make(struct draft *d, struct str *ret_text, struct fault *f)
{
    struct buf own = buf_new(d->arena, TEXT_MAX);

    d->text = buf_new(d->arena, TEXT_MAX);
    d->parts = arena_many(d->arena, struct draft_part, PARTS_MAX);
    if (!d->parts)
        return arena_check(d->arena, f);
    buf_add(&own, d->in->system);
    note_all(d);
    if (!add_all(d, &own, f))
        return false;
    d->in->own = buf_str(&own);
    if (!buf_check(&own, f) || !look_through(d, f) || !choose_sent(d, f) ||
        !write_said(d, buf_str(&d->text), ret_text, f))
        return false;
    d->in->thread = buf_str(&d->text);
    d->in->said = *ret_text;
    return arena_check(d->arena, f);
}

/* ---- another program's ---- */

/* One message, alone: as the last look reads it. */
static bool draft_message(struct draft *d, struct str text, struct buf *all, struct fault *f)
{
    d->text.len = 0;
    d->part_count = 0;
    begin_part(d);
    add_text(d, text);
    end_part(d);
    if (!look_through(d, f))
        return false;
    buf_add(all, buf_str(&d->text));
    return true;
}

/* Numbers that later messages use are taken. */
static bool register_tokens(struct draft *d, const struct gateway_talk *talk, struct fault *f)
{
    for (size_t i = 0; i < talk->count; i++) {
        struct str rest = talk->messages[i].text.text;
        struct pii_piece p;

        while (pii_piece_next(&rest, &p))
            if (p.token && !token_of_ticket(d, &p))
                return arena_check(d->arena, f);
    }
    return true;
}

bool draft_talk(struct draft *d, struct chat_message *ret, struct fault *f)
{
    const struct gateway_talk *talk = d->question->talk;
    struct buf all = buf_new(d->arena, COURIER_BODY_MAX);
    size_t *ends = arena_many(d->arena, size_t, talk->count + 1);

    d->text = buf_new(d->arena, COURIER_BODY_MAX);
    d->parts = arena_many(d->arena, struct draft_part, PARTS_MAX);
    if (!d->parts || !ends)
        return arena_check(d->arena, f);
    if (!register_tokens(d, talk, f))
        return false;
    buf_add(&all, STR(""));
    for (size_t i = 0; i < talk->count; i++) {
        if (!draft_message(d, talk->messages[i].text.text, &all, f))
            return false;
        ends[i + 1] = all.len;
    }
    d->text = all;
    d->in->own = STR("");
    if (!choose_sent(d, f))
        return false;
    for (size_t i = 0; i < talk->count; i++) {
        ret[i].role = talk->messages[i].role;
        if (!write_said(d, str_slice(buf_str(&all), ends[i], ends[i + 1]), &ret[i].text, f))
            return false;
    }
    d->in->thread = buf_str(&all);
    d->plan->messages = talk->count;
    return buf_check(&all, f);
}

bool gateway_new_tokens(const struct gateway_plan *plan, struct arena *a,
                        struct pii_token **ret_tokens, size_t *ret_count, struct fault *f)
{
    const struct gateway_inside *in = plan->inside;
    struct pii_token *made = arena_many(a, struct pii_token, in->token_count + 1);

    *ret_count = 0;
    for (size_t i = 0; made && i < in->token_count; i++) {
        const struct out_token *t = &in->tokens[i];

        if (t->normal.len)
            made[(*ret_count)++] =
                (struct pii_token){ .type = t->type, .n = t->n, .form = t->form, .value = t->name };
    }
    *ret_tokens = made;
    return arena_check(a, f);
}
