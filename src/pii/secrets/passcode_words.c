/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_words.c - the words around "code", in seven languages and folded: what may stand between
 * it and the code, what it opens, and what says that it is the code of a shop, a place or an error.
 */
#include "pii/secrets/passcode_priv.h"

#include "pii/secrets/secret_priv.h"

/* Who sent it and how, what it is for, when, and whose it is at an alarm. */
bool passcode_leads(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = ("a abholung acaba acabou actuel actuellement adesso affiche afhalen agora "
                       "ahora ai aktuell al altijd ancien app appena arriva arrivato arrive "
                       "arrived arrivee arrivent arriver aus avec avez"),
        ['b' - 'a'] = "bekommen below bericht berichtje binnen binnengekomen brief by",
        ['c' - 'a'] = ("came carta che chegado chegar chegou ci com con correo courrier current "
                       "currently"),
        ['d' - 'a'] = "da dado dato de dem den der dessous dictaron die dijeron dit donne",
        ['e' - 'a'] = ("e eben ecran eindelijk el email endlich enfin entrar entrare entrer "
                       "enviado enviaram enviaron envio envoye erhalten erhaltene errichter"),
        ['f' - 'a'] = "finally finalmente fon from",
        ['g' - 'a'] = ("gave gekomen gekommen gekregen gekriegt gelesen genannt gerade geschickt "
                       "geschickte gesendet gestuurd got grad"),
        ['h' - 'a'] = "habe handy have heb heute ho hoje hoy",
        ['i' - 'a'] = "i ich ik im immer in instalador installateur installatore installer it",
        ['j' - 'a'] = "j jetzt jullie just juste",
        ['k' - 'a'] = "kam kamen kommt komt kreeg kwam",
        ['l' - 'a'] = "leisteis letter lettera lettre levantar llega llegar llegaron llego",
        ['m' - 'a'] = ("m mail maintenant maitre manda mandado mandaram mandaron mandato mandou "
                       "master me mensagem mensaje message messaggino messaggio met mi mir mit "
                       "momenteel mon movil my"),
        ['n' - 'a'] = "nachricht net neue neuer new nieuwe no nouveau novo now nu nuevo nuovo",
        ['o' - 'a'] = "off oggi old on ontvangen ora",
        ['p' - 'a'] = "par per phone por portable post",
        ['q' - 'a'] = "q que qui",
        ['r' - 'a'] = ("recebi recebido received recibi recibido recibidos recien recogerla "
                       "recogerlo recois recu recus ricevo ricevuti ricevuto ritirarlo"),
        ['s' - 'a'] = "s says sempre sent sie siempre sms soeben stuurde suivant sur",
        ['t' - 'a'] = ("tel telefon telefone telefono telefoon telemovel telephone text texte "
                       "texted textmessage texto that the today toujours"),
        ['u' - 'a'] = "u uit",
        ['v' - 'a'] = "van vandaag veio vergessen via viene vient vino vom von voordeur vous",
        ['w' - 'a'] = "was whatsapp which with",
        ['y' - 'a'] = "you your",
        ['z' - 'a'] = "zojuist",
    };

    return t->is & (WORD_IS | WORD_LOST) || word_by_letter(token_folded(f, t), words);
}

bool passcode_door(const struct find *f, const struct token *t)
{
    static const char *const doors[26] = {
        ['a' - 'a'] = ("abri alarm alarma alarme allarme armadietto armoire arrecadacao ascenseur "
                       "ascensor ascensore atelier aufzug"),
        ['b' - 'a'] = ("barreira barrera barrier barriere batiment berging boite box building "
                       "bureau buzon"),
        ['c' - 'a'] = ("cabin cacifo cadeado cadenas cage caixa cajon cancela cancelletto "
                       "cancello candado cantina casier cassaforte cassetta cave cellar cellier "
                       "coffre cofre condominio cupboard"),
        ['d' - 'a'] = "deur door",
        ['e' - 'a'] = "edificio eingang elevador entrance entree escritorio",
        ['f' - 'a'] = "fahrradkeller fietsenhok fietsenstalling",
        ['g' - 'a'] = "garage garagem garaje gate gebaude gebouw grenier grille",
        ['h' - 'a'] = "hall haustur hek",
        ['i' - 'a'] = "immeuble interphone",
        ['k' - 'a'] = "kantoor kastje kelder keller kluis kluisje",
        ['l' - 'a'] = "laube lift lobby local locker lucchetto",
        ['o' - 'a'] = "office oficina",
        ['p' - 'a'] = ("padlock palazzo parking pforte piscina piscine poort porche porta portail "
                       "portal portao porte portiek portillon porton portone predio puerta"),
        ['r' - 'a'] = "remise residence",
        ['s' - 'a'] = ("safe sbarra schliessfach schloss schrank schranke schuppen schuur shed "
                       "slagboom slot soffitta sotano spind storage"),
        ['t' - 'a'] = "taquilla tiefgarage tor trastero tresor tuinpoort tur",
        ['u' - 'a'] = "ufficio",
        ['v' - 'a'] = "verja vestiaire voordeur",
        ['w' - 'a'] = "wifi",
    };

    return word_by_letter(token_folded(f, t), doors);
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
    static const char *const words[26] = {
        ['a' - 'a'] = "affichait affiche anzeigt",
        ['d' - 'a'] = "dice displays dit diz",
        ['i' - 'a'] = "indica indique",
        ['l' - 'a'] = "lautet",
        ['m' - 'a'] = "marca marque mostra mostrava muestra",
        ['p' - 'a'] = "pone",
        ['r' - 'a'] = "reads",
        ['s' - 'a'] = "sagt says segna showed shows staat",
        ['t' - 'a'] = "toonde toont",
        ['z' - 'a'] = "zegt zeigt zeigte",
    };

    return word_by_letter(token_folded(f, t), words);
}

