/* SPDX-License-Identifier: EUPL-1.2 */
/* cut.c - what is new in a message, what it quotes, who signed it; see message.h.
 *
 * The idea: every line is given one of three uses, and the three results are the lines of each
 * use in their order, so that nothing can be lost.  Mail programs announce history in three
 * ways: "On ... wrote:" before "> " lines, a block of From/Sent/To/Subject, or a dashed line
 * with words; each in every language.  When in doubt a line is new: an agent who reads too
 * much loses a moment, one who reads too little loses the customer.  Forwarded mail is new. */
#include "message/message_priv.h"

#include <string.h>

#define LINES_MAX       100000 /* of a longer text nothing is cut */
#define HEADER_LINES    4      /* "On ... wrote:" may be folded over so many */
#define HEADER_MAX      ((size_t)480)
#define BLOCK_LINES     7 /* From/Sent/To/Subject lie within so many */
#define SIGNATURE_LINES 14

enum use { NEW, QUOTE, SIGNATURE };

struct line {
    struct str whole; /* with its line end */
    struct str text;  /* trimmed */
    enum use use;
};

struct cut {
    struct line *lines;
    size_t count;
};

static const struct str verbs_last[] = {
    STR_INIT("wrote"),
    STR_INIT("a \xC3\xA9"
             "crit"),
    STR_INIT("escribi\xC3\xB3"),
    STR_INIT("ha scritto"),
    STR_INIT("escreveu"),
    STR_INIT("skrev"),
    STR_INIT("kirjoitti"),
    STR_INIT("napisa\xC5\x82"),
    STR_INIT("napisa\xC5\x82(a)"),
    STR_INIT("\xD0\xBF\xD0\xB8\xD1\x88\xD0\xB5\xD1\x82"),
    STR_INIT("\xD0\xBD\xD0\xB0\xD0\xBF\xD0\xB8\xD1\x81\xD0\xB0\xD0\xBB"),
    STR_INIT("schrieb"),
    STR_INIT("schreef"),
    STR_INIT("geschreven"),
    STR_INIT("\xC3\xADrta"),
};

/* Languages that name the writer after the verb: "Am 3. Mai schrieb Ana:". */
static const struct str verbs_within[] = {
    STR_INIT(" schrieb "),    STR_INIT(" schreef "),         STR_INIT(" skrev "),
    STR_INIT(" ha scritto "), STR_INIT(" escribi\xC3\xB3 "), STR_INIT(" escreveu "),
    STR_INIT(" wrote "),
};

static const struct str openings[] = {
    STR_INIT("On "),        STR_INIT("Le "),   STR_INIT("Am "),      STR_INIT("El "),
    STR_INIT("Il "),        STR_INIT("Op "),   STR_INIT("Em "),      STR_INIT("No dia "),
    STR_INIT("Den "),       STR_INIT("Dnia "), STR_INIT("W dniu "),  STR_INIT("Na "),
    STR_INIT("Em "),        STR_INIT("A "),    STR_INIT("Vom "),     STR_INIT("Um "),
    STR_INIT("L'"),         STR_INIT("--- "),  STR_INIT("---- On "), STR_INIT("Ven "),
    STR_INIT("Il giorno "),
};

static const struct str originals[] = {
    STR_INIT("original message"),
    STR_INIT("message d'origine"),
    STR_INIT("message d\xE2\x80\x99origine"),
    STR_INIT("message original"),
    STR_INIT("mensaje original"),
    STR_INIT("messaggio originale"),
    STR_INIT("mensagem original"),
    STR_INIT("urspr\xC3\xBCngliche nachricht"),
    STR_INIT("original-nachricht"),
    STR_INIT("originalnachricht"),
    STR_INIT("oorspronkelijk bericht"),
    STR_INIT("original meddelelse"),
    STR_INIT("oprindelig meddelelse"),
    STR_INIT("reply message"),
    STR_INIT("reply above this line"),
};

