/* SPDX-License-Identifier: EUPL-1.2 */
/* reference.c - numbers of customers, contracts, members and meters, right behind the words that
 * name them: "n° client : 88213-A", "policy no. MOT/4471902", "Zählernummer 1EMH0012938".
 *
 * They have no form of their own, and an organisation's pattern knows its own better; this finds
 * those of others, and those of an organisation that has set none.  What stands between may only
 * be words for "number" and "is", so that no price, date or order is taken. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "text/text.h"

#define REACH        4 /* tokens from the phrase to its number */
#define GROUPS_MAX   6
#define CHARS_MAX    30
#define IBAN_LEAST   15
#define PREFIX_MAX   4 /* letters of "MRH 7712 0045" */
#define PARTED_LEAST 8 /* figures behind such letters, where only "contrat" stands before */
#define ASKED_REACH  8
#define MARKED_LEAST 4 /* figures behind "#" */
#define LINKS_MAX    2
#define BEFORE_MOST  6 /* tokens from a number to the words for it behind */
#define CONTRACT_FAR 6 /* tokens from "contrat" to what is called its number */
#define FREE_LEAST   3 /* groups of a number that are of any length */
#define FREE_PIECE   8 /* figures of one of those */
#define LETTERS_MOST 2 /* that check a number, behind it */

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

static bool is_figure(const struct token *t)
{
    return (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) != 0;
}

static bool is_prefix(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= PREFIX_MAX &&
           !(t->next == ' ' && word_among(token_folded(f, t), "id|no|nr|num|ref")) &&
           k + 1 < f->count && t[1].gap <= GAP_JOIN &&
           (is_figure(&t[1]) || (t[1].gap == GAP_JOIN && t[1].shape & TOKEN_UPPER));
}

/* "number", "is": what may stand between. */
static bool links(const struct find *f, const struct token *t)
{
    static const struct str words[] = {
        STR_INIT("n"),      STR_INIT("no"),      STR_INIT("nr"),     STR_INIT("num"),
        STR_INIT("numero"), STR_INIT("number"),  STR_INIT("nummer"), STR_INIT("ref"),
        STR_INIT("id"),     STR_INIT("is"),      STR_INIT("est"),    STR_INIT("ist"),
        STR_INIT("es"),     STR_INIT("suivant"), STR_INIT("lautet"), STR_INIT("was"),
        STR_INIT("c"),      STR_INIT("cest"),
    };
    struct str word = token_folded(f, t);

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(word, words[i]))
            return true;
    return (t->is & WORD_IS && !str_eq(token_text(f, t), STR("e"))) || /* "and" */
           (t->gap == GAP_JOIN && t->end - t->start <= 2);
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

/* Where the number begins; `count` where none does. */
static size_t number_at(const struct find *f, size_t k)
{
    bool more = false;

    for (size_t end = k + REACH; k < f->count && k < end; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || (t->gap == GAP_DOT && t[-1].end - t[-1].start > PREFIX_MAX &&
                                   !str_ends(token_folded(f, t - 1), STR("nr"))))
            break;
        if (is_figure(t) || (is_prefix(f, k) && (!more || is_led(f, k))))
            return more && !is_led(f, k) ? f->count : k;
        if (!links(f, t) && !(t->is & WORD_THE && t[-1].is & WORD_IS)) { /* "est le 44821" */
            if (!tells_whose(f, t))
                break;
            more = true;
        }
    }
    return f->count;
}

/* Groups of figures as they are printed: of one length, "118 204 77", "10 004 772 118". */
static bool next_group(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];
    uint32_t length = t->end - t->start, before = t[-1].end - t[-1].start;

    return t->shape & t[-1].shape & TOKEN_DIGITS && n - k < GROUPS_MAX &&
           ((length >= 3 && (length == before || (n - k == 2 && !is_figure(&f->tokens[k])))) ||
            (n - k > 1 && length < before) ||
            (n - k == 1 && length == 4 && before == 2 && n + 1 < f->count &&
             t[1].gap == GAP_SPACE && t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 4) ||
            (n - k == 1 && length == 3 &&
             (before < 3 || (before == 4 && n + 1 < f->count && t[1].gap == GAP_SPACE &&
                             t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 3))));
}

