/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_words.c - the words around "code", in seven languages and folded: what may stand between
 * it and the code, what it opens, and what says that it is the code of a shop, a place or an error.
 */
#include "pii/secrets/passcode_priv.h"

#include "pii/secrets/secret_priv.h"

bool passcode_leads(const struct find *f, const struct token *t)
{
    static const char installers[] = /* whose code an alarm has, beside the owner's */
        "installateur|installer|installatore|instalador|errichter|maitre|master";
    static const char ways[] = /* by which one comes, and what it is for */
        "telefono|telefoon|telemovel|telefone|brief|letter|lettre|carta|lettera|courrier|post|"
        "correo|recogerlo|recogerla|abholung|ritirarlo|levantar|afhalen|leisteis|dijeron|dictaron|"
        "gelesen|genannt|enviaron|mandaron|mandaram|mandou|envio|manda|dado|dato|just|finally|"
        "gerade|"
        "eben|soeben|endlich|juste|enfin|acaba|acabou|appena|finalmente|net|zojuist|eindelijk|"
        "llegar|chegar|arriver|gekommen|gekomen|binnengekomen|binnen";
    static const char *const now[26] = {
        /* just now, or by a message */
        ['a' - 'a'] = "adesso agora ahora aktuell actuellement",
        ['b' - 'a'] = "bericht berichtje",
        ['c' - 'a'] = "currently",
        ['f' - 'a'] = "fon",
        ['g' - 'a'] = "grad",
        ['h' - 'a'] = "heute hoje hoy",
        ['j' - 'a'] = "jetzt",
        ['m' - 'a'] = "maintenant mensagem mensaje messaggio messaggino momenteel",
        ['n' - 'a'] = "nachricht now nu",
        ['o' - 'a'] = "oggi ora",
        ['q' - 'a'] = "q",
        ['r' - 'a'] = "recien",
        ['t' - 'a'] = "tel textmessage today",
        ['v' - 'a'] = "vandaag",
    };
    static const struct str words[] = {
        STR_INIT("recu"),      STR_INIT("par"),       STR_INIT("sms"),        STR_INIT("mail"),
        STR_INIT("received"),  STR_INIT("sent"),      STR_INIT("you"),        STR_INIT("i"),
        STR_INIT("got"),       STR_INIT("me"),        STR_INIT("by"),         STR_INIT("text"),
        STR_INIT("says"),      STR_INIT("que"),       STR_INIT("llego"),      STR_INIT("recibido"),
        STR_INIT("recibi"),    STR_INIT("recebi"),    STR_INIT("recebido"),   STR_INIT("ricevuto"),
        STR_INIT("ho"),        STR_INIT("che"),       STR_INIT("via"),        STR_INIT("per"),
        STR_INIT("por"),       STR_INIT("erhalten"),  STR_INIT("habe"),       STR_INIT("ich"),
        STR_INIT("bekommen"),  STR_INIT("den"),       STR_INIT("ontvangen"),  STR_INIT("kreeg"),
        STR_INIT("die"),       STR_INIT("ik"),        STR_INIT("chegou"),     STR_INIT("j"),
        STR_INIT("ai"),        STR_INIT("vous"),      STR_INIT("m"),          STR_INIT("avez"),
        STR_INIT("envoye"),    STR_INIT("donne"),     STR_INIT("a"),          STR_INIT("have"),
        STR_INIT("on"),        STR_INIT("my"),        STR_INIT("phone"),      STR_INIT("it"),
        STR_INIT("was"),       STR_INIT("your"),      STR_INIT("app"),        STR_INIT("the"),
        STR_INIT("recois"),    STR_INIT("dit"),       STR_INIT("s"),          STR_INIT("al"),
        STR_INIT("no"),        STR_INIT("movil"),     STR_INIT("el"),         STR_INIT("da"),
        STR_INIT("vom"),       STR_INIT("aus"),       STR_INIT("der"),        STR_INIT("dem"),
        STR_INIT("von"),       STR_INIT("uit"),       STR_INIT("de"),         STR_INIT("arrivato"),
        STR_INIT("arrive"),    STR_INIT("arrivee"),   STR_INIT("ricevo"),     STR_INIT("whatsapp"),
        STR_INIT("email"),     STR_INIT("e"),         STR_INIT("handy"),      STR_INIT("telefon"),
        STR_INIT("mi"),        STR_INIT("llega"),     STR_INIT("enviado"),    STR_INIT("enviaram"),
        STR_INIT("mandato"),   STR_INIT("mandado"),   STR_INIT("stuurde"),    STR_INIT("gestuurd"),
        STR_INIT("geschickt"), STR_INIT("gesendet"),  STR_INIT("geschickte"), STR_INIT("im"),
        STR_INIT("in"),        STR_INIT("u"),         STR_INIT("jullie"),     STR_INIT("sie"),
        STR_INIT("mir"),       STR_INIT("affiche"),   STR_INIT("ecran"),      STR_INIT("sur"),
        STR_INIT("mon"),       STR_INIT("telephone"), STR_INIT("portable"),   STR_INIT("from"),
        STR_INIT("message"),   STR_INIT("entrare"),   STR_INIT("sempre"),     STR_INIT("entrer"),
        STR_INIT("toujours"),  STR_INIT("immer"),     STR_INIT("altijd"),     STR_INIT("siempre"),
        STR_INIT("entrar"),    STR_INIT("voordeur"),  STR_INIT("van"),        STR_INIT("texted"),
        STR_INIT("gave"),      STR_INIT("vergessen"), STR_INIT("ci"),         STR_INIT("dessous"),
        STR_INIT("suivant"),   STR_INIT("below"),     STR_INIT("off"),        STR_INIT("met"),
        STR_INIT("mit"),       STR_INIT("with"),      STR_INIT("avec"),       STR_INIT("con"),
        STR_INIT("com"),       STR_INIT("new"),       STR_INIT("nouveau"),    STR_INIT("neuer"),
        STR_INIT("neue"),      STR_INIT("nuevo"),     STR_INIT("nuovo"),      STR_INIT("nieuwe"),
        STR_INIT("novo"),      STR_INIT("old"),       STR_INIT("ancien"),     STR_INIT("actuel"),
        STR_INIT("current"),   STR_INIT("qui"),       STR_INIT("texto"),      STR_INIT("texte"),
        STR_INIT("that"),      STR_INIT("which"),     STR_INIT("came"),       STR_INIT("arrived"),
        STR_INIT("veio"),      STR_INIT("vino"),      STR_INIT("kam"),        STR_INIT("kwam"),
        STR_INIT("kamen"),     STR_INIT("llegaron"),  STR_INIT("chegado"),    STR_INIT("recus"),
        STR_INIT("arrivent"),  STR_INIT("ricevuti"),  STR_INIT("recibidos"),  STR_INIT("erhaltene"),
        STR_INIT("komt"),      STR_INIT("kommt"),     STR_INIT("viene"),      STR_INIT("vient"),
        STR_INIT("arriva"),    STR_INIT("gekregen"),  STR_INIT("heb"),        STR_INIT("gekriegt"),
    };

    return t->is & (WORD_IS | WORD_LOST) || secret_word(f, t, words, COUNT_OF(words)) ||
           word_among(token_folded(f, t), installers) || word_among(token_folded(f, t), ways) ||
           word_by_letter(token_folded(f, t), now);
}