static const struct str forwards[] = {
    STR_INIT("forwarded message"),          STR_INIT("message transf\xC3\xA9r\xC3\xA9"),
    STR_INIT("message transmis"),           STR_INIT("weitergeleitete nachricht"),
    STR_INIT("weitergeleiteten nachricht"), STR_INIT("mensaje reenviado"),
    STR_INIT("messaggio inoltrato"),        STR_INIT("doorgestuurd bericht"),
    STR_INIT("mensagem encaminhada"),       STR_INIT("fwd message"),
};

/* The fields of a history block; at least two kinds besides the sender make one. */
enum field_kind { FROM, SENT, TO, SUBJECT, CC, FIELD_KINDS };

static const struct {
    struct str word;
    enum field_kind kind;
} labels[] = {
    { STR_INIT("From"), FROM },
    { STR_INIT("De"), FROM },
    { STR_INIT("Von"), FROM },
    { STR_INIT("Da"), FROM },
    { STR_INIT("Van"), FROM },
    { STR_INIT("Fra"), FROM },
    { STR_INIT("Fr\xC3\xA5n"), FROM },
    { STR_INIT("Od"), FROM },
    { STR_INIT("\xD0\x9E\xD1\x82"), FROM },
    { STR_INIT("Exp\xC3\xA9"
               "diteur"),
      FROM },
    { STR_INIT("Sent"), SENT },
    { STR_INIT("Date"), SENT },
    { STR_INIT("Message du"), SENT },
    { STR_INIT("Sujet"), SUBJECT },
    { STR_INIT("Envoy\xC3\xA9"), SENT },
    { STR_INIT("Envoy\xC3\xA9 le"), SENT },
    { STR_INIT("Date d'envoi"), SENT },
    { STR_INIT("Gesendet"), SENT },
    { STR_INIT("Datum"), SENT },
    { STR_INIT("Inviato"), SENT },
    { STR_INIT("Data"), SENT },
    { STR_INIT("Enviado"), SENT },
    { STR_INIT("Enviado el"), SENT },
    { STR_INIT("Enviada em"), SENT },
    { STR_INIT("Fecha"), SENT },
    { STR_INIT("Verzonden"), SENT },
    { STR_INIT("Sendt"), SENT },
    { STR_INIT("Dato"), SENT },
    { STR_INIT("Skickat"), SENT },
    { STR_INIT("Wys\xC5\x82"
               "ano"),
      SENT },
    { STR_INIT("\xD0\x9E\xD1\x82\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xBE"),
      SENT },
    { STR_INIT("To"), TO },
    { STR_INIT("\xC3\x80"), TO },
    { STR_INIT("A"), TO },
    { STR_INIT("An"), TO },
    { STR_INIT("Para"), TO },
    { STR_INIT("Aan"), TO },
    { STR_INIT("Til"), TO },
    { STR_INIT("Till"), TO },
    { STR_INIT("Do"), TO },
    { STR_INIT("\xD0\x9A\xD0\xBE\xD0\xBC\xD1\x83"), TO },
    { STR_INIT("Destinataire"), TO },
    { STR_INIT("Subject"), SUBJECT },
    { STR_INIT("Objet"), SUBJECT },
    { STR_INIT("Betreff"), SUBJECT },
    { STR_INIT("Oggetto"), SUBJECT },
    { STR_INIT("Asunto"), SUBJECT },
    { STR_INIT("Assunto"), SUBJECT },
    { STR_INIT("Onderwerp"), SUBJECT },
    { STR_INIT("Emne"), SUBJECT },
    { STR_INIT("\xC3\x84mne"), SUBJECT },
    { STR_INIT("Temat"), SUBJECT },
    { STR_INIT("\xD0\xA2\xD0\xB5\xD0\xBC\xD0\xB0"), SUBJECT },
    { STR_INIT("Cc"), CC },
    { STR_INIT("Kopie"), CC },
};

