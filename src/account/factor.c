/* SPDX-License-Identifier: EUPL-1.2 */
/* factor.c - codes of authenticator apps and recovery codes.  See factor.h. */
#include "account/factor.h"

#include <liboath/oath.h>
#include <string.h>

#include "account/account_priv.h"
#include "base/buf.h"

#define CODE_LETTERS 24 /* of a recovery code: 120 bits, so that no slow hash is needed */
#define WINDOW       1  /* half minutes to each side: clocks differ */

/* No 0, 1, I, O: codes are copied by hand. */
static const char code_letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static struct str about_factor(struct arena *a, const char *what, struct id login, struct id id)
{
    return secret_about(a, what, login, id);
}

/* ---- recovery codes ---- */

/* As typed: case, blanks and dashes do not count. */
static void code_hash(const struct accounts *acc, struct id login, struct str code,
                      uint8_t ret[static 32])
{
    char plain[CODE_LETTERS * 2];
    size_t n = 0;

    for (size_t i = 0; i < code.len && n < sizeof plain; i++) {
        char c = code.ptr[i];

        if (c == '-' || c == ' ')
            continue;
        plain[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    struct crypto_part parts[] = { { login.b, sizeof login.b }, { plain, n } };
    crypto_keyed(acc->key, STR("guichet recovery"), parts, COUNT_OF(parts), ret);
}

static struct str code_new(struct arena *a)
{
    uint8_t bytes[CODE_LETTERS];
    char text[CODE_LETTERS + 1];

    crypto_random(bytes, sizeof bytes);
    for (size_t i = 0; i < CODE_LETTERS; i++)
        text[i] = code_letters[bytes[i] % 32];
    text[CODE_LETTERS] = '\0';
    return str_printf(a, "%.6s-%.6s-%.6s-%.6s", text, text + 6, text + 12, text + 18);
}

bool recovery_write(const struct accounts *acc, struct tx *tx, struct id login,
                    const struct str *codes, struct fault *f)
{
    if (!store_recovery_clear(tx, login, f))
        return false;
    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        uint8_t hash[32];

        code_hash(acc, login, codes[i], hash);
        if (!store_recovery_add(tx, login, hash, f))
            return false;
    }
    return true;
}

struct str *recovery_new(struct arena *a)
{
    struct str *codes = arena_many(a, struct str, RECOVERY_CODES);

    for (size_t i = 0; codes && i < RECOVERY_CODES; i++)
        codes[i] = code_new(a);
    return codes;
}

/* ---- time codes ---- */

/* The step a code belongs to, -1 when it is none, or of a step that was used. */
static int64_t totp_step(struct str secret, struct str code, int64_t used)
{
    time_t now = (time_t)(clock_now() / 1000);
    char text[TOTP_DIGITS + 1];
    int64_t step;
    int at = 0;

    if (code.len != TOTP_DIGITS)
        return -1;
    memcpy(text, code.ptr, TOTP_DIGITS);
    text[TOTP_DIGITS] = '\0';
    /* Found or not, it compares every step of the window. */
    if (oath_totp_validate2(secret.ptr, secret.len, now, TOTP_STEP_SECONDS, 0, WINDOW, &at, text) <
        0)
        return -1;
    step = now / TOTP_STEP_SECONDS + at;
    return step > used ? step : -1;
}

static bool spend_totp(const struct accounts *acc, struct tx *tx, struct arena *a,
                       const struct factor_row *row, struct str code, bool *ret_right,
                       struct fault *f)
{
    struct str secret;
    int64_t step;

    *ret_right = false;
    if (!secret_open(acc, a, about_factor(a, "factor", row->login, row->id), row->secret, &secret,
                     f))
        return false;
    step = totp_step(secret, code, row->counter);
    if (step < 0)
        return true;
    *ret_right = true;
    return store_factor_use(tx, row->id, step, clock_now(), f);
}

bool factor_spend(const struct accounts *acc, struct tx *tx, struct arena *a,
                  const struct standing *s, struct str code, unsigned *ret_factor, struct fault *f)
{
    struct fault why = { 0 };
    uint8_t hash[32];

    *ret_factor = 0;
    for (size_t i = 0; i < s->factor_count; i++) {
        bool right;

        if (s->factors[i].kind != FACTOR_TOTP)
            continue;
        if (!spend_totp(acc, tx, a, &s->factors[i], str_trim(code), &right, f))
            return false;
        if (right)
            *ret_factor = FACTOR_TOTP;
        if (right)
            return true;
    }
    code_hash(acc, s->login.id, code, hash);
    if (store_recovery_use(tx, s->login.id, hash, &why))
        *ret_factor = FACTOR_RECOVERY;
    else if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    return true;
}

/* ---- setting one up ---- */

struct setting_up {
    struct accounts *acc;
    struct arena *arena;
    const struct session *session;
    struct advance v;
    struct factor_row row;
    struct standing standing;
    struct str code, *codes;
    bool right, first;
};

static bool write_begin(struct tx *tx, void *arg, struct fault *f)
{
    struct setting_up *u = arg;

    if (!standing_read(tx, u->arena, u->session->login, &u->standing, f))
        return false;
    if (u->standing.factor_count >= FACTOR_MAX)
        return fault_set(f, FAULT_LIMIT, "a login has at most 20 factors: remove one first");
    return store_factor_unconfirmed(tx, u->session->login, f) && store_factor_add(tx, &u->row, f);
}

static struct str label_of(struct arena *a, struct str email)
{
    struct buf b = buf_new(a, 1024);

    for (size_t i = 0; i < email.len; i++) {
        unsigned char c = (unsigned char)email.ptr[i];

        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            strchr("-._@", c))
            buf_printf(&b, "%c", c);
        else
            buf_printf(&b, "%%%02X", c);
    }
    return buf_str(&b);
}

