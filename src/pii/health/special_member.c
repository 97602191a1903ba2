/* SPDX-License-Identifier: EUPL-1.2 */
/* special_member.c - who belongs to a union or party, or votes for it, and of which origin somebody
 * is (GDPR art. 9), in seven languages: "adhérente de la CFDT", "Unite shop steward", "ich wähle
 * SPD", "stem al jaren D66", "d'origine congolaise", "of Nigerian heritage".
 *
 * The names of unions and parties are the lexicon's (terms_member.c); what makes them somebody's is
 * a word of belonging or voting beside them.  An origin needs a people and somebody: oil and parts
 * have an origin too.  Each walk is over a handful of tokens of one sentence. */
#include "pii/health/special_priv.h"

#include <string.h>

#include "text/text.h"

#define ROLE_BEFORE  6 /* tokens from "member" to the name */
#define ROLE_BEHIND  4 /* from the name to "member" */
#define STEM_LEAST   4 /* letters of a people's name */
#define SCORE_MEMBER 0.85F

#define AND_LISTED "and|und|et|y|e|en"

/* Is the word one of those, which are parted by '|'? */
static bool among(struct str word, const char *words)
{
    if (!word.len || ascii_digit(word.ptr[0]))
        return false;
    for (const char *p = words; p; p = strchr(p, '|'), p += p != NULL)
        if (*p == word.ptr[0] && strncmp(p, word.ptr, word.len) == 0 &&
            (p[word.len] == '|' || !p[word.len]))
            return true;
    return false;
}

static bool is_role(struct str word)
{
    return among(word,
                 "membre|membres|member|members|membro|miembro|mitglied|mitglieder|lid|leden|"
                 "kaderlid|adherent|adherente|adherents|adhere|adheree|encarte|encartee|afiliado|"
                 "afiliada|afiliados|aangesloten|iscritto|iscritta|iscritti|tesserato|tesserata|"
                 "filiado|filiada|socio|socia|militant|militante|milite|milita|delegue|deleguee|"
                 "delegues|delegato|delegata|delegado|delegada|delegate|syndique|syndiquee|"
                 "syndiques|sindicalizado|sindicalizada|sindicalista|sindacalista|elu|elue|"
                 "representant|representante|rappresentante|rep|reps|steward|vertrauensmann|"
                 "vertrauensfrau|betriebsrat|betriebsratin|gewerkschafter|gewerkschafterin|"
                 "organisiert|cotise|cotisant|cotisante|carte|tessera|carnet|parteibuch|"
                 "parteimitglied|lidmaatschap|membership|vote|votes|voted|voting|voter|votais|"
                 "votait|vota|voto|votato|votado|votante|votei|votamos|wahle|wahlt|gewahlt|wahler|"
                 "wahlerin|stem|stemt|stemde|gestemd|stemmer|kiezer|sympathisant|sympathisante|"
                 "simpatizante|simpatizzante|sympathisantin|dirigente|"
                 "dirigenti|dirigent|supporter|"
                 "supporters|activist|convenor|convener|shopsteward|bestuurder|vakbondsbestuurder|"
                 "afgevaardigde|vakbondsafgevaardigde|adhesion|adhesione|afiliacion|affilie|"
                 "affiliee|affilies|electeur|electrice|electeurs|elettore|elettrice|eleitor|"
                 "eleitora|conseiller|conseillere|concejal|concejala|consigliere|consigliera|"
                 "councillor|raadslid|gemeenteraadslid|stadtrat|stadtratin|gemeinderat|"
                 "gemeinderatin|vereador|vereadora|disdetto|disdetta|austritt|demissionne|"
                 "subscription|"
                 "aktivist|activista|attivista|militancia|vakbondslid|kandidaat|candidat|"
                 "candidato|candidata|kandidiere|kandidierte|stood|presento|candido|"
                 "assessore|assessora|autarca|stadtverordneter|stadtverordnete|echevin|echevine|"
                 "wethouder|kandidat|kandidatin|secretaire|secretaria|segretario|"
                 "segretaria");
}

