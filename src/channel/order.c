/* SPDX-License-Identifier: EUPL-1.2 */
/* order.c - see import_priv.h.
 *
 * Reads no more of a mail than three fields of its head, and those without care for their grammar:
 * an id that is misread costs a moment's waiting, or a conversation that begins anew. */
#include "channel/import_priv.h"

#define HEAD_MAX ((size_t)256 << 10)

static uint64_t digest(struct str id)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */

    for (size_t i = 0; i < id.len; i++)
        h = (h ^ (unsigned char)id.ptr[i]) * 1099511628211u;
    return h ? h : 1;
}

/* The next "<...>" of the line. */
static bool next_id(struct str *rest, struct str *ret_id)
{
    size_t open = str_chr(*rest, '<', 0), close;

    if (open == STR_NPOS)
        return false;
    close = str_chr(*rest, '>', open);
    if (close == STR_NPOS)
        return false;
    *ret_id = str_slice(*rest, open + 1, close);
    *rest = str_from(*rest, close + 1);
    return true;
}

static void add_line(struct import_ids *ids, struct str line, bool own)
{
    struct str id;

    while (next_id(&line, &id)) {
        if (own)
            ids->own = digest(id);
        else
            ids->after[ids->count++ % IMPORT_AFTER] = digest(id); /* the last ones count */
    }
}

struct import_ids import_ids_of(struct str mail)
{
    static const struct {
        struct str name;
        bool own;
    } fields[] = {
        { STR_INIT("message-id:"), true },
        { STR_INIT("in-reply-to:"), false },
        { STR_INIT("references:"), false },
    };
    struct str rest = str_slice(mail, 0, HEAD_MAX), line;
    struct import_ids ids = { 0 };
    size_t field = COUNT_OF(fields);

    while (str_line(&rest, &line) && line.len) {
        if (line.ptr[0] != ' ' && line.ptr[0] != '\t')
            for (field = 0; field < COUNT_OF(fields); field++)
                if (str_starts_nocase(line, fields[field].name))
                    break;
        if (field < COUNT_OF(fields))
            add_line(&ids, line, fields[field].own);
    }
    if (ids.count > IMPORT_AFTER)
        ids.count = IMPORT_AFTER;
    return ids;
}
