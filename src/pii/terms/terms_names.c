/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_names.c - words around names and addresses, and words that are neither. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

/* Words that may lead to a name and as well to anything else. */
#define WEAK_INTRO "weak"
/* Words that lead to a name where a human being is meant: a sofa is called something too.  Not
 * WORD_INTRO, at which the tagger takes what follows for a name. */
#define CALLED_INTRO "called"

const char said_family[] = "family", said_short[] = "short";

const struct terms terms_names[] = {
    { WORD_CIVILITY, NULL,
      "m|mr|mrs|ms|miss|mme|mmes|mlle|mlles|mm|monsieur|madame|mademoiselle|dr|docteur|doctor|pr|"
      "prof|professeur|me|maître|maitre|sir|herr|herrn|frau|fräulein|sr|sra|srta|señor|señora|"
      "señorita|don|doña|sig|sig ra|sigra|signor|signora|signore|signorina|dott|dottor|dottore|"
      "dottoressa|avv|ing|dhr|mevr|mevrouw|meneer|mijnheer|mw|senhor|senhora|dona|mx|doktor|dokter|"
      "geom|hrn" },
    { WORD_CIVILITY, said_short, "hr|rag" },
    { WORD_CIVILITY, said_family,
      "eheleute|familie|famille|família|famiglia|familia|fam|époux|coniugi" },
    { WORD_INTRO, NULL,
      "je m'appelle|je me nomme|je me prénomme|mon nom est|mon nom c'est|nom et prénom|"
      "nom prénom|nom de famille|prénom et nom|nom complet|my name is|i am called|full name|"
      "first name|last name|surname|ich heiße|ich heisse|mein name "
      "ist|nachname|familienname|vorname|me llamo|"
      "forename|mi nombre es|apellido|apellidos|mi chiamo|il mio nome è|cognome|ik heet|mijn naam "
      "is|"
      "voornaam|achternaam|chamo-me|me chamo|o meu nome é|meu nome é" },
    { WORD_INTRO, WEAK_INTRO,
      "nom|prénom|au nom de|ici|de la part de|name is|name|signed by|signed|this is|on behalf of|"
      "nombre|nome|naam|apelido|titulaire|titulaire du compte|account holder|cardholder|je suis|"
      "i am|i'm|ich bin|soy|sono|ik ben|sou|"
      "contact|destinataire|bénéficiaire|signé|mon mari|ma femme|mon fils|ma fille|mon épouse|"
      "mon époux|mon frère|ma soeur|mon père|ma mère|my husband|my wife|my son|my daughter|"
      "my brother|my sister|mon voisin|ma voisine|mon conseiller|ma conseillère|votre collègue|"
      "your colleague|mein mann|meine frau|mein sohn|meine tochter" },
    { WORD_INTRO, WEAK_INTRO, /* of forms */
      "nom de naissance|nom de jeune fille|nom d'usage|nom d'épouse|nom marital|maiden name|"
      "birth name|married name|geburtsname|geburtsname der mutter|mädchenname|ehename|"
      "apellido de soltera|cognome da nubile|meisjesnaam|geboortenaam|nome de solteira|"
      "contact d'urgence|personne à prévenir|personne à contacter|personne de confiance|"
      "emergency contact|next of kin|notfallkontakt|vertrauensperson|ansprechpartner|"
      "ansprechpartnerin|contacto de emergencia|persona de contacto|contatto di emergenza|"
      "persona di contatto|referente|contactpersoon|noodcontact|contacto de emergência|"
      "pessoa de contacto|kontoinhaber|kontoinhaberin|vertragsinhaber|vertragsinhaberin|"
      "karteninhaber|policyholder|policy holder|titular|titular de la cuenta|titular da conta|"
      "intestatario|intestataria|intestatario del conto|rekeninghouder|polishouder|"
      "begünstigter|begünstigte|beneficiary|beneficiario|beneficiaria|begunstigde|beneficiário|"
      "passager|passagère|passenger|reisender|pasajero|pasajera|"
      "passeggero|passeggera|reiziger|passageiro|passageira|"
      "témoin|witness|zeuge|zeugin|testigo|"
      "testimone|getuige|testemunha" },
    { WORD_FIGURE, CALLED_INTRO,
      "s'appelle|se nomme|s'appelait|se prénomme|is called|was called|is named|heißt|heisst|"
      "hieß|heet|heette|se llama|se llamaba|si chiama|si chiamava|chama-se|se chama|chamava-se" },
    { WORD_SIGNOFF, NULL,
      "cordialement|bien cordialement|très cordialement|bien à vous|sincèrement|"
      "sincères salutations|salutations|meilleures salutations|salutations distinguées|"
      "respectueusement|bonne journée|bonne soirée|à bientôt|merci d'avance|amicalement|cdt|cdlt|"
      "bien amicalement|dans l'attente de votre réponse|regards|kind regards|best regards|"
      "warm regards|best wishes|sincerely|yours sincerely|yours faithfully|yours truly|cheers|"
      "many thanks|thanks|thank you|best|mit freundlichen grüßen|freundliche grüße|mfg|"
      "mit freundlichen gruessen|freundliche gruesse|viele gruesse|liebe gruesse|beste gruesse|"
      "viele grüße|liebe grüße|beste grüße|hochachtungsvoll|atentamente|saludos|un saludo|"
      "cordialmente|saludos cordiales|gracias|cordiali saluti|distinti saluti|saluti|grazie|"
      "met vriendelijke groet|met vriendelijke groeten|groeten|mvg|hoogachtend|atenciosamente|"
      "cumprimentos|com os melhores cumprimentos|melhores cumprimentos|obrigado|obrigada|merci|"
      "envoyé par|sent by|bàv|lg|vg|gruß|grüße|danke im voraus|vielen dank|besten dank|tschüss|"
      "bises|bisous|un abrazo|um abraço|abraços|un caro saluto|"
      "groetjes|hartelijke groet|vriendelijke groet|thanks in advance" },
    { WORD_GREETING, NULL,
      "bonjour|bonsoir|cher|chère|chers|salut|coucou|hello|hi|hey|dear|good morning|"
      "good afternoon|hallo|guten tag|liebe|lieber|sehr geehrte|sehr geehrter|hola|estimado|"
      "estimada|buenos días|querido|querida|ciao|buongiorno|gentile|caro|cara|beste|geachte|"
      "goedendag|olá|servus|grüezi|moin|hiya|hoi|re bonjour|boas|bom dia|caro "
      "senhor|prezado|prezada|merci|thanks|thank you|gracias|grazie" },
    { WORD_PARTICLE, NULL,
      "de|du|des|d|le|la|von|van|der|den|ten|ter|zu|zum|di|da|do|dos|das|del|della|dello|dei|"
      "y|e|el|al|te|wa|degli|ben|bin|ibn|abd|o|mac|mc|st|saint|sainte|lo|af|av|los|las|vom|und" },
    { WORD_STREET, NULL,
      "rue|avenue|av|ave|boulevard|bd|bld|boul|bvd|place|pl|allée|allées|chemin|che|chem|impasse|"
      "imp|quai|route|rte|square|sq|cours|passage|pass|villa|résidence|res|lotissement|lot|"
      "hameau|sentier|esplanade|promenade|faubourg|fbg|ruelle|venelle|voie|rond point|"
      "rond-point|montée|côte|cité|clos|chaussée|drève|square|galerie|mail|parvis|zone|za|zi|zac|"
      "calle|avenida|avda|avd|plaza|paseo|pso|carretera|ctra|ronda|camino|travesía|via|viale|"
      "piazza|corso|vicolo|largo|piazzale|strada|rua|travessa|praça|estrada|alameda|beco|"
      "bâtiment" },
    { WORD_ROAD, NULL,
      "street|st|road|rd|lane|ln|drive|dr|avenue|ave|close|crescent|terrace|court|ct|gardens|"
      "grove|square|sq|way|hill|mews|row|walk|park|green|parade|boulevard|blvd|place|pl|"
      "straße|strasse|str|weg|allee|platz|gasse|ring|damm|ufer|straat|laan|plein|gracht|kade|"
      "dijk|singel|steenweg|dreef|lei|highway|hwy|quay|yard|view|rise|wharf" },
    { WORD_COMPANY, NULL,
      "sas|sarl|sa|gmbh|ltd|inc|eurl|sasu|bv|srl|spa|llc|plc|kg|ag|ug|ohg|sl|slu|lda|ltda|nv|sci|"
      "snc|scop|limited|corp|corporation|société|ets|établissements|gbr|ev|vzw|asbl|scrl|spol|"
      "vof|bvba|cvba|sprl|selarl|eirl|gesmbh|slp|kft" },
    { WORD_EXTRA, NULL,
      "bât|bat|bâtiment|appt|apt|appartement|app|étage|etg|esc|escalier|résidence|porte|bp|cs|hall|"
      "entrée|chez|lieu-dit|lieu|dit|cedex|flat|floor|suite|unit|room|stock|etage|wohnung|piso|"
      "puerta|interno|scala|piano|bus|andar|1er|2e|3e|4e|5e|2ème|3ème|1st|2nd|3rd|c/o|boîte|bte" },
    { WORD_MONTH, NULL,
      "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv|"
      "févr|avr|juil|sept|oct|nov|déc|january|february|march|april|may|june|july|august|"
      "september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|dec|januar|februar|"
      "märz|juni|juli|oktober|dezember|jänner|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
      "septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|"
      "settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|janeiro|fevereiro|março|"
      "maio|junho|julho|setembro|outubro|novembro|dezembro" },
    { WORD_AT, NULL, "arobase|arobas|at|chez|arroba|chiocciola|apestaartje|klammeraffe" },
    { WORD_DOT, NULL, "point|dot|punkt|punto|punt|ponto" },
    { WORD_IS, NULL, "est|is|ist|es|è|are|sont|was|était|c|actuel|suivant|the|following|le" },
    { WORD_LOST, NULL,
      "oublié|oubliée|perdu|perdue|incorrect|incorrecte|invalide|erroné|expiré|bloqué|refusé|faux|"
      "inconnu|changé|provisoire|temporaire|forgotten|lost|wrong|incorrect|invalid|expired|blocked|"
      "rejected|unknown|not|ne|pas|toujours|encore|always|still|being|trop|too|vergessen|falsch|"
      "ungültig|olvidada|incorrecta|sbagliata|dimenticata|vergeten|onjuist|esquecida|à|de|pour|et|"
      "and|or|ou|for|reset|required|requis|obligatoire|please|merci|svp" },
    { WORD_KEY_START, NULL,
      "sk|rk|ghp|gho|ghu|ghs|ghr|xoxb|xoxp|xoxa|xoxs|xoxr|glpat|github|hf|npm|pypi|shpat|whsec|"
      "sq0csp|dop|v1" },
    { WORD_PRODUCT, NULL,
      "crème|shampooing|shampoing|livre|roman|film|série|jeu|magazine|article|musée|shampoo|cream|"
      "book|movie|game|novel|balade|brosse|coussin|semelle|pansement|produit|rayon|buch|film|libro|"
      "película|boek|livro|creme|assurance|mutuelle|bluetooth|acoustique|connectée|sonore|batterie|"
      "enceinte fortifiée" },
    { WORD_ORDINARY, NULL,
      /* salutations and politeness */
      "lettings|compta|billing|buchhaltung|vertrieb|einkauf|empfang|ventas|facturación|"
      "contabilidad|vendite|amministrazione|contabilità|verkoop|inkoop|boekhouding|vendas|"
      "contabilidade|receção|recepción|réception|accueil|swift|"
      "bonjour|bonsoir|merci|cordialement|salut|madame|monsieur|mesdames|messieurs|cher|chère|"
      "hello|hi|dear|thanks|thank|regards|best|sincerely|hallo|danke|gracias|hola|grazie|ciao|"
      "please|svp|objet|sujet|message|re|fwd|tr|ps|ok|oui|non|yes|no|urgent|attention|important|"
      "team|équipe|service|services|client|clients|clientèle|customer|support|care|desk|"
      "commercial|comptabilité|direction|directeur|directrice|responsable|manager|assistant|"
      "conseiller|agence|department|département|kundenservice|kundendienst|atención|assistenza|"
      "klantenservice|helpdesk|sav|hotline|administration|secrétariat|accueil|ressources|humaines|"
      /* pronouns, articles, verbs at the head of sentences */
      "je|j|tu|il|elle|on|nous|vous|ils|elles|le|la|les|l|un|une|des|du|de|d|ce|c|cet|cette|ces|"
      "mon|ma|mes|m|ton|ta|tes|son|sa|ses|s|notre|nos|votre|vos|leur|leurs|qui|que|qu|quoi|dont|où|"
      "quand|comment|pourquoi|combien|si|mais|ou|et|donc|or|ni|car|puis|alors|ensuite|enfin|"
      "après|avant|pendant|depuis|dès|lors|suite|afin|ainsi|aussi|avec|sans|sous|sur|dans|chez|"
      "pour|par|en|à|au|aux|est|sont|était|ai|as|a|avons|avez|ont|suis|être|avoir|fait|faire|"
      "peut|peux|pouvez|pourriez|veuillez|voulez|voici|voilà|voir|vu|y|n|ne|pas|plus|très|trop|"
      "tout|tous|toute|toutes|aucun|aucune|chaque|plusieurs|autre|autres|même|comme|entre|vers|"
      "the|an|this|that|these|those|my|your|his|her|its|our|their|you|he|she|it|we|they|who|what|"
      "when|where|why|how|which|if|but|and|so|because|since|after|before|while|as|at|by|for|from|"
      "in|into|of|off|onto|out|over|to|up|with|is|are|was|were|be|been|have|has|had|do|does|did|"
      "can|could|will|would|should|may|might|must|not|any|all|some|there|here|then|also|just|now|"
      "still|again|already|unfortunately|however|therefore|first|second|last|next|could|"
      "ich|sie|er|wir|ihr|der|die|das|den|dem|ein|eine|mein|meine|ihre|ist|sind|war|und|oder|aber|"
      "wenn|wie|was|wer|wo|warum|bitte|mit|für|auf|von|zu|nach|bei|el|los|las|una|mi|su|usted|yo|"
      "por|para|con|sin|cuando|como|porque|pero|il|lo|gli|uno|mio|mia|per|ik|u|mijn|het|een|wij|"
      "met|voor|maar|o|os|uma|meu|minha|eu|com|não|de|het" },
    { WORD_ORDINARY, NULL, /* marks of formats, abbreviations of desks */
      "vcard|vevent|vcalendar|esmtp|esmtps|esmtpsa|dhcpack|dhcpd|sepa|gpsposition|organizer|"
      "attendee|"
      "datanasc|dnasc|fechanac|fon|durchwahl|appt|gescannt|patologie|atte|atentamente|sim|"
      "seriennummer|std|begin|sekretariat|sachbearbeitung|hausverwaltung|vertriebsinnendienst|"
      "secretariado|segreteria|"
      "nombreuse|nombreuses|numerosa|seña|kinderreiche|briefkasten|begutachtung|hermandad|"
      "camaradas|"
      "parkschein|constat" },
    { WORD_ORDINARY, NULL, /* who comes from where */
      "türke|türkin|türken|syrer|syrerin|afghane|afghanin|kurde|kurdin|eritreer|eritreerin|"
      "nigerianer|nigerianerin|marokkaner|marokkanerin|tunesier|ukrainer|ukrainerin|rumäne|rumänin|"
      "bulgare|bulgarin|kroate|kroatin|serbe|serbin|bosnier|albaner|albanerin|italiener|spanier|"
      "eritrean|nigerian|romanian|bulgarian|ukrainian|syrian|ethiopian|ghanaian|kenyan|ugandan|"
      "somalian|moroccan|tunisian|algerian|pakistani|bangladeshi|sudanese" },
    { WORD_ORDINARY, NULL,
      /* desk words */
      "commande|commandes|facture|factures|colis|livraison|remboursement|retour|échange|produit|"
      "article|compte|contrat|abonnement|devis|réclamation|demande|question|problème|numéro|n|no|"
      "référence|réf|ref|dossier|ticket|adresse|mail|email|courriel|téléphone|tél|tel|mobile|"
      "portable|date|lieu|prix|montant|total|paiement|carte|banque|iban|bic|rib|order|invoice|"
      "delivery|parcel|refund|return|product|item|account|contract|subscription|issue|problem|"
      "number|reference|address|phone|price|amount|payment|card|bank|bestellung|rechnung|konto|"
      "pedido|factura|cuenta|ordine|fattura|bestelling|factuur|encomenda|fatura|nom|prénom|name|"
      "sent|envoyé|iphone|android|samsung|galaxy|windows|outlook|gmail|sms|pin|code|visa|"
      "mastercard|paypal|internet|wifi|box|fibre|forfait|offre|option|pro|premium|plus|code|"
      "site|web|app|application|espace|page|pièce|jointe|photo|document|livre|"
      "lettre|recommandé|accusé|réception|tribunal|police|justice|mairie|préfecture|"
      "ministère|hôpital|clinique|école|université|mutuelle|assurance|sécurité|sociale|caf|cpam|"
      "urssaf|pôle|emploi|impôts|poste|chronopost|colissimo|dhl|ups|fedex|amazon|google|apple|"
      "facebook|instagram|whatsapp|twitter|microsoft|orange|sfr|bouygues|free|edf|engie|sncf|"
      "carrefour|darty|fnac|ikea|decathlon|peugeot|citroën|sas|sarl|sa|"
      "gmbh|ltd|inc|llc|bv|srl|spa|ag|group|groupe|société|company|firma" },
    { WORD_ORDINARY, NULL,
      /* days, months, feasts, places, languages */
      "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|"
      "juillet|août|septembre|octobre|novembre|décembre|monday|tuesday|wednesday|thursday|friday|"
      "saturday|sunday|january|february|march|april|may|june|july|august|september|october|"
      "november|"
      "december|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|"
      "juni|juli|oktober|dezember|lunes|martes|miércoles|jueves|viernes|enero|febrero|"
      "noël|pâques|christmas|easter|black|friday|paris|lyon|marseille|toulouse|nice|nantes|"
      "bordeaux|lille|rennes|strasbourg|montpellier|grenoble|bruxelles|genève|lausanne|luxembourg|"
      "berlin|london|madrid|roma|milano|amsterdam|lisboa|dublin|france|belgique|suisse|allemagne|"
      "espagne|italie|europe|union|états|unis|angleterre|germany|spain|italy|england|uk|usa|"
      "deutschland|españa|italia|nederland|portugal|français|française|anglais|english|french|"
      "german|european|rue|avenue|boulevard|place|street|road|rgpd|gdpr|cnil|dpo|tva|ht|ttc|"
      "siret|siren|urgence|rappel|rendez|bon|bonne|bien|bientôt|journée|soirée|semaine|jour|mois|"
      "année|hier|aujourd|demain|matin|soir|midi|today|tomorrow|yesterday|week|month|year|day|"
      "good|great|many|much|more|less|new|old|nouveau|nouvelle|"
      "saint|sainte|impossible|inadmissible|inacceptable|honte|scandaleux|bref|franchement|"
      "malheureusement|effectivement|actuellement|concernant|voilà|pouvez|pourriez|veuillez|"
      "sachez|sauf|selon|malgré|grâce|jusqu|jamais|toujours|encore|déjà|rien|personne|quelqu|"
      "quelques|certains|certaines|celui|celle|ceux|cela|ça|ceci|telle|tel" },
    { 0, NULL, NULL },
};
