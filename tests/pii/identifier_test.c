/* SPDX-License-Identifier: EUPL-1.2 */
/* identifier_test.c - every identifier we claim to know: valid numbers are accepted in all the
 * ways people write them, invalid ones are not taken for them.
 *
 * tests/pii/identifiers.tsv holds our own vectors (type, country, valid, invalid).  Where
 * ../shared/refs/identifiers.tsv stands beside the checkout, its vectors are held as well. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "pii/check_priv.h"
#include "pii/identifier_priv.h"
#include "pii/pii.h"

/* How a sentence names the number; what is not listed here speaks for itself. */
static const struct {
    const char *type, *country, *words;
} names[] = {
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
} others[] = {
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
};

static int start(void **state)
{
    struct suite *s = calloc(1, sizeof *s);
    struct fault f = { 0 };

    s->arena = arena_new((size_t)64 << 20);
    s->pii = pii_new(&f);
    s->scratch = pii_scratch_new(s->pii, &f);
    *state = s;
    return 0;
}

static int stop(void **state)
{
    struct suite *s = *state;

    pii_scratch_free(s->scratch);
    pii_free(s->pii);
    arena_free(s->arena);
    free(s);
    return 0;
}

static bool is(struct str s, const char *cstr)
{
    return str_eq(s, str_of(cstr));
}

/* Capitals and digits only, as the checks want them; a Bitcoin address as it is. */
static struct str compact(struct arena *a, struct row *row, struct str s)
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
static int accepted_quietly(struct row *row, struct str c)
{
    int known = -1;

    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (is(row->type, others[i].type) && is(row->country, others[i].country) && others[i].valid)
            return others[i].valid(c.ptr, c.len);
    for (const struct identifier *id = identifiers; id->type; id++) {
        if (!is(row->type, id->type) || !is(row->country, id->country))
            continue;
        known = known > 0 || (strlen(id->shape) == c.len &&
                              identifier_shape(id->shape, c.ptr, c.len) && id->valid(c.ptr, c.len));
    }
    return known;
}

static int accepted(struct arena *a, struct row *row, struct str value)
{
    return accepted_quietly(row, compact(a, row, value));
}

static enum span_type span_of(struct row *row)
{
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (is(row->type, others[i].type) && is(row->country, others[i].country))
            return others[i].span;
    for (const struct identifier *id = identifiers; id->type; id++)
        if (is(row->type, id->type) && is(row->country, id->country))
            return id->span;
    fail_msg("no row for %.*s %.*s", STR_ARG(row->type), STR_ARG(row->country));
    return SPAN_PERSON;
}

static const char *words_of(struct row *row)
{
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (is(row->type, names[i].type) && is(row->country, names[i].country))
            return names[i].words;
    return "voici";
}

/* The first span of the wanted type in a sentence that holds the number, or NULL. */
static const struct span *find_in(struct suite *s, struct row *row, struct str written,
                                  struct str *ret_text)
{
    struct str text = str_printf(s->arena, "Bonjour, %s : %.*s Merci de votre aide", words_of(row),
                                 STR_ARG(written));
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, s->arena, (struct clear){ text }, NULL, &spans, &f));
    *ret_text = text;
    for (size_t i = 0; i < spans.count; i++)
        if (spans.at[i].type == span_of(row))
            return &spans.at[i];
    return NULL;
}

/* Groups of `size` with `mark` between. */
static struct str grouped(struct arena *a, struct str s, size_t size, const char *mark)
{
    struct buf b = buf_new(a, 400);

    for (size_t i = 0; i < s.len; i++) {
        if (i && i % size == 0)
            buf_add(&b, str_of(mark));
        buf_add_char(&b, s.ptr[i]);
    }
    return buf_str(&b);
}

static bool is_written_in_groups(struct row *row)
{
    static const char *const whole[] = { "BIC",      "BITCOIN",   "PHONE",        "IPV4",
                                         "EMAIL",    "PLATE_SIV", "PLATE_FNI",    "MRZ_TD3",
                                         "PASSPORT", "HETU",      "PERSONNUMMER", "IMEI" };

    for (size_t i = 0; i < COUNT_OF(whole); i++)
        if (is(row->type, whole[i]))
            return false;
    return true;
}

/* ---- the ways to write a number ---- */

enum turn { AS_IS, SMALL, WIDE };

