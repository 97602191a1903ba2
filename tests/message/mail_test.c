/* SPDX-License-Identifier: EUPL-1.2 */
/* mail_test.c - mails as they come: each in tests/data/mail, with what must be made of it. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/thread.h"
#include "message/message.h"

struct mail {
    struct arena *a;
    struct incoming in;
};

static struct mail mail_open(const char *name)
{
    const char *source = getenv("GUICHET_SOURCE");
    struct mail m = { .a = arena_new(ARENA_REQUEST_MAX) };
    struct fault f = { 0 };
    struct str bytes;
    char path[4096];

    snprintf(path, sizeof path, "%s/tests/data/mail/%s.eml", source ? source : ".", name);
    assert_ok(file_read(m.a, path, (size_t)1 << 20, &bytes, &f));
    assert_ok(message_read_mail(m.a, bytes, &m.in, &f));
    return m;
}

static void mail_drop(struct mail *m)
{
    arena_free(m->a);
}

static void reads_a_plain_mail_whole(void **state)
{
    scoped(mail) m = mail_open("plain");
    const struct incoming *in = &m.in;

    (void)state;
    assert_int_equal(in->channel, CHANNEL_MAIL);
    assert_str(in->from.name, STR("Morel, Claire"));
    assert_str(in->from.address, STR("Claire.Morel@example.org"));
    assert_str(in->reply_to.address, STR("retour@example.org"));
    assert_int_equal(in->to_count, 4);
    assert_str(in->to[0].name, STR("Aide"));
    assert_str(in->to[1].address, STR("suivi@example.com"));
    assert_str(in->to[2].name, STR("Ana"));
    assert_str(in->to[3].address, STR("bob@example.org"));
    assert_str(in->subject.text, STR("Commande non reçue"));
    assert_str(in->text.text, STR("Bonjour,\n\nOù est ma commande ?"));
    assert_str(in->signature.text, STR("-- \nClaire Morel\n06 39 98 12 34\n"));
    assert_str(str_slice(in->quote.text, 0, 12), STR("Le 11 mai 20"));
    assert_int_equal(in->sent_at, 1778572800000);
    assert_str(in->message_id, STR("m1@example.org"));
    assert_str(in->external_id, STR("m1@example.org"));
    assert_int_equal(in->reference_count, 3);
    assert_str(in->references[0], STR("r3@example.com"));
    assert_str(in->references[1], STR("r2@example.com"));
    assert_str(in->references[2], STR("r1@example.com"));
    assert_false(in->repaired || in->hidden_text || in->from_html);
    assert_int_equal(in->automatic, AUTOMATIC_NO);
}

static void makes_readable_text_of_every_mail(void **state)
{
    static const struct {
        const char *mail, *text;
        bool repaired;
    } cases[] = {
        { "garbage-first-line", "Bonjour", true },
        { "mbox-line", "Bonjour", false },
        { "no-charset-latin", "Réclamation € 12", true },
        { "no-charset-utf8", "Réclamation € 12", true },
        { "charset-lies-utf8", "été répété", true },
        { "charset-unknown", "Réclamation", true },
        { "charset-sjis", "こんにちは", false },
        { "charset-utf16", "Réclamation", false },
        { "base64-dirty", "Bonjour", false },
        { "quoted-bad", "prix =ZZ 5 = cinq, une ligne longue", false },
        { "nul", "Bonjour", true },
        { "bidi", "voirici", true },
        { "alternative", "Le texte", false },
        { "alternative-stub", "Le vrai texte", false },
        { "alternative-empty", "Le vrai texte", false },
        { "html-hidden", "Bonjour", false },
        { "apple-two-texts", "avant\naprès", true },
        { "attached-message", "le texte du client", false },
        { "cut-short", "début", true },
        { "no-boundary", "Bonjour", true },
        { "boundary-never", "Bonjour", true },
        { "body-without-empty-line", "Bonjour, ceci est le texte.\n\nSuite.", true },
        { "flowed", "Une phrase qui continue.", false },
        { "zero-width-flood", "Bonjour", false },
        { "tags", "Bonjour", false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(mail) m = mail_open(cases[i].mail);

        assert_str(m.in.text.text, str_of(cases[i].text));
        if (m.in.repaired != cases[i].repaired)
            fail_msg("%s: repaired is %d", cases[i].mail, m.in.repaired);
    }
}

static void reads_headers_in_any_encoding(void **state)
{
    static const struct {
        const char *mail, *subject, *name, *address;
    } cases[] = {
        { "header-8bit", "Réclamation", "Claire Morel", "claire@example.org" },
        { "words-split", "Réclamation été", "Claire Morel", "claire@example.org" },
        { "words-from", "Commande", "Zoé Bérard", "claire@example.org" },
        { "bidi", "facturefdp.exe", "Claire Morel", "claire@example.org" },
        { "several-from", "Commande", "Accueil, Ana", "ana@example.org" },
        { "bad-from", "Commande", "Claire Morel", "" },
        { "no-from", "x", "", "" },
        { "bare-from", "Commande", "Claire Morel", "claire@example.org" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(mail) m = mail_open(cases[i].mail);

        assert_str(m.in.subject.text, str_of(cases[i].subject));
        assert_str(m.in.from.name, str_of(cases[i].name));
        assert_str(m.in.from.address, str_of(cases[i].address));
    }
}

static void keeps_every_attachment_as_it_came(void **state)
{
    static const struct {
        const char *mail;
        size_t count;
        struct {
            const char *name, *type;
            size_t bytes;
        } files[4];
    } cases[] = {
        { "names-2231",
          3,
          { { "facture été.pdf", "application/pdf", 4 },
            { "reçu.pdf", "application/pdf", 4 },
            { "passwd", "application/pdf", 4 } } },
        { "files-kept",
          4,
          { { "winmail.dat", "application/ms-tnef", 4 },
            { "", "text/calendar", 15 },
            { "smime.p7s", "application/pkcs7-signature", 3 },
            { "note.txt", "text/plain", 4 } } },
        { "apple-two-texts", 1, { { "photo.jpg", "image/jpeg", 3 } } },
        { "alternative-empty", 1, { { "a.png", "image/png", 8 } } },
        { "attached-message", 1, { { "", "message/rfc822", 149 } } },
        { "cut-short", 1, { { "a.pdf", "application/pdf", 5 } } },
        { "bidi", 1, { { "facturefdp.exe", "application/octet-stream", 2 } } },
        { "alternative", 0, { { NULL, NULL, 0 } } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(mail) m = mail_open(cases[i].mail);

        if (m.in.attachment_count != cases[i].count)
            fail_msg("%s: %zu attachments", cases[i].mail, m.in.attachment_count);
        for (size_t k = 0; k < cases[i].count; k++) {
            assert_str(m.in.attachments[k].name, str_of(cases[i].files[k].name));
            assert_str(m.in.attachments[k].type, str_of(cases[i].files[k].type));
            assert_int_equal(m.in.attachments[k].bytes.len, cases[i].files[k].bytes);
        }
    }
}

static void an_inline_picture_keeps_its_content_id(void **state)
{
    scoped(mail) m = mail_open("alternative-empty");

    (void)state;
    assert_str(m.in.attachments[0].content_id, STR("i1"));
    assert_true(m.in.from_html);
}

static void tells_machines_from_people(void **state)
{
    static const struct {
        const char *mail;
        enum automatic automatic;
    } cases[] = {
        { "plain", AUTOMATIC_NO },
        { "auto-no", AUTOMATIC_NO },
        { "auto-reply", AUTOMATIC_REPLY },
        { "auto-subject", AUTOMATIC_REPLY },
        { "null-path", AUTOMATIC_REPLY },
        { "bounce-delivered", AUTOMATIC_REPLY },
        { "list", AUTOMATIC_BULK },
        { "bounce", AUTOMATIC_BOUNCE },
        { "bounce-later", AUTOMATIC_BOUNCE },
        { "bounce-plain", AUTOMATIC_BOUNCE },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(mail) m = mail_open(cases[i].mail);

        if (m.in.automatic != cases[i].automatic)
            fail_msg("%s: %s", cases[i].mail, automatic_name(m.in.automatic));
    }
}

static void a_bounce_names_the_mail_and_the_address(void **state)
{
    static const struct {
        const char *mail;
        bool permanent;
        const char *address;
    } cases[] = {
        { "bounce", true, "Claire@example.org" },
        { "bounce-headers", true, "Claire@example.org" },
        { "bounce-later", false, "Claire@example.org" },
        { "bounce-plain", true, "claire@example.org" },
        { "bounce-two-parts", true, "claire@example.org" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(mail) m = mail_open(cases[i].mail);

        assert_str(m.in.bounced_id, STR("sent-42@example.com"));
        assert_str(m.in.bounced_address, str_of(cases[i].address));
        assert_int_equal(m.in.bounce_permanent, cases[i].permanent);
    }
}

static void reports_text_that_nobody_sees(void **state)
{
    static const char *const cases[] = { "html-hidden", "zero-width-flood", "tags" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(mail) m = mail_open(cases[i]);

        assert_true(m.in.hidden_text);
    }
}

static void cuts_a_long_subject_between_characters(void **state)
{
    scoped(mail) m = mail_open("subject-long");

    (void)state;
    assert_int_equal(m.in.subject.text.len, INCOMING_SUBJECT_MAX);
    assert_true(str_ends(m.in.subject.text, STR("é")));
}

static enum fault_kind read_fault(struct str bytes)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    struct incoming in;

    message_read_mail(a, bytes, &in, &f);
    return f.kind;
}

static void what_is_no_mail_is_refused(void **state)
{
    (void)state;
    assert_int_equal(read_fault(STR("")), FAULT_INVALID);
    assert_int_equal(read_fault(STR("\n\n\n")), FAULT_INVALID);
    assert_int_equal(read_fault(STR("just text\nwithout headers\n")), FAULT_INVALID);
    assert_int_equal(read_fault(STR("X-Thing: a\nOther: b\n\ntext")), FAULT_INVALID);
}

/* One piece of mail, many times: "%d" in it counts. */
static struct str many(struct arena *a, const char *head, const char *piece, int n)
{
    struct buf b = buf_new(a, ARENA_REQUEST_MAX / 2);
    struct str p = str_of(piece);

