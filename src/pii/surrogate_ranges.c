/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_ranges.c - numbers that are nobody's: set aside for tests and fiction by whoever
 * gives them out, or beyond what has been given out.  docs/surrogates.md has the sources. */
#include "pii/surrogate_priv.h"

/* clang-format off: tables read best in columns */
const struct unreal unreal_numbers[] = {
    /* Born abroad (99) in a country that has no code (999 in INSEE's Code officiel geographique).
     */
    { "fr.nir", "=##0%99999#####" },
    /* INSEE gives out no SIREN below 005 000 000. */
    { "fr.siren", "000######" },
    { "fr.siret", "000###########" },
    { "eu.vat", "FR##000######" },
    { "eu.eori", "FR000###########" },
    /* W and the department where it was declared: 00 is none. */
    { "fr.rna", "W000######" },
    /* The Spanish police gives numbers out in rising blocks that are far from here. */
    { "es.dni", "9999####@" },
    { "es.nie", "Z9999###@" },
    /* Born in a country whose code (Z99x) the Agenzia delle Entrate has given to none. */
    { "it.cf", "@@@@@@##@0%Z99#@" },
    { "it.cf", "@@@@@@##@1#Z99#@" },
    /* RvIG: numbers for tests begin with 9999. */
    { "nl.bsn", "9999#####" },
    /* Serial numbers of a day end at 997 (men) and 998 (women). */
    { "be.nrn", "##0%0%999##" },
    /* NHS: 999 is for tests.  HMRC: no NINO begins with QQ, which stands in its examples. */
    { "uk.nhs", "999#######" },
    { "uk.nino", "QQ######=" },
    /* Months 61 to 69: born from 2200 on.  Month 41 to 49 and year 99: born in 2099. */
    { "pl.pesel", "##6%0%#####" },
    { "bg.egn", "994%0%####" },
    /* Autoridade Tributaria: numbers of persons beginning with 3 have not come so far. */
    { "pt.nif", "399######" },
    /* DVV: individual numbers from 900 on are for passing use and tests. */
    { "fi.hetu", "0%0%##9##*" },
    { "fi.hetu", "0%0%##=9##*" },
    /* Born in the 22nd century. */
    { "ee.ik", "8##0%0%####" },
    { "lt.ak", "8##0%0%####" },
    { "lu.matricule", "20990%0%#####" },
    /* GSMA TS.06: a device type beginning with 00 is a test. */
    { "imei", "00#############" },
    { 0 },
};

const struct unreal_phone unreal_phones[] = {
    /* ARCEP, numbering plan: for audiovisual works. */
    { "33", "1", "19900####" },
    { "33", "2", "26191####" },
    { "33", "3", "35301####" },
    { "33", "4", "46571####" },
    { "33", "5", "53649####" },
    { "33", "67", "63998####" },
    { "33", "89", "19900####" },
    /* Ofcom: numbers for drama. */
    { "44", "7", "7700900###" },
    { "44", "12389", "1632960###" },
    /* Bundesnetzagentur, Mitteilung 148/2021: numbers for the media. */
    { "49", "1", "17139200##" },
    { "49", "1", "176040690##" },
    { "49", "23456789", "3023125###" },
    { "49", "23456789", "6990009###" },
    { "49", "23456789", "8999998###" },
    /* ComReg: 020 91x xxxx is for drama. */
    { "353", "123456789", "2091#####" },
    /* PTS: 070 174 06 05 to 99. */
    { "46", "7", "7017406%#" },
    /* NANPA: 555-0100 to 555-0199. */
    { "1", "23456789", "20255501##" },
    /* Elsewhere nobody sets numbers aside: the same length in France or the United Kingdom. */
    { "", "", "33639980###" },
    { "", "", "33639981###" },
    { "", "", "447700900###" },
    { 0 },
};

const struct unreal unreal_banks[] = {
    /* Bank codes that the register of each country has given to none: nines, or Z. */
    { "FR", "99999" },
    { "MC", "99999" },
    { "DE", "99999999" },
    { "BE", "999" },
    { "ES", "9999" },
    { "IT", "@99999" },
    { "SM", "@99999" },
    { "PT", "9999" },
    { "NL", "ZZZZ" },
    { "GB", "ZZZZ99" },
    { "IE", "ZZZZ99" },
    { "CH", "99999" },
    { "LI", "99999" },
    { "LU", "999" },
    { "AT", "99999" },
    { "PL", "999" },
    { 0 },
};

const struct unreal unreal_cards[] = {
    /* Of the test cards that payment services publish. */
    { "4", "424242" },
    { "34", "378282" },
    { "37", "378282" },
    { "35", "353011" },
    { "30", "305693" },
    { "36", "362272" },
    { "38", "385200" },
    { "62", "620000" },
    { "67", "675964" },
    { "6", "601111" },
    { "2", "222300" },
    { "5", "555555" },
    { 0 },
};
/* clang-format on */
