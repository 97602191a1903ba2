/* SPDX-License-Identifier: EUPL-1.2 */
/* ruled_rewrite.c - an agent's own text rewritten with no provider: shorter, warmer or corrected.
 *
 * By tables alone, so it does little and nothing that an agent would not see at once: what is
 * proposed is shown as a difference and is theirs to take.  Shorter drops fillers, courtesies and
 * what is said twice; a sentence with a token, a figure or a question always stays.  Warmer adds
 * greeting and closing where there is none and softens blunt turns.  Corrected mends blanks,
 * punctuation (Imprimerie nationale, "Lexique des règles typographiques": a no-break blank before
 * ; : ! ? in French), capitals and common slips.  French and English have words of their own;
 * other languages only what needs none. */
#include <string.h>

#include "assist/thread_priv.h"
#include "base/attr.h"
#include "pii/pii.h"

#define NARROW STR("\u202f") /* before ; ! ? in French */
#define BLANK  STR("\u00a0") /* before : and inside quotation marks */
#define CURLED STR("\u2019")

/* ---- turns of phrase ---- */

/* `from`: small letters, "'" for either apostrophe, whole words; a blank at its end belongs to it.
 * `to` takes a capital where `from` had one, or where what begins a sentence is dropped. */
struct turn {
    const char *from, *to;
};

static const struct turn slips_fr[] = {
    { "malgrés", "malgré" },
    { "parmis", "parmi" },
    { "comme même", "quand même" },
    { "biensûr", "bien sûr" },
    { "acceuil", "accueil" },
    { "acceuillir", "accueillir" },
    { "addresse", "adresse" },
    { "dysfonctionement", "dysfonctionnement" },
    { "developpement", "développement" },
    { "egalement", "également" },
    { "evidemment", "évidemment" },
    { "etes", "êtes" },
    { "etre", "être" },
    { "meme", "même" },
    { "deja", "déjà" },
    { "tres", "très" },
    { "apres", "après" },
    { "voila", "voilà" },
    { "probleme", "problème" },
    { "problemes", "problèmes" },
    { "reponse", "réponse" },
    { "reponses", "réponses" },
    { "numero", "numéro" },
    { "numeros", "numéros" },
    { "reference", "référence" },
    { "réference", "référence" },
    { "delai", "délai" },
    { "delais", "délais" },
    { "recu", "reçu" },
    { "cordialemment", "cordialement" },
    { "connection", "connexion" },
    { "rembourssement", "remboursement" },
    { "remboursemment", "remboursement" },
    { "commmande", "commande" },
    { "dés que", "dès que" },
    { "quelque soit", "quel que soit" },
    { "si il", "s'il" },
    { "si ils", "s'ils" },
    { "n'hésiter pas", "n'hésitez pas" },
    { "n'hesitez pas", "n'hésitez pas" },
    { "veuiller", "veuillez" },
    { "je vous pris de", "je vous prie de" },
    { "ci joint", "ci-joint" },
    { "c'est à dire", "c'est-à-dire" },
};

static const struct turn slips_en[] = {
    { "recieve", "receive" },
    { "recieved", "received" },
    { "seperate", "separate" },
    { "seperately", "separately" },
    { "definately", "definitely" },
    { "occured", "occurred" },
    { "occurence", "occurrence" },
    { "untill", "until" },
    { "adress", "address" },
    { "adresses", "addresses" },
    { "wich", "which" },
    { "teh", "the" },
    { "thier", "their" },
    { "accomodate", "accommodate" },
    { "refered", "referred" },
    { "prefered", "preferred" },
    { "transfered", "transferred" },
    { "sincerly", "sincerely" },
    { "succesful", "successful" },
    { "succesfully", "successfully" },
    { "begining", "beginning" },
    { "beleive", "believe" },
    { "immediatly", "immediately" },
    { "independant", "independent" },
    { "neccessary", "necessary" },
    { "necesary", "necessary" },
    { "recomend", "recommend" },
    { "tommorow", "tomorrow" },
    { "tomorow", "tomorrow" },
    { "truely", "truly" },
    { "unfortunatly", "unfortunately" },
    { "usualy", "usually" },
    { "alot", "a lot" },
    { "could of", "could have" },
    { "should of", "should have" },
    { "would of", "would have" },
    { "your welcome", "you're welcome" },
    { "dont", "don't" },
    { "doesnt", "doesn't" },
    { "didnt", "didn't" },
    { "isnt", "isn't" },
    { "i", "I" },
    { "i'm", "I'm" },
    { "i've", "I've" },
    { "i'll", "I'll" },
    { "i'd", "I'd" },
};

