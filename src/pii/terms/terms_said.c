/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_said.c - words that take their meaning from what stands beside them: an illness is only
 * asked, supposed, nearly so, or an animal's or a thing's; a street is a shop's. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_if[] = "if", said_reader[] = "reader", said_nearly[] = "nearly";
const char said_animal[] = "animal", said_thing[] = "thing", said_nobody[] = "nobody";
const char said_capitals[] = "capitals", said_treats[] = "treats";

const char place_shop[] = "shop", place_small[] = "small", place_hamlet[] = "hamlet",
           place_bare[] = "bare";
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
    { 0, said_nobody, /* whoever it may be */
      "chi ha|chi soffre|chi è affetto|ceux qui|celui qui|celles qui|celle qui|aux titulaires|"
      "titulaires de|les titulaires|those who|those with|anyone with|passengers with|"
      "customers with|people with|persons with|holders of|wer an|wer unter|personen mit|"
      "menschen mit|fahrgäste mit|inhaber eines|quienes|quien tenga|personas con|"
      "pasajeros con|titulares de|persone con|passeggeri con|titolari di|mensen met|"
      "reizigers met|wie last heeft|houders van|quem tem|quem sofre|pessoas com|"
      "passageiros com" },
    { 0, said_animal,
      "chien|chienne|chiens|chat|chats|chatte|chaton|chiot|lapin|perroquet|perruche|hamster|poney|"
      "jument|vache|vaches|brebis|chèvre|poule|poules|cochon|animal|animaux|dog|dogs|cat|cats|"
      "puppy|kitten|rabbit|horse|pony|mare|parrot|budgie|cow|cows|sheep|goat|pet|pets|animal|hund|"
      "hündin|hunde|kater|katze|katzen|kaninchen|pferd|stute|papagei|wellensittich|haustier|tier|"
      "perro|perra|perros|gato|gata|gatos|cachorro|conejo|caballo|yegua|loro|mascota|cane|cagna|"
      "cani|gatto|gatta|gatti|cucciolo|coniglio|cavallo|pappagallo|hond|honden|kat|katten|poes|"
      "konijn|paard|pony|papegaai|huisdier|cão|cadela|cães|cadelinha|coelho|cavalo|égua|papagaio|"
      "plante|plantes|plant|pflanze|planta|pianta|arbre|tree" },
    { 0, said_animal, /* by breed and kind */
      "labrador|labradors|caniche|caniches|teckel|teckels|cocker|yorkshire|bouledogue|malinois|"
      "chihuahua|husky|dalmatien|siamois|persan|furet|cobaye|hérisson|jument|étalon|poulain|ânesse|"
      "brebis|agneau|veau|cochon d'inde|poisson rouge|retriever|golden retriever|spaniel|poodle|"
      "terrier|greyhound|whippet|beagle|collie|border collie|dachshund|bulldog|rottweiler|"
      "gelding|foal|lamb|heifer|ferret|guinea pig|gerbil|goldfish|tortoise|kitty|doggy|moggy|"
      "tabby|dackel|pudel|schäferhund|mops|boxerhündin|mischling|welpe|wallach|fohlen|meerschwein|"
      "meerschweinchen|zwergkaninchen|frettchen|schildkröte|hengst|lämmer|kätzchen|stubentiger|"
      "podenco|galgo|galga|podenca|perrito|perrita|gatito|gatita|cachorra|cobaya|hurón|tortuga|"
      "potro|oveja|cabra|cagnolino|cagnolina|gattino|gattina|micio|micia|barboncino|bassotto|"
      "pastore tedesco|cavia|criceto|tartaruga|puledro|pecora|capra|asino|hondje|poesje|kater|"
      "puppy|teef|reu|herdershond|teckel|cavia|fret|schildpad|merrie|veulen|schaap|geit|ezel|"
      "merrie|cãozinho|cadelita|gatinho|gatinha|cachorrinho|caniche|rafeiro|potro|ovelha|cabra|"
      "porquinho-da-índia|tartaruga|furão" },
    { WORD_GRADE, NULL, /* how far, of which kind: part of the span */
      "non verbal|non-verbal|plantaire|plantaires|de primer grado|de segundo grado|"
      "de tercer grado|di primo grado|di secondo grado|di terzo grado|du premier degré|"
      "du second degré|du deuxième degré|du troisième degré|ersten grades|zweiten grades|"
      "dritten grades|de segundo grau|de terceiro grau|eerstegraads|tweedegraads|derdegraads|"
      "recovering|relapsing|remitting|refractory|suspected|foudroyante|foudroyant|galopante|"
      "fulgurante|réfractaire|unilatéral|unilatérale|débutant|débutante|sénile|pharmacorésistante|"
      "beginnende|beginnender|beidseitige|beidseitiger|einseitige|einseitiger|altersbedingte|"
      "altersbedingter|fokale|focale|hardnekkige|hartnäckige|beginnend|dubbelzijdige|incipiente|"
      "persistente|persistent|unilateral|bilateral|refractaria|resistente" },
    { WORD_SOMEBODY, NULL, /* whom desks of work, school and care write about */
      "trabalhador|trabalhadora|trabajador|trabajadora|lavoratore|lavoratrice|employee|"
      "mitarbeiter|mitarbeiterin|werknemer|werkneemster|medewerker|medewerkster|colaborador|"
      "colaboradora|empleado|empleada|impiegato|impiegata|élève|schüler|schülerin|pupil|leerling|"
      "alumno|alumna|aluno|aluna|alunno|alunna|étudiant|étudiante|studente|studentessa|estudiante|"
      "bewohner|bewohnerin|abonado|abonada|hubby|missus|flatmate|housemate|roommate|"
      "toddler|grandson|granddaughter|enkel|enkelin|kleinzoon|kleindochter|kleinkind|azubi|"
      "nieto|nieta|neto|neta|bisnonna|bisnonno|bisabuela|bisabuelo|bisavó|bisavô|cuñado|cuñada|"
      "cognato|cognata|cunhado|cunhada|schwager|schwägerin|zwager|schoonzus|nuera|yerno|nuora|"
      "genero|nora|genro|schwiegersohn|schwiegertochter|schoonzoon|schoondochter|gendre|"
      "belle-fille|stepson|stepdaughter|godson|goddaughter|filleul|filleule|marraine|parrain|"
      "ex-mann|ex-frau|exmarido|exmujer|cousine|cousin|nichtje|neefje|kleuter|peuter" },
    { 0, said_animal, /* toys and what lives in a game */
      "doudou|doudous|peluche|peluches|nounours|poupée|poupées|poupon|doll|dolls|teddy bear|"
      "teddy bears|puppe|puppen|kuscheltier|stofftier|teddybär|oso de peluche|osito|"
      "orsacchiotto|bambola|bambole|knuffel|knuffelbeer|boneca|boneco|bonecas|urso de peluche|"
      "tamagotchi|sims|spielfigur|mijn poppetje|mannequin" },
    { WORD_FIGURE, NULL, /* years that are named so */
      "covid time|covid times|covid years|covid lockdown|coronazeit|corona-zeit|corona zeit|"
      "während corona|seit corona|vor corona|nach corona|wegen corona geschlossen|coronatijd|"
      "tijdens corona|sinds corona|voor corona|tijdens covid|tiempos de covid|época del covid|"
      "durante el covid|después del covid|antes del covid|desde el covid|durante il covid|"
      "periodo covid|tempi del covid|tempo del covid|dopo il covid|prima del covid|"
      "durante o covid|tempo do covid|tempos de covid|depois do covid|antes do covid|"
      "temps du covid|époque du covid|années covid|épidémie de coronavirus|liée au coronavirus|"
      "crise du coronavirus|pandémie de coronavirus|coronavirus pandemic|coronavirus crisis|"
      "covid crisis|corona-krise|coronakrise|pandemia de coronavirus|pandemia di coronavirus" },
    { WORD_FIGURE, NULL, /* at home, and of houses */
      "prisonnier chez moi|prisonnière chez moi|prisonnier chez lui|prisonnière chez elle|"
      "prisonniers chez nous|prisoner in my own home|prisoners in our own home|"
      "prisonera en mi casa|prisionera en mi casa|prisionero en mi casa|prigioniera in casa|"
      "prigioniero in casa|gevangene in mijn eigen huis|gevangen in mijn eigen huis|"
      "gefangene in der eigenen wohnung|gefangener in der eigenen wohnung|prisioneira em casa|"
      "prisioneiro em casa|sindacato degli inquilini|sindacato inquilini|sindicato de riegos|"
      "sindicato de riego|sindicato de inquilinos|sindicato de inquilinas|sindicato dos inquilinos|"
      "tenants' union|tenants union|syndicat des locataires|syndicat intercommunal|"
      "huurdersbond|cancer de la société|cancer de la démocratie" },
    { WORD_FIGURE, NULL, /* illnesses of animals, plants and moods */
      "grippe aviaire|peste porcine|fièvre aphteuse|fièvre catarrhale|bird flu|avian flu|"
      "swine fever|foot and mouth disease|vogelgrippe|geflügelpest|schweinepest|"
      "maul- und klauenseuche|gripe aviar|peste porcina|lengua azul|influenza aviaria|aviaria|"
      "vogelgriep|varkenspest|blauwtong|gripe das aves|peste suína|língua azul" },
    { WORD_FIGURE, NULL, /* only said so */
      "give me a migraine|gives me a migraine|giving me a migraine|give me a headache|"
      "give me hives|gives me hives|give me the hives|sick to the back teeth|sick to the teeth|"
      "sick to death of|worried sick about my order|heart attack when i saw|heart attack at the "
      "price|heart attack at the bill|"
      "heart attack when i opened|brain-dead|brain dead|lump sum|lame excuse|lame excuses|"
      "casi me da un infarto|me da un infarto al|me dio un infarto al ver|por poco me da un "
      "infarto|"
      "de psiquiátrico|alergia a los formularios|alergia a las|me da alergia|me da urticaria|"
      "mi viene l'orticaria|viene l'orticaria|fa venire l'orticaria|mi è venuto un infarto|"
      "viene un infarto|quasi un infarto|malato di calcio|malata di calcio|malati di calcio|"
      "malato di shopping|malata di shopping|malato di lavoro|roba da malati|"
      "augenkrebs|bekommt man kopfschmerzen|kriegt man kopfschmerzen|kriege ich plack|"
      "fast einen herzinfarkt|beinahe einen herzinfarkt|herzinfarkt bekommen als|"
      "zwanger van|zwanger van nieuwe|bijna een hartaanval|een hartaanval van|"
      "krijg er hoofdpijn van|krijg er uitslag van|hartverlamming-hamburger|"
      "doente por esta|doente por este|doente por vocês|ia-me dando um enfarte|"
      "quase me dava um enfarte|quase tive um enfarte|dá-me alergia|alergia a burocracias|"
      "un vrai casse-tête|vrai casse-tête|casse-tête chinois|casse-tête en bois|"
      "le mettre en quarantaine|fichier en quarantaine|dossier de quarantaine|dossier quarantaine|"
      "faire un avc en|failli faire un avc|failli faire une attaque|une varicelle de|"
      "cancer de la carrosserie|cancer du béton|lèpre du mur|lèpre des murs" },
    { WORD_FIGURE, NULL, /* what one does for a living */
      "suis infirmier à domicile|suis infirmière à domicile|suis infirmier libéral|"
      "suis infirmière libérale|suis aide à domicile|suis auxiliaire de vie|suis aide-soignante|"
      "suis aide-soignant|suis psychiatre|suis psychologue|suis kiné|suis orthophoniste|"
      "suis interprète lsf|travaille en psychiatrie|travaille en gériatrie|travaille en oncologie|"
      "travaille en réanimation|travaille aux urgences|infirmière en psychiatrie|"
      "infirmier en psychiatrie|infirmière en oncologie|infirmière en réanimation|"
      "i work in oncology|i work in a hospice|i work on the psychiatric ward|work in a hospice|"
      "work in a nursing home|nurse in intensive care|nurse in oncology|works in oncology|"
      "arbeite auf der intensivstation|arbeite in der psychiatrie|arbeite in der onkologie|"
      "arbeite im hospiz|arbeitet im hospiz|arbeite in der reha|bin psychotherapeut|"
      "bin psychotherapeutin|bin logopädin|bin physiotherapeut|bin physiotherapeutin|"
      "trabajo en psiquiatría|trabajo en oncología|trabajo en la uci|trabajo en urgencias|"
      "trabajo en una residencia|soy psiquiatra|soy psicóloga|soy psicólogo|soy fisioterapeuta|"
      "soy logopeda|lavoro in psichiatria|lavoro in oncologia|lavoro in rianimazione|"
      "lavoro in hospice|insegnante di sostegno|sono psicologa|sono psicologo|sono psichiatra|"
      "sono fisioterapista|sono logopedista|werk in een hospice|werkt in een hospice|"
      "werk op de intensive care|werk in de psychiatrie|werk in een verpleeghuis|"
      "werkt in een verpleeghuis|ben psycholoog|ben fysiotherapeut|ben logopedist|"
      "trabalho em psiquiatria|trabalho em oncologia|trabalho nos cuidados intensivos|"
      "trabalho num lar|sou psicóloga|sou psicólogo|sou psiquiatra|sou fisioterapeuta|"
      "sou terapeuta da fala" },
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
    { WORD_FIGURE, NULL, /* no illness: an office of a court, what one changes */
      "le greffe|au greffe|du greffe|como mudo|eu mudo|depois mudo|já mudo|quando mudo|ele muda|"
      "ela muda|muda de|mudo de|que muda|nada muda|não muda|isso muda|o que mudo" },
    { 0, NULL, NULL },
};
