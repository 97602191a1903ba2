/* SPDX-License-Identifier: EUPL-1.2 */
/* folder.c - checks an exported log where it lies, without the store it came from: what somebody
 * outside has.  Nothing of the folder is believed but what its checkpoint signs, and that only as
 * far as the key is the reader's own. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "journal/canon.h"
#include "journal/check_priv.h"
#include "journal/note.h"

#define CHUNK            ((size_t)1 << 20)
#define LINE_SIZE_MAX    ((size_t)UINT16_MAX)
#define EXTRACT_FILE_MAX ((size_t)64 << 20)
#define BATCH_MAX        ((size_t)160 << 20) /* two such files */
#define KEY_MAX          ((size_t)4 << 10)

struct folder {
    const char *path; /* of the folder */
    const char *lines;
    struct arena *arena; /* as long as the check */
    struct arena *block; /* of an extract: one entry long */
    struct arena *batch; /* of an extract: its files; else for a tile */
    struct check *check;
    uint64_t size;             /* as the folder's checkpoint counts */
    bool tiles;                /* there is a folder of them */
    struct str leaves, bundle; /* of the batch at hand, in its arena */
    FILE *in;
    char *buffer; /* [at, held) is read and not taken yet */
    size_t at, held;
};

static bool is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static const char *below(struct arena *a, const char *folder, const char *name)
{
    return str_printf(a, "%s/%s", folder, name).ptr;
}

/* ---- tiles ---- */

static bool read_tile(struct folder *d, struct arena *a, const struct tile *t, size_t max,
                      struct str *ret, bool *ret_there, struct fault *f)
{
    struct fault missing = { 0 };
    const char *path = below(a, d->path, str_cstr(a, tile_path(a, t)));

    if (!arena_check(a, f))
        return false;
    *ret_there = file_read(a, path, max, ret, &missing);
    if (*ret_there || missing.kind == FAULT_MISSING)
        return true;
    *f = missing;
    return false;
}

static bool kept_tile(void *arg, struct arena *a, const struct tile *which, struct str *ret_hashes,
                      bool *ret_there, struct fault *f)
{
    struct folder *d = arg;

    *ret_there = false;
    return !d->tiles || read_tile(d, a, which, TILE_WIDTH * 32 + 1, ret_hashes, ret_there, f);
}

static bool damaged(struct check_batch *b, uint64_t from, uint64_t to, const char *why)
{
    b->from = from;
    b->to = to;
    b->why = why;
    return true;
}

/* Leaf hashes and bundle of the 256 entries that begin here. */
static bool open_block(struct folder *d, struct check_batch *b, struct fault *f)
{
    uint64_t n = b->first;
    size_t width = tile_width_in(0, n / TILE_WIDTH, d->size);
    struct tile leaves = { 0, n / TILE_WIDTH, width },
                bundle = { TILE_ENTRIES, leaves.index, width };
    bool there;

    if (!read_tile(d, b->arena, &leaves, TILE_WIDTH * 32 + 1, &d->leaves, &there, f))
        return false;
    if (!there || d->leaves.len != width * 32)
        return damaged(b, n, n + width, "its tile of hashes is missing or cut");
    if (!read_tile(d, b->arena, &bundle, TILE_WIDTH * (2 + LINE_SIZE_MAX), &d->bundle, &there, f))
        return false;
    return there || damaged(b, n, n + width, "its bundle in tile/entries is missing");
}

/* One more of the batch; b->why where it cannot be. */
static bool take_line(struct folder *d, struct check_batch *b, struct str line, struct fault *f)
{
    uint64_t n = b->first + b->count;
    struct check_item *item = &b->items[b->count];

    if (n >= d->size)
        return damaged(b, n, n, "the checkpoint counts no entry so far");
    if (!d->tiles) {
        *item = (struct check_item){ str_copy(b->arena, line), NULL };
        b->count++;
        return arena_check(b->arena, f);
    }
    if (!b->count && (!open_block(d, b, f) || b->why))
        return b->why != NULL;
    item->leaf = (const uint8_t *)d->leaves.ptr + b->count * 32;
    if (!bundle_next(&d->bundle, &item->entry) || !str_eq(item->entry, line))
        return damaged(b, n, n, "is not as in its bundle of tile/entries");
    if ((b->count + 1 == TILE_WIDTH || n + 1 == d->size) && d->bundle.len)
        return damaged(b, n, n, "its bundle of tile/entries goes on after it");
    b->count++;
    return true;
}