/* Groups of `size` (0: the middle alone) with `mark` between, and what stands around all. */
static const struct form {
    size_t size;
    const char *mark, *before, *behind;
    enum turn turn;
} forms[] = {
    { 0, "", "", ".", AS_IS },
    { 0, "", "", ", merci", AS_IS },
    { 0, "", "", "", AS_IS },
    { 0, "", "\"", "\"", AS_IS },
    { 0, "", "« ", " »", AS_IS },
    { 0, "", "(", ")", AS_IS },
    { 0, "", "<b>", "</b>", AS_IS },
    { 0, "", "*", "*", AS_IS },
    { 0, "", "\n", "\n", AS_IS },
    { 0, "", "\n> ", "\n> Merci", AS_IS },
    { 0, "", "\xe2\x80\x8e", "\xe2\x80\x8e", AS_IS }, /* left-to-right marks */
    { 0, "", "", "; ensuite", AS_IS },
    { 0, "", "", " !", AS_IS },
    { 0, "", "", ".", SMALL },
    { 0, "", "", ".", WIDE },
    { 0, "\xc2\xad", "", ".", AS_IS },     /* soft hyphen */
    { 0, "\xe2\x80\x8b", "", ".", AS_IS }, /* zero width space */
    { 0, "\xe2\x81\xa0", "", ".", AS_IS }, /* word joiner */
    { 0, "\xef\xbb\xbf", "", ".", AS_IS }, /* byte order mark */
    { 0, "\n", "", ".", AS_IS },
    { 0, "\r\n", "", ".", AS_IS },
    { 0, "\n> ", "", ".", AS_IS },
    { 0, "\n> > ", "", ".", AS_IS },
    { 0, " ", "", ".", AS_IS },
    { 3, " ", "", ".", AS_IS },
    { 4, " ", "", ".", AS_IS },
    { 3, ".", "", ".", AS_IS },
    { 4, ".", "", ".", AS_IS },
    { 3, "-", "", ".", AS_IS },
    { 4, "-", "", ".", AS_IS },
    { 3, "\xc2\xa0", "", ".", AS_IS }, /* no-break space */
    { 4, "\xc2\xa0", "", ".", AS_IS },
    { 3, "\xe2\x80\xaf", "", ".", AS_IS }, /* narrow no-break space */
    { 4, "\xe2\x80\x89", "", ".", AS_IS }, /* thin space */
    { 3, "\xe2\x80\x91", "", ".", AS_IS }, /* no-break hyphen */
    { 4, "\xe2\x80\x93", "", ".", AS_IS }, /* en dash */
    { 4, "  ", "", ".", AS_IS },
    { 3, " ", "", ".", WIDE },
    { 4, " - ", "", ".", AS_IS },
};

/* Small letters, or digits of full width. */
static struct str turned(struct arena *a, struct str s, enum turn turn)
{
    struct buf b = buf_new(a, 400);

    for (size_t i = 0; i < s.len; i++) {
        if (turn == WIDE && ascii_digit(s.ptr[i]))
            buf_printf(&b, "\xef\xbc%c", (char)(0x90 + s.ptr[i] - '0'));
        else
            buf_add_char(&b, turn == SMALL ? ascii_lower(s.ptr[i]) : s.ptr[i]);
    }
    return buf_str(&b);
}

static struct str grouped_turned(struct arena *a, struct str value, const struct form *form)
{
    struct buf b = buf_new(a, 800);

    for (size_t i = 0; i < value.len; i += form->size) {
        if (i)
            buf_add(&b, str_of(form->mark));
        buf_add(&b, turned(a, str_slice(value, i, i + form->size), form->turn));
    }
    return buf_str(&b);
}

static struct str written(struct arena *a, struct str value, const struct form *form)
{
    if (form->turn != AS_IS && form->mark[0])
        return grouped_turned(a, value, form);
    if (form->turn != AS_IS)
        return turned(a, value, form->turn);
    if (!form->mark[0])
        return value;
    return grouped(a, value, form->size ? form->size : (value.len + 1) / 2, form->mark);
}

/* Codes that are always written in one way: other marks in them make something else of them. */
static bool may_be_written(struct row *row, const struct form *form)
{
    if (form->mark[0] || form->turn == WIDE)
        return is_written_in_groups(row);
    if (form->turn ==
        SMALL) /* a Bitcoin address differs by case; codes of passports are capitals */
        return is_written_in_groups(row) && !is(row->type, "CARD");
    return true;
}

static void check_valid(struct suite *s, struct row *row, struct str value)
{
    int ok = accepted(s->arena, row, value);

    if (ok == 0)
        fail_msg("%.*s %.*s refuses %.*s", STR_ARG(row->type), STR_ARG(row->country),
                 STR_ARG(value));
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct str number = written(s->arena, value, &forms[i]), text;
        const struct span *span;

        if (!may_be_written(row, &forms[i]))
            continue;
        s->tried++;
        span = find_in(
            s, row,
            str_printf(s->arena, "%s%.*s%s", forms[i].before, STR_ARG(number), forms[i].behind),
            &text);
        if (span && str_eq(str_slice(text, span->start, span->end), number))
            continue;
        s->missed++;
        print_message("%.*s %.*s: not found in \"%.*s\"\n", STR_ARG(row->type),
                      STR_ARG(row->country), STR_ARG(text));
    }
}

