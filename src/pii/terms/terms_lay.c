/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_lay.c - how people without medicine tell of it, and of what else art. 9 is about, in all
 * languages side by side: organs that give up, sleep, bladder and drink, insults, services one
 * goes to.
 *
 * No sleep for noise: how long it lasts, or fear, is said with it.  No "wears nappies": babies do.
 */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_community[] = "community", said_lone[] = "lone", said_limb[] = "limb",
           said_sleep[] = "sleep";

const struct terms terms_lay[] = {
    { WORD_HEALTH | WORD_LEANING, NULL, /* what gives up */
      "reins foutus|rein foutu|reins fichus|reins lâchent|reins qui lâchent|foie foutu|"
      "genoux foutus|genou foutu|hanches foutues|hanche foutue|poumons foutus|"
      "cœur fatigué|cœur qui lâche|cœur qui déraille|"
      "kidneys are packing in|kidneys are packing up|kidneys packing in|kidneys packed in|"
      "kidneys packed up|kidneys are failing|kidneys failed|kidneys have failed|kidneys gave out|"
      "kidneys have gone|heart is packing up|heart is giving out|liver is packing up|"
      "liver has packed up|dodgy heart|dodgy ticker|dodgy hip|dodgy knee|dodgy knees|dodgy kidneys|"
      "waterworks are playing up|waterworks trouble|trouble with my waterworks|"
      "trouble with his waterworks|trouble with her waterworks|me waterworks|my waterworks|"
      "his waterworks|bad with her nerves|bad with his nerves|bad with my nerves|"
      "trouble with her nerves|trouble with my nerves|it's her nerves|it's his nerves|"
      "it's my nerves|nerves are bad|nerves are shot|"
      "versagen die nieren|nieren versagen|nieren versagten|nieren haben versagt|"
      "nieren machen nicht mehr mit|nieren machen schlapp|nieren sind kaputt|nieren sind hin|"
      "leber ist kaputt|leber ist hin|lunge ist kaputt|herz macht nicht mehr mit|"
      "herz macht schlapp|es mit den nerven|es mit dem herzen|es mit der galle|es mit dem magen|"
      "es mit der lunge|es mit der bandscheibe|es mit dem kreislauf|es an der lunge|"
      "es an der leber|es an den nieren|es am herzen|was am herzen|was an der lunge|"
      "was an der leber|was an den nieren|was mit dem herzen|was mit der schilddrüse|"
      "was mit den nieren|rücken und zucker|zucker und blutdruck|blutdruck und zucker|herz und "
      "zucker|"
      "zucker und herz|"
      "riñones fastidiados|riñones hechos polvo|riñones no le funcionan|riñones no me funcionan|"
      "rodillas hechas polvo|espalda hecha polvo|caderas hechas polvo|azúcar por las nubes|"
      "tensión por las nubes|colesterol por las nubes|tengo el azúcar alto|tiene el azúcar alto|"
      "tengo el azúcar alta|tiene el azúcar alta|el azúcar que lo tiene por las nubes|"
      "se me sube la tensión|se le sube la tensión|"
      "me sube el azúcar|le sube el azúcar|me subió el azúcar|le subió el azúcar|"
      "bultito en el pecho|bultitos en el pecho|bultitos del pecho|bultito del pecho|"
      "bultito en la mama|bulto en la mama|bulto en el pecho|bultos en el pecho|"
      "cuore che fa i capricci|cuore fa i capricci|cuore fa le bizze|cuore ballerino|"
      "cuore malandato|reni che non vanno|reni non funzionano più|reni mi hanno mollato|"
      "pressione ballerina|schiena a pezzi|ginocchia a pezzi|nodulino al seno|"
      "nieren doen het niet meer|nieren zijn op|nieren laten het afweten|"
      "hart laat het afweten|hart wil niet meer|lever is kapot|aan de nieren|iets aan het hart|"
      "iets aan de longen|het aan het hart|het aan de nieren|knobbeltje in de borst|"
      "knobbeltje in mijn borst|knobbeltje in haar borst|"
      "rins já não funcionam|rins deixaram de funcionar|coração cansado|coração fraquinho|"
      "tensão nas nuvens|açúcar nas nuvens|caroço no peito|caroço na mama|nódulo na mama|"
      "problema dos nervos|sofre dos nervos|sofro dos nervos|doente dos nervos" },
    { WORD_HEALTH, said_sleep, /* no sleep, and why or how long */
      "ne ferme plus l'œil|n'ai pas fermé l'œil depuis des semaines|"
      "ne dors plus depuis des semaines|ne dors plus depuis des mois|"
      "ne dort plus depuis des semaines|ne dort plus depuis des mois|"
      "ne dors plus d'angoisse|ne dors plus de stress|ne dort plus d'angoisse|"
      "dors plus depuis des semaines|dors plus depuis des mois|dors plus d'angoisse|"
      "can't sleep for panic|can't sleep for worry|can't sleep for anxiety|can't sleep for pain|"
      "can't sleep with worry|can't sleep with anxiety|can't sleep for the pain|"
      "can't sleep with the pain|haven't slept for weeks|haven't slept in weeks|"
      "haven't slept for months|haven't slept properly for weeks|haven't slept properly in weeks|"
      "not slept for weeks|not slept in weeks|hasn't slept for weeks|hasn't slept in weeks|"
      "schlafe vor angst nicht|schlafe vor angst nicht mehr|schlafe vor sorge nicht|"
      "schlafe vor schmerzen nicht|schlafe nachts vor angst nicht|kann vor angst nicht schlafen|"
      "kann vor schmerzen nicht schlafen|kann vor sorge nicht schlafen|"
      "kann vor angst nicht mehr schlafen|schlafe seit wochen nicht|schlafe seit monaten nicht|"
      "schläft seit wochen nicht|schläft seit monaten nicht|seit wochen nicht geschlafen|"
      "seit wochen nicht mehr geschlafen|seit monaten nicht mehr geschlafen|"
      "no pego ojo desde hace semanas|no pego ojo de la angustia|no pego ojo de la ansiedad|"
      "llevo semanas sin dormir|llevo meses sin dormir|lleva semanas sin dormir|"
      "lleva meses sin dormir|llevo semanas sin pegar ojo|llevo meses sin pegar ojo|"
      "no duermo desde hace semanas|no duermo desde hace meses|no duermo de la ansiedad|"
      "no duermo de la angustia|"
      "non dormo da settimane|non dormo da mesi|non dormo da due settimane|"
      "non dormo da tre settimane|non dormo da quattro settimane|non dormo da due mesi|"
      "non dormo da tre mesi|non dorme da settimane|non dorme da mesi|non dormo per l'ansia|"
      "non dormo dall'ansia|non dormo per l'angoscia|non chiudo occhio da settimane|"
      "non chiudo occhio da mesi|"
      "slaap ik al weken niet|slaap al weken niet|slaap al maanden niet|slaap ik al maanden niet|"
      "slaapt al weken niet|slaapt al maanden niet|al weken niet geslapen|"
      "doe al weken geen oog dicht|slaap niet van de zorgen|slaap niet van de stress|"
      "slaap niet van de pijn|slaap niet van angst|"
      "não prego olho há semanas|não prego olho há meses|não prego olho há dias|"
      "não durmo há semanas|não durmo há meses|não durmo de ansiedade|não durmo da ansiedade|"
      "não durmo com ansiedade|não dorme há semanas|não dorme há meses" },
    { WORD_HEALTH, NULL, /* bladder, mind */
      "refait pipi au lit|refait pipi la nuit|se fait pipi dessus|se pisse dessus|"
      "fait sous lui|fait sous elle|couches pour adultes|couches pour adulte|"
      "wets the bed|wetting the bed|wets herself|wets himself|wetting herself|wetting himself|"
      "wet the bed|incontinence pads|soils herself|soils himself|"
      "macht ins bett|nässt ein|nässt wieder ein|nässt nachts ein|macht wieder ins bett|"
      "macht sich in die hose|macht unter sich|"
      "se hace pis en la cama|se hace pis encima|se orina en la cama|se orina encima|"
      "moja la cama|se hace encima sus necesidades|"
      "fa pipì a letto|fa la pipì a letto|fa ancora pipì a letto|fa ancora la pipì a letto|"
      "bagna il letto|si fa i bisogni addosso|si fa la pipì addosso|fa i bisogni addosso|"
      "si fa pipì addosso|pannolone|pannoloni|"
      "plast in haar broek|plast in zijn broek|plast in bed|plast weer in bed|"
      "plast nog in bed|plast weer in haar bed|plast in haar bed|plast in zijn bed|bedplassen|"
      "bedplasser|"
      "fazer chichi na cama|fazer xixi na cama|faz chichi nas calças|faz xixi nas calças|"
      "fralda para adulto|fraldas para adulto|fraldas de adulto|fralda geriátrica|"
      "fraldas geriátricas" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* lost ways, drink, periods, wheelchairs */
      "steeds de weg kwijt|weet de weg niet meer|já não diz coisa com coisa|"
      "replongé dans la boisson|replongée dans la boisson|retombé dans la boisson|"
      "retombée dans la boisson|retombé dans l'alcool|retombée dans l'alcool|"
      "remis à boire|remise à boire|recommencé à boire|boit en cachette|boit du matin au soir|"
      "back on the drink|drinking again|drinks in secret|hitting the bottle|"
      "trinkt wieder|trinkt heimlich|hängt an der flasche|wieder an der flasche|"
      "ha vuelto a beber|vuelve a beber|volvió a beber|ha vuelto a la bebida|bebe a escondidas|"
      "ha ripreso a bere|ha ricominciato a bere|si è rimesso a bere|si è rimessa a bere|"
      "beve di nascosto|"
      "aan de drank|weer aan het drinken|drinkt stiekem|"
      "voltou a beber|voltou à bebida|recaiu na bebida|bebe às escondidas|metido na bebida|"
      "metida na bebida|"
      "règles douloureuses|règles abondantes|"
      "on my period|on her period|got my period|my period pains|period pains|heavy periods|"
      "meine tage bekommen|ihre tage bekommen|regelschmerzen|periodenschmerzen|"
      "dolores de regla|"
      "reglas abundantes|mestruazioni|dolori mestruali|ciclo mestruale|mestruazioni abbondanti|"
      "ongesteld|menstruatiepijn|estou menstruada|está menstruada|"
      "estou com o período menstrual|dores do período|cólicas menstruais|dores menstruais|veio-me "
      "o período|"
      "besoin d'un fauteuil roulant|"
      "besoin du fauteuil roulant|assistance fauteuil roulant|"
      "needs a wheelchair|"
      "need a wheelchair|needs the wheelchair|"
      "braucht einen rollstuhl|braucht den rollstuhl|"
      "brauche einen rollstuhl|wheelchair assistance|rollstuhlservice|rollstuhlassistenz|"
      "rolstoelassistentie|rolstoelbegeleiding|"
      "necesita silla de ruedas|necesito silla de ruedas|necesita una silla de ruedas|"
      "necesito una silla de ruedas|asistencia en silla de ruedas|"
      "serve la sedia a rotelle|serve una sedia a rotelle|bisogno della sedia a rotelle|"
      "bisogno di una sedia a rotelle|assistenza sedia a rotelle|"
      "precisa de cadeira de rodas|preciso de cadeira de rodas|precisa de uma cadeira de rodas|"
      "preciso de uma cadeira de rodas" },
    { WORD_HEALTH, NULL, /* as travellers note it */
      "wheelchair needed|wheelchair required|rollstuhl nötig|"
      "rollstuhl benötigt|rollstuhl noetig|"
      "fauteuil roulant à prévoir|"
      "fauteuil roulant nécessaire|rolstoel nodig|"
      "silla de ruedas necesaria|sedia a rotelle necessaria|cadeira de rodas necessária" },
    { WORD_HEALTH, NULL, /* ears, pills, operations */
      "entends plus de l'oreille|entend plus de l'oreille|entends rien de l'oreille|"
      "entends plus d'une oreille|entend plus d'une oreille|vois plus de l'œil|voit plus de l'œil|"
      "vois plus d'un œil|voit plus d'un œil|vois rien de l'œil|"
      "höre auf dem linken ohr|höre auf dem rechten ohr|hört auf dem linken ohr|"
      "hört auf dem rechten ohr|sehe auf dem linken auge|sehe auf dem rechten auge|"
      "sieht auf dem linken auge|sieht auf dem rechten auge|"
      "cachets contre l'angoisse|cachets pour dormir|cachets pour les nerfs|"
      "pillen tegen het piekeren|pillen tegen de angst|pillen tegen de stress|"
      "pillen tegen de depressie|pillen om te slapen|pillen voor het hart|"
      "pillen gegen die angst|tabletten gegen die angst|tabletten zum schlafen|"
      "pastillas para los nervios|pastillas para dormir|pastillas para la tensión|"
      "pastillas para el azúcar|pastillas para la ansiedad|"
      "pastiglie per dormire|pastiglie per la pressione|pillole per dormire|"
      "comprimidos para os nervos|comprimidos para dormir|comprimidos para a tensão|"
      "tablets for my nerves|pills for my nerves|tablets for her nerves|pills for her nerves|"
      "gallenblasenentfernung|gebärmutterentfernung|mandelentfernung|prostataentfernung|"
      "schilddrüsenentfernung|ligature des trompes|"
      "pour zona|zit onder de waterpokken|zit onder de uitslag|zit onder het eczeem|"
      "attaques de panique|ataques de pânico|diabetespatiënt|diabetespatiënte|"
      "hartpatiënt|hartpatiënte|kankerpatiënt|kankerpatiënte|nierpatiënt|nierpatiënte|"
      "astmapatiënt|astmapatiënte" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* heads, limbs, what was put in or taken off */
      "fait une attaque cérébrale|a fait une attaque|tête qui part|la tête qui s'en va|"
      "poumons pris|"
      "memory is going|memory has gone|mind is going|the big c|off the booze|on the booze again|"
      "self-harm|self-harms|self-harming|self-harmed|had his leg off|had her leg off|"
      "had my leg off|had his foot off|had her foot off|had a toe off|"
      "got a new hip|got a new knee|had a new hip|had a new knee|"
      "nicht mehr ganz bei sich|es an der bandscheibe|es an der hüfte|es an der galle|"
      "das bein abgenommen|den fuß abgenommen|neues kniegelenk|neues hüftgelenk|"
      "hanno amputato un piede|hanno amputato una gamba|amputato un piede|amputata una gamba|"
      "amputaron un pie|amputaron una pierna|amputaram um pé|"
      "amputaram uma perna|"
      "nieuwe knie|se suicidó|se ha suicidado|"
      "se quitó la vida|si è tolto la vita|si è tolta la vita|si è suicidato|si è suicidata|"
      "suicidou-se|matou-se|tirou a própria vida" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* no label, no cork */
      "sempre attaccato alla bottiglia|sempre attaccata alla bottiglia|"
      "si è attaccato alla bottiglia|si è attaccata alla bottiglia|sta attaccato alla bottiglia|"
      "sta attaccata alla bottiglia|vive attaccato alla bottiglia|vive attaccata alla bottiglia|"
      "di nuovo attaccato alla bottiglia|di nuovo attaccata alla bottiglia" },
    { WORD_HEALTH | WORD_LEANING, said_lone, /* no rules that a shop has, no ruler of wood */
      "ai mes règles|a ses règles|eu mes règles|tengo regla|tengo la regla|tiene la regla|"
      "bajó la regla|bajado la regla" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "me subió la tensión|le subió la tensión|me bajó la tensión|le bajó la tensión" },
    { WORD_HEALTH | WORD_LEANING, said_limb, /* no foot of a lamp, no pressure of water */
      "me subió la presión|le subió la presión|dos foutu|dos bousillé|coupé la jambe|"
      "coupé le pied|coupé un orteil|coupé les deux jambes|hanno tagliato un piede|"
      "cortaram a perna|cortaram o pé" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* eyes and ears that nothing is seen or heard with */
      "zie niets meer met mijn linkeroog|zie niets meer met mijn rechteroog|"
      "zie niets meer met haar linkeroog|zie niets meer met zijn linkeroog|"
      "zie niets meer met haar rechteroog|zie niets meer met zijn rechteroog|"
      "zie niets meer met het linkeroog|zie niets meer met het rechteroog|"
      "zie niets meer met één oog|zie niks meer met mijn linkeroog|"
      "zie niks meer met mijn rechteroog|zie niks meer met haar linkeroog|"
      "zie niks meer met zijn linkeroog|zie niks meer met haar rechteroog|"
      "zie niks meer met zijn rechteroog|zie niks meer met het linkeroog|"
      "zie niks meer met het rechteroog|zie niks meer met één oog|"
      "ziet niets meer met mijn linkeroog|ziet niets meer met mijn rechteroog|"
      "ziet niets meer met haar linkeroog|ziet niets meer met zijn linkeroog|"
      "ziet niets meer met haar rechteroog|ziet niets meer met zijn rechteroog|"
      "ziet niets meer met het linkeroog|ziet niets meer met het rechteroog|"
      "ziet niets meer met één oog|ziet niks meer met mijn linkeroog|"
      "ziet niks meer met mijn rechteroog|ziet niks meer met haar linkeroog|"
      "ziet niks meer met zijn linkeroog|ziet niks meer met haar rechteroog|"
      "ziet niks meer met zijn rechteroog|ziet niks meer met het linkeroog|"
      "ziet niks meer met het rechteroog|ziet niks meer met één oog|"
      "hoor niets meer met mijn linkeroor|hoor niets meer met mijn rechteroor|"
      "hoor niets meer met haar linkeroor|hoor niets meer met zijn linkeroor|"
      "hoor niets meer met haar rechteroor|hoor niets meer met zijn rechteroor|"
      "hoor niets meer met het linkeroor|hoor niets meer met het rechteroor|"
      "hoor niets meer met één oor|hoort niets meer met mijn linkeroor|"
      "hoort niets meer met mijn rechteroor|hoort niets meer met haar linkeroor|"
      "hoort niets meer met zijn linkeroor|hoort niets meer met haar rechteroor|"
      "hoort niets meer met zijn rechteroor|hoort niets meer met het linkeroor|"
      "hoort niets meer met het rechteroor|hoort niets meer met één oor" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "stérilisation|sterilisation|sterilisatie|sterilisierung|esterilización|sterilizzazione|"
      "esterilização" },
    { WORD_FIGURE, NULL, /* only said so, and firms */
      "liegt es am herzen|lag es am herzen|es am herzen liegt|es am herzen lag|liegen es am herzen|"
      "wet himself laughing|wets himself laughing|wets herself laughing|wetting herself laughing|"
      "steeds de weg kwijt op|steeds de weg kwijt in jullie|steeds de weg kwijt in uw|"
      "steeds de weg kwijt in de app|steeds de weg kwijt in het menu|"
      "make me ill|makes me ill|make me sick|makes me sick|making me sick|machen mich krank|"
      "macht mich krank|me rend malade|me rendent malade|me pone enfermo|me pone enferma|"
      "me ponen enfermo|me ponen enferma|mi fa stare male solo|mi fa ammalare|mi fanno ammalare|"
      "maakt me ziek|maken me ziek|maakt mij ziek|maken mij ziek|deixa-me doente|deixam-me doente|"
      "põe-me doente|st john ambulance|st john's ambulance|bipolar transistor|"
      "bipolar ii transistor|bipolar junction|transistor bipolaire|transistor bipolar|"
      "transistor bipolare|bipolare transistor|bipolaire transistor" },
    { WORD_FIGURE, NULL, /* a place like any other */
      "rond-point de l'hôpital|parking de l'hôpital|rue de l'hôpital|place de l'hôpital|"
      "arrêt hôpital|avenue de l'hôpital|hospital car park|hospital roundabout|hospital parking|"
      "hospital bus stop|parking del hospital|aparcamiento del hospital|rotonda del hospital|"
      "calle del hospital|plaza del hospital|parcheggio dell'ospedale|rotonda dell'ospedale|"
      "via dell'ospedale|piazza dell'ospedale|rotunda do hospital|parque do hospital|"
      "estacionamento do hospital|rua do hospital|parkplatz am krankenhaus|"
      "haltestelle krankenhaus|krankenhausparkplatz|parking van het ziekenhuis|"
      "parkeerplaats van het ziekenhuis|me da angustia" },
    { WORD_NOT, NULL, "n'a rien d'un|n'a rien d'une|rien d'un|rien d'une" },
    { WORD_CAUSE, NULL, "kolom|spalte|rubrik|rubriek|rubrique" },
    { WORD_SPECIAL, NULL, /* what one was called */
      "dirty gypsy|dirty gypsies|dirty arab|dirty jew|dirty muslim|dirty paki|dirty pikey|"
      "bloody gypsy|fucking gypsy|fucking muslim|fucking paki|"
      "sale arabe|sale juif|sale juive|sale gitan|sale gitane|sale musulman|sale musulmane|"
      "sale turc|sale rom|sale pédé|sale gouine|sale noir|"
      "scheißtürke|scheisstürke|scheißtürkin|scheisstürkin|scheiß türke|scheiß türken|"
      "scheiß araber|scheiß jude|scheiß zigeuner|dreckiger türke|dreckiger jude|"
      "dreckiger zigeuner|dreckige zigeunerin|drecksjude|dreckszigeuner|kanake|kanaken|"
      "moro de mierda|mora de mierda|gitano de mierda|gitana de mierda|sudaca de mierda|"
      "judío de mierda|maricón de mierda|puto moro|puta mora|"
      "sporco negro|sporca negra|sporco ebreo|sporca ebrea|sporco zingaro|sporca zingara|"
      "negro di merda|negra di merda|zingaro di merda|zingara di merda|frocio di merda|"
      "vuile turk|vuile marokkaan|vuile jood|vuile zigeuner|vuile neger|vuile homo|kutmarokkaan|"
      "kutmarokkanen|kankerturk|kankerjood|vieze turk|vieze marokkaan|"
      "preto de merda|preta de merda|cigano de merda|cigana de merda|monhé|paneleiro de merda" },
    { WORD_SPECIAL | WORD_LEANING, NULL, /* where one prays, and who one is there */
      "im gottesdienst|zum freitagsgebet|beim freitagsgebet|at chapel|"
      "at friday prayers|to friday prayers|à la prière du vendredi|alla preghiera del venerdì|"
      "naar het vrijdaggebed|katholischer pfarrer|katholischer priester|evangelischer pfarrer|"
      "evangelische pfarrerin|catholic priest|islamischen religionsunterricht|"
      "islamischer religionsunterricht|katholischen religionsunterricht|"
      "evangelischen religionsunterricht|jüdischen religionsunterricht" },
    { WORD_SPECIAL | WORD_STATE | WORD_LEANING, NULL, "zeugin jehovas" },
    { WORD_SPECIAL | WORD_THEIRS, said_community,
      "community|communauté|gemeinde|gemeenschap|comunidad|comunità|comunidade" },
    { WORD_SPECIAL | WORD_LEANING, NULL, /* votes by the name of whom, food and veils */
      "milite chez les verts|militant chez les verts|élu chez les verts|élue chez les verts|"
      "vote mélenchon|voté mélenchon|vote le pen|voté le pen|vote macron|voté macron|"
      "vote zemmour|voté zemmour|vote for trump|voted for trump|voted trump|vote for farage|"
      "voted for farage|voted for corbyn|voto meloni|votato meloni|voto salvini|"
      "stem op wilders|stem wilders|gestemd op wilders|votei no ventura|votei ventura|"
      "uso véu|uso o véu|usa véu|usa o véu|uso hijab|usa hijab" },
    { WORD_SPECIAL, NULL,
      "don't eat pork|doesn't eat pork|do not eat pork|does not eat pork|can't eat pork" },
    { WORD_SPECIAL, NULL, /* couples, those who fled */
      "sind zwei männer verheiratet|sind zwei frauen verheiratet|deux hommes pacsés|deux femmes "
      "pacsées|"
      "deux hommes mariés|deux femmes mariées|"
      "we're two men getting married|we're two women getting married|"
      "are two men getting married|are two women getting married|two married men|"
      "two married women|status di rifugiato|status di rifugiata|statut de réfugié|"
      "statut de réfugiée|estatuto de refugiado|estatuto de refugiada|estatus de refugiado|"
      "vluchtelingenstatus|flüchtlingsstatus|refugee status" },
    { 0, NULL, NULL },
};
