/* SPDX-License-Identifier: EUPL-1.2 */
/* special_form.c - what forms and payslips ask of GDPR art. 9 and what stands in their fields:
 * "Religion: Sikh", "Konfession: ev.-luth.", "Kirchensteuer (rk)", "Ethnic origin: Roma".
 *
 * The label says what the answer is, so an answer need be no word of the lexicon; it ends with its
 * line or the next mark, after three words at most. */
#include "pii/health/special_priv.h"

#include "text/text.h"

#define SCORE_ANSWER 0.85F
#define SCORE_MANY   0.99F /* "White British" is read as a name */
#define ANSWER_WORDS 3
#define MANY_WORDS   7 /* "Mixed White and Black Caribbean" */
#define OFFENCES     4 /* that are listed */

/* What a form calls it: the last word of the label, whose phrase the lexicon has. */
static bool is_label(struct str word)
{
    static const char *const labels[26] = {
        ['a' - 'a'] = "affiliation",
        ['b' - 'a'] = "bekenntnis",
        ['c' - 'a'] = "confession culte culto",
        ['d' - 'a'] = "denomination",
        ['e' - 'a'] = "einstellung ethnicity ethnie etnia etnicidad etnicidade etniciteit ethnique",
        ['g' - 'a'] = ("geloof godsdienst gewerkschaft glaubensbekenntnis glaubensrichtung "
                       "geloofsovertuiging geaardheid group"),
        ['h' - 'a'] = "herkunft",
        ['k' - 'a'] = "konfession konf konfessionszugehorigkeit kerkgenootschap",
        ['o' - 'a'] = "orientation origin orientierung",
        ['r' - 'a'] = ("religion religione religiao religie religionszugehorigkeit "
                       "religionsbekenntnis"),
        ['s' - 'a'] = "sindicato sindacato sexuelle sexual sessuale",
        ['v' - 'a'] = "vakbond",
    };

    return word_by_letter(word, labels);
}

/* What a form on one's record asks; its answer may be the offence in any words. */
static bool is_record(struct str word)
{
    static const char *const labels[26] = {
        ['c' - 'a'] = "convictions conviction criminal criminais",
        ['j' - 'a'] = "judiciaire",
        ['p' - 'a'] = "penales penali penais",
        ['r' - 'a'] = "record",
        ['s' - 'a'] = "strafblad",
        ['v' - 'a'] = "vorstrafe vorstrafen",
    };

    return word_by_letter(word, labels);
}

/* "Casier judiciaire : vierge", "Criminal record: check required". */
static bool is_clean(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "auszug",
        ['b' - 'a'] = "blanc blanco bulletin bijlage bitte",
        ['c' - 'a'] = "check checks checked ci clean clear cleared copia copie copy",
        ['d' - 'a'] = "demande demandes dbs",
        ['e' - 'a'] = "extrait enclosed extract extracto extrato estratto",
        ['f' - 'a'] = "favor fuhrungszeugnis",
        ['l' - 'a'] = "liegen liegt limpio limpo limpia",
        ['p' - 'a'] = "pulito pulita pending please por prego",
        ['r' - 'a'] = "requis requise required request requested requerido requerida richiesto",
        ['s' - 'a'] = "sauber schoon see siehe",
        ['v' - 'a'] = "vacio vazio veuillez vierge voir ver vedi vereist volgt verklaring",
        ['z' - 'a'] = "zie",
    };

    return word_by_letter(word, words) ||
           starts_among(word,
                        "attach adjunt allegat anex beigef beilieg bijgevoeg certific inexist "
                        "obligat verifi");
}

/* "B3 vierge", "Enhanced DBS", "VOG aanwezig": only the paper. */
static bool is_paper(const struct find *f, size_t k)
{
    for (size_t last = special_item_end(f, k), n = k; n <= last; n++)
        if (word_listed(token_folded(f, &f->tokens[n]),
                        "vierge vog dbs clean clear limpio limpo pulito attached adjunto anexo"))
            return true;
    return false;
}

