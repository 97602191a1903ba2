/* SPDX-License-Identifier: EUPL-1.2 */
/* weigh.c - what a number is, by all that stands around it: a trained model where no rule knows;
 * and which word is a secret (weigh_word.c).
 *
 * Customers', members' and patients' numbers and most codes have no form of their own, and nobody
 * can list every word for them.  A linear model (src/model/linear.h) sees the words before and
 * behind, the letters of the nearest ("Vertragskontonr", "adhésion"), what the lexicon says of
 * them, the signs beside the number and its form, never its figures.  Its probability is the score.
 * It speaks last: what any rule proposes for the same place stands before it, but a card's,
 * plate's, company's or passport's number that no check digit proves, where the model is surer. */
#include "pii/weigh/weigh_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/pii_priv.h"
#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"
#include "pii/secrets/secret_priv.h"
#include "text/text.h"

#define CHARS_MAX     30
#define MIXED_LEAST   6 /* characters of one with two figures */
#define GROUPS_MAX    7
#define SINGLES_LEAST 4
#define APART_MOST    3 /* letters of capitals with a space behind */
#define NEAR_SURE     3 /* tokens to a word that tells what a short number is */
#define FIGURES_LEAST 3 /* among letters */
#define DIGITS_LEAST  4 /* without */
#define BEFORE_MOST   8 /* tokens looked at in front */
#define BEHIND_MOST   3
#define ZONES_MOST    3
#define TOLD_REACH    4
#define LETTERS_MOST  4 /* words in front whose letters are seen */
#define WORDLESS_MOST 4 /* numbers in front of it, with no word between */
#define ROWS_MOST     8 /* numbers of one length in a row: a table */
/* Words weighed in a window: more are no mail, and would cost without end. */
#define WORDS_MOST (PII_WINDOW / 192)

/* Probabilities from which on a balanced organisation takes it: a reference; one where the
 * organisation has told how its own look; a number that is a secret, a word that is one. */
#define SURE           0.75F
#define SURE_PATTERNED 0.90F
#define SURE_SECRET    0.90F
#define SURE_WORD      0.5F
#define SCORE_LEAST    0.3F /* what a cautious organisation takes */
#define SCORE_MOST     0.95F
#define PROPOSED_LEAST 0.5F /* of what a rule proposes, for it to stand before this */

const struct str weighed_names[WEIGHED] = { STR_INIT("nothing"), STR_INIT("reference"),
                                            STR_INIT("secret") };

_Static_assert(LETTERS_MOST + 2 <= WEIGH_SPELLED, "behind, and the word itself");
_Static_assert(WEIGH_SPELLED * 3 * (WEIGH_WORD_SEEN + 1) <= WEIGH_LETTERS, "their letters");
_Static_assert((BEFORE_MOST + BEHIND_MOST + 1) * (64 + 4) + 32 <= WEIGH_NOTED,
               "each word has 64 meanings at most");

bool weigh_load(struct arena *a, struct str bytes, enum model_check how, struct model **ret_model,
                struct fault *f)
{
    const struct str *labels;
    struct model *m;
    bool same;

    if (!model_load(a, bytes, how, &m, f))
        return false;
    same = model_labels(m, &labels) == WEIGHED && model_kinds(m) == WEIGH_KINDS;
    for (size_t i = 0; same && i < WEIGHED; i++)
        same = str_eq(labels[i], weighed_names[i]);
    if (!same)
        return fault_set(f, FAULT_INVALID, "this model weighs no numbers");
    *ret_model = m;
    return true;
}

static bool is_figure(const struct token *t)
{
    return (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) != 0;
}

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

/* ---- which numbers ---- */

/* "KD-", "MRH", "ccw-": letters that belong to a number they are joined to. */
static bool is_part(const struct token *t)
{
    return t->shape & (TOKEN_UPPER | TOKEN_INITIAL) ? length_of(t) <= 6 : length_of(t) <= 4;
}

static bool is_joined(const struct find *f, size_t k)
{
    char mark;

    if (k >= f->count || f->tokens[k].gap != GAP_JOIN)
        return false;
    mark = f->text.ptr[f->tokens[k].start - 1];
    return mark == '-' || mark == '/' || mark == '.' || mark == '_';
}

