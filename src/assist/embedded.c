/* SPDX-License-Identifier: EUPL-1.2 */
/* embedded.c - summaries and drafts with no provider at all (task.h): sentences that stand there
 * already, chosen and put together by rules.
 *
 * A summary is extractive: what the customer asks, what was done, what is still open, each by the
 * cues of its sentences and by how much they say of what the whole thread is about (the weight of
 * their words in it, after Luhn, "The Automatic Creation of Literature Abstracts", 1958).  A draft
 * is the passage or the macro that answers best, or what colleagues answered when somebody asked
 * alike: whichever is worth most (source.h). */
#include <string.h>

#include "assist/thread_priv.h"
#include "base/attr.h"
#include "base/buf.h"
#include "pii/pii.h"
#include "text/text.h"

#define SECTION_MAX    3    /* sentences of a part of a summary */
#define BODY_MAX       900  /* bytes of a passage that go into a draft whole */
#define COVER_LEAST    0.25 /* of the question, that a passage answers to be used */
#define COVER_ALONE    0.5  /* and for an answer that nobody reads first */
#define QUESTION_WHOLE 400  /* bytes of a message that is short: all of it is the question */
#define LEAD_MAX       400 /* bytes of an article's beginning that goes in front of another passage */
#define TITLE_LEAST    0.5 /* of a title's words, that a question says so that its passage answers */
#define INSIDE_SHARE   0.6  /* of an internal passage's score, that a public one must have */
#define COVER_TOPIC    0.15 /* of a macro that is written for this topic */
#define PAST_LEAST     0.3

/* ---- summary ---- */

enum when { BEFORE_ANSWER, AFTER_ANSWER, ANY_TIME }; /* our last one */

struct section {
    const char *title[2]; /* English, French */
    enum direction direction;
    unsigned cues; /* any of them */
    enum when when;
    bool newest; /* rather than the first */
};

static const struct section sections[] = {
    { { "Asked", "Demande" },
      DIRECTION_IN,
      1u << CUE_ASKS | 1u << CUE_TROUBLE,
      BEFORE_ANSWER,
      false },
    { { "Done", "Fait" }, DIRECTION_OUT, 1u << CUE_DONE, ANY_TIME, true },
    { { "Promised", "Promis" }, DIRECTION_OUT, 1u << CUE_WILL, ANY_TIME, true },
    { { "Still to answer", "Reste à répondre" },
      DIRECTION_IN,
      1u << CUE_ASKS | 1u << CUE_TROUBLE,
      AFTER_ANSWER,
      true },
};

/* How much of what the thread speaks of is in it: mean count of its terms over sentences. */
static double centrality(const struct thread *t, const struct sentence *s)
{
    double sum = 0;

    for (size_t i = 0; i < s->bag.count; i++)
        sum += t->terms[s->bag.at[i]].count - 1;
    return s->bag.count ? sum / (double)s->bag.count : 0;
}

static double weight_in(const struct thread *t, const struct section *section,
                        const struct sentence *s, size_t last)
{
    double w = centrality(t, s) / 4;

    if (s->cues & 1u << CUE_ASKS)
        w += 2;
    if (s->cues & (1u << CUE_TROUBLE | 1u << CUE_DONE | 1u << CUE_WILL))
        w += 1;
    if (str_find(s->text, STR("⟦"), 0) != STR_NPOS)
        w += 0.5;
    if (section->newest)
        w += last ? 2.0 * (double)s->message / (double)last : 0;
    else if (s->message == 0)
        w += 1;
    return w;
}

static bool is_repeated(const struct sentence *s, struct sentence *const *chosen, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bag_shared(&s->bag, &chosen[i]->bag) >= ALIKE)
            return true;
    return false;
}

/* The best of what is left, against what was chosen already. */
static struct sentence *best_left(struct thread *t, const struct section *section, size_t since,
                                  struct sentence *const *chosen, size_t count)
{
    struct sentence *best = NULL;

