/* SPDX-License-Identifier: EUPL-1.2 */
/* tagger_tokens.c - what the tagger sees of a window (see tagger_priv.h).
 *
 * Most words of a mail are small, frequent and nowhere near a name: they are not opened, and cost
 * only the look-up that told so. */
#include "pii/names/tagger_priv.h"

#include <string.h>

#include "pii/pii_priv.h"
#include "pii/read/lexicon_priv.h"
#include "pii/scratch_priv.h"
#include "pii/terms/said_priv.h"
#include "text/text.h"

/* ---- sets ---- */

void word_set_add(struct word_set *s, uint32_t hash)
{
    uint32_t at = hash * 0x9e3779b1U >> 23;

    s->bits |= BIT(hash % 64);
    hash = hash ? hash : 1;
    while (s->slots[at % WORD_SET_SLOTS] && s->slots[at % WORD_SET_SLOTS] != hash)
        at++;
    if (s->slots[at % WORD_SET_SLOTS] == hash || s->count >= WORD_SET_MOST)
        return;
    s->slots[at % WORD_SET_SLOTS] = hash;
    s->count++;
}

/* ---- words ---- */

static uint32_t hash_on(uint32_t h, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        h = gazetteer_hash(h, p[i]);
    return h;
}

static uint32_t hash_bytes(const char *p, size_t n)
{
    return hash_on(GAZETTEER_HASH_START, p, n);
}

#define PHRASES (WORD_INTRO | WORD_SIGNOFF | WORD_GREETING)

/* The list for each meaning that is one, by the meaning's bit. */
static const uint32_t list_of[64] = {
    [0] = LIST_FIRST,                          /* WORD_FIRSTNAME */
    [1] = LIST_WEAK,                           /* WORD_WEAK_NAME */
    [2] = LIST_CIVILITY,                       /* WORD_CIVILITY */
    [3] = LIST_INTRO,                          /* WORD_INTRO */
    [4] = LIST_SIGNOFF,                        /* WORD_SIGNOFF */
    [5] = LIST_GREETING,                       /* WORD_GREETING */
    [6] = LIST_ORDINARY,                       /* WORD_ORDINARY */
    [7] = LIST_STREET,    [8] = LIST_STREET,   /* WORD_STREET, WORD_ROAD */
    [10] = LIST_PARTICLE,                      /* WORD_PARTICLE */
    [11] = LIST_SPECIAL,  [12] = LIST_SPECIAL, /* WORD_HEALTH, WORD_SPECIAL */
    [14] = LIST_GOODS,                         /* WORD_PRODUCT */
    [47] = LIST_FORM,                          /* WORD_COMPANY */
    [55] = LIST_THE,                           /* WORD_THE */
    [56] = LIST_OWNER,                         /* WORD_OWNER */
};
#define LISTED                                                                                     \
    (WORD_FIRSTNAME | WORD_WEAK_NAME | WORD_CIVILITY | WORD_INTRO | WORD_SIGNOFF | WORD_GREETING | \
     WORD_ORDINARY | WORD_STREET | WORD_ROAD | WORD_PARTICLE | WORD_HEALTH | WORD_SPECIAL |        \
     WORD_PRODUCT | WORD_COMPANY | WORD_THE | WORD_OWNER)

uint32_t tagger_lists(uint64_t is)
{
    uint32_t lists = is & NEAR_ANY ? LIST_NEAR : 0;

    for (is &= LISTED; is; is &= is - 1)
        lists |= list_of[__builtin_ctzll(is)];
    return lists;
}

/* `e`: the token's entry, or NULL. */
static inline uint32_t lists_of(const struct token *t, const struct entry *e)
{
    uint32_t lists = t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ? LIST_NUMBER : 0;

    lists |= t->covered & PHRASES ? LIST_PHRASE : 0;
    if (!t->is)
        return lists;
    return lists | (e && e->meaning.is == t->is ? e->lists : tagger_lists(t->is));
}

