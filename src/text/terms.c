/* SPDX-License-Identifier: EUPL-1.2 */
/* terms.c - the words of a text as a search index wants them.
 *
 * A word is stemmed by Snowball with its accents, because the French rules need them, and
 * folded afterwards, so that both spellings meet.  Who types without accents writes
 * "remboursee": in French a last "ee" is read as the participle it is, and "e" needs nothing,
 * for the stemmer drops it.  So "remboursé", "remboursée", "rembourse", "remboursement" are all
 * "rembours". */
#include "text/text.h"

#include <libstemmer.h>
#include <string.h>

#include "text/stop_priv.h"

#define STOP_SLOTS 4096 /* four times the words: short chains */
#define ARENA_MAX  ((size_t)1 << 20)

struct text_stemmer {
    struct arena *arena;
    struct sb_stemmer *by_lang[LANGS];
    /* The stop words of all languages, open addressing; `langs` has a bit for each language. */
    struct stop {
        struct str word;
        uint32_t langs;
    } stops[STOP_SLOTS];
};

static const char *const algorithms[LANGS] = {
    [LANG_FR] = "french",  [LANG_EN] = "english", [LANG_DE] = "german",     [LANG_ES] = "spanish",
    [LANG_IT] = "italian", [LANG_NL] = "dutch",   [LANG_PT] = "portuguese",
};

static struct stop *stop_slot(struct text_stemmer *st, struct str word)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < word.len; i++)
        h = (h ^ (unsigned char)word.ptr[i]) * 16777619u;
    for (h ^= h >> 15;; h++) {
        struct stop *s = &st->stops[h % STOP_SLOTS];

        if (!s->word.ptr || str_eq(s->word, word))
            return s;
    }
}

static void stop_add_all(struct text_stemmer *st)
{
    for (int lang = LANG_FR; lang < LANGS; lang++) {
        struct str rest = str_of(text_stop_words[lang]), word;

        while (str_split(&rest, ' ', &word)) {
            struct stop *s = stop_slot(st, word);

            s->word = word;
            s->langs |= 1u << lang;
        }
    }
}

struct text_stemmer *text_stemmer_new(void)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct text_stemmer *st = a ? arena_make(a, struct text_stemmer) : NULL;

    if (!st) {
        arena_free(a);
        return NULL;
    }
    st->arena = a;
    stop_add_all(st);
    for (int lang = LANG_FR; lang < LANGS; lang++) {
        st->by_lang[lang] = sb_stemmer_new(algorithms[lang], "UTF_8");
        if (!st->by_lang[lang]) {
            text_stemmer_free(st);
            return NULL;
        }
    }
    return st;
}

void text_stemmer_free(struct text_stemmer *st)
{
    if (!st)
        return;
    for (int lang = LANG_FR; lang < LANGS; lang++)
        if (st->by_lang[lang])
            sb_stemmer_delete(st->by_lang[lang]);
    arena_free(st->arena);
}

/* One word under work: in lower case with accents, and folded. */
struct form {
    char text[2 * TEXT_TERM_MAX];
    size_t len;
};

/* Cuts at TEXT_TERM_MAX bytes, between characters. */
static void form_add(struct form *f, const char *bytes, size_t n)
{
    if (f->len + n > TEXT_TERM_MAX)
        return;
    memcpy(f->text + f->len, bytes, n);
    f->len += n;
}

static void form_lower(struct form *f, struct str word)
{
    f->len = 0;
    for (size_t i = 0, n; i < word.len && f->len < TEXT_TERM_MAX; i += n) {
        char out[4];
        uint32_t c;

        n = text_char(str_from(word, i), &c);
        form_add(f, out, text_put(text_lower(c), out));
    }
}

static void form_fold(struct form *f, struct str word)
{
    f->len = 0;
    for (size_t i = 0, n; i < word.len && f->len < TEXT_TERM_MAX; i += n) {
        char out[TEXT_FOLD_CHAR_MAX];
        uint32_t c;

        n = text_char(str_from(word, i), &c);
        form_add(f, out, text_fold_char(c, out));
    }
}

static struct str form_str(const struct form *f)
{
    return str_make(f->text, f->len);
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* "remboursee(s)" typed without accents: gives them back. */
static void french_participle(struct form *f)
{
    struct str s = form_str(f);
    size_t plural = str_ends(s, STR("ees")) ? 1 : 0;

    if (!is_ascii(s) || s.len < 5 || s.len >= TEXT_TERM_MAX || !(plural || str_ends(s, STR("ee"))))
        return;
    f->len -= 2 + plural;
    form_add(f, "ée", 3);
    form_add(f, "s", plural);
}

static struct str stem(struct text_stemmer *st, enum lang lang, struct str word, struct form *ret)
{
    struct form lower;
    const sb_symbol *out;
    size_t n;

    form_lower(&lower, word);
    if (lang == LANG_FR)
        french_participle(&lower);
    out = sb_stemmer_stem(st->by_lang[lang], (const sb_symbol *)lower.text, (int)lower.len);
    n = (size_t)sb_stemmer_length(st->by_lang[lang]);
    form_fold(ret, str_make(out, out ? n : 0));
    return form_str(ret);
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_digit(s.ptr[i]))
            return true;
    return false;
}

/* A lone letter says nothing; a lone digit may. */
static bool too_short(struct str folded)
{
    return folded.len == 0 || (folded.len == 1 && !ascii_digit(folded.ptr[0]));
}

bool text_terms(struct text_stemmer *st, struct arena *a, struct str s, enum lang lang,
                void (*emit)(void *to, struct str term), void *to)
{
    uint32_t langs = lang ? 1u << lang : 1u << LANG_FR | 1u << LANG_EN;
    struct word w;

    for (size_t at = 0; text_word_next(s, &at, &w);) {
        struct str word = str_slice(s, w.start, w.end), first, second;
        struct form folded, one, two;

        form_fold(&folded, word);
        if (too_short(form_str(&folded)) || (stop_slot(st, form_str(&folded))->langs & langs))
            continue;
        if (has_digit(form_str(&folded))) {
            emit(to, form_str(&folded));
            continue;
        }
        first = stem(st, lang ? lang : LANG_FR, word, &one);
        emit(to, first);
        if (lang)
            continue;
        second = stem(st, LANG_EN, word, &two);
        if (!str_eq(first, second))
            emit(to, second);
    }
    return arena_ok(a);
}

static struct str keep(const struct form *f, char room[static 2 * TEXT_TERM_MAX])
{
    memcpy(room, f->text, f->len);
    return str_make(room, f->len);
}

bool text_token_next(struct text_stemmer *st, struct str s, enum lang lang, size_t *at,
                     struct text_token *ret_token)
{
    struct form folded, stemmed;
    struct str word;
    struct word w;

    if (!text_word_next(s, at, &w))
        return false;
    word = str_slice(s, w.start, w.end);
    form_fold(&folded, word);
    ret_token->start = w.start;
    ret_token->end = w.end;
    ret_token->folded = keep(&folded, ret_token->room[0]);
    ret_token->stem = ret_token->folded;
    ret_token->stop = too_short(ret_token->folded);
    if (lang == LANG_UNKNOWN)
        return true;
    if ((stop_slot(st, ret_token->folded)->langs & 1u << lang) != 0)
        ret_token->stop = true;
    if (ret_token->stop || has_digit(ret_token->folded))
        return true;
    stem(st, lang, word, &stemmed);
    ret_token->stem = keep(&stemmed, ret_token->room[1]);
    return true;
}
