/* SPDX-License-Identifier: EUPL-1.2 */
/* attached_text.c - guichet text: what the desk reads in a file that is attached to a message.
 *
 * The file's name says what it is, and a PDF its first bytes; that one is read in a process of its
 * own, as by the desk. */
#include <string.h>

#include "app/app.h"
#include "app/confine.h"
#include "base/json.h"
#include "message/message.h"
#include "reader/reader.h"

static bool read_pdf(struct cli *c, struct str bytes, struct reading *ret, struct fault *f)
{
    struct reader *r;
    bool done;

    if (!reader_start(NULL, confine, &r, f))
        return false;
    done = reader_read(r, c->arena, bytes, ret, f);
    reader_close(r);
    if (done)
        ret->text = message_cleaned(c->arena, ret->text);
    return done;
}

static bool read_attached(struct cli *c, const char *path, struct reading *ret, struct fault *f)
{
    const char *slash = strrchr(path, '/');
    struct attachment at = { .name = str_of(slash ? slash + 1 : path),
                             .type = STR("application/octet-stream") };

    *ret = (struct reading){ 0 };
    if (!cli_read(c, path, INCOMING_BYTES_MAX, &at.bytes, f))
        return false;
    if (reader_is_pdf(at.bytes))
        return read_pdf(c, at.bytes, ret, f);
    ret->extent = message_attached_text(c->arena, &at, MESSAGE_ATTACHED_MAX, &ret->text);
    return true;
}

static void print(struct cli *c, const char *path, const struct reading *r)
{
    struct buf b = buf_new(c->arena, MESSAGE_ATTACHED_MAX * 8);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%.*s", STR_ARG(r->text));
        if (r->extent != EXTENT_ALL)
            fprintf(c->err, "%s: read: %s%s%s\n", path, extent_name(r->extent),
                    r->why ? ", because: " : "", unread_name(r->why));
        return;
    }
    json_open(&o, NULL, '{');
    json_cstr(&o, "read", extent_name(r->extent));
    json_cstr(&o, "why", r->why ? unread_name(r->why) : NULL);
    json_str(&o, "text", r->text);
    json_close(&o, '}');
    cli_print(c, &b);
}

int command_text(struct cli *c, struct app *app)
{
    int code = EXIT_DONE;
    struct reading r;
    struct fault f = { 0 };

    (void)app;
    message_start();
    if (!cli_operands(c, 1, 1, &f) || !read_attached(c, c->argv[1], &r, &f))
        return cli_fail(c, &f);
    print(c, c->argv[1], &r);
    if (r.extent == EXTENT_NONE)
        code = EXIT_FAILED;
    return code;
}
