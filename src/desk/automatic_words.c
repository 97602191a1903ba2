/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic_words.c - what an automatic answer says besides the answer: that it is one (AI Act,
 * art. 50, "in a clear and distinguishable manner", first of all), whose sources it has, and how a
 * person is reached: by one word, or one click. */
#include "base/buf.h"
#include "desk/automatic_priv.h"

#define LETTER_MAX ((size_t)64 << 10)

static const struct words {
    const char *notice; /* first */
    const char *greeting, *sources;
    const char *word; /* with the word itself */
    const char *link; /* before the address */
    const char *farewell;
} words[LANGS] = {
    [LANG_UNKNOWN] = { "This reply was written automatically, by a machine (artificial "
                       "intelligence). Nobody has read it before.",
                       "Hello,", "Sources:", "To have a person answer, reply with the word \"%s\"",
                       "or open this page", "Kind regards," },
    [LANG_FR] = { "Cette réponse a été écrite automatiquement, par une machine (intelligence "
                  "artificielle). Personne ne l’a relue.",
                  "Bonjour,",
                  "Sources :", "Pour qu’une personne vous réponde, répondez par le mot « %s »",
                  "ou ouvrez cette page", "Cordialement," },
    [LANG_EN] = { "This reply was written automatically, by a machine (artificial intelligence). "
                  "Nobody has read it before.",
                  "Hello,", "Sources:", "To have a person answer, reply with the word \"%s\"",
                  "or open this page", "Kind regards," },
    [LANG_DE] = { "Diese Antwort wurde automatisch von einer Maschine (künstliche Intelligenz) "
                  "geschrieben. Niemand hat sie vorher gelesen.",
                  "Guten Tag,", "Quellen:",
                  "Damit Ihnen jemand persönlich antwortet, antworten Sie mit dem Wort „%s“",
                  "oder öffnen Sie diese Seite", "Mit freundlichen Grüßen" },
    [LANG_ES] = { "Esta respuesta la ha escrito automáticamente una máquina (inteligencia "
                  "artificial). Nadie la ha revisado.",
                  "Buenos días:", "Fuentes:",
                  "Para que le responda una persona, conteste con la palabra «%s»",
                  "o abra esta página", "Un cordial saludo," },
    [LANG_IT] = { "Questa risposta è stata scritta automaticamente da una macchina (intelligenza "
                  "artificiale). Nessuno l’ha riletta.",
                  "Buongiorno,",
                  "Fonti:", "Perché le risponda una persona, risponda con la parola «%s»",
                  "o apra questa pagina", "Cordiali saluti," },
    [LANG_NL] = { "Dit antwoord is automatisch geschreven door een machine (kunstmatige "
                  "intelligentie). Niemand heeft het vooraf gelezen.",
                  "Goedendag,",
                  "Bronnen:", "Wilt u dat een persoon u antwoordt, antwoord dan met het woord ‘%s’",
                  "of open deze pagina", "Met vriendelijke groet," },
    [LANG_PT] = { "Esta resposta foi escrita automaticamente por uma máquina (inteligência "
                  "artificial). Ninguém a releu.",
                  "Bom dia,",
                  "Fontes:", "Para que uma pessoa lhe responda, responda com a palavra «%s»",
                  "ou abra esta página", "Com os melhores cumprimentos," },
};

static void add_way_out(struct buf *b, const struct words *w, const struct automatic_letter *l)
{
    struct str rest = str_of(w->word);
    size_t at = str_find(rest, STR("%s"), 0);

    buf_add(b, str_slice(rest, 0, at));
    buf_add(b, str_of(triage_human_word(l->lang)));
    buf_add(b, str_from(rest, at + 2));
    if (l->link.len)
        buf_printf(b, "\n%s%s %.*s", w->link, l->lang == LANG_FR ? " :" : ":", STR_ARG(l->link));
    else
        buf_add_char(b, '.');
}

struct str automatic_letter(struct arena *a, const struct automatic_letter *l)
{
    const struct words *w = &words[l->lang];
    struct buf b = buf_new(a, LETTER_MAX);

    buf_printf(&b, "%s\n", w->notice);
    add_way_out(&b, w, l);
    buf_printf(&b, "\n\n%s\n\n%.*s\n\n%s\n%.*s\n\n%s", w->greeting, STR_ARG(l->text), w->farewell,
               STR_ARG(l->house), w->sources);
    for (size_t i = 0; i < l->cited_count; i++)
        buf_printf(&b, "\n[%zu] %.*s", i + 1, STR_ARG(l->cited[i].title));
    return b.failed ? STR("") : buf_str(&b);
}
