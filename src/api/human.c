/* SPDX-License-Identifier: EUPL-1.2 */
/* human.c - where the link of an automatic answer leads: a page with one button, in the customer's
 * language, that brings a person in.  Opening the page changes nothing (mail is looked through by
 * programs that open every link); only the button does. */
#include "api/api_priv.h"
#include "desk/automatic.h"

#define DESK     (x->api->parts.desk)
#define PAGE_MAX ((size_t)64 << 10)

static const struct human_words {
    const char *title, *text, *button, *done, *missing, *busy;
} words[LANGS] = {
    [LANG_FR] = { "Parler à une personne",
                  "Vous avez reçu une réponse automatique. Une personne peut reprendre votre "
                  "demande : "
                  "elle en verra tout l’historique.",
                  "Je veux qu’une personne me réponde",
                  "C’est noté : une personne vous répondra par le même moyen.",
                  "Cette page n’existe pas.",
                  "Le service est occupé. Réessayez dans quelques minutes." },
    [LANG_EN] = { "Reach a person",
                  "You received an automatic reply. A person can take over your request: they will "
                  "see all of it.",
                  "I want a person to answer", "Noted: a person will answer you the same way.",
                  "There is no such page.",
                  "The service is busy. Please try again in a few minutes." },
    [LANG_DE] = { "Mit einem Menschen sprechen",
                  "Sie haben eine automatische Antwort erhalten. Jemand kann Ihre Anfrage "
                  "übernehmen und sieht dann alles dazu.",
                  "Ich möchte eine persönliche Antwort",
                  "Notiert: Jemand antwortet Ihnen auf demselben Weg.",
                  "Diese Seite gibt es nicht.",
                  "Der Dienst ist ausgelastet. Versuchen Sie es in einigen Minuten noch einmal." },
    [LANG_ES] = { "Hablar con una persona",
                  "Ha recibido una respuesta automática. Una persona puede hacerse cargo de su "
                  "solicitud y verá todo su historial.",
                  "Quiero que me responda una persona",
                  "Anotado: una persona le responderá por el mismo medio.",
                  "Esta página no existe.",
                  "El servicio está ocupado. Inténtelo de nuevo en unos minutos." },
    [LANG_IT] = { "Parlare con una persona",
                  "Ha ricevuto una risposta automatica. Una persona può occuparsi della sua "
                  "richiesta e ne vedrà tutta la storia.",
                  "Voglio che mi risponda una persona",
                  "Annotato: una persona le risponderà nello stesso modo.",
                  "Questa pagina non esiste.",
                  "Il servizio è occupato. Riprovi tra qualche minuto." },
    [LANG_NL] = { "Een persoon spreken",
                  "U hebt een automatisch antwoord gekregen. Een persoon kan uw vraag overnemen en "
                  "ziet dan alles daarvan.",
                  "Ik wil antwoord van een persoon",
                  "Genoteerd: een persoon antwoordt u op dezelfde manier.",
                  "Deze pagina bestaat niet.",
                  "De dienst is bezet. Probeer het over enkele minuten opnieuw." },
    [LANG_PT] = { "Falar com uma pessoa",
                  "Recebeu uma resposta automática. Uma pessoa pode tratar do seu pedido e verá "
                  "todo "
                  "o seu historial.",
                  "Quero que uma pessoa me responda",
                  "Anotado: uma pessoa responder-lhe-á pelo mesmo meio.", "Esta página não existe.",
                  "O serviço está ocupado. Tente novamente dentro de alguns minutos." },
};

static void start_page(struct buf *b, enum lang lang, struct str house)
{
    const char *title = words[lang].title;

    buf_printf(b,
               "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\">"
               "<meta name=\"robots\" content=\"noindex\"><title>%s</title>"
               "<link rel=\"stylesheet\" href=\"../../help/style.css\"></head><body>",
               lang_name(lang), title);
    if (house.len) {
        buf_add(b, STR("<header><div><p class=\"org\">"));
        buf_add_html(b, house);
        buf_add(b, STR("</p></div></header>"));
    }
    buf_printf(b, "<main id=\"content\"><h1>%s</h1>", title);
}

static bool send_page(struct exchange *x, struct buf *b, int status, struct fault *f)
{
    buf_add(b, STR("</main></body></html>\n"));
    if (!buf_check(b, f))
        return false;
    http_reply_text(x->rp, status, STR("text/html; charset=utf-8"), buf_str(b));
    return true;
}

static bool find_link(struct exchange *x, struct id *ret_answer, struct automatic_link *ret,
                      struct fault *f)
{
    if (!path_id(x, 0, ret_answer, f) ||
        !desk_automatic_link(DESK, x->arena, *ret_answer, x->part[1], ret, f))
        return false;
    if (ret->lang == LANG_UNKNOWN)
        ret->lang = LANG_EN;
    return true;
}

HANDLER(human_get)
{
    struct buf b = buf_new(x->arena, PAGE_MAX);
    struct automatic_link link;
    struct id answer;

    if (!find_link(x, &answer, &link, f))
        return false;
    start_page(&b, link.lang, link.name);
    buf_printf(&b, "<p>%s</p><form method=\"post\"><p><button>%s</button></p></form>",
               words[link.lang].text, words[link.lang].button);
    return send_page(x, &b, 200, f);
}

HANDLER(human_post)
{
    struct buf b = buf_new(x->arena, PAGE_MAX);
    struct automatic_link link;
    struct id answer;

    if (!find_link(x, &answer, &link, f) || !desk_automatic_take_over(DESK, answer, x->part[1], f))
        return false;
    start_page(&b, link.lang, link.name);
    buf_printf(&b, "<p role=\"status\">%s</p>", words[link.lang].done);
    return send_page(x, &b, 200, f);
}

bool human_explain(struct exchange *x)
{
    struct str wish = http_request_header(x->rq, STR("Accept-Language"));
    struct buf b = buf_new(x->arena, PAGE_MAX);
    struct fault f = { 0 };
    int status = x->rp->status;
    enum lang lang;

    if (!str_starts(x->rq->path, STR("/human/")) || status == 405)
        return false;
    if (!lang_parse(str_lower(x->arena, str_slice(wish, 0, 2)), &lang) || lang == LANG_UNKNOWN)
        lang = LANG_FR;
    start_page(&b, lang, STR(""));
    buf_printf(&b, "<p role=\"alert\">%s</p>",
               status >= 500 ? words[lang].busy : words[lang].missing);
    return send_page(x, &b, status, &f);
}
