/* SPDX-License-Identifier: EUPL-1.2 */
/* special_beside.c - what stands right beside a word of health or of art. 9: what was just told and
 * says it already, the rest of a name of goods, the sentence one got, the treatment.
 *
 * Each walk is over a handful of tokens. */
#include "pii/health/special_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

#define FOLLOW_REACH 8  /* tokens from what was told to what follows from it */
#define FOLLOW_LEAST 4  /* letters of it */
#define FAITH_REACH  4  /* tokens from food to the faith behind it */
#define VALUE_REACH  48 /* bytes from a value back to the quote that opens it */

/* ---- what follows from what was told ---- */

/* Food and blood of a faith. */
static bool is_of_faith(const struct find *f, size_t k)
{
    static const char *const stems[26] = {
        ['b' - 'a'] = "bluttransfus bloedtransfus blood",
        ['c' - 'a'] = "casher cerdo",
        ['h' - 'a'] = "halal",
        ['k' - 'a'] = "kosher koscher koosjer kasher",
        ['m' - 'a'] = "maiale",
        ['p' - 'a'] = "porc pork",
        ['s' - 'a'] = "sangue sangre sang schwein",
        ['t' - 'a'] = "transfus",
        ['v' - 'a'] = "varken",
    };

    return starts_by_letter(token_folded(f, &f->tokens[k]), stems);
}

/* Lifting, stairs, the emergency ward: an illness in front says it already. */
static bool is_strain(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['c' - 'a'] = "carregar",
        ['d' - 'a'] = "deplacer",
        ['e' - 'a'] = "escaliers escaleras escadas",
        ['h' - 'a'] = "heben heavy",
        ['l' - 'a'] = "lift",
        ['m' - 'a'] = "marches",
        ['n' - 'a'] = "notaufnahme",
        ['p' - 'a'] = "pesi peso pronto",
        ['s' - 'a'] = "stairs scale steps",
        ['t' - 'a'] = "tillen treppe treppen trappen",
        ['u' - 'a'] = "urgences urgencias",
    };

    return word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* Over a line's end too, where no full stop stands at it. */
static bool same_sentence(const struct find *f, size_t k)
{
    return f->tokens[k].gap < GAP_DOT ||
           (f->tokens[k].gap == GAP_LINE && f->text.ptr[f->tokens[k - 1].end] != '.');
}

/* Another person, of whom nothing was told. */
static bool is_another(const struct token *t)
{
    return t->is & (WORD_FIRSTNAME | WORD_CIVILITY | WORD_OWNER) ||
           (t->shape & TOKEN_CAPITAL && !(t->shape & (TOKEN_START | TOKEN_UPPER)) &&
            t->folded_len > 2);
}

/* Will the faith at token k be taken for somebody's, as a state by itself or in brackets? */
static bool faith_taken(const struct find *f, size_t k)
{
    const struct term t = { .f = f, .first = k, .last = k, .is = f->tokens[k].is };

    return f->text.ptr[f->tokens[k].start - 1] == '(' ||
           (!special_denied(&t) && special_somebodys(&t));
}

/* "non mangia maiale perché musulmano": the faith is told behind it. */
static bool faith_behind(const struct term *t)
{
    const struct find *f = t->f;

    if (!(t->is & WORD_SPECIAL) || !is_of_faith(f, t->last))
        return false;
    for (size_t k = t->last + 1; k < f->count && k <= t->last + FAITH_REACH; k++) {
        if (f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_DOT)
            return false;
        if (f->tokens[k].is & WORD_SPECIAL && f->tokens[k].is & WORD_STATE)
            return faith_taken(f, k);
    }
    return false;
}

bool special_follows(const struct term *t)
{
    const struct find *f = t->f;
    bool faith = f->told_type == SPAN_SPECIAL, is = false;

    if (faith_behind(t))
        return true;
    if (!f->told || f->told > t->first || t->first - f->told > FOLLOW_REACH)
        return false;
    for (size_t k = t->first; !is && k <= t->last; k++)
        if (f->tokens[k].folded_len >= FOLLOW_LEAST)
            is = faith ? is_of_faith(f, k) : is_strain(f, k);
    for (size_t k = f->told; is && k <= t->first; k++)
        if (!same_sentence(f, k) || (k < t->first && is_another(&f->tokens[k])))
            return false;
    return is;
}

