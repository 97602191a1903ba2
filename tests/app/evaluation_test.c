/* SPDX-License-Identifier: EUPL-1.2 */
/* evaluation_test.c - the evaluation mails as data: they parse, there are enough of them, and
 * every type occurs in every language. */
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/quality.h"
#include "base/file.h"

#define MAILS_LEAST 600
#define FOLDER      "/tests/data/pii/eval"

struct seen {
    size_t mails, empty;
    size_t types[LANGS][SPAN_TYPES], traps[TRAPS];
};

static void see_mail(const struct marked_text *t, enum lang lang, struct seen *s)
{
    size_t personal = 0;

    for (size_t i = 0; i < t->count; i++) {
        const struct mark *m = &t->marks[i];
        struct str value = str_slice(t->text, m->start, m->end);

        if (value.len != str_trim(value).len)
            fail_msg("%.*s: space at the edge of '%.*s'", STR_ARG(t->id), STR_ARG(value));
        if (m->what < SPAN_TYPES) {
            s->types[lang][m->what]++;
            personal++;
        } else {
            s->traps[m->trap]++;
        }
    }
    s->mails++;
    s->empty += personal == 0;
}

static void see_file(const char *folder, const char *name, struct seen *s)
{
    scoped(arena) *a = arena_new((size_t)256 << 20);
    struct str rest = str_of(name), part, file;
    struct marked_texts texts;
    struct fault f = { 0 };
    enum lang lang;

    assert_true(str_split(&rest, '.', &part) && lang_parse(part, &lang));
    assert_ok(file_read(a, str_printf(a, "%s/%s", folder, name).ptr, QUALITY_FILE_MAX, &file, &f));
    if (!quality_read_mails(a, file, &texts, &f))
        fail_msg("%s: %s", name, f.text);
    for (size_t i = 0; i < texts.count; i++)
        see_mail(&texts.at[i], lang, s);
}

static void the_evaluation_mails_parse_and_hold_every_type_in_every_language(void **state)
{
    struct seen *s = *state;
    char folder[4096];
    struct dirent *entry;
    DIR *dir;

    snprintf(folder, sizeof folder, "%s" FOLDER, getenv("GUICHET_SOURCE"));
    dir = opendir(folder);
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL)
        if (str_ends(str_of(entry->d_name), STR(".txt")))
            see_file(folder, entry->d_name, s);
    closedir(dir);
    assert_true(s->mails >= MAILS_LEAST);
    assert_true(s->empty * 100 >= s->mails * 15); /* many mails hold none at all */
    for (int lang = LANG_FR; lang < LANGS; lang++)
        for (int type = 0; type < SPAN_TYPES; type++)
            if (!s->types[lang][type])
                fail_msg("no %s in %s", span_type_name((enum span_type)type),
                         lang_name((enum lang)lang));
    for (int trap = 0; trap < TRAPS; trap++)
        assert_true(s->traps[trap] > 0);
}

int main(void)
{
    static struct seen seen;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(the_evaluation_mails_parse_and_hold_every_type_in_every_language,
                                  &seen),
    };

    return cmocka_run_group_tests_name("evaluation", tests, NULL, NULL);
}