/* What things are too: only of somebody. */
static bool is_active(struct str word)
{
    return among(word, "actief|aktiv|attivo|attiva");
}

/* What one pays for it: "la trattenuta per la FIOM". */
static bool is_due(struct str word)
{
    return among(word,
                 "cotisation|cotisations|contributie|quota|quote|cuota|cuotas|trattenuta|"
                 "ritenuta|beitrag|gewerkschaftsbeitrag|mitgliedsbeitrag|subs|dues|quotas|"
                 "prelevement|vakbondscontributie|vakbondsbijdrage|iscrizione|subscription|mandat|"
                 "mandato|permesso|permessi|rsu|rsa|deduction|deductions|inhouding|delega");
}

/* What may stand between a word of belonging and the name. */
static bool is_filler(const struct token *t, struct str word)
{
    return t->is & (WORD_LIGHT | WORD_THE | WORD_OWNER | WORD_PARTICLE | WORD_IS | WORD_NUMBER) ||
           among(word,
                 "personnel|syndical|syndicale|sindical|sindacale|union|local|locale|jahren|jaren|"
                 "seit|al|years|toujours|always|immer|siempre|sempre|altijd|parti|party|partei|"
                 "partij|partito|partido|gewerkschaft|syndicat|sindacato|sindicato|vakbond|bei|"
                 "bij|chez|section|equipe|federation|ben|bin|since|depuis|desde|ao|shop|"
                 "branch|personal|for|at|no|na|nel|pour|por|per|per|op|die|der|communal|communale|"
                 "municipal|municipale|comunale|gruppo");
}

static bool close_by(const struct find *f, size_t k)
{
    return f->tokens[k].gap <= GAP_JOIN || f->tokens[k].gap == GAP_LINE;
}

/* "FO" is a union, "fo" a slip. */
static bool is_written_so(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->kind != said_party_capitals || t->shape & TOKEN_UPPER ||
           (t->shape & TOKEN_CAPITAL && t->end - t->start > 2);
}

/* Who sells is called so too; where he is in a council, another word stands between. */
static bool advises(struct str word)
{
    return among(word, "conseiller|conseillere|consigliere|consigliera");
}

/* "stood", "me presento", "candido": only of somebody; "secrétaire", "candidat" with a word
 * between, and no number behind: those also have offices, lists and parcels. */
static bool is_held(const struct find *f, size_t k, size_t i)
{
    struct str word = token_folded(f, &f->tokens[k]);
    size_t behind = i + (f->tokens[i].phrase > 1 ? f->tokens[i].phrase : 1u);

    if (among(word, "stood|presento|candido") &&
        !(k > 0 && close_by(f, k) &&
          (among(token_folded(f, &f->tokens[k - 1]), "mi|me|ik") ||
           (f->tokens[k - 1].is & (WORD_SOMEBODY | WORD_FIRSTNAME) &&
            !(f->tokens[k - 1].is & WORD_THE)))))
        return false;
    if (among(word, "stood") && behind < f->count && f->tokens[behind].gap == GAP_SPACE &&
        f->tokens[behind].shape & TOKEN_CAPITAL)
        return false; /* "for Labour Day" */
    if (among(word, "secretaire|secretaria|segretario|segretaria"))
        return k + 1 < i;
    return !starts_among(word, "candidat kandidat") || behind >= f->count || !close_by(f, behind) ||
           !(f->tokens[behind].shape & TOKEN_DIGITS ||
             among(token_folded(f, &f->tokens[behind]), "n|no|nr|num|numero"));
}

/* The first token of the word of belonging in front of the name at i; i for none. */
static size_t role_before(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= ROLE_BEFORE && close_by(f, k + 1);) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (is_active(word))
            return k;
        if (is_role(word)) {
            if (k + 1 == i && advises(word) && f->tokens[i].kind == said_party_capitals)
                return i; /* "mon conseiller SUD" sells */
            if (!is_held(f, k, i))
                return i;
            while (k > 0 && close_by(f, k) &&
                   (is_role(token_folded(f, &f->tokens[k - 1])) ||
                    (f->tokens[k].gap == GAP_SPACE &&
                     among(token_folded(f, &f->tokens[k - 1]), "shop"))))
                k--;
            return k;
        }
        if (!is_filler(&f->tokens[k], word))
            break;
    }
    return i;
}

