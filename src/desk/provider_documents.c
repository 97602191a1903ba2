/* SPDX-License-Identifier: EUPL-1.2 */
/* provider_documents.c - what is kept beside a provider of AI: its contract, its certificates. */
#include "base/attr.h"
#include "desk/providers_priv.h"

#define NAME_MAX_BYTES 200

static const char *const kinds[] = { "contract", "certificate", "terms", "letter", "other" };

const char *const *provider_document_kinds(size_t *ret_count)
{
    *ret_count = COUNT_OF(kinds);
    return kinds;
}

struct filing {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id provider, id;
    struct provider_document_row row, *rows;
    size_t count;
    struct provider_row now;                 /* the provider, before */
    struct str record;                       /* the same, sealed for the next version */
    uint8_t record_digest[CRYPTO_HASH_SIZE]; /* of it in clear */
};

static struct place name_place(struct id document)
{
    return (struct place){ .table = "provider_document", .column = "name", .row = document };
}

static struct place bytes_place(struct id document)
{
    return (struct place){ .table = "provider_document", .column = "bytes", .row = document };
}

static bool open_row(struct filing *x, struct arena *a, const struct provider_document_row *row,
                     struct provider_document *ret, struct fault *f)
{
    struct place at = name_place(row->id);

    *ret = (struct provider_document){ .id = row->id,
                                       .kind = row->kind,
                                       .type = row->type,
                                       .size = row->size,
                                       .by = row->by,
                                       .at = row->at };
    for (size_t i = 0; i < sizeof ret->digest; i++)
        ret->digest[i] = row->digest[i];
    return vault_secret_open(x->desk->parts.vault, a, x->by->org, &at, row->name, &ret->name, f);
}

/* ---- reading ---- */

static bool has_provider(struct filing *x, struct tx *tx, struct provider_row *ret, struct fault *f)
{
    return store_provider_get(tx, x->arena, x->by->org, x->provider, ret, f);
}

static bool read_provider(struct tx *tx, void *arg, struct fault *f)
{
    struct filing *x = arg;

    return has_provider(x, tx, &x->now, f);
}

static bool read_list(struct tx *tx, void *arg, struct fault *f)
{
    struct filing *x = arg;
    struct provider_row provider;

    return has_provider(x, tx, &provider, f) &&
           store_provider_documents(tx, x->arena, x->provider, &x->rows, &x->count, f);
}

bool desk_provider_documents(struct desk *d, struct arena *a, const struct principal *by,
                             struct id provider, struct provider_document **ret, size_t *ret_count,
                             struct fault *f)
{
    struct filing x = { .desk = d, .arena = a, .by = by, .provider = provider };
    struct provider_document *all;

    if (!provider_may_see(by, f) || !store_read(d->parts.store, read_list, &x, f))
        return false;
    all = arena_many(a, struct provider_document, x.count + 1);
    for (size_t i = 0; all && i < x.count; i++)
        if (!open_row(&x, a, &x.rows[i], &all[i], f))
            return false;
    *ret = all;
    *ret_count = x.count;
    return arena_check(a, f);
}

static bool read_one(struct tx *tx, void *arg, struct fault *f)
{
    struct filing *x = arg;
    struct provider_row provider;

    return has_provider(x, tx, &provider, f) &&
           store_provider_document(tx, x->arena, x->provider, x->id, &x->row, f);
}

bool desk_provider_document_get(struct desk *d, struct arena *a, const struct principal *by,
                                struct id provider, struct id id, struct provider_document *ret,
                                struct str *ret_bytes, struct fault *f)
{
    struct filing x = { .desk = d, .arena = a, .by = by, .provider = provider, .id = id };
    struct place at = bytes_place(id);

    return provider_may_see(by, f) && store_read(d->parts.store, read_one, &x, f) &&
           open_row(&x, a, &x.row, ret, f) &&
           vault_secret_open(d->parts.vault, a, by->org, &at, x.row.bytes, ret_bytes, f);
}

/* ---- changing ----
 * Who approves has read what lies beside the record: with another set of documents it is another
 * version, of the same record, and nobody has approved that one yet. */

static bool open_record(struct filing *x, struct fault *f)
{
    struct vault *v = x->desk->parts.vault;
    struct place was, is;
    struct crypto_part part;
    struct str json;

    if (!store_read(x->desk->parts.store, read_provider, x, f))
        return false;
    was = provider_place(x->provider, "record", x->now.version);
    is = provider_place(x->provider, "record", x->now.version + 1);
    if (!vault_secret_open(v, x->arena, x->by->org, &was, x->now.record, &json, f))
        return false;
    part = (struct crypto_part){ json.ptr, json.len };
    crypto_sha256(&part, 1, x->record_digest);
    return vault_secret_seal(v, x->arena, x->by->org, &is, json, &x->record, f);
}

