/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_matter.c - what letters to a desk are about: goods, their parts, rooms, and what is done
 * about them.  Alone in a line, with a capital, such a word reads as a surname, and many are one
 * ("Robinet", "Kraan"): matter.c asks whether anything but the capital speaks for somebody.
 * Frequent surnames ("Keller", "Hammer") are left out. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_matter[] = "matter", said_house[] = "house", said_state[] = "state";
const char said_maker[] = "maker";

const struct terms terms_matter[] = {
    { 0, said_matter, /* French */
      "clavier~~s|robinet~~s|robinetterie|souris|écran~~s|chaudière~~s|lavabo~~s|évier~~s|"
      "baignoire|douche|siphon|fuite~~s|panne~~s|serrure~~s|verrou~~s|volet~~s|store~~s|portail|"
      "portillon|clôture|ascenseur|chauffage|radiateur~~s|chauffe-eau|thermostat|compteur|"
      "disjoncteur|tableau|prise~~s|interrupteur|ampoule~~s|lampe~~s|lustre|plafonnier|"
      "imprimante~~s|cartouche~~s|toner|scanner|casque~~s|écouteurs|micro|enceinte~~s|tablette~~s|"
      "chargeur~~s|câble~~s|rallonge|batterie~~s|pile~~s|télécommande|antenne|décodeur|routeur|"
      "modem|disque|perceuse|visseuse|ponceuse|scie|marteau|tournevis|clé~~s|vis|écrou~~s|"
      "boulon~~s|cheville~~s|clou~~s|joint~~s|tuyau~~x|raccord|flexible|mitigeur|bouilloire|"
      "cafetière|grille-pain|mixeur|robot|aspirateur|balai|lave-linge|lave-vaisselle|"
      "sèche-linge|réfrigérateur|frigo|congélateur|four|micro-ondes|hotte|plaque~~s|canapé|"
      "fauteuil~~s|chaise~~s|table|buffet|armoire|commode|étagère~~s|tiroir~~s|matelas|sommier|"
      "lit|oreiller|couette|drap~~s|rideau~~x|tapis|miroir|cadre|vase|valise~~s|sac~~s|"
      "trousse|chaussure~~s|botte~~s|basket~~s|manteau|veste|robe|jupe|chemise|pull|ceinture|"
      "montre|bague|collier|bracelet|lunettes|vélo|trottinette|poussette|siège|pneu~~s|frein~~s|"
      "embrayage|pare-brise|rétroviseur|phare~~s|moteur|salon|cuisine|chambre|grenier|"
      "couloir|entrée|terrasse|balcon|jardin|piscine|toiture|gouttière|façade|plafond|"
      "plancher|parquet|carrelage|peinture|ménage|repassage|jardinage|nettoyage|"
      "dépannage|entretien|devis|avoir|acompte|relance~~s|résiliation|réclamation~~s|rappel|"
      "remboursement~~s|renouvellement|déménagement|chêne|hêtre|noyer|frêne|laine|coton|"
      "velours|cuir|taupe|mauve|écru|ivoire|anthracite|bordeaux|sifflement|grincement|odeur|"
      "poussière|rayure~~s|tache~~s|dégât~~s|sinistre|cambriolage|vol|sonnette|interphone|"
      "digicode|badge~~s|vanne~~s|pompe|filtre~~s|bouchon~~s|couvercle|poignée~~s|roulette~~s|"
      "charnière~~s|cadenas|parasol|barbecue|tondeuse|arrosoir|brouette|bâche|tente" },
    { 0, said_matter, /* English */
      "keyboard~~s|faucet~~s|tap|taps|sink|basin|bathtub|shower|boiler~~s|heater~~s|heating|"
      "radiator~~s|thermostat~~s|meter~~s|fuse|socket~~s|plug~~s|bulb~~s|lamp~~s|printer~~s|"
      "cartridge~~s|toner|scanner~~s|headset~~s|headphones|earbuds|speaker~~s|microphone|"
      "tablet~~s|charger~~s|cable~~s|lead|adapter~~s|battery|remote|aerial|router~~s|modem~~s|"
      "drill~~s|saw|hammer drill|screwdriver~~s|screw~~s|nail~~s|bolt~~s|washer~~s|"
      "bracket~~s|hinge~~s|handle~~s|knob~~s|drawer~~s|kettle~~s|toaster~~s|blender~~s|mixer|"
      "hoover|vacuum|dishwasher~~s|fridge~~s|freezer~~s|oven~~s|microwave~~s|hob|sofa~~s|"
      "armchair~~s|chair~~s|stool~~s|wardrobe~~s|bookcase|shelf|shelves|mattress|duvet|curtain~~s|"
      "rug~~s|mirror~~s|suitcase~~s|handbag~~s|shoe~~s|boot~~s|trainers|coat|jacket|dress|skirt|"
      "shirt|belt|bracelet|necklace|glasses|bicycle|scooter~~s|pram|pushchair|stroller|tyre~~s|"
      "brake~~s|clutch|windscreen|headlight~~s|engine|kitchen|bathroom|bedroom|cellar|attic|"
      "hallway|roof|gutter~~s|ceiling|floorboards|plumbing|leak|leakage|blockage|noise|smell|"
      "damp|mould|scratch|dent|stain|refund~~s|renewal|cancellation|outage|chargeback|voucher~~s|"
      "doorbell|intercom|padlock|filter~~s|pump|valve~~s|gasket|lid|lawnmower|mower|hose|"
      "strimmer|tent" },
    { 0, said_matter, /* German */
      "tastatur~~en|wasserhahn|armatur~~en|spüle|waschbecken|badewanne|dusche|abfluss|heizung|"
      "heizkörper|kessel|boiler|zähler|stromzähler|sicherung~~en|steckdose~~n|glühbirne~~n|"
      "lampe~~n|drucker|patrone~~n|kopfhörer|lautsprecher|mikrofon|ladegerät~~e|kabel|"
      "ladekabel|fernbedienung|antenne|festplatte|bohrmaschine|bohrer|schraube~~n|"
      "schraubenzieher|säge|dübel|mutter|unterlegscheibe|scharnier~~e|griff~~e|schublade~~n|"
      "wasserkocher|toaster|mixer|staubsauger|waschmaschine|spülmaschine|geschirrspüler|"
      "trockner|kühlschrank|gefrierschrank|backofen|herd|mikrowelle|dunstabzugshaube|sessel|"
      "stuhl|stühle|tisch|schrank|kommode|regal~~e|matratze~~n|lattenrost|kissen|decke|"
      "vorhang|vorhänge|teppich|spiegel|koffer|handtasche|tasche|schuh~~e|stiefel|jacke|kleid|"
      "rock|hemd|gürtel|uhr|ring|kette|armband|brille|fahrrad|roller|kinderwagen|reifen|bremse~~n|"
      "kupplung|windschutzscheibe|scheinwerfer|küche|flur|dachboden|balkon|terrasse|garten|"
      "dachrinne|decke|boden|fliesen|farbe|rohr|rohrbruch|leck|schimmel|geruch|lärm|kratzer|"
      "delle|fleck|gutschrift~~en|widerruf|rückgabe~~n|rücksendung~~en|kündigung~~en|mahnung~~en|"
      "reklamation~~en|verlängerung|umtausch|umzug|lieferung~~en|störung~~en|ausfall|nachzahlung|"
      "zahlung|beschwerde~~n|klingel|gegensprechanlage|schloss|schlüssel|filter|pumpe|ventil~~e|"
      "dichtung~~en|deckel|rasenmäher|gartenschlauch|zelt|vorgang|eilt|dringend|betrag|menge|"
      "geräteart|fehler|eiche|buche|nussbaum|kirschbaum|wolle|leder|samt|schleudert" },
    { 0, said_matter, /* Spanish */
      "teclado~~s|grifo~~s|fregadero|lavabo|bañera|ducha|desagüe|caldera~~s|calentador|"
      "radiador~~es|termostato|contador|enchufe~~s|interruptor|bombilla~~s|lámpara~~s|"
      "impresora~~s|cartucho~~s|tóner|escáner|auriculares|altavoz|micrófono|tableta|cargador~~es|"
      "cable~~s|batería~~s|mando|antena|router|taladro|destornillador|tornillo~~s|martillo|"
      "clavo~~s|tuerca~~s|bisagra~~s|tirador|cajón|cajones|hervidor|tostadora|batidora|aspiradora|"
      "lavadora|lavavajillas|secadora|nevera|frigorífico|congelador|horno|microondas|campana|"
      "sofá|sillón|silla~~s|mesa|armario|cómoda|estante~~s|estantería|colchón|almohada|cortina~~s|"
      "alfombra|espejo|maleta~~s|bolso|zapato~~s|bota~~s|zapatillas|abrigo|chaqueta|vestido|falda|"
      "camisa|cinturón|reloj|anillo|pulsera|gafas|bicicleta|patinete|carrito|neumático~~s|freno~~s|"
      "embrague|parabrisas|motor|cocina|baño|pasillo|sótano|terraza|tejado|fuga~~s|gotera~~s|"
      "humedad|ruido|mancha~~s|rayón|avería~~s|devolución|devoluciones|reclamación|reembolso~~s|"
      "cancelación|renovación|mudanza|entrega~~s|queja~~s|baja|abono|cerradura~~s|timbre|"
      "telefonillo|candado|filtro~~s|bomba|válvula~~s|junta~~s|tapa|cortacésped|manguera|persiana~~"
      "s" },
    { 0, said_matter, /* Italian */
      "tastiera~~e|rubinetto|rubinetti|lavandino|lavello|vasca|doccia|scarico|caldaia|caldaie|"
      "scaldabagno|termosifone|termosifoni|termostato|contatore|presa|interruttore|lampadina|"
      "lampadine|lampada|stampante|stampanti|cartuccia|cartucce|cuffie|altoparlante|microfono|"
      "caricatore|caricabatterie|cavo|batteria|telecomando|antenna|trapano|cacciavite|vite|viti|"
      "martello|chiodo|chiodi|bullone|cerniera|cerniere|maniglia|maniglie|cassetto|cassetti|"
      "bollitore|tostapane|frullatore|aspirapolvere|lavatrice|lavastoviglie|asciugatrice|"
      "frigorifero|frigo|congelatore|forno|microonde|cappa|divano|poltrona|sedia|sedie|tavolo|"
      "armadio|mensola|materasso|cuscino|tenda|tende|tappeto|specchio|valigia|valigie|borsa|"
      "scarpe|scarpa|stivali|cappotto|giacca|vestito|gonna|camicia|cintura|orologio|anello|"
      "collana|bracciale|occhiali|bicicletta|monopattino|passeggino|gomma|freni|frizione|"
      "parabrezza|fanale|cucina|bagno|corridoio|cantina|terrazzo|tetto|grondaia|soffitto|"
      "pavimento|perdita|muffa|odore|rumore|macchia|graffio|guasto|guasti|disdetta|disdette|"
      "recesso|rimborso|rimborsi|reclamo|reclami|sollecito|trasloco|consegna|consegne|restituzione|"
      "rinnovo|serratura|serrature|campanello|citofono|lucchetto|filtro|filtri|pompa|valvola|"
      "guarnizione|coperchio|tagliaerba|tapparella|tapparelle" },
    { 0, said_matter, /* Dutch */
      "toetsenbord~~en|kraan|kranen|gootsteen|wastafel|badkuip|douche|afvoer|ketel|cv-ketel|"
      "boiler|radiator~~en|thermostaat|meter|stopcontact~~en|lamp~~en|gloeilamp|printer|"
      "cartridge|koptelefoon|oortjes|luidspreker|microfoon|oplader~~s|kabel~~s|accu|batterij~~en|"
      "afstandsbediening|antenne|boormachine|schroef|schroeven|schroevendraaier|hamer|zaag|"
      "spijker~~s|bout|moer|scharnier~~en|knop~~pen|lade~~s|waterkoker|broodrooster|mixer|"
      "stofzuiger|wasmachine|vaatwasser|droger|koelkast|vriezer|oven|magnetron|afzuigkap|"
      "fauteuil|stoel~~en|tafel|kast|ladekast|plank~~en|matras~~sen|kussen~~s|dekbed|gordijn~~en|"
      "vloerkleed|spiegel|koffer~~s|tas|schoen~~en|laars|laarzen|jas|jurk|rok|overhemd|riem|"
      "horloge|armband|bril|fiets|step|kinderwagen|band~~en|rem~~men|koppeling|voorruit|koplamp|"
      "keuken|badkamer|gang|kelder|zolder|balkon|terras|tuin|dak|dakgoot|plafond|vloer|lekkage~~s|"
      "schimmel|stank|geluid|vlek~~ken|kras~~sen|deuk|storing~~en|opzegging~~en|opzeggen|"
      "annulering~~en|levering~~en|terugbetaling~~en|retourzending~~en|verhuizing~~en|verlenging|"
      "klacht~~en|creditnota|aanmaning~~en|herinnering~~en|deurbel|intercom|slot|sleutel~~s|"
      "filter~~s|pomp|klep|pakking|deksel|grasmaaier|tuinslang|rolluik~~en|beeldscherm~~en|"
      "scherm" },
    { 0, said_matter, /* Portuguese */
      "teclado~~s|torneira~~s|lava-loiça|lavatório|banheira|chuveiro|esgoto|caldeira~~s|"
      "esquentador|radiador~~es|termostato|contador|tomada~~s|interruptor|lâmpada~~s|candeeiro~~s|"
      "impressora~~s|tinteiro~~s|auscultadores|auriculares|coluna~~s|microfone|carregador~~es|"
      "cabo~~s|bateria~~s|comando|antena|berbequim|chave~~s|parafuso~~s|martelo|prego~~s|porca~~s|"
      "dobradiça~~s|puxador~~es|gaveta~~s|chaleira|torradeira|batedeira|varinha|aspirador|"
      "máquina|frigorífico|congelador|arca|forno|micro-ondas|exaustor|sofá|poltrona|cadeira~~s|"
      "mesa|roupeiro|cómoda|prateleira~~s|colchão|almofada~~s|cortina~~s|tapete|espelho|mala~~s|"
      "mochila|sapato~~s|bota~~s|ténis|casaco|vestido|saia|camisa|cinto|relógio|anel|colar|"
      "pulseira|óculos|bicicleta|trotinete|carrinho|pneu~~s|travão|travões|embraiagem|motor|"
      "cozinha|corredor|cave|sótão|varanda|terraço|telhado|caleira|teto|chão|fuga|infiltração|"
      "bolor|cheiro|barulho|mancha~~s|risco~~s|avaria~~s|devolução|devoluções|reembolso~~s|"
      "cancelamento|renovação|mudança|entrega~~s|queixa~~s|rescisão|fechadura~~s|campainha|"
      "intercomunicador|cadeado|filtro~~s|bomba|válvula~~s|tampa|mangueira|persiana~~s|"
      "ecrã~~s|serrote" },
    { 0, said_matter, /* programs, and what is done with them */
      "mac|repo|git|docker|jenkins|grafana|kibana|kafka|redis|ansible|cron|nginx|apache|"
      "postgres|mysql|"
      "kubernetes|helm|terraform|jira|slack|gitlab|github|maven|gradle|webpack|node|python|ruby|"
      "rails|django|laravel|symfony|elastic|sentry|datadog|prometheus|vagrant|puppet|chef server|"
      "sso|api|demo|staging|backend|frontend|login|logout|upload|download|sync|backup|cache|"
      "cookie~~s|token~~s|webhook~~s|plugin~~s|widget~~s|dashboard~~s|server|cluster|bug~~s|crash|"
      "timeout|branch|commit|merge|push|pull|build~~s|deploy|release" },
    { 0, said_matter, /* headings of forms, who speaks in a transcript */
      "kategorie~~n|catégorie~~s|category|categoría~~s|categoria~~s|categorie|agt|cus|cust|pax|"
      "merchant|payee|payer|ordenante|ordonnateur|licence~~s|cab|abi cab|"
      "tva|uid|albo|ragione|sociale|denominazione|titolare|auftraggeber|begünstigter|debiteur|"
      "crediteur|ordonnant|beneficiario|ordinante|remetente|destinatário" },
    { 0, said_matter, /* plants */
      "bush|bushes|plant|plants|petal~~s|seeds|bulbs|hedge|graines|rosier~~s|bulbes|semillas|"
      "semi|zaden|sementes" },
    { 0, said_maker, /* who bear surnames */
      "bosch|stihl|miele|braun|krups|kärcher|dyson|siemens|philips|makita|moulinex|rowenta|"
      "delonghi|smeg|gaggenau|liebherr|bauknecht|junkers|vaillant|viessmann|grohe|hansgrohe|"
      "festool|hilti|metabo|fein" },
    { 0, said_matter, "messer|besteck|pfanne~~n|gartenstuhl|babyphone" },
    { 0, said_matter, "flota|loge|fuhrpark|contabilidad" }, /* who is written to */
    { 0, said_state,                                        /* "my name is ..." */
      "misspelt|misspelled|spelt|spelled|mistyped|outdated|incomplete|misprinted|printed|written|"
      "geschrieben|falsch|erroné|écorché|equivocado|sbagliato|fout|gespeld|errado|truncated" },
    { 0, said_house, /* and their names */
      "garage|boulangerie|boucherie|fleuriste|librairie|quincaillerie|brasserie|pressing|"
      "menuiserie|plomberie|imprimerie|lycée|collège|école|gymnase|stade|hôpital|clinique|"
      "aéroport|gare|métro|station|bakery|butchers|florist|pub|airport|stadium|hospital|college|"
      "academy|theatre|bäckerei|metzgerei|autohaus|werkstatt|weingut|gasthof|gasthaus|brauerei|"
      "gärtnerei|schreinerei|druckerei|buchhandlung|tuchfabrik|klinik|flughafen|stadion|"
      "gymnasium|grundschule|realschule|talleres|taller|panadería|carnicería|ferretería|librería|"
      "bodegas|bodega|instituto|aeropuerto|estadio|teatro|officina|panificio|macelleria|"
      "ferramenta|libreria|cantine|tipografia|liceo|ospedale|aeroporto|stadio|stazione|museo|"
      "ristorante|pizzeria|trattoria|crêperie|hostal|eiscafé|snackbar|kapsalon|friseursalon|"
      "pension|gelateria|heladería|cervejaria|pastelaria|"
      "autobedrijf|bakkerij|slagerij|drukkerij|ziekenhuis|luchthaven|lyceum|padaria|talho|"
      "oficina|livraria|vidraria|gráfica|aeroporto|estádio|agrupamento de escolas|"
      "kaufhaus|klinikum|notariskantoor|notariat|carrosserie|kanzlei|étude|salon|"
      "praktijk|arztpraxis|schrijnwerkerij|aannemersbedrijf|grupo|gruppo|tabacchi|colegio|colégio|"
      "clínica|clinica|drogerie|konditorei|malerbetrieb|zahnarztpraxis|"
      "boutique|tabac|épicerie|hôtel|hotel|residentie|résidence|seniorenheim|altersheim" },
    { 0, NULL, NULL },
};
