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
    { 0, NULL, NULL },
};
