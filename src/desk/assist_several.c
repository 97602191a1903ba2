/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_several.c - an article out of several tickets that are over; see assist.h.
 *
 * Each is read as if it were the only one (asking_look(), asking_take()): that is what decides
 * whether it may be used.  What is asked then is one case with a thread of each. */
#include "base/buf.h"
#include "desk/articles_priv.h"
#include "desk/assist_priv.h"

_Static_assert(SUGGESTION_TOGETHER == TASK_ARTICLE, "what is counted once");

struct reading {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    const struct several_wanted *wanted;
    struct several *ret;
    struct bench_place *place;
    struct assist_wanted asked[ASSIST_THREADS_MAX]; /* of the parts */
    struct assist_thread threads[ASSIST_THREADS_MAX];
    struct asking parts[ASSIST_THREADS_MAX];
    size_t count; /* that may be used */
    struct asking all;
};

const char *several_out_at(int i)
{
    static const char *const others[] = { "unfinished", "language", "policy", "empty", NULL };

    return i + 1 < AI_REASONS ? ai_reason_name((enum ai_reason)(i + 1))
                              : others[i + 1 - AI_REASONS];
}

/* ---- one ticket ---- */

static struct assist_wanted wanted_of(const struct several_wanted *w, struct id ticket)
{
    return (struct assist_wanted){ .ticket = ticket,
                                   .task = TASK_ARTICLE,
                                   .purpose = w->purpose,
                                   .own = STR(""),
                                   .reader_lang = w->reader_lang,
                                   .embedded = w->embedded,
                                   .nonce = w->nonce };
}

/* Why this one is left out; NULL: nothing speaks against it. */
static const char *out_of(const struct reading *r, const struct asking *k)
{
    if (k->standing.reason != AI_ON)
        return ai_reason_name(k->standing.reason);
    if (!asking_is_over(k))
        return "unfinished";
    return str_eq(k->seen.head.row.lang, str_of(lang_name(r->wanted->lang))) ? NULL : "language";
}

/* What the tool may not read, or has nothing to read, is no error of the whole. */
static bool take(struct asking *k, const char **ret_out, struct fault *f)
{
    if (asking_take(k, f))
        return true;
    if (f->kind == FAULT_DENIED)
        *ret_out = "policy";
    else if (f->kind == FAULT_MISSING)
        *ret_out = "empty";
    else
        return false;
    *f = (struct fault){ 0 };
    return true;
}

static bool read_ticket(struct reading *r, size_t at, struct fault *f)
{
    struct asking *k = &r->parts[r->count];
    struct several_ticket *to = &r->ret->tickets[at];

    r->asked[r->count] = wanted_of(r->wanted, r->wanted->tickets[at]);
    *k = (struct asking){ .desk = r->desk,
                          .arena = r->arena,
                          .by = r->by,
                          .wanted = &r->asked[r->count],
                          .place = r->place,
                          .together = r->wanted->count };
    *to = (struct several_ticket){ .id = r->wanted->tickets[at] };
    if (!asking_look(k, f))
        return false;
    to->number = k->seen.head.row.number;
    to->out = out_of(r, k);
    if (!to->out && !take(k, &to->out, f))
        return false;
    r->count += !to->out;
    return true;
}

/* ---- all of them ---- */

static bool check(const struct principal *by, const struct several_wanted *w, struct fault *f)
{
    if (!article_may_write(by, f))
        return false;
    if (!w->count || w->count > ASSIST_THREADS_MAX)
        return fault_field(f, "tickets", "are 1 to 8");
    for (size_t i = 0; i < w->count; i++)
        for (size_t k = 0; k < i; k++)
            if (id_eq(w->tickets[i], w->tickets[k]))
                return fault_field(f, "tickets", "are each named once");
    if (w->words.len > SEVERAL_WORDS_MAX)
        return fault_field(f, "words", "has at most 300 bytes");
    return w->lang != LANG_UNKNOWN || fault_field(f, "lang", "is fr, en, de, es, it, nl or pt");
}

static bool merge(struct reading *r, struct fault *f)
{
    struct assist_case *c = &r->all.about;
    struct assist_message *to =
        arena_many(r->arena, struct assist_message, ASSIST_MESSAGES_MAX + 1);

    if (!to)
        return arena_check(r->arena, f);
    c->message_count = c->messages_before = 0;
    for (size_t i = 0; i < r->count; i++) {
        const struct assist_case *of = &r->parts[i].about;

        for (size_t m = 0; m < of->message_count; m++)
            to[c->message_count++] = of->messages[m];
        r->threads[i] =
            (struct assist_thread){ of->ticket, of->basis, of->message_count, of->messages_before };
    }
    c->messages = to;
    c->threads = r->threads;
    c->thread_count = r->count;
    c->lang = r->wanted->lang;
    return true;
}

