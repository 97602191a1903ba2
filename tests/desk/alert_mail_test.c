/* SPDX-License-Identifier: EUPL-1.2 */
/* alert_mail_test.c - an alert is told at least once, and who is told twice can see that. */
#include "desk/rig.h"

#include "desk/opening.h"
#include "domain/door.h"
#include "store/openings.h"

#define MAILS_MAX 16

struct letters {
    struct rig *rig;
    struct str once[MAILS_MAX], to[MAILS_MAX];
    size_t count;
    const char *unreached; /* an address that no relay takes */
};

static bool put_in(void *arg, struct arena *a, const struct letter *l, struct fault *f)
{
    struct letters *m = arg;

    (void)a;
    assert_true(m->count < MAILS_MAX);
    m->to[m->count] = str_copy(m->rig->arena, l->to);
    m->once[m->count++] = str_copy(m->rig->arena, l->once);
    return !m->unreached || !str_eq(l->to, str_of(m->unreached)) ||
           fault_set(f, FAULT_INVALID, "no such address");
}

static bool add_alert(struct tx *tx, void *arg, struct fault *f)
{
    struct rig *r = arg;
    struct alert_row row = { .id = id_new(),
                             .account = r->org[0].agent.id,
                             .rule = STR("many-openings"),
                             .at = clock_now(),
                             .last = clock_now(),
                             .count = 3,
                             .most = 1,
                             .own = -1,
                             .team = -1,
                             .note = STR("") };

    row.day = row.at; /* one a rule and day: none is like another */
    return store_alert_add(tx, r->org[0].id, &row, f);
}

static bool always_due(struct tx *tx, void *arg, struct fault *f)
{
    struct rig *r = arg;
    struct alert_mail_row row;

    if (!store_alert_mail_due(tx, INT64_MAX, &row, f))
        return false;
    assert_true(id_eq(row.org, r->org[0].id));
    row.next_at = 0;
    return store_alert_mail_put(tx, &row, f);
}

static void set_up_mail(struct rig *r)
{
    static struct colleague watcher = { .name = STR_INIT("Lou"),
                                        .email = STR_INIT("lou@example.org"),
                                        .roles = 1u << ROLE_CONTROLLER };
    struct fault f = { 0 };

    watcher.id = r->org[0].controller.id;
    r->colleagues = &watcher;
    r->colleague_count = 1;
    assert_ok(store_write(r->store, add_alert, r, &f));
}

static bool tell(struct letters *m, bool *ret_told)
{
    const struct door door = { .arg = m, .mail = put_in };
    struct fault f = { 0 };

    return desk_alerts_mail(m->rig->desk, &door, STR("http://localhost"), ret_told, &f);
}

/* As after a power cut: the mail is out and nothing says so. */
static void told_but_not_written(struct letters *m)
{
    bool told;

    for (int64_t n = 1; m->count == 0; n++) {
        rig_fail(m->rig, n);
        assert_false(tell(m, &told));
    }
    rig_fail(m->rig, 0);
}

static void an_alert_whose_mail_may_have_gone_is_told_again_as_the_same_mail(void **state)
{
    struct letters m = { .rig = *state };
    struct fault f = { 0 };
    bool told;

    set_up_mail(m.rig);
    told_but_not_written(&m);
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 2);
    assert_true(m.once[0].len && str_eq(m.once[0], m.once[1]));
    assert_true(tell(&m, &told) && !told);

    clock_sleep(2); /* an alert of another millisecond */
    assert_ok(store_write(m.rig->store, add_alert, m.rig, &f));
    assert_ok(store_write(m.rig->store, always_due, m.rig, &f));
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 3);
    assert_false(str_eq(m.once[1], m.once[2]));
}

/* ---- one whom it does not reach ---- */

#define DAY_MS ((msec)24 * 3600 * 1000)

static void set_up_two(struct rig *r)
{
    static struct colleague watchers[] = {
        { .name = STR_INIT("Lou"),
          .email = STR_INIT("lou@example.org"),
          .roles = 1u << ROLE_CONTROLLER },
        { .name = STR_INIT("Sam"),
          .email = STR_INIT("sam@example.org"),
          .roles = 1u << ROLE_SUPERVISOR },
    };

    set_up_mail(r);
    watchers[0].id = r->org[0].controller.id;
    watchers[1].id = r->org[0].supervisor.id;
    watchers[1].disabled = false;
    r->colleagues = watchers;
    r->colleague_count = 2;
}

