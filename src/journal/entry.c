/* SPDX-License-Identifier: EUPL-1.2 */
/* entry.c - see entry.h.  Members are written in the order of their names, numbers are integers,
 * and base/json escapes as RFC 8785 wants: that is all canonical JSON needs here. */
#include "journal/entry.h"

#include "base/json.h"

#define NUMBER_MAX ((int64_t)1 << 53) /* RFC 8785: numbers are doubles */

static bool word_ok(const char *word)
{
    size_t n = 0;

    for (; word && word[n]; n++)
        if (n >= ENTRY_WORD_MAX || word[n] < 0x20 || word[n] > 0x7e || word[n] == '@')
            return false;
    return true;
}

static bool words_ok(const struct journal_entry *e, struct fault *f)
{
    const struct {
        const char *member, *word;
    } words[] = {
        { "act", e->act },         { "on", e->on_kind },
        { "purpose", e->purpose }, { "basis", e->basis },
        { "result", e->result },   { "rule", e->rule },
        { "reason", e->reason },   { "categories", e->categories },
    };

    if (!e->act || !e->act[0])
        return fault_set(f, FAULT_INVALID, "journal entry: no act");
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (!word_ok(words[i].word))
            return fault_set(f, FAULT_INVALID, "journal entry: \"%s\" holds no word",
                             words[i].member);
    if (e->n > NUMBER_MAX || e->n < -NUMBER_MAX)
        return fault_set(f, FAULT_INVALID, "journal entry: \"n\" is past 2^53");
    return true;
}

static void write_word(struct json_out *o, const char *member, const char *word)
{
    if (word && word[0])
        json_cstr(o, member, word);
}

/* A member of every entry: null says that there is none. */
static void write_member(struct json_out *o, const char *member, const char *word)
{
    if (word && word[0])
        json_cstr(o, member, word);
    else
        json_null_out(o, member);
}

static void write_categories(struct json_out *o, const char *list)
{
    struct str rest = str_of(list), name;

    json_open(o, "categories", '[');
    while (str_split(&rest, ',', &name))
        if (name.len)
            json_str(o, NULL, name);
    json_close(o, ']');
}

static void write_on(struct json_out *o, const struct journal_entry *e)
{
    if (!e->on_kind || !e->on_kind[0]) {
        json_null_out(o, "on");
        return;
    }
    json_open(o, "on", '{');
    if (!id_is_none(e->on))
        json_id(o, "id", e->on);
    json_cstr(o, "kind", e->on_kind);
    json_close(o, '}');
}

bool entry_json(struct arena *a, const struct journal_entry *e, struct str *ret_json,
                struct fault *f)
{
    struct buf b = buf_new(a, JOURNAL_ENTRY_MAX);
    struct json_out o = json_out(&b);
    char at[CLOCK_TEXT_SIZE];

    if (!words_ok(e, f))
        return false;
    json_open(&o, NULL, '{');
    json_cstr(&o, "act", e->act);
    json_str(&o, "at", clock_text(e->at, at));
    write_member(&o, "basis", e->basis);
    if (id_is_none(e->by))
        json_cstr(&o, "by", "guichet");
    else
        json_id(&o, "by", e->by);
    write_categories(&o, e->categories);
    if (e->digest)
        json_str(&o, "digest", crypto_hex(a, e->digest, CRYPTO_HASH_SIZE));
    if (e->n || e->counted)
        json_i64(&o, "n", e->n);
    write_on(&o, e);
    json_id(&o, "org", e->org);
    write_member(&o, "purpose", e->purpose);
    write_word(&o, "reason", e->reason);
    write_member(&o, "result", e->result);
    write_word(&o, "rule", e->rule);
    json_close(&o, '}');
    if (!buf_check(&b, f))
        return false;
    *ret_json = buf_str(&b);
    return true;
}
