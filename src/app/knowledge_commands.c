/* SPDX-License-Identifier: EUPL-1.2 */
/* knowledge_commands.c - guichet knowledge import: articles out of a folder of Markdown and HTML,
 * or of a CSV file.
 *
 * Everything is read and checked before anything is written, and written in one transaction: an
 * error names file and line, and nothing was done.  An article with the title and language of one
 * that is there becomes its next version; one that says the same is left alone.
 *
 * A Markdown file may start with lines "name: value" between two lines "---" (front matter): title,
 * lang, category, public, guide, valid_from, valid_until.  Without a title, its first heading is
 * it, else its name; without a category, the folder it lies in. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/app.h"
#include "base/file.h"
#include "base/json.h"
#include "desk/articles.h"
#include "message/csv.h"
#include "message/message.h"
#include "text/text.h"

#define FILES_MAX 20000
#define DEPTH_MAX 8
#define CSV_MAX   ((size_t)256 << 20)
#define ARENA_MAX ((size_t)1 << 30)

struct origin {
    const char *file;
    size_t line; /* 0: the file as a whole */
};

struct batch {
    struct arena *arena;
    struct article_row *rows;
    struct origin *origins;
    size_t count;
    struct str lang; /* --lang */
    bool is_public;  /* --public */
};

static struct article_row *next_row(struct batch *b, const char *file, size_t line, struct fault *f)
{
    if (b->count == FILES_MAX) {
        fault_set(f, FAULT_LIMIT, "more than %d articles at once", FILES_MAX);
        return NULL;
    }
    b->origins[b->count] = (struct origin){ file, line };
    b->rows[b->count] = (struct article_row){ .title = STR(""),
                                              .category = STR(""),
                                              .text = STR(""),
                                              .lang = b->lang,
                                              .is_public = b->is_public };
    return &b->rows[b->count++];
}

/* ---- what an article says of itself ---- */

static bool set_flag(struct str value, bool *ret)
{
    *ret = str_eq(value, STR("true")) || str_eq(value, STR("yes")) || str_eq(value, STR("1"));
    return *ret || !value.len || str_eq(value, STR("false")) || str_eq(value, STR("no")) ||
           str_eq(value, STR("0"));
}

/* RFC 3339, or a day alone. */
static bool set_time(struct batch *b, struct str value, msec *ret)
{
    if (value.len == 10)
        value = str_printf(b->arena, "%.*sT00:00:00Z", STR_ARG(value));
    return !value.len || clock_parse(value, ret);
}

static bool set_member(struct batch *b, struct article_row *row, struct str name, struct str value,
                       struct fault *f)
{
    bool known = true, ok = true;

    if (str_eq(name, STR("title")))
        row->title = value;
    else if (str_eq(name, STR("text")))
        row->text = value;
    else if (str_eq(name, STR("category")))
        row->category = value;
    else if (str_eq(name, STR("lang")))
        row->lang = value.len ? value : row->lang;
    else if (str_eq(name, STR("public")))
        ok = set_flag(value, &row->is_public);
    else if (str_eq(name, STR("guide")))
        ok = set_flag(value, &row->guide);
    else if (str_eq(name, STR("valid_from")))
        ok = set_time(b, value, &row->valid_from);
    else if (str_eq(name, STR("valid_until")))
        ok = set_time(b, value, &row->valid_until);
    else
        known = false;
    if (!known)
        return fault_set(
            f, FAULT_INVALID,
            "'%.*s' is none of title, text, category, lang, public, guide, valid_from, "
            "valid_until",
            (int)(name.len < 40 ? name.len : 40), name.ptr);
    return ok || fault_set(f, FAULT_INVALID, "%.*s: not a value it can have", STR_ARG(name));
}

/* Takes the front matter off *text; `origin` counts its lines. */
static bool front_matter(struct batch *b, struct article_row *row, struct str *text,
                         struct origin *origin, struct fault *f)
{
    struct str rest = *text, line, name;

