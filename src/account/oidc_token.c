/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_token.c - an ID token: is it this provider's, for us, for this log-in, now?
 *
 * OpenID Connect Core 3.1.3.7, RFC 7519, RFC 8725.  The algorithm is one of a closed list and must
 * be that of the key's kind; the token's header is never asked which key to trust, only which of
 * the provider's own it was signed with.  A secret shared with the provider signs nothing here
 * (HS256): a public key could be passed off as one. */
#include <cjose/cjose.h>
#include <string.h>

#include "account/oidc_priv.h"

#define RSA_BITS_MIN 2048

static const struct {
    const char *name, *kind, *curve;
} algorithms[] = {
    { "RS256", "RSA", NULL },
    { "PS256", "RSA", NULL },
    { "ES256", "EC", "P-256" },
};

static enum oidc_seen wrong(struct fault *f, const char *why)
{
    fault_set(f, FAULT_UNKNOWN, "single sign-on: %s", why);
    return OIDC_WRONG;
}

/* ---- header and key ---- */

/* Three parts; the first as JSON. */
static json_t *read_header(struct arena *a, struct str token)
{
    struct fault ignored = { 0 };
    struct str rest = token, part, bytes;

    if (token.len > OIDC_TOKEN_MAX || !str_split(&rest, '.', &part) ||
        !crypto_unbase64url(a, part, &bytes))
        return NULL;
    return json_read(bytes, &ignored);
}

static int algorithm_of(const json_t *header)
{
    struct str name = json_text(header, "alg");

    for (size_t i = 0; i < COUNT_OF(algorithms); i++)
        if (str_eq(name, str_of(algorithms[i].name)))
            return (int)i;
    return -1;
}

static bool is_long_enough(struct arena *a, const json_t *key)
{
    struct str n;

    return crypto_unbase64url(a, json_text(key, "n"), &n) && n.len >= RSA_BITS_MIN / 8;
}

/* A key that can have made such a signature, and says nothing against it. */
static bool fits(struct arena *a, const json_t *key, int algorithm)
{
    struct str use = json_text(key, "use"), alg = json_text(key, "alg");

    if (!str_eq(json_text(key, "kty"), str_of(algorithms[algorithm].kind)) ||
        (use.ptr && !str_eq(use, STR("sig"))) ||
        (alg.ptr && !str_eq(alg, str_of(algorithms[algorithm].name))))
        return false;
    if (algorithms[algorithm].curve)
        return str_eq(json_text(key, "crv"), str_of(algorithms[algorithm].curve));
    return is_long_enough(a, key);
}

/* By its name; where the token names none, the only one that fits. */
static const json_t *find_key(struct arena *a, const json_t *keys, const json_t *header,
                              int algorithm)
{
    const json_t *list = json_object_get(keys, "keys"), *found = NULL;
    struct str kid = json_text(header, "kid");

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *key = json_array_get(list, i);

        if (!fits(a, key, algorithm))
            continue;
        if (kid.ptr && !str_eq(json_text(key, "kid"), kid))
            continue;
        if (found)
            return NULL;
        found = key;
    }
    return found;
}

/* The public half alone, whatever else the provider published. */
static cjose_jwk_t *import_key(const json_t *key)
{
    static const char *const names[] = { "kty", "n", "e", "crv", "x", "y" };
    scoped_json json_t *half = json_object();
    cjose_jwk_t *ret = NULL;
    char *text;
    cjose_err e;

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (json_object_get(key, names[i]))
            json_object_set(half, names[i], json_object_get(key, names[i]));
    text = json_dumps(half, JSON_COMPACT);
    if (text)
        ret = cjose_jwk_import(text, strlen(text), &e);
    json_text_free(text);
    return ret;
}

/* The claims, once the signature is right. */
static json_t *open_token(struct arena *a, struct str token, const json_t *key)
{
    cjose_err e;
    cjose_jwk_t *jwk = import_key(key);
    cjose_jws_t *jws = jwk ? cjose_jws_import(token.ptr, token.len, &e) : NULL;
    struct fault ignored = { 0 };
    json_t *claims = NULL;
    uint8_t *bytes;
    size_t n;

    if (jws && cjose_jws_verify(jws, jwk, &e) && cjose_jws_get_plaintext(jws, &bytes, &n, &e))
        claims = json_read(str_copy(a, str_make(bytes, n)), &ignored);
    cjose_jws_release(jws);
    cjose_jwk_release(jwk);
    return json_is_object(claims) ? claims : (json_drop(&claims), NULL);
}