/* Letters that a number begins with: "KD-4471", "MRH7712/0045", "ccw-00482". */
static bool is_head(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (!is_part(t) || !is_joined(f, k + 1))
        return false;
    if (is_figure(&t[1]))
        return length_of(&t[1]) >= 3 || t->shape & (TOKEN_UPPER | TOKEN_INITIAL);
    return t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && is_part(&t[1]) && is_joined(f, k + 2) &&
           is_figure(&t[2]);
}

static bool stands_apart(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return length_of(t) <= APART_MOST && !(t->is | t->covered) &&
           !memchr("AEIOUYNaeiouyn", f->text.ptr[t->start], t->shape & TOKEN_INITIAL ? 14 : 0) &&
           k + 1 < f->count && t[1].gap == GAP_SPACE && is_figure(&t[1]) && length_of(&t[1]) >= 2 &&
           t->gap != GAP_JOIN && t->gap != GAP_NONE &&
           !(k > 0 && t->gap == GAP_SPACE && (t[-1].shape & TOKEN_UPPER || is_figure(t - 1)));
}

/* "V 300 415 84", "ANT 523": capitals that no list has, in a sentence that is not shouted. */
static inline bool is_apart(const struct find *f, size_t k)
{
    return f->tokens[k].shape & (TOKEN_UPPER | TOKEN_INITIAL) && stands_apart(f, k);
}

/* Is token k what a number that begins before it goes on with, or a part of a word? */
static bool is_inside(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (k == 0 || t->gap > GAP_JOIN)
        return false;
    if (is_apart(f, k - 1))
        return true;
    if (t->gap != GAP_JOIN)
        return t->shape & t[-1].shape & TOKEN_DIGITS || (is_figure(t - 1) && is_figure(t));
    return is_figure(t - 1) || !is_joined(f, k) || is_part(t - 1);
}

/* "9910 SC 2276", "21 60 00447 Q.": capitals between figures, or one that ends them; no year goes
 * on behind, "5100 R 2019".  It takes more than reference_form.c's is_letter_within(), which stands
 * right behind a word for the number, for the model weighs what it is. */
static bool goes_between(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (!(t->shape & (TOKEN_UPPER | TOKEN_INITIAL)) || length_of(t) > 2 || n == 0 ||
        !is_figure(t - 1))
        return false;
    if (n + 1 >= f->count || t[1].gap >= GAP_COMMA)
        return t->shape & TOKEN_INITIAL;
    return t[1].gap == GAP_SPACE && t[1].shape & TOKEN_DIGITS &&
           !figures_year(token_text(f, t + 1)) &&
           !word_listed(token_folded(f, t), "ps kw cv hp cc gb tb mb kb km cm mm kg v w");
}

/* Does token n go on with a number: "4419 2207", "AD-5520981", "633597 0044 1882 207"?  Any group
 * does, where reference_form.c's goes_on() asks for printed ones: what is too long is weighed less.
 */
static bool goes_on(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (t->gap == GAP_SPACE)
        return (t->shape & TOKEN_DIGITS && (is_figure(t - 1) || goes_between(f, n - 1))) ||
               goes_between(f, n);
    return is_joined(f, n) && (is_figure(t) || is_part(t));
}

static inline bool may_go_on(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (t->gap == GAP_SPACE && !(t->shape & (TOKEN_DIGITS | TOKEN_UPPER | TOKEN_INITIAL)))
        return false; /* a word, as mostly */
    return t->gap <= GAP_JOIN && goes_on(f, n);
}

static size_t last_of(const struct find *f, size_t k)
{
    size_t last = is_apart(f, k) ? k + 1 : k;

    while (last + 1 < f->count && last - k < GROUPS_MAX && may_go_on(f, last + 1))
        last++;
    while (last > k && !is_figure(&f->tokens[last]) &&
           !(f->tokens[last].shape & (TOKEN_UPPER | TOKEN_INITIAL)) && is_figure(&f->tokens[k]))
        last--; /* "4512-er" */
    return last;
}

