/* SPDX-License-Identifier: EUPL-1.2 */
/* opening_count.c - counts an opening and holds the day against the rules, in one transaction,
 * before the opened text is told: the alert is as durable as the opening.
 *
 * Other rows than those of the user are read only when the rule about what is usual could fire. */
#include <string.h>

#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

#define USUAL_OWN_DAYS  3 /* days that tell what is usual, at least: of one's own ... */
#define USUAL_TEAM_DAYS 5 /* ... and of all others together */
#define ALERTS_MOST     16

struct counting {
    struct desk *desk;
    struct arena *arena;
    const struct opening *opening;
    struct org_opening limits; /* this user's */
    struct opening_day_row day;
    struct opening_facts facts;
    struct id alerts[ALERTS_MOST]; /* to tell of */
    size_t alert_count;
};

struct place opening_text_place(const char *table, const char *column, struct id row)
{
    return (struct place){
        .table = table, .column = column, .row = row, .category = CATEGORY_CONTENT, .mask = true
    };
}

static bool add_persons(struct counting *c, struct tx *tx, int64_t day, struct fault *f)
{
    const struct opening *o = c->opening;

    for (size_t i = 0; i < o->person_count; i++) {
        bool is_new;

        if (!store_opening_person(tx, o->by->org, o->by->id, day, o->persons[i], &is_new, f))
            return false;
        c->day.persons += is_new;
    }
    return true;
}

static bool add_to_run(struct counting *c, struct tx *tx, struct fault *f)
{
    const struct opening *o = c->opening;
    bool next = false;

    if (o->number) {
        opening_run(&c->day, o->number);
        return true;
    }
    if (!id_is_none(c->day.person) &&
        !store_person_next(tx, o->by->org, c->day.person, o->persons[0], &next, f))
        return false;
    opening_run_pages(&c->day, o->persons[0], next);
    return true;
}

static bool add_to_day(struct counting *c, struct tx *tx, struct fault *f)
{
    const struct opening *o = c->opening;
    const struct principal *by = o->by;
    int64_t day = opening_day(o->limits, o->at);
    bool is_new;

    if (!store_opening_day(tx, by->org, by->id, day, &c->day, &is_new, f) ||
        (is_new &&
         !store_opening_forget(tx, by->org, by->id, day - 1, day - OPENING_KEPT_DAYS, f)) ||
        !add_persons(c, tx, day, f) || !add_to_run(c, tx, f))
        return false;
    c->day.openings += o->count;
    c->day.no_ticket += !o->linked && o->purpose != PURPOSE_LEGAL;
    c->day.off_hours += opening_is_off_hours(o->limits, o->at);
    c->day.emergencies += o->emergency != NULL;
    return store_opening_day_put(tx, by->org, &c->day, f);
}

static bool learn_facts(struct counting *c, struct tx *tx, struct fault *f)
{
    const struct opening *o = c->opening;
    const struct principal *by = o->by;
    int64_t day = c->day.day, from = day - OPENING_USUAL_DAYS;

    c->facts = (struct opening_facts){ .persons = c->day.persons,
                                       .openings = c->day.openings,
                                       .no_ticket = c->day.no_ticket,
                                       .off_hours = c->day.off_hours,
                                       .emergencies = c->day.emergencies,
                                       .longest = c->day.longest,
                                       .own = -1,
                                       .team = -1 };
    return !opening_asks_usual(&c->facts, &c->limits) ||
           (store_opening_usual(tx, c->arena, by->org, by->id, false, from, day, USUAL_OWN_DAYS,
                                &c->facts.own, f) &&
            store_opening_usual(tx, c->arena, by->org, by->id, true, from, day, USUAL_TEAM_DAYS,
                                &c->facts.team, f));
}