    if (!str_line(&rest, &line) || !str_eq(str_trim(line), STR("---")))
        return true;
    for (origin->line = 2; str_line(&rest, &line); origin->line++) {
        if (str_eq(str_trim(line), STR("---"))) {
            *text = rest.ptr ? rest : STR("");
            origin->line = 0;
            return true;
        }
        if (!str_trim(line).len)
            continue;
        if (str_chr(line, ':', 0) == STR_NPOS)
            return fault_set(f, FAULT_INVALID, "is no line \"name: value\"");
        str_split(&line, ':', &name);
        if (!set_member(b, row, str_trim(name), str_trim(line), f))
            return false;
    }
    return fault_set(f, FAULT_INVALID, "the front matter has no second line \"---\"");
}

/* "# Title" at the start; taken off, since the title is shown above the text. */
static void title_from_heading(struct article_row *row, struct str *text)
{
    struct str rest = *text, line;

    while (str_line(&rest, &line)) {
        if (!str_trim(line).len)
            continue;
        if (!str_starts(line, STR("# ")))
            return;
        row->title = str_trim(str_from(line, 2));
        *text = rest.ptr ? rest : STR("");
        return;
    }
}

static void title_from_html(struct batch *b, struct article_row *row, struct str html)
{
    size_t start = str_find_nocase(html, STR("<title>"), 0), end;

    if (start == STR_NPOS)
        return;
    end = str_find_nocase(html, STR("</title>"), start);
    row->title = str_trim(message_html_to_text(
        b->arena, str_slice(html, start + 7, end == STR_NPOS ? start + 7 : end), &(bool){ false }));
}

/* "how-to_pay.fr.md": "how to pay". */
static struct str title_from_name(struct batch *b, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str name = str_of(slash ? slash + 1 : path);
    struct str title = str_copy(b->arena, str_slice(name, 0, str_chr(name, '.', 0)));
    char *p = arena_alloc(b->arena, title.len + 1);

    for (size_t i = 0; p && i < title.len; i++)
        p[i] = title.ptr[i] == '-' || title.ptr[i] == '_' ? ' ' : title.ptr[i];
    return p ? str_make(p, title.len) : title;
}

/* ---- files ---- */

static bool is_markdown(struct str path)
{
    return str_ends_nocase(path, STR(".md")) || str_ends_nocase(path, STR(".markdown"));
}

static bool is_html(struct str path)
{
    return str_ends_nocase(path, STR(".html")) || str_ends_nocase(path, STR(".htm"));
}

static bool take_file(struct batch *b, const char *path, struct str category, struct fault *f)
{
    struct article_row *row;
    struct str text;

    if (!file_read(b->arena, path, ARTICLE_TEXT_MAX * 4, &text, f))
        return fault_wrap(f, "%s", path);
    row = next_row(b, path, 0, f);
    if (!row)
        return false;
    if (str_starts(text, STR("\xef\xbb\xbf")))
        text = str_from(text, 3);
    if (!text_valid(text))
        return fault_set(f, FAULT_INVALID, "is not UTF-8");
    if (is_html(str_of(path))) {
        title_from_html(b, row, text);
        text = knowledge_from_html(b->arena, text);
    } else if (!front_matter(b, row, &text, &b->origins[b->count - 1], f)) {
        return false;
    } else if (!row->title.len) {
        title_from_heading(row, &text);
    }
    row->text = str_trim(text);
    if (!row->title.len)
        row->title = title_from_name(b, path);
    if (!row->category.len)
        row->category = category;
    return true;
}

static bool take_path(struct batch *b, const char *path, struct str category, int depth,
                      struct fault *f);

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What lies in the folder and may be an article or hold some, in order of the names. */
static bool list_folder(struct batch *b, const char *path, const char ***ret, size_t *ret_count,
                        struct fault *f)
{
    const char **names = arena_many(b->arena, const char *, FILES_MAX);
    DIR *folder = opendir(path);
    struct dirent *e;

