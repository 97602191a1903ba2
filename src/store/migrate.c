/* SPDX-License-Identifier: EUPL-1.2 */
/* migrate.c - brings desk.db and vault.db to the newest schema, both or neither.
 *
 * The scripts are numbered from 1; each base remembers the number of the last one it ran.  The
 * vault commits first, so a desk with a schema beside an empty vault has lost its keys: that is
 * said, and never mended with an empty vault, which would look like a desk where everybody was
 * erased. */
#include "store/driver_priv.h"
#include "store_sql.h"

static const struct base_schema {
    const char *file;
    const struct schema_script *scripts;
    const size_t *count;
} bases[] = {
    [BASE_DESK] = { "desk.db", schema_desk, &schema_desk_count },
    [BASE_VAULT] = { "vault.db", schema_vault, &schema_vault_count },
};

static bool version_of(struct connection *c, enum statement_base base, int64_t *ret_version,
                       struct fault *f)
{
    const struct base_schema *b = &bases[base];

    if (!c->driver->version(c->link, base, ret_version, f))
        return false;
    if (*ret_version > (int64_t)*b->count)
        return fault_set(f, FAULT_CONFLICT,
                         "%s has schema %lld, this program (%s) knows %zu: use a newer guichet",
                         b->file, (long long)*ret_version, GUICHET_VERSION, *b->count);
    return *ret_version != 0 ||
           fault_set(f, FAULT_DAMAGED, "%s is a database, but not a desk's", b->file);
}

static bool run_scripts(struct connection *c, enum statement_base base, int64_t version,
                        struct fault *f)
{
    const struct base_schema *b = &bases[base];

    for (int64_t v = version < 0 ? 0 : version; v < (int64_t)*b->count; v++)
        if (!c->driver->script(c->link, base, b->scripts[v].sql, f) ||
            !c->driver->set_version(c->link, base, v + 1, f))
            return fault_wrap(f, "schema %lld of %s", (long long)v + 1, b->file);
    return true;
}

static bool migrate_both(struct connection *c, struct fault *f)
{
    int64_t desk, vault;

    if (!version_of(c, BASE_DESK, &desk, f) || !version_of(c, BASE_VAULT, &vault, f))
        return false;
    if (desk > 0 && vault < 0)
        return fault_set(f, FAULT_DAMAGED,
                         "vault.db is empty, but desk.db is not: restore vault.db from a backup");
    return run_scripts(c, BASE_VAULT, vault, f) && run_scripts(c, BASE_DESK, desk, f) &&
           (desk == (int64_t)schema_desk_count || c->driver->check_references(c->link, f));
}

static bool migrate_or_undo(struct connection *c, struct fault *f)
{
    if (!c->driver->begin(c->link, true, f))
        return false;
    if (migrate_both(c, f) && c->driver->commit(c->link, f))
        return true;
    c->driver->rollback(c->link);
    return false;
}

bool migrate(struct connection *c, struct fault *f)
{
    return c->driver->hold_references(c->link, false, f) && migrate_or_undo(c, f) &&
           c->driver->hold_references(c->link, true, f);
}
