/* SPDX-License-Identifier: EUPL-1.2 */
/* colleagues_test.c - who works here is known in what customers and agents write, in any
 * spelling, from the moment their account is there. */
#include "desk/rig.h"

#include "desk/desk_priv.h"

struct hiring {
    struct id org, id;
    bool there; /* the account, since the rig was set up */
};

static bool write_account(struct tx *tx, void *arg, struct fault *f)
{
    const struct hiring *h = arg;
    struct account_row row = { .id = h->id,
                               .org = h->org,
                               .login = h->id,
                               .profile = STR("sealed"),
                               .roles = 1,
                               .lang = STR("fr"),
                               .created = 1 };
    struct login_row login = { h->id, STR("none"), 1 };

    return h->there ? store_account_set(tx, &row, f)
                    : store_login_add(tx, &login, h->id.b, f) && store_account_add(tx, &row, f);
}

/* Names that detection does not know by itself, so that only the account speaks for them. */
static void hire(struct rig *r, struct id id, const char *name, const char *email)
{
    struct colleague *all = arena_many(r->arena, struct colleague, r->colleague_count + 1);
    struct hiring h = { .org = r->org[0].id,
                        .id = id,
                        .there =
                            id_eq(id, r->org[0].agent.id) || id_eq(id, r->org[0].other_agent.id) };
    struct fault f = { 0 };

    for (size_t i = 0; i < r->colleague_count; i++)
        all[i] = r->colleagues[i];
    all[r->colleague_count++] =
        (struct colleague){ .id = id, .name = str_of(name), .email = str_of(email) };
    r->colleagues = all;
    assert_ok(store_write(r->store, write_account, &h, &f));
}

static struct str body_of(struct rig *r, struct id ticket, size_t message)
{
    return rig_ticket(r, ticket).messages[message].text.text;
}

static struct taken write_in(struct rig *r, const char *text)
{
    static int n;
    const char *id = str_printf(r->arena, "m%d@example.org", ++n).ptr;

    return rig_take(r, rig_mail(r, "Bo <bo@example.org>", id, "", text));
}

static void an_agents_name_is_taken_out_in_any_spelling(void **state)
{
    static const struct {
        const char *text;
        bool alone; /* is nothing to detection without the account */
    } cases[] = {
        { "vu hier avec bouteille fenetre sur place", true },
        { "vu hier avec FENETRE BOUTEILLE sur place", false },
        { "vu hier avec B. Fenêtre sur place", false },
        { "vu hier avec bouteille fenettre sur place", true },
        { "vu hier avec boutéille fenêtre sur place", true },
        { "vu hier avec b.fenetre@desk.example sur place", false },
    };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct taken before, after;
        struct str text;

        r->colleague_count = 0;
        hire(r, id_new(), "Autre Personne", "autre@desk.example");
        before = write_in(r, cases[i].text);
        hire(r, id_new(), "Bouteille Fenêtre", "b.fenetre@desk.example");
        after = write_in(r, cases[i].text); /* from that moment on */
        text = body_of(r, after.ticket, 0);
        if (cases[i].alone)
            assert_str(body_of(r, before.ticket, 0), str_of(cases[i].text));
        if (!rig_holds(text, "vu hier avec ⟦") || !rig_holds(text, "⟧ sur place"))
            fail_msg("'%s' became '%.*s'", cases[i].text, STR_ARG(text));
    }
}

static void who_signs_an_answer_is_known(void **state)
{
    struct rig *r = *state;
    struct taken t = write_in(r, "Bonjour.");
    struct reply reply = { .direction = DIRECTION_OUT,
                           .text = STR("c'est réparé, dit bouteille fenetre depuis ce matin"),
                           .version = 1 };
    struct id message;
    struct fault f = { 0 };

    hire(r, id_new(), "Bouteille Fenêtre", "b.fenetre@desk.example");
    assert_ok(desk_reply(r->desk, &r->org[0].agent, t.ticket, &reply, &message, &f));
    assert_true(rig_holds(body_of(r, t.ticket, 1), "dit ⟦PERSON_1⟧ depuis"));
}

static void another_organisations_agents_are_not_known(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[1];
    struct taken t = { 0 };
    struct fault f = { 0 };
    struct str mail = rig_mail(r, "Bo <bo@example.org>", "x@example.org", "",
                               "vu hier avec bouteille fenetre sur place");

    hire(r, id_new(), "Bouteille Fenêtre", "b.fenetre@desk.example");
    assert_ok(desk_receive(r->desk, &o->source, &o->tool, FORMAT_MAIL, mail, &t, &f));
    assert_str(rig_see(r, &o->agent, t.ticket).messages[0].text.text,
               STR("vu hier avec bouteille fenetre sur place"));
}

/* Too many to look for all: those who work on the ticket are known all the same. */
static void of_many_those_of_the_ticket_come_first(void **state)
{
    struct rig *r = *state;
    struct taken t = write_in(r, "Bonjour."), other;
    struct ticket_change change = { .has_assignee = true, .assignee = r->org[0].other_agent.id };
    struct reply note = { .direction = DIRECTION_NOTE, .text = STR("vu") };
    struct id message;
    struct fault f = { 0 };

    for (int i = 0; i < COLLEAGUES_KNOWN; i++)
        hire(r, id_new(), str_printf(r->arena, "Quidam Zvrk%c%c", 'a' + i % 26, 'a' + i / 26).ptr,
             str_printf(r->arena, "z%d@desk.example", i).ptr);
    hire(r, r->org[0].agent.id, "Bouteille Fenêtre", "");
    hire(r, r->org[0].other_agent.id, "Tartine Armoire", "");
    assert_ok(desk_change(r->desk, &r->org[0].agent, t.ticket, 1, &change, &f));
    assert_ok(desk_reply(r->desk, &r->org[0].agent, t.ticket, &note, &message, &f));
    note.text = STR("vu avec bouteille fenetre et tartine armoire hier");
    assert_ok(desk_reply(r->desk, &r->org[0].supervisor, t.ticket, &note, &message, &f));
    assert_true(rig_holds(body_of(r, t.ticket, 2), "avec ⟦PERSON_1⟧ et ⟦PERSON_2⟧ hier"));
    other = write_in(r, "vu avec bouteille fenetre hier");
    assert_str(body_of(r, other.ticket, 0), STR("vu avec bouteille fenetre hier"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(an_agents_name_is_taken_out_in_any_spelling),
        RIG_TEST(who_signs_an_answer_is_known),
        RIG_TEST(another_organisations_agents_are_not_known),
        RIG_TEST(of_many_those_of_the_ticket_come_first),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
