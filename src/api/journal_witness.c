/* SPDX-License-Identifier: EUPL-1.2 */
/* journal_witness.c - who outside watches over the log: the organisation's witnesses, what they
 * cosigned, and taking cosignatures in. */
#include "api/api_priv.h"
#include "journal/witness.h"

#define JOURNAL (x->api->parts.journal)

static void write_seconds(struct json_out *o, const char *key, int64_t seconds)
{
    json_time(o, key, seconds * 1000);
}

static void write_witness(struct json_out *o, const struct witness_row *w)
{
    json_open(o, NULL, '{');
    json_id(o, "id", w->id);
    json_str(o, "name", w->name);
    json_str(o, "key", w->key);
    json_str(o, "url", w->url);
    json_str(o, "mail", w->mail);
    json_str(o, "lang", w->lang);
    json_time(o, "created", w->created);
    json_i64(o, "sent_size", (int64_t)w->sent_size);
    json_time(o, "sent_at", w->sent_at);
    json_time(o, "tried_at", w->tried_at);
    json_str(o, "failure", w->failure);
    json_time(o, "next_at", w->next_at);
    json_i64(o, "cosigned_size", (int64_t)w->cosigned_size);
    write_seconds(o, "cosigned_at", w->cosigned_at);
    json_close(o, '}');
}

static bool send_witnesses(struct exchange *x, int status, struct fault *f)
{
    struct witness_row *rows;
    struct answer n;
    uint64_t size;
    size_t count;

    if (!witness_list(JOURNAL, x->arena, x->by.org, &rows, &count, f) ||
        !journal_size(JOURNAL, &size, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "witnesses", '[');
    for (size_t i = 0; i < count; i++)
        write_witness(&n.out, &rows[i]);
    json_close(&n.out, ']');
    json_i64(&n.out, "size", (int64_t)size);
    json_close(&n.out, '}');
    return answer_send(&n, x, status, f);
}

HANDLER(witnesses_get)
{
    return journal_reader(x, f) && send_witnesses(x, 200, f);
}

HANDLER(witness_post)
{
    struct witness_new w = { .org = x->by.org,
                             .by = x->by.id,
                             .name = json_text(x->body, "name"),
                             .key = json_text(x->body, "key"),
                             .url = json_text(x->body, "url"),
                             .mail = json_text(x->body, "mail"),
                             .lang = json_text(x->body, "lang") };
    struct id id;

    return only_role(x, ROLE_CONTROLLER, f) && witness_add(JOURNAL, &w, &id, f) &&
           send_witnesses(x, 201, f);
}

HANDLER(witness_delete)
{
    struct id id;

    return only_role(x, ROLE_CONTROLLER, f) && path_id(x, 0, &id, f) &&
           witness_remove(JOURNAL, x->by.org, x->by.id, id, f) && reply_nothing(x);
}

/* What failed is tried now, not later. */
HANDLER(witness_send_post)
{
    struct id id;

    return only_role(x, ROLE_CONTROLLER, f) && path_id(x, 0, &id, f) &&
           witness_again(JOURNAL, x->by.org, id, f) && send_witnesses(x, 200, f);
}

HANDLER(cosignatures_post)
{
    size_t count;

    if (!journal_reader(x, f))
        return false;
    if (witness_cosign(JOURNAL, x->by.org, x->by.id, json_text(x->body, "checkpoint"), &count, f))
        return send_witnesses(x, 200, f);
    if (f->kind == FAULT_DAMAGED || f->kind == FAULT_MISSING)
        f->kind = FAULT_CONFLICT; /* what was sent does not fit what is here */
    return false;
}

/* ?cosigned=true: the newest one that a witness signed, too. */
HANDLER(journal_checkpoint_get)
{
    bool cosigned = str_eq(http_request_query(x->rq, STR("cosigned")), STR("true"));
    struct str note;

    if (!journal_reader(x, f) || !(cosigned ? witness_checkpoint(JOURNAL, x->arena, &note, f)
                                            : journal_checkpoint(JOURNAL, x->arena, &note, f)))
        return false;
    http_reply_text(x->rp, 200, STR("text/plain; charset=utf-8"), note);
    return true;
}
