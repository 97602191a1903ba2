/* SPDX-License-Identifier: EUPL-1.2 */
/* shelf_test.c - questions find the article that answers them, however they are put. */
#include "test.h"

#include "base/buf.h"
#include "knowledge/shelf.h"

static const struct {
    const char *title, *category, *text;
} articles[] = {
    { "Le droit de rétractation, c'est quoi ?", "Commandes",
      "Vous disposez de quatorze jours pour renvoyer un article sans motif." },
    { "Combien de temps prend un remboursement ?", "Paiement",
      "Comptez cinq jours ouvrés après réception du colis." },
    { "Réinitialiser son mot de passe", "Compte",
      "Cliquez sur le lien reçu par courriel, puis choisissez un nouveau mot de passe." },
    { "Configurer le Wi-Fi de la caméra", "Produits",
      "Ouvrez l'application, choisissez le réseau, saisissez la clé." },
    { "Changer l'adresse de livraison", "Commandes",
      "Tant que le paquet n'est pas expédié, l'adresse se change dans l'espace client." },
    { "Durée de la garantie", "Produits",
      "La garantie légale est de deux ans.\n\nElle couvre les défauts de conformité." },
    { "Recevoir moins de publicité", "Compte",
      "Désinscrivez-vous de la prospection commerciale dans vos préférences." },
    { "Une facture d'électricité élevée", "Paiement",
      "Comparez la consommation, puis contactez le service." },
};

struct rig {
    struct arena *arena;
    struct shelf *shelf;
    struct passage *passages[COUNT_OF(articles)];
};

static void make(struct rig *r, const char *synonyms)
{
    struct shelf_entry entries[COUNT_OF(articles)];
    struct fault f = { 0 };

    r->arena = arena_new((size_t)64 << 20);
    for (size_t i = 0; i < COUNT_OF(articles); i++) {
        entries[i] = (struct shelf_entry){ .title = str_of(articles[i].title),
                                           .category = str_of(articles[i].category) };
        assert_ok(passages_cut(r->arena, str_of(articles[i].text), &r->passages[i],
                               &entries[i].count, &f));
        entries[i].passages = r->passages[i];
    }
    assert_ok(shelf_new(LANG_FR, entries, COUNT_OF(articles), str_of(synonyms), &r->shelf, &f));
}

static void drop(struct rig *r)
{
    shelf_free(r->shelf);
    arena_free(r->arena);
}

static struct shelf_found ask(struct rig *r, const char *text)
{
    struct shelf_query q = { .text = str_of(text), .limit = 5 };
    struct shelf_found found;
    struct fault f = { 0 };

    assert_ok(shelf_search(r->shelf, r->arena, &q, &found, &f));
    return found;
}

static void a_question_finds_the_article_that_answers_it(void **state)
{
    static const struct {
        const char *question;
        int article; /* -1: nothing is found */
    } cases[] = {
        { "Qu'est-ce que le droit de rétractation ?", 0 },
        { "remboursements", 1 },                    /* stems */
        { "quelle duree pour etre remboursee", 1 }, /* accents, and the kind of question */
        { "J'ai oublié mon mdp", 2 },               /* a phrase that means the same */
        { "le wifi ne marche pas", 3 },             /* joined words */
        { "modifier l'adresse", 4 },                /* a synonym */
        { "mauvaise adrese de livraisson", 4 },     /* misspelt */
        { "je reçois trop de pub", 6 },             /* a synonym */
        { "électrique", 7 },                        /* a family of words */
        { "garantie légale", 5 },
        { "xyzzyx", -1 },
        { "comment faire ?", -1 }, /* the kind of question alone is no answer */
        { "", -1 },
        { "de la à et", -1 },
    };
    struct rig r;

    (void)state;
    make(&r, "");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct shelf_found found = ask(&r, cases[i].question);
        int first = found.count ? (int)found.hits[0].entry : -1;

        if (first != cases[i].article)
            fail_msg("\"%s\" finds %d, not %d", cases[i].question, first, cases[i].article);
    }
    drop(&r);
}

