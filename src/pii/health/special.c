/* SPDX-License-Identifier: EUPL-1.2 */
/* special.c - words of health and of the other special categories (GDPR art. 9 and 10).
 *
 * A word of the lexicon is a candidate; what stands around it decides.  In this order: denied
 * ("je ne suis pas diabétique") or only said so ("sourd à vos arguments") it is nothing; goods
 * and causes ("shampooing psoriasis", "la recherche sur le cancer") are nothing unless the word
 * is somebody's own ("pour mon eczéma"); leaning words need somebody ("ma fille est allergique").
 * The span is the term with its close modifiers: "cancer du sein gauche" (special_span.c).
 *
 * Every walk is over a handful of tokens inside one sentence, so the time is linear. */
#include "pii/health/special_priv.h"

#include "pii/detectors_priv.h"
#include "text/text.h"

#define NEGATION    6  /* tokens a negation reaches forward */
#define SUBJECT     6  /* from the subject to what it is */
#define SENTENCE    14 /* from somebody to the noun */
#define BEHIND      5  /* from the noun to whose it is */
#define STRANGERS   1  /* words of no known meaning between subject and state */
#define STRANGERS_N 5  /* between somebody and a noun */

#define BRACKET_REACH 8 /* tokens from a name to what stands in brackets behind it */

/* May a sentence go on from token k - 1 to token k? */
static bool goes_on(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->gap < GAP_DOT || t->gap == GAP_LINE ||
           (t->gap == GAP_OTHER && !(t->shape & TOKEN_START)) ||
           (t->gap == GAP_DOT && t[-1].is & WORD_CIVILITY);
}

/* ---- what speaks against it ---- */

/* "no he estado ingresada", "geen enkele dag ziek gemeld": what a negation reaches over. */
static bool is_passed(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['d' - 'a'] = "dag day days",
        ['e' - 'a'] = "estado este enkele einzigen",
        ['g' - 'a'] = "gewesen geweest",
        ['j' - 'a'] = "jour jours",
        ['m' - 'a'] = "me mich mij",
        ['n' - 'a'] = "nunca",
        ['s' - 'a'] = "stato sido seul seule single",
        ['t' - 'a'] = "tag",
    };

    return word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* "im Mai", "le 5 mai": no "never", as it is in Italian. */
static bool is_may(const struct find *f, size_t k)
{
    return str_eq(token_folded(f, &f->tokens[k]), STR("mai")) && k > 0 &&
           (f->tokens[k - 1].shape & TOKEN_DIGITS ||
            word_listed(token_folded(f, &f->tokens[k - 1]),
                        "im en in de du au fin debut mi seit ab bis ende anfang mitte am"));
}

static bool negated(const struct term *t)
{
    const struct find *f = t->f;

    for (size_t k = t->first, least = back_from(k, NEGATION); k > least && close_to(f, k);) {
        uint64_t is = meaning(f, --k);

        if (is & WORD_NOT && !is_may(f, k) && !(f->tokens[k].is & TERM && f->tokens[k].phrase > 1))
            return true; /* "non vedente" denies nothing */
        if (!(is & (WORD_LIGHT | TERM | WORD_THE)) && !is_passed(f, k))
            return false;
    }
    return false;
}

/* "à la clinique pour une prothèse": where somebody is, and no goods of that name. */
static bool is_stay(const struct find *f, size_t k)
{
    static const char houses[] = "clinique|clinic|klinik|clinica|kliniek|maison";
    static const char ways[] = "a|en|in|at|alla|na|im|into|de|dans|naar";

    return word_among(token_folded(f, &f->tokens[k]), houses) && k > 0 &&
           (word_among(token_folded(f, &f->tokens[k - 1]), ways) ||
            (k > 1 && f->tokens[k - 1].is & WORD_THE &&
             word_among(token_folded(f, &f->tokens[k - 2]), ways)));
}

/* "called a dirty gypsy": an insult, no name of goods. */
static bool is_called(const struct term *t, size_t k)
{
    return t->is & WORD_SPECIAL && !(t->is & TERM_MANNER) && t->last > t->first &&
           word_among(token_folded(t->f, &t->f->tokens[k]),
                      "called|appele|appelee|genannt|genaamd|llamado|llamada|chiamato|chiamata|"
                      "chamado|chamada");
}