/* "Vorstrafen: ja": that itself is told, by the label. */
static bool is_yes(struct str word)
{
    return word_listed(word, "yes ja oui si sim vorhanden");
}

/* Stands a colon behind the word that ends at byte `end`, perhaps behind the dot of "Konf."? */
static bool colon_behind(const struct find *f, uint32_t end, uint32_t next)
{
    for (uint32_t at = end; at < next && at < end + 4; at++)
        if (f->text.ptr[at] == ':')
            return true;
    return false;
}

/* With nothing before it: "Religion: Sikh", "Race/ethnicity: Black". */
static bool asks(const struct find *f, const struct term *t)
{
    const struct token *next = &f->tokens[t->last + 1];

    if (!(t->is & WORD_SPECIAL) || t->last + 1 >= f->count || next->gap != GAP_OTHER ||
        (t->first && (f->tokens[t->first].gap == GAP_SPACE || f->tokens[t->first].gap == GAP_NONE)))
        return false;
    return colon_behind(f, f->tokens[t->last].end, next->start) &&
           (is_label(token_folded(f, &f->tokens[t->last])) ||
            is_record(token_folded(f, &f->tokens[t->last])));
}

/* "evangelisch A.B.", "H.B.": the two confessions of one church. */
static bool is_confession(const struct find *f, size_t k)
{
    return k + 1 < f->count && word_listed(token_folded(f, &f->tokens[k]), "a h") &&
           f->tokens[k].gap <= GAP_JOIN && f->tokens[k].next == '.' &&
           str_eq(token_folded(f, &f->tokens[k + 1]), STR("b"));
}

/* The end of what is written short behind token `last`: "R.C.", "evang. H.B.". */
static uint32_t short_end(const struct find *f, size_t last)
{
    uint32_t end = f->tokens[last].end, begin = end;

    if (is_confession(f, last + 1))
        end = f->tokens[++last].end;
    while (last + 1 < f->count && end < f->text.len && f->text.ptr[end] == '.' &&
           f->tokens[last + 1].start <= end + 2 && f->tokens[last + 1].gap != GAP_LINE &&
           f->tokens[last + 1].end - f->tokens[last + 1].start == 1 &&
           !(f->tokens[last + 1].shape & TOKEN_DIGITS))
        end = f->tokens[++last].end;
    return end > begin && end < f->text.len && f->text.ptr[end] == '.' ? end + 1 : end;
}

static void answer(struct find *f, size_t first, uint32_t end, float score)
{
    propose(f, (struct span){ f->tokens[first].start, end, SPAN_SPECIAL, NULL, score, "lexicon" });
}

/* "Gewerkschaft: Beitrag stimmt nicht": what is no name is no union. */
static bool is_no_union(const struct find *f, size_t label, size_t k)
{
    return starts_among(token_folded(f, &f->tokens[label]), "gewerk sindic sindac vakb") &&
           !(f->tokens[k].shape & TOKEN_CAPITAL) && f->tokens[k].kind != said_party &&
           f->tokens[k].kind != said_party_capitals;
}

/* "Etnia: prefiero no decirlo"; "Culte : dimanche 10 h": when it is held. */
static bool is_declined(const struct find *f, size_t label, size_t k, size_t last)
{
    static const char *const stems[26] = {
        ['d' - 'a'] = "dimanche domenica domingo",
        ['l' - 'a'] = "lieber liever",
        ['p' - 'a'] = "prefer prefier prefir privat",
        ['s' - 'a'] = "samedi sabado sabato",
    };

    return starts_by_letter(token_folded(f, &f->tokens[k]), stems) ||
           (f->tokens[last].shape & TOKEN_DIGITS &&
            word_listed(token_folded(f, &f->tokens[label]), "culte culto"));
}

