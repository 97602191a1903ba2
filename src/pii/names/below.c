/* SPDX-License-Identifier: EUPL-1.2 */
/* below.c - names in tables that have surname and first name apart:
 *
 *     nachname;vorname;ort        MUKAMURI / Caradoc / 4
 *     Tran;Leone;Köln             OKORO / Grace / bay 2
 *
 * Below a heading that asks for nothing but somebody's name each word is one, unless lists know it
 * and as no name, or it says that nobody is meant; as far as table.c reads, which is 1500 bytes: of
 * a longer list the rest is left to the tagger.  Without a heading, a surname in capitals, which is
 * neither a word nor a maker, and a first name must begin the line. */
#include "pii/names/below_priv.h"

#include <string.h>

#include "pii/names/field_priv.h"
#include "pii/names/tagger_priv.h"
#include "pii/pii_priv.h"
#include "pii/read/lexicon_priv.h"

#define CELL_MOST 40 /* bytes */
#define NEAR_MOST 4  /* tokens from "Name" to "Vorname" */

/* A word that heads names where "Vorname" stands beside it: goods have a name, too. */
static bool heads_names(const struct find *f, size_t i)
{
    size_t first = i > NEAR_MOST ? i - NEAR_MOST : 0;

    if (field_asks_for_name(f, i))
        return true;
    if (!word_listed(token_folded(f, &f->tokens[i]), "nom name nome nombre naam"))
        return false;
    for (size_t k = first; k < f->count && k <= i + NEAR_MOST; k++)
        if (k != i && field_asks_for_name(f, k))
            return true;
    return false;
}

/* "Total", "Vacature", "Text": what is written where no name is. */
static bool is_no_name(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "accueil abteilung afdeling alle",
        ['b' - 'a'] = "boolean bool",
        ['c' - 'a'] = "char cadena",
        ['d' - 'a'] = "definire definir dept department departement departamento datum ditta",
        ['e' - 'a'] = "einkauf empfang entero",
        ['f' - 'a'] = "falso firma",
        ['g' - 'a'] = "gesamt ganzzahl",
        ['i' - 'a'] = "integer int intero inkoop",
        ['j' - 'a'] = "ja",
        ['l' - 'a'] = "libre libero livre",
        ['m' - 'a'] = "mandatory",
        ['n' - 'a'] = "nn na nein no non nao nee number nombre numero nvt",
        ['o' - 'a'] = "open offen oui",
        ['p' - 'a'] = "pflicht position posizione purchasing",
        ['r' - 'a'] = "reserve reserva reserviert reserved riserva reception receptie",
        ['s' - 'a'] = "summe somme suma soma sim standard service servizio servicio subtotal",
        ['t' - 'a'] =
            "total totale totaal totaux tbd tba tbc texte texto testo tekst typ type tipo",
        ['v' - 'a'] = "vacature vacante vacant vacancy vakant verkauf verkoop",
        ['y' - 'a'] = "yes",
        ['z' - 'a'] = "zahl zeichen",
    };

    return field_is_empty(word) || word_by_letter(word, words);
}

/* A word, and in no list of names? */
static bool is_common(const struct find *f, struct str word, const struct entry *e)
{
    uint32_t known = gazetteer_word(&f->pii->gazetteer, word);

    if (GAZETTEER_FIRST(known) || GAZETTEER_LAST(known))
        return false;
    return e && e->meaning.is & (WORD_FIRSTNAME | WORD_WEAK_NAME | WORD_PARTICLE)
               ? false
               : (e && e->meaning.is & WORD_ORDINARY) || GAZETTEER_WORD(known);
}

/* A cell that says that there is none, or holds a firm or words alone. */
static bool says_nobody(const struct find *f, struct str cell)
{
    char folded[WORD_FOLDED_MAX];
    bool common = true;

    for (uint32_t at = 0, end; at<cell.len; at = end> at ? end : at + 1) {
        size_t len = 0;
        const struct entry *e;
        struct str word;

        end = scan_folded(cell, at, folded, &len);
        if (end == at || !len)
            continue;
        word = str_make(folded, len);
        e = lexicon_find(f->pii->lexicon, word);
        if (is_no_name(word) || (e && e->meaning.is & WORD_COMPANY && len > 2))
            return true;
        common = common && is_common(f, word, e);
    }
    return common;
}

/* Letters, and what stands inside of names; one of them is a capital. */
static bool is_name_cell(struct str cell)
{
    size_t capitals = 0;

    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];

        capitals += (c >= 'A' && c <= 'Z') || (unsigned char)c == 0xc3;
        if (!ascii_alpha(c) && (unsigned char)c < 0x80 && !memchr(" -'.", c, 4))
            return false;
    }
    return cell.len >= 2 && cell.len <= CELL_MOST && capitals && ascii_alpha(cell.ptr[0]);
}

void find_names_below(struct find *f, size_t i)
{
    struct table table;
    struct str cell;

    if (!heads_names(f, i) || !table_below(f, i, &table))
        return;
    while (table_next(&table, &cell)) {
        uint32_t start = (uint32_t)(cell.ptr - f->text.ptr);

        if (is_name_cell(cell) && !says_nobody(f, cell))
            propose(f, (struct span){ start, start + (uint32_t)cell.len, SPAN_PERSON, NULL, 0.9F,
                                      "context" });
    }
}

/* ---- "MUKAMURI / Caradoc / 4" ---- */

static bool is_slash(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->start - t[-1].end == 3 && memcmp(f->text.ptr + t[-1].end, " / ", 3) == 0;
}

/* "BMW", "TAXI", "HOTEL": a maker, a house or a word. */
static bool is_word_or_maker(const struct find *f, const struct token *t)
{
    uint32_t known = gazetteer_word(&f->pii->gazetteer, token_folded(f, t));

    return t->kind == said_maker || t->kind == said_matter || t->kind == said_house ||
           t->is & (WORD_CITY | WORD_COUNTRY | WORD_ORDINARY | WORD_COMPANY | NEAR_ANY) ||
           GAZETTEER_WORD(known) >= PLAIN_COMMON ||
           ((known & GAZETTEER_ORG || GAZETTEER_WORD(known)) && !GAZETTEER_LAST(known));
}

void find_parted_name(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t last = i, first;
    uint32_t known;

    if (i > 0 && t->gap != GAP_LINE && t->gap != GAP_PARA)
        return;
    while (last + 1 < f->count && last < i + 2 && f->tokens[last + 1].shape & TOKEN_UPPER &&
           (f->tokens[last + 1].gap == GAP_JOIN || f->tokens[last + 1].gap == GAP_SPACE))
        last++;
    first = last + 1;
    if (first + 1 >= f->count || !is_slash(f, first) || !is_slash(f, first + 1) ||
        (f->tokens[first].shape & (TOKEN_CAPITAL | TOKEN_UPPER)) != TOKEN_CAPITAL)
        return;
    for (size_t k = i; k <= last; k++)
        if (is_word_or_maker(f, &f->tokens[k]))
            return;
    known = gazetteer_word(&f->pii->gazetteer, token_folded(f, &f->tokens[first]));
    if (!(f->tokens[first].is & (WORD_FIRSTNAME | WORD_WEAK_NAME) || GAZETTEER_FIRST(known)) ||
        GAZETTEER_PLACE(known) >= PLACE_TOWN)
        return;
    propose(f, (struct span){ t->start, f->tokens[last].end, SPAN_PERSON, NULL, 0.85F, "context" });
    propose(f, (struct span){ f->tokens[first].start, f->tokens[first].end, SPAN_PERSON, NULL,
                              0.85F, "context" });
}