/* Begin the last line of a mail written on a telephone, or with an advertising program. */
static const struct str devices[] = {
    STR_INIT("Envoy\xC3\xA9 de mon "),
    STR_INIT("Envoy\xC3\xA9 depuis "),
    STR_INIT("Envoy\xC3\xA9 \xC3\xA0 partir "),
    STR_INIT("Envoy\xC3\xA9 avec "),
    STR_INIT("T\xC3\xA9l\xC3\xA9"
             "charger Outlook"),
    STR_INIT("T\xC3\xA9l\xC3\xA9"
             "chargez Outlook"),
    STR_INIT("Obtenez Outlook"),
    STR_INIT("Obtenir Outlook"),
    STR_INIT("Provenance : Courrier"),
    STR_INIT("Sent from my "),
    STR_INIT("Sent from Mail"),
    STR_INIT("Sent from Outlook"),
    STR_INIT("Sent from Yahoo"),
    STR_INIT("Sent from Samsung"),
    STR_INIT("Sent from iPhone"),
    STR_INIT("Sent from iPad"),
    STR_INIT("Sent via "),
    STR_INIT("Get Outlook for"),
    STR_INIT("Gesendet von "),
    STR_INIT("Gesendet mit "),
    STR_INIT("Von meinem "),
    STR_INIT("Von unterwegs gesendet"),
    STR_INIT("Enviado desde mi "),
    STR_INIT("Enviado de mi "),
    STR_INIT("Enviado do meu "),
    STR_INIT("Inviato da"),
    STR_INIT("Inviato dal "),
    STR_INIT("Verzonden vanaf mijn "),
    STR_INIT("Verstuurd vanaf mijn "),
    STR_INIT("Sendt fra min "),
    STR_INIT("Skickat fr\xC3\xA5n min "),
    STR_INIT("L\xC3\xA4hetetty "),
};

static const struct str sign_offs[] = {
    STR_INIT("Cordialement"),
    STR_INIT("Bien cordialement"),
    STR_INIT("Tr\xC3\xA8s cordialement"),
    STR_INIT("Bien \xC3\xA0 vous"),
    STR_INIT("Bien \xC3\xA0 toi"),
    STR_INIT("Sinc\xC3\xA8res salutations"),
    STR_INIT("Meilleures salutations"),
    STR_INIT("Salutations distingu\xC3\xA9"
             "es"),
    STR_INIT("Merci d'avance"),
    STR_INIT("Regards"),
    STR_INIT("Best regards"),
    STR_INIT("Kind regards"),
    STR_INIT("Warm regards"),
    STR_INIT("Best"),
    STR_INIT("Best wishes"),
    STR_INIT("Yours sincerely"),
    STR_INIT("Yours faithfully"),
    STR_INIT("Sincerely"),
    STR_INIT("Thanks"),
    STR_INIT("Many thanks"),
    STR_INIT("Cheers"),
    STR_INIT("Mit freundlichen Gr\xC3\xBC\xC3\x9F"
             "en"),
    STR_INIT("Freundliche Gr\xC3\xBC\xC3\x9F"
             "e"),
    STR_INIT("Viele Gr\xC3\xBC\xC3\x9F"
             "e"),
    STR_INIT("Saludos"),
    STR_INIT("Un saludo"),
    STR_INIT("Atentamente"),
    STR_INIT("Saludos cordiales"),
    STR_INIT("Cordiali saluti"),
    STR_INIT("Distinti saluti"),
    STR_INIT("Met vriendelijke groet"),
    STR_INIT("Met vriendelijke groeten"),
    STR_INIT("Atenciosamente"),
    STR_INIT("Cumprimentos"),
};

/* A blank in French before ":" is often a no-break space (also the narrow one). */
static struct str trim_wide(struct str s)
{
    for (;;) {
        s = str_trim(s);
        if (str_ends(s, STR("\xC2\xA0")))
            s.len -= 2;
        else if (str_ends(s, STR("\xE2\x80\xAF")))
            s.len -= 3;
        else if (str_starts(s, STR("\xC2\xA0")))
            s = str_from(s, 2);
        else
            return s;
    }
}

