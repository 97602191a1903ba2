/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_away.c - why somebody does not come, as mail to a desk has it: leave that is not called
 * sick leave, plaster and stitches, a night of vomiting, weeks of a pregnancy, what is taken and
 * what hurts at home; and, as WORD_FIGURE, where the same words are told of walls, machines and
 * days "to be confirmed".  In all languages side by side. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const struct terms terms_away[] = {
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, /* on leave: "notre chaudière est en arrêt" */
      "suis en arrêt|est en arrêt|sommes en arrêt|étais en arrêt|était en arrêt|reste en arrêt|"
      "encore en arrêt|toujours en arrêt" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "prolongée en arrêt|m'a mis en arrêt|m'a mise en arrêt|"
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
    { WORD_HEALTH | WORD_LEANING, NULL, /* plaster and stitches: walls and bags have them, too */
      "con el yeso puesto|con el yeso no|con la escayola|quitan el yeso|quitan la escayola|"
      "cast comes off|cast is coming off|cast taken off|gipswechsel|gips kommt ab|"
      "gips kommt runter|gips gaat eraf|gips mag eraf|plâtre enlevé|enlève mon plâtre|"
      "enlève son plâtre|togliere il gesso|tolgo il gesso|mit drei stichen genäht|"
      "mit vier stichen genäht|mit fünf stichen genäht|genäht mit drei stichen|"
      "genäht mit vier stichen|genäht mit fünf stichen|points de suture" },
    { WORD_HEALTH, NULL, "arm in a cast|leg in a cast" },
    { WORD_FIGURE, NULL, /* off and out of what no body is */
      "quitan el yeso ~del techo~de la pared~del muro~de las paredes~viejo|"
      "me quitan el yeso ~del techo~de la pared|nos quitan el yeso ~del techo~de la pared|"
      "quitan la escayola ~del techo~de la pared~de las paredes|"
      "cast comes off ~the~of~my tv~your|cast is coming off ~the~of~your|"
      "cast taken off ~the~of~your|gips kommt ab von|gips kommt runter von|"
      "gips gaat eraf van|togliere il gesso ~dalla~dalle~dal~dai|tolgo il gesso ~dalla~dalle~dal|"
      "plâtre enlevé ~du~des" },
    { WORD_HEALTH, NULL, /* a bad night */
      "vomi toute la nuit|vomit toute la nuit|vomi cette nuit|vomi tout le week-end|"
      "threw up all night|throwing up all night|"
      "vomitado toda la noche|vomitando desde|vomitando toda la noche|vomitato questa notte|"
      "die ganze nacht übergeben|die ganze nacht erbrochen|"
      "de hele nacht gespuugd|vomitar desde|vomitou esta noite|mir ist dauernd übel|"
      "ist mir dauernd übel|mir ist ständig übel" },
    { WORD_HEALTH, said_legs, /* of no printer and no tap */
      "erbricht seit|kotzt seit|spuugt sinds|vomissent depuis|been throwing up since|"
      "is throwing up since|è caduto ~dalle scale~dal ponteggio|"
      "è caduta ~dalle scale~dal ponteggio" },
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
      "weeks pregnant" },
    { WORD_HEALTH, said_legs, /* of somebody: time goes by, too */
      "m ~eight weeks gone~nine weeks gone~ten weeks gone~twelve weeks gone~three months gone"
      "~four months gone~five months gone~six months gone~seven months gone~eight months gone|"
      "s ~eight weeks gone~nine weeks gone~ten weeks gone~twelve weeks gone~three months gone"
      "~four months gone~five months gone~six months gone~seven months gone~eight months gone|"
      "am ~eight weeks gone~nine weeks gone~ten weeks gone~twelve weeks gone~three months gone"
      "~four months gone~five months gone~six months gone~seven months gone~eight months gone|"
      "is ~eight weeks gone~nine weeks gone~ten weeks gone~twelve weeks gone~three months gone"
      "~four months gone~five months gone~six months gone~seven months gone~eight months gone" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* at home said so */
      "nussallergisch|erdnussallergisch|pollenallergisch|latexallergisch|bienenallergisch|"
      "jambes lourdes|la tremblote|bed-wetting|bedwetting|bedplassen|bettnässen|einnässen|"
      "énurésie|verzakking|een scopie|mijn scopie|darmspiegelung|magenspiegelung|"
      "katheteruntersuchung|herzkatheteruntersuchung|tem apneia|tenho apneia|"
      "tiene apnea|tengo apnea|fait de l'apnée|tembleque|temblores|"
      "farmer's lung|hand, foot and mouth|hand foot and mouth|therapieplatz|"
      "coupé un doigt|coupé le doigt|coupée un doigt|"
      "hört links gar nichts mehr|hört rechts gar nichts mehr|hört gar nichts mehr|"
      "seit wochen trocken|seit monaten trocken|seit jahren trocken|acht monaten trocken|"
      "sono caduto dalle scale|sono caduta dalle scale|ha partorito|"
      "si opera di|si opera al|vuole operarmi|deve operarsi|devo operarmi|me opero de|se opera de|"
      "tetanusspritze" },
    { WORD_HEALTH | WORD_OF_BODY, NULL, /* with a part of the body behind */
      "raideur|raideurs|hematoma|escoriações|escoriaciones|escoriazioni|"
      "versteifung|steifheit|rigidità|rigidez|stiffness" },
    { WORD_FIGURE, NULL, /* a machine, a factory */
      "suis en arrêt ~technique~de production~machine~d'urgence~de service|est en arrêt "
      "~technique~de production~machine~d'urgence~de service|sommes en arrêt ~technique"
      "~de production~machine~d'urgence~de service|étais en arrêt ~technique~de production"
      "~machine~d'urgence~de service|était en arrêt ~technique~de production~machine~d'urgence"
      "~de service|reste en arrêt ~technique~de production~machine~d'urgence~de service|"
      "encore en arrêt ~technique~de production~machine~d'urgence~de service|toujours en arrêt "
      "~technique~de production~machine~d'urgence~de service" },
    { WORD_HEALTH, NULL,
      "vanwege tbc|wegen tbc|habe tbc|heb tbc|tengo tbc|tengo la tbc|ho la tbc|tenho tbc|haben "
      "tbc" },
    { WORD_HEALTH | WORD_LEANING, NULL, /* somebody, and no day "to be confirmed" */
      "hat tbc|heeft tbc|tbc heeft|tiene tbc|tem tbc" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL, "la tbc" },
    { WORD_FIGURE, NULL,
      "hat tbc ~status~items~punkte~punten|heeft tbc ~status~items~punkte~punten|"
      "tiene tbc ~status~items~punkte~punten|tem tbc ~status~items~punkte~punten|"
      "la tbc ~status~items~punkte~punten|habe tbc ~status~items~punkte~punten|"
      "heb tbc ~status~items~punkte~punten|tengo tbc ~status~items~punkte~punten|"
      "tenho tbc ~status~items~punkte~punten|haben tbc ~status~items~punkte~punten" },
    { 0, NULL, NULL },
};