/* ---- capitals ---- */

static bool is_upper(const struct find *f, size_t k)
{
    return f->tokens[k].shape & TOKEN_UPPER && f->tokens[k].folded_len > 2;
}

/* "MON MARI A LA SEP", "MEIN VATER HAT ALS.": what somebody has, in capitals like the rest. */
static bool is_had(const struct find *f, size_t i)
{
    if (i == 0 || !close_to(f, i) ||
        !word_listed(token_folded(f, &f->tokens[i - 1]),
                     "la une ma sa cette tiene tengo padece has have had hat habe heeft heb"))
        return false;
    return !str_eq(token_folded(f, &f->tokens[i]), STR("als")) || i + 1 >= f->count ||
           !close_to(f, i + 1) || word_listed(token_folded(f, &f->tokens[i + 1]), AND_WORDS);
}

bool special_shouted(const struct find *f, size_t i)
{
    if (!word_listed(token_folded(f, &f->tokens[i]), "add als ait ela sep") || is_had(f, i))
        return false;
    return (i > 0 && close_to(f, i) && is_upper(f, i - 1)) ||
           (i + 1 < f->count && close_to(f, i + 1) && is_upper(f, i + 1));
}

/* ---- goods, and values of a field ---- */

bool special_named_goods(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;
    struct str gap;

    if (!(t->is & WORD_HEALTH) || k >= f->count)
        return false;
    gap = str_slice(f->text, f->tokens[t->last].end, f->tokens[k].start);
    if (gap.len > 3 || !memchr(gap.ptr, '&', gap.len) || !(f->tokens[k].is & WORD_HEALTH))
        return false;
    k += f->tokens[k].phrase > 1 ? f->tokens[k].phrase : 1u;
    return k < f->count && close_to(f, k) && f->tokens[k].is & (WORD_PRODUCT | WORD_CAUSE);
}

/* The value of "title" is one. */
static bool keys_a_title(struct str key)
{
    static const struct str ends[] = {
        STR_INIT("itle"),     STR_INIT("itre"),   STR_INIT("itel"),   STR_INIT("ame"),
        STR_INIT("itolo"),    STR_INIT("itulo"),  STR_INIT("roduct"), STR_INIT("roduit"),
        STR_INIT("rodukt"),   STR_INIT("rticle"), STR_INIT("rtikel"), STR_INIT("item"),
        STR_INIT("label"),    STR_INIT("ook"),    STR_INIT("uch"),    STR_INIT("ivre"),
        STR_INIT("ibro"),     STR_INIT("livro"),  STR_INIT("boek"),   STR_INIT("ubject"),
        STR_INIT("hema"),     STR_INIT("etreff"), STR_INIT("bjet"),   STR_INIT("sunto"),
        STR_INIT("nderwerp"), STR_INIT("gory"),   STR_INIT("goria"),  STR_INIT("gorie"),
        STR_INIT("topic"),    STR_INIT("theme"),  STR_INIT("film"),   STR_INIT("movie"),
        STR_INIT("song"),     STR_INIT("album"),  STR_INIT("genre"),  STR_INIT("olor"),
        STR_INIT("olour"),    STR_INIT("ouleur"), STR_INIT("farbe"),  STR_INIT("kleur"),
        STR_INIT("brand"),    STR_INIT("marque"), STR_INIT("marca"),  STR_INIT("marke"),
        STR_INIT("keyword"),  STR_INIT("tag"),    STR_INIT("tags"),   STR_INIT("sku"),
        STR_INIT("query"),    STR_INIT("search")
    };

    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(key, ends[i]))
            return true;
    return false;
}

