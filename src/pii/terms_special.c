/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special.c - words of health and of the other special categories (GDPR art. 9 and 10).
 *
 * A first lexicon: what customers write to a desk about themselves.  Plurals in "s" are found
 * without being listed. */
#include "pii/lexicon_priv.h"

const struct terms terms_special[] = {
    { WORD_HEALTH, NULL, /* French: illnesses */
      "cancer|tumeur|leucémie|lymphome|métastase|mélanome|diabète|diabétique|insulinodépendant|"
      "asthme|asthmatique|épilepsie|épileptique|sclérose en plaques|maladie de parkinson|parkinson|"
      "alzheimer|maladie d'alzheimer|démence|autisme|autiste|trisomie|trisomique|schizophrénie|"
      "schizophrène|bipolaire|trouble bipolaire|dépression|dépressif|dépressive|burn-out|burnout|"
      "anorexie|anorexique|boulimie|toxicomanie|alcoolisme|alcoolique|vih|sida|séropositif|"
      "séropositive|hépatite|tuberculose|covid|covid long|endométriose|fibromyalgie|"
      "maladie de crohn|maladie de lyme|mucoviscidose|hémophilie|drépanocytose|insuffisance rénale|"
      "insuffisance cardiaque|insuffisance respiratoire|infarctus|crise cardiaque|avc|"
      "accident vasculaire cérébral|hypertension|cholestérol|migraine|hernie discale|arthrose|"
      "polyarthrite|ostéoporose|psoriasis|eczéma|lupus|glaucome|cataracte|dmla|surdité|"
      "malentendant|"
      "malentendante|malvoyant|malvoyante|aveugle|cécité|sourd|sourde|paraplégique|tétraplégique|"
      "hémiplégie|paralysé|paralysée|handicap|handicapé|handicapée|situation de handicap|"
      "personne à mobilité réduite|fauteuil roulant|invalidité|ald|affection longue durée|"
      "maladie chronique|maladie rare|maladie grave|maladie professionnelle|dyslexie|dyslexique|"
      "tdah|hyperactivité|trouble anxieux|anxiété|crise d'angoisse|tentative de suicide|suicidaire|"
      "suicide" },
    { WORD_HEALTH, NULL, /* French: care */
      "chimiothérapie|radiothérapie|dialyse|dialysé|greffe de rein|greffé|transplantation|"
      "intervention chirurgicale|hospitalisé|hospitalisée|hospitalisation|réanimation|soins "
      "palliatifs|"
      "soins intensifs|psychiatre|psychiatrie|psychothérapie|antidépresseur|anxiolytique|"
      "neuroleptique|insuline|cortisone|méthadone|traitement médical|arrêt maladie|arrêt de "
      "travail|"
      "congé maladie|enceinte|grossesse|fausse couche|ivg|interruption de grossesse|"
      "procréation médicalement assistée|fiv|accouchement|allergique|allergie|oxygénothérapie|"
      "pacemaker|prothèse|apnée du sommeil|certificat médical|dossier médical|ordonnance médicale|"
      "rqth|aah|cotorep|mdph|oncologue|oncologie|cardiologue|mi-temps thérapeutique|"
      "inaptitude|amputé|amputation|gangrène|fracture|entorse" },
    { WORD_HEALTH, NULL, /* English */
      "cancer|tumor|tumour|leukemia|leukaemia|lymphoma|diabetes|diabetic|asthma|asthmatic|epilepsy|"
      "epileptic|multiple sclerosis|parkinson's disease|alzheimer's|alzheimer's "
      "disease|dementia|autism|"
      "autistic|down syndrome|schizophrenia|schizophrenic|bipolar|bipolar disorder|depression|"
      "depressed|burnout|anorexia|bulimia|alcoholism|alcoholic|addiction|hiv|hiv positive|aids|"
      "hepatitis|tuberculosis|long covid|endometriosis|fibromyalgia|crohn's disease|lyme disease|"
      "cystic fibrosis|haemophilia|kidney failure|heart failure|heart attack|stroke|hypertension|"
      "high blood pressure|migraine|arthritis|osteoporosis|psoriasis|eczema|glaucoma|deaf|"
      "hard of hearing|visually impaired|paraplegic|paralysed|paralyzed|disabled|disability|"
      "wheelchair|chronic illness|terminal illness|dyslexia|adhd|anxiety disorder|panic attacks|"
      "suicidal|suicide attempt|chemotherapy|radiotherapy|dialysis|transplant|surgery|hospitalised|"
      "hospitalized|intensive care|palliative care|psychiatrist|antidepressants|insulin|methadone|"
      "sick leave|pregnant|pregnancy|miscarriage|abortion|ivf|allergic|pacemaker|sleep apnea|"
      "medical record|medical condition|medical certificate|oncologist|mental illness" },
    { WORD_HEALTH, NULL, /* German, Spanish, Italian, Dutch, Portuguese */
      "krebs|diabetes|diabetiker|zuckerkrank|asthma|epilepsie|multiple sklerose|demenz|depression|"
      "depressionen|schwanger|schwangerschaft|schwerbehindert|behinderung|rollstuhl|herzinfarkt|"
      "schlaganfall|krankgeschrieben|chemotherapie|dialyse|hiv positiv|cáncer|diabético|asma|"
      "esclerosis múltiple|depresión|embarazada|embarazo|discapacidad|silla de ruedas|infarto|"
      "quimioterapia|baja médica|vih|cancro|tumore|diabete|diabetico|sclerosi multipla|depressione|"
      "incinta|gravidanza|disabile|disabilità|sedia a rotelle|chemioterapia|kanker|suikerziekte|"
      "zwanger|zwangerschap|gehandicapt|rolstoel|hartaanval|beroerte|depressief|ziekteverlof|"
      "cancro|diabetes|asmático|esclerose múltipla|depressão|grávida|gravidez|deficiência|"
      "cadeira de rodas|enfarte|quimioterapia|baixa médica" },
    { WORD_SPECIAL, NULL, /* belief, union, politics, orientation, origin: French */
      "catholique|protestant|protestante|musulman|musulmane|juif|juive|bouddhiste|hindou|hindoue|"
      "athée|"
      "témoin de jéhovah|évangélique|orthodoxe|islam|ramadan|halal|casher|kasher|synagogue|mosquée|"
      "ma religion|ma foi|convictions religieuses|confession religieuse|voile islamique|syndicat|"
      "syndiqué|syndiquée|délégué syndical|déléguée syndicale|adhérent cgt|cgt|cfdt|fo syndicat|"
      "force ouvrière|sud solidaires|cftc|unsa|parti politique|parti socialiste|"
      "rassemblement national|france insoumise|parti communiste|militant|militante|"
      "opinions politiques|homosexuel|homosexuelle|homosexualité|bisexuel|bisexuelle|gay|lesbienne|"
      "transgenre|transsexuel|transsexuelle|non-binaire|transition de genre|changement de sexe|"
      "orientation sexuelle|vie sexuelle|origine ethnique|origine raciale|rom|gens du voyage|"
      "demandeur d'asile|réfugié|réfugiée|sans-papiers|empreinte digitale|empreintes digitales|"
      "reconnaissance faciale|données biométriques|casier judiciaire|garde à vue|incarcéré|"
      "incarcérée|détenu|détenue|condamnation pénale|condamné pour|sous curatelle|sous tutelle" },
    { WORD_SPECIAL, NULL, /* English */
      "catholic|protestant|muslim|jewish|buddhist|hindu|atheist|jehovah's "
      "witness|halal|kosher|mosque|"
      "my religion|my faith|religious beliefs|trade union|trade union member|union member|union "
      "representative|"
      "shop steward|labour party|conservative party|republican party|democratic party|"
      "political opinion|homosexual|bisexual|gay|lesbian|transgender|non-binary|gender transition|"
      "sexual orientation|sex life|ethnic origin|racial origin|asylum seeker|refugee|fingerprint|"
      "facial recognition|biometric data|criminal record|in custody|prison sentence|convicted of" },
    { WORD_SPECIAL, NULL, /* German, Spanish, Italian, Dutch, Portuguese */
      "katholisch|evangelisch|muslim|muslimin|jüdisch|gewerkschaft|gewerkschaftsmitglied|schwul|"
      "lesbisch|vorbestraft|católico|católica|musulmán|musulmana|judío|sindicato|sindicalista|"
      "homosexual|antecedentes penales|cattolico|cattolica|musulmano|ebreo|sindacato|omosessuale|"
      "precedenti penali|katholiek|moslim|joods|vakbond|vakbondslid|homoseksueel|strafblad|"
      "muçulmano|judeu|registo criminal" },
    { 0, NULL, NULL },
};
