/* SPDX-License-Identifier: EUPL-1.2 */
/* resume.c - where an interrupted import goes on.  A row a file, named by a keyed digest: whoever
 * reads the database learns neither the file's name nor what is in it. */
#include "desk/desk_priv.h"
#include "store/intake.h"

#define KEPT_FOR ((msec)90 * 24 * 3600 * 1000) /* an import nobody goes on with is forgotten */

struct place_in_file {
    struct id org, source;
    uint8_t file[16];
    struct import_row row;
};

static bool name_file(struct desk *d, const struct source_row *source, struct str file,
                      struct place_in_file *p, struct fault *f)
{
    scoped(blinder) *b = NULL;

    p->org = source->org;
    p->source = source->id;
    if (!vault_blinder(d->parts.vault, source->org, &b, f))
        return false;
    blinder_digest(b, STR("import"), file, p->file);
    return true;
}

static bool read_spot(struct tx *tx, void *arg, struct fault *f)
{
    struct place_in_file *p = arg;

    return store_import_get(tx, p->org, p->source, p->file, &p->row, f);
}

static bool write_spot(struct tx *tx, void *arg, struct fault *f)
{
    const struct place_in_file *p = arg;

    return store_import_put(tx, p->org, p->source, p->file, &p->row, clock_now(), f);
}

static bool drop_spot(struct tx *tx, void *arg, struct fault *f)
{
    const struct place_in_file *p = arg;

    return store_import_drop(tx, p->org, p->source, p->file, f) &&
           store_import_purge(tx, clock_now() - KEPT_FOR, f);
}

bool desk_import_spot(struct desk *d, const struct source_row *source, struct str file,
                      struct import_spot *ret_spot, struct fault *f)
{
    struct place_in_file p = { 0 };

    if (!name_file(d, source, file, &p, f) || !store_read(d->parts.store, read_spot, &p, f))
        return fault_wrap(f, "how far an import has come");
    *ret_spot = (struct import_spot){ p.row.offset, p.row.line };
    return true;
}

bool desk_import_mark(struct desk *d, const struct source_row *source, struct str file,
                      const struct import_spot *spot, struct fault *f)
{
    struct place_in_file p = { .row = { spot->offset, spot->number } };

    return name_file(d, source, file, &p, f) && store_write(d->parts.store, write_spot, &p, f);
}

bool desk_import_done(struct desk *d, const struct source_row *source, struct str file,
                      struct fault *f)
{
    struct place_in_file p = { 0 };

    return name_file(d, source, file, &p, f) && store_write(d->parts.store, drop_spot, &p, f);
}
