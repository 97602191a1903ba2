/* SPDX-License-Identifier: EUPL-1.2 */
/* triage.c - five models over one pass of features, and the rules that may overrule one (triage.h).
 *
 * The models are trained apart (models/train) and lie inside the program; their labels are read
 * into the words of domain/ once, when they are loaded. */
#include "triage/triage.h"

#include <math.h>

#include "model/linear.h"
#include "triage/person_priv.h"
#include "triage/rules.h"

#define TRIAGE_MEMORY    ((size_t)1 << 20)
#define LANGUAGE_TEXT    ((size_t)1500) /* bytes that settle a language */
#define LANGUAGE_LETTERS 2              /* fewer letters than this tell nothing */
#define LABELS_MAX       64             /* of any of the five models */
#define FEW_WORDS        ((size_t)30)   /* bytes of a text that only phrases are looked for in */
#define SURE_RIGHTS      0.7F           /* a model's word that a person must answer */

extern const unsigned char embed_model_language[], embed_model_intent[], embed_model_priority[],
    embed_model_sentiment[], embed_model_rights[];
extern const uint64_t embed_model_language_size, embed_model_intent_size, embed_model_priority_size,
    embed_model_sentiment_size, embed_model_rights_size;

enum task { TASK_LANGUAGE, TASK_INTENT, TASK_PRIORITY, TASK_SENTIMENT, TASK_RIGHTS, TASKS };

struct triage {
    struct arena *arena;
    struct model *model[TASKS];
    int meaning[TASKS][LABELS_MAX]; /* label index to the enum or article it names */
    unsigned kinds;                 /* features that any model reads */
    struct rules *rules, *person;
};

static bool mean_language(struct str label, int *ret)
{
    enum lang lang;

    if (!lang_parse(label, &lang))
        return false;
    *ret = (int)lang;
    return true;
}

static bool mean_intent(struct str label, int *ret)
{
    *ret = 0;
    return label.len > 0;
}

static bool mean_priority(struct str label, int *ret)
{
    enum priority priority;

    if (!priority_parse(label, &priority))
        return false;
    *ret = (int)priority;
    return true;
}

static bool mean_sentiment(struct str label, int *ret)
{
    enum sentiment sentiment;

    if (!sentiment_parse(label, &sentiment))
        return false;
    *ret = (int)sentiment;
    return true;
}

static bool mean_rights(struct str label, int *ret)
{
    int64_t article = 0;

    if (!str_eq(label, STR("none")) &&
        (!str_to_i64(label, &article) || article < 15 || article > 22))
        return false;
    *ret = (int)article;
    return true;
}

static const struct {
    const char *name;
    const unsigned char *bytes;
    const uint64_t *size;
    bool (*mean)(struct str label, int *ret);
} tasks[TASKS] = {
    { "language", embed_model_language, &embed_model_language_size, mean_language },
    { "intent", embed_model_intent, &embed_model_intent_size, mean_intent },
    { "priority", embed_model_priority, &embed_model_priority_size, mean_priority },
    { "sentiment", embed_model_sentiment, &embed_model_sentiment_size, mean_sentiment },
    { "rights", embed_model_rights, &embed_model_rights_size, mean_rights },
};

static bool load_task(struct triage *t, enum task task, struct fault *f)
{
    struct str bytes = str_make(tasks[task].bytes, (size_t)*tasks[task].size);
    const struct str *labels;
    size_t n;

    if (!model_load(t->arena, bytes, MODEL_CHECK_HEAD, &t->model[task], f))
        return fault_wrap(f, "the program's %s model", tasks[task].name);
    n = model_labels(t->model[task], &labels);
    if (n > LABELS_MAX)
        return fault_set(f, FAULT_BROKEN, "the %s model has %zu labels", tasks[task].name, n);
    for (size_t i = 0; i < n; i++)
        if (!tasks[task].mean(labels[i], &t->meaning[task][i]))
            return fault_set(f, FAULT_BROKEN, "the %s model has an unknown label %.*s",
                             tasks[task].name, STR_ARG(labels[i]));
    t->kinds |= model_kinds(t->model[task]);
    return true;
}

bool triage_model(size_t i, const char **ret_task, struct str *ret_bytes)
{
    if (i >= TASKS)
        return false;
    *ret_task = tasks[i].name;
    *ret_bytes = str_make(tasks[i].bytes, (size_t)*tasks[i].size);
    return true;
}

struct triage *triage_new(struct fault *f)
{
    struct arena *arena = arena_new(TRIAGE_MEMORY);
    struct triage *t = arena ? arena_make(arena, struct triage) : NULL;