static void an_organisation_adds_synonyms_of_its_own(void **state)
{
    struct rig r;

    (void)state;
    make(&r, "# our words\nzibuline; garantie\n");
    assert_int_equal(ask(&r, "zibuline").hits[0].entry, 5);
    drop(&r);
    make(&r, "");
    assert_int_equal(ask(&r, "zibuline").count, 0);
    drop(&r);
}

static void a_repair_is_told_and_known_words_are_left_alone(void **state)
{
    struct rig r;

    (void)state;
    make(&r, "");
    assert_str(ask(&r, "garentie").repaired, STR("garentie>garantie"));
    assert_str(ask(&r, "garantie").repaired, STR(""));
    assert_str(ask(&r, "gar").repaired, STR("")); /* too short to tell */
    drop(&r);
}

static bool is_even(const void *with, uint32_t entry)
{
    return entry % *(const uint32_t *)with == 0;
}

static void what_is_not_wanted_is_not_found(void **state)
{
    static const uint32_t two = 2;
    struct shelf_query q = { .text = STR("droit de rétractation, remboursement"),
                             .limit = 5,
                             .wanted = is_even,
                             .with = &two };
    struct shelf_found found;
    struct fault f = { 0 };
    struct rig r;

    (void)state;
    make(&r, "");
    assert_ok(shelf_search(r.shelf, r.arena, &q, &found, &f));
    assert_true(found.count > 0);
    for (size_t i = 0; i < found.count; i++)
        assert_int_equal(found.hits[i].entry % 2, 0);
    drop(&r);
}

static void cover_says_how_much_of_the_question_is_answered(void **state)
{
    struct shelf_found all, part;
    struct rig r;

    (void)state;
    make(&r, "");
    all = ask(&r, "garantie légale");
    part = ask(&r, "garantie légale hippopotame zèbre");
    assert_true(all.hits[0].cover > 0.99 && all.hits[0].cover < 1.01);
    assert_true(part.hits[0].cover < 0.7);
    drop(&r);
}

static void any_question_ends(void **state)
{
    static const char *const pieces[] = {
        "remboursement ", "?", "\xff\xfe", "é", " ", "zzzz", "12 ", "l'", "-", "qu'est-ce que "
    };
    uint32_t seed = 7;
    struct rig r;

    (void)state;
    make(&r, "a;b;c d;;;\n;\n");
    for (int round = 0; round < 300; round++) {
        scoped(arena) *a = arena_new((size_t)16 << 20);
        struct buf b = buf_new(a, 65536);
        struct shelf_query q = { .limit = 100 };
        struct shelf_found found;
        struct fault f = { 0 };

        for (int i = 0; i < round * 3; i++) {
            seed = seed * 1664525u + 1013904223u;
            buf_add(&b, str_of(pieces[(seed >> 16) % COUNT_OF(pieces)]));
        }
        q.text = buf_str(&b);
        assert_ok(shelf_search(r.shelf, a, &q, &found, &f));
        assert_true(found.count <= COUNT_OF(articles));
    }
    drop(&r);
}

static void an_empty_shelf_finds_nothing(void **state)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct shelf_query q = { .text = STR("remboursement"), .limit = 5 };
    struct shelf_found found;
    struct fault f = { 0 };
    struct shelf *s;

    (void)state;
    assert_ok(shelf_new(LANG_EN, NULL, 0, STR_NONE, &s, &f));
    assert_ok(shelf_search(s, a, &q, &found, &f));
    assert_int_equal(found.count, 0);
    shelf_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_finds_the_article_that_answers_it),
        cmocka_unit_test(an_organisation_adds_synonyms_of_its_own),
        cmocka_unit_test(a_repair_is_told_and_known_words_are_left_alone),
        cmocka_unit_test(what_is_not_wanted_is_not_found),
        cmocka_unit_test(cover_says_how_much_of_the_question_is_answered),
        cmocka_unit_test(any_question_ends),
        cmocka_unit_test(an_empty_shelf_finds_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