/* ---- addresses of mail and of the web ---- */

static bool address_byte(char c)
{
    return ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' ||
           (unsigned char)c >= 0x80;
}

/* Notes "claire" and "morel" of "claire.morel@", and "morel" of "cmorel@". */
static void note_local(const struct find *f, struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str word = token_folded(f, t);

    if (word.len < 3 || t->shape & TOKEN_DIGITS)
        return;
    word_set_add(&room->local, room->tokens[i].word);
    if (word.len >= 5)
        word_set_add(&room->local, hash_bytes(word.ptr + 1, word.len - 1));
}

#define ADDRESS_MAX 256 /* bytes looked at on each side of an '@' */

/* Closes the tokens of the address around the '@' at `at`; `i` is a token at or before it. */
static void close_address(const struct find *f, struct tagger_room *room, uint32_t at, size_t i)
{
    uint32_t from = at, to = at + 1;

    while (from > f->from && at - from < ADDRESS_MAX && address_byte(f->text.ptr[from - 1]))
        from--;
    while (to < f->to && to - at < ADDRESS_MAX && address_byte(f->text.ptr[to]))
        to++;
    while (i > 0 && f->tokens[i - 1].end > from)
        i--;
    for (; i < f->count && f->tokens[i].start < to; i++) {
        if (f->tokens[i].start < from)
            continue;
        room->tokens[i].lists |= LIST_CLOSED;
        if (f->tokens[i].end <= at)
            note_local(f, room, i);
    }
}

static void close_addresses(const struct find *f, struct tagger_room *room)
{
    const char *start = f->text.ptr, *p = start + f->from, *end = start + f->to;
    size_t i = 0;

    while (p < end && (p = memchr(p, '@', (size_t)(end - p)))) {
        while (i + 1 < f->count && f->tokens[i].end < (uint32_t)(p - start))
            i++;
        if (i < f->count)
            close_address(f, room, (uint32_t)(p - start), i);
        p++;
    }
}

#define WWW  0x777777u   /* the bytes of "www", the first one lowest */
#define HTTP 0x70747468u /* of "http" */

/* What the word's memory holds behind its end does not matter: its length tells. */
static inline bool begins_link(struct str word)
{
    uint64_t eight = eight_load(word.ptr);

    if ((eight & 0xffffff) != WWW && (uint32_t)eight != HTTP)
        return false;
    return str_eq(word, STR("www")) || str_eq(word, STR("http")) || str_eq(word, STR("https"));
}

/* "https://..." and "www...": up to the next space. */
static void close_links(const struct find *f, struct tagger_room *room)
{
    for (size_t i = 0; i < f->count; i++) {
        if (!begins_link(token_folded(f, &f->tokens[i])))
            continue;
        room->tokens[i].lists |= LIST_CLOSED;
        for (; i + 1 < f->count && f->tokens[i + 1].gap != GAP_SPACE &&
               f->tokens[i + 1].gap != GAP_LINE && f->tokens[i + 1].gap != GAP_PARA;
             i++) {
            uint32_t at = f->tokens[i].end;

            while (at < f->tokens[i + 1].start && !ascii_space(f->text.ptr[at]))
                at++;
            if (at < f->tokens[i + 1].start)
                break;
            room->tokens[i + 1].lists |= LIST_CLOSED;
        }
    }
}

/* ---- lines and paragraphs ---- */

static bool begins_line(const struct token *t)
{
    return (1u << t->gap & (1u << GAP_LINE | 1u << GAP_PARA)) != 0;
}

/* Words of a paragraph, by how they are written. */
struct written {
    uint32_t words, capital, upper;
    uint32_t starts, capital_starts; /* that begin a sentence; with a capital */
};

