/* SPDX-License-Identifier: EUPL-1.2 */
/* examples.c - labelled texts from lines of label TAB text (train.h). */
#include "model/train.h"

static size_t count_lines(struct str text)
{
    size_t n = 1;

    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\n';
    return n;
}

bool examples_read(struct arena *a, struct str tsv, struct examples *ret_examples, struct fault *f)
{
    struct examples e = { .at = arena_many(a, struct example, count_lines(tsv)) };
    struct str line;

    if (!e.at)
        return arena_check(a, f);
    for (size_t number = 1; str_line(&tsv, &line); number++) {
        size_t tab = str_chr(line, '\t', 0);
        struct example *x = &e.at[e.count];

        if (str_trim(line).len == 0)
            continue;
        if (tab == STR_NPOS)
            return fault_set(f, FAULT_INVALID, "line %zu: no tab between label and text", number);
        x->label = str_trim(str_slice(line, 0, tab));
        x->text = str_from(line, tab + 1);
        if (x->label.len == 0 || x->label.len > MODEL_LABEL_MAX)
            return fault_set(f, FAULT_INVALID, "line %zu: a label has 1 to %d bytes", number,
                             MODEL_LABEL_MAX);
        e.count++;
    }
    *ret_examples = e;
    return true;
}