    for (size_t i = 0; i < t->count; i++) {
        struct sentence *s = &t->sentences[i];

        if (s->direction != section->direction || !(s->cues & section->cues) ||
            (section->when == AFTER_ANSWER && s->message < since) ||
            (section->when == BEFORE_ANSWER && s->message >= since))
            continue;
        s->weight = weight_in(t, section, s, t->sentences[t->count - 1].message);
        if ((!best || s->weight > best->weight) && !is_repeated(s, chosen, count))
            best = s;
    }
    return best;
}

static void sort_by_order(struct sentence **at, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && at[k - 1]->order > at[k]->order; k--) {
            struct sentence *swap = at[k];

            at[k] = at[k - 1];
            at[k - 1] = swap;
        }
}

static size_t add_section(struct buf *b, const char *title, struct sentence **chosen, size_t count)
{
    if (!count)
        return 0;
    sort_by_order(chosen, count);
    if (buf_str(b).len)
        buf_add(b, STR("\n\n"));
    buf_add(b, str_of(title));
    for (size_t i = 0; i < count; i++) {
        struct str text = chosen[i]->text;

        buf_add(b, STR("\n• "));
        line_add(b, str_starts(text, STR("- ")) ? str_from(text, 2) : text);
    }
    return count;
}

/* Nothing asks and nothing complains: how it begins. */
static struct sentence *first_incoming(struct thread *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->sentences[i].direction == DIRECTION_IN)
            return &t->sentences[i];
    return NULL;
}

static bool summary(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                    struct fault *f)
{
    struct sentence *chosen[COUNT_OF(sections) * SECTION_MAX];
    struct buf b = buf_new(t->arena, SAID_MAX);
    size_t total = 0, since = since_answer(about);
    bool french = about->reader_lang == LANG_FR;

    if (!since) /* nobody answered: all of it is what was asked */
        since = about->message_count;
    for (size_t i = 0; i < COUNT_OF(sections); i++) {
        size_t n = 0;
        struct sentence *s;

        while (n < SECTION_MAX && (s = best_left(t, &sections[i], since, chosen, total + n)))
            chosen[total + n++] = s;
        if (i == 0 && !n && (s = first_incoming(t)))
            chosen[n++] = s;
        total += add_section(&b, sections[i].title[french], chosen + total, n);
    }
    if (!total)
        return fault_set(f, FAULT_MISSING, "there is nothing to summarise");
    ret->text = buf_str(&b);
    ret->lang = about->reader_lang; /* its sentences are sure: they stand there */
    return buf_check(&b, f);
}

/* ---- draft and answer ---- */

/* What the customer wrote since our last answer. */
static struct bag question_of(struct thread *t, const struct assist_case *about)
{
    size_t first = since_answer(about);
    struct buf b = buf_new(t->arena, SAID_MAX * 4);

    for (size_t i = 0; i < t->count; i++)
        if (t->sentences[i].direction == DIRECTION_IN && t->sentences[i].message >= first) {
            buf_add(&b, t->sentences[i].text);
            buf_add_char(&b, '\n');
        }
    if (!buf_str(&b).len) /* nothing new: what they wrote first */
        for (size_t i = 0; i < t->count && i < 8; i++)
            if (t->sentences[i].direction == DIRECTION_IN)
                buf_add(&b, t->sentences[i].text);
    return thread_bag(t, buf_str(&b));
}

static bool has_trouble(const struct thread *t, const struct assist_case *about)
{
    size_t first = since_answer(about);

    for (size_t i = 0; i < t->count; i++)
        if (t->sentences[i].direction == DIRECTION_IN && t->sentences[i].message >= first &&
            t->sentences[i].cues & 1u << CUE_TROUBLE)
            return true;
    return false;
}

/* Bytes [*start, *end) of a text that is too long: around the sentence that shares most with the
 * question, whole sentences, from it on. */
