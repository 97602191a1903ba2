/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic_hand.c - where automatic answers meet people: what arrives, what the customer writes or
 * clicks afterwards, what a colleague answers and judges; see automatic.h. */
#include "base/attr.h"
#include "desk/assist.h"
#include "desk/automatic_priv.h"

static const char *const handed_names[HANDEDS] = { "", "followed", "asked", "clicked", "unhappy" };
static const char *const state_names[AUTO_STATES] = { "waiting", "decided",  "sent",   "kept",
                                                      "compare", "compared", "refused" };
static const char *const judged_names[AUTO_JUDGED] = { "none", "right", "wrong" };
static const char *const how_names[AUTO_HOWS] = { "", "compared", "person", "customer" };
static const char *const reason_names[AUTO_REASONS] = {
    "",         "rule",      "ai",        "machine",  "late",       "special",    "rights",
    "legal",    "complaint", "human",     "guarded",  "persons",    "attachment", "urgent",
    "language", "recent",    "no_answer", "doubt",    "confidence", "sample",     "answered",
    "failed",   "provider",  "maker",     "contract",
};

const char *automatic_handed_name(enum automatic_handed h)
{
    return handed_names[h];
}

const char *automatic_state_name(enum automatic_state s)
{
    return state_names[s];
}

const char *automatic_judged_name(enum automatic_judged j)
{
    return judged_names[j];
}

const char *automatic_how_name(enum automatic_how h)
{
    return how_names[h];
}

const char *automatic_reason_name(enum automatic_reason r)
{
    return reason_names[r];
}

