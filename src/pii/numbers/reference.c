/* SPDX-License-Identifier: EUPL-1.2 */
/* reference.c - numbers of customers, contracts, members and meters, right behind the words that
 * name them: "n° client : 88213-A", "policy no. MOT/4471902", "Zählernummer 1EMH0012938".
 *
 * They have no form of their own, and an organisation's pattern knows its own better; this finds
 * those of others, and those of an organisation that has set none.  What stands between may only
 * be words for "number" and "is", so that no price, date or order is taken. */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "text/text.h"

#define REACH        4 /* tokens from the phrase to its number */
#define ASKED_REACH  8
#define CODE_LEAST   7 /* capitals and figures of a code of few figures */
#define HOLDER_FAR   9 /* tokens from who has it to "number" */
#define MARKED_LEAST 4 /* figures behind "#" */
#define LINKS_MAX    2
#define BEFORE_MOST  6 /* tokens from a number to the words for it behind */
#define YEAR_AND     9 /* figures of a number that a year begins: "2026/0088173" */
#define CONTRACT_FAR 6 /* tokens from "contrat" to what is called its number */

/* How many figures a number has at least behind each kind of words (terms_context.c): the less a
 * word says that a number of somebody's follows, the more. */
static const struct {
    const char *kind;
    size_t least;
} kinds[] = {
    { "customer", 4 }, { "any-account", 4 }, { "contract", 6 }, { "meter", 8 }, { "point", 14 }
};

/* 0: no word for a reference. */
static size_t least_digits(const struct token *t)
{
    for (size_t i = 0; t->kind && i < COUNT_OF(kinds); i++)
        if (strcmp(t->kind, kinds[i].kind) == 0)
            return kinds[i].least;
    return 0;
}

/* "Kundennummer laut Brief:", "n° client chez vous est": a word that stands between, where a colon
 * or "is" leads to the number behind it. */
static bool tells_whose(const struct find *f, const struct token *t)
{
    return t->gap == GAP_SPACE && !(t->is & (NEAR_ANY | WORD_NOT | WORD_LOST)) &&
           !word_among(token_folded(f, t), "and|et|und|y|e|en|or|ou|oder|o|of|sowie|plus");
}

/* Does a colon or "is" lead to token k? */
static bool is_led(const struct find *f, size_t k)
{
    return f->tokens[k - 1].is & WORD_IS || mark_in_front(f, f->tokens[k].start) == ':';
}

/* "Policy number?" - "I think 42730596", "the 100535": a word before what is answered. */
static bool answers(const struct find *f, size_t k)
{
    static const char hedges[] = "ik|denk|geloof|ich|glaube|denke|je|crois|pense|i|think|believe|"
                                 "creo|credo|penso|acho|guess|meine";
    const struct token *t = &f->tokens[k];

    if (word_among(token_folded(f, t), "que|che|dat|that|dass"))
        t--; /* "acho que" */
    else if (t->is & WORD_THE && t->gap == GAP_OTHER && f->text.ptr[t[-1].end] == '?')
        return true;
    return t->end - t->start <= 7 && t->gap != GAP_PARA && word_among(token_folded(f, t), hedges);
}

/* "Il codice cliente l'ho trovato adesso, 642724": said once it is at hand. */
static bool is_at_hand(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t),
                      "trovato|ritrovato|encontrei|encontre|encontrado|gefunden|found|trouve|"
                      "retrouve|gevonden|localizado|achei");
}

/* "And your customer number?\nCaller: 1104982207": who answers, in the next line.  Behind a mark
 * that asks nothing, only who is called so: "Customer number:\nTotal: 12500". */
static bool is_speaker(const struct find *f, const struct token *t)
{
    static const char speakers[] = "anrufer|anruferin|beller|buyer|caller|chiamante|client|cliente|"
                                   "customer|guest|klant|kunde|kundin|member|patient|user";

    if (t->next != ':' || !(t->shape & TOKEN_CAPITAL) || t->gap < GAP_LINE || t->start == 0 ||
        f->text.ptr[t->start - 1] != '\n')
        return false;
    if (f->text.ptr[t[-1].end] == '?')
        return !(t->is & NEAR_ANY) || word_among(token_folded(f, t), speakers);
    return memchr(".:", f->text.ptr[t[-1].end], 2) && word_among(token_folded(f, t), speakers);
}

