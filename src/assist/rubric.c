/* SPDX-License-Identifier: EUPL-1.2 */
/* rubric.c - what a provider says of a finished ticket, held to the shape it was asked for:
 * {"remarks":["..."],"scores":{"clear":1..5,...}}, nothing more. */
#include "assist/gateway_priv.h"
#include "base/json.h"

#define REMARKS_MAX 5
#define REMARK_MAX  400

#define REMARK_JSON_MAX ((size_t)8 << 10)

static const char *const scores[] = { "clear", "complete", "correct", "polite", "understood" };

static bool shape(const char *what, struct fault *f)
{
    return fault_set(f, FAULT_INVALID, "quality: %s", what);
}

static bool check_scores(const json_t *s, struct fault *f)
{
    if (!json_is_object(s) || json_object_size(s) != COUNT_OF(scores))
        return shape("no scores, or others", f);
    for (size_t i = 0; i < COUNT_OF(scores); i++) {
        int64_t n = json_int(s, scores[i], 0);

        if (n < 1 || n > 5)
            return shape("a score that is not from 1 to 5", f);
    }
    return true;
}

static bool check_remarks(const json_t *r, struct fault *f)
{
    const json_t *one;
    size_t i;

    if (!json_is_array(r) || json_array_size(r) > REMARKS_MAX)
        return shape("no remarks, or too many", f);
    json_array_foreach(r, i, one)
    {
        if (!json_is_string(one) || json_string_length(one) > REMARK_MAX)
            return shape("a remark that is none, or too long", f);
    }
    return true;
}

/* Models like to wrap it: ```json ... ```. */
static struct str unwrapped(struct str text)
{
    size_t from = str_chr(text, '{', 0), to = text.len;

    while (to > 0 && text.ptr[to - 1] != '}')
        to--;
    return from == STR_NPOS ? text : str_slice(text, from, to);
}

/* The places in a text of which `end` is the last quotation mark, as it was written; marks that
 * have no room go. */
static bool add_marks(struct arena *a, const struct heard *h, size_t end, struct assist_answer *ret,
                      struct fault *f)
{
    struct buf b = buf_new(a, REMARK_JSON_MAX);

    for (size_t i = 0; i < h->mark_count && ret->mark_count < ANSWER_MARKS_MAX; i++) {
        struct json_out o = json_out(&b);
        size_t at;

        b.len = 0;
        json_str(&o, NULL, str_from(h->text, h->marks[i].start));
        at = end - (b.len - 2); /* without its own quotation marks */
        ret->marks[ret->mark_count++] = (struct assist_mark){ h->marks[i].doubt, at, at };
    }
    return buf_check(&b, f);
}

bool rubric_read(struct arena *a, const struct gateway_plan *plan, struct str text,
                 struct assist_answer *ret, struct fault *f)
{
    scoped_json json_t *read = json_read(unwrapped(text), f);
    struct buf b = buf_new(a, (size_t)16 << 10);
    struct json_out o = json_out(&b);
    const json_t *s = read ? json_object_get(read, "scores") : NULL;
    const json_t *r = read ? json_object_get(read, "remarks") : NULL, *one;
    size_t i;

    if (!read)
        return false;
    if (json_object_size(read) != 2)
        return shape("other members than scores and remarks", f);
    if (!check_scores(s, f) || !check_remarks(r, f))
        return false;
    json_open(&o, NULL, '{');
    json_open(&o, "remarks", '[');
    json_array_foreach(r, i, one)
    {
        struct heard clean;

        if (!hearing_clean(a, plan, str_make(json_string_value(one), json_string_length(one)),
                           &clean, f))
            return false;
        json_str(&o, NULL, clean.text);
        if (b.failed || !add_marks(a, &clean, b.len - 1, ret, f))
            return buf_check(&b, f);
    }
    json_close(&o, ']');
    json_open(&o, "scores", '{');
    for (i = 0; i < COUNT_OF(scores); i++)
        json_i64(&o, scores[i], json_int(s, scores[i], 0));
    json_close(&o, '}');
    json_close(&o, '}');
    ret->text = buf_str(&b);
    return buf_check(&b, f);
}