    if (!t) {
        fault_set(f, FAULT_BROKEN, "no memory for triage");
        arena_free(arena);
        return NULL;
    }
    t->arena = arena;
    for (int task = 0; task < TASKS; task++)
        if (!load_task(t, (enum task)task, f)) {
            triage_free(t);
            return NULL;
        }
    t->rules = rules_new(arena, f);
    t->person = t->rules ? person_rules_new(arena, f) : NULL;
    if (!t->person) {
        triage_free(t);
        return NULL;
    }
    return t;
}

void triage_free(struct triage *t)
{
    if (t)
        arena_free(t->arena);
}

/* The likeliest label of one model; returns what it means. */
static int ask(const struct triage *t, enum task task, const struct features *x, float *ret_p,
               size_t *ret_label)
{
    float p[LABELS_MAX];

    model_scores(t->model[task], x, p);
    *ret_label = model_best(t->model[task], p, ret_p);
    *ret_p = fminf(*ret_p, MODEL_P_MAX);
    return t->meaning[task][*ret_label];
}

/* Letters of other scripts are none of our languages, and no letters are no language. */
static enum lang judge_language(const struct triage *t, const struct features *x, float *ret_p)
{
    size_t label;

    if (x->letters < LANGUAGE_LETTERS || x->foreign > x->letters) {
        *ret_p = 1;
        return LANG_UNKNOWN;
    }
    return (enum lang)ask(t, TASK_LANGUAGE, x, ret_p, &label);
}

enum lang triage_language(const struct triage *t, struct str text, float *ret_p)
{
    scoped(arena) *a = arena_new(TRIAGE_MEMORY);
    struct features x;
    float p = 0;
    enum lang lang = LANG_UNKNOWN;

    if (a && features_make(a, model_kinds(t->model[TASK_LANGUAGE]), STR_NONE,
                           str_slice(text, 0, LANGUAGE_TEXT), &x, NULL))
        lang = judge_language(t, &x, &p);
    if (ret_p)
        *ret_p = p;
    return lang;
}

static void judge_priority(const struct triage *t, const struct features *x, struct str words,
                           struct verdict *v)
{
    const struct rule *rule = rules_find(t->rules, words);
    size_t label;

    v->priority = (enum priority)ask(t, TASK_PRIORITY, x, &v->priority_p, &label);
    v->priority_rule = NULL;
    if (rule && rule->priority >= v->priority) {
        v->priority_p = v->priority == rule->priority ? fmaxf(v->priority_p, RULE_P) : RULE_P;
        v->priority = rule->priority;
        v->priority_rule = rule->name;
    }
}

bool triage_judge(const struct triage *t, struct arena *a, struct skeleton subject,
                  struct skeleton text, struct verdict *ret_verdict, struct fault *f)
{
    struct verdict v = { 0 };
    struct features x;
    struct str words;
    const struct str *labels;
    size_t label;

    if (!features_make(a, t->kinds, subject.text, text.text, &x, f) ||
        !rules_words(a, subject.text, text.text, &words, f))
        return false;
    v.lang = judge_language(t, &x, &v.lang_p);
    ask(t, TASK_INTENT, &x, &v.intent_p, &label);
    model_labels(t->model[TASK_INTENT], &labels);
    v.intent = labels[label];
    judge_priority(t, &x, words, &v);
    v.sentiment = (enum sentiment)ask(t, TASK_SENTIMENT, &x, &v.sentiment_p, &label);
    v.rights_article = ask(t, TASK_RIGHTS, &x, &v.rights_p, &label);
    *ret_verdict = v;
    return true;
}

size_t triage_intents(const struct triage *t, const struct str **ret_labels)
{
    return model_labels(t->model[TASK_INTENT], ret_labels);
}

bool triage_need_person(const struct triage *t, struct arena *a, struct skeleton subject,
                        struct skeleton text, const struct verdict *v, enum need_person *ret,
                        struct fault *f)
{
    struct str words;
    const struct rule *rule;

    if (!rules_words(a, subject.text, text.text, &words, f))
        return false;
    rule = rules_find(t->person, words);
    *ret = rule ? person_rule_need(rule) : NEED_NOBODY;
    if (*ret < NEED_LEGAL && v->priority_rule &&
        str_eq(str_of(v->priority_rule), STR("legal-threat")))
        *ret = NEED_LEGAL;
    /* A word or two tell the models nothing. */
    if (text.text.len + subject.text.len < FEW_WORDS)
        return true;
    if (*ret < NEED_COMPLAINT && str_eq(v->intent, STR("complaint")))
        *ret = NEED_COMPLAINT;
    if ((v->rights_article && v->rights_p >= SURE_RIGHTS) ||
        (str_eq(v->intent, STR("data_request")) && v->intent_p >= SURE_RIGHTS))
        *ret = NEED_RIGHTS;
    return true;
}
