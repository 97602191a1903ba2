/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_reference.c - words for the number under which somebody is insured, treated or travels.
 *
 * Each names the number itself: "contrat auto n°".  The bare word for a file or an order leads
 * to nobody's number; that for a contract is reference.c's. */
#include "pii/terms/terms_priv.h"

const struct terms terms_reference[] = {
    { NEAR_ORDER, "customer", /* insured */
      "contrat habitation n°|contrat auto n°|contrat santé n°|contrat moto n°|contrat mutuelle n°|"
      "contrat d'assurance n°|contrat d'assurance numéro|n° de contrat d'assurance|"
      "police d'assurance n°|n° police assurance|n° de police d'assurance|police auto n°|"
      "police habitation n°|n° adhérent mutuelle|adhérent mutuelle n°|vers-nr|vers nr|"
      "versicherungsnr|versicherungs-nr|versicherungspolice nr|police nr|police-nr|pol no|pol nr|"
      "pol number|insurance policy no|insurance policy number|póliza de hogar nº|"
      "póliza del hogar nº|póliza de coche nº|póliza de seguro nº|póliza del seguro nº|"
      "polizza auto n|polizza casa n|polizza vita n|polizza auto numero|polizza casa numero|"
      "polisnummer verzekering|verzekeringsnummer|verzekeringsnr|apólice automóvel n.º|"
      "apólice auto n.º|apólice de seguro n.º|apólice habitação n.º|apólice de saúde n.º" },
    { NEAR_ORDER, "customer", /* charged and known */
      "mandatsreferenz|mandatsreferenznummer|référence unique de mandat|référence de mandat|"
      "référence du mandat|mandate reference|mandate ref|referencia de mandato|"
      "riferimento mandato|kenmerk machtiging|machtigingskenmerk|referência do mandato|kdn|knr|"
      "kd-num|lidmaatschapsnr|lidmaatschaps-nr|nº de mandato|mandatsref|mandats-ref|mandat rum|"
      "mandat sepa rum|sepa rum|mandat sepa n°|mandaatref|mandaatreferentie|"
      "mandaatnummer|referencia del mandato|ref. mandato|rif. mandato|codice mandato|"
      "zugangsnummer|zugangsnr|anmeldenummer" },
    { NEAR_ORDER, "customer", /* treated */
      "n° de dossier médical|numéro de dossier médical|dossier médical n°|dossier patient n°|"
      "n° de dossier patient|n° dossier patient|n° ipp|ipp n°|numéro ipp|hospital no|hosp no|"
      "nº historia|nº de historia|nº historia clínica|número de historia|"
      "número de historia clínica|nhc|n.º de processo clínico|número de processo clínico|"
      "nº de processo clínico|processo clínico nº|processo clínico n.º|cartella clinica n|"
      "cartella clinica numero|patiëntnummer|patiëntennummer|patiëntnr|patiëntennr|patientnummer|"
      "patientnr" },
    { NEAR_ORDER, "customer", /* of a customer, in short */
      "spaarkaartnummer|spaarkaartnr|spaarkaart|klantreferentie|klantref|polizzennummer|"
      "polizzennr|polizzen-nr|código de afiliado|código de afiliada|cuenta de cliente|"
      "conto cliente|rif. cliente|rif cliente|riferimento cliente|ref. cliente|ref cliente|"
      "ref. del cliente|ref.ª cliente|ref.ª de cliente|referência de cliente|"
      "referência do cliente|codice utenza cliente|codice cliente|cuenta cliente|num alloc|"
      "n° alloc|numéro alloc|kundenreferenz|kundenref|cartão de fidelização|"
      "cartão de fidelização n.º|cartão de fidelidade|tarjeta de fidelidad|fördernummer|"
      "förderungsnummer|lidmaatschap nr|numéro d'aide juridictionnelle|huurcontract nr" },
    { NEAR_ORDER, "contract", "ipp" },
    { NEAR_ORDER, "customer", /* claims something: a number of its own, no file's */
      "n° de sinistre|n° sinistre|numéro de sinistre|numéro sinistre|sinistre n°|sinistre numéro|"
      "dossier sinistre n°|n° de dossier sinistre|référence sinistre|réf sinistre|"
      "référence du sinistre|claim no|claim nr|claim number|claim ref|claim reference|claim id|"
      "claims ref|claims no|schadennummer|schadennr|schaden-nr|schaden nr|schadensnummer|"
      "schadensnr|schaden-nummer|schadenfallnummer|número de siniestro|nº de siniestro|"
      "nº siniestro|siniestro nº|n° de siniestro|numero sinistro|numero di sinistro|n sinistro|"
      "sinistro n|sinistro numero|schadenummer|schadenr|schade-nr|schadedossiernummer|"
      "número do sinistro|número de sinistro|nº do sinistro|n.º do sinistro|sinistro nº|"
      "sinistro n.º" },
    { NEAR_ORDER, "customer", /* travels */
      "n° grand voyageur|grand voyageur|carte grand voyageur|n° fidélité|n° de fidélité|"
      "fidélité n°|vielfliegernummer|vielfliegernr|vielflieger nr|vielflieger-nr|"
      "frequent flyer no|frequent flyer id|loyalty no|loyalty id|numero frequent flyer|"
      "número de viajero frecuente|iberia plus|número de passageiro frequente|"
      "frequent flyer nummer|numero millemiglia|millemiglia|railcard no|railcard number" },
    { NEAR_ORDER, "customer", /* employed */
      "n° agent|n° d'agent|numéro d'agent|numéro agent|agent n°|agent numéro|n° matricule|"
      "n° de matricule|numéro de matricule|numéro matricule|matricule n°|matricule numéro|"
      "n° salarié|n° de salarié|numéro de salarié|numéro salarié|salarié n°|salarié numéro|"
      "n° salariée|n° de salariée|numéro de salariée|numéro salariée|salariée n°|salariée numéro|"
      "n° employé|n° d'employé|numéro d'employé|numéro employé|employé n°|employé numéro|"
      "n° employée|n° d'employée|numéro d'employée|numéro employée|employée n°|employée numéro|"
      "n° badge|n° de badge|numéro de badge|numéro badge|badge n°|badge numéro|matricule agent|"
      "matricule salarié|matricule employé|matricule rh|identifiant agent|identifiant salarié|"
      "code agent|badge no|staff no|staff nr|staff number|staff id|staff num|employee no|"
      "employee nr|employee number|employee id|employee num|payroll no|payroll nr|payroll number|"
      "payroll id|payroll num|badge nr|badge number|badge id|badge num|personnel no|personnel nr|"
      "personnel number|personnel id|personnel num|employee ref|emp no|emp id|works number|"
      "clock number|clock no|personalnummer|personalnr|personal-nr|personal-nummer|"
      "mitarbeiternummer|mitarbeiternr|mitarbeiter-nr|mitarbeiter-nummer|dienstnummer|dienstnr|"
      "dienst-nr|dienst-nummer|angestelltennummer|angestelltennr|angestellten-nr|"
      "angestellten-nummer|stempelnummer|stempelnr|stempel-nr|stempel-nummer|pers-nr|pers nr|"
      "persnr|pers.-nr|mitarbeiter-id|dienstausweis nr|dienstausweisnummer|número de empleado|"
      "nº de empleado|nº empleado|empleado nº|código de empleado|número de empleada|"
      "nº de empleada|nº empleada|empleada nº|código de empleada|número de trabajador|"
      "nº de trabajador|nº trabajador|trabajador nº|código de trabajador|número de trabajadora|"
      "nº de trabajadora|nº trabajadora|trabajadora nº|código de trabajadora|"
      "número de funcionario|nº de funcionario|nº funcionario|funcionario nº|"
      "código de funcionario|número de funcionaria|nº de funcionaria|nº funcionaria|"
      "funcionaria nº|código de funcionaria|número de funcionário|n.º de funcionário|"
      "nº de funcionário|funcionário n.º|funcionário nº|n.º funcionário|número de funcionária|"
      "n.º de funcionária|nº de funcionária|funcionária n.º|funcionária nº|n.º funcionária|"
      "número de colaborador|n.º de colaborador|nº de colaborador|colaborador n.º|colaborador nº|"
      "n.º colaborador|número de colaboradora|n.º de colaboradora|nº de colaboradora|"
      "colaboradora n.º|colaboradora nº|n.º colaboradora|número de trabalhador|"
      "n.º de trabalhador|nº de trabalhador|trabalhador n.º|trabalhador nº|n.º trabalhador|"
      "número de empregado|n.º de empregado|nº de empregado|empregado n.º|empregado nº|"
      "n.º empregado|número mecanográfico|n.º mecanográfico|nº mecanográfico|mecanográfico n.º|"
      "n matricola|numero matricola|numero di matricola|matricola n|matricola numero|"
      "matricola dipendente|numero dipendente|dipendente n|codice dipendente|cod dipendente|"
      "n dipendente|numero badge|badge n|personeelsnummer|personeelsnr|personeels-nr|"
      "medewerkernummer|medewerkernr|medewerker-nr|medewerkersnummer|medewerkersnr|"
      "medewerkers-nr|werknemersnummer|werknemersnr|werknemers-nr|personeelsnummer is" },
    { NEAR_ORDER, "customer", /* a member, or known to an office */
      "mitgl-nr|mitgl nr|mitgliedskarte nr|mitgliedsausweis nr|"
      "mitgliedsausweis|licence fff|licence fft|licence ffr|licence ffbb|licence ffhb|"
      "licence ffe|licence ffa|licence ffvb|licence fff n°|licence fft n°|n° de licence fff|"
      "n° de licence fft|n° licence fff|numéro de licence fff|licence sportive n°|"
      "numéro de licence sportive|n° de licence sportive|n° de carte d'adhérent|"
      "numéro de carte d'adhérent|n° carte adhérent|carte adhérent n°|carte adhérent|"
      "carte de membre n°|n° de carte de membre|numéro de carte de membre|número de socia|"
      "nº de socia|n° de socio|n° de socia|número de federado|número de federada|nº de federado|"
      "licencia federativa|licencia federativa nº|nº de licencia federativa|"
      "número de licencia federativa|ficha federativa|bondsnummer|bondsnr|relatiecode|"
      "knvb-nummer|verenigingsnummer|library card|library card no|library card number|library no|"
      "reader number|reader no|lesernummer|lesernr|leser-nr|lesekarte|spielerpass|spielerpass nr|"
      "spielerpassnummer|passnummer spieler|rent account|rent account no|rent account number|"
      "rent ref|rent reference|tenancy ref no|n° d'assuré|numéro d'assuré|n° assuré|"
      "numéro assuré|assuré n°|n° dossier mdph|n° de dossier mdph|numéro de dossier mdph|"
      "dossier mdph n°|identifiant france travail|n° france travail|numéro france travail|"
      "identifiant pôle emploi|n° pôle emploi|numéro pôle emploi|numéro de demandeur d'emploi|"
      "n° de demandeur d'emploi|n° demandeur d'emploi|identifiant demandeur d'emploi|"
      "número de demandante|tarjeta de demanda de empleo|kundennummer der agentur|bg-nummer|"
      "bedarfsgemeinschaftsnummer|bg nr|número de utente da clínica|cartão de sócio n.º|"
      "cartão de sócio nº|n.º de federado|licença desportiva n.º|cartão de leitor|"
      "número de leitor|n.º de leitor|carné de biblioteca|carnet de biblioteca|número de lector|"
      "tessera biblioteca|tessera della biblioteca|bibliotheekpas|"
      "bibliotheekpasnummer|lezersnummer|tessera arci|tessera fidal|cartellino figc" },
    { NEAR_ORDER, "customer", /* taxed by a council, insured by a card */
      "council tax reference|council tax ref|council tax account|council tax account no|"
      "council tax account number|council tax number|council tax no|tarjeta asegurado|"
      "tarjeta de asegurado|tarjeta de asegurada|tarjeta asegurada|nº de tarjeta de asegurado|"
      "carte mutuelle|carte de mutuelle|n° mutuelle|n° de mutuelle|numéro de mutuelle|"
      "numéro mutuelle|rental agreement no|rental agreement number" },
    { NEAR_ORDER, "customer", /* the same, said otherwise */
      "num cli|n° cli|fallnummer|fall-nr|fallnr|"
      "patienten-id|número de paciente|nº de paciente|nº paciente|paciente nº|patient n°|"
      "kundenkartennummer|kundenkarte nr|kundenkarten-nr|tarjeta de fidelidad|"
      "tarjeta fidelidad|nº de fidelidad|cartão de fidelização|cartão fidelidade|"
      "abonnement n°|numéro d'abonnement|n° d'abonnement|n° abonnement|abonnement nr|"
      "id client|id cliente|id cliente:|id klant|id kunde|id adhérent|id abonné|id socio|"
      "id membre|id patient|numéro de donneur|n° de donneur|n° donneur|donneur n°|"
      "spenderausweis|spenderausweisnummer|blood donor number|donor card|número de donante|"
      "número de dador|n.º de dador|donorennummer|bsn-kaart|verzekerdennummer|verzekerdenr|"
      "relatienummer is|zorgpas|zorgpasnummer|numéro de famille|n° famille|code famille" },
    { NEAR_ORDER, "customer", /* lent */
      "n° de prêt|numéro de prêt|n° prêt|numéro prêt|prêt n°|n° de crédit|numéro de crédit|"
      "crédit n°|n° crédit|référence du prêt|loan number|loan no|loan nr|loan ref|loan reference|"
      "mortgage number|mortgage no|mortgage account number|darlehensnummer|darlehensnr|"
      "darlehens-nr|darlehen nr|kreditnummer|kredit-nr|kreditnr|kreditvertragsnummer|"
      "finanzierungsnummer|número de préstamo|nº de préstamo|préstamo nº|número de hipoteca|"
      "nº de hipoteca|numero mutuo|numero del mutuo|n mutuo|mutuo n|numero finanziamento|"
      "numero di finanziamento|finanziamento n|leningnummer|leningnr|kredietnummer|kredietnr|"
      "hypotheeknummer|hypotheeknr|leenovereenkomstnummer|número do empréstimo|"
      "n.º do empréstimo|nº do empréstimo|empréstimo n.º|empréstimo nº|número do crédito|"
      "n.º do crédito|crédito n.º|crédito nº" },
    { NEAR_ORDER, "customer", /* insured, said otherwise */
      "n° de police|n° police|numéro de police|police n°|polizze|polizzennummer|polizzen-nr|"
      "polizzennr|haushaltspolizze|eigenheimpolizze|police-nummer|nº de póliza|póliza nº|"
      "polizza n|numero polizza|numero di polizza|n polizza|polisnummer|polisnr|apólice n.º|"
      "apólice nº|n.º da apólice|n.º de apólice|número da apólice" },
    { NEAR_ORDER, "customer", /* known to a firm, said otherwise */
      "cuenta de cliente|nº cuenta cliente|referencia de cliente|referencia cliente|rif cliente|"
      "riferimento cliente|ref.ª cliente|ref.ª de cliente|ref cliente|referência de cliente|"
      "referência do cliente|klantreferentie|klant referentie|kundenreferenz|kunden-referenz|"
      "kundenzeichen|customer reference|customer ref|client reference|client ref|"
      "référence client|spaarkaartnummer|spaarkaartnr|spaarkaart nr|klantenkaartnummer|"
      "número de assinante|n.º de assinante|nº de assinante|n.º assinante|vertragskonto|"
      "vertragskontonummer|contrato n.º|contrato nº|contratto n|contract nr|vertrag nr|"
      "vertrags-nr" },
    { NEAR_ORDER, "customer", /* paid or helped by an office */
      "num alloc|n° alloc|numéro alloc|alloc n°|alloc caf|n° caf|numéro caf|matricule caf|"
      "kassenzeichen|förderungsnummer|förderungsnr|förder-nr|bafög-nummer|bafög-nr|"
      "n° d'aide juridictionnelle|numéro d'aide juridictionnelle|n° aide juridictionnelle|"
      "aide juridictionnelle n°|numéro de bénéficiaire|n° de bénéficiaire|n° bénéficiaire|"
      "nosologico|n nosologico|numero nosologico|nosografico|numero nosografico" },
    { NEAR_ORDER, "customer", /* courts and notaries; a report to the police is nobody's */
      "rg n°|n° rg|n° de rg|numéro rg|r.g. n|n r.g.|r.g.n.r.|n° de parquet|"
      "n° parquet|numéro de parquet|ur-nr|urnr|urkundenrolle nr|urkundenverzeichnis nr|uvz-nr|"
      "geschäfts-nr|juicio verbal|"
      "procedura r.g.|parketnummer|court reference|court case number" },
    { NEAR_ORDER, "customer", /* offices that help, house and charge */
      "housing application ref|housing application reference|my housing reference|"
      "my housing ref|our housing reference|our housing ref|council housing ref|"
      "housing application no|visa application number|visa reference|"
      "benefit reference|"
      "n° dossier caf|dossier caf n°|dossier caf|dossier mdph|dossier apl|wohngeldnummer|"
      "kassenzeichen nr|incarto n|codice contribuente|codice titolare|"
      "codice assistito|ficha de cliente|"
      "número de mutualista|nº de mutualista|mutualista|"
      "hospitalisation n°|processo hospitalar|processo hospitalar n.º|nip patient|"
      "numéro d'hospitalisation|n° d'hospitalisation" },
    { NEAR_ORDER, "customer", /* insured and known, in short */
      "cliente id|client id|klant id|kunde id|kunden id|cust id|customer_id|"
      "vs-nr|vsnr|vs nr|versicherungsschein-nr|versicherungsscheinnr|versicherungsschein nr|"
      "vers-schein-nr|vers.-schein-nr|polizzen nr|police-nr|"
      "member id|insurance member id|insurance id|my member id|policy id|"
      "account ref|no cli|nº cli|num. cli|code cli|réf cli|réf. cli|"
      "matricule interne|poliza num|póliza núm|póliza núm.|nº póliza|"
      "stammnummer|abo-nummer|patenschaftsnummer|spendernr|kundenzeichen|"
      "loyalty card no|loyalty card number|"
      "carte d'adhérente|carte d'adhérent|carte adhérente|ficha de sócio|número de benfeitor|"
      "id de jugador|id jugador|player id|spieler-id|id joueur|id giocatore|id speler|"
      "miles-nr|miles nr|meilennummer|meilen-nr|miles-nummer|milesnummer|vorteilscard|"
      "vorteilscard nr|bonuskarte|bonuskarte nr|bonuskartennummer|bonusnummer|bonus-nr|"
      "passageiro frequente|passageiro frequente n.º|viajero frecuente|frequent traveller|"
      "grand voyageur n°|mobib-kaart|mobib kaart|mobib-nummer|swisspass nr|swisspass-nr" },
    { NEAR_ORDER, "customer", /* who drives, borrows, dwells; what one works under */
      "driver id|rider id|courier id|fahrer-id|fahrernummer|fahrer-nr|"
      "id chauffeur|n° chauffeur|id livreur|n° livreur|id rider|id conductor|id repartidor|"
      "chauffeursnummer|koeriersnummer|id motorista|id estafeta|borrower no|borrower number|"
      "borrower id|carte de lecteur n°|"
      "carte lecteur n°|n° emprunteur|lenersnummer|lezerspas|lezerspasnummer|ospite n|"
      "ospite numero|numero ospite|bewohnernummer|bewonersnummer|n° résident|n° de résident|"
      "nº de residente|n.º de residente|n.º de utente do lar|employee code|emp code|staff code|"
      "code employé|code salarié|mitarbeitercode|nº mec|n.º mec|mecanografico|mecanográfico|"
      "codice impiegato|codice lavoratore|nº colegiado|nº colegiada|nº de colegiado|"
      "nº de colegiada|número de colegiado|número de colegiada|colegiado nº|colegiada nº|"
      "colegiado número|colegiada número|cédula profissional n.º|cédula profissional nº|"
      "n.º de cédula profissional|depotnummer|depotnr|depot-nr|beihilfenummer|beihilfe-nr|"
      "beihilfe nr|beihilfenr|cod cli|no membre|no abonné|no adhérent|no assuré|"
      "num membre|num adherent|num abonne|num socio|num cliente|no assicurato|no assicurata|"
      "n assicurato|n assicurata|assicurato n|assicurata n|numero assicurato|numero assicurata|"
      "numero di assicurato|carteirinha|carteirinha nº|carteirinha n.º|"
      "número da carteirinha|nº da carteirinha|carteira do convênio|cartão do convênio|"
      "meu convênio nº|convênio médico nº|nº do convênio" },
    { NEAR_ORDER, "customer", /* courts, offices and those who collect, said otherwise */
      "home office reference|home office ref|home office number|home office no|probate number|"
      "probate no|probate ref|probate reference|court file|court file no|court file number|"
      "betreibungsnummer|betreibungs-nr|betreibung nr|zahlungsbefehl nr|"
      "zahlungsbefehl-nr|poursuite n°|n° de poursuite|n° poursuite|commandement de payer n°|"
      "precetto esecutivo n|cartella esattoriale n|cartella di pagamento n|"
      "apa n°|n° apa|rqth n°|n° rqth|aah n°|n° aah|rsa n°|n° rsa|mesure de tutelle n°|"
      "mesure de curatelle n°|n° de mesure|minute n°|n° de minute|inkassonummer|inkasso-nr|"
      "inkassoaktenzeichen|bewindnummer|bewindvoering nr|expediente de dependencia" },
    { NEAR_ORDER, "contract", "mesure n°" },
    { NEAR_ORDER, "customer", /* of those who join, help, travel and are helped */
      "num d'abonné|num d'adhérent|num d'abonnée|num d'adhérente|numéro d'affilié|"
      "n° d'affilié|numéro d'affiliée|n° d'affiliation|numéro d'affiliation|"
      "aansluitingsnummer|mem no|mem number|mem nr|loyalty card nr|travelcard|travelcard no|"
      "fare card id|fare card no|photocard|photocard no|carte de transport n°|"
      "n° de carte de transport|numéro de participant|n° de participant|numéro d'adhésion|"
      "n° d'adhésion|n° adhésion|adhésion n°|tenant code|client code|customer code|"
      "member code|child benefit no|child benefit number|kindergeldnummer|kindergeld-nr|"
      "kindergeld nr|patennummer|matrícula de socio|matrícula de socia|matrícula de empleado|"
      "matrícula de empleada|clave de nómina|n.º de adesão|número de adesão|nº de adesão|"
      "número de adhesión|nº de adhesión|numero di adesione|roll number|debitornummer|"
      "debitor-nr|debitor nr|geschäftspartner nr|geschäftspartnernummer|geschäftspartner-nr|"
      "buchungszeichen|spelernummer|volunteer id|volunteer no|vrijwilligersnummer|"
      "n° bénévole|conducteur n°" },
    { NEAR_ORDER, "customers", /* of several */
      "kundennummern|vertragsnummern|mitgliedsnummern|policennummern|numéros client|"
      "numéros de client|numéros d'adhérent|numéros d'adhérents|numéros de contrat|"
      "numéros d'abonné|customer numbers|membership numbers|member numbers|policy numbers|"
      "contract numbers|números de cliente|números de socio|números de contrato|"
      "números de póliza|numeri cliente|numeri di polizza|numeri di contratto|numeri socio|"
      "numeri di tessera|klantnummers|lidnummers|polisnummers|contractnummers|"
      "números de sócio|números de apólice|n.os de sócio|n.os de cliente" },
    { NEAR_ORDER, "customer", /* kept, housed, cured, cared for */
      "karteinummer|kartei-nr|karteinr|kartei nr|karteikarte nr|karteikartennummer|"
      "prison number|prison no|prisoner number|prisoner no|inmate number|inmate no|noms number|"
      "numéro d'écrou|n° d'écrou|n° écrou|écrou n°|gefangenenbuchnummer|"
      "gefangenennummer|número de recluso|n.º de recluso|nº de recluso|"
      "numéro de bail|n° de bail|n° bail|bail n°|bail numéro|réf bail|"
      "référence du bail|référence bail|numéro de curiste|"
      "n° de curiste|n° curiste|curiste n°|numéro de résident|numero ricovero|"
      "numero di ricovero|ricovero n|cartella ricovero|cartella di ricovero|scheda ricovero|"
      "numero libretto|numero di libretto|número de legajo|nº de legajo|legajo nº|"
      "legajo número|legajo n|código de familia|family file|family number|"
      "family no|familiennummer|familien-nr|gezinsnummer|guest number|guest no|past guest no|"
      "past guest number|gastnummer|gästenummer|herd number|herd no|flock number|cph number|"
      "n° cheptel|numéro de cheptel|squad no|my fob|season ticket holder|season ticket no|"
      "season ticket number|season card no|plot holder no|library barcode|wallet id|"
      "leaving care number|verbrauchsstelle|verbrauchsstellennummer|verbrauchsstellen-nr|"
      "lehrerkennung|mitarbeiterkennung|codice inquilino|codice assegnatario|"
      "tesserino n|numero tesserino|código de membro|código de sócio|codice socio|codice tessera" },
    { NEAR_ORDER, "customer", /* members, passengers and those whom an office pays */
      "code de membre|code de sociétaire|code d'adhérent|code d'adhérente|code d'abonné|"
      "code d'abonnée|ov-kaart|ovkaart|ov kaart|ov-kaartnummer|ov-nummer|carte avantage jeune|"
      "carte avantage senior|carte avantage adulte|n° de pointage|numéro de pointage|"
      "code pointage|code de pointage|carte professionnelle n°|n° de carte professionnelle|"
      "numéro de carte professionnelle|ma carte pro|carte vtc n°|n° carte vtc|"
      "n° mission locale|numéro mission locale|numéro de la mission locale|"
      "n° de la mission locale|n° dse|numéro dse|mon dse|dossier dse|dossier crous|n° crous|"
      "matricule retraite|matricule de pension|matricule pension|matricule de retraite|"
      "pension number|pension no|pension ref|rentennummer|renten-nr|pensioennummer|"
      "numero pensione|numero di pensione|identifiant défense|immatriculation consulaire|"
      "réf usager|référence usager|posizione assicurativa|posizione inps|posizione inail|"
      "codice ndg|familia numerosa nº|título de familia numerosa nº|carné de familia numerosa|"
      "expediente académico|expediente académico nº|"
      "gas safe no|gas safe number|gas safe register no|ouderkaart nr|spelerskaart|"
      "spelerskaart nr|jeugdlidnummer|supporter card|supportersnummer|supporterskaart|"
      "numero tifoso|tessera tifoso|tessera del tifoso" },
    { NEAR_STUDENT, "number",
      "número de estudante|n.º de estudante|número de aluno|n.º de aluno|nº de aluno|"
      "matricola studente|matricola studentesca|studentennummer|student card no|"
      "student card number|carte étudiante n°|carte d'étudiant|matrikelnr|matrikel-nr|"
      "número de alumno|nº de alumno|leerlingnummer|candidate number|candidate no|"
      "numéro de candidat|n° candidat|n° de candidat" },
    { NEAR_ID_CARD, "badge", /* cards of the disabled */
      "carte cmi n°|cmi n°|carte cmi priorité|carte cmi stationnement|cmi priorité|"
      "carte mobilité inclusion n°|carte d'invalidité n°|schwerbehindertenausweis nr|"
      "blue badge no|blue badge number|tarjeta de discapacidad nº|contrassegno n|"
      "contrassegno disabili n" },
    { NEAR_ORDER, "insert", /* rows that a database is told to keep */
      "insert into clients|insert into customers|insert into members|insert into patients|"
      "insert into kunden|insert into mitglieder|insert into patienten|insert into clientes|"
      "insert into socios|insert into clienti|insert into soci|insert into pazienti|"
      "insert into klanten|insert into leden|insert into subscribers|insert into adherents|"
      "insert into abonnes|insert into users|insert into utenti|insert into usuarios|"
      "insert into kunde|insert into client|insert into customer|insert into member|"
      "insert into cliente|insert into patient" },
    { NEAR_ORDER, "meter", "pod" },
    { NEAR_ORDER, NULL, /* nobody's */
      "rolex ref|omega ref|seiko ref|tudor ref|breitling ref|cartier ref|tag heuer ref|"
      "rolex reference|bag tag|bag tags|baggage tag|baggage tags|luggage tag|luggage tags|"
      "tags|over fact|vlucht|"
      "vluchtnummer|vluchtnr" },
    { NEAR_PLATE, NULL, "ztl|zona traffico limitato" },
    { NEAR_PLATE, NULL, /* two cars that met */
      "parte amistoso|parte de accidente|parte europeo de accidente|coche contrario|"
      "vehículo contrario|accidente con|me golpeó|constat amiable|constat à l'amiable|"
      "véhicule adverse|partie adverse|véhicule a|véhicule b|gegnerisches fahrzeug|"
      "unfallgegner|fahrzeug a|fahrzeug b|constatazione amichevole|veicolo a|veicolo b|"
      "controparte|aanrijdingsformulier|tegenpartij|voertuig a|voertuig b|"
      "declaração amigável|veículo a|veículo b|third party vehicle|other vehicle|other car" },
    { 0, NULL, NULL },
};