/* ---- lines ---- */

/* Takes whole lines off what is in the buffer, until the batch is full; moves the rest to its
 * front. */
static bool take_lines(struct folder *d, struct check_batch *b, struct fault *f)
{
    const char *end;

    while (b->count < CHECK_BATCH && !b->why &&
           (end = memchr(d->buffer + d->at, '\n', d->held - d->at)) != NULL) {
        size_t len = (size_t)(end - d->buffer) - d->at;

        if (!take_line(d, b, str_make(d->buffer + d->at, len), f))
            return false;
        d->at += len + 1;
    }
    if (b->count == CHECK_BATCH || b->why)
        return true;
    if (d->held - d->at > LINE_SIZE_MAX)
        return damaged(b, b->first + b->count, 0, "is longer than an entry may be");
    memmove(d->buffer, d->buffer + d->at, d->held - d->at);
    d->held -= d->at;
    d->at = 0;
    return true;
}

static bool more_lines(void *arg, struct check_batch *b, struct fault *f)
{
    struct folder *d = arg;

    while (take_lines(d, b, f)) {
        size_t n;

        if (b->count == CHECK_BATCH || b->why)
            return true;
        n = fread(d->buffer + d->held, 1, CHUNK, d->in);
        if (!n && ferror(d->in))
            return fault_set(f, FAULT_BROKEN, "%s: %s", d->lines, strerror(errno));
        if (!n)
            return !d->held || damaged(b, b->first + b->count, 0, "its line is cut");
        d->held += n;
    }
    return false;
}

static bool check_lines(struct folder *d, struct fault *f)
{
    d->buffer = arena_alloc(d->arena, 2 * CHUNK);
    return d->buffer ? check_log(d->check, f) : arena_check(d->arena, f);
}

/* ---- the key and the checkpoints ---- */

static bool open_key(struct folder *d, const struct journal_outside *o, struct str *ret,
                     struct fault *f)
{
    *ret = o->key;
    if (!ret->len && !file_read(d->arena, below(d->arena, d->path, "key"), KEY_MAX, ret, f))
        return fault_wrap(f, "no --key given");
    *ret = str_trim(*ret);
    return true;
}

/* The folder's own is the last one: it must be there, and counts the entries. */
static bool open_checkpoints(struct folder *d, const struct journal_outside *o, struct fault *f)
{
    struct str *notes = arena_many(d->arena, struct str, o->count + 1);
    struct str key;

    if (!arena_check(d->arena, f) || !open_key(d, o, &key, f))
        return false;
    for (size_t i = 0; i < o->count; i++)
        notes[i] = o->checkpoints[i];
    if (!file_read(d->arena, below(d->arena, d->path, "checkpoint"), NOTE_MAX, &notes[o->count], f))
        return false;
    d->check->old_count = o->count + 1;
    if (!checkpoints_open(d->arena, key, &notes[o->count], 1, &d->check->old, f)) {
        fault_wrap(f, "journal: entry 0: the log's own checkpoint does not hold");
        return false;
    }
    d->size = d->check->old->size;
    return checkpoints_open(d->arena, key, notes, o->count + 1, &d->check->old, f);
}

/* ---- an extract: some entries, and the path of each (extract.h) ---- */

static bool no_proof(struct folder *d, uint64_t line, struct fault *f)
{
    d->check->found.bad = line;
    return fault_set(f, FAULT_DAMAGED, "journal: line %llu of proofs.jsonl: malformed, or missing",
                     (unsigned long long)line + 1);
}

static bool read_path(struct folder *d, const json_t *hashes, struct journal_proof *ret)
{
    const json_t *hash;
    size_t i;

    ret->count = json_array_size(hashes);
    ret->hashes = arena_array(d->block, ret->count + 1, sizeof *ret->hashes);
    if (!json_is_array(hashes) || ret->count > MERKLE_PROOF_MAX || !ret->hashes)
        return false;
    json_array_foreach(hashes, i, hash)
    {
        struct str bytes, text = str_of(json_string_value(hash));

        if (!text.ptr || !crypto_unhex(d->block, text, &bytes) || bytes.len != 32)
            return false;
        memcpy(ret->hashes[i], bytes.ptr, 32);
    }
    return true;
}

