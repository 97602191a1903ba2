/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_noted.c - illness and belief as notes, chats and mail to a desk have them, in all languages
 * side by side: names of illnesses without their apostrophe, wounds by their place, walking aids,
 * medicines by the name on the box, couples and faiths in two words. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_fever[] = "fever";
const char said_coded[] = "coded";
const char said_also[] = "also";

const struct terms terms_noted[] = {
    { WORD_HEALTH, NULL, /* as they are typed */
      "parkinsons|alzheimers|crohns|hodgkins|tourettes|raynauds|aspergers|downs syndrome|"
      "huntingtons|menieres|hashimotos|parkinsons disease|crohns disease|"
      "crisis hipertensiva|crise hypertensive|crisi ipertensiva|crise hipertensiva|"
      "alcoholic cirrhosis|alcoholic hepatitis|cirrhose alcoolique|cirrosi alcolica|"
      "cirrosis alcohólica|cirrose alcoólica|cardiopathie rhumatismale|rheumatic heart disease|"
      "fibrosi polmonare|fibrose pulmonaire|fibrosis pulmonar|fibrose pulmonar|longfibrose|"
      "lungenfibrose|pulmonary fibrosis|insulinpumpe~~n|insulinepomp|pompe à insuline|"
      "bomba de insulina|microinfusore|rouwtherapie|trauertherapie|grief counselling|"
      "bereavement counselling" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* what one does not stand, in the plural of forms */
      "unverträglichkeiten|intolleranze|intolerancias|intolerâncias|intoleranties|intolérances" },
    { WORD_SOMEBODY, NULL, /* to whom it was prescribed */
      "verordnet wurde|wurde verordnet|verschrieben wurde|wurde verschrieben|was prescribed|"
      "been prescribed|a été prescrit|a été prescrite|me han recetado|le han recetado|"
      "me recetaron|le recetaron|è stato prescritto|è stata prescritta|mi hanno prescritto|"
      "gli hanno prescritto|kreeg voorgeschreven|is voorgeschreven|foi receitado|foi receitada|"
      "receitaram-me|receitaram-lhe" },
    { WORD_HEALTH, NULL, /* fever that is told of */
      "ha la febbre|ha febbre|40 de fièvre|39 de fièvre|febbre a 39|febbre a 40|febbre a 38|"
      "39 de fiebre|40 de fiebre|38 de fiebre|39 de febre|40 de febre|38 de febre|39 fieber|"
      "40 fieber|39 koorts|40 koorts" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* that a policy or a market has, too */
      "febbre alta|febre alta|fiebre alta|hohes fieber|hoge koorts|high fever|forte fièvre|"
      "fortes fièvres|fièvre de cheval|avec de la fièvre" },
    { WORD_HEALTH | WORD_LEANING, said_fever, "fever|fièvre|fieber|fiebre|febbre|febre|koorts" },
    { WORD_HEALTH | WORD_THEIRS, said_coded, /* by its number in the list of illnesses */
      "icd|icd-10|icd10|icd-11|icd code|icd-10 code|icd-10-code|icd-code|cid|cid-10|cid10|cie-10|"
      "cie10|cim-10|cim10" },
    { WORD_HEALTH, NULL, /* what one walks with and lives by */
      "camina con bastón|anda con bastón|usa andador|lleva andador|"
      "cammina con il bastone|cammina col bastone|"
      "anda de bengala|anda com bengala|usa andarilho|anda de muletas|"
      "marche avec une canne|marche avec un déambulateur|loopt met een stok|loopt met een rollator|"
      "geht am stock|geht mit dem stock|geht am rollator|aspirador de secreções|"
      "aspirador de secreciones|aspiratore di secrezioni|aspirateur à mucosités|"
      "concentrateur d'oxygène|concentrador de oxígeno|"
      "concentrador de oxigénio|concentratore di ossigeno|"
      "lleva adrenalina|anda con adrenalina|anda com adrenalina|porta l'adrenalina|"
      "carries adrenaline|adrenaline pen~~s|autoiniettore" },
    { WORD_HEALTH | WORD_LEANING, said_also, /* what divers, welders and actors have, too */
      "bombola di ossigeno|bombole di ossigeno|bombona de oxígeno|bombonas de oxígeno|"
      "bouteille d'oxygène|bouteilles d'oxygène|sauerstoffflasche~~n|zuurstoffles~~sen|"
      "oxygen cylinder~~s|usa bastón|lleva bastón|usa il bastone|usa bengala|usa a bengala|"
      "usa muletas|"
      "oxígeno|ossigeno|oxigénio|oxigênio|zuurstof|placche in gola" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* diet of an illness */
      "dieta sem glúten|dieta sin gluten|dieta senza glutine|"
      "glutenvrij dieet|glutenfreie diät|gluten-free diet|dieta sin sal|"
      "dieta sem sal|zoutloos dieet|zoutarm dieet" },
    { WORD_HEALTH, NULL, /* wounds by their place */
      "gekneusde ~pols~rib~ribben~enkel~knie~schouder~heup~voet~hand~vinger~teen~arm~elleboog|"
      "gebroken ~neus~pink~teen~vinger~hand~kaak~ribben~rib|"
      "cut eyebrow|cut forehead|split eyebrow|"
      "burns to both hands|burns to ~his~her~my ~hands~face~arms|"
      "brecha en la ~ceja~cabeza~frente|plaie du cuir chevelu|plaie au cuir chevelu|"
      "plaie à ~la tête~l'arcade|arcade sourcilière ouverte|"
      "arcade sourcilière fendue|lèvre fendue|platzwunde~~n|schürfwunde~~n|kopfplatzwunde|"
      "écorchures au ~genou~coude~visage|"
      "sopracciglio spaccato|labbro spaccato|ceja partida|labio partido|lábio cortado|"
      "sobrolho aberto" },
    { WORD_HEALTH | WORD_LEANING, said_also, /* that a jug, a car or a house has, too */
      "cut lip|cut chin|cut knee|split lip|arcade ouverte|escoriações|escoriação|escoriazioni|"
      "escoriazione" },
    { WORD_HEALTH, NULL, /* leave */
      "baixa por doença|a minha baixa médica|minha baixa médica|on mat leave|my mat leave|"
      "her mat leave|mat leave cover|mat leave pay|on maternity leave" },
    { WORD_HEALTH, said_also, /* what type one is */
      "she's type 1|he's type 1|i'm type 1|she is type 1|he is type 1|i am type 1" },
    { WORD_HEALTH, NULL, /* medicines, on the box and by their international names */
      "algifor|coumadin|rilatine|medikinet|elvanse|tradonal|zaldiar|dipidolor|"
      "aprovel|micardis|exforge|entresto|nebilet|nebivolol|zestril|norvasc|cardioaspirin|"
      "cardioaspirina|ascal 38|ascal 100|"
      "carbasalaat|acenocoumarol|fenprocoumon|marcoumar|pradaxa|lixiana|"
      "dabigatran|edoxaban|enoxaparin|enoxaparine|enoxaparina|clexane|fraxiparine|fragmin|"
      "trimethoprim|nitrofurantoin|nitrofurantoïne|nitrofurantoina|flucloxacillin|"
      "clarithromycin|claritromicina|clavulanic acid|amoxicillina|amoxiclav|azitromicina|"
      "ciprofloxacin|ciprofloxacina|fosfomycin|fosfomicina|monuril|zimox|"
      "monuril|tegretal|valproat|valproato|valproinsäure|lamotrigin|lamotrigina|levetiracetam|"
      "oxcarbazepine|oxcarbazepin|briviact|vimpat|lacosamide|lacosamid|"
      "madopar|prolopa|stalevo|pramipexol|pramipexole|requip|rivastigmin|rivastigmine|"
      "memantin|memantine|memantina|donepezil|quetiapin|quetiapina|seroquel|olanzapin|olanzapina|"
      "risperidon|aripiprazol|haloperidol|clozapin|clozapina|leponex|paliperidone|"
      "venlafaxin|duloxetin|duloxetina|mirtazapin|mirtazapina|remeron|cipralex|cipramil|"
      "sertralin|fluoxetin|paroxetin|trevilor|saroten|amitriptylin|amitriptilina|deanxit|"
      "entact|elopram|lorazepam|tavor|lendormin|zolpidem|oxazepam|lormetazepam|minias|"
      "tranxilium|diazepan|rivotril|"
      "spiriva|foster spray|relvar|trelegy|ultibro|berotec|berodual|atrovent|fluticason|"
      "fluticasone|symbicort turbuhaler|ventolin|salbutamolo|budesonid|montelukast|"
      "novomix|actrapid|insulatard|abasaglar|humulin|apidra|fiasp|xultophy|rybelsus|synjardy|"
      "janumet|metformina|metforal|glibenclamide|glimepirid|glimepiride|"
      "simvastatin|simvastatina|atorvastatina|rosuvastatin|rosuvastatina|ezetimib|ezetimibe|"
      "furosemid|furosemida|lasix|torasemid|bumetanide|spironolacton|inspra|"
      "candesartan|olmesartan|telmisartan|irbesartan|enalapril|amlodipin|amlodipino|lercanidipine|"
      "bisoprololo|carvedilol|sotalol|digoxin|digoxina|digoxine|lanoxin|amiodaron|"
      "prednisolon|prednison|deltacortene|dexamethason|dexamethasone|dexametasona|medrol|"
      "methotrexat|metotrexaat|metoject|leflunomide|sulfasalazin|sulfasalazine|mesalazin|"
      "mesalazine|salofalk|pentasa|azathioprin|azathioprine|azatioprina|tacrolimus|prograf|"
      "ciclosporin|ciclosporine|mycophenolat|cellcept|skyrizi|tremfya|entyvio|xolair|nucala|"
      "letrozol|anastrozol|tamoxifeno|tamoxifene|exemestan|zytiga|xtandi|capecitabin|xeloda|"
      "ibrance|imbruvica|revlimid|lenalidomide|bortezomib|avastin|"
      "oxycodon|morphin|morfina ~orale~oral|tilidin|valoron|metamizol|metamizole|targin|"
      "palexia|transtec 35|transtec 52|transtec 70|transtec patch~~es|transtec pflaster|"
      "parche~~s transtec|fentanilo|tramadolo|buprenorphin|polamidon|"
      "l-thyroxin|thyrax|levothyroxin|levotiroxin|eutirox|thiamazol|strumazol|"
      "kaftrio|trikafta|spinraza|ocrelizumab|kesimpta|tecfidera|mavenclad|emgality|aimovig|ajovy|"
      "sumatriptan|rizatriptan|maxalt|imigran|allopurinol|allopurinolo|colchicine|colchicina|"
      "alendronat|prolia|denosumab|fosamax|"
      "kyleena spirale|spirale kyleena|kyleena coil|kyleena iud|"
      "stérilet kyleena|nuvaring|implanon|cerazette|desogestrel|puregon|gonal f|menopur|"
      "antabus|antabuse|acamprosate|campral|varenicline|biktarvy|dolutegravir|tivicay|"
      "litio carbonato|quilonum|priadel" },
    { WORD_HEALTH | WORD_LEANING, NULL, "morfina|morfin" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL, /* faiths of two words, of parishes too */
      "evangelisch-freikirchlich~~e~er|evangelisch-lutherisch~~e~er|evangelisch-reformiert~~e~er|"
      "römisch-katholisch~~e~er|griechisch-orthodox~~e~er|russisch-orthodox~~e~er|"
      "serbisch-orthodox~~e~er|rumänisch-orthodox~~e~er|syrisch-orthodox~~e~er|"
      "rooms-katholiek~~e|grieks-orthodox~~e|russisch-orthodoxe|gereformeerd vrijgemaakt" },
    { WORD_SPECIAL, NULL,
      "pai de santo|mãe de santo|filho de santo|filha de santo|pai-de-santo|mãe-de-santo" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "metodista|metodistas|luterano|luterana|calvinista|presbiteriano|presbiteriana|"
      "anglicano|anglicana|copte|coptes|copto|copta|koptisch|koptin|sikhs|menonita|adventista|"
      "mormona|candomblecista|umbandista|espírita|kloosterlinge|kloosterling|"
      "gereformeerd|doopsgezind|remonstrants" },
    { WORD_SPECIAL | WORD_LEANING, said_also, /* that one studies, too */
      "christentum|judentum|buddhismus|hinduismus|cristianesimo|christendom|jodendom|"
      "boeddhisme|hindoeïsme|christianisme|judaïsme|bouddhisme|hindouisme|catholicisme|"
      "katholizismus|protestantisme|cristianismo|judaísmo|budismo|ebraismo|buddhismo|"
      "gereformeerde kerk|hervormde kerk" },
    { WORD_SPECIAL | WORD_LEANING, said_also, /* that a shop suffers, too */
      "handling stolen goods|recel de vol|recel d'objets volés|hehlerei|ricettazione|"
      "theft from a shop|vol à l'étalage|taccheggio|ladendiebstahl|winkeldiefstal" },
    { WORD_SOMEBODY, NULL, /* those of whom notes are written */
      "my family|our family|his family|her family|their family|minha família|a minha família|"
      "mi familia|su familia|la mia famiglia|ma famille|meine familie|unsere familie|"
      "mijn familie|ons gezin|mijn gezin|"
      "la signora|la señora|a senhora|de mevrouw|the lady|the gentleman|die dame|la dame|"
      "la bimba|il bimbo|bimba|cognata|cognato|nuora|cuñada|cuñado|yerno|nuera|nieto|"
      "nieta|cunhada|cunhado|genro|minha neta|sua neta|schwager|schwägerin|enkelin|enkelkind|"
      "schwiegervater|schwiegersohn|schwiegertochter|nichte|kleinzoon|kleindochter|"
      "schoonzus|schoonbroer|zwager|stepson|stepdaughter|grandson|granddaughter|"
      "roommate|flatmate|housemate|sister-in-law|brother-in-law|toddler|stepfather|stepmother|"
      "belle-fille|gendre|ma bru|sa bru|notre bru" },
    { 0, NULL, NULL },
};
