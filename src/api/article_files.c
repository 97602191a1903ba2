/* SPDX-License-Identifier: EUPL-1.2 */
/* article_files.c - files of articles, for those who work here and on the public help page. */
#include "desk/article_files.h"

#include "api/api_priv.h"

#define DESK (x->api->parts.desk)

bool write_article_files(struct exchange *x, struct json_out *o, struct id article, struct fault *f)
{
    struct article_file_row *rows;
    size_t count;

    if (!desk_article_files(DESK, x->arena, x->by.org, article, &rows, &count, f))
        return false;
    json_open(o, "files", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(o, NULL, '{');
        json_id(o, "id", rows[i].id);
        json_str(o, "name", rows[i].name);
        json_str(o, "type", rows[i].type);
        json_i64(o, "size", rows[i].size);
        json_close(o, '}');
    }
    json_close(o, ']');
    return true;
}

HANDLER(article_file_post)
{
    struct article_file_new file = { .name = json_text(x->body, "name"),
                                     .type = json_text(x->body, "type"),
                                     .content = json_text(x->body, "content"),
                                     .seen = json_flag(x->body, "seen", false) };

    if (!path_id(x, 0, &file.article, f))
        return false;
    if (!file.name.ptr || !file.type.ptr || !file.content.ptr)
        return field_fault(f, "content", "name, type and content are texts");
    return desk_article_file_add(DESK, x->arena, &x->by, &file, f) && article_get(x, f);
}

HANDLER(article_file_delete)
{
    struct id article, file;

    return path_id(x, 0, &article, f) && path_id(x, 1, &file, f) &&
           desk_article_file_remove(DESK, &x->by, article, file, f) && reply_nothing(x);
}

/* As a file to be saved, under its name (RFC 6266, RFC 8187): no browser shows it as a page of
 * the desk's, whatever it claims to be. */
static void send_file(struct exchange *x, const struct article_file_row *row)
{
    struct buf b = buf_new(x->arena, 1024);

    buf_add(&b, STR("attachment; filename*=UTF-8''"));
    for (size_t i = 0; i < row->name.len; i++) {
        char c = row->name.ptr[i];

        if (ascii_alnum(c) || c == '.' || c == '-' || c == '_')
            buf_add_char(&b, c);
        else
            buf_printf(&b, "%%%02X", (unsigned)(unsigned char)c);
    }
    http_reply_text(x->rp, 200, STR("application/octet-stream"), row->bytes);
    http_reply_header(x->rp, STR("Content-Disposition"), buf_str(&b));
}

HANDLER(article_file_get)
{
    struct article_file_row row;
    struct id article, file;

    if (!path_id(x, 0, &article, f) || !path_id(x, 1, &file, f) ||
        !desk_article_file(DESK, x->arena, x->by.org, article, file, &row, f))
        return false;
    send_file(x, &row);
    return true;
}

/* ---- on the help page ---- */

HANDLER(help_file_get)
{
    struct help_article article;
    struct article_file_row row;
    struct help_page page;
    struct id id, file;

    if (!desk_help(DESK, x->arena, x->part[0], &page, f) || !path_id(x, 2, &id, f) ||
        !path_id(x, 3, &file, f) || !desk_help_article(DESK, x->arena, &page, id, &article, f))
        return false;
    if (!str_eq(x->part[1], article.row.lang) ||
        !desk_article_file(DESK, x->arena, page.org, id, file, &row, f))
        return fault_set(f, FAULT_MISSING, "there is no such page");
    send_file(x, &row);
    http_reply_set_header(x->rp, STR("Cache-Control"), STR("no-cache"));
    return true;
}
