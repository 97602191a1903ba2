/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_member.c - unions and parties by name, and words for an origin: special_member.c asks whose
 * they are.  By themselves they say nothing of anybody. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const char said_party[] = "party";
const char said_party_capitals[] = "PARTY";
const char said_origin[] = "origin";

const struct terms terms_member[] = {
    { WORD_SPECIAL | WORD_THEIRS, said_party, /* unions */
      "cgt|cfdt|cftc|cfe-cgc|unsa|fsu|sud rail|sud solidaires|union solidaires|force ouvrière|snes|"
      "fnsea|confédération paysanne|fgtb|abvv|cgslb|aclvb|unison|gmb|rmt|aslef|usdaw|nasuwt|siptu|"
      "fórsa|teamsters|afl-cio|ver.di|ig metall|ig bau|ig bce|igbce|gdl|evg|dgb|"
      "marburger bund|ccoo|comisiones obreras|ugt|csif|cgil|cisl|fiom|uilm|filcams|"
      "fisascat|filt|filt cgil|filctem|fillea|nidil|fp cgil|uiltucs|ogbl|lcgb|fnv metaal|"
      "fnv bouw|fnv zorg|cc. oo.|cc oo|syndicom|fenadismer|fetrahi|sintrap|cobas|usb lavoro|"
      "cgil funzione pubblica|fnv|cnv|cgtp|fenprof|sintap|cgt-fo" },
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
      "forum voor democratie|n-va|vlaams belang|bloco de esquerda|pcp" },
    { WORD_SPECIAL | WORD_THEIRS, said_party_capitals, /* words and slips in small letters */
      "fo|sud|csc|acv|unite|tuc|neu|pcs|cwu|gew|ngg|gdp|cnt|uil|ugl|vcp|stal|ps|lr|rn|fn|udi|"
      "reconquête|renaissance|dup|greens|pp|vox|sumar|erc|pnv|junts|pd|lega|sp|sgp|bbb|fvd|volt|"
      "udc|plr|ecolo|ptb|groen|denk|azione|livre|pan|défi|"
      "vooruit|bloco|cds|ptb|labour|tory|tories|conservative|verdi|comisiones|cobas|podemos|"
      "esquerra|"
      "igm|cda|psd|bsw|chega" },
    { WORD_SPECIAL | WORD_THEIRS, said_origin,
      "origine|origines|origin|origins|heritage|descent|ancestry|abstammung|herkunft|afkomst|"
      "by "
      "birth|gebürtig~e~er|afstamming|origen|orígenes|origem|ascendência|ascendencia|discendenza|"
      "origini" },
    { WORD_SPECIAL, NULL, /* what one is told for it */
      "go back to your country|go back to your own country|go back where you came from|"
      "go back to where you came from|retourne dans ton pays|retournez dans votre pays|"
      "rentre dans ton pays|rentrez chez vous sales|geh zurück in dein land|"
      "geh zurück wo du herkommst|heim in dein land|vuelve a tu país|vuélvete a tu país|"
      "vete a tu país|volviera a su país|se volviera a su tierra|terug naar je eigen land|"
      "ga terug naar je land|volte para o seu país|volta para o teu país" },
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