/* ---- what it says ---- */

static bool names_us(const json_t *aud, struct str client)
{
    for (size_t i = 0; i < json_array_size(aud); i++) {
        const json_t *one = json_array_get(aud, i);

        if (json_is_string(one) && str_eq(str_of(json_string_value(one)), client))
            return true;
    }
    return json_is_string(aud) && str_eq(str_of(json_string_value(aud)), client);
}

static bool is_for_us(const json_t *claims, struct str client)
{
    const json_t *aud = json_object_get(claims, "aud"), *azp = json_object_get(claims, "azp");

    if (!names_us(aud, client) || (json_array_size(aud) > 1 && !azp))
        return false;
    return !azp || str_eq(json_text(claims, "azp"), client);
}

/* Seconds, whole or not; false where it is none. */
static bool time_of(const json_t *claims, const char *name, msec *ret)
{
    const json_t *n = json_object_get(claims, name);
    double seconds = json_number_value(n);

    if (!json_is_number(n) || seconds < 0 || seconds > 1e12)
        return false;
    *ret = (msec)(seconds * 1000);
    return true;
}

static const char *time_is_wrong(const json_t *claims, msec now)
{
    msec exp, iat, nbf, shown;

    if (!time_of(claims, "exp", &exp) || !time_of(claims, "iat", &iat))
        return "the token does not say from when to when it is good";
    if (exp + OIDC_SKEW_MS <= now)
        return "the token has expired (are the clocks right?)";
    if (iat > now + OIDC_SKEW_MS)
        return "the token is from the future (are the clocks right?)";
    if (iat + OIDC_AGE_MS + OIDC_SKEW_MS < now)
        return "the token is old (are the clocks right?)";
    if (json_object_get(claims, "nbf") &&
        (!time_of(claims, "nbf", &nbf) || nbf > now + OIDC_SKEW_MS))
        return "the token is not good yet (are the clocks right?)";
    if (json_object_get(claims, "auth_time") &&
        (!time_of(claims, "auth_time", &shown) || shown > now + OIDC_SKEW_MS))
        return "the token says that it was shown in the future (are the clocks right?)";
    return NULL;
}

/* Core 3.1.3.6: the left half of the access token's hash. */
static bool fits_access_token(struct arena *a, const json_t *claims, struct str access)
{
    struct str said = json_text(claims, "at_hash");
    struct crypto_part part = { access.ptr, access.len };
    uint8_t hash[CRYPTO_HASH_SIZE];

    if (!json_object_get(claims, "at_hash"))
        return true;
    crypto_sha256(&part, 1, hash);
    return access.ptr && str_eq(said, crypto_base64url(a, hash, sizeof hash / 2));
}

static const char *what_is_wrong(struct arena *a, const json_t *claims,
                                 const struct oidc_expected *e)
{
    struct str subject = json_text(claims, "sub");

    if (!str_eq(json_text(claims, "iss"), e->issuer))
        return "the token is another issuer's";
    if (!is_for_us(claims, e->client))
        return "the token is for another client";
    if (!e->nonce.len || !str_eq(json_text(claims, "nonce"), e->nonce))
        return "the token is of another log-in";
    if (!subject.len || subject.len > 255)
        return "the token names nobody";
    if (!fits_access_token(a, claims, e->access_token))
        return "the tokens do not belong together";
    return time_is_wrong(claims, e->now);
}

/* ---- what we take from it ---- */

/* "realm_access.roles" walks into objects, unless there is a claim of that very name. */
static const json_t *claim_at(const json_t *claims, struct arena *a, struct str path)
{
    const json_t *at = json_object_get(claims, str_cstr(a, path));
    struct str part;

    if (at)
        return at;
    at = claims;
    while (str_split(&path, '.', &part))
        at = json_object_get(at, str_cstr(a, part));
    return at;
}