static bool is_year(const struct find *f, size_t k)
{
    struct str s = token_text(f, &f->tokens[k]);

    return s.len == 4 && f->tokens[k].shape & TOKEN_DIGITS &&
           (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

/* "0933 41 7720", "3271 884 B": a group that another or one letter ends, and that other. */
static bool inner_group(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];
    uint32_t length = t->end - t->start, before = t[-1].end - t[-1].start, next;

    if (n - k == 2 && before == 2 && length == 4 && t->shape & TOKEN_DIGITS &&
        t[-2].end - t[-2].start == 4)
        return !is_year(f, n);
    if (!(t->shape & t[-1].shape & TOKEN_DIGITS) || length < 2 || n + 1 >= f->count ||
        t[1].gap != GAP_SPACE || is_year(f, n + 1))
        return false;
    next = t[1].end - t[1].start;
    if (t[1].shape & TOKEN_DIGITS)
        return next >= 3 && next <= 4 && (next == length || next == before);
    return next == 1 && length == 3 && before >= 3 && t[1].shape & TOKEN_INITIAL &&
           (n + 2 >= f->count || t[2].gap > GAP_JOIN);
}

/* Does token n go on with the number that began at k: "4419 2207", "AD-5520981", "MRH 77"? */
static bool goes_on(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (t->gap == GAP_JOIN)
        return is_figure(t) ||
               (t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= PREFIX_MAX + 2);
    return t->gap == GAP_SPACE && is_figure(t) &&
           (!is_figure(&t[-1]) || next_group(f, k, n) || inner_group(f, k, n));
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
    return !is_figure(&f->tokens[k]) && f->tokens[k + 1].gap == GAP_SPACE;
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

/* "Police : T-598251" is a contract's; without the mark it is who comes, and with a word behind the
 * figures it is how many they are, or where: "Police : 45000 hommes". */
static bool is_no_policy(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return mark_in_front(f, t->start) != ':' || (t->shape & TOKEN_DIGITS && k + 1 < f->count &&
                                                 t[1].gap == GAP_SPACE && !is_figure(&t[1]));
}

/* "prêt 150 000": what is lent; a loan's own number begins with a nought or has letters. */
static bool is_sum(const struct find *f, size_t k)
{
    return f->tokens[k].shape & TOKEN_DIGITS && f->text.ptr[f->tokens[k].start] != '0';
}

/* Words for who somebody is there, right before the number without a word for "number": "acc 6620
 * 118 447", "Kunde 3004418821".  How many figures it has at least where it is of figures alone, and
 * where letters are among them; 0: never taken.  None for a
 * dossier, which is an order's or a claim's as often, and a meter, which is the building's.
 * Sorted by their first letters. */
static const struct held {
    const char *word;
    uint8_t figures, mixed;
    bool (*unless)(const struct find *f, size_t k); /* NULL: always */
} held[] = {
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
    { "agreement", 8, 5, NULL },
    { "apolice", 7, 5, NULL },
    { "cl", 6, 6, NULL },
    { "client", 7, 6, NULL },
    { "cliente", 7, 6, NULL },
    { "clinica", 6, 5, NULL },
    { "compte", 0, 6, NULL },
    { "contract", 8, 5, is_rented },
    { "contrat", 8, 5, is_rented },
    { "contrato", 8, 5, is_rented },
    { "contratto", 8, 5, is_rented },
    { "cta", 7, 5, NULL },
    { "cuenta", 0, 6, NULL },
    { "customer", 7, 6, NULL },
    { "darlehen", 9, 7, is_sum },
    { "emprestimo", 9, 7, is_sum },
    { "hc", 6, 5, is_rate },
    { "hypotheek", 9, 7, is_sum },
    { "identifiant", 0, 7, is_no_seeker },
    { "kd", 6, 6, NULL },
    { "kl", 6, 6, NULL },
    { "klant", 7, 6, NULL },
    { "kredit", 9, 7, is_sum },
    { "kunde", 7, 6, NULL },
    { "kundin", 7, 6, NULL },
    { "lening", 9, 7, is_sum },
    { "licence", 8, 8, is_parted },
    { "licencia", 8, 0, NULL },
    { "licentie", 8, 0, NULL },
    { "licenza", 8, 0, NULL },
    { "lid", 6, 5, NULL },
    { "lizenz", 8, 0, NULL },
    { "loan", 9, 7, is_sum },
    { "matricola", 5, 5, is_machine },
    { "matricule", 5, 5, is_machine },
    { "member", 6, 6, NULL },
    { "membership", 6, 5, NULL },
    { "mitglied", 6, 5, NULL },
    { "mortgage", 9, 7, is_sum },
    { "mrn", 6, 5, NULL },
    { "mutuo", 9, 7, is_sum },
    { "patient", 6, 5, NULL },
    { "patientin", 6, 5, NULL },
    { "paziente", 6, 5, NULL },
    { "police", 6, 6, is_no_policy },
    { "polis", 7, 5, NULL },
    { "poliza", 7, 5, NULL },
    { "polizza", 7, 5, NULL },
    { "polizze", 6, 6, NULL },
    { "prestamo", 9, 7, is_sum },
    { "pret", 9, 7, is_sum },
    { "socia", 6, 5, NULL },
    { "socio", 6, 5, NULL },
    { "tessera", 7, 6, NULL },
    { "vertrag", 8, 5, is_rented },
};

static const struct held *held_by(struct str word)
{
    for (size_t i = 0; word.len && i < COUNT_OF(held) && held[i].word[0] <= word.ptr[0]; i++)
        if (held[i].word[0] == word.ptr[0] && str_eq(word, str_of(held[i].word)))
            return &held[i];
    return NULL;
}

/* "huurcontract", "Mietvertrag", "Hausratpolice": the word that such a one ends in. */
static const struct held *held_by_end(struct str word)
{
    static const struct str ends[] = { STR_INIT("contract"), STR_INIT("vertrag"),
                                       STR_INIT("police"), STR_INIT("polis"), STR_INIT("polizze") };

    for (size_t i = 0; word.len > 8 && i < COUNT_OF(ends); i++)
        if (word.len > ends[i].len + 2 && str_ends(word, ends[i]))
            return held_by(ends[i]);
    return NULL;
}

static bool is_money(const struct find *f, uint32_t end)
{
    static const struct str signs[] = { STR_INIT("€"), STR_INIT("$"), STR_INIT("£"), STR_INIT("%"),
                                        STR_INIT("eur") };
    struct str behind = str_trim(str_slice(f->text, end, end + 6));

    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts_nocase(behind, signs[i]))
            return true;
    return false;
}

/* "2024", "12/03/2024", "03.2026", "2026-11" */
static bool is_time(const struct find *f, size_t k, size_t last)
{
    const struct token *from = &f->tokens[k], *to = &f->tokens[last];

    return (is_year(f, last) && (k == last || (is_figure(from) && from->end - from->start <= 2))) ||
           (k < last && is_year(f, k) && to->end - to->start <= 2);
}

static bool is_capital(char c)
{
    return ascii_alpha(c) && ascii_lower(c) != c;
}

/* Does a part of the sentence end in front of token n, which no sum, time or unit goes on in? */
static bool part_ends(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];
    char c = t[-1].end < f->text.len ? f->text.ptr[t[-1].end] : '\0';

    if (n >= f->count || !c)
        return true;
    if (t->gap == GAP_COMMA)
        return ascii_space(f->text.ptr[t->start - 1]);
    if (t->gap == GAP_OTHER && c == ' ')
        return str_starts(str_from(f->text, t[-1].end), STR(" - ")) ||
               str_starts(str_from(f->text, t[-1].end), STR(" ("));
    return t->gap == GAP_OTHER ? memchr(");!?", c, 4) != NULL : t->gap > GAP_COMMA;
}