static bool any_starts(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts_nocase(s, list[i]))
            return true;
    return false;
}

static bool any_within(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find_nocase(s, list[i], 0) != STR_NPOS)
            return true;
    return false;
}

static bool any_ends(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_ends_nocase(s, list[i]))
            return true;
    return false;
}

static bool has_digit_or_at(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_digit(s.ptr[i]) || s.ptr[i] == '@')
            return true;
    return false;
}

/* Six digits outside <> are a date and a time. */
static bool has_date(struct str s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.len && s.ptr[i] != '<'; i++)
        digits += ascii_digit(s.ptr[i]);
    return digits >= 6;
}

static bool is_quoted(struct str line)
{
    return str_starts(line, STR(">"));
}

/* "On Tue, 3 May 2022 at 10:00, Ana <ana@example.org> wrote:", put on one line. */
static bool announces(struct str s)
{
    bool opened = any_starts(s, openings, COUNT_OF(openings));

    s = trim_wide(s);
    if (!has_digit_or_at(s))
        return false;
    if (str_starts(s, STR("----")) && str_ends(s, STR("----")))
        return any_within(s, verbs_within, COUNT_OF(verbs_within));
    if (opened && any_ends(s, verbs_last, COUNT_OF(verbs_last)) && str_chr(s, '@', 0) != STR_NPOS)
        return true; /* some forget the colon */
    if (!str_ends(s, STR(":")))
        return false;
    s.len--;
    s = trim_wide(s);
    if (any_ends(s, verbs_last, COUNT_OF(verbs_last)))
        return opened || str_chr(s, '@', 0) != STR_NPOS || ascii_digit(s.ptr[0]);
    if (opened && any_within(s, verbs_within, COUNT_OF(verbs_within)))
        return true;
    /* "2022-05-03 10:00 GMT+02:00 Ana Roy <ana@example.org>:", in any order and language */
    return str_ends(s, STR(">")) && str_chr(s, '@', 0) != STR_NPOS && has_date(s);
}

/* "ср, 3 мая в 10:00, Ana <": a "<" that is not closed again. */
static bool is_folded_address(struct str s)
{
    size_t open = STR_NPOS;

    for (size_t i = 0; i < s.len; i++)
        open = s.ptr[i] == '<' ? i : s.ptr[i] == '>' ? STR_NPOS : open;
    return open != STR_NPOS && has_date(str_slice(s, 0, open));
}

/* Lines that the announcement at `i` takes, or 0. */
static size_t announcement(const struct cut *c, size_t i)
{
    char joined[HEADER_MAX];
    size_t len = 0;

    if (!any_starts(c->lines[i].text, openings, COUNT_OF(openings)) &&
        !has_digit_or_at(c->lines[i].text))
        return 0;
    for (size_t n = 0; n < HEADER_LINES && i + n < c->count; n++) {
        struct str t = c->lines[i + n].text;

        if (!t.len || len + t.len + 1 > sizeof joined ||
            (n && is_quoted(t) && !str_eq(t, STR(">:"))))
            return 0;
        if (len)
            joined[len++] = ' ';
        memcpy(joined + len, t.ptr, t.len);
        len += t.len;
        if (announces(str_make(joined, len)))
            return n + 1;
        if (n == 0 && !any_starts(t, openings, COUNT_OF(openings)) && !is_folded_address(t))
            return 0; /* folded ones open with their word, or are cut within the address */
    }
    return 0;
}

static bool is_dashed(struct str s)
{
    return str_starts(s, STR("--")) || str_starts(s, STR("__")) || str_starts(s, STR("=="));
}

/* Which field of a history block the line is, or FIELD_KINDS. */
static enum field_kind label_of(struct str s)
{
    while (str_starts(s, STR("*")) || str_starts(s, STR(" ")))
        s = str_from(s, 1);
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        struct str after;