bool passcode_latest(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['b' - 'a'] = "bon bueno",      ['c' - 'a'] = "certo correct correcto correto corretto",
        ['d' - 'a'] = "dernier",        ['g' - 'a'] = "giusto",
        ['j' - 'a'] = "juiste",         ['l' - 'a'] = "laatste last latest letzte letzter",
        ['r' - 'a'] = "richtige right", ['u' - 'a'] = "ultimo",
    };

    return word_by_letter(token_folded(f, t), words);
}

bool passcode_other(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "area",
        ['b' - 'a'] = "barre",
        ['c' - 'a'] = "cadeau color country coupon",
        ['d' - 'a'] = "desconto descuento discount",
        ['e' - 'a'] = "erreur erro error errore",
        ['f' - 'a'] = "fehler fout foutmelding",
        ['g' - 'a'] = "gift gutschein",
        ['k' - 'a'] = "korting",
        ['p' - 'a'] = "panne postal promo promotion",
        ['q' - 'a'] = "qr",
        ['r' - 'a'] = "rabatt reduction remise",
        ['s' - 'a'] = "sconto source",
        ['t' - 'a'] = "tracking",
        ['v' - 'a'] = "voucher",
        ['z' - 'a'] = "zip",
    };

    for (size_t k = i > 4 ? i - 4 : 0; k < i + 5 && k < f->count; k++)
        if (word_by_letter(token_folded(f, &f->tokens[k]), words))
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
    static const char *const words[26] = {
        ['a' - 'a'] = "actie agence ape article articolo articulo artigo artikel ateco",
        ['b' - 'a'] = "banque barras bic booking",
        ['c' - 'a'] = "cip client cliente colour customer customs",
        ['d' - 'a'] = "douane dress",
        ['e' - 'a'] = "ean",
        ['f' - 'a'] = "farb fault",
        ['g' - 'a'] = "guichet",
        ['h' - 'a'] = "hs",
        ['i' - 'a'] = "iata iban insee item",
        ['k' - 'a'] = "klant kleur kortings kunden",
        ['m' - 'a'] = "model modele",
        ['n' - 'a'] = "naf",
        ['o' - 'a'] = "order",
        ['p' - 'a'] = ("parrain parrainage part permanent plz prodotto product producto produit "
                       "produkt produto"),
        ['r' - 'a'] = "referral",
        ['s' - 'a'] = "sku steuer stock swift",
        ['t' - 'a'] = "tarif tariff tax time tributo",
    };
    struct str word = token_folded(f, &f->tokens[i]);
    size_t k = i + 1;

    if (word.len > 4 && word_by_letter(str_slice(word, 0, word.len - 4), words)) /* "productcode" */
        return true;
    if (i > 0 && f->tokens[i].gap <= GAP_JOIN &&
        word_by_letter(token_folded(f, &f->tokens[i - 1]), words))
        return true;
    while (k < f->count && k < i + 3 && f->tokens[k].gap <= GAP_JOIN &&
           f->tokens[k].is & (WORD_PARTICLE | WORD_THE)) /* "código del producto" */
        k++;
    return k < f->count && f->tokens[k].gap <= GAP_JOIN &&
           word_by_letter(token_folded(f, &f->tokens[k]), words);
}
