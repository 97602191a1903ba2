/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_papers.c - more words for papers and numbers of people: cards of those who live abroad,
 * permits of learners, numbers of schools and health insurers, numbers of other countries by their
 * own names.  The common ones are in terms_context.c. */
#include "pii/terms/terms_priv.h"

const struct terms terms_papers[] = {
    { NEAR_ID_CARD, "resident",
      "residence card|residence card no|residence card number|residency card|"
      "irp card|irp number|gnib card|gnib number|"
      "título de residência|tít. residência|tit. residência|tít residência|carte de "
      "résidence|carte résident|carte f|titre séjour|carte séjour|n° de titre de séjour|"
      "titre de séjour n°|carte de séjour n°|récépissé de demande|aufenthaltstitels|"
      "aufenthaltserlaubnis nr|niederlassungserlaubnis|fiktionsbescheinigung|"
      "aufenthaltsgestattung|azr-nummer|azr nummer|azr-nr|ausländerausweis|ausländerausweises|"
      "tarjeta de extranjero|tarjeta de identidad de extranjero|tarjeta comunitaria|mi tie|su tie|"
      "tie nº|tie número|carta di soggiorno|carta soggiorno|permesso soggiorno|numero permesso|"
      "n permesso|verblijfskaart|verblijfskaartnummer|verblijfskaartnr|f-kaart|a-kaart|b-kaart|"
      "e-kaart|verblijfstitel|verblijfsdocumentnummer|vreemdelingenkaart|cartão de residência|"
      "cartão de residente|cartão residência|título residência|autorização residência" },
    { NEAR_ID_CARD, NULL, /* of the card itself */
      "num soporte|num de soporte|núm. de soporte|nº soporte|nº de soporte|n.º de soporte|"
      "n° de soporte|número soporte|soporte nº|soporte número|numero cie|cie n|cie numero|"
      "cni nouvelle version|cni nouveau format|nouvelle cni|ancienne cni|cni électronique|"
      "personalausweises|ausweises|identitätskarte|identitätskartennummer|id-karte|"
      "identiteitskaart nummer|numéro de ma carte d'identité" },
    { NEAR_ID_CARD, "badge", /* of disabled people */
      "schwerbehindertenausweis|schwerbehindertenausweises|sb-ausweis|behindertenausweis|"
      "blue badge|blue badge no|blue badge number|disabled badge|tarjeta de discapacidad|"
      "contrassegno invalidi|contrassegno disabili|cude|gehandicaptenparkeerkaart|"
      "carte de stationnement handicapé|cartão de deficiente" },
    { NEAR_LICENCE, "licence",
      "foglio rosa|foglio rosa n|provisional licence|provisional driving licence|"
      "provisional license|provisional driver's licence|learner permit|learner's permit|"
      "learners permit|learner licence|lernfahrausweis|führerausweis|führerausweises|"
      "führerscheins|fahrerlaubnis|fahrerlaubnisnummer|kartenführerschein|faber-nr|"
      "faber-nummer|voorlopig rijbewijs|rijbewijs nr|rijbewijs nummer|permis provisoire|permis b|"
      "permis bateau|permis international|permiso provisional|permiso de circulación b|"
      "permiso b|patente b|patente nautica|licença de aprendizagem|carta de conduzir|"
      "carta cond|carta de condução nº|carta de condução n.º|international driving permit|idp "
      "number" },
    { NEAR_SOCIAL, "be.nrn",
      "kids-id|kids id|kidsid|numéro bis|n° bis|bis-nr|rr-nummer|rr-nr|rrnr|insz-nummer|"
      "insz nummer|insz-nr|n° de registre national|n° registre national|nn belge" },
    { NEAR_STUDENT, "state", /* given by the state, not by a school */
      "upn|onderwijsnummer|onderwijsnr|persoonsgebonden nummer|número de "
      "identificación escolar|"
      "número de identificación del alumno|identificación escolar|unique pupil number|"
      "unique learner number|uln|ucas number|ucas no|code permanent|code_permanent" },
    { NEAR_HEALTH, "card",
      "medical card|medical card number|medical card no|gms number|gms no|gms card|gp visit card|"
      "health card|health card no|health insurance card|health insurance number|ehic no|ghic|"
      "ghic number|tessera team|tessera europea|cartão europeu de seguro de doença|"
      "tarjeta sanitaria europea|versichertenkarte|krankenversicherungskarte|kassennummer|"
      "kassennr|kassen-nr|krankenkassennummer|krankenkassennr|"
      "europäische krankenversicherungskarte|nº sns|número sns|n° sns|número de sns|nº de sns|"
      "número do sns|n.º de utente|n.º utente|nº de utente|numero tessera sanitaria|"
      "mutualiteitsnummer|"
      "nº tarjeta sanitaria|nº de tarjeta sanitaria|número tarjeta sanitaria|cipa|"
      "health and care number|community health index|chi number|chi no|numéro de carte vitale" },
    { NEAR_SOCIAL, "at.svnr", "assicurazione austriaco|assicurazione austriaca|svnr austriaco" },
    { NEAR_SOCIAL, "abroad", /* by their own names */
      "rut|jmbg|embg|matični broj|kimlik no|kimlik numarası|tc kimlik|tc kimlik no|tckn|mykad|"
      "emirates id|iqama|iqama number|kennitala|fødselsnummer|d-nummer|idnp|snils|снилс|"
      "рнокпп|унзр|ипн|lnch|nuip|rfc|clave de elector|cédula nº|cédula n°|cedula|"
      "número de cédula|cédula de identidad|pis/pasep|pis pasep|título de eleitor|aadhaar no|"
      "aadhar card|pan no|pan number|voter id|philsys|sss number|nic number|nic no|cnic no|"
      "nid number|nid no|national identification number|sin no|ghana card|nin slip|nin number|"
      "kra pin|omang|carte cedeao|numéro d'identification nationale|"
      "identifiant national unique|codice stp|codice eni|tessera stp|codice stp/eni|lietuvos ak|"
      "numero previdenziale|numero di assicurazione sociale|numero assicurazione sociale|"
      "número de segurança social|numéro d'assuré social|sofi nummer" },
    { NEAR_SOCIAL, "abroad", /* as those of one country call those of another */
      "número nacional de identidad|número nacional de identificación|n.º ss|nº ss|"
      "número personal de identidad|número personal de identificación|numero personale di "
      "identità|numero di registro nazionale|numero personale di identificazione|"
      "numero identificativo nazionale|persoonsnummer|persoonsnr|número nacional de identidade|"
      "número pessoal de identificação|número nacional de identificação|tax file number|"
      "numéro personnel d'identité|numéro d'identité national|personenkennzahl|personennummer" },
    { NEAR_TAX, "abroad",
      "identifiant fiscal|n° contribuable|numéro de contribuable|numéro fiscal de référence|"
      "n° fiscal de référence|identificativo fiscale|numero fiscale|fiscaal nummer|"
      "fiscaal identificatienummer|belastingnummer|nº de contribuyente|número de contribuyente|"
      "identificación fiscal|steuerliche id" },
    { NEAR_ID_CARD, NULL,
      "id-nummer|id nummer|documento de identificação|documento de identificación|"
      "doc identidad|doc. identidad|carné de identidad|personalausweis-nr|personalausweisnr" },
    { NEAR_LICENCE, "licence", "fs-nr|fs nr|führerschein-nr|führerscheinnr|führerschein nr" },
    { NEAR_COMPANY, "abroad", /* by their own names */
      "adószám|adoszam|ičo|ič dph|organisationsnummer|organisationsnr|cvr nr|cvr-nr|cvr-nummer|"
      "ondernemingsnr|ondernemingsnr." },
    { NEAR_SOCIAL, "ch.ahv", "ahv-nr|ahv nr|ahvnr|ahv-nummern|numéro d'avs|n avs" },
    { NEAR_TAX, "de.idnr",
      "steuerid|steuer-identnr|steueridentnr|steuer-identifikationsnr|steueridnr|steuer-ident-nr|"
      "steuer-identnummer|steuer-identifikationsnummer|german tax id" },
    { NEAR_PASSPORT, NULL,
      "reisepässe|reisepassnummer|reisepassnr|passports|passeports|pasaportes|passaporti|"
      "paspoorten|passaportes|paspoortnr|paspoortnummer|reisedokument|reisedokuments|"
      "reisedokumentes|document de voyage|documents de voyage|"
      "ppt no|ppt nr|psprt|pspt|pasp nr|paspnr|reisepasses|passnr|pass-nummer|reisdocument|"
      "reisdocumentnummer|travel document no|travel document number|titre de voyage|reiseausweis|"
      "documento di viaggio|documento de viaje|documento de viagem" },
    { NEAR_ID_CARD, "resident",
      "livret pour étrangers|livret pour étrangers n°|livret étrangers|libretto per stranieri|"
      "ausländerausweis nr|ausländerausweisnummer" },
    { NEAR_ID_CARD, "pt.cc", "cart cidadão|cart. cidadão|cartão cidadão" },
    { NEAR_TAX, "de.idnr",
      "st-nr|st nr|st.-nr|stnr|steuernr|steuer-nr|steuer nr|st-id|st.-id|st id|stid" },
    { NEAR_TAX, "fr.spi", "réf fiscale|réf. fiscale|références fiscales" },
    { NEAR_COMPANY, "pt.nipc es.cif",
      "contribuinte da firma|nif da firma|nif da sociedade|contribuinte da sociedade" },
    { NEAR_SOCIAL, "be.nrn",
      "numéros nationaux|numéros de registre national|nationale nummers|rijksregisternummers|"
      "rijksreg nr|rijksreg.nr|rijksreg" },
    { NEAR_SOCIAL, "uk.nino", "n.i no|n.i. no|ni numbers" },
    { NEAR_SOCIAL, "pt.niss",
      "seg social|seg. social|n.º seg. social|n.º seg social|beneficiário n.º|beneficiária n.º|"
      "nº de beneficiário|n.º de beneficiário|nº beneficiário|n.º beneficiário|"
      "número de beneficiário|número beneficiário|número de beneficiária|nº de beneficiária" },
    { NEAR_ORDER, "customer", /* of an insurer, not of the state */
      "beneficiário da mútua|beneficiária da mútua|beneficiário da seguradora|"
      "beneficiária da seguradora|beneficiário do seguro|beneficiária do seguro|"
      "beneficiário medis|beneficiário da medis|beneficiário multicare|beneficiário da multicare|"
      "beneficiário advancecare|beneficiário da advancecare" },
    { NEAR_ORDER, "customer", "matricule interne|personalnummer intern" },
    { NEAR_STUDENT, "state", "schülerkennzahl|schüler-kennzahl|schülerkennzahlen" },
    { NEAR_HEALTH, "card",
      "utentes|números de utente|krankenversichertennr|krankenversicherten-nr" },
    { NEAR_LICENCE, "licence", "pat b|pat. b|pat b nr|patente nr|patente n" },
    { NEAR_LICENCE, "licence",
      "brevete|licencia de conducir|licencia de manejo|licencia de conducción|carnet de manejo|"
      "rijbewijsnummer|rijbewijsnr|permiso de conducción|his licence|her licence|my licence|"
      "my driving licence|his license|her license|dvla licence|numéro du permis|carta condução" },
    { NEAR_ID_CARD, "resident",
      "verblijfsdocument|verblijfsdocument nr|verblijfsvergunning nr|aufenthaltskarte|"
      "aufenthaltsdokument|documento de residencia|brp number|brp no|brp card" },
    { NEAR_ID_CARD, "badge",
      "behindertenpass|invalidenausweis|atestado multiusos n.º|"
      "carte européenne d'invalidité" },
    { NEAR_SOCIAL, "abroad",
      "cartão do sus|cartão nacional de saúde|south african id|sa id|sa id number|"
      "israeli id|teudat zehut|kebele id|fayda" },
    { NEAR_COMPANY, "abroad", "nit|nit n|nit nº|ruc n|ruc nº" },
    { NEAR_COMPANY, "register", "co no|co. no|co. reg. no|co reg no|company reg no" },
    { NEAR_BANK, "account", "clabe|clabe interbancaria|cuenta clabe|clabe_reembolso|clabe_cuenta" },
    /* as they are often written wrongly, or apart */
    { NEAR_SOCIAL, "at.svnr",
      "sozialversicherungnummer|sozialversicherungs nummer|sozialversicherungs-nummer|"
      "sozialversicherungs nr|sozialvers.nr|sozialvers nr|sozvers nr|"
      "sozialverischerungsnummer" },
    { NEAR_SOCIAL, "nl.bsn",
      "burger service nummer|burger servicenummer|burgerservice nummer|bugerservicenummer" },
    { NEAR_SOCIAL, "uk.nino",
      "national insurence|national insurence number|national insurance nr|nat insurance no|"
      "nat. insurance no" },
    { NEAR_SOCIAL, NULL,
      "social securty number|social security nr|social securtiy number|socal security number" },
    { NEAR_SOCIAL, "es.nss", "seguridad sosial|segurida social|seguriad social" },
    { NEAR_SOCIAL, "fr.nir", "sécurité sosiale|sécurité socialle|sécuritée sociale" },
    { NEAR_SOCIAL, "it.cf", "codice fiscle|codice ficale|codice fisclae" },
    { NEAR_ID_CARD, "fr.cni be.eid", "carte d'indentité|carte d'identitée|carte d'identitè" },
    { NEAR_ID_CARD, "de.ausweis", "personalausweiß|personalausweiss|personlausweis" },
    { NEAR_ID_CARD, NULL,
      "documento de identida|doc identità|doc. identità|documento identità|identiteitbewijs|"
      "id-bewijs|id bewijs|idbewijs|identitity card|indentity card" },
    { NEAR_LICENCE, "licence", "führerschien|fürerschein|füherschein|driving liscence" },
    { NEAR_PASSPORT, NULL,
      "pasport|passpor|passprt|paseport|passepord|pasaport|pasaporto|passporto|passpoort|"
      "reisepaß|reisepas" },
    { 0, NULL, NULL },
};
