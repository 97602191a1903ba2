/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_pt.c - Portuguese words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_pt[] = {
    { WORD_HEALTH, NULL,
      "cancro|cancro da mama|câncer|tumor|tumor cerebral|leucemia|linfoma|metástases|"
      "melanoma|quisto|diabetes|diabete|hipoglicemia|asma|crise de asma|bronquite|pneumonia|"
      "dpoc|enfisema|embolia pulmonar|trombose|tuberculose|epilepsia|crise epilética|"
      "ataque epilético|esclerose múltipla|esclerose lateral|parkinson|doença de parkinson|"
      "alzheimer|doença de alzheimer|demência|autismo|perturbação do espetro do autismo|"
      "síndrome de down|trissomia|asperger|esquizofrenia|doença bipolar|transtorno bipolar|"
      "depressão|depressão pós-parto|perturbação de ansiedade|transtorno de ansiedade|"
      "ataque de pânico|ataques de pânico|crise de pânico|crise de ansiedade|"
      "crises de ansiedade|stress pós-traumático|doença mental|problemas mentais|psicose|"
      "esgotamento|esgotamento nervoso|burnout|anorexia|bulimia|distúrbio alimentar|"
      "alcoolismo|toxicodependência|vih|hiv|hepatite|sífilis|clamídia|herpes genital|"
      "covid longa|zona pintada|herpes zóster|varicela|sarampo|rubéola|papeira|escarlatina|"
      "meningite|septicemia|malária|dengue|mononucleose|gastroenterite|apendicite|"
      "pancreatite|cirrose|intestino irritável|colite ulcerosa|doença de crohn|"
      "doença celíaca|intolerância à lactose|intolerância ao glúten|refluxo gástrico|úlcera|"
      "hérnia discal|hérnia do hiato|hérnia inguinal|pedra nos rins|pedras nos rins|"
      "cálculos renais|insuficiência renal|insuficiência cardíaca|insuficiência respiratória|"
      "enfarte|enfarte do miocárdio|infarto|ataque cardíaco|paragem cardíaca|angina de peito|"
      "arritmia|taquicardia|problemas cardíacos|problema cardíaco|problemas de coração|"
      "sopro no coração|avc|derrame cerebral|aneurisma|traumatismo craniano|hipertensão|"
      "tensão alta|pressão alta|colesterol|varizes|anemia|hemofilia|fibrose quística|"
      "distrofia muscular|artrite|artrite reumatoide|artrose|osteoporose|fibromialgia|"
      "fadiga crónica|lúpus|ciática|lombalgia|escoliose|túnel cárpico|tendinite|endometriose|"
      "menopausa|ovário poliquístico|cistite|infeção urinária|incontinência|disfunção erétil|"
      "infertilidade|psoríase|eczema|dermatite|dermatite atópica|urticária|vitiligo|alopecia|"
      "sarna|glaucoma|degenerescência macular|descolamento da retina|cegueira|surdez|"
      "apneia do sono|dislexia|phda|tdah|paraplegia|tetraplegia|hemiplegia|"
      "paralisia cerebral|paralisia facial|spina bífida|hipotiroidismo|hipertiroidismo|"
      "hipotireoidismo|problemas de tiroide|obesidade|obesidade mórbida|doença crónica|"
      "doença crônica|doença rara|doença grave|doença terminal|doença degenerativa|"
      "doença autoimune|doença prolongada|doença profissional|problema de saúde|"
      "problemas de saúde|motivos de saúde|razões de saúde|motivos médicos|razões médicas|"
      "estado de saúde|emergência médica|choque anafilático|tentativa de suicídio|"
      "pensamentos suicidas|automutilação|acidente de trabalho|dores nas costas|"
      "dor nas costas|dores crónicas|dor crónica|dores de costas" },
    { WORD_HEALTH, NULL,
      "quimioterapia|radioterapia|imunoterapia|diálise|hemodiálise|transplante de rim|"
      "transplante renal|transplante de fígado|transplante de medula|transplante de coração|"
      "intervenção cirúrgica|cirurgia ao joelho|cirurgia à anca|cirurgia ao coração|"
      "cirurgia cardíaca|cirurgia bariátrica|bypass gástrico|operação ao joelho|"
      "operação à anca|operação ao coração|prótese da anca|prótese do joelho|colonoscopia|"
      "biópsia|mamografia|mastectomia|histerectomia|colostomia|cesariana|cuidados intensivos|"
      "cuidados paliativos|internamento|internamento hospitalar|alta hospitalar|psiquiatria|"
      "psicoterapia|fisioterapia|reabilitação física|oxigenoterapia|pacemaker|"
      "bomba de insulina|glicómetro|aparelho auditivo|aparelhos auditivos|implante coclear|"
      "em cadeira de rodas|cadeira de rodas|cão-guia|língua gestual|apoio domiciliário|"
      "lar de idosos|baixa médica|baixa por doença|de baixa médica|licença médica|"
      "licença de maternidade|baixa de gravidez|incapacidade temporária|"
      "incapacidade permanente|atestado de incapacidade|atestado multiusos|atestado médico|"
      "invalidez|pensão de invalidez|reforma por invalidez|deficiência motora|"
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
      "doente|gravemente doente|surd~o~a|ceg~o~a|mud~o~a|paralisad~o~a|alérgic~o~a|"
      "intolerante|alcoólic~o~a|operad~o~a|amputad~o~a|lesionad~o~a|ferid~o~a|deprimid~o~a|"
      "deficiente|do hospital|nas urgências|em coma|de baixa|em tratamento|em recuperação|"
      "obes~o~a|vacinad~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "doença|enxaqueca|enxaquecas|alergia|alergias|intolerância|gripe|febre|vómitos|náuseas|"
      "diarreia|tonturas|desmaio|insónia|insónias|ansiedade|fobia|dependência|cirurgia|"
      "transplante|antidepressivos|ansiolíticos|cortisona|morfina|metadona|anticoagulantes|"
      "prótese|muletas|lesão|entorse|infeção|infecção|hérnia|recaída|sida|sequelas|parto|"
      "anestesia|tensão arterial|dor de cabeça" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "tratamento|medicação|medicamento|remédios|saúde|psiquiatra|psicólogo|psicóloga|"
      "oncologista|cardiologista|neurologista|parteira|cirurgião|fisioterapeuta|terapeuta|"
      "diagnóstico|operação|cuidadora" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "operação|operad~o~a|operar|cirurgia|dor|dores|lesão|infeção|parti o|parti a|partiu a" },
    { WORD_SPECIAL, NULL,
      "testemunha de jeová|testemunhas de jeová|a minha religião|a minha fé|"
      "crenças religiosas|convicções religiosas|motivos religiosos|sindicalista|"
      "sindicalizad~o~a|delegado sindical|delegada sindical|membro do sindicato|"
      "filiação sindical|filiado no partido|filiada no partido|militante do partido|"
      "militante do ps|militante do psd|opiniões políticas|opinião política|"
      "convicções políticas|origem étnica|origem racial|etnia cigana|requerente de asilo|"
      "pedido de asilo|refugiado político|refugiada política|homossexual|bissexual|"
      "transexual|transgénero|transgênero|lésbica|não-binário|não binário|mudança de sexo|"
      "transição de género|orientação sexual|vida sexual|identidade de género|"
      "dados biométricos|impressões digitais|impressão digital|teste de adn|teste genético|"
      "dados genéticos|antecedentes criminais|cadastro criminal|condenado por|condenada por|"
      "pena de prisão|pena suspensa|prisão preventiva|prisão domiciliária|"
      "liberdade condicional|pulseira eletrónica|violência doméstica|abuso sexual|"
      "agressão sexual|violação sexual" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "católic~o~a|protestante|muçulman~o~a|judeu|judia|budista|hindu|ateu|ateia|cristã~~o|"
      "evangélic~o~a|ortodox~o~a|crente|gay|trans|comunista|socialista|cigan~o~a|"
      "refugiad~o~a|recluso|reclusa|na prisão|na cadeia" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "ramadão|halal|kosher|mesquita|sinagoga|islão|judaísmo" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religião|fé|adn|sexualidade|condenação" },
    { WORD_HEALTH | WORD_LEANING, NULL, "deficiência" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH | WORD_LEANING, NULL, "coronavírus" },
    { WORD_SPECIAL, NULL, "está preso|está presa|esteve preso|fui preso" },
    { WORD_HEALTH | WORD_STATE, NULL, "depressiv~o~a" },
    { WORD_HEALTH, NULL,
      "drepanocitose|tendinite|reumatismo|operado ao coração|operada ao coração|"
      "operado ao joelho|operada ao joelho|operado à anca|operada à anca|operado à coluna|"
      "operada à coluna|hemiplégic~o~a|dores no pescoço|dores nas costas|dor nas costas|"
      "dor de cabeça crónica|internado em|internada em|internad~o~a|fratura|"
      "fratura do perónio|fratura do fémur|fratura do pulso|fratura da tíbia|fratura da anca|"
      "braço partido|perna partida|pulso partido|tornozelo partido|costelas partidas|"
      "anca partida|entorse|entorse no tornozelo|luxação|rutura de ligamentos|"
      "rotura de ligamentos|menisco|queimadura|queimaduras|traumatismo craniano|desidratação|"
      "golpe de calor|insolação|desnutrição|intoxicação alimentar|salmonelas|gastroenterite|"
      "gastrite|refluxo|hemorroidas|fígado gordo|hepatite b|hepatite c|pedra nos rins|"
      "cólica renal|pielonefrite|infeção urinária|infecção urinária|otite|amigdalite|"
      "faringite|laringite|sinusite|conjuntivite|bronquiolite|pneumonia|tosse convulsa|"
      "varicela|sarampo|escarlatina|piolhos|sarna|micose|verrugas|herpes|"
      "hipertensão arterial|tensão alta|colesterol alto|fibrilhação auricular|arritmia|"
      "insuficiência cardíaca|pacemaker|bypass|cateterismo|stent|enfarte|ataque cardíaco|avc|"
      "derrame|trombose|embolia|aneurisma|diabetes tipo 1|diabetes tipo 2|anemia|"
      "anemia falciforme|hemofilia|fibrose quística|esclerose múltipla|"
      "esclerose lateral amiotrófica|epilepsia|convulsões|enxaqueca crónica|paralisia|"
      "paralisia cerebral|parkinson|alzheimer|demência|autismo|espectro do autismo|asperger|"
      "perturbação do espectro do autismo|défice de atenção|phda|dislexia|"
      "atraso no desenvolvimento|deficiência intelectual|deficiência motora|"
      "deficiência visual|deficiência auditiva|esquizofrenia|bipolar|perturbação bipolar|"
      "depressão pós-parto|crise de ansiedade|ataque de pânico|esgotamento|"
      "esgotamento nervoso|tentativa de suicídio|automutilação|alcoolismo|toxicodependência|"
      "dependência do jogo|vício do jogo|desintoxicação|cancro da mama|cancro do pulmão|"
      "cancro da próstata|cancro do cólon|cancro da pele|tumor|linfoma|leucemia|"
      "quimioterapia|radioterapia|mastectomia|quisto|mioma|endometriose|gravidez|"
      "gravidez de risco|aborto espontâneo|cesariana|pré-eclâmpsia|parto prematuro|"
      "fertilização in vitro|reforma por invalidez|atestado de incapacidade|incapacidade de|"
      "baixa médica|baixa por doença|cadeira de rodas|anda de muletas|anda de bengala|"
      "ouve mal|vê mal|cego de um olho|surdo de um ouvido|cataratas|glaucoma|retinopatia|"
      "descolamento da retina|zumbidos|artrose|artrite|artrite reumatoide|osteoporose|"
      "fibromialgia|lúpus|ciática|hérnia discal|hérnia|escoliose|lombalgia|oxigénio em casa|"
      "usa oxigénio|alergia ao amendoim|alergia ao leite|alergia ao ovo|alergia à penicilina|"
      "alergia aos frutos secos|choque anafilático|intolerância à lactose|"
      "intolerância ao glúten|doença celíaca|doença de crohn|colite ulcerosa|hipotiroidismo|"
      "apneia do sono|psoríase|eczema|dermatite" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "hipertens~o~a|diabétic~o~a|invisual|daltónic~o~a|claustrofóbic~o~a|acamad~o~a|"
      "ostomizad~o~a|incapacitad~o~a" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "engripad~o~a|constipad~o~a|incapacitad~o~a|operad~o~a|internad~o~a|hospitalizad~o~a|"
      "lesionad~o~a|nas urgências|em coma|ferid~o~a|engessad~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "oxigénio|muletas|andarilho|antibiótico|antibióticos|febre|inalador|colar cervical|"
      "ansiedade|reumático" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "partid~o~a|fractura|corte|dor|dores|operad~o~a|operação|lesão|infeção|problemas" },
    { WORD_SPECIAL, NULL,
      "religião islâmica|religião judaica|religião muçulmana|religião católica|"
      "religião evangélica|católico praticante|católica praticante|muçulmano praticante|"
      "muçulmana praticante|testemunha de jeová|testemunhas de jeová|refeição halal|"
      "refeição kosher|não come porco|não comemos porco|não como porco|delegado sindical|"
      "delegada sindical|sindicalizad~o~a|filiado na cgtp|filiada na cgtp|filiado na ugt|"
      "filiada na ugt|sócio do sindicato|sócia do sindicato|membro do sindicato|"
      "dirigente sindical|militante do ps|militante do psd|militante do pcp|"
      "militante do chega|militante do bloco|filiado no ps|filiada no ps|filiado no chega|"
      "filiada no chega|voto no chega|duas mães|dois pais|casal gay|casal de homens|"
      "casal de mulheres|casado com um homem|casada com uma mulher|etnia cigana|"
      "de etnia cigana|de origem cabo-verdiana|de origem angolana|de origem africana|"
      "cor da pele|condenado por|condenada por|pulseira eletrónica|prisão preventiva|"
      "pena suspensa|em liberdade condicional|cumpriu pena" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "muçulman~o~a~os~as|judeus|cigan~o~a~os~as|adventista|evangélic~o~a|mórmon|hindus|"
      "ismaelita|gays|lésbicas|comunista|bloquista|espírita|umbandista|candomblecista" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "sindicato|registo criminal" },
    { WORD_HEALTH, NULL, "tem ela diagnosticada|herpes zóster" },
    { WORD_HEALTH, NULL,
      "insulina|joanetes|fascite plantar|esporão|pubalgia|rotura muscular|rutura muscular|"
      "estiramento|operado a uma hérnia|operada a uma hérnia|insuficiente renal|"
      "insuficiente cardíaco|hidroxicloroquina|tem gota|crise de gota|ligado ao ventilador|"
      "ligada ao ventilador|amnésia|fraldas para adultos|algália|grávidas de|grupo sanguíneo|"
      "labirintite|vertigens|mês de gravidez" },
    { 0, NULL, NULL },
};
