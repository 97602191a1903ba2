/* SPDX-License-Identifier: EUPL-1.2 */
/* offsets_test.c - the same mail gives the same values, however it was sent and wherever it lies;
 * and spans are whole: no character, no accent and no number is cut. */
#include "digest.h"
#include "marked.h"
#include "suite.h"

#include <string.h>

#include "base/file.h"
#include "message/message.h"
#include "pii/read/escape_priv.h"
#include "text/text.h"

#define TEST_MEMORY ((size_t)256 << 20)

/* Mails with every type, values at line ends among them. */
static const struct str mails[] = {
    STR_INIT(
        "Bonjour,\nje m'appelle Éléonore Tanguy et j'habite 12 bis rue des Lilas,\n69003 Lyon."
        "\nMon IBAN est FR60 9999 9000 01A2 3456 7890 152 et mon numéro\n06 39 98 00 01.\n"
        "Née le 12 mars 1985, n° de sécu 2 85 07 99 999 001 63.\nMa mère a un cancer du sein,"
        " je suis asthmatique.\nCordialement,\nÉléonore Tanguy\neleonore.tanguy@example.org\n"),
    STR_INIT("Dear team,\nmy name is Zoë O'Brien, card 4111 1111 1111 1111, expires 09/27,\n"
             "CVC 123. Call me on 07700 900123 or write to zoe.obrien@example.org.\n"
             "I live at 221 Baker Street, London NW1 6XE and I have multiple sclerosis.\n"
             "My password is hunter2Blue.\nKind regards,\nZoë O'Brien\n"),
    STR_INIT("Sehr geehrte Damen und Herren,\nich heiße Jürgen Schäfer, Musterstraße 12a,\n"
             "10115 Berlin. IBAN DE89 3704 0044 0532 0130 00, Handy 0151 12345678.\n"
             "Ich bin zuckerkrank und schwerbehindert.\nMit freundlichen Grüßen\nJürgen Schäfer\n"),
    STR_INIT("Hola, me llamo Lucía Fernández, vivo en Calle Mayor 5, 28013 Madrid.\nMi correo es "
             "lucia.fernandez@example.org y mi móvil 612 345 678.\nEstoy embarazada y soy "
             "católica. Un saludo,\nLucía Fernández\n"),
    STR_INIT("IP 2001:db8::1 et 192.0.2.17, mac 00-1A-2B-3C-4D-5E,\nposition 48.85661, 2.35222, "
             "plaque AB-123-CD.\nSIREN 123456782, passeport n° 18AA99999, suivez @zoe.lambert.\n"),
};

static struct spans find(struct suite *s, struct arena *a, struct str text)
{
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
    return spans;
}

/* ---- what a span must be ---- */

static bool combining(uint32_t c)
{
    return (c >= 0x300 && c < 0x370) || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f);
}

static bool digit_at(struct str text, size_t at)
{
    return at < text.len && ascii_digit(text.ptr[at]);
}

static void assert_border(struct str text, size_t at)
{
    uint32_t c;

    assert_true(at <= text.len);
    if (at == 0 || at == text.len)
        return;
    if (((unsigned char)text.ptr[at] & 0xc0) == 0x80) /* inside a character, if there is one */
        for (size_t back = 1; back <= 3 && back <= at; back++)
            assert_false(text_char(str_from(text, at - back), &c) > back);
    text_char(str_from(text, at), &c);
    if (combining(c)) {
        fail_msg("an accent is cut off at %zu of \"%.*s\"", at, STR_ARG(text));
    }
    if (digit_at(text, at - 1) && digit_at(text, at))
        fail_msg("a number is cut at %zu of \"%.*s\"", at, STR_ARG(text));
}

