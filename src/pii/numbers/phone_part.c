/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_part.c - parts of telephone numbers, and numbers written with other signs.
 *
 * The extension of somebody at work, alone: "Ext. 4417" in a signature.
 *
 * Three to five figures are anything, so that a word right in front must say so.  Some of these
 * words mean other things too ("interno" is a flat, "toestel" a device): theirs stands alone
 * between marks or line ends.  Behind a whole number phone.c takes the extension with it.
 *
 * A number without its area ("442 0918 (Leicester code)"), with letters for figures ("o7911 oo2
 * 634"), with commas or points in the middle, or with its country and no "+" in a table. */
#include "pii/numbers/phone_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"

#define PART_LEAST 3
#define PART_MOST  5
#define GAP_MOST   4 /* bytes of "\": \"" between the word and the figures */
#define WORD_LEAST 3 /* letters of the word */

static const char *const sure[26] = {
    ['d' - 'a'] = "durchwahl doorkies doorkiesnummer durchwahlnummer",
    ['e' - 'a'] = "ext extn",
    ['n' - 'a'] = "nebenstelle nst",
    ['t' - 'a'] = "toestelnummer",
};
static const char *const unsure[26] = {
    ['a' - 'a'] = "anexo apparat",
    ['d' - 'a'] = "dw",
    ['e' - 'a'] = "extension extensao",
    ['i' - 'a'] = "int interno intern",
    ['k' - 'a'] = "klappe",
    ['p' - 'a'] = "poste",
    ['r' - 'a'] = "ramal",
    ['t' - 'a'] = "toestel tst",
};

/* Between two cells of a table. */
static bool parts_cells(char c)
{
    static const bool marks[256] = { [';'] = true, ['|'] = true, ['\t'] = true };

    return marks[(unsigned char)c];
}

/* Nothing but a mark or the line's end behind it: no unit, no word. */
static bool is_closed(struct str text, uint32_t end)
{
    return end >= text.len || memchr("\r\n,;)\"|", text.ptr[end], 7) ||
           (text.ptr[end] == '.' && (end + 1 >= text.len || text.ptr[end + 1] <= ' '));
}

#define CALLED_FAR 5 /* tokens from "rappeler" to "au poste 4418" */

/* The word of token k begins a line or stands behind a mark, or the text speaks of telephones. */
static bool is_open(const struct find *f, size_t k)
{
    static const char leads[] = "au at on al all la unter auf op via no na en le the";

    if (k == 0 || f->tokens[k].gap >= GAP_COMMA || after_context(f, k, NEAR_PHONE, 2))
        return true;
    if (!word_listed(token_folded(f, &f->tokens[k - 1]), leads))
        return false;
    for (size_t n = 2; n <= CALLED_FAR && n <= k && f->tokens[k - n + 1].gap <= GAP_COMMA; n++)
        if (f->tokens[k - n].is & NEAR_PHONE)
            return true;
    return false;
}

static bool is_named(const struct find *f, size_t i)
{
    const struct token *word = &f->tokens[i - 1], *t = &f->tokens[i];
    struct str name = token_folded(f, word);

    if (t->gap == GAP_JOIN || t->gap == GAP_LINE || t->gap == GAP_PARA ||
        t->start - word->end > GAP_MOST)
        return false;
    if (i > 1 && word->gap <= GAP_COMMA && word[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return false;
    return word_by_letter(name, sure) ||
           (word_by_letter(name, unsure) && is_open(f, i - 1) && is_closed(f->text, t->end) &&
            (t->end - t->start > PART_LEAST ||
             (i + 1 < f->count && f->tokens[i + 1].is & NEAR_PHONE)));
}

/* "Ines Ferro;x4471;": behind a name in a table. */
static bool is_beside_name(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 1 && parts_cells(f->text.ptr[t->start - 1]) && t->next && t->next != ',' &&
           !str_ends(token_text(f, t), STR("00")) && t[-1].gap == GAP_SPACE &&
           t[-1].shape & t[-2].shape & TOKEN_CAPITAL &&
           !((t[-1].shape | t[-2].shape) & (TOKEN_DIGITS | TOKEN_MIXED));
}

/* "Phone on desk: x60233" */
static bool is_crossed(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (f->text.ptr[t->start] != 'x')
        return false;
    for (uint32_t at = t->start + 1; at < t->end; at++)
        if (!ascii_digit(f->text.ptr[at]))
            return false;
    return t->end - t->start > PART_LEAST && t->end - t->start <= PART_MOST + 1 &&
           is_closed(f->text, t->end) &&
           (after_context(f, i, NEAR_PHONE, 4) || is_beside_name(f, i));
}

/* ---- without its area ---- */

#define LOCAL_LEAST 5
#define LOCAL_MOST  8
#define AREA_REACH  4
#define LOCAL_BYTES 16 /* from its first figures to the bracket behind it */

static const char *const areas[26] = {
    ['c' - 'a'] = "code",      ['i' - 'a'] = "indicatif indicativo",     ['k' - 'a'] = "kengetal",
    ['n' - 'a'] = "netnummer", ['p' - 'a'] = "prefisso prefijo prefixo", ['v' - 'a'] = "vorwahl",
};

static bool is_area(const struct find *f, size_t k)
{
    return f->tokens[k].folded_len >= 4 && word_by_letter(token_folded(f, &f->tokens[k]), areas);
}

/* The same, and no code of another kind: "area code". */
static bool names_area(const struct find *f, size_t k)
{
    return is_area(f, k) && (f->folded[f->tokens[k].folded] != 'c' ||
                             (k > 0 && word_listed(token_folded(f, &f->tokens[k - 1]),
                                                   "area dialling dialing std")));
}

/* "same area code, 442 0918", "même indicatif, 77 41 08": token i - 1 names an area. */
static bool behind_same_area(const struct find *f, size_t i)
{
    static const char same[] = "same meme gleiche gleicher selbe selber stesso mismo zelfde mesmo";

    if (i < 2 || f->tokens[i].start - f->tokens[i - 1].end > GAP_MOST)
        return false;
    return word_listed(token_folded(f, &f->tokens[i - 2]), same) ||
           (i > 2 && word_listed(token_folded(f, &f->tokens[i - 3]), same));
}

/* "442 0918 (Leicester code)", "77 41 08 (indicatif 03)" */
static bool before_area(const struct find *f, size_t i, uint32_t end)
{
    size_t k = i;

    if (end + 2 >= f->text.len || (f->text.ptr[end] != '(' && f->text.ptr[end + 1] != '('))
        return false;
    while (k < f->count && f->tokens[k].start < end)
        k++;
    for (size_t last = k + AREA_REACH; k < last && k < f->count; k++) {
        if (is_area(f, k))
            return f->folded[f->tokens[k].folded] != 'c' || f->tokens[k - 1].shape & TOKEN_CAPITAL;
        if (f->tokens[k].next == ')')
            return false;
    }
    return false;
}

/* "442 0918 (": a bracket not far behind? */
static bool is_bracketed(const struct find *f, const struct token *t)
{
    size_t left = f->text.len - t->end;

    if (t->end - t->start >= LOCAL_LEAST
            ? t->next != ' '
            : t + 1 < f->tokens + f->count && !(t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return false;
    return memchr(f->text.ptr + t->end, '(', left < LOCAL_BYTES ? left : LOCAL_BYTES) != NULL;
}

static bool may_be_local(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->gap != GAP_JOIN && t->end - t->start <= LOCAL_MOST &&
           !phone_too_short(f, i, LOCAL_LEAST);
}

/* `behind`: the word for the same area. */
static void find_local(struct find *f, size_t i, bool behind)
{
    const struct token *t = &f->tokens[i];
    struct dial r;

    r = (struct dial){ 0 };
    dial_read(f->text, t->start, &r);
    if (r.n < LOCAL_LEAST || r.n > LOCAL_MOST || !r.stop[r.n - 1] || r.line < r.n ||
        !(behind || before_area(f, i, r.end[r.n - 1])))
        return;
    propose(f, (struct span){ t->start, r.end[r.n - 1], SPAN_PHONE, NULL, 0.7F, "context" });
}

/* "prefijo 967 y luego 21 40 88": the area behind its word, and the rest behind another. */
static void find_behind_area(struct find *f, size_t i)
{
    static const char words[] = "y e et und and en luego depois puis dann then poi dan ensuite";
    const struct token *t = &f->tokens[i];
    size_t k = i + 1, first = t->end - t->start;
    struct dial r;

    if (first < 2 || first > 5)
        return;
    r = (struct dial){ 0 };
    while (k < f->count && k <= i + 2 && f->tokens[k].gap <= GAP_COMMA &&
           word_listed(token_folded(f, &f->tokens[k]), words))
        k++;
    if (k == i + 1 || k >= f->count || !(f->tokens[k].shape & TOKEN_DIGITS))
        return;
    dial_read(f->text, f->tokens[k].start, &r);
    if (r.n < LOCAL_LEAST || r.n > LOCAL_MOST || !r.stop[r.n - 1] || r.line < r.n)
        return;
    propose(f, (struct span){ t->start, r.end[r.n - 1], SPAN_PHONE, NULL, 0.8F, "context" });
}

/* ---- with other signs ---- */

#define SIGNS_MOST 32 /* bytes of such a number */

/* Figures and letters that are read as such; what they stand for goes to `out`. */
static bool reads_as_figures(const struct find *f, const struct token *t, char *out)
{
    for (uint32_t at = t->start; at < t->end; at++) {
        char c = f->text.ptr[at];

        if (!ascii_digit(c) && !strchr("oOlI", c))
            return false;
        *out++ = c == 'o' || c == 'O' ? '0' : c == 'l' || c == 'I' ? '1' : c;
    }
    return true;
}

/* Between two of its groups: a space, a comma, a point in the middle. */
static bool parts_groups(struct str gap)
{
    return str_eq(gap, STR(" ")) || str_eq(gap, STR(",")) || str_eq(gap, STR(", ")) ||
           str_eq(gap, STR("·")) || str_eq(gap, STR("•")) || str_eq(gap, STR("-")) ||
           str_eq(gap, STR(".")) || str_eq(gap, STR(" · ")) || str_eq(gap, STR("_"));
}

/* The number that begins at token i, as if it were written in figures and points. */
static void read_signs(const struct find *f, size_t i, struct dial *r)
{
    char plain[SIGNS_MOST];
    uint32_t start = f->tokens[i].start, end = start;

    memset(plain, '.', sizeof plain);
    for (size_t k = i; k < f->count && f->tokens[k].end - start <= SIGNS_MOST; k++) {
        const struct token *t = &f->tokens[k];

        if (!(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) ||
            (k > i && !parts_groups(str_slice(f->text, t[-1].end, t->start))) ||
            !reads_as_figures(f, t, plain + (t->start - start)))
            break;
        end = t->end;
    }
    dial_read(str_make(plain, end - start), 0, r);
    for (size_t k = 0; k < r->n; k++)
        r->end[k] += start;
}

/* Pairs that rise are sizes or a list: "06,08,10,12,14". */
static bool rises(const struct dial *r)
{
    for (size_t k = 2; k + 1 < r->n; k += 2)
        if (memcmp(r->d + k - 2, r->d + k, 2) >= 0)
            return false;
    return true;
}

/* As numbers at home are, whole; in pairs or figure by figure if it may be one without a word. */
static bool is_signed_phone(const struct find *f, size_t i, const struct dial *r)
{
    bool called = after_context(f, i, NEAR_PHONE, 6), mobile;
    size_t last;

    if (r->n < 9 || r->n > 12 || r->d[0] != '0' || r->d[1] == '0' || r->groups[0] > 6)
        return false;
    if (called)
        return !rises(r);
    mobile = (r->n == 10 && (r->d[1] == '6' || r->d[1] == '7')) ||
             (r->n == 11 && (r->d[1] == '7' || r->d[1] == '1')); /* Britain's, Germany's */
    last = r->group[r->n - 1];
    return mobile && (last == 4 || last + 1 == r->n) && !rises(r) && r->groups[1] == r->groups[0] &&
           !after_context(f, i, NEAR_ANY & ~(NEAR_LIVING | NEAR_BIRTH), 4);
}

/* May one begin at token i?  Most numbers do not look so. */
static bool may_have_signs(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    char first = f->text.ptr[t->start];

    if ((first != '0' && (first | 0x20) != 'o') || i + 1 >= f->count || t->gap == GAP_JOIN ||
        t->end - t->start > 6)
        return false;
    return t->shape & TOKEN_MIXED || t[1].shape & TOKEN_MIXED || t->next == ',' ||
           (unsigned char)t->next >= 0x80 || t->next == '_' ||
           (t->end - t->start == 1 && t->next == ' ' && t[1].shape & TOKEN_DIGITS);
}

static void find_with_signs(struct find *f, size_t i)
{
    struct dial r;

    if (!may_have_signs(f, i))
        return;
    r = (struct dial){ 0 };
    read_signs(f, i, &r);
    if (is_signed_phone(f, i, &r))
        propose(f, (struct span){ f->tokens[i].start, r.end[r.n - 1], SPAN_PHONE, NULL, 0.8F,
                                  "context" });
}

/* ---- in a table ---- */

#define CELL_LEAST 10 /* digits with those of the country */
#define CELL_MOST  13

/* Mobiles, and France: what stands behind a name in a table needs no heading then. */
static bool begins_as_dialled(const char *d)
{
    static const char *const codes[] = { "33",  "324", "346", "347", "491", "393",
                                         "316", "447", "417", "436", "3519" };

    for (size_t n = 0; n < COUNT_OF(codes); n++)
        if (strncmp(d, codes[n], strlen(codes[n])) == 0)
            return true;
    return false;
}

static bool ends_cell(const struct find *f, uint32_t end)
{
    return end >= f->text.len || memchr(";|\t\r\n", f->text.ptr[end], 5);
}

/* "Sow;Fatoumata;33699901234;" */
static void find_in_cell(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint64_t column;
    struct dial r;

    if (i == 0 || !parts_cells(f->text.ptr[t->start - 1]) || f->text.ptr[t->start] == '0')
        return;
    r = (struct dial){ 0 };
    dial_read(f->text, t->start, &r);
    if (r.n < CELL_LEAST || r.n > CELL_MOST || !ends_cell(f, r.end[r.n - 1]) ||
        !phone_international(r.d, r.n))
        return;
    column = column_says(f, i);
    if (column ? !(column & NEAR_PHONE)
               : !(begins_as_dialled(r.d) && t[-1].shape & (TOKEN_CAPITAL | TOKEN_INITIAL) &&
                   !(t[-1].shape & TOKEN_MIXED)))
        return;
    propose(f, (struct span){ t->start, r.end[r.n - 1], SPAN_PHONE, NULL, 0.7F, "context" });
}

/* Is it one of those for an area or a desk? */
static bool is_lead(struct str word)
{
    static const uint32_t seconds[26] = {
        ['a' - 'a'] = LETTER('n') | LETTER('p'),
        ['c' - 'a'] = LETTER('o'),
        ['d' - 'a'] = LETTER('o') | LETTER('u'),
        ['e' - 'a'] = LETTER('x'),
        ['i' - 'a'] = LETTER('n'),
        ['k' - 'a'] = LETTER('e') | LETTER('l'),
        ['n' - 'a'] = LETTER('e') | LETTER('s'),
        ['p' - 'a'] = LETTER('o') | LETTER('r'),
        ['r' - 'a'] = LETTER('a'),
        ['t' - 'a'] = LETTER('o') | LETTER('s'),
        ['v' - 'a'] = LETTER('o'),
    };

    return word.len >= WORD_LEAST && begins_with_pair(word.ptr, seconds) &&
           (word_by_letter(word, areas) || word_by_letter(word, sure) ||
            word_by_letter(word, unsure));
}

/* Is there anything about token i that one of these begins with?  Most numbers have nothing. */
static bool may_be_part(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    char first = f->text.ptr[t->start];

    if (t->shape & TOKEN_MIXED)
        return first == 'x' || first == '0' || (first | 0x20) == 'o';
    return (i > 0 &&
            (parts_cells(f->text.ptr[t->start - 1]) ||
             (!(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED)) && is_lead(token_folded(f, t - 1))))) ||
           (first == '0' && may_have_signs(f, i)) || (is_bracketed(f, t) && may_be_local(f, i));
}

static void look_for_part(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t length = t->end - t->start;
    bool number = i > 0 && t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED); /* in front */
    bool word = i > 0 && !number && t[-1].folded_len >= WORD_LEAST, area, same;

    if (t->shape & TOKEN_MIXED && is_crossed(f, i))
        propose(f, (struct span){ t->start + 1, t->end, SPAN_PHONE, NULL, 0.7F, "context" });
    if (!(number && t->gap <= GAP_COMMA))
        find_with_signs(f, i);
    if (!(t->shape & TOKEN_DIGITS))
        return;
    area = word && names_area(f, i - 1);
    same = area && behind_same_area(f, i);
    if (may_be_local(f, i) && (same || is_bracketed(f, t)))
        find_local(f, i, same);
    if (area)
        find_behind_area(f, i);
    find_in_cell(f, i);
    if (word && length >= PART_LEAST && length <= PART_MOST && is_named(f, i))
        propose(f, (struct span){ t->start, t->end, SPAN_PHONE, NULL, 0.7F, "context" });
}

void find_extension(struct find *f, size_t i)
{
    if (may_be_part(f, i))
        look_for_part(f, i);
}
