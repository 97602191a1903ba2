/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_judge.c - what people made of what AI suggested: accepted, edited, rejected; see assist.h.
 */
#include "assist/distance.h"
#include "base/log.h"
#include "desk/assist_priv.h"
#include "desk/automatic_priv.h"

#define JUDGE_ARENA ((size_t)64 << 20)
/* From here on it is another text: some words are common to most replies. */
#define DISTANCE_OTHER 0.8
/* Drafts of a ticket, the newest, that a reply is compared with. */
#define DRAFTS_SEEN 8

struct judging {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    const struct suggestion_judged *judged;
    struct suggestion_view proposed;
    struct str used;
    enum assist_verdict verdict;
    double distance;
    bool seen;   /* by the desk */
    bool unseen; /* write only over what it has not seen yet */
};

/* ---- how far what was used is from it ---- */

/* The reply or note that it went into. */
static bool read_message(struct judging *j, struct fault *f)
{
    struct ticket_view_full seen;

    if (!desk_ticket(j->desk, j->arena, j->by, PURPOSE_SUPPORT, j->judged->ticket, &seen, f))
        return false;
    for (size_t i = 0; i < seen.message_count; i++) {
        const struct message_view *m = &seen.messages[i];

        if (!id_eq(m->id, j->judged->message) || m->direction == DIRECTION_IN ||
            m->at < j->proposed.row.at)
            continue;
        j->used = m->text.text;
        return true;
    }
    return fault_field(f, "message", "is none of this ticket that was sent after it was proposed");
}

/* References to passages ("[1]") are for the agent; the customer gets none. */
static struct str without_references(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, text.len + 1);

    for (size_t i = 0; i < text.len;) {
        size_t end = i + 1;

        while (end < text.len && text.ptr[i] == '[' && text.ptr[end] >= '0' && text.ptr[end] <= '9')
            end++;
        if (end > i + 1 && end < text.len && text.ptr[end] == ']') {
            i = end + 1;
            continue;
        }
        buf_add_char(&b, text.ptr[i++]);
    }
    return b.failed ? text : buf_str(&b);
}

/* A letter is compared without its greeting and signature: they were never the suggestion's. */
static struct str compared(const struct judging *j, struct str text)
{
    struct str plain = without_references(j->arena, text);

    return j->proposed.row.task == TASK_DRAFT ? courtesy_cut(j->proposed.answer.lang, plain)
                                              : plain;
}

static bool compare(struct judging *j, struct fault *f)
{
    struct str proposed = compared(j, j->proposed.answer.text);

    j->distance = DISTANCE_UNKNOWN;
    return !j->proposed.answer.text.len || /* of several persons, or erased since */
           assist_distance(j->arena, proposed, compared(j, j->used), &j->distance, f);
}

/* What the distance says; without one it is their word. */
static void conclude(struct judging *j)
{
    if (j->distance < 0)
        return;
    if (j->distance <= DISTANCE_SAME) {
        j->verdict = VERDICT_ACCEPTED;
        j->distance = 0;
    } else {
        j->verdict = j->seen && j->distance >= DISTANCE_OTHER ? VERDICT_UNUSED : VERDICT_EDITED;
    }
}

static bool measure(struct judging *j, struct fault *f)
{
    const struct suggestion_judged *judged = j->judged;

    if (!suggestion_open(j->desk, j->arena, j->by, judged->ticket, judged->id, &j->proposed, f) ||
        (!id_is_none(judged->message) && !read_message(j, f)) || !compare(j, f))
        return false;
    j->seen = !id_is_none(judged->message) && j->distance >= 0;
    conclude(j);
    return true;
}

/* ---- written ---- */

