/* SPDX-License-Identifier: EUPL-1.2 */
/* ruled_judge.c - a finished ticket judged with no provider, by what rules can see of it.
 *
 * Each rule takes points from one mark and says why.  Whether what was said is true no rule can
 * know: `correct` is about language, spelling and what was left unfilled, and the console says so.
 * Same shape as a provider's (rubric.c). */
#include "assist/thread_priv.h"
#include "base/attr.h"
#include "base/json.h"
#include "pii/pii.h"

#define HOUR         ((msec)3600000)
#define LATE_HOURS   24
#define REMARKS_MAX  5
#define WORDS_LONG   28  /* of a sentence, on the average */
#define LETTER_LONG  350 /* words of a reply */
#define LETTER_BRIEF 8
#define ANSWERED     0.25 /* of a question's terms, that come back in a reply */

enum mark { CLEAR, COMPLETE, CORRECT, POLITE, UNDERSTOOD, MARKS };
static const char *const names[MARKS] = { "clear", "complete", "correct", "polite", "understood" };

struct judging {
    struct thread *thread;
    const struct assist_case *about;
    struct str said; /* all replies, one after the other */
    struct str last; /* the last one */
    size_t words, sentences, replies;
};

/* ---- what replies say ---- */

static size_t count_words(struct str text)
{
    struct word w;
    size_t at = 0, n = 0;

    while (text_word_next(text, &at, &w))
        n++;
    return n;
}

static void read_replies(struct judging *j)
{
    struct buf b = buf_new(j->thread->arena, (size_t)64 << 10);
    struct str rest, sentence;

    buf_add(&b, STR(""));
    j->last = STR("");
    for (size_t i = 0; i < j->about->message_count; i++) {
        const struct assist_message *m = &j->about->messages[i];

        if (m->direction != DIRECTION_OUT)
            continue;
        j->replies++;
        j->last = m->text.text;
        buf_add(&b, j->last);
        buf_add(&b, STR("\n\n"));
    }
    j->said = buf_str(&b);
    j->words = count_words(j->said);
    for (rest = j->said; text_sentence_next(&rest, &sentence);)
        j->sentences++;
}

static bool says(const struct judging *j, const char *list)
{
    return cues_say(j->thread->arena, j->said, list);
}

/* Does the first sentence (or the last two) greet? */
static bool is_courteous(const struct judging *j, bool at_end)
{
    struct str rest = j->last, sentence, seen[3] = { STR_INIT(""), STR_INIT(""), STR_INIT("") };

    while (text_sentence_next(&rest, &sentence)) {
        if (!at_end)
            return cues_of(j->thread->arena, sentence, j->about->lang) & 1u << CUE_COURTESY;
        seen[0] = seen[1];
        seen[1] = seen[2];
        seen[2] = sentence;
    }
    for (size_t i = 0; at_end && i < COUNT_OF(seen); i++)
        if (cues_of(j->thread->arena, seen[i], j->about->lang) & 1u << CUE_COURTESY)
            return true;
    return false;
}

static bool has_cue(const struct judging *j, enum direction direction, unsigned cue)
{
    for (size_t i = 0; i < j->thread->count; i++)
        if (j->thread->sentences[i].direction == direction &&
            j->thread->sentences[i].cues & 1u << cue)
            return true;
    return false;
}

/* ---- the rules: how many points, 0 where it does not hold ---- */

static unsigned no_reply(const struct judging *j)
{
    return j->replies ? 0 : 4;
}

/* Of the customer's questions, those that no later reply takes up, in points. */
static unsigned unanswered(const struct judging *j)
{
    const struct thread *t = j->thread;
    size_t asked = 0, open = 0;

    for (size_t i = 0; i < t->count; i++) {
        const struct sentence *q = &t->sentences[i];
        bool taken_up = false;

        if (q->direction != DIRECTION_IN || !(q->cues & 1u << CUE_ASKS))
            continue;
        for (size_t k = i + 1; k < t->count && !taken_up; k++)
            taken_up = t->sentences[k].direction == DIRECTION_OUT &&
                       bag_shared(&q->bag, &t->sentences[k].bag) >= ANSWERED;
        asked++;
        open += !taken_up;
    }
    return asked ? (unsigned)((open * 3 + asked - 1) / asked) : 0;
}

