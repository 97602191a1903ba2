/* SPDX-License-Identifier: EUPL-1.2 */
/* diff.c - what changes from one policy to another, cell by cell.  Pure. */
#include "policy/versions.h"

static size_t matrix_changes(const struct matrix *old, const struct matrix *new,
                             struct cell_change *ret)
{
    size_t n = 0;

    for (unsigned p = 0; p < PURPOSES; p++)
        for (unsigned r = 0; r < ROLES; r++)
            for (unsigned c = 0; c < CATEGORIES; c++)
                if (old->access[r][p][c] != new->access[r][p][c])
                    ret[n++] = (struct cell_change){ .role = (enum role)r,
                                                     .purpose = (enum purpose)p,
                                                     .category = (enum category)c,
                                                     .from = old->access[r][p][c],
                                                     .to = new->access[r][p][c] };
    return n;
}

static size_t contract_changes(const struct contracts *old, const struct contracts *new,
                               struct cell_change *ret)
{
    size_t n = 0;

    for (unsigned t = 0; t < CONTRACT_TASKS; t++)
        for (unsigned remote = 0; remote < 2; remote++)
            for (unsigned c = 0; c < CATEGORIES; c++)
                if (old->form[t][remote][c] != new->form[t][remote][c])
                    ret[n++] = (struct cell_change){ .contract = true,
                                                     .task = t,
                                                     .remote = remote,
                                                     .category = (enum category)c,
                                                     .from = old->form[t][remote][c],
                                                     .to = new->form[t][remote][c] };
    for (unsigned t = 0; t < CONTRACT_TASKS; t++)
        if (old->macros[t] != new->macros[t])
            ret[n++] = (struct cell_change){ .contract = true,
                                             .macros = true,
                                             .task = t,
                                             .remote = true,
                                             .from = old->macros[t],
                                             .to = new->macros[t] };
    return n;
}

static bool read_both(struct arena *a, const struct policy_row *row, struct matrix *m,
                      struct contracts *c, struct fault *f)
{
    return matrix_read(a, row->matrix, m, f) && contracts_read(a, row->contracts, c, f);
}

bool policy_diff(struct arena *a, const struct policy_row *from, const struct policy_row *to,
                 struct policy_changes *ret, struct fault *f)
{
    struct matrix *old = arena_make(a, struct matrix), *new = arena_make(a, struct matrix);
    struct contracts was, is;

    ret->cells = arena_many(a, struct cell_change, POLICY_CELLS);
    if (!arena_check(a, f) || !read_both(a, from, old, &was, f) || !read_both(a, to, new, &is, f))
        return false;
    ret->count = matrix_changes(old, new, ret->cells);
    ret->count += contract_changes(&was, &is, ret->cells + ret->count);
    ret->from = from->version;
    ret->to = to->version;
    ret->four_eyes_from = from->four_eyes;
    ret->four_eyes_to = to->four_eyes;
    return true;
}
