/* SPDX-License-Identifier: EUPL-1.2 */
/* witness.c - see witness.h. */
#include "journal/witness.h"

#include <string.h>

#include "base/buf.h"
#include "journal/cosign.h"
#include "journal/journal_priv.h"

#define WORK_MAX      ((size_t)4 << 20)
#define WITNESSES_MAX 32 /* of one organisation */

/* ---- which ---- */

static bool url_ok(struct str url)
{
    static const struct str starts[] = { STR_INIT("https://"), STR_INIT("http://127.0.0.1"),
                                         STR_INIT("http://[::1]"), STR_INIT("http://localhost") };

    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] <= 0x20 || url.ptr[i] >= 0x7f || url.ptr[i] == '"' || url.ptr[i] == '\\')
            return false;
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        struct str rest = str_from(url, starts[i].len);

        if (!str_starts(url, starts[i]))
            continue;
        /* "http://localhost.example.org" is somewhere else, and so is "http://localhost@..." */
        return i == 0 ? rest.len > 0 && str_chr(url, '@', 0) == STR_NPOS
                      : !rest.len || rest.ptr[0] == ':' || rest.ptr[0] == '/';
    }
    return false;
}

static bool fields_ok(struct arena *a, struct witness_new *w, struct fault *f)
{
    struct note_verifier v;
    struct fault why = { 0 };

    if (!w->key.len && !w->url.len)
        fault_field(f, "key", "a witness has a key, or a URL that checkpoints are sent to");
    if (w->key.len > 2 * WITNESS_NAME_MAX || (w->key.len && !cosign_key_read(a, w->key, &v, &why)))
        fault_field(f, "key", why.text[0] ? why.text : "is too long");
    else if (w->key.len)
        w->name = v.name;
    if (w->url.len && (w->url.len > WITNESS_URL_MAX || !url_ok(w->url)))
        fault_field(f, "url", "is an https:// address, or http:// on this machine, without a user");
    if (!w->name.len || w->name.len > WITNESS_NAME_MAX || !note_name_ok(w->name))
        fault_field(f, "name", "has 1 to 128 bytes, no spaces and no '+'");
    return f->kind == FAULT_NONE;
}

struct changing {
    struct journal *journal;
    const struct witness_new *new;
    struct id id, org, by;
};

static bool append(struct changing *w, struct tx *tx, const char *act, struct fault *f)
{
    struct journal_entry e = {
        .org = w->org, .by = w->by, .act = act, .on_kind = "witness", .on = w->id, .result = "done"
    };
    uint64_t n;

    return journal_append(w->journal, tx, &e, &n, f);
}

static bool work_add(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *w = arg;
    struct witness_row row = { .id = w->id,
                               .org = w->org,
                               .name = w->new->name,
                               .key = w->new->key.ptr ? w->new->key : STR(""),
                               .url = w->new->url.ptr ? w->new->url : STR(""),
                               .created = clock_now() };
    scoped(arena) *a = arena_new(WORK_MAX);
    struct witness_row *rows;
    size_t count;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_witness_list(tx, a, w->org, &rows, &count, f))
        return false;
    if (count >= WITNESSES_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d witnesses", WITNESSES_MAX);
    for (size_t i = 0; i < count; i++)
        if (row.key.len ? str_eq(rows[i].key, row.key) : str_eq(rows[i].url, row.url))
            return fault_set(f, FAULT_CONFLICT, "this witness is there already");
    return store_witness_put(tx, &row, f) && append(w, tx, "witness.add", f);
}

bool witness_add(struct journal *j, const struct witness_new *w, struct id *ret_id, struct fault *f)
{
    scoped(arena) *a = arena_new(WORK_MAX);
    struct witness_new new = *w;
    struct changing c = { j, &new, id_new(), w->org, w->by };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!fields_ok(a, &new, f) || !store_write(j->store, work_add, &c, f))
        return false;
    *ret_id = c.id;
    return true;
}

static bool work_remove(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *w = arg;

    return store_witness_end(tx, w->org, w->id, clock_now(), f) &&
           append(w, tx, "witness.remove", f);
}

bool witness_remove(struct journal *j, struct id org, struct id by, struct id id, struct fault *f)
{
    struct changing w = { j, NULL, id, org, by };

    return store_write(j->store, work_remove, &w, f);
}

struct listing {
    struct arena *arena;
    struct id org;
    struct witness_row *rows;
    size_t count;
};

static bool work_list(struct tx *tx, void *arg, struct fault *f)
{
    struct listing *l = arg;

    return store_witness_list(tx, l->arena, l->org, &l->rows, &l->count, f);
}

