/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_opening.c - how an organisation has personal data opened: whether a reason is asked
 * for, how long a value shows, when people work, what is unusual, and who may open in an
 * emergency. */
#include <string.h>

#include "desk/settings_priv.h"

#define REASONS_MAX 20

/* Of those that are limits of a rule, 0 turns the rule off. */
static const struct setting_number numbers[] = {
    { "seconds", offsetof(struct org_opening, seconds), 5, 600, 60,
      "seconds that an opened value shows: 5 to 600" },
    { "persons", offsetof(struct org_opening, persons), 0, 100000, 60,
      "persons a day: 0 (no alert) to 100000" },
    { "openings", offsetof(struct org_opening, openings), 0, 100000, 300,
      "openings a day: 0 (no alert) to 100000" },
    { "times", offsetof(struct org_opening, times), 0, 100, 3,
      "times what is usual: 0 (no alert) to 100" },
    { "no_ticket", offsetof(struct org_opening, no_ticket), 0, 100000, 15,
      "openings a day without a ticket of one's own: 0 (no alert) to 100000" },
    { "off_hours", offsetof(struct org_opening, off_hours), 0, 100000, 3,
      "openings a day outside the hours: 0 (no alert) to 100000" },
    { "sequence", offsetof(struct org_opening, sequence), 0, 100000, 10,
      "tickets in a row: 0 (no alert) to 100000" },
    { "review_days", offsetof(struct org_opening, review_days), 1, 90, 3,
      "days until an emergency must be reviewed: 1 to 90" },
    { "mail_minutes", offsetof(struct org_opening, mail_minutes), 0, 1440, 60,
      "minutes between two mails about alerts: 0 (no mail) to 1440" },
};

void opening_normal(struct org_opening *ret)
{
    ret->zone = opening_zone(STR("CET"));
    ret->to = OPENING_DAY_MINUTES; /* all hours of all days: nobody works at an odd time */
    ret->days = 0x7f;
    numbers_normal(numbers, COUNT_OF(numbers), ret);
}

/* "08:30" as minutes; "24:00" is a day's end. */
static bool minutes_of(struct str text, int64_t *ret)
{
    uint64_t hours, minutes;

    if (text.len != 5 || text.ptr[2] != ':' || !str_to_u64(str_slice(text, 0, 2), &hours) ||
        !str_to_u64(str_from(text, 3), &minutes) || minutes > 59 ||
        hours * 60 + minutes > OPENING_DAY_MINUTES)
        return false;
    *ret = (int64_t)(hours * 60 + minutes);
    return true;
}

static struct str text_of(const json_t *v)
{
    return json_is_string(v) ? str_make(json_string_value(v), json_string_length(v)) : STR("");
}

static void read_time(struct reading *r, const char *key, const json_t *v, int64_t *to)
{
    if (!minutes_of(text_of(v), to))
        setting_mistake(r, key, "a time such as 08:30, at most 24:00");
}

static void read_days(struct reading *r, const json_t *v)
{
    unsigned days = 0;

    for (size_t i = 0; i < json_array_size(v); i++) {
        json_int_t day = json_integer_value(json_array_get(v, i));

        if (day >= 1 && day <= 7)
            days |= 1u << (day - 1);
        else
            days = 0x80;
    }
    if (!json_is_array(v) || days >= 0x80)
        setting_mistake(r, "days", "a list of 1 (Monday) to 7 (Sunday)");
    else
        r->to->opening.days = days;
}

static bool roles_of(const json_t *v, unsigned *ret)
{
    unsigned roles = 0;
    bool ok = json_is_array(v);

    for (size_t i = 0; i < json_array_size(v); i++) {
        enum role role;

        if (role_parse(text_of(json_array_get(v, i)), &role) && role <= ROLE_AGENT)
            roles |= 1u << role;
        else
            ok = false;
    }
    if (ok)
        *ret = roles;
    return ok;
}

static void read_emergency(struct reading *r, const json_t *v)
{
    if (!roles_of(v, &r->to->opening.emergency))
        setting_mistake(r, "emergency", "a list of agent, supervisor, controller");
    r->to->opening.emergency_named = r->strict;
}

