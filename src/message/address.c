/* SPDX-License-Identifier: EUPL-1.2 */
/* address.c - who wrote and to whom (RFC 5322, 3.4), with GMime's grammar, which forgives.
 *
 * Encoded words are read by us first: GMime loses characters that are cut between two of them,
 * and its charsets are not ours. */
#include "message/message_priv.h"

#include <gmime/gmime.h>
#include <string.h>

#define NAME_MAX_BYTES ((size_t)500)
#define ADDRESS_MAX    ((size_t)320) /* RFC 5321: 64 @ 255 */

bool address_make(struct arena *a, struct str s, struct str *ret_address)
{
    size_t at = STR_NPOS;
    char *p;

    s = str_trim(s);
    if (!s.len || s.len > ADDRESS_MAX)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == 0x7F || strchr("<>,;", s.ptr[i]))
            return false;
        if (s.ptr[i] == '@')
            at = i;
    }
    if (at == STR_NPOS || at == 0 || at + 1 == s.len)
        return false;
    p = arena_alloc(a, s.len);
    if (!p)
        return false;
    memcpy(p, s.ptr, s.len);
    for (size_t i = at; i < s.len; i++)
        p[i] = ascii_lower(p[i]);
    *ret_address = str_make(p, s.len);
    return true;
}

static struct str name_of(struct arena *a, const char *name, struct marks *m)
{
    struct str s;

    if (!name)
        return STR("");
    s = clean_line(a, message_decode(a, str_of(name), STR(""), &m->repaired), m);
    while (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0])
        s = str_trim(str_slice(s, 1, s.len - 1));
    return str_copy(a, clean_cut(s, NAME_MAX_BYTES));
}

/* "Ana" <>: a name alone is worth keeping; neither name nor address is nothing. */
static bool mailbox_of(struct arena *a, InternetAddress *ia, struct mailbox *ret, struct marks *m)
{
    const char *addr = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(ia));
    struct str s = clean_line(a, message_decode(a, str_of(addr), STR(""), &m->repaired), m);

    *ret = (struct mailbox){ .name = name_of(a, internet_address_get_name(ia), m),
                             .address = STR("") };
    if (!address_make(a, s, &ret->address) && !ret->name.len)
        ret->name = str_copy(a, clean_cut(s, NAME_MAX_BYTES));
    if (str_eq(ret->name, ret->address))
        ret->name = STR("");
    return ret->name.len || ret->address.len;
}

struct sink {
    struct arena *arena;
    struct marks *marks;
    struct mailbox *at;
    size_t count, max;
};

static void add_list(struct sink *to, InternetAddressList *list)
{
    int n = list ? internet_address_list_length(list) : 0;

    for (int i = 0; i < n && to->count < to->max; i++) {
        InternetAddress *ia = internet_address_list_get_address(list, i);

        if (INTERNET_ADDRESS_IS_MAILBOX(ia))
            to->count += mailbox_of(to->arena, ia, &to->at[to->count], to->marks);
        else if (INTERNET_ADDRESS_IS_GROUP(ia)) {
            InternetAddressList *members =
                internet_address_group_get_members(INTERNET_ADDRESS_GROUP(ia));
            int m = members ? internet_address_list_length(members) : 0;

            for (int j = 0; j < m && to->count < to->max; j++) {
                ia = internet_address_list_get_address(members, j);
                if (INTERNET_ADDRESS_IS_MAILBOX(ia))
                    to->count += mailbox_of(to->arena, ia, &to->at[to->count], to->marks);
            }
        }
    }
}

static struct str field_text(struct arena *a, const struct head *h, struct str name,
                             struct marks *m)
{
    struct str raw = head_value(a, h, name);

    return raw.len ? encoding_words_again(a, raw, m) : STR("");
}

static void add_field(struct sink *to, const struct head *h, struct str name)
{
    struct str s = field_text(to->arena, h, name, to->marks);
    const char *c = s.len ? str_cstr(to->arena, s) : NULL;
    InternetAddressList *list = c ? internet_address_list_parse(NULL, c) : NULL;

    add_list(to, list);
    if (list)
        g_object_unref(list);
}

/* "Ana Roy ana@example.org": the last word, if it is an address. */
static struct str last_word(struct str s)
{
    size_t at = s.len;

    while (at > 0 && s.ptr[at - 1] != ' ')
        at--;
    return str_from(s, at);
}

/* What GMime makes nothing of: the text between <>, the last word, or all of it, as the address
 * if it is one, else as a name, so that an agent sees what stood there. */
static struct mailbox salvage(struct arena *a, struct str s, struct marks *m)
{
    struct mailbox r = { STR(""), STR("") };
    size_t open, close;

    m->repaired = true;
    s = clean_line(a, encoding_words(a, s, m), m);
    open = str_chr(s, '<', 0);
    close = open == STR_NPOS ? STR_NPOS : str_chr(s, '>', open);
    if (!address_make(a, close == STR_NPOS ? s : str_slice(s, open + 1, close), &r.address))
        r.address = STR("");
    if (open != STR_NPOS && open > 0)
        s = str_trim(str_slice(s, 0, open));
    else if (!r.address.len && address_make(a, last_word(s), &r.address)) {
        open = s.len - last_word(s).len;
        s = str_trim(str_slice(s, 0, open));
    }
    if (!r.address.len || open != STR_NPOS)
        r.name = str_copy(a, clean_cut(s, NAME_MAX_BYTES));
    return r;
}

/* Of several senders the first with an address. */
static struct mailbox field_first(struct arena *a, const struct head *h, struct str name,
                                  struct marks *m)
{
    struct mailbox found[8];
    struct sink to = { a, m, found, 0, COUNT_OF(found) };
    struct str s;

    add_field(&to, h, name);
    for (size_t i = 0; i < to.count; i++)
        if (found[i].address.len)
            return found[i];
    s = field_text(a, h, name, m);
    if (str_chr(s, '@', 0) != STR_NPOS || (!to.count && s.len))
        return salvage(a, s, m);
    return to.count ? found[0] : (struct mailbox){ STR(""), STR("") };
}

void address_read(struct arena *a, const struct head *h, struct incoming *to, struct marks *m)
{
    struct sink sink = { a, m, arena_many(a, struct mailbox, INCOMING_RECIPIENTS_MAX), 0,
                         INCOMING_RECIPIENTS_MAX };

    if (!sink.at)
        return;
    to->from = field_first(a, h, STR("From"), m);
    if (!to->from.address.len && head_raw(h, STR("Sender")).len) {
        struct mailbox sender = field_first(a, h, STR("Sender"), m);

        if (sender.address.len)
            to->from = sender;
    }
    to->reply_to = field_first(a, h, STR("Reply-To"), m);
    add_field(&sink, h, STR("To"));
    add_field(&sink, h, STR("Cc"));
    to->to = sink.at;
    to->to_count = sink.count;
}
