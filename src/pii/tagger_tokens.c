/* SPDX-License-Identifier: EUPL-1.2 */
/* tagger_tokens.c - what the tagger sees of a window (see tagger_priv.h).
 *
 * Most words of a mail are small, frequent and nowhere near a name: they are not opened, and cost
 * only the look-up that told so. */
#include "pii/tagger_priv.h"

#include <string.h>

#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"
#include "text/text.h"

/* ---- sets ---- */

void word_set_add(struct word_set *s, uint32_t hash)
{
    uint32_t at = hash * 0x9e3779b1U >> 23;

    hash = hash ? hash : 1;
    while (s->slots[at % WORD_SET_SLOTS] && s->slots[at % WORD_SET_SLOTS] != hash)
        at++;
    if (s->slots[at % WORD_SET_SLOTS] == hash || s->count >= WORD_SET_MOST)
        return;
    s->slots[at % WORD_SET_SLOTS] = hash;
    s->count++;
}

bool word_set_has(const struct word_set *s, uint32_t hash)
{
    uint32_t at = hash * 0x9e3779b1U >> 23;

    if (!s->count)
        return false;
    hash = hash ? hash : 1;
    for (; s->slots[at % WORD_SET_SLOTS]; at++)
        if (s->slots[at % WORD_SET_SLOTS] == hash)
            return true;
    return false;
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

static uint32_t lists_of(const struct token *t)
{
    static const struct {
        uint64_t is;
        uint32_t list;
    } rows[] = {
        { WORD_FIRSTNAME, LIST_FIRST },
        { WORD_WEAK_NAME, LIST_WEAK },
        { WORD_OWNER, LIST_OWNER },
        { WORD_THE, LIST_THE },
        { WORD_ORDINARY, LIST_ORDINARY },
        { WORD_CIVILITY, LIST_CIVILITY },
        { WORD_PARTICLE, LIST_PARTICLE },
        { WORD_STREET | WORD_ROAD, LIST_STREET },
        { WORD_GREETING, LIST_GREETING },
        { WORD_SIGNOFF, LIST_SIGNOFF },
        { WORD_INTRO, LIST_INTRO },
        { WORD_PRODUCT, LIST_GOODS },
        { NEAR_ANY, LIST_NEAR },
        { WORD_COMPANY, LIST_FORM },
        { WORD_HEALTH | WORD_SPECIAL, LIST_SPECIAL },
    };
    uint32_t lists = t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ? LIST_NUMBER : 0;

    if (t->covered & PHRASES)
        lists |= LIST_PHRASE;
    if (t->is)
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            if (t->is & rows[i].is)
                lists |= rows[i].list;
    return lists;
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

/* "https://..." and "www...": up to the next space. */
static void close_links(const struct find *f, struct tagger_room *room)
{
    for (size_t i = 0; i < f->count; i++) {
        struct str word = token_folded(f, &f->tokens[i]);

        if (word.len < 3 || word.len > 5 || (word.ptr[0] != 'w' && word.ptr[0] != 'h') ||
            !(str_eq(word, STR("www")) || str_eq(word, STR("http")) || str_eq(word, STR("https"))))
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

static bool new_line(const struct find *f, size_t i)
{
    return i == 0 || f->tokens[i].gap == GAP_LINE || f->tokens[i].gap == GAP_PARA;
}

/* How tokens [from, to) are written; `usual` where that is too little to tell. */
static enum writing writing_of(const struct find *f, size_t from, size_t to, enum writing usual)
{
    size_t words = 0, capital = 0, upper = 0, starts = 0, capital_starts = 0;

    for (size_t i = from; i < to; i++) {
        const struct token *t = &f->tokens[i];

        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || t->end - t->start < 2)
            continue;
        words++;
        capital += (t->shape & TOKEN_CAPITAL) != 0;
        upper += (t->shape & TOKEN_UPPER) != 0;
        starts += (t->shape & TOKEN_START) != 0;
        capital_starts +=
            (t->shape & (TOKEN_START | TOKEN_CAPITAL)) == (TOKEN_START | TOKEN_CAPITAL);
    }
    if (words < 4)
        return usual;
    if (upper * 10 >= words * 6)
        return WRITING_CAPITALS;
    if (capital == 0 || (capital_starts == 0 && starts > 0 && capital * 5 < words))
        return WRITING_SMALL;
    return WRITING_USUAL;
}

static void mark_writing(const struct find *f, struct tagger_room *room)
{
    enum writing whole = writing_of(f, 0, f->count, WRITING_USUAL);

    for (size_t i = 0; i < f->count;) {
        size_t end = i + 1;
        enum writing here;

        while (end < f->count && f->tokens[end].gap != GAP_PARA)
            end++;
        here = writing_of(f, i, end, whole);
        for (; i < end; i++)
            room->tokens[i].place = (uint16_t)here;
    }
}

/* bits: 0-1 writing, 2-3 tokens before in the line, 4-5 behind, 6-7 size of the line, 8 among the
 * last lines, 9 among the first. */
static void mark_places(const struct find *f, struct tagger_room *room)
{
    size_t lines = 0, line = 0;

    for (size_t i = 0; i < f->count; i++)
        lines += new_line(f, i);
    for (size_t i = 0; i < f->count; line++) {
        size_t end = i + 1, start = i, size;

        while (end < f->count && !new_line(f, end))
            end++;
        size = end - start;
        for (; i < end; i++) {
            size_t before = i - start, behind = end - 1 - i;
            uint32_t place = (uint32_t)(before < 3 ? before : 3) << 2 |
                             (uint32_t)(behind < 3 ? behind : 3) << 4 |
                             (size <= 2   ? 0U
                              : size <= 4 ? 1U
                              : size <= 8 ? 2U
                                          : 3U)
                                 << 6 |
                             (uint32_t)(lines - line <= 3) << 8 | (uint32_t)(line == 0) << 9;

            room->tokens[i].place |= (uint16_t)place;
        }
    }
}

/* ---- cues ---- */

struct cue_state {
    size_t intro_end, weak_end, title_end, greeting_end, street_end;
    size_t signoff_line, line;
    bool header, seen_signoff;
};

static void note_cues(const struct find *f, struct cue_state *c, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t end = i + (t->phrase > 1 ? t->phrase : 1u);

    if (t->is & WORD_INTRO) {
        if (t->kind)
            c->weak_end = end;
        else
            c->intro_end = end;
    }
    if (t->is & WORD_CIVILITY && (t->shape & TOKEN_CAPITAL || t->end - t->start > 1))
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
    if (c->street_end && i - c->street_end <= 3 && gap <= GAP_SPACE + 1)
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

static bool digits_at(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
           f->tokens[i].gap <= GAP_COMMA;
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

    for (size_t i = 0; i < f->count; i++) {
        const struct token *t = &f->tokens[i];
        uint32_t cues;

        if (new_line(f, i)) {
            c.line += i > 0;
            c.header = next_mark(f, t->end) == ':';
        }
        cues = cues_before(f, &c, i);
        note_cues(f, &c, i);
        if (c.header)
            cues |= CUE_HEADER;
        if (digits_at(f, i + 1) || (i > 0 && t->gap <= GAP_COMMA && digits_at(f, i - 1)))
            cues |= CUE_DIGITS;
        if (t->folded_len >= 3 && word_set_has(&room->local, room->tokens[i].word))
            cues |= CUE_LOCAL;
        room->tokens[i].cues = (uint16_t)cues;
    }
}

/* ---- a few words off, and elsewhere ---- */

static uint32_t around_of(const struct sequence_token *s)
{
    return GAZETTEER_AROUND(s->lists >> LIST_GAZETTEER);
}

/* The nearest word before and behind that tells of people, of what they do, or of things. */
static void mark_near(const struct find *f, struct tagger_room *room)
{
    uint32_t kind = 0, left = 0;

    for (size_t i = 0; i < f->count; i++) {
        struct sequence_token *s = &room->tokens[i];

        if (s->gap >= GAP_DOT)
            left = 0;
        s->far = (uint16_t)(left ? kind : 0);
        left -= left > 0;
        if (around_of(s)) {
            kind = around_of(s);
            left = FAR_REACH;
        }
    }
    left = 0;
    for (size_t i = f->count; i-- > 0;) {
        struct sequence_token *s = &room->tokens[i];

        s->far |= (uint16_t)(left ? kind << 2 : 0);
        left -= left > 0;
        if (around_of(s)) {
            kind = around_of(s);
            left = FAR_REACH;
        }
        if (s->gap >= GAP_DOT)
            left = 0;
    }
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
    return !(s->lists & LIST_NUMBER) && !(s->lists & ODD && !(s->shape & TOKEN_CAPITAL));
}

static void mark_word(const struct find *f, struct tagger_room *room, size_t i)
{
    struct sequence_token *s = &room->tokens[i];
    const struct token *t = &f->tokens[i];
    struct str word = token_folded(f, t);
    size_t three = word.len < 3 ? word.len : 3;

    s->tail = hash_bytes(word.ptr + word.len - three, three);
    s->word = hash_bytes(word.ptr, word.len);
    s->gap = t->gap;
    s->shape = (uint8_t)(t->shape | (word.len <= 3 ? 1u << 6 : 0));
    s->lists = lists_of(t);
    if (asks(s))
        gazetteer_fetch(&f->pii->gazetteer, s->word);
    note_elsewhere(room, s);
}

static void mark_known(const struct find *f, struct sequence_token *s)
{
    if (asks(s))
        s->lists |= gazetteer_find(&f->pii->gazetteer, s->word) << LIST_GAZETTEER;
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
    size_t three = word.len < 3 ? word.len : 3, two = word.len < 2 ? word.len : 2;

    s->open = 1;
    s->head = hash_bytes(word.ptr, three);
    s->end = hash_bytes(word.ptr + word.len - two, two);
    s->edge = (uint16_t)((unsigned char)mark_before(f, t->start) << 8 |
                         (unsigned char)next_mark(f, t->end));
    mark_elsewhere(room, s);
}

static uint32_t gazetteer_of(const struct sequence_token *s)
{
    return s->lists >> LIST_GAZETTEER;
}

/* May this word be anything but O? */
static bool opens(const struct sequence_token *s)
{
    bool capital = s->shape & TOKEN_CAPITAL && (s->place & 3) == WRITING_USUAL;
    uint32_t known = gazetteer_of(s), word = GAZETTEER_WORD(known);
    bool first = GAZETTEER_FIRST(known) == NAME_FREQUENT;

    if (s->lists & (LIST_NUMBER | LIST_CLOSED | LIST_PHRASE))
        return false;
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
    if ((s->place & 3) != WRITING_USUAL) /* a name nobody knows may be any word nobody knows */
        return word == PLAIN_NONE || GAZETTEER_FIRST(known) || GAZETTEER_LAST(known);
    return GAZETTEER_FIRST(known) || GAZETTEER_LAST(known) == NAME_FREQUENT ||
           s->lists & (LIST_FIRST | LIST_WEAK);
}

/* "J. Morel" at the start of a sentence, where "A" would be a word. */
static bool opens_initial(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_INITIAL && i + 1 < f->count && t[1].gap <= GAP_DOT &&
           t[1].gap != GAP_COMMA && t[1].shape & TOKEN_CAPITAL && f->text.ptr[t->end] == '.' &&
           !(room->tokens[i].lists & (LIST_NUMBER | LIST_CLOSED | LIST_PHRASE));
}

/* "ask mark", "mark said": a word that is a first name as well, beside one that tells of people. */
static bool opens_beside(const struct tagger_room *room, size_t count, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];
    uint32_t known = gazetteer_of(s), before = i ? GAZETTEER_AROUND(gazetteer_of(s - 1)) : 0;
    uint32_t behind = i + 1 < count ? GAZETTEER_AROUND(gazetteer_of(s + 1)) : 0;

    if (s->lists & (ODD | LIST_NUMBER | LIST_CLOSED | LIST_PHRASE | LIST_SPECIAL) ||
        !GAZETTEER_FIRST(known))
        return false;
    return before == AROUND_PERSON || before == AROUND_VERB || behind == AROUND_VERB;
}

/* Opens what stands between or behind open words and may belong to them: "de", a surname that is a
 * word. */
static void open_between(const struct find *f, struct tagger_room *room)
{
    for (size_t i = 1; i < f->count; i++) {
        struct sequence_token *s = &room->tokens[i], *before = s - 1;
        bool named = before->lists & (LIST_FIRST | LIST_WEAK) ||
                     GAZETTEER_FIRST(gazetteer_of(before)) || before->cues & CUE_OPENS;

        if (s->open || !before->open || s->gap > GAP_JOIN ||
            s->lists & (LIST_NUMBER | LIST_CLOSED | LIST_PHRASE) ||
            (s->lists & LIST_SPECIAL && !(s->shape & TOKEN_CAPITAL)))
            continue;
        if (s->lists & LIST_PARTICLE ||
            ((named || before->lists & LIST_PARTICLE) && !(s->lists & LIST_ORDINARY)))
            mark_open(f, room, i);
    }
}

void tagger_tokens(struct find *f, struct tagger_room *room)
{
    memset(room->tokens, 0, f->count * sizeof *room->tokens);
    memset(&room->local, 0, sizeof room->local);
    memset(room->small, 0, sizeof room->small);
    memset(room->capital, 0, sizeof room->capital);
    for (size_t i = 0; i < f->count; i++)
        mark_word(f, room, i);
    for (size_t i = 0; i < f->count; i++)
        mark_known(f, &room->tokens[i]);
    close_addresses(f, room);
    close_links(f, room);
    mark_writing(f, room);
    mark_places(f, room);
    mark_cues(f, room);
    mark_near(f, room);
    for (size_t i = 0; i < f->count; i++)
        if (opens(&room->tokens[i]) || opens_beside(room, f->count, i) || opens_initial(f, room, i))
            mark_open(f, room, i);
    for (size_t i = 1; i < f->count; i++)
        if (room->tokens[i].open && room->tokens[i - 1].open && f->tokens[i].gap <= GAP_JOIN)
            mark_pair(f, room, i);
    open_between(f, room);
}