static unsigned left_open(const struct judging *j)
{
    size_t since = since_answer(j->about);

    for (size_t i = 0; since && i < j->thread->count; i++) {
        const struct sentence *s = &j->thread->sentences[i];

        if (s->direction == DIRECTION_IN && s->message >= since && s->cues & 1u << CUE_ASKS)
            return 2;
    }
    return 0;
}

/* The last word of it is a promise, with nothing that says it was kept. */
static unsigned promised_only(const struct judging *j)
{
    return has_cue(j, DIRECTION_OUT, CUE_WILL) && !has_cue(j, DIRECTION_OUT, CUE_DONE) ? 1 : 0;
}

static unsigned late(const struct judging *j)
{
    const struct assist_case *c = j->about;

    for (size_t i = 0; i < c->message_count; i++)
        if (c->messages[i].direction == DIRECTION_OUT)
            return c->messages[i].at - c->messages[0].at > LATE_HOURS * HOUR ? 1 : 0;
    return 0;
}

static unsigned long_sentences(const struct judging *j)
{
    return j->sentences && j->words / j->sentences > WORDS_LONG ? 2 : 0;
}

static unsigned long_letter(const struct judging *j)
{
    return j->replies && j->words / j->replies > LETTER_LONG ? 1 : 0;
}

static unsigned too_brief(const struct judging *j)
{
    return j->replies && j->words / j->replies < LETTER_BRIEF ? 2 : 0;
}

static unsigned no_greeting(const struct judging *j)
{
    return j->replies && !is_courteous(j, false) ? 1 : 0;
}

static unsigned no_closing(const struct judging *j)
{
    return j->replies && !is_courteous(j, true) ? 1 : 0;
}

static unsigned blunt(const struct judging *j)
{
    return says(j, "c est faux|vous avez tort|vous auriez du|ce n est pas notre probleme|pas notre "
                   "faute|comme deja dit|je vous l ai deja dit|lisez|you are wrong|not our "
                   "problem|not our fault|you should have|as i already said|as already stated|"
                   "read the manual|calm down|calmez vous")
               ? 2
               : 0;
}

static unsigned no_regret(const struct judging *j)
{
    return j->replies && has_cue(j, DIRECTION_IN, CUE_TROUBLE) &&
                   !says(j, "desole*|excus*|regret*|navre*|malheureusement|sorry|apolog*|"
                            "unfortunately|leid|entschuldig*|lament*|scus*|spiace|helaas")
               ? 1
               : 0;
}

static unsigned shouts(const struct judging *j)
{
    return str_find(j->said, STR("!!"), 0) != STR_NPOS ? 1 : 0;
}

/* What no service needs to hear from a customer. */
static unsigned asks_secrets(const struct judging *j)
{
    return says(j, "votre mot de passe|vos mots de passe|numero de votre carte|votre numero de "
                   "carte|cryptogramme|code de securite de|code recu par sms|votre code pin|"
                   "numero de securite sociale|your password|your card number|your credit card "
                   "number|cvv|security code on|your pin|one time code|social security number")
               ? 3
               : 0;
}

static unsigned unfilled(const struct judging *j)
{
    static const struct str marks[] = { STR_INIT("{{"), STR_INIT("[nom"), STR_INIT("[name"),
                                        STR_INIT("<nom"), STR_INIT("lorem ipsum") };

    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_find(j->said, marks[i], 0) != STR_NPOS)
            return 3;
    return 0;
}

/* By the same lists that correct an agent's text. */
static unsigned misspelt(const struct judging *j)
{
    size_t n = 0;

    if (j->replies)
        n = ruled_slips(j->last, j->about->lang);
    return n > 2 ? 2 : n ? 1 : 0;
}

static unsigned beside(const struct judging *j)
{
    struct thread *t = j->thread;
    struct bag reply = thread_bag(t, j->said);

    for (size_t i = 0; i < t->count; i++)
        if (t->sentences[i].direction == DIRECTION_IN &&
            t->sentences[i].cues & (1u << CUE_ASKS | 1u << CUE_TROUBLE) &&
            bag_shared(&t->sentences[i].bag, &reply) >= ANSWERED)
            return 0;
    return j->replies && t->count ? 3 : 0;
}

