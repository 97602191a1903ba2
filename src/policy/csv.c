/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.c - the two policy files as text: the matrix, and the AI tasks' contracts (interfaces.md).
 *
 * Pure.  Every mistake is named with its line, and a file with one mistake gives nothing. */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "policy/policy.h"

#define COLUMNS      4
#define MISTAKES_MAX 10 /* written out, so that a fault has room for them; the rest is counted */

struct mistakes {
    struct buf *text;
    struct json_out out;
    int count;
};

/* `word` is what is wrong, quoted behind the reason. */
static void mistake(struct mistakes *m, int line, const char *reason, struct str word)
{
    scoped(arena) *a = arena_new((size_t)4 << 10);
    struct str shown = str_slice(word, 0, 40);

    m->count++;
    if (!a || m->count > MISTAKES_MAX)
        return;
    json_open(&m->out, NULL, '{');
    json_str(&m->out, "field", str_printf(a, "line %d", line));
    json_str(&m->out, "reason", str_printf(a, "%s '%.*s'", reason, STR_ARG(shown)));
    json_close(&m->out, '}');
}

/* Splits a row into exactly COLUMNS trimmed words. */
static bool row_split(struct str row, struct str word[static COLUMNS])
{
    int n = 0;
    struct str part;

    while (str_split(&row, ',', &part)) {
        if (n == COLUMNS)
            return false;
        word[n++] = str_trim(part);
    }
    return n == COLUMNS;
}

static bool header_is(struct str line, struct str want)
{
    if (str_starts(line, STR("\xef\xbb\xbf")))
        line = str_from(line, 3);
    return str_eq(str_trim(line), want);
}

static void matrix_row(struct matrix *m, bool seen[ROLES][PURPOSES][CATEGORIES], int line,
                       struct str word[static COLUMNS], struct mistakes *wrong)
{
    enum role role;
    enum purpose purpose;
    enum category category;
    enum access access;
    const char *floor;

    if (!role_parse(word[0], &role)) {
        mistake(wrong, line, "unknown role", word[0]);
    } else if (!purpose_parse(word[1], &purpose)) {
        mistake(wrong, line, "unknown purpose", word[1]);
    } else if (!category_parse(word[2], &category)) {
        mistake(wrong, line, "unknown category", word[2]);
    } else if (!access_parse(word[3], &access)) {
        mistake(wrong, line, "access is none, masked or clear, not", word[3]);
    } else if (seen[role][purpose][category]) {
        mistake(wrong, line, "this role, purpose and category stand above already, again", word[3]);
    } else if (access > matrix_floor(role, purpose, category, &floor)) {
        mistake(wrong, line, "forbidden by the built-in", str_of(floor));
    } else {
        seen[role][purpose][category] = true;
        m->access[role][purpose][category] = (uint8_t)access;
    }
}

static bool report(struct mistakes *wrong, struct fault *f)
{
    if (wrong->count > MISTAKES_MAX) {
        json_open(&wrong->out, NULL, '{');
        json_cstr(&wrong->out, "field", "");
        buf_printf(wrong->text, ",\"reason\":\"and %d more\"", wrong->count - MISTAKES_MAX);
        json_close(&wrong->out, '}');
    }
    json_close(&wrong->out, ']');
    if (!wrong->count)
        return true;
    return fault_set(f, FAULT_FIELDS, "%.*s", STR_ARG(buf_str(wrong->text)));
}

static struct mistakes mistakes_start(struct buf *text)
{
    struct mistakes m = { .text = text, .out = json_out(text) };

    json_open(&m.out, NULL, '[');
    return m;
}

bool matrix_read(struct arena *a, struct str csv, struct matrix *ret, struct fault *f)
{
    bool seen[ROLES][PURPOSES][CATEGORIES] = { 0 };
    struct buf text = buf_new(a, FAULT_TEXT_MAX * 2);
    struct mistakes wrong = mistakes_start(&text);
    struct matrix m = { 0 };
    struct str rest = csv, line, word[COLUMNS];
    int n = 0;

    if (csv.len > POLICY_CSV_MAX)
        return fault_set(f, FAULT_LIMIT, "policy of more than %zu bytes", POLICY_CSV_MAX);
    while (str_line(&rest, &line)) {
        n++;
        if (n == 1 && header_is(line, STR("role,purpose,category,access")))
            continue;
        if (n == 1)
            mistake(&wrong, n, "the header must be role,purpose,category,access, not", line);
        else if (!str_trim(line).len)
            continue;
        else if (!row_split(line, word))
            mistake(&wrong, n, "a row has four fields, not", line);
        else
            matrix_row(&m, seen, n, word, &wrong);
    }
    if (!n)
        mistake(&wrong, 1, "the file is empty", STR(""));
    if (!report(&wrong, f))
        return false;
    *ret = m;
    return true;
}

static const char *const tasks[] = { "triage",  "summary", "draft",   "answer", "translate",
                                     "quality", "rewrite", "article", "embed" };
_Static_assert(COUNT_OF(tasks) == CONTRACT_TASKS, "a name for each task");