/* "12.03.24", "10.15.7", "14-02", "12/2024", "1299.00": figures in small groups. */
static bool is_small_groups(const struct find *f, const struct weighable *w)
{
    size_t most = 0, groups = w->last - w->first + 1;
    const struct token *last = &f->tokens[w->last];

    for (size_t k = w->first; k <= w->last; k++) {
        if (!(f->tokens[k].shape & TOKEN_DIGITS))
            return false;
        if (length_of(&f->tokens[k]) > most &&
            ((k > w->first && k < w->last) || !figures_year(token_text(f, &f->tokens[k]))))
            most = length_of(&f->tokens[k]);
    }
    if (most == 1 && groups >= SINGLES_LEAST) /* "4-9-9-2": a code, figure by figure */
        return false;
    return most <= 2 || (groups == 2 && last->gap == GAP_JOIN &&
                         f->text.ptr[last->start - 1] == '.' && length_of(last) == 2);
}

/* "4512 mm", "2500 x 1800", "4512 rue": counts, measures, a house. */
static bool is_counted(const struct find *f, const struct weighable *w)
{
    static const char *const units[26] = {
        ['a' - 'a'] = "avenue",
        ['c' - 'a'] = "caracteres characters chf cl cm",
        ['d' - 'a'] = "dagen days dias dollars",
        ['e' - 'a'] = "einwohner eur euro euros",
        ['f' - 'a'] = "fois francs franken",
        ['g' - 'a'] = "gb giorni go gr",
        ['h' - 'a'] = "h habitants heures horas hours hz",
        ['j' - 'a'] = "jours",
        ['k' - 'a'] = "kb keer kg ko kw kwh",
        ['l' - 'a'] = "letters lettres leute livres",
        ['m' - 'a'] = "m m2 m3 mah mal mb mensen ml mm mo mots",
        ['o' - 'a'] = "ore",
        ['p' - 'a'] = "pages paginas pagine pound pounds px",
        ['q' - 'a'] = "quid",
        ['r' - 'a'] = "rpm rue",
        ['s' - 'a'] = "seiten street stunden",
        ['t' - 'a'] = "tage times",
        ['u' - 'a'] = "uur",
        ['v' - 'a'] = "veces vezes volte",
        ['w' - 'a'] = "words",
        ['x' - 'a'] = "x",
        ['z' - 'a'] = "zeichen",
    };
    const struct token *t = &f->tokens[w->last + 1];

    return w->last + 1 < f->count && t->gap <= GAP_SPACE &&
           f->tokens[w->first].shape & TOKEN_DIGITS &&
           (word_by_letter(token_folded(f, t), units) || word_counted(token_folded(f, t)) ||
            t->is & WORD_MONTH);
}

/* No-break spaces are the usual ones there. */
static struct str behind_spaces(struct str s)
{
    uint32_t ch;

    while (s.len) {
        size_t n = text_char(s, &ch);

        if (!text_is_space(ch) || ch == '\n')
            break;
        s = str_from(s, n);
    }
    return s;
}

/* "129,90", "4512 €", "12 000 kWh" */
static bool is_amount(const struct find *f, const struct weighable *w)
{
    const struct token *behind = &f->tokens[w->last + 1];
    static const struct str signs[] = { STR_INIT("€"),  STR_INIT("$"),   STR_INIT("£"),
                                        STR_INIT("%"),  STR_INIT("eur"), STR_INIT("chf"),
                                        STR_INIT("kwh") };
    struct str rest = behind_spaces(str_slice(f->text, w->end, w->end + 12));

    if (w->last + 1 < f->count && behind->gap == GAP_COMMA && behind->start == w->end + 1 &&
        behind->shape & TOKEN_DIGITS && length_of(behind) <= 2)
        return true;
    for (size_t i = 0; rest.len && i < COUNT_OF(signs); i++)
        if ((rest.ptr[0] | 0x20) == (signs[i].ptr[0] | 0x20) && str_starts_nocase(rest, signs[i]))
            return true;
    return false;
}

static size_t figures_in(struct str s)
{
    size_t figures = 0, i = 0;

    for (; i + 8 <= s.len; i += 8)
        figures += eight_count(eight_between(eight_load(s.ptr + i), '0', '9'));
    for (; i < s.len; i++)
        figures += ascii_digit(s.ptr[i]);
    return figures;
}

/* Are there as many figures as a number has?  Three in a row in front, as most have, are enough. */
static bool has_figures(const struct token *first, struct str s)
{
    return (first->shape & TOKEN_DIGITS && length_of(first) >= FIGURES_LEAST) ||
           figures_in(s) >= (s.len >= MIXED_LEAST ? 2 : FIGURES_LEAST);
}