/* Counts token i and those behind it in its paragraph; gives the next paragraph's first. */
static size_t add_paragraph(const struct find *f, size_t i, struct written *ret_written)
{
    const struct token *tokens = f->tokens;
    size_t count = f->count;
    struct written w = { 0 };

    do {
        const struct token *t = &tokens[i];
        uint32_t counts = !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) & (t->end - t->start >= 2);
        uint32_t capital = counts & t->shape, starts = counts & t->shape / TOKEN_START;

        w.words += counts;
        w.capital += capital;
        w.upper += counts & t->shape / TOKEN_UPPER;
        w.starts += starts;
        w.capital_starts += starts & capital;
    } while (++i < count && tokens[i].gap != GAP_PARA);
    *ret_written = w;
    return i;
}

_Static_assert(TOKEN_CAPITAL == 1, "what add_paragraph() adds up");

static enum writing writing_of(const struct written *w)
{
    if (w->words < 4)
        return WRITING_UNTOLD;
    if (w->upper * 10 >= w->words * 6)
        return WRITING_CAPITALS;
    if (w->capital == 0 || (!w->capital_starts && w->starts && w->capital * 5 < w->words))
        return WRITING_SMALL;
    return WRITING_USUAL;
}

static void add_written(struct written *all, const struct written *w)
{
    all->words += w->words;
    all->capital += w->capital;
    all->upper += w->upper;
    all->starts += w->starts;
    all->capital_starts += w->capital_starts;
}

/* Notes at each paragraph's first token how it is written; gives how the whole window is. */
static enum writing writing_of_window(const struct find *f, struct tagger_room *room)
{
    struct written all = { 0 };
    enum writing whole;

    for (size_t i = 0; i < f->count;) {
        struct written w;
        size_t end = add_paragraph(f, i, &w);

        room->tokens[i].place = (uint16_t)writing_of(&w);
        add_written(&all, &w);
        i = end;
    }
    whole = writing_of(&all);
    return whole == WRITING_UNTOLD ? WRITING_USUAL : whole;
}

/* bits: 0-1 writing, 2-3 tokens before in the line, 4-5 behind, 6-7 size of the line, 8 among the
 * last lines, 9 among the first.  `place`: those of the whole line. */
static size_t mark_line(const struct find *f, struct tagger_room *room, size_t i, uint32_t place)
{
    const struct token *tokens = f->tokens;
    size_t start = i, end = i + 1, count = f->count, size;

    while (end < count && !begins_line(&tokens[end]))
        end++;
    size = end - start;
    place |= (size <= 2 ? 0U : size <= 4 ? 1U : size <= 8 ? 2U : 3U) << 6;
    for (; i < end; i++) /* most stand in the middle */
        room->tokens[i].place = (uint16_t)(place | 3 << 2 | PLACE_BEHIND);
    for (size_t n = 0; n < 3 && n < size; n++) {
        struct sequence_token *first = &room->tokens[start + n], *last = &room->tokens[end - 1 - n];

        first->place = (uint16_t)((first->place & ~PLACE_BEFORE) | n << 2);
        last->place = (uint16_t)((last->place & ~PLACE_BEHIND) | n << 4);
    }
    return end;
}

#define LAST_LINES 3

static void mark_places(const struct find *f, struct tagger_room *room)
{
    enum writing whole = writing_of_window(f, room);
    uint32_t here = whole;
    size_t starts[LAST_LINES] = { 0 }, line = 0; /* of the last lines so far */

    for (size_t i = 0; i < f->count; line++) {
        if (i == 0 || f->tokens[i].gap == GAP_PARA)
            here = room->tokens[i].place == WRITING_UNTOLD ? whole : room->tokens[i].place;
        starts[line % LAST_LINES] = i;
        i = mark_line(f, room, i, here | (uint32_t)(line == 0) << 9);
    }
    for (size_t i = starts[line % LAST_LINES]; i < f->count; i++)
        room->tokens[i].place |= PLACE_LAST_LINES;
}

/* ---- cues ---- */

