/* SPDX-License-Identifier: EUPL-1.2 */
/* map.c - what pseudonymise took out, as JSON, for restore:
 *
 *     {"map": 1, "values": {"IBAN_1": "FR76 ...", "PERSON_1": {"value": "...", "as": "..."}}}
 *
 * "as" is the surrogate that stands for the value in the text, where it is not its token.  A
 * value that is no UTF-8 is {"hex": "..."}.  The first version was the values alone. */
#include <string.h>

#include "app/tools_priv.h"
#include "base/json.h"
#include "text/text.h"

#define MAP_VERSION 1

static void write_value(struct json_out *o, struct arena *a, const char *key,
                        const struct pii_token *t)
{
    bool valid = text_valid(t->value);

    if (valid && !t->surrogate.len) {
        json_str(o, key, t->value);
        return;
    }
    json_open(o, key, '{');
    json_str(o, valid ? "value" : "hex",
             valid ? t->value : crypto_hex(a, t->value.ptr, t->value.len));
    if (t->surrogate.len)
        json_str(o, "as", t->surrogate);
    json_close(o, '}');
}

struct str map_write(struct arena *a, const struct pii_book *book)
{
    struct buf b = buf_new(a, MAP_BYTES_MAX);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_i64(&o, "map", MAP_VERSION);
    json_open(&o, "values", '{');
    for (size_t i = 0; i < book->count; i++) {
        const struct pii_token *t = &book->tokens[i];
        struct str name = pii_token_name(a, t->type, t->n, t->form);

        write_value(&o, a, str_cstr(a, str_slice(name, 3, name.len - 3)), t); /* without ⟦⟧ */
    }
    json_close(&o, '}');
    json_close(&o, '}');
    buf_add_char(&b, '\n');
    return b.failed ? STR_NONE : buf_str(&b);
}

/* ---- reading ---- */

static bool read_value(struct arena *a, const json_t *v, struct pii_token *ret)
{
    struct str text = json_is_object(v) ? json_text(v, "value") : STR_NONE;

    if (json_is_string(v))
        text = str_make(json_string_value(v), json_string_length(v));
    if (text.ptr)
        ret->value = str_copy(a, text);
    else if (!json_is_object(v) || !crypto_unhex(a, json_text(v, "hex"), &ret->value))
        return false;
    if (!json_is_object(v) || !json_object_get(v, "as"))
        return true;
    ret->surrogate = str_copy(a, json_text(v, "as"));
    return ret->surrogate.len > 0 && str_find(ret->surrogate, STR("⟦"), 0) == STR_NPOS;
}

static bool read_token(struct arena *a, const char *key, const json_t *v, struct pii_token *ret)
{
    struct str rest = str_printf(a, "⟦%s⟧", key);
    struct pii_piece piece;

    if (!pii_piece_next(&rest, &piece) || !piece.token || rest.len || !read_value(a, v, ret))
        return false;
    ret->type = piece.type;
    ret->n = piece.n;
    ret->form = piece.form;
    return true;
}

/* Two values with one surrogate: which of them is meant? */
static bool surrogates_differ(const struct pii_book *book, struct fault *f)
{
    scoped_json json_t *seen = json_object();

    for (size_t i = 0; i < book->count; i++) {
        struct str as = book->tokens[i].surrogate;

        if (as.len && json_object_getn(seen, as.ptr, as.len))
            return fault_set(f, FAULT_INVALID, "value %zu has the surrogate of another", i + 1);
        if (as.len)
            json_object_setn_new(seen, as.ptr, as.len, json_true());
    }
    return true;
}

static bool read_values(struct arena *a, json_t *values, struct pii_book *book, struct fault *f)
{
    const char *key;
    json_t *v;

    book->tokens = arena_many(a, struct pii_token, json_object_size(values) + 1);
    if (!book->tokens)
        return arena_check(a, f);
    json_object_foreach(values, key, v)
    {
        if (!read_token(a, key, v, &book->tokens[book->count]))
            return fault_set(f, FAULT_INVALID, "value %zu: no token, or nothing it stands for",
                             book->count + 1);
        book->count++;
    }
    return arena_check(a, f) && surrogates_differ(book, f);
}

bool map_read(struct arena *a, struct str json, struct pii_book *ret_book, struct fault *f)
{
    scoped_json json_t *j = json.len ? json_read(json, f) : NULL;
    json_t *values, *version;

    if (!json.len)
        return fault_set(f, FAULT_INVALID, "it is empty: was pseudonymise interrupted?");
    if (!j)
        return false;
    if (!json_is_object(j))
        return fault_set(f, FAULT_INVALID, "it is no JSON object made by pseudonymise");
    version = json_object_get(j, "map");
    if (version && json_integer_value(version) != MAP_VERSION)
        return fault_set(f, FAULT_INVALID, "its version is not %d: a newer guichet may read it",
                         MAP_VERSION);
    values = version ? json_object_get(j, "values") : j;
    if (!json_is_object(values))
        return fault_set(f, FAULT_INVALID, "it holds no values");
    return read_values(a, values, ret_book, f);
}
