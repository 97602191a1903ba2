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

/* Not looked up: what a relay can be asked to send to. */
static bool mail_ok(struct str mail)
{
    size_t at = str_chr(mail, '@', 0);

    if (mail.len > WITNESS_MAIL_MAX || at == STR_NPOS || !at || at + 1 >= mail.len ||
        str_chr(mail, '@', at + 1) != STR_NPOS)
        return false;
    for (size_t i = 0; i < mail.len; i++)
        if (mail.ptr[i] <= ' ' || mail.ptr[i] >= 0x7f || strchr("<>()[]\\,;:\"", mail.ptr[i]))
            return false;
    return true;
}

/* "https://log.example:8443/x" is called log.example */
static struct str host_of(struct str url)
{
    size_t start = str_find(url, STR("//"), 0), end;

    if (start == STR_NPOS)
        return STR("");
    url = str_from(url, start + 2);
    for (end = 0; end < url.len && !strchr("/:?", url.ptr[end]); end++)
        ;
    return str_slice(url, 0, end);
}

static void mail_fields_ok(struct witness_new *w, struct fault *f)
{
    if (w->key.len || w->url.len)
        fault_field(f, "mail", "an address is on its own: no key, no URL");
    if (!mail_ok(w->mail))
        fault_field(f, "mail", "is an e-mail address, in ASCII");
    if (!str_eq(w->lang, STR("fr")) && !str_eq(w->lang, STR("en")))
        fault_field(f, "lang", "is fr or en");
    w->name = STR("");
}

static bool fields_ok(struct arena *a, struct witness_new *w, struct fault *f)
{
    struct note_verifier v;
    struct fault why = { 0 };

    if (!w->lang.len)
        w->lang = STR("fr");
    if (w->mail.len) {
        mail_fields_ok(w, f);
        return f->kind == FAULT_NONE;
    }
    if (!w->key.len && !w->url.len)
        fault_field(f, "key", "a witness has a key, or a URL or address that checkpoints go to");
    if (w->key.len > 2 * WITNESS_NAME_MAX || (w->key.len && !cosign_key_read(a, w->key, &v, &why)))
        fault_field(f, "key", why.text[0] ? why.text : "is too long");
    else if (w->key.len)
        w->name = v.name;
    if (w->url.len && (w->url.len > WITNESS_URL_MAX || !url_ok(w->url)))
        fault_field(f, "url", "is an https:// address, or http:// on this machine, without a user");
    if (!w->name.len)
        w->name = host_of(w->url);
    if (!w->name.len || w->name.len > WITNESS_NAME_MAX || !note_name_ok(w->name))
        fault_field(f, "name", "has 1 to 128 bytes, no spaces and no '+'");
    return f->kind == FAULT_NONE;
}

/* ---- addresses are sealed: they name people ---- */

static void address_key(const struct journal *j, uint8_t ret[static CRYPTO_KEY_SIZE])
{
    crypto_keyed(j->seed, STR("guichet witness address"), NULL, 0, ret);
}

static struct str address_about(struct arena *a, const struct witness_row *row)
{
    return str_printf(a, "witness|mail|%s|%s", id_text(row->org).s, id_text(row->id).s);
}

static bool address_seal(const struct journal *j, struct arena *a, const struct witness_row *row,
                         struct str mail, struct str *ret, struct fault *f)
{
    struct str about = address_about(a, row);
    uint8_t key[CRYPTO_KEY_SIZE], *sealed = arena_alloc(a, mail.len + CRYPTO_SEAL_EXTRA);

    if (!arena_check(a, f))
        return false;
    address_key(j, key);
    crypto_seal(key, about, mail, sealed);
    crypto_wipe(key, sizeof key);
    *ret = str_make(sealed, mail.len + CRYPTO_SEAL_EXTRA);
    return true;
}

bool witness_address(const struct journal *j, struct arena *a, struct witness_row *row,
                     struct fault *f)
{
    struct str about = address_about(a, row), sealed = row->mail;
    uint8_t key[CRYPTO_KEY_SIZE], *mail = arena_alloc(a, sealed.len + 1);
    bool ok;

    if (!sealed.len)
        return true;
    if (!arena_check(a, f))
        return false;
    address_key(j, key);
    ok = crypto_unseal(key, about, sealed, mail);
    crypto_wipe(key, sizeof key);
    if (!ok)
        return fault_set(f, FAULT_DAMAGED, "witness " ID_FMT ": its address was changed or moved",
                         ID_ARG(row->id));
    row->mail = str_make(mail, sealed.len - CRYPTO_SEAL_EXTRA);
    return true;
}

static bool addresses(const struct journal *j, struct arena *a, struct witness_row *rows,
                      size_t count, struct fault *f)
{
    for (size_t i = 0; i < count; i++)
        if (!witness_address(j, a, &rows[i], f))
            return false;
    return true;
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

static bool is_same(const struct witness_row *one, const struct witness_row *other, struct str mail)
{
    if (mail.len)
        return str_eq(one->mail, mail);
    return other->key.len ? str_eq(one->key, other->key) : str_eq(one->url, other->url);
}

static bool work_add(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *w = arg;
    struct witness_row row = { .id = w->id,
                               .org = w->org,
                               .name = w->new->name,
                               .key = w->new->key.ptr ? w->new->key : STR(""),
                               .url = w->new->url.ptr ? w->new->url : STR(""),
                               .lang = w->new->lang,
                               .created = clock_now() };
    scoped(arena) *a = arena_new(WORK_MAX);
    struct witness_row *rows;
    size_t count;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_witness_list(tx, a, w->org, &rows, &count, f) ||
        !addresses(w->journal, a, rows, count, f))
        return false;
    if (count >= WITNESSES_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d witnesses", WITNESSES_MAX);
    for (size_t i = 0; i < count; i++)
        if (is_same(&rows[i], &row, w->new->mail))
            return fault_set(f, FAULT_CONFLICT, "this witness is there already");
    if (w->new->mail.len && !address_seal(w->journal, a, &row, w->new->mail, &row.mail, f))
        return false;
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

static bool work_again(struct tx *tx, void *arg, struct fault *f)
{
    const struct changing *w = arg;

    return store_witness_again(tx, w->org, w->id, f);
}

bool witness_again(struct journal *j, struct id org, struct id id, struct fault *f)
{
    struct changing w = { j, NULL, id, org, ID_NONE };

    return store_write(j->store, work_again, &w, f);
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

    if (!store_read(j->store, work_list, &l, f) || !addresses(j, a, l.rows, l.count, f))
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