/* Of which people one is takes more words than a faith: "Mixed White and Black Caribbean"; and what
 * one did, "Verstoß gegen das BtMG". */
static bool has_many_words(const struct find *f, size_t label)
{
    struct str word = token_folded(f, &f->tokens[label]);

    return starts_among(word, "ethni etni group origin herkunft") || is_record(word);
}

/* Is nothing but a dash, a stroke or a colon between token k and the one before: "White - British"?
 */
static bool parted(const struct find *f, size_t k, const char *marks)
{
    uint32_t end = f->tokens[k - 1].end;

    if (f->tokens[k].gap != GAP_OTHER || f->tokens[k].start > end + 5)
        return false;
    for (uint32_t at = end; at < f->tokens[k].start; at++)
        if (!strchr(marks, f->text.ptr[at]) || !f->text.ptr[at])
            return false;
    return true;
}

/* Do many words go on at token k? */
static bool words_go_on(const struct find *f, size_t k, bool people)
{
    return k < f->count &&
           (f->tokens[k].gap <= GAP_JOIN || (people && parted(f, k, " -/\xe2\x80\x93"))) &&
           !(f->tokens[k].is & (WORD_NOT | WORD_IS | WORD_OWNER)) &&
           !(f->tokens[k].shape & TOKEN_DIGITS);
}

/* The last of many words; "White: Irish" is one answer, "White Gender: F" two. */
static size_t words_end(const struct find *f, size_t k, bool people)
{
    size_t last = k;

    if (people && k + 1 < f->count && parted(f, k + 1, " :"))
        last++;
    while (last < k + MANY_WORDS && words_go_on(f, last + 1, people))
        last++;
    if (last > k && last + 1 < f->count && f->tokens[last + 1].gap == GAP_OTHER &&
        colon_behind(f, f->tokens[last].end, f->tokens[last + 1].start))
        last--;
    return last;
}

/* The last token of the answer that begins at k: without the year behind it, and since when. */
static size_t answer_end(const struct find *f, size_t label, size_t k)
{
    size_t last = has_many_words(f, label)
                      ? words_end(f, k, !is_record(token_folded(f, &f->tokens[label])))
                      : special_item_end(f, k);

    if (last > k && f->tokens[last].shape & TOKEN_DIGITS &&
        figures_year(token_text(f, &f->tokens[last])))
        last--;
    while (last > k &&
           word_listed(token_folded(f, &f->tokens[last]),
                       "seit since desde depuis dal sinds in em en im from de du von van"))
        last--;
    return last;
}

/* The answer at token k, one item of it; false where it is none. */
static bool find_item(struct find *f, size_t label, size_t k)
{
    bool many = has_many_words(f, label);
    size_t last = answer_end(f, label, k);

    if (f->tokens[k].shape & TOKEN_DIGITS || last >= k + (many ? MANY_WORDS : ANSWER_WORDS) ||
        f->tokens[k].is & (WORD_NOT | WORD_THE | WORD_OWNER) ||
        (f->tokens[k].is & WORD_LIGHT && !many))
        return false;
    answer(f, k, short_end(f, last), many ? SCORE_MANY : SCORE_ANSWER);
    return true;
}

/* "Vorstrafen: Diebstahl 2014, Betrug 2016": offences from token k on; false where none is told. */
static bool find_offences(struct find *f, size_t label, size_t k)
{
    bool found = false;

    for (size_t n = 0; n < OFFENCES && k < f->count; n++) {
        if (k + 1 < f->count && f->tokens[k].is & (WORD_THE | WORD_NUMBER) &&
            f->tokens[k + 1].gap <= GAP_COMMA)
            k++; /* "a theft", "eine, Körperverletzung" */
        if (!find_item(f, label, k))
            break;
        found = true;
        for (k++; k < f->count && f->tokens[k].gap <= GAP_JOIN;)
            k++;
        if (k >= f->count || f->tokens[k].gap != GAP_COMMA ||
            (k + 1 < f->count && colon_behind(f, f->tokens[k].end, f->tokens[k + 1].start)))
            break;
    }
    return found;
}

