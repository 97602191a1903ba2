/* SPDX-License-Identifier: EUPL-1.2 */
/* field.c - names in fields: of forms, of a program's data, of cards and of chats.
 *
 * "nachname=freitag", "Forename: April", "N:van den Berg;Sepp;;;", "ORGANIZER;CN=Ute Montag:":
 * where the label asks for nothing but somebody's name, any word is one, be it a day or in small
 * letters. A label that things have, too ("name"), says less: name.c weighs what stands behind it.
 */
#include "pii/names/field_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/names/tagger_priv.h"

#define VALUE_MOST 48 /* bytes */
#define WORDS_MOST 5
#define MARKS_MOST 24 /* bytes from a label to its value */

/* Nothing, or what is to be written there. */
bool field_is_empty(struct str word)
{
    return word_among(word, "unbekannt|unknown|inconnu|inconnue|desconocido|sconosciuto|onbekend|"
                            "desconhecido|fehlt|leer|null|none|nil|keiner|keine|nessuno|ninguno|"
                            "aucun|geen|nenhum|same|idem|siehe|wie|see|voir|pflichtfeld|required|"
                            "obligatoire|obligatorio|optional|facultatif|bitte|please|nicht|not|"
                            "pas|test|string|text|varchar|true|false|illeggibile|illisible|"
                            "unleserlich|ilegible|illegible|onleesbaar|ilegivel|too|input|field|"
                            "veld|verplicht|invalid|ungultig");
}

/* Where the field's value ends that begins at byte `at`. */
static uint32_t value_end(const struct find *f, uint32_t at, const char *ends)
{
    uint32_t end = at, most = at + VALUE_MOST < f->to ? at + VALUE_MOST : f->to;

    while (end < most && !strchr(ends, f->text.ptr[end]) &&
           !(f->text.ptr[end] == ' ' && end + 1 < most && f->text.ptr[end + 1] == ' '))
        end++;
    if (end == most && end < f->to)
        return at;
    while (end > at && f->text.ptr[end - 1] == ' ')
        end--;
    return end;
}

/* Words of a name and nothing else from token k to byte `end`: a few, without figures.  `any`: in
 * small letters, too. */
static bool is_value(const struct find *f, size_t k, uint32_t end, bool any, size_t *ret_last)
{
    size_t i = k;

    for (; i < f->count && f->tokens[i].end <= end; i++) {
        const struct token *t = &f->tokens[i];

        if (i - k >= WORDS_MOST || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            t->is & (WORD_GREETING | WORD_INTRO) || field_is_empty(token_folded(f, t)) ||
            (i > k && t->gap != GAP_SPACE && t->gap != GAP_JOIN && t->gap != GAP_DOT) ||
            (!any && !(t->shape & TOKEN_CAPITAL) && !(t->is & WORD_PARTICLE)))
            return false;
    }
    if (i == k || f->tokens[i - 1].end + 1 < end)
        return false;
    *ret_last = i - 1;
    return true;
}

static void propose_value(struct find *f, size_t k, size_t last)
{
    if (f->tokens[last].end - f->tokens[k].start < 2)
        return;
    propose(f, (struct span){ f->tokens[k].start, f->tokens[last].end, SPAN_PERSON, NULL, 0.93F,
                              "context" });
}

/* Labels that ask for somebody's name. */
static bool is_label(const struct find *f, size_t i, size_t end)
{
    static const char words[] = "surname|nachname|familienname|vorname|achternaam|voornaam|prenom|"
                                "cognome|apellido|apellidos|apelido|forename|firstname|lastname";
    static const char firsts[] = "last first given family";

    if (end == i + 1)
        return word_among(token_folded(f, &f->tokens[i]), words);
    return end == i + 2 && word_listed(token_folded(f, &f->tokens[i]), firsts) &&
           str_eq(token_folded(f, &f->tokens[i + 1]), STR("name"));
}

bool field_asks_for_name(const struct find *f, size_t i)
{
    return is_label(f, i, i + (f->tokens[i].phrase > 1 ? f->tokens[i].phrase : 1u));
}

/* What parts a label from its value: data (=, quotes, a tag), a colon, or nothing of it. */
enum sign { SIGN_NONE, SIGN_LINE, SIGN_COLON, SIGN_DATA };

/* `in_tag`: a mark of data stands in front of the label, too. */
static enum sign sign_between(const struct find *f, uint32_t from, uint32_t to, bool in_tag)
{
    enum sign sign = SIGN_NONE;
    bool quoted = false;