/* Where the number begins; `count` where none does. */
static size_t number_at(const struct find *f, size_t k)
{
    bool more = false, at_hand = false, answered = false;

    for (size_t end = k + REACH; k < f->count && k < end + at_hand; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || (t->gap == GAP_DOT && t[-1].end - t[-1].start > PREFIX_MAX &&
                                   !str_ends(token_folded(f, t - 1), STR("nr"))))
            break;
        if (reference_figure(t) || (reference_prefix(f, k) && (!more || is_led(f, k))))
            return more && !is_led(f, k) && !(at_hand && t->gap == GAP_COMMA) ? f->count : k;
        at_hand |= is_at_hand(f, t);
        if (!answered && is_speaker(f, t)) {
            answered = true;
            end++;
            continue;
        }
        if (!reference_links(f, t) && !answers(f, k) &&
            !(t->is & WORD_THE && t[-1].is & WORD_IS)) { /* "est le 44821" */
            if (!tells_whose(f, t))
                break;
            more = true;
        }
    }
    return f->count;
}

/* "contatore matricola 44821067", "il contatore ha matricola ...": no worker's. */
static bool is_machine(const struct find *f, size_t k)
{
    static const char words[] = "apparecchio|appareil|caldaia|chaudiere|contatore|compteur|machine|"
                                "macchina|modele|modello|moto|vehicule|veicolo|auto|impianto";

    for (size_t n = k; n-- > 0 && k - n <= ASKED_REACH && f->tokens[n + 1].gap != GAP_PARA;)
        if (f->tokens[n].is & (NEAR_ORDER | NEAR_DEVICE | NEAR_VERSION | WORD_PRODUCT) ||
            word_among(token_folded(f, &f->tokens[n]), words))
            return true;
    return false;
}

/* "HP 048812 / HC 031907": what a meter counts by night. */
static bool is_rate(const struct find *f, size_t k)
{
    for (size_t n = k; n-- > 0 && k - n <= ASKED_REACH;)
        if (str_eq(token_folded(f, &f->tokens[n]), STR("hp")))
            return true;
    return false;
}

/* "licence FFF 2544821190": what stands in front is whose licence. */
static bool is_parted(const struct find *f, size_t k)
{
    return !reference_figure(&f->tokens[k]) && f->tokens[k + 1].gap == GAP_SPACE;
}

/* "contrat RA 5510982": as rented cars have them, which are nobody's for long. */
static bool is_rented(const struct find *f, size_t k)
{
    return is_parted(f, k) && f->tokens[k].end - f->tokens[k].start < 3;
}

/* "identifiant 5518842Z" is of who looks for work; an account's name is another's business. */
static bool is_no_seeker(const struct find *f, size_t k)
{
    struct str s = token_text(f, &f->tokens[k]);

    for (size_t n = 0; n + 1 < s.len; n++)
        if (!ascii_digit(s.ptr[n]))
            return true;
    return s.len != 8 || !ascii_alpha(s.ptr[7]);
}

/* "ma police c'est 598251", "die Police 598251": where the word before tells it, or "is". */
static bool is_own_policy(const struct find *f, size_t k)
{
    for (size_t n = k; n-- > 1 && k - n <= LINKS_MAX + 1;)
        if (str_eq(token_folded(f, &f->tokens[n]), STR("police")))
            return f->tokens[n - 1].is & WORD_OWNER ||
                   word_among(token_folded(f, &f->tokens[n - 1]),
                              "die|der|zur|laut|meine|meiner|haftpflicht|hausrat|kfz|unfall");
    return false;
}

/* "Sterbegeldpolice ST-1962-04417": no force of police is called so. */
static bool is_compound(const struct find *f, size_t k)
{
    for (size_t n = k; n-- > 0 && k - n <= LINKS_MAX + 1;)
        if (f->tokens[n].folded_len > 8 && str_ends(token_folded(f, &f->tokens[n]), STR("police")))
            return true;
    return false;
}

/* "Police : T-598251" is a contract's; without the mark it is who comes, and with a word behind the
 * figures it is how many they are, or where: "Police : 45000 hommes". */
static bool is_no_policy(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return (mark_in_front(f, t->start) != ':' && !is_own_policy(f, k) && !is_compound(f, k)) ||
           (t->shape & TOKEN_DIGITS && k + 1 < f->count && t[1].gap == GAP_SPACE &&
            !reference_figure(&t[1]));
}

/* "prêt 150 000": what is lent; a loan's own number begins with a nought or has letters. */
static bool is_sum(const struct find *f, size_t k)
{
    return f->tokens[k].shape & TOKEN_DIGITS && f->text.ptr[f->tokens[k].start] != '0';
}

/* "RG 24/11907", year and number, is a court's register; a card of Brazil, a bill or a cable,
 * "RG 58/1500", has none. */
static bool is_no_register(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return !(t->shape & TOKEN_DIGITS) || t->end - t->start != 2 || t->next != '/' ||
           f->text.ptr[t->start] > '3' || k + 1 >= f->count || !(t[1].shape & TOKEN_DIGITS) ||
           t[1].end - t[1].start < 5;
}

