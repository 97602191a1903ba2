/* SPDX-License-Identifier: EUPL-1.2 */
/* careful.c - names in what leaves the house (pii_hints.careful): a word that may be somebody's
 * name is one.
 *
 * At intake a name must be more likely a name than anything else, for the skeleton is what agents
 * search and read.  On the way out a word too many costs a token, which the answer gets back, and a
 * word too few is somebody's name at a stranger's.  So here the tagger's doubt is enough, the less
 * of it the more the lists and the writing say; also small words that no list knows are asked
 * about.  What lists know as a place, a company or a word of every day needs much more. */
#include "pii/names/tagger_priv.h"

#include "pii/names/matter_priv.h"
#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"

#define CAREFUL_SCORE 0.3F /* the least that is taken of what leaves (rules.c) */
#define SHORTEST      3    /* bytes of a word */
#define MODEL_MOST    5    /* of "S23", "VK7" */

#define NEVER                                                                                      \
    (LIST_NUMBER | LIST_CLOSED | LIST_ORDINARY | LIST_GREETING | LIST_SIGNOFF | LIST_INTRO |       \
     LIST_CIVILITY | LIST_PARTICLE | LIST_PHRASE | LIST_STREET | LIST_FORM | LIST_PAIR)

/* What lists know of a word, the strongest against a name first. */
enum knowledge { KNOWN_COMMON, KNOWN_OTHER, KNOWN_WORD, KNOWN_NOTHING, KNOWN_NAME, KNOWLEDGE };

static enum knowledge knowledge_of(const struct sequence_token *s)
{
    uint32_t known = s->lists >> LIST_GAZETTEER, word = GAZETTEER_WORD(known);
    bool name =
        s->lists & (LIST_FIRST | LIST_WEAK) || GAZETTEER_FIRST(known) || GAZETTEER_LAST(known);

    if (word == PLAIN_VERY_COMMON || (word == PLAIN_COMMON && !name) ||
        s->lists & (LIST_GOODS | LIST_NEAR | LIST_SPECIAL))
        return KNOWN_COMMON;
    if (GAZETTEER_PLACE(known) >= PLACE_TOWN || known & GAZETTEER_ORG || GAZETTEER_AROUND(known))
        return KNOWN_OTHER;
    if (name)
        return KNOWN_NAME;
    return word || GAZETTEER_PLACE(known) ? KNOWN_WORD : KNOWN_NOTHING;
}

/* How a word is written where it stands. */
enum writing_of_word { WRITTEN_CAPITAL, WRITTEN_START, WRITTEN_SMALL, WRITTEN_WAYS };

static enum writing_of_word written(const struct sequence_token *s)
{
    bool usual = (s->place & 3) == WRITING_USUAL;

    if (!(s->shape & TOKEN_CAPITAL) || !usual)
        return WRITTEN_SMALL;
    return s->shape & TOKEN_START ? WRITTEN_START : WRITTEN_CAPITAL;
}

/* The tagger's share of a name from which on the word is taken. */
static const float enough[WRITTEN_WAYS][KNOWLEDGE] = {
    [WRITTEN_CAPITAL] = { [KNOWN_COMMON] = 0.45F,
                          [KNOWN_OTHER] = 0.45F,
                          [KNOWN_WORD] = 0.2F,
                          [KNOWN_NOTHING] = 0.05F,
                          [KNOWN_NAME] = 0.05F },
    [WRITTEN_START] = { [KNOWN_COMMON] = 0.45F,
                        [KNOWN_OTHER] = 0.45F,
                        [KNOWN_WORD] = 0.35F,
                        [KNOWN_NOTHING] = 0.1F,
                        [KNOWN_NAME] = 0.1F },
    [WRITTEN_SMALL] = { [KNOWN_COMMON] = 0.5F,
                        [KNOWN_OTHER] = 0.5F,
                        [KNOWN_WORD] = 0.5F,
                        [KNOWN_NOTHING] = 0.1F,
                        [KNOWN_NAME] = 0.1F },
};

bool careful_opens(const struct sequence_token *s)
{
    return !(s->lists & (NEVER | LIST_NEAR | LIST_GOODS | LIST_SPECIAL)) &&
           !(s->lists >> LIST_GAZETTEER);
}

/* "mon Livebox", "the Kindle", "Galaxy S23": French and English give their people no article, and a
 * word of letters and figures behind it is a model's. */
static bool reads_as_goods(const struct find *f, const struct tagger_room *room, size_t i)
{
    bool articles = f->hints->lang == LANG_FR || f->hints->lang == LANG_EN;

    if (i > 0 && articles && f->tokens[i].gap == GAP_SPACE &&
        room->tokens[i - 1].lists & (LIST_THE | LIST_OWNER))
        return true;
    return i + 1 < f->count && f->tokens[i + 1].gap == GAP_SPACE &&
           f->tokens[i + 1].shape & TOKEN_MIXED && f->tokens[i + 1].folded_len <= MODEL_MOST;
}

/* Every noun of German has a capital. */
static bool reads_as_noun(const struct find *f, enum knowledge k)
{
    return f->hints->lang == LANG_DE && k <= KNOWN_NOTHING;
}

static float least_share(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];
    enum knowledge k = knowledge_of(s);

    if (reads_as_goods(f, room, i))
        k = k < KNOWN_OTHER ? k : KNOWN_OTHER;
    else if (reads_as_noun(f, k))
        k = k < KNOWN_WORD ? k : KNOWN_WORD;
    return enough[written(s)][k];
}

/* "bordereau.pdf": how a file's name ends. */
static bool ends_file(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->gap == GAP_JOIN && t[-1].next == '.' &&
           word_listed(
               token_folded(f, t),
               "pdf jpg jpeg png gif heic tif doc docx odt rtf xls xlsx ods csv ppt pptx txt "
               "eml msg zip html htm xml json log mov wav");
}

static bool may_be_named(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];

    return s->open && !s->label && f->tokens[i].folded_len >= SHORTEST && !(s->lists & NEVER) &&
           name_share(room, i) >= least_share(f, room, i) && !is_matter(f, room, i, i) &&
           !ends_file(f, i);
}

void find_careful(struct find *f)
{
    struct tagger_room *room = &f->scratch->tagger;

    for (size_t i = 0, last; i < f->count; i = last + 1) {
        last = i;
        if (!may_be_named(f, room, i))
            continue;
        while (last + 1 < f->count && f->tokens[last + 1].gap <= GAP_JOIN &&
               may_be_named(f, room, last + 1))
            last++;
        propose_tagged(f, i, last, CAREFUL_SCORE);
    }
}