/* Meanings of the nearest word that leave nothing to weigh: rules know those numbers, or that they
 * are nobody's. */
#define KNOWN_NEAR                                                                                 \
    (NEAR_ORDER | NEAR_VERSION | NEAR_DEVICE | NEAR_PHONE | NEAR_PLATE | NEAR_BIC | NEAR_TAX |     \
     NEAR_SOCIAL | NEAR_PASSPORT | NEAR_COMPANY | NEAR_BIRTH | NEAR_PLACE | NEAR_NET |             \
     NEAR_EXPIRY)

/* "ref", "dossier": of an order or of somebody; "customer numbers" are as often counted. */
static bool is_open(const struct find *f, const struct token *t)
{
    struct str word = token_folded(f, t);

    return (t->kind && strcmp(t->kind, "customers") != 0) || str_starts(word, STR("ref")) ||
           str_starts(word, STR("rif")) || str_starts(word, STR("doss"));
}

/* "commande n° 4471", "PLZ 50667": is what the number is told right before it? */
static bool is_told(const struct find *f, size_t k)
{
    size_t near = f->tokens[k].near;
    const struct token *t;

    if (near > TOLD_REACH || near > k)
        return false;
    t = &f->tokens[k - near];
    if (!(t->is & KNOWN_NEAR) || is_open(f, t))
        return false;
    for (size_t n = k - near + 1; n <= k; n++)
        if (f->tokens[n].gap == GAP_PARA || f->tokens[n].gap == GAP_DOT ||
            (n < k && is_figure(&f->tokens[n]) && length_of(&f->tokens[n]) >= FIGURES_LEAST))
            return false;
    return true;
}

#define TOLD_BEHIND 3 /* tokens to the word that tells it, behind "is" */

/* "4471902 ist meine Bestellnummer": the same, behind it. */
static bool is_told_behind(const struct find *f, size_t last)
{
    const struct token *is = &f->tokens[last + 1];

    if (last + 1 >= f->count || !(is->is & WORD_IS) || is->gap != GAP_SPACE ||
        str_eq(token_text(f, is), STR("e"))) /* "and" */
        return false;
    for (size_t k = last + 2; k < f->count && k <= last + TOLD_BEHIND; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap > GAP_JOIN)
            return false;
        if (t->is & KNOWN_NEAR)
            return !is_open(f, t);
    }
    return false;
}

/* "Bedrag: 12500": the name of the field says that it is money. */
static bool is_sum(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "amount",
        ['b' - 'a'] = "bedrag betrag",
        ['e' - 'a'] = "endbetrag eindbedrag",
        ['g' - 'a'] = "gesamtbetrag",
        ['i' - 'a'] = "importe importo",
        ['m' - 'a'] = "montant montante",
        ['p' - 'a'] = "preis prijs prix price prezzo precio preco",
        ['s' - 'a'] = "somme summe sum suma somma",
        ['t' - 'a'] = "total totaal totale",
        ['v' - 'a'] = "valor",
    };

    return k > 0 && f->tokens[k].gap == GAP_OTHER && f->tokens[k - 1].next == ':' &&
           f->tokens[k].shape & TOKEN_DIGITS &&
           word_by_letter(token_folded(f, &f->tokens[k - 1]), words);
}

bool weigh_cut(const struct find *f, size_t k, struct weighable *ret)
{
    const struct token *t = &f->tokens[k];
    struct weighable w = { .first = k, .start = t->start };
    struct str s;

    if (!(is_figure(t) || is_head(f, k) || is_apart(f, k)) || is_inside(f, k) ||
        t->row > ROWS_MOST || is_told(f, k))
        return false;
    w.last = last_of(f, k);
    w.end = f->tokens[w.last].end;
    s = str_slice(f->text, w.start, w.end);
    if (s.len > CHARS_MAX || is_small_groups(f, &w) || !has_figures(t, s) ||
        (t->near > NEAR_SURE && (s.len < DIGITS_LEAST || figures_year(s))) || is_amount(f, &w) ||
        is_counted(f, &w) || is_told_behind(f, w.last) || is_sum(f, k))
        return false;
    *ret = w;
    return true;
}

/* ---- what is seen ---- */

/* The last k letters of those in a row. */
static inline uint32_t letters_in_row(uint64_t row, unsigned k, enum seen what)
{
    uint64_t last = row & ((UINT64_C(1) << 8 * k) - 1);

    return (uint32_t)((last | (uint64_t)(k + 8 * what) << 56) * 0x9e3779b97f4a7c15U >> 32);
}