static struct str best_stretch(struct thread *t, const struct bag *question, struct str text)
{
    struct str rest = text, sentence;
    size_t start = 0, end = 0;
    double best = -1;

    if (text.len <= BODY_MAX)
        return text;
    while (text_sentence_next(&rest, &sentence)) {
        struct bag bag = thread_bag(t, sentence);
        double score = 0;

        for (size_t i = 0; i < bag.count; i++)
            score += bag_has(question, bag.at[i]);
        if (score > best) {
            best = score;
            start = (size_t)(sentence.ptr - text.ptr);
            end = start + sentence.len;
        }
    }
    rest = str_from(text, end);
    while (text_sentence_next(&rest, &sentence)) {
        size_t to = (size_t)(sentence.ptr - text.ptr) + sentence.len;

        if (to - start > BODY_MAX)
            break;
        end = to;
    }
    return str_slice(text, start, end);
}

/* `lead`: the article's first passage is quoted too, in front. */
static bool cite(struct arena *a, const struct library_hit *h, const struct assist_fate *fate,
                 bool lead, struct assist_answer *ret, struct fault *f)
{
    ret->cited = arena_many(a, struct assist_cited, 2);
    if (!ret->cited)
        return arena_check(a, f);
    if (lead) {
        ret->cited[0] = assist_cited_of(h, false);
        ret->cited[0].passage = 1;
        ret->cited[0].heading = STR("");
        ret->cited_count = 1;
    }
    ret->cited[ret->cited_count] = assist_cited_of(h, false);
    ret->cited[ret->cited_count++].fate = *fate;
    return true;
}

/* Of what a colleague answered somebody else: the sentences that are of nobody in particular. */
static struct str past_text(struct thread *t, const struct assist_past *past)
{
    struct buf b = buf_new(t->arena, SAID_MAX);
    struct str rest = past->text.text, sentence;

    while (text_sentence_next(&rest, &sentence)) {
        unsigned cues = cues_of(t->arena, sentence, t->lang);

        if (str_find(sentence, STR("⟦"), 0) != STR_NPOS || sentence.len > SENTENCE_MAX ||
            cues & 1u << CUE_COURTESY || b.len > BODY_MAX)
            continue;
        if (b.len)
            buf_add_char(&b, ' ');
        line_add(&b, sentence);
    }
    return buf_str(&b);
}

/* What a question's words are to an article: its title's, and those that it shares with it. */
struct subject {
    struct thread *thread;
    struct bag question;
};

/* The share of a title's or a heading's words that the question says: "annuler ma commande" says
 * two of three of "Annuler ou modifier une commande". */
static double says_title(const struct subject *s, const struct library_hit *h)
{
    const struct str names[] = { h->title, h->heading };
    double most = 0;

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct bag name = thread_bag(s->thread, names[i]);
        size_t said = 0;

        for (size_t k = 0; k < name.count; k++)
            said += bag_has(&s->question, name.at[k]);
        if (name.count && (double)said / (double)name.count > most)
            most = (double)said / (double)name.count;
    }
    return most;
}

/* Does what the article begins with speak of what the question asks, in the title's own words? */
static bool leads(const struct subject *s, const struct library_hit *h)
{
    struct bag title = thread_bag(s->thread, h->title), lead = thread_bag(s->thread, h->lead);

    if (h->lead.len == 0 || h->lead.len > LEAD_MAX)
        return false;
    for (size_t i = 0; i < title.count; i++)
        if (bag_has(&s->question, title.at[i]) && bag_has(&lead, title.at[i]))
            return true;
    return false;
}

/* What a reply is made from, the best of all by its worth (source.h). */
struct choice {
    struct assist_source source;
    double worth, answers; /* share of the question, 0 to 1 */
    const struct library_hit *hit;
    bool lead; /* what its article begins with goes in front */
    const struct assist_macro *macro;
    struct str past;
};