static const struct turn fillers_fr[] = {
    { "je me permets de vous informer que ", "" },
    { "je tiens à vous informer que ", "" },
    { "nous tenons à vous informer que ", "" },
    { "nous avons le plaisir de vous informer que ", "" },
    { "je vous informe que ", "" },
    { "nous vous informons que ", "" },
    { "je vous informe qu'", "" },
    { "nous vous informons qu'", "" },
    { "il est important de noter que ", "" },
    { "veuillez noter que ", "" },
    { "sachez que ", "" },
    { "en effet, ", "" },
    { "par ailleurs, ", "" },
    { "tout d'abord, ", "" },
    { "bien évidemment, ", "" },
    { "tout simplement ", "" },
    { "vraiment ", "" },
    { "afin de ", "pour " },
    { "dans le but de ", "pour " },
    { "en ce qui concerne ", "pour " },
    { "en raison du fait que ", "parce que " },
    { "à l'heure actuelle", "actuellement" },
    { "dans les plus brefs délais", "au plus vite" },
    { "êtes en mesure de ", "pouvez " },
    { "sommes en mesure de ", "pouvons " },
    { "est en mesure de ", "peut " },
    { "procéder au remboursement de ", "rembourser " },
};

static const struct turn fillers_en[] = {
    { "i just wanted to let you know that ", "" },
    { "i am writing to inform you that ", "" },
    { "i would like to inform you that ", "" },
    { "we would like to inform you that ", "" },
    { "we are pleased to inform you that ", "" },
    { "please be advised that ", "" },
    { "please note that ", "" },
    { "it is important to note that ", "" },
    { "basically, ", "" },
    { "actually, ", "" },
    { "really ", "" },
    { "in order to ", "to " },
    { "due to the fact that ", "because " },
    { "at this point in time", "now" },
    { "at the present time", "now" },
    { "in the near future", "soon" },
    { "in the event that ", "if " },
    { "with regard to ", "about " },
    { "with regards to ", "about " },
    { "is able to ", "can " },
    { "are able to ", "can " },
    { "a large number of ", "many " },
};

static const struct turn softer_fr[] = {
    { "vous devez ", "nous vous invitons à " },
    { "impossible de ", "nous ne pouvons malheureusement pas " },
    { "c'est impossible", "ce n'est malheureusement pas possible" },
    { "ce n'est pas possible", "ce n'est malheureusement pas possible" },
    { "nous ne pouvons pas ", "nous ne pouvons malheureusement pas " },
    { "je ne peux pas ", "je ne peux malheureusement pas " },
    { "il faut ", "il faudrait " },
};

static const struct turn softer_en[] = {
    { "you must ", "please " },
    { "you need to ", "please " },
    { "we cannot ", "unfortunately, we cannot " },
    { "we can't ", "unfortunately, we can't " },
    { "i cannot ", "unfortunately, I cannot " },
    { "i can't ", "unfortunately, I can't " },
    { "that is impossible", "that is unfortunately not possible" },
    { "it is impossible", "it is unfortunately not possible" },
};