/* `notes: "epilepsy"`: does a word that begins its line, and names no title, end at `end`? */
static bool is_bare_key(const char *text, uint32_t least, uint32_t end)
{
    uint32_t at = end;

    while (at > least && (ascii_alpha(text[at - 1]) || text[at - 1] == '_'))
        at--;
    if (end - at < 2 || keys_a_title(str_make(text + at, end - at)))
        return false;
    while (at > least && text[at - 1] != '\n')
        if (!strchr(" >-\t", text[--at]))
            return false;
    return at == 0 || text[at - 1] == '\n';
}

bool special_value(const struct term *t)
{
    uint32_t at = t->f->tokens[t->first].start, least = at > VALUE_REACH ? at - VALUE_REACH : 0;
    const char *text = t->f->text.ptr;

    while (at > least && text[at - 1] != '"' && text[at - 1] != '\n')
        at--;
    if (at < least + 4 || text[at - 1] != '"')
        return false;
    at--;
    while (at > least && text[at - 1] == ' ')
        at--;
    if (at < least + 2 || text[at - 1] != ':')
        return false;
    if (text[at - 2] == '"')
        return !keys_a_title(str_slice(t->f->text, least, at - 2));
    return is_bare_key(text, least, at - 1);
}

/* ---- who it is told of, and the answers of forms ---- */

/* "Als Christin erwarte ich", "als moslim vraag ik": verbs stand in front of who speaks. */
static bool speaks_behind(const struct find *f, size_t k)
{
    return k + 1 < f->count && close_to(f, k) && close_to(f, k + 1) &&
           word_listed(token_folded(f, &f->tokens[k + 1]), "ich wir ik wij");
}

/* Those who practise a faith, are of a party or love so: "as a lifelong Quaker". */
static bool is_of_people(struct str word)
{
    static const char *const stems[26] = {
        ['a' - 'a'] = "aktiv alt ancien active ativ attiv",
        ['b' - 'a'] = "bekenn bom bon buen buon boa",
        ['c' - 'a'] = "commit convinc convain croyan creyent credent conven",
        ['d' - 'a'] = "devot devout deklar",
        ['e' - 'a'] = "ehemalig",
        ['f' - 'a'] = "fromm faithful former fervent fidel fedel fiel",
        ['g' - 'a'] = "glaubig getauft gebor gelov giovan",
        ['h' - 'a'] = "homme",
        ['j' - 'a'] = "jung jong jeune joven jovem",
        ['l' - 'a'] = "lifelong langjahrig lebenslang levenslang lapsed loyal longtime",
        ['o' - 'a'] = "openly offen orgullos oud orgogli overtuigd orgulhos old",
        ['p' - 'a'] = "practis practic praktizier praktiser pratiqu pratican praticant proud",
        ['s' - 'a'] = "strenggl stolz streng",
        ['t' - 'a'] = "treu trouw trots",
        ['u' - 'a'] = "uberzeugt",
        ['v' - 'a'] = "vrome vroom vieux vieil vero vera velho",
        ['y' - 'a'] = "young",
    };

    return starts_by_letter(word, stems);
}

/* "Als jüdische Gemeinde bestellen wir", "Als Christian bestelle ich": a body, and a name. */
static bool speaks_for_body(const struct term *t)
{
    const struct find *f = t->f;
    struct str word = token_folded(f, &f->tokens[t->last]);

    return starts_among(word, "gemeinde gewerkschaft vakbond syndicat sindicato sindacato partei "
                              "kirche kerk parochie moschee moskee synagog") ||
           (speaks_behind(f, t->last + 1) && str_eq(word, STR("christian")));
}

/* Does nothing stand behind the term that it could be said of: "..., ich", ", who"? */
static bool stands_free(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    return speaks_behind(f, k) || k >= f->count || f->tokens[k].gap >= GAP_COMMA ||
           f->tokens[k].is & WORD_SOMEBODY ||
           word_listed(token_folded(f, &f->tokens[k]), "e y ed kann ich darf muss habe bin");
}