/* Goods or a cause in front or directly behind: "shampooing pour psoriasis", "cancer research". */
static bool of_goods(const struct term *t)
{
    const struct find *f = t->f;

    if (t->last + 1 < f->count && f->tokens[t->last + 1].gap <= GAP_JOIN &&
        f->tokens[t->last + 1].is & (WORD_PRODUCT | WORD_CAUSE))
        return true;
    for (size_t k = t->first, n = 0; k > 0 && n < 4 && close_to(f, k); n++) {
        uint64_t is = meaning(f, --k);

        if (is & (WORD_PRODUCT | WORD_CAUSE))
            return !is_stay(f, k) && !is_called(t, k);
        if (!(is & (WORD_LIGHT | WORD_THE | WORD_NOT)))
            return false;
    }
    return false;
}

static bool title_word(const struct find *f, size_t k)
{
    uint8_t shape = f->tokens[k].shape;

    return shape & TOKEN_CAPITAL && !(shape & (TOKEN_START | TOKEN_UPPER | TOKEN_MIXED)) &&
           f->tokens[k].folded_len > 1;
}

/* "Living with Depression" ends a title: a quotation mark closes behind it. */
static bool quote_behind(const struct find *f, size_t last)
{
    struct str rest = str_from(f->text, f->tokens[last].end);

    if (str_starts(rest, STR("'")))
        return rest.len == 1 || !ascii_alpha(rest.ptr[1]);
    return str_starts(rest, STR("\"")) || str_starts(rest, STR("\xc2\xbb")) ||
           str_starts(rest, STR(" \xc2\xbb")) || str_starts(rest, STR("\xe2\x80\x9d"));
}

/* "im Oktober Prostatakrebs", "seit der Nacht Scharlach": when it was, in German with a capital. */
static bool is_when(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    return f->tokens[k].is & WORD_MONTH || str_ends(word, STR("tag")) ||
           word_among(word, "nacht|woche|wochen|monat|monaten|jahr|jahren|tagen|sommer|winter|"
                            "herbst|fruhjahr|fruhling|mittwoch|samstagen|geburt|kindheit|"
                            "weihnachten|ostern|abend|morgen|mittag");
}

/* "Cancer Research", "« Migraine »": a name, not an illness. */
static bool titled(const struct term *t)
{
    const struct find *f = t->f;
    const struct token *word = &f->tokens[t->first];
    char before = word->start > f->from ? f->text.ptr[word->start - 1] : ' ';

    if (t->is & WORD_HEALTH && quote_behind(f, t->last))
        return true;
    if (!title_word(f, t->first))
        return false;
    if (before == '"' || (unsigned char)before >= 0x80)
        return true;
    if (t->last + 1 < f->count && f->tokens[t->last + 1].gap == GAP_SPACE &&
        title_word(f, t->last + 1) && !(f->tokens[t->last + 1].is & (WORD_GRADE | WORD_BODY)))
        return true;
    return t->first > 0 && word->gap == GAP_SPACE && title_word(f, t->first - 1) &&
           !is_when(f, t->first - 1) &&
           !(meaning(f, t->first - 1) & (WORD_SOMEBODY | WORD_OWNER | TERM));
}

/* "malade de voir ce service", "mal à la tête d'attendre" */
static bool of_doing(const struct term *t)
{
    static const struct str links[] = { STR_INIT("de"), STR_INIT("d"), STR_INIT("a"),
                                        STR_INIT("to"), STR_INIT("di") };
    static const struct str ends[] = { STR_INIT("er"), STR_INIT("ir"), STR_INIT("re"),
                                       STR_INIT("are"), STR_INIT("ere") };
    const struct find *f = t->f;
    size_t k = t->last;
    struct str word;

    if (k + 1 < f->count && close_to(f, k + 1))
        k++;
    for (size_t i = 0; i < COUNT_OF(links); i++)
        if (str_eq(links[i], token_folded(f, &f->tokens[k])) && k + 1 < f->count &&
            close_to(f, k + 1)) {
            if (str_eq(links[i], STR("to")))
                return true;
            word = token_folded(f, &f->tokens[k + 1]);
            if (f->tokens[k + 1].is & (WORD_BODY | WORD_LIGHT | WORD_SOMEBODY))
                return false;
            for (size_t e = 0; word.len > 3 && e < COUNT_OF(ends); e++)
                if (str_ends(word, ends[e]))
                    return true;
        }
    return false;
}

/* ---- whose it is ---- */

#define BODY_REACH 4 /* tokens from what is done to a part of the body back to it */

/* "mon pouce droit est amputé", "both my knees are shot": the part of the body in front, which is
 * somebody's; t->first for none. */