/* RFC 4648, 6; 20 bytes are 32 letters, without padding. */
static struct str base32(struct arena *a, const uint8_t bytes[static TOTP_SECRET_SIZE])
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    char text[TOTP_SECRET_SIZE * 8 / 5];
    struct str copy;

    for (size_t i = 0; i < sizeof text; i++) {
        size_t bit = i * 5, at = bit / 8;
        unsigned two =
            (unsigned)bytes[at] << 8 | (at + 1 < TOTP_SECRET_SIZE ? (unsigned)bytes[at + 1] : 0u);

        text[i] = letters[two >> (11 - bit % 8) & 31u];
    }
    copy = str_copy(a, str_make(text, sizeof text));
    crypto_wipe(text, sizeof text);
    return copy;
}

bool totp_begin(struct accounts *acc, struct arena *a, const struct session *session,
                struct str name, struct totp_new *ret, struct fault *f)
{
    struct setting_up u = { .acc = acc, .arena = a, .session = session };
    struct id id = id_new();
    uint8_t secret[TOTP_SECRET_SIZE];

    if (!name.len || name.len > FACTOR_NAME_MAX)
        return fault_field(f, "name", "must have 1 to 60 bytes");
    crypto_random(secret, sizeof secret);
    u.row = (struct factor_row){
        .id = id, .login = session->login, .kind = FACTOR_TOTP, .created = clock_now()
    };
    u.row.name = secret_seal(acc, a, about_factor(a, "factor name", session->login, id), name);
    u.row.secret = secret_seal(acc, a, about_factor(a, "factor", session->login, id),
                               str_make(secret, sizeof secret));
    ret->secret = base32(a, secret);
    crypto_wipe(secret, sizeof secret);
    ret->uri = str_printf(a, "otpauth://totp/Guichet:%.*s?secret=%.*s&issuer=Guichet",
                          STR_ARG(label_of(a, session->user.email)), STR_ARG(ret->secret));
    return arena_check(a, f) && store_write(acc->store, write_begin, &u, f);
}

static bool find_unconfirmed(struct setting_up *u, struct tx *tx, struct fault *f)
{
    struct factor_row *rows;
    size_t count;

    if (!store_factor_list(tx, u->arena, u->session->login, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].confirmed || rows[i].kind != FACTOR_TOTP)
            continue;
        u->row = rows[i];
        return true;
    }
    return fault_set(f, FAULT_CONFLICT, "nothing is being set up: begin again");
}

static bool write_confirm(struct tx *tx, void *arg, struct fault *f)
{
    struct setting_up *u = arg;

    if (!find_unconfirmed(u, tx, f) ||
        !standing_read(tx, u->arena, u->session->login, &u->standing, f) ||
        !spend_totp(u->acc, tx, u->arena, &u->row, str_trim(u->code), &u->right, f))
        return false;
    if (!u->right)
        return true;
    u->first = !u->standing.codes;
    return (!u->first || recovery_write(u->acc, tx, u->session->login, u->codes, f)) &&
           account_journal_all(u->acc, tx, u->arena, u->session->login, "factor.add", "done", f) &&
           store_session_get(tx, u->arena, u->session->hash, clock_now(), &u->v.row, f) &&
           session_advance(&u->v, tx, f);
}

bool totp_confirm(struct accounts *acc, struct arena *a, struct session *session, struct str code,
                  struct str **ret_codes, size_t *ret_count, struct fault *f)
{
    struct setting_up u = { .acc = acc, .arena = a, .session = session, .code = code };
    bool half = session->next != LOGIN_DONE;

    u.v = (struct advance){ .acc = acc,
                            .arena = a,
                            .act = half ? "session.start" : "session.factor",
                            .factor = FACTOR_TOTP,
                            .org = half ? ID_NONE : session->user.org,
                            .session = session };

    u.codes = recovery_new(a);
    if (!arena_check(a, f) || !store_write(acc->store, write_confirm, &u, f))
        return false;
    if (!u.right)
        return fault_field(f, "otp", "is not the code of this moment: is the clock right?");
    *ret_codes = u.codes;
    *ret_count = u.first ? RECOVERY_CODES : 0;
    return session_finish(&u.v, f);
}