struct missing {
    struct rig *rig;
    struct alert_missed_row row;
    msec age;
};

/* As when the pause is over, and the first try is `age` ago. */
static bool pass_pause(struct tx *tx, void *arg, struct fault *f)
{
    struct missing *m = arg;
    struct alert_missed_row due;

    if (!store_alert_missed_due(tx, INT64_MAX, &m->row, f))
        return false;
    due = m->row;
    due.next_at = 0;
    due.at = clock_now() - m->age;
    return store_alert_missed_add(tx, &due, f) && store_alert_missed_wait(tx, &due, f);
}

static void let_pass(struct missing *m)
{
    struct fault f = { 0 };

    assert_ok(store_write(m->rig->store, pass_pause, m, &f));
}

static bool is_any_missing(struct rig *r)
{
    struct missing m = { .rig = r };
    struct fault f = { 0 };

    return store_write(r->store, pass_pause, &m, &f);
}

static bool see_alerts(struct tx *tx, void *arg, struct fault *f)
{
    struct rig *r = arg;
    struct alert_row *rows;
    size_t count;

    if (!store_alert_since(tx, r->arena, r->org[0].id, 0, 100, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!store_alert_seen(tx, r->org[0].id, rows[i].id, r->org[0].controller.id, clock_now(),
                              STR(""), f))
            return false;
    return true;
}

static void miss_one(struct letters *m)
{
    bool told;

    set_up_two(m->rig);
    m->unreached = "sam@example.org";
    assert_true(tell(m, &told) && told);
    assert_int_equal(m->count, 2);
    assert_true(tell(m, &told) && !told); /* not before the pause is over */
}

static void who_misses_a_mail_gets_the_same_one_alone_when_it_can_be(void **state)
{
    struct letters m = { .rig = *state };
    struct missing q = { .rig = m.rig };
    msec pause = 0;
    bool told;

    miss_one(&m);
    for (int i = 0; i < 6; i++) { /* more than a few tries, further and further apart */
        msec now = clock_now();

        let_pass(&q);
        assert_true(q.row.next_at - now > pause);
        assert_true(q.row.next_at - now <= 4 * 3600 * 1000);
        pause = q.row.next_at - now;
        assert_true(tell(&m, &told) && told);
    }
    let_pass(&q);
    m.unreached = NULL;
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 9);
    for (size_t i = 2; i < m.count; i++) {
        assert_true(str_eq(m.to[i], STR("sam@example.org")));
        assert_true(str_eq(m.once[i], m.once[1]));
    }
    assert_true(tell(&m, &told) && !told);
    assert_false(is_any_missing(m.rig));
}

static void a_missed_mail_ends_when_there_is_nothing_left_to_tell(void **state)
{
    struct letters m = { .rig = *state };
    struct missing q = { .rig = m.rig };
    struct fault f = { 0 };
    bool told;

    miss_one(&m);
    let_pass(&q);
    assert_ok(store_write(m.rig->store, see_alerts, m.rig, &f));
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 2); /* somebody answered it */
    assert_false(is_any_missing(m.rig));
}

static void a_missed_mail_ends_after_a_week_or_with_its_reader(void **state)
{
    struct letters m = { .rig = *state };
    struct missing q = { .rig = m.rig, .age = 6 * DAY_MS };
    struct fault f = { 0 };
    bool told;

    miss_one(&m);
    let_pass(&q);
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 3);
    q.age = 8 * DAY_MS;
    let_pass(&q);
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 3);
    assert_false(is_any_missing(m.rig));

    clock_sleep(2);
    assert_ok(store_write(m.rig->store, add_alert, m.rig, &f));
    assert_ok(store_write(m.rig->store, always_due, m.rig, &f));
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 5);
    q.age = 0;
    let_pass(&q);
    m.rig->colleagues[1].disabled = true;
    assert_true(tell(&m, &told) && told);
    assert_int_equal(m.count, 5);
    assert_false(is_any_missing(m.rig));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(an_alert_whose_mail_may_have_gone_is_told_again_as_the_same_mail),
        RIG_TEST(who_misses_a_mail_gets_the_same_one_alone_when_it_can_be),
        RIG_TEST(a_missed_mail_ends_when_there_is_nothing_left_to_tell),
        RIG_TEST(a_missed_mail_ends_after_a_week_or_with_its_reader),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