        if (!str_starts_nocase(s, labels[i].word))
            continue;
        after = trim_wide(str_slice(s, labels[i].word.len, labels[i].word.len + 5));
        while (str_starts(after, STR("*")))
            after = str_from(after, 1);
        if (str_starts(after, STR(":")))
            return labels[i].kind;
    }
    return FIELD_KINDS;
}

static bool is_block(const struct cut *c, size_t i)
{
    bool seen[FIELD_KINDS + 1] = { false };
    enum field_kind first = label_of(c->lines[i].text);

    if (first != FROM && first != SENT)
        return false;
    for (size_t j = i; j < c->count && j < i + BLOCK_LINES; j++)
        seen[label_of(c->lines[j].text)] = true;
    return seen[FROM] && seen[SENT] + seen[TO] + seen[SUBJECT] >= 2;
}

static bool is_forward(struct str s)
{
    return s.len < 120 && any_within(s, forwards, COUNT_OF(forwards)) &&
           (is_dashed(s) || str_ends(s, STR(":")));
}

static bool is_original(struct str s)
{
    return s.len < 120 && is_dashed(s) && any_within(s, originals, COUNT_OF(originals));
}

static size_t next_text(const struct cut *c, size_t i)
{
    while (i < c->count && !c->lines[i].text.len)
        i++;
    return i;
}

static void mark(struct cut *c, size_t from, size_t to, enum use use)
{
    for (size_t i = from; i < to; i++)
        c->lines[i].use = use;
}

/* Does all that follows line i belong to history? */
static bool history_starts(const struct cut *c, size_t i)
{
    struct str s = c->lines[i].text;

    if (is_original(s) || is_block(c, i))
        return true;
    if (is_dashed(s) && s.len > 10) { /* a rule, then the block */
        size_t next = next_text(c, i + 1);

        return next < c->count && is_block(c, next);
    }
    return false;
}

/* Marks history; returns the first line of a forwarded message, which is left alone. */
static size_t mark_quotes(struct cut *c)
{
    for (size_t i = 0; i < c->count; i++) {
        size_t n, next;

        if (!c->lines[i].text.len)
            continue;
        if (is_forward(c->lines[i].text))
            return i;
        if (is_quoted(c->lines[i].text)) {
            c->lines[i].use = QUOTE;
            continue;
        }
        if (history_starts(c, i)) {
            mark(c, i, c->count, QUOTE);
            return c->count;
        }
        n = announcement(c, i);
        if (!n)
            continue;
        next = next_text(c, i + n);
        if (next < c->count && !is_quoted(c->lines[next].text)) {
            mark(c, i, c->count, QUOTE);
            return c->count;
        }
        mark(c, i, next, QUOTE);
        i = next - 1;
    }
    return c->count;
}

/* Empty lines between two quoted ones are quoted as well. */
static void close_gaps(struct cut *c)
{
    for (size_t i = 0; i < c->count; i++) {
        size_t next;

        if (c->lines[i].use != QUOTE || i + 1 == c->count || c->lines[i + 1].text.len)
            continue;
        next = next_text(c, i + 1);
        if (next < c->count && c->lines[next].use == QUOTE)
            mark(c, i + 1, next, QUOTE);
        i = next - 1;
    }
}

/* A telephone number, an address of mail or web: what stands under a name. */
static bool is_contact(struct str s)
{
    size_t digits = 0;

    if (s.len > 120)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        digits += ascii_digit(s.ptr[i]);
        if (s.ptr[i] == '@' && i > 0 && i + 1 < s.len && ascii_alnum(s.ptr[i + 1]))
            return true;
    }
    return digits >= 8 || str_find_nocase(s, STR("www."), 0) != STR_NPOS ||
           str_find_nocase(s, STR("http"), 0) != STR_NPOS;
}

static bool is_sign_off(struct str s)
{
    while (s.len && strchr(",.!;", s.ptr[s.len - 1]))
        s.len--;
    s = trim_wide(s);
    for (size_t i = 0; i < COUNT_OF(sign_offs); i++)
        if (str_eq_nocase(s, sign_offs[i]))
            return true;
    return false;
}