static size_t body_in_front(const struct term *t)
{
    const struct find *f = t->f;
    bool is = false;

    for (size_t k = t->first, n = 0; k > 0 && n < BODY_REACH && close_to(f, k); n++) {
        uint64_t means = meaning(f, --k);

        if (f->tokens[k].is & WORD_BODY) {
            while (k > 0 && close_to(f, k) && f->tokens[k - 1].is & WORD_GRADE)
                k--;
            return is && k > 0 && close_to(f, k) && f->tokens[k - 1].is & WORD_OWNER ? k : t->first;
        }
        if (!(means & (WORD_LIGHT | WORD_GRADE | WORD_IS)) || means & (WORD_NOT | WORD_OWNER))
            break;
        is |= (means & (WORD_LIGHT | WORD_IS)) != 0;
    }
    return t->first;
}

/* "mon cancer", "my recent surgery" */
static bool owned(const struct term *t)
{
    const struct find *f = t->f;

    for (size_t k = t->first, n = 0; k > 0 && n < 2 && close_to(f, k); n++) {
        const struct token *before = &f->tokens[--k];

        if (before->is & WORD_OWNER)
            return true;
        if (meaning(f, k) & (WORD_LIGHT | (WORD_PRODUCT | WORD_CAUSE) | WORD_SOMEBODY | TERM))
            return false;
    }
    return false;
}

/* "I am a Quaker", "as a Sikh", "ich bin ein Christ" */
static bool is_one(const struct find *f, size_t i)
{
    static const struct str words[] = {
        STR_INIT("am"),  STR_INIT("m"),      STR_INIT("as"),  STR_INIT("suis"), STR_INIT("bin"),
        STR_INIT("soy"), STR_INIT("sono"),   STR_INIT("ben"), STR_INIT("sou"),  STR_INIT("is"),
        STR_INIT("ist"), STR_INIT("sommes"), STR_INIT("was"), STR_INIT("s"),    STR_INIT("est"),
        STR_INIT("es"),  STR_INIT("era"),    STR_INIT("ero"), STR_INIT("war"),  STR_INIT("sommes")
    };

    for (size_t k = 0; k < COUNT_OF(words); k++)
        if (str_eq(token_folded(f, &f->tokens[i]), words[k]))
            return true;
    return false;
}

static bool article_before(const struct term *t)
{
    if ((t->is & WORD_SPECIAL && t->first > 1 && is_one(t->f, t->first - 2)) ||
        t->f->tokens[t->first].is & WORD_SOMEBODY) /* "un bébé prématuré" */
        return false;
    if (t->first > 1 && t->f->tokens[t->first - 2].is & WORD_SOMEBODY &&
        word_listed(token_folded(t->f, &t->f->tokens[t->first - 1]), "zijn a"))
        return false; /* "wij zijn": are, not his; "ma mère a": has */
    return t->first > 0 && t->f->tokens[t->first].gap <= GAP_JOIN &&
           t->f->tokens[t->first - 1].is & (WORD_THE | WORD_OWNER) &&
           !(t->f->tokens[t->first - 1].is & WORD_SOMEBODY);
}

/* "Lucie", "M. Oukil", "louise enceinte", "Sirois (blessé)" */
static bool named(const struct find *f, size_t k, size_t first)
{
    if (k + 1 == first && f->tokens[k].is & WORD_FIRSTNAME && !(f->tokens[k].is & WORD_ORDINARY))
        return true;
    if (k + 1 == first && f->tokens[first].start > f->from &&
        f->text.ptr[f->tokens[first].start - 1] == '(')
        return title_word(f, k) || f->tokens[k].shape & TOKEN_CAPITAL;
    return f->tokens[k].shape & TOKEN_CAPITAL &&
           (f->tokens[k].is & WORD_FIRSTNAME || tagged_name(f, k) ||
            (k > 0 && f->tokens[k - 1].is & WORD_CIVILITY && f->tokens[k].gap <= GAP_DOT));
}

/* Somebody in front, with few words in between that have nothing to do with it. */
static bool somebody_before(const struct term *t, size_t reach, size_t strangers)
{
    const struct find *f = t->f;

    for (size_t k = t->first, n = 0; k > 0 && n < reach; n++) {
        uint64_t is;

        if (!goes_on(f, k))
            return false;
        is = meaning(f, --k);
        if (is & WORD_SOMEBODY || (is & WORD_HEALTH && !(is & (WORD_LEANING | WORD_STATE))) ||
            named(f, k, t->first))
            return true; /* who is "hospitalisé" is somebody */
        if (!(is & (WORD_LIGHT | WORD_OWNER | WORD_GRADE | TERM | WORD_THE)) &&
            !(f->tokens[k].shape & (TOKEN_CAPITAL | TOKEN_DIGITS)) && strangers-- == 0)
            return false;
    }
    return false;
}

