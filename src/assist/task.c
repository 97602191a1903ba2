/* SPDX-License-Identifier: EUPL-1.2 */
/* task.c - the table of tasks, and the words of what may be doubted; see task.h. */
#include "assist/task.h"

#include "policy/policy.h"

#define K(n) ((size_t)(n) << 10)

_Static_assert(ASSIST_TASKS == CONTRACT_TASKS, "a contract for each task");

static const struct task_row rows[ASSIST_TASKS] = {
    [TASK_TRIAGE] = { .name = "triage", .purpose = PURPOSE_TRIAGE },
    [TASK_SUMMARY] = { .name = "summary",
                       .purpose = PURPOSE_DRAFTING,
                       .messages = 20,
                       .bytes = K(24),
                       .answer_words = 400,
                       .seconds = 20,
                       .embedded = true },
    [TASK_DRAFT] = { .name = "draft",
                     .purpose = PURPOSE_DRAFTING,
                     .messages = 6,
                     .bytes = K(12),
                     .passages = 5,
                     .answer_words = 800,
                     .seconds = 30,
                     .embedded = true },
    [TASK_ANSWER] = { .name = "answer",
                      .purpose = PURPOSE_DRAFTING,
                      .messages = 1,
                      .bytes = K(6),
                      .passages = 5,
                      .answer_words = 600,
                      .seconds = 30,
                      .embedded = true },
    [TASK_TRANSLATE] = { .name = "translate",
                         .purpose = PURPOSE_DRAFTING,
                         .messages = 1,
                         .bytes = K(12),
                         .pieces = ASSIST_PIECES_MAX,
                         .answer_words = 4000,
                         .seconds = 30,
                         .embedded = true },
    [TASK_QUALITY] = { .name = "quality",
                       .purpose = PURPOSE_QUALITY,
                       .messages = 20,
                       .bytes = K(24),
                       .answer_words = 600,
                       .seconds = 30,
                       .json = true,
                       .finished = true,
                       .embedded = true },
    [TASK_REWRITE] = { .name = "rewrite",
                       .purpose = PURPOSE_DRAFTING,
                       .own = true,
                       .answer_words = 1500,
                       .seconds = 20,
                       .embedded = true },
    [TASK_ARTICLE] = { .name = "article",
                       .purpose = PURPOSE_DRAFTING,
                       .messages = 20,
                       .bytes = K(24),
                       .passages = 3,
                       .answer_words = 1500,
                       .seconds = 60,
                       .finished = true,
                       .embedded = true },
    [TASK_EMBED] = { .name = "embed", .purpose = PURPOSE_DRAFTING, .seconds = 2 },
};

const struct task_row *task_row(enum assist_task task)
{
    return &rows[task];
}

bool task_parse(struct str name, enum assist_task *ret)
{
    for (unsigned i = 0; i < ASSIST_TASKS; i++)
        if (str_eq(name, str_of(rows[i].name))) {
            *ret = (enum assist_task)i;
            return true;
        }
    return false;
}

const char *assist_doubt_name(enum assist_doubt d)
{
    static const char *const names[ASSIST_DOUBTS] = { "token",    "personal", "link",
                                                      "markup",   "secret",   "language",
                                                      "citation", "cut",      "missing" };

    return names[d];
}

static const char *const wishes[REWRITE_WISHES] = { "shorter", "warmer", "corrected" };

const char *rewrite_wish_name(enum rewrite_wish w)
{
    return wishes[w];
}

bool rewrite_wish_parse(struct str name, enum rewrite_wish *ret)
{
    for (unsigned i = 0; i < REWRITE_WISHES; i++)
        if (str_eq(name, str_of(wishes[i]))) {
            *ret = (enum rewrite_wish)i;
            return true;
        }
    return false;
}