/* The last token of that word behind the name that ends at `last`; `last` for none. */
static size_t role_behind(const struct find *f, size_t last)
{
    for (size_t k = last + 1; k < f->count && k <= last + ROLE_BEHIND && close_by(f, k); k++) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (is_role(word) || is_active(word) ||
            among(word, "ortsverband|ortsverein|ortsgruppe|kreisverband"))
            return k;
        if (!among(word, "shop|union|party|syndical|local|branch") &&
            !(k > last + 1 && f->tokens[k].shape & TOKEN_DIGITS))
            break;
    }
    return last;
}

static void propose_special(struct find *f, size_t first, size_t last)
{
    special_tell(f, &(struct term){ .f = f, .first = first, .last = last, .is = WORD_SPECIAL },
                 SCORE_MEMBER);
}

/* Is the union or party from token i to `last` paid by somebody? */
static bool is_paid(const struct find *f, size_t i, size_t last)
{
    if (last + 1 < f->count && close_by(f, last + 1) &&
        is_due(token_folded(f, &f->tokens[last + 1])))
        return true;
    for (size_t k = i; k-- > 0 && i - k <= ROLE_BEFORE && close_by(f, k + 1);) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (is_due(word))
            return true;
        if (!is_filler(&f->tokens[k], word))
            return false;
    }
    return false;
}

/* Verbs of "bin in der IG Metall", "zit bij het ACV", which only somebody says of himself or that
 * are of belonging. */
static bool is_being(struct str word)
{
    return among(word, "bin|am|m|been|zit|zat|zitten|zaten|suis|etais|pertenezco|pertenece|"
                       "pertenecia|appartiens|appartient|appartengo|appartiene|perteneco|pertenco|"
                       "pertence|ero|joined|rejoint|beigetreten|estoy|estou|sono|ben");
}

#define SAME_SUBJECT 14 /* tokens from "and was" back to who */

/* "Ich bin schwerbehindert (Multiple Sklerose) und war in der": whose the verb behind "and" is. */
static bool same_subject(const struct find *f, size_t k)
{
    if (!among(token_folded(f, &f->tokens[k]), AND_LISTED))
        return false;
    for (size_t n = 0;
         k > 0 && n < SAME_SUBJECT && f->tokens[k].gap != GAP_DOT && f->tokens[k].gap != GAP_PARA;
         n++)
        if (f->tokens[--k].is & (WORD_SOMEBODY | WORD_FIRSTNAME) && !(f->tokens[k].is & WORD_THE))
            return true;
    return false;
}

/* "was in the GMB union", "ist er in der CDU": is token k a verb that things have too, with
 * somebody in front of it, or right behind? */
static bool somebody_is(const struct find *f, size_t k)
{
    if (!among(token_folded(f, &f->tokens[k]), "war|waren|ist|sind|was|were|is|est|etait|esta"))
        return false;
    if (f->tokens[k + 1].is & WORD_SOMEBODY && !(f->tokens[k + 1].is & WORD_THE))
        return true;
    if (k == 0 || !close_by(f, k))
        return true; /* "Was in Unison until 2020." */
    if (same_subject(f, k - 1))
        return true;
    return (f->tokens[k - 1].is & WORD_SOMEBODY && !(f->tokens[k - 1].is & WORD_THE)) ||
           f->tokens[k - 1].is & WORD_FIRSTNAME ||
           (k > 1 && f->tokens[k - 2].is & (WORD_CIVILITY | WORD_FIRSTNAME));
}

