/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_bank.c - words for an account as they are written short or in one country alone. */
#include "pii/terms/terms_priv.h"

const struct terms terms_bank[] = {
    { NEAR_BANK, "account",
      "kto|kto nr|kto-nr|ktonr|konto-nr|kontonummern|postkonto|postkontonummer|pc-konto|"
      "postcheckkonto|compte postal|compte chèque postal|n° ccp|ccp n°|ccp|compte ccp|"
      "n° de compte ccp|bank acc|bank acc no|bank account no|bank "
      "a/c|rekeningnummer|rekeningnr|reknr|rek nr|bankrekeningnr|gironummer|girorekening|"
      "c/c n|c/c nº|c/c bancario|c/c postale|conto n|numero del conto|numero c/c|cuenta nº|"
      "nº de cuenta|nº cuenta|n° de cuenta|número cuenta|núm. de cuenta|n.º de conta|"
      "nº de conta|conta nº|conta n.º|nº da conta|n° de cpte|n° cpte|numéro de cpte|compte numéro|"
      "numéro du compte|libretto postale|libretto di risparmio|sparbuchnummer|sparbuch nr|"
      "postgiro|postgironummer|gironr|giro nr|giro nummer|"
      "numéro de livret|n° de livret|libreta de ahorros|spaarrekening" },
    { NEAR_BANK, "any-account", /* a shop's as often */
      "ac no|ac nr|ac number|acc no|acc nr|acc number|acct no|acct nr|a/c no|a/c number|a/c nr|"
      "account num|account nr|acct number|my a/c" },
    { NEAR_BANK, NULL,
      "prélèvement sur|prélèvements sur|prélevé sur|prélevée sur|prélevés sur|débité sur|"
      "rip|mon rip|numéro rip|n° rip|relevé d'identité postal|iban-nr|iban nr|"
      "iban nummer|ibannummer|iban-nummer|n° iban|numéro iban|número iban" },
    { NEAR_BANK, "account",
      "c/c|conto postale|conto corrente postale|cuenta postal|compte ccp|rek|cpte" },
    { 0, NULL, NULL },
};
