/* SPDX-License-Identifier: EUPL-1.2 */
/* account.c - users: adding, reading, changing.  See account.h. */
#include <stdlib.h>
#include <string.h>

#include "account/account_priv.h"
#include "base/buf.h"
#include "base/json.h"

bool accounts_open(struct store *s, struct journal *j, const uint8_t key[static CRYPTO_KEY_SIZE],
                   struct accounts **ret_accounts, struct fault *f)
{
    struct accounts *acc = calloc(1, sizeof *acc);

    if (acc)
        acc->key = crypto_guarded_alloc(CRYPTO_KEY_SIZE);
    if (!acc || !acc->key) {
        free(acc);
        return fault_set(f, FAULT_BROKEN, "no memory for accounts");
    }
    memcpy(acc->key, key, CRYPTO_KEY_SIZE);
    pthread_mutex_init(&acc->mutex, NULL);
    acc->store = s;
    acc->journal = j;
    *ret_accounts = acc;
    return true;
}

void accounts_close(struct accounts *acc)
{
    if (!acc)
        return;
    pthread_mutex_destroy(&acc->mutex);
    crypto_guarded_free(acc->key);
    free(acc);
}

bool account_journal(const struct accounts *acc, struct tx *tx, struct id org, struct id by,
                     const char *act, const char *on_kind, struct id on, const char *result,
                     struct fault *f)
{
    struct journal_entry e = {
        .org = org, .by = by, .act = act, .on_kind = on_kind, .on = on, .result = result
    };
    uint64_t n;

    return journal_append(acc->journal, tx, &e, &n, f);
}

void login_digest(const struct accounts *acc, struct str email, uint8_t ret[static 16])
{
    scoped(arena) *a = arena_new((size_t)4 << 10);
    struct str lower = a ? str_lower(a, str_slice(str_trim(email), 0, 320)) : STR_NONE;
    struct crypto_part part = { lower.ptr, lower.len };

    crypto_keyed16(acc->key, STR("guichet login"), &part, 1, ret);
}

/* ---- profiles ---- */

static struct str about_profile(struct arena *a, struct id org, struct id id)
{
    return str_printf(a, "account|profile|" ID_FMT "|" ID_FMT, ID_ARG(org), ID_ARG(id));
}

static struct str seal_profile(const struct accounts *acc, struct arena *a, struct id org,
                               struct id id, struct str name, struct str email)
{
    struct buf b = buf_new(a, (size_t)4 << 10);
    struct json_out o = json_out(&b);
    uint8_t *out;

    json_open(&o, NULL, '{');
    json_str(&o, "email", email);
    json_str(&o, "name", name);
    json_close(&o, '}');
    out = arena_alloc(a, b.len + CRYPTO_SEAL_EXTRA);
    if (!out || b.failed)
        return STR_NONE;
    crypto_seal(acc->key, about_profile(a, org, id), buf_str(&b), out);
    return str_make(out, b.len + CRYPTO_SEAL_EXTRA);
}

bool user_open(const struct accounts *acc, struct arena *a, const struct account_row *row,
               struct user *ret, struct fault *f)
{
    size_t size = row->profile.len - CRYPTO_SEAL_EXTRA;
    uint8_t *text = row->profile.len > CRYPTO_SEAL_EXTRA ? arena_alloc(a, size) : NULL;

    if (!text || !crypto_unseal(acc->key, about_profile(a, row->org, row->id), row->profile, text))
        return fault_set(f, FAULT_DAMAGED, "profile of account " ID_FMT " does not open",
                         ID_ARG(row->id));
    scoped_json json_t *j = json_read(str_make(text, size), f);
    if (!j)
        return fault_wrap(f, "profile of account " ID_FMT, ID_ARG(row->id));
    *ret = (struct user){ .id = row->id,
                          .org = row->org,
                          .name = str_copy(a, json_text(j, "name")),
                          .email = str_copy(a, json_text(j, "email")),
                          .roles = (unsigned)row->roles,
                          .disabled = row->disabled != 0 };
    lang_parse(row->lang, &ret->lang);
    return arena_check(a, f);
}

/* ---- adding ---- */

struct adding {
    struct accounts *acc;
    struct arena *arena;
    struct principal by;
    struct account_row row;
    uint8_t login[16];
};

static bool write_account(struct tx *tx, void *arg, struct fault *f)
{
    struct adding *n = arg;
    struct account_row there;
    struct fault why = { 0 };

    if (store_account_by_login(tx, n->arena, n->login, &there, &why))
        return fault_set(f, FAULT_CONFLICT, "this e-mail address has an account already");
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    return store_account_add(tx, &n->row, n->login, clock_now(), f) &&
           account_journal(n->acc, tx, n->row.org, n->by.id, "account.add", "account", n->row.id,
                           "done", f);
}