/* The heaviest first: at most REMARKS_MAX are said. */
static const struct rule {
    enum mark mark;
    unsigned (*points)(const struct judging *j);
    const char *why[2]; /* English, French */
} rules[] = {
    { COMPLETE, no_reply, { "Nobody answered the customer.", "Personne n’a répondu au client." } },
    { UNDERSTOOD,
      beside,
      { "No reply takes up the words of what was asked.",
        "Aucune réponse ne reprend les mots de la demande." } },
    { POLITE,
      asks_secrets,
      { "Asks for a password, a card number or a code: the service never needs them.",
        "Demande un mot de passe, un numéro de carte ou un code : le service n’en a jamais "
        "besoin." } },
    { CORRECT,
      unfilled,
      { "A placeholder was sent unfilled.", "Un champ à remplir est parti tel quel." } },
    { UNDERSTOOD,
      unanswered,
      { "A question of the customer was not taken up.",
        "Une question du client n’a pas été reprise." } },
    { COMPLETE,
      left_open,
      { "The customer asked again after the last reply.",
        "Le client a redemandé après la dernière réponse." } },
    { POLITE,
      blunt,
      { "A turn of phrase puts the blame on the customer.",
        "Une tournure rejette la faute sur le client." } },
    { CLEAR,
      long_sentences,
      { "Sentences are long: more than 28 words on the average.",
        "Les phrases sont longues : plus de 28 mots en moyenne." } },
    { CLEAR,
      too_brief,
      { "The reply is only a few words.", "La réponse ne tient qu’en quelques mots." } },
    { CORRECT, misspelt, { "There are slips of spelling.", "Il reste des fautes courantes." } },
    { COMPLETE,
      promised_only,
      { "Something is promised, and nothing says that it was done.",
        "Une suite est promise, et rien ne dit qu’elle a été donnée." } },
    { COMPLETE,
      late,
      { "The first reply came after more than 24 hours.",
        "La première réponse est venue après plus de 24 heures." } },
    { POLITE,
      no_regret,
      { "Something went wrong for the customer, and no word of regret is said.",
        "Le client a eu un problème, et aucun regret n’est exprimé." } },
    { POLITE,
      no_greeting,
      { "The last reply does not greet.", "La dernière réponse ne salue pas." } },
    { POLITE,
      no_closing,
      { "The last reply has no closing words.",
        "La dernière réponse n’a pas de formule de fin." } },
    { POLITE, shouts, { "It shouts (“!!”).", "Elle crie (« !! »)." } },
    { CLEAR,
      long_letter,
      { "Replies are long: more than 350 words.",
        "Les réponses sont longues : plus de 350 mots." } },
};

/* ---- all of it ---- */

static void write_scores(struct json_out *o, const unsigned lost[MARKS])
{
    json_open(o, "scores", '{');
    for (unsigned m = 0; m < MARKS; m++)
        json_i64(o, names[m], lost[m] >= 4 ? 1 : 5 - (int64_t)lost[m]);
    json_close(o, '}');
}

bool ruled_judge(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                 struct fault *f)
{
    struct judging j = { .thread = t, .about = about };
    struct buf b = buf_new(t->arena, SAID_MAX);
    struct json_out o = json_out(&b);
    unsigned lost[MARKS] = { 0 }, said = 0;

    read_replies(&j);
    json_open(&o, NULL, '{');
    json_open(&o, "remarks", '[');
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        unsigned points = rules[i].points(&j);

        lost[rules[i].mark] += points;
        if (points && said++ < REMARKS_MAX)
            json_cstr(&o, NULL, rules[i].why[about->reader_lang == LANG_FR]);
    }
    json_close(&o, ']');
    if (!j.replies) /* of nothing nothing is good */
        for (unsigned m = 0; m < MARKS; m++)
            lost[m] = 4;
    write_scores(&o, lost);
    json_close(&o, '}');
    ret->text = buf_str(&b);
    ret->lang = about->reader_lang;
    return buf_check(&b, f);
}
