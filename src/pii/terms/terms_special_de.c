/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_de.c - German words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_de[] = {
    { WORD_HEALTH, NULL,
      "krebs|brustkrebs|lungenkrebs|darmkrebs|prostatakrebs|hautkrebs|blutkrebs|"
      "krebserkrankung|krebsbehandlung|tumor|hirntumor|gehirntumor|leukämie|lymphom|"
      "metastasen|melanom|diabetes|zuckerkrankheit|unterzuckerung|asthma|asthmaanfall|"
      "bronchitis|lungenentzündung|copd|lungenembolie|thrombose|tuberkulose|keuchhusten|"
      "epilepsie|epileptischer anfall|epileptische anfälle|multiple sklerose|"
      "multipler sklerose|parkinson|alzheimer|demenz|demenzkrank|autismus|asperger|trisomie|"
      "down-syndrom|schizophrenie|bipolare störung|wochenbettdepression|angststörung|"
      "panikattacke|panikattacken|zwangsstörung|posttraumatische belastungsstörung|ptbs|"
      "psychose|psychische erkrankung|psychisch erkrankt|psychische probleme|burnout|"
      "burn-out|magersucht|bulimie|essstörung|alkoholsucht|alkoholproblem|drogensucht|"
      "spielsucht|suchterkrankung|hiv|hiv-positiv|hiv positiv|hepatitis|syphilis|chlamydien|"
      "geschlechtskrankheit|long covid|corona-infektion|gürtelrose|windpocken|masern|röteln|"
      "scharlach|hirnhautentzündung|blutvergiftung|malaria|borreliose|"
      "pfeiffersches drüsenfieber|magen-darm-grippe|magen-darm|blinddarmentzündung|"
      "bauchspeicheldrüsenentzündung|leberzirrhose|reizdarm|colitis ulcerosa|morbus crohn|"
      "zöliakie|glutenunverträglichkeit|laktoseintoleranz|magengeschwür|leistenbruch|"
      "bandscheibenvorfall|nierensteine|gallensteine|nierenversagen|niereninsuffizienz|"
      "nierenkrank|leberversagen|herzinfarkt|herzinsuffizienz|herzkrank|herzfehler|"
      "herzprobleme|herzstillstand|herzrhythmusstörungen|vorhofflimmern|angina pectoris|"
      "schlaganfall|hirnblutung|aneurysma|gehirnerschütterung|schädel-hirn-trauma|"
      "bluthochdruck|niedriger blutdruck|krampfadern|blutarmut|anämie|sichelzellenanämie|"
      "hämophilie|bluterkrankheit|mukoviszidose|muskeldystrophie|rheuma|"
      "rheumatoide arthritis|arthritis|arthrose|osteoporose|fibromyalgie|lupus|hexenschuss|"
      "ischias|skoliose|karpaltunnelsyndrom|gicht|endometriose|wechseljahre|blasenentzündung|"
      "inkontinenz|erektionsstörung|unfruchtbarkeit|schuppenflechte|psoriasis|neurodermitis|"
      "ekzem|nesselsucht|krätze|grüner star|grauer star|glaukom|makuladegeneration|"
      "netzhautablösung|tinnitus|hörsturz|schlafapnoe|legasthenie|adhs|querschnittslähmung|"
      "kinderlähmung|schilddrüsenunterfunktion|schilddrüsenüberfunktion|hashimoto|adipositas|"
      "chronische erkrankung|chronische krankheit|chronische schmerzen|schwere krankheit|"
      "schwere erkrankung|unheilbare krankheit|autoimmunerkrankung|erbkrankheit|"
      "gesundheitliche probleme|gesundheitlichen gründen|gesundheitliche gründe|"
      "gesundheitszustand|gesundheitliche einschränkungen|medizinische gründe|"
      "medizinischen gründen|krankheitsgründen|krankheitsbedingt|krankheitsfall|"
      "anaphylaktischer schock|suizidversuch|selbstmordversuch|suizidgedanken|"
      "selbstverletzung|arbeitsunfall|berufskrankheit|rückenschmerzen|kreuzschmerzen|"
      "knieschmerzen|gelenkschmerzen|herzschmerzen|nackenschmerzen|beinbruch|armbruch|"
      "knochenbruch|oberschenkelhalsbruch|schleudertrauma" },
    { WORD_HEALTH, NULL,
      "chemotherapie|chemo|strahlentherapie|bestrahlung|immuntherapie|hormontherapie|dialyse|"
      "nierentransplantation|lebertransplantation|herztransplantation|organspende|"
      "spenderorgan|knochenmarktransplantation|herzoperation|knieoperation|knie-op|"
      "hüftoperation|hüft-op|rückenoperation|augenoperation|operiert|bypass-operation|"
      "magenbypass|künstliche hüfte|künstliches knie|darmspiegelung|magenspiegelung|biopsie|"
      "mammographie|gebärmutterentfernung|stoma|künstlicher darmausgang|kaiserschnitt|"
      "intensivstation|palliativstation|hospiz|psychiatrie|psychiatrische klinik|"
      "psychotherapie|krankenhausaufenthalt|klinikaufenthalt|krankengymnastik|reha-klinik|"
      "rehaklinik|reha-maßnahme|sauerstoffgerät|beatmungsgerät|herzschrittmacher|"
      "insulinpumpe|blutzuckermessgerät|hörgerät|hörgeräte|cochlea-implantat|beinprothese|"
      "armprothese|rollator|blindenhund|gebärdensprache|pflegegrad|pflegestufe|"
      "pflegebedürftig|pflegeheim|häusliche pflege|krankenpflege|krankschreibung|"
      "krankgeschrieben|krankgemeldet|arbeitsunfähig|arbeitsunfähigkeit|"
      "arbeitsunfähigkeitsbescheinigung|erwerbsminderung|erwerbsminderungsrente|"
      "erwerbsunfähig|berufsunfähig|berufsunfähigkeitsrente|krankengeld|mutterschutz|"
      "schwerbehindertenausweis|schwerbehinderung|grad der behinderung|merkzeichen|"
      "gehbehindert|sehbehindert|hörgeschädigt|schwerhörig|körperbehindert|geistig behindert|"
      "mobilitätseingeschränkt|ärztliches attest|ärztliche bescheinigung|krankenakte|"
      "arztbericht|ärztlicher behandlung|in ärztlicher behandlung|schwangerschaft|"
      "risikoschwangerschaft|fehlgeburt|totgeburt|frühgeburt|schwangerschaftsabbruch|"
      "abtreibung|künstliche befruchtung|schwangerschaftsdiabetes" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabetiker|diabetikerin|zuckerkrank|asthmatiker|asthmatikerin|epileptiker|"
      "epileptikerin|autist|autistin|autistisch|schizophren|depressiv|magersüchtig|"
      "alkoholkrank|alkoholiker|alkoholikerin|drogenabhängig|krebskrank|lungenkrank|todkrank|"
      "schwerkrank|chronisch krank|psychisch krank|schwer krank|schwerbehindert|"
      "querschnittsgelähmt|gelähmt|taubstumm|gehörlos|rollstuhlfahrer|rollstuhlfahrerin|"
      "im rollstuhl|auf den rollstuhl angewiesen|bettlägerig|immungeschwächt|"
      "selbstmordgefährdet|hochschwanger|schwanger|legastheniker|zöliakie-betroffen|"
      "herzkranke|inkontinent|bewusstlos" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "krank|erkrankt|blind|taub|stumm|behindert|allergisch|verletzt|schwer verletzt|süchtig|"
      "im krankenhaus|ins krankenhaus|aus dem krankenhaus|in der klinik|im koma|in reha|"
      "auf reha|unter schock|übergewichtig|geimpft|genesen" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "krankheit|erkrankung|migräne|allergie|allergien|unverträglichkeit|grippe|"
      "fieber|übelkeit|durchfall|schwindel|ohnmacht|schlaflosigkeit|angstzustände|operation|"
      "eingriff|transplantation|antidepressiva|schlaftabletten|kortison|cortison|morphium|"
      "blutverdünner|rollstuhl|behinderung|krücken|gehhilfe|rückfall|meniskus|infektion|"
      "entzündung|allergiker|allergikerin|kur|blutzucker|entbindung|geburtstermin|prothese|"
      "unfallverletzung|hüftschaden|gips|atemnot|kopfschmerzen" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "medikament|medikamente|behandlung|therapie|gesundheit|psychiater|psychiaterin|"
      "psychologe|psychologin|onkologe|onkologin|kardiologe|kardiologin|chirurg|therapeut|"
      "therapeutin|diagnose" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "operation|schmerzen|verletzung|bruch|gebrochen|gebrochenen|gebrochener|gebrochenem|"
      "gebrochenes|verstauchten|verstauchter|probleme" },
    { WORD_SPECIAL, NULL,
      "zeuge jehovas|zeugen jehovas|meine religion|meinem glauben|religiösen gründen|"
      "religiöse gründe|religiöse überzeugung|religionszugehörigkeit|muslimischen glaubens|"
      "jüdischen glaubens|kirchenaustritt|gewerkschaftsmitglied|gewerkschafter|"
      "gewerkschafterin|betriebsratsmitglied|ig metall|verdi-mitglied|parteimitglied|"
      "parteibuch|spd-mitglied|cdu-mitglied|afd-mitglied|mitglied der partei|"
      "politische meinung|politische überzeugung|politische einstellung|ethnische herkunft|"
      "migrationshintergrund|asylbewerber|asylbewerberin|asylantrag|flüchtling|geflüchtet|"
      "aufenthaltsgestattung|schwul|lesbisch|homosexuell|bisexuell|transsexuell|transgender|"
      "nichtbinär|nicht-binär|gleichgeschlechtlich|geschlechtsangleichung|"
      "geschlechtsumwandlung|sexuelle orientierung|sexualleben|geschlechtsidentität|"
      "biometrische daten|fingerabdrücke|gesichtserkennungsdaten|dna-test|gentest|"
      "genetische daten|genetische untersuchung|vorbestraft|vorstrafe|vorstrafen|"
      "strafregister|freiheitsstrafe|bewährungsstrafe|auf bewährung|haftstrafe|"
      "untersuchungshaft|im gefängnis|in haft|aus der haft|fußfessel|verurteilt wegen|"
      "strafverfahren|häusliche gewalt|vergewaltigung|vergewaltigt|trunkenheitsfahrt|"
      "unter betreuung|gesetzlicher betreuer|gesetzliche betreuung" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "katholisch|evangelisch|protestantisch|muslimisch|muslim|muslima|muslimin|moslem|"
      "jüdisch|jude|jüdin|buddhist|buddhistin|hindu|atheist|atheistin|christ|christin|"
      "orthodox|gläubig|trans|queer|kommunist|sozialist|sinti|aleviten|alevitisch|häftling" },
    { WORD_SPECIAL | WORD_LEANING, NULL,
      "ramadan|halal|koscher|moschee|synagoge|kopftuch|fingerabdruck|islam|judentum" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religion|glaube|glauben|dna|sexualität|bewährungshelfer" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH, NULL,
      "bluthochdruck|hypertonie|kreuzband gerissen|kreuzbandriss|bänderriss|bänderdehnung|"
      "mandelentzündung|mittelohrentzündung|nierenbeckenentzündung|nebenhöhlenentzündung|"
      "kehlkopfentzündung|bindehautentzündung|sehnenscheidenentzündung|"
      "anaphylaktischen schock|anaphylaktischer schock|herz-op|hüft-op|knie-op|schulter-op|"
      "bandscheiben-op|krank mit|leberkrank|zuckerkranke|wasser in der lunge|"
      "sprunggelenksdistorsion|sprunggelenksfraktur|unterschenkelfraktur|oberschenkelfraktur|"
      "handgelenksfraktur|rippenbruch|rippenprellung|prellung|prellungen|schürfwunden|"
      "platzwunde|verbrennung|verbrennungen|verstauchung|zerrung|muskelfaserriss|wirbelbruch|"
      "schlüsselbeinbruch|schädelbruch|nasenbeinbruch|unterarmbruch|gebrochener arm|"
      "gebrochenes bein|gebrochener fuß|gebrochene hand|gebrochene hüfte|gebrochene rippe|"
      "pollenallergie|hausstauballergie|bienengiftallergie|erdnussallergie|nussallergie|"
      "milchallergie|"
      "lebensmittelallergie|heuschnupfen|zöliakie-patientin|zöliakie-patient|dement|"
      "hört schwer|hört schlecht|sieht schlecht|sieht nichts mehr|auf die intensivstation|"
      "auf der intensivstation|liegt im koma|lymphdrüsenkrebs|speiseröhrenkrebs|magenkrebs|"
      "leberkrebs|nierenkrebs|schilddrüsenkrebs|gebärmutterkrebs|eierstockkrebs|hodenkrebs|"
      "blasenkrebs|knochenkrebs|kehlkopfkrebs|bauchspeicheldrüsenkrebs|sepsis|neuropathie|"
      "polyneuropathie|trigeminusneuralgie|gürtelrose|polio|spastik|spastische lähmung|"
      "halbseitenlähmung|fazialisparese|myasthenie|als-erkrankung|tourette|tourette-syndrom|"
      "lernbehinderung|geistige behinderung|sehbehinderung|hörbehinderung|gehbehinderung|"
      "entwicklungsverzögerung|sprachstörung|lese-rechtschreib-schwäche|dyskalkulie|"
      "farbenblindheit|schielen|neugeborenengelbsucht|frühchen|eileiterschwangerschaft|"
      "kinderwunschbehandlung|ivf|schwangerschaftsvergiftung|kaiserschnittnarbe|"
      "gebärmuttersenkung|prostatavergrößerung|harnwegsinfekt|nierenkolik|gallenkolik|"
      "divertikulitis|darmverschluss|gastritis|magenschleimhautentzündung|reflux|"
      "hämorrhoiden|analfissur|leistenhernie|lebensmittelvergiftung|salmonellen|norovirus|"
      "noro|läuse|kopfläuse|krätze|scharlach|mumps|keuchhusten|hand-fuß-mund|"
      "corona-infiziert|corona positiv|an corona erkrankt|alkoholabhängig|"
      "alkoholabhängigkeit|drogenabhängigkeit|medikamentenabhängigkeit|spielsüchtig|entzug|"
      "entziehungskur|entzugsklinik|angstpatient|angstpatientin|phobie|höhenangst|platzangst|"
      "klaustrophobie|psychische belastung|nervenzusammenbruch|traumatisiert|ritzt sich|"
      "suizidgefährdet|schmerzpatient|schmerzpatientin|dialysepatient|dialysepatientin|"
      "krebspatient|krebspatientin|herzpatient|herzpatientin|schlaganfallpatient|stent|"
      "stents|bypass|herzklappe|herzkatheter|defibrillator implantiert|künstliches gelenk|"
      "wurzelbehandlung|weisheitszahn-op|eisenmangel|vitaminmangel|hitzschlag|sonnenstich|"
      "unterkühlung|dehydriert|ohnmachtsanfall|krampfanfall|fieberkrampf|halbseitig gelähmt|"
      "sitzt im rollstuhl|braucht einen rollstuhl|am rollator|mit rollator|an krücken|"
      "auf krücken|krankenstand|im krankenstand|wiedereingliederung|"
      "arbeitsunfähig geschrieben|kurantrag|anschlussheilbehandlung|reha" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "hyperton|übergewichtig|klaustrophobisch|rheumakrank|parkinsonkrank|aidskrank|"
      "hiv-infiziert|farbenblind|dialysepflichtig|einbeinig" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "gestürzt|krankgemeldet|bettlägrig|erkältet|ohnmächtig|im kh" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "antibiotikum|antibiotika|corona|erkältung|angina|schnupfen|husten|magenschmerzen|"
      "bauchschmerzen|zahnschmerzen|ohrenschmerzen|halsschmerzen|schmerzmittel|"
      "blutzuckerwerte|inhalator|asthmaspray|wunde|narbe|cetirizin" },
    { WORD_SPECIAL, NULL,
      "römisch-katholisch|evangelisch-lutherisch|griechisch-orthodox|russisch-orthodox|"
      "serbisch-orthodox|strenggläubig|gläubiger muslim|gläubige muslima|koscher leben|"
      "isst kein schwein|essen kein schwein|esse kein schwein|mitglied der grünen|"
      "mitglied der spd|mitglied der cdu|mitglied der afd|mitglied der linken|"
      "mitglied der fdp|mitglied der ig metall|mitglied bei verdi|verdi-vertrauensmann|"
      "betriebsrätin|sozialdemokrat|grünen-mitglied|linken-mitglied|wähle die grünen|"
      "wähle spd|wähle afd|gewerkschaftsmitglieder|mein mann und ich sind schwul|zwei mütter|"
      "zwei väter|meine frau und ich sind lesbisch|eingetragene lebenspartnerschaft|"
      "sinti und roma|jenische|kurdischer herkunft|türkischer herkunft|arabischer herkunft|"
      "afrikanischer herkunft|dunkelhäutig|rassistisch beleidigt|entlassen aus der haft|"
      "haftentlassung|jva|auf freigang|verurteilt worden" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "adventist|adventisten|adventistin|baptist|baptistin|mennonit|muslime|muslimas|"
      "katholik|katholikin|protestant|protestantin|sikh|alevit|alevitin|alevi|jesidin|jeside|"
      "kurde|kurdin|sinto|sintiza|romni|konfessionslos|islamisch|koscheres|koschere|"
      "bisexuell|intersexuell" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "gewerkschaft|konfession|führungszeugnis" },
    { WORD_HEALTH, NULL,
      "neuen schub|wieder einen schub|hat ms|habe ms|mit ms|hat als erkrankung" },
    { WORD_HEALTH, NULL,
      "künstlichen hüfte|künstlichen knie|künstliche hüften|epileptischen anfall|"
      "anaphylaktische reaktion|insulin|stimmbandentzündung|fersensporn|hallux valgus|"
      "hammerzeh|schambeinentzündung|leistenzerrung|achillessehnenriss|"
      "gleichgewichtsstörungen|blasenkatheter|katheter|magensonde|windeln für erwachsene|"
      "inkontinenzmaterial|pflegebett zu hause|beatmet|heimbeatmung|sauerstoff zu hause|"
      "angst- und panikstörung|im siebten monat schwanger|im achten monat schwanger|"
      "blutgruppe|dritten trimester|gebärmutterhalskrebs|zungenkrebs|schleimbeutelentzündung|"
      "sehnenentzündung|gelenkentzündung|zahnfleischentzündung|darmentzündung|hautentzündung|"
      "stirnhöhlenentzündung|muskelentzündung|nervenentzündung|herzmuskelentzündung|"
      "leberentzündung|augenentzündung|rippenfellentzündung|kieferhöhlenentzündung|"
      "ohrenentzündung|unterarmfraktur|oberarmfraktur|oberarmbruch|handgelenksbruch|"
      "fingerfraktur|fingerbruch|rippenfraktur|schlüsselbeinfraktur|beckenfraktur|"
      "beckenbruch|oberschenkelbruch|unterschenkelbruch|knöchelfraktur|knöchelbruch|"
      "sprunggelenksbruch|fußfraktur|fußbruch|zehenfraktur|zehenbruch|wirbelfraktur|"
      "nasenbeinfraktur|kieferfraktur|kieferbruch|schädelfraktur|ellenbogenfraktur|"
      "ellenbogenbruch|hüftfraktur|hüftbruch|pollenallergiker|pollenallergikerin|"
      "erdnussallergiker|erdnussallergikerin|nussallergiker|nussallergikerin|milchallergiker|"
      "milchallergikerin|eiweißallergie|eiweißallergiker|eiweißallergikerin|milbenallergie|"
      "milbenallergiker|milbenallergikerin|katzenallergie|katzenallergiker|"
      "katzenallergikerin|hundeallergie|hundeallergiker|hundeallergikerin|bienenallergie|"
      "bienenallergiker|bienenallergikerin|wespenallergie|wespenallergiker|"
      "wespenallergikerin|latexallergie|latexallergiker|latexallergikerin|penicillinallergie|"
      "penicillinallergiker|penicillinallergikerin|fischallergie|fischallergiker|"
      "fischallergikerin|sojaallergie|sojaallergiker|sojaallergikerin|nickelallergie|"
      "nickelallergiker|nickelallergikerin|gräserallergie|gräserallergiker|"
      "gräserallergikerin|birkenallergie|birkenallergiker|birkenallergikerin|"
      "hausstauballergiker|hausstauballergikerin|knieverletzung|kopfverletzung|"
      "rückenverletzung|schulterverletzung|meniskusverletzung|bänderverletzung|"
      "knöchelverletzung|wirbelsäulenverletzung|schlafstörung|schlafstörungen|angststörungen|"
      "panikstörung|panikstörungen|essstörungen|persönlichkeitsstörung|"
      "persönlichkeitsstörungen|zwangsstörungen|aufmerksamkeitsstörung|"
      "aufmerksamkeitsstörungen|sprachstörungen|gleichgewichtsstörung|herzrhythmusstörung|"
      "durchblutungsstörung|durchblutungsstörungen|belastungsstörung|belastungsstörungen|"
      "anpassungsstörung|anpassungsstörungen|schulteroperation|augen-op|rücken-op|"
      "bandscheibenoperation|gallenoperation|gallen-op|leistenoperation|leisten-op|"
      "nasenoperation|nasen-op|mandeloperation|mandel-op|meniskusoperation|meniskus-op|"
      "kreuzbandoperation|kreuzband-op|darmoperation|darm-op|schulterschmerzen|hüftschmerzen|"
      "nervenschmerzen|unterleibsschmerzen|brustschmerzen" },
    { WORD_SPECIAL, NULL, "serb.-orth.|röm.-kath.|griech.-orth.|russ.-orth." },
    { WORD_HEALTH | WORD_LEANING, NULL, "katheter" },
    { WORD_HEALTH | WORD_LEANING, NULL, "depression|depressionen" },
    { 0, NULL, NULL },
};
