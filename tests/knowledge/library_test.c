/* SPDX-License-Identifier: EUPL-1.2 */
/* library_test.c - shelves are shared by threads, and made anew when articles change. */
#include "store/place.h"

#include <pthread.h>

#include "knowledge/library.h"
#include "store/organisations.h"

#define SEARCHERS 4
#define ROUNDS    60

struct world {
    struct place *place;
    struct library *library;
    struct id org;
    struct article_row row;
};

static bool write_row(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct org_row org = { .id = w->org, .name = STR("Lampes"), .settings = STR("{}") };

    if (w->row.version > 1)
        return store_article_set(tx, &w->row, ID_NONE, f);
    return store_org_add(tx, &org, 1, f) && store_article_add(tx, &w->row, ID_NONE, f);
}

static void write_version(struct world *w)
{
    struct fault f = { 0 };

    w->row.version++;
    assert_ok(store_write(w->place->store, write_row, w, &f));
}

static void start_world(struct world *w, struct place *p)
{
    struct fault f = { 0 };

    *w = (struct world){ .place = p, .org = id_new() };
    w->row = (struct article_row){ .id = id_new(),
                                   .org = w->org,
                                   .lang = STR("fr"),
                                   .title = STR("Suivre un colis"),
                                   .category = STR(""),
                                   .text = STR("Le numéro est dans le courriel."),
                                   .created = 1,
                                   .updated = 1 };
    write_version(w);
    assert_ok(library_open(p->store, &w->library, &f));
}

static size_t ask(struct world *w, struct id org, bool only_public, int64_t *ret_version)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct library_query q = { .org = org,
                               .text = STR("numero du colis"),
                               .lang = LANG_FR,
                               .only_public = only_public,
                               .at = 1000,
                               .limit = 5 };
    struct library_found found;
    struct fault f = { 0 };

    assert_ok(library_search(w->library, a, &q, &found, &f));
    *ret_version = found.count ? found.hits[0].version : 0;
    return found.count;
}

static void a_change_is_found_at_once_and_by_its_organisation_alone(void **state)
{
    struct world w;
    int64_t version;

    start_world(&w, *state);
    assert_int_equal(ask(&w, w.org, false, &version), 1);
    assert_int_equal(version, 1);
    assert_int_equal(ask(&w, id_new(), false, &version), 0);
    assert_int_equal(ask(&w, w.org, true, &version), 0); /* it is internal */
    w.row.is_public = true;
    write_version(&w);
    assert_int_equal(ask(&w, w.org, true, &version), 1);
    assert_int_equal(version, 2);
    w.row.archived = true;
    write_version(&w);
    assert_int_equal(ask(&w, w.org, false, &version), 0);
    library_close(w.library);
}

static void *search_on(void *arg)
{
    int64_t version, last = 0;

    for (int i = 0; i < ROUNDS; i++) {
        assert_int_equal(ask(arg, ((struct world *)arg)->org, false, &version), 1);
        assert_true(version >= last); /* never back to an older shelf */
        last = version;
    }
    return NULL;
}

static void threads_search_while_articles_change(void **state)
{
    pthread_t searchers[SEARCHERS];
    struct world w;

    start_world(&w, *state);
    for (int i = 0; i < SEARCHERS; i++)
        assert_int_equal(pthread_create(&searchers[i], NULL, search_on, &w), 0);
    for (int i = 0; i < ROUNDS / 3; i++)
        write_version(&w);
    for (int i = 0; i < SEARCHERS; i++)
        pthread_join(searchers[i], NULL);
    library_close(w.library);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_change_is_found_at_once_and_by_its_organisation_alone,
                                        place_set_up, place_tear_down),
        cmocka_unit_test_setup_teardown(threads_search_while_articles_change, place_set_up,
                                        place_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
