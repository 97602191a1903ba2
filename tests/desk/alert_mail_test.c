/* SPDX-License-Identifier: EUPL-1.2 */
/* alert_mail_test.c - an alert is told at least once, and who is told twice can see that. */
#include "desk/rig.h"

#include "desk/opening.h"
#include "domain/door.h"
#include "store/openings.h"

#define MAILS_MAX 16

struct letters {
    struct rig *rig;
    struct str once[MAILS_MAX];
    size_t count;
};

static bool put_in(void *arg, struct arena *a, const struct letter *l, struct fault *f)
{
    struct letters *m = arg;

    (void)a;
    (void)f;
    assert_true(m->count < MAILS_MAX);
    m->once[m->count++] = str_copy(m->rig->arena, l->once);
    return true;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(an_alert_whose_mail_may_have_gone_is_told_again_as_the_same_mail),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
