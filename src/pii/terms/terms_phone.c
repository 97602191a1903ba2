/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_phone.c - words for telephones and calls, and the registers that companies are in, as one
 * country or one trade says them. */
#include "pii/terms/terms_priv.h"

const struct terms terms_phone[] = {
    { NEAR_PHONE, NULL,
      "phone numbers|telefoonnummers|recapiti|cambié de número|he cambiado de número|"
      "mudei de número|ho cambiato numero|changé de numéro|changed my number|nummer gewechselt|"
      "numero provvisorio|numéro provisoire|número provisional|"
      "appelé au|appelée au|rappelé au|appelés au|llamado al|chiamato al|gebeld op" },
    { NEAR_PHONE, "weak", /* sold as well, or of anything */
      "contactos|contatos|teléfonos|telefones|telemóveis|téléphones|portables|móviles|cellulari|"
      "mobiles|phones|handys|ander nummer|andere nummer" },
    { NEAR_PHONE, NULL,
      "llamada entrante|incoming call|appel entrant|appels entrants|eingehender anruf|"
      "chiamata in arrivo|inkomende oproep|inkomend gesprek|chamada recebida|num affiché|"
      "numéro affiché|número mostrado|numero visualizzato|angezeigte nummer|téléphonez|"
      "téléphonez moi|telefonieren sie|telefonate|telefonatemi|telefoneren|u bereiken|je bereiken|"
      "me bereiken|mij bereiken|te bereiken|erreichen unter|zu erreichen|numéro à rappeler|"
      "number to call|number to ring|anzurufende nummer|número al que llamar|numero da chiamare|"
      "nummer om te bellen|número a ligar|telefonnummern|handynummern|ddi|ddi no|direct dial in|"
      "centralino|centralita|telefonzentrale|switchboard|telefooncentrale|central telefónica|"
      "direktwahl|directe lijn|linea diretta|línea directa|linha direta" },
    { NEAR_PHONE, NULL, "móv|tel móvil" },
    { NEAR_PHONE, "weak", /* money goes to a telephone's number there */
      "bizum|bizum al|mbway|mb way|twint|paylib" },
    { NEAR_PHONE, "weak", /* where somebody is found, by telephone or not */
      "apanham me no|apanha me no|apanham me pelo|encontram me no|encontra me no|mi trovate al|"
      "mi trova al|mi trovate allo|mi trovate nel pomeriggio al|mi trovate di mattina al|"
      "mi trovate la sera al|me encuentran en el|me localizan en el|me pillas en el|"
      "me pilláis en el|me coges en el" },
    { NEAR_COMPANY, "eu.eori", "eori|numéro eori|eori number|eori no|eori-nummer|n° eori" },
    { NEAR_COMPANY, "eu.creditor",
      "creditor id|creditor identifier|creditor identification|gläubiger-id|gläubiger id|"
      "gläubiger-identifikationsnummer|gläubigeridentifikationsnummer|ics|"
      "identifiant créancier|identifiant créancier sepa|identificador del acreedor|"
      "identificador de acreedor|id acreedor|identificativo creditore|identificativo del creditore|"
      "codice creditore|incassant id|incassant-id|incassantid|schuldeiser-id|"
      "identificador do credor|id credor|codice identificativo del creditore" },
    { NEAR_COMPANY, "register",
      "cro|cro no|cro number|cro nr|nrt|albo artigiani|iscr albo artigiani|"
      "albo imprese artigiane|albo delle imprese artigiane|cciaa|gewerberegisternummer|"
      "company registered no|charity reg no|hrb-nr|hrb nr|hr-nummer|registernummer|"
      "betriebsnummer|vereinsregister|genossenschaftsregister|gesellschaftsregister|"
      "firmenbuch|firmenbuchnr|firmenbuch-nr|fn-nr|fn nr|bbnr|betriebsnr" },
    { NEAR_COMPANY, "gln", "gln|gln-nr|global location number|gln-nummer" },
    { NEAR_COMPANY, "it.iva", "p.i|part iva|p. iva|partita i.v.a|p.i.v.a" },
    { NEAR_COMPANY, "be.enterprise",
      "vestigingseenheid|vestigingseenheidsnummer|vestigingsnummer|unité d'établissement|"
      "n° d'unité d'établissement|numéro d'unité d'établissement|niederlassungseinheit|"
      "niederlassungsnummer|establishment unit|establishment unit number|kbo-nr|kbo nr" },
    { NEAR_COMPANY, "duns", "d-u-n-s|duns|duns number|duns no|d-u-n-s number|duns-nummer" },
    { 0, NULL, NULL },
};