    buf_add(&b, str_of(head));
    for (int i = 0; i < n; i++)
        for (size_t k = 0; k < p.len; k++)
            if (p.ptr[k] == '#')
                buf_printf(&b, "%d", i);
            else
                buf_add_char(&b, p.ptr[k]);
    return buf_str(&b);
}

static void limits_hold_whatever_comes(void **state)
{
    static const char nest[] = "Content-Type: multipart/mixed; boundary=b#\n\n--b#\n";
    static const char inner[] = "Content-Type: message/rfc822\n\n";
    scoped(arena) *a = arena_new((size_t)512 << 20);
    const char *mixed = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n";

    (void)state;
    assert_int_equal(read_fault(many(a, "Subject: x\n", nest, 1500)), FAULT_LIMIT);
    assert_int_equal(read_fault(many(a, "Subject: x\n", nest, 50)), FAULT_NONE);
    assert_int_equal(read_fault(many(a, "Subject: x\n", inner, 1500)), FAULT_LIMIT);
    assert_int_equal(read_fault(many(a, mixed, "--b\n\nhello\n", 10000)), FAULT_LIMIT);
    assert_int_equal(read_fault(many(a, mixed, "--b\n\nhello\n", 900)), FAULT_NONE);
    assert_int_equal(read_fault(many(a, mixed, "--b\nContent-Type: a/b\n\nhello\n", 201)),
                     FAULT_LIMIT);
    assert_int_equal(read_fault(many(a, "Subject: x\n", "X-#: y\n", 3000)), FAULT_LIMIT);
    assert_int_equal(read_fault(many(a, "Subject: x\n\n", "line of text\n", 400000)), FAULT_LIMIT);
    assert_int_equal(read_fault(str_make(NULL, INCOMING_BYTES_MAX + 1)), FAULT_LIMIT);
}

