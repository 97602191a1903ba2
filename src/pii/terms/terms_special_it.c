/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_it.c - Italian words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_it[] = {
    { WORD_HEALTH, NULL,
      "cancro|tumore|tumore al seno|tumore al cervello|tumori|leucemia|linfoma|metastasi|"
      "melanoma|carcinoma|ciste|cisti|diabete|ipoglicemia|asma|attacco d'asma|bronchite|"
      "polmonite|bpco|enfisema|embolia polmonare|trombosi|tubercolosi|pertosse|epilessia|"
      "crisi epilettica|crisi epilettiche|sclerosi multipla|sclerosi laterale|parkinson|"
      "morbo di parkinson|alzheimer|morbo di alzheimer|demenza|demenza senile|autismo|"
      "sindrome di down|asperger|schizofrenia|disturbo bipolare|depressione|"
      "depressione post partum|disturbo d'ansia|disturbi d'ansia|attacchi di panico|"
      "attacco di panico|crisi di panico|disturbo ossessivo|stress post-traumatico|"
      "malattia mentale|disturbi mentali|psicosi|esaurimento nervoso|burnout|anoressia|"
      "bulimia|disturbi alimentari|alcolismo|tossicodipendenza|ludopatia|hiv|epatite|"
      "sifilide|clamidia|herpes genitale|long covid|fuoco di sant'antonio|varicella|morbillo|"
      "rosolia|orecchioni|scarlattina|meningite|setticemia|malaria|dengue|mononucleosi|"
      "gastroenterite|appendicite|peritonite|pancreatite|cirrosi|colon irritabile|"
      "colite ulcerosa|morbo di crohn|celiachia|intolleranza al lattosio|"
      "intolleranza al glutine|reflusso gastrico|ulcera|ernia del disco|ernia iatale|"
      "ernia inguinale|calcoli renali|calcoli biliari|colica renale|insufficienza renale|"
      "insufficienza cardiaca|insufficienza respiratoria|infarto|attacco di cuore|"
      "arresto cardiaco|angina pectoris|aritmia|tachicardia|fibrillazione atriale|"
      "problemi cardiaci|problemi di cuore|problema al cuore|soffio al cuore|ictus|"
      "emorragia cerebrale|aneurisma|trauma cranico|commozione cerebrale|ipertensione|"
      "pressione alta|colesterolo|vene varicose|anemia|anemia mediterranea|talassemia|"
      "emofilia|fibrosi cistica|distrofia muscolare|artrite|artrite reumatoide|artrosi|"
      "osteoporosi|fibromialgia|stanchezza cronica|lupus|sciatica|lombalgia|lombosciatalgia|"
      "scoliosi|tunnel carpale|tendinite|endometriosi|menopausa|ovaio policistico|cistite|"
      "incontinenza|disfunzione erettile|infertilità|psoriasi|eczema|dermatite|"
      "dermatite atopica|orticaria|vitiligine|alopecia|scabbia|glaucoma|cataratta|"
      "maculopatia|distacco della retina|cecità|sordità|acufene|acufeni|apnee notturne|"
      "dislessia|adhd|paraplegia|tetraplegia|emiplegia|paralisi cerebrale|paralisi facciale|"
      "spina bifida|ipotiroidismo|ipertiroidismo|problemi di tiroide|tiroidite|obesità|"
      "malattia cronica|malattia rara|malattia grave|grave malattia|malattia terminale|"
      "malattia degenerativa|malattia autoimmune|malattia professionale|problema di salute|"
      "problemi di salute|motivi di salute|ragioni di salute|motivi medici|stato di salute|"
      "emergenza medica|shock anafilattico|tentato suicidio|tentativo di suicidio|"
      "pensieri suicidi|autolesionismo|infortunio sul lavoro|mal di schiena|dolori cronici|"
      "dolore cronico" },
    { WORD_HEALTH, NULL,
      "chemioterapia|chemio|radioterapia|immunoterapia|dialisi|emodialisi|trapianto di rene|"
      "trapianto di fegato|trapianto di midollo|trapianto di cuore|intervento chirurgico|"
      "operazione chirurgica|intervento al ginocchio|intervento al cuore|intervento all'anca|"
      "operazione al ginocchio|operazione al cuore|bypass gastrico|protesi all'anca|"
      "protesi d'anca|protesi al ginocchio|protesi acustica|apparecchio acustico|"
      "apparecchi acustici|impianto cocleare|colonscopia|gastroscopia|biopsia|mammografia|"
      "mastectomia|isterectomia|colostomia|stomia|taglio cesareo|parto cesareo|"
      "terapia intensiva|cure palliative|ricovero|ricovero ospedaliero|ricoverat~o~a|"
      "reparto psichiatrico|psicoterapia|fisioterapia|riabilitazione|ossigenoterapia|"
      "pacemaker|microinfusore|glucometro|in sedia a rotelle|sedia a rotelle|in carrozzina|"
      "cane guida|lingua dei segni|assistenza domiciliare|casa di riposo|malattia retribuita|"
      "congedo per malattia|permesso per malattia|in malattia|congedo di maternità|"
      "maternità anticipata|certificato medico|certificato di malattia|"
      "referto medico|referti medici|esami del sangue|visita oncologica|"
      "terapia farmacologica|terapia oncologica|prescrizione medica|legge 104|104/92|"
      "invalidità|invalidità civile|invalidità permanente|pensione di invalidità|"
      "assegno di accompagnamento|indennità di accompagnamento|disabilità motoria|"
      "disabilità visiva|contrassegno disabili|categorie protette|mobilità ridotta|"
      "non autosufficiente|gravidanza|gravidanza a rischio|gravidanza extrauterina|aborto|"
      "aborto spontaneo|interruzione di gravidanza|fecondazione assistita|"
      "procreazione assistita|diabete gestazionale|preeclampsia|parto prematuro|"
      "nato prematuro" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabetic~o~a~i|asmatic~o~a|epilettic~o~a|autistic~o~a|schizofrenic~o~a|bipolare|"
      "anoressic~a~o|bulimic~a~o|tossicodipendente|sieropositiv~o~a|ipertes~o~a|disabile|"
      "persona disabile|persona con disabilità|portatore di handicap|portatrice di handicap|"
      "handicappat~o~a|non vedente|ipovedente|ipoudente|non udente|sordomut~o~a|"
      "paraplegic~o~a|tetraplegic~o~a|celiac~o~a|immunodepress~o~a|cardiopatic~o~a|"
      "nefropatic~o~a|emofilic~o~a|dislessic~o~a|invalido civile|invalida civile|invalido al|"
      "malato di cancro|malata di cancro|malato oncologico|malata oncologica|"
      "paziente oncologico|paziente oncologica|malato terminale|malato cronico|"
      "malata cronica|allettat~o~a|trapiantat~o~a|dializzat~o~a|incinta|in gravidanza|"
      "in dolce attesa|positivo al covid|positiva al covid" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "malat~o~a|ammalat~o~a|sord~o~a|cieco|cieca|mut~o~a|paralizzat~o~a|allergic~o~a|"
      "intollerante|alcolizzat~o~a|alcolista|operat~o~a|amputat~o~a|ferit~o~a|infortunat~o~a|"
      "ingessat~o~a|in ospedale|dall'ospedale|all'ospedale|al pronto soccorso|in coma|"
      "in cura|in terapia|in dialisi|in convalescenza|obes~o~a|vaccinat~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "malattia|emicrania|emicranie|allergia|allergie|intolleranza|influenza|febbre|vomito|"
      "nausea|diarrea|vertigini|svenimento|insonnia|ansia|angoscia|fobia|dipendenza da|"
      "chirurgia|trapianto|antidepressivi|ansiolitici|sonniferi|cortisone|morfina|metadone|"
      "anticoagulanti|protesi|stampelle|frattura|distorsione|infezione|ernia|ricaduta|"
      "patologia|aids|parto|anestesia|pressione arteriosa|handicap|mal di testa|lussazione" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "terapia|cura|cure|farmaco|farmaci|medicine|medicinali|salute|psichiatra|psicologo|"
      "psicologa|oncologo|oncologa|cardiologo|cardiologa|neurologo|neurologa|chirurgo|"
      "diagnosi|operazione|intervento" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "operazione|intervento|operat~o~a|operare|frattura|dolore|dolori|lesione|infezione|"
      "mi sono rotto|mi sono rotta|si è rotto|si è rotta|mi sono fratturato|protesi|trauma|"
      "problemi" },
    { WORD_SPECIAL, NULL,
      "testimone di geova|testimoni di geova|la mia religione|la mia fede|credo religioso|"
      "convinzioni religiose|motivi religiosi|fede islamica|fede ebraica|sindacalista|"
      "iscritto al sindacato|iscritta al sindacato|tessera sindacale|delegato sindacale|"
      "delegata sindacale|rappresentante sindacale|iscritto alla cgil|iscritta alla cgil|"
      "iscritto al partito|iscritta al partito|tessera di partito|militante del partito|"
      "opinioni politiche|idee politiche|orientamento politico|origine etnica|"
      "origini etniche|origine razziale|richiedente asilo|richiesta di asilo|"
      "rifugiato politico|rifugiata politica|omosessuale|bisessuale|transessuale|transgender|"
      "lesbica|non binario|non binaria|coppia omosessuale|cambio di sesso|"
      "transizione di genere|orientamento sessuale|vita sessuale|identità di genere|"
      "dati biometrici|impronte digitali|impronta digitale|test del dna|test genetico|"
      "dati genetici|precedenti penali|fedina penale|condanna penale|condannato per|"
      "condannata per|arresti domiciliari|custodia cautelare|libertà condizionale|"
      "libertà vigilata|pena detentiva|braccialetto elettronico|violenza domestica|"
      "violenza sessuale|abusi sessuali|guida in stato di ebbrezza|sotto tutela|"
      "amministrazione di sostegno" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "cattolic~o~a|protestante|musulman~o~a|ebre~o~a|buddista|induista|ate~o~a|cristian~o~a|"
      "evangelic~o~a|ortodoss~o~a|credente|gay|trans|comunista|socialista|anarchico|rom|"
      "rifugiat~o~a|detenut~o~a|in carcere|in prigione|in galera" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "ramadan|halal|kosher|moschea|sinagoga|islam|ebraismo" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religione|dna|sessualità|condanna|impronte" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH | WORD_LEANING, NULL, "coronavirus" },
    { WORD_HEALTH | WORD_LEANING, NULL, "disabilità" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, "depresso" },
    { WORD_HEALTH, NULL, "sono depressa|è depressa" },
    { WORD_HEALTH, NULL,
      "colpo di frusta|cardiopatia|cardiopatia ischemica|cardiopatia dilatativa|infrazione|"
      "mano rotta|braccio rotto|gamba rotta|polso rotto|femore rotto|caviglia rotta|"
      "costola rotta|costole rotte|spalla lussata|naso rotto|dito rotto|anca rotta|"
      "bacino rotto|frattura del femore|frattura del polso|frattura della caviglia|"
      "frattura della tibia|frattura del perone|frattura scomposta|gambe malate|"
      "malato di cuore|malata di cuore|malato di reni|soffre di cuore|soffro di cuore|"
      "soffre di reni|soffre di pressione|problemi di memoria|diabete tipo 1|diabete tipo 2|"
      "ulcera varicosa|ulcera gastrica|monocolo|acqua nei polmoni|acqua nel polmone|"
      "distorsione alla caviglia|distorsione al ginocchio|contusione|contusioni|ustione|"
      "ustioni|punti di sutura|strappo muscolare|rottura del legamento|rottura dei legamenti|"
      "legamento crociato|menisco rotto|ernia cervicale|mal di gola|otite|sinusite|faringite|"
      "tonsillite|laringite|bronchiolite|congiuntivite|impetigine|pidocchi|micosi|"
      "funghi ai piedi|verruche|salmonellosi|intossicazione alimentare|gastrite|"
      "diverticolite|emorroidi|fegato grasso|epatite b|epatite c|colica|anafilassi|"
      "crisi allergica|allergia al nichel|allergia alle arachidi|allergia al latte|"
      "allergia alle uova|allergia alla penicillina|allergia alle noci|favismo|"
      "anemia falciforme|trombo|flebite|ischemia|neuropatia|nevralgia|paralisi|tremore|"
      "miastenia|sindrome di tourette|ritardo mentale|disturbo dell'attenzione|"
      "disturbo del linguaggio|disturbi specifici dell'apprendimento|disgrafia|discalculia|"
      "disturbo borderline|crisi d'ansia|stato d'ansia|stato depressivo|stress da lavoro|"
      "crollo nervoso|convulsioni|overdose|disintossicazione|comunità di recupero|"
      "dipendenza dal gioco|ludopatico|tumore al seno|tumore al polmone|tumore al colon|"
      "tumore alla prostata|tumore al cervello|tumore maligno|tumore|cancro|"
      "linfoma di hodgkin|cisti ovarica|fibroma|fibromi|maternità a rischio|"
      "gravidanza gemellare|minaccia d'aborto|distacco di placenta|disidratazione|"
      "colpo di calore|colpo di sole|malnutrizione|carenza di ferro|pressione bassa|"
      "di febbre|febbre alta|ricoverato in|ricoverata in|in rianimazione|"
      "in terapia intensiva|in sedia a rotelle|cammina con il bastone|"
      "cammina col deambulatore|operato al|operata al|operato alla|operata alla|operato di|"
      "operata di|protesi all'anca|protesi al ginocchio|cataratta|glaucoma|retinopatia|"
      "ipoacusia|sente poco|non ci sente|ci vede poco|non ci vede|invalido al cento|"
      "invalidità al" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "claustrofobic~o~a|daltonic~o~a|ipotes~o~a|ludopatic~o~a|cardiopatic~o~a|asperger" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "raffreddat~o~a|influenzat~o~a|in maternità|in mutua|dimess~o~a|in rianimazione|"
      "fratturat~o~a|ustionat~o~a" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "distorsione|deambulatore|tachipirina|antibiotico|antibiotici|inalatore|maternità|"
      "tosse|lussazione|sedia a rotelle" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, "rott~o~a|frattura|taglio|lesione|operat~o~a|malat~o~a" },
    { WORD_SPECIAL, NULL,
      "religione ebraica|religione islamica|religione musulmana|religione cattolica|"
      "religione evangelica|di rifondazione|di rifondazione comunista|iscritto alla cgil|"
      "iscritta alla cgil|iscritto alla cisl|iscritta alla cisl|iscritto alla uil|"
      "iscritta alla uil|iscritto al pd|iscritta al pd|iscritto alla lega|iscritta alla lega|"
      "iscritto a fratelli d'italia|iscritta a fratelli d'italia|delegato cgil|delegata cgil|"
      "delegato cisl|delegata cisl|delegato fiom|delegata fiom|delegato sindacale|"
      "delegata sindacale|tesserato cgil|tesserata cgil|tesserato del pd|tesserata del pd|"
      "militante della lega|voto lega|consigliere del pd|consigliera del pd|"
      "cattolico praticante|cattolica praticante|musulmano praticante|musulmana praticante|"
      "ebreo osservante|ebrea osservante|menù halal|menù kosher|mangia halal|"
      "non mangia maiale|non mangio maiale|non mangiamo maiale|due mamme|due papà|coppia gay|"
      "coppia di uomini|coppia di donne|unione civile con il mio compagno|"
      "di origine marocchina|di origine rom|di etnia rom|condannato per|condannata per|"
      "ai domiciliari|agli arresti|ex detenuto|in affidamento in prova" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "musulmani|musulmane|ebrei|avventista|mormone|valdese|sikh|sinti|omosessuali|gay|"
      "lesbiche|leghista|islamic~o~a|curd~o~a|berber~o~a" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "sindacato" },
    { WORD_HEALTH, NULL,
      "malato di sla|malata di sla|affetto da sla|ha la sla|calcoli alla cistifellea|"
      "calcoli ai reni" },
    { WORD_HEALTH, NULL,
      "insulina|l'insulina|alluce valgo|fascite plantare|sperone calcaneare|pubalgia|strappo|"
      "stiramento|favic~o~a|cieco civile|cieca civile|sordo civile|ha la gotta|"
      "attaccata al respiratore|attaccato al respiratore|ventilazione assistita|"
      "ossigeno a casa|catetere|pannoloni|allettato da|mese di gravidanza|"
      "all'ottavo mese di gravidanza|al settimo mese di gravidanza|disturbi dell'equilibrio|"
      "labirintite|gruppo sanguigno|essere operat~o~a|deve operarsi|artrosi alle" },
    { WORD_HEALTH | WORD_LEANING, NULL, "respiratore|fisioterapia domiciliare" },
    { 0, NULL, NULL },
};