/* As it is stored; nobody says it. */
static void read_wanted(struct reading *r, const json_t *v)
{
    struct emergency_wanted *w = &r->to->opening.wanted;

    if (json_is_null(v))
        return;
    if (!roles_of(json_object_get(v, "roles"), &w->roles) ||
        !id_parse(json_text(v, "by"), &w->by) || !clock_parse(json_text(v, "at"), &w->at))
        setting_mistake(r, "emergency_wanted", "an object: roles, by and at");
}

static void read_zone(struct reading *r, const json_t *v)
{
    const char *zone = opening_zone(text_of(v));

    if (zone)
        r->to->opening.zone = zone;
    else
        setting_mistake(r, "zone", "UTC, WET (Lisbon), CET (Paris) or EET (Athens)");
}

static void read_member(struct reading *r, const char *key, json_t *v)
{
    struct org_opening *o = &r->to->opening;

    if (strcmp(key, "reason_required") == 0)
        setting_flag(r, key, v, &o->reason_required);
    else if (strcmp(key, "reasons") == 0) {
        setting_list(r, key, v, &o->reasons, &o->reason_count);
        if (o->reason_count > REASONS_MAX)
            setting_mistake(r, key, "at most 20 reasons");
    } else if (strcmp(key, "zone") == 0)
        read_zone(r, v);
    else if (strcmp(key, "from") == 0)
        read_time(r, key, v, &o->from);
    else if (strcmp(key, "to") == 0)
        read_time(r, key, v, &o->to);
    else if (strcmp(key, "days") == 0)
        read_days(r, v);
    else if (strcmp(key, "emergency") == 0)
        read_emergency(r, v);
    else if (strcmp(key, "emergency_wanted") == 0 && !r->strict)
        read_wanted(r, v);
    else if (!number_read(r, numbers, COUNT_OF(numbers), key, v, o))
        setting_mistake(r, key, "unknown member of opening");
}

void opening_read(struct reading *r, json_t *v)
{
    const char *key;
    json_t *member;

    if (!json_is_object(v)) {
        setting_mistake(r, "opening", "an object: reasons, hours and limits");
        return;
    }
    json_object_foreach(v, key, member) read_member(r, key, member);
    if (r->strict && r->to->opening.from >= r->to->opening.to)
        setting_mistake(r, "to", "later than from");
}

static void write_time(struct json_out *o, const char *key, int64_t minutes)
{
    char text[16];

    snprintf(text, sizeof text, "%02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
    json_cstr(o, key, text);
}

static void write_roles(struct json_out *o, const char *key, unsigned roles)
{
    json_open(o, key, '[');
    for (unsigned role = 0; role < ROLES; role++)
        if (roles >> role & 1u)
            json_cstr(o, NULL, role_name((enum role)role));
    json_close(o, ']');
}

static void write_wanted(struct json_out *o, const struct emergency_wanted *w)
{
    if (!w->roles) {
        json_null_out(o, "emergency_wanted");
        return;
    }
    json_open(o, "emergency_wanted", '{');
    json_time(o, "at", w->at);
    json_id(o, "by", w->by);
    write_roles(o, "roles", w->roles);
    json_close(o, '}');
}

void opening_write(struct json_out *o, const struct org_opening *opening)
{
    json_open(o, "opening", '{');
    json_open(o, "days", '[');
    for (int day = 1; day <= 7; day++)
        if (opening->days >> (day - 1) & 1u)
            json_i64(o, NULL, day);
    json_close(o, ']');
    write_roles(o, "emergency", opening->emergency);
    write_wanted(o, &opening->wanted);
    write_time(o, "from", opening->from);
    numbers_write(o, numbers, COUNT_OF(numbers), opening);
    json_bool(o, "reason_required", opening->reason_required);
    json_open(o, "reasons", '[');
    for (size_t i = 0; i < opening->reason_count; i++)
        json_str(o, NULL, opening->reasons[i]);
    json_close(o, ']');
    write_time(o, "to", opening->to);
    json_cstr(o, "zone", opening->zone);
    json_close(o, '}');
}