static void assert_whole(struct str text, const struct spans *spans)
{
    uint32_t at = 0;

    for (size_t i = 0; i < spans->count; i++) {
        assert_true(spans->at[i].start >= at && spans->at[i].end > spans->at[i].start);
        at = spans->at[i].end;
        assert_border(text, spans->at[i].start);
        assert_border(text, spans->at[i].end);
    }
}

/* ---- comparing ---- */

/* What programs wrote for each other as what it stands for. */
static struct str as_read(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 1 << 20);
    uint32_t c;

    for (size_t at = 0, n; at < text.len; at += n) {
        char out[4];

        n = escape_at(text, at, &c);
        buf_add(&b, n ? str_make(out, text_put(c, out)) : str_slice(text, at, at + 1));
        n = n ? n : 1;
    }
    return buf_str(&b);
}

/* Types and values, as letters and digits only: what a way of sending changes is left out. */
static struct str values(struct arena *a, struct str text, const struct spans *spans)
{
    struct buf b = buf_new(a, 1 << 20);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < spans->count; i++) {
        struct str value = str_slice(text, spans->at[i].start, spans->at[i].end),
                   folded = text_fold(a, as_read(a, value), NULL);

        buf_printf(&b, "%s ", span_type_name(spans->at[i].type));
        for (size_t at = 0; at < folded.len; at++)
            if (ascii_alnum(folded.ptr[at]) || folded.ptr[at] == '@')
                buf_add_char(&b, folded.ptr[at]);
        buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

/* One way to send: the text as it arrives. */
struct way {
    const char *name;
    struct str (*how)(struct suite *s, struct arena *a, struct str text);
};

static size_t differs(struct suite *s, struct str mail, const struct way *way)
{
    scoped(arena) *a = arena_new(TEST_MEMORY);
    struct spans plain = find(s, a, mail), other;
    struct str text = way->how(s, a, mail), want = values(a, mail, &plain), got;

    other = find(s, a, text);
    assert_whole(mail, &plain);
    assert_whole(text, &other);
    got = values(a, text, &other);
    assert_true(plain.count >= 4);
    if (str_eq(got, want))
        return 0;
    print_message("%s: got\n%.*s\nwant\n%.*s\n%.*s\n", way->name, STR_ARG(got), STR_ARG(want),
                  STR_ARG(text));
    return 1;
}

/* ---- ways to send ---- */

/* Letters with an accent as two characters. */
static struct str decomposed(struct suite *s, struct arena *a, struct str text)
{
    static const struct {
        const char *whole, *parts;
    } letters[] = {
        { "é", "e\u0301" }, { "è", "e\u0300" }, { "ê", "e\u0302" }, { "ë", "e\u0308" },
        { "à", "a\u0300" }, { "ç", "c\u0327" }, { "ô", "o\u0302" }, { "ö", "o\u0308" },
        { "ü", "u\u0308" }, { "ä", "a\u0308" }, { "í", "i\u0301" }, { "á", "a\u0301" },
        { "ó", "o\u0301" }, { "É", "E\u0301" }, { "ñ", "n\u0303" }, { "û", "u\u0302" }
    };
    struct buf b = buf_new(a, 1 << 20);

    (void)s;
    for (size_t at = 0; at < text.len;) {
        size_t i = 0;

        while (i < COUNT_OF(letters) && !str_starts(str_from(text, at), str_of(letters[i].whole)))
            i++;
        if (i < COUNT_OF(letters)) {
            buf_add(&b, str_of(letters[i].parts));
            at += strlen(letters[i].whole);
        } else {
            buf_add_char(&b, text.ptr[at++]);
        }
    }
    return buf_str(&b);
}

static struct str each_line(struct arena *a, struct str text, const char *before, const char *end)
{
    struct buf b = buf_new(a, 1 << 20);
    struct str line;

    while (str_line(&text, &line))
        buf_printf(&b, "%s%.*s%s", before, STR_ARG(line), end);
    return buf_str(&b);
}

static struct str with_crlf(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return each_line(a, text, "", "\r\n");
}

static struct str quoted(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return each_line(a, text, "> ", "\n");
}

static struct str quoted_twice(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return each_line(a, text, "> > ", "\r\n");
}

/* As HTML, and back to text as a mail's part is. */
static struct str from_html(struct suite *s, struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 1 << 20);
    bool hidden;

    (void)s;
    buf_add(&b, STR("<html><body><div>"));
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\n')
            buf_add(&b, STR("<br>\n"));
        else if (c == '&' || c == '<' || c == '>' || c == '@' || c == '\'')
            buf_printf(&b, "&#%d;", c);
        else
            buf_add_char(&b, c);
    }
    buf_add(&b, STR("</div></body></html>"));
    return message_html_to_text(a, buf_str(&b), &hidden);
}

