/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic_words_test.c - what an automatic answer says of itself (AI Act, art. 50), in each
 * language that the desk answers in. */
#include "test.h"

#include "desk/automatic_priv.h"
#include "triage/triage.h"

/* That it came by itself, from a machine, of which kind, and that nobody read it: in words that are
 * not the letter's table. */
static const struct row {
    enum lang lang;
    const char *automatic, *machine, *kind, *nobody, *page;
} rows[] = {
    { LANG_UNKNOWN, "automatically", "by a machine", "artificial intelligence", "Nobody has read",
      "open this page" },
    { LANG_FR, "automatiquement", "par une machine", "intelligence artificielle",
      "Personne ne l’a relue", "ouvrez cette page" },
    { LANG_EN, "automatically", "by a machine", "artificial intelligence", "Nobody has read",
      "open this page" },
    { LANG_DE, "automatisch", "von einer Maschine", "künstliche Intelligenz", "Niemand hat",
      "öffnen Sie diese Seite" },
    { LANG_ES, "automáticamente", "una máquina", "inteligencia artificial", "Nadie la ha revisado",
      "abra esta página" },
    { LANG_IT, "automaticamente", "da una macchina", "intelligenza artificiale",
      "Nessuno l’ha riletta", "apra questa pagina" },
    { LANG_NL, "automatisch", "door een machine", "kunstmatige intelligentie", "Niemand heeft",
      "open deze pagina" },
    { LANG_PT, "automaticamente", "por uma máquina", "inteligência artificial", "Ninguém a releu",
      "abra esta página" },
};

static void has(const struct row *row, struct str text, const char *word)
{
    if (str_find(text, str_of(word), 0) == STR_NPOS)
        fail_msg("%s: no \"%s\" in: %.*s", lang_name(row->lang), word, STR_ARG(text));
}

static struct str letter_of(struct arena *a, enum lang lang, const char *link)
{
    static const struct assist_cited cited = { .title = STR_INIT("Retours") };
    const struct automatic_letter l = { .lang = lang,
                                        .text = STR("Sous trente jours [1]."),
                                        .cited = &cited,
                                        .cited_count = 1,
                                        .house = STR("Lumière"),
                                        .link = str_of(link) };

    return automatic_letter(a, &l);
}

static void first_of_all_it_says_in_the_customers_language_that_a_machine_wrote_it(void **state)
{
    struct arena *a = arena_new((size_t)1 << 20);

    (void)state;
    assert_int_equal(COUNT_OF(rows), LANGS);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct row *row = &rows[i];
        struct str rest = letter_of(a, row->lang, ""), first;

        assert_true(str_line(&rest, &first));
        has(row, first, row->automatic);
        has(row, first, row->machine);
        has(row, first, row->kind);
        has(row, first, row->nobody);
        assert_true(str_find(first, STR("Sous trente jours"), 0) == STR_NPOS);
        has(row, rest, "Sous trente jours [1].");
        has(row, rest, "\n[1] Retours");
    }
    arena_free(a);
}

static void then_by_which_word_or_page_a_person_is_reached(void **state)
{
    struct arena *a = arena_new((size_t)1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct row *row = &rows[i];
        struct str rest = letter_of(a, row->lang, "https://desk.example/human/1"), line;

        assert_true(str_line(&rest, &line) && str_line(&rest, &line));
        has(row, line, triage_human_word(row->lang));
        assert_true(str_line(&rest, &line));
        has(row, line, row->page);
        has(row, line, " https://desk.example/human/1");
        rest = letter_of(a, row->lang, "");
        assert_true(str_line(&rest, &line) && str_line(&rest, &line) && str_ends(line, STR(".")));
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_of_all_it_says_in_the_customers_language_that_a_machine_wrote_it),
        cmocka_unit_test(then_by_which_word_or_page_a_person_is_reached),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