/* "RIO 03P7K4M2Q9ZB": what a telephone line takes along to another house in France, two figures, a
 * letter and nine more; "Rio" is a town. */
static bool is_no_line(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k], *rio = t - 1;
    const char *p = f->text.ptr + t->start;

    if (str_eq(token_folded(f, rio), STR("rio")) && rio->shape & TOKEN_CAPITAL &&
        !(rio->shape & TOKEN_UPPER) && t->gap == GAP_SPACE)
        return true;
    return t->end - t->start != 12 || !ascii_digit(p[0]) || !ascii_digit(p[1]) ||
           !ascii_alpha(p[2]);
}

/* Is one of the words among the two in front of what holds the number at token k? */
static bool has_in_front(const struct find *f, size_t k, const char *words)
{
    for (size_t n = k; n-- > 0 && k - n <= LINKS_MAX + 1;)
        if (word_among(token_folded(f, &f->tokens[n]), words))
            return true;
    return false;
}

/* "capital assuré 15000000": for how much somebody is insured. */
static bool is_covered(const struct find *f, size_t k)
{
    return has_in_front(f, k,
                        "capital|capitale|capitaux|importe|importo|montant|somma|somme|suma|"
                        "valeur|valor|valore");
}

/* "release candidate 2024110" */
static bool is_release(const struct find *f, size_t k)
{
    return has_in_front(f, k, "release|build|version");
}

/* "lote de carne 2233445": meat, where the member's card is a "carné". */
static bool is_meat(const struct find *f, size_t k)
{
    for (size_t n = k; n-- > 0 && k - n <= LINKS_MAX + 1;)
        if (str_eq(token_folded(f, &f->tokens[n]), STR("carne")))
            return ascii_alpha(f->text.ptr[f->tokens[n].end - 1]) && n > 0 &&
                   word_among(token_folded(f, &f->tokens[n - 1]), "de|della|esta|la|lote|of");
    return false;
}

/* "kill the process, pid 48812345" */
static bool is_process(const struct find *f, size_t k)
{
    static const char words[] = "process|processes|kill|killed|cpu|ram|memory|task|thread|daemon|"
                                "job|server|systemd|prozess|proceso|processo|processus|proces|"
                                "uses|using|responding|port|log|logs|signal|exited|crashed";
    size_t from = k > ASKED_REACH ? k - ASKED_REACH : 0, end = k + ASKED_REACH;

    for (size_t n = from; n < end && n < f->count; n++)
        if (word_among(token_folded(f, &f->tokens[n]), words))
            return true;
    return false;
}

/* "Our ref: KB/PEN/41207", "Unser Zeichen: 882/26": of letters, where whose file it is is told. */
static bool is_no_letter(const struct find *f, size_t k)
{
    return !has_in_front(f, k,
                         "il|ihr|ihre|mein|meine|mon|mi|mia|minha|my|nossa|nostra|nostro|notre|"
                         "nuestra|nuestro|ons|onze|our|su|sua|tu|unser|unsere|uw|v|vossa|vostra|"
                         "vostro|votre|vos|nos|vuestra|your|n") ||
           reference_no_file(f, k);
}

/* Words for who somebody is there, right before the number without a word for "number": "acc 6620
 * 118 447", "Kunde 3004418821", by their first letter.  How many figures it has at least where it
 * is of figures alone, and where letters are among them; 0: never taken.  None for a dossier, which
 * is an order's or a claim's as often, and a meter, which is the building's. */
