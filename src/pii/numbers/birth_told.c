/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_told.c - dates that what stands beside them makes a birth, without its word in front.
 *
 * "22 July 1959, that's when I was born", "Karl Meier, 12.3.1960, wohnhaft in Ulm", "he's 13 Sept
 * 1960, lives at", "2) ROSSI Anna, 18/03/1998, passport", "van mijn man Jan Smit, van 4-5-1964". */
#include "pii/numbers/birth_priv.h"

#include <string.h>

#define POINTED_REACH 8 /* tokens from "that's" to "born" */

/* "I", "my", "geboren bin ich": of whom, not of what. */
static bool is_of_somebody(const struct find *f, const struct token *t)
{
    return t->is & WORD_OWNER ||
           word_listed(token_folded(f, t), "i ich je j yo io ik eu he she er sie il elle hij zij "
                                           "ze naci nacio nasci nasceu nacqui") ||
           is_child(token_folded(f, t)) || is_person_word(token_folded(f, t));
}

/* "..., da bin ich geboren", "... - c'est ma date de naissance": what points back at the date. */
static bool is_pointed_at(const struct find *f, size_t last)
{
    static const char pointing[] = "that thats this it da das dann dies c ce ca es ese esa eso fue "
                                   "e questa quella quando cuando dat dit dan toen is isso essa "
                                   "esta foi";
    const struct token *next = token_at(f, last + 1);
    bool somebody = false;

    if (!next || (next->gap != GAP_COMMA && next->gap != GAP_OTHER) ||
        !word_listed(token_folded(f, next), pointing))
        return false;
    for (size_t k = last + 1; k < f->count && k <= last + POINTED_REACH; k++) {
        const struct token *t = &f->tokens[k];

        if ((k > last + 1 && t->gap >= GAP_COMMA) || t->shape & TOKEN_DIGITS)
            return false;
        if (word_listed(token_folded(f, t),
                        "before after until till since avant apres depuis bevor "
                        "nachdem vor nach bis seit antes despues depois desde "
                        "hasta ate prima dopo fino voor voordat nadat sinds"))
            return false;
        somebody |= is_of_somebody(f, t);
        if (somebody && is_birth(f, k, 0))
            return !has_own_date(f, k);
    }
    return false;
}

/* The word that says where somebody lives. */
static bool is_living(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "abita abitante",
        ['d' - 'a'] = ("demeurant domicilie domiciliee domiciliado domiciliada domiciliato "
                       "domiciliata domiciliert"),
        ['h' - 'a'] = "habite habitant",
        ['l' - 'a'] = "lives living",
        ['m' - 'a'] = "mora morador moradora",
        ['r' - 'a'] = "reside residente residing resident residant",
        ['v' - 'a'] = "vive",
        ['w' - 'a'] = "wohnt wohnhaft woont wonend wonende woonachtig",
    };

    return word_by_letter(word, words);
}

#define PAPER_MOST 8 /* tokens back from whose it is to what it is */

/* "der Brief ist von meinem Mann, vom 3.4.2009": the day of a letter. */
static bool tells_paper(const struct find *f, size_t k)
{
    static const char papers[] =
        "brief|lettre|letter|courrier|schreiben|contrat|contract|vertrag|contrato|contratto|"
        "rechnung|facture|factuur|fattura|factura|fatura|invoice|ordonnance|rezept|recept|ricetta|"
        "receta|receita|bescheid|attest|attestation|befund|rapport|jugement|arret|urteil|mail|"
        "bestellung|commande|bestelling|ordine|pedido|order|quittung|bon|devis|offerte|angebot|"
        "carta|lettera|testament|testamento|rendez|termin|afspraak|cita|rdv|certificat|police|"
        "pakje|paket|colis|parcel|paquete|pacco|encomenda|polis|polizza|poliza|foto|photo|demande|"
        "antrag|aanvraag|richiesta|solicitud|acte";

    for (size_t n = 0; n < PAPER_MOST && k > 0 && f->tokens[k].gap < GAP_PARA; n++)
        if (f->tokens[--k].is & NEAR_ORDER || word_among(token_folded(f, &f->tokens[k]), papers))
            return true;
    return false;
}

