/* SPDX-License-Identifier: EUPL-1.2 */
/* passkey_new.c - adding a passkey.  See passkey.h. */
#include "account/account_priv.h"
#include "account/passkey.h"
#include "account/webauthn_priv.h"

bool passkey_begin(struct accounts *acc, struct arena *a, const struct session *session,
                   struct passkey_ask *ret, struct fault *f)
{
    uint8_t handle[CRYPTO_HASH_SIZE];

    if (!passkey_check(acc, f))
        return false;
    passkey_handle(acc, session->login, handle);
    *ret = (struct passkey_ask){ .challenge = challenge_new(acc, a, CHALLENGE_ADD, session->id),
                                 .rp = acc->relying.id,
                                 .user = crypto_base64url(a, handle, sizeof handle),
                                 .name = session->user.email,
                                 .user_name = session->user.name };
    return passkey_known(acc, a, session->login, ret, f);
}

struct adding {
    struct advance v;
    struct factor_row row;
    struct challenge challenge;
    struct str *codes;
    bool first_answer, first_factor, taken;
};

static bool write_row(struct adding *d, struct tx *tx, const struct standing *s, struct fault *f)
{
    struct fault why = { 0 };
    struct factor_row other;

    if (s->factor_count >= FACTOR_MAX)
        return fault_set(f, FAULT_LIMIT, "a login has at most 20 factors: remove one first");
    d->taken = store_factor_by_credential(tx, d->v.arena, d->row.credential, &other, &why);
    if (d->taken || why.kind != FAULT_MISSING)
        return d->taken || fault_set(f, why.kind, "%s", why.text);
    d->first_factor = !s->codes;
    /* Made and shown are one: it counts from now. */
    return store_factor_add(tx, &d->row, f) &&
           (!d->first_factor || recovery_write(d->v.acc, tx, d->row.login, d->codes, f)) &&
           account_journal_all(d->v.acc, tx, d->v.arena, d->row.login, "factor.add", "done", f);
}

static bool write_adding(struct tx *tx, void *arg, struct fault *f)
{
    struct adding *d = arg;
    struct standing s;

    if (!challenge_spend(tx, &d->challenge, &d->first_answer, f))
        return false;
    if (!d->first_answer)
        return true;
    if (!standing_read(tx, d->v.arena, d->row.login, &s, f) || !write_row(d, tx, &s, f))
        return false;
    return d->taken ||
           (store_session_get(tx, d->v.arena, d->v.session->hash, clock_now(), &d->v.row, f) &&
            session_advance(&d->v, tx, f));
}

static void fill_row(struct adding *d, struct id login, struct str name,
                     const struct attested *made)
{
    struct arena *a = d->v.arena;
    struct id id = id_new();

    d->v.factor = made->verified ? FACTOR_PASSKEY : FACTOR_KEY;
    d->row = (struct factor_row){ .id = id,
                                  .login = login,
                                  .kind = (int64_t)d->v.factor,
                                  .credential = made->credential,
                                  .counter = made->counter,
                                  .confirmed = 1,
                                  .created = clock_now() };
    d->row.name = secret_seal(d->v.acc, a, secret_about(a, "factor name", login, id), name);
    d->row.secret = secret_seal(d->v.acc, a, secret_about(a, "factor", login, id), made->key);
}

/* What the browser brought, looked at before anything is written. */
static bool check_new(struct adding *d, const struct passkey_new *made, struct fault *f)
{
    struct ceremony c = { .type = "webauthn.create",
                          .rp = d->v.acc->relying,
                          .client_data = made->client_data,
                          .data = made->data };
    const struct session *session = d->v.session;
    struct attested attested;
    struct fault why = { 0 };
    struct str challenge;

    if (!made->name.len || made->name.len > FACTOR_NAME_MAX)
        return fault_field(f, "name", "must have 1 to 60 bytes");
    if (!webauthn_challenge(d->v.arena, c.client_data, &challenge, &why) ||
        !challenge_open(d->v.acc, d->v.arena, challenge, CHALLENGE_ADD, session->id, &d->challenge,
                        &why))
        return fault_field(f, "passkey", why.text);
    if (!webauthn_created(d->v.arena, &c, &attested, f))
        return false;
    fill_row(d, session->login, made->name, &attested);
    d->codes = recovery_new(d->v.arena);
    return arena_check(d->v.arena, f);
}

bool passkey_add(struct accounts *acc, struct arena *a, struct session *session,
                 const struct passkey_new *made, struct str **ret_codes, size_t *ret_count,
                 struct fault *f)
{
    bool half = session->next != LOGIN_DONE;
    struct adding d = { .v = { .acc = acc,
                               .arena = a,
                               .act = half ? "session.start" : "session.factor",
                               .org = half ? ID_NONE : session->user.org,
                               .session = session } };

    if (!passkey_check(acc, f) || !check_new(&d, made, f) ||
        !store_write(acc->store, write_adding, &d, f))
        return false;
    if (!d.first_answer)
        return fault_field(f, "passkey", "this was answered before");
    if (d.taken)
        return fault_field(f, "passkey", "is known here already");
    *ret_codes = d.codes;
    *ret_count = d.first_factor ? RECOVERY_CODES : 0;
    return session_finish(&d.v, f);
}