    if (to - from > MARKS_MOST)
        return SIGN_NONE;
    for (; from < to; from++) {
        char c = f->text.ptr[from];

        if (c == '=' || (c == '>' && in_tag))
            sign = SIGN_DATA;
        else if (c == '"' || c == '\'')
            quoted = true;
        else if (c == ':')
            sign = sign ? sign : SIGN_COLON;
        else if (c == '\n')
            sign = sign == SIGN_NONE ? SIGN_LINE : SIGN_NONE;
        else if (!strchr(" \t\r", c))
            return SIGN_NONE;
    }
    if (quoted) /* "Das Feld "Nachname" bleibt leer": no value */
        return sign == SIGN_COLON || sign == SIGN_DATA ? SIGN_DATA : SIGN_NONE;
    return sign;
}

/* "<surname>", "name="surname">" */
static bool is_in_tag(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->start > 0 && strchr("<\"'", f->text.ptr[t->start - 1]);
}

/* "<nombre>": of a name, or of goods. */
static bool is_tag(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->start > 0 && f->text.ptr[t->start - 1] == '<' && t->next == '>' &&
           word_listed(token_folded(f, t), "nom name nome nombre naam");
}

/* Is token i the first of its line, with one of `marks` behind it? */
static bool begins_field(const struct find *f, size_t i, const char *marks)
{
    const struct token *t = &f->tokens[i];

    return (i == 0 || t->gap == GAP_LINE || t->gap == GAP_PARA) && t->end < f->text.len &&
           strchr(marks, f->text.ptr[t->end]);
}

/* A word that is one of somebody's names, whatever else it is. */
static bool is_name(const struct find *f, size_t k)
{
    return f->tokens[k].is & (WORD_FIRSTNAME | WORD_WEAK_NAME) || tagged_surname(f, k);
}

bool find_field(struct find *f, size_t i)
{
    size_t k = i + (f->tokens[i].phrase > 1 ? f->tokens[i].phrase : 1u), last;
    enum sign sign;
    uint32_t start, end;
    bool named = k < f->count && is_tag(f, i) && tagged_name(f, k) &&
                 f->tokens[k].is & (WORD_FIRSTNAME | WORD_WEAK_NAME);

    if (k >= f->count || f->tokens[k].gap == GAP_SPACE || !(is_label(f, i, k) || named) ||
        (f->tokens[i].start > 0 && f->text.ptr[f->tokens[i].start - 1] == '/'))
        return false;
    start = f->tokens[k].start;
    sign = sign_between(f, f->tokens[k - 1].end, start, is_in_tag(f, i));
    if (!sign)
        return false;
    end = value_end(f, start, sign == SIGN_DATA ? "\r\n;\"'<|,&)" : "\r\n;|\t(,");
    if (!is_value(f, k, end, sign == SIGN_DATA, &last) ||
        (sign == SIGN_LINE && !(begins_field(f, i, " \r\n") && is_name(f, k) &&
                                strchr("\r\n", end < f->text.len ? f->text.ptr[end] : '\n'))))
        return false;
    if (!is_label(f, k, last + 1) && f->text.ptr[end - 1] != '(') /* "surname = getSurname()" */
        propose_value(f, k, last);
    return true;
}

/* One part of a card's field at token k, up to byte `end`; the token behind it. */
static size_t take_part(struct find *f, size_t k, uint32_t end)
{
    size_t last;

    if (k < f->count && f->tokens[k].start < end && is_value(f, k, end, true, &last)) {
        propose_value(f, k, last);
        return last + 1;
    }
    return k;
}

/* "CN=Ute Montag,OU=Verkauf", "ORGANIZER;CN=Ute Montag:": somebody, and not "CN=Users". */
static bool is_of_somebody(const struct find *f, size_t i, uint32_t end)
{
    const struct token *t = &f->tokens[i];

    bool in_calendar = t->start > 0 && f->text.ptr[t->start - 1] == ';';

    for (size_t k = i + 1; k < f->count && f->tokens[k].start < end; k++)
        if (f->tokens[k].is & WORD_FIRSTNAME || (in_calendar && is_name(f, k)))
            return true;
    return false;
}

/* "CN=Ute Montag" */
static void find_common_name(struct find *f, size_t i)
{
    uint32_t end = value_end(f, f->tokens[i].end + 1, ":;,\"/\r\n");

    if (is_of_somebody(f, i, end))
        take_part(f, i + 1, end);
}

/* Does token i begin a card's line, with a colon and no space behind it? */
static bool begins_card_line(const struct find *f, size_t i)
{
    uint32_t end = f->tokens[i].end;

    return begins_field(f, i, ":") && end + 1 < f->text.len && f->text.ptr[end + 1] != ' ';
}

/* "N:van den Berg;Sepp;;;" */
static void find_parts(struct find *f, size_t i)
{
    uint32_t at = f->tokens[i].end + 1, first = value_end(f, at, ";\r\n"), second;
    size_t k;

    if (first >= f->to || f->text.ptr[first] != ';')
        return;
    second = value_end(f, first + 1, ";\r\n");
    if (second >= f->to || f->text.ptr[second] != ';')
        return;
    k = take_part(f, i + 1, first);
    if (k < f->count && f->tokens[k].start > first)
        take_part(f, k, second);
}