/* "Als Muslima darf ich nicht", "as the Unison rep, I": in which belief or office one speaks. */
bool special_speaks_as(const struct term *t)
{
    static const char *const as[26] = { ['a' - 'a'] = "as als",
                                        ['c' - 'a'] = "comme como come",
                                        ['q' - 'a'] = "que qu" };
    const struct find *f = t->f;
    size_t k = t->first;

    if (!(t->is & WORD_SPECIAL) || !stands_free(t) || speaks_for_body(t))
        return false;
    if (k > 1 && close_to(f, k) && is_of_people(token_folded(f, &f->tokens[k - 1])))
        k--; /* "as lifelong Quakers" */
    if (k > 0 && f->tokens[k].gap <= GAP_JOIN && f->tokens[k - 1].is & WORD_THE)
        k--;
    if (k == 0 || !close_to(f, k) || !word_by_letter(token_folded(f, &f->tokens[k - 1]), as))
        return false;
    return token_folded(f, &f->tokens[k - 1]).ptr[0] != 'q' ||
           (k > 1 && str_eq(token_folded(f, &f->tokens[k - 2]), STR("tant")));
}

/* "È cattolica, la scuola": what it is told of comes last. */
static bool subject_behind(const struct term *t)
{
    const struct token *behind = &t->f->tokens[t->last] + 1;

    return t->last + 1 < t->f->count && behind->gap == GAP_COMMA && behind->is & WORD_THE;
}

/* "È valdese e chiede", "Ojo, es budista.": romance verbs do without a word for who it is. */
bool special_said_to_be(const struct term *t)
{
    const struct find *f = t->f;
    const struct token *verb = &f->tokens[t->first] - 1;

    return t->first > 0 && t->is & WORD_SPECIAL && f->tokens[t->first].gap == GAP_SPACE &&
           (verb->shape & TOKEN_START || verb->gap >= GAP_COMMA || t->first == 1) &&
           (word_listed(token_folded(f, verb), "es era") ||
            (verb->end - verb->start == 2 && str_eq(token_folded(f, verb), STR("e")))) &&
           stands_free(t) && !subject_behind(t);
}

#define FORM_REACH 6 /* tokens from "religion" to the one that is told */

/* Is token k a line of its own, what a form asks, with the answer below? */
static bool is_line_alone(const struct find *f, size_t k)
{
    return f->tokens[k + 1].gap == GAP_LINE && (k == 0 || f->tokens[k].gap >= GAP_LINE);
}

/* "born in Leeds, religion\nPentecostal, apply": the line's end stands between the two of a list.
 */
static bool is_torn(const struct find *f, size_t k)
{
    return f->tokens[k + 1].gap == GAP_LINE && k > 0 && f->tokens[k].gap == GAP_COMMA;
}

/* "under religion put Buddhist", "Familienstand: gleichgeschlechtliche Partnerschaft", "bij geloof
 * mag u boeddhist invullen": the answer to a form. */
static bool faith_asked(const struct term *t)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "burgerlijke bekenntnis belief",
        ['c' - 'a'] = "confession confessione croyance culte civil civile confissao confesion",
        ['d' - 'a'] = "denomination",
        ['f' - 'a'] = "faith familienstand",
        ['g' - 'a'] = "geloof godsdienst glaube glauben geloofsovertuiging glaubensbekenntnis",
        ['k' - 'a'] = "konfession",
        ['m' - 'a'] = "marital",
        ['r' - 'a'] = "religion religie religione religiao religionszugehorigkeit",
        ['s' - 'a'] = "statut",
        ['t' - 'a'] = "taufe",
    };
    const struct find *f = t->f;

    for (size_t k = t->first; k-- > 0 && t->first - k <= FORM_REACH;) {
        if (f->tokens[k + 1].gap >= GAP_DOT && f->tokens[k + 1].gap != GAP_OTHER &&
            !(k + 1 == t->first && (is_line_alone(f, k) || is_torn(f, k))))
            return false;
        if (word_by_letter(token_folded(f, &f->tokens[k]), words))
            return true;
    }
    return t->first > 0 && str_eq(token_folded(f, &f->tokens[t->first - 1]), STR("credo"));
}