const char *contract_task_name(unsigned task)
{
    return tasks[task];
}

static const char *const forms[] = { "none", "token", "surrogate", "clear" };

const char *contract_form_name(enum contract_form form)
{
    return forms[form];
}

static size_t word_among(struct str word, const char *const *words, size_t count)
{
    size_t i = 0;

    while (i < count && !str_eq(word, str_of(words[i])))
        i++;
    return i;
}

/* Which rows stood already; [1] of a task: a remote provider's. */
struct contracts_seen {
    bool form[CONTRACT_TASKS][2][CATEGORIES], macros;
};

static void macros_row(struct contracts *to, struct contracts_seen *seen, int line,
                       struct str word[static COLUMNS], struct mistakes *wrong)
{
    bool clear = str_eq(word[3], str_of(forms[FORM_CLEAR]));

    if (!str_eq(word[0], str_of(tasks[CONTRACT_DRAFT])) || !str_eq(word[1], STR("remote")))
        mistake(wrong, line, "macros are given to draft,remote alone, not", word[0]);
    else if (!clear && !str_eq(word[3], str_of(forms[FORM_NONE])))
        mistake(wrong, line, "the form of macros is clear or none, not", word[3]);
    else if (seen->macros)
        mistake(wrong, line, "macros stand above already, again", word[3]);
    else {
        seen->macros = true;
        to->macros[CONTRACT_DRAFT] = clear ? FORM_CLEAR : FORM_NONE;
    }
}

static void contract_row(struct contracts *to, struct contracts_seen *seen, int line,
                         struct str word[static COLUMNS], struct mistakes *wrong)
{
    bool remote = str_eq(word[1], STR("remote"));
    size_t task = word_among(word[0], tasks, COUNT_OF(tasks));
    size_t form = word_among(word[3], forms, COUNT_OF(forms));
    enum category category;

    if (str_eq(word[2], STR(CONTRACT_MACROS)))
        macros_row(to, seen, line, word, wrong);
    else if (task == COUNT_OF(tasks))
        mistake(wrong, line, "unknown task", word[0]);
    else if (!remote && !str_eq(word[1], STR("embedded")))
        mistake(wrong, line, "unknown provider class", word[1]);
    else if (!category_parse(word[2], &category))
        mistake(wrong, line, "unknown category", word[2]);
    else if (form == COUNT_OF(forms))
        mistake(wrong, line, "form is clear, surrogate, token or none, not", word[3]);
    else if (seen->form[task][remote][category])
        mistake(wrong, line, "this task, provider class and category stand above already, again",
                word[3]);
    else if (category == CATEGORY_CREDENTIAL && form != FORM_NONE)
        mistake(wrong, line, "the built-in floor:no-credential-to-a-tool forbids", word[3]);
    else if (remote && category != CATEGORY_CONTENT && form == FORM_CLEAR)
        mistake(wrong, line, "the built-in floor:no-personal-data-in-clear-to-a-remote forbids",
                word[3]);
    else {
        seen->form[task][remote][category] = true;
        to->form[task][remote][category] = (uint8_t)form;
    }
}

bool contracts_read(struct arena *a, struct str csv, struct contracts *ret, struct fault *f)
{
    struct contracts_seen seen = { 0 };
    struct buf text = buf_new(a, FAULT_TEXT_MAX * 2);
    struct mistakes wrong = mistakes_start(&text);
    struct contracts read = { 0 };
    struct str rest = csv, line, word[COLUMNS];
    int n = 0;

    if (csv.len > POLICY_CSV_MAX)
        return fault_set(f, FAULT_LIMIT, "contracts of more than %zu bytes", POLICY_CSV_MAX);
    while (str_line(&rest, &line)) {
        n++;
        if (n == 1 && header_is(line, STR("task,provider_class,category,form")))
            continue;
        if (n == 1)
            mistake(&wrong, n, "the header must be task,provider_class,category,form, not", line);
        else if (!str_trim(line).len)
            continue;
        else if (!row_split(line, word))
            mistake(&wrong, n, "a row has four fields, not", line);
        else
            contract_row(&read, &seen, n, word, &wrong);
    }
    if (!n)
        mistake(&wrong, 1, "the file is empty", STR(""));
    if (!report(&wrong, f))
        return false;
    *ret = read;
    return true;
}

bool contracts_check(struct arena *a, struct str csv, struct fault *f)
{
    struct contracts read;

    return contracts_read(a, csv, &read, f);
}

/* Rows in the order of roles, purposes and categories; what is none has no row. */
struct str matrix_write(struct arena *a, const struct matrix *m)
{
    struct buf b = buf_new(a, POLICY_CSV_MAX);

    buf_printf(&b, "role,purpose,category,access\n");
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++)
                if (m->access[r][p][c] != ACCESS_NONE)
                    buf_printf(&b, "%s,%s,%s,%s\n", role_name((enum role)r),
                               purpose_name((enum purpose)p), category_name((enum category)c),
                               access_name((enum access)m->access[r][p][c]));
    return buf_str(&b);
}