static void a_mail_may_be_nothing_but_its_head_however_long(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct str head = STR("From: ana@example.org\nSubject: x");
    struct fault f = { 0 };
    struct incoming in;
    struct buf b = buf_new(a, (size_t)4 << 20);

    (void)state;
    assert_ok(message_read_mail(a, head, &in, &f));
    assert_str(in.from.address, STR("ana@example.org"));
    assert_str(in.text.text, STR(""));
    assert_fault(message_read_mail(a, STR(""), &in, &f), FAULT_INVALID);
    assert_fault(message_read_mail(a, STR("\n\n"), &in, &f), FAULT_INVALID);
    buf_add(&b, STR("X-Long: "));
    buf_add_fill(&b, 'y', (size_t)1 << 20);
    buf_add(&b, STR("\nTo: "));
    for (int i = 0; i < 50000; i++)
        buf_printf(&b, "a%d@example.org, ", i);
    buf_printf(&b, "b@example.org\n%.*s\n\nBonjour\n", STR_ARG(head));
    assert_ok(message_read_mail(a, buf_str(&b), &in, &f));
    assert_str(in.from.address, STR("ana@example.org"));
    assert_str(in.text.text, STR("Bonjour"));
    assert_int_equal(in.to_count, INCOMING_RECIPIENTS_MAX);
}

