/* SPDX-License-Identifier: EUPL-1.2 */
/* blob.c - sealed attachments as files.  A blob is first written to blobs/new/, and moved to
 * blobs/ once the row that names it is durable; at start, what lies in blobs/new/ is moved or
 * removed as the database says.  So a crash leaves neither a row without bytes nor bytes
 * without a row. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "desk/desk_priv.h"

#define PATH_MAX_BYTES 4096

/* A type is a word of the sender's, and stands readable in the database: so only words that are
 * nobody's.  The rest of a type ("; name=...") never came this far. */
static const char *const kept_types[] = {
    "application/gzip",
    "application/json",
    "application/msword",
    "application/pdf",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/rtf",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-7z-compressed",
    "application/x-pkcs7-signature",
    "application/x-rar-compressed",
    "application/x-tar",
    "application/x-zip-compressed",
    "application/xml",
    "application/zip",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "image/bmp",
    "image/gif",
    "image/heic",
    "image/jpeg",
    "image/png",
    "image/svg+xml",
    "image/tiff",
    "image/webp",
    "message/rfc822",
    "text/calendar",
    "text/csv",
    "text/html",
    "text/markdown",
    "text/plain",
    "text/rtf",
    "text/vcard",
    "text/x-vcard",
    "text/xml",
    "video/mp4",
    "video/quicktime",
    "video/webm",
};

struct str blob_type(struct str declared)
{
    for (size_t i = 0; i < COUNT_OF(kept_types); i++)
        if (str_eq(declared, str_of(kept_types[i])))
            return str_of(kept_types[i]);
    return STR("application/octet-stream");
}

static const char *blob_path(char out[static PATH_MAX_BYTES], const char *folder, struct id id)
{
    snprintf(out, PATH_MAX_BYTES, "%s/" ID_FMT, folder, ID_ARG(id));
    return out;
}

bool blob_write(struct desk *d, struct id id, struct str sealed, struct fault *f)
{
    char path[PATH_MAX_BYTES];

    return file_write(blob_path(path, d->blobs_new, id), sealed, 0600, f);
}

bool blob_keep(struct desk *d, struct id id, struct fault *f)
{
    char from[PATH_MAX_BYTES], to[PATH_MAX_BYTES];

    if (rename(blob_path(from, d->blobs_new, id), blob_path(to, d->blobs, id)) < 0)
        return fault_set(f, FAULT_BROKEN, "keep attachment " ID_FMT ": %s", ID_ARG(id),
                         strerror(errno));
    return true;
}

void blob_forget(struct desk *d, struct id id)
{
    char path[PATH_MAX_BYTES];

    unlink(blob_path(path, d->blobs_new, id));
}

bool blob_read(struct desk *d, struct arena *a, struct id id, struct str *ret_sealed,
               struct fault *f)
{
    char path[PATH_MAX_BYTES];

    if (file_read(a, blob_path(path, d->blobs, id), DESK_ARENA_MAX, ret_sealed, f))
        return true;
    /* Not moved yet: its message is durable all the same, or nobody could ask for it. */
    if (f->kind == FAULT_MISSING &&
        file_read(a, blob_path(path, d->blobs_new, id), DESK_ARENA_MAX, ret_sealed, f))
        return true;
    return f->kind == FAULT_MISSING &&
           fault_set(f, FAULT_DAMAGED, "blobs: attachment " ID_FMT " is missing", ID_ARG(id));
}

/* ---- room for more ---- */

#define PROBE_BYTES ((size_t)64 << 10)

bool desk_probe(struct desk *d, struct fault *f)
{
    static const char room[PROBE_BYTES];
    struct id id = id_new();
    bool ok = blob_write(d, id, str_make(room, sizeof room), f);

    blob_forget(d, id);
    return ok;
}

/* ---- after a crash ---- */

struct blob_row {
    struct id id;
    bool is_there;
};

static bool look_up(struct tx *tx, void *arg, struct fault *f)
{
    struct blob_row *b = arg;

    return store_attachment_is(tx, b->id, &b->is_there, f);
}

static bool recover_one(struct desk *d, const char *name, struct fault *f)
{
    char path[PATH_MAX_BYTES];
    struct blob_row b = { 0 };

    if (id_parse(str_of(name), &b.id)) {
        if (!store_read(d->parts.store, look_up, &b, f))
            return false;
        if (b.is_there)
            return blob_keep(d, b.id, f);
    }
    snprintf(path, sizeof path, "%s/%s", d->blobs_new, name);
    return unlink(path) == 0 || fault_set(f, FAULT_BROKEN, "remove %s: %s", path, strerror(errno));
}

bool blob_recover(struct desk *d, struct fault *f)
{
    DIR *folder = opendir(d->blobs_new);
    struct dirent *e;
    bool ok = true;

    if (!folder)
        return fault_set(f, FAULT_BROKEN, "read %s: %s", d->blobs_new, strerror(errno));
    while (ok && (e = readdir(folder)))
        if (e->d_name[0] != '.')
            ok = recover_one(d, e->d_name, f);
    closedir(folder);
    return ok;
}
