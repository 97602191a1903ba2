/* SPDX-License-Identifier: EUPL-1.2 */
/* thread.c - see thread_priv.h. */
#include "assist/thread_priv.h"

#include "base/attr.h"
#include "pii/pii.h"

static size_t term_number(struct thread *t, struct str stem)
{
    size_t i = 0;

    while (i < t->term_count && !str_eq(t->terms[i].stem, stem))
        i++;
    if (i == t->term_count && i < TERMS_MAX)
        t->terms[t->term_count++] = (struct term){ str_copy(t->arena, stem), 0 };
    return i;
}

bool bag_has(const struct bag *b, size_t term)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->at[i] == term)
            return true;
    return false;
}

struct bag thread_bag(struct thread *t, struct str text)
{
    size_t room = text.len / 2 + 1;
    struct bag b = { arena_many(t->arena, uint16_t, room), 0 };
    struct pii_piece piece;

    while (b.at && pii_piece_next(&text, &piece)) {
        struct text_token token;
        size_t at = 0;

        while (!piece.token && text_token_next(t->stemmer, piece.text, t->lang, &at, &token)) {
            size_t n = token.stop ? TERMS_MAX : term_number(t, token.stem);

            if (n < TERMS_MAX && !bag_has(&b, n) && b.count < room)
                b.at[b.count++] = (uint16_t)n;
        }
    }
    return b;
}

double bag_shared(const struct bag *a, const struct bag *b)
{
    size_t same = 0, least = a->count < b->count ? a->count : b->count;

    for (size_t i = 0; i < a->count; i++)
        same += bag_has(b, a->at[i]);
    return least ? (double)same / (double)least : 0;
}

static bool says_something(const struct sentence *s)
{
    unsigned more = s->cues & ~(1u << CUE_COURTESY);

    if (s->text.len > SENTENCE_MAX || !s->bag.count)
        return false;
    return !(s->cues & 1u << CUE_COURTESY) || (more && s->bag.count > 2) || s->bag.count > 5;
}

static void add_sentences(struct thread *t, const struct assist_message *m,
                          const struct sentence *where, size_t max)
{
    struct str rest = m->text.text, text;

    while (t->count < max && text_sentence_next(&rest, &text)) {
        struct sentence s = { .text = text,
                              .message = where->message,
                              .thread = where->thread,
                              .order = t->count,
                              .direction = m->direction,
                              .cues = cues_of(t->arena, text, t->lang),
                              .bag = thread_bag(t, text) };

        if (!says_something(&s))
            continue;
        for (size_t i = 0; i < s.bag.count; i++)
            t->terms[s.bag.at[i]].count++;
        t->sentences[t->count++] = s;
    }
}

bool thread_read(struct thread *t, const struct assist_case *about, struct fault *f)
{
    size_t first =
        about->message_count > ASSIST_MESSAGES_MAX ? about->message_count - ASSIST_MESSAGES_MAX : 0;
    size_t threads = about->thread_count ? about->thread_count : 1, n = 0, end = SIZE_MAX;

    t->lang = about->lang;
    t->terms = arena_many(t->arena, struct term, TERMS_MAX);
    t->sentences = arena_many(t->arena, struct sentence, SENTENCES_MAX);
    if (!t->terms || !t->sentences)
        return arena_check(t->arena, f);
    if (about->thread_count)
        end = about->threads[0].messages;
    for (size_t i = first; i < about->message_count; i++) {
        while (i >= end && n + 1 < about->thread_count)
            end += about->threads[++n].messages;
        if (about->messages[i].direction != DIRECTION_NOTE) /* each ticket has its share */
            add_sentences(t, &about->messages[i], &(struct sentence){ .message = i, .thread = n },
                          SENTENCES_MAX / threads * (n + 1));
    }
    return arena_check(t->arena, f);
}

void line_add(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\r')
            buf_add_char(b, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
}

size_t since_answer(const struct assist_case *about)
{
    size_t n = about->message_count;

    while (n > 0 && about->messages[n - 1].direction != DIRECTION_OUT)
        n--;
    return n;
}

static const struct surrounding said[LANGS] = {
    [LANG_FR] = { "Merci pour votre message.", "Nous sommes désolés de la gêne occasionnée.",
                  "Nous avons bien reçu votre demande et revenons vers vous dès que possible.",
                  "N’hésitez pas à nous écrire si cela ne répond pas à votre question.",
                  "Vos mots nous font très plaisir, et nous les transmettons à l’équipe." },
    [LANG_EN] = { "Thank you for your message.", "We are sorry for the inconvenience.",
                  "We have received your request and will come back to you as soon as possible.",
                  "Please write to us again if this does not answer your question.",
                  "Your words mean a lot to us, and we pass them on to the team." },
    [LANG_DE] = { "Vielen Dank für Ihre Nachricht.",
                  "Wir bitten die Unannehmlichkeiten zu entschuldigen.",
                  "Wir haben Ihre Anfrage erhalten und melden uns so bald wie möglich.",
                  "Schreiben Sie uns gern erneut, falls Ihre Frage damit nicht beantwortet ist.",
                  "Ihre Worte freuen uns sehr, und wir geben sie an das Team weiter." },
    [LANG_ES] = { "Gracias por su mensaje.", "Lamentamos las molestias ocasionadas.",
                  "Hemos recibido su solicitud y le responderemos lo antes posible.",
                  "No dude en escribirnos de nuevo si esto no responde a su pregunta.",
                  "Sus palabras nos alegran mucho y las transmitimos al equipo." },
    [LANG_IT] = { "Grazie per il suo messaggio.", "Ci scusiamo per il disagio.",
                  "Abbiamo ricevuto la sua richiesta e le risponderemo al più presto.",
                  "Ci scriva di nuovo se questo non risponde alla sua domanda.",
                  "Le sue parole ci fanno molto piacere e le trasmettiamo alla squadra." },
    [LANG_NL] = { "Bedankt voor uw bericht.", "Onze excuses voor het ongemak.",
                  "Wij hebben uw verzoek ontvangen en komen er zo snel mogelijk op terug.",
                  "Schrijf ons gerust opnieuw als dit uw vraag niet beantwoordt.",
                  "Uw woorden doen ons veel plezier en wij geven ze door aan het team." },
    [LANG_PT] = { "Obrigado pela sua mensagem.", "Lamentamos o incómodo causado.",
                  "Recebemos o seu pedido e responderemos assim que possível.",
                  "Escreva-nos de novo se isto não responder à sua pergunta.",
                  "As suas palavras dão-nos muito gosto e vamos transmiti-las à equipa." },
};

const struct surrounding *surrounding(enum lang lang)
{
    return &said[said[lang].thanks ? lang : LANG_EN];
}