static void lists_of_names_have_their_maximum(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct fault f = { 0 };
    struct incoming in;
    struct str s = many(a, "References: ", "<id#@example.org> ", 500);

    (void)state;
    s = str_printf(a, "%.*s\nTo: %.*s\n\nx\n", STR_ARG(s),
                   STR_ARG(many(a, "", "a#@example.org, ", 500)));
    assert_ok(message_read_mail(a, s, &in, &f));
    assert_int_equal(in.reference_count, INCOMING_REFERENCES_MAX);
    assert_str(in.references[0], STR("id499@example.org"));
    assert_int_equal(in.to_count, INCOMING_RECIPIENTS_MAX);
    assert_str(in.to[0].address, STR("a0@example.org"));
}

static void decodes_charsets_and_says_when_it_guessed(void **state)
{
    static const struct {
        const char *bytes, *charset, *text;
        bool repaired;
    } cases[] = {
        { "caf\xC3\xA9", "utf-8", "café", false },
        { "caf\xE9", "utf-8", "café", true },
        { "caf\xE9", "ISO-8859-1", "café", false },
        { "\x80 12", "iso-8859-1", "€ 12", false },
        { "caf\xE9", "us-ascii", "café", true },
        { "caf\xC3\xA9 d\xC3\xA9j\xC3", "utf-8", "café déj\xEF\xBF\xBD", true },
        { "caf\xE9", "../../etc/passwd", "café", true },
        { "abc", "", "abc", false },
        { "\xA4", "iso-8859-15", "€", false },
        { "\xCF\xF0\xE8", "windows-1251", "При", false },
        { "\x1B$B$3\x1B(B", "iso-2022-jp", "こ", false },
        { "+AOk-", "utf-7", "é", false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        bool repaired = false;

        assert_str(message_decode(a, str_of(cases[i].bytes), str_of(cases[i].charset), &repaired),
                   str_of(cases[i].text));
        if (repaired != cases[i].repaired)
            fail_msg("%s in %s: repaired is %d", cases[i].text, cases[i].charset, repaired);
    }
}

static void *read_many(void *bytes)
{
    for (int i = 0; i < 300; i++) {
        scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
        struct fault f = { 0 };
        struct incoming in;

        if (!message_read_mail(a, *(struct str *)bytes, &in, &f) || in.attachment_count != 3)
            return bytes;
    }
    return NULL;
}

static void may_be_called_from_many_threads(void **state)
{
    const char *source = getenv("GUICHET_SOURCE");
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct str bytes;
    pthread_t threads[4];
    void *wrong;

    (void)state;
    assert_ok(file_read(
        a, str_cstr(a, str_printf(a, "%s/tests/data/mail/names-2231.eml", source ? source : ".")),
        1 << 16, &bytes, &f));
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_ok(thread_start(&threads[i], "mail", read_many, &bytes, &f));
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        pthread_join(threads[i], &wrong);
        assert_null(wrong);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_plain_mail_whole),
        cmocka_unit_test(makes_readable_text_of_every_mail),
        cmocka_unit_test(reads_headers_in_any_encoding),
        cmocka_unit_test(keeps_every_attachment_as_it_came),
        cmocka_unit_test(an_inline_picture_keeps_its_content_id),
        cmocka_unit_test(tells_machines_from_people),
        cmocka_unit_test(a_bounce_names_the_mail_and_the_address),
        cmocka_unit_test(reports_text_that_nobody_sees),
        cmocka_unit_test(cuts_a_long_subject_between_characters),
        cmocka_unit_test(what_is_no_mail_is_refused),
        cmocka_unit_test(limits_hold_whatever_comes),
        cmocka_unit_test(a_mail_may_be_nothing_but_its_head_however_long),
        cmocka_unit_test(lists_of_names_have_their_maximum),
        cmocka_unit_test(decodes_charsets_and_says_when_it_guessed),
        cmocka_unit_test(may_be_called_from_many_threads),
    };

    message_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
