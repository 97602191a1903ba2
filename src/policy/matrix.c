/* SPDX-License-Identifier: EUPL-1.2 */
/* matrix.c - the matrix role x purpose x category, and the floor below every matrix.
 *
 * Pure.  The floor is what no organisation can grant by mistake: administrators run the machine
 * and read nothing, auditors read the journal and not the letters, tools never see credentials,
 * statistics never see who. */
#include "policy/policy.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"

#define ANY (-1)

static const struct {
    int role, purpose, category;
    enum access most;
    const char *rule;
} floors[] = {
    { ROLE_ADMIN, ANY, ANY, ACCESS_NONE, "floor:admin-reads-no-customer-data" },
    { ROLE_AUDITOR, ANY, ANY, ACCESS_NONE, "floor:auditor-reads-the-journal-only" },
    { ROLE_TOOL, ANY, CATEGORY_CREDENTIAL, ACCESS_NONE, "floor:no-credential-to-a-tool" },
    { ROLE_TOOL, PURPOSE_TRAINING, CATEGORY_HEALTH, ACCESS_NONE, "floor:no-training-on-health" },
    { ROLE_TOOL, PURPOSE_TRAINING, CATEGORY_SPECIAL, ACCESS_NONE, "floor:no-training-on-special" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_IDENTITY, ACCESS_NONE, "floor:statistics-without-persons" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_CONTACT, ACCESS_NONE, "floor:statistics-without-persons" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_IDENTIFIER, ACCESS_NONE,
      "floor:statistics-without-persons" },
    { ANY, PURPOSE_STATISTICS, CATEGORY_FINANCIAL, ACCESS_NONE,
      "floor:statistics-without-persons" },
    { ROLE_AGENT, ANY, CATEGORY_CREDENTIAL, ACCESS_MASKED, "floor:no-credential-in-clear" },
    { ROLE_SUPERVISOR, ANY, CATEGORY_CREDENTIAL, ACCESS_MASKED, "floor:no-credential-in-clear" },
};

static bool applies(int wanted, int actual)
{
    return wanted == ANY || wanted == actual;
}

enum access matrix_floor(enum role role, enum purpose purpose, enum category category,
                         const char **ret_rule)
{
    enum access most = ACCESS_CLEAR;

    *ret_rule = NULL;
    for (size_t i = 0; i < COUNT_OF(floors); i++) {
        if (floors[i].most < most && applies(floors[i].role, (int)role) &&
            applies(floors[i].purpose, (int)purpose) &&
            applies(floors[i].category, (int)category)) {
            most = floors[i].most;
            *ret_rule = floors[i].rule;
        }
    }
    return most;
}

void matrix_decide(const struct matrix *m, unsigned roles, enum purpose purpose,
                   enum category category, struct verdict_of_policy *ret)
{
    ret->access = ACCESS_NONE;
    snprintf(ret->rule, sizeof ret->rule, "default-deny");
    for (unsigned role = 0; role < ROLES; role++) {
        enum access given = (enum access)m->access[role][purpose][category], most;
        const char *floor;

        if (!(roles >> role & 1u))
            continue;
        most = matrix_floor((enum role)role, purpose, category, &floor);
        if (ret->access == ACCESS_NONE && floor && most < given)
            snprintf(ret->rule, sizeof ret->rule, "%s", floor);
        if (given > most)
            given = most;
        if (given > ret->access) {
            ret->access = given;
            snprintf(ret->rule, sizeof ret->rule, "%s/%s/%s=%s", role_name((enum role)role),
                     purpose_name(purpose), category_name(category), access_name(given));
        }
    }
}

struct str matrix_default(void)
{
    return STR("role,purpose,category,access\n"
               "agent,support,content,clear\n"
               "agent,support,identity,clear\n"
               "agent,support,contact,clear\n"
               "agent,support,identifier,clear\n"
               "agent,support,financial,clear\n"
               "agent,support,health,masked\n"
               "agent,support,online,masked\n"
               "agent,support,location,clear\n"
               "supervisor,support,content,clear\n"
               "supervisor,support,identity,clear\n"
               "supervisor,support,contact,clear\n"
               "supervisor,support,identifier,clear\n"
               "supervisor,support,financial,clear\n"
               "supervisor,support,health,clear\n"
               "supervisor,support,special,masked\n"
               "supervisor,support,online,masked\n"
               "supervisor,support,location,clear\n"
               "supervisor,quality,content,clear\n"
               "supervisor,quality,identity,masked\n"
               "supervisor,quality,contact,masked\n"
               "supervisor,statistics,content,masked\n"
               "controller,legal,content,clear\n"
               "controller,legal,identity,clear\n"
               "controller,legal,contact,clear\n"
               "controller,legal,identifier,clear\n"
               "controller,legal,financial,clear\n"
               "controller,legal,health,clear\n"
               "controller,legal,special,clear\n"
               "controller,legal,credential,masked\n"
               "controller,legal,online,clear\n"
               "controller,legal,location,clear\n"
               "tool,support,identity,clear\n"
               "tool,support,contact,clear\n"
               "tool,support,identifier,clear\n"
               "tool,triage,content,clear\n"
               "tool,drafting,content,clear\n");
}

