/* SPDX-License-Identifier: EUPL-1.2 */
/* look_up_test.c - phrases among tokens whose words have the hashes that somebody wanted. */
#include "test.h"

#include <stdlib.h>

#include "pii/read/look_up_priv.h"
#include "pii/scratch_priv.h"

#define WORDS 40

/* The hash of a word that leads a beginning back to itself: lexicon_mixed() backwards. */
static uint64_t leading_back(uint64_t beginning)
{
    uint64_t h = beginning ^ beginning >> 29 ^ beginning >> 58;

    return h * 0xf1de83e19937733du ^ beginning;
}

static uint64_t hash_of(const char *word)
{
    char bytes[WORD_FOLDED_MAX + LEXICON_READ] = { 0 };

    memcpy(bytes, word, strlen(word));
    return lexicon_key(str_make(bytes, strlen(word))).hash;
}

/* Who writes a text can make words of any hash, so that a beginning of a phrase goes on without
 * end, and that of one be the hash of another. */
static void a_beginning_that_leads_to_itself_ends(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct lexicon *lexicon = lexicon_new(a);
    struct pii_scratch *scratch = calloc(1, sizeof *scratch);
    struct find f = { .scratch = scratch, .count = WORDS };
    struct beginning *b;
    struct look_up u;
    uint64_t back;

    (void)state;
    assert_true(lexicon && scratch);
    scratch->lexicon = lexicon;
    f.tokens = calloc(WORDS + 1, sizeof *f.tokens); /* behind it nothing may be read */
    f.folded = scratch->folded;
    f.tokens[0].entry = lexicon_find(lexicon, STR("mot"));
    f.tokens[1].hash = hash_of("de");
    b = (struct beginning *)(uintptr_t)lexicon_begins(
        lexicon, lexicon_two(lexicon, f.tokens[0].entry, f.tokens[1].hash));
    assert_true(b && b->hash && b->nexts); /* "mot de passe" */
    back = leading_back(b->hash);
    assert_true(lexicon_mixed(b->hash, back) == b->hash);
    b->nexts |= phrase_bit(back);
    b->phrase = calloc(1, sizeof *b->phrase);
    b->phrase->count = PHRASE_WORDS_MAX; /* more than there are where the last words begin one */
    for (size_t i = 0; i < PHRASE_WORDS_MAX; i++)
        b->phrase->words[i] = STR("passe");
    for (size_t i = 0; i < WORDS; i++) {
        f.tokens[i].gap = GAP_SPACE;
        if (i >= 2)
            f.tokens[i].hash = back;
        if (i > 0)
            f.tokens[i].entry = f.tokens[0].entry;
        scratch->notes[i] = NOTE_LED;
    }
    f.tokens[WORDS - 1].hash = f.tokens[1].hash;
    u = look_up_start(&f);
    u.notes += WORDS;
    look_up_end(&f, &u);
    assert_int_equal(f.tokens[0].phrase, 0);
    free(b->phrase);
    free(f.tokens);
    free(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_beginning_that_leads_to_itself_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
