/* SPDX-License-Identifier: EUPL-1.2 */
/* alert_mail.c - alerts told by mail, to who answers them: which rule, how often, and where to
 * look.
 *
 * Nothing about anybody is in it, not even whom an alert is about: mail lies about for years.  The
 * first alert goes at once; those that come within the organisation's `mail_minutes` wait and are
 * one mail.  Nobody is told of an alert about themselves.
 *
 * What was told is written down once the relay has it: an alert rather comes twice, from a desk
 * that died between the two, than never.  The second mail then has the first one's Message-ID.
 *
 * Where some have it and some do not, it is tried again for the latter alone, as the same mail, at
 * growing distances: as long as an alert in it is open, for a week at most. */
#include "base/buf.h"
#include "base/log.h"
#include "desk/desk_priv.h"
#include "desk/opening_priv.h"
#include "store/openings.h"

#define WORK_MAX   ((size_t)8 << 20)
#define ALERTS_MAX 1000
#define RULES_MAX  16
#define MINUTE_MS  ((msec)60 * 1000)
#define MISSED_MAX ((msec)7 * 24 * 3600 * 1000)
#define BACK_MAX   ((msec)4 * 3600 * 1000)
#define WATCHERS   (1u << ROLE_SUPERVISOR | 1u << ROLE_CONTROLLER)

struct telling {
    struct desk *desk;
    struct arena *arena;
    const struct door *door;
    struct str link;
    msec now, until, next_at;
    struct alert_mail_row row;
    struct alert_row *alerts;
    size_t count, told;
    struct id *missed; /* who did not get it */
    size_t missed_count;
    struct alert_missed_row again; /* tried for this one */
};

static bool read_due(struct tx *tx, void *arg, struct fault *f)
{
    struct telling *t = arg;

    return store_alert_mail_due(tx, t->now, &t->row, f) &&
           store_alert_since(tx, t->arena, t->row.org, t->row.until, ALERTS_MAX, &t->alerts,
                             &t->count, f);
}

/* ---- the mail ---- */

static const struct wording {
    enum lang lang;
    struct str subject, intro, line, outro;
} wordings[] = {
    { LANG_FR, STR_INIT("Alertes d’ouverture de données"),
      STR_INIT("Des ouvertures de données personnelles ont dépassé une limite :\n\n"),
      STR_INIT("fois"), STR_INIT("\nQui et pourquoi, à l’écran seulement : ") },
    { LANG_EN, STR_INIT("Alerts about opened data"),
      STR_INIT("Openings of personal data went past a limit:\n\n"), STR_INIT("times"),
      STR_INIT("\nWho and why, on screen only: ") },
};

/* *ret_count: alerts that it tells this reader of. */
static struct str text_for(struct telling *t, const struct colleague *to, const struct wording *w,
                           size_t *ret_count)
{
    struct buf b = buf_new(t->arena, LETTER_TEXT_MAX);

    *ret_count = 0;
    buf_add(&b, w->intro);
    for (int i = 0; i < RULES_MAX && opening_rule_at(i); i++) {
        struct str rule = str_of(opening_rule_at(i));
        size_t n = 0;

        for (size_t k = 0; k < t->count; k++)
            n += str_eq(t->alerts[k].rule, rule) && !id_eq(t->alerts[k].account, to->id);
        if (n)
            buf_printf(&b, "  %.*s  %zu %.*s\n", STR_ARG(rule), n, STR_ARG(w->line));
        *ret_count += n;
    }
    buf_add(&b, w->outro);
    buf_add(&b, t->link);
    buf_add(&b, STR("/#/alerts\n"));
    return buf_str(&b);
}

static msec newest(const struct telling *t)
{
    msec last = t->row.until;

    for (size_t i = 0; i < t->count; i++)
        if (t->alerts[i].last > last)
            last = t->alerts[i].last;
    return last;
}

static void tell_one(struct telling *t, const struct colleague *to)
{
    const struct wording *w = &wordings[to->lang == LANG_FR ? 0 : 1];
    struct letter l = { .to = to->email, .subject = w->subject };
    struct fault why = { 0 };
    size_t n;

    l.text = text_for(t, to, w, &n);
    if (!n)
        return;
    l.once = str_printf(t->arena, "alerts %s %s %lld %lld %zu", id_text(t->row.org).s,
                        id_text(to->id).s, (long long)t->row.until, (long long)newest(t), n);
    if (t->door->mail(t->door->arg, t->arena, &l, &why)) {
        t->told++;
        return;
    }
    t->missed[t->missed_count++] = to->id;
    log_fault("alerts", &why);
}

/* Everybody who watches, or this one if they still do. */
static bool tell_all(struct telling *t, struct id only, struct fault *f)
{
    struct desk_parts *p = &t->desk->parts;
    struct colleague *users = NULL;
    size_t count = 0;

    if (p->colleagues && !p->colleagues(p->colleagues_arg, t->arena, t->row.org, &users, &count, f))
        return false;
    t->missed = arena_many(t->arena, struct id, count + 1);
    if (!t->missed)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < count; i++)
        if (users[i].roles & WATCHERS && !users[i].disabled &&
            (id_is_none(only) || id_eq(only, users[i].id)))
            tell_one(t, &users[i]);
    return true;
}