struct cue_state {
    size_t intro_end, weak_end, title_end, greeting_end, street_end;
    size_t signoff_line, line;
    size_t reach; /* beyond this token none of the ends counts any more */
    bool header, seen_signoff;
};

#define CUES       (WORD_INTRO | WORD_CIVILITY | WORD_GREETING | WORD_STREET | WORD_SIGNOFF)
#define CUES_REACH 3 /* behind a cue's end */

static void note_cues(const struct find *f, struct cue_state *c, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t end = i + (t->phrase > 1 ? t->phrase : 1u);

    c->reach = end + CUES_REACH > c->reach ? end + CUES_REACH : c->reach;
    if (t->is & WORD_INTRO) {
        if (t->kind)
            c->weak_end = end;
        else
            c->intro_end = end;
    }
    if (t->is & WORD_CIVILITY && t->kind != said_family && !is_no_title(t) &&
        (t->shape & TOKEN_CAPITAL || t->end - t->start > 1))
        c->title_end = end;
    if (t->is & WORD_GREETING)
        c->greeting_end = end;
    if (t->is & WORD_STREET)
        c->street_end = end;
    if (t->is & WORD_SIGNOFF && t->gap >= GAP_DOT) {
        c->signoff_line = c->line;
        c->seen_signoff = true;
    }
}

static uint32_t cues_before(const struct find *f, const struct cue_state *c, size_t i)
{
    uint8_t gap = f->tokens[i].gap;
    uint32_t cues = 0;

    if (i == 0)
        return 0;
    if (c->title_end == i && gap <= GAP_DOT)
        cues |= CUE_TITLE;
    if (c->intro_end == i && gap != GAP_PARA && gap != GAP_DOT)
        cues |= CUE_INTRO;
    if (c->weak_end == i && gap != GAP_PARA && gap != GAP_DOT)
        cues |= CUE_WEAK;
    if (c->greeting_end && i - c->greeting_end <= 1 && gap < GAP_DOT)
        cues |= CUE_GREETING;
    if (c->street_end && i - c->street_end <= CUES_REACH && gap <= GAP_SPACE + 1)
        cues |= CUE_STREET;
    if (c->seen_signoff) {
        size_t lines = c->line - c->signoff_line;

        if (lines == 1 || (lines == 0 && gap == GAP_COMMA))
            cues |= CUE_SIGNOFF;
        else if (lines >= 1 && lines <= 4)
            cues |= CUE_SIGNED;
        cues |= lines >= 1 ? CUE_LATE : 0;
    }
    return cues;
}

/* The first byte that is no space at or behind `at`, 0 at the end of the line. */
static char next_mark(const struct find *f, uint32_t at)
{
    while (at < f->to && f->text.ptr[at] == ' ')
        at++;
    return at < f->to && f->text.ptr[at] != '\n' && f->text.ptr[at] != '\r' ? f->text.ptr[at] : 0;
}

static char mark_before(const struct find *f, uint32_t at)
{
    while (at > f->from && f->text.ptr[at - 1] == ' ')
        at--;
    return at > f->from && f->text.ptr[at - 1] != '\n' ? f->text.ptr[at - 1] : 0;
}

static void mark_cues(const struct find *f, struct tagger_room *room)
{
    struct cue_state c = { 0 };
    bool digits_before = false, local = room->local.count;
    size_t count = f->count;

    for (size_t i = 0; i < count; i++) {
        const struct token *t = &f->tokens[i];
        struct sequence_token *s = &room->tokens[i];
        uint32_t cues = 0;

        if (i == 0 || begins_line(t)) {
            c.line += i > 0;
            c.header = next_mark(f, t->end) == ':';
        }
        if (i <= c.reach || c.seen_signoff)
            cues = cues_before(f, &c, i);
        if (t->is & CUES)
            note_cues(f, &c, i);
        cues |= c.header ? CUE_HEADER : 0;
        cues |= digits_before && t->gap <= GAP_COMMA ? CUE_DIGITS : 0;
        if (local && t->folded_len >= 3 && word_set_has(&room->local, s->word))
            cues |= CUE_LOCAL;
        s->cues = (uint16_t)cues;
        digits_before = t->shape & (TOKEN_DIGITS | TOKEN_MIXED) && t->gap <= GAP_COMMA;
        if (digits_before && i > 0)
            s[-1].cues |= CUE_DIGITS;
    }
}

