/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_ailing.c - illness in other words: what one can no longer do, groups of blood, rates of a
 * disability.  ailing.c says when a person is meant. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_legs[] = "legs", said_senses[] = "senses", said_blood[] = "blood";
const char said_rate[] = "rate", said_cannot[] = "cannot", said_term[] = "term",
           said_turned[] = "turned";

const struct terms terms_ailing[] = {
    { WORD_HEALTH, said_legs, /* what machines do as well */
      "ne marche plus|ne marche presque plus|marche très mal|ne marche qu'avec|"
      "ne tient plus debout|loop slecht|loopt slecht|loop heel slecht" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, said_cannot, /* with what a body does behind */
      "ne peut plus|ne peux plus|peut plus|peux plus|ne peut pas|ne peux pas|n'arrive plus à|"
      "n'arrive pas à|arrive plus à|ne parvient plus à|ne parviens plus à|ne parvient pas à|"
      "du mal à|peine à|can't|can no longer|can barely|can hardly|is unable to|am unable to|"
      "unable to|no longer able to|not able to|struggle to|struggles to|struggling to|"
      "kann nicht mehr|kann kaum noch|kann kaum|no puede|le cuesta|non riesce a|"
      "non riesce più a|non può|non può più|kan niet meer|kan bijna niet|kan amper|"
      "kan niet|não consegue|não pode|custa-lhe|tem dificuldade em" },
    { WORD_HEALTH, said_cannot, /* the verb says who */
      "no puedo|me cuesta|non riesco a|non riesco più a|non posso|non posso più|"
      "faccio fatica a|não consigo|não posso|custa-me|tenho dificuldade em" },
    { 0, said_term,
      "enceinte|embarazada|incinta|grávida|"
      "zwanger|schwanger|pregnant" },
    { WORD_HEALTH, said_senses, /* the verb says who */
      "no puedo caminar|no puedo andar|ya no camino|apenas camino|apenas puedo andar|"
      "me cuesta caminar|me cuesta andar|no puedo subir escaleras|no puedo levantarme|"
      "no puedo coger peso|no puedo cargar peso|voy con andador|ando con muletas|"
      "non cammino più|non posso camminare|non riesco a camminare|non riesco più a camminare|"
      "cammino a fatica|cammino male|non posso fare le scale|non riesco a fare le scale|"
      "non posso sollevare pesi|cammino con il bastone|non mi reggo in piedi|já não ando|"
      "não consigo andar|não posso andar|não consigo caminhar|mal consigo andar|custa-me andar|"
      "ando mal das pernas|não consigo subir escadas|não posso subir escadas|"
      "não posso fazer esforços|can't walk|cannot walk|can no longer walk|can hardly walk" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, /* walking, standing, lifting */
      "ne peux plus marcher|ne peut plus marcher|ne peux pas marcher|ne peut pas marcher|"
      "ne tiens plus debout|ne me tiens plus debout|du mal à marcher|du mal à me déplacer|"
      "du mal à se déplacer|difficultés à marcher|difficultés à me déplacer|"
      "difficulté à me déplacer|ne peux plus monter les escaliers|"
      "ne peux pas monter les escaliers|ne peut plus monter les escaliers|"
      "ne peut pas monter les escaliers|ne peux plus porter de charges|ne peux rien porter|"
      "ne peux rien soulever|ne peux plus me lever|ne peut plus se lever|ne peux plus bouger|"
      "ne peut plus bouger|me déplace en fauteuil|se déplace en fauteuil|"
      "me déplace avec une canne|can't walk far|cannot walk far|can barely stand|"
      "can't stand for long|struggle to walk|struggles to walk|trouble walking|"
      "can't climb stairs|cannot climb stairs|can't manage stairs|can't do stairs|"
      "can't get up the stairs|can't lift anything|can't bend down|unable to walk|"
      "unsteady on my feet|unsteady on her feet|unsteady on his feet|housebound|bedbound|"
      "kann nicht mehr laufen|kann nicht mehr gehen|kann kaum laufen|kann kaum gehen|"
      "kann kaum noch laufen|kann kaum noch gehen|kann nicht mehr stehen|"
      "kann nicht lange stehen|kann keine treppen steigen|kann keine treppen mehr steigen|"
      "kann nichts heben|kann nicht schwer heben|gehe am rollator|geht am rollator|"
      "komme die treppe nicht mehr hoch|kommt die treppe nicht mehr hoch|nicht mehr gut zu fuß|"
      "schlecht zu fuß|kann nicht aufstehen|no puede caminar|no puede andar|ya no camina|"
      "apenas camina|apenas puede andar|le cuesta caminar|le cuesta andar|"
      "no puede subir escaleras|no puede levantarse|va con andador|anda con muletas|"
      "non cammina più|non può camminare|non riesce a camminare|non riesce più a camminare|"
      "cammina a fatica|cammina male|non può fare le scale|non riesce a fare le scale|"
      "cammina con il girello|cammina con il bastone|kan niet meer lopen|kan bijna niet lopen|"
      "kan bijna niet meer lopen|kan amper lopen|kan geen trappen lopen|kan de trap niet op|"
      "kan niet traplopen|kan niet tillen|kan niet lang staan|slecht ter been|"
      "loop met een rollator|loopt met een rollator|loop met een stok|já não anda|"
      "não consegue andar|não pode andar|não consegue caminhar|mal consegue andar|"
      "não consegue subir escadas|não pode subir escadas|anda com andarilho" },
    { WORD_HEALTH, said_senses, /* seeing, hearing */
      "ne vois plus|ne voit plus|ne vois presque plus|ne voit presque plus|vois très mal|"
      "voit très mal|n'entends plus|n'entend plus|n'entends presque plus|n'entend presque plus|"
      "entends mal|entend mal|entends très mal|entend très mal|"
      "can hardly see|can barely see|can't see well|can't see properly|can hardly hear|"
      "can barely hear|can't hear well|can't hear properly|don't hear well|don't see well|"
      "sehe kaum noch|sieht kaum noch|sehe fast nichts mehr|sieht fast nichts mehr|"
      "sehe sehr schlecht|sieht sehr schlecht|sehe schlecht|höre kaum noch|hört kaum noch|"
      "höre fast nichts mehr|hört fast nichts mehr|höre schlecht|höre sehr schlecht|"
      "hört sehr schlecht|höre schwer|"
      "apenas veo|apenas ve|apenas oigo|apenas oye|veo muy mal|ve muy mal|oigo muy mal|"
      "oye muy mal|no oigo bien|no oye bien|no veo bien|no ve bien|casi no veo|casi no ve|"
      "casi no oigo|casi no oye|"
      "non ci vedo|non ci vede|non ci sento|non ci sente|ci vedo poco|ci vede poco|"
      "ci sento poco|ci sente poco|non sento bene|non sente bene|non vedo bene|non vede bene|"
      "non ci vedo quasi più|non ci vede quasi più|"
      "zie bijna niets|ziet bijna niets|zie bijna niets meer|ziet bijna niets meer|zie slecht|"
      "ziet slecht|zie heel slecht|ziet heel slecht|hoor slecht|hoort slecht|hoor heel slecht|"
      "hoort heel slecht|hoor bijna niets|hoort bijna niets|hoor bijna niets meer|"
      "quase não vejo|quase não vê|quase não ouço|quase não ouve|vejo mal|vê mal|"
      "vejo muito mal|vê muito mal|ouço mal|ouve mal|ouço muito mal|ouve muito mal|"
      "não ouço bien|não ouço bem|não ouve bem|não vejo bem|não vê bem" },
    { WORD_HEALTH, said_turned, /* with who it is behind the verb, as German and Dutch turn it */
      "höre ich ~schlecht~sehr schlecht~immer schlechter~kaum noch~kaum etwas~fast nichts"
      "~fast nichts mehr~nichts mehr~links nichts~rechts nichts~links nichts mehr"
      "~rechts nichts mehr|sehe ich ~schlecht~sehr schlecht~immer schlechter~kaum noch~kaum etwas"
      "~fast nichts~fast nichts mehr~nichts mehr~links nichts~rechts nichts~links nichts mehr"
      "~rechts nichts mehr|hört er ~schlecht~kaum noch~nichts mehr~fast nichts mehr|hört sie "
      "~schlecht~kaum noch~nichts mehr~fast nichts mehr|hört mein vater ~schlecht~kaum noch"
      "~nichts mehr~fast nichts mehr|hört meine mutter ~schlecht~kaum noch~nichts mehr"
      "~fast nichts mehr|hört mein mann ~schlecht~kaum noch~nichts mehr~fast nichts mehr|"
      "hört meine frau ~schlecht~kaum noch~nichts mehr~fast nichts mehr|hört mein sohn ~schlecht"
      "~kaum noch~nichts mehr~fast nichts mehr|hört meine tochter ~schlecht~kaum noch~nichts mehr"
      "~fast nichts mehr|hört meine oma ~schlecht~kaum noch~nichts mehr~fast nichts mehr|"
      "hört mein opa ~schlecht~kaum noch~nichts mehr~fast nichts mehr|sieht er ~schlecht"
      "~kaum noch~nichts mehr~fast nichts mehr|sieht sie ~schlecht~kaum noch~nichts mehr"
      "~fast nichts mehr|sieht mein vater ~schlecht~kaum noch~nichts mehr~fast nichts mehr|"
      "sieht meine mutter ~schlecht~kaum noch~nichts mehr~fast nichts mehr|sieht mein mann "
      "~schlecht~kaum noch~nichts mehr~fast nichts mehr|sieht meine frau ~schlecht~kaum noch"
      "~nichts mehr~fast nichts mehr|sieht mein sohn ~schlecht~kaum noch~nichts mehr"
      "~fast nichts mehr|sieht meine tochter ~schlecht~kaum noch~nichts mehr~fast nichts mehr|"
      "sieht meine oma ~schlecht~kaum noch~nichts mehr~fast nichts mehr|sieht mein opa ~schlecht"
      "~kaum noch~nichts mehr~fast nichts mehr|hoor ik ~slecht~heel slecht~steeds slechter"
      "~bijna niets~bijna niets meer~niets meer~links niets~rechts niets~links niets meer"
      "~rechts niets meer|zie ik ~slecht~heel slecht~steeds slechter~bijna niets~bijna niets meer"
      "~niets meer~links niets~rechts niets~links niets meer~rechts niets meer|hoort hij ~slecht"
      "~niets meer~bijna niets~bijna niets meer|hoort zij ~slecht~niets meer~bijna niets"
      "~bijna niets meer|hoort ze ~slecht~niets meer~bijna niets~bijna niets meer|"
      "hoort mijn vader ~slecht~niets meer~bijna niets~bijna niets meer|hoort mijn moeder ~slecht"
      "~niets meer~bijna niets~bijna niets meer|hoort mijn man ~slecht~niets meer~bijna niets"
      "~bijna niets meer|hoort mijn vrouw ~slecht~niets meer~bijna niets~bijna niets meer|"
      "hoort mijn zoon ~slecht~niets meer~bijna niets~bijna niets meer|hoort mijn dochter ~slecht"
      "~niets meer~bijna niets~bijna niets meer|hoort mijn oma ~slecht~niets meer~bijna niets"
      "~bijna niets meer|hoort mijn opa ~slecht~niets meer~bijna niets~bijna niets meer|ziet hij "
      "~slecht~niets meer~bijna niets~bijna niets meer|ziet zij ~slecht~niets meer~bijna niets"
      "~bijna niets meer|ziet ze ~slecht~niets meer~bijna niets~bijna niets meer|ziet mijn vader "
      "~slecht~niets meer~bijna niets~bijna niets meer|ziet mijn moeder ~slecht~niets meer"
      "~bijna niets~bijna niets meer|ziet mijn man ~slecht~niets meer~bijna niets"
      "~bijna niets meer|ziet mijn vrouw ~slecht~niets meer~bijna niets~bijna niets meer|"
      "ziet mijn zoon ~slecht~niets meer~bijna niets~bijna niets meer|ziet mijn dochter ~slecht"
      "~niets meer~bijna niets~bijna niets meer|ziet mijn oma ~slecht~niets meer~bijna niets"
      "~bijna niets meer|ziet mijn opa ~slecht~niets meer~bijna niets~bijna niets meer|"
      "kann ich nicht mehr ~laufen~richtig laufen~aufstehen~allein aufstehen~schlucken~sprechen|"
      "kann ich kaum noch ~laufen~stehen~schlucken~sprechen|kan ik niet meer ~lopen~traplopen"
      "~opstaan~bukken~slikken|kan ik bijna niet meer ~lopen~staan|kann er nicht mehr ~laufen"
      "~gehen~aufstehen~sprechen|kann sie nicht mehr ~laufen~gehen~aufstehen~sprechen|"
      "kann mein vater nicht mehr ~laufen~gehen~aufstehen~sprechen|kann meine mutter nicht mehr "
      "~laufen~gehen~aufstehen~sprechen|kann mein mann nicht mehr ~laufen~gehen~aufstehen"
      "~sprechen|kann meine frau nicht mehr ~laufen~gehen~aufstehen~sprechen|kan hij niet meer "
      "~lopen~opstaan~praten|kan ze niet meer ~lopen~opstaan~praten|kan mijn vader niet meer "
      "~lopen~opstaan~praten|kan mijn moeder niet meer ~lopen~opstaan~praten|"
      "kan mijn man niet meer ~lopen~opstaan~praten|kan mijn vrouw niet meer "
      "~lopen~opstaan~praten" },
    { WORD_HEALTH, said_turned, /* on one side, as earphones and loudspeakers do, too */
      "höre ~links nichts~rechts nichts~links nichts mehr~rechts nichts mehr|sehe ~links nichts"
      "~rechts nichts~links nichts mehr~rechts nichts mehr|hört ~links nichts~rechts nichts"
      "~links nichts mehr~rechts nichts mehr|sieht ~links nichts~rechts nichts~links nichts mehr"
      "~rechts nichts mehr|hoor ~links niets~rechts niets~links niets meer~rechts niets meer|zie "
      "~links niets~rechts niets~links niets meer~rechts niets meer|n'entends plus rien à ~gauche"
      "~droite|n'entend plus rien à ~gauche~droite|ne vois plus rien à ~gauche~droite|"
      "ne voit plus rien à ~gauche~droite|can't hear anything on the ~left~right|"
      "can't hear a thing on the ~left~right|can't see anything on the ~left~right|"
      "can't see on the ~left~right~left side~right side|hear nothing on the ~left~right|no oigo "
      "nada por la "
      "~izquierda~derecha|no oye nada por la ~izquierda~derecha|no veo nada por la ~izquierda"
      "~derecha|non sento più niente a ~sinistra~destra|non sento più nulla a ~sinistra~destra|"
      "non sente più niente a ~sinistra~destra|não ouço nada do lado ~esquerdo~direito|"
      "não vejo nada do lado ~esquerdo~direito|não ouve nada do lado ~esquerdo~direito" },
    { WORD_HEALTH | WORD_THEIRS, said_blood,
      "groupe sanguin|blood group|blood type|blutgruppe|grupo sanguíneo|gruppo sanguigno|"
      "bloedgroep|tipo sanguíneo" },
    { WORD_HEALTH, NULL,
      "suis o négatif|suis o positif|suis a négatif|suis a positif|suis b négatif|suis b positif|"
      "suis ab négatif|suis ab positif|i'm o negative|i am o negative|i'm o positive|"
      "i am o positive|i'm a negative donor|bin null negativ|bin null positiv|soy o negativo|"
      "soy cero negativo|soy o positivo|sono zero negativo|sono zero positivo|ben o negatief|"
      "ben o positief|sou o negativo|sou o positivo" },
    { WORD_HEALTH, said_rate, /* with a figure behind */
      "taux d'incapacité|taux d'invalidité|taux de handicap|incapacité permanente|"
      "handicapé à|handicapée à|grad der behinderung|pflegestufe|"
      "schwerbehinderung von|discapacidad del|discapacidad de|minusvalía del|grado de "
      "discapacidad|"
      "grado de dependencia|dependencia grado|invalidità del|invalidità al|invalido al|"
      "invalida al|incapacidade de|grau de incapacidade|multibanco de incapacidade|"
      "arbeidsongeschikt voor|disability rating of" },
    { WORD_HEALTH | WORD_THEIRS, said_rate, "gdb|bmi|imc" },
    { WORD_HEALTH, said_rate, "pflegegrad" },
    { WORD_HEALTH, NULL, /* what one gets for it */
      "registered disabled|"
      "have a blue badge|my blue badge|his blue badge|her blue badge|blue badge holder|"
      "ho la 104|ha la 104|legge 104|permessi 104|usufruisco della 104|in de wia|in de wao|"
      "in de wajong|een wia-uitkering|een wajong-uitkering|volledig afgekeurd|medisch afgekeurd|"
      "deels afgekeurd|pension d'invalidité|"
      "mi-temps thérapeutique|ziek gemeld|ziekgemeld|me ziek gemeld|atestado multiusos|"
      "certificado de discapacidad|schwerbehindertenausweis|parkausweis für schwerbehinderte|"
      "gehandicaptenparkeerkaart|contrassegno disabili|cartão de deficiente|"
      "tarjeta de discapacitado|carte mobilité inclusion" },
    { WORD_HEALTH, NULL, /* what one cannot eat */
      "ne supporte pas le lactose|ne supporte pas le gluten|ne digère pas le lactose|"
      "ne digère pas le gluten|can't tolerate lactose|can't tolerate gluten|can't have gluten|"
      "can't have dairy|can't eat gluten|cannot eat gluten|can't eat nuts|cannot eat nuts|"
      "verträgt keine laktose|vertrage keine laktose|verträgt kein gluten|vertrage kein gluten|"
      "vertrage keine milch|verträgt keine milch|no tolera la lactosa|no tolero la lactosa|"
      "no tolera el gluten|no tolero el gluten|no puede comer gluten|no puedo comer gluten|"
      "non tollera il lattosio|non tollero il lattosio|non tollera il glutine|"
      "non posso mangiare glutine|non può mangiare glutine|verdraag geen lactose|"
      "verdraagt geen lactose|verdraag geen gluten|verdraagt geen gluten|mag geen gluten|"
      "não tolero lactose|não tolera lactose|não posso comer glúten|não pode comer glúten" },
    { WORD_HEALTH, NULL, /* whom one sees for it */
      "see a therapist|seeing a therapist|see a psychiatrist|seeing a psychiatrist|"
      "vois un psy|voit un psy|vois un psychiatre|voit un psychiatre|suivi par un psy|"
      "suivie par un psy|suivi par un psychiatre|suivie par un psychiatre|gehe zum psychologen|"
      "geht zum psychologen|gehe zum psychiater|geht zum psychiater|zur psychotherapie|"
      "voy al psicólogo|va al psicólogo|voy a la psicóloga|voy al psiquiatra|va al psiquiatra|"
      "vado dallo psicologo|va dallo psicologo|vado dallo psichiatra|va dallo psichiatra|"
      "loop bij een psycholoog|loopt bij een psycholoog|loop bij een psychiater|"
      "vou ao psicólogo|vai ao psicólogo|ando no psicólogo|vou ao psiquiatra|vai ao psiquiatra" },
    { WORD_HEALTH, NULL, /* children's, and medicines' other names */
      "hand foot and mouth|hand foot mouth|hand fuß mund|hand fuss mund|hand-fuß-mund-krankheit|"
      "mano pie boca|mani piedi bocca|hand voet mond|hand-voet-mondziekte|mão pé boca|"
      "pieds mains bouche|pieds-mains-bouche|allergieën|varfine|cardioaspirina|adolonta|lasix|"
      "concerta" },
    { WORD_HEALTH, NULL, /* what one cannot eat, in one word */
      "laktoseintolerant~~e|laktoseunverträglich|laktose-intolerant|glutenintolerant~~e|"
      "glutenunverträglich|fruktoseintolerant|lactose-intolerante|lactosevrij dieet|"
      "glutenintolerantie|intolerante a la lactosa|intolerante al gluten|"
      "intollerante al lattosio|intollerante al glutine|intolerante à lactose|"
      "intolerante ao glúten|lactose-intolerant|gluten intolerant|nut allergic" },
    { WORD_HEALTH, NULL, /* pains and what stands in for a joint, in one word or two */
      "douleurs cervicales|douleurs lombaires|douleurs dorsales|douleurs thoraciques|"
      "douleurs chroniques|douleurs articulaires|dolori cervicali|dolori lombari|"
      "dolori articolari|dolor cervical|dolor lumbar|dolores cervicales|dores cervicais|"
      "dores lombares|nackenschmerzen|rückenschmerzen|gelenkschmerzen|kreuzschmerzen|nekpijn|"
      "rugpijn|gewrichtspijn|hüftprothese|knieprothese|heupprothese|hüft-tep|knie-tep|"
      "protesi all'anca|protesi d'anca|protesi al ginocchio|prótesis de cadera|"
      "prótesis de rodilla|prótese da anca|prótese do joelho|nieuwe heup|nieuwe knie|"
      "neue hüfte|neues knie|hip operation|knee operation" },
    { WORD_BODY, NULL,
      "schlüsselbein|sleutelbeen|clavícula|clavicola|meniscus|menisco|meniskus|acl|kreuzband|"
      "achillessehne|achillespees|kruisband|crociato|legamento|ligamento|ligamentos|jochbein|"
      "wadenbein|schienbein|kuitbeen|scheenbeen|blindedarm|appendix|apéndice|apêndice" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, /* and which part of one */
      "tore the|torn my|torn his|torn her|torn the|ruptured my|ruptured his|ruptured her|"
      "has broken her|has broken his|me suis déchiré|s'est déchiré|me suis rompu|s'est rompu|"
      "gerissen|gescheurd|"
      "me duele|me duelen|le duele|le duelen|mi fa male|mi fanno male|gli fa male|le fa male|"
      "dói-me|doem-me|me dói|dói-lhe|tut mir weh|doet pijn" },
    { WORD_CAUSE, NULL, /* goods asked about, and for sale */
      "convient|conviendrait|suitable|geeignet|hilft|helfen|sirve|adatt~o~a~i~e|geschikt|helpt|"
      "adequad~o~a|efficace~~s|effective|wirksam|eficaz|per chi ha|per chi soffre|"
      "para quien tiene|para quem tem|pour ceux qui|pour les personnes|für menschen mit|"
      "voor mensen met|sufferers|vends|je vends|selling|verkaufe|verkoop ik|te koop|for sale|"
      "zu verkaufen|en venta|in vendita|à venda|en oferta|se vende|vendo" },
    { WORD_FIGURE, NULL, /* only said so, and where one works */
      "me donne mal à la tête|donne mal à la tête|donne des migraines|gives me a headache|"
      "giving me a headache|bereitet mir kopfschmerzen|macht mir kopfschmerzen|"
      "me da dolor de cabeza|da dolor de cabeza|mi fa venire il mal di testa|"
      "fa venire il mal di testa|bezorgt me hoofdpijn|dá-me dores de cabeça|"
      "travaille en ehpad|travaille en clinique|work in a care home|work at a care home|"
      "arbeite im pflegeheim|arbeitet im pflegeheim|arbeite im krankenhaus|"
      "arbeitet im krankenhaus|trabajo en un hospital|trabaja en un hospital|"
      "lavoro in ospedale|lavora in ospedale|werk in een ziekenhuis|werkt in een ziekenhuis|"
      "werk in het ziekenhuis|werkt in het ziekenhuis|trabalho num hospital|"
      "trabalha num hospital|"
      "me doy de baja|darme de baja|darse de baja|darnos de baja|denme de baja|doy de baja|"
      "ring anxiety|call anxiety|me mudo|que me mudo|me mudé|"
      "de baja con el|de baja con la|de baja con mi|de baja en el contrato|de baja por impago|"
      "marche plus dans|je ne marche pas|marche plus dans vos|marche plus à vos" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL, /* who holds to a faith */
      "praktizierender muslim|praktizierende muslimin|praktizierender katholik|"
      "praktizierende katholikin|praktizierender jude|praktiserend katholiek|"
      "praktiserend moslim|praktiserend joods|cattolico praticante|cattolica praticante|"
      "musulmano praticante|musulmana praticante|católico practicante|católica practicante|"
      "musulmán practicante|musulmana practicante|católico praticante|católica praticante" },
    { WORD_SOMEBODY, NULL, /* who notes of agents are about */
      "client|cliente|customer|caller|kunde|kundin|klant|patient|patiente|locataire|usager|"
      "tenant|inquilino|inquilina|inquilin|paziente|paciente|huurder|mieter|mieterin|appelant|"
      "appelante|anrufer|anruferin|beller|assurée" },
    { WORD_SOMEBODY, NULL, /* who travels, is insured, applies and takes part */
      "pax|guest|insured|claimant|applicant|participant|carer|au pair|gast|teilnehmer|teilnehmerin|"
      "versicherter|versicherte|lehrling|azubi|der junge|unser junge|mein junge|dem "
      "jungen|passager|"
      "participante|employé|demandeur|demandeuse|pasajero|pasajera|huésped|asegurado|asegurada|"
      "ospite|assicurato|assicurata|badante|richiedente|verzekerde|passageiro|passageira|hóspede|"
      "segurado|segurada|funcionário|funcionária" },
    { WORD_SPECIAL, NULL, /* and asks for its food */
      "oui casher|oui halal|casher svp|"
      "halal svp|casher s'il vous plaît|halal s'il vous plaît|casher pour|halal please|"
      "kosher please|halal bitte|koscher bitte|halal graag|halal por favor|kosher por favor|"
      "halal per favore|kosher per favore|halal se faz favor" },
    { 0, NULL, NULL },
};