/* ---- what came of it ---- */

/* Nobody's wrong address keeps the next alerts from everybody else. */
static bool is_told(const struct telling *t)
{
    return !t->missed_count || t->told;
}

static msec wait_after(int64_t tries)
{
    msec wait = MINUTE_MS;

    while (tries-- > 0 && wait < BACK_MAX)
        wait *= 2;
    return wait < BACK_MAX ? wait : BACK_MAX;
}

static bool write_entry(const struct telling *t, struct tx *tx, const char *on_kind, struct id on,
                        struct fault *f)
{
    struct journal_entry e = { .org = t->row.org,
                               .act = "alert.mail",
                               .on_kind = on_kind,
                               .on = on,
                               .purpose = purpose_name(PURPOSE_LEGAL),
                               .result = t->missed_count ? "failed" : "done",
                               .n = (int64_t)t->told,
                               .counted = true };
    uint64_t n;

    return (!t->told && !t->missed_count) || journal_append(t->desk->parts.journal, tx, &e, &n, f);
}

static bool write_missed(const struct telling *t, struct tx *tx, struct fault *f)
{
    for (size_t i = 0; i < t->missed_count; i++) {
        struct alert_missed_row row = { .org = t->row.org,
                                        .account = t->missed[i],
                                        .since = t->row.until,
                                        .until = t->until,
                                        .at = t->now,
                                        .next_at = t->now + wait_after(0) };

        if (!store_alert_missed_add(tx, &row, f))
            return false;
    }
    return true;
}

static bool write_told(struct tx *tx, void *arg, struct fault *f)
{
    const struct telling *t = arg;
    struct alert_mail_row row = { .org = t->row.org, .until = t->until, .next_at = t->next_at };

    row.tries = is_told(t) ? 0 : t->row.tries + 1;
    return store_alert_mail_put(tx, &row, f) && (!t->told || write_missed(t, tx, f)) &&
           write_entry(t, tx, "organisation", t->row.org, f);
}

static bool tell(struct telling *t, struct fault *f)
{
    struct org_settings s;

    if (!desk_settings(t->desk, t->arena, t->row.org, &s, f))
        return false;
    if (s.opening.mail_minutes && !tell_all(t, ID_NONE, f))
        return false;
    t->until = is_told(t) ? newest(t) : t->row.until;
    t->next_at = !is_told(t) ? t->now + wait_after(t->row.tries)
                             : t->now + s.opening.mail_minutes * MINUTE_MS;
    return store_write(t->desk->parts.store, write_told, t, f);
}

/* ---- once more, for one ---- */

static bool read_missed(struct tx *tx, void *arg, struct fault *f)
{
    struct telling *t = arg;
    size_t count;

    if (!store_alert_missed_due(tx, t->now, &t->again, f) ||
        !store_alert_since(tx, t->arena, t->again.org, t->again.since, ALERTS_MAX, &t->alerts,
                           &count, f))
        return false;
    t->row = (struct alert_mail_row){ .org = t->again.org, .until = t->again.since };
    t->count = 0;
    while (t->count < count && t->alerts[t->count].last <= t->again.until)
        t->count++;
    return true;
}

static bool is_worth_telling(const struct telling *t)
{
    bool open = false;

    for (size_t i = 0; i < t->count; i++)
        open = open || (!t->alerts[i].seen_at && !id_eq(t->alerts[i].account, t->again.account));
    return open && t->now - t->again.at <= MISSED_MAX;
}

static bool write_again(struct tx *tx, void *arg, struct fault *f)
{
    const struct telling *t = arg;
    struct alert_missed_row row = t->again;

    row.tries++;
    row.next_at = t->now + wait_after(row.tries);
    return (t->missed_count ? store_alert_missed_wait(tx, &row, f)
                            : store_alert_missed_drop(tx, row.org, row.account, f)) &&
           write_entry(t, tx, "user", row.account, f);
}

static bool tell_again(struct telling *t, struct fault *f)
{
    struct org_settings s;

    return desk_settings(t->desk, t->arena, t->row.org, &s, f) &&
           (!s.opening.mail_minutes || !is_worth_telling(t) || tell_all(t, t->again.account, f)) &&
           store_write(t->desk->parts.store, write_again, t, f);
}

/* *ret_some: there was what it looked for. */
static bool look(struct telling *t, bool (*work)(struct tx *tx, void *arg, struct fault *f),
                 bool *ret_some, struct fault *f)
{
    struct fault why = { 0 };

    *ret_some = store_read(t->desk->parts.store, work, t, &why);
    return *ret_some || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

bool desk_alerts_mail(struct desk *d, const struct door *door, struct str link, bool *ret_told,
                      struct fault *f)
{
    scoped(arena) *a = arena_new(WORK_MAX);
    struct telling t = { .desk = d, .arena = a, .door = door, .link = link, .now = clock_now() };
    bool some = false, again = false;

    *ret_told = false;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!look(&t, read_due, &some, f) || (!some && !look(&t, read_missed, &again, f)))
        return false;
    if ((some && !tell(&t, f)) || (again && !tell_again(&t, f)))
        return fault_wrap(f, "alerts by mail");
    *ret_told = some || again;
    return true;
}