bool passcode_door(const struct find *f, const struct token *t)
{
    static const struct str doors[] = {
        STR_INIT("porte"),         STR_INIT("porche"),
        STR_INIT("portail"),       STR_INIT("portillon"),
        STR_INIT("hall"),          STR_INIT("entree"),
        STR_INIT("immeuble"),      STR_INIT("residence"),
        STR_INIT("batiment"),      STR_INIT("parking"),
        STR_INIT("garage"),        STR_INIT("cave"),
        STR_INIT("cellier"),       STR_INIT("local"),
        STR_INIT("grille"),        STR_INIT("barriere"),
        STR_INIT("ascenseur"),     STR_INIT("armoire"),
        STR_INIT("casier"),        STR_INIT("vestiaire"),
        STR_INIT("coffre"),        STR_INIT("cadenas"),
        STR_INIT("remise"),        STR_INIT("abri"),
        STR_INIT("boite"),         STR_INIT("box"),
        STR_INIT("wifi"),          STR_INIT("interphone"),
        STR_INIT("alarme"),        STR_INIT("grenier"),
        STR_INIT("bureau"),        STR_INIT("atelier"),
        STR_INIT("piscine"),       STR_INIT("door"),
        STR_INIT("gate"),          STR_INIT("lobby"),
        STR_INIT("entrance"),      STR_INIT("building"),
        STR_INIT("shed"),          STR_INIT("locker"),
        STR_INIT("cupboard"),      STR_INIT("safe"),
        STR_INIT("padlock"),       STR_INIT("barrier"),
        STR_INIT("lift"),          STR_INIT("cellar"),
        STR_INIT("alarm"),         STR_INIT("cabin"),
        STR_INIT("cage"),          STR_INIT("storage"),
        STR_INIT("office"),        STR_INIT("tur"),
        STR_INIT("tor"),           STR_INIT("haustur"),
        STR_INIT("eingang"),       STR_INIT("gebaude"),
        STR_INIT("keller"),        STR_INIT("schrank"),
        STR_INIT("spind"),         STR_INIT("tresor"),
        STR_INIT("schranke"),      STR_INIT("aufzug"),
        STR_INIT("schuppen"),      STR_INIT("schloss"),
        STR_INIT("schliessfach"),  STR_INIT("cajon"),
        STR_INIT("fahrradkeller"), STR_INIT("tiefgarage"),
        STR_INIT("pforte"),        STR_INIT("laube"),
        STR_INIT("puerta"),        STR_INIT("portal"),
        STR_INIT("porton"),        STR_INIT("verja"),
        STR_INIT("cancela"),       STR_INIT("garaje"),
        STR_INIT("trastero"),      STR_INIT("taquilla"),
        STR_INIT("candado"),       STR_INIT("barrera"),
        STR_INIT("ascensor"),      STR_INIT("edificio"),
        STR_INIT("alarma"),        STR_INIT("sotano"),
        STR_INIT("buzon"),         STR_INIT("piscina"),
        STR_INIT("oficina"),       STR_INIT("porta"),
        STR_INIT("portone"),       STR_INIT("cancello"),
        STR_INIT("cancelletto"),   STR_INIT("cantina"),
        STR_INIT("armadietto"),    STR_INIT("cassaforte"),
        STR_INIT("lucchetto"),     STR_INIT("sbarra"),
        STR_INIT("ascensore"),     STR_INIT("palazzo"),
        STR_INIT("condominio"),    STR_INIT("allarme"),
        STR_INIT("soffitta"),      STR_INIT("cassetta"),
        STR_INIT("ufficio"),       STR_INIT("deur"),
        STR_INIT("voordeur"),      STR_INIT("poort"),
        STR_INIT("hek"),           STR_INIT("portiek"),
        STR_INIT("berging"),       STR_INIT("schuur"),
        STR_INIT("kelder"),        STR_INIT("kluis"),
        STR_INIT("kluisje"),       STR_INIT("kastje"),
        STR_INIT("slot"),          STR_INIT("slagboom"),
        STR_INIT("gebouw"),        STR_INIT("fietsenstalling"),
        STR_INIT("fietsenhok"),    STR_INIT("tuinpoort"),
        STR_INIT("kantoor"),       STR_INIT("portao"),
        STR_INIT("predio"),        STR_INIT("garagem"),
        STR_INIT("arrecadacao"),   STR_INIT("cacifo"),
        STR_INIT("cofre"),         STR_INIT("cadeado"),
        STR_INIT("barreira"),      STR_INIT("elevador"),
        STR_INIT("caixa"),         STR_INIT("escritorio"),
    };

    return secret_word(f, t, doors, COUNT_OF(doors));
}

