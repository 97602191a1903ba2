/* SPDX-License-Identifier: EUPL-1.2 */
/* corpus_test.c - other people's hard mails, where a folder ../shared stands beside the checkout.
 *
 * Three collections: one with another parser's results (how often do we agree?), one of mails that
 * broke programs (do we read them?), one of replies (does the cut lose anything?).  Without the
 * folder every test is skipped: the fixtures of the other files stand alone. */
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "message/message.h"
#include "text/text.h"

#define FILES_MAX 1000

struct corpus {
    char folder[64];
    char *files[FILES_MAX];
    size_t count;
};

/* nftw() hands over no pointer of ours. */
static struct corpus *collecting;

static int collect(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)at;
    if (type == FTW_F && collecting->count < FILES_MAX)
        collecting->files[collecting->count++] = strdup(path);
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

static bool corpus_open(struct corpus *c, const char *archive)
{
    const char *source = getenv("GUICHET_SOURCE");
    char path[4096];
    pid_t child;
    int status = 1;

    *c = (struct corpus){ .folder = "/tmp/guichet-mails-XXXXXX" };
    snprintf(path, sizeof path, "%s/../shared/data/mail-eml/%s", source ? source : ".", archive);
    if (access(path, R_OK) != 0 || !mkdtemp(c->folder))
        return false;
    child = fork();
    if (child == 0) {
        execlp("tar", "tar", "-xzf", path, "-C", c->folder, (char *)NULL);
        _exit(127);
    }
    waitpid(child, &status, 0);
    collecting = c;
    nftw(c->folder, collect, 16, FTW_PHYS);
    return status == 0 && c->count > 0;
}

static void corpus_close(struct corpus *c)
{
    for (size_t i = 0; i < c->count; i++)
        free(c->files[i]);
    nftw(c->folder, remove_one, 16, FTW_PHYS | FTW_DEPTH);
}

static bool ends_with(const char *path, const char *end)
{
    return str_ends(str_of(path), str_of(end));
}

static void assert_sound(const char *path, struct str s)
{
    if (!text_valid(s) || (s.len && memchr(s.ptr, '\0', s.len)))
        fail_msg("%s: a text that is no clean UTF-8", path);
}

static void assert_all_sound(const char *path, const struct incoming *in)
{
    assert_sound(path, in->from.name);
    assert_sound(path, in->from.address);
    assert_sound(path, in->reply_to.name);
    assert_sound(path, in->subject.text);
    assert_sound(path, in->text.text);
    assert_sound(path, in->quote.text);
    assert_sound(path, in->signature.text);
    assert_sound(path, in->message_id);
    for (size_t i = 0; i < in->attachment_count; i++)
        assert_sound(path, in->attachments[i].name);
}

/* Which characters a text has, blanks and quote marks aside: the cut may change the order. */
static void count_bytes(struct str s, long counts[static 256])
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_space(s.ptr[i]) && s.ptr[i] != '>')
            counts[(unsigned char)s.ptr[i]]++;
}

static json_t *header_value(json_t *j, const char *name, const char *kind)
{
    json_t *headers = json_object_get(json_array_get(json_object_get(j, "parts"), 0), "headers");
    size_t i;
    json_t *h;

    json_array_foreach(headers, i, h)
    {
        if (str_eq(json_text(h, "name"), str_of(name)))
            return json_object_get(json_object_get(h, "value"), kind);
    }
    return NULL;
}

struct agreement {
    int mails, from, subject, text, texts, attachments;
};

static bool same_from(json_t *j, const struct incoming *in)
{
    json_t *list = json_object_get(header_value(j, "from", "Address"), "List");
    struct str want = json_text(json_array_get(list, 0), "address");

    return str_eq_nocase(want, in->from.address);
}

static bool same_subject(json_t *j, const struct incoming *in)
{
    json_t *v = header_value(j, "subject", "Text");
    struct str want =
        json_is_string(v) ? str_make(json_string_value(v), json_string_length(v)) : STR("");

    return str_eq(str_trim(want), in->subject.text);
}

/* -1: the other parser's text is HTML, which is not compared. */
static int same_text(json_t *j, const struct incoming *in)
{
    long want[256] = { 0 }, got[256] = { 0 };
    json_t *parts = json_object_get(j, "parts"), *index;
    size_t i;

    json_array_foreach(json_object_get(j, "text_body"), i, index)
    {
        json_t *body =
            json_object_get(json_array_get(parts, (size_t)json_integer_value(index)), "body");

        if (json_object_get(body, "Html"))
            return -1;
        count_bytes(json_text(body, "Text"), want);
    }
    count_bytes(in->text.text, got);
    count_bytes(in->quote.text, got);
    count_bytes(in->signature.text, got);
    return memcmp(want, got, sizeof want) == 0;
}

static void differ(const char *path, const char *what)
{
    if (getenv("GUICHET_VERBOSE"))
        printf("differs in %s: %s\n", what, path);
}