/* ---- a few words off, and elsewhere ---- */

static uint32_t around_of(const struct sequence_token *s)
{
    return GAZETTEER_AROUND(s->lists >> LIST_GAZETTEER);
}

/* Tells those around word i in its sentence, which tells of people, of what they do, or of things.
 * Called for one word after the other: in front of a token the last such word is the nearest,
 * behind it the first. */
static void tell_near(struct tagger_room *room, size_t count, size_t i, uint32_t kind)
{
    struct sequence_token *s = room->tokens;

    for (size_t k = i + 1; k < count && k <= i + FAR_REACH && s[k].gap < GAP_DOT; k++)
        s[k].far = (uint16_t)((s[k].far & ~FAR_BEFORE) | kind);
    for (size_t k = i; k > 0 && i - k < FAR_REACH && s[k].gap < GAP_DOT; k--)
        if (!(s[k - 1].far & FAR_BEHIND))
            s[k - 1].far |= (uint16_t)(kind << 2);
}

static void note_elsewhere(struct tagger_room *room, const struct sequence_token *s)
{
    uint32_t slot = elsewhere_slot(s->word);

    if (!(s->shape & TOKEN_CAPITAL))
        room->small[slot >> 6] |= UINT64_C(1) << (slot & 63);
    else if (!(s->shape & (TOKEN_START | TOKEN_UPPER)))
        room->capital[slot >> 6] |= UINT64_C(1) << (slot & 63);
}

static void mark_elsewhere(const struct tagger_room *room, struct sequence_token *s)
{
    uint32_t slot = elsewhere_slot(s->word);

    if (s->shape & TOKEN_CAPITAL && room->small[slot >> 6] >> (slot & 63) & 1)
        s->far |= FAR_SMALL;
    if ((s->shape & (TOKEN_START | TOKEN_UPPER) || !(s->shape & TOKEN_CAPITAL)) &&
        room->capital[slot >> 6] >> (slot & 63) & 1)
        s->far |= FAR_CAPITAL;
}

/* ---- opening ---- */

#define ODD                                                                                        \
    (LIST_ORDINARY | LIST_GREETING | LIST_SIGNOFF | LIST_NEAR | LIST_INTRO | LIST_CIVILITY |       \
     LIST_PARTICLE | LIST_STREET)

/* Is the gazetteer asked for this word?  Not for numbers and small words that are known for
 * something else. */
static bool asks(const struct sequence_token *s)
{
    return !(s->lists & (s->shape & TOKEN_CAPITAL ? LIST_NUMBER : LIST_NUMBER | ODD));
}

/* The lexicon's entry of the very word, which two in three have; not of the end that gave it its
 * meaning. */
static const struct entry *own_entry(const struct find *f, size_t i)
{
    const struct entry *e = f->tokens[i].entry;

    return e && e->len == f->tokens[i].folded_len ? e : NULL;
}

/* The answer is far off in memory: it is fetched while other words are read. */
static void ask_later(const struct find *f, struct tagger_room *room, size_t i)
{
    gazetteer_fetch(&f->pii->gazetteer, room->tokens[i].word);
    room->asked[room->asked_count++] = (uint32_t)i;
}

