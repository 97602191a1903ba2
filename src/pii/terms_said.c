/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_said.c - words that take their meaning from an illness beside them: it is only asked,
 * supposed, nearly so, or an animal's or a thing's. */
#include "pii/lexicon_priv.h"
#include "pii/special_priv.h"

const char said_if[] = "if", said_reader[] = "reader", said_nearly[] = "nearly";
const char said_animal[] = "animal", said_thing[] = "thing";
const char said_capitals[] = "capitals";

const struct terms terms_said[] = {
    { 0, said_if, "si|if|whether|ob|falls|wenn|indien|caso|qualora|supposons|suppose" },
    { 0, said_reader,
      "vous|tu|toi|you|ihr|du|sie|usted|ustedes|voi|lei|tu|jij|je|jullie|você|vocês|quelqu|anyone|"
      "jemand|alguien|qualcuno|iemand|alguém" },
    { 0, said_nearly,
      "failli|frôlé|frôle|frôler|nearly|limite|"
      "worth|frôlait" },
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
      "site|website|webseite|sito|app|application|portal|portail|portale|center|callcenter|router|"
      "code|coda|queue|files|colas|filas|rijen|warteschlangen|prezzi|prices|tarifs|preise|precios|"
      "wachten|smoesjes|bureaucratie|serviço|companhia|incompetência|burocracia|seguro" },
    { WORD_HEALTH | WORD_LEANING, said_capitals, "als|add|ms|ela|sla|tia|mcs|rls|sep" },
    { 0, NULL, NULL },
};