static const struct held {
    const char *word; /* NULL behind the last */
    uint8_t figures, mixed;
    bool (*unless)(const struct find *f, size_t k); /* NULL: always */
} *const held[26] = {
    ['a' - 'a'] =
        (const struct held[]){
            { "abbonamento", 7, 6, NULL },
            { "abo", 7, 6, NULL },
            { "abonado", 6, 6, NULL },
            { "abonne", 6, 6, NULL },
            { "abonnee", 6, 6, NULL },
            { "abonnement", 7, 6, NULL },
            { "acc", 7, 5, NULL },
            { "account", 9, 5, NULL },
            { "adherent", 6, 5, NULL },
            { "adherente", 6, 5, NULL },
            { "adhesion", 7, 5, NULL },
            { "afiliada", 7, 6, NULL },
            { "afiliado", 7, 6, NULL },
            { "agreement", 8, 5, NULL },
            { "aktenzeichen", 5, 5, reference_no_file },
            { "aktz", 5, 5, reference_no_file },
            { "apol", 7, 5, NULL },
            { "apolice", 7, 5, NULL },
            { "asegurada", 8, 6, is_covered },
            { "asegurado", 8, 6, is_covered },
            { "assicurata", 8, 6, is_covered },
            { "assicurato", 8, 6, is_covered },
            { "assinante", 6, 5, NULL },
            { "assistita", 6, 5, NULL },
            { "assistito", 6, 5, NULL },
            { "assure", 8, 7, is_covered },
            { "assuree", 8, 7, is_covered },
            { "autos", 5, 5, reference_no_file },
            { "az", 5, 5, reference_no_file },
            { 0 },
        },
    ['b' - 'a'] =
        (const struct held[]){
            { "bedarfsgemeinschaft", 7, 6, NULL },
            { "beneficiaria", 7, 4, NULL },
            { "beneficiario", 9, 5, NULL },
            { 0 },
        },
    ['c' - 'a'] =
        (const struct held[]){
            { "caf", 7, 0, NULL },
            { "candidate", 7, 6, is_release },
            { "carne", 7, 6, is_meat },
            { "case", 6, 5, reference_no_file },
            { "cl", 6, 6, NULL },
            { "client", 7, 6, NULL },
            { "cliente", 7, 6, NULL },
            { "clinica", 6, 5, NULL },
            { "colegiada", 5, 4, NULL },
            { "colegiado", 5, 4, NULL },
            { "compte", 0, 6, NULL },
            { "contract", 8, 5, is_rented },
            { "contraente", 6, 6, NULL },
            { "contrat", 8, 5, is_rented },
            { "contrato", 8, 5, is_rented },
            { "contratto", 8, 5, is_rented },
            { "cta", 7, 5, NULL },
            { "cuenta", 0, 6, NULL },
            { "customer", 7, 6, NULL },
            { 0 },
        },
    ['d' - 'a'] =
        (const struct held[]){
            { "darlehen", 9, 7, is_sum },
            { "deelnemer", 6, 5, NULL },
            { "donateur", 6, 5, NULL },
            { "donor", 6, 5, NULL },
            { "dossier", 6, 5, reference_no_file },
            { "dossiernummer", 6, 5, reference_no_file },
            { 0 },
        },
    ['e' - 'a'] =
        (const struct held[]){
            { "emprestimo", 9, 7, is_sum },
            { "exp", 6, 5, reference_no_file },
            { "expediente", 6, 5, reference_no_file },
            { 0 },
        },
    ['f' - 'a'] =
        (const struct held[]){
            { "fascicolo", 6, 5, reference_no_file },
            { "file", 6, 5, reference_no_file },
            { 0 },
        },
    ['g' - 'a'] =
        (const struct held[]){
            { "geschaftszahl", 5, 5, reference_no_file },
            { "geschaftszeichen", 5, 5, reference_no_file },
            { "gz", 5, 5, reference_no_file },
            { 0 },
        },
    ['h' - 'a'] =
        (const struct held[]){
            { "hc", 6, 5, is_rate },
            { "huurder", 6, 5, NULL },
            { "hypotheek", 9, 7, is_sum },
            { 0 },
        },
    ['i' - 'a'] =
        (const struct held[]){
            { "identifiant", 0, 7, is_no_seeker },
            { "incarto", 6, 5, reference_no_file },
            { "istanza", 6, 5, reference_no_file },
            { 0 },
        },
    ['j' - 'a'] =
        (const struct held[]){
            { "jugement", 6, 5, reference_no_file },
            { 0 },
        },
    ['k' - 'a'] =
        (const struct held[]){
            { "kd", 6, 6, NULL },
            { "kenmerk", 6, 5, reference_no_file },
            { "kl", 6, 6, NULL },
            { "klant", 7, 6, NULL },
            { "kredit", 9, 7, is_sum },
            { "kunde", 7, 6, NULL },
            { "kundin", 7, 6, NULL },
            { 0 },
        },
    ['l' - 'a'] =
        (const struct held[]){
            { "lening", 9, 7, is_sum },
            { "licence", 8, 8, is_parted },
            { "licencia", 8, 0, NULL },
            { "licentie", 8, 0, NULL },
            { "licenza", 8, 0, NULL },
            { "lid", 6, 5, NULL },
            { "lizenz", 8, 0, NULL },
            { "loan", 9, 7, is_sum },
            { "locataire", 6, 5, NULL },
            { 0 },
        },
    ['m' - 'a'] =
        (const struct held[]){
            { "matricola", 5, 5, is_machine },
            { "matricule", 5, 5, is_machine },
            { "member", 6, 6, NULL },
            { "membership", 6, 5, NULL },
            { "mitglied", 6, 5, NULL },
            { "mortgage", 9, 7, is_sum },
            { "mrn", 6, 5, NULL },
            { "mutuelle", 8, 6, NULL },
            { "mutuo", 9, 7, is_sum },
            { 0 },
        },
    ['p' - 'a'] =
        (const struct held[]){
            { "patient", 6, 5, NULL },
            { "patientin", 6, 5, NULL },
            { "paziente", 6, 5, NULL },
            { "pid", 8, 7, is_process },
            { "pol", 7, 6, NULL },
            { "police", 6, 6, is_no_policy },
            { "policyholder", 6, 5, NULL },
            { "polis", 7, 5, NULL },
            { "poliza", 7, 5, NULL },
            { "polizza", 7, 5, NULL },
            { "polizze", 6, 6, NULL },
            { "pratica", 6, 5, reference_no_file },
            { "prestamo", 9, 7, is_sum },
            { "pret", 9, 7, is_sum },
            { "proc", 6, 5, reference_no_file },
            { "procedimiento", 5, 5, reference_no_file },
            { "processo", 6, 5, reference_no_file },
            { "protocollo", 6, 5, reference_no_file },
            { 0 },
        },
    ['r' - 'a'] =
        (const struct held[]){
            { "ref", 6, 4, is_no_letter },
            { "reference", 6, 5, is_no_letter },
            { "references", 6, 5, is_no_letter },
            { "referentie", 6, 4, is_no_letter },
            { "referenz", 6, 5, is_no_letter },
            { "rg", 6, 0, is_no_register },
            { "rio", 0, 5, is_no_line },
            { "rolnummer", 5, 5, reference_no_file },
            { 0 },
        },
    ['s' - 'a'] =
        (const struct held[]){
            { "socia", 6, 5, NULL },
            { "socio", 6, 5, NULL },
            { "subscriber", 7, 5, NULL },
            { 0 },
        },
    ['t' - 'a'] =
        (const struct held[]){
            { "tenant", 6, 5, NULL },
            { "tessera", 7, 6, NULL },
            { 0 },
        },
    ['u' - 'a'] =
        (const struct held[]){
            { "utenza", 8, 6, NULL },
            { "uvz", 5, 5, NULL },
            { 0 },
        },
    ['v' - 'a'] =
        (const struct held[]){
            { "vertrag", 8, 5, is_rented },
            { "vertragskonto", 7, 6, NULL },
            { 0 },
        },
    ['z' - 'a'] =
        (const struct held[]){
            { "zaak", 6, 5, reference_no_file },
            { "zaaknummer", 6, 5, reference_no_file },
            { "zeichen", 5, 5, is_no_letter },
            { 0 },
        },
};