/* A character that shows nothing behind the first of each value and in its middle. */
static struct str hidden_in(struct suite *s, struct arena *a, struct str text, const char *hidden)
{
    struct spans spans = find(s, a, text);
    struct buf b = buf_new(a, 1 << 20);
    size_t at = 0;

    for (size_t i = 0; i < spans.count; i++) {
        size_t from = spans.at[i].start, end = spans.at[i].end, middle = from + (end - from) / 2;

        while (middle < end &&
               !(ascii_alnum(text.ptr[middle]) && ascii_alnum(text.ptr[middle - 1])))
            middle++;
        if (middle >= end)
            continue;
        buf_add(&b, str_slice(text, at, middle));
        buf_add(&b, str_of(hidden));
        at = middle;
    }
    buf_add(&b, str_from(text, at));
    return buf_str(&b);
}

static struct str zero_width(struct suite *s, struct arena *a, struct str text)
{
    return hidden_in(s, a, text, "\u200b");
}

static struct str soft_hyphens(struct suite *s, struct arena *a, struct str text)
{
    return hidden_in(s, a, text, "\u00ad");
}

static struct str bidi_marks(struct suite *s, struct arena *a, struct str text)
{
    return hidden_in(s, a, text, "\u202a\u200f\u202c");
}

/* No-break spaces wherever there is a space before a digit. */
static struct str no_break(struct suite *s, struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 1 << 20);

    (void)s;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == ' ' && digit_at(text, i + 1))
            buf_add(&b, STR("\u00a0"));
        else
            buf_add_char(&b, text.ptr[i]);
    }
    return buf_str(&b);
}

/* Each character beyond ASCII, and some of it behind a letter or digit, by `put`. */
static struct str escaped(struct arena *a, struct str text, const char *ascii,
                          void (*put)(struct buf *b, struct str letter, uint32_t c))
{
    struct buf b = buf_new(a, 1 << 20);
    uint32_t c;

    for (size_t at = 0, n; at < text.len; at += n) {
        n = text_char(str_from(text, at), &c);
        if (c >= 0x80 || (at > 0 && ascii_alnum(text.ptr[at - 1]) && strchr(ascii, (char)c)))
            put(&b, str_slice(text, at, at + n), c);
        else
            buf_add_char(&b, (char)c);
    }
    return buf_str(&b);
}

static void put_entity(struct buf *b, struct str letter, uint32_t c)
{
    (void)letter;
    buf_printf(b, c % 2 ? "&#%u;" : "&#x%X;", c);
}

static void put_json(struct buf *b, struct str letter, uint32_t c)
{
    (void)letter;
    if (c == '\n')
        buf_add(b, STR("\\n"));
    else if (c > 0xffff)
        buf_printf(b, "\\ud%03x\\ud%03x", 0x800 + ((c - 0x10000) >> 10), 0xc00 + (c & 0x3ff));
    else
        buf_printf(b, "\\u%04x", c);
}

static void put_bytes(struct buf *b, struct str letter, uint32_t c)
{
    (void)c;
    for (size_t i = 0; i < letter.len; i++)
        buf_printf(b, "=%02X", (unsigned char)letter.ptr[i]);
}