void find_card(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str word = token_text(f, t);

    if (str_eq(word, STR("N")) && begins_card_line(f, i))
        find_parts(f, i);
    else if (str_eq(word, STR("FN")) && begins_card_line(f, i))
        take_part(f, i + 1, value_end(f, t->end + 1, "\r\n"));
    else if (str_eq(word, STR("CN")) && t->next == '=')
        find_common_name(f, i);
}

#define REST_MOST 2 /* words */

size_t field_rest(const struct find *f, size_t first, size_t last, bool alone)
{
    const struct token *t = &f->tokens[first];
    char mark = t->start > 0 ? f->text.ptr[t->start - 1] : '\n', behind;
    size_t end = last;

    if (!strchr("\"'>\t;\n", mark) || (mark == '\n' && !alone))
        return last;
    while (end < last + REST_MOST && end + 1 < f->count && f->tokens[end + 1].gap == GAP_SPACE &&
           f->tokens[end + 1].shape & TOKEN_CAPITAL &&
           !(f->tokens[end + 1].shape & (TOKEN_MIXED | TOKEN_INITIAL)) &&
           !(f->tokens[end + 1].is & (WORD_COMPANY | WORD_STREET)))
        end++;
    behind = f->tokens[end].end < f->text.len ? f->text.ptr[f->tokens[end].end] : '\n';
    if (mark == '>')
        return behind == '<' ? end : last;
    return behind == mark || (mark == '\n' && behind == '\r') ? end : last;
}

/* Who is no customer: desks and programs that speak in a chat. */
static bool is_desk(struct str word)
{
    return word_among(
        word,
        "agent|agente|support|bot|chatbot|system|sistema|scheduler|kunde|kundin|client|"
        "cliente|customer|klant|berater|beraterin|mitarbeiter|conseiller|"
        "conseillere|operator|operateur|operatore|operador|medewerker|admin|"
        "vous|you|moi|me|ich|ik|io|eu|yo|assistant|assistente|asesor|asesora|"
        "mama|papa|mum|mom|dad|mae|pai|mutter|vater|maman|oma|opa|info|error|"
        "warn|warning|debug|notice|fatal|trace|re|fwd|note|notiz|ps|service|"
        "gast|guest|betreff|asunto|oggetto|objet|assunto|onderwerp|moderador|moderator|invite|"
        "invitado|ospite|secretaria|secretariat|sekretariat|"
        "administratie|receptie|helpdesk|desk|user|utilisateur|nutzer|bank|shop|hotline|chat");
}

/* "Stornierung", "Devolución": what a list of hours tells of, where no list has the word. */
static bool is_noun_by_ending(struct str word)
{
    static const char *const ends[] = { "ung",   "heit", "keit", "tion",  "cion",
                                        "zione", "cao",  "ment", "mento", "miento" };

    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (word.len >= 8 && str_ends(word, str_of(ends[i])))
            return true;
    return false;
}

/* "[10:02] ", "[12.05.24, 10:02:33] " up to byte `to`: an hour in brackets; `bare`: and nothing
 * else, for programs write the day or the seconds, too. */
static bool behind_hour(const struct find *f, uint32_t to, bool bare)
{
    const char *p;

    if (to < 8)
        return false;
    p = f->text.ptr + to - 7;
    return p[5] == ']' && p[6] == ' ' && ascii_digit(p[3]) && ascii_digit(p[4]) && p[2] == ':' &&
           ascii_digit(p[1]) && (!bare || (ascii_digit(p[0]) && p[-1] == '['));
}

bool field_of_program(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->next == ':' && t->start >= 8 && f->text.ptr[t->start - 2] == ']' &&
           behind_hour(f, t->start, false) &&
           (is_desk(token_folded(f, t)) || is_noun_by_ending(token_folded(f, t)));
}

bool field_speaks(const struct find *f, size_t i, bool unheard)
{
    const struct token *t = &f->tokens[i];
    uint32_t from = t->start, to = t->end;

    if (to + 1 >= f->text.len || is_desk(token_folded(f, t)) ||
        (unheard && is_noun_by_ending(token_folded(f, t))))
        return false;
    return (f->text.ptr[to] == ':' && behind_hour(f, from, unheard)) ||
           (begins_field(f, i, " ") && to + 9 < f->text.len && f->text.ptr[to + 1] == '(' &&
            ascii_digit(f->text.ptr[to + 2]) && f->text.ptr[to + 4] == ':' &&
            memcmp(f->text.ptr + to + 7, "):", 2) == 0);
}