bool passcode_to_next(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t), "is|puis|to|en|naar|auf|vers|para");
}

bool passcode_was(const struct find *f, const struct token *t)
{
    static const struct str words[] = { STR_INIT("fue"), STR_INIT("foi"), STR_INIT("fu") };

    return secret_word(f, t, words, COUNT_OF(words));
}

bool passcode_shows(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t),
                      "says|shows|showed|displays|reads|toont|toonde|zegt|staat|zeigt|zeigte|"
                      "anzeigt|sagt|lautet|dit|affiche|affichait|indique|marque|dice|muestra|"
                      "marca|indica|pone|mostra|mostrava|segna|diz");
}

bool passcode_latest(const struct find *f, const struct token *t)
{
    return word_among(token_folded(f, t),
                      "dernier|last|latest|letzte|letzter|ultimo|laatste|bon|right|correct|"
                      "richtige|correcto|bueno|giusto|corretto|juiste|certo|correto");
}

bool passcode_other(const struct find *f, size_t i)
{
    static const struct str words[] = {
        STR_INIT("promo"),    STR_INIT("promotion"),   STR_INIT("reduction"), STR_INIT("remise"),
        STR_INIT("coupon"),   STR_INIT("voucher"),     STR_INIT("discount"),  STR_INIT("cadeau"),
        STR_INIT("gift"),     STR_INIT("gutschein"),   STR_INIT("rabatt"),    STR_INIT("descuento"),
        STR_INIT("sconto"),   STR_INIT("korting"),     STR_INIT("desconto"),  STR_INIT("erreur"),
        STR_INIT("error"),    STR_INIT("fehler"),      STR_INIT("errore"),    STR_INIT("erro"),
        STR_INIT("fout"),     STR_INIT("foutmelding"), STR_INIT("panne"),     STR_INIT("postal"),
        STR_INIT("zip"),      STR_INIT("area"),        STR_INIT("country"),   STR_INIT("source"),
        STR_INIT("tracking"), STR_INIT("qr"),          STR_INIT("barre"),     STR_INIT("color"),
    };

    for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < f->count; k++)
        if (secret_word(f, &f->tokens[k], words, COUNT_OF(words)))
            return true;
    return false;
}