static void put_link(struct buf *b, struct str letter, uint32_t c)
{
    (void)c;
    for (size_t i = 0; i < letter.len; i++)
        buf_printf(b, "%%%02x", (unsigned char)letter.ptr[i]);
}

static struct str entities(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return escaped(a, text, "@'", put_entity);
}

static struct str json(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return escaped(a, text, "@'", put_json);
}

static struct str quoted_printable(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return escaped(a, text, "@", put_bytes);
}

static struct str percent(struct suite *s, struct arena *a, struct str text)
{
    (void)s;
    return escaped(a, text, "@", put_link);
}

static void the_way_a_mail_was_sent_changes_nothing(void **state)
{
    static const struct way ways[] = { { "NFD", decomposed },
                                       { "CRLF", with_crlf },
                                       { "quoted", quoted },
                                       { "quoted twice", quoted_twice },
                                       { "HTML", from_html },
                                       { "zero width", zero_width },
                                       { "soft hyphens", soft_hyphens },
                                       { "bidi", bidi_marks },
                                       { "no-break spaces", no_break },
                                       { "entities", entities },
                                       { "JSON", json },
                                       { "quoted-printable", quoted_printable },
                                       { "percent", percent } };
    size_t bad = 0;

    for (size_t w = 0; w < COUNT_OF(ways); w++)
        for (size_t m = 0; m < COUNT_OF(mails); m++)
            bad += differs(*state, mails[m], &ways[w]);
    assert_int_equal(bad, 0);
}

/* ---- what was taken out is gone ---- */

static void a_second_look_finds_nothing_more(void **state)
{
    for (size_t m = 0; m < COUNT_OF(mails); m++) {
        scoped(arena) *a = arena_new(TEST_MEMORY);
        struct pii_book book = { .arena = a, .digest = digest, .keep_credentials = true };
        struct spans spans = find(*state, a, mails[m]);
        struct skeleton skeleton;
        struct clear back;
        struct fault f = { 0 };

        assert_ok(pii_take_out(&book, (struct clear){ mails[m] }, &spans, &skeleton, &f));
        assert_ok(pii_restore(&book, a, skeleton, &back, &f));
        assert_str(back.text, mails[m]);
        spans = find(*state, a, skeleton.text);
        assert_str(mark(a, skeleton.text, &spans), skeleton.text);
    }
}

/* ---- windows ---- */

static struct str behind(struct arena *a, size_t fill, struct str mail)
{
    struct buf b = buf_new(a, 1 << 20);

    buf_add_fill(&b, ' ', fill);
    buf_add(&b, STR("\n\n"));
    buf_add(&b, mail);
    return buf_str(&b);
}

static void assert_shifted(struct suite *s, const struct spans *want, struct str mail, size_t fill)
{
    scoped(arena) *a = arena_new(TEST_MEMORY);
    struct str text = behind(a, fill, mail);
    struct spans got = find(s, a, text);
    size_t by = fill;

    if (got.count != want->count)
        fail_msg("%zu spans behind %zu spaces, %zu without", got.count, fill, want->count);
    for (size_t i = 0; i < got.count; i++)
        if (got.at[i].start != want->at[i].start + by || got.at[i].end != want->at[i].end + by ||
            got.at[i].type != want->at[i].type)
            fail_msg("behind %zu spaces: %s \"%.*s\"", fill, span_type_name(got.at[i].type),
                     STR_ARG(str_slice(text, got.at[i].start, got.at[i].end)));
}

static void the_border_of_a_window_changes_nothing(void **state)
{
    for (size_t m = 0; m < COUNT_OF(mails); m++) {
        scoped(arena) *a = arena_new(TEST_MEMORY);
        struct spans want = find(*state, a, behind(a, 0, mails[m]));

        for (size_t back = 0; back < mails[m].len + 4; back += 3)
            assert_shifted(*state, &want, mails[m], PII_WINDOW - back);
    }
}