/* What stands behind "Criminal record:": false where only the label tells it. */
static bool find_record(struct find *f, size_t label)
{
    size_t k = label + 1;
    struct str word = token_folded(f, &f->tokens[k]);

    if (f->tokens[k].shape & TOKEN_DIGITS)
        return false; /* how many */
    if (is_yes(word)) {
        if (k + 1 < f->count && f->tokens[k + 1].gap == GAP_COMMA)
            find_offences(f, label, k + 1);
        return false;
    }
    if (is_paper(f, k) || (str_eq(word, STR("joint")) && special_item_end(f, k) == k) ||
        f->tokens[k].is & WORD_NOT)
        return true;
    return find_offences(f, label, k);
}

/* Churches as payslips and offices write them. */
static bool is_church(const struct find *f, size_t k)
{
    return word_listed(token_folded(f, &f->tokens[k]),
                       "rk ev ak lt rf isr kath romisch evang evangelisch katholisch reformiert "
                       "altkatholisch luth");
}

static bool is_faith(const struct find *f, size_t k)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "adonai advent agnost alevit anglic animis apost armen assembl athe ateu",
        ['b' - 'a'] = "baha baptis batist bouddh budd budis",
        ['c' - 'a'] = "calvin candombl cathol catol cattol chiit chretien copt cristian",
        ['d' - 'a'] = "drus druz",
        ['e' - 'a'] = "ebra eglise espirit evang",
        ['f' - 'a'] = "freikirch",
        ['g' - 'a'] = "griech",
        ['h' - 'a'] = "hebr hervormd hind",
        ['i' - 'a'] = "iglesia igreja islam israel",
        ['j' - 'a'] = "jain judai judio judeu judis juif juiv",
        ['l' - 'a'] = "luth",
        ['m' - 'a'] = "maronit mennon method metod mormon mosaisch muculm mussulm musul muslim",
        ['n' - 'a'] = "neuapost",
        ['o' - 'a'] = "orthod ortod",
        ['p' - 'a'] = "pentec presbit presbyt protestan pagan paien",
        ['q' - 'a'] = "quaker",
        ['r' - 'a'] = "reform riform romain roman romisch",
        ['s' - 'a'] = "santer shint sikh sunn",
        ['t' - 'a'] = "taois temoin testemun testigo testimon",
        ['u' - 'a'] = "umband unitar",
        ['w' - 'a'] = "wicca",
        ['k' - 'a'] = "kath krish",
        ['v' - 'a'] = "valdes vaudois",
        ['z' - 'a'] = "zoroast",
    };

    return (meaning(f, k) & WORD_SPECIAL && !(f->tokens[k].is & WORD_FIRSTNAME) &&
            f->tokens[k].kind != said_party_capitals) ||
           is_church(f, k) ||
           (starts_by_letter(token_folded(f, &f->tokens[k]), stems) &&
            !str_eq(token_folded(f, &f->tokens[k]), STR("reform")) &&
            !(f->tokens[k].is & WORD_FIRSTNAME));
}

/* "Dénomination", "Culte", "Konf." and "Bekenntnis" head other things, too: firms, services, rooms;
 * there only a faith is an answer. */
static bool is_no_faith(const struct find *f, size_t label, size_t k)
{
    struct str word = token_folded(f, &f->tokens[label]);
    size_t last = special_item_end(f, k);

    if (!starts_among(word, "denomin cult konf bekenntn") || str_starts(word, STR("konfession")))
        return false;
    for (size_t n = k; n <= last; n++)
        if (is_faith(f, n))
            return false;
    return !(f->tokens[k].end - f->tokens[k].start == 1 && f->tokens[k].next == '.');
}