/* A draft that a person refused here speaks against the automatic answer too (automatic.sql). */
static bool tell_automatic(struct judging *j, struct tx *tx, struct fault *f)
{
    struct automatic_case_row c;
    struct fault why = { 0 };

    if (!store_automatic_get(tx, j->arena, j->by->org, j->judged->ticket, &c, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    return automatic_watch(j->desk, tx, j->arena, &c, f);
}

/* Drafts that no reply was compared with, and that nobody refused. */
static bool waits(const struct suggestion_row *row)
{
    return row->task == TASK_DRAFT && !row->seen && row->verdict != VERDICT_REJECTED;
}

/* What was seen gives way to a rejection, or to another look. */
static bool stands(const struct judging *j, const struct suggestion_row *row)
{
    return j->unseen ? !waits(row) : row->seen && !j->seen && j->verdict != VERDICT_REJECTED;
}

static bool write_verdict(struct tx *tx, void *arg, struct fault *f)
{
    struct judging *j = arg;
    struct suggestion_row row;
    struct journal_entry entry = { .org = j->by->org,
                                   .by = j->by->id,
                                   .act = "ai.judge",
                                   .on_kind = "ticket",
                                   .on = j->judged->ticket,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .reason = assist_verdict_name(j->verdict),
                                   .result = "done" };
    uint64_t n;

    if (!store_suggestion_get(tx, j->arena, j->by->org, j->judged->ticket, j->judged->id, &row,
                              f) ||
        !ticket_basis(tx, j->arena, j->judged->ticket, &entry.basis, f))
        return false;
    if (stands(j, &row))
        return true;
    row.verdict = j->verdict;
    row.reason = j->judged->reason;
    row.distance = j->distance;
    row.verdict_by = j->by->id;
    row.verdict_at = clock_now();
    row.seen = j->seen;
    return store_suggestion_judge(tx, &row, f) && tell_automatic(j, tx, f) &&
           journal_append(j->desk->parts.journal, tx, &entry, &n, f);
}

static bool check(const struct suggestion_judged *judged, struct fault *f)
{
    bool used = judged->text.ptr || !id_is_none(judged->message);

    if (judged->verdict == VERDICT_REJECTED && judged->reason == ASSIST_NO_REASON)
        return fault_field(f, "reason", "says why it was rejected");
    if (judged->verdict != VERDICT_REJECTED && judged->reason != ASSIST_NO_REASON)
        return fault_field(f, "reason", "is of a rejection");
    if (judged->verdict == VERDICT_EDITED && !used)
        return fault_field(f, "message",
                           "says which reply it went into; or \"text\" what it became");
    if (judged->verdict == VERDICT_REJECTED && used)
        return fault_field(f, "message", "is of what was used");
    return judged->text.len <= ASSIST_OWN_MAX || fault_field(f, "text", "is at most 64 KiB");
}

bool desk_suggestion_judge(struct desk *d, const struct principal *by,
                           const struct suggestion_judged *judged, struct fault *f)
{
    scoped(arena) *a = arena_new(JUDGE_ARENA);
    struct judging j = { .desk = d,
                         .arena = a,
                         .by = by,
                         .judged = judged,
                         .used = judged->text,
                         .verdict = judged->verdict,
                         .distance = DISTANCE_UNKNOWN };
    bool used = judged->text.ptr || !id_is_none(judged->message);

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return check(judged, f) && desk_may_work(d, by, "ai.judge", judged->ticket, f) &&
           (!used || measure(&j, f)) && store_write(d->parts.store, write_verdict, &j, f);
}

/* ---- what the desk sees by itself ---- */

struct seeing {
    struct arena *arena;
    struct id org, ticket;
    struct suggestion_row *rows;
    size_t count;
};

static bool read_drafts(struct tx *tx, void *arg, struct fault *f)
{
    struct seeing *s = arg;
    struct suggestion_row *all;
    size_t count;

    if (!store_suggestion_list(tx, s->arena, s->org, s->ticket, &all, &count, f))
        return false;
    s->rows = all;
    for (size_t i = 0; i < count && s->count < DRAFTS_SEEN; i++)
        if (waits(&all[i]))
            s->rows[s->count++] = all[i];
    return true;
}

static bool see(struct judging *j, const struct seeing *s, struct fault *f)
{
    struct judging *nearest = NULL;

    for (size_t i = 0; i < s->count; i++) {
        if (!suggestion_open(j[i].desk, s->arena, j[i].by, s->ticket, s->rows[i].id, &j[i].proposed,
                             f) ||
            !compare(&j[i], f))
            return false;
        if (j[i].distance >= 0 && (!nearest || j[i].distance < nearest->distance))
            nearest = &j[i];
    }
    for (size_t i = 0; i < s->count; i++) {
        if (&j[i] == nearest)
            conclude(&j[i]);
        if (j[i].distance >= 0 && !store_write(j[i].desk->parts.store, write_verdict, &j[i], f))
            return false;
    }
    return true;
}

static bool see_all(struct desk *d, struct arena *a, const struct principal *by, struct id ticket,
                    struct skeleton reply, struct fault *f)
{
    struct seeing s = { .arena = a, .org = by->org, .ticket = ticket };
    struct suggestion_judged judged[DRAFTS_SEEN];
    struct judging j[DRAFTS_SEEN];

    if (!store_read(d->parts.store, read_drafts, &s, f))
        return false;
    for (size_t i = 0; i < s.count; i++) {
        judged[i] = (struct suggestion_judged){ .ticket = ticket, .id = s.rows[i].id };
        j[i] = (struct judging){ .desk = d,
                                 .arena = a,
                                 .by = by,
                                 .judged = &judged[i],
                                 .used = reply.text,
                                 .verdict = VERDICT_UNUSED,
                                 .seen = true,
                                 .unseen = true };
    }
    return see(j, &s, f);
}

void suggestions_see(struct desk *d, const struct principal *by, struct id ticket,
                     struct skeleton reply)
{
    scoped(arena) *a = arena_new(JUDGE_ARENA);
    struct fault f = { 0 };

    if (a && !see_all(d, a, by, ticket, reply, &f))
        log_fault("feedback", &f); /* the reply is sent: it stands */
}