/* Does a colon stand between it and the word in front? */
static bool behind_colon(const struct term *t)
{
    return t->first > 0 && t->f->tokens[t->first].gap == GAP_OTHER &&
           mark_in_front(t->f, t->f->tokens[t->first].start) == ':';
}

/* "Diet: halal", "Régime alimentaire : casher" */
static bool diet_asked(const struct term *t)
{
    return behind_colon(t) && stands_free(t) &&
           word_among(token_folded(t->f, &t->f->tokens[t->first - 1]),
                      "diet|dietary|requirements|requirement|regime|alimentaire|alimentation|dieta|"
                      "dieet|dieetwensen|ernahrung|verpflegung|kost|essen|essenswunsch|meal|meals|"
                      "repas|menu|menue|comida|pasto|pasti|maaltijd|refeicao|alimentacion|"
                      "alimentazione|alimentar|alimentares|alimentare|alimentari|food|eten");
}

#define EATS_REACH  2 /* words from "isst" to "halal": "isst nur halal" */
#define EATER_REACH 4 /* from who eats to "isst" */

/* Is it the writer, or somebody of his, who eats what the verb at k says?  Not the clients of who
 * cooks, and of the verbs that may be no verb or infinite ones, somebody must be named. */
static bool eater_before(const struct find *f, size_t k)
{
    bool sure = !word_listed(token_folded(f, &f->tokens[k]), "eat essen eten como") || k == 0 ||
                f->tokens[k].gap >= GAP_COMMA;

    for (size_t n = 0; k > 0 && n < EATER_REACH && close_to(f, k); n++) {
        struct str word = token_folded(f, &f->tokens[--k]);

        if (starts_among(word,
                         "client kund klant guest gast gaste custom huesped ospit hosped "
                         "people leute gens gente visitor besuch bezoek puedo puede peut can"))
            return false;
        if (f->tokens[k].is & (WORD_SOMEBODY | WORD_FIRSTNAME) || tagged_name(f, k) ||
            word_listed(
                word,
                "mon ma mi mein meine mijn my meu minha mio mia so solo they ils elles sie zij ze"))
            return true;
    }
    return sure;
}

/* "Murat isst nur halal", "he only eats kosher", "ma fille mange halal": what somebody eats. */
static bool is_eaten(const struct term *t)
{
    static const char *const eats[26] = {
        ['c' - 'a'] = "comemos comen come como",
        ['e' - 'a'] = "eat eats eet esse essen eten",
        ['i' - 'a'] = "isst",
        ['m' - 'a'] = "mange mangent mangeons mangia mangiano mangiamo mangio",
    };
    const struct find *f = t->f;
    size_t k = t->first;

    if (!word_listed(token_folded(f, &f->tokens[k]), "halal kosher koscher casher kasher koosjer"))
        return false;
    for (size_t n = 0; k > 0 && n < EATS_REACH && close_to(f, k); n++) {
        if (word_by_letter(token_folded(f, &f->tokens[--k]), eats))
            return !special_asked(f, t->last) && eater_before(f, k);
        if (!word_listed(token_folded(f, &f->tokens[k]),
                         "nur only solo que alleen enkel so seulement strictly strikt streng"))
            return false;
    }
    return false;
}

static bool begins_line(const struct find *f, size_t k)
{
    return k == 0 || f->tokens[k].gap >= GAP_LINE;
}

/* "medical: anxiety", `notes: "dépression"`: the value of a field, alone behind its label. */
static bool health_asked(const struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->first;

    return (behind_colon(t) || (k > 0 && special_value(t))) &&
           (begins_line(f, k - 1) || (k > 1 && begins_line(f, k - 2))) && stands_free(t) &&
           word_among(token_folded(f, &f->tokens[k - 1]),
                      "medical|medisch|gesundheit|sante|salute|salud|saude|health|gezondheid|"
                      "medicale|medico|diagnose|diagnosis|diagnostic|diagnosi|condition|notes|obs|"
                      "observacoes|observaciones|observacao|observacion|osservazioni|bemerkung|"
                      "bemerkungen|remarque|remarques|opmerking|opmerkingen|needs|bedurfnisse|"
                      "particuliers|especiales|especiais|speciali|disability|"
                      "behinderung|discapacidad|disabilita|deficiencia|beperking|symptome|"
                      "symptoms|symptomes|sintomas|sintomi|klachten|beschwerden|dx|diag");
}

