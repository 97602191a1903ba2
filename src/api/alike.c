/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.c - articles that say nearly what a new one would say. */
#include "desk/alike.h"

#include "api/api_priv.h"

HANDLER(knowledge_alike_post)
{
    struct alike_wanted wanted = { .title = json_text(x->body, "title"),
                                   .text = json_text(x->body, "text"),
                                   .lang = json_text(x->body, "lang") };
    struct str except = json_text(x->body, "except");
    struct alike_article *found;
    struct answer n;
    size_t count;

    if (!wanted.title.ptr || !wanted.text.ptr || !wanted.lang.ptr)
        return field_fault(f, "text", "title, text and lang are texts");
    if (except.ptr && !id_parse(except, &wanted.except))
        return field_fault(f, "except", "is the id of an article");
    if (!desk_articles_alike(x->api->parts.desk, x->arena, &x->by, &wanted, &found, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        json_id(&n.out, "article", found[i].id);
        json_str(&n.out, "title", found[i].title);
        json_bool(&n.out, "public", found[i].is_public);
        json_cstr(&n.out, "state", article_state_name(found[i].state));
        json_f64(&n.out, "share", found[i].share);
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}