/* Three to five letters in a row of a word, its edges among them. */
static void see_letters(struct weigh_room *room, enum seen what, struct str word)
{
    uint64_t row = ' ';
    uint32_t *at = room->letters + room->seen.count[FEATURE_CHAR3];

    for (size_t i = 0; i <= word.len; i++) {
        row = row << 8 | (i < word.len ? (unsigned char)word.ptr[i] : ' ');
        if (i >= 1)
            *at++ = letters_in_row(row, 3, what);
        if (i >= 2)
            *at++ = letters_in_row(row, 4, what);
        if (i >= 3)
            *at++ = letters_in_row(row, 5, what);
    }
    room->seen.count[FEATURE_CHAR3] = (uint32_t)(at - room->letters);
}

static struct str word_seen(const struct find *f, const struct token *t)
{
    return str_slice(token_folded(f, t), 0, WEIGH_WORD_SEEN);
}

static uint64_t word_at(const struct find *f, size_t k)
{
    return is_figure(&f->tokens[k]) ? length_of(&f->tokens[k]) : f->tokens[k].hash;
}

/* How far in front a word stands, by tokens. */
static const uint8_t bands[BEFORE_MOST + 1] = { 0, 1, 2, 3, 4, 4, 5, 5, 5 };

/* Meanings that are seen. */
#define SEEN_MEANINGS (NEAR_ANY | WORD_IS | WORD_OWNER | WORD_AT | WORD_PRODUCT)

static void see_meanings(struct weigh_room *room, const struct token *t, unsigned place)
{
    uint64_t is = (t->is | t->covered) & SEEN_MEANINGS;

    for (; is; is &= is - 1)
        weigh_note(room, SEEN_MEANING, (uint64_t)__builtin_ctzll(is) << 8 | place);
    if (t->kind && t->is & NEAR_ANY) {
        uint64_t h = 0;

        for (const char *p = t->kind; *p; p++)
            h = h * 31 + (unsigned char)*p;
        weigh_note(room, SEEN_KIND, h << 8 | place);
    }
}

/* Most words have none. */
static inline void see_meaning(struct weigh_room *room, const struct token *t, unsigned place)
{
    if ((t->is | t->covered) & SEEN_MEANINGS)
        see_meanings(room, t, place);
}

/* Words whose letters say nothing that the whole does not. */
static bool is_long(const struct find *f, size_t k)
{
    return f->tokens[k].folded_len >= 4 && !is_figure(&f->tokens[k]);
}

/* What parts the word at k from what follows it: lines, the end of a sentence, another number,
 * which the words in front of it are about. */
static unsigned parted(const struct find *f, size_t k)
{
    static const uint8_t parts[] = {
        [GAP_DOT] = 1, [GAP_LINE] = 1, [GAP_PARA] = 2, [GAP_OTHER] = 0
    };
    const struct token *t = &f->tokens[k];

    return parts[t[1].gap] + (is_figure(t) && length_of(t) >= FIGURES_LEAST);
}

static uint64_t see_before(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    size_t spelled = 0, most = w->first < BEFORE_MOST ? w->first : BEFORE_MOST;
    unsigned zone = 0;
    uint64_t nearest = 0;
    bool meant = false;

    for (size_t far = 1; far <= most; far++) {
        size_t k = w->first - far;
        const struct token *t = &f->tokens[k];
        uint64_t word = word_at(f, k);

        zone += parted(f, k);
        if (zone > ZONES_MOST)
            break;
        weigh_note(room, SEEN_BEFORE, word << 6 | (unsigned)bands[far] << 2 | zone);
        weigh_note(room, SEEN_NEAR, word << 2 | zone);
        if (far == 2)
            weigh_note(room, SEEN_PAIR, word * 31 + word_at(f, k + 1));
        see_meaning(room, t, (far > 3) + 2 * zone);
        if (!meant && t->is & NEAR_ANY) {
            meant = true;
            weigh_note(room, SEEN_FIRST_MEANING, (t->is & NEAR_ANY) ^ zone);
        }
        if (is_long(f, k)) {
            if (!nearest)
                weigh_note(room, SEEN_NEAREST, word << 2 | zone);
            nearest = nearest ? nearest : word << 2 | zone;
            if (spelled < LETTERS_MOST)
                weigh_note_letters(room, zone ? SEEN_LETTERS_FAR : SEEN_LETTERS, t);
            spelled++;
        }
    }
    return nearest;
}