static void consider(struct choice *best, struct choice one, enum assist_fit fit)
{
    one.answers = one.answers > 1 ? 1 : one.answers;
    one.worth = assist_worth(one.source.kind, one.answers, fit, &one.source.fate);
    if (one.worth > best->worth)
        *best = one;
}

/* How much of the question a passage answers; 0: too little to be used.  An answer that nobody
 * reads first goes by what it covers; for others a title that the question says is enough, unless
 * what the house keeps to itself answers far better. */
static double passage_answers(const struct assist_case *about, const struct subject *s, bool alone,
                              const struct library_hit *h)
{
    double title;

    if (alone)
        return h->is_public && h->cover >= COVER_ALONE ? h->cover : 0;
    if (about->procedure_count && h->score < about->procedures[0].score * INSIDE_SHARE)
        return 0;
    if (h->cover >= COVER_LEAST)
        return h->cover;
    title = says_title(s, h);
    return title >= TITLE_LEAST ? COVER_LEAST * title : 0;
}

/* The first of their order, which is by score and by what agents made of them. */
static void consider_passage(const struct assist_case *about, const struct subject *s, bool alone,
                             struct choice *best)
{
    for (size_t i = 0; i < about->passage_count; i++) {
        const struct library_hit *h = &about->passages[i];
        struct choice one = { .source = { .kind = SOURCE_PASSAGE,
                                          .id = h->article,
                                          .version = h->version,
                                          .passage = h->passage,
                                          .name = h->title },
                              .hit = h };

        /* A guide's steps are for clicking through, not for reading. */
        if (h->guide || !str_eq(h->lang, str_of(lang_name(about->lang))))
            continue;
        one.answers = passage_answers(about, s, alone, h);
        if (!(one.answers > 0))
            continue;
        one.lead = !alone && leads(s, h);
        if (about->fates)
            one.source.fate = about->fates[i];
        consider(best, one, FIT_ANY);
        return;
    }
}

/* Nobody reads an answer that is sent by itself: it is one that the organisation wrote for this
 * topic, and that names nobody. */
static bool is_for_answer(const struct assist_macro *m)
{
    return m->shared && m->fit == FIT_SAME && m->cover >= COVER_ALONE &&
           str_find(m->text, STR("{{"), 0) == STR_NPOS;
}

static void consider_macros(const struct assist_case *about, bool alone, struct choice *best)
{
    for (size_t i = 0; i < about->macro_count; i++) {
        const struct assist_macro *m = &about->macros[i];
        struct choice one = { .source = { .kind = SOURCE_MACRO,
                                          .id = m->id,
                                          .version = m->version,
                                          .name = m->name,
                                          .fate = m->fate },
                              .answers = m->cover,
                              .macro = m };

        if (alone ? is_for_answer(m) : m->cover >= (m->fit == FIT_SAME ? COVER_TOPIC : COVER_LEAST))
            consider(best, one, m->fit);
    }
}

static void consider_past(struct thread *t, const struct bag *question,
                          const struct assist_case *about, struct choice *best)
{
    for (size_t i = 0; i < about->past_count; i++) {
        const struct assist_past *p = &about->past[i];
        struct bag bag = thread_bag(t, p->text.text);
        struct choice one = {
            .source = { .kind = SOURCE_ANSWER, .id = p->message, .name = STR(""), .fate = p->fate },
            .answers = bag_shared(question, &bag)
        };

        if (one.answers <= PAST_LEAST)
            continue;
        one.past = past_text(t, p);
        if (one.past.len)
            consider(best, one, FIT_ANY);
    }
}

/* A macro is a whole reply, in the house's words; does it greet, does it end as a letter does? */
static void add_macro(struct thread *t, const struct assist_macro *m, struct buf *b,
                      struct assist_answer *ret)
{
    struct str rest = m->text, sentence, last = STR("");