/* What may stand behind it, so that it is no part of another name: "since 2011", a mark. */
static bool ends_there(const struct find *f, size_t last)
{
    size_t k = last + 1;

    return k >= f->count || f->tokens[k].gap >= GAP_COMMA || f->tokens[k].gap == GAP_LINE ||
           f->tokens[k].is & WORD_LIGHT || f->tokens[k].shape & TOKEN_DIGITS ||
           among(token_folded(f, &f->tokens[k]),
                 "since|until|for|seit|bis|und|depuis|jusqu|desde|hasta|hace|da|fino|dal|sinds|tot|"
                 "ate|ha|et|and|y|e|en|aber|but|mais|bei|at|chez|bij|presso|organisiert|"
                 "eingetreten|ausgetreten");
}

/* "was in the GMB union until 2020": the last token of the name; SIZE_MAX when nobody is in it. */
static size_t being_in(const struct find *f, size_t i, size_t last)
{
    size_t k = i;
    bool in = false, at = false;

    if (last + 1 < f->count && f->tokens[last + 1].gap == GAP_SPACE &&
        among(token_folded(f, &f->tokens[last + 1]), "union|party"))
        last++;
    if (!ends_there(f, last))
        return SIZE_MAX;
    for (; k > 0 && i - k < ROLE_BEFORE && close_by(f, k); k--) {
        struct str word = token_folded(f, &f->tokens[k - 1]);

        if (in && somebody_is(f, k - 1))
            return last;
        in |= among(word, "in|im|bei|bij|a|au|al|to|alla|nella|nel|na|no|joined|rejoint");
        if (in && is_being(word))
            return at && str_eq(word, STR("sono")) ? SIZE_MAX : last;
        at |= among(word, "alla|al"); /* "sono alla CISL per il 730": a visit */
        if (!in && !(f->tokens[k - 1].is & WORD_THE) && !among(word, "der|het|de|the|la|o"))
            return SIZE_MAX;
        if (in && !(f->tokens[k - 1].is & (WORD_LIGHT | WORD_THE | WORD_SOMEBODY)) &&
            !among(word, "in|im|bei|bij|a|au|al|to|alla|nella|nel|na|no|bis|until|jahrelang|"
                         "lange|fruher|early") &&
            !(f->tokens[k - 1].shape & TOKEN_DIGITS))
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* "Der Rabatt ist bei der SPD aktiv": is it told of nobody that belongs there? */
static bool active_thing(const struct term *t)
{
    const struct find *f = t->f;
    const struct term state = {
        .f = f, .first = t->first, .last = t->last, .is = WORD_SPECIAL | WORD_LEANING | WORD_STATE
    };

    return (is_active(token_folded(f, &f->tokens[t->first])) ||
            is_active(token_folded(f, &f->tokens[t->last]))) &&
           !special_somebodys(&state);
}

/* Is the subject of the verb at k somebody, or nobody named: "soy", "Es", "mi marido es"?  Not so
 * "la sede era", "le tract est". */
static bool verb_of_somebody(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k == 0 || t->gap >= GAP_COMMA || t[-1].is & WORD_SOMEBODY ||
           (t[-1].shape & TOKEN_CAPITAL && !(t[-1].shape & TOKEN_UPPER)) ||
           among(token_folded(f, t), "soy|somos|suis|sou") ||
           (k > 1 && t[-2].is & WORD_OWNER && t->gap == GAP_SPACE && !(t[-1].is & WORD_PRODUCT));
}

/* "es del sindicato CGT", "est du syndicat FO": of which one somebody is. */
static bool is_of_union(const struct find *f, size_t i)
{
    size_t k = i;

    if (k < 3 || !close_by(f, k) || !close_by(f, k - 1) || !close_by(f, k - 2) ||
        !among(token_folded(f, &f->tokens[k - 1]),
               "sindicato|sindacato|syndicat|gewerkschaft|vakbond|partido|partito|parti|partei"))
        return false;
    if (!among(token_folded(f, &f->tokens[k - 2]), "del|du|do|dal|von|van|der"))
        return false;
    return among(token_folded(f, &f->tokens[k - 3]), "es|soy|somos|suis|est|sono|sou|era|son|e") &&
           verb_of_somebody(f, k - 3);
}

#define ACTS_REACH 5 /* tokens from the name to what one wants */

/* "... der SPD und möchte den Saal mieten", "van CNV, ik bel": who acts for it. */
static bool acts_behind(const struct find *f, size_t last)
{
    for (size_t k = last + 1; k < f->count && k <= last + ACTS_REACH && f->tokens[k].gap < GAP_DOT;
         k++)
        if (among(
                token_folded(f, &f->tokens[k]),
                "mochte|mochten|wollen|will|brauche|brauchen|bestelle|bestellen|miete|mieten|rufe|"
                "schreibe|quiero|queremos|quisiera|llamo|reservo|necesito|reserve|veux|voudrais|"
                "appelle|commande|want|need|calling|writing|book|order|wil|willen|bel|bestel|huur|"
                "vorrei|voglio|chiamo|prenoto|ordino|quero|queria|queremos|preciso|ligo"))
            return true;
    return false;
}

/* "sou do RN", "sono di PD": a province or state, of which one is as well. */
static bool is_home(const struct find *f, size_t i, size_t k)
{
    struct str of = token_folded(f, &f->tokens[k - 1]), am = token_folded(f, &f->tokens[k - 2]);

    if (f->tokens[i].end - f->tokens[i].start != 2)
        return false;
    return among(of, "de|di") ||
           (among(am, "sou|somos|sono|siamo") && among(token_folded(f, &f->tokens[i]), "rn|sp"));
}

/* "soy del PSOE", "sono di Forza Italia", "ich bin von der IG Metall", "I'm with Unison": of the
 * south one is, too. */
static bool is_of_party(const struct find *f, size_t i, size_t last)
{
    const struct token *t = &f->tokens[i];
    size_t k = i;

    if (!(t->kind == said_party || t->shape & TOKEN_UPPER) || !ends_there(f, last))
        return false;
    if (k > 2 && close_by(f, k) && among(token_folded(f, &f->tokens[k - 1]), "la|der|de|het|les"))
        k--;
    if (k < 2 || !close_by(f, k) || !close_by(f, k - 1) || is_home(f, i, k) || acts_behind(f, last))
        return false;
    if (t->kind != said_party && among(token_folded(f, &f->tokens[k - 1]), "with|chez"))
        return false; /* firms are called so, too */
    return among(token_folded(f, &f->tokens[k - 1]),
                 "de|del|della|di|du|do|da|von|van|with|chez") &&
           among(token_folded(f, &f->tokens[k - 2]),
                 "soy|somos|sono|siamo|suis|sommes|sou|bin|ben|am|m");
}

/* "Betriebsrat, IG Metall", "shop steward, Unite": the office in front of a comma; i for none. */
static size_t office_before(const struct find *f, size_t i, size_t last)
{
    size_t k = i;

    if (i == 0 || f->tokens[i].gap != GAP_COMMA || !ends_there(f, last) ||
        (last + 1 < f->count && close_by(f, last + 1) &&
         among(token_folded(f, &f->tokens[last + 1]), AND_LISTED)))
        return i;
    k--;
    if (k > 0 && close_by(f, k) &&
        among(token_folded(f, &f->tokens[k]), "steward|syndical|syndicale|sindical|sindacale"))
        k--;
    else if (!among(token_folded(f, &f->tokens[k]),
                    "betriebsrat|betriebsratin|vertrauensmann|vertrauensfrau|rsu|"
                    "vakbondsafgevaardigde|shopsteward|convenor"))
        return i;
    return k > 0 && close_by(f, k) && f->tokens[k - 1].is & WORD_THE ? i : k;
}

#define PLACE_REACH 5 /* tokens of the line below */

/* "50667", or "12" in front of a street: no "depuis 2010", "Lidnummer 4411". */
static bool is_postal(const struct find *f, size_t k, bool first)
{
    const struct token *t = &f->tokens[k];

    return t->shape & TOKEN_DIGITS
               ? t->end - t->start == 5 || (first && !figures_year(token_text(f, t)))
               : first && t->shape & TOKEN_MIXED;
}

/* "Gewerkschaft\nIG Metall\nFrankfurt": who gets mail, not of which union somebody is. */
static bool is_addressed(const struct find *f, size_t last)
{
    size_t k = last + 1;

    if (k < f->count && close_by(f, k) && f->tokens[k].gap != GAP_LINE)
        return true; /* more than its name stands there */
    for (size_t n = 0; k < f->count && n < PLACE_REACH && f->tokens[k].gap != GAP_PARA; n++, k++) {
        if (n && (f->tokens[k].gap == GAP_LINE || mark_in_front(f, f->tokens[k].start) == ':'))
            return false;
        if (f->tokens[k].is & (WORD_STREET | WORD_ROAD | WORD_CITY) || is_postal(f, k, n == 0))
            return true;
        if (str_ends(token_folded(f, &f->tokens[k]), STR("strasse")) ||
            str_ends(token_folded(f, &f->tokens[k]), STR("str")) ||
            str_ends(token_folded(f, &f->tokens[k]), STR("straat")))
            return true;
    }
    return false;
}

/* "Syndicat : CGT", or below the word that is a line of its own: the answer of a form. */
static bool is_asked(const struct find *f, size_t i, size_t last)
{
    bool colon =
        i > 0 && f->tokens[i].gap == GAP_OTHER && mark_in_front(f, f->tokens[i].start) == ':';
    bool below =
        i > 0 && f->tokens[i].gap == GAP_LINE && (i == 1 || f->tokens[i - 1].gap >= GAP_LINE);

    return (colon || (below && !is_addressed(f, last))) &&
           among(token_folded(f, &f->tokens[i - 1]),
                 "union|syndicat|gewerkschaft|sindicato|sindacato|vakbond|parti|party|partei|"
                 "partido|partito|partij|parteizugehorigkeit|gewerkschaftszugehorigkeit|politica|"
                 "politique|syndicale|sindical|sindacale");
}

/* "trade union", "my union", "union rep" at the start: no "European Union", "Western union". */
static bool is_union(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (!str_eq(token_folded(f, t), STR("union")) ||
        (t->shape & TOKEN_CAPITAL && !(t->shape & (TOKEN_START | TOKEN_UPPER))))
        return false;
    return k == 0 || t->gap >= GAP_COMMA || t[-1].is & (WORD_OWNER | WORD_THE | WORD_LIGHT) ||
           among(token_folded(f, t - 1), "trade|labour|labor|teachers|workers|nurses|paid|pay");
}

/* "Gewerkschaft (IG Metall)" may be one that hires a room: only somebody's own.  What is composed
 * with it says who belongs there: "vakbondslid", "Gewerkschaftssekretärin". */
static bool is_of_members(const struct find *f, size_t k)
{
    struct str word = token_folded(f, &f->tokens[k]);

    if (among(word, "vakbond|gewerkschaft|syndicat|betriebsrat|union|sindacato|sindicato"))
        return k > 0 && close_by(f, k) && f->tokens[k - 1].is & WORD_OWNER;
    if (!starts_among(word, "vakbond gewerkschaft betriebsrat syndiqu"))
        return false;
    return is_role(word) || is_due(word) || str_starts(word, STR("syndiqu")) ||
           str_ends(word, STR("lid")) || str_ends(word, STR("mitglied")) ||
           str_ends(word, STR("beitrag")) || str_ends(word, STR("bijdrage")) ||
           str_ends(word, STR("sekretar")) || str_ends(word, STR("sekretarin")) ||
           str_ends(word, STR("consulent")) || str_ends(word, STR("ratin")) ||
           str_ends(word, STR("vertreter")) || str_ends(word, STR("vertreterin"));
}

/* "delegato sindacale (FIOM)", "vakbondscontributie (FNV": in brackets behind who belongs to one.
 */
static bool is_bracketed(const struct find *f, size_t i)
{
    bool named = false, belongs = false;

    if (i == 0 || f->tokens[i].gap != GAP_OTHER || f->text.ptr[f->tokens[i].start - 1] != '(')
        return false;
    for (size_t k = i; k-- > 0 && i - k <= ROLE_BEHIND && (k + 1 == i || close_by(f, k + 1));) {
        struct str word = token_folded(f, &f->tokens[k]);
        bool role = (is_role(word) || is_due(word)) && !among(word, "betriebsrat");

        if (is_of_members(f, k))
            return true;
        named |=
            starts_among(word, "sindacal sindical syndical vakbond gewerkschaft") || is_union(f, k);
        belongs |= role;
        if (named && belongs)
            return true;
        if (!named && !belongs && !is_filler(&f->tokens[k], word))
            return false;
    }
    return false;
}

static bool find_member(struct find *f, size_t i)
{
    size_t last = i + (f->tokens[i].phrase > 1 ? f->tokens[i].phrase : 1u) - 1;
    struct term t = { .f = f, .first = role_before(f, i), .last = last, .is = WORD_SPECIAL };

    if (t.first == i)
        t.last = role_behind(f, last);
    if (t.first == i && t.last == last)
        t.first = office_before(f, i, last);
    if (t.first == i && t.last == last && is_of_union(f, i))
        t.first = i - 2;
    else if (t.first == i && t.last == last && !is_paid(f, i, last) && !is_asked(f, i, last) &&
             !is_bracketed(f, i) && !is_of_party(f, i, last)) {
        t.last = being_in(f, i, last);
        if (t.last == SIZE_MAX)
            return false;
    }
    if (!special_denied(&t) && !active_thing(&t))
        propose_special(f, t.first, t.last);
    return true;
}

/* "congolaise", "nigerian", "türkischer": the name of a people, by how it begins. */
bool special_people(const struct find *f, const struct token *t)
{
    struct str word = token_folded(f, t);

    return word.len >= STEM_LEAST && !(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) &&
           starts_among(word,
                        "maroc marok marroq maghreb magreb moroc alger argel argeli tunis tunes "
                        "senegal congol kongol camero kamer malien malian ivoir nigeri ghan "
                        "ethio athio etiop eritr erythr libyen libya yemen rwand burund tchetch "
                        "chechen tibet "
                        "somal sudan soudan egyp agypt egizi egipc "
                        "turk turc kurd curd syri siri irak iraq iran pers afghan pakist indian "
                        "indien indisch bangla tamil sri vietnam chin japon japan giappon korea "
                        "coree corean philip filip thai indones surinam antill guadelou martini "
                        "reunion hait carib karib jamaic jamaik cuba kuba domini venez colomb "
                        "kolumb ecuat peru boliv brasil bresil brazil mexic mexik argentin latin "
                        "angol cabo cap capver guine mozambi mocambi moluk arab berber kabyl "
                        "cabil afric afrik african asiat asian pol roum ruman rumen roman romen "
                        "bulg ungar hongro hungar tschech serb croat kroat bosni alban kosov "
                        "ukrain ucrain ucran russ georgi malgach malgas madagas benin togol gabon "
                        "guin burkin tchad maurit comor "
                        "libanes jordan saudi birman burmes rohing usbek uzbek kasach kazakh "
                        "mongol nepal lankai laot kambod cambod belarus moldau moldav moldov "
                        "lettisch latvian litau lithuan estnisch estonian slovak slowak sloven "
                        "macedon mazedon monteneg aserbai azerb zimbab zamb ugand ougand keny "
                        "kenia tansan tanzan uruguay paraguay chilen hondur guatemal nicarag "
                        "salvador panam trinid barbad armen greek griech grec greg ital "
                        "portug espagn span spaans irish irland jewish juiv juif judi jud ebraic "
                        "joods israel palest liban leban rom gitan gypsy traveller sinti yezid "
                        "jesid czech creol metis noir black mixed gemischt");
}

/* The token of the people beside the word for an origin; `i` for none. */
static size_t people_beside(const struct find *f, size_t i)
{
    if (i > 0 && close_by(f, i) && special_people(f, &f->tokens[i - 1]))
        return i - 1;
    if (i > 1 && close_by(f, i) && close_by(f, i - 1) && f->tokens[i - 1].is & WORD_PARTICLE &&
        special_people(f, &f->tokens[i - 2])) /* "venezolano de origen" */
        return i - 2;
    for (size_t k = i + 1; k < f->count && k <= i + 2 && close_by(f, k); k++) {
        if (special_people(f, &f->tokens[k]))
            return k;
        if (!(f->tokens[k].is & WORD_PARTICLE))
            break;
    }
    return i;
}

static bool find_origin(struct find *f, size_t i)
{
    size_t people = people_beside(f, i);
    struct term t = { .f = f,
                      .first = people < i ? people : i,
                      .last = people > i                ? people
                              : f->tokens[i].phrase > 1 ? i + f->tokens[i].phrase - 1u
                                                        : i,
                      .is = WORD_SPECIAL | WORD_LEANING };

    if (people == i)
        return false;
    if (special_denied(&t) || !special_somebodys(&t))
        return false;
    propose_special(f, t.first, t.last);
    return true;
}

/* Peoples and faiths that have communities: no "political", no "Spanish". */
static bool has_community(const struct find *f, size_t k)
{
    return f->tokens[k].folded_len >= STEM_LEAST &&
           starts_among(
               token_folded(f, &f->tokens[k]),
               "armen alger argel tunes tunis marok maroc marroq moroc senegal congol "
               "kongol nigerian ghana ghane eritr erythr ethiop etiop athiop somal sudan soudan "
               "kurd curda curdo turk turc syri siri iraq irak irani afghan pakist tamil tamoul "
               "alevit bengal "
               "vietnam chines chinois filip philip ukrain ucrain romani roumain rumanisch "
               "rumen polish polon polac polnisch albane albani kosov serb bosni bulgar jewish "
               "juiv juif judi judisch jood ebrai israelit gitan gypsy travell sinti "
               "tzigan copt kopt sikh hindu musulm muslim mussulm muculm moslim islami "
               "buddhis bouddhis budis malien ivoir camero haiti comor ecuator colombian "
               "venezol bolivian caboverd surina antill moluk evangel pentec bahai");
}

/* "la communauté arménienne", but not "la communauté Tunisair" and no "Gemeinde Turkheim" */
static bool community_behind(const struct find *f, size_t i)
{
    return i + 1 < f->count && close_by(f, i + 1) &&
           starts_among(token_folded(f, &f->tokens[i]), "comun communaut") &&
           (!(f->tokens[i + 1].shape & TOKEN_CAPITAL) || f->tokens[i].shape & TOKEN_UPPER) &&
           has_community(f, i + 1);
}

/* "Turkish community edition", "Syrian community cookbook": the name of goods. */
static bool is_printed(const struct find *f, size_t k)
{
    return k < f->count && f->tokens[k].gap == GAP_SPACE &&
           (f->tokens[k].is & WORD_PRODUCT ||
            among(token_folded(f, &f->tokens[k]), "edition|forum|manager|kitchen|cookbook|radio"));
}

/* "our Sikh community" */
static bool community_before(const struct find *f, size_t i)
{
    return i > 0 && f->tokens[i].gap == GAP_SPACE &&
           !starts_among(token_folded(f, &f->tokens[i]), "comun communaut") &&
           has_community(f, i - 1) && !is_printed(f, i + 1);
}

static bool find_community(struct find *f, size_t i)
{
    struct term t = { .f = f, .first = i, .last = i, .is = WORD_SPECIAL };

    if (community_before(f, i))
        t.first--;
    else if (community_behind(f, i))
        t.last++;
    else
        return false;
    if (!special_denied(&t))
        propose_special(f, t.first, t.last);
    return true;
}

bool find_belonging(struct find *f, size_t i)
{
    const char *kind = f->tokens[i].kind;
    bool origin = kind == said_origin, found;

    if (kind == said_community)
        return find_community(f, i) || !(f->tokens[i].is & WORD_LEANING);
    if (!origin && kind != said_party && kind != said_party_capitals)
        return false;
    found = origin ? find_origin(f, i) : is_written_so(f, i) && find_member(f, i);
    return found || !(f->tokens[i].is & WORD_LEANING); /* what else the word may say */
}
