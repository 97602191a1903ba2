/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c - an organisation's rules made ready, and the judgement of a candidate by them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

#define RULES_MEMORY  ((size_t)64 << 20)
#define WORDS_MEMORY  ((size_t)1 << 20) /* normal forms of one candidate */
#define DOMAIN_MAX    255
#define THRESHOLD_MIN 0.2F
#define THRESHOLD_MAX 0.9F /* that corrections may lead to */
#define ADDRESS_PART  12   /* bytes of an allowed address that stand for it, at least */

/* ---- thresholds ---- */

static const char *const stances[PII_STANCES] = { "balanced", "cautious", "lean" };

const char *pii_stance_name(enum pii_stance v)
{
    return stances[v];
}

bool pii_stance_parse(struct str s, enum pii_stance *ret)
{
    for (int i = 0; i < PII_STANCES; i++) {
        if (str_eq(str_of(stances[i]), s)) {
            *ret = (enum pii_stance)i;
            return true;
        }
    }
    return false;
}

/* Lean asks more where shape or a lexicon decides alone, not where check digits do. */
static const float lean[SPAN_TYPES] = {
    [SPAN_PERSON] = 0.8F,   [SPAN_EMAIL] = 0.5F,        [SPAN_PHONE] = 0.8F,
    [SPAN_ADDRESS] = 0.7F,  [SPAN_HANDLE] = 0.85F,      [SPAN_DOB] = 0.85F,
    [SPAN_PASSPORT] = 0.8F, [SPAN_NATIONAL_ID] = 0.8F,  [SPAN_COMPANY_ID] = 0.8F,
    [SPAN_PLATE] = 0.8F,    [SPAN_CUSTOMER_REF] = 0.8F, [SPAN_IBAN] = 0.5F,
    [SPAN_BIC] = 0.85F,     [SPAN_CARD] = 0.75F,        [SPAN_IP] = 0.5F,
    [SPAN_MAC] = 0.5F,      [SPAN_GEO] = 0.8F,          [SPAN_HEALTH] = 0.85F,
    [SPAN_SPECIAL] = 0.85F, [SPAN_CREDENTIAL] = 0.5F,
};

float pii_stance_threshold(enum pii_stance stance, enum span_type type)
{
    switch (stance) {
    case PII_CAUTIOUS:
        return 0.3F;
    case PII_LEAN:
        return lean[type];
    default:
        return type == SPAN_PERSON ? NAME_LEAST : 0.5F;
    }
}

float pii_rules_threshold(const struct pii_rules *r, enum span_type type)
{
    return r ? r->threshold[type] : pii_stance_threshold(PII_BALANCED, type);
}

bool pii_rules_off(const struct pii_rules *r, enum span_type type)
{
    return r && r->off >> type & 1;
}

static void set_thresholds(struct pii_rules *r, const struct pii_wanted *w)
{
    for (int t = 0; t < SPAN_TYPES; t++) {
        float least = pii_stance_threshold(w->stance, (enum span_type)t);

        if (w->shift[t] < 0 || w->shift[t] > 0)
            least = fminf(fmaxf(least + w->shift[t], THRESHOLD_MIN), THRESHOLD_MAX);
        r->threshold[t] = w->threshold[t] > 0 ? w->threshold[t] : least;
    }
}

/* ---- lists ---- */

static struct allowed *allowed_slot(const struct pii_rules *r, enum span_type type, struct str s)
{
    for (size_t h = hash_on((uint32_t)type, s);; h++) {
        struct allowed *slot = &r->allowed[h & r->allowed_mask];

        if (!slot->normal.ptr || (slot->type == type && str_eq(slot->normal, s)))
            return slot;
    }
}

static void list(struct pii_rules *r, struct str value, enum span_type type, bool allow)
{
    size_t words, n = r->listed_count + 1;
    struct str run = listed_run(r->arena, value, &words);
    unsigned char first = run.len ? (unsigned char)run.ptr[0] : 0;

    if (run.len < PII_ENTRY_LEAST)
        return;
    r->listed[n] = (struct listed){ run, type, allow, r->listed_first[first] };
    r->listed_first[first] = (uint32_t)n;
    r->listed_count = n;
}

