/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_nl.c - Dutch words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/lexicon_priv.h"

const struct terms terms_special_nl[] = {
    { WORD_HEALTH, NULL,
      "kanker|borstkanker|longkanker|darmkanker|prostaatkanker|huidkanker|kankerpatiënt|tumor|"
      "hersentumor|leukemie|lymfoom|lymfeklierkanker|uitzaaiingen|melanoom|diabetes|suikerziekte|"
      "astma|astma-aanval|bronchitis|longontsteking|copd|longembolie|trombose|tuberculose|"
      "kinkhoest|"
      "epilepsie|epileptische aanval|epileptische aanvallen|multiple sclerose|parkinson|"
      "ziekte van parkinson|alzheimer|ziekte van alzheimer|dementie|autisme|"
      "autismespectrumstoornis|downsyndroom|syndroom van down|asperger|schizofrenie|"
      "bipolaire stoornis|depressie|postnatale depressie|angststoornis|paniekaanval|"
      "paniekaanvallen|dwangstoornis|posttraumatische stressstoornis|ptss|psychose|"
      "psychische problemen|psychische klachten|psychische aandoening|borderline|burn-out|burnout|"
      "overspannen|anorexia|boulimia|eetstoornis|alcoholverslaving|drugsverslaving|gokverslaving|"
      "alcoholisme|hiv|hiv-positief|hepatitis|syfilis|chlamydia|geslachtsziekte|long covid|"
      "gordelroos|waterpokken|mazelen|rodehond|roodvonk|hersenvliesontsteking|bloedvergiftiging|"
      "malaria|ziekte van lyme|ziekte van pfeiffer|buikgriep|blindedarmontsteking|"
      "alvleesklierontsteking|levercirrose|prikkelbare darm|prikkelbaredarmsyndroom|"
      "colitis ulcerosa|ziekte van crohn|coeliakie|glutenintolerantie|lactose-intolerantie|"
      "lactose-intolerant|maagzweer|hernia|liesbreuk|nierstenen|galstenen|nierfalen|nierziekte|"
      "leverfalen|leverziekte|hartinfarct|hartaanval|hartfalen|hartstilstand|hartritmestoornis|"
      "hartritmestoornissen|hartklachten|hartpatiënt|hartproblemen|boezemfibrilleren|beroerte|"
      "herseninfarct|hersenbloeding|hersenletsel|aneurysma|hersenschudding|hoge bloeddruk|"
      "lage bloeddruk|spataderen|bloedarmoede|sikkelcelziekte|hemofilie|taaislijmziekte|"
      "cystische fibrose|spierziekte|spierdystrofie|reuma|reumatoïde artritis|artritis|artrose|"
      "osteoporose|botontkalking|fibromyalgie|chronische vermoeidheid|lupus|ischias|scoliose|"
      "carpaaltunnelsyndroom|jicht|endometriose|blaasontsteking|incontinentie|"
      "erectiestoornis|onvruchtbaarheid|psoriasis|eczeem|netelroos|schurft|glaucoom|staar|"
      "maculadegeneratie|netvliesloslating|tinnitus|slaapapneu|dyslexie|adhd|dwarslaesie|"
      "hersenverlamming|schildklierprobleem|schildklierproblemen|trage schildklier|obesitas|"
      "chronische ziekte|chronische aandoening|chronische pijn|ernstige ziekte|ernstig ziek|"
      "ongeneeslijk ziek|ongeneeslijke ziekte|terminaal ziek|erfelijke ziekte|auto-immuunziekte|"
      "gezondheidsproblemen|gezondheidsklachten|gezondheidsredenen|gezondheidstoestand|"
      "medische redenen|medische klachten|medische aandoening|anafylactische shock|"
      "zelfmoordpoging|suïcidepoging|suïcidale gedachten|zelfbeschadiging|bedrijfsongeval|"
      "arbeidsongeval|beroepsziekte|rugpijn|rugklachten|kniepijn|gewrichtspijn|nekklachten|"
      "gebroken been|gebroken arm|gebroken heup|gebroken pols|gebroken enkel|whiplash" },
    { WORD_HEALTH, NULL,
      "chemotherapie|chemo|chemokuur|bestraling|bestralingen|immunotherapie|dialyse|nierdialyse|"
      "niertransplantatie|levertransplantatie|harttransplantatie|openhartoperatie|hartoperatie|"
      "knieoperatie|heupoperatie|rugoperatie|oogoperatie|geopereerd|maagverkleining|"
      "nieuwe heup|nieuwe knie|kunstheup|kunstknie|darmonderzoek|biopsie|mammografie|"
      "baarmoederverwijdering|stoma|keizersnede|intensive care|palliatieve zorg|hospice|"
      "ziekenhuisopname|opgenomen in het ziekenhuis|psychiatrie|psychiatrische instelling|ggz|"
      "psychotherapie|fysiotherapie|revalidatie|revalidatiecentrum|zuurstofapparaat|pacemaker|"
      "insulinepomp|bloedsuikermeter|hoortoestel|hoorapparaat|gehoorapparaat|gehoorapparaten|"
      "cochleair implantaat|beenprothese|scootmobiel|rollator|blindengeleidehond|hulphond|"
      "gebarentaal|thuiszorg|mantelzorg|verpleeghuis|ziekteverlof|ziekmelding|ziekgemeld|"
      "ziektewet|arbeidsongeschikt|arbeidsongeschiktheid|wao|wia-uitkering|wajong|"
      "wajong-uitkering|invaliditeit|zwangerschapsverlof|invalidenkaart|"
      "gehandicaptenparkeerkaart|gehandicaptenkaart|mindervalide|slechtziend|slechthorend|"
      "visuele beperking|lichamelijke beperking|verstandelijke beperking|beperkte mobiliteit|"
      "medisch dossier|medische verklaring|doktersverklaring|doktersattest|medisch attest|"
      "medische behandeling|medisch onderzoek|bloedonderzoek|zwangerschap|risicozwangerschap|"
      "buitenbaarmoederlijke zwangerschap|miskraam|doodgeboren|abortus|ivf|ivf-behandeling|"
      "zwangerschapsdiabetes|te vroeg geboren|vroeggeboorte" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabeet|diabeticus|diabetespatiënt|astmatisch|astmapatiënt|epileptisch|autistisch|autist|"
      "schizofreen|bipolair|depressief|verslaafd aan|alcoholist|seropositief|gehandicapt|invalide|"
      "rolstoelgebruiker|in een rolstoel|rolstoelgebonden|rolstoelafhankelijk|verlamd|doofstom|"
      "bedlegerig|suïcidaal|zwanger|hoogzwanger|dyslectisch|nierpatiënt|longpatiënt|reumapatiënt|"
      "chronisch ziek|coeliakiepatiënt|dementerend|incontinent" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "ziek|doof|blind|allergisch|gewond|zwaargewond|verslaafd|in het ziekenhuis|"
      "uit het ziekenhuis|naar het ziekenhuis|in coma|in de ziektewet|gevaccineerd|"
      "geblesseerd|onder behandeling" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "ziekte|migraine|allergie|notenallergie|pinda-allergie|intolerantie|griep|koorts|"
      "misselijkheid|diarree|duizeligheid|flauwte|slapeloosheid|angsten|fobie|verslaving|operatie|"
      "transplantatie|antidepressiva|slaappillen|insuline|cortisone|morfine|bloedverdunners|"
      "rolstoel|handicap|krukken|prothese|blessure|breuk|botbreuk|verstuiking|infectie|ontsteking|"
      "terugval|aandoening|bevalling|aids|narcose|bloeddruk|hoofdpijn" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "behandeling|medicatie|medicijn|medicijnen|gezondheid|psychiater|psycholoog|oncoloog|"
      "cardioloog|"
      "neuroloog|gynaecoloog|verloskundige|chirurg|fysiotherapeut|therapeut|diagnose|huisarts" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, "operatie|pijn|klachten|blessure|breuk|gebroken|gekneusd" },
    { WORD_SPECIAL, NULL,
      "jehova's getuige|jehova's getuigen|jehovah's getuige|mijn geloof|mijn religie|"
      "geloofsovertuiging|religieuze redenen|religieuze overtuiging|islamitisch geloof|joods "
      "geloof|"
      "vakbond|vakbondslid|lid van de vakbond|vakbondsvertegenwoordiger|vakbondsman|fnv-lid|"
      "partijlid|lid van de partij|politieke voorkeur|politieke overtuiging|politieke mening|"
      "etnische afkomst|etnische "
      "achtergrond|migratieachtergrond|asielzoeker|asielaanvraag|vluchteling|"
      "homoseksueel|biseksueel|transgender|transseksueel|lesbisch|lesbienne|non-binair|"
      "geslachtsverandering|gendertransitie|genderidentiteit|seksuele geaardheid|"
      "seksuele voorkeur|seksleven|biometrische gegevens|vingerafdrukken|gezichtsherkenningsdata|"
      "dna-test|genetische test|genetische gegevens|strafblad|vog geweigerd|veroordeeld voor|"
      "strafrechtelijke veroordeling|gevangenisstraf|celstraf|taakstraf|voorwaardelijke straf|"
      "voorlopige hechtenis|in de gevangenis|in hechtenis|enkelband|huiselijk geweld|"
      "seksueel misbruik|verkrachting|verkracht|rijden onder invloed|onder bewind|"
      "onder curatele|bewindvoerder" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "katholiek|protestants|gereformeerd|moslim|moslima|islamitisch|joods|jood|boeddhist|hindoe|"
      "atheïst|christelijk|christen|gelovig|orthodox|homo|gay|trans|communist|socialist|"
      "gedetineerd|"
      "gedetineerde" },
    { WORD_SPECIAL | WORD_LEANING, NULL,
      "ramadan|halal|koosjer|moskee|synagoge|hoofddoek|vingerafdruk|islam|jodendom" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "geloof|religie|dna|seksualiteit|reclasseringsambtenaar" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { 0, NULL, NULL },
};