/* A case, or none: both are fine. */
static bool find(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                 struct automatic_case_row *ret, bool *ret_there, struct fault *f)
{
    struct fault why = { 0 };

    *ret_there = store_automatic_get(tx, a, org, ticket, ret, &why);
    return *ret_there || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

/* ---- what arrives ---- */

bool automatic_arrived(struct tx *tx, struct arena *a, const struct ticket_row *t, bool *ret_waits,
                       struct fault *f)
{
    struct automatic_rule_row rule;
    struct fault why = { 0 };
    struct automatic_case_row row = { .ticket = t->id,
                                      .org = t->org,
                                      .person = t->person,
                                      .intent = t->intent,
                                      .lang = t->lang,
                                      .answer = id_new(),
                                      .at = t->created };

    *ret_waits = store_automatic_rule_for(tx, a, t->org, t->intent, t->lang, &rule, &why) &&
                 rule.mode != AUTO_OFF;
    if (why.kind != FAULT_NONE && why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    return !*ret_waits || store_automatic_add(tx, &row, f);
}

/* ---- handing over ---- */

/* Open, high, in its queue. */
static void raise_ticket(struct ticket_row *t)
{
    if (t->status != STATUS_NEW)
        t->status = STATUS_OPEN;
    if (t->priority >= PRIORITY_HIGH)
        return;
    t->priority = PRIORITY_HIGH;
    t->priority_p = 1;
    t->priority_rule = STR("handover");
    t->priority_by = STR("rule");
}

/* Judged where the customer says what it was worth.  Who only writes again says nothing of it: it
 * is left to people to judge, and counts as an error until they do (automatic_case_judged). */
static bool hand(struct desk *d, struct tx *tx, struct arena *a, struct automatic_case_row *c,
                 enum automatic_handed why, struct fault *f)
{
    struct journal_entry entry = { .org = c->org,
                                   .act = "automatic.hand",
                                   .on_kind = "ticket",
                                   .on = c->ticket,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .reason = handed_names[why],
                                   .result = "done" };
    uint64_t n;

    c->handed = why;
    c->handed_at = clock_now();
    if (!ticket_basis(tx, a, c->ticket, &entry.basis, f) || !store_automatic_hand(tx, c, f))
        return false;
    if (why != HANDED_FOLLOWED) {
        c->judged = AUTO_WRONG;
        c->how = AUTO_BY_CUSTOMER;
        c->judged_by = ID_NONE;
        c->judged_at = c->handed_at;
        if (!store_automatic_judge(tx, c, f))
            return false;
    }
    return automatic_watch(d, tx, a, c, f) && journal_append(d->parts.journal, tx, &entry, &n, f);
}

bool automatic_followed(struct desk *d, struct tx *tx, struct arena *a, struct ticket_row *t,
                        enum need_person need, struct fault *f)
{
    struct automatic_case_row c;
    bool there;

    if (!find(tx, a, t->org, t->id, &c, &there, f))
        return false;
    if (!there || c.state != AUTO_SENT || c.handed)
        return true;
    raise_ticket(t);
    return hand(d, tx, a, &c,
                need == NEED_HUMAN    ? HANDED_ASKED
                : need != NEED_NOBODY ? HANDED_UNHAPPY
                                      : HANDED_FOLLOWED,
                f);
}

/* ---- what a colleague answers ---- */

bool automatic_replied(struct desk *d, struct tx *tx, struct arena *a, struct id org,
                       struct id ticket, struct id message, struct fault *f)
{
    struct automatic_case_row c;
    bool there;

    if (!find(tx, a, org, ticket, &c, &there, f))
        return false;
    if (!there || !id_is_none(c.reply))
        return true;
    /* Answered again though the customer said nothing: somebody corrects it. */
    if (c.state == AUTO_SENT && !c.handed && c.how != AUTO_BY_PERSON) {
        c.judged = AUTO_WRONG;
        c.how = AUTO_BY_COMPARING;
        c.judged_by = ID_NONE;
        c.judged_at = clock_now();
        if (!store_automatic_judge(tx, &c, f) || !automatic_watch(d, tx, a, &c, f))
            return false;
    }
    return store_automatic_replied(tx, org, ticket, message, clock_now(), f);
}

/* ---- showing and judging ---- */

struct looking {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id ticket;
    bool there, is_right;
    struct automatic_case_row row;
    struct automatic_wanted wanted;
    struct automatic_case_row *rows;
    size_t count;
};

static bool read_case(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    return find(tx, l->arena, l->by->org, l->ticket, &l->row, &l->there, f);
}

/* While a person may still be influenced by it, nobody sees it. */
static bool is_shown(const struct automatic_case_row *c)
{
    return !id_is_none(c->suggestion) && c->state != AUTO_KEPT;
}

bool desk_automatic(struct desk *d, struct arena *a, const struct principal *by,
                    enum purpose purpose, struct id ticket, struct automatic_view *ret,
                    struct fault *f)
{
    struct looking l = { .desk = d, .arena = a, .by = by, .ticket = ticket };
    struct suggestion_view *all;
    size_t count;

    *ret = (struct automatic_view){ .said.text = STR("") };
    if (!desk_has_ticket(d, by->org, ticket, f) ||
        !desk_may_see(d, by, purpose, "ai.read", ticket, f) ||
        !store_read(d->parts.store, read_case, &l, f))
        return false;
    ret->there = l.there;
    if (!l.there)
        return true;
    ret->row = l.row;
    if (!is_shown(&l.row))
        return true;
    if (!desk_suggestions(d, a, by, purpose, ticket, &all, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_eq(all[i].row.id, l.row.suggestion))
            ret->said = all[i].answer;
    return true;
}

static bool read_cases(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    return store_automatic_list(tx, l->arena, &l->wanted, &l->rows, &l->count, f);
}

bool desk_automatic_cases(struct desk *d, struct arena *a, const struct principal *by,
                          struct str intent, struct str lang, struct automatic_case_row **ret,
                          size_t *ret_count, struct fault *f)
{
    struct looking l = { .arena = a, .wanted = { .org = by->org, .intent = intent, .lang = lang } };

    if (!principal_is(by, ROLE_SUPERVISOR))
        return fault_deny(f, "role:supervisor",
                          "only supervisors judge automatic answers by topic");
    if (!store_read(d->parts.store, read_cases, &l, f))
        return false;
    *ret = l.rows;
    *ret_count = l.count;
    return true;
}

static bool write_judgement(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;
    struct journal_entry entry = { .org = l->by->org,
                                   .by = l->by->id,
                                   .act = "automatic.judge",
                                   .on_kind = "ticket",
                                   .on = l->ticket,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .reason = judged_names[l->is_right ? AUTO_RIGHT : AUTO_WRONG],
                                   .result = "done" };
    struct automatic_case_row *c = &l->row;
    uint64_t n;

    if (!store_automatic_get(tx, l->arena, l->by->org, l->ticket, c, f) ||
        !ticket_basis(tx, l->arena, l->ticket, &entry.basis, f))
        return false;
    if (!is_shown(c))
        return fault_set(f, FAULT_CONFLICT,
                         "there is nothing to judge before a colleague has answered");
    c->judged = l->is_right ? AUTO_RIGHT : AUTO_WRONG;
    c->how = AUTO_BY_PERSON;
    c->judged_by = l->by->id;
    c->judged_at = clock_now();
    return store_automatic_judge(tx, c, f) && automatic_watch(l->desk, tx, l->arena, c, f) &&
           journal_append(l->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_automatic_judge(struct desk *d, const struct principal *by, struct id ticket,
                          bool is_right, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct looking l = { .desk = d, .arena = a, .by = by, .ticket = ticket, .is_right = is_right };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return desk_may_work(d, by, "automatic.judge", ticket, f) &&
           store_write(d->parts.store, write_judgement, &l, f);
}

/* ---- the link ---- */

struct str automatic_key(struct arena *a, const struct blinder *b, struct id answer)
{
    uint8_t digest[16];

    blinder_digest(b, STR("automatic-human"), id_str(a, answer), digest);
    return crypto_hex(a, digest, sizeof digest);
}

struct clicking {
    struct desk *desk;
    struct arena *arena;
    struct id answer;
    struct automatic_case_row row;
    struct ticket_row ticket;
};

static bool read_clicked(struct tx *tx, void *arg, struct fault *f)
{
    struct clicking *c = arg;

    return store_automatic_by_answer(tx, c->arena, c->answer, &c->row, f);
}

/* The same fault whether there is no such answer, none was sent, or the key is another's. */
static bool find_clicked(struct clicking *c, struct str key, struct fault *f)
{
    scoped(blinder) *b = NULL;
    struct fault why = { 0 };
    struct str own;

    if (!store_read(c->desk->parts.store, read_clicked, c, &why))
        return fault_set(f, why.kind, "there is no such page");
    if (!vault_blinder(c->desk->parts.vault, c->row.org, &b, f))
        return false;
    own = automatic_key(c->arena, b, c->answer);
    if (own.len != key.len || !crypto_same(own.ptr, key.ptr, own.len) || c->row.state != AUTO_SENT)
        return fault_set(f, FAULT_MISSING, "there is no such page");
    return true;
}

bool desk_automatic_link(struct desk *d, struct arena *a, struct id answer, struct str key,
                         struct automatic_link *ret, struct fault *f)
{
    struct clicking c = { .desk = d, .arena = a, .answer = answer };

    if (!find_clicked(&c, key, f))
        return false;
    *ret = (struct automatic_link){ .org = c.row.org, .handed = c.row.handed != HANDED_NOT };
    lang_parse(c.row.lang, &ret->lang);
    return desk_org_name(d, a, c.row.org, &ret->name, f);
}

static bool write_clicked(struct tx *tx, void *arg, struct fault *f)
{
    struct clicking *c = arg;

    if (!store_automatic_by_answer(tx, c->arena, c->answer, &c->row, f) ||
        !store_ticket_get(tx, c->arena, c->row.org, c->row.ticket, &c->ticket, f))
        return false;
    if (c->row.handed && c->row.handed != HANDED_FOLLOWED)
        return true;
    raise_ticket(&c->ticket);
    c->ticket.updated = clock_now();
    return store_ticket_set(tx, &c->ticket, f) &&
           hand(c->desk, tx, c->arena, &c->row, HANDED_CLICKED, f);
}

bool desk_automatic_take_over(struct desk *d, struct id answer, struct str key, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct clicking c = { .desk = d, .arena = a, .answer = answer };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!find_clicked(&c, key, f) || !store_write(d->parts.store, write_clicked, &c, f))
        return false;
    desk_tell(d, c.row.org, c.row.ticket, c.ticket.version + 1);
    return true;
}
