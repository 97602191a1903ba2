/* SPDX-License-Identifier: EUPL-1.2 */
/* row.c - names that stand beside what the tagger found: in a row, around a nickname; and who
 * speaks in a chat, of which it sees but one word. */
#include "pii/names/row_priv.h"

#include <string.h>

#include "pii/names/field_priv.h"
#include "pii/names/surname_priv.h"

#define SURE   0.8F
#define BESIDE 0.25F /* of a word beside a name: "Louise & Rupert" */

/* ---- days and shifts ---- */

bool row_is_day_or_shift(struct str word)
{
    static const char *const days[26] = {
        ['d' - 'a'] =
            ("di dienstag do donnerstag dim dimanche dom domingo domenica din dinsdag don "
             "donderdag dienst"),
        ['f' - 'a'] = "fr freitag fri friday fruh fruhdienst fruhschicht",
        ['g' - 'a'] = "gio giovedi garde",
        ['j' - 'a'] = "jeu jeudi jue jueves",
        ['l' - 'a'] = "lun lundi lunes lunedi late laat",
        ['m' - 'a'] = ("mo montag mi mittwoch mon monday mar mardi martes martedi mer mercredi "
                       "mercoledi mie miercoles ma maandag matin mattina manana manha"),
        ['n' - 'a'] = "nacht nachtdienst nachtschicht nuit notte noche noite night nights",
        ['p' - 'a'] = "pomeriggio pranzo",
        ['q' - 'a'] = "qua quarta qui quinta",
        ['r' - 'a'] = "ruf rufdienst",
        ['s' - 'a'] = ("sa samstag so sonntag sat saturday sun sunday sam samedi sab sabado sabato "
                       "seg segunda sex sexta spat spatdienst spatschicht soir sera"),
        ['t' - 'a'] = "tue tuesday thu thursday ter terca tarde turno turni tagdienst",
        ['v' - 'a'] = "ven vendredi venerdi vie viernes vr vrijdag vroeg",
        ['w' - 'a'] = "wed wednesday wo woensdag",
        ['z' - 'a'] = "za zaterdag zo zondag",
    };

    return word.len <= 14 && word_by_letter(word, days);
}

/* "M:", "Früh:", and not "N:" of a card or "A:" of a mail. */
static bool is_shift(const struct find *f, const struct token *t)
{
    return t->next == ':' && ((t->shape & TOKEN_INITIAL && !strchr("AN", f->text.ptr[t->start])) ||
                              row_is_day_or_shift(token_folded(f, t)));
}

#define ROTA_REACH 24 /* tokens back to the begin of a line */

bool row_is_rota(const struct find *f, size_t i)
{
    size_t first = i;

    while (first > 0 && i - first < ROTA_REACH && f->tokens[first].gap != GAP_LINE &&
           f->tokens[first].gap != GAP_PARA) {
        if (is_shift(f, &f->tokens[--first]))
            return true;
    }
    return first < i && row_is_day_or_shift(token_folded(f, &f->tokens[first])) &&
           (f->tokens[first + 1].gap == GAP_OTHER || f->tokens[first + 1].gap == GAP_DOT);
}

/* ---- names in a row ---- */

/* Is it a comma, "&" or "+" that parts token i from the one before? */
static bool listed_from(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str gap = str_trim(str_slice(f->text, t[-1].end, t->start));

    return t->gap == GAP_COMMA ||
           (t->gap == GAP_OTHER && gap.len == 1 && strchr("&+/", gap.ptr[0]));
}

static bool says_and(const struct find *f, size_t i)
{
    static const struct str ands[] = { STR_INIT("et"), STR_INIT("and"), STR_INIT("und"),
                                       STR_INIT("e"),  STR_INIT("y"),   STR_INIT("en"),
                                       STR_INIT("ou"), STR_INIT("or") };

    for (size_t k = 0; k < COUNT_OF(ands); k++)
        if (str_eq(token_folded(f, &f->tokens[i]), ands[k]))
            return f->tokens[i].gap == GAP_SPACE;
    return false;
}

static bool in_row(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct sequence_token *s = room->tokens;

    return (i > 0 && s[i - 1].label && listed_from(f, i)) ||
           (i > 1 && s[i - 2].label && says_and(f, i - 1) && f->tokens[i].gap == GAP_SPACE) ||
           (i + 1 < f->count && s[i + 1].label && listed_from(f, i + 1)) ||
           (i + 2 < f->count && s[i + 2].label && says_and(f, i + 1) &&
            f->tokens[i + 2].gap == GAP_SPACE);
}

/* "Louise & Rupert", "Inga und Jo": a known name beside one that was found, where the tagger was
 * not sure. */
void find_in_row(struct find *f, struct tagger_room *room)
{
    for (size_t k = 0; k < room->open_count; k++) {
        size_t i = room->open[k];
        const struct sequence_token *s = &room->tokens[i];
        uint32_t known;

        if (s->label)
            continue;
        known = s->lists >> LIST_GAZETTEER;
        if (name_share(room, i) < BESIDE || !(s->shape & TOKEN_CAPITAL) ||
            (s->place & 3) != WRITING_USUAL || s->lists & (LIST_ORDINARY | LIST_GOODS) ||
            other_share(room, i) > BESIDE || GAZETTEER_PLACE(known) >= PLACE_TOWN ||
            tells(room, i) != AROUND_NONE || !(first_name(room, i) || GAZETTEER_LAST(known)) ||
            !in_row(f, room, i))
            continue;
        propose_tagged(f, i, i, NAME_LEAST);
        room->tokens[i].label = 1;
    }
}

/* A surname, and no word of every day: behind a nickname in quotes the tagger is unsure of both. */
static bool is_surname(const struct tagger_room *room, size_t i)
{
    uint32_t lists = room->tokens[i].lists;

    return GAZETTEER_LAST(lists >> LIST_GAZETTEER) && !(lists & (LIST_ORDINARY | LIST_GOODS));
}

/* "Reginald "Reg" Osei-Bonsu": one name. */
void find_nicknamed(struct find *f, const struct tagger_room *room)
{
    for (size_t k = 0; k < room->open_count; k++) {
        size_t first = room->open[k], last;

        if (!room->tokens[first].label)
            continue;
        last = surname_behind_nickname(f, first);
        if (!last || !(tagged_as_name(f, last) || is_surname(room, last)))
            continue;
        while (first > 0 && tagged_as_name(f, first - 1) && f->tokens[first].gap <= GAP_JOIN)
            first--;
        while (last + 1 < f->count && tagged_as_name(f, last + 1) &&
               f->tokens[last + 1].gap <= GAP_JOIN)
            last++;
        propose_tagged(f, first, last, SURE);
    }
}

/* A word that no list has. */
static bool unheard_of(const struct sequence_token *s)
{
    return !(s->lists >> LIST_GAZETTEER);
}

/* "[10:02] Mia: hoje não posso": who speaks in a chat. */
void find_speakers(struct find *f, struct tagger_room *room)
{
    for (size_t k = 0; k < room->open_count; k++) {
        size_t i = room->open[k];
        const struct sequence_token *s = &room->tokens[i];
        char behind = (char)(s->edge & 0xff);

        if ((behind != ':' && behind != '(') || s->label || !(s->shape & TOKEN_CAPITAL) ||
            s->lists & (LIST_ORDINARY | LIST_CLOSED) || tells(room, i) != AROUND_NONE ||
            !(first_name(room, i) || s->lists & LIST_WEAK || unheard_of(s)) ||
            !field_speaks(f, i, unheard_of(s)))
            continue;
        propose_tagged(f, i, i, SURE);
        room->tokens[i].label = 1;
    }
}