/* What each language has of its own.  Lists as cues_say() reads them. */
static const struct tongue {
    const struct turn *slips, *fillers, *softer;
    size_t slip_count, filler_count, softer_count;
    const char *twice;                     /* words that nobody means to write twice */
    const char *courtesy;                  /* sentences that say only this go first */
    const char *softened;                  /* it is soft already */
    const char *greeting, *close, *ending; /* ending: of a letter */
} tongues[LANGS] = {
    [LANG_FR] = { slips_fr, fillers_fr, softer_fr, COUNT_OF(slips_fr), COUNT_OF(fillers_fr),
                  COUNT_OF(softer_fr),
                  "le|la|les|de|des|du|un|une|et|a|en|dans|pour|avec|sur|est|votre|notre|vos|nos",
                  "merci de votre comprehension|merci de votre patience|merci pour votre "
                  "patience|merci pour votre comprehension|votre confiance|n hesitez pas|"
                  "restons a votre disposition|reste a votre disposition|"
                  "nous vous remercions de votre",
                  "malheureusement|nous vous invitons", "Bonjour,",
                  "N'hésitez pas à nous écrire pour toute autre question.", "Bien cordialement," },
    [LANG_EN] = { slips_en, fillers_en, softer_en, COUNT_OF(slips_en), COUNT_OF(fillers_en),
                  COUNT_OF(softer_en), "the|a|an|and|of|to|in|for|with|on|is|your|our|we|you|it",
                  "thank you for your patience|thank you for your understanding|thanks for your "
                  "patience|thanks for your understanding|do not hesitate|don t hesitate|feel "
                  "free|any other question*|any further question*|at your disposal",
                  "unfortunately", "Hello,",
                  "Please write to us again if you have any other question.", "Kind regards," },
};

/* ---- finding a turn ---- */

static bool is_word(uint32_t c)
{
    return text_is_letter(c) || (c >= '0' && c <= '9');
}

/* The character of `text` that ends at `at`; 0: it begins there. */
static uint32_t char_before(struct str text, size_t at)
{
    uint32_t c = 0;

    if (!at)
        return 0;
    for (at--; at > 0 && ((unsigned char)text.ptr[at] & 0xc0) == 0x80;)
        at--;
    text_char(str_from(text, at), &c);
    return c;
}

static uint32_t char_at(struct str text, size_t at)
{
    uint32_t c = 0;

    if (at < text.len)
        text_char(str_from(text, at), &c);
    return c;
}

/* How many bytes of `text` from `at` are `from`, as whole words; 0: they are something else. */
static size_t turn_at(struct str text, size_t at, struct str from)
{
    size_t i = at, k = 0;

    if (is_word(char_before(text, at)) || char_before(text, at) == '-')
        return 0;
    while (k < from.len && i < text.len) {
        uint32_t theirs, ours;

        i += text_char(str_from(text, i), &theirs);
        k += text_char(str_from(from, k), &ours);
        theirs = theirs == 0x2019 ? '\'' : text_lower(theirs);
        if (theirs != ours && !(ours == ' ' && text_is_space(theirs) && theirs != '\n'))
            return 0;
    }
    if (k < from.len || (is_word(char_before(from, from.len)) && is_word(char_at(text, i))))
        return 0;
    return i - at;
}

/* "é" and "e" as capitals; everything else as it is. */
static void add_capital(struct buf *b, struct str text)
{
    uint32_t c;
    size_t n;
    char put[4];

    if (!text.len)
        return;
    n = text_char(text, &c);
    if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
        c -= 0x20;
    buf_add(b, str_make(put, text_put(c, put)));
    buf_add(b, str_from(text, n));
}

static void add_apostrophes(struct buf *b, struct str to, bool capital, bool curled)
{
    size_t start = b->len, at;

    if (capital)
        add_capital(b, to);
    else
        buf_add(b, to);
    if (!curled || b->failed || (at = str_chr(to, '\'', 0)) == STR_NPOS)
        return;
    b->len = start; /* what stands there is written anew, with the text's own apostrophe */
    if (capital)
        add_capital(b, str_slice(to, 0, at));
    else
        buf_add(b, str_slice(to, 0, at));
    buf_add(b, CURLED);
    buf_add(b, str_from(to, at + 1));
}

struct turning {
    struct str text;
    struct buf out;
    bool curled;
    bool capital; /* what began a sentence went: the next letter does */
};

/* Writes one turn and returns how far it went; 0: none is here. */
static size_t turn_one(struct turning *w, struct str plain, size_t at, const struct turn *turns,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = turn_at(plain, at, str_of(turns[i].from));
        bool capital;

        if (!n)
            continue;
        capital = text_is_upper(char_at(plain, at)) || w->capital;
        w->capital = capital && !turns[i].to[0];
        add_apostrophes(&w->out, str_of(turns[i].to), capital && turns[i].to[0], w->curled);
        return n;
    }
    return 0;
}

