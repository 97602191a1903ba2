/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_pt.c - Portuguese words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/lexicon_priv.h"

const struct terms terms_special_pt[] = {
    { WORD_HEALTH, NULL,
      "cancro|cancro da mama|câncer|tumor|tumor "
      "cerebral|leucemia|linfoma|metástases|melanoma|quisto|"
      "diabetes|diabete|hipoglicemia|asma|crise de asma|bronquite|pneumonia|dpoc|enfisema|"
      "embolia pulmonar|trombose|tuberculose|epilepsia|crise epilética|ataque epilético|"
      "esclerose múltipla|esclerose lateral|parkinson|doença de parkinson|alzheimer|"
      "doença de alzheimer|demência|autismo|perturbação do espetro do autismo|síndrome de down|"
      "trissomia|asperger|esquizofrenia|doença bipolar|transtorno bipolar|depressão|"
      "depressão pós-parto|perturbação de ansiedade|transtorno de ansiedade|"
      "ataque de pânico|ataques de pânico|crise de pânico|crise de ansiedade|crises de ansiedade|"
      "stress pós-traumático|doença mental|problemas mentais|psicose|esgotamento|"
      "esgotamento nervoso|burnout|anorexia|bulimia|distúrbio alimentar|alcoolismo|"
      "toxicodependência|vih|hiv|hepatite|sífilis|clamídia|herpes genital|covid longa|"
      "zona pintada|herpes zóster|varicela|sarampo|rubéola|papeira|escarlatina|meningite|"
      "septicemia|malária|dengue|mononucleose|gastroenterite|apendicite|pancreatite|cirrose|"
      "intestino irritável|colite ulcerosa|doença de crohn|doença celíaca|intolerância à lactose|"
      "intolerância ao glúten|refluxo gástrico|úlcera|hérnia discal|hérnia do hiato|hérnia "
      "inguinal|"
      "pedra nos rins|pedras nos rins|cálculos renais|insuficiência renal|insuficiência cardíaca|"
      "insuficiência respiratória|enfarte|enfarte do miocárdio|infarto|ataque cardíaco|"
      "paragem cardíaca|angina de peito|arritmia|taquicardia|problemas cardíacos|"
      "problema cardíaco|problemas de coração|sopro no coração|avc|derrame cerebral|aneurisma|"
      "traumatismo craniano|hipertensão|tensão alta|pressão alta|colesterol|varizes|"
      "anemia|hemofilia|fibrose quística|distrofia muscular|artrite|artrite reumatoide|artrose|"
      "osteoporose|fibromialgia|fadiga crónica|lúpus|ciática|lombalgia|escoliose|"
      "túnel cárpico|tendinite|endometriose|menopausa|ovário poliquístico|"
      "cistite|infeção urinária|incontinência|disfunção erétil|infertilidade|psoríase|eczema|"
      "dermatite|dermatite atópica|urticária|vitiligo|alopecia|sarna|glaucoma|"
      "degenerescência macular|descolamento da retina|cegueira|surdez|apneia do sono|"
      "dislexia|phda|tdah|paraplegia|tetraplegia|hemiplegia|paralisia cerebral|paralisia facial|"
      "spina bífida|hipotiroidismo|hipertiroidismo|hipotireoidismo|problemas de tiroide|obesidade|"
      "obesidade mórbida|doença crónica|doença crônica|doença rara|doença grave|"
      "doença terminal|doença degenerativa|doença autoimune|doença prolongada|doença profissional|"
      "problema de saúde|problemas de saúde|motivos de saúde|razões de saúde|motivos médicos|"
      "razões médicas|estado de saúde|emergência médica|choque anafilático|tentativa de suicídio|"
      "pensamentos suicidas|automutilação|acidente de trabalho|dores nas costas|dor nas costas|"
      "dores crónicas|dor crónica|dores de costas" },
    { WORD_HEALTH, NULL,
      "quimioterapia|radioterapia|imunoterapia|diálise|hemodiálise|transplante de rim|"
      "transplante renal|transplante de fígado|transplante de medula|transplante de coração|"
      "intervenção cirúrgica|cirurgia ao joelho|cirurgia à anca|cirurgia ao coração|"
      "cirurgia cardíaca|cirurgia bariátrica|bypass gástrico|operação ao joelho|operação à anca|"
      "operação ao coração|prótese da anca|prótese do joelho|colonoscopia|biópsia|mamografia|"
      "mastectomia|histerectomia|colostomia|cesariana|cuidados intensivos|cuidados paliativos|"
      "internamento|internamento hospitalar|alta hospitalar|psiquiatria|psicoterapia|fisioterapia|"
      "reabilitação física|oxigenoterapia|pacemaker|bomba de insulina|"
      "glicómetro|aparelho auditivo|aparelhos auditivos|implante coclear|em cadeira de rodas|"
      "cadeira de rodas|cão-guia|língua gestual|apoio domiciliário|lar de idosos|"
      "baixa médica|baixa por doença|de baixa médica|licença médica|licença de maternidade|"
      "baixa de gravidez|incapacidade temporária|incapacidade permanente|"
      "atestado de incapacidade|atestado multiusos|atestado médico|invalidez|"
      "pensão de invalidez|reforma por invalidez|deficiência motora|"
      "deficiência visual|deficiência auditiva|grau de incapacidade|grau de deficiência|"
      "cartão de deficiente|dístico de deficiente|mobilidade reduzida|relatório médico|"
      "processo clínico|historial clínico|declaração médica|tratamento médico|"
      "tratamento oncológico|receita médica|exames médicos|análises ao sangue|gravidez|"
      "gravidez de risco|gravidez ectópica|aborto|aborto espontâneo|interrupção da gravidez|"
      "fertilização in vitro|procriação medicamente assistida|diabetes gestacional|"
      "pré-eclâmpsia|parto prematuro|nasceu prematuro" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabétic~o~a|asmátic~o~a|epilétic~o~a|epiléptic~o~a|autista|esquizofrénic~o~a|bipolar|"
      "anorétic~a~o|bulímic~a~o|toxicodependente|seropositiv~o~a|soropositiv~o~a|"
      "hipertens~o~a|deficiente motor|pessoa com deficiência|deficiente visual|invisual|"
      "surd~o~a-mud~o~a|paraplégic~o~a|tetraplégic~o~a|celíac~o~a|imunodeprimid~o~a|"
      "hospitalizad~o~a|internad~o~a|grávida|hemofílic~o~a|disléxic~o~a|acamad~o~a|"
      "transplantad~o~a|doente oncológico|doente oncológica|doente crónico|doente crónica|"
      "doente terminal|doente renal|doente cardíaco|testei positivo|cadeirante" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "doente|gravemente doente|surd~o~a|ceg~o~a|mud~o~a|paralisad~o~a|alérgic~o~a|intolerante|"
      "alcoólic~o~a|operad~o~a|amputad~o~a|lesionad~o~a|ferid~o~a|deprimid~o~a|deficiente|"
      "no hospital|do hospital|nas urgências|em coma|de baixa|em tratamento|em "
      "recuperação|obes~o~a|"
      "vacinad~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "doença|enxaqueca|enxaquecas|alergia|alergias|intolerância|gripe|febre|vómitos|náuseas|"
      "diarreia|tonturas|desmaio|insónia|insónias|ansiedade|fobia|dependência|cirurgia|transplante|"
      "antidepressivos|ansiolíticos|insulina|cortisona|morfina|metadona|anticoagulantes|prótese|"
      "muletas|lesão|fratura|entorse|infeção|infecção|hérnia|recaída|sida|sequelas|parto|"
      "anestesia|tensão arterial|dor de cabeça" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "tratamento|medicação|medicamento|remédios|saúde|psiquiatra|psicólogo|psicóloga|oncologista|"
      "cardiologista|neurologista|ginecologista|parteira|cirurgião|fisioterapeuta|terapeuta|"
      "diagnóstico|operação|cuidadora" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "operação|operad~o~a|operar|cirurgia|fratura|dor|dores|lesão|infeção|parti o|parti a|partiu "
      "a" },
    { WORD_SPECIAL, NULL,
      "testemunha de jeová|testemunhas de jeová|a minha religião|a minha fé|crenças religiosas|"
      "convicções religiosas|motivos religiosos|sindicalista|sindicato|sindicalizad~o~a|"
      "delegado sindical|delegada sindical|membro do sindicato|filiação sindical|"
      "filiado no partido|filiada no partido|militante do partido|militante do ps|militante do psd|"
      "opiniões políticas|opinião política|convicções políticas|origem étnica|origem racial|"
      "etnia cigana|requerente de asilo|pedido de asilo|refugiado político|refugiada política|"
      "homossexual|bissexual|transexual|transgénero|transgênero|lésbica|não-binário|não binário|"
      "mudança de sexo|transição de género|orientação sexual|vida sexual|identidade de género|"
      "dados biométricos|impressões digitais|impressão digital|teste de adn|teste genético|"
      "dados genéticos|registo criminal|antecedentes criminais|cadastro criminal|condenado por|"
      "condenada por|pena de prisão|pena suspensa|prisão preventiva|prisão domiciliária|"
      "liberdade condicional|pulseira eletrónica|violência doméstica|abuso sexual|"
      "agressão sexual|violação sexual|maior acompanhado|sob tutela" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "católic~o~a|protestante|muçulman~o~a|judeu|judia|budista|hindu|ateu|ateia|cristã~~o|"
      "evangélic~o~a|ortodox~o~a|crente|gay|trans|comunista|socialista|cigan~o~a|refugiad~o~a|"
      "recluso|reclusa|na prisão|na cadeia" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "ramadão|halal|kosher|mesquita|sinagoga|islão|judaísmo" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religião|fé|adn|sexualidade|condenação" },
    { WORD_HEALTH | WORD_LEANING, NULL, "deficiência|cataratas" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH | WORD_LEANING, NULL, "coronavírus" },
    { WORD_SPECIAL, NULL, "está preso|está presa|esteve preso|fui preso" },
    { WORD_HEALTH | WORD_STATE, NULL, "depressiv~o~a" },
    { 0, NULL, NULL },
};
