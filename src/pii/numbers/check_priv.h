/* SPDX-License-Identifier: EUPL-1.2 */
/* check_priv.h - check digits.  Each takes a number as ASCII digits and capitals, without
 * separators, whose shape has been checked already. */
#ifndef PII_CHECK_PRIV_H
#define PII_CHECK_PRIV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- families ---- */

bool check_luhn(const char *c, size_t n);
bool check_lei(const char *c, size_t n);
bool check_mod97(const char *c, size_t n); /* ISO 7064 mod 97-10, letters as 10 to 35 */
bool check_mod11_10(const char *c, size_t n);
bool check_mrz(const char *c, size_t n);       /* 7-3-1, last is the check digit */
bool check_date(int year, int month, int day); /* year 0: any */

/* Characters of an IBAN that begins with this country; 0 for no country. */
size_t iban_length(const char *c);
bool check_iban_form(const char *c, size_t n); /* its form and length, whatever the check digits */
bool check_is_card_brand(const char *c, size_t n); /* prefix and length alone */

#define BITCOIN_MAX 35
/* The address of a hash, without a NUL behind it; returns its length. */
size_t bitcoin_write(uint8_t version, const uint8_t hash[static 20], char ret[static BITCOIN_MAX]);

/* ---- numbers ---- */

typedef bool check(const char *c, size_t n);
check check_uk_nino, check_br_cpf, check_br_cnpj, check_fr_nir, check_fr_siret, check_fr_tva,
    check_fr_spi, check_fr_ine, check_fr_eori, check_de_idnr, check_de_rvnr, check_de_kvnr,
    check_es_dni, check_es_nie, check_es_cif, check_es_nss, check_it_cf, check_nl_bsn, check_nl_btw,
    check_be_nrn, check_be_enterprise, check_be_eid, check_pt_nif, check_pt_cc, check_pt_niss,
    check_pl_pesel, check_pl_nip, check_pl_regon, check_pl_dowod, check_at_svnr, check_at_uid,
    check_ie_ppsn, check_lu_matricule, check_lu_tva, check_se_pnr, check_fi_hetu, check_dk_cpr,
    check_cz_rc, check_ro_cnp, check_bg_egn, check_si_emso, check_hu_adoaz, check_hu_taj,
    check_gr_afm, check_gr_amka, check_ee_ik, check_lv_pk, check_cy_tic, check_ch_ahv, check_uk_nhs,
    check_iban, check_fr_iban, check_es_iban, check_be_iban, check_es_ccc, check_be_account,
    check_pt_nib, check_card, check_mrz_td3, check_bitcoin, check_plate_siv, check_plate_fni,
    check_bic, check_de_vat, check_nl_iban, check_es_vat, check_it_vat, check_pl_vat, check_be_vat,
    check_pt_vat, check_vat, check_che, check_aba, check_fr_rib, check_ehic, check_ca_nam,
    check_any;

#endif
