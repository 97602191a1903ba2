/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.c - questions that no article answered. */
#include "desk/gaps.h"

#include "api/api_priv.h"

#define DESK (x->api->parts.desk)

static void write_gap(struct json_out *o, const struct gap_group *g)
{
    json_open(o, NULL, '{');
    json_open(o, "ids", '[');
    for (size_t i = 0; i < g->count; i++)
        json_id(o, NULL, g->ids[i]);
    json_close(o, ']');
    json_str(o, "lang", g->lang);
    json_str(o, "words", g->words);
    json_open(o, "others", '[');
    for (size_t i = 0; i + 1 < g->count; i++)
        json_str(o, NULL, g->others[i]);
    json_close(o, ']');
    json_i64(o, "asked", g->asked);
    json_i64(o, "customers", g->customers);
    json_time(o, "last", g->last);
    json_close(o, '}');
}

HANDLER(gaps_get)
{
    struct gap_group *groups;
    struct answer n;
    size_t count;

    if (!desk_gaps(DESK, x->arena, &x->by, &groups, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++)
        write_gap(&n.out, &groups[i]);
    return answer_list_send(&n, x, f);
}

HANDLER(gaps_done_post)
{
    const json_t *list = json_object_get(x->body, "ids");
    size_t count = json_array_size(list);
    struct id *ids = arena_many(x->arena, struct id, count + 1);

    if (!json_is_array(list) || !count || count > 2 * GAPS_MAX)
        return field_fault(f, "ids", "is a list of 1 to 500 ids");
    if (!ids)
        return arena_check(x->arena, f);
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_array_get(list, i);

        if (!json_is_string(one) || !id_parse(str_of(json_string_value(one)), &ids[i]))
            return field_fault(f, "ids", "is a list of 1 to 500 ids");
    }
    return desk_gaps_done(DESK, &x->by, ids, count, f) && reply_nothing(x);
}