/* "le cancer de ma mère" */
static bool somebody_behind(const struct term *t)
{
    const struct find *f = t->f;
    bool owner = false;

    for (size_t k = t->last + 1; k < f->count && k <= t->last + BEHIND; k++) {
        if (!close_to(f, k))
            return false;
        if (owner && f->tokens[k].is & WORD_SOMEBODY)
            return true;
        owner |= (f->tokens[k].is & WORD_OWNER) != 0;
        if (!owner && !(meaning(f, k) & (WORD_LIGHT | WORD_THE)))
            return false;
    }
    return false;
}

/* "presa in giro perché musulmana", "por ser gitana": what one is treated so for. */
static bool for_being(const struct term *t)
{
    static const struct str words[] = { STR_INIT("perche"), STR_INIT("por"),   STR_INIT("ser"),
                                        STR_INIT("car"),    STR_INIT("weil"),  STR_INIT("because"),
                                        STR_INIT("omdat"),  STR_INIT("being"), STR_INIT("etre"),
                                        STR_INIT("essere"), STR_INIT("since") };
    const struct find *f = t->f;

    if (!(t->is & WORD_SPECIAL) || !t->first || !close_to(f, t->first))
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(token_folded(f, &f->tokens[t->first - 1]), words[i]))
            return true;
    return false;
}

static bool somebodys(const struct term *t)
{
    if (t->f->tokens[t->first].phrase > 1 && t->f->tokens[t->first].is & WORD_SOMEBODY)
        return true; /* "bébé prématuré" */
    if (special_speaks_as(t))
        return true;
    if (t->is & WORD_STATE)
        return somebody_before(t, SUBJECT, STRANGERS) || for_being(t) || special_said_to_be(t);
    return somebody_before(t, SENTENCE, STRANGERS_N) || somebody_behind(t);
}

bool special_denied(const struct term *t)
{
    return negated(t);
}

bool special_somebodys(const struct term *t)
{
    return !of_goods(t) && !said_otherwise(t) && (owned(t) || somebodys(t));
}

/* "delegado sindical e cigano": behind what is somebody's already, with "and" or a comma between.
 */
static bool beside_told(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = f->told;

    if (!k || k > t->first || t->first - k > 2)
        return false;
    for (; k <= t->first; k++)
        if (f->tokens[k].gap > GAP_COMMA ||
            (k < t->first && !(meaning(f, k) & (WORD_LIGHT | WORD_THE))))
            return false;
    return true;
}

/* "Amir Haddad niente maiale (musulmano)": alone in brackets behind a name. */
static bool in_brackets(const struct term *t)
{
    const struct find *f = t->f;
    uint32_t start = f->tokens[t->first].start, end = f->tokens[t->last].end;

    if (start == 0 || f->text.ptr[start - 1] != '(' || end >= f->text.len ||
        f->text.ptr[end] != ')')
        return false;
    for (size_t k = t->first, n = 0; k > 0 && n < BRACKET_REACH; n++) {
        if (f->tokens[k].gap == GAP_PARA || (k < t->first && f->tokens[k].gap >= GAP_DOT))
            return false;
        k--;
        if (title_word(f, k) || f->tokens[k].is & (WORD_FIRSTNAME | WORD_SOMEBODY))
            return true;
    }
    return false;
}

/* The score; 0 when it is nobody's. */
static float weigh(const struct term *t)
{
    bool body = t->is & WORD_OF_BODY && t->body, mine = !(t->is & WORD_STATE) && owned(t);

    if (t->is & WORD_OF_BODY && !(body || t->is & (WORD_THEIRS | WORD_LEANING)))
        return 0;
    if (t->is & WORD_STATE && !body && article_before(t))
        return t->is & WORD_LEANING ? 0 : 0.7F;
    if (!mine && (of_goods(t) || special_named_goods(t) || (titled(t) && !special_value(t)) ||
                  said_otherwise(t) || special_idle(t)))
        return 0;
    if (t->is & (WORD_LEANING | WORD_STATE) && of_doing(t))
        return 0;
    if (mine)
        return special_of_pet(t) ? 0 : 0.95F;
    if (body)
        return somebodys(t) ? 0.9F : 0.75F;
    if (!(t->is & (WORD_LEANING | WORD_THEIRS)))
        return somebodys(t) ? 0.9F : 0.75F;
    return t->is & WORD_LEANING && (somebodys(t) || special_answers(t) || beside_told(t) ||
                                    in_brackets(t) || special_noted(t))
               ? 0.85F
               : 0;
}