static bool raise_alert(struct counting *c, struct tx *tx, const struct opening_rule *rule,
                        const struct opening_firing *firing, struct fault *f)
{
    const struct opening *o = c->opening;
    const struct alert_raising r = { .desk = c->desk,
                                     .arena = c->arena,
                                     .org = o->by->org,
                                     .about = o->by->id,
                                     .rule = rule->name,
                                     .each = rule->each,
                                     .day = c->day.day,
                                     .at = o->at,
                                     .entry = o->entry,
                                     .count = firing->count,
                                     .most = firing->most,
                                     .own = c->facts.own,
                                     .team = c->facts.team };
    struct id alert;

    if (!alert_raise(tx, &r, &alert, f))
        return false;
    if (!id_is_none(alert) && c->alert_count < ALERTS_MOST)
        c->alerts[c->alert_count++] = alert;
    return true;
}

static bool count(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;
    const struct opening *o = c->opening;

    c->alert_count = 0;
    if (!opening_limits_of(tx, o->limits, o->by->id, &c->limits, f) || !add_to_day(c, tx, f) ||
        !learn_facts(c, tx, f) ||
        (o->emergency && !store_emergency_add(tx, o->by->org, o->emergency, f)))
        return false;
    for (size_t i = 0; i < opening_rule_count; i++) {
        struct opening_firing firing;

        if (opening_rules[i].each && !o->emergency)
            continue;
        if (opening_rules[i].fires(&c->facts, &c->limits, &firing) &&
            !raise_alert(c, tx, &opening_rules[i], &firing, f))
            return false;
    }
    return true;
}

bool opening_count(struct desk *d, const struct opening *o, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct counting c = { .desk = d, .arena = a, .opening = o };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_write(d->parts.store, count, &c, f))
        return fault_wrap(f, "counting an opening");
    for (size_t i = 0; i < c.alert_count; i++)
        desk_tell_alert(d, o->by->org, c.alerts[i]);
    return true;
}

/* ---- without a token ---- */

struct whose {
    struct arena *arena;
    const struct principal *by;
    struct id ticket, person; /* one of them is asked for; both: this person in that ticket */
    int64_t number;
    bool linked;
    struct org_settings settings;
};

static bool read_whose(struct tx *tx, void *arg, struct fault *f)
{
    struct whose *w = arg;
    struct ticket_row ticket;
    struct org_row org;

    if (!store_org_get(tx, w->arena, w->by->org, &org, f) ||
        !settings_read(w->arena, org.settings, &w->settings, f))
        return false;
    if (id_is_none(w->ticket))
        return store_opening_linked_person(tx, w->by->org, w->person, w->by->id, &w->linked, f);
    if (!store_ticket_get(tx, w->arena, w->by->org, w->ticket, &ticket, f) ||
        !store_opening_linked(tx, w->by->org, w->ticket, w->by->id, &w->linked, f))
        return false;
    if (id_is_none(w->person))
        w->person = ticket.person;
    w->number = ticket.number;
    return true;
}

static bool count_whose(struct desk *d, struct whose *w, enum purpose purpose,
                        const struct grant *g, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct opening o = { .by = w->by,
                         .limits = &w->settings.opening,
                         .purpose = purpose,
                         .entry = grant_entry(g),
                         .at = grant_at(g) };

    w->arena = a;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_read(d->parts.store, read_whose, w, f))
        return false;
    o.persons = &w->person;
    o.person_count = o.count = 1;
    o.number = w->number;
    o.linked = w->linked;
    return opening_count(d, &o, f);
}

bool opening_count_ticket(struct desk *d, const struct principal *by, enum purpose purpose,
                          struct id ticket, const struct grant *g, struct fault *f)
{
    struct whose w = { .by = by, .ticket = ticket };

    return count_whose(d, &w, purpose, g, f);
}

bool opening_count_token(struct desk *d, const struct principal *by, enum purpose purpose,
                         struct id ticket, struct id person, const struct grant *g, struct fault *f)
{
    struct whose w = { .by = by, .ticket = ticket, .person = person };

    return count_whose(d, &w, purpose, g, f);
}

bool opening_count_person(struct desk *d, const struct principal *by, enum purpose purpose,
                          struct id person, const struct grant *g, struct fault *f)
{
    struct whose w = { .by = by, .person = person };

    return count_whose(d, &w, purpose, g, f);
}
