/* SPDX-License-Identifier: EUPL-1.2 */
/* identifier_rows.h - the rows of tests/pii/identifiers.tsv, and of ../shared/refs where that is:
 * which check each has, and how a sentence names it. */
#ifndef TESTS_PII_IDENTIFIER_ROWS_H
#define TESTS_PII_IDENTIFIER_ROWS_H

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/identifier_priv.h"
#include "pii/pii.h"

/* How a sentence names the number; what is not listed here speaks for itself. */
static const struct {
    const char *type, *country, *words;
} row_names[] = {
    { "SIREN", "FR", "notre SIREN" },
    { "SIRET", "FR", "le SIRET" },
    { "SIRET_LA_POSTE", "FR", "SIRET" },
    { "SPI_NIF", "FR", "mon numéro fiscal" },
    { "INE_BEA", "FR", "mon INE" },
    { "INE_RNIE", "FR", "mon INE" },
    { "CNI_NEW", "FR", "ma carte d'identité" },
    { "CNI_OLD", "FR", "ma carte d'identité" },
    { "PASSPORT", "FR", "mon passeport" },
    { "RPPS", "FR", "RPPS" },
    { "FINESS", "FR", "FINESS" },
    { "RNA", "FR", "RNA" },
    { "DRIVING_LICENCE", "FR", "mon permis de conduire" },
    { "PLATE_FNI", "FR", "immatriculation" },
    { "PLATE_SIV", "FR", "immatriculation" },
    { "STEUER_ID", "DE", "meine Steuer-ID" },
    { "KVNR", "DE", "Krankenversicherungsnummer" },
    { "PERSONALAUSWEIS", "DE", "mein Personalausweis" },
    { "CIF", "ES", "CIF" },
    { "NSS", "ES", "mi NSS" },
    { "PARTITA_IVA", "IT", "partita IVA" },
    { "BSN", "NL", "mijn BSN" },
    { "NRN", "BE", "mijn rijksregisternummer" },
    { "ENTERPRISE", "BE", "notre numéro BCE" },
    { "EID_CARD", "BE", "ma carte d'identité" },
    { "NIF", "PT", "o meu NIF" },
    { "CARTAO_CIDADAO", "PT", "cartão de cidadão" },
    { "NISS", "PT", "NISS" },
    { "PESEL", "PL", "PESEL" },
    { "NIP", "PL", "NIP" },
    { "REGON", "PL", "REGON" },
    { "DOWOD", "PL", "dowód osobisty" },
    { "SVNR", "AT", "meine SV-Nummer" },
    { "PPSN", "IE", "my PPSN" },
    { "PERSONNUMMER", "SE", "personnummer" },
    { "HETU", "FI", "henkilötunnus" },
    { "CPR", "DK", "CPR" },
    { "RODNE_CISLO", "CZ/SK", "rodné číslo" },
    { "CNP", "RO", "CNP" },
    { "EGN", "BG", "EGN" },
    { "OIB", "HR", "OIB" },
    { "EMSO", "SI", "EMŠO" },
    { "ADOAZONOSITO", "HU", "adóazonosító jel" },
    { "TAJ", "HU", "TAJ szám" },
    { "AFM", "GR", "AFM" },
    { "AMKA", "GR", "AMKA" },
    { "ISIKUKOOD", "EE", "isikukood" },
    { "ASMENS_KODAS", "LT", "asmens kodas" },
    { "PERSONAS_KODS", "LV", "personas kods" },
    { "TIC", "CY", "TIC" },
    { "NHS", "UK", "NHS number" },
    { "BIC", "any", "BIC" },
    { "CARD", "any", "ma carte bancaire" },
    { "IMEI", "any", "IMEI" },
    { "MRZ_TD3", "any", "passport" },
    { "NINO", "UK", "NI number" },
};

/* Rows that are not in the table of identifiers: a check of their own, or a detector alone. */
static const struct {
    const char *type, *country;
    check *valid;
    enum span_type span;
} row_others[] = {
    { "IBAN", "FR", check_fr_iban, SPAN_IBAN }, { "IBAN", "DE", check_iban, SPAN_IBAN },
    { "IBAN", "ES", check_es_iban, SPAN_IBAN }, { "IBAN", "BE", check_be_iban, SPAN_IBAN },
    { "IBAN", "NL", check_nl_iban, SPAN_IBAN }, { "CARD", "any", check_card, SPAN_CARD },
    { "BIC", "any", check_bic, SPAN_BIC },      { "BITCOIN", "any", check_bitcoin, SPAN_IBAN },
    { "PHONE", "FR", NULL, SPAN_PHONE },        { "PLATE_FNI", "FR", check_plate_fni, SPAN_PLATE },
    { "IPV4", "any", NULL, SPAN_IP },           { "EMAIL", "any", NULL, SPAN_EMAIL },
};

struct row {
    struct str type, country, valid[2], invalid;
    size_t valid_count;
};