/* A text, texts parted by blanks, or a list of texts. */
static bool take_values(struct arena *a, const json_t *claims, struct str path,
                        struct oidc_claims *ret)
{
    const json_t *at = path.len ? claim_at(claims, a, path) : NULL;
    struct str rest = json_is_string(at) ? str_of(json_string_value(at)) : STR(""), one;

    ret->values = arena_many(a, struct str, OIDC_VALUES_MAX);
    if (!ret->values)
        return false;
    while (str_split(&rest, ' ', &one) && ret->value_count < OIDC_VALUES_MAX)
        if (one.len)
            ret->values[ret->value_count++] = str_copy(a, one);
    for (size_t i = 0; i < json_array_size(at) && ret->value_count < OIDC_VALUES_MAX; i++)
        if (json_is_string(json_array_get(at, i)))
            ret->values[ret->value_count++] =
                str_copy(a, str_of(json_string_value(json_array_get(at, i))));
    return true;
}

/* RFC 8176: `mfa`, or something that is held or that one is, beside what one knows. */
static bool shows_second_factor(const json_t *amr)
{
    static const char *const others[] = { "otp", "hwk", "swk", "fpt", "face", "iris", "sc", "sms" };
    bool knows = false, other = false;

    for (size_t i = 0; i < json_array_size(amr); i++) {
        struct str one = str_of(json_string_value(json_array_get(amr, i)));

        if (str_eq(one, STR("mfa")))
            return true;
        knows |= str_eq(one, STR("pwd")) || str_eq(one, STR("pin"));
        for (size_t k = 0; k < COUNT_OF(others); k++)
            other |= str_eq(one, str_of(others[k]));
    }
    return knows && other;
}

/* Is the word one of these, parted by blanks? */
static bool names(struct str words, struct str word)
{
    struct str one;

    while (str_split(&words, ' ', &one))
        if (one.len && str_eq(one, word))
            return true;
    return false;
}

/* As the organisation named it, else as RFC 8176 has it. */
static bool shows_second(const json_t *claims, const struct oidc_expected *e)
{
    const json_t *amr = json_object_get(claims, "amr");

    if (names(e->acr_values, json_text(claims, "acr")))
        return true;
    if (!e->amr_values.len)
        return shows_second_factor(amr);
    for (size_t i = 0; i < json_array_size(amr); i++)
        if (names(e->amr_values, str_of(json_string_value(json_array_get(amr, i)))))
            return true;
    return false;
}

static bool take_claims(struct arena *a, const json_t *claims, const struct oidc_expected *e,
                        struct oidc_claims *ret)
{
    msec shown = 0;

    if (json_object_get(claims, "auth_time"))
        time_of(claims, "auth_time", &shown);
    *ret = (struct oidc_claims){
        .subject = str_copy(a, json_text(claims, "sub")),
        .email = str_copy(a, json_text(claims, "email")),
        .name = str_copy(a, json_text(claims, "name")),
        .email_verified = json_flag(claims, "email_verified", false),
        .second = shows_second(claims, e),
        .auth_time = shown,
    };
    return take_values(a, claims, e->roles_claim, ret) && arena_ok(a);
}

enum oidc_seen oidc_token_read(struct arena *a, struct str token, const json_t *keys,
                               const struct oidc_expected *e, struct oidc_claims *ret,
                               struct fault *f)
{
    scoped_json json_t *header = read_header(a, token);
    scoped_json json_t *claims = NULL;
    const json_t *key;
    const char *why;
    int algorithm;

    if (!json_is_object(header))
        return wrong(f, "what came is no token");
    algorithm = algorithm_of(header);
    if (algorithm < 0)
        return wrong(f, "the token is not signed as we ask (RS256, PS256, ES256)");
    if (json_object_get(header, "crit"))
        return wrong(f, "the token has extensions that we do not know");
    key = find_key(a, keys, header, algorithm);
    if (!key) {
        wrong(f, "the token is signed with none of the provider's keys");
        return OIDC_NO_KEY;
    }
    claims = open_token(a, token, key);
    if (!claims)
        return wrong(f, "the token's signature is wrong");
    why = what_is_wrong(a, claims, e);
    if (why)
        return wrong(f, why);
    return take_claims(a, claims, e, ret) ? OIDC_RIGHT : wrong(f, "the token is too large");
}
