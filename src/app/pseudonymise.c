/* SPDX-License-Identifier: EUPL-1.2 */
/* pseudonymise.c - takes personal data out of a text of any size, and puts it back.
 *
 * Both read a part at a time.  Pseudonymising cuts where a reader would not mind: at an empty
 * line, else at a line, else at a space; what stands across the cut of a text larger than
 * PART_MAX may be missed, and nothing else depends on where it is.  Restoring depends on no cut
 * at all (pii/restore.h). */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/tools_priv.h"
#include "base/file.h"
#include "base/json.h"
#include "pii/restore.h"
#include "text/text.h"

#define PART_MAX   ((size_t)8 << 20)
#define LANG_BYTES ((size_t)64 << 10) /* of a part, to tell its language */

/* ---- output ---- */

/* {"text": "..."}, or {"hex": "..."} when it is no UTF-8; `unknown` only where it is told. */
static void print_json(struct cli *c, struct arena *a, struct str text, int64_t unknown)
{
    struct buf b = buf_new(a, (size_t)512 << 20);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    if (text_valid(text))
        json_str(&o, "text", text);
    else
        json_str(&o, "hex", crypto_hex(a, text.ptr, text.len));
    if (unknown > 0)
        json_i64(&o, "unknown", unknown);
    json_close(&o, '}');
    cli_print(c, &b);
}

static bool written(struct cli *c, struct fault *f)
{
    if (fflush(c->out) == 0 && !ferror(c->out))
        return true;
    return fault_set(f, FAULT_BROKEN, "standard output: %s", strerror(errno));
}

/* ---- input ---- */

static FILE *input_open(struct cli *c, struct fault *f)
{
    const char *path = c->argc > 1 ? c->argv[1] : "-";
    FILE *in = strcmp(path, "-") == 0 ? c->in : fopen(cli_path(c, path), "re");

    if (!in)
        fault_set(f, FAULT_MISSING, "read %s: %s", path, strerror(errno));
    return in;
}

static void input_close(struct cli *c, FILE *in)
{
    if (in && in != c->in)
        fclose(in);
}

/* The text, part by part. */
struct parts {
    FILE *in;
    char *bytes; /* PART_MAX */
    size_t used, held;
    bool at_end;
};

static size_t last_of(struct str s, struct str what)
{
    for (size_t at = s.len; at-- > s.len / 2;)
        if (str_starts(str_from(s, at), what))
            return at + what.len;
    return 0;
}

/* Where a full part is cut; never inside a character. */
static size_t cut_of(struct str s)
{
    static const struct str marks[] = { STR_INIT("\n\n"), STR_INIT("\n\r\n"), STR_INIT("\n"),
                                        STR_INIT(" ") };
    size_t n = 0;

    for (size_t i = 0; i < COUNT_OF(marks) && !n; i++)
        n = last_of(s, marks[i]);
    if (n)
        return n;
    for (n = s.len; n > s.len - 4 && ((unsigned char)s.ptr[n - 1] & 0xc0) == 0x80;)
        n--;
    return n - ((unsigned char)s.ptr[n - 1] >= 0xc0);
}

/* The next part, borrowed until the next call; false behind the last one. */
static bool parts_next(struct parts *p, struct str *ret_part, struct fault *f)
{
    p->held -= p->used;
    memmove(p->bytes, p->bytes + p->used, p->held);
    p->used = 0;
    if (!p->at_end) {
        p->held += fread(p->bytes + p->held, 1, PART_MAX - p->held, p->in);
        p->at_end = p->held < PART_MAX;
        if (ferror(p->in))
            return fault_set(f, FAULT_BROKEN, "read: %s", strerror(errno));
    }
    *ret_part = str_make(p->bytes, p->held);
    p->used = p->at_end ? p->held : cut_of(*ret_part);
    *ret_part = str_slice(*ret_part, 0, p->used);
    return p->used > 0;
}

/* ---- the map file ---- */

/* Takes the name before anything is done: what lies there may be the only way back from another
 * text. */
static bool map_claim(struct cli *c, const char *path, bool force, struct fault *f)
{
    int fd = open(cli_path(c, path), O_WRONLY | O_CREAT | (force ? 0 : O_EXCL) | O_CLOEXEC, 0600);

    if (fd >= 0)
        return close(fd) == 0;
    if (errno == EEXIST)
        return fault_set(f, FAULT_CONFLICT,
                         "%s is there already, and a map is never replaced unasked: name another, "
                         "or say --force",
                         path);
    return fault_set(f, FAULT_BROKEN, "write %s: %s", path, strerror(errno));
}

static bool map_save(struct cli *c, const char *path, const struct pii_book *book, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)2 << 30);
    struct str json = a ? map_write(a, book) : STR_NONE;

    if (!json.ptr)
        return fault_set(f, FAULT_LIMIT, "the map would be larger than %zu bytes", MAP_BYTES_MAX);
    return file_write(cli_path(c, path), json, 0600, f);
}

/* ---- pseudonymise ---- */

struct taking_out {
    struct cli *c;
    struct tools tools;
    struct pii_book book;
    const char *map; /* NULL: none */
    bool force, claimed, surrogates;
};