struct suite {
    struct arena *arena;
    struct pii *pii;
    struct pii_scratch *scratch;
    size_t tried, missed; /* forms of valid numbers */
    uint32_t seed;        /* of numbers that are made up */
};

static inline int start(void **state)
{
    struct suite *s = calloc(1, sizeof *s);
    struct fault f = { 0 };

    s->arena = arena_new((size_t)64 << 20);
    s->seed = 20240512;
    s->pii = pii_new(&f);
    s->scratch = pii_scratch_new(s->pii, &f);
    *state = s;
    return 0;
}

static inline int stop(void **state)
{
    struct suite *s = *state;

    pii_scratch_free(s->scratch);
    pii_free(s->pii);
    arena_free(s->arena);
    free(s);
    return 0;
}

static inline bool is(struct str s, const char *cstr)
{
    return str_eq(s, str_of(cstr));
}

/* Capitals and digits only, as the checks want them; a Bitcoin address as it is. */
static inline struct str compact(struct arena *a, struct row *row, struct str s)
{
    char *out = arena_alloc(a, s.len + 1);
    size_t n = 0;

    if (is(row->type, "BITCOIN"))
        return s;
    for (size_t i = 0; i < s.len; i++)
        if (ascii_alnum(s.ptr[i]))
            out[n++] = ascii_upper(s.ptr[i]);
    return str_make(out, n);
}

/* -1: no row of ours has that type.  `c` is compact already. */
static inline int accepted_quietly(struct row *row, struct str c)
{
    int known = -1;

    for (size_t i = 0; i < COUNT_OF(row_others); i++)
        if (is(row->type, row_others[i].type) && is(row->country, row_others[i].country) &&
            row_others[i].valid)
            return row_others[i].valid(c.ptr, c.len);
    for (const struct identifier *id = identifiers; id->type; id++) {
        if (!is(row->type, id->type) || !is(row->country, id->country))
            continue;
        known = known > 0 || (strlen(id->shape) == c.len &&
                              identifier_shape(id->shape, c.ptr, c.len) && id->valid(c.ptr, c.len));
    }
    return known;
}

static inline int accepted(struct arena *a, struct row *row, struct str value)
{
    return accepted_quietly(row, compact(a, row, value));
}

static inline enum span_type span_of(struct row *row)
{
    for (size_t i = 0; i < COUNT_OF(row_others); i++)
        if (is(row->type, row_others[i].type) && is(row->country, row_others[i].country))
            return row_others[i].span;
    for (const struct identifier *id = identifiers; id->type; id++)
        if (is(row->type, id->type) && is(row->country, id->country))
            return id->span;
    fail_msg("no row for %.*s %.*s", STR_ARG(row->type), STR_ARG(row->country));
    return SPAN_PERSON;
}

static inline const char *words_of(struct row *row)
{
    for (size_t i = 0; i < COUNT_OF(row_names); i++)
        if (is(row->type, row_names[i].type) && is(row->country, row_names[i].country))
            return row_names[i].words;
    return "voici";
}

/* `first`: the column of the first of `valids` valid numbers; behind them stands an invalid one.
 * Returns how many rows there were. */
static inline size_t each_row(struct suite *s, const char *path, size_t first, size_t valids,
                              void (*work)(struct suite *s, struct row *row))
{
    struct fault f = { 0 };
    struct str rest, line;
    size_t rows = 0;

    assert_ok(file_read(s->arena, path, 1 << 20, &rest, &f));
    assert_true(str_line(&rest, &line));
    while (str_line(&rest, &line)) {
        struct row row = { .valid_count = valids };
        struct str cell;

        assert_true(str_split(&line, '\t', &row.type));
        assert_true(str_split(&line, '\t', &row.country));
        for (size_t i = 2; i < first; i++)
            assert_true(str_split(&line, '\t', &cell));
        for (size_t i = 0; i < valids; i++)
            assert_true(str_split(&line, '\t', &row.valid[i]));
        assert_true(str_split(&line, '\t', &row.invalid));
        work(s, &row);
        rows++;
    }
    return rows;
}

static inline const char *rows_path(struct suite *s, const char *below)
{
    const char *root = getenv("GUICHET_SOURCE");

    return str_cstr(s->arena, str_printf(s->arena, "%s/%s", root ? root : ".", below));
}

static inline size_t each_own_row(struct suite *s, void (*work)(struct suite *s, struct row *row))
{
    size_t rows = each_row(s, rows_path(s, "tests/pii/identifiers.tsv"), 2, 1, work);

    assert_true(rows >= 60);
    return rows;
}

/* 0 where the file is not there. */
static inline size_t each_shared_row(struct suite *s,
                                     void (*work)(struct suite *s, struct row *row))
{
    const char *path = rows_path(s, "../shared/refs/identifiers.tsv");
    struct fault f = { 0 };
    struct str text;
    size_t rows = file_read(s->arena, path, 1 << 20, &text, &f) ? each_row(s, path, 4, 2, work) : 0;

    assert_true(!rows || rows >= 70);
    return rows;
}

#endif