static const struct held *held_by(struct str word)
{
    char first = word.len > 1 ? word.ptr[0] : '\0';

    if (first < 'a' || first > 'z' || !held[first - 'a'])
        return NULL;
    for (const struct held *h = held[first - 'a']; h->word; h++)
        if (h->word[1] == word.ptr[1] && word_here(h->word, word, '\0'))
            return h;
    return NULL;
}

/* Does a word of German or Dutch begin with who somebody is: "Bewohnernr", "sponsornummer"? */
static bool begins_with_holder(struct str word)
{
    static const char *const stems[] = {
        "abo",      "afnemer",     "bewohner",   "bewoner",   "client",      "debitor",
        "donateur", "donor",       "eigner",     "fahrgast",  "gast",        "gaste",
        "huurder",  "inwoner",     "klant",      "klient",    "kredit",      "leden",
        "lezer",    "lid",         "mandanten",  "mieter",    "mitarbeiter", "mitglieds",
        "partner",  "paten",       "patienten",  "personeel", "polis",       "policen",
        "relatie",  "schuldner",   "spaarkaart", "spender",   "spieler",     "speler",
        "sponsor",  "stamboek",    "teilnehmer", "vereins",   "verenigings", "versicherungsschein",
        "vertrags", "verzekerden",
    };

    for (size_t i = 0; i < COUNT_OF(stems); i++)
        if (stems[i][0] == word.ptr[0] && str_starts(word, str_of(stems[i])))
            return true;
    return false;
}

/* "Patentnummer", "klantenservicenummer", "Patientenzimmernummer": a thing's, whoever stands in
 * front. */
static bool is_of_thing(struct str word)
{
    static const char *const things[] = { "patent",   "kreditoren", "service", "zimmer", "kamer",
                                          "register", "server",     "tank",    "telefo" };

    for (size_t i = 0; i < COUNT_OF(things); i++)
        if (str_find(word, str_of(things[i]), 0) != STR_NPOS)
            return true;
    return false;
}

