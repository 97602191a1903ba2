/* SPDX-License-Identifier: EUPL-1.2 */
/* article_files.c - see article_files.h. */
#include "desk/article_files.h"

#include <string.h>

#include "base/buf.h"
#include "desk/articles_priv.h"
#include "message/message.h"
#include "reader/reader.h"

static const char *const types[] = {
    "application/pdf",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/zip",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/csv",
    "text/plain",
};

struct file_job {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct article_file_row row;
    struct article_row article;
    struct article_file_row *rows;
    size_t count;
};

static bool is_type(struct str type)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_eq(type, str_of(types[i])))
            return true;
    return false;
}

static bool is_name(struct str name)
{
    if (!name.len || name.len > ARTICLE_FILE_NAME_MAX || !text_valid(name))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < 0x20 || name.ptr[i] == 0x7f || name.ptr[i] == '/' ||
            name.ptr[i] == '\\')
            return false;
    return true;
}

/* Base64 as browsers write it, as the alphabet for addresses that crypto reads. */
static bool read_content(struct arena *a, struct str content, struct str *ret)
{
    char *url = arena_alloc(a, content.len + 1);

    while (content.len && content.ptr[content.len - 1] == '=')
        content.len--;
    for (size_t i = 0; url && i < content.len; i++)
        url[i] = content.ptr[i] == '+' ? '-' : content.ptr[i] == '/' ? '_' : content.ptr[i];
    return url && crypto_unbase64url(a, str_make(url, content.len), ret);
}

static bool note_file(struct file_job *j, struct tx *tx, const char *act, struct fault *f)
{
    struct article_act done = { act, j->row.article, j->row.size };

    return article_note(j->desk, tx, j->by, &done, f);
}

/* ---- what is in it ---- */

/* "" where it has no text that we read. */
static bool text_of(struct file_job *j, struct clear *ret, struct fault *f)
{
    struct reader *reader = j->desk->parts.reader;
    const struct attachment at = { .name = j->row.name,
                                   .type = j->row.type,
                                   .bytes = j->row.bytes };
    struct reading read = { .text = STR("") };

    ret->text = STR("");
    if (!reader_is_pdf(j->row.bytes)) {
        message_attached_text(j->arena, &at, MESSAGE_ATTACHED_MAX, &ret->text);
        return arena_check(j->arena, f);
    }
    if (!reader || j->row.bytes.len > READER_BYTES_MAX)
        return true;
    if (!reader_read(reader, j->arena, j->row.bytes, &read, f))
        return false;
    ret->text = message_cleaned(j->arena, read.text);
    return arena_check(j->arena, f);
}

static bool say_found(struct file_job *j, const struct spans *found, struct fault *f)
{
    struct buf b = buf_new(j->arena, 1024);
    int64_t counts[SPAN_TYPES] = { 0 };

    buf_add(&b, STR("says that what looks like personal data was seen:"));
    for (size_t i = 0; i < found->count; i++)
        counts[found->at[i].type]++;
    for (unsigned t = 0; t < SPAN_TYPES; t++)
        if (counts[t])
            buf_printf(&b, " %s %lld", span_type_name((enum span_type)t), (long long)counts[t]);
    return fault_field(f, "seen", str_cstr(j->arena, buf_str(&b)));
}

static bool look_through(struct file_job *j, struct fault *f)
{
    struct pii_hints hints = { .lang = LANG_UNKNOWN };
    struct spans found = { 0 };
    struct bench_place *place;
    struct clear text;
    bool ok;

    if (!text_of(j, &text, f))
        return false;
    place = place_take(j->desk, f);
    if (!place)
        return false;
    ok = pii_find(j->desk->parts.pii, place->scratch, j->arena, text, &hints, &found, f);
    place_give(j->desk, place);
    return ok && (!found.count || say_found(j, &found, f));
}

static bool add_file(struct tx *tx, void *arg, struct fault *f)
{
    struct file_job *j = arg;

    if (!store_article_get(tx, j->arena, j->by->org, j->row.article, &j->article, f) ||
        !store_article_file_list(tx, j->arena, j->by->org, j->row.article, &j->rows, &j->count, f))
        return false;
    if (j->count >= ARTICLE_FILES_MAX)
        return fault_set(f, FAULT_LIMIT, "an article has at most %d files", ARTICLE_FILES_MAX);
    return store_article_file_add(tx, &j->row, f) && note_file(j, tx, "article.attach", f);
}

bool desk_article_file_add(struct desk *d, struct arena *a, const struct principal *by,
                           const struct article_file_new *file, struct fault *f)
{
    struct file_job j = { .desk = d, .arena = a, .by = by };
    bool ok = true;

    if (!article_may_write(by, f))
        return false;
    j.row = (struct article_file_row){ .id = id_new(),
                                       .org = by->org,
                                       .article = file->article,
                                       .name = str_trim(file->name),
                                       .type = file->type,
                                       .created = clock_now() };
    if (!is_name(j.row.name))
        ok = fault_field(f, "name", "has 1 to 120 bytes of UTF-8, and no slash");
    if (!is_type(file->type))
        ok = fault_field(f, "type", "is PDF, an office document, an image, text, CSV or ZIP");
    if (!read_content(a, file->content, &j.row.bytes) || !j.row.bytes.len ||
        j.row.bytes.len > ARTICLE_FILE_MAX)
        ok = fault_field(f, "content", "is base64 of 1 byte to 5 MiB");
    j.row.size = (int64_t)j.row.bytes.len;
    return ok && (file->seen || look_through(&j, f)) &&
           store_write(d->parts.store, add_file, &j, f);
}

static bool remove_file(struct tx *tx, void *arg, struct fault *f)
{
    struct file_job *j = arg;

    return store_article_file_remove(tx, &j->row, f) && note_file(j, tx, "article.detach", f);
}

bool desk_article_file_remove(struct desk *d, const struct principal *by, struct id article,
                              struct id file, struct fault *f)
{
    struct file_job j = { .desk = d,
                          .by = by,
                          .row = { .id = file, .org = by->org, .article = article } };

    return article_may_write(by, f) && store_write(d->parts.store, remove_file, &j, f);
}

static bool list_files(struct tx *tx, void *arg, struct fault *f)
{
    struct file_job *j = arg;

    return store_article_file_list(tx, j->arena, j->row.org, j->row.article, &j->rows, &j->count,
                                   f);
}

bool desk_article_files(struct desk *d, struct arena *a, struct id org, struct id article,
                        struct article_file_row **ret_rows, size_t *ret_count, struct fault *f)
{
    struct file_job j = { .arena = a, .row = { .org = org, .article = article } };

    if (!store_read(d->parts.store, list_files, &j, f))
        return false;
    *ret_rows = j.rows;
    *ret_count = j.count;
    return true;
}

static bool get_file(struct tx *tx, void *arg, struct fault *f)
{
    struct file_job *j = arg;

    return store_article_file_get(tx, j->arena, &j->row, f);
}

bool desk_article_file(struct desk *d, struct arena *a, struct id org, struct id article,
                       struct id file, struct article_file_row *ret, struct fault *f)
{
    struct file_job j = { .arena = a, .row = { .id = file, .org = org, .article = article } };

    if (!store_read(d->parts.store, get_file, &j, f))
        return false;
    *ret = j.row;
    return true;
}