/* "B. Gay", "M. Christ": a surname. */
static bool is_initialled(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->shape & TOKEN_CAPITAL && !(t->shape & TOKEN_UPPER) && t->gap == GAP_DOT &&
           t[-1].end - t[-1].start == 1 && t[-1].shape & TOKEN_CAPITAL;
}

/* "17 mrt. 2025" is a day in Dutch, and no scan; "BI" a card in Portuguese. */
static bool is_other(const struct find *f, size_t i)
{
    static const char had[] = "un l d de deux trois double petit gros leger son mon cet post fait";
    const struct token *t = &f->tokens[i];

    if (str_eq(token_text(f, t), STR("avc")) && i + 1 < f->count && t[1].gap == GAP_SPACE &&
        t[1].is & (WORD_OWNER | WORD_THE) &&
        !(i > 0 && t->gap <= GAP_JOIN && word_listed(token_folded(f, t - 1), had)))
        return true; /* "avc votre collegue": with; but "a eu un avc la semaine passée" */
    if (str_eq(token_folded(f, t), STR("bi")))
        return i == 0 ||
               !word_listed(token_folded(f, t - 1),
                            "suis am m re is s are soy sou bin ben sono est ist es und and "
                            "et y ou o oder or as a being ser ser gay openly");
    if (is_initialled(f, i))
        return true;

    return i > 0 && t->gap <= GAP_JOIN && t[-1].shape & TOKEN_DIGITS &&
           t[-1].end - t[-1].start <= 2 && str_eq(token_folded(f, t), STR("mrt"));
}

/* "I'm Roma fan", "a JW Marriott guest": a club and a house. */
static bool is_fan(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    return k < f->count && f->tokens[k].gap <= GAP_JOIN && t->first < t->last &&
           word_listed(token_folded(f, &f->tokens[t->last]), "roma jw") &&
           !(f->tokens[k].is & WORD_LIGHT) &&
           !word_listed(token_folded(f, &f->tokens[k]), AND_WORDS);
}

void find_special(struct find *f, size_t i)
{
    const struct token *word = &f->tokens[i];
    struct term t = { .f = f, .first = i, .last = i, .is = word->is };
    size_t with;
    float score;

    if (word->is & WORD_SPECIAL && !(word->covered & TERM) && find_belonging(f, i))
        return;
    if (word->kind == said_capitals && word->phrase <= 1 &&
        (!(word->shape & TOKEN_UPPER) || special_shouted(f, i)))
        return;
    if (!(word->is & TERM) || (word->is | word->covered) & WORD_FIGURE || word->covered & TERM ||
        is_other(f, i))
        return;
    t.last = special_phrase_end(f, i);
    if (is_fan(&t))
        return;
    if (word->kind == said_form || word->kind == said_church) {
        if (!find_church(f, i))
            find_form(f, &t);
        return;
    }
    if (word->kind == said_coded) {
        find_coded(f, t.last + 1);
        return;
    }
    if (!ailing_meant(&t) || negated(&t) || special_follows(&t) || special_labels_number(&t) ||
        special_of_thing(&t))
        return;
    if (find_labelled(f, &t))
        return;
    with = ailing_end(&t);
    if (with > t.last && (word->kind == said_blood || word->kind == said_rate ||
                          (word->kind == said_fever && !(i > 0 && word[-1].is & WORD_THE))))
        t.is &= ~TERM_MANNER; /* the group, rate or heat itself is told */
    t.last = with;
    if (!special_extend(&t))
        return;
    if (t.is & WORD_OF_BODY && !t.body && body_in_front(&t) < t.first) {
        t.first = body_in_front(&t);
        t.body = true;
    }
    score = weigh(&t);
    special_trim(&t);
    if (score <= 0)
        return;
    t.care = special_only_care(&t);
    if (!special_cared(&t)) {
        with = special_joined(&t);
        t.care &= with == t.first; /* no operation or stay is care */
        t.first = with;
        special_tell(f, &t, score);
        special_care_back(f, &t);
        special_leave_for(f, &t);
    }
}