static size_t figures_between(const struct find *f, size_t k, size_t last)
{
    size_t digits = 0;

    for (uint32_t at = f->tokens[k].start; at < f->tokens[last].end; at++)
        digits += ascii_digit(f->text.ptr[at]);
    return digits;
}

/* "0933 41 7720", "7 0044 1892 3": groups of any length, where the part of the sentence ends behind
 * them.  Gives the last; `last` itself where no more go on. */
static size_t free_groups(const struct find *f, size_t k, size_t last)
{
    size_t n = last + 1;
    bool pieces = f->tokens[last].shape & TOKEN_DIGITS;

    while (pieces && n < f->count && n - k < GROUPS_MAX && f->tokens[n].gap == GAP_SPACE &&
           f->tokens[n].shape & TOKEN_DIGITS && f->tokens[n].end - f->tokens[n].start <= FREE_PIECE)
        n++;
    if (n - k < FREE_LEAST || n == last + 1 || is_year(f, n - 1) || !part_ends(f, n) ||
        figures_between(f, k, n - 1) < PARTED_LEAST)
        return last;
    return n - 1;
}

/* "3271 884 B": a second group and the letter that checks it; `last` itself where there is none. */
static size_t checked_group(const struct find *f, size_t last)
{
    const struct token *t = &f->tokens[last];

    return last + 2 < f->count && t->shape & t[1].shape & TOKEN_DIGITS && t[1].gap == GAP_SPACE &&
                   t[2].gap == GAP_SPACE && t[2].end - t[2].start == 1 &&
                   is_capital(f->text.ptr[t[2].start]) && part_ends(f, last + 3)
               ? last + 1
               : last;
}