bool special_answers(const struct term *t)
{
    return t->is & WORD_SPECIAL ? faith_asked(t) || diet_asked(t) || is_eaten(t) : health_asked(t);
}

/* "coupé le pied de la lampe", but "de mon mari", "della mamma" */
static bool limb_of_thing(const struct find *f, size_t k)
{
    if (!word_among(token_folded(f, &f->tokens[k]), "de|d|du|des|del|della|dei|do|da"))
        return false;
    if (k + 1 < f->count &&
        word_listed(
            token_folded(f, &f->tokens[k + 1]),
            "repente golpe susto disgusto nervios noche nuevo nouveau force urgence mi mon ma su"))
        return false;
    for (size_t n = k + 1; n < f->count && n <= k + 2 && f->tokens[n].gap <= GAP_JOIN; n++)
        if (f->tokens[n].is & (WORD_SOMEBODY | WORD_OWNER))
            return false;
    return !(f->tokens[k].is & WORD_SOMEBODY);
}

/* "a ses règles depuis hier", "tengo la regla y me duele": not "de retour", "y compás", "rota". */
static bool goes_on_freely(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    if (word_among(word, "et|y|e|and|und"))
        return k + 1 < f->count && f->tokens[k + 1].is & WORD_SOMEBODY;
    return f->tokens[k].is & WORD_SOMEBODY ||
           word_among(word, "depuis|desde|hoy|ayer|aujourd|hier|ce|cette|en|con|avec|mais|pero|"
                            "porque|parce|car|ahora|maintenant|esta|este|pendant|durante|donc|"
                            "alors|muy|tres|a|je|j|me|mucho|dans|avant");
}

#define NOISE_REACH 8 /* tokens behind "haven't slept for weeks" */

/* "... because of the noise": what keeps anybody awake */
static bool for_noise(const struct find *f, size_t k)
{
    static const char *const stems[26] = {
        ['b' - 'a'] = "bruit builders baustelle buren bouw barulh",
        ['c' - 'a'] = "chantier colchon cantiere colchao",
        ['g' - 'a'] = "geluid",
        ['h' - 'a'] = "herrie",
        ['l' - 'a'] = "laerm larm lawaai",
        ['m' - 'a'] = "matelas mattress matratze materass matras musique musik music musica muziek",
        ['n' - 'a'] = "noise noisy neighbo nachbar",
        ['o' - 'a'] = "obras",
        ['r' - 'a'] = "ruido rumor",
        ['t' - 'a'] = "travaux",
        ['v' - 'a'] = "voisin vacarme vecin vicin vizinh",
    };

    for (size_t n = k; n < f->count && n < k + NOISE_REACH && f->tokens[n].gap <= GAP_COMMA; n++)
        if (f->tokens[n].folded_len >= 4 && starts_by_letter(token_folded(f, &f->tokens[n]), stems))
            return true;
    return false;
}

#define ALSO_REACH 6 /* tokens to either side */

/* What the words of said_also are said of when they are nobody's: sensors, cylinders to dive and
 * to weld with, jugs, plugs, shops, books. */
