/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_de.c - German words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/lexicon_priv.h"

const struct terms terms_special_de[] = {
    { WORD_HEALTH, NULL,
      "krebs|brustkrebs|lungenkrebs|darmkrebs|prostatakrebs|hautkrebs|blutkrebs|krebserkrankung|"
      "krebsbehandlung|tumor|hirntumor|gehirntumor|leukämie|lymphom|metastasen|melanom|diabetes|"
      "zuckerkrankheit|unterzuckerung|asthma|asthmaanfall|bronchitis|lungenentzündung|copd|"
      "lungenembolie|thrombose|tuberkulose|keuchhusten|epilepsie|epileptischer anfall|"
      "epileptische anfälle|multiple sklerose|multipler sklerose|parkinson|alzheimer|demenz|"
      "demenzkrank|autismus|asperger|trisomie|down-syndrom|schizophrenie|bipolare "
      "störung|depression|"
      "depressionen|wochenbettdepression|angststörung|panikattacke|panikattacken|zwangsstörung|"
      "posttraumatische belastungsstörung|ptbs|psychose|psychische erkrankung|psychisch erkrankt|"
      "psychische probleme|burnout|burn-out|magersucht|bulimie|essstörung|alkoholsucht|"
      "alkoholproblem|drogensucht|spielsucht|suchterkrankung|hiv|hiv-positiv|hiv positiv|hepatitis|"
      "syphilis|chlamydien|geschlechtskrankheit|long covid|corona-infektion|gürtelrose|"
      "windpocken|masern|röteln|scharlach|hirnhautentzündung|blutvergiftung|malaria|borreliose|"
      "pfeiffersches drüsenfieber|magen-darm-grippe|magen-darm|blinddarmentzündung|"
      "bauchspeicheldrüsenentzündung|leberzirrhose|reizdarm|colitis ulcerosa|morbus crohn|zöliakie|"
      "glutenunverträglichkeit|laktoseintoleranz|magengeschwür|leistenbruch|bandscheibenvorfall|"
      "nierensteine|gallensteine|nierenversagen|niereninsuffizienz|nierenkrank|leberversagen|"
      "herzinfarkt|herzinsuffizienz|herzkrank|herzfehler|herzprobleme|herzstillstand|"
      "herzrhythmusstörungen|vorhofflimmern|angina pectoris|schlaganfall|hirnblutung|aneurysma|"
      "gehirnerschütterung|schädel-hirn-trauma|bluthochdruck|niedriger blutdruck|krampfadern|"
      "blutarmut|anämie|sichelzellenanämie|hämophilie|bluterkrankheit|mukoviszidose|"
      "muskeldystrophie|rheuma|rheumatoide arthritis|arthritis|arthrose|osteoporose|fibromyalgie|"
      "lupus|hexenschuss|ischias|skoliose|karpaltunnelsyndrom|gicht|endometriose|wechseljahre|"
      "blasenentzündung|inkontinenz|erektionsstörung|unfruchtbarkeit|schuppenflechte|psoriasis|"
      "neurodermitis|ekzem|nesselsucht|krätze|grüner star|grauer star|glaukom|makuladegeneration|"
      "netzhautablösung|tinnitus|hörsturz|schlafapnoe|legasthenie|adhs|querschnittslähmung|"
      "kinderlähmung|schilddrüsenunterfunktion|schilddrüsenüberfunktion|hashimoto|adipositas|"
      "chronische erkrankung|chronische krankheit|chronische schmerzen|schwere krankheit|"
      "schwere erkrankung|unheilbare krankheit|autoimmunerkrankung|erbkrankheit|"
      "gesundheitliche probleme|gesundheitlichen gründen|gesundheitliche gründe|"
      "gesundheitszustand|gesundheitliche einschränkungen|medizinische gründe|"
      "medizinischen gründen|krankheitsgründen|krankheitsbedingt|krankheitsfall|"
      "anaphylaktischer schock|suizidversuch|selbstmordversuch|"
      "suizidgedanken|selbstverletzung|arbeitsunfall|berufskrankheit|rückenschmerzen|"
      "kreuzschmerzen|knieschmerzen|gelenkschmerzen|herzschmerzen|nackenschmerzen|beinbruch|"
      "armbruch|knochenbruch|oberschenkelhalsbruch|schleudertrauma" },
    { WORD_HEALTH, NULL,
      "chemotherapie|chemo|strahlentherapie|bestrahlung|immuntherapie|hormontherapie|dialyse|"
      "nierentransplantation|lebertransplantation|herztransplantation|organspende|spenderorgan|"
      "knochenmarktransplantation|herzoperation|knieoperation|knie-op|hüftoperation|hüft-op|"
      "rückenoperation|augenoperation|operiert|bypass-operation|magenbypass|"
      "künstliche hüfte|künstliches knie|darmspiegelung|magenspiegelung|biopsie|mammographie|"
      "gebärmutterentfernung|stoma|künstlicher darmausgang|kaiserschnitt|intensivstation|"
      "palliativstation|hospiz|psychiatrie|psychiatrische "
      "klinik|psychotherapie|krankenhausaufenthalt|"
      "klinikaufenthalt|krankengymnastik|reha-klinik|rehaklinik|reha-maßnahme|sauerstoffgerät|"
      "beatmungsgerät|herzschrittmacher|insulinpumpe|blutzuckermessgerät|hörgerät|hörgeräte|"
      "cochlea-implantat|beinprothese|armprothese|rollator|blindenhund|gebärdensprache|pflegegrad|"
      "pflegestufe|pflegebedürftig|pflegeheim|pflegedienst|häusliche pflege|krankenpflege|"
      "krankschreibung|krankgeschrieben|krankmeldung|krankgemeldet|arbeitsunfähig|"
      "arbeitsunfähigkeit|arbeitsunfähigkeitsbescheinigung|erwerbsminderung|"
      "erwerbsminderungsrente|erwerbsunfähig|berufsunfähig|berufsunfähigkeitsrente|krankengeld|"
      "mutterschutz|schwerbehindertenausweis|schwerbehinderung|grad der behinderung|gdb|"
      "merkzeichen|gehbehindert|sehbehindert|hörgeschädigt|schwerhörig|körperbehindert|"
      "geistig behindert|mobilitätseingeschränkt|ärztliches attest|ärztliche bescheinigung|attest|"
      "krankenakte|arztbericht|befund|ärztlicher behandlung|in ärztlicher behandlung|"
      "schwangerschaft|risikoschwangerschaft|fehlgeburt|totgeburt|frühgeburt|"
      "schwangerschaftsabbruch|abtreibung|künstliche befruchtung|schwangerschaftsdiabetes" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabetiker|diabetikerin|zuckerkrank|asthmatiker|asthmatikerin|epileptiker|epileptikerin|"
      "autist|autistin|autistisch|schizophren|depressiv|magersüchtig|alkoholkrank|alkoholiker|"
      "alkoholikerin|drogenabhängig|krebskrank|lungenkrank|todkrank|schwerkrank|chronisch krank|"
      "psychisch krank|schwer krank|schwerbehindert|querschnittsgelähmt|gelähmt|taubstumm|"
      "gehörlos|rollstuhlfahrer|rollstuhlfahrerin|im rollstuhl|auf den rollstuhl angewiesen|"
      "bettlägerig|immungeschwächt|selbstmordgefährdet|hochschwanger|schwanger|legastheniker|"
      "zöliakie-betroffen|herzkranke|inkontinent|bewusstlos" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "krank|erkrankt|blind|taub|stumm|behindert|allergisch|verletzt|schwer verletzt|süchtig|"
      "im krankenhaus|ins krankenhaus|aus dem krankenhaus|in der klinik|im koma|"
      "in reha|auf reha|unter schock|übergewichtig|geimpft|genesen" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "krankheit|erkrankung|migräne|allergie|allergien|nussallergie|unverträglichkeit|grippe|"
      "fieber|übelkeit|durchfall|schwindel|ohnmacht|schlaflosigkeit|angstzustände|operation|"
      "eingriff|transplantation|antidepressiva|schlaftabletten|insulin|kortison|cortison|morphium|"
      "blutverdünner|rollstuhl|behinderung|krücken|gehhilfe|rückfall|bänderriss|kreuzbandriss|"
      "meniskus|infektion|entzündung|allergiker|allergikerin|kur|blutdruck|blutzucker|entbindung|"
      "geburtstermin|prothese|unfallverletzung|hüftschaden|gips|atemnot|kopfschmerzen" },
    { WORD_HEALTH | WORD_THEIRS, NULL,
      "medikament|medikamente|behandlung|therapie|gesundheit|psychiater|psychiaterin|psychologe|"
      "psychologin|onkologe|onkologin|kardiologe|kardiologin|neurologe|frauenarzt|frauenärztin|"
      "hebamme|chirurg|physiotherapeut|therapeut|therapeutin|hausarzt|hausärztin|diagnose|"
      "pfleger" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, "operation|schmerzen|verletzung|bruch|gebrochen|probleme" },
    { WORD_SPECIAL, NULL,
      "zeuge jehovas|zeugen jehovas|meine religion|meinem glauben|religiösen gründen|religiöse "
      "gründe|"
      "religiöse überzeugung|religionszugehörigkeit|konfession|muslimischen glaubens|"
      "jüdischen glaubens|kirchenaustritt|gewerkschaft|gewerkschaftsmitglied|gewerkschafter|"
      "gewerkschafterin|betriebsratsmitglied|ig metall|verdi-mitglied|parteimitglied|"
      "parteibuch|spd-mitglied|cdu-mitglied|afd-mitglied|mitglied der partei|politische meinung|"
      "politische überzeugung|politische einstellung|ethnische herkunft|"
      "migrationshintergrund|asylbewerber|asylbewerberin|asylantrag|flüchtling|geflüchtet|"
      "aufenthaltsgestattung|schwul|lesbisch|homosexuell|bisexuell|transsexuell|transgender|"
      "nichtbinär|nicht-binär|gleichgeschlechtlich|geschlechtsangleichung|geschlechtsumwandlung|"
      "sexuelle orientierung|sexualleben|geschlechtsidentität|biometrische daten|fingerabdrücke|"
      "gesichtserkennungsdaten|dna-test|gentest|genetische daten|genetische "
      "untersuchung|vorbestraft|"
      "vorstrafe|vorstrafen|führungszeugnis|strafregister|freiheitsstrafe|bewährungsstrafe|"
      "auf bewährung|haftstrafe|untersuchungshaft|im gefängnis|in haft|aus der haft|fußfessel|"
      "verurteilt wegen|strafverfahren|häusliche gewalt|vergewaltigung|vergewaltigt|"
      "trunkenheitsfahrt|unter betreuung|gesetzlicher betreuer|gesetzliche betreuung" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "katholisch|evangelisch|protestantisch|muslimisch|muslim|muslima|muslimin|moslem|jüdisch|"
      "jude|jüdin|buddhist|buddhistin|hindu|atheist|atheistin|christ|christin|orthodox|gläubig|"
      "trans|queer|kommunist|sozialist|sinti|aleviten|alevitisch|häftling" },
    { WORD_SPECIAL | WORD_LEANING, NULL,
      "ramadan|halal|koscher|moschee|synagoge|kopftuch|fingerabdruck|islam|judentum" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religion|glaube|glauben|dna|sexualität|bewährungshelfer" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { 0, NULL, NULL },
};
