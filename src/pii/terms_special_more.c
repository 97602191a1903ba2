/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_more.c - more words of health and of GDPR art. 9 and 10, a matter a row.
 *
 * The same two hundred matters were said in seven languages; here is what the tables of the single
 * languages (terms_special_*.c) did not know, so that what is found in one is found in the others.
 */
#include "pii/lexicon_priv.h"

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
      "ecg|ekg|échographie cardiaque|kinésithérapeute|orthophonie|logopädie|logopedie|"
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
      "testemunhas de jeová|getuigen van jehova|curatelle renforcée|sous curatelle renforcée|"
      "curatelle simple|sous curatelle simple" },
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
    { 0, NULL, NULL },
};