/* Does the signature start at line i of the new lines [i, end)? */
static bool signature_starts(const struct cut *c, size_t i, size_t end, size_t lines_after,
                             bool contact_after)
{
    struct str s = c->lines[i].text;

    if (lines_after <= SIGNATURE_LINES && (str_eq(s, STR("--")) || str_eq(s, STR("\xE2\x80\x94"))))
        return true;
    if (lines_after <= 2 && s.len <= 90 && any_starts(s, devices, COUNT_OF(devices)))
        return true;
    return lines_after <= SIGNATURE_LINES && contact_after && i > 0 && i < end &&
           is_sign_off(c->lines[i - 1].text);
}

/* The end of the new lines that come last, not counting empty ones. */
static size_t new_end(const struct cut *c, size_t limit)
{
    size_t end = limit;

    while (end > 0 && (c->lines[end - 1].use != NEW || !c->lines[end - 1].text.len))
        end--;
    return end;
}

static void mark_signature(struct cut *c, size_t limit)
{
    size_t end = new_end(c, limit), after = 0, start = end;
    bool contact = false;

    for (size_t i = end; i-- > 0 && c->lines[i].use == NEW && after <= SIGNATURE_LINES + 1;) {
        if (!c->lines[i].text.len && !(i && is_sign_off(c->lines[i - 1].text)))
            continue;
        contact |= is_contact(c->lines[i].text);
        if (signature_starts(c, i, end, after, contact))
            start = i;
        after += c->lines[i].text.len > 0;
    }
    mark(c, start, end, SIGNATURE);
}

static bool has_new(const struct cut *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->lines[i].use == NEW && c->lines[i].text.len)
            return true;
    return false;
}

static bool lines_read(struct arena *a, struct str text, struct cut *ret)
{
    size_t n = 1, at = 0;

    for (size_t i = 0; i < text.len && n <= LINES_MAX; i++)
        n += text.ptr[i] == '\n';
    if (n > LINES_MAX)
        return false;
    *ret = (struct cut){ arena_many(a, struct line, n), 0 };
    while (ret->lines && at < text.len) {
        size_t end = str_chr(text, '\n', at);

        end = end == STR_NPOS ? text.len : end + 1;
        ret->lines[ret->count++] =
            (struct line){ str_slice(text, at, end), trim_wide(str_slice(text, at, end)), NEW };
        at = end;
    }
    return ret->lines != NULL;
}

/* The lines of one use: a slice where they lie together, else a copy. */
static struct str gather(struct arena *a, const struct cut *c, enum use use)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    struct str s = STR("");
    bool copied = false;

    for (size_t i = 0; i < c->count; i++) {
        struct str l = c->lines[i].whole;

        if (c->lines[i].use != use)
            continue;
        if (copied) {
            buf_add(&b, l);
        } else if (!s.len) {
            s = l;
        } else if (s.ptr + s.len == l.ptr) {
            s.len += l.len;
        } else {
            copied = true;
            buf_add(&b, s);
            buf_add(&b, l);
        }
    }
    return copied ? buf_str(&b) : s;
}

void message_cut(struct arena *a, struct str text, struct str *ret_new, struct str *ret_quote,
                 struct str *ret_signature)
{
    struct cut c;

    *ret_new = text;
    *ret_quote = *ret_signature = STR("");
    if (!text.len || !lines_read(a, text, &c))
        return;
    mark_signature(&c, mark_quotes(&c));
    if (!has_new(&c)) /* nothing but history: then it is what was meant to be sent */
        for (size_t i = 0; i < c.count; i++)
            if (c.lines[i].use == QUOTE)
                c.lines[i].use = NEW;
    close_gaps(&c);
    *ret_new = gather(a, &c, NEW);
    *ret_quote = gather(a, &c, QUOTE);
    *ret_signature = gather(a, &c, SIGNATURE);
}
