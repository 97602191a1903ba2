/* SPDX-License-Identifier: EUPL-1.2 */
/* assist.c - a task of AI done for an agent, by a provider or, where none answers, by the embedded
 * one; see assist.h. */
#include "desk/assist.h"

#include "desk/assist_priv.h"

static bool has_provider(const struct asking *k)
{
    return k->desk->parts.gateway && k->standing.remote && !k->wanted->embedded;
}

bool asking_preview(struct asking *k, struct assist_left *ret, struct fault *f)
{
    if (!has_provider(k))
        return true;
    return asking_watch(k, f) && ask_what(k, ret, f) &&
           (k->part_count || !task_row(k->wanted->task)->passages ||
            near_would(k, &ret->by_words, f));
}

bool desk_assist_preview(struct desk *d, struct arena *a, const struct principal *by,
                         const struct assist_wanted *wanted, struct assist_left *ret,
                         struct fault *f)
{
    struct asking k = { .desk = d, .arena = a, .by = by, .wanted = wanted, .by_words = true };
    bool ok;

    *ret = (struct assist_left){ 0 };
    ok = asking_read(&k, f) && asking_preview(&k, ret, f);
    asking_end(&k);
    return ok;
}

/* ---- asking ---- */

/* What whoever answers is to follow stands behind what the text cites. */
static bool add_procedures(struct asking *k, struct assist_answer *said, struct fault *f)
{
    const struct assist_case *about = &k->about;
    size_t n = said->cited_count, all = n + about->procedure_count;
    struct assist_cited *to = arena_many(k->arena, struct assist_cited, all + 1);

    if (!to)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < n; i++)
        to[i] = said->cited[i];
    for (size_t i = 0; i < about->procedure_count; i++)
        to[n + i] = assist_cited_of(&about->procedures[i], true);
    said->cited = to;
    said->cited_count = all;
    return true;
}

static bool ask_embedded(struct asking *k, struct assist_result *ret, struct fault *f)
{
    enum assist_task task = k->wanted->task;

    if (k->contracts.form[task][0][CATEGORY_CONTENT] == FORM_NONE)
        return fault_deny(f, "contract",
                          "the contract of %s gives the embedded provider no content",
                          task_row(task)->name);
    return asking_past(k, f) && assist_embedded(task, &k->about, k->arena, &ret->answer, f);
}

/* Where a place in a text is once what stands before it is restored. */
static bool moved(struct asking *k, struct str text, size_t *at, struct fault *f)
{
    struct clear before;

    if (!pii_restore(&k->own, k->arena, pii_skeleton_from_seal(str_slice(text, 0, *at)), &before,
                     f))
        return false;
    *at = before.text.len;
    return true;
}

/* What an agent had written in clear, and is no token of the ticket, is put back. */
static bool restore_own(struct asking *k, struct assist_answer *said, struct fault *f)
{
    struct clear text;

    if (!task_row(k->wanted->task)->own || !k->own.count)
        return true;
    for (size_t i = 0; i < said->mark_count; i++)
        if (!moved(k, said->text, &said->marks[i].start, f) ||
            !moved(k, said->text, &said->marks[i].end, f))
            return false;
    if (!pii_restore(&k->own, k->arena, pii_skeleton_from_seal(said->text), &text, f))
        return false;
    said->text = text.text;
    return true;
}

/* Nobody has an answer, but something left: that is kept all the same.  The fault stays what it is,
 * unless keeping fails. */
static bool keep_what_left(struct asking *k, struct assist_result *ret, struct fault *f)
{
    struct fault why = { 0 };

    ret->answer = (struct assist_answer){ .text = STR("") };
    if (ret->left.bytes && !suggestion_keep(k, ret, &why))
        *f = why;
    return false;
}

bool asking_ask(struct asking *k, const struct gateway_hearer *hearer, struct assist_result *ret,
                struct fault *f)
{
    if (has_provider(k) && !ask_provider(k, hearer, ret, f))
        return false;
    return (ret->remote || ask_embedded(k, ret, f)) && add_procedures(k, &ret->answer, f);
}

bool desk_assist(struct desk *d, struct arena *a, const struct principal *by,
                 const struct assist_wanted *wanted, const struct gateway_hearer *hearer,
                 struct assist_result *ret, struct fault *f)
{
    struct asking k = {
        .desk = d, .arena = a, .by = by, .wanted = wanted, .by_words = wanted->nonce.len > 0
    };
    bool ok = asking_read(&k, f);

    *ret = (struct assist_result){ .question = k.question, .standing = k.standing };
    ok = ok && (asking_ask(&k, hearer, ret, f) || keep_what_left(&k, ret, f)) &&
         suggestion_keep(&k, ret, f) && restore_own(&k, &ret->answer, f) &&
         asking_courtesy(&k, &ret->greeting, &ret->signature, f) && asking_fill(&k, ret, f);
    asking_end(&k);
    return ok;
}
