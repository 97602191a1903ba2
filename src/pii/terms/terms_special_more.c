/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_more.c - more words of health and of GDPR art. 9 and 10, a matter a row.
 *
 * The same two hundred matters were said in seven languages; here is what the tables of the single
 * languages (terms_special_*.c) did not know, so that what is found in one is found in the others.
 */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_more[] = {
    { WORD_HEALTH, NULL, /* who cannot do without, or must not have */
      "insulinodépendant~~e~s|insulino-dépendant|insulin dependent|insulin-dependent|"
      "insulinpflichtig|insulinodependiente|insulinodipendente|insulineafhankelijk|"
      "insulinodependente|dialysepflichtig|immungeschwächt|immuungecompromitteerd|"
      "immuungecompromitteerde|drogenabhängig~~e~er|tablettenabhängig|drugsverslaafd~~e|"
      "alcoholverslaafd|drug addict|heroin addict|an alcoholic|dry alcoholic|"
      "nierentransplantiert|lebertransplantiert|herztransplantiert|niergetransplanteerd|"
      "asthmakrank|krebskrank|zuckerkrank|suchtkrank|unheilbar krank|psychisch krank|"
      "chronisch ziek|psychisch ziek|lungenkrank" },
    { WORD_HEALTH, NULL, /* seeing, hearing, moving */
      "ipovedente|ipovedenti|ipoacusic~o~a|hipoacúsic~o~a|baja visión|amblíope|baixa visão|"
      "erblindet|blind geboren|doof geboren|gehörlos~~e~er|slechthorende|slechtziende|"
      "handicapé moteur|handicapée moteur|physically disabled|körperlich behindert|"
      "discapacitado físico|discapacitada física|disabile motori~o~a|"
      "lichamelijk gehandicapt~~e|verstandelijk gehandicapt~~e|lernbehindert|"
      "querschnittsgelähmt|non-verbal|nonverbal|non verbal" },
    { WORD_HEALTH, NULL, /* disability as a figure */
      "schwerbehindert|discapacidad del|invalido al|invalida al|invalido civile|"
      "grande invalidità|accompagnamento per invalidi" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, /* how one is */
      "hyperaktiv|hiperactiv~o~a|iperattiv~o~a|hyperactief|hiperativ~o~a|burnt out|burned out|"
      "ausgebrannt|opgebrand|quemada por el estrés|in burnout|in burn-out|em burnout|"
      "en burnout|sénile|seniel|in remissione|in remissie|en remisión|em remissão|"
      "febbricitante|fiebrig|koortsig|adoentad~o~a|febril|afiebrad~o~a|unfruchtbar|"
      "onvruchtbaar|infértil|zwaarlijvig|stark übergewichtig|in gips|eingegipst|enyesad~o~a|"
      "medicad~o~a|medicated|sediert|sedad~o~a|intubat~o~a|intubad~o~a|intubated|suis grippé|"
      "est grippé|était grippé|suis greffé|est greffé|est dialysé|suis dialysé|"
      "suis transplanté|est transplanté|non-verbale|réformé pour raison médicale" },
    { WORD_HEALTH, NULL, /* where one is for it */
      "en soins palliatifs|en cure de désintoxication|cure de sevrage|in psychiatric care|"
      "in detox|in palliative care|in a hospice|in psychiatrischer behandlung|"
      "in der psychiatrie|in der notaufnahme|auf entzug|in der geburtsklinik|"
      "in der tagesklinik|en tratamiento psiquiátrico|en la uci|en la uvi|en desintoxicación|"
      "unidad de cuidados intensivos|in cura psichiatrica|in disintossicazione|"
      "onder behandeling bij een psychiater|op de spoedeisende hulp|in een afkickkliniek|"
      "in een revalidatiecentrum|aan het revalideren|em tratamento psiquiátrico|"
      "nos cuidados intensivos|em desintoxicação|em reabilitação|nos paliativos|"
      "tratado em oncologia" },
    { WORD_HEALTH, NULL, /* away from work for it */
      "arrêt pathologique|phased return after|sickness benefit|in krankenstand|im mutterschutz|"
      "beschäftigungsverbot|baja por maternidad|baja por embarazo|baja por ansiedad|"
      "in maternità|in de ziektewet|baixa por gravidez|baixa por depressão|subsídio de doença" },
    { WORD_HEALTH, NULL, /* expecting */
      "attend un enfant|attend un bébé|attend des jumeaux|attendons un bébé|attends un bébé|"
      "attendons un heureux événement|expecting our first|expecting a baby|erwarte ein kind|"
      "erwarten ein kind|erwartet ein kind|erwarten nachwuchs|espero un bebé|esperamos un bebé|"
      "espera un bebé|espero un hijo|aspetto un bambino|aspetta un bambino|"
      "aspettiamo un bambino|aspetto un figlio|aspetto una bambina|in verwachting|"
      "verwacht een kind|verwachten een kind|à espera de bebé|espero um bebé|esperamos um bebé|"
      "estou de esperanças|in dolce attesa|en estado de buena esperanza|in anderen umständen|"
      "in den wechseljahren|in de overgang|na menopausa|menopáusica|in menopausa|"
      "zwangerschapsafbreking|termination of the pregnancy|un cesareo|fivet|icsi|"
      "inseminación artificial|inseminazione artificiale|kunstmatige inseminatie|pma" },
    { WORD_HEALTH, NULL, /* of the end */
      "weeks to live|months to live|days to live|plus que quelques mois à vivre|"
      "plus que quelques semaines à vivre|nur noch wenige wochen zu leben|"
      "nur noch wenige monate zu leben|le quedan semanas de vida|le quedan meses de vida|"
      "le quedan pocos meses|gli restano pochi mesi|le restano pochi mesi|"
      "nog maar kort te leven|nog maanden te leven|tem poucos meses de vida|"
      "tem semanas de vida|en phase terminale|en fase terminal|em fase terminal|"
      "in fase terminale|malato terminale|malata terminale|uitbehandeld|austherapiert|"
      "stervende|im sterben" },
    { WORD_HEALTH, NULL, /* illnesses */
      "thyroïdite|basedow|morbus basedow|graves disease|graves' disease|malattia di lyme|"
      "doença de lyme|zeckenbiss borreliose|herzschwäche|scompenso cardiaco|"
      "azúcar en la sangre|açúcar no sangue|glicemia alta|glicemie alta|hohe cholesterinwerte|"
      "cholesterinwerte|grünen star|grünem star|grauen star|grauem star|sichelzellanämie|"
      "thalassämie|talasemia|thalassemia|histaminintoleranz|fruktoseintoleranz|"
      "tonsille infiammate|placche alla gola|urine infection|thyroid disease|"
      "disturbo alimentare|disturbo dell'umore|entwicklungsstörung|ontwikkelingsachterstand|"
      "ritardo dello sviluppo|retraso mental|trouble du spectre de l'autisme|"
      "trastorno de personalidad|disturbo di personalità|pertes de mémoire|gedächtnisverlust|"
      "pérdidas de memoria|perdite di memoria|geheugenverlies|perdas de memória|ostomía|"
      "ostomie|ileostomy|ileostomie|long-term condition|maladie longue durée" },
    { WORD_HEALTH, NULL, /* injuries */
      "rupture des ligaments|rupture du ligament|ligaments croisés|déchirure musculaire|"
      "brûlure au deuxième degré|brûlures au deuxième degré|brûlures au troisième degré|"
      "second-degree burns|third-degree burns|second degree burns|third degree burns|"
      "verbrennungen zweiten grades|verbrennungen dritten grades|quemaduras de segundo grado|"
      "quemaduras de tercer grado|ustioni di secondo grado|ustioni di terzo grado|"
      "tweedegraads brandwonden|derdegraads brandwonden|queimaduras de segundo grau|"
      "queimaduras de terceiro grau|tore my acl|tore his acl|tore her acl|torn acl|acl tear|"
      "torn cartilage|ruptured achilles|ruptured ligament|verstauchten knöchel|"
      "verstauchter knöchel|verstauchter fuß|verstauchten fuß|rotura de fibras|"
      "costola incrinata|costole incrinate|caviglia slogata|polso slogato|verstuikte enkel|"
      "verstuikte pols|gescheurde banden|gescheurde enkelband|gescheurde kruisband|"
      "gekneusde rib|tornozelo torcido|braço engessado|perna engessada|pulso aberto|"
      "arm in a cast|leg in a cast|arm in plaster|leg in plaster|arm in gips|bein in gips|"
      "arm in het gips|been in het gips|braccio ingessato|gamba ingessata|pontos na testa|"
      "pontos na cabeça|pontos na mão" },
    { WORD_HEALTH, NULL, /* fits */
      "dizzy spells|dizzy spell|fainting fits|fainting fit|schwindelanfälle|schwindelanfall|"
      "ohnmachtsanfälle|duizelingen|flauwtes|flauwgevallen|svenimenti|svenimento|desmayos|"
      "desmaios|perte de connaissance|pertes de connaissance|krampfanfälle|"
      "rückfall in die depression|zenuwinzinking|crisis nerviosa|colapso nervoso" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* what one takes or is given, where somebody is meant */
      "lithium|litio|lítio|bestrahlungen|blood test|blood tests|blutabnahme|blutuntersuchung|"
      "blutbild|bloedtest|esame del sangue|analítica|mri|mrt|tac|risonanza|ressonância|biopt|"
      "ecg|ekg|échographie cardiaque|orthophonie|logopädie|logopedie|"
      "logopedia|speech therapy|terapia da fala|terapia occupazionale|beruhigungsmittel|"
      "kalmeringsmiddelen|tranquillisers|tranquilizers|calmants|calmantes|calmanti|"
      "slaapmiddelen|schlafmittel|sonnifero|comprimidos para dormir|antirretrovirales|"
      "antiretrovirali|antirretrovirais|antiretrovirals|hiv-medikamente|hiv-remmers|"
      "trithérapie|prednison|hormone treatment|hormone replacement|hrt|tratamiento hormonal|"
      "terapia ormonale|hormoonbehandeling|hormoontherapie|tratamento hormonal|"
      "gallbladder removal|operación de vesícula|intervento alla cistifellea|"
      "operação à vesícula|beenmergtransplantatie|infiltrations|audífono|audífonos|"
      "déambulatrice|scootmobiel|treppenlift|stairlift|pflegebett|lit médicalisé|hospital bed|"
      "letto ortopedico|hooglaagbed|cama articulada" },
    { WORD_HEALTH, NULL, /* medicines in these languages' spellings */
      "methotrexat|methotrexaat|quetiapin|quetiapina|sertralin|venlafaxin|mirtazapin|olanzapin|"
      "risperidon|risperidona|clozapina|duloxetin|fluoxetin|paroxetin|methadon|methadone|"
      "metadone|metadona|tilidin|tramadolo|tachidol|tavor|temazepam|ventolin|ventolín|ventilan|"
      "salbutamolo|ritalin|ritalina|medikinet|elvanse|rubifen|l-thyroxin|thyroxin|tirosint|"
      "letrox|varfarina|warfarina|acenocumarol|acenocoumarol|fenprocoumon|marcoumar|depakin|"
      "depamide|carbolithium|quilonum|coumadin|insulin pen|insulinespuit|bisoprololo|enalapril|"
      "prednisolon|dexamethason|azathioprin|azatioprina|letrozol|morfine|morphium|oxycodon|"
      "buprenorfina|buprenorfine|lamotrigin|lamotrigina|valproat|madopar|memantin|dolutegravir|"
      "rybelsus|nortriptyline|propranolol|doliprane codéiné" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "operat~o~a|s'opère|intervento|intervención|intervenció|ingreep|eingriff|intervention|"
      "tore my|tore his|tore her|broke her|broke his|broke my|prothèse|fractured|swollen|"
      "geschwollen|gezwollen|infiammat~o~a|inflamad~o~a|entzündet|ontstoken|enflé~~e" },

    { WORD_HEALTH, NULL,
      "on the spectrum|perd la mémoire|pierde la memoria|perde la memoria|perde a memória|"
      "blutdrucktabletten|blutdrucksenker|herztabletten|blood pressure tablets|"
      "pastillas para la tensión|pastillas de la tensión|pillole per la pressione|"
      "bloeddrukpillen|comprimidos para a tensão|cachets pour la tension|"
      "traitement pour la tension" },
    { WORD_HEALTH | WORD_LEANING, NULL, "special needs" },
    { WORD_FIGURE, NULL, /* said so */
      "malade de votre|malade de vos|malades de votre|krank von ihrem|krank von eurem|"
      "krank von ihrer|enfermo de su|enferma de su|enfermo de esta|malato del vostro|"
      "malata del vostro|ziek van jullie|ziek van uw|ziek van die|doente com tanta|"
      "deixa me doente|deixam me doente|doente da vossa|doente com a vossa|ill from your" },

    /* ---- belief, politics, union, origin, orientation, conviction ---- */
    { WORD_SPECIAL, NULL, /* turned to, or of, a faith */
      "convertis à l'islam|converti au judaïsme|convertie au judaïsme|convertis au judaïsme|"
      "converti au christianisme|convertie au christianisme|convertis au christianisme|"
      "converted to islam|convert to islam|converted to judaism|converted to catholicism|"
      "zum islam konvertiert|zum judentum konvertiert|zum islam übergetreten|"
      "convertido al islam|convertida al islam|converso al islam|conversa al islam|"
      "convertito all'islam|convertita all'islam|convertito all'ebraismo|"
      "convertita all'ebraismo|bekeerd tot de islam|bekeerd tot het jodendom|"
      "convertido ao islão|convertida ao islão|convertido ao judaísmo|convertida ao judaísmo|"
      "confession juive|confession musulmane|confession protestante|confession catholique|"
      "foi juive|jewish faith|muslim faith|catholic faith|islamischen glaubens|"
      "christlichen glaubens|katholischen glaubens|evangelischen glaubens|religión judía|"
      "religión musulmana|religión católica|religione ebraica|religione islamica|fede ebraica|"
      "fede musulmana|fede islamica|fede cattolica|fede evangelica|fede valdese|joodse afkomst|"
      "islamitische huize|katholieken huize|gereformeerden huize|fé judaica|fé islâmica|"
      "religião judaica|iglesia evangélica|igreja evangélica|iglesia adventista|"
      "igreja adventista|chiesa evangelica|freikirche|freikirchlich|"
      "freie evangelische gemeinde|greek orthodox|russian orthodox|rumänisch-orthodox|"
      "seventh-day adventist|evangelical christian|praktizierender muslim|"
      "praktizierende muslimin|praktizierender katholik|gläubiger moslem|gläubige muslimin|"
      "gläubige christin|gläubiger christ|católicos practicantes|aus religiösen gründen|"
      "por motivos religiosos|por razones religiosas|per motivi religiosi|"
      "om religieuze redenen|vanwege het geloof|vanwege mijn geloof|por religião|por religión" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL, /* who believes so */
      "judías|juden|joden|joodse|judias|christenen|christians|cristãos|chrétiens|chrétiennes|"
      "católicos|católicas|cattolici|katholieken|katholiken|evangélicos|evangélicas|evangelici|"
      "valdesi|avventisti|adventistas|kopt|kopte|kopten|copt~o~a~os~i|copts|alevite|"
      "aleviet~~en|alevis|alevíes|jesiden|jesidisch|jezidi|jezidi's|yazidi~~s|yazíd~i~a|"
      "yézidi~~e~s|ezidi|schiit~~e~en~in|sunnit|sunniten|sunnitin|sjiiet|soenniet|sciit~a~i|"
      "sunnit~a~i|chií|chiíes|xiita~~s|chiites|sunnites|mormoon|mormonen|mormonin|hindoes|"
      "hindoeïstisch|induisti|sij|sijs|baptist~a~i|bautista~~s|pentecostales|pfingstler|"
      "pentecostale|pinkstergelovige|menonita|mennoniten|quáquer|ismaélien~~ne|druse|druso|"
      "droeze|alawit|raëlien|scientologue|scientologist|athées|ateos|atei|ateus" },
    { WORD_SPECIAL, NULL, /* customs that tell a faith */
      "fais le ramadan|faisons le ramadan|fait le ramadan|fast for ramadan|fasting for ramadan|"
      "observing ramadan|fasten im ramadan|faste im ramadan|fastet im ramadan|ayuno en ramadán|"
      "hago el ramadán|hace el ramadán|digiuno per il ramadan|faccio il ramadan|fa il ramadan|"
      "jejuo no ramadão|faço o ramadão|doe aan de ramadan|vast tijdens de ramadan|"
      "porte le voile|portons le voile|porte le foulard|porter le voile|wears a hijab|"
      "wear a hijab|wearing a hijab|wears a headscarf|wear a headscarf|trage kopftuch|"
      "trägt kopftuch|trägt ein kopftuch|kopftuch trage|llevo velo|lleva velo|llevo hiyab|"
      "lleva hiyab|porto il velo|porta il velo|draag een hoofddoek|draagt een hoofddoek|"
      "uso véu|usa véu|vais à la messe|va à la messe|allons à la mosquée|vais à la mosquée|"
      "va à la mosquée|go to mosque|goes to mosque|go to synagogue|gehe in die moschee|"
      "geht in die moschee|voy a la mezquita|va a la mezquita|vado in moschea|va in moschea|"
      "ga naar de moskee|gaat naar de moskee|vou à mesquita|vai à mesquita|vou à missa|"
      "vado a messa|voy a misa|repas halal|repas casher|repas cacher|halal meal|halal meals|"
      "kosher meal|kosher meals|halal-essen|koscheres essen|pasto halal|pasto kosher|"
      "pasti halal|halalmaaltijd|halal maaltijd|koosjere maaltijd|pas de viande de porc|"
      "kein schweinefleisch aus religiösen gründen" },
    { WORD_HEALTH, NULL,
      "hand foot and mouth|rolstoelhulp|"
      "hat es am herz|hat es am herzen|habe es am herzen|wachstumshormone|un bite|bite "
      "dentale|bite notturno|valproato|valproato sódico|crisis drepanocítica|crisis "
      "falciforme|crise drépanocytaire|crise falciforme|"
      "crisi falcemica|adrenalina autoinyectable|autoinyector de adrenalina|klierkoorts|"
      "ziekte van pfeiffer" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "served ~time~six months~a year~two years~three years~four years~five years|"
      "jahre gesessen|jahr gesessen|monate gesessen|faccio parte del sindacato|"
      "fa parte del sindacato|sans religion|sans confession|ohne konfession|ohne religion|ohne "
      "bekenntnis|"
      "senza religione|sin religión|zonder geloof|zonder religie|sem religião|not religious|"
      "nicht religiös|proche des évangéliques" },
    { WORD_SPECIAL, NULL,
      "aus der katholischen kirche ausgetreten|aus der evangelischen kirche ausgetreten" },
    { WORD_SPECIAL | WORD_LEANING, NULL,
      "gleichgeschlechtliche partnerschaft|gleichgeschlechtlichen partnerschaft|"
      "same-sex partnership|same sex partnership|same-sex relationship|unión homosexual|"
      "unione omosessuale|partenariat de même sexe|relatie van hetzelfde geslacht" },
    { WORD_FIGURE, NULL, "gebrochenes herz|gebrochenen herzen|gebrochenem herzen" },
    { WORD_SPECIAL, NULL, /* unions and parties */
      "in a union|in the union|union activist|joined the union|gewerkschaftlich organisiert|"
      "gewerkschaftssekretär~~in|in der gewerkschaft|bei ver.di|bei der ig metall|"
      "für die ig metall|mitglied bei ver.di|mitglied von ver.di|ig-metall-mitglied|"
      "afiliado a un sindicato|afiliada a un sindicato|afiliado a la ugt|afiliada a la ugt|"
      "afiliado a comisiones|afiliada a comisiones|afiliado a la cnt|afiliada a la cnt|"
      "delegado de la ugt|delegada de la ugt|delegato della cgil|delegata della cgil|"
      "lid van een vakbond|lid van het cnv|lid van fnv|cnv-lid|kaderlid van de vakbond|"
      "kaderlid van de fnv|sindicalizado na cgtp|sindicalizada na cgtp|sindicalizado na ugt|"
      "sindicalizada na ugt|syndiqués à la cgt|syndiqués à la cfdt|syndiqué à fo|"
      "syndiquée à fo|syndiqués à fo|syndiqué chez sud|syndiquée chez sud|syndiqués chez sud|"
      "adhérent de la cgt|adhérente de la cgt|adhérent de la cfdt|adhérente de la cfdt|"
      "représentant du personnel|représentante du personnel|encarté chez les verts|"
      "encartée chez les verts|encarté au ps|encartée au ps|adhérent de lfi|adhérente de lfi|"
      "militante lfi|militante rn|militant du rn|militante du rn|vote à gauche|vote à droite|"
      "vote conservative|vote green|votes reform|voted remain|reform uk member|"
      "member of reform uk|tory voter|labour voter|tory member|afd-wähler~~in|csu-mitglied|"
      "fdp-mitglied|wähle die afd|wähle die spd|wähle die linke|votante de vox|votante del pp|"
      "votante del psoe|votante de podemos|voto a podemos|voto al pp|elettore della lega|"
      "elettrice della lega|iscritto ai verdi|iscritta ai verdi|militante di fratelli d'italia|"
      "militante del pd|tessera del pd|voto pd|lid van de sp|lid van d66|lid van het cda|"
      "vvd-lid|pvda-lid|pvv-stemmer|stem vvd|stem op de pvv|eleitor do chega|eleitora do chega|"
      "militante do pan|militante da il|voto no ps|voto no psd|voto no bloco|voto na il|"
      "filiado no psd|filiada no psd|militante comunista" },
    { WORD_SPECIAL, NULL, /* origin, as people say it of themselves */
      "ethnie peule|ethnie rom|etnia rom|hazara ethnicity|african origin|algerian origin|"
      "moroccan origin|turkish descent|chinese descent|indian descent|pakistani descent|"
      "jamaican descent|nigerian descent|arab origin|asian descent|berber origin|"
      "kurdish origin|origine africaine|origine algérienne|origine marocaine|"
      "origine tunisienne|origine turque|origine kurde|origine maghrébine|origine sénégalaise|"
      "origine malienne|origine congolaise|origine asiatique|origine vietnamienne|"
      "origine antillaise|algerischer herkunft|marokkanischer herkunft|syrischer herkunft|"
      "gemischter herkunft|türkischstämmig~~e~er|kurdischstämmig|russischstämmig|"
      "arabischstämmig|mit migrationshintergrund|origen argelino|origen turco|origen árabe|"
      "origen gitano|origen senegalés|origen asiático|origen ecuatoriano|origine africana|"
      "origine algerina|origine turca|origine araba|origine senegalese|origine albanese|"
      "origine nigeriana|origine curda|algerijnse afkomst|antilliaanse afkomst|"
      "afrikaanse afkomst|koerdische afkomst|gemengde afkomst|indische afkomst|origem argelina|"
      "origem marroquina|origem turca|origem guineense|origem moçambicana|origem brasileira|"
      "origem árabe|irish travellers|romani people|woonwagenbewoner~~s|undocumented|"
      "indocumentad~o~a|senza documenti|ohne papiere|zonder verblijfspapieren|zonder papieren|"
      "politischer flüchtling|politiek vluchteling" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "kurden|kurds|kurdish|kurd~o~a~os~as|curdos|curdas|curdi|koerden|kurdes|berbers|berbères|"
      "kabyles|bereberes|bereberi|mestiz~o~a|meticci~o~a|mestiç~o~a|tchétchène~~s|hazara|"
      "hazaras|peule|rohingya|ouïghoure|uyghur" },
    { WORD_SPECIAL, NULL, /* orientation and gender */
      "en transición de género|in transizione di genere|em transição de género|"
      "married to a man|marié avec un homme|pacsé avec un homme|mariée avec une femme|"
      "pacsée avec une femme|mit einem mann verheiratet|casado con un hombre|"
      "casada con una mujer|sposato con un uomo|sposata con una donna|unita civilmente a|"
      "met een man getrouwd|getrouwd met een man|lesbisches paar|schwules paar|"
      "pareja de lesbianas|coppia lesbica|casal de lésbicas|homokoppel|homostel|lesbisch stel|"
      "trans fille|trans garçon|trans boy|trans girl|transjunge|transmädchen|transmann|"
      "transfrau|mujer trans|hombre trans|chica trans|chico trans|donna trans|uomo trans|"
      "transvrouw|transman|mulher trans|homem trans|opção sexual|genderdysforie" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "lesbianas|lesbiens|homos|homo's|lesbo's|schwule|lesben|intersex|asexual" },
    { WORD_SPECIAL, NULL, /* justice */
      "ai été condamné|ai été condamnée|have been convicted|i was convicted|fui condenado|"
      "fui condenada|sono stato condannato|sono stata condannata|ben veroordeeld|"
      "wurde ich verurteilt|ai fait de la prison|a fait de la prison|fait de la prison|"
      "did time in prison|did time|was in jail|spent time in prison|saß im gefängnis|"
      "im gefängnis gesessen|im knast gesessen|saß im knast|war im gefängnis|estuve en prisión|"
      "estuvo en prisión|estuve en la cárcel|estuvo en la cárcel|he estado en la cárcel|"
      "sono stato in carcere|sono stata in carcere|è stato in carcere|è stata in carcere|"
      "stato in galera|stata in galera|heb in de gevangenis gezeten|in de gevangenis gezeten|"
      "zat in de gevangenis|estive na prisão|esteve na prisão|estive na cadeia|"
      "esteve na cadeia|estive preso|sortir de prison|sors de prison|sort de prison|"
      "out of prison|out of jail|aus der haft entlassen|aus dem gefängnis entlassen|"
      "aus dem gefängnis|salido de prisión|salí de prisión|salió de prisión|salí de la cárcel|"
      "uscito di prigione|uscita di prigione|uscito dal carcere|uscita dal carcere|"
      "uscito di galera|uscita di galera|uit de gevangenis|uit de bak|saído da prisão|"
      "saída da prisão|saí da prisão|saiu da prisão|saí da cadeia|agli arresti domiciliari|"
      "arresto domiciliario|hausarrest|huisarrest|in u-haft|prisión provisional|in voorarrest|"
      "pulsera electrónica|voorwaardelijk vrij|affidamento in prova|casier judiciaire chargé|"
      "mis antecedentes|pregiudicat~o~a|registo criminal|tenho cadastro|tem cadastro|"
      "exconvict~o~a|ex-gedetineerde|ex-recluso|ex-reclusa|ex-détenu|ex-détenue|ex-prisoner|"
      "ex-häftling|condamné en|condamnée en|condamné par le tribunal|"
      "wegen diebstahls verurteilt|wegen betrugs verurteilt|wegen körperverletzung verurteilt|"
      "vom gericht verurteilt|convicted in|condenado en|condenado em|condenada em|"
      "en garde à vue|placé en garde à vue|détenu à|détenue à|preso en|preso em|inhaftiert|"
      "encarcelad~o~a|gedetineerd" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "has been convicted|were convicted|been convicted|wurde verurteilt|fue condenad~o~a|"
      "foi condenad~o~a|è stato condannato|è stata condannata|is veroordeeld|werd veroordeeld|"
      "gevangene" },
    { WORD_SPECIAL, NULL, /* biometrics, genes */
      "test d'adn|gen-test|test de adn|brca-gen|brca1|brca2|gène brca1|brca1 gene|"
      "mutación brca|mutazione brca|mutação brca|gène de huntington|empreintes digitales|"
      "mes empreintes|fingerprints taken|fingerabdruck|mis huellas|vingerafdruk|"
      "reconnaissance faciale de mon|gesichtsscan|irisscan|iris-scan|scan rétinien|"
      "scansione dell'iride|escaneo del iris|stimmabdruck" },
    { WORD_SPECIAL, NULL,
      "jehovah's witnesses|jehovahs witnesses|zeugen jehovas|testigos de jehová|"
      "testemunhas de jeová|getuigen van jehova|"
      "curatelle simple" },
    { WORD_HEALTH, NULL,
      "hernie discale|hernies discales|deux hernies discales|rupture du tendon d'achille|"
      "tendon d'achille rompu|rupture des ligaments|rupture du ligament croisé" },
    { WORD_HEALTH, NULL, /* as it begins */
      "début d'alzheimer|début de parkinson|début de démence|début de sclérose en plaques|"
      "principio de alzheimer|principios de alzheimer|principio de demencia|"
      "inicio de alzheimer|inizio di alzheimer|inizio di demenza|principio di alzheimer|"
      "principio di demenza|beginnende demenz|beginnendes alzheimer|beginnende alzheimer|"
      "beginnende parkinson|beginnendes parkinson|princípio de alzheimer|"
      "início de alzheimer|princípio de demência|início de demência|early alzheimer's|"
      "early parkinson's" },
    { WORD_HEALTH, NULL, /* what a household's current keeps going, and germs */
      "electrodependiente|electrodependientes|dépendante d'un respirateur|"
      "dépendant d'un respirateur|ligado a um ventilador|ligada a um ventilador|"
      "ligado ao ventilador|ligada ao ventilador|conectado a un respirador|"
      "conectada a un respirador|attaccato a un respiratore|attaccata a un respiratore|"
      "an einem beatmungsgerät|dialyse à domicile|home dialysis|diálisis en casa|"
      "diálisis domiciliaria|dialisi domiciliare|heimdialyse|thuisdialyse|"
      "concentrateur d'oxygène|oxygen concentrator|concentrador de oxígeno|"
      "sauerstoffkonzentrator|mrsa|mrsa infection|mrsa-bacterie|c difficile|"
      "clostridium difficile" },
    { WORD_HEALTH, NULL, /* common illnesses, aids and injuries */
      "acné|acne|akne|torticolis|cervicalgie|fibroids|irregular heartbeat|toothache|herzrasen|"
      "hörschädigung|sodbrennen|knieprothese|hüftprothese|neues hüftgelenk|neue hüfte|neues knie|"
      "pulmonía|palpitaciones|reflujo|reflusso|refluxo|dolor de muelas|mal di denti|"
      "dor de dentes|dores de dentes|kiespijn|cálculos biliares|pedras na vesícula|"
      "pedra na vesícula|cólon irritável|trouble autistique|low vision|luxación|luxation|"
      "distorsion|dislocation of|la goutte au pied|crise de goutte|insuffisance pulmonaire|"
      "entorse de la cheville|rottura del crociato|crociato rotto|knöchel verstaucht|"
      "fuß verstaucht|tobillo torcido|enkel verzwikt|caviglia slogata|tornozelo torcido|"
      "tornozelo partido|bruch des handgelenks|bruch des sprunggelenks|bruch des oberarms|"
      "bruch des unterarms|bruch des schlüsselbeins|bruch des fußes|bruch des beins|"
      "bruch der hüfte|bruch der schulter|bruch der rippe|bruch der rippen|bruch der hand|"
      "bruch des oberschenkelhals|bruch des ellenbogens|dépression réactionnelle|"
      "dépression saisonnière|dépression sévère|dépression chronique|dépression profonde|"
      "réaction allergique|choc anaphylactique|anaphylactic shock|allergic reaction|"
      "allergischer schock|allergische reaktion|reacción alérgica|reazione allergica|"
      "allergische reactie|reação alérgica|shock anafiláctico|choque anafilático|"
      "shock anafilattico|conmoción cerebral|appareil dentaire|aparato dental|"
      "apparecchio ai denti|apparecchio dentale|zahnspange|aparelho nos dentes|aparelho dentário|"
      "implant dentaire|implants dentaires|implante dental|zahnimplantat|"
      "impianto dentale|kunstgebit|dentures|dentier|rheumaschub|nierenkolik|gallenkolik|"
      "coliche renali|cólico nefrítico|cólica renal|niersteenaanval|gürtelrose|zona ophtalmique|"
      "herpes zoster|fuego de san antonio|terminal ca|terminal cancer|breast ca|lung ca|"
      "bowel cancer|prostate ca|née prématurée|né prématuré|nés prématurés|born prematurely|"
      "born premature|frühgeboren|frühchen|prematuro de|nacido prematuro|nacida prematura|"
      "nato prematuro|nata prematura|te vroeg geboren|insulino-dépendante|"
      "diabétique insulino-dépendante|diabétique insulino-dépendant|"
      "diabétique insulinodépendante|diabétique insulinodépendant|sans gluten cœliaque|"
      "shellfish allergy|allergy to shellfish|allergy to nuts|nut allergic|"
      "intossicazione alimentare|intoxicación alimentaria|intoxication alimentaire|"
      "food poisoning|lebensmittelvergiftung|voedselvergiftiging|intoxicação alimentar|"
      "rupture du tendon|rupture du tendon d'achille|rupture des ligaments|"
      "rupture des ligaments croisés|achillessehnenriss|rotura del tendón|rottura del tendine|"
      "gescheurde achillespees|rotator cuff tear|torn meniscus|torn rotator cuff|menisco roto|"
      "menisco rotto|meniskusriss|gescheurde meniscus|déficience visuelle|déficience auditive|"
      "déficience intellectuelle|déficience mentale|handicap mental|handicap moteur|"
      "handicap visuel|handicap invisible|retard mental|retard de développement|"
      "retard de langage|trouble du langage|troubles du langage|trouble de l'attention|"
      "troubles de l'attention|troubles dys|developmental delay|speech delay|"
      "entwicklungsverzögerung|sprachstörung|retraso madurativo|ritardo cognitivo|"
      "ontwikkelingsachterstand|atraso de desenvolvimento|taalontwikkelingsstoornis|"
      "trastorno del lenguaje|trastorno de atención|disturbo dell'attenzione|"
      "disturbi specifici dell'apprendimento|perturbação do espectro do autismo|"
      "fauteuil électrique|scooter pmr|déambulateur|zimmer frame|rollator|andador|deambulatore|"
      "rollstuhlfahrer|rollstuhlfahrerin|in een rolstoel|en silla de ruedas|in sedia a rotelle|"
      "em cadeira de rodas|appareil auditif|appareils auditifs|audífonos|apparecchi acustici|"
      "aparelhos auditivos|hoorapparaat|gehoorapparaat|perfusion à domicile|oxygène à domicile|"
      "oxígeno en casa|oxígeno domiciliario|ossigeno a casa|ossigenoterapia|zuurstof thuis|"
      "oxigénio em casa|home oxygen|oxygen at home|sauerstoffgerät|respirateur à domicile|cpap|"
      "sonde gastrique|sonde urinaire|feeding tube|magensonde|sonda nasogástrica|sondino|"
      "sondevoeding" },
    { WORD_HEALTH, NULL, /* limbs in plaster */
      "un plâtre au|un plâtre à la|plâtre à la jambe|bras dans le plâtre|bras en écharpe|"
      "arm in a sling|leg in plaster|leg in a cast|arm in a cast|bein in gips|arm in gips|"
      "braccio ingessato|gamba ingessata|con il gesso|brazo escayolado|pierna escayolada|"
      "braço engessado|perna engessada|been in het gips|arm in het gips" },
    { WORD_SPECIAL, NULL, /* who lives with whom, feasts of a faith, prison */
      "sommes deux hommes|sommes deux femmes|somos dos hombres|somos dos mujeres|"
      "siamo due uomini|siamo due donne|sind zwei männer|sind zwei frauen|zijn twee mannen|"
      "zijn twee vrouwen|somos dois homens|somos duas mulheres|we are both women|are both women|"
      "are both men|we are two women|we're two women|we're two men|famille homoparentale|"
      "homoparentalité|regenbogenfamilie|familia homoparental|famiglia arcobaleno|"
      "regenbooggezin|je suis noir~~e|une femme noire|un homme noir|soy negr~o~a|sou negr~o~a|"
      "a black woman|a black man|eine schwarze frau|ein schwarzer mann|ik ben zwart|"
      "una mujer negra|un hombre negro|una donna nera|un uomo nero|uma mulher negra|"
      "um homem negro|une femme arabe|un homme arabe|nous sommes roms|je suis rom|we are roma|"
      "ich bin roma|ik ben roma|familia gitana|famille rom|famille du voyage|mariage religieux|"
      "mariage à l'église|mariage à la mosquée|mariage à la synagogue|church wedding|"
      "kirchliche trauung|heiraten kirchlich|kirchlich heiraten|boda por la iglesia|"
      "matrimonio in chiesa|sposiamo in chiesa|kerkelijk huwelijk|casamento pela igreja|"
      "baptême de ma|baptême de mon|baptême de notre|baptême de sa|baptême de son|"
      "daughter's baptism|son's baptism|daughter's christening|son's christening|taufe meiner|"
      "taufe meines|taufe unserer|taufe unseres|konfirmation meines|konfirmation meiner|"
      "konfirmation unseres|konfirmation unserer|kommunion meiner|kommunion meines|"
      "kommunion unserer|kommunion unseres|erstkommunion|première communion|prima comunione|"
      "primera comunión|comunión de mi|comunión de nuestra|comunión de nuestro|"
      "primeira comunhão|comunhão da minha|comunhão do meu|eerste communie|first communion|"
      "first holy communion|profession de foi de|battesimo di mio|battesimo di mia|"
      "battesimo di nostra|battesimo di nostro|bautizo de mi|bautizo de nuestra|"
      "bautizo de nuestro|batizado da minha|batizado do meu|batismo do meu|doop van mijn|"
      "doop van onze|bar-mitsva|bar mitsva|bat mitsva|bar mitzvah|bat mitzvah|"
      "aus der kirche ausgetreten|kirchenaustritt|père est imam|est imam|est pasteur|est rabbin|"
      "is an imam|is a vicar|is a rabbi|ist imam|ist pfarrer|es imán|è imam|é imã|"
      "hacemos el ramadán|fazemos o ramadão|facciamo il ramadan|doen mee aan de ramadan|"
      "we fast for ramadan|we observe ramadan|jeûnons pour le ramadan|jeûne pour le ramadan|"
      "ne mange pas de porc|ne mangeons pas de porc|no come cerdo|no comemos cerdo|"
      "non mangia maiale|non mangiamo maiale|eet geen varkensvlees|não come porco|"
      "não comemos porco|isst kein schweinefleisch|essen kein schweinefleisch|out on licence|"
      "elektronische fußfessel|pulsera telemática|arresti domiciliari|prisão domiciliária|"
      "arresto domiciliario|broer zit vast|man zit vast|zoon zit vast|vader zit vast|"
      "zit vast in|est incarcéré|est incarcérée|zit in detentie|statushouder|"
      "senza permesso di soggiorno|estou sem papéis|está sem papéis|a freemason|am a freemason|"
      "franc-maçon~~ne|freimaurer|vrijmetselaar|transitioned last year|since i transitioned|"
      "ma transition de genre|opposant politique|opposante politique|political dissident|"
      "political opponent|politischer gegner des|opositor político|opositora política|"
      "oppositore politico|politiek dissident|prisonnier politique|political prisoner|"
      "syndiqué à sud|syndiquée à sud|rsu della uil|rsu della cgil|rsu della cisl|"
      "rsa della cgil|milito en el psoe|milito en podemos|soy de podemos|soy de vox|"
      "bin in der linken|voted reform|voted labour|voted conservative|voted green|"
      "avec ses deux mamans|a deux mamans|a deux papas|has two mums|has two dads|hat zwei mamas|"
      "hat zwei papas|tiene dos mamás|ha due mamme|heeft twee moeders|tem duas mães|"
      "porte un bracelet électronique|con braccialetto elettronico|com pulseira eletrónica|"
      "mit fußfessel" },
    { WORD_SPECIAL, NULL, /* of which colour one says to be, and is insulted for */
      "suis noir~~e|sommes noirs|i am black|i'm black|we are black|we're black|ich bin schwarz|"
      "wir sind schwarz|soy negr~o~a|somos negros|sono ner~o~a|siamo neri|ik ben zwart|"
      "wij zijn zwart|sou negr~o~a|somos negras|sale noire|sale nègre|sale juive|sale rom|"
      "dirty arab|dirty jew|dirty gypsy|scheißtürke|scheißausländer|drecksjude|moro de mierda|"
      "negro de mierda|sporco negro|sporca negra|preto de merda|i am white|we are travellers|"
      "we're travellers|i am a traveller|i'm a traveller|traveller family|traveller community" },
    { WORD_FIGURE, NULL,
      "i transitioned to ~the~a~your|i have transitioned to ~the~a~your|i've transitioned to "
      "~the~a~your|ich bin schwarz gefahren|wir "
      "sind schwarz gefahren|i am black and blue|sono nero di rabbia|"
      "suis noir de monde|soy negro de|sou negro de|we are travellers from|we are travellers on" },
    { WORD_SPECIAL, NULL, /* on which side one stands, and what one stood for */
      "suis de gauche|suis de droite|suis d'extrême gauche|suis d'extrême droite|est de gauche et|"
      "vote à gauche|vote à droite|vote blanc|voté à gauche|voté à droite|i'm left-wing|"
      "i am left-wing|i'm right-wing|i am right-wing|am left wing|am right wing|bin linksradikal|"
      "bin konservativ|soy de izquierdas|"
      "soy de derechas|voto a la izquierda|voto a la derecha|sono di sinistra|sono di destra|"
      "voto a sinistra|voto a destra|ben links georiënteerd|"
      "sou de esquerda|sou de direita|voto à esquerda|voto à direita|voted remain|voted leave|"
      "voted for brexit|voted against brexit|candidat aux municipales|candidate aux municipales|"
      "candidat aux élections|candidate aux élections|candidato a las municipales|"
      "candidato alle comunali|kandidat bei der kommunalwahl|kandidaat bij de gemeenteraad|"
      "candidato às autárquicas|betriebsratsmitglied|im betriebsrat|betriebsratsvorsitzende~~r|"
      "gewerkschaftssekretär~~in|vertrauensmann der|vertrauensfrau der|permanent syndical|"
      "permanente syndicale|liberado sindical|liberada sindical|rappresentante rsu|delegata rsu|"
      "delegato rsu|kaderlid van|dirigente sindical|secrétaire du syndicat|in meiner "
      "gewerkschaft" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "fascist~~e~s|fascista|fascisti|faschist~~in|nazi~~s|betriebsrat|betriebsrätin|"
      "vertrauensmann|vertrauensfrau|syndicaliste~~s|antifa|nationalist~~e~s|nationaliste|"
      "separatista|indépendantiste~~s|independentista|monarquico|monárquic~o~a|feministe|"
      "pacifiste|zapatista|leghist~a~i|grillin~o~a~i|peronista|bolsonarista|chavista" },
    { WORD_SPECIAL, NULL, /* a faith with how one holds it */
      "orthodox jew~~s|orthodox jewish|ultra-orthodox|devout catholic~~s|devout muslim~~s|"
      "born-again christian~~s|lapsed catholic~~s|strict muslim~~s|strictly kosher|"
      "streng gläubig~~e|streng katholisch|strenggläubige juden|orthodoxe juden|gläubige muslima|"
      "gläubiger muslim|judíos ortodoxos|católicos practicantes|musulmanes practicantes|"
      "ebrei ortodossi|cattolici praticanti|musulmani praticanti|orthodoxe joden|"
      "praktiserend moslim|praktiserend katholiek|judeus ortodoxos|católicos praticantes|"
      "juifs orthodoxes|juifs pratiquants|catholiques pratiquants|musulmans pratiquants|"
      "soufie|soufis|protestants évangéliques" },
    { WORD_SPECIAL, NULL, /* one's own marks and records */
      "mis huellas dactilares|sus huellas dactilares|as minhas impressões digitais|"
      "minhas impressões digitais|cadastro criminal|strafregistereintrag|einträge im strafregister|"
      "strafregister eintrag|antecedentes policiales|precedenti penali|fedina penale sporca|"
      "libération conditionnelle|en liberté conditionnelle|mis en examen|mise en examen|"
      "en libertad condicional|in libertà vigilata|em liberdade condicional|"
      "on remand|ex-offender|ex offender|ex-convict|tagged by the court|on tag|community service "
      "order|"
      "strafrechtelijk veroordeeld|taakstraf|elektronische fußfessel|fußfessel|enkelband|"
      "bracciale elettronico|pulseira eletrónica|travaux d'intérêt général" },
    { WORD_SOMEBODY, NULL, /* who is called names, and who holds an office */
      "traité de|traitée de|traités de|traités d'|called me|called us|called him|called her|"
      "called my|chamaram|chamou-me|llamaron|me llamó|mi ha chiamato|mi ha chiamata|"
      "ci hanno chiamati|hat mich beschimpft als|noemde mij|noemde ons|conseiller municipal|"
      "conseillère municipale|consejera municipal|consigliera comunale|consigliere comunale|"
      "gemeenteraadslid|stadträtin|stadtrat|vereadora|vereador|town councillor" },
    { WORD_SPECIAL, NULL, /* changing what the papers say of one's sex */
      "suis en transition|est en transition de genre|i have transitioned|i've transitioned|"
      "i transitioned|she transitioned|he transitioned|am transitioning|mein geschlecht geändert|"
      "geschlecht angleichen lassen|in der transition|cambiado de sexo|cambié de sexo|"
      "cambio de sexo|cambiato sesso|cambio di sesso|ben in transitie|van geslacht veranderd|"
      "geslacht veranderd|mudei de sexo|mudança de sexo|mudou de sexo|married to my husband|"
      "vit avec son mari|vit avec mon mari et" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL, /* taken by the police */
      "verhaftet|festgenommen|detenid~o~a|detuvieron|arrestat~o~a|gearresteerd|detid~o~a|"
      "aangehouden door|arrêtée par la police|arrêté par la police|arrêtée par les gendarmes|"
      "arrêté par les gendarmes|in jail|in haft|in hechtenis|en preventiva|in cella" },
    { WORD_FIGURE, NULL,
      "arrested by the quality|cardiac arrested|detenido en aduana|detenido en la aduana|"
      "pedido detenido|paquete detenido|envío detenido|está detenido en|detenida en aduana" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, /* one's own marks */
      "face scan~~s|facial scan|voiceprint|voice print|palm print|empreinte vocale|"
      "scan du visage|scan de mon visage|reconnaissance vocale biométrique|gezichtsscan|"
      "scansione del volto|impronta vocale|escaneo facial|huella vocal|leitura facial|"
      "huellas dactilares|impressões digitais|dados biométricos|datos biométricos|"
      "dati biometrici|données biométriques|biometric data|biometrische daten|"
      "biometrische gegevens" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "ethnicity|ethnie|geloofsovertuiging" },
    { WORD_SOMEBODY, NULL,
      "my ex|mon ex|ton ex|son ex|mein ex|meine ex|mi ex|il mio ex|la mia ex|mijn ex|meu ex|"
      "minha ex" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "véu islâmico|uso hijab|usa hijab|uso véu" },
    { WORD_CAUSE, NULL, /* unions' houses and strikes, flags */
      "building|strike|strikes|streik|huelga|sciopero|staking|flag|drapeau|bandiera|vlag|fahne|"
      "bookshop|bookstore|librairie|wein|wine|vin|vino|calendar|calendrier|kalender" },
    { 0, NULL, NULL },
};