static void allow(struct pii_rules *r, struct str entry)
{
    if (str_starts(entry, STR("@"))) {
        r->domains[r->domain_count++] = str_lower(r->arena, entry);
        return;
    }
    list(r, entry, SPAN_PERSON, true);
    r->addresses[r->address_count++] = pii_normal(r->arena, SPAN_ADDRESS, entry);
    for (int t = 0; t < SPAN_TYPES; t++) {
        struct str normal =
            str_copy(r->arena, pii_normal(r->arena, (enum span_type)t, str_trim(entry)));

        *allowed_slot(r, (enum span_type)t, normal) = (struct allowed){ normal, (enum span_type)t };
    }
}

static bool make_lists(struct pii_rules *r, const struct pii_wanted *w)
{
    size_t slots = 16;

    while (slots < 2 * w->allow_count * SPAN_TYPES)
        slots *= 2;
    r->allowed = arena_many(r->arena, struct allowed, slots);
    r->allowed_mask = slots - 1;
    r->addresses = arena_many(r->arena, struct str, w->allow_count + 1);
    r->domains = arena_many(r->arena, struct str, w->allow_count + 1);
    r->listed = arena_many(r->arena, struct listed, w->allow_count + w->deny_count + 1);
    if (!arena_ok(r->arena))
        return false;
    for (size_t i = 0; i < w->allow_count; i++)
        allow(r, w->allow[i]);
    for (size_t i = 0; i < w->deny_count; i++)
        list(r, w->deny[i].value, w->deny[i].type, false);
    return arena_ok(r->arena);
}

/* ---- lessons ---- */

static int by_mark(const void *x, const void *y)
{
    const struct pii_lesson *a = x, *b = y;

    return (int)a->mark - (int)b->mark;
}

static bool take_lessons(struct pii_rules *r, const struct pii_wanted *w)
{
    size_t n = w->lesson_count;

    if (!n)
        return true;
    r->lessons = arena_many(r->arena, struct pii_lesson, n);
    r->marks = arena_alloc(r->arena, 65536 / 8);
    if (!r->lessons || !r->marks)
        return false;
    memcpy(r->lessons, w->lessons, n * sizeof *r->lessons);
    qsort(r->lessons, n, sizeof *r->lessons, by_mark);
    for (size_t i = 0; i < n; i++) {
        r->marks[r->lessons[i].mark / 8] |= (uint8_t)(1u << r->lessons[i].mark % 8);
        r->lessons_personal |= r->lessons[i].personal;
        r->lessons_not |= !r->lessons[i].personal;
    }
    r->lesson_count = n;
    r->keyed = w->keyed;
    r->seed = lesson_seed(&w->keyed);
    return true;
}

/* ---- life ---- */

static bool compile_patterns(struct pii_rules *r, const struct pii_wanted *w)
{
    r->patterns = arena_many(r->arena, struct pattern *, w->pattern_count + 1);
    if (!r->patterns)
        return false;
    for (size_t i = 0; i < w->pattern_count && i < PII_PATTERNS_MAX; i++) {
        struct pattern *p = pattern_new(w->patterns[i]);

        if (p)
            r->patterns[r->pattern_count++] = p;
    }
    return true;
}

bool pii_rules_new(const struct pii_wanted *wanted, struct pii_rules **ret_rules, struct fault *f)
{
    struct arena *a = arena_new(RULES_MEMORY);
    struct pii_rules *r = a ? arena_make(a, struct pii_rules) : NULL;

    if (wanted->allow_count > PII_LIST_MAX || wanted->deny_count > PII_LIST_MAX ||
        wanted->lesson_count > PII_LESSONS_MAX) {
        arena_free(a);
        return fault_set(f, FAULT_LIMIT, "more rules than an organisation may have");
    }
    if (!r) {
        arena_free(a);
        return fault_set(f, FAULT_BUSY, "no memory for an organisation's rules");
    }
    r->arena = a;
    r->off = wanted->off;
    set_thresholds(r, wanted);
    if (!make_lists(r, wanted) || !take_lessons(r, wanted) || !compile_patterns(r, wanted)) {
        pii_rules_free(r);
        return fault_set(f, FAULT_LIMIT, "more rules than an organisation may have");
    }
    *ret_rules = r;
    return true;
}

void pii_rules_free(struct pii_rules *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->pattern_count; i++)
        pattern_free(r->patterns[i]);
    arena_free(r->arena);
}

/* ---- entries, tested when they are written ---- */