static bool check_password(struct str password, struct fault *f)
{
    if (password.len < ACCOUNT_PASSWORD_MIN)
        return fault_field(f, "password", "must have at least 12 characters");
    if (password.len > ACCOUNT_PASSWORD_MAX)
        return fault_field(f, "password", "must have at most 256 bytes");
    return true;
}

static bool check_new(const struct user_new *u, struct fault *f)
{
    size_t at = str_chr(u->email, '@', 0);
    bool ok = true;

    if (at == STR_NPOS || at == 0 || at + 1 >= u->email.len || u->email.len > 320)
        ok = fault_field(f, "email", "must be an e-mail address");
    if (!u->name.len || u->name.len > 200)
        ok = fault_field(f, "name", "must have 1 to 200 bytes");
    if (!u->roles || u->roles >> ROLES)
        ok = fault_field(f, "roles", "must name at least one role");
    return check_password(u->password, f) && ok;
}

bool account_add(struct accounts *acc, const struct principal *by, const struct user_new *u,
                 struct id *ret_id, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    struct adding n = { .acc = acc, .arena = a, .by = *by };
    char stored[CRYPTO_PASSWORD_SIZE];

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!check_new(u, f) || !crypto_password_hash(u->password, stored, f))
        return false;
    n.row = (struct account_row){ .id = id_new(),
                                  .org = u->org,
                                  .password = str_of(stored),
                                  .roles = u->roles,
                                  .lang = str_of(lang_name(u->lang)) };
    n.row.profile = seal_profile(acc, a, u->org, n.row.id, u->name, str_trim(u->email));
    login_digest(acc, u->email, n.login);
    if (!arena_check(a, f) || !store_write(acc->store, write_account, &n, f))
        return false;
    *ret_id = n.row.id;
    return true;
}

/* ---- reading ---- */

struct reading {
    struct arena *arena;
    struct id id;
    uint8_t login[16];
    struct account_row row, *rows;
    size_t count;
};

static bool read_one(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;

    return store_account_get(tx, r->arena, r->id, &r->row, f);
}

static bool read_by_login(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;

    return store_account_by_login(tx, r->arena, r->login, &r->row, f);
}

static bool read_all(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;

    return store_account_list(tx, r->arena, r->id, &r->rows, &r->count, f);
}

bool account_get(struct accounts *acc, struct arena *a, struct id id, struct user *ret,
                 struct fault *f)
{
    struct reading r = { .arena = a, .id = id };

    return store_read(acc->store, read_one, &r, f) && user_open(acc, a, &r.row, ret, f);
}

bool account_find(struct accounts *acc, struct arena *a, struct str email, struct user *ret,
                  struct fault *f)
{
    struct reading r = { .arena = a };

    login_digest(acc, email, r.login);
    return store_read(acc->store, read_by_login, &r, f) && user_open(acc, a, &r.row, ret, f);
}

bool account_list(struct accounts *acc, struct arena *a, struct id org, struct user **ret_users,
                  size_t *ret_count, struct fault *f)
{
    struct reading r = { .arena = a, .id = org };

    if (!store_read(acc->store, read_all, &r, f))
        return false;
    *ret_users = arena_many(a, struct user, r.count + 1);
    if (!*ret_users)
        return arena_check(a, f);
    for (size_t i = 0; i < r.count; i++)
        if (!user_open(acc, a, &r.rows[i], &(*ret_users)[i], f))
            return false;
    *ret_count = r.count;
    return true;
}

/* ---- changing ---- */

struct changing {
    struct accounts *acc;
    struct principal by;
    struct id org, id;
    bool disabled;
    const char *stored; /* a new password, or NULL */
};

static bool write_change(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;

    if (c->stored ? !store_account_password(tx, c->org, c->id, str_of(c->stored), f)
                  : !store_account_disable(tx, c->org, c->id, c->disabled, f))
        return false;
    return store_session_end_all(tx, c->id, f) && account_journal(c->acc, tx, c->org, c->by.id,
                                                                  c->stored     ? "account.password"
                                                                  : c->disabled ? "account.disable"
                                                                                : "account.enable",
                                                                  "account", c->id, "done", f);
}

bool account_disable(struct accounts *acc, const struct principal *by, struct id org, struct id id,
                     bool disabled, struct fault *f)
{
    struct changing c = { .acc = acc, .by = *by, .org = org, .id = id, .disabled = disabled };

    if (!store_write(acc->store, write_change, &c, f))
        return false;
    sessions_ended(acc, id, NULL);
    return true;
}

bool account_password(struct accounts *acc, const struct principal *by, struct id org, struct id id,
                      struct str password, struct fault *f)
{
    char stored[CRYPTO_PASSWORD_SIZE];
    struct changing c = { .acc = acc, .by = *by, .org = org, .id = id, .stored = stored };

    if (!check_password(password, f) || !crypto_password_hash(password, stored, f) ||
        !store_write(acc->store, write_change, &c, f))
        return false;
    sessions_ended(acc, id, NULL);
    return true;
}
