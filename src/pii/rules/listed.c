/* SPDX-License-Identifier: EUPL-1.2 */
/* listed.c - values that the organisation listed, and those that corrections taught.
 *
 * Both are compared as runs of letters and digits, folded, across any spacing.  A taught value is
 * not there, only its keyed digest: what stands in the text is hashed word by word, and where the
 * quick hash has the mark of a lesson, the digest decides. */
#include <string.h>

#include "base/buf.h"
#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

struct str listed_run(struct arena *a, struct str value, size_t *ret_words)
{
    struct str folded = text_fold(a, value, NULL);
    struct buf b = buf_new(a, folded.len + 1);
    struct word w;

    *ret_words = 0;
    buf_add(&b, STR(""));
    for (size_t at = 0; text_word_next(folded, &at, &w); ++*ret_words)
        buf_add(&b, str_slice(folded, w.start, w.end));
    return buf_str(&b);
}

/* ---- lists ---- */

/* The last token of the run that begins at token i, or f->count. */
static size_t run_end(const struct find *f, size_t i, struct str run)
{
    for (size_t at = i; at < f->count && (at == i || f->tokens[at].gap != GAP_PARA); at++) {
        struct str word = token_folded(f, &f->tokens[at]);

        if (!word.len || !str_starts(run, word))
            return f->count;
        run = str_from(run, word.len);
        if (!run.len)
            return at;
    }
    return f->count;
}

static void propose_listed(struct find *f, size_t i, size_t last, enum span_type type,
                           const char *by)
{
    propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, type, NULL, 0.97F, by });
}

static void find_in_lists(struct find *f, size_t i)
{
    const struct pii_rules *r = f->hints->rules;
    struct str word = token_folded(f, &f->tokens[i]);
    uint32_t n = word.len ? r->listed_first[(unsigned char)word.ptr[0]] : 0;

    for (; n; n = r->listed[n].next) {
        size_t last = run_end(f, i, r->listed[n].run);

        if (last == f->count)
            continue;
        propose_listed(f, i, last, r->listed[n].type, r->listed[n].allow ? "allow" : "known");
    }
}

/* ---- lessons ---- */

static uint16_t mark_of(uint32_t hash)
{
    return (uint16_t)(hash ^ hash >> 16);
}

uint32_t lesson_seed(const struct pii_keyed *keyed)
{
    uint8_t digest[PII_DIGEST_SIZE];
    uint32_t seed;

    keyed->digest(keyed->key, SPAN_PERSON, STR("mark of a lesson"), digest);
    memcpy(&seed, digest, sizeof seed);
    return seed;
}

/* Apart from the digests of tokens, so that nobody sees which token a lesson is about. */
static void digest_of(const struct pii_keyed *keyed, enum span_type type, struct str run,
                      uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    static const char lesson[] = "lesson ";
    char text[sizeof lesson + PII_ENTRY_MAX];

    memcpy(text, lesson, sizeof lesson - 1);
    memcpy(text + sizeof lesson - 1, run.ptr, run.len);
    keyed->digest(keyed->key, type, str_make(text, sizeof lesson - 1 + run.len), ret_digest);
}

bool pii_lesson_make(const struct pii_keyed *keyed, struct arena *a, enum span_type type,
                     bool personal, struct str value, struct pii_lesson *ret_lesson)
{
    size_t words;
    struct str run = listed_run(a, value, &words);

    if (run.len < PII_ENTRY_LEAST || run.len > PII_ENTRY_MAX || words > PII_LESSON_WORDS_MAX ||
        !arena_ok(a))
        return false;
    *ret_lesson = (struct pii_lesson){ .type = type,
                                       .personal = personal,
                                       .mark = mark_of(hash_on(lesson_seed(keyed), run)) };
    digest_of(keyed, type, run, ret_lesson->digest);
    return true;
}

static bool marked(const struct pii_rules *r, uint16_t mark)
{
    return r->marks[mark / 8] >> mark % 8 & 1;
}

/* The first lesson with the mark. */
static size_t first_lesson(const struct pii_rules *r, uint16_t mark)
{
    size_t low = 0, high = r->lesson_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (r->lessons[middle].mark < mark)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The lesson about this run; NULL for none.  `type`: SPAN_TYPES for any. */
static const struct pii_lesson *lesson_of(const struct pii_rules *r, uint16_t mark, struct str run,
                                          bool personal, enum span_type type)
{
    for (size_t i = first_lesson(r, mark); i < r->lesson_count && r->lessons[i].mark == mark; i++) {
        const struct pii_lesson *l = &r->lessons[i];
        uint8_t digest[PII_DIGEST_SIZE];

        if (l->personal != personal || (type != SPAN_TYPES && l->type != type))
            continue;
        digest_of(&r->keyed, l->type, run, digest);
        if (memcmp(digest, l->digest, sizeof digest) == 0)
            return l;
    }
    return NULL;
}

/* The longest taught value that begins at token i. */
static void find_taught(struct find *f, size_t i)
{
    const struct pii_rules *r = f->hints->rules;
    char run[PII_ENTRY_MAX];
    uint32_t hash = r->seed;
    size_t len = 0, last = f->count;
    enum span_type type = SPAN_PERSON;

    for (size_t at = i; at < f->count && at < i + PII_LESSON_WORDS_MAX; at++) {
        struct str word = token_folded(f, &f->tokens[at]);
        const struct pii_lesson *l;

        if ((at > i && f->tokens[at].gap == GAP_PARA) || len + word.len > sizeof run)
            break;
        memcpy(run + len, word.ptr, word.len);
        len += word.len;
        hash = hash_on(hash, word);
        if (!marked(r, mark_of(hash)))
            continue;
        l = lesson_of(r, mark_of(hash), str_make(run, len), true, SPAN_TYPES);
        if (l) {
            last = at;
            type = l->type;
        }
    }
    if (last < f->count)
        propose_listed(f, i, last, type, "known");
}

void find_listed(struct find *f, size_t i)
{
    if (f->hints->rules->listed_count)
        find_in_lists(f, i);
    if (f->hints->rules->lessons_personal)
        find_taught(f, i);
}

bool lesson_says_not(struct find *f, const struct span *s)
{
    const struct pii_rules *r = f->hints->rules;
    size_t words;
    struct str run = listed_run(rules_arena(f), str_slice(f->text, s->start, s->end), &words);
    uint16_t mark = mark_of(hash_on(r->seed, run));

    return run.len <= PII_ENTRY_MAX && marked(r, mark) && lesson_of(r, mark, run, false, s->type);
}
