/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_said.c - words that take their meaning from what stands beside them: an illness is only
 * asked, supposed, nearly so, or an animal's or a thing's; a street is a shop's. */
#include "pii/address_priv.h"
#include "pii/lexicon_priv.h"
#include "pii/special_priv.h"

const char said_if[] = "if", said_reader[] = "reader", said_nearly[] = "nearly";
const char said_animal[] = "animal", said_thing[] = "thing", said_nobody[] = "nobody";
const char said_capitals[] = "capitals";

const char place_shop[] = "shop", place_small[] = "small", place_hamlet[] = "hamlet";
const char place_way[] = "way", place_adjective[] = "adjective", place_seat[] = "seat";

const struct terms terms_said[] = {
    { 0, said_if, "si|if|whether|ob|falls|wenn|indien|caso|qualora|supposons|suppose" },
    { 0, said_reader,
      "vous|tu|toi|you|ihr|du|sie|usted|ustedes|voi|lei|tu|jij|je|jullie|você|vocês|quelqu|anyone|"
      "jemand|alguien|qualcuno|iemand|alguém" },
    { 0, said_nearly,
      "failli|frôlé|frôle|frôler|nearly|limite|"
      "worth|frôlait" },
    { 0, said_nobody, /* nobody, whoever it may be, and those of a story */
      "nobody|no one|none of us|neither of us|none of them|personne n|personne ne|aucun de nous|"
      "nadie|ninguno de|nessuno|nessuno di|niemand|keiner von|keiner hier|geen van|ninguém|"
      "nenhum de|faut-il|faut il|brauche ich|braucht man|"
      "hace falta|è necessario|é preciso|hauptfigur|personnage|protagonista|personaje|"
      "personagem|personaggio|hoofdpersoon|main character|the series|the show|the movie|the film|"
      "der serie|la série|dans la série|dans le film|en la serie|en la película|nella serie|"
      "nel film|in de serie|in de film|na série|no filme|im film|im krimi|im roman" },
    { 0, said_animal,
      "chien|chienne|chiens|chat|chats|chatte|chaton|chiot|lapin|perroquet|perruche|hamster|poney|"
      "jument|vache|vaches|brebis|chèvre|poule|poules|cochon|animal|animaux|dog|dogs|cat|cats|"
      "puppy|kitten|rabbit|horse|pony|mare|parrot|budgie|cow|cows|sheep|goat|pet|pets|animal|hund|"
      "hündin|hunde|kater|katze|katzen|kaninchen|pferd|stute|papagei|wellensittich|haustier|tier|"
      "perro|perra|perros|gato|gata|gatos|cachorro|conejo|caballo|yegua|loro|mascota|cane|cagna|"
      "cani|gatto|gatta|gatti|cucciolo|coniglio|cavallo|pappagallo|hond|honden|kat|katten|poes|"
      "konijn|paard|pony|papegaai|huisdier|cão|cadela|cães|cadelinha|coelho|cavalo|égua|papagaio|"
      "plante|plantes|plant|pflanze|planta|pianta|arbre|tree" },
    { 0, said_thing,
      "société|entreprise|compagnie|boîte|système|terre|portefeuille|opérateur|tourisme|"
      "organisation|marque|incompétence|mensonge|mensonges|bêtise|attente|lenteur|lenteurs|"
      "excuses|mauvaise|retards|paperasse|bureaucratie|promesses|publicités|pubs|arnaques|"
      "arnaqueurs|démarchage|company|business|system|industry|society|nothing|incompetence|lies|"
      "bullshit|nonsense|waiting|delays|excuses|bureaucracy|spam|rudeness|queues|paperwork|ads|"
      "firma|unternehmen|laden|ausreden|lügen|inkompetenz|warten|solche|bürokratie|werbung|"
      "empresa|compañía|sistema|informática|incompetencia|mentiras|esperas|burocracia|turismo|"
      "azienda|società|servizio|burocrazia|incompetenza|bugie|attese|bedrijf|systeem|leugens|"
      "servicio|carrinho|carrello|mandje|kassa|cassa|caixa|cart|panier|warenkorb|"
      "service|services|dienst|support|hotline|chatbot|web|"
      "site|website|webseite|sito|app|application|portal|portail|portale|center|callcenter|router|"
      "code|coda|queue|files|colas|filas|rijen|warteschlangen|prezzi|prices|tarifs|preise|precios|"
      "wachten|smoesjes|bureaucratie|serviço|companhia|incompetência|burocracia|seguro" },
    { WORD_HEALTH | WORD_LEANING, said_capitals, "als|add|ms|ela|sla|tia|mcs|rls|sep" },
    { 0, place_shop,
      "filiale|tienda|negozio|loja|magasin|boutique|shop|store|agence|winkel|filiaal|geschäft|sede|"
      "bilheteira|branch|restaurant|sucursal|agenzia|agencia|pharmacie|supermarkt|supermarché|"
      "hotel|"
      "laden|apotheke|balcão|farmacia|bar|café" },
    { 0, place_adjective,
      "lange|korte|oude|nieuwe|grote|kleine|hoge|lage|alte|neue|große|obere|untere|kurze|hohe|"
      "eerste|"
      "tweede|derde|sint" },
    { 0, place_seat,
      "stellplatz|parkplatz|sitzplatz|arbeitsplatz|spielplatz|tennisplatz|bahnhof|friedhof|flughof|"
      "sportplatz|steckplatz|hinweg|zahlweg|keuring" },
    { 0, place_way,
      "droite|gauche|porche|fond|jardin|face|derrière|devant|dessus|dessous|boulangerie|above" },
    { 0, place_small,
      "l|à|au|aux|en|an|am|im|in|auf|dem|the|of|na|op|aan|et|and|old|new|great|near|opp|opposite|"
      "off|"
      "behind|nr|les|le|la|après|sur|du|de|links|rechts|left|right" },
    { 0, place_hamlet,
      "lieu|ker|mas|stang|kerven|coat|plouk|roc|puy|pech|ty|pen|tan|bryn|nant|glen|inver|kil|bally|"
      "can|cal|sitio|lugar|casal|quinta" },
    { 0, NULL, NULL },
};