static bool is_also(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("acquario actief actieve actif active activo acuario adapter agua alarm "
                       "arcade ativo attivo auto"),
        ['b' - 'a'] = "barco blanqueador boek book boutique buceo buch",
        ['c' - 'a'] = "cable car carro carroceria carrozzeria chalumeau charger coche connector",
        ['d' - 'a'] = "detersivo detergente diving duiken",
        ['e' - 'a'] = "enneagram error essay estuda estudia etude etudie etudient examen expose",
        ['f' - 'a'] = "filiale film filtre filtro",
        ['g' - 'a'] = "geschaft geschichte",
        ['h' - 'a'] = "histoire history",
        ['j' - 'a'] = "jar jeans jug",
        ['l' - 'a'] = "laden lambda lasapparaat lassen libro licence license livre livro",
        ['m' - 'a'] = "macchina magasin magasins mug",
        ['n' - 'a'] = "negozi negozio",
        ['p' - 'a'] = "pad personality pecera pelicula pintura plongee plug",
        ['q' - 'a'] = "quitamanchas",
        ['r' - 'a'] = "referat",
        ['s' - 'a'] = ("salon schreibt schrijft schweissen schweissgerat scrive seminar sensor "
                       "sensore sensores sensori serie socket soldadura soldar sonda strap studia "
                       "studiere studiert studies studying sub subacquea subacquei supermarkt"),
        ['t' - 'a'] = "tauchen teatro test thema trabajo trabalho",
        ['u' - 'a'] = "unterricht user",
        ['v' - 'a'] = "vase vernice vlekken voiture",
        ['w' - 'a'] = "wasmiddel welding werkstuk winkel winkels",
    };

    return word_by_letter(word, words);
}

/* "Il sensore di ossigeno", "the jug has a split lip", "he is type 1, the charger ...". */
static bool also_of_thing(const struct term *t)
{
    const struct find *f = t->f;

    for (size_t n = 0, k = t->first; k > 0 && n < ALSO_REACH && f->tokens[k].gap < GAP_DOT; n++)
        if (is_also(token_folded(f, &f->tokens[--k])))
            return true;
    for (size_t n = 0, k = t->last + 1;
         k < f->count && n < ALSO_REACH && f->tokens[k].gap < GAP_DOT; n++, k++)
        if (is_also(token_folded(f, &f->tokens[k])) ||
            (n == 0 && f->tokens[k].gap == GAP_COMMA && f->tokens[k].shape & TOKEN_DIGITS))
            return true; /* "(oxígeno, 500 g)" */
    return false;
}

bool special_of_thing(const struct term *t)
{
    const struct find *f = t->f;
    const char *kind = f->tokens[t->first].kind;
    size_t k = t->last + 1;

    if (kind == said_sleep)
        return for_noise(f, k);
    if (kind == said_also)
        return also_of_thing(t);
    if (kind == said_treats) /* "mon kiné m'a dit" */
        return k >= f->count || !close_to(f, k) ||
               !word_listed(token_folded(f, &f->tokens[k]), "m me nous lui l");
    if ((kind != said_lone && kind != said_limb) || k >= f->count)
        return false;
    if (f->tokens[k].gap >= GAP_COMMA)
        return kind == said_lone && mark_in_front(f, f->tokens[k].start) == ':';
    return kind == said_limb ? limb_of_thing(f, k) : !goes_on_freely(f, k);
}

/* ---- notes ---- */

#define NOTE_REACH 8 /* tokens back to a name */

/* Does somebody stand in front of token k, in its line? */
static bool name_in_line(const struct find *f, size_t k)
{
    for (size_t n = 0;
         k > 0 && n < NOTE_REACH && f->tokens[k].gap != GAP_LINE && f->tokens[k].gap != GAP_PARA;
         n++) {
        k--;
        if (f->tokens[k].is & (WORD_PRODUCT | WORD_CAUSE) || f->tokens[k].kind == said_matter)
            return false;
        if (f->tokens[k].is & (WORD_FIRSTNAME | WORD_CIVILITY) || tagged_name(f, k))
            return k == 0 || !(f->tokens[k - 1].is & WORD_GREETING); /* "Hi Paul." */
    }
    return false;
}

/* "la señora Blanca (oxígeno, por EPOC)": the first of more in brackets behind a name. */
static bool begins_brackets(const struct term *t)
{
    const struct find *f = t->f;
    uint32_t start = f->tokens[t->first].start;

    return start > 0 && f->text.ptr[start - 1] == '(' && t->last + 1 < f->count &&
           f->tokens[t->last + 1].gap == GAP_COMMA &&
           !(f->tokens[t->last + 1].shape & TOKEN_DIGITS) && /* "(oxígeno, 500 g)" */
           name_in_line(f, t->first);
}

