/* SPDX-License-Identifier: EUPL-1.2 */
/* embedding.c - see embedding.h. */
#include "assist/embedding.h"

#include <math.h>

#include "assist/chat_priv.h"
#include "base/attr.h"
#include "base/json.h"

#define BODY_MAX ((size_t)1 << 20)

/* Keys in sorted order, as in chat_request.c. */
static void write_body(struct json_out *o, const struct chat_endpoint *to, const struct str *texts,
                       size_t count)
{
    json_open(o, NULL, '{');
    json_open(o, "input", '[');
    for (size_t i = 0; i < count; i++)
        json_str(o, NULL, texts[i]);
    json_close(o, ']');
    if (!chat_names_deployment(to))
        json_str(o, "model", to->dialect == CHAT_AZURE ? to->deployment : to->model);
    json_close(o, '}');
}

bool embedding_request(struct arena *a, const struct chat_endpoint *to, const struct str *texts,
                       size_t count, struct chat_request *ret, struct fault *f)
{
    struct buf b = buf_new(a, BODY_MAX);
    struct json_out o = json_out(&b);

    *ret = (struct chat_request){ 0 };
    if (!chat_endpoint_check(to, f))
        return false;
    if (!count || count > EMBED_TEXTS_MAX)
        return fault_set(f, FAULT_INVALID, "texts: 1 to %d", EMBED_TEXTS_MAX);
    for (size_t i = 0; i < count; i++)
        if (!texts[i].len || texts[i].len > EMBED_TEXT_MAX)
            return fault_set(f, FAULT_INVALID, "text %zu: 1 to %zu bytes", i, EMBED_TEXT_MAX);
    write_body(&o, to, texts, count);
    ret->url = chat_url(a, to, to->dialect == CHAT_OLLAMA ? "/api/embed" : "/embeddings");
    chat_headers(a, to, false, ret);
    ret->body = buf_str(&b);
    return buf_check(&b, f) && arena_check(a, f);
}

/* ---- the answer ---- */

static bool is_wrong(struct fault *f, const char *why)
{
    return fault_set(f, FAULT_INVALID, "embedding: %s", why);
}

/* Any length a provider likes; ours is 1. */
static bool make_unit(float *row, size_t dimension, struct fault *f)
{
    double square = 0;

    for (size_t i = 0; i < dimension; i++)
        square += (double)row[i] * row[i];
    if (!(square > 0) || !isfinite(square))
        return is_wrong(f, "a row without a direction");
    for (size_t i = 0; i < dimension; i++)
        row[i] = (float)(row[i] / sqrt(square));
    return true;
}

static bool read_row(struct arena *a, const json_t *numbers, size_t count, size_t at,
                     struct embedding *ret, struct fault *f)
{
    size_t dimension = json_array_size(numbers);
    float *row;

    if (!dimension || dimension > EMBED_DIMENSION_MAX)
        return is_wrong(f, "a row is a list of 1 to 4096 numbers");
    if (!ret->values) {
        ret->dimension = dimension;
        ret->values = arena_many(a, float, count *dimension);
        if (!ret->values)
            return arena_check(a, f);
    }
    if (dimension != ret->dimension)
        return is_wrong(f, "rows of different lengths");
    row = ret->values + at * dimension;
    for (size_t i = 0; i < dimension; i++) {
        const json_t *v = json_array_get(numbers, i);
        double x = json_is_number(v) ? json_number_value(v) : NAN;

        if (!isfinite(x) || fabs(x) > 1e6)
            return is_wrong(f, "a row holds what is no number");
        row[i] = (float)x;
    }
    return make_unit(row, dimension, f);
}

/* OpenAI's form says which text a row is of; they need not come in order. */
static bool place_of(const json_t *one, size_t count, bool *seen, size_t *ret_at, struct fault *f)
{
    int64_t at = json_int(one, "index", -1);

    if (at < 0 || (size_t)at >= count || seen[at])
        return is_wrong(f, "an index that is none, or twice");
    seen[at] = true;
    *ret_at = (size_t)at;
    return true;
}

static bool read_rows(struct arena *a, const json_t *rows, bool numbered, size_t count,
                      struct embedding *ret, struct fault *f)
{
    bool seen[EMBED_TEXTS_MAX] = { false };

    if (!json_is_array(rows) || json_array_size(rows) != count)
        return is_wrong(f, "not a row for each text");
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_array_get(rows, i);
        size_t at = i;

        if ((numbered && !place_of(one, count, seen, &at, f)) ||
            !read_row(a, numbered ? json_object_get(one, "embedding") : one, count, at, ret, f))
            return false;
    }
    return true;
}

bool embedding_read(struct arena *a, enum chat_dialect dialect, struct str body, size_t count,
                    struct embedding *ret, struct fault *f)
{
    bool ollama = dialect == CHAT_OLLAMA;
    scoped_json json_t *read = NULL;

    *ret = (struct embedding){ .tokens_in = -1 };
    if (body.len > EMBED_ANSWER_MAX || !count || count > EMBED_TEXTS_MAX)
        return is_wrong(f, "larger than asked for");
    read = json_read(body, f);
    if (!read || !read_rows(a, json_object_get(read, ollama ? "embeddings" : "data"), !ollama,
                            count, ret, f))
        return false;
    ret->tokens_in = ollama ? json_int(read, "prompt_eval_count", -1)
                            : json_int(json_object_get(read, "usage"), "prompt_tokens", -1);
    return true;
}