static bool enough_letters(struct str entry, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    size_t words;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!entry.len || entry.len > PII_ENTRY_MAX)
        return fault_set(f, FAULT_INVALID, "an entry has 1 to %d bytes", PII_ENTRY_MAX);
    if (!text_valid(entry))
        return fault_set(f, FAULT_INVALID, "is no valid UTF-8");
    if (listed_run(a, entry, &words).len < PII_ENTRY_LEAST)
        return fault_set(f, FAULT_INVALID, "needs at least %d letters or digits", PII_ENTRY_LEAST);
    return true;
}

bool pii_allow_check(struct str entry, struct fault *f)
{
    if (!str_starts(entry, STR("@")))
        return enough_letters(entry, f);
    if (entry.len > DOMAIN_MAX || str_chr(entry, '.', 0) == STR_NPOS ||
        str_chr(entry, '@', 1) != STR_NPOS || str_chr(entry, ' ', 0) != STR_NPOS)
        return fault_set(f, FAULT_INVALID, "a domain is written @example.org");
    return enough_letters(entry, f);
}

bool pii_deny_check(struct str entry, struct fault *f)
{
    return enough_letters(entry, f);
}

/* ---- finding ---- */

struct rules_scratch {
    struct arena *words;
    struct matching *matching;
};

bool rules_prepare(struct find *f)
{
    struct pii_scratch *s = f->scratch;
    const struct pii_rules *r = f->hints->rules;

    f->listed = r && (r->listed_count || r->lessons_personal);
    if (!r || s->rules)
        return true;
    s->rules = arena_make(s->arena, struct rules_scratch);
    if (!s->rules)
        return false;
    s->rules->words = arena_new(WORDS_MEMORY);
    s->rules->matching = matching_new(s->arena);
    return s->rules->words && s->rules->matching;
}

void rules_scratch_free(struct pii_scratch *s)
{
    if (!s->rules)
        return;
    arena_free(s->rules->words);
    matching_free(s->rules->matching);
}

struct arena *rules_arena(struct find *f)
{
    arena_reset(f->scratch->rules->words);
    return f->scratch->rules->words;
}

void patterns_find(struct find *f)
{
    const struct pii_rules *r = f->hints->rules;

    for (size_t i = 0; r && i < r->pattern_count; i++)
        pattern_find(f, r->patterns[i], f->scratch->rules->matching);
}

/* ---- judging ---- */

static bool allowed_domain(const struct pii_rules *r, struct str address)
{
    for (size_t i = 0; i < r->domain_count; i++) {
        struct str domain = r->domains[i];
        size_t at = address.len - domain.len + 1;

        if (str_ends(address, domain))
            return true;
        if (address.len > domain.len && str_ends(address, str_from(domain, 1)) &&
            address.ptr[at - 1] == '.')
            return true;
    }
    return false;
}

/* A part of an allowed address, cut between words: its street, its town. */
static bool part_of_address(const struct pii_rules *r, struct str part)
{
    for (size_t i = 0; part.len >= ADDRESS_PART && i < r->address_count; i++) {
        struct str whole = r->addresses[i];
        size_t at = str_find(whole, part, 0);

        if (at != STR_NPOS && (at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' '))
            return true;
    }
    return false;
}

static bool on_the_list(struct find *f, const struct span *s)
{
    const struct pii_rules *r = f->hints->rules;
    struct str normal;

    if (!r->address_count && !r->domain_count)
        return false;
    normal = pii_normal(rules_arena(f), s->type, str_slice(f->text, s->start, s->end));
    return allowed_slot(r, s->type, normal)->normal.ptr ||
           (s->type == SPAN_EMAIL && allowed_domain(r, normal)) ||
           (s->type == SPAN_ADDRESS && part_of_address(r, normal));
}

/* Careful: what a cautious organisation would take. */
static float least_score(const struct pii_hints *hints, enum span_type type)
{
    float least = pii_rules_threshold(hints->rules, type);

    return hints->careful ? fminf(least, pii_stance_threshold(PII_CAUTIOUS, type)) : least;
}

enum pii_fate rules_judge(struct find *f, const struct span *s, bool allowed)
{
    const struct pii_rules *r = f->hints->rules;

    if (pii_rules_off(r, s->type))
        return PII_OFF;
    if (s->score < least_score(f->hints, s->type))
        return PII_WEAK;
    if (r && (allowed || on_the_list(f, s) || (r->lessons_not && lesson_says_not(f, s))))
        return PII_ALLOWED;
    return PII_TAKEN;
}