/* "he's", "er ist vom", "elle est du": of whom the date at i is said. */
static bool is_said_of_one(const struct find *f, size_t i)
{
    static const char being[] = "s is ist est es e bin suis soy sono sou ben zijn";
    static const char who[] = "he she er sie ich il elle je el ella yo lui lei io hij zij ze ik "
                              "ele ela eu";
    size_t k = i - 1;

    k -= k > 1 && word_listed(token_folded(f, &f->tokens[k]), "vom van de du del dal do of from");
    return k > 0 && f->tokens[i].gap == GAP_SPACE &&
           word_listed(token_folded(f, &f->tokens[k]), being) &&
           (f->tokens[k].shape & TOKEN_START ||
            word_listed(token_folded(f, &f->tokens[k - 1]), who));
}

/* "Karl Meier, 12.3.1960, wohnhaft in Ulm", "he's 13 Sept 1960, lives at" */
static bool is_of_resident(const struct find *f, size_t i, size_t last)
{
    const struct token *next = token_at(f, last + 1);

    return next && next->gap == GAP_COMMA && is_living(token_folded(f, next)) &&
           ((f->tokens[i].gap == GAP_COMMA && name_ends(f, i - 1, true)) || is_said_of_one(f, i)) &&
           !tells_paper(f, i);
}

#define PAPER_BEHIND 3 /* tokens from the date to "passport" */

/* "2) ROSSI Anna, 18/03/1998, n° de passeport": between a name and the number of a paper. */
static bool is_before_paper(const struct find *f, size_t i, size_t last, bool grown)
{
    const struct token *before = &f->tokens[i - 1];

    if (f->tokens[i].gap != GAP_COMMA && f->tokens[i].gap != GAP_SPACE)
        return false;
    if (before->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
        !(name_ends(f, i - 1, true) ||
          (f->tokens[i].gap == GAP_COMMA && is_listed_first(f, before))) ||
        !((grown && name_ends(f, i - 1, true)) || is_kin(f, i, true)))
        return false; /* the day of a visit else */
    for (size_t k = last + 1; k < f->count && k <= last + PAPER_BEHIND; k++) {
        if (k == last + 1 ? f->tokens[k].gap > GAP_COMMA : f->tokens[k].gap > GAP_DOT)
            return false;
        if (f->tokens[k].is & (NEAR_PASSPORT | NEAR_ID_CARD | NEAR_SOCIAL))
            return true;
        if (f->tokens[k].shape & TOKEN_DIGITS)
            return false;
    }
    return false;
}

#define NAME_MOST 6 /* tokens of a name, particles too */
/* "Moi : Anne" */
static bool colon_behind(const struct find *f, size_t k)
{
    uint32_t end = f->tokens[k].end;

    return f->text.ptr[end] == ':' || str_eq(str_slice(f->text, end, end + 2), STR(" :"));
}

/* "dat is van mijn man Jan Smit, van 4-5-1964", "Moi : Anne Roy, du 24.12.1975": of a day. */
static bool is_from_day_of(const struct find *f, size_t i)
{
    const struct token *of = &f->tokens[i - 1];

    if (of->gap != GAP_COMMA || f->tokens[i].gap != GAP_SPACE ||
        !word_listed(token_folded(f, of), "van vom de du del dal do"))
        return false;
    for (size_t k = i - 1, commas = 0; k-- > 1 && i - k <= NAME_MOST + 2;) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return false;
        if (f->tokens[k - 1].is & WORD_OWNER &&
            (is_person_word(word) || is_child(word) || str_eq(word, STR("man"))))
            return k + 2 < i && !tells_paper(f, k); /* named: "van mijn man, van" may be of goods */
        if (colon_behind(f, k))
            return word_listed(word, "moi ich ik io yo eu me");
        commas += f->tokens[k].gap == GAP_COMMA;
        if (commas > 1 || f->tokens[k].gap == GAP_DOT || f->tokens[k].gap == GAP_PARA)
            return false;
    }
    return false;
}