/* Is one of these among the `reach` tokens before token i, in its own part of the sentence? */
static bool is_before(const struct find *f, size_t i, size_t reach, const char *words)
{
    for (size_t k = i; k-- > 0 && i - k <= reach && f->tokens[k + 1].gap < GAP_DOT;)
        if (word_among(token_folded(f, &f->tokens[k]), words))
            return true;
    return false;
}

bool passcode_of_fault(const struct find *f, size_t i)
{
    static const char lamps[] =
        "voyant|temoin|light|lamp|led|leuchte|warnleuchte|kontrollleuchte|lampe|testigo|spia|"
        "lampje|luz|dashboard|tableau|display";
    static const char refusals[] =
        "afgewezen|geweigerd|rejected|declined|failed|fails|refused|abgelehnt|abgewiesen|refuse|"
        "refusee|refuses|rejete|rejetee|rechazado|rechazada|rifiutato|rifiutata|respinto|respinta|"
        "recusado|recusada|rejeitado|rejeitada";

    if (i == 0)
        return false;
    if (f->text.ptr[f->tokens[i].start - 1] == '(')
        for (size_t k = i; k-- > 0 && i - k <= 8 && f->tokens[k + 1].gap != GAP_DOT;)
            if (word_among(token_folded(f, &f->tokens[k]), lamps))
                return true;
    return word_among(token_folded(f, &f->tokens[i - 1]), "met|with|mit|avec|con|com") &&
           is_before(f, i, 4, refusals);
}

bool passcode_of_goods(const struct find *f, size_t i)
{
    static const struct str words[] = {
        STR_INIT("plz"),       STR_INIT("naf"),      STR_INIT("ape"),        STR_INIT("insee"),
        STR_INIT("produit"),   STR_INIT("product"),  STR_INIT("article"),    STR_INIT("artikel"),
        STR_INIT("produkt"),   STR_INIT("prodotto"), STR_INIT("producto"),   STR_INIT("produto"),
        STR_INIT("item"),      STR_INIT("agence"),   STR_INIT("banque"),     STR_INIT("guichet"),
        STR_INIT("barras"),    STR_INIT("swift"),    STR_INIT("bic"),        STR_INIT("iban"),
        STR_INIT("client"),    STR_INIT("cliente"),  STR_INIT("customer"),   STR_INIT("kunden"),
        STR_INIT("klant"),     STR_INIT("hs"),       STR_INIT("douane"),     STR_INIT("customs"),
        STR_INIT("iata"),      STR_INIT("parrain"),  STR_INIT("parrainage"), STR_INIT("referral"),
        STR_INIT("farb"),      STR_INIT("part"),     STR_INIT("model"),      STR_INIT("modele"),
        STR_INIT("stock"),     STR_INIT("sku"),      STR_INIT("ean"),        STR_INIT("cip"),
        STR_INIT("booking"),   STR_INIT("order"),    STR_INIT("artigo"),     STR_INIT("articolo"),
        STR_INIT("articulo"),  STR_INIT("kortings"), STR_INIT("actie"),      STR_INIT("kleur"),
        STR_INIT("tax"),       STR_INIT("dress"),    STR_INIT("colour"),     STR_INIT("fault"),
        STR_INIT("time"),      STR_INIT("steuer"),   STR_INIT("tributo"),    STR_INIT("ateco"),
        STR_INIT("permanent"), STR_INIT("tariff"),   STR_INIT("tarif"),
    };
    struct str word = token_folded(f, &f->tokens[i]);
    size_t k = i + 1;

    for (size_t n = 0; word.len > 4 && n < COUNT_OF(words); n++) /* "productcode" */
        if (str_eq(str_slice(word, 0, word.len - 4), words[n]))
            return true;
    if (i > 0 && f->tokens[i].gap <= GAP_JOIN &&
        secret_word(f, &f->tokens[i - 1], words, COUNT_OF(words)))
        return true;
    while (k < f->count && k < i + 3 && f->tokens[k].gap <= GAP_JOIN &&
           f->tokens[k].is & (WORD_PARTICLE | WORD_THE)) /* "código del producto" */
        k++;
    return k < f->count && f->tokens[k].gap <= GAP_JOIN &&
           secret_word(f, &f->tokens[k], words, COUNT_OF(words));
}