/* ---- what there is ---- */

static bool read_standing(struct tx *tx, void *arg, struct fault *f)
{
    struct setting_up *u = arg;

    return standing_read(tx, u->arena, u->row.login, &u->standing, f);
}

bool factor_list(struct accounts *acc, struct arena *a, struct id login, struct factor_seen **ret,
                 size_t *ret_count, int64_t *ret_codes, struct fault *f)
{
    struct setting_up u = { .acc = acc, .arena = a, .row.login = login };
    const struct standing *s = &u.standing;
    struct factor_seen *seen;

    if (!store_read(acc->store, read_standing, &u, f))
        return false;
    seen = arena_many(a, struct factor_seen, s->factor_count + 1);
    if (!seen)
        return arena_check(a, f);
    for (size_t i = 0; i < s->factor_count; i++) {
        const struct factor_row *row = &s->factors[i];

        seen[i] = (struct factor_seen){ .id = row->id,
                                        .kind = (enum factor)row->kind,
                                        .created = row->created,
                                        .used = row->used,
                                        .cloned = row->cloned };
        if (!secret_open(acc, a, about_factor(a, "factor name", login, row->id), row->name,
                         &seen[i].name, f))
            return false;
    }
    *ret = seen;
    *ret_count = s->factor_count;
    *ret_codes = s->codes;
    return true;
}

/* Would an organisation the login serves be left without what it asks for? */
static bool still_enough(const struct standing *s, struct id without)
{
    unsigned kinds = 0;

    for (size_t i = 0; i < s->factor_count; i++)
        if (!id_eq(s->factors[i].id, without))
            kinds |= (unsigned)s->factors[i].kind;
    for (size_t i = 0; i < s->account_count; i++) {
        enum demand_level level = demand_of(&s->demands[i], (unsigned)s->accounts[i].roles);

        if (level == DEMAND_PASSKEY ? !(kinds & (FACTOR_KEY | FACTOR_PASSKEY))
                                    : level == DEMAND_SECOND && !kinds)
            return false;
    }
    return true;
}

static bool write_remove(struct tx *tx, void *arg, struct fault *f)
{
    struct setting_up *u = arg;

    if (!standing_read(tx, u->arena, u->session->login, &u->standing, f))
        return false;
    if (!still_enough(&u->standing, u->row.id))
        return fault_set(f, FAULT_CONFLICT, "your organisation asks for it: add another first");
    if (!store_factor_remove(tx, u->session->login, u->row.id, f))
        return false;
    if (u->standing.factor_count <= 1 && !store_recovery_clear(tx, u->session->login, f))
        return false;
    return account_journal_all(u->acc, tx, u->arena, u->session->login, "factor.remove", "done", f);
}

bool factor_remove(struct accounts *acc, struct arena *a, const struct session *session,
                   struct id id, struct fault *f)
{
    struct setting_up u = { .acc = acc, .arena = a, .session = session, .row.id = id };

    return store_write(acc->store, write_remove, &u, f);
}

static bool write_rename(struct tx *tx, void *arg, struct fault *f)
{
    struct setting_up *u = arg;

    return store_factor_rename(tx, u->row.login, u->row.id, u->row.name, f) &&
           account_journal_all(u->acc, tx, u->arena, u->row.login, "factor.rename", "done", f);
}

bool factor_rename(struct accounts *acc, struct arena *a, const struct session *session,
                   struct id id, struct str name, struct fault *f)
{
    struct setting_up u = {
        .acc = acc, .arena = a, .session = session, .row = { .id = id, .login = session->login }
    };

    if (!name.len || name.len > FACTOR_NAME_MAX)
        return fault_field(f, "name", "must have 1 to 60 bytes");
    u.row.name = secret_seal(acc, a, about_factor(a, "factor name", session->login, id), name);
    return arena_check(a, f) && store_write(acc->store, write_rename, &u, f);
}

static bool write_renewal(struct tx *tx, void *arg, struct fault *f)
{
    struct setting_up *u = arg;

    if (!standing_read(tx, u->arena, u->session->login, &u->standing, f))
        return false;
    if (!u->standing.factor_count)
        return fault_set(f, FAULT_CONFLICT, "recovery codes stand in for a second factor: add one");
    return recovery_write(u->acc, tx, u->session->login, u->codes, f) &&
           account_journal_all(u->acc, tx, u->arena, u->session->login, "factor.codes", "done", f);
}

bool recovery_renew(struct accounts *acc, struct arena *a, const struct session *session,
                    struct str **ret_codes, size_t *ret_count, struct fault *f)
{
    struct setting_up u = { .acc = acc, .arena = a, .session = session };

    u.codes = recovery_new(a);
    if (!arena_check(a, f) || !store_write(acc->store, write_renewal, &u, f))
        return false;
    *ret_codes = u.codes;
    *ret_count = RECOVERY_CODES;
    return true;
}