/* "Sachkonto", "Spendenkonto": of books and of banks, nobody's with the firm. */
static bool is_of_books(struct str word)
{
    static const char *const fronts[] = {
        "aktiv",     "anlage",   "aufwand", "bank",   "bestand",     "buchung",  "debitor",
        "ertrag",    "erlos",    "erfolg",  "gegen",  "gehalt",      "giro",     "interim",
        "kosten",    "kreditor", "lohn",    "passiv", "privat",      "referenz", "sach",
        "sammel",    "spar",     "spende",  "umsatz", "verbindlich", "verein",   "verrechnung",
        "vorsteuer", "waren",    "zwischen"
    };

    for (size_t i = 0; i < COUNT_OF(fronts); i++)
        if (word.ptr[0] == fronts[i][0] && str_starts(word, str_of(fronts[i])))
            return true;
    return false;
}

/* "huurcontract", "Mietvertrag", "Hausratpolice", "Kabelkonto", "Bewohnernr": the word that such
 * a one ends in. */
static const struct held *held_by_end(struct str word)
{
    static const struct str ends[] = { STR_INIT("contract"), STR_INIT("vertrag"),
                                       STR_INIT("police"), STR_INIT("polis"), STR_INIT("polizze") };
    static const struct held number = { "", 5, 4, NULL }, account = { "", 7, 6, NULL };

    if (word.len < 5)
        return NULL;
    for (size_t i = 0; word.len > 8 && i < COUNT_OF(ends); i++)
        if (word.len > ends[i].len + 2 && str_ends(word, ends[i]))
            return held_by(ends[i]);
    if (word.len > 8 && str_ends(word, STR("konto")))
        return is_of_books(word) ? NULL : &account;
    return (str_ends(word, STR("nr")) || str_ends(word, STR("nummer"))) &&
                   begins_with_holder(word) && !is_of_thing(word)
               ? &number
               : NULL;
}

/* "Kundennummer noch 1200 Stück": behind a hedge, something counted and no number. */
static bool is_counted(const struct find *f, size_t from, size_t k, size_t last)
{
    bool hedged = false;

    for (size_t n = from; n < k; n++)
        hedged |= !(f->tokens[n].is & WORD_IS) &&
                  (word_among(token_folded(f, &f->tokens[n]),
                              "still|toujours|noch|nog|ancora|ainda|encore") ||
                   is_at_hand(f, &f->tokens[n]) || answers(f, n));
    return hedged && !reference_part_ends(f, last + 1);
}

/* "448213 is my customer number": the number in front of the words for it. */
static void find_before(struct find *f, size_t i, size_t least)
{
    size_t k = i, last;
    struct span s;

    while (k > 0 && i - k < 2 && f->tokens[k - 1].is & (WORD_OWNER | WORD_THE))
        k--;
    if (k < 2 || !(f->tokens[k - 1].is & WORD_IS) || f->tokens[k].gap > GAP_JOIN)
        return;
    for (k -= 2; k > 0 && i - k < BEFORE_MOST && !reference_figure(&f->tokens[k]) &&
                 f->tokens[k].end - f->tokens[k].start <= 2;)
        k--; /* "c'est" */
    if (!reference_figure(&f->tokens[k]) || f->tokens[k].gap == GAP_JOIN ||
        f->tokens[k].gap == GAP_DOT ||
        (k > 0 && reference_figure(&f->tokens[k - 1]) && f->tokens[k].gap <= GAP_SPACE))
        return;
    s = reference_span(f, k, &last);
    if (reference_figures(f, &s) >= least && reference_holds(f, &s, k, last))
        propose(f, s);
}

/* "Agent: I sent a code\nClient: 1200 words": who writes the next line. */
static bool is_writer(const struct find *f, size_t i)
{
    const struct token *last = &f->tokens[i + f->tokens[i].phrase - 1];

    return f->tokens[i].phrase == 2 && last->gap == GAP_LINE && last->shape & TOKEN_CAPITAL &&
           (last->next == ':' || str_starts(str_from(f->text, last->end), STR(" :")));
}

/* "claim no. K4QZ88PT": few figures, and letters among them, which "WINDOWS11" has not. */
static bool is_short_code(const struct find *f, const struct span *s, size_t least)
{
    size_t capitals = 0, others = 0, turns = 0;

    for (uint32_t at = s->start; at < s->end; at++) {
        char c = f->text.ptr[at];

        capitals += reference_capital(c);
        others += !reference_capital(c) && !ascii_digit(c);
        turns += at > s->start && ascii_digit(c) != ascii_digit(f->text.ptr[at - 1]);
    }
    return least <= 4 && !others && turns >= 2 && capitals >= 3 &&
           s->end - s->start >= CODE_LEAST && reference_figures(f, s) >= 2;
}

