/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_medicines.c - medicines, by their international names and by those on the boxes.
 *
 * What one takes says what one has, also to whom one orders it from (CJEU C-21/23), so a bare
 * name counts.  Food supplements and what everybody has at home are not listed. */
#include "pii/terms/terms_priv.h"

const struct terms terms_medicines[] = {
    { WORD_HEALTH, NULL, /* brand names, mostly of France */
      "spasfon|smecta|imodium|voltarène|xanax|"
      "lexomil|valium|tranxène|stilnox|imovane|seresta|temesta|lysanxia|atarax|prozac|deroxat|"
      "seroplex|effexor|zoloft|cymbalta|laroxyl|anafranil|abilify|risperdal|zyprexa|tercian|"
      "haldol|xeplion|téralithe|dépakine|lamictal|keppra|tegretol|rivotril|lyrica|"
      "neurontin|ritaline|quasym|subutex|suboxone|levothyrox|euthyrox|l-thyroxine|"
      "ventoline|seretide|symbicort|singulair|bricanyl|pulmicort|spiriva|lantus|novorapid|humalog|"
      "toujeo|levemir|tresiba|ozempic|wegovy|mounjaro|saxenda|trulicity|victoza|januvia|glucophage|"
      "diamicron|forxiga|jardiance|kardegic|plavix|eliquis|xarelto|previscan|coumadine|lovenox|"
      "coversyl|triatec|amlor|bisoprolol|tahor|crestor|lasilix|aldactone|cordarone|sintrom|"
      "inexium|mopral|gaviscon|humira|enbrel|remicade|stelara|cosentyx|dupixent|methotrexate|"
      "plaquenil|imurel|solupred|cortancyl|celestène|medrol|tramadol|contramal|ixprim|skenan|"
      "oxycontin|oxynorm|actiskenan|durogesic|abstral|lamaline|acupan|herceptin|tamoxifène|"
      "keytruda|opdivo|glivec|femara|arimidex|zoladex|avonex|copaxone|gilenya|tysabri|ocrevus|"
      "modopar|sinemet|aricept|ebixa|truvada|biktarvy|genvoya|descovy|triumeq|viagra|cialis|"
      "levitra|clomid|gonal-f|utrogestan|duphaston|norlevo|ellaone|mifegyne|champix|zyban|"
      "roaccutane|curacné|augmentin|clamoxyl|bactrim|flagyl|tamiflu|paxlovid|epipen|anapen|"
      "jext|zyrtec|aerius|telfast|androcur|estradot|oestrodose|"
      "ambien|lipitor|adderall|vyvanse|klonopin|ativan|lexapro|wellbutrin|trazodone|vicodin|"
      "percocet|synthroid|lithium carbonate|zopiclone|strattera|concor|marcumar|"
      "tachipirina|ben-u-ron|brufen|novalgin|cetirizin|loratadin|hidroxicloroquina|ramipril|"
      "eutirox|"
      "trankimazin|orfidal|lexatin|nolotil|dolotil" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* what a first-aid box holds, and a shop sells */
      "doliprane|dafalgan|efferalgan|advil|nurofen|paracétamol|paracetamol|ibuprofène|ibuprofeno|"
      "ibuprofen" },
    { WORD_HEALTH, NULL, /* international names, as each language spells them */
      "kétoprofène|diclofénac|codéine|"
      "codeine|"
      "codeína|oxycodone|oxicodona|fentanyl|buprénorphine|buprenorphine|gabapentine|gabapentin|"
      "prégabaline|pregabalin|pregabalina|alprazolam|diazépam|diazepam|lorazépam|lorazepam|"
      "bromazépam|clonazépam|clonazepam|oxazépam|zolpidem|zopiclone|mirtazapine|fluoxétine|"
      "fluoxetine|fluoxetina|sertraline|sertralina|paroxétine|paroxetine|paroxetina|escitalopram|"
      "citalopram|venlafaxine|venlafaxina|duloxétine|duloxetine|amitriptyline|clomipramine|"
      "rispéridone|risperidone|olanzapine|quétiapine|quetiapine|aripiprazole|halopéridol|clozapine|"
      "valproate|lamotrigine|lévétiracétam|levetiracetam|carbamazépine|carbamazepine|topiramate|"
      "méthylphénidate|methylphenidate|metformine|metformin|metformina|gliclazide|sitagliptine|"
      "semaglutide|sémaglutide|liraglutide|dulaglutide|lévothyroxine|levothyroxine|levotiroxina|"
      "salbutamol|salmétérol|budésonide|montélukast|amlodipine|ramipril|périndopril|"
      "lisinopril|losartan|valsartan|metoprolol|atorvastatine|atorvastatin|rosuvastatine|"
      "simvastatine|simvastatin|furosémide|furosemide|spironolactone|amiodarone|warfarine|warfarin|"
      "apixaban|rivaroxaban|clopidogrel|héparine|heparin|heparina|oméprazole|omeprazole|omeprazol|"
      "pantoprazole|pantoprazol|prednisone|prednisolone|prednisona|hydrocortisone|"
      "méthotrexate|metotrexato|adalimumab|infliximab|rituximab|trastuzumab|tamoxifen|létrozole|"
      "anastrozole|imatinib|amoxicilline|amoxicillin|amoxicilina|doxycycline|ciprofloxacine|"
      "azithromycine|hydroxychloroquine|tenofovir|emtricitabine|sildénafil|sildenafil|tadalafil|"
      "isotrétinoïne|isotretinoin|lévodopa|levodopa|donépézil|mémantine|finastéride|"
      "cétirizine|adrénaline auto-injectable|mifépristone|létrozole|cyprotérone|testostérone|"
      "œstradiol|naltrexone|disulfirame|baclofène" },
    { 0, NULL, NULL },
};
