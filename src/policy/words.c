/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c - rules, floors and changes as a lawyer reads them, in French and English. */
#include "policy/versions.h"

#include <string.h>

#include "base/buf.h"

enum { EN, FR, LANGUAGES };

static const char *const purposes[LANGUAGES][PURPOSES] = {
    { "support", "sorting", "drafting", "quality", "statistics", "training", "legal matters" },
    { "le support", "le tri", "la rédaction", "la qualité", "les statistiques", "l’apprentissage",
      "le juridique" },
};
static const char *const categories[LANGUAGES][CATEGORIES] = {
    { "the content (without the personal data in it)", "identity", "contact details",
      "identification numbers", "financial data", "health data", "other sensitive data (art. 9)",
      "passwords and codes", "online identifiers", "location" },
    { "le contenu (sans les données personnelles)", "l’identité", "les coordonnées",
      "les identifiants", "les données bancaires", "les données de santé",
      "les autres données sensibles (art. 9)", "les mots de passe et codes",
      "les données de connexion", "la localisation" },
};
static const char *const roles[LANGUAGES][ROLES] = {
    { "controller", "supervisor", "agent", "administrator", "auditor", "tool" },
    { "responsable de traitement", "superviseur", "agent", "administrateur", "auditeur", "outil" },
};
static const char *const accesses[LANGUAGES][ACCESSES] = {
    { "not seen", "masked", "in clear" },
    { "non visible", "sous masque", "en clair" },
};
static const char *const tasks[LANGUAGES][CONTRACT_TASKS] = {
    { "sorting", "summaries", "drafts", "automatic answers", "translation", "quality control",
      "rewriting", "draft articles", "search by meaning" },
    { "le tri", "les résumés", "les brouillons", "les réponses automatiques", "la traduction",
      "le contrôle de qualité", "la reformulation", "les projets d’article",
      "la recherche par le sens" },
};
static const char *const forms[LANGUAGES][FORMS] = {
    { "not handed over", "as tokens", "as made-up values", "in clear" },
    { "non transmis", "sous forme de jetons", "sous forme de valeurs fictives", "en clair" },
};
static const char *const kinds[LANGUAGES][CHANGE_KINDS] = {
    { "granted", "withdrawn", "widened", "narrowed" },
    { "accordé", "retiré", "élargi", "restreint" },
};

struct str policy_words(struct arena *a, const struct verdict_of_policy *v, enum role role,
                        enum purpose purpose, enum category category, bool french)
{
    static const char *const given[LANGUAGES][ACCESSES] = {
        { "does not see", "sees masked", "may open" },
        { "ne voit pas", "voit sous masque", "peut ouvrir" },
    };

    if (french)
        return str_printf(a, "Pour %s, le rôle « %s » %s %s (règle %s).", purposes[FR][purpose],
                          roles[FR][role], given[FR][v->access], categories[FR][category], v->rule);
    return str_printf(a, "For %s, the role \"%s\" %s %s (rule %s).", purposes[EN][purpose],
                      roles[EN][role], given[EN][v->access], categories[EN][category], v->rule);
}

/* Why nobody can lift it: a row a floor. */
static const struct {
    const char *rule, *words[LANGUAGES];
} floors[] = {
    { "floor:admin-reads-no-customer-data",
      { "Administrators run the desk and read no customer data.",
        "Les administrateurs exploitent le guichet et ne lisent aucune donnée de client." } },
    { "floor:auditor-reads-the-journal-only",
      { "Auditors read the journal, never the letters.",
        "Les auditeurs lisent le journal, jamais les courriers." } },
    { "floor:no-credential-to-a-tool",
      { "No tool is given a password or code.",
        "Aucun outil ne reçoit un mot de passe ou un code." } },
    { "floor:no-training-on-health",
      { "Nothing is trained on health data.", "Rien n’apprend sur des données de santé." } },
    { "floor:no-training-on-special",
      { "Nothing is trained on sensitive data (GDPR art. 9).",
        "Rien n’apprend sur des données sensibles (RGPD art. 9)." } },
    { "floor:statistics-without-persons",
      { "Statistics do not know who.", "Les statistiques ne savent pas qui." } },
    { "floor:no-credential-in-clear",
      { "Passwords and codes are shown masked at most.",
        "Les mots de passe et codes ne sont montrés que masqués." } },
};

struct str floor_words(const char *rule, bool french)
{
    for (size_t i = 0; i < COUNT_OF(floors); i++)
        if (strcmp(floors[i].rule, rule) == 0)
            return str_of(floors[i].words[french ? FR : EN]);
    return str_of(rule);
}

const char *change_kind_name(enum change_kind kind)
{
    static const char *const names[] = { "added", "removed", "widened", "narrowed" };

    return names[kind];
}

enum change_kind cell_change_kind(const struct cell_change *c)
{
    return !c->from          ? CHANGE_ADDED
           : !c->to          ? CHANGE_REMOVED
           : c->to > c->from ? CHANGE_WIDENED
                             : CHANGE_NARROWED;
}

static struct str contract_words(struct arena *a, const struct cell_change *c, int l)
{
    static const char *const macros[] = { [FR] = "macros de la maison", [EN] = "house macros" };
    const char *kind = kinds[l][cell_change_kind(c)];
    const char *what = c->macros ? macros[l] : categories[l][c->category];

    if (l == FR)
        return str_printf(a, "Pour %s par un fournisseur %s : %s, %s au lieu de %s (%s).",
                          tasks[l][c->task], c->remote ? "distant" : "intégré", what,
                          forms[l][c->to], forms[l][c->from], kind);
    return str_printf(a, "For %s by %s provider: %s, %s instead of %s (%s).", tasks[l][c->task],
                      c->remote ? "a remote" : "the embedded", what, forms[l][c->to],
                      forms[l][c->from], kind);
}

struct str cell_change_words(struct arena *a, const struct cell_change *c, bool french)
{
    int l = french ? FR : EN;
    const char *kind = kinds[l][cell_change_kind(c)];

    if (c->contract)
        return contract_words(a, c, l);
    if (french)
        return str_printf(a, "Pour %s, le rôle « %s » voit %s : %s au lieu de %s (%s).",
                          purposes[l][c->purpose], roles[l][c->role], categories[l][c->category],
                          accesses[l][c->to], accesses[l][c->from], kind);
    return str_printf(a, "For %s, the role \"%s\" sees %s: %s instead of %s (%s).",
                      purposes[l][c->purpose], roles[l][c->role], categories[l][c->category],
                      accesses[l][c->to], accesses[l][c->from], kind);
}

struct str four_eyes_words(bool on, bool french)
{
    if (french)
        return on ? STR("Tout changement de la politique demandera l’accord d’un second "
                        "responsable de traitement.")
                  : STR("Un seul responsable de traitement suffira pour changer la politique.");
    return on ? STR("Every change of the policy will need the approval of a second controller.")
              : STR("One controller alone will be enough to change the policy.");
}