static void compare(const char *path, json_t *j, const struct incoming *in, struct agreement *n)
{
    bool from = same_from(j, in), subject = same_subject(j, in);
    bool files = json_array_size(json_object_get(j, "attachments")) == in->attachment_count;
    int text = same_text(j, in);

    n->mails++;
    n->from += from;
    n->subject += subject;
    n->attachments += files;
    n->texts += text >= 0;
    n->text += text > 0;
    if (!from)
        differ(path, "from");
    if (!subject)
        differ(path, "subject");
    if (!files)
        differ(path, "attachments");
    if (!text)
        differ(path, "text");
}

static void compare_file(const char *path, struct agreement *n)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX), *files = arena_new(ARENA_REQUEST_MAX);
    scoped_json json_t *j = NULL;
    char other[4096];
    struct fault f = { 0 };
    struct str bytes, json;
    struct incoming in;

    snprintf(other, sizeof other, "%.*s.json", (int)strlen(path) - 4, path);
    assert_ok(file_read(files, path, (size_t)50 << 20, &bytes, &f));
    if (!message_read_mail(a, bytes, &in, &f)) {
        differ(path, f.text);
        return;
    }
    assert_all_sound(path, &in);
    if (!file_read(files, other, (size_t)50 << 20, &json, &f))
        return;
    j = json_read(json, &f);
    if (j)
        compare(path, j, &in, n);
}

static void print_agreement(const char *what, const struct agreement *n)
{
    printf("%s: of %d mails: from %d, subject %d, attachments %d; of %d plain texts: %d\n", what,
           n->mails, n->from, n->subject, n->attachments, n->texts, n->text);
}

/* Mails that keep the rules must be read alike.  Of mails that break them the count is only
 * printed: there the other parser often shows no text and keeps it as an attachment, while
 * this one shows it, and neither is the truth. */
static void reads_mails_as_another_parser_does(void **state)
{
    struct corpus c;
    struct agreement sound = { 0 }, malformed = { 0 };

    (void)state;
    if (!corpus_open(&c, "stalwart-mail-parser.tar.gz"))
        skip();
    for (size_t i = 0; i < c.count; i++)
        if (ends_with(c.files[i], ".eml"))
            compare_file(c.files[i], strstr(c.files[i], "/malformed/") ? &malformed : &sound);
    corpus_close(&c);
    print_agreement("sound", &sound);
    print_agreement("malformed", &malformed);
    assert_true(sound.mails >= 70);
    assert_true(sound.from * 100 >= sound.mails * 95);
    assert_true(sound.subject * 100 >= sound.mails * 90);
    assert_true(sound.text * 100 >= sound.texts * 85);
    assert_true(sound.attachments * 100 >= sound.mails * 90);
}

static void reads_mails_that_broke_other_programs(void **state)
{
    struct corpus c;
    int read = 0, all = 0;

    (void)state;
    if (!corpus_open(&c, "ruby-mail.tar.gz"))
        skip();
    for (size_t i = 0; i < c.count; i++) {
        scoped(arena) *a = arena_new(ARENA_REQUEST_MAX), *files = arena_new(ARENA_REQUEST_MAX);
        struct fault f = { 0 };
        struct str bytes;
        struct incoming in;
        bool ok;

        if (!ends_with(c.files[i], ".eml"))
            continue;
        all++;
        assert_ok(file_read(files, c.files[i], (size_t)50 << 20, &bytes, &f));
        ok = message_read_mail(a, bytes, &in, &f);
        if (!ok)
            differ(c.files[i], f.text);
        else
            assert_all_sound(c.files[i], &in);
        read += ok && (in.from.name.len || in.from.address.len || in.subject.text.len ||
                       in.text.text.len || in.attachment_count);
    }
    corpus_close(&c);
    printf("%d of %d read\n", read, all);
    assert_true(read * 100 >= all * 95);
}

static void cuts_replies_without_losing_a_character(void **state)
{
    struct corpus c;
    int cut = 0, all = 0;

    (void)state;
    if (!corpus_open(&c, "reply-fixtures.tar.gz"))
        skip();
    for (size_t i = 0; i < c.count; i++) {
        scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
        struct fault f = { 0 };
        struct str bytes, s[3];

        assert_ok(file_read(a, c.files[i], (size_t)50 << 20, &bytes, &f));
        message_cut(a, bytes, &s[0], &s[1], &s[2]);
        assert_int_equal(s[0].len + s[1].len + s[2].len, bytes.len);
        all++;
        cut += s[1].len || s[2].len;
    }
    corpus_close(&c);
    printf("%d of %d hold a quote or a signature\n", cut, all);
    assert_true(all > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_mails_as_another_parser_does),
        cmocka_unit_test(reads_mails_that_broke_other_programs),
        cmocka_unit_test(cuts_replies_without_losing_a_character),
    };

    message_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