/* One part; its memory is given back. */
static bool take_part_out(struct taking_out *t, struct str text, bool last, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 30);
    struct pii_hints hints = { 0 };
    struct skeleton skeleton;
    struct spans spans;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for a part of the text");
    t->book.work = a;
    hints.lang = triage_language(t->tools.triage, str_slice(text, 0, LANG_BYTES), &(float){ 0 });
    if (!pii_find_whole(t->tools.pii, t->tools.scratch, a, (struct clear){ text }, &hints, &spans,
                        f) ||
        !pii_take_out(&t->book, (struct clear){ text }, &spans, &skeleton, f))
        return false;
    if (last && t->map && !map_save(t->c, t->map, &t->book, f))
        return false; /* before the last words are out: without a map they are lost */
    if (t->c->json)
        print_json(t->c, a, skeleton.text, 0);
    else
        fwrite(skeleton.text.ptr, 1, skeleton.text.len, t->c->out);
    return written(t->c, f);
}

static bool take_all_out(struct taking_out *t, FILE *in, struct arena *a, struct fault *f)
{
    struct parts parts = { .in = in, .bytes = arena_many(a, char, PART_MAX) };
    struct str part;
    bool any = false;

    if (!parts.bytes)
        return arena_check(a, f);
    while (parts_next(&parts, &part, f)) {
        /* A surrogate must not stand in the text by itself: so the whole of it is looked at. */
        if (t->surrogates && !parts.at_end)
            return fault_set(f, FAULT_LIMIT, "--surrogate takes texts of %zu bytes at most",
                             PART_MAX);
        any = true;
        if (!take_part_out(t, part, parts.at_end, f))
            return false;
    }
    if (f->kind)
        return false;
    return any || take_part_out(t, STR(""), true, f);
}

int command_pseudonymise(struct cli *c, struct app *app)
{
    scoped(arena) *a = arena_new((size_t)2 << 30);
    struct taking_out t = { .c = c,
                            .map = cli_option(c, "map"),
                            .force = cli_flag(c, "force"),
                            .surrogates = cli_flag(c, "surrogate") };
    struct fault f = { 0 };
    FILE *in = NULL;
    bool ok;

    (void)app;
    ok = a && cli_operands(c, 0, 1, &f) && (in = input_open(c, &f)) && tools_open(&t.tools, &f);
    if (ok && t.map)
        ok = t.claimed = map_claim(c, t.map, t.force, &f);
    if (ok) {
        t.book = tools_book(&t.tools, a);
        t.book.surrogates = t.surrogates;
        ok = take_all_out(&t, in, a, &f);
    }
    if (!ok && t.claimed && !t.force)
        unlink(cli_path(c, t.map));
    input_close(c, in);
    tools_close(&t.tools);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}

/* ---- restore ---- */

static bool print_clear(void *to, struct clear text)
{
    struct cli *c = to;

    return fwrite(text.text.ptr, 1, text.text.len, c->out) == text.text.len;
}

/* What has come is restored and shown before more is waited for: the text may be an answer that
 * is being written. */
static bool restore_all(struct cli *c, struct pii_restorer *r, FILE *in, struct fault *f)
{
    struct pii_sink to = { print_clear, c };
    char part[65536];

    for (;;) {
        ssize_t n = read(fileno(in), part, sizeof part);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fault_set(f, FAULT_BROKEN, "read: %s", strerror(errno));
        if (n == 0)
            break;
        pii_restorer_feed(r, str_make(part, (size_t)n), to);
        if (!written(c, f))
            return false;
    }
    pii_restorer_end(r, to);
    return written(c, f);
}

static bool add_clear(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

static bool restore_as_json(struct cli *c, struct arena *a, struct pii_restorer *r, FILE *in,
                            struct fault *f)
{
    struct buf b = buf_new(a, 4 * PII_TEXT_MAX);
    struct pii_sink to = { add_clear, &b };
    char part[65536];
    size_t n;

    buf_add(&b, STR(""));
    while ((n = fread(part, 1, sizeof part, in)) > 0 && pii_restorer_feed(r, str_make(part, n), to))
        ;
    pii_restorer_end(r, to);
    if (ferror(in))
        return fault_set(f, FAULT_BROKEN, "read: %s", strerror(errno));
    if (!buf_check(&b, f))
        return fault_wrap(f, "larger texts need restore without --json");
    print_json(c, a, buf_str(&b), (int64_t)pii_restorer_count(r).unknown);
    return written(c, f);
}

static bool restore_from(struct cli *c, struct arena *a, const struct pii_book *book,
                         struct fault *f)
{
    struct pii_restorer *r = pii_restorer_new(a, book, f);
    FILE *in = r ? input_open(c, f) : NULL;
    bool ok = in && (c->json ? restore_as_json(c, a, r, in, f) : restore_all(c, r, in, f));
    uint64_t unknown = ok ? pii_restorer_count(r).unknown : 0;

    if (unknown && !c->quiet)
        fprintf(c->err, "guichet: %llu tokens have no value in the map and stay as they are\n",
                (unsigned long long)unknown);
    input_close(c, in);
    return ok;
}

int command_restore(struct cli *c, struct app *app)
{
    scoped(arena) *a = arena_new((size_t)4 << 30);
    const char *map = cli_option(c, "map");
    struct pii_book book = { .arena = a, .keep_credentials = true };
    struct fault f = { 0 };
    struct str json;
    bool ok;

    (void)app;
    if (!map) {
        fault_set(&f, FAULT_UNKNOWN, "restore: --map F is missing");
        return cli_fail(c, &f);
    }
    ok = a && cli_operands(c, 0, 1, &f) &&
         file_read(a, cli_path(c, map), MAP_BYTES_MAX, &json, &f) &&
         (map_read(a, json, &book, &f) || fault_wrap(&f, "map %s", map)) &&
         restore_from(c, a, &book, &f);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