    *ret_count = 0;
    if (!folder)
        return fault_set(f, FAULT_INVALID, "%s: %s", path, strerror(errno));
    while (names && (e = readdir(folder)) && *ret_count < FILES_MAX)
        if (e->d_name[0] != '.')
            names[(*ret_count)++] = str_printf(b->arena, "%s/%s", path, e->d_name).ptr;
    closedir(folder);
    if (!arena_check(b->arena, f))
        return false;
    qsort(names, *ret_count, sizeof *names, by_name);
    *ret = names;
    return true;
}

static bool take_folder(struct batch *b, const char *path, struct str category, int depth,
                        struct fault *f)
{
    const char **names;
    size_t count;

    if (!list_folder(b, path, &names, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct str inner = str_of(names[i]);
        struct stat st;
        bool folder;

        if (stat(names[i], &st) < 0)
            continue;
        folder = S_ISDIR(st.st_mode);
        if ((folder || is_markdown(inner) || is_html(inner)) &&
            !take_path(b, names[i], folder ? str_from(inner, strlen(path) + 1) : category,
                       depth + 1, f))
            return false;
    }
    return true;
}

/* ---- CSV ---- */

static bool take_csv_row(struct batch *b, const char *path, const struct csv_row *head,
                         const struct csv_row *csv, struct fault *f)
{
    struct article_row *row = next_row(b, path, csv->line, f);

    if (!row)
        return false;
    for (size_t i = 0; i < csv->count && i < head->count; i++)
        if (!set_member(b, row, str_trim(head->fields[i]), csv->fields[i], f))
            return false;
    return true;
}

static bool take_csv(struct batch *b, const char *path, struct fault *f)
{
    struct csv_row row, head = { 0 };
    struct csv csv = { 0 };
    struct str bytes;
    size_t n;

    if (!file_read(b->arena, path, CSV_MAX, &bytes, f))
        return fault_wrap(f, "%s", path);
    while ((n = csv_next(&csv, b->arena, bytes, true, &row)) > 0) {
        bytes = str_from(bytes, n);
        if (row.kind == CSV_HEADER)
            head = row;
        else if (row.kind == CSV_BAD)
            return fault_set(f, FAULT_INVALID, "%s, line %zu: %s", path, row.line, row.reason);
        else if (row.kind == CSV_ROW && !take_csv_row(b, path, &head, &row, f))
            return false;
    }
    return true;
}

static bool take_path(struct batch *b, const char *path, struct str category, int depth,
                      struct fault *f)
{
    struct stat st;

    if (stat(path, &st) < 0)
        return fault_set(f, FAULT_INVALID, "%s: %s", path, strerror(errno));
    if (depth > DEPTH_MAX)
        return fault_set(f, FAULT_LIMIT, "%s: folders lie deeper than %d", path, DEPTH_MAX);
    if (S_ISDIR(st.st_mode))
        return take_folder(b, path, category, depth, f);
    if (str_ends_nocase(str_of(path), STR(".csv")))
        return take_csv(b, path, f);
    if (is_markdown(str_of(path)) || is_html(str_of(path)))
        return take_file(b, path, category, f);
    return fault_set(f, FAULT_INVALID, "%s: neither a folder nor .md, .html or .csv", path);
}

/* FAULT_FIELDS as a sentence about the first of them. */
static void in_words(struct fault *f)
{
    scoped_json json_t *list = NULL;
    struct fault none = { 0 };
    char text[FAULT_TEXT_MAX];
    struct str field, reason;

    if (f->kind != FAULT_FIELDS)
        return;
    snprintf(text, sizeof text, "%s", f->text);
    list = json_read(str_of(text), &none);
    field = json_text(json_array_get(list, 0), "field");
    reason = json_text(json_array_get(list, 0), "reason");
    fault_set(f, FAULT_INVALID, "%.*s %.*s", STR_ARG(field), STR_ARG(reason));
}

/* Says which file and line it was, where that is not said yet. */
static bool at_fault(const struct batch *b, size_t i, struct fault *f)
{
    const struct origin *o;

    if (!b->count)
        return false;
    o = &b->origins[i < b->count ? i : b->count - 1];
    in_words(f);
    if (strstr(f->text, o->file))
        return false;
    return o->line ? fault_wrap(f, "%s, line %zu", o->file, o->line) : fault_wrap(f, "%s", o->file);
}

/* ---- what is there already ---- */

struct tally {
    int64_t added, changed, same;
};

static struct article_row *find(struct article_row *rows, size_t count,
                                const struct article_row *like)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(rows[i].title, like->title) && str_eq(rows[i].lang, like->lang))
            return &rows[i];
    return NULL;
}