/* The number that begins at token k. */
static struct span number_span(const struct find *f, size_t k, size_t *ret_last)
{
    size_t last = k;

    while (last + 1 < f->count && last - k < GROUPS_MAX && goes_on(f, k, last + 1))
        last++;
    last = free_groups(f, k, checked_group(f, last));
    *ret_last = last;
    return (struct span){ f->tokens[k].start, f->tokens[last].end, SPAN_CUSTOMER_REF, NULL, 0.975F,
                          "context" };
}

static size_t figures_in(const struct find *f, const struct span *s)
{
    size_t digits = 0;

    for (uint32_t at = s->start; at < s->end; at++)
        digits += ascii_digit(f->text.ptr[at]);
    return digits;
}

/* In the form of an account: "compte FR76...". */
static bool is_account(const struct find *f, const struct span *s)
{
    struct run r;

    if (s->end - s->start < IBAN_LEAST)
        return false;
    run_read(f->text, s->start, &r);
    return r.n >= IBAN_LEAST && ascii_alpha(r.c[0]) && ascii_alpha(r.c[1]) &&
           iban_length(r.c) <= r.n && check_iban_form(r.c, iban_length(r.c));
}

/* "spaarkaart 2500 punten": what was saved on it. */
static bool is_points(const struct find *f, size_t last)
{
    static const char points[] =
        "punten|puntos|pontos|points|punkte|punti|pts|zegels|sellos|bollini|"
        "timbres|stempels|stamps|meilen|miles|millas|milhas|miglia";

    return last + 1 < f->count && f->tokens[last + 1].gap <= GAP_JOIN &&
           word_among(token_folded(f, &f->tokens[last + 1]), points);
}

static bool is_number(const struct find *f, const struct span *s, size_t k, size_t last)
{
    return !is_points(f, last) && s->end - s->start <= CHARS_MAX && !is_money(f, s->end) &&
           !is_time(f, k, last) && !is_account(f, s);
}

/* The letters that check it, at the end of a part of a sentence: "8102 2237 X."; "44821 M. Roux" is
 * somebody else's. */
