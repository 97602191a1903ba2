/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_away.c - why somebody does not come, as mail to a desk has it: leave that is not called
 * sick leave, plaster and stitches, a night of vomiting, weeks of a pregnancy.  In all languages
 * side by side. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const struct terms terms_away[] = {
    { WORD_HEALTH | WORD_LEANING, NULL, /* on leave: a machine is "à l'arrêt" */
      "suis en arrêt|est en arrêt|sommes en arrêt|étais en arrêt|était en arrêt|reste en arrêt|"
      "encore en arrêt|toujours en arrêt|prolongée en arrêt|m'a mis en arrêt|m'a mise en arrêt|"
      "l'a mis en arrêt|l'a mise en arrêt|mon arrêt a été prolongé|"
      "stationären aufenthalts|stationärer aufenthalt|stationären aufenthalt" },
    { WORD_HEALTH, NULL, /* on leave, said so that it is nothing else */
      "dado la baja médica|han dado la baja desde|parte de baja médica|médico me ha dado la baja|"
      "médica me ha dado la baja|han dado la baja por|ha dado la baja por|"
      "minha baixa acabou|minha baixa termina|baixa prolongada|estou de baixa médica|"
      "in reha|auf reha|in kur gehe|auf kur gehe|zur anschlussheilbehandlung|"
      "in den krankenstand|ziek naar huis|sent home sick|on long-term sick" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, said_senses, /* no parcel */
      "wife is expecting|daughter is expecting|sister is expecting|partner is expecting|"
      "girlfriend is expecting|daughter-in-law is expecting" },
    { WORD_HEALTH, NULL, /* plaster and stitches */
      "con el yeso puesto|con el yeso no|con la escayola|quitan el yeso|quitan la escayola|"
      "my cast comes off|her cast comes off|his cast comes off|cast is coming off|cast taken "
      "off|arm in a cast|leg in a cast|gipswechsel|"
      "gips kommt ab|gips kommt runter|gips gaat eraf|gips mag eraf|plâtre enlevé|"
      "enlève mon plâtre|enlève son plâtre|togliere il gesso|tolgo il gesso|"
      "mit drei stichen genäht|mit vier stichen genäht|mit fünf stichen genäht|genäht mit drei "
      "stichen|"
      "genäht mit vier stichen|genäht mit fünf stichen|hecht "
      "met|points de suture" },
    { WORD_HEALTH, NULL, /* a bad night */
      "vomi toute la nuit|vomit toute la nuit|vomi cette nuit|vomi tout le week-end|"
      "vomissent depuis|threw up all night|throwing up all night|throwing up since|"
      "vomitado toda la noche|vomitando desde|vomitando toda la noche|vomitato questa notte|"
      "die ganze nacht übergeben|die ganze nacht erbrochen|erbricht seit|kotzt seit|"
      "de hele nacht gespuugd|spuugt sinds|vomitar desde|vomitou esta noite|mir ist dauernd übel|"
      "ist mir dauernd übel|mir ist ständig übel" },
    { WORD_HEALTH, NULL, /* what is taken, by what it is against */
      "comprimés pour la tension|cachets pour le cœur|comprimés pour le cœur|"
      "médicaments pour le cœur|médicaments pour la tension|comprimés pour la thyroïde|"
      "comprimés contre la tension|pastillas ~del corazón~del tiroides~del azúcar|"
      "pastillas para ~el corazón~el tiroides~el azúcar~la tensión|"
      "pastiglie per ~il cuore~la tiroide~il diabete|pillole per ~il cuore~la tiroide~la pressione|"
      "tablets for ~my heart~my thyroid~her heart~his heart~my blood pressure|"
      "herztabletten|schilddrüsentabletten|zuckertabletten|hartpillen|hartmedicatie|"
      "schildklierpillen|comprimidos ~do coração~da tiroide~da diabetes|"
      "comprimidos para ~o coração~a tiroide~a diabetes~a tensão" },
    { WORD_HEALTH, NULL, /* weeks of it */
      "esima settimana di gravidanza|im neunten monat schwanger|"
      "weeks gone and|nine weeks gone|twelve weeks gone|ten weeks gone|eight weeks gone|"
      "six months gone|seven months gone|eight months gone|weeks pregnant" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* at home said so */
      "nussallergisch|erdnussallergisch|pollenallergisch|latexallergisch|bienenallergisch|"
      "jambes lourdes|la tremblote|bed-wetting|bedwetting|bedplassen|bettnässen|einnässen|"
      "énurésie|verzakking|een scopie|mijn scopie|darmspiegelung|magenspiegelung|"
      "katheteruntersuchung|herzkatheteruntersuchung|tem apneia|tenho apneia|"
      "tiene apnea|tengo apnea|fait de l'apnée|tembleque|temblores|"
      "farmer's lung|hand, foot and mouth|hand foot and mouth|therapieplatz|"
      "coupé un doigt|coupé le doigt|coupée un doigt|"
      "hört links gar nichts mehr|hört rechts gar nichts mehr|hört gar nichts mehr|"
      "seit wochen trocken|seit monaten trocken|seit jahren trocken|acht monaten trocken|caduto "
      "dal ponteggio|caduto dalle scale|caduta dalle scale|ha partorito|"
      "si opera di|si opera al|vuole operarmi|deve operarsi|devo operarmi|me opero de|se opera de|"
      "tetanusspritze" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, /* with a part of the body behind */
      "raideur|raideurs|hematoma|escoriações|escoriaciones|escoriazioni|"
      "versteifung|steifheit|rigidità|rigidez|stiffness" },
    { WORD_FIGURE, NULL, /* no illness: an office of a court, what one changes */
      "le greffe|au greffe|du greffe|como mudo|eu mudo|depois mudo|já mudo|quando mudo|ele muda|"
      "ela muda|muda de|mudo de|que muda|nada muda|não muda|isso muda|o que mudo" },
    { WORD_HEALTH, NULL, /* no "to be confirmed" */
      "vanwege tbc|heeft tbc|tbc heeft|open tbc|hat tbc|wegen tbc|tiene tbc|ha la tbc|tem tbc" },
    { WORD_SOMEBODY, NULL, "hes|shes|theyre" },
    { WORD_HEALTH | WORD_THEIRS, NULL, /* who treats one, with what */
      "diabetologe|diabetologin|ergotherapeutin|frauenarzt|frauenärztin|gynäkologe|hautarzt|"
      "hautärztin|hno-arzt|logopädin|lungenarzt|lungenfacharzt|orthopäde|orthopädin|"
      "physiotherapeut|physiotherapeutin|urologin|dermatologue|diabétologue|ginecologa|"
      "gynäkologin|gynécologue|hebamme|longarts|matrona|midwife|neurologe|neurologin|"
      "orthophoniste|ostetrica|pneumologue|reumatologo|reumatoloog|reumatóloga|reumatólogo|"
      "rheumatologe|rheumatologin|sage-femme|urologe|urologist|urologista|urologo|urologue|"
      "uroloog|urólogo|cardiologist|gynaecologist|gynecologist|neurologist|prescription|"
      "rheumatologist|surgeon|cardiologue|certificat médical|chirurgien|chirurgienne|"
      "gastro-entérologue|neurologue|ordonnance|rhumatologue" },
    { WORD_HEALTH, NULL, /* papers and reasons */
      "krankmeldung|doctor's note|doctors note|fit note|health reasons|medical certificate|"
      "medical grounds|medical reasons|attestation médicale|justificatif médical|motif médical|"
      "raison de santé|raison médicale|raisons de santé|raisons médicales|ziekmelding|fit notes" },
    { WORD_SPECIAL | WORD_LEANING, NULL, /* whose it is */
      "paroisse" },
    { 0, NULL, NULL },
};