static void mark_word(const struct find *f, struct tagger_room *room, size_t i, struct str word)
{
    struct sequence_token *s = &room->tokens[i];
    const struct token *t = &f->tokens[i];
    const struct entry *e = own_entry(f, i);
    uint32_t hash = e ? e->hash : hash_bytes(word.ptr, word.len);

    *s = (struct sequence_token){
        .tail = e               ? e->tail
                : word.len <= 3 ? hash
                                : hash_bytes(word.ptr + word.len - 3, 3),
        .word = hash,
        .gap = t->gap,
        .shape = (uint8_t)(t->shape | (word.len <= 3 ? 1u << 6 : 0)),
        .lists = lists_of(t, e ? e : f->tokens[i].entry),
    };
    if (asks(s)) {
        if (e)
            s->lists |= (uint32_t)e->known << LIST_GAZETTEER;
        else
            ask_later(f, room, i);
    }
    note_elsewhere(room, s);
}

/* What the gazetteer knows of the words that no entry told of. */
static void mark_asked(const struct find *f, struct tagger_room *room)
{
    for (size_t k = 0; k < room->asked_count; k++) {
        struct sequence_token *s = &room->tokens[room->asked[k]];

        s->lists |= gazetteer_find(&f->pii->gazetteer, s->word) << LIST_GAZETTEER;
    }
}

/* "leroy merlin", "new york": two words that are one entry. */
static void mark_pair(const struct find *f, struct tagger_room *room, size_t i)
{
    struct sequence_token *s = &room->tokens[i];
    struct str word = token_folded(f, &f->tokens[i]);
    uint32_t found = gazetteer_find(&f->pii->gazetteer,
                                    hash_on(gazetteer_hash(s[-1].word, ' '), word.ptr, word.len));

    if (GAZETTEER_PLACE(found) || found & GAZETTEER_ORG) {
        s[-1].lists |= LIST_PAIR;
        s->lists |= LIST_PAIR;
    }
}

static void mark_open(const struct find *f, struct tagger_room *room, size_t i)
{
    struct sequence_token *s = &room->tokens[i];
    const struct token *t = &f->tokens[i];
    struct str word = token_folded(f, t);

    s->open = 1;
    s->head = word.len < 3 ? s->word : hash_bytes(word.ptr, 3);
    s->end = word.len < 2 ? s->word : hash_bytes(word.ptr + word.len - 2, 2);
    s->edge = (uint16_t)((unsigned char)mark_before(f, t->start) << 8 |
                         (unsigned char)next_mark(f, t->end));
    mark_elsewhere(room, s);
}

static uint32_t gazetteer_of(const struct sequence_token *s)
{
    return s->lists >> LIST_GAZETTEER;
}

/* May this word be anything but O? */
static bool opens(const struct sequence_token *s, bool careful)
{
    bool capital = s->shape & TOKEN_CAPITAL && (s->place & 3) == WRITING_USUAL;
    uint32_t known = gazetteer_of(s), word = GAZETTEER_WORD(known);
    bool first = GAZETTEER_FIRST(known) == NAME_FREQUENT;

    if (s->lists & LIST_SPECIAL && !(capital && (first || s->cues & CUE_OPENS)))
        return false; /* "Baptiste" is a faith, too */
    if (s->cues & CUE_OPENS)
        return true;
    if (capital)
        return first || !(s->shape & TOKEN_START) || !(s->lists & (LIST_ORDINARY | LIST_GREETING));
    if (s->lists & LIST_FIRST && !(s->lists & ODD)) /* "sara" is a word in Spanish alone */
        return true;
    if (s->lists & ODD || word == PLAIN_VERY_COMMON || (word == PLAIN_COMMON && !first))
        return false;
    if (careful && careful_opens(s))
        return true;
    if ((s->place & 3) != WRITING_USUAL) /* a name nobody knows may be any word nobody knows */
        return word == PLAIN_NONE || GAZETTEER_FIRST(known) || GAZETTEER_LAST(known);
    return GAZETTEER_FIRST(known) || GAZETTEER_LAST(known) == NAME_FREQUENT ||
           s->lists & (LIST_FIRST | LIST_WEAK);
}