static uint32_t with_check(const struct find *f, size_t last)
{
    const struct token *t = &f->tokens[last + 1];
    uint32_t end = f->tokens[last].end;

    if (last + 1 >= f->count || t->gap != GAP_SPACE || t->end - t->start > LETTERS_MOST ||
        !is_capital(f->text.ptr[t->start]) || !is_capital(f->text.ptr[t->end - 1]) ||
        !part_ends(f, last + 2) || word_among(token_folded(f, t), "m|mm|mr|dr|sr|d|me|hr|fr"))
        return end;
    return t->end;
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
    for (k -= 2; k > 0 && i - k < BEFORE_MOST && !is_figure(&f->tokens[k]) &&
                 f->tokens[k].end - f->tokens[k].start <= 2;)
        k--; /* "c'est" */
    if (!is_figure(&f->tokens[k]) || f->tokens[k].gap == GAP_JOIN || f->tokens[k].gap == GAP_DOT ||
        (k > 0 && is_figure(&f->tokens[k - 1]) && f->tokens[k].gap <= GAP_SPACE))
        return;
    s = number_span(f, k, &last);
    if (figures_in(f, &s) >= least && is_number(f, &s, k, last))
        propose(f, s);
}

void find_reference(struct find *f, size_t i)
{
    size_t least = least_digits(&f->tokens[i]), last;
    size_t k = least ? number_at(f, i + f->tokens[i].phrase) : f->count;
    struct span s;

    if (k == f->count) {
        if (least)
            find_before(f, i, least);
        return;
    }
    s = number_span(f, k, &last);
    s.end = with_check(f, last);
    if (figures_in(f, &s) >= least && is_number(f, &s, k, last))
        propose(f, s);
}

static size_t capitals_in(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.len; i++)
        count += is_capital(s.ptr[i]);
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
    size_t capitals = capitals_in(text), figures = figures_in(f, s);
    size_t least = capitals ? h->mixed : h->figures;

    if ((!capitals && is_year(f, k)) || after_context(f, k, NEAR_BANK, ASKED_REACH) ||
        (h->unless && h->unless(f, k)))
        return false;
    if (least && str_chr(str_slice(f->text, f->tokens[k - 1].end, s->start), '#', 0) != STR_NPOS)
        least = MARKED_LEAST;
    if (least && least < PARTED_LEAST && !is_figure(&f->tokens[k]) &&
        f->tokens[k + 1].gap == GAP_SPACE && !links(f, &f->tokens[k - 1]))
        least = PARTED_LEAST; /* "RA 221 884" is a paper's */
    return least && figures >= least && (is_capital(text.ptr[0]) || ascii_digit(text.ptr[0]));
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

/* How many tokens back "contrat" is, in the same part of the sentence; 0: nowhere. */
static size_t contract_before(const struct find *f, size_t k)
{
    static const char contracts[] = "contract|contrat|contrato|contratto|police|vertrag";

    for (size_t n = 1; n <= CONTRACT_FAR && k >= n; n++) {
        const struct token *t = &f->tokens[k - n];
        char c = t->folded_len >= 6 ? f->folded[t->folded] : '\0';

        if (n > 1 && (c == 'c' || c == 'p' || c == 'v') &&
            word_among(token_folded(f, t), contracts))
            return n;
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || t->gap > GAP_COMMA)
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
    if (!word_among(token_folded(f, &f->tokens[k - 1]), "numero|number|nummer|no|nr|num|n"))
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

    if (!(links(f, t) || (t->is & WORD_THE && t[-1].is & WORD_IS)))
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
    const struct held *h = holds(f, k);
    struct span s;
    size_t last;

    if (!h || !(is_figure(&f->tokens[k]) || is_prefix(f, k)) || !was_asked(f, k))
        return;
    s = number_span(f, k, &last);
    s.end = with_check(f, last);
    if (h->unless != is_sum)
        s.score = 0.6F; /* a telephone's form says more */
    if (is_held(f, h, &s, k) && is_number(f, &s, k, last))
        propose(f, s);
}
