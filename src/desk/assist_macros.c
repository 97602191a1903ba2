/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_macros.c - macros for a draft: found as passages are, by their names and words.  The
 * embedded provider's are filled when everything else is done; a remote one gets the best as
 * wording, unfilled, where the contract says so (assist/draft.c). */
#include "base/buf.h"
#include "desk/assist_priv.h"
#include "desk/macros.h"

/* Of one search. */
struct finding {
    struct asking *asking;
    struct macro_row *rows; /* of the customer's language */
    size_t count;
    struct shelf *shelf;
};

static bool choose_rows(struct finding *m, struct fault *f)
{
    struct asking *k = m->asking;
    struct str lang = str_of(lang_name(k->about.lang));
    struct macro_row *all;
    size_t count;

    if (!desk_macros(k->desk, k->arena, k->by, false, &all, &count, f))
        return false;
    m->rows = all;
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i].lang, lang) && (all[i].shared || k->wanted->task == TASK_DRAFT))
            m->rows[m->count++] = all[i];
    return true;
}

/* The same search as articles have: names are titles. */
static bool make_shelf(struct finding *m, struct fault *f)
{
    struct arena *a = m->asking->arena;
    struct shelf_entry *entries = arena_many(a, struct shelf_entry, m->count + 1);
    struct passage *passages = arena_many(a, struct passage, m->count + 1);
    struct str synonyms;

    if (!entries || !passages)
        return arena_check(a, f);
    if (!desk_synonyms(m->asking->desk, a, m->asking->by, &synonyms, f))
        return false;
    for (size_t i = 0; i < m->count; i++) {
        passages[i] =
            (struct passage){ .heading = STR(""), .text = macro_words(a, m->rows[i].text) };
        entries[i] = (struct shelf_entry){
            .title = m->rows[i].name, .category = STR(""), .passages = &passages[i], .count = 1
        };
    }
    return arena_check(a, f) &&
           shelf_new(m->asking->about.lang, entries, m->count, synonyms, &m->shelf, f);
}

static enum assist_fit fit_of(const struct assist_case *about, const struct macro_row *row)
{
    if ((row->queue.len && !str_eq(row->queue, about->queue)) ||
        (row->intent.len && !str_eq(row->intent, about->intent)))
        return FIT_OTHER;
    return row->intent.len ? FIT_SAME : FIT_ANY;
}

/* Without its tokens. */
static struct str words_asked(struct asking *k)
{
    struct str rest = assist_question(&k->about, false, k->arena);
    struct buf b = buf_new(k->arena, SHELF_QUERY_MAX + 1);
    struct pii_piece piece;

    while (pii_piece_next(&rest, &piece))
        buf_add(&b, piece.token ? STR(" ") : piece.text);
    return buf_str(&b);
}

static bool search(struct finding *m, struct fault *f)
{
    struct asking *k = m->asking;
    struct shelf_query q = { .text = words_asked(k), .limit = SHELF_HITS_MAX };
    struct assist_macro *macros;
    struct shelf_found found;

    if (!shelf_search(m->shelf, k->arena, &q, &found, f))
        return false;
    macros = arena_many(k->arena, struct assist_macro, found.count + 1);
    if (!macros)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < found.count; i++) {
        const struct macro_row *row = &m->rows[found.hits[i].entry];
        struct suggestion_source_row of = { SOURCE_MACRO, row->id, row->version, 0 };

        macros[i] = (struct assist_macro){ .id = row->id,
                                           .version = row->version,
                                           .name = row->name,
                                           .text = row->text,
                                           .shared = row->shared,
                                           .cover = found.hits[i].cover,
                                           .fit = fit_of(&k->about, row),
                                           .fate = fate_of(&k->fates, &of) };
    }
    k->about.macros = macros;
    k->about.macro_count = found.count;
    return true;
}

bool asking_macros(struct asking *k, struct fault *f)
{
    struct finding m = { .asking = k };
    bool ok;

    if ((k->wanted->task != TASK_DRAFT && k->wanted->task != TASK_ANSWER) ||
        k->about.lang == LANG_UNKNOWN)
        return true;
    if (!choose_rows(&m, f))
        return false;
    if (!m.count)
        return true;
    ok = make_shelf(&m, f) && search(&m, f);
    shelf_free(m.shelf);
    return ok;
}

bool asking_fill(struct asking *k, struct assist_result *ret, struct fault *f)
{
    const struct ticket_line *head = &k->seen.head;
    struct str values[MACRO_PLACEHOLDERS] = { STR_INIT("") };

    if (ret->answer.source.kind != SOURCE_MACRO)
        return true;
    if (head->name_access == ACCESS_CLEAR)
        values[MACRO_CUSTOMER] = head->name;
    values[MACRO_TICKET] = str_printf(k->arena, "%lld", (long long)head->row.number);
    if (!asking_author(k, &values[MACRO_AGENT], f) ||
        !desk_org_name(k->desk, k->arena, k->by->org, &values[MACRO_ORGANISATION], f))
        return false;
    ret->answer.text = macro_fill(k->arena, ret->answer.text, values);
    if (ret->answer.greets)
        ret->greeting = STR("");
    if (ret->answer.signs)
        ret->signature = STR("");
    return arena_check(k->arena, f);
}