struct str contracts_default(void)
{
    return STR("task,provider_class,category,form\n"
               "triage,embedded,content,clear\n"
               "draft,embedded,content,clear\n"
               "draft,embedded,identity,token\n"
               "draft,embedded,contact,token\n"
               "draft,remote,content,clear\n"
               "draft,remote,identity,token\n"
               "draft,remote,contact,token\n"
               "draft,remote,identifier,token\n"
               "summary,embedded,content,clear\n"
               "summary,remote,content,clear\n"
               "summary,remote,identity,token\n");
}

/* ---- reading CSV ---- */

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

static const char *const tasks[] = {
    "triage", "summary", "draft", "answer", "translate", "quality"
};

/* Which rows stood already; [1] of a task: a remote provider's. */
typedef bool contracts_seen[COUNT_OF(tasks)][2][CATEGORIES];

static void contract_row(contracts_seen seen, int line, struct str word[static COLUMNS],
                         struct mistakes *wrong)
{
    bool remote = str_eq(word[1], STR("remote"));
    enum category category;
    size_t task = 0;

    while (task < COUNT_OF(tasks) && !str_eq(word[0], str_of(tasks[task])))
        task++;
    if (task == COUNT_OF(tasks))
        mistake(wrong, line, "unknown task", word[0]);
    else if (!remote && !str_eq(word[1], STR("embedded")))
        mistake(wrong, line, "unknown provider class", word[1]);
    else if (!category_parse(word[2], &category))
        mistake(wrong, line, "unknown category", word[2]);
    else if (!str_eq(word[3], STR("clear")) && !str_eq(word[3], STR("token")) &&
             !str_eq(word[3], STR("none")))
        mistake(wrong, line, "form is clear, token or none, not", word[3]);
    else if (seen[task][remote][category])
        mistake(wrong, line, "this task, provider class and category stand above already, again",
                word[3]);
    else if (category == CATEGORY_CREDENTIAL && !str_eq(word[3], STR("none")))
        mistake(wrong, line, "the built-in floor:no-credential-to-a-tool forbids", word[3]);
    else if (remote && category != CATEGORY_CONTENT && str_eq(word[3], STR("clear")))
        mistake(wrong, line, "the built-in floor:no-personal-data-in-clear-to-a-remote forbids",
                word[3]);
    else
        seen[task][remote][category] = true;
}

bool contracts_check(struct arena *a, struct str csv, struct fault *f)
{
    contracts_seen seen = { 0 };
    struct buf text = buf_new(a, FAULT_TEXT_MAX * 2);
    struct mistakes wrong = mistakes_start(&text);
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
            contract_row(seen, n, word, &wrong);
    }
    if (!n)
        mistake(&wrong, 1, "the file is empty", STR(""));
    return report(&wrong, f);
}

/* ---- words ---- */

static const char *const purposes_fr[PURPOSES] = {
    "le support",       "le tri",          "la rédaction", "la qualité",
    "les statistiques", "l’apprentissage", "le juridique",
};
static const char *const categories_fr[CATEGORIES] = {
    "le contenu (sans les données personnelles)",
    "l’identité",
    "les coordonnées",
    "les identifiants",
    "les données bancaires",
    "les données de santé",
    "les autres données sensibles (art. 9)",
    "les mots de passe et codes",
    "les données de connexion",
    "la localisation",
};
static const char *const roles_fr[ROLES] = {
    "responsable de traitement", "superviseur", "agent", "administrateur", "auditeur", "outil"
};

struct str policy_words(struct arena *a, const struct verdict_of_policy *v, enum role role,
                        enum purpose purpose, enum category category, bool french)
{
    static const char *const given_fr[] = { "ne voit pas", "voit sous masque", "peut ouvrir" };
    static const char *const given_en[] = { "does not see", "sees masked", "may open" };

    if (french)
        return str_printf(a, "Pour %s, le rôle « %s » %s %s (règle %s).", purposes_fr[purpose],
                          roles_fr[role], given_fr[v->access], categories_fr[category], v->rule);
    return str_printf(a, "For %s, the role \"%s\" %s %s data (rule %s).", purpose_name(purpose),
                      role_name(role), given_en[v->access], category_name(category), v->rule);
}