static void see_behind(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    bool spelled = false;

    for (size_t n = 1; n <= BEHIND_MOST && w->last + n < f->count; n++) {
        const struct token *t = &f->tokens[w->last + n];

        if (t->gap == GAP_LINE || t->gap == GAP_PARA)
            break;
        weigh_note(room, SEEN_BEHIND, word_at(f, w->last + n) << 2 | n);
        see_meaning(room, t, 15);
        if (!spelled && is_long(f, w->last + n)) {
            weigh_note_letters(room, SEEN_LETTERS_BEHIND, t);
            spelled = true;
        }
    }
}

/* The number's form: runs of figures and letters by their lengths, and what parts them. */
static uint64_t see_form(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    struct str s = str_slice(f->text, w->start, w->end);
    size_t figures = figures_in(s), letters = 0, parts = 0;
    uint64_t form = 0, rough;

    for (size_t i = 0; i < s.len; i++) {
        bool letter = ascii_alpha(s.ptr[i]), figure = ascii_digit(s.ptr[i]);

        letters += letter;
        parts += !letter && !figure;
        form = form * 257 + (unsigned char)(figure   ? '9'
                                            : letter ? 'A' | (s.ptr[i] & 0x20)
                                                     : s.ptr[i]);
    }
    rough = (figures < 5   ? figures
             : figures < 7 ? 5
             : figures < 9 ? 6
                           : 7)
                << 2 |
            (letters > 0) << 1 | (parts > 0);
    weigh_note(room, SEEN_FORM, form);
    weigh_note(room, SEEN_LENGTH,
               (figures < 15 ? figures : 15) << 8 | (letters < 4 ? letters : 4) << 4 |
                   (parts < 4 ? parts : 4));
    weigh_note(room, SEEN_SIGN, rough);
    weigh_note(room, SEEN_SIGN, 256 + (s.ptr[0] == '0') + 2 * (figures_year(str_slice(s, 0, 4))));
    return rough;
}

/* The bytes beside it. */
static void see_signs(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    unsigned char before = w->start ? (unsigned char)f->text.ptr[w->start - 1] : '\n';
    unsigned char two = w->start > 1 ? (unsigned char)f->text.ptr[w->start - 2] : '\n';
    unsigned char behind = w->end < f->text.len ? (unsigned char)f->text.ptr[w->end] : '\n';
    uint8_t gap = w->first ? f->tokens[w->first].gap : GAP_PARA;

    before = before == '\r' ? '\n' : before;
    behind = behind == '\r' ? '\n' : behind;
    two = (two | 0x20) >= 'a' && (two | 0x20) <= 'z' ? 'a' : two >= 0x80 ? 'b' : two;
    weigh_note(room, SEEN_GAP, gap);
    weigh_note(room, SEEN_GAP, 256 + before);
    weigh_note(room, SEEN_GAP, 512 + (before == ' ' ? two : 0));
    weigh_note(room, SEEN_GAP, 1024 + behind);
    weigh_note(room, SEEN_LINE,
               (uint64_t)(gap == GAP_LINE || gap == GAP_PARA) << 1 | (behind == '\n'));
}

/* All but the letters of words, which are named only. */
static void see_words(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    uint64_t nearest, rough;

    room->seen = (struct features){ 0 };
    room->seen.at[FEATURE_WORD] = room->next = room->words;
    room->seen.at[FEATURE_CHAR3] = room->letters;
    room->spelled_count = 0;
    nearest = see_before(f, w, room);
    see_behind(f, w, room);
    see_signs(f, w, room);
    rough = w->word ? weigh_see_word(f, w, room) : see_form(f, w, room);
    weigh_note(room, SEEN_WORD_FORM, nearest * 64 + rough);
    if (!nearest)
        weigh_note(room, SEEN_WORDLESS, rough);
    room->seen.count[FEATURE_WORD] = (uint32_t)(room->next - room->words);
    if (room->seen.count[FEATURE_WORD] > WEIGH_WORDS)
        room->seen.count[FEATURE_WORD] = WEIGH_WORDS;
}