bool witness_list(struct journal *j, struct arena *a, struct id org, struct witness_row **ret_rows,
                  size_t *ret_count, struct fault *f)
{
    struct listing l = { .arena = a, .org = org };

    if (!store_read(j->store, work_list, &l, f))
        return false;
    *ret_rows = l.rows;
    *ret_count = l.count;
    return true;
}

/* ---- what they cosigned ---- */

struct cosigning {
    struct journal *journal;
    struct arena *arena;
    struct id org, by;
    struct str text;
    struct note_signature *signatures;
    size_t signature_count;
    uint64_t size;
    size_t count;
};

static bool keep(struct cosigning *c, struct tx *tx, const struct witness_row *row, struct fault *f)
{
    struct changing w = { c->journal, NULL, row->id, c->org, c->by };
    struct note_verifier v;
    int64_t seconds;

    if (!row->key.len || !cosign_key_read(c->arena, row->key, &v, f))
        return !row->key.len;
    for (size_t i = 0; i < c->signature_count; i++) {
        const struct note_signature *s = &c->signatures[i];

        if (!cosign_is_by(s, &v))
            continue;
        if (!cosign_holds(c->arena, s, &v, c->text, &seconds))
            return fault_set(f, FAULT_DAMAGED, "cosignature of witness %.*s: it is wrong",
                             STR_ARG(v.name));
        if (seconds > clock_now() / 1000 + WITNESS_AHEAD)
            return fault_set(f, FAULT_INVALID, "cosignature of witness %.*s: from the future",
                             STR_ARG(v.name));
        c->count++;
        return store_cosignature_put(tx, row->id, c->size, seconds, s->line, f) &&
               append(&w, tx, "journal.cosign", f);
    }
    return true;
}

static bool work_cosign(struct tx *tx, void *arg, struct fault *f)
{
    struct cosigning *c = arg;
    struct witness_row *rows;
    size_t count;

    c->count = 0;
    if (!store_witness_list(tx, c->arena, c->org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!keep(c, tx, &rows[i], f))
            return false;
    return c->count ||
           fault_set(f, FAULT_MISSING, "none of the organisation's witnesses signed it");
}

/* The checkpoint is ours, and what we have today still gives it. */
static bool is_ours(struct journal *j, struct arena *a, struct str note, uint64_t *ret_size,
                    struct fault *f)
{
    struct journal_growth g;
    struct checkpoint c;

    if (!journal_growth(j, a, note, &g, f) || !note_open(a, note, journal_key(j, a), &c, f))
        return false;
    *ret_size = c.size;
    return true;
}

bool witness_cosign(struct journal *j, struct id org, struct id by, struct str note,
                    size_t *ret_count, struct fault *f)
{
    scoped(arena) *a = arena_new(WORK_MAX);
    struct cosigning c = { .journal = j, .arena = a, .org = org, .by = by };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!is_ours(j, a, note, &c.size, f) ||
        !note_signatures(a, note, &c.text, &c.signatures, &c.signature_count, f) ||
        !store_write(j->store, work_cosign, &c, f))
        return false;
    *ret_count = c.count;
    return true;
}

/* ---- serving them ---- */

struct dressing {
    struct arena *arena;
    uint64_t size;
    struct str *lines;
    size_t count;
};

static bool work_newest(struct tx *tx, void *arg, struct fault *f)
{
    return store_cosignature_newest(tx, arg, f);
}

static bool work_lines(struct tx *tx, void *arg, struct fault *f)
{
    struct dressing *d = arg;

    return store_cosignature_lines(tx, d->arena, d->size, &d->lines, &d->count, f);
}

bool witness_dress(struct journal *j, struct arena *a, uint64_t size, struct str note,
                   struct str *ret_note, struct fault *f)
{
    struct dressing d = { .arena = a, .size = size };
    struct buf b = buf_new(a, NOTE_MAX);

    if (!store_read(j->store, work_lines, &d, f))
        return false;
    buf_add(&b, note);
    for (size_t i = 0; i < d.count; i++) {
        buf_add(&b, d.lines[i]);
        buf_add_char(&b, '\n');
    }
    *ret_note = buf_str(&b);
    return buf_check(&b, f);
}

bool witness_checkpoint(struct journal *j, struct arena *a, struct str *ret_note, struct fault *f)
{
    struct checkpoint c = { .origin = j->origin };
    struct str note;

    if (!store_read(j->store, work_newest, &c.size, f))
        return false;
    if (!c.size)
        return journal_checkpoint(j, a, ret_note, f);
    /* Ed25519 signs the same text the same way: this is the note that was cosigned. */
    if (!journal_root(j, c.size, c.root, f))
        return false;
    note = note_sign(a, &c, j->seed);
    return arena_check(a, f) && witness_dress(j, a, c.size, note, ret_note, f);
}