static bool check_extracted(struct folder *d, struct str entry, struct str proof, int64_t *last,
                            struct fault *f)
{
    struct fault unread = { 0 };
    scoped_json json_t *said = json_read(proof, &unread);
    uint64_t line = d->check->found.size;
    int64_t n = json_int(said, "n", -1);
    struct canon_entry sense;
    struct journal_proof path;
    const char *why;
    uint8_t leaf[32];

    if (!said || n < 0 || !read_path(d, json_object_get(said, "path"), &path))
        return no_proof(d, line, f);
    if (!canon_read(entry, &sense, &why))
        return check_damaged(d->check, (uint64_t)n, 0, why, f);
    if (n <= *last)
        return check_damaged(d->check, (uint64_t)n, 0, "is not behind the one before it", f);
    merkle_leaf(entry, leaf);
    if (!merkle_check_entry(leaf, (uint64_t)n, d->size, &path,
                            d->check->old[d->check->old_count - 1].root))
        return check_damaged(d->check, (uint64_t)n, 0, "its path does not lead to the signed root",
                             f);
    *last = n;
    d->check->found.size++;
    return true;
}

static bool check_extract(struct folder *d, struct fault *f)
{
    struct str entries, proofs, entry, proof;
    int64_t last = -1;

    if (!file_read(d->batch, d->lines, EXTRACT_FILE_MAX, &entries, f) ||
        !file_read(d->batch, below(d->arena, d->path, "proofs.jsonl"), EXTRACT_FILE_MAX, &proofs,
                   f))
        return false;
    while (entries.len && str_split(&entries, '\n', &entry)) {
        arena_reset(d->block);
        if (!proofs.len || !str_split(&proofs, '\n', &proof))
            return no_proof(d, d->check->found.size, f);
        if (!check_extracted(d, entry, proof, &last, f))
            return false;
    }
    return !proofs.len || no_proof(d, d->check->found.size, f);
}

static bool check_folder(struct folder *d, const struct journal_outside *o, struct fault *f)
{
    bool ok;

    if (!open_checkpoints(d, o, f))
        return false;
    if (access(below(d->arena, d->path, "proofs.jsonl"), F_OK) == 0)
        return check_extract(d, f);
    d->in = fopen(d->lines, "rb");
    if (!d->in)
        return fault_set(f, errno == ENOENT ? FAULT_MISSING : FAULT_BROKEN, "%s: %s", d->lines,
                         strerror(errno));
    ok = check_lines(d, f);
    fclose(d->in);
    return ok;
}

/* The folder of a file. */
static const char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? str_cstr(a, str_make(path, (size_t)(slash - path) + (slash == path))) : ".";
}

bool journal_verify_outside(const struct journal_outside *o, struct journal_found *ret_found,
                            struct fault *f)
{
    scoped(arena) *a = arena_new(4 * CHUNK + OUTSIDE_CHECKPOINTS_MAX * 2 * NOTE_MAX);
    scoped(arena) *block = arena_new(BATCH_MAX);
    scoped(arena) *batch = arena_new(BATCH_MAX);
    struct check *c = a ? arena_make(a, struct check) : NULL;
    struct folder d = { .arena = a, .block = block, .batch = batch, .check = c };
    bool ok;

    if (!block || !batch || !c)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (o->count > OUTSIDE_CHECKPOINTS_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d checkpoints", OUTSIDE_CHECKPOINTS_MAX);
    d.path = is_folder(o->path) ? o->path : folder_of(a, o->path);
    d.lines = d.path == o->path ? below(a, o->path, "entries.jsonl") : o->path;
    d.tiles = d.path == o->path && is_folder(below(a, o->path, "tile"));
    c->batch = batch;
    c->tile = kept_tile;
    c->more = more_lines;
    c->arg = &d;
    ok = check_folder(&d, o, f);
    *ret_found = c->found;
    return ok;
}
