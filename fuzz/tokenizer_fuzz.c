/* SPDX-License-Identifier: EUPL-1.2 */
/* tokenizer_fuzz.c - of any bytes: folding gives valid UTF-8 whose every byte has an origin, and
 * folding again changes nothing; words go forward; terms are short, valid and not empty. */
#include "fuzz.h"

#include "text/text.h"

static void folds(struct arena *a, struct str text)
{
    uint32_t *map = NULL;
    struct str once = text_fold(a, text, &map);

    HOLDS(text_valid(once));
    HOLDS(map && map[once.len] == text.len);
    for (size_t i = 0; i < once.len; i++)
        HOLDS(map[i] < text.len && map[i] <= map[i + 1]);
    HOLDS(str_eq(text_fold(a, once, NULL), once));
}

static void words_go_forward(struct str text)
{
    struct word w;
    size_t last = 0;

    for (size_t at = 0; text_word_next(text, &at, &w); last = w.end)
        HOLDS(w.start >= last && w.end > w.start && w.end <= text.len && at >= w.end);
}

static void sound(void *to, struct str term)
{
    (void)to;
    HOLDS(term.len > 0 && term.len <= TEXT_TERM_MAX && text_valid(term));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    static struct text_stemmer *st; /* one for the whole run, as a thread has */
    struct str text = str_make(data, size);

    if (!st)
        st = text_stemmer_new();
    HOLDS(st);
    if (size > 1 << 18)
        return 0;
    folds(a, text);
    words_go_forward(text);
    HOLDS(text_terms(st, a, text, size ? (enum lang)(data[0] % LANGS) : LANG_FR, sound, NULL));
    return 0;
}