static void turn_piece(struct turning *w, struct str plain, const struct turn *turns, size_t count)
{
    for (size_t at = 0; at < plain.len;) {
        size_t n = turn_one(w, plain, at, turns, count);
        uint32_t c;

        if (!n) {
            n = text_char(str_from(plain, at), &c);
            if (w->capital && text_is_letter(c)) {
                add_capital(&w->out, str_slice(plain, at, at + n));
                w->capital = false;
            } else {
                buf_add(&w->out, str_slice(plain, at, at + n));
            }
        }
        at += n;
    }
}

/* Never inside a token. */
static struct str turned(struct arena *a, struct str text, const struct turn *turns, size_t count)
{
    struct turning w = { .text = text,
                         .out = buf_new(a, 4 * text.len + 64),
                         .curled = str_find(text, CURLED, 0) != STR_NPOS };
    struct pii_piece piece;

    buf_add(&w.out, STR(""));
    while (pii_piece_next(&text, &piece))
        if (piece.token) {
            buf_add(&w.out, piece.text);
            w.capital = false;
        } else {
            turn_piece(&w, piece.text, turns, count);
        }
    return buf_str(&w.out);
}

/* ---- corrected: blanks, doubled words, capitals ---- */

static bool is_end(uint32_t c)
{
    return c == 0 || text_is_space(c) || c == '\n' || c == '\r';
}

/* Does a blank go before this sign, and which?  Only where the sign ends a word: not in an address,
 * a time or a face. */
static struct str blank_before(enum lang lang, uint32_t c, uint32_t next)
{
    if (lang != LANG_FR || !strchr(";:!?", (int)c) || !(is_end(next) || next == '!' || next == '?'))
        return STR("");
    return c == ':' ? BLANK : NARROW;
}

static bool takes_blank_away(enum lang lang, uint32_t c, uint32_t next)
{
    if ((c == ',' && text_is_letter(next)) || ((c == ',' || c == '.') && is_end(next)))
        return true;
    return lang != LANG_FR && c < 0x80 && c && strchr(";:!?", (int)c) && is_end(next);
}

static void trim_blanks(struct buf *b)
{
    while (b->len) {
        struct str so_far = buf_str(b);
        size_t n = str_ends(so_far, NARROW) ? NARROW.len : str_ends(so_far, BLANK) ? BLANK.len : 0;

        if (!n && so_far.ptr[so_far.len - 1] == ' ')
            n = 1;
        if (!n)
            return;
        b->len -= n;
    }
}

/* Past the blanks at `at`; a line's own indentation stays. */
static size_t add_blanks(struct buf *b, struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.ptr[end] == ' ')
        end++;
    if (at == 0 || text.ptr[at - 1] == '\n')
        buf_add(b, str_slice(text, at, end));
    else if (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        buf_add_char(b, ' ');
    return end;
}

static struct str spaced(struct arena *a, struct str text, enum lang lang)
{
    struct buf b = buf_new(a, 4 * text.len + 64);

    buf_add(&b, STR(""));
    for (size_t at = 0; at < text.len && !b.failed;) {
        uint32_t c, before = char_before(buf_str(&b), b.len), next;
        size_t n = text_char(str_from(text, at), &c);
        struct str blank;

        if (c == ' ') {
            at = add_blanks(&b, text, at);
            continue;
        }
        next = char_at(text, at + n);
        blank = c < 0x80 ? blank_before(lang, c, next) : STR("");
        if (blank.len && before && before != '\n' && before != '!' && before != '?') {
            trim_blanks(&b);
            buf_add(&b, blank);
        } else if (takes_blank_away(lang, c, next) && before != '.' && before != '\n') {
            trim_blanks(&b);
        }
        buf_add(&b, str_slice(text, at, at + n));
        if (c == ',' && text_is_letter(next))
            buf_add_char(&b, ' ');
        at += n;
    }
    return buf_str(&b);
}