    if (text_sentence_next(&rest, &sentence)) {
        ret->greets = cues_of(t->arena, sentence, t->lang) & 1u << CUE_COURTESY;
        while (text_sentence_next(&rest, &sentence))
            last = sentence;
    }
    ret->signs = str_find(m->text, STR("{{agent}}"), 0) != STR_NPOS ||
                 cues_of(t->arena, last, t->lang) & 1u << CUE_COURTESY;
    buf_add(b, str_trim(m->text));
}

static bool say(struct thread *t, const struct bag *question, const struct choice *best,
                struct buf *b, struct assist_answer *ret, struct fault *f)
{
    ret->source = best->source;
    ret->confidence = 0.2 + 0.7 * best->answers;
    switch (best->source.kind) {
    case SOURCE_PASSAGE:
        if (best->lead)
            buf_printf(b, "%.*s [1]\n\n", STR_ARG(str_trim(best->hit->lead)));
        buf_printf(b, "%.*s [%d]", STR_ARG(str_trim(best_stretch(t, question, best->hit->text))),
                   best->lead ? 2 : 1);
        return cite(b->arena, best->hit, &best->source.fate, best->lead, ret, f);
    case SOURCE_MACRO:
        add_macro(t, best->macro, b, ret);
        return true;
    case SOURCE_ANSWER:
        buf_add(b, best->past);
        ret->confidence = 0.3;
        return true;
    case SOURCE_NONE:
    case ASSIST_SOURCES:
        break;
    }
    ret->confidence = 0.1;
    return true;
}

static bool reply(struct thread *t, const struct assist_case *about, bool alone,
                  struct assist_answer *ret, struct fault *f)
{
    enum lang lang = about->lang == LANG_UNKNOWN ? about->reader_lang : about->lang;
    const struct surrounding *words = surrounding(lang);
    struct bag question = question_of(t, about);
    struct subject subject = { t, thread_bag(t, assist_question(about, !alone, t->arena)) };
    struct buf b = buf_new(t->arena, SAID_MAX);
    struct choice best = { .worth = 0 };

    consider_passage(about, &subject, alone, &best);
    consider_macros(about, alone, &best);
    if (!alone)
        consider_past(t, &question, about, &best);
    else if (best.source.kind == SOURCE_NONE)
        return fault_set(f, FAULT_MISSING, "no public article and no macro answers this");
    if (best.source.kind != SOURCE_MACRO) {
        buf_add(&b, str_of(words->thanks));
        if (has_trouble(t, about))
            buf_printf(&b, " %s", words->sorry);
        buf_add(&b, STR("\n\n"));
    }
    if (!say(t, &question, &best, &b, ret, f))
        return false;
    if (best.source.kind == SOURCE_NONE)
        buf_add(&b, str_of(str_eq(about->intent, STR("praise")) ? words->glad : words->holding));
    else if (best.source.kind != SOURCE_MACRO)
        buf_printf(&b, "\n\n%s", words->closing);
    ret->text = buf_str(&b);
    ret->lang = lang;
    return buf_check(&b, f);
}

/* The newest messages of the customer, as far as they go unanswered. */
static size_t first_unanswered(const struct assist_case *about)
{
    size_t first = since_answer(about);

    return first == about->message_count ? 0 : first;
}

static void add_asking(struct buf *b, struct arena *a, const struct assist_message *m,
                       enum lang lang, unsigned cues)
{
    struct str rest = m->text.text, sentence;

    while (text_sentence_next(&rest, &sentence)) {
        unsigned found = cues_of(a, sentence, lang);

        if (sentence.len <= SENTENCE_MAX && (cues ? found & cues : found != 1u << CUE_COURTESY))
            buf_printf(b, "%.*s\n", STR_ARG(sentence));
    }
}

/* All that the customer wrote and nobody answered, in bytes. */
static size_t asked_bytes(const struct assist_case *about)
{
    size_t bytes = 0;

    for (size_t i = first_unanswered(about); i < about->message_count; i++)
        if (about->messages[i].direction == DIRECTION_IN)
            bytes += about->messages[i].text.text.len;
    return bytes;
}

