/* SPDX-License-Identifier: EUPL-1.2 */
/* demo_articles.c - the demo organisations' articles: what fits the demo's tickets.
 *
 * demo_articles.txt: a line "=== family language audience[,guide] category", the title, an empty
 * line, the Markdown.  Those of one family say the same in several languages. */
#include "app/app.h"
#include "desk/help.h"

extern const unsigned char embed_demo_articles[];
extern const uint64_t embed_demo_articles_size;

#define DEMO_ARTICLES_MAX 40

struct demo_articles {
    struct article_row rows[DEMO_ARTICLES_MAX];
    struct str family[DEMO_ARTICLES_MAX];
    size_t count;
};

static void read_head(struct demo_articles *all, struct str line, struct id owner)
{
    struct article_row *row = &all->rows[all->count];
    struct str audience = STR("");

    *row = (struct article_row){ .id = id_new(), .owner = owner, .text = STR("") };
    str_split(&line, ' ', &all->family[all->count]);
    str_split(&line, ' ', &row->lang);
    str_split(&line, ' ', &audience);
    row->is_public = str_starts(audience, STR("public"));
    row->guide = str_ends(audience, STR(",guide"));
    row->category = line;
    row->family = row->id;
    for (size_t i = all->count; i-- > 0;)
        if (str_eq(all->family[i], all->family[all->count]))
            row->family = all->rows[i].family;
    all->count++;
}

static void read_all(struct demo_articles *all, struct id owner)
{
    struct str rest = str_make(embed_demo_articles, (size_t)embed_demo_articles_size), line;

    while (str_line(&rest, &line) && all->count < DEMO_ARTICLES_MAX) {
        struct article_row *row = all->count ? &all->rows[all->count - 1] : NULL;

        if (str_starts(line, STR("=== ")))
            read_head(all, str_from(line, 4), owner);
        else if (row && !row->title.len)
            row->title = line;
        else if (row) /* texts lie one behind the other: a text is from its first line to its last
                       */
            row->text = row->text.len
                            ? str_make(row->text.ptr, (size_t)(line.ptr + line.len - row->text.ptr))
                            : line;
    }
}

bool demo_articles_add(struct app *app, struct id org, struct id owner, const char *slug,
                       struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct demo_articles *all = a ? arena_make(a, struct demo_articles) : NULL;
    struct principal by = app_operator(org);
    struct help_state help = { .on = true, .slug = str_of(slug) };
    size_t at;

    if (!all)
        return fault_set(f, FAULT_BUSY, "no memory");
    read_all(all, owner);
    return (desk_articles_add(app->desk, a, &by, all->rows, all->count, &at, f) ||
            fault_wrap(f, "demo article %zu", at + 1)) &&
           desk_help_set(app->desk, &by, &help, f);
}