#define STEP 457 /* bytes from one place of the border to the next */

/* Names depend on what stands far off: a town told as a town, a letter's last lines. */
static void assert_border_changes_nothing_in(struct suite *s, struct str letter)
{
    scoped(arena) *a = arena_new(TEST_MEMORY);
    struct spans want = find(s, a, behind(a, 0, letter));

    assert_true(want.count > 0);
    for (size_t back = 1; back < letter.len; back += STEP)
        assert_shifted(s, &want, letter, PII_WINDOW - back);
}

/* Where a character begins, not before `at`. */
static size_t next_character(struct str text, size_t at)
{
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
        at++;
    return at < text.len ? at : text.len;
}

static void the_border_changes_nothing_in_long_letters(void **state)
{
    static const char *const files[] = { "fr.long", "fr.telecom", "en.telecom", "de.mixed" };
    const char *root = getenv("GUICHET_SOURCE");

    for (size_t i = 0; i < COUNT_OF(files); i++) {
        scoped(arena) *a = arena_new(TEST_MEMORY);
        const char *path = str_cstr(
            a, str_printf(a, "%s/tests/data/pii/eval/%s.txt", root ? root : ".", files[i]));
        struct str text;
        struct fault f = { 0 };

        assert_ok(file_read(a, path, 1 << 20, &text, &f));
        for (size_t at = 0; at < text.len; at = next_character(text, at + PII_MARGIN))
            assert_border_changes_nothing_in(
                *state, str_slice(text, at, next_character(text, at + PII_MARGIN - 8)));
    }
}

/* ---- bad input ---- */

static void any_bytes_leave_spans_whole(void **state)
{
    static const struct str dirt[] = { STR_INIT("\xff"),   STR_INIT("\xc3"),
                                       STR_INIT("\0"),     STR_INIT("\xe2\x82"),
                                       STR_INIT("\u0301"), STR_INIT("\xf0\x9f") };

    for (size_t m = 0; m < COUNT_OF(mails); m++)
        for (size_t at = 0; at < mails[m].len; at += 5) {
            scoped(arena) *a = arena_new(TEST_MEMORY);
            struct buf b = buf_new(a, 1 << 16);
            struct spans spans;

            buf_add(&b, str_slice(mails[m], 0, at));
            buf_add(&b, dirt[at % COUNT_OF(dirt)]);
            buf_add(&b, str_from(mails[m], at));
            spans = find(*state, a, buf_str(&b));
            assert_whole(buf_str(&b), &spans);
        }
}

static void a_line_of_megabytes_is_read_like_any_other(void **state)
{
    static const struct str value = STR_INIT("eleonore.tanguy@example.org");
    scoped(arena) *a = arena_new(TEST_MEMORY);
    struct buf b = buf_new(a, 8 << 20);
    struct spans spans;
    size_t count = 0;

    for (; b.len < (size_t)4 << 20; count++) {
        buf_add_fill(&b, count % 3 ? 'x' : '7', 1 + count * 977 % 5000);
        buf_add_char(&b, ' ');
        buf_add(&b, value);
        buf_add_char(&b, ' ');
    }
    spans = find(*state, a, buf_str(&b));
    assert_whole(buf_str(&b), &spans);
    for (size_t i = 0; i < spans.count; i++)
        count -= str_eq(str_slice(buf_str(&b), spans.at[i].start, spans.at[i].end), value);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_way_a_mail_was_sent_changes_nothing),
        cmocka_unit_test(a_second_look_finds_nothing_more),
        cmocka_unit_test(the_border_of_a_window_changes_nothing),
        cmocka_unit_test(the_border_changes_nothing_in_long_letters),
        cmocka_unit_test(any_bytes_leave_spans_whole),
        cmocka_unit_test(a_line_of_megabytes_is_read_like_any_other),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