/* "Gurpreet Singh: sikh, asks for ...", "Grace. Evangelical, from ...": alone between two marks
 * behind a name, and no name itself. */
static bool noted(const struct term *t)
{
    const struct find *f = t->f;
    const struct token *first = &f->tokens[t->first];

    return t->is & WORD_SPECIAL && t->is & WORD_STATE && first->gap >= GAP_COMMA &&
           !(first->is & (WORD_FIRSTNAME | WORD_WEAK_NAME)) &&
           (t->last + 1 >= f->count || f->tokens[t->last + 1].gap >= GAP_COMMA) &&
           name_in_line(f, t->first);
}

bool special_noted(const struct term *t)
{
    return begins_brackets(t) || noted(t);
}

/* ---- how far the term goes ---- */

/* A word that a term may end with: no "for my", "svp" or "à 40". */
static bool ends_term(const struct token *t)
{
    return t->folded_len > 3 && !(t->shape & TOKEN_DIGITS) &&
           !(t->is & (WORD_LIGHT | WORD_THE | WORD_OWNER | WORD_SOMEBODY));
}

/* "mis en arrêt" and "en arrêt pour dépression", "als kaderlid" and "kaderlid van de FNV": what
 * begins within the phrase may end behind it. */
size_t special_phrase_end(const struct find *f, size_t i)
{
    const uint64_t type = f->tokens[i].is & (WORD_HEALTH | WORD_SPECIAL);
    size_t last = i + (f->tokens[i].phrase > 1 ? f->tokens[i].phrase : 1u) - 1;

    if (f->tokens[i].kind || f->tokens[i].is & WORD_OF_BODY)
        return last; /* what is behind it is asked for */
    for (size_t k = last; k > i; k--) {
        size_t end = k + f->tokens[k].phrase - 1u;

        if (f->tokens[k].is & type && f->tokens[k].phrase > last - k + 1 &&
            (ends_term(&f->tokens[end]) ||
             word_listed(token_folded(f, &f->tokens[i]), "als as comme como come")))
            return end;
    }
    return last;
}

static bool is_time(struct str word)
{
    return word_listed(word, "monat monate monaten jahr jahre jahren mois an ans month months year "
                             "years maanden jaar mesi anni meses anos");
}

/* "sechs Monate auf Bewährung", "six mois avec sursis" */
void special_sentenced(struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->first;

    if (!(t->is & WORD_SPECIAL) || k < 1 || !close_to(f, k))
        return;
    if (str_starts(token_folded(f, &f->tokens[t->last]), STR("bewahrung"))) {
        if (k == t->last && word_listed(token_folded(f, &f->tokens[k - 1]), "auf mit zur"))
            k--;
        if (k < 2 || k == t->last || !close_to(f, k))
            return;
        k--; /* "auf" */
    }
    if (k < 1 || !is_time(token_folded(f, &f->tokens[k])) || !close_to(f, k) ||
        !(f->tokens[k - 1].shape & TOKEN_DIGITS || f->tokens[k - 1].is & WORD_NUMBER))
        return;
    t->first = k - 1;
    k = t->first;
    if (k > 1 && close_to(f, k) && close_to(f, k - 1) &&
        word_listed(token_folded(f, &f->tokens[k - 1]), "a to") &&
        starts_among(token_folded(f, &f->tokens[k - 2]), "condamn condann conden sentenced"))
        t->first = k - 2;
}

void special_treated(struct term *t)
{
    const struct find *f = t->f;
    size_t k = t->last + 1;

    if (t->is & WORD_HEALTH && k < f->count && f->tokens[k].gap == GAP_JOIN &&
        word_listed(token_folded(f, &f->tokens[k]),
                    "behandlung operation therapie kur behandeling operatie therapy"))
        t->last = k;
}