#define LONG_AGO   2000 /* few papers are as old */
#define MINE_REACH 20   /* tokens back from "mine" to "born" */

/* "her date of birth is ..., mine" */
static bool tells_birth(const struct find *f, size_t k)
{
    for (size_t n = 0; n < MINE_REACH && k > 0 && f->tokens[k].gap != GAP_PARA; n++, k--)
        if ((f->tokens[k - 1].is | f->tokens[k - 1].covered) & NEAR_BIRTH)
            return true;
    return false;
}

/* "mine is 17/05/1968", "meins ist der 4.2.90", "la mia è il 3/4/66": of a day long ago. */
static bool is_mine(const struct find *f, size_t i, int year)
{
    size_t k = i - 1;

    if (f->tokens[i].gap > GAP_SPACE)
        return false;
    k -= k > 1 && word_listed(token_folded(f, &f->tokens[k]), "der the le el il o op am the");
    return k > 0 && word_listed(token_folded(f, &f->tokens[k]), "is ist est es e") &&
           word_listed(token_folded(f, &f->tokens[k - 1]),
                       "mine meins meine mienne mia mio mijne minha meu") &&
           (tells_birth(f, k - 1) || (year < LONG_AGO && !tells_paper(f, k)));
}

#define SPEAKER_MOST 48 /* bytes of who answers, and when: "[10:16] Guest: " */
#define CHAT_REACH   24 /* tokens back to the question */

/* The begin of the line of byte `at`, not far in front; else `at`. */
static uint32_t begin_of_line(struct str text, uint32_t at)
{
    uint32_t k = at, least = at > SPEAKER_MOST ? at - SPEAKER_MOST : 0;

    while (k > least && text.ptr[k - 1] != '\n')
        k--;
    return k == 0 || text.ptr[k - 1] == '\n' ? k : at;
}

/* "10:16" */
static bool has_time(struct str s)
{
    size_t at = str_chr(s, ':', 0);

    return at != STR_NPOS && at > 0 && at + 2 < s.len && ascii_digit(s.ptr[at - 1]) &&
           ascii_digit(s.ptr[at + 1]) && ascii_digit(s.ptr[at + 2]);
}

/* "[10:15] Agent: your date of birth please\n[10:16] Guest: 12.4.88": alone in the answer. */
static bool is_chat_answer(const struct find *f, size_t i, size_t last)
{
    uint32_t at = f->tokens[i].start, end = f->tokens[last].end, line;
    size_t k = i;

    if (mark_before(f, i) != ':' || (end < f->text.len && !strchr("\r\n.", f->text.ptr[end])))
        return false;
    line = begin_of_line(f->text, at);
    if (!line || !has_time(str_slice(f->text, line, at)))
        return false;
    while (k > 0 && f->tokens[k - 1].start >= line)
        k--;
    for (size_t n = 0; n < CHAT_REACH && k-- > 0; n++) {
        if (is_birth(f, k, 0))
            return !has_own_date(f, k);
        if (f->tokens[k].gap >= GAP_LINE && f->tokens[k].gap != GAP_OTHER)
            return false;
    }
    return false;
}

bool birth_is_told(const struct find *f, size_t i, size_t last, int year)
{
    if (i == 0 || year >= RECENT)
        return false;
    return is_pointed_at(f, last) || is_of_resident(f, i, last) ||
           is_before_paper(f, i, last, year <= GROWN_UP) ||
           (year <= GROWN_UP && (is_from_day_of(f, i) || is_mine(f, i, year))) ||
           is_chat_answer(f, i, last);
}