void find_reference(struct find *f, size_t i)
{
    size_t least = is_writer(f, i) ? 0 : least_digits(&f->tokens[i]), last;
    size_t k =
        least ? number_at(f, reference_behind_brackets(f, i + f->tokens[i].phrase)) : f->count;
    struct span s;

    if (k == f->count) {
        if (least && !reference_spoken(f, i + f->tokens[i].phrase))
            find_before(f, i, least);
        return;
    }
    s = reference_span(f, k, &last);
    s.end = reference_check_end(f, last);
    if ((reference_figures(f, &s) >= least || is_short_code(f, &s, least)) &&
        reference_holds(f, &s, k, last) && !is_counted(f, i + f->tokens[i].phrase, k, last)) {
        propose(f, s);
        reference_second(f, last, s);
    }
}

static size_t capitals_in(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.len; i++)
        count += reference_capital(s.ptr[i]);
    return count;
}

/* A chat's line begins with who writes: "Klant: 4471209" is of a customer's number where the line
 * before asked for that, and of an order's where it asked for that. */
static bool was_asked(const struct find *f, size_t k)
{
    static const char things[] =
        "abbonamento|abonnement|acc|account|agreement|apolice|contract|contrat|contrato|contratto|"
        "identifiant|matricola|matricule|membership|mrn|police|polis|poliza|polizza|polizze|"
        "tessera|vertrag";
    size_t from = k > ASKED_REACH ? k - ASKED_REACH : 0;

    if (f->text.ptr[f->tokens[k].start - 1] == '"')
        return true; /* "socio": "VG-018834" */
    if (f->tokens[k].gap != GAP_OTHER || k < 2 || f->tokens[k - 1].gap < GAP_LINE ||
        word_among(token_folded(f, &f->tokens[k - 1]), things))
        return true;
    while (from < k && !least_digits(&f->tokens[from]))
        from++;
    return from < k;
}

/* Does what is written there look like a number of that which is held: not a year with something,
 * no word in small letters, no order's? */
static bool is_held(const struct find *f, const struct held *h, const struct span *s, size_t k)
{
    struct str text = str_slice(f->text, s->start, s->end);
    size_t capitals = capitals_in(text), figures = reference_figures(f, s);
    size_t least = capitals ? h->mixed : h->figures;

    if ((!capitals && reference_year(f, k) && figures < YEAR_AND) ||
        after_context(f, k, NEAR_BANK, ASKED_REACH) || (h->unless && h->unless(f, k)))
        return false;
    if (least && str_chr(str_slice(f->text, f->tokens[k - 1].end, s->start), '#', 0) != STR_NPOS)
        least = MARKED_LEAST;
    if (least && least < PARTED_LEAST && !reference_figure(&f->tokens[k]) &&
        f->tokens[k + 1].gap == GAP_SPACE && !reference_links(f, &f->tokens[k - 1]))
        least = PARTED_LEAST; /* "RA 221 884" is a paper's */
    return least && figures >= least &&
           (reference_capital(text.ptr[0]) || ascii_digit(text.ptr[0]));
}

/* "contrat famille", "police d'assurance": which one it is. */
static bool says_which(const struct find *f, const struct token *t)
{
    static const char words[] =
        "famille|habitation|auto|moto|sante|vie|obseques|mutuelle|prevoyance|assurance|electricite|"
        "gaz|energie|internet|mobile|fibre|luz|gas|energia|seguro|seguros|casa|hogar|coche|salud|"
        "luce|vita|insurance|energy|rental|hire|location|agua|hausrat|haftpflicht|strom|eau";

    return t->is & WORD_PARTICLE ||
           (t->end - t->start <= 2 && !(t->shape & (TOKEN_UPPER | TOKEN_INITIAL))) ||
           word_among(token_folded(f, t), words);
}

static bool is_number_word(const struct find *f, const struct token *t)
{
    return t->folded_len <= 6 && f->folded[t->folded] == 'n' &&
           word_listed(token_folded(f, t), "numero number nummer no nr num n");
}

/* "(n.º A-10077)" */
static bool in_brackets(const struct find *f, const struct token *t)
{
    return t->gap == GAP_OTHER && t->start > 0 && f->text.ptr[t->start - 1] == '(';
}

/* "abonné, n° ...", "mit der Nummer ...": no thing that has the number stands before its word. */
static bool is_of_nothing(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->gap == GAP_COMMA || in_brackets(f, t) ||
           (k > 0 && t->gap == GAP_SPACE && t[-1].end - t[-1].start <= 4 &&
            !(t[-1].is & NEAR_ANY) && !(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED)));
}

