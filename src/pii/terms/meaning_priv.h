/* SPDX-License-Identifier: EUPL-1.2 */
/* meaning_priv.h - what words and phrases mean: bits of a token. */
#ifndef PII_MEANING_PRIV_H
#define PII_MEANING_PRIV_H

#include <stddef.h>
#include <stdint.h>

#define BIT(n) ((uint64_t)1 << (n))

#define WORD_FIRSTNAME BIT(0)
#define WORD_WEAK_NAME BIT(1) /* a first name that is also an ordinary word */
#define WORD_CIVILITY  BIT(2) /* a title before a name */
#define WORD_INTRO     BIT(3) /* "je m'appelle" */
#define WORD_SIGNOFF   BIT(4) /* "cordialement" */
#define WORD_GREETING  BIT(5) /* "bonjour" */
#define WORD_ORDINARY  BIT(6) /* never part of a name, even with a capital */
#define WORD_STREET    BIT(7) /* before the street's name: "rue" */
#define WORD_ROAD      BIT(8) /* behind it: "street" */
#define WORD_MONTH     BIT(9)
#define WORD_PARTICLE  BIT(10) /* "de", "van" in names */
#define WORD_HEALTH    BIT(11)
#define WORD_SPECIAL   BIT(12)
#define WORD_NOT       BIT(13) /* negation */
#define WORD_PRODUCT   BIT(14) /* names goods: what follows is what they are for */
#define WORD_AT        BIT(15) /* "arobase" */
#define WORD_DOT       BIT(16) /* "point" */
#define WORD_IS        BIT(17) /* "est", "is": leads to the value */
#define WORD_LOST      BIT(18) /* state of a password: "oublié" */
#define WORD_KEY_START BIT(19) /* "sk", "ghp": begins an API key */
#define WORD_COMPANY   BIT(47) /* the legal form at the end of a company's name: "GmbH" */
#define WORD_EXTRA     BIT(46) /* "bâtiment", "appt": inside an address */

/* Around words of health and of GDPR art. 9; special.c says how they are weighed. */
#define WORD_LEANING  BIT(61) /* counts only where somebody is meant */
#define WORD_STATE    BIT(60) /* what one is: "enceinte"; behind a possessive it is a thing */
#define WORD_THEIRS   BIT(59) /* counts only behind a possessive: "mon cardiologue" */
#define WORD_OF_BODY  BIT(58) /* counts with a part of the body: "opération du genou" */
#define WORD_SOMEBODY BIT(57) /* the writer, their mother, "souffre de" */
#define WORD_OWNER    BIT(56) /* "mon" */
#define WORD_THE      BIT(55) /* articles */
#define WORD_LIGHT    BIT(54) /* reached over by a negation or by goods: "de", "est" */
#define WORD_BODY     BIT(53) /* parts of the body */
#define WORD_GRADE    BIT(52) /* belongs to the span: "chronique", "type", "gauche" */
#define WORD_FIGURE   BIT(51) /* only said so: "sourd à vos arguments" */
#define WORD_CAUSE    BIT(50) /* goods, places and causes: "recherche sur le cancer" */
#define TERM_MANNER   (WORD_LEANING | WORD_STATE | WORD_THEIRS | WORD_OF_BODY)
#define WORD_COUNTRY  BIT(49)
#define WORD_CITY     BIT(48) /* a large one: known without a postcode */
#define WORD_NUMBER   BIT(63) /* a number in words; the kind is its value */

/* Context: a number or word nearby is probably that.  models/numbers.model was trained with these
 * bits as they are. */
#define NEAR_BANK     BIT(20)
#define NEAR_CARD     BIT(21)
#define NEAR_EXPIRY   BIT(22)
#define NEAR_CVC      BIT(23)
#define NEAR_PHONE    BIT(24)
#define NEAR_BIRTH    BIT(25)
#define NEAR_PASSPORT BIT(26)
#define NEAR_ID_CARD  BIT(27)
#define NEAR_LICENCE  BIT(28)
#define NEAR_PLATE    BIT(29)
#define NEAR_PASSWORD BIT(30)
#define NEAR_CODE     BIT(31) /* one-time code */
#define NEAR_KEY      BIT(32) /* API key, token */
#define NEAR_BIC      BIT(33)
#define NEAR_SOCIAL   BIT(34) /* social security, national number */
#define NEAR_TAX      BIT(35)
#define NEAR_COMPANY  BIT(36)
#define NEAR_HEALTH   BIT(37) /* insurance card, professional numbers */
#define NEAR_STUDENT  BIT(38)
#define NEAR_DEVICE   BIT(39)
#define NEAR_PLACE    BIT(40) /* coordinates */
#define NEAR_LIVING   BIT(41) /* "j'habite", "adresse" */
#define NEAR_COIN     BIT(42)
#define NEAR_NET      BIT(43) /* IP address */
#define NEAR_ORDER    BIT(44) /* order, invoice, parcel: the number is nobody */
#define NEAR_VERSION  BIT(45) /* "version": four numbers with dots are no address */
#define NEAR_HANDLE   BIT(62) /* name of an account */
#define NEAR_ANY      ((BIT(46) - BIT(20)) | NEAR_HANDLE)

/* What a phrase means, and which kind of number it names, if one in particular. */
struct meaning {
    uint64_t is;
    const char *kind;
};

#endif