/* "the the" */
static struct str undoubled(struct arena *a, struct str text, const char *list)
{
    struct buf b = buf_new(a, text.len + 1);
    struct word last = { 0, 0 }, w;
    size_t at = 0, done = 0;

    buf_add(&b, STR(""));
    while (list && text_word_next(text, &at, &w)) {
        struct str one = str_slice(text, w.start, w.end);

        if (last.end && str_eq_nocase(one, str_slice(text, last.start, last.end)) &&
            str_eq(str_slice(text, last.end, w.start), STR(" ")) && cues_say(a, one, list)) {
            buf_add(&b, str_slice(text, done, last.end));
            done = w.end;
        }
        last = w;
    }
    buf_add(&b, str_from(text, done));
    return buf_str(&b);
}

/* An address begins a sentence in small letters. */
static bool is_address(struct str sentence)
{
    size_t end = str_chr(sentence, ' ', 0);
    struct str first = str_slice(sentence, 0, end == STR_NPOS ? sentence.len : end);

    return str_chr(first, '@', 0) != STR_NPOS || str_find(first, STR("://"), 0) != STR_NPOS ||
           str_starts(first, STR("www."));
}

/* A sentence that follows the end of another one, or nothing. */
static struct str capitalised(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, text.len + 16);
    struct str rest = text, sentence;
    size_t done = 0;

    buf_add(&b, STR(""));
    while (text_sentence_next(&rest, &sentence)) {
        size_t start = (size_t)(sentence.ptr - text.ptr);
        struct str before = str_trim(str_slice(text, 0, start));

        if (is_address(sentence) || (before.len && !strchr(".!?", before.ptr[before.len - 1])))
            continue;
        buf_add(&b, str_slice(text, done, start));
        add_capital(&b, sentence);
        done = start + sentence.len;
    }
    buf_add(&b, str_from(text, done));
    return buf_str(&b);
}

static struct str corrected(struct thread *t, struct str text, enum lang lang)
{
    const struct tongue *w = &tongues[lang];

    text = turned(t->arena, text, w->slips, w->slip_count);
    text = undoubled(t->arena, text, w->twice);
    return capitalised(t->arena, spaced(t->arena, text, lang));
}

/* ---- shorter ---- */

#define SAID_KEPT 200 /* sentences */

struct shortening {
    struct thread *thread;
    struct bag said[SAID_KEPT];
    size_t count;
};

/* What a customer may need, whatever surrounds it. */
static bool is_needed(struct str sentence)
{
    for (size_t i = 0; i < sentence.len; i++)
        if (ascii_digit(sentence.ptr[i]) || sentence.ptr[i] == '?')
            return true;
    return str_find(sentence, STR("⟦"), 0) != STR_NPOS;
}

static bool was_said(struct shortening *s, struct str sentence)
{
    struct bag bag = thread_bag(s->thread, sentence);

    for (size_t i = 0; i < s->count; i++)
        if (bag.count > 2 && bag.count == s->said[i].count && bag_shared(&bag, &s->said[i]) >= 1)
            return true;
    if (s->count < SAID_KEPT)
        s->said[s->count++] = bag;
    return false;
}

static bool goes(struct shortening *s, struct str sentence, const char *courtesy)
{
    bool said = was_said(s, sentence);

    return !is_needed(sentence) &&
           (said || (courtesy && cues_say(s->thread->arena, sentence, courtesy)));
}

/* Without three line ends in a row, which a paragraph that went leaves. */
static struct str closed_up(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, text.len + 1);
    size_t ends = 0;

    buf_add(&b, STR(""));
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        ends = text.ptr[i] == '\n' ? ends + 1 : 0;
        if (ends < 3)
            buf_add_char(&b, text.ptr[i]);
    }
    return buf_str(&b);
}

static struct str shorter(struct thread *t, struct str text, enum lang lang)
{
    const struct tongue *w = &tongues[lang];
    struct shortening s = { .thread = t };
    struct buf b = buf_new(t->arena, text.len + 1);
    struct str rest = text, sentence;
    size_t done = 0;

