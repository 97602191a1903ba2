/* SPDX-License-Identifier: EUPL-1.2 */
/* identifier.c - see identifier_priv.h.  One row a number and shape.
 *
 * Which of two rows with the same digits wins: the one that the text names; else the first. */
#include "pii/numbers/identifier_priv.h"

#include <string.h>

#define D9  "ddddddddd"
#define D10 "dddddddddd"
#define D11 "ddddddddddd"
#define D12 "dddddddddddd"
#define D13 "ddddddddddddd"
#define D14 "dddddddddddddd"
#define D15 "ddddddddddddddd"

#define ID  SPAN_NATIONAL_ID
#define CO  SPAN_COMPANY_ID
#define SOC NEAR_SOCIAL

/* clang-format off: a table reads best in columns */
const struct identifier identifiers[] = {
    { "NIR", "FR", ID, "fr.nir", "ddddddxdddddddd", check_fr_nir, SOC, ALONE_ALWAYS, 0 },
    { "NIR_CORSE", "FR", ID, "fr.nir", "ddddddxdddddddd", check_fr_nir, SOC, ALONE_ALWAYS, 0 },
    { "SIREN", "FR", CO, "fr.siren", D9, check_luhn, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "SIRET", "FR", CO, "fr.siret", D14, check_fr_siret, NEAR_COMPANY, ALONE_GROUPED, 4 },
    { "SIRET_LA_POSTE", "FR", CO, "fr.siret", D14, check_fr_siret, NEAR_COMPANY, ALONE_GROUPED, 4 },
    { "TVA", "FR", CO, "eu.vat", "FRxxddddddddd", check_fr_tva, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "SPI_NIF", "FR", ID, "fr.spi", D13, check_fr_spi, NEAR_TAX, ALONE_NEVER, 0 },
    { "INE_BEA", "FR", ID, "fr.ine", "dddddddddda", check_fr_ine, NEAR_STUDENT, ALONE_NEVER, 0 },
    { "INE_RNIE", "FR", ID, "fr.ine", "dddddddddaa", check_any, NEAR_STUDENT, ALONE_NEVER, 0 },
    { "CNI_NEW", "FR", ID, "fr.cni", "xxxxxxxxxd", check_mrz, NEAR_ID_CARD, ALONE_NEVER, 0 },
    { "CNI_OLD", "FR", ID, "fr.cni", D13, check_mrz, NEAR_ID_CARD, ALONE_NEVER, 0 },
    { "CNI_PRINTED", "FR", ID, "fr.cni", D12, check_any, NEAR_ID_CARD, ALONE_NEVER, 0 },
    { "RPPS", "FR", ID, "fr.rpps", D11, check_luhn, NEAR_HEALTH, ALONE_NEVER, 0 },
    { "FINESS", "FR", CO, "fr.finess", D9, check_luhn, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "RNA", "FR", CO, "fr.rna", "Wddddddddd", check_any, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "DRIVING_LICENCE", "FR", ID, "fr.permis", D12, check_any, NEAR_LICENCE, ALONE_NEVER, 0 },
    { "DRIVING_LICENCE_NEW", "FR", ID, "fr.permis", "xxxxxxxxx", check_any, NEAR_LICENCE,
      ALONE_NEVER, 0 },
    { "STEUER_ID", "DE", ID, "de.idnr", D11, check_de_idnr, NEAR_TAX, ALONE_NEVER, 0 },
    { "VAT", "DE", CO, "eu.vat", "DE" D9, check_de_vat, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "RVNR", "DE", ID, "de.rvnr", "ddddddddaddd", check_de_rvnr, SOC, ALONE_ALWAYS, 0 },
    { "KVNR", "DE", ID, "de.kvnr", "a" D9, check_de_kvnr, NEAR_HEALTH, ALONE_NEVER, 0 },
    { "PERSONALAUSWEIS", "DE", ID, "de.ausweis", "xxxxxxxxxd", check_mrz, NEAR_ID_CARD, ALONE_NEVER,
      0 },
    { "DNI_NIF", "ES", ID, "es.dni", "dddddddda", check_es_dni, SOC | NEAR_TAX, ALONE_ALWAYS, 0 },
    { "NIE", "ES", ID, "es.nie", "addddddda", check_es_nie, SOC | NEAR_TAX, ALONE_ALWAYS, 0 },
    { "CIF", "ES", CO, "es.cif", "adddddddx", check_es_cif, NEAR_COMPANY | NEAR_TAX, ALONE_NEVER,
      0 },
    { "VAT", "ES", CO, "eu.vat", "ESxdddddddx", check_es_vat, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "NSS", "ES", ID, "es.nss", D12, check_es_nss, SOC, ALONE_NEVER, 0 },
    { "CODICE_FISCALE", "IT", ID, "it.cf", "aaaaaaxxaxxaxxxa", check_it_cf, SOC, ALONE_ALWAYS, 0 },
    { "PARTITA_IVA", "IT", CO, "it.iva", D11, check_luhn, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "IT", CO, "eu.vat", "IT" D11, check_it_vat, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "BSN", "NL", ID, "nl.bsn", D9, check_nl_bsn, SOC, ALONE_NEVER, 0 },
    { "BTW_ID", "NL", CO, "eu.vat", "NL" D9 "Bdd", check_nl_btw, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "NRN", "BE", ID, "be.nrn", D11, check_be_nrn, SOC, ALONE_GROUPED, 5 },
    { "ENTERPRISE", "BE", CO, "be.enterprise", D10, check_be_enterprise, NEAR_COMPANY, ALONE_NEVER,
      0 },
    { "VAT", "BE", CO, "eu.vat", "BE" D10, check_be_vat, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "EID_CARD", "BE", ID, "be.eid", D12, check_be_eid, NEAR_ID_CARD, ALONE_NEVER, 0 },
    { "NIPC", "PT", CO, "pt.nipc", "5dddddddd", check_pt_nif, NEAR_TAX | NEAR_COMPANY, ALONE_NEVER,
      0 },
    { "NIF", "PT", ID, "pt.nif", D9, check_pt_nif, NEAR_TAX, ALONE_NEVER, 0 },
    { "VAT", "PT", CO, "eu.vat", "PT" D9, check_pt_vat, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "CARTAO_CIDADAO", "PT", ID, "pt.cc", "dddddddddxxd", check_pt_cc, NEAR_ID_CARD, ALONE_NEVER,
      0 },
    { "NISS", "PT", ID, "pt.niss", D11, check_pt_niss, SOC, ALONE_NEVER, 0 },
    { "PESEL", "PL", ID, "pl.pesel", D11, check_pl_pesel, SOC, ALONE_NEVER, 0 },
    { "NIP", "PL", CO, "pl.nip", D10, check_pl_nip, NEAR_TAX | NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "PL", CO, "eu.vat", "PL" D10, check_pl_vat, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "REGON", "PL", CO, "pl.regon", D9, check_pl_regon, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "DOWOD", "PL", ID, "pl.dowod", "aaadddddd", check_pl_dowod, NEAR_ID_CARD, ALONE_NEVER, 0 },
    { "SVNR", "AT", ID, "at.svnr", D10, check_at_svnr, SOC, ALONE_NEVER, 0 },
    { "UID", "AT", CO, "eu.vat", "ATUdddddddd", check_at_uid, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "PPSN", "IE", ID, "ie.ppsn", "ddddddda", check_ie_ppsn, SOC, ALONE_NEVER, 0 },
    { "PPSN", "IE", ID, "ie.ppsn", "dddddddaa", check_ie_ppsn, SOC, ALONE_NEVER, 0 },
    { "MATRICULE", "LU", ID, "lu.matricule", D13, check_lu_matricule, SOC, ALONE_ALWAYS, 0 },
    { "TVA", "LU", CO, "eu.vat", "LUdddddddd", check_lu_tva, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "PERSONNUMMER", "SE", ID, "se.personnummer", D10, check_se_pnr, SOC, ALONE_NEVER, 0 },
    { "HETU", "FI", ID, "fi.hetu", "dddddddddx", check_fi_hetu, SOC, ALONE_NEVER, 0 },
    { "HETU", "FI", ID, "fi.hetu", "ddddddadddx", check_fi_hetu, SOC, ALONE_ALWAYS, 0 },
    { "CPR", "DK", ID, "dk.cpr", D10, check_dk_cpr, SOC, ALONE_NEVER, 0 },
    { "RODNE_CISLO", "CZ/SK", ID, "cz.rc", D10, check_cz_rc, SOC, ALONE_NEVER, 0 },
    { "RODNE_CISLO", "CZ/SK", ID, "cz.rc", D9, check_cz_rc, SOC, ALONE_NEVER, 0 },
    { "CNP", "RO", ID, "ro.cnp", D13, check_ro_cnp, SOC, ALONE_NEVER, 0 },
    { "EGN", "BG", ID, "bg.egn", D10, check_bg_egn, SOC, ALONE_NEVER, 0 },
    { "OIB", "HR", ID, "hr.oib", D11, check_mod11_10, SOC, ALONE_NEVER, 0 },
    { "EMSO", "SI", ID, "si.emso", D13, check_si_emso, SOC, ALONE_NEVER, 0 },
    { "ADOAZONOSITO", "HU", ID, "hu.adoaz", D10, check_hu_adoaz, NEAR_TAX, ALONE_NEVER, 0 },
    { "TAJ", "HU", ID, "hu.taj", D9, check_hu_taj, SOC, ALONE_NEVER, 0 },
    { "AFM", "GR", ID, "gr.afm", D9, check_gr_afm, NEAR_TAX, ALONE_NEVER, 0 },
    { "AMKA", "GR", ID, "gr.amka", D11, check_gr_amka, SOC, ALONE_NEVER, 0 },
    { "ISIKUKOOD", "EE", ID, "ee.ik", D11, check_ee_ik, SOC, ALONE_NEVER, 0 },
    { "ASMENS_KODAS", "LT", ID, "lt.ak", D11, check_ee_ik, SOC, ALONE_NEVER, 0 },
    { "PERSONAS_KODS", "LV", ID, "lv.pk", D11, check_lv_pk, SOC, ALONE_NEVER, 0 },
    { "TIC", "CY", ID, "cy.tic", "dddddddda", check_cy_tic, NEAR_TAX, ALONE_NEVER, 0 },
    { "AHV", "CH", ID, "ch.ahv", "756dddddddddd", check_ch_ahv, SOC, ALONE_ALWAYS, 0 },
    { "NHS", "UK", ID, "uk.nhs", D10, check_uk_nhs, NEAR_HEALTH, ALONE_NEVER, 0 },
    { "NINO", "UK", ID, "uk.nino", "aadddddda", check_uk_nino, SOC, ALONE_GROUPED, 5 },
    { "VAT", "BG", CO, "eu.vat", "BG" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "BG", CO, "eu.vat", "BG" D10, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "CY", CO, "eu.vat", "CYdddddddda", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "CZ", CO, "eu.vat", "CZdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "CZ", CO, "eu.vat", "CZ" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "CZ", CO, "eu.vat", "CZ" D10, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "DK", CO, "eu.vat", "DKdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "EE", CO, "eu.vat", "EE" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "GR", CO, "eu.vat", "EL" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "FI", CO, "eu.vat", "FIdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "HR", CO, "eu.vat", "HR" D11, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "HU", CO, "eu.vat", "HUdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "IE", CO, "eu.vat", "IEddddddda", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "IE", CO, "eu.vat", "IEdddddddaa", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "LT", CO, "eu.vat", "LT" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "LT", CO, "eu.vat", "LT" D12, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "LV", CO, "eu.vat", "LV" D11, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "MT", CO, "eu.vat", "MTdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "RO", CO, "eu.vat", "ROdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "RO", CO, "eu.vat", "RO" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "RO", CO, "eu.vat", "RO" D10, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "SE", CO, "eu.vat", "SE" D12, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "SI", CO, "eu.vat", "SIdddddddd", check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "SK", CO, "eu.vat", "SK" D10, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "UK", CO, "eu.vat", "GB" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "UK", CO, "eu.vat", "XI" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "VAT", "NO", CO, "eu.vat", "NO" D9, check_vat, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "UID", "CH", CO, "ch.uid", "CHE" D9, check_che, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "DRIVING_LICENCE", "UK", ID, "uk.dvla", "aaaaaddddddaxxaa", check_any, NEAR_LICENCE,
      ALONE_ALWAYS, 0 },
    { "DRIVING_LICENCE", "UK", ID, "uk.dvla", "aaaa9ddddddaxxaa", check_any, NEAR_LICENCE,
      ALONE_ALWAYS, 0 },
    { "DRIVING_LICENCE", "UK", ID, "uk.dvla", "aaa99ddddddaxxaa", check_any, NEAR_LICENCE,
      ALONE_ALWAYS, 0 },
    { "KVK", "NL", CO, "nl.kvk", "dddddddd", check_any, NEAR_COMPANY, ALONE_NAMED, 0 },
    { "COMPANY", "UK", CO, "uk.company", "dddddddd", check_any, NEAR_COMPANY, ALONE_NAMED, 0 },
    { "CNPJ", "BR", CO, "br.cnpj", D14, check_br_cnpj, NEAR_COMPANY, ALONE_NEVER, 0 },
    { "CPF", "BR", ID, "br.cpf", D11, check_br_cpf, SOC | NEAR_TAX, ALONE_NEVER, 0 },
    { "COMPANY", "UK", CO, "uk.company", "aadddddd", check_any, NEAR_COMPANY, ALONE_NAMED, 0 },
    { "RIB", "FR", SPAN_IBAN, "fr.rib", D10 "xxxxxxxxxxxdd", check_fr_rib, NEAR_BANK, ALONE_ALWAYS,
      0 },
    { "ROUTING", "US", SPAN_IBAN, "us.routing", D9, check_aba, NEAR_BANK, ALONE_NAMED, 0 },
    { "NAM", "CA", ID, "ca.nam", "aaaadddddddd", check_ca_nam, NEAR_HEALTH, ALONE_NEVER, 0 },
    { "EHIC", "any", ID, "ehic", "80" D15 "ddd", check_ehic, NEAR_HEALTH, ALONE_ALWAYS, 0 },
    { "IMEI", "any", SPAN_MAC, "imei", D15, check_luhn, NEAR_DEVICE, ALONE_NEVER, 0 },
    { "LEI", "any", CO, "lei", "xxxxxxxxxxxxxxxxxxdd", check_lei, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "EORI", "EU", CO, "eu.eori", "FR" D14, check_fr_eori, NEAR_COMPANY, ALONE_ALWAYS, 0 },
    { "PASSPORT", "FR", SPAN_PASSPORT, "fr.passport", "ddaadddddd", check_mrz, NEAR_PASSPORT,
      ALONE_NEVER, 0 },
    { "MRZ_TD3", "any", SPAN_PASSPORT, "mrz", "xxxxxxxxxd", check_mrz_td3, NEAR_PASSPORT,
      ALONE_NEVER, 0 },
    { "PLATE_SIV", "FR", SPAN_PLATE, "fr.siv", "aadddaa", check_plate_siv, NEAR_PLATE, ALONE_NEVER,
      0 },
    { NULL, NULL, ID, NULL, NULL, NULL, 0, ALONE_NEVER, 0 },
};
/* clang-format on */

bool identifier_shape(const char *shape, const char *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool is_digit = c[i] >= '0' && c[i] <= '9';

        switch (shape[i]) {
        case 'd':
            if (!is_digit)
                return false;
            break;
        case 'a':
            if (is_digit)
                return false;
            break;
        case 'x':
            break;
        default:
            if (shape[i] != c[i])
                return false;
        }
    }
    return shape[n] == '\0';
}