void weigh_see(const struct find *f, const struct weighable *w, struct weigh_room *room)
{
    see_words(f, w, room);
    for (size_t i = 0; i < room->spelled_count; i++)
        see_letters(room, room->spelled[i].what, word_seen(f, room->spelled[i].token));
}

/* What the model says of a word's letters: worked out once, for the same few words stand around
 * most numbers. */
static const struct model_sum *sum_of_letters(const struct find *f, const struct token *t,
                                              unsigned what)
{
    struct weigh_room *room = &f->scratch->weigh;
    struct weigh_known *known = &room->known[(t->hash ^ what) % WEIGH_KNOWN_WORDS];
    struct str word = word_seen(f, t);

    if (known->what == what && known->len == word.len &&
        memcmp(known->word, word.ptr, word.len) == 0)
        return &known->sum;
    memcpy(known->word, word.ptr, word.len);
    known->len = (uint32_t)word.len;
    known->what = what;
    known->sum = (struct model_sum){ 0 };
    room->seen.count[FEATURE_CHAR3] = 0;
    see_letters(room, what, word);
    model_add(f->pii->weigher, room->letters, room->seen.count[FEATURE_CHAR3], &known->sum);
    return &known->sum;
}

/* ---- finding ---- */

/* Does a rule propose something there?  Names and addresses do not count, for where they are not
 * wanted nobody looks for them. */
static bool is_proposed(const struct find *f, uint32_t start, uint32_t end)
{
    const struct pii_scratch *s = f->scratch;

    for (size_t n = 0; n < RECENT_MOST && n < s->recent_count; n++) {
        const struct span *span = &s->proposals[s->recent[n]].span;

        if (span->end > start && span->start < end && span->score >= PROPOSED_LEAST)
            return true;
    }
    return false;
}

/* Is none of the tokens from `first` on and before `end` a word? */
static bool are_figures(const struct find *f, size_t first, size_t end)
{
    while (first < end && first < f->count && is_figure(&f->tokens[first]))
        first++;
    return first >= end || first >= f->count;
}

/* In a list of nothing but numbers there is nothing to weigh: in front of the number from token
 * `first` to `last`, and behind it. */
static bool has_words(const struct find *f, size_t first, size_t last)
{
    return !are_figures(f, first > WORDLESS_MOST ? first - WORDLESS_MOST : 0, first) ||
           !are_figures(f, last + 1, last + 1 + BEHIND_MOST);
}

/* The same, wherever the number from token k on may end. */
static bool may_have_words(const struct find *f, size_t k)
{
    return (k > 0 && !is_figure(&f->tokens[k - 1])) || /* as mostly */
           !are_figures(f, k > WORDLESS_MOST ? k - WORDLESS_MOST : 0, k) ||
           !are_figures(f, k + 1, k + 1 + GROUPS_MAX + BEHIND_MOST);
}

/* How sure one must be for a number to be taken: 0.5, as for all else.  What the model gives is a
 * probability among letters full of numbers; in ordinary mail most are nobody's. */
static float score_of(float p, float sure)
{
    return p < sure ? 0.5F * p / sure : 0.5F + (SCORE_MOST - 0.5F) * (p - sure) / (1 - sure);
}

static void ask(struct find *f, const struct weighable *w, float ret_p[static WEIGHED])
{
    struct weigh_room *room = &f->scratch->weigh;
    struct model_sum words = { 0 }, letters = { 0 };

    see_words(f, w, room);
    model_add(f->pii->weigher, room->words, room->seen.count[FEATURE_WORD], &words);
    for (size_t i = 0; i < room->spelled_count; i++)
        model_sum_add(&letters, sum_of_letters(f, room->spelled[i].token, room->spelled[i].what));
    model_scores_of(f->pii->weigher, &words, &letters, ret_p);
}

static void propose_weighed(struct find *f, const struct weighable *w, enum span_type type,
                            float score)
{
    if (score >= SCORE_LEAST && !secret_of_program(str_slice(f->text, w->start, w->end)))
        propose(f, (struct span){ w->start, w->end, type, NULL, score, "weigher" });
}

static float sure_of_reference(const struct find *f)
{
    const struct pii_rules *r = f->hints->rules;

    return r && r->pattern_count ? SURE_PATTERNED : SURE;
}

/* "vb-119-4402": no detector begins at small letters, so the number is asked at its figures, at
 * token k. */