/* What was looked for, as a skeleton: whoever asks may have written anything there. */
static bool split_words(struct reading *r, struct fault *f)
{
    struct asking *k = &r->all;
    struct pii_hints hints = { .lang = r->wanted->lang, .rules = org_rules_ready(k->rules) };
    struct split_how how = { k->desk, k->arena, k->place, &k->own, &hints };
    struct clear words = { str_trim(r->wanted->words) };

    if (!words.text.len)
        return true;
    return vault_blinder(k->desk->parts.vault, k->by->org, &k->blinder, f) &&
           book_open(k->arena, k->blinder, NULL, 0, true, &k->own, f) &&
           split_text(&how, words, &k->about.asked, f);
}

static bool read_all(struct reading *r, struct fault *f)
{
    const struct several_wanted *w = r->wanted;

    if (!check(r->by, w, f))
        return false;
    *r->ret = (struct several){ arena_many(r->arena, struct several_ticket, w->count), w->count,
                                ID_NONE };
    r->place = r->ret->tickets ? place_take(r->desk, f) : NULL;
    if (!r->place)
        return r->ret->tickets ? false : arena_check(r->arena, f);
    for (size_t i = 0; i < w->count; i++)
        if (!read_ticket(r, i, f))
            return false;
    if (!r->count)
        return fault_set(f, FAULT_CONFLICT, "tickets: none may be used: %s",
                         r->ret->tickets[0].out);
    for (size_t i = 0; i < r->count; i++)
        r->parts[i].together = r->count;
    r->all = r->parts[0];
    r->all.parts = r->parts;
    r->all.part_count = r->count;
    r->all.by_words = true;
    r->ret->first = r->all.wanted->ticket;
    return rules_take(r->desk, r->by->org, &r->all.settings, &r->all.rules, f) && merge(r, f) &&
           split_words(r, f) && asking_know(&r->all, f);
}

static void end(struct reading *r)
{
    r->all.place = NULL;
    asking_end(&r->all);
    if (r->place)
        place_give(r->desk, r->place);
}

bool desk_several_preview(struct desk *d, struct arena *a, const struct principal *by,
                          const struct several_wanted *wanted, struct several *ret_of,
                          struct assist_left *ret, struct fault *f)
{
    struct reading *r = arena_make(a, struct reading);
    bool ok;

    if (!r)
        return arena_check(a, f);
    *r = (struct reading){ .desk = d, .arena = a, .by = by, .wanted = wanted, .ret = ret_of };
    *ret = (struct assist_left){ .body = STR("") };
    ok = read_all(r, f) && asking_preview(&r->all, ret, f);
    ret->by_words = false; /* there is no other way here */
    ret->tickets = (int64_t)r->count;
    end(r);
    return ok;
}

/* For each ticket at the same moment, so that figures count it once.  The first is what is judged.
 */
static bool keep_each(struct reading *r, struct assist_result *ret, struct fault *f)
{
    ret->at = clock_now();
    ret->left.tickets = (int64_t)r->count;
    if (!suggestion_keep(&r->parts[0], ret, f))
        return false;
    for (size_t i = 1; i < r->count; i++) {
        struct assist_result one = *ret;

        one.entry = 0; /* its own: what left is in the journal for each (record.c) */
        if (!suggestion_keep(&r->parts[i], &one, f))
            return false;
    }
    return true;
}

/* Nobody has an answer, but something left. */
static bool keep_what_left(struct reading *r, struct assist_result *ret, struct fault *f)
{
    struct fault why = { 0 };

    ret->answer = (struct assist_answer){ .text = STR("") };
    if (ret->left.bytes && !keep_each(r, ret, &why))
        *f = why;
    return false;
}

bool desk_several(struct desk *d, struct arena *a, const struct principal *by,
                  const struct several_wanted *wanted, const struct gateway_hearer *hearer,
                  struct several *ret_of, struct assist_result *ret, struct fault *f)
{
    struct reading *r = arena_make(a, struct reading);
    bool ok;

    if (!r)
        return arena_check(a, f);
    *r = (struct reading){ .desk = d, .arena = a, .by = by, .wanted = wanted, .ret = ret_of };
    ok = read_all(r, f);
    *ret = (struct assist_result){ .question = r->all.question, .standing = r->all.standing };
    ret->greeting = ret->signature = STR("");
    ok = ok && (asking_ask(&r->all, hearer, ret, f) || keep_what_left(r, ret, f)) &&
         keep_each(r, ret, f);
    end(r);
    return ok;
}
