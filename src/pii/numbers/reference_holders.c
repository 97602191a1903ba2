/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_holders.c - words for who somebody is to those they write to ("Kunde", "abonné",
 * "tenant"), right before a number without a word for "number", and where each is none. */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"

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
bool reference_is_sum(const struct find *f, size_t k)
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

/* "La CAF 1234567 allocataires": how many it has; its own number ends a part of the sentence. */
static bool goes_on_behind(const struct find *f, size_t k)
{
    size_t last;

    reference_span(f, k, &last);
    return !reference_part_ends(f, last + 1);
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

/* "Our ref: KB/PEN/41207" is somebody's in a solicitor's letter, and nobody's where "our" or the
 * like is not in front or nothing around tells of a file. */
bool reference_nobodys_letter(const struct find *f, size_t k)
{
    return !has_in_front(f, k,
                         "il|ihr|ihre|mein|meine|mon|mi|mia|minha|my|nossa|nostra|nostro|notre|"
                         "nuestra|nuestro|ons|onze|our|su|sua|tu|unser|unsere|uw|v|vossa|vostra|"
                         "vostro|votre|vos|nos|vuestra|your|n") ||
           reference_no_file(f, k);
}

/* By their first letter, and each list in the order of the second. */
static const struct held *const held[26] = {
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
            { "caf", 7, 0, goes_on_behind },
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
            { "darlehen", 9, 7, reference_is_sum },
            { "deelnemer", 6, 5, NULL },
            { "donateur", 6, 5, NULL },
            { "donor", 6, 5, NULL },
            { "dossier", 6, 5, reference_no_file },
            { "dossiernummer", 6, 5, reference_no_file },
            { 0 },
        },
    ['e' - 'a'] =
        (const struct held[]){
            { "emprestimo", 9, 7, reference_is_sum },
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
            { "hypotheek", 9, 7, reference_is_sum },
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
            { "kredit", 9, 7, reference_is_sum },
            { "kunde", 7, 6, NULL },
            { "kundin", 7, 6, NULL },
            { 0 },
        },
    ['l' - 'a'] =
        (const struct held[]){
            { "lening", 9, 7, reference_is_sum },
            { "licence", 8, 8, is_parted },
            { "licencia", 8, 0, NULL },
            { "licentie", 8, 0, NULL },
            { "licenza", 8, 0, NULL },
            { "lid", 6, 5, NULL },
            { "lizenz", 8, 0, NULL },
            { "loan", 9, 7, reference_is_sum },
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
            { "mortgage", 9, 7, reference_is_sum },
            { "mrn", 6, 5, NULL },
            { "mutuelle", 8, 6, NULL },
            { "mutuo", 9, 7, reference_is_sum },
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
            { "prestamo", 9, 7, reference_is_sum },
            { "pret", 9, 7, reference_is_sum },
            { "proc", 6, 5, reference_no_file },
            { "procedimiento", 5, 5, reference_no_file },
            { "processo", 6, 5, reference_no_file },
            { "protocollo", 6, 5, reference_no_file },
            { 0 },
        },
    ['r' - 'a'] =
        (const struct held[]){
            { "ref", 6, 4, reference_nobodys_letter },
            { "reference", 6, 5, reference_nobodys_letter },
            { "references", 6, 5, reference_nobodys_letter },
            { "referentie", 6, 4, reference_nobodys_letter },
            { "referenz", 6, 5, reference_nobodys_letter },
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
            { "zeichen", 5, 5, reference_nobodys_letter },
            { 0 },
        },
};

const struct held *held_by(struct str word)
{
    char first = word.len > 1 ? word.ptr[0] : '\0';

    if (first < 'a' || first > 'z' || !held[first - 'a'])
        return NULL;
    for (const struct held *h = held[first - 'a']; h->word && h->word[1] <= word.ptr[1]; h++)
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
const struct held *held_by_end(struct str word)
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
