/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_es.c - Spanish words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_es[] = {
    { WORD_HEALTH, NULL,
      "cáncer|tumor|tumor cerebral|leucemia|linfoma|metástasis|melanoma|quiste|diabetes|"
      "hipoglucemia|asma|ataque de asma|bronquitis|neumonía|epoc|enfisema|embolia pulmonar|"
      "trombosis|tuberculosis|tosferina|epilepsia|ataque epiléptico|crisis epiléptica|"
      "esclerosis múltiple|esclerosis lateral|parkinson|alzhéimer|alzheimer|demencia|"
      "demencia senil|autismo|trastorno del espectro autista|síndrome de down|asperger|"
      "esquizofrenia|trastorno bipolar|depresión|depresión posparto|trastorno de ansiedad|"
      "ataque de ansiedad|ataques de ansiedad|crisis de ansiedad|ataque de pánico|"
      "ataques de pánico|trastorno obsesivo|estrés postraumático|trastorno mental|"
      "enfermedad mental|problemas mentales|psicosis|brote psicótico|anorexia|bulimia|"
      "trastorno alimentario|alcoholismo|drogadicción|toxicomanía|ludopatía|vih|hepatitis|"
      "sífilis|clamidia|herpes genital|covid persistente|herpes zóster|varicela|sarampión|"
      "rubeola|paperas|escarlatina|meningitis|septicemia|malaria|paludismo|dengue|"
      "mononucleosis|gastroenteritis|apendicitis|pancreatitis|cirrosis|colon irritable|"
      "colitis ulcerosa|enfermedad de crohn|celiaquía|enfermedad celíaca|"
      "intolerancia a la lactosa|intolerancia al gluten|úlcera de estómago|hernia de hiato|"
      "hernia discal|hernia inguinal|cálculos renales|piedras en el riñón|"
      "insuficiencia renal|insuficiencia cardíaca|insuficiencia respiratoria|infarto|"
      "ataque al corazón|paro cardíaco|angina de pecho|arritmia|taquicardia|"
      "problemas cardíacos|problemas de corazón|problema de corazón|soplo en el corazón|"
      "ictus|derrame cerebral|aneurisma|traumatismo craneal|conmoción cerebral|hipertensión|"
      "tensión alta|colesterol|varices|anemia|hemofilia|fibrosis quística|distrofia muscular|"
      "artritis|artritis reumatoide|artrosis|osteoporosis|fibromialgia|fatiga crónica|lupus|"
      "ciática|lumbalgia|lumbago|escoliosis|túnel carpiano|tendinitis|endometriosis|"
      "menopausia|ovario poliquístico|cistitis|infección de orina|incontinencia|"
      "disfunción eréctil|infertilidad|psoriasis|eccema|dermatitis|dermatitis atópica|"
      "urticaria|vitíligo|alopecia|sarna|glaucoma|degeneración macular|"
      "desprendimiento de retina|ceguera|sordera|acúfenos|apnea del sueño|dislexia|tdah|"
      "paraplejia|tetraplejia|hemiplejia|parálisis cerebral|parálisis facial|espina bífida|"
      "hipotiroidismo|hipertiroidismo|problemas de tiroides|obesidad|obesidad mórbida|"
      "enfermedad crónica|enfermedad rara|enfermedad grave|enfermedad terminal|"
      "enfermedad degenerativa|enfermedad autoinmune|problema de salud|problemas de salud|"
      "motivos de salud|razones de salud|motivos médicos|razones médicas|estado de salud|"
      "urgencia médica|shock anafiláctico|intento de suicidio|pensamientos suicidas|"
      "ideas suicidas|autolesiones|accidente laboral|enfermedad profesional|dolor de espalda|"
      "dolores de espalda|dolor lumbar|dolor crónico|dolor de rodilla" },
    { WORD_HEALTH, NULL,
      "quimioterapia|quimio|radioterapia|inmunoterapia|diálisis|hemodiálisis|"
      "trasplante de riñón|trasplante de hígado|trasplante de médula|trasplante de corazón|"
      "operación de rodilla|operación de cadera|operación de corazón|cirugía de rodilla|"
      "cirugía de corazón|intervención quirúrgica|cirugía bariátrica|bypass gástrico|"
      "prótesis de cadera|prótesis de rodilla|colonoscopia|biopsia|mamografía|mastectomía|"
      "histerectomía|colostomía|cesárea|cuidados intensivos|cuidados paliativos|"
      "hospitalización|ingreso hospitalario|alta hospitalaria|psiquiátrico|psicoterapia|"
      "rehabilitación|fisioterapia|oxígeno domiciliario|marcapasos|bomba de insulina|"
      "glucómetro|implante coclear|en silla de ruedas|silla de ruedas|perro guía|"
      "lengua de signos|ayuda a domicilio|residencia de ancianos|baja médica|baja laboral|"
      "baja maternal|baja por maternidad|"
      "incapacidad laboral|incapacidad temporal|incapacidad permanente|invalidez|"
      "pensión de invalidez|grado de discapacidad|certificado de discapacidad|"
      "tarjeta de discapacidad|discapacidad|discapacidad visual|discapacidad auditiva|"
      "minusvalía|grado de minusvalía|movilidad reducida|ley de dependencia|"
      "grado de dependencia|informe médico|historial médico|"
      "certificado médico|justificante médico|tratamiento médico|tratamiento oncológico|"
      "receta médica|prueba médica|pruebas médicas|análisis de sangre|embarazo|"
      "embarazo de riesgo|embarazo ectópico|aborto|aborto espontáneo|"
      "interrupción del embarazo|fecundación in vitro|reproducción asistida|"
      "diabetes gestacional|preeclampsia|parto prematuro" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabétic~o~a|asmátic~o~a|epiléptic~o~a|esquizofrénic~o~a|bipolar|depresiv~o~a|"
      "anoréxic~o~a|bulímic~a~o|toxicóman~o~a|drogadict~o~a|seropositiv~o~a|hipertens~o~a|"
      "discapacitad~o~a|minusválid~o~a|persona con discapacidad|invidente|sordomud~o~a|"
      "parapléjic~o~a|tetrapléjic~o~a|celiac~o~a|inmunodeprimid~o~a|hospitalizad~o~a|"
      "embarazada|hemofílic~o~a|disléxic~o~a|dependiente de grado|enfermo de cáncer|"
      "enferma de cáncer|enfermo crónico|enferma crónica|enfermo terminal|postrado en cama|"
      "postrada en cama|encamad~o~a|trasplantad~o~a|ingresado en el hospital|"
      "ingresada en el hospital|dado positivo en covid" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "enferm~o~a|gravemente enfermo|sord~o~a|cieg~o~a|mud~o~a|paralític~o~a|alérgic~o~a|"
      "intolerante|alcohólic~o~a|operad~o~a|amputad~o~a|lesionad~o~a|deprimid~o~a|malherido|"
      "ingresad~o~a|en el hospital|del hospital|en urgencias|en coma|de baja médica|"
      "en tratamiento|de parto|obes~o~a|vacunad~o~a|discapacitad~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "enfermedad|migraña|migrañas|alergia|intolerancia|gripe|fiebre|vómitos|náuseas|diarrea|"
      "mareos|desmayo|insomnio|ansiedad|angustia|fobia|adicción|cirugía|operación|trasplante|"
      "antidepresivos|ansiolíticos|somníferos|cortisona|morfina|metadona|anticoagulantes|"
      "prótesis|muletas|lesión|fractura|infección|úlcera|recaída|dolencia|sida|secuelas|"
      "parto|anestesia|tensión arterial|dolor de cabeza" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "tratamiento|medicación|medicamento|medicina|medicinas|salud|psiquiatra|psicólogo|"
      "psicóloga|oncólogo|oncóloga|cardiólogo|cardióloga|neurólogo|neuróloga|cirujano|fisio|"
      "terapeuta|diagnóstico|operación|cuidadora" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "operación|operad~o~a|operar|operaron|operan|cirugía|fractura|dolor|dolores|lesión|"
      "infección|me he roto|se ha roto|me rompí|se rompió|rotura de" },
    { WORD_SPECIAL, NULL,
      "testigo de jehová|testigos de jehová|mi religión|mi fe|creencias religiosas|"
      "convicciones religiosas|motivos religiosos|sindicalista|afiliado al sindicato|"
      "afiliada al sindicato|afiliación sindical|delegado sindical|delegada sindical|"
      "enlace sindical|afiliado a ugt|afiliado a ccoo|afiliado al partido|"
      "afiliada al partido|militante del partido|militante socialista|militante de podemos|"
      "militante de vox|opiniones políticas|ideología política|ideas políticas|origen étnico|"
      "origen racial|etnia gitana|solicitante de asilo|solicitud de asilo|refugiado político|"
      "refugiada política|sin papeles|homosexual|bisexual|transexual|transgénero|lesbiana|"
      "no binario|no binaria|pareja homosexual|cambio de sexo|transición de género|"
      "orientación sexual|vida sexual|identidad de género|datos biométricos|"
      "huellas dactilares|huella dactilar|prueba de adn|test genético|prueba genética|"
      "datos genéticos|antecedentes penales|antecedentes policiales|condena penal|"
      "condenado por|condenada por|condena de prisión|pena de prisión|prisión preventiva|"
      "libertad condicional|libertad provisional|tercer grado|orden de alejamiento|"
      "violencia de género|violencia machista|abuso sexual|agresión sexual|violación sexual|"
      "pulsera telemática|bajo tutela" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "católic~o~a|protestante|musulmán|musulmana|judí~o~a|budista|hindú|ate~o~a|"
      "cristian~o~a|evangélic~o~a|ortodox~o~a|mormón|mormona|creyente|gay|trans|comunista|"
      "socialista|anarquista|gitan~o~a|refugiad~o~a|recluso|reclusa|en prisión|en la cárcel|"
      "ex presidiario" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "ramadán|halal|kosher|mezquita|sinagoga|islam|judaísmo" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religión|fe|huella|huellas|adn|sexualidad|condena" },

    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH | WORD_LEANING, NULL, "coronavirus" },
    { WORD_HEALTH, NULL, "aparato auditivo|prótesis auditiva" },
    { WORD_SPECIAL, NULL, "está preso|está presa|estuvo preso|estoy preso" },
    { WORD_HEALTH, NULL,
      "hipertensión arterial|fibrilación auricular|esguince|esguince de tobillo|"
      "esguince de rodilla|esguince cervical|latigazo cervical|rotura fibrilar|"
      "rotura de ligamentos|rotura de menisco|rotura de cadera|ventilación mecánica|"
      "ataque de ciática|agua en el pulmón|dura de oído|duro de oído|oye mal|ve muy mal|"
      "no oye bien|mano escayolada|pierna escayolada|brazo escayolado|brazo roto|pierna rota|"
      "cadera rota|muñeca rota|tobillo roto|costilla rota|costillas rotas|clavícula rota|"
      "fractura de cadera|fractura de tobillo|fractura de muñeca|fractura de peroné|"
      "fractura de tibia|fractura de fémur|fractura de costilla|traumatismo|"
      "traumatismo craneoencefálico|contusión|contusiones|quemadura|quemaduras|"
      "puntos de sutura|intoxicación alimentaria|intoxicación|salmonelosis|faringitis|"
      "amigdalitis|laringitis|otitis|sinusitis|conjuntivitis|bronquiolitis|pielonefritis|"
      "infección de oído|infección urinaria|cólico nefrítico|cólico|gastritis|diverticulitis|"
      "hemorroides|hígado graso|hepatitis b|hepatitis c|anafilaxia|choque anafiláctico|"
      "alergia al látex|alergia al huevo|alergia a la leche|alergia a los frutos secos|"
      "alergia al cacahuete|alergia a la penicilina|celíaco desde|intolerante a la lactosa|"
      "intolerante al gluten|cardiopatía|cardiopatía isquémica|arritmias|marcapaso|stent|"
      "cateterismo|bypass coronario|insuficiencia venosa|trombo|embolia|hemorragia cerebral|"
      "neuropatía|neuralgia|migraña crónica|parálisis|temblor esencial|guillain-barré|"
      "miastenia|síndrome de tourette|trastorno del desarrollo|retraso madurativo|"
      "discapacidad intelectual|discapacidad física|trastorno límite|brote de esquizofrenia|"
      "crisis de pánico|estrés laboral|agotamiento|cuadro depresivo|cuadro ansioso|"
      "ataque epiléptico|convulsiones|sobredosis|desintoxicación|centro de desintoxicación|"
      "adicción al juego|adicción a las drogas|ludópata|piojos|sarna|verrugas|herpes|"
      "virus del papiloma|enfermedad de lyme|cáncer de mama|cáncer de pulmón|cáncer de colon|"
      "cáncer de próstata|cáncer de piel|cáncer de ovario|cáncer de páncreas|quimio y radio|"
      "quiste ovárico|mioma|miomas|embarazo|embarazo de riesgo|embarazo ectópico|"
      "aborto espontáneo|aborto|cesárea|parto prematuro|preeclampsia|reproducción asistida|"
      "fecundación in vitro|endodoncia|resonancia magnética|resonancia|deshidratación|"
      "golpe de calor|desnutrición|anemia ferropénica|tensión alta|tensión arterial|"
      "colesterol alto|azúcar alto|glucosa alta|de fiebre|con fiebre|ingresado en la uci|"
      "ingresada en la uci|silla de ruedas|"
      "camina con bastón|camina con muletas|operación de cataratas|operado de|operada de|"
      "operaron de|pie diabético|glaucoma|degeneración macular" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "embarazada|cardíac~o~a|hipertens~o~a|claustrofóbic~o~a|invidente|sordo de nacimiento|"
      "sorda de nacimiento|daltónic~o~a|ostomizad~o~a|incontinente" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "escayolad~o~a|griposa|resfriad~o~a|malo en la cama|mala en la cama|operad~o~a|"
      "lesionad~o~a|en la uci|en urgencias|ceg~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "ansiedad|antibiótico|antibióticos|antidepresivos|muletas|covid|fiebre|inhalador|"
      "collarín|esguinces|gripe|vómitos" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "rotura|rot~o~a|corte|fractura|dolor|dolores|golpe|operación|infección|inflamación|"
      "sord~o~a|cieg~o~a" },
    { WORD_SPECIAL, NULL,
      "delegado de comisiones obreras|delegada de comisiones obreras|delegado sindical|"
      "delegada sindical|afiliado a comisiones obreras|afiliada a comisiones obreras|"
      "afiliado a ugt|afiliada a ugt|afiliado a ccoo|afiliada a ccoo|afiliado al sindicato|"
      "afiliada al sindicato|delegado de ugt|delegada de ugt|delegado de ccoo|"
      "delegada de ccoo|enlace sindical|liberado sindical|liberada sindical|"
      "militante del psoe|militante del pp|militante de vox|militante de podemos|"
      "afiliado al psoe|afiliada al psoe|afiliado al pp|afiliada al pp|afiliado a vox|"
      "afiliada a vox|voto a vox|voto al psoe|concejal del psoe|concejala del psoe|"
      "concejal del pp|religión islámica|religión judía|religión católica|religión musulmana|"
      "religión evangélica|fe católica|fe musulmana|comida halal|comida kosher|no come cerdo|"
      "no comemos cerdo|no como cerdo|testigo de jehová|testigos de jehová|"
      "católico practicante|católica practicante|musulmán practicante|musulmana practicante|"
      "judío practicante|de etnia gitana|etnia gitana|raza gitana|de origen magrebí|"
      "de origen marroquí|de origen africano|dos madres|dos padres|mi marido y yo somos gays|"
      "pareja gay|pareja de hombres|pareja de mujeres|matrimonio homosexual|condenado por|"
      "condenada por|antecedentes penales|en tercer grado|libertad condicional|"
      "permiso penitenciario|centro penitenciario" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "gitan~o~a~os~as|islámic~o~a|musulmanes|judí~o~a~os|evangelista|adventista|mormón|"
      "mormona|anglican~o~a|gais|pentecostal|indígena|mapuche|quechua|aimara|saharaui|"
      "bereber|amazigh" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "sindicato" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, "autista|autistas" },
    { WORD_HEALTH, NULL,
      "tiene ela|con ela|padece ela|enfermo de ela|"
      "ingresado en el hospital|ingresada en el hospital|está ingresado|está ingresada|"
      "estuvo ingresado|estuvo ingresada" },
    { WORD_HEALTH, NULL,
      "insulina|ampollas infectadas|ligamento cruzado|ligamentos cruzados|pubalgia|"
      "fascitis plantar|espolón|juanetes|férula|la férula|sonda urinaria|lleva sonda|"
      "pañales para adultos|oxígeno en casa|conectado a un respirador|"
      "conectada a un respirador|grupo sanguíneo|trastornos del equilibrio|vértigos|"
      "desgarro muscular|tirón muscular" },
    { WORD_SPECIAL, NULL, "matrimonio de lesbianas|matrimonio de gays" },
    { WORD_HEALTH | WORD_LEANING, NULL, "sonda" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, "de baja" },
    { 0, NULL, NULL },
};