struct str assist_question(const struct assist_case *about, bool whole, struct arena *a)
{
    static const unsigned asking[] = { 1u << CUE_ASKS | 1u << CUE_TROUBLE, 0 };
    struct buf b = buf_new(a, SHELF_QUERY_MAX);
    size_t subject = 0, first = whole && asked_bytes(about) <= QUESTION_WHOLE;

    for (size_t pass = first; pass < COUNT_OF(asking) && buf_str(&b).len == subject; pass++)
        for (size_t i = first_unanswered(about); i < about->message_count; i++) {
            const struct assist_message *m = &about->messages[i];

            if (m->direction != DIRECTION_IN)
                continue;
            if (pass == first && !subject && buf_printf(&b, "%.*s\n", STR_ARG(m->subject.text)))
                subject = buf_str(&b).len;
            add_asking(&b, a, m, about->lang, asking[pass]);
        }
    return buf_str(&b);
}

static bool draft_reply(struct thread *t, const struct assist_case *about,
                        struct assist_answer *ret, struct fault *f)
{
    return reply(t, about, false, ret, f);
}

static bool answer_reply(struct thread *t, const struct assist_case *about,
                         struct assist_answer *ret, struct fault *f)
{
    return reply(t, about, true, ret, f);
}

/* No rule translates: the message stays as it was written, and is said to. */
static bool untranslated(struct thread *t, const struct assist_case *about,
                         struct assist_answer *ret, struct fault *f)
{
    if (!about->message_count)
        return fault_set(f, FAULT_MISSING, "there is no message to translate");
    ret->text = about->messages[about->message_count - 1].text.text;
    ret->lang = about->lang;
    if (about->lang == about->reader_lang && about->lang != LANG_UNKNOWN)
        return true;
    ret->marks = arena_make(t->arena, struct assist_mark);
    if (!ret->marks)
        return arena_check(t->arena, f);
    *ret->marks = (struct assist_mark){ DOUBT_LANGUAGE, 0, ret->text.len };
    ret->mark_count = 1;
    return true;
}

static const struct {
    bool (*run)(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                struct fault *f);
    bool quiet; /* also where the thread has no sentence that says anything */
} rules[ASSIST_TASKS] = {
    [TASK_SUMMARY] = { summary, false },       [TASK_DRAFT] = { draft_reply, false },
    [TASK_ANSWER] = { answer_reply, false },   [TASK_TRANSLATE] = { untranslated, true },
    [TASK_QUALITY] = { ruled_judge, false },   [TASK_REWRITE] = { ruled_rewrite, true },
    [TASK_ARTICLE] = { ruled_article, false },
};

bool assist_embedded(enum assist_task task, const struct assist_case *about, struct arena *a,
                     struct assist_answer *ret, struct fault *f)
{
    struct thread t = { .arena = a };
    bool ok;

    *ret = (struct assist_answer){ .text = STR("") };
    if (!rules[task].run)
        return fault_set(f, FAULT_INVALID, "%s is none that is asked for", task_row(task)->name);
    t.stemmer = text_stemmer_new();
    if (!t.stemmer)
        return fault_set(f, FAULT_BUSY, "no memory");
    ok = thread_read(&t, about, f);
    if (ok && !t.count && !rules[task].quiet)
        ok = fault_set(f, FAULT_MISSING, "there is nothing to read");
    ok = ok && rules[task].run(&t, about, ret, f) && arena_check(a, f);
    text_stemmer_free(t.stemmer);
    return ok;
}

struct assist_cited assist_cited_of(const struct library_hit *h, bool aside)
{
    return (struct assist_cited){ .article = h->article,
                                  .version = h->version,
                                  .passage = h->passage,
                                  .title = h->title,
                                  .heading = h->heading,
                                  .is_public = h->is_public,
                                  .aside = aside };
}