    buf_add(&b, STR(""));
    while (text_sentence_next(&rest, &sentence)) {
        size_t start = (size_t)(sentence.ptr - text.ptr), end = start + sentence.len;

        if (!goes(&s, sentence, w->courtesy))
            continue;
        buf_add(&b, str_slice(text, done, start));
        while (end < text.len && text.ptr[end] == ' ')
            end++;
        done = end;
    }
    buf_add(&b, str_from(text, done));
    text = turned(t->arena, closed_up(t->arena, buf_str(&b)), w->fillers, w->filler_count);
    return spaced(t->arena, text, lang);
}

/* ---- warmer ---- */

static struct str first_sentence(struct str text)
{
    struct str sentence = STR("");

    return text_sentence_next(&text, &sentence) ? sentence : STR("");
}

static struct str last_sentence(struct str text)
{
    struct str sentence = STR(""), last = STR("");

    while (text_sentence_next(&text, &sentence))
        last = sentence;
    return last;
}

/* A letter that ends already, by its last sentence or the one that a name follows, keeps its end.
 */
static bool is_ended(struct thread *t, struct str text, enum lang lang)
{
    size_t from = text.len > 120 ? text.len - 120 : 0;

    while (from && ((unsigned char)text.ptr[from] & 0xc0) == 0x80)
        from++;
    return cues_of(t->arena, last_sentence(text), lang) & 1u << CUE_COURTESY ||
           cues_say(t->arena, str_from(text, from),
                    "cordialement|bien a vous|salutations|regards|sincerely|faithfully|grusse*|"
                    "saludo*|saluti|groet*|cumprimentos");
}

static bool customer_complains(const struct thread *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->sentences[i].direction == DIRECTION_IN && t->sentences[i].cues & 1u << CUE_TROUBLE)
            return true;
    return false;
}

static struct str warmer(struct thread *t, struct str text, enum lang lang)
{
    const struct tongue *w = &tongues[lang];
    const struct surrounding *words = surrounding(lang);
    struct buf b = buf_new(t->arena, 4 * text.len + SAID_MAX);
    bool ended = is_ended(t, text, lang);
    bool thanked = cues_say(t->arena, text,
                            "merci*|remerci*|thank*|danke*|gracias|grazie|bedankt|"
                            "obrigad*|desole*|excus*|sorry|apolog*");

    if (!(cues_of(t->arena, first_sentence(text), lang) & 1u << CUE_COURTESY)) {
        if (w->greeting)
            buf_printf(&b, "%s\n\n", w->greeting);
        if (!thanked)
            buf_printf(&b, "%s ", words->thanks);
        if (!thanked && customer_complains(t))
            buf_printf(&b, "%s ", words->sorry);
        if (!thanked)
            buf_add(&b, STR("\n\n"));
    }
    buf_add(&b, w->softened && cues_say(t->arena, text, w->softened)
                    ? str_trim(text)
                    : turned(t->arena, str_trim(text), w->softer, w->softer_count));
    if (!ended)
        buf_printf(&b, "\n\n%s", w->close ? w->close : words->closing);
    if (!ended && w->ending)
        buf_printf(&b, "\n\n%s", w->ending);
    return spaced(t->arena, buf_str(&b), lang);
}

/* ---- all of it ---- */

size_t ruled_slips(struct str text, enum lang lang)
{
    const struct tongue *w = &tongues[lang];
    struct pii_piece piece;
    size_t n = 0;

    while (pii_piece_next(&text, &piece))
        for (size_t at = 0; !piece.token && at < piece.text.len; at++)
            for (size_t i = 0; i < w->slip_count; i++)
                n += turn_at(piece.text, at, str_of(w->slips[i].from)) > 0;
    return n;
}

bool ruled_rewrite(struct thread *t, const struct assist_case *about, struct assist_answer *ret,
                   struct fault *f)
{
    static struct str (*const wishes[REWRITE_WISHES])(struct thread *, struct str, enum lang) = {
        [REWRITE_SHORTER] = shorter, [REWRITE_WARMER] = warmer, [REWRITE_CORRECTED] = corrected
    };

    ret->lang = about->lang == LANG_UNKNOWN ? about->reader_lang : about->lang;
    ret->text = wishes[about->wish](t, about->own.text, ret->lang);
    return arena_check(t->arena, f);
}