/* "J. Morel" at the start of a sentence, where "A" would be a word. */
static bool opens_initial(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_INITIAL && i + 1 < f->count && t[1].gap <= GAP_DOT &&
           t[1].gap != GAP_COMMA && t[1].shape & TOKEN_CAPITAL && f->text.ptr[t->end] == '.';
}

/* "ask mark", "mark said": a word that is a first name as well, beside one that tells of people. */
static bool opens_beside(const struct tagger_room *room, size_t count, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];
    uint32_t before, behind;

    if (!GAZETTEER_FIRST(gazetteer_of(s)) || s->lists & (ODD | LIST_SPECIAL))
        return false;
    before = i ? around_of(s - 1) : 0;
    behind = i + 1 < count ? around_of(s + 1) : 0;
    return before == AROUND_PERSON || before == AROUND_VERB || behind == AROUND_VERB;
}

/* Is it between or behind open words, and may belong to them: "de", a surname that is a word? */
static bool opens_behind(const struct sequence_token *s)
{
    const struct sequence_token *before = s - 1;
    bool named;

    if (s->gap > GAP_JOIN || s->lists & (LIST_NUMBER | LIST_CLOSED | LIST_PHRASE) ||
        (s->lists & LIST_SPECIAL && !(s->shape & TOKEN_CAPITAL)))
        return false;
    named = before->lists & (LIST_FIRST | LIST_WEAK) || GAZETTEER_FIRST(gazetteer_of(before)) ||
            before->cues & CUE_OPENS;
    return s->lists & LIST_PARTICLE ||
           ((named || before->lists & LIST_PARTICLE) && !(s->lists & LIST_ORDINARY));
}

/* Opens what belongs to open words, and lists all. */
static void open_between(const struct find *f, struct tagger_room *room)
{
    size_t open_count = 0;

    for (size_t k = 0; k < room->alone_count; k++) {
        size_t i = room->alone[k];

        room->open[open_count++] = (uint32_t)i;
        for (i++; i < f->count && !room->tokens[i].open && opens_behind(&room->tokens[i]); i++) {
            mark_open(f, room, i);
            room->open[open_count++] = (uint32_t)i;
        }
    }
    room->open_count = open_count;
}

/* Most words: small, with no cue, and of a list that names have not. */
static bool stays_shut(const struct sequence_token *s)
{
    return s->lists & (LIST_NUMBER | LIST_CLOSED | LIST_PHRASE) ||
           (s->lists & ODD && !(s->shape & TOKEN_CAPITAL || s->cues & CUE_OPENS));
}

/* Opens the words that may be names, by themselves or by what stands beside them. */
static void open_words(const struct find *f, struct tagger_room *room)
{
    size_t count = f->count;

    room->alone_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct sequence_token *s = &room->tokens[i];

        if (around_of(s))
            tell_near(room, count, i, around_of(s));
        if (stays_shut(s) ||
            !(opens(s, f->hints->careful) || opens_beside(room, count, i) || opens_initial(f, i)))
            continue;
        mark_open(f, room, i);
        room->alone[room->alone_count++] = (uint32_t)i;
        if (i > 0 && s[-1].open && s->gap <= GAP_JOIN)
            mark_pair(f, room, i);
    }
}

void tagger_tokens(struct find *f, struct tagger_room *room)
{
    size_t count = f->count;
    bool linked = false;

    memset(&room->local, 0, sizeof room->local);
    memset(room->small, 0, sizeof room->small);
    memset(room->capital, 0, sizeof room->capital);
    room->asked_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct str word = token_folded(f, &f->tokens[i]);

        linked |= begins_link(word);
        mark_word(f, room, i, word);
    }
    mark_asked(f, room);
    close_addresses(f, room);
    if (linked)
        close_links(f, room);
    mark_places(f, room);
    mark_cues(f, room);
    open_words(f, room);
    open_between(f, room);
}
