/* SPDX-License-Identifier: EUPL-1.2 */
/* article_fuzz.c - of any text: its HTML runs and loads nothing, its passages hold words and cover
 * no more than it, and a guide that is taken leads from each of its steps to a result. */
#include "fuzz.h"

#include "knowledge/guide.h"
#include "knowledge/library.h"
#include "text/text.h"

static void html_is_safe(struct arena *a, struct str text)
{
    struct fault f = { 0 };
    struct str html;

    if (!article_html(a, text, 1, &html, &f))
        return;
    HOLDS(text_valid(html));
    HOLDS(str_find_nocase(html, STR("<script"), 0) == STR_NPOS);
    HOLDS(str_find_nocase(html, STR("<img"), 0) == STR_NPOS);
    HOLDS(str_find_nocase(html, STR("<h1"), 0) == STR_NPOS);
    HOLDS(str_find_nocase(html, STR("href=\"javascript:"), 0) == STR_NPOS);
    HOLDS(str_find_nocase(html, STR("href=\"data:"), 0) == STR_NPOS);
}

static void passages_are_words(struct arena *a, struct str text)
{
    struct passage *list;
    struct fault f = { 0 };
    size_t count;

    if (!passages_cut(a, text, &list, &count, &f))
        return;
    for (size_t i = 0; i < count; i++) {
        HOLDS(list[i].text.len > 0 && list[i].text.len <= 2 * PASSAGE_TARGET);
        HOLDS(list[i].heading.len <= PASSAGE_HEADING_MAX);
        HOLDS(text_valid(list[i].text) && text_valid(list[i].heading));
    }
}

static void guide_comes_to_an_end(struct arena *a, struct str text)
{
    struct fault f = { 0 };
    struct guide g;
    bool *ends;

    if (!guide_read(a, text, &g, &f)) {
        HOLDS(f.kind == FAULT_FIELDS || !arena_ok(a));
        return;
    }
    HOLDS(g.count > 0 && g.count <= GUIDE_STEPS_MAX);
    ends = arena_many(a, bool, g.count);
    for (size_t round = 0; ends && round <= g.count; round++)
        for (size_t i = 0; i < g.count; i++) {
            ends[i] = ends[i] || !g.steps[i].count;
            for (size_t k = 0; k < g.steps[i].count; k++) {
                HOLDS(g.steps[i].answers[k].to < g.count);
                ends[i] = ends[i] || ends[g.steps[i].answers[k].to];
            }
        }
    for (size_t i = 0; ends && i < g.count; i++)
        HOLDS(ends[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct str text = str_make(data, size < 4000 ? size : 4000);

    if (!a || !text_valid(text)) /* what comes in is (desk_article_check) */
        return 0;
    html_is_safe(a, text);
    passages_are_words(a, text);
    guide_comes_to_an_end(a, text);
    return 0;
}
