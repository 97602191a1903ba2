/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_ranges.c - numbers that are nobody's: set aside for tests and fiction by whoever
 * gives them out, or beyond what has been given out.  docs/surrogates.md has the sources. */
#include "pii/mask/surrogate_priv.h"

/* clang-format off: tables read best in columns */
const struct unreal unreal_numbers[] = {
    /* ---- France ---- */
    /* Born abroad (99) in a country that has no code (999 in INSEE's Code officiel geographique),
     * or in a commune of Corsica beyond the last. */
    { "fr.nir", "=##0%99999#####" },
    { "fr.nir", "=##0%2A999#####" },
    { "fr.nir", "=##0%2B999#####" },
    /* INSEE gives out no SIREN below 005 000 000; a FINESS begins with a department: 00 is none. */
    { "fr.siren", "000######" },
    { "fr.siret", "000###########" },
    { "eu.vat", "FR..000######" },
    { "eu.eori", "FR000###########" },
    { "fr.finess", "00#######" },
    { "fr.rna", "W000######" },
    /* Tax numbers have come to 30 or so; numbers of health professionals begin with 1 or 8. */
    { "fr.spi", "39###########" },
    { "fr.rpps", "00#########" },
    /* Cards of 1988 to 2021 and old licences were made out in a month: 00 is none. */
    { "fr.cni", "##00#########" },
    { "fr.cni", "##00########" },
    { "fr.permis", "##00########" },
    /* Licences and passports begin with the year they are made in: the 2070s. */
    { "fr.permis", "7#@@#####" },
    { "fr.passport", "7#@@######" },
    { "mrz", "7#@@######" },
    { "fr.rib", "99999#####...........##" },
    /* ---- Germany, Austria ---- */
    /* Papers have no vowel in their numbers, nor B, D, Q, S (BMI). */
    { "fr.cni", "A........#" },
    { "fr.cni", ".A.......#" },
    { "fr.cni", "..A......#" },
    { "fr.cni", "...A.....#" },
    { "fr.cni", "....A....#" },
    { "fr.cni", ".....A...#" },
    { "de.ausweis", "A........#" },
    { "de.ausweis", ".A.......#" },
    { "de.ausweis", "..A......#" },
    { "de.ausweis", "...A.....#" },
    { "de.ausweis", "....A....#" },
    { "de.ausweis", ".....A...#" },
    { "de.ausweis", "......A..#" },
    { "de.ausweis", ".......A.#" },
    { "de.ausweis", "........A#" },
    /* No insurer of pensions has area 00; gematik's test cards begin with X110. */
    { "de.rvnr", "000%0%##@###" },
    { "de.kvnr", "X110######" },
    /* Not reached. */
    { "eu.vat", "DE9########" },
    { "eu.vat", "ATU00######" },
    /* Numbers of a day begin at 100. */
    { "at.svnr", "0###0%0%##" },
    /* ---- Belgium, Netherlands, Luxembourg ---- */
    /* Serial numbers of a day end at 997 (men) and 998 (women); companies begin at 0200. */
    { "be.nrn", "##0%0%999##" },
    { "be.enterprise", "0000######" },
    { "eu.vat", "BE0000######" },
    { "be.eid", "000#########" },
    /* RvIG: numbers for tests begin with 9999. */
    { "nl.bsn", "9999#####" },
    { "eu.vat", "NL9999#####B##" },
    { "nl.kvk", "00######" },
    { "lu.matricule", "20990%0%#####" },
    { "eu.vat", "LU00######" },
    /* ---- South ---- */
    /* The Spanish police gives numbers out in rising blocks that are far from here; no province
     * has the number 00. */
    { "es.dni", "9999####@" },
    { "es.nie", "Z9999###@" },
    { "es.cif", "@00#####." },
    { "es.nss", "00##########" },
    { "eu.vat", "ES9999####@" },
    { "eu.vat", "ESZ9999###@" },
    { "eu.vat", "ES@00#####." },
    /* Born in a country whose code (Z99x) the Agenzia delle Entrate has given to none; no office
     * has the number 000. */
    { "it.cf", "@@@@@@##@0%Z99#@" },
    { "it.cf", "@@@@@@##@1#Z99#@" },
    { "it.iva", "#######000#" },
    { "eu.vat", "IT#######000#" },
    /* Autoridade Tributaria: numbers of persons beginning with 3 have not come so far. */
    { "pt.nif", "399######" },
    { "eu.vat", "PT399######" },
    { "pt.cc", "9999#####..#" },
    { "pt.niss", "199########" },
    /* ---- United Kingdom ---- */
    /* NHS: 999 is for tests.  HMRC: no NINO begins with QQ, which stands in its examples. */
    { "uk.nhs", "999#######" },
    { "uk.nino", "QQ######=" },
    { "uk.company", "99######" },
    { "uk.company", "ZZ######" },
    /* ---- North ---- */
    /* The first of a day is 001.  The seventh digit 5 to 8 and the years 50 to 57: born after 2050
     * (cpr.dk).  DVV: individual numbers from 900 on are for passing use and tests. */
    { "se.personnummer", "##0%0%000#" },
    { "dk.cpr", "0%0%505###" },
    { "dk.cpr", "0%0%526###" },
    { "dk.cpr", "0%0%547###" },
    { "fi.hetu", "0%0%##9##*" },
    { "fi.hetu", "0%0%##=9##*" },
    /* Born in the 22nd century; in 2099. */
    { "ee.ik", "8##0%0%####" },
    { "lt.ak", "8##0%0%####" },
    { "lv.pk", "0%0%992####" },
    /* ---- East ---- */
    /* Months 61 to 69: born from 2200 on.  Offices' numbers do not begin with 00. */
    { "pl.pesel", "##6%0%#####" },
    { "pl.nip", "000#######" },
    { "eu.vat", "PL000#######" },
    { "pl.regon", "99#######" },
    { "pl.dowod", "Z@@######" },
    /* Ten digits and the years 50 to 53: born after 2050; nine: the first of a day is 001. */
    { "cz.rc", "500%0%####" },
    { "cz.rc", "520%0%####" },
    { "cz.rc", "530%0%####" },
    { "cz.rc", "##0%0%000" },
    /* Born in 2099; the day 99900 after 1867 is in 2140. */
    { "ro.cnp", "5990%0%######" },
    { "ro.cnp", "6990%0%######" },
    { "bg.egn", "994%0%####" },
    { "si.emso", "0%0%099######" },
    { "hu.adoaz", "8999######" },
    /* ---- the world ---- */
    /* GSMA TS.06: a device type beginning with 00 is a test.  No issuer of LEI is 9999. */
    { "imei", "00#############" },
    { "lei", "9999..............##" },
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