static bool is_small_head(const struct find *f, size_t k)
{
    return k > 0 && !(f->tokens[k - 1].shape & (TOKEN_UPPER | TOKEN_INITIAL)) && is_head(f, k - 1);
}

/* "180", "2024": three figures alone, or a year, with nothing near that tells what they are. */
static bool is_small(const struct find *f, const struct token *t)
{
    return t->shape & TOKEN_DIGITS && t->near > NEAR_SURE &&
           (length_of(t) < DIGITS_LEAST || figures_year(token_text(f, t)));
}

/* Most that weigh_cut() takes for none are told by a look at the next token: fewer figures than any
 * number has, and nothing that goes on; capitals of a sentence. */
static bool may_begin(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    bool joined = k + 1 < f->count && t[1].gap == GAP_JOIN;

    if (is_figure(t))
        return joined || (length_of(t) >= FIGURES_LEAST && !is_small(f, t)) ||
               (k + 1 < f->count && may_go_on(f, k + 1));
    return joined || (k + 1 < f->count && t[1].gap == GAP_SPACE && is_figure(&t[1]));
}

/* "20231231": as papers and programs write a day; nobody's reference, but a code may be one. */
static bool is_day(const struct find *f, const struct weighable *w)
{
    return w->end - w->start == 8 && figures_day(str_slice(f->text, w->start, w->end));
}

void find_weighed(struct find *f, size_t k)
{
    struct weighable w;
    float p[WEIGHED];
    uint32_t start;

    k -= f->tokens[k].gap == GAP_JOIN && is_figure(&f->tokens[k]) && is_small_head(f, k);
    start = f->tokens[k].start;
    if (!f->pii->weigher || !may_begin(f, k) || !may_have_words(f, k) ||
        is_proposed(f, start, start + 1) || !weigh_cut(f, k, &w) ||
        is_proposed(f, w.start, w.end) || !has_words(f, w.first, w.last))
        return;
    ask(f, &w, p);
    if (p[WEIGHED_SECRET] >= p[WEIGHED_REFERENCE])
        propose_weighed(f, &w, SPAN_CREDENTIAL, score_of(p[WEIGHED_SECRET], SURE_SECRET));
    else if (!is_day(f, &w))
        propose_weighed(f, &w, SPAN_CUSTOMER_REF,
                        score_of(p[WEIGHED_REFERENCE], sure_of_reference(f)));
}

/* Did a rule, or a number, tell a secret in that reach of the text?  One is enough for a cue. */
static bool is_answered(const struct find *f, size_t from, size_t end)
{
    const struct pii_scratch *s = f->scratch;
    uint32_t start = f->tokens[from].start, stop = f->tokens[end - 1].end;

    for (size_t n = 0; n < RECENT_MOST && n < s->recent_count; n++) {
        const struct span *span = &s->proposals[s->recent[n]].span;

        if (span->type == SPAN_CREDENTIAL && span->score >= PROPOSED_LEAST && span->start < stop &&
            span->end > start)
            return true;
    }
    return false;
}

void find_weighed_words(struct find *f, size_t i)
{
    size_t cue = f->cue, from, end;
    struct weighable w;
    float p[WEIGHED];

    if (cue == SIZE_MAX ||
        (i < f->count && !(f->tokens[i].is & WEIGH_CUES) && i - cue <= WEIGH_CUE_BEFORE))
        return;
    f->cue = SIZE_MAX;
    from = cue > WEIGH_CUE_BEHIND ? cue - WEIGH_CUE_BEHIND : 0;
    if (from < f->weighed_to)
        from = f->weighed_to; /* what the cue before has told is its own */
    end = i - cue > WEIGH_CUE_BEFORE ? cue + WEIGH_CUE_BEFORE + 1 : i;
    f->weighed_to = end;
    if (!f->pii->weigher || from >= end || is_answered(f, from, end))
        return;
    for (size_t k = from; k < end && f->weighed < WORDS_MOST; k++)
        if (weigh_may_be_word(f, k) && weigh_cut_word(f, k, &w) &&
            !is_proposed(f, w.start, w.end)) {
            ask(f, &w, p);
            propose_weighed(f, &w, SPAN_CREDENTIAL, score_of(p[WEIGHED_SECRET], SURE_WORD));
            f->weighed++;
        }
}
