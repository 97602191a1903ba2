/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_nl.c - Dutch words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_nl[] = {
    { WORD_HEALTH, NULL,
      "kanker|borstkanker|longkanker|darmkanker|prostaatkanker|huidkanker|kankerpatiënt|"
      "tumor|hersentumor|leukemie|lymfoom|lymfeklierkanker|uitzaaiingen|melanoom|diabetes|"
      "suikerziekte|astma|astma-aanval|bronchitis|longontsteking|copd|longembolie|trombose|"
      "tuberculose|kinkhoest|epilepsie|epileptische aanval|epileptische aanvallen|"
      "multiple sclerose|parkinson|ziekte van parkinson|alzheimer|ziekte van alzheimer|"
      "dementie|autisme|autismespectrumstoornis|downsyndroom|syndroom van down|asperger|"
      "schizofrenie|bipolaire stoornis|depressie|postnatale depressie|angststoornis|"
      "paniekaanval|paniekaanvallen|dwangstoornis|posttraumatische stressstoornis|ptss|"
      "psychose|psychische problemen|psychische klachten|psychische aandoening|borderline|"
      "burn-out|burnout|overspannen|anorexia|boulimia|eetstoornis|alcoholverslaving|"
      "drugsverslaving|gokverslaving|alcoholisme|hiv|hiv-positief|hepatitis|syfilis|"
      "chlamydia|geslachtsziekte|long covid|gordelroos|waterpokken|mazelen|rodehond|roodvonk|"
      "hersenvliesontsteking|bloedvergiftiging|malaria|ziekte van lyme|ziekte van pfeiffer|"
      "buikgriep|blindedarmontsteking|alvleesklierontsteking|levercirrose|prikkelbare darm|"
      "prikkelbaredarmsyndroom|colitis ulcerosa|ziekte van crohn|coeliakie|"
      "glutenintolerantie|lactose-intolerantie|lactose-intolerant|maagzweer|hernia|liesbreuk|"
      "nierstenen|galstenen|nierfalen|nierziekte|leverfalen|leverziekte|hartinfarct|"
      "hartaanval|hartfalen|hartstilstand|hartritmestoornis|hartritmestoornissen|"
      "hartklachten|hartpatiënt|hartproblemen|boezemfibrilleren|beroerte|herseninfarct|"
      "hersenbloeding|hersenletsel|aneurysma|hersenschudding|hoge bloeddruk|lage bloeddruk|"
      "spataderen|bloedarmoede|sikkelcelziekte|hemofilie|taaislijmziekte|cystische fibrose|"
      "spierziekte|spierdystrofie|reuma|reumatoïde artritis|artritis|artrose|osteoporose|"
      "botontkalking|fibromyalgie|chronische vermoeidheid|lupus|ischias|scoliose|"
      "carpaaltunnelsyndroom|jicht|endometriose|blaasontsteking|incontinentie|"
      "erectiestoornis|onvruchtbaarheid|psoriasis|eczeem|netelroos|schurft|glaucoom|staar|"
      "maculadegeneratie|netvliesloslating|tinnitus|slaapapneu|dyslexie|adhd|dwarslaesie|"
      "hersenverlamming|schildklierprobleem|schildklierproblemen|trage schildklier|obesitas|"
      "chronische ziekte|chronische aandoening|chronische pijn|ernstige ziekte|ernstig ziek|"
      "ongeneeslijk ziek|ongeneeslijke ziekte|terminaal ziek|erfelijke ziekte|"
      "auto-immuunziekte|gezondheidsproblemen|gezondheidsklachten|gezondheidsredenen|"
      "gezondheidstoestand|medische redenen|medische klachten|medische aandoening|"
      "anafylactische shock|zelfmoordpoging|suïcidepoging|suïcidale gedachten|"
      "zelfbeschadiging|bedrijfsongeval|arbeidsongeval|beroepsziekte|rugpijn|rugklachten|"
      "kniepijn|gewrichtspijn|nekklachten|gebroken been|gebroken arm|gebroken heup|"
      "gebroken pols|gebroken enkel|whiplash" },
    { WORD_HEALTH, NULL,
      "chemotherapie|chemo|chemokuur|bestraling|bestralingen|immunotherapie|dialyse|"
      "nierdialyse|niertransplantatie|levertransplantatie|harttransplantatie|"
      "openhartoperatie|hartoperatie|knieoperatie|heupoperatie|rugoperatie|oogoperatie|"
      "geopereerd|maagverkleining|nieuwe heup|nieuwe knie|kunstheup|kunstknie|darmonderzoek|"
      "biopsie|mammografie|baarmoederverwijdering|stoma|keizersnede|intensive care|"
      "palliatieve zorg|hospice|ziekenhuisopname|opgenomen in het ziekenhuis|psychiatrie|"
      "psychiatrische instelling|ggz|psychotherapie|fysiotherapie|revalidatie|"
      "revalidatiecentrum|zuurstofapparaat|pacemaker|insulinepomp|bloedsuikermeter|"
      "hoortoestel|hoorapparaat|gehoorapparaat|gehoorapparaten|cochleair implantaat|"
      "beenprothese|rollator|blindengeleidehond|hulphond|gebarentaal|thuiszorg|mantelzorg|"
      "verpleeghuis|ziekteverlof|ziekgemeld|ziektewet|arbeidsongeschikt|"
      "arbeidsongeschiktheid|wao|wia-uitkering|wajong|wajong-uitkering|invaliditeit|"
      "zwangerschapsverlof|invalidenkaart|gehandicaptenparkeerkaart|mindervalide|slechtziend|"
      "slechthorend|visuele beperking|lichamelijke beperking|verstandelijke beperking|"
      "beperkte mobiliteit|medisch dossier|medische verklaring|doktersverklaring|"
      "doktersattest|medisch attest|medische behandeling|medisch onderzoek|bloedonderzoek|"
      "zwangerschap|risicozwangerschap|buitenbaarmoederlijke zwangerschap|miskraam|"
      "doodgeboren|abortus|ivf|ivf-behandeling|zwangerschapsdiabetes|te vroeg geboren|"
      "vroeggeboorte" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabeet|diabeticus|diabetespatiënt|astmatisch|astmapatiënt|epileptisch|autistisch|"
      "autist|schizofreen|bipolair|depressief|verslaafd aan|alcoholist|seropositief|"
      "gehandicapt|invalide|rolstoelgebruiker|rolstoelgebonden|rolstoelafhankelijk|doofstom|"
      "bedlegerig|suïcidaal|zwanger|hoogzwanger|dyslectisch|nierpatiënt|longpatiënt|"
      "reumapatiënt|chronisch ziek|coeliakiepatiënt|dementerend|incontinent" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "ziek|blind|allergisch|gewond|zwaargewond|verslaafd|uit het ziekenhuis|"
      "naar het ziekenhuis|in coma|in de ziektewet|gevaccineerd|geblesseerd|onder behandeling" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "ziekte|migraine|allergie|intolerantie|griep|koorts|misselijkheid|diarree|duizeligheid|"
      "flauwte|slapeloosheid|angsten|fobie|verslaving|operatie|transplantatie|antidepressiva|"
      "slaappillen|cortisone|morfine|bloedverdunners|rolstoel|handicap|krukken|prothese|"
      "blessure|breuk|botbreuk|verstuiking|infectie|ontsteking|terugval|aandoening|bevalling|"
      "aids|narcose|bloeddruk|hoofdpijn" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "behandeling|medicatie|medicijn|medicijnen|gezondheid|psychiater|psycholoog|oncoloog|"
      "cardioloog|neuroloog|gynaecoloog|verloskundige|chirurg|fysiotherapeut|therapeut|"
      "diagnose" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, "operatie|pijn|klachten|blessure|breuk|gebroken|gekneusd" },
    { WORD_SPECIAL, NULL,
      "jehova's getuige|jehova's getuigen|jehovah's getuige|mijn geloof|mijn religie|"
      "geloofsovertuiging|religieuze redenen|religieuze overtuiging|islamitisch geloof|"
      "joods geloof|vakbondslid|lid van de vakbond|vakbondsvertegenwoordiger|"
      "vakbondsman|fnv-lid|partijlid|lid van de partij|politieke voorkeur|"
      "politieke overtuiging|politieke mening|etnische afkomst|etnische achtergrond|"
      "migratieachtergrond|asielzoeker|asielaanvraag|vluchteling|homoseksueel|biseksueel|"
      "transgender|transseksueel|lesbisch|lesbienne|non-binair|geslachtsverandering|"
      "gendertransitie|genderidentiteit|seksuele geaardheid|seksuele voorkeur|seksleven|"
      "biometrische gegevens|vingerafdrukken|gezichtsherkenningsdata|dna-test|"
      "genetische test|genetische gegevens|strafblad|vog geweigerd|veroordeeld voor|"
      "strafrechtelijke veroordeling|gevangenisstraf|celstraf|taakstraf|"
      "voorwaardelijke straf|voorlopige hechtenis|in de gevangenis|in hechtenis|enkelband|"
      "huiselijk geweld|seksueel misbruik|verkrachting|verkracht|rijden onder invloed|"
      "onder bewind|onder curatele" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "katholiek|protestants|gereformeerd|moslim|moslima|islamitisch|joods|jood|boeddhist|"
      "hindoe|atheïst|christelijk|christen|gelovig|orthodox|homo|gay|trans|communist|"
      "socialist|gedetineerd|gedetineerde" },
    { WORD_SPECIAL | WORD_LEANING, NULL,
      "ramadan|halal|koosjer|moskee|synagoge|hoofddoek|vingerafdruk|islam|jodendom" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "geloof|religie|dna|seksualiteit|reclasseringsambtenaar" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH, NULL,
      "pinda-allergie|pinda allergie|notenallergie|bijenallergie|melkallergie|"
      "koemelkallergie|hooikoorts|glutenallergie|artrose|artrose beide knieën|oorpijn|"
      "oorontsteking|keelontsteking|longontsteking|blaasontsteking|nierbekkenontsteking|"
      "hersenvliesontsteking|slijmbeursontsteking|peesontsteking|voorhoofdsholteontsteking|"
      "open been|enkel verzwikt|enkel verstuikt|enkel gebroken|been gebroken|arm gebroken|"
      "pols gebroken|heup gebroken|gebroken been|gebroken arm|gebroken pols|gebroken heup|"
      "gebroken enkel|gebroken sleutelbeen|gebroken rib|gebroken ribben|gekneusde ribben|"
      "gescheurde meniscus|kruisband gescheurd|kruisbandletsel|spierscheuring|brandwond|"
      "brandwonden|snijwond|hoofdwond|hechtingen|hersenschudding|whiplash|in het ziekenhuis|"
      "op de ic|op de intensive care|in coma|bedwateren|bedplassen|faalangst|pleinvrees|"
      "claustrofobie|paniekstoornis|angststoornis|eetstoornis|dwangstoornis|overspannen|"
      "overspannenheid|thuis met een burn-out|burn-outklachten|depressieve klachten|"
      "suïcidaal|zelfmoordpoging|zelfbeschadiging|verslavingskliniek|alcoholverslaving|"
      "drugsverslaving|gokverslaving|gokverslaafd|alcoholprobleem|afkickkliniek|borderline|"
      "psychotische|schizofrenie|manisch|dementie|beginnende dementie|vergeetachtig|"
      "alzheimer|parkinson|epileptische aanval|hartinfarct|hartaanval|hartfalen|hartklachten|"
      "hartkloppingen|hartritmestoornis|boezemfibrilleren|herseninfarct|hersenbloeding|"
      "beroerte|trombosebeen|longembolie|hoge bloeddruk|hoog cholesterol|spataderen|"
      "bloedarmoede|sikkelcelziekte|taaislijmziekte|spierziekte|reuma|jicht|hernia|rughernia|"
      "botontkalking|slijtage|ischias|kanker|borstkanker|longkanker|darmkanker|"
      "prostaatkanker|huidkanker|hersentumor|leukemie|lymfeklierkanker|chemokuur|bestraling|"
      "bestralingen|uitgezaaid|uitzaaiingen|terminaal|palliatief|astma-aanval|copd|"
      "bronchitis|longemfyseem|kinkhoest|waterpokken|gordelroos|krentenbaard|hoofdluis|"
      "luizen|schurft|wratten|voedselvergiftiging|buikgriep|griep|maagzweer|maagzuur|"
      "darmontsteking|prikkelbare darm|stoma|galstenen|nierstenen|nierfalen|nierdialyse|"
      "leverziekte|schildklier|zwangerschapsdiabetes|zwangerschapsvergiftiging|miskraam|"
      "buitenbaarmoederlijke zwangerschap|doodgeboren|keizersnede|zwangerschapsverlof|"
      "ivf-traject|vroeggeboorte|te vroeg geboren|staaroperatie|netvliesloslating|"
      "maculadegeneratie|kleurenblind|doof aan|doof|slechthorend|slechtziend|gehoorverlies|"
      "oorsuizen|rolstoel|in een rolstoel|met een rollator|op krukken|verlamd|"
      "halfzijdig verlamd|amputatie|geamputeerd|beenprothese|hulphond|geleidehond|gips|"
      "in het gips|ziek thuis|ziekgemeld|ziekteverlof|arbeidsongeschikt|wao|"
      "wia-uitkering|wajong|re-integratie|revalidatie|revalideert" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "depressief|suikerpatiënt|nierpatiënt|kleurenblind|claustrofobisch|visueel beperkt" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "geblesseerd|gewond|verkouden|grieperig|ziek|in het gips|aan de beademing" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "inhaler|pufje|koorts|medicijnen|antibiotica|krukken|rollator|blessure|verzwikking|"
      "misselijk|duizelig|euthanasie|operatie" },
    { WORD_SPECIAL, NULL,
      "lid van de vrijgemaakte kerk|lid van de kerk|vakbondsafgevaardigde|vakbondslid|"
      "kaderlid|lid van de fnv|lid van cnv|lid van de vakbond|lid van de pvda|"
      "lid van groenlinks|lid van de pvv|lid van de vvd|lid van het vlaams belang|stem pvv|"
      "stem groenlinks|gereformeerd vrijgemaakt|protestantse godsdienst|"
      "katholieke godsdienst|islamitische godsdienst|joodse godsdienst|zevendedagsadventist|"
      "jehova's getuige|getuige van jehova|praktiserend moslim|praktiserend katholiek|"
      "eet halal|eten halal|eet koosjer|eet geen varkensvlees|eten geen varkensvlees|"
      "twee moeders|twee vaders|van marokkaanse afkomst|van turkse afkomst|"
      "van surinaamse afkomst|donkere huidskleur|veroordeeld voor|veroordeeld wegens|"
      "strafblad|in de gevangenis|in detentie|enkelband|taakstraf|voorwaardelijke straf" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "protestants|protestantse|gereformeerd|hervormd|katholiek|rooms-katholiek|islamitisch|"
      "joods|hindoestaans|hindoe|boeddhist|sikh|alevi|koptisch|adventist|evangelisch|atheïst|"
      "homo|biseksueel|trans|sinti|koerd|koerdisch|berber|moslima|moslims" },
    { WORD_HEALTH, NULL,
      "heeft ms|heb ms|met ms|heeft als en|heeft add|is opgenomen|"
      "opgenomen in het ziekenhuis|opgenomen in het amc|opgenomen in de kliniek|grauwe staar" },
    { WORD_HEALTH, NULL,
      "insuline|hielspoor|hallux valgus|evenwichtsstoornissen|evenwichtsstoornis|"
      "aan de zuurstof|zuurstof thuis|aan de beademing|hand-voet-mondziekte|vijfde ziekte|"
      "zesde ziekte|katheter|incontinentiemateriaal|luiers voor volwassenen|liesblessure|"
      "hamstringblessure|zweepslag|achillespeesruptuur|bloedgroep|zeven maanden zwanger|"
      "acht maanden zwanger|maagkanker|leverkanker|nierkanker|alvleesklierkanker|"
      "slokdarmkanker|keelkanker|blaaskanker|baarmoederkanker|eierstokkanker|botkanker|"
      "schildklierkanker|teelbalkanker|stembandontsteking|oogontsteking|gewrichtsontsteking|"
      "tandvleesontsteking|maagontsteking|huidontsteking|bijholteontsteking|spierontsteking|"
      "zenuwontsteking|hartspierontsteking|prostaatontsteking|hamstringletsel|knieblessure|"
      "knieletsel|enkelblessure|enkelletsel|schouderblessure|schouderletsel|rugblessure|"
      "rugletsel|spierblessure|spierletsel|nekblessure|nekletsel|polsblessure|polsletsel|"
      "kuitblessure|kuitletsel|liesletsel|hoofdblessure|hoofdletsel|kruisbandblessure|"
      "pollenallergie|pindaallergie|eiallergie|huisstofmijtallergie|kattenallergie|"
      "hondenallergie|wespenallergie|latexallergie|penicillineallergie|schaaldierenallergie|"
      "visallergie|sojaallergie|nikkelallergie|persoonlijkheidsstoornis|slaapstoornis|"
      "aandachtsstoornis|spraakstoornis|stemmingsstoornis|knieklachten|nekpijn|schouderpijn|"
      "schouderklachten|heuppijn|heupklachten|gewrichtsklachten|buikpijn|buikklachten|"
      "kiespijn|kiesklachten|hoofdpijn|hoofdklachten|schouderoperatie|herniaoperatie|"
      "galblaasoperatie|meniscusoperatie" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "vakbond" }, /* it hires rooms, too */
    { 0, NULL, NULL },
};
