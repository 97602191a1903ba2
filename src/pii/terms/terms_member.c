/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_member.c - unions and parties by name, and words for an origin: special_member.c asks whose
 * they are.  By themselves they say nothing of anybody. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_party[] = "party";
const char said_party_capitals[] = "PARTY";
const char said_origin[] = "origin";
const char said_form[] = "form", said_church[] = "church";

const struct terms terms_member[] = {
    { WORD_SPECIAL | WORD_THEIRS, said_party, /* unions */
      "cgt|cfdt|cftc|cfe-cgc|unsa|fsu|sud rail|sud solidaires|union solidaires|force ouvrière|snes|"
      "fnsea|confédération paysanne|fgtb|abvv|cgslb|aclvb|unison|gmb|rmt|aslef|usdaw|nasuwt|siptu|"
      "fórsa|teamsters|afl-cio|ver.di|ig metall|ig bau|ig bce|igbce|gdl|evg|dgb|"
      "marburger bund|ccoo|comisiones obreras|ugt|csif|cgil|cisl|fiom|uilm|filcams|"
      "fisascat|filt|filt cgil|filctem|fillea|nidil|fp cgil|uiltucs|ogbl|lcgb|fnv metaal|"
      "fnv bouw|fnv zorg|cc. oo.|cc oo|syndicom|fenadismer|fetrahi|sintrap|cobas|usb lavoro|"
      "cgil funzione pubblica|fnv|cnv|cgtp|fenprof|sintap|cgt-fo|unia|syna|vpod|"
      "ögb|gpa-djp|younion|pro-ge|eisenbahner-gewerkschaft|bfawu|ucu|nipsa|tssa|bectu|prospect "
      "union|"
      "royal college of nursing|national education union|national union of teachers|"
      "fire brigades union|communication workers union|seiu|afscme|ufcw|ibew|inmo|"
      "unión sindical obrera|ela-stv|co.bas|cfe-unsa|snuipp|sgen-cfdt|flc cgil|fim "
      "cisl|snals|uilca|"
      "confsal|abvakabo|algemene onderwijsbond|cne|setca|bbtk|cgsp|sitava|site-norte|site-sul|"
      "strup|snpvac|fesap|sntct|sinttav" },
    { WORD_SPECIAL | WORD_THEIRS, said_party, /* parties */
      "lfi|la france insoumise|france insoumise|rassemblement national|front national|eelv|"
      "lutte ouvrière|parti socialiste|parti communiste|les républicains|npa|pcf|"
      "the conservatives|lib dem|lib dems|liberal democrats|ukip|snp|sinn féin|"
      "fianna fáil|fine gael|reform uk|green party|plaid cymru|spd|cdu|csu|fdp|afd|die linke|"
      "die grünen|grüne|psoe|bildu|izquierda unida|partido popular|ciudadanos|"
      "fratelli d'italia|forza italia|rifondazione|rifondazione comunista|partito democratico|"
      "movimento 5 stelle|m5s|cinque stelle|pvv|vvd|d66|pvda|groenlinks|christenunie|"
      "open vld|cd&v|les engagés|iniciativa liberal|sinistra italiana|italia viva|"
      "partij voor de dieren|bij1|sdlp|freie wähler|union populaire|"
      "forum voor democratie|n-va|vlaams belang|bloco de esquerda|pcp|bsw|ödp|"
      "piratenpartei|spö|fpö|övp|neos|alliance party|social democrats|aontú|eh bildu|"
      "más madrid|nueva canarias|europe écologie|europe écologie les verts|"
      "rassemblement wallonie|cdh|+europa|union des démocrates et indépendants|50plus|"
      "nieuw sociaal contract|groenlinks-pvda|partido socialista" },
    { WORD_SPECIAL | WORD_THEIRS, said_party_capitals, /* words and slips in small letters */
      "fo|sud|csc|acv|unite|tuc|neu|pcs|cwu|gew|ngg|gdp|cnt|uil|ugl|vcp|stal|ps|lr|rn|fn|udi|"
      "reconquête|renaissance|dup|greens|pp|vox|sumar|erc|pnv|junts|pd|lega|sp|sgp|bbb|fvd|volt|"
      "udc|plr|ecolo|ptb|groen|denk|azione|livre|pan|défi|"
      "vooruit|bloco|cds|ptb|labour|tory|tories|conservative|verdi|comisiones|cobas|podemos|"
      "esquerra|"
      "igm|cda|psd|chega|bma|rcn|fbu|aob|nu91|lbc|glp|evp" },
    { WORD_SPECIAL | WORD_THEIRS, said_origin,
      "origine|origines|origin|origins|heritage|descent|ancestry|abstammung|herkunft|afkomst|"
      "by "
      "birth|gebürtig~e~er|afstamming|origen|orígenes|origem|ascendência|ascendencia|discendenza|"
      "origini" },
    { WORD_SPECIAL | WORD_THEIRS, said_form, /* labels */
      "bekenntnis|religionsbekenntnis|glaubensrichtung|konfessionszugehörigkeit|konf|denomination|"
      "culte|culto|etnia|etnicidad|etnicidade|etniciteit|ethnic group|kerkgenootschap" },
    { WORD_SPECIAL | WORD_THEIRS, said_church,
      "kirchensteuer|kirchensteuermerkmal|kirchensteuerabzug|kirchenbeitrag|kist" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL, /* churches, short, and of the isles */
      "ev.-luth.|evang.-luth.|ev.-ref.|evang.-ref.|ev.-freik.|griech.-kath.|alt-kath.|"
      "sindicado|sindicada|scientologie|scientology|scientologist~~s|scientologue|cienciología|"
      "church of england|church of ireland|church of scotland|church in wales|free church" },
    { WORD_SPECIAL, NULL, /* what one is told for it */
      "go back to your country|go back to your own country|go back where you came from|"
      "go back to where you came from|retourne dans ton pays|retournez dans votre pays|"
      "rentre dans ton pays|rentrez chez vous sales|geh zurück in dein land|"
      "geh zurück wo du herkommst|heim in dein land|vuelve a tu país|vuélvete a tu país|"
      "vete a tu país|volviera a su país|se volviera a su tierra|terug naar je eigen land|"
      "ga terug naar je land|volte para o seu país|volta para o teu país" },
    { WORD_SPECIAL, NULL, /* turned away from a church, living with whom */
      "aus der ~ev kirche ausgetreten~evang kirche ausgetreten~kath kirche ausgetreten|"
      "aus der ~reformierten kirche ausgetreten~neuapostolischen kirche ausgetreten|"
      "aus der ~methodistischen kirche ausgetreten~altkatholischen kirche ausgetreten|"
      "ausgetreten aus der ~ev kirche~evang kirche~kath kirche~evangelischen kirche|"
      "ausgetreten aus der ~katholischen kirche~reformierten kirche|"
      "apostatar|quiero apostatar|is a jw|am a jw|i'm a "
      "jw|gleichgeschlechtlicher ehe|"
      "gleichgeschlechtliche ehe|gleichgeschlechtlicher partnerschaft" },
    { WORD_SPECIAL, NULL, /* insults for an origin; peoples that are also towns */
      "scheißaraber|scheißjude|scheißjuden|scheißpole|scheißpolen|scheißrusse|scheißrussen|"
      "scheißneger|scheißzigeuner|scheißkurde|scheißtürken|scheißasiate|scheisstuerke|"
      "drecksausländer|dreckstürke|drecksaraber|dreckszigeuner|kümmeltürke|"
      "sale malien|sale maghrébin|sale marocain|sale algérien|sale roumain|"
      "sale africain|sale africaine|dirty african|dirty foreigner|"
      "sporco marocchino|sporco albanese|sporco zingaro|sporca zingara|sporco ebreo|"
      "sucio gitano|sucia gitana|sucio moro|vuile marokkaan|vuile turk|vuile jood|"
      "i'm roma|i am roma|he is roma|she is roma|he's roma|she's roma|hij is roma|zij is roma" },
    { WORD_SPECIAL, NULL, /* how one votes, prays and sat */
      "votes green|voted green|always vote green|paid-up lib dem|paid-up tory|"
      "acude a misa|acudo a misa|goes to mass|go to mass|attends mass|is a nun|"
      "molto devota|molto devoto|muy devota|muy devoto|muito devota|muito devoto|"
      "très croyante|très croyant|mangiamo kosher|mangio kosher|mangiamo halal|mangio halal|"
      "freira de clausura|monja de clausura|suora di clausura" },
    { WORD_SPECIAL | WORD_LEANING, NULL, /* that a law threatens, too */
      "meses en la cárcel|años en la cárcel|maanden vastgezeten|jaar vastgezeten|"
      "mesi in carcere|anni in carcere|meses na prisão|anos na prisão|mois en prison|"
      "ans en prison|years in prison|years in jail|months in prison|months in jail|"
      "monate gesessen|jahre gesessen" },
    { 0, NULL, NULL },
};
