/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_file.c - numbers of files: "dossier MDPH 976-26-11840", "Az. 4 C 1182/25".
 *
 * The file of an order or a complaint is nobody's.  One at a court, an office, a notary or the
 * police is somebody's: the form of a court's tells it, or a word near by. */
#include "pii/numbers/reference_priv.h"

#define GROUPS_LOOKED 3  /* in which a file's number may be parted */
#define OFFICE_REACH  32 /* tokens from a file's number to whose file it is */

bool reference_court(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & TOKEN_DIGITS && t->end - t->start <= 3 && k + 3 < f->count &&
           t[1].gap == GAP_SPACE && t[1].shape & TOKEN_CAPITAL && t[1].end - t[1].start <= 3 &&
           t[2].gap == GAP_SPACE && t[2].shape & TOKEN_DIGITS && t[3].gap == GAP_JOIN &&
           t[3].shape & TOKEN_DIGITS && t[3].end - t[3].start == 2 &&
           f->text.ptr[t[3].start - 1] == '/';
}

/* "1187/24.6T8VNG": number, year and court in Portugal. */
static bool is_docket(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & TOKEN_DIGITS && t->next == '/' && k + 2 < f->count && t[1].gap == GAP_JOIN &&
           t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 2 && t[1].next == '.' &&
           t[2].gap == GAP_JOIN && t[2].shape & TOKEN_MIXED && t[2].end - t[2].start >= 5 &&
           ascii_digit(f->text.ptr[t[2].start]) && !ascii_digit(f->text.ptr[t[2].end - 1]);
}

/* Courts, offices and who speaks for somebody before them. */
static bool is_office(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("amtsgericht anwalt anwaltin avocat avocate abogado abogada avvocato "
                       "avvocata advocaat advogado advogada aima arbeitsgericht audience "
                       "auslanderbehorde aangifte allocation ants atestado"
                       " ausweisung anagrafe aansprakelijkheid advocaten anwaltskanzlei avocats "
                       "abogados avvocati advogados attorney arbeidsongeschiktheid"),
        ['b' - 'a'] = ("bafog benefit benefits"
                       " bamf betreuung bewindvoerder bijstand"),
        ['c' - 'a'] = ("caf court carsat cpam conservatoria council"
                       " ccas cpas curatelle curateur curatore custody"),
        ['d' - 'a'] = ("denuncia dwp detention deces"
                       " dependencia desahucio divorce divorcio divorzio"),
        ['e' - 'a'] = ("extranjeria erbschaft"
                       " ertzaintza echtscheiding erfenis"),
        ['f' - 'a'] = "finanzamt familienkasse familiengericht",
        ['g' - 'a'] = "gericht greffe gendarmerie gnr gemeente gerichtsvollzieher",
        ['h' - 'a'] = ("huissier hopital hospital hacienda hmrc heritage"
                       " herencia heranca"),
        ['i' - 'a'] = ("inps immigration"
                       " inventario invalidita insolvencia"),
        ['j' - 'a'] = "juge jugement jobcenter juzgado judge judgment jugendamt",
        ['k' - 'a'] = ("klage krankenkasse"
                       " kanzlei kantonrechter"),
        ['l' - 'a'] = "landgericht letselschade",
        ['m' - 'a'] = ("mdph multa mairie"
                       " mandant mandantin mandanten"),
        ['n' - 'a'] = ("notaire notar notario notaria notaio notaris naturalisation "
                       "naturalizzazione"
                       " nalatenschap notariat notaires notariskantoor"),
        ['o' - 'a'] = "obseques ocmw",
        ['p' - 'a'] = ("prefecture plainte politie polizei probate prefettura psp polizia policia"
                       " penhora paciente paziente patientin"),
        ['q' - 'a'] = "questura queixa querela",
        ['r' - 'a'] = ("rechtsstreit rechtbank rechtsanwalt rechtsanwaltin residenza retraite rsa"
                       " raumung rqth rentenversicherung rechtsanwalte"),
        ['s' - 'a'] = ("succession sejour sozialamt solicitor saisie sucesion"
                       " scheidung sfratto separazione schuldner solicitors svb "
                       "schuldeiser schuldsanering"),
        ['t' - 'a'] = "tribunal tribunale tutelle tutelles tribunaux testament testamento",
        ['u' - 'a'] = ("uwv"
                       " uitkering"),
        ['v' - 'a'] = ("verlassenschaft vollstreckung"
                       " versorgungsamt vorsorgevollmacht"),
        ['w' - 'a'] = "wohngeld widerspruch",
    };

    return word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* "SAV-2024-118", "RMA-4471": what a shop calls its returns and repairs. */
static bool is_of_shop(const struct find *f, size_t k)
{
    return f->tokens[k].shape & TOKEN_UPPER &&
           word_among(
               token_folded(f, &f->tokens[k]),
               "rma|sav|ret|rek|rep|liv|lief|cmd|cde|ord|web|tkt|tic|inc|sr|gar|http|usb|iso");
}

/* What is sent, sent back or mended: whose file it is, whatever office stands near. */
static bool is_of_goods(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "bestellung bestelling bezorgd",
        ['c' - 'a'] = "colis commande consegna consegnato",
        ['d' - 'a'] = "delivery delivered",
        ['e' - 'a'] = "encomenda entrega entregue entregado envio",
        ['g' - 'a'] = "garantie garantia garanzia geliefert geleverd",
        ['l' - 'a'] = "livraison livre lieferung levering",
        ['o' - 'a'] = "ordine order",
        ['p' - 'a'] = "paquet pedido paquete pacco paket pakket parcel",
        ['r' - 'a'] = ("retour reparatur reparation reparacion riparazione repair rucksendung reso "
                       "refund reembolso remboursement"),
        ['w' - 'a'] = "warranty",
        ['z' - 'a'] = "zustellung zending",
    };

    return word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* "AZ 85004-1234": where in Arizona. */
static bool is_zip(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & TOKEN_DIGITS && t->end - t->start == 5 && k + 1 < f->count &&
           t[1].gap == GAP_JOIN && t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 4;
}

/* "118 204": nothing but figures, in up to three groups. */
static bool is_of_figures(const struct find *f, size_t k)
{
    for (size_t end = k + GROUPS_LOOKED; k < end && f->tokens[k].shape & TOKEN_DIGITS; k++) {
        if (k + 1 >= f->count || f->tokens[k + 1].gap > GAP_JOIN)
            return true;
        if (f->tokens[k + 1].gap == GAP_JOIN)
            return false;
        if (!(f->tokens[k + 1].shape & TOKEN_DIGITS))
            return true;
    }
    return false;
}

bool reference_no_file(const struct find *f, size_t k)
{
    size_t from = k > OFFICE_REACH ? k - OFFICE_REACH : 0, end = k + OFFICE_REACH;
    bool office = false;

    if (reference_court(f, k) || is_docket(f, k))
        return false;
    if (is_of_figures(f, k))
        return true; /* as any number is */
    if (f->tokens[k].is & (WORD_PARTICLE | WORD_THE))
        return true; /* "DOSSIER DEL 2024-11-14" */
    if (word_among(token_folded(f, &f->tokens[k]), "img|dsc|pxl|scan|vid|doc"))
        return true; /* a picture's */
    if (is_of_shop(f, k) || is_zip(f, k))
        return true;
    for (size_t n = from; n < end && n < f->count; n++) {
        if (is_of_goods(f, n))
            return true;
        office |= is_office(f, n);
    }
    return !office;
}