static bool read_there(struct app *app, struct batch *b, const struct principal *by,
                       struct article_row **ret, size_t *ret_count, struct fault *f)
{
    const struct article_page all = { .limit = SHELF_ARTICLES_MAX };

    return desk_articles(app->desk, b->arena, by, &all, ret, ret_count, f);
}

/* Next versions of those that are there; leaves out what says the same. */
static bool settle(struct batch *b, struct article_row *there, size_t count, struct tally *t,
                   struct fault *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < b->count; i++) {
        struct article_row row = b->rows[i], *old = find(there, count, &row);

        if (find(b->rows, kept, &row)) {
            fault_set(f, FAULT_INVALID, "has the title and language of one before it");
            return at_fault(b, i, f);
        }
        if (old && !old->archived && str_eq(old->text, row.text) &&
            str_eq(old->category, row.category) && old->is_public == row.is_public &&
            old->guide == row.guide) {
            t->same++;
            continue;
        }
        if (old) {
            row.id = old->id;
            row.version = old->version;
            row.created = old->created;
            row.owner = old->owner;
            row.family = old->family;
        }
        *(old ? &t->changed : &t->added) += 1;
        b->origins[kept] = b->origins[i];
        b->rows[kept++] = row;
    }
    b->count = kept;
    return true;
}

static bool import(struct cli *c, struct app *app, struct batch *b, struct tally *t,
                   struct fault *f)
{
    struct article_row *there;
    struct org_row org;
    struct principal by;
    size_t count, at;

    if (!app_org(app, c, &org, f))
        return false;
    by = app_operator(org.id);
    for (int i = 2; i < c->argc; i++)
        if (!take_path(b, cli_path(c, c->argv[i]), STR(""), 0, f))
            return at_fault(b, SIZE_MAX, f);
    for (size_t i = 0; i < b->count; i++)
        if (!desk_article_check(&b->rows[i], f))
            return at_fault(b, i, f);
    if (!arena_check(b->arena, f) || !read_there(app, b, &by, &there, &count, f) ||
        !settle(b, there, count, t, f))
        return false;
    if (!desk_articles_add(app->desk, b->arena, &by, b->rows, b->count, &at, f))
        return at_fault(b, at, f);
    return true;
}

int command_knowledge(struct cli *c, struct app *app)
{
    scoped(arena) *a = arena_new(ARENA_MAX);
    const char *lang = cli_option(c, "lang");
    struct batch b = { .arena = a,
                       .lang = lang ? str_of(lang) : STR("fr"),
                       .is_public = cli_flag(c, "public") };
    struct tally t = { 0 };
    struct fault f = { 0 };

    if (!cli_word_is(c, "import"))
        return cli_usage(c, "knowledge: import FOLDER or FILE.csv");
    if (!cli_operands(c, 2, -1, &f))
        return cli_fail(c, &f);
    b.rows = a ? arena_many(a, struct article_row, FILES_MAX) : NULL;
    b.origins = a ? arena_many(a, struct origin, FILES_MAX) : NULL;
    if (!b.rows || !b.origins || !import(c, app, &b, &t, &f)) {
        if (!f.kind)
            fault_set(&f, FAULT_BUSY, "no memory");
        return cli_fail(c, &f);
    }
    if (c->json)
        fprintf(c->out, "{\"added\":%lld,\"changed\":%lld,\"same\":%lld}\n", (long long)t.added,
                (long long)t.changed, (long long)t.same);
    else
        fprintf(c->out, "%lld articles added, %lld changed, %lld as they were\n",
                (long long)t.added, (long long)t.changed, (long long)t.same);
    return EXIT_DONE;
}
