/* SPDX-License-Identifier: EUPL-1.2 */
/* ruled_article.c - the bones of an article out of resolved tickets, with no provider: what was
 * asked, and what agents said to do.
 *
 * A step is a sentence of a reply that names nobody, the more worth the more other answers to the
 * same topic say it too.  Whoever writes the article finds sentences that stand there already, in
 * the order of the thread; of several tickets, what most of them say comes first.  Nothing with a
 * token gets in. */
#include "assist/thread_priv.h"
#include "base/attr.h"
#include "pii/pii.h"

#define STEPS_MAX     8
#define QUESTIONS_MAX 3

static const struct headings {
    const char *untitled, *question, *steps;
} headings[] = {
    { "To be named", "What is asked", "What to do" },
    { "À nommer", "La question", "La marche à suivre" },
};

struct step {
    const struct sentence *sentence;
    size_t others; /* answers that say it too */
};

static bool names_somebody(struct str text)
{
    return str_find(text, STR("⟦"), 0) != STR_NPOS;
}

static bool says_alike(struct thread *t, const struct bag *bag, struct str answer)
{
    struct str sentence;

    while (text_sentence_next(&answer, &sentence)) {
        struct bag other = thread_bag(t, sentence);

        if (other.count > 2 && bag_shared(bag, &other) >= ALIKE)
            return true;
    }
    return false;
}

static size_t others_saying(struct thread *t, const struct assist_case *about,
                            const struct sentence *s)
{
    size_t n = 0;

    for (size_t i = 0; i < about->past_count; i++)
        n += says_alike(t, &s->bag, about->past[i].text.text);
    return n;
}

/* Of several tickets: which others have it too, said by the same side. */
static size_t threads_saying(const struct thread *t, const struct assist_case *about,
                             const struct sentence *s)
{
    bool has[ASSIST_THREADS_MAX] = { false };
    size_t n = 0;

    for (size_t i = 0; i < t->count && about->thread_count > 1; i++) {
        const struct sentence *o = &t->sentences[i];

        if (o->thread != s->thread && o->direction == s->direction && o->bag.count > 2 &&
            bag_shared(&s->bag, &o->bag) >= ALIKE && !has[o->thread]) {
            has[o->thread] = true;
            n++;
        }
    }
    return n;
}

static bool is_step(const struct sentence *s)
{
    return s->direction == DIRECTION_OUT && s->bag.count > 1 && !names_somebody(s->text) &&
           !(s->cues & 1u << CUE_COURTESY);
}

static bool is_in(const struct step *steps, size_t count, const struct sentence *s)
{
    for (size_t i = 0; i < count; i++)
        if (bag_shared(&steps[i].sentence->bag, &s->bag) >= ALIKE)
            return true;
    return false;
}

/* The place of one more, where the least worth goes when there are too many; order is the thread's.
 */
static void add_step(struct step *steps, size_t *count, struct step one)
{
    size_t least = 0;

    if (*count < STEPS_MAX) {
        steps[(*count)++] = one;
        return;
    }
    for (size_t i = 1; i < *count; i++)
        if (steps[i].others < steps[least].others)
            least = i;
    if (steps[least].others >= one.others)
        return;
    for (size_t i = least; i + 1 < *count; i++)
        steps[i] = steps[i + 1];
    steps[*count - 1] = one;
}

/* What is said of as many stays in the order of the threads. */
static void shared_first(struct step *steps, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && steps[k].others > steps[k - 1].others; k--) {
            struct step one = steps[k];

            steps[k] = steps[k - 1];
            steps[k - 1] = one;
        }
}

static size_t choose_steps(struct thread *t, const struct assist_case *about,
                           struct step steps[STEPS_MAX])
{
    size_t count = 0;

    for (size_t i = 0; i < t->count; i++) {
        const struct sentence *s = &t->sentences[i];

        if (is_step(s) && !is_in(steps, count, s))
            add_step(steps, &count,
                     (struct step){ s, others_saying(t, about, s) + threads_saying(t, about, s) });
    }
    if (about->thread_count)
        shared_first(steps, count);
    return count;
}

/* What was looked for; else the subject, "Re: Fwd: ⟦PERSON_1⟧ Retour" -> "Retour". */
static struct str title_of(struct thread *t, const struct assist_case *about)
{
    struct str rest = about->message_count ? about->messages[0].subject.text : STR("");
    struct buf b;
    struct pii_piece piece;

    for (size_t colon; (colon = str_chr(rest, ':', 0)) != STR_NPOS && colon < 5;)
        rest = str_trim(str_from(rest, colon + 1));
    rest = about->asked.text.len ? about->asked.text : rest;
    b = buf_new(t->arena, rest.len + 1);
    buf_add(&b, STR(""));
    while (pii_piece_next(&rest, &piece))
        if (!piece.token)
            line_add(&b, piece.text);
    return str_trim(buf_str(&b));
}

static bool is_question(const struct sentence *s)
{
    return s->direction == DIRECTION_IN && !names_somebody(s->text) &&
           (s->cues & (1u << CUE_ASKS | 1u << CUE_TROUBLE));
}

/* Those of several tickets that more than one asks come first, and none twice. */
static void add_questions(struct buf *b, const struct thread *t, const struct assist_case *about,
                          struct str title)
{
    struct step asked[QUESTIONS_MAX];
    size_t n = 0;

    for (int alone = about->thread_count < 2; alone < 2; alone++)
        for (size_t i = 0; i < t->count && n < QUESTIONS_MAX; i++) {
            const struct sentence *s = &t->sentences[i];

            if (!is_question(s) || (!alone && !threads_saying(t, about, s)) ||
                (about->thread_count > 1 && is_in(asked, n, s)))
                continue;
            line_add(b, s->text);
            buf_add_char(b, '\n');
            asked[n++] = (struct step){ s, 0 };
        }
    if (!n && about->asked.text.len) /* nobody asks it here in a sentence */
        buf_printf(b, "%.*s\n", STR_ARG(title));
}

bool ruled_article(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                   struct fault *f)
{
    enum lang lang = about->lang == LANG_UNKNOWN ? about->reader_lang : about->lang;
    const struct headings *words = &headings[lang == LANG_FR];
    struct str title = title_of(t, about);
    struct buf b = buf_new(t->arena, SAID_MAX);
    struct step steps[STEPS_MAX];
    size_t count = choose_steps(t, about, steps);

    if (!count)
        return fault_set(f, FAULT_MISSING, "no reply says what to do");
    buf_add(&b, STR("# "));
    buf_add(&b, title.len ? title : str_of(words->untitled));
    buf_printf(&b, "\n\n## %s\n\n", words->question);
    add_questions(&b, t, about, title);
    buf_printf(&b, "\n## %s\n\n", words->steps);
    for (size_t i = 0; i < count; i++) {
        buf_printf(&b, "%zu. ", i + 1);
        line_add(&b, steps[i].sentence->text);
        buf_add_char(&b, '\n');
    }
    ret->text = str_trim(buf_str(&b));
    ret->lang = lang;
    ret->confidence = count > 2 ? 0.4 : 0.3;
    return buf_check(&b, f);
}