/* "assicurata presso di voi con il n. ...", "abonnée depuis dix ans, numéro ...": who has it. */
static bool is_holder(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] =
            ("abbonamento abbonata abbonato abonada abonado abonne abonnee abonnement "
             "adherent adherente afiliada afiliado apolice asegurada asegurado assicurata "
             "assicurato assinante assure assuree"),
        ['c' - 'a'] = "cliente client clienta customer",
        ['d' - 'a'] = "dossier",
        ['e' - 'a'] = "expediente",
        ['k' - 'a'] = "klant kunde kundin",
        ['l' - 'a'] = "lid",
        ['m' - 'a'] = "member membre mitglied",
        ['p' - 'a'] = ("patient pensionata pensionato pensionista pensionne pensionnee patientin "
                       "paziente policyholder polis poliza polizza pratica "
                       "processo"),
        ['s' - 'a'] = "socia socio subscriber subscription",
        ['t' - 'a'] = "titolare titulaire titular",
        ['v' - 'a'] = "versicherte versicherter verzekerde",
        ['z' - 'a'] = "zaak",
    };

    return word_by_letter(token_folded(f, t), words);
}

/* "Als Kunde suche ich das Teil mit der Nummer ...": the thing that has the number, behind its
 * article; not where somebody is: "adherente de la mutua con el número". */
static bool is_thing(const struct find *f, size_t k)
{
    static const char where[] = "at|bei|bij|by|chez|da|dans|de|depuis|di|do|du|em|en|for|from|in|"
                                "of|presso|seit|since|sinds|van|von|with";
    const struct token *t = &f->tokens[k];

    return k > 1 && t[-1].is & WORD_THE && t->gap == GAP_SPACE && t->end - t->start > 3 &&
           !is_number_word(f, t) && !is_holder(f, t) && !word_among(token_folded(f, t - 2), where);
}

/* How many tokens back "contrat" is, in the same part of the sentence; 0: nowhere. */
static size_t contract_before(const struct find *f, size_t k)
{
    static const char contracts[] = "contract|contrat|contrato|contratto|police|vertrag";
    bool numbered = is_number_word(f, &f->tokens[k - 1]) && is_of_nothing(f, k - 1);

    for (size_t n = 1; n <= (numbered ? HOLDER_FAR : CONTRACT_FAR) && k >= n; n++) {
        const struct token *t = &f->tokens[k - n];
        char c = t->folded_len >= 6 ? f->folded[t->folded] : '\0';

        if (n > 1 && n <= CONTRACT_FAR && (c == 'c' || c == 'p' || c == 'v') &&
            word_among(token_folded(f, t), contracts))
            return n;
        if (numbered && n > 1 && is_holder(f, t))
            return n;
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || (n > 1 && t->is & NEAR_ANY) ||
            (numbered && n > 1 && is_thing(f, k - n)) ||
            (t->gap > GAP_COMMA && (n > 1 || !in_brackets(f, t))))
            break;
    }
    return 0;
}

/* "contrat obsèques chez vous numéro": the contract that is numbered before token k. */
static const struct held *holds_contract(const struct find *f, size_t k)
{
    size_t far = contract_before(f, k);
    struct str word;

    if (!far)
        return NULL;
    if (!is_number_word(f, &f->tokens[k - 1]))
        for (size_t n = 1; n < far; n++)
            if (n > LINKS_MAX || !says_which(f, &f->tokens[k - n]))
                return NULL;
    word = token_folded(f, &f->tokens[k - far]);
    return held_by(str_eq(word, STR("police")) ? STR("contrat") : word);
}

/* May the way back from the number go on in front of token n: "contrat (n° ...", "est le ..."? */
static bool leads_back(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (!(reference_links(f, t) || (t->is & WORD_THE && t[-1].is & WORD_IS)))
        return false;
    return t->gap < GAP_LINE || (t->gap == GAP_OTHER && f->text.ptr[t->start - 1] == '(');
}

/* What holds the number that begins at token k, over words for "number". */
static const struct held *holds(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k - 1]);
    const struct held *h = held_by(word);

    h = h ? h : held_by_end(word);
    for (size_t n = 1; !h && n <= LINKS_MAX && k > n && leads_back(f, k - n); n++)
        h = held_by(token_folded(f, &f->tokens[k - n - 1]));
    return h ? h : holds_contract(f, k);
}

void find_held(struct find *f, size_t k)
{
    bool is = reference_figure(&f->tokens[k]) || reference_prefix(f, k);
    const struct held *h = is ? holds(f, k) : NULL;
    struct span s;
    size_t last;

    if (!h || !was_asked(f, k))
        return;
    s = reference_span(f, k, &last);
    s.end = reference_check_end(f, last);
    if (h->unless != is_sum && h->word[0]) /* not of the ends of words */
        s.score = 0.6F;                    /* a telephone's form says more */
    if (h->unless == reference_no_file || h->unless == is_no_letter)
        s.end = reference_with_clerk(f, last, s.end);
    if (is_held(f, h, &s, k) && reference_holds(f, &s, k, last)) {
        propose(f, s);
        reference_second(f, last, s);
    }
}
