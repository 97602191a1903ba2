/* SPDX-License-Identifier: EUPL-1.2 */
/* opening_rules.c - what is unusual: a table of rules, each a comparison that can be said in a
 * sentence; and what day and hour it is where the organisation is.  Pure.
 *
 * No score is made up from several signs: an alert names one count and one limit. */
#include <stdio.h>
#include <string.h>

#include "desk/opening_priv.h"

/* ---- when ---- */

#define DAY_MS    ((msec)24 * 3600 * 1000)
#define MINUTE_MS ((msec)60 * 1000)

static const struct {
    const char *name;
    int64_t minutes; /* ahead of UTC, in winter */
    bool summer;
} zones[] = {
    { "UTC", 0, false },
    { "WET", 0, true },
    { "CET", 60, true },
    { "EET", 120, true },
};

const char *opening_zone(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(zones); i++)
        if (str_eq(name, str_of(zones[i].name)))
            return zones[i].name;
    return NULL;
}

/* 1970-01-01 was a Thursday; 0 is Monday. */
static int64_t weekday(int64_t day)
{
    return ((day + 3) % 7 + 7) % 7;
}

/* The last Sunday of a month of 31 days, in the year of `at`, 01:00 UTC. */
static msec last_sunday(msec at, const char *month)
{
    char now[CLOCK_TEXT_SIZE], text[16];
    struct str year = str_slice(clock_text(at, now), 0, 4);
    msec last = 0;

    snprintf(text, sizeof text, "%.*s-%s-31", (int)year.len, year.ptr, month);
    clock_parse(str_of(text), &last);
    return last - (weekday(last / DAY_MS) + 1) % 7 * DAY_MS + 60 * MINUTE_MS;
}

int64_t opening_offset(const char *zone, msec at)
{
    for (size_t i = 0; i < COUNT_OF(zones); i++) {
        if (strcmp(zones[i].name, zone) != 0)
            continue;
        return zones[i].minutes +
               (zones[i].summer && at >= last_sunday(at, "03") && at < last_sunday(at, "10") ? 60
                                                                                             : 0);
    }
    return 0;
}

static msec local_time(const struct org_opening *o, msec at)
{
    return at + opening_offset(o->zone, at) * MINUTE_MS;
}

int64_t opening_day(const struct org_opening *o, msec at)
{
    return local_time(o, at) / DAY_MS;
}

void opening_day_text(int64_t day, char ret[static 16])
{
    char text[CLOCK_TEXT_SIZE];
    struct str date = str_slice(clock_text(day * DAY_MS, text), 0, 10);

    snprintf(ret, 16, "%.*s", (int)date.len, date.ptr);
}

bool opening_is_off_hours(const struct org_opening *o, msec at)
{
    msec local = local_time(o, at);
    int64_t minute = local % DAY_MS / MINUTE_MS;

    return !(o->days >> weekday(local / DAY_MS) & 1u) || minute < o->from || minute >= o->to;
}

/* ---- the rules ---- */

/* More than the limit, where there is one. */
static bool more_than(int64_t count, int64_t most, struct opening_firing *ret)
{
    *ret = (struct opening_firing){ count, most };
    return most > 0 && count > most;
}

/* Data of more persons than anybody needs in a day. */
static bool many_persons(const struct opening_facts *facts, const struct org_opening *limits,
                         struct opening_firing *ret)
{
    return more_than(facts->persons, limits->persons, ret);
}

static bool many_openings(const struct opening_facts *facts, const struct org_opening *limits,
                          struct opening_firing *ret)
{
    return more_than(facts->openings, limits->openings, ret);
}

bool opening_asks_usual(const struct opening_facts *facts, const struct org_opening *limits)
{
    return limits->times > 0 && facts->persons > OPENING_FEW;
}

/* Several times as many persons as this user has on other days, and as the others have.  Where
 * neither is known, nothing is unusual. */
static bool unusual_day(const struct opening_facts *facts, const struct org_opening *limits,
                        struct opening_firing *ret)
{
    int64_t usual = facts->own > facts->team ? facts->own : facts->team;

    if (usual < 0 || !opening_asks_usual(facts, limits))
        return false;
    usual = limits->times * usual;
    return more_than(facts->persons, usual > OPENING_FEW ? usual : OPENING_FEW, ret);
}

/* Persons without a ticket that is the user's, for another purpose than the law. */
static bool no_ticket(const struct opening_facts *facts, const struct org_opening *limits,
                      struct opening_firing *ret)
{
    return more_than(facts->no_ticket, limits->no_ticket, ret);
}

static bool off_hours(const struct opening_facts *facts, const struct org_opening *limits,
                      struct opening_firing *ret)
{
    return more_than(facts->off_hours, limits->off_hours, ret);
}

/* Tickets one after the other by their numbers, or persons as they came: how somebody goes through
 * who takes everything. */
static bool sequence(const struct opening_facts *facts, const struct org_opening *limits,
                     struct opening_firing *ret)
{
    return more_than(facts->longest, limits->sequence, ret);
}

static bool emergency(const struct opening_facts *facts, const struct org_opening *limits,
                      struct opening_firing *ret)
{
    (void)limits;
    *ret = (struct opening_firing){ facts->emergencies, 0 };
    return facts->emergencies > 0;
}

/* No count of a day: raised where it happens. */
static bool elsewhere(const struct opening_facts *facts, const struct org_opening *limits,
                      struct opening_firing *ret)
{
    (void)facts;
    (void)limits;
    (void)ret;
    return false;
}

const struct opening_rule opening_rules[] = {
    { "emergency", emergency, true },
    { "many-persons", many_persons, false },
    { "many-openings", many_openings, false },
    { "unusual-day", unusual_day, false },
    { "no-ticket", no_ticket, false },
    { "off-hours", off_hours, false },
    { "sequence", sequence, false },
    { ALERT_LATE_REVIEW, elsewhere, true },      /* emergency.c */
    { ALERT_EMERGENCY_ACCESS, elsewhere, true }, /* settings_emergency.c */
};
const size_t opening_rule_count = COUNT_OF(opening_rules);

const char *opening_rule_at(int i)
{
    return i < (int)COUNT_OF(opening_rules) ? opening_rules[i].name : NULL;
}

static void run_on(struct opening_day_row *day, int64_t *run, bool next)
{
    *run = next ? *run + 1 : 1;
    day->longest = *run > day->longest ? *run : day->longest;
}

void opening_run(struct opening_day_row *day, int64_t number)
{
    int64_t step = number - day->number;

    if (!number || step == 0)
        return;
    day->number = number;
    run_on(day, &day->run, step == 1 || step == -1);
}

void opening_run_pages(struct opening_day_row *day, struct id person, bool next)
{
    if (id_eq(day->person, person))
        return;
    day->person = person;
    run_on(day, &day->pages, next);
}