static bool write_version(struct filing *x, struct tx *tx, struct provider_row *row,
                          struct fault *f)
{
    struct provider_version_row version = {
        .version = row->version + 1, .record = x->record, .by = x->by->id, .at = clock_now()
    };

    if (row->version != x->now.version)
        return fault_set(f, FAULT_CONFLICT, "somebody changed the provider meanwhile: try again");
    version.at = version.at > row->changed ? version.at : row->changed + 1;
    row->version = version.version;
    row->record = version.record;
    row->changed = version.at;
    return store_provider_set(tx, row, f) && store_provider_version_add(tx, row->id, &version, f) &&
           provider_journal(x->desk, tx, x->by, "provider.change", row, NULL, x->record_digest, f);
}

static bool write_added(struct tx *tx, void *arg, struct fault *f)
{
    struct filing *x = arg;
    struct provider_row provider;

    if (!has_provider(x, tx, &provider, f) ||
        !store_provider_documents(tx, x->arena, x->provider, &x->rows, &x->count, f))
        return false;
    if (x->count >= PROVIDER_DOCUMENTS_MAX)
        return fault_set(f, FAULT_CONFLICT, "a provider has at most %d documents",
                         PROVIDER_DOCUMENTS_MAX);
    return store_provider_document_add(tx, &x->row, f) &&
           provider_journal(x->desk, tx, x->by, "document.add", &provider, NULL, x->row.digest,
                            f) &&
           write_version(x, tx, &provider, f);
}

static bool check_document(const struct provider_document *doc, struct str bytes, struct fault *f)
{
    bool known = false;

    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        known = known || str_eq(doc->kind, str_of(kinds[i]));
    if (!known)
        fault_field(f, "kind", "contract, certificate, terms, letter or other");
    if (!doc->name.len || doc->name.len > NAME_MAX_BYTES)
        fault_field(f, "name", "has 1 to 200 bytes");
    if (!bytes.len)
        fault_field(f, "content", "holds something");
    if (!f->kind && bytes.len > PROVIDER_DOCUMENT_MAX)
        fault_set(f, FAULT_LIMIT, "a document has at most %zu bytes", PROVIDER_DOCUMENT_MAX);
    return !f->kind;
}

bool desk_provider_document_add(struct desk *d, const struct principal *by, struct id provider,
                                struct provider_document *doc, struct str bytes, struct fault *f)
{
    scoped(arena) *a = arena_new(PROVIDER_DOCUMENT_MAX + ((size_t)4 << 20));
    struct filing x = { .desk = d, .arena = a, .by = by, .provider = provider };
    struct crypto_part part = { bytes.ptr, bytes.len };
    struct place name, content;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!provider_may_change(by, f) || !check_document(doc, bytes, f))
        return false;
    if (id_is_none(doc->id))
        doc->id = id_new();
    doc->size = (int64_t)bytes.len;
    doc->type = blob_type(doc->type);
    doc->by = by->id;
    doc->at = clock_now();
    crypto_sha256(&part, 1, doc->digest);
    x.row = (struct provider_document_row){ .id = doc->id,
                                            .org = by->org,
                                            .provider = provider,
                                            .kind = doc->kind,
                                            .type = doc->type,
                                            .size = doc->size,
                                            .by = by->id,
                                            .at = doc->at };
    crypto_sha256(&part, 1, x.row.digest);
    name = name_place(doc->id);
    content = bytes_place(doc->id);
    return vault_secret_seal(d->parts.vault, a, by->org, &name, doc->name, &x.row.name, f) &&
           vault_secret_seal(d->parts.vault, a, by->org, &content, bytes, &x.row.bytes, f) &&
           open_record(&x, f) && store_write(d->parts.store, write_added, &x, f);
}

static bool write_removed(struct tx *tx, void *arg, struct fault *f)
{
    struct filing *x = arg;
    struct provider_row provider;

    return has_provider(x, tx, &provider, f) &&
           store_provider_document(tx, x->arena, x->provider, x->id, &x->row, f) &&
           store_provider_document_remove(tx, x->provider, x->id, clock_now(), f) &&
           provider_journal(x->desk, tx, x->by, "document.remove", &provider, NULL, x->row.digest,
                            f) &&
           write_version(x, tx, &provider, f);
}

bool desk_provider_document_remove(struct desk *d, const struct principal *by, struct id provider,
                                   struct id id, struct fault *f)
{
    scoped(arena) *a = arena_new(PROVIDER_DOCUMENT_MAX + ((size_t)4 << 20));
    struct filing x = { .desk = d, .arena = a, .by = by, .provider = provider, .id = id };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return provider_may_change(by, f) && open_record(&x, f) &&
           store_write(d->parts.store, write_removed, &x, f);
}