/* It may still be personal by its words alone, but then nobody says its check digits are right. */
static void check_invalid(struct suite *s, struct row *row)
{
    struct str text;
    const struct span *span;

    if (accepted(s->arena, row, row->invalid) > 0)
        fail_msg("%.*s %.*s accepts %.*s", STR_ARG(row->type), STR_ARG(row->country),
                 STR_ARG(row->invalid));
    span = find_in(s, row, str_printf(s->arena, "%.*s.", STR_ARG(row->invalid)), &text);
    if (span && strcmp(span->by, "checksum") == 0 &&
        str_eq(str_slice(text, span->start, span->end), row->invalid)) {
        for (const struct identifier *id = identifiers; id->type; id++)
            if (is(row->type, id->type) && is(row->country, id->country) && span->kind &&
                strcmp(id->kind, span->kind) == 0 && !is(row->type, "MRZ_TD3"))
                fail_msg("%.*s found as %s in \"%.*s\"", STR_ARG(row->invalid), span->kind,
                         STR_ARG(text));
    }
}

/* Shape alone is not enough where there are check digits: without a word, a wrong number is none.
 * (It may happen to be a right one of another kind.) */
static void check_alone(struct suite *s, struct row *row)
{
    struct str text = str_printf(s->arena, "Bonjour, voici : %.*s. Merci", STR_ARG(row->invalid));
    struct spans spans;
    struct fault f = { 0 };

    if (!is_written_in_groups(row)) /* their shape is all there is */
        return;
    assert_ok(pii_find(s->pii, s->scratch, s->arena, (struct clear){ text }, NULL, &spans, &f));
    for (size_t i = 0; i < spans.count; i++)
        if (spans.at[i].type == span_of(row))
            fail_msg("%.*s %.*s: found in \"%.*s\"", STR_ARG(row->type), STR_ARG(row->country),
                     STR_ARG(text));
}

/* ---- made-up numbers ---- */

#define MADE_PER_ROW 30
#define TRIES_MAX    20000

static uint32_t roll(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Another valid number of the row: digits of `from` are changed until the check digits agree. */
static bool make_valid(struct suite *s, struct row *row, struct str from, uint32_t *seed,
                       struct str *ret_value)
{
    struct str v = str_copy(s->arena, from);
    char *c = (char *)(uintptr_t)v.ptr;

    for (size_t tries = 0; tries < TRIES_MAX; tries++) {
        size_t at = roll(seed, (uint32_t)v.len);

        if (!ascii_digit(c[at]))
            continue;
        c[at] = (char)('0' + roll(seed, 10));
        if (tries > 10 && accepted_quietly(row, v) > 0) {
            *ret_value = v;
            return true;
        }
    }
    return false;
}

static void check_made_up(struct suite *s, struct row *row, uint32_t *seed)
{
    struct str value = row->valid[0];

    if (!is_written_in_groups(row) || accepted(s->arena, row, value) < 0)
        return;
    for (size_t n = 0; n < MADE_PER_ROW; n++) {
        const struct form *form = &forms[roll(seed, COUNT_OF(forms))];
        struct str number, text;
        const struct span *span;

        if (!make_valid(s, row, value, seed, &value) || !may_be_written(row, form))
            continue;
        number = written(s->arena, value, form);
        s->tried++;
        span = find_in(
            s, row, str_printf(s->arena, "%s%.*s%s", form->before, STR_ARG(number), form->behind),
            &text);
        if (span && str_eq(str_slice(text, span->start, span->end), number))
            continue;
        s->missed++;
        print_message("%.*s %.*s: not found in \"%.*s\"\n", STR_ARG(row->type),
                      STR_ARG(row->country), STR_ARG(text));
    }
}

static size_t check_file(struct suite *s, const char *path, size_t first, size_t valids)
{
    uint32_t seed = 20240512;
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
        for (size_t i = 0; i < valids; i++)
            check_valid(s, &row, row.valid[i]);
        check_invalid(s, &row);
        check_alone(s, &row);
        check_made_up(s, &row, &seed);
        rows++;
    }
    print_message("%zu rows, %zu forms, %zu missed\n", rows, s->tried, s->missed);
    assert_int_equal(s->missed, 0);
    return rows;
}

static void our_own_vectors_hold(void **state)
{
    struct suite *s = *state;
    const char *root = getenv("GUICHET_SOURCE");
    const char *path =
        str_cstr(s->arena, str_printf(s->arena, "%s/tests/pii/identifiers.tsv", root ? root : "."));

    assert_true(check_file(s, path, 2, 1) >= 60);
}

static void the_shared_vectors_hold(void **state)
{
    struct suite *s = *state;
    const char *root = getenv("GUICHET_SOURCE");
    const char *path = str_cstr(
        s->arena, str_printf(s->arena, "%s/../shared/refs/identifiers.tsv", root ? root : "."));
    struct fault f = { 0 };
    struct str text;

    if (!file_read(s->arena, path, 1 << 20, &text, &f))
        skip();
    assert_true(check_file(s, path, 4, 2) >= 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(our_own_vectors_hold, start, stop),
        cmocka_unit_test_setup_teardown(the_shared_vectors_hold, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