bool find_form(struct find *f, const struct term *t)
{
    size_t k = t->last + 1;

    if (!asks(f, t))
        return false;
    if (special_answered_no(f, t->last) || is_clean(token_folded(f, &f->tokens[k])))
        return true;
    if (is_record(token_folded(f, &f->tokens[t->last])))
        return find_record(f, t->last);
    if (is_yes(token_folded(f, &f->tokens[k])) && k + 1 < f->count &&
        f->tokens[k + 1].gap == GAP_COMMA)
        k++; /* "ja, IG Metall" */
    if (is_no_faith(f, t->last, k) || is_no_union(f, t->last, k) ||
        is_declined(f, t->last, k, special_item_end(f, k)))
        return true;
    return find_item(f, t->last, k);
}

/* ---- church taxes ---- */

/* "ev." may be "perhaps", where no colon or bracket asks for a church and none follows. */
static bool is_perhaps(const struct find *f, size_t i, size_t k, bool value)
{
    uint32_t end = f->tokens[k].end;

    if (value || !word_listed(token_folded(f, &f->tokens[k]), "ev ak lt rf") ||
        f->tokens[k].next != '.')
        return false;
    return !(end + 1 < f->text.len && f->text.ptr[end + 1] == ')') &&
           !(k + 1 < f->count && f->tokens[k + 1].start <= end + 2 && is_church(f, k + 1)) &&
           f->tokens[i].end < f->tokens[k].start;
}

/* "KiSt", "KIST"; "kist" is a chest in Dutch. */
static bool is_tax(const struct find *f, size_t i)
{
    return f->tokens[i].folded_len != 4 || f->tokens[i].shape & TOKEN_UPPER ||
           str_eq(token_text(f, &f->tokens[i]), STR("KiSt")) ||
           str_starts(token_folded(f, &f->tokens[i]), STR("konf"));
}

/* "r.k.", "r. k.": in two letters; gives the last token, k where it is none. */
static size_t roman_end(const struct find *f, size_t k)
{
    return k + 1 < f->count && str_eq(token_folded(f, &f->tokens[k]), STR("r")) &&
                   f->tokens[k].next == '.' && f->tokens[k + 1].start <= f->tokens[k].end + 2 &&
                   str_eq(token_folded(f, &f->tokens[k + 1]), STR("k"))
               ? k + 1
               : k;
}

/* "Kirchensteuer (rk)", "Kirchensteuer: ev", "KiSt rk", "Konf. ev"; no "Kirchensteuer (8 %)". */
bool find_church(struct find *f, size_t i)
{
    size_t k = i + 1, roman;
    bool value;
    uint32_t end;

    if (k >= f->count || f->tokens[k].gap == GAP_LINE || f->tokens[k].gap == GAP_PARA ||
        f->tokens[k].start > f->tokens[i].end + 3 || !is_tax(f, i))
        return false;
    roman = roman_end(f, k);
    value = colon_behind(f, f->tokens[i].end, f->tokens[k].start) ||
            str_starts(token_folded(f, &f->tokens[i]), STR("konf"));
    if (roman == k && (!is_church(f, k) || is_perhaps(f, i, k, value)))
        return false;
    k = roman;
    while (k + 1 < f->count && f->tokens[k + 1].start <= f->tokens[k].end + 2 &&
           f->tokens[k + 1].gap != GAP_LINE && is_church(f, k + 1))
        k++; /* "römisch-katholisch", "ev.-luth." */
    end = short_end(f, roman > i + 1 ? i + 1 : k);
    if (!value && end + 1 < f->text.len && f->text.ptr[end] == '.' &&
        (f->text.ptr[end + 1] == ')' || f->text.ptr[end + 1] == ']'))
        end++;
    if (!value && end < f->text.len && (f->text.ptr[end] == ')' || f->text.ptr[end] == ']'))
        end++;
    answer(f, value ? i + 1 : i, end, SCORE_ANSWER);
    return true;
}
