/* SPDX-License-Identifier: EUPL-1.2 */
/* person_commands.c - person: who is known. */
#include "app/app.h"
#include "base/json.h"

struct person_find {
    struct arena *arena;
    struct blinder *blinder;
    struct id org, person;
    struct person_said said;
    int64_t tickets;
};

static bool find_person(struct tx *tx, void *arg, struct fault *f)
{
    struct person_find *p = arg;

    if (!people_find(p->blinder, tx, p->arena, p->org, &p->said, &p->person, f))
        return false;
    return id_is_none(p->person) || store_person_tickets(tx, p->person, &p->tickets, f);
}

/* Of the question, with the organisation's own key: who knows the address can tell whether it
 * was asked for, nobody else can. */
static void digest_query(const struct blinder *b, struct str query,
                         uint8_t ret[static CRYPTO_HASH_SIZE])
{
    uint8_t keyed[16];
    struct crypto_part part = { keyed, sizeof keyed };

    blinder_digest(b, STR("person.find"), query, keyed);
    crypto_sha256(&part, 1, ret);
}

struct asked {
    struct app *app;
    struct journal_entry entry;
};

static bool write_asked(struct tx *tx, void *arg, struct fault *f)
{
    struct asked *a = arg;
    uint64_t n;

    return journal_append(a->app->journal, tx, &a->entry, &n, f);
}

/* The answer is an id and a count, and still says that somebody is a customer: it is in the
 * journal first, whoever asks.  A user is held to the matrix; the operator reads ids only. */
static bool decide_find(struct app *app, struct cli *c, const struct principal *by,
                        enum purpose purpose, const struct person_find *p, struct str query,
                        struct fault *f)
{
    uint8_t digest[CRYPTO_HASH_SIZE];
    bool found = !id_is_none(p->person);
    struct access_wanted w = { .by = *by,
                               .purpose = purpose,
                               .act = "person.find",
                               .on_kind = found ? "person" : NULL,
                               .on = p->person,
                               .needs = 1u << CATEGORY_IDENTITY,
                               .digest = digest,
                               .n = found };
    struct asked a = { .app = app,
                       .entry = { .org = by->org,
                                  .by = by->id,
                                  .act = w.act,
                                  .on_kind = w.on_kind,
                                  .on = w.on,
                                  .purpose = purpose_name(purpose),
                                  .result = "done",
                                  .digest = digest,
                                  .n = w.n } };
    const struct grant *g;

    digest_query(p->blinder, query, digest);
    return id_is_none(by->id) ? store_write(app->store, write_asked, &a, f)
                              : policy_decide(app->policy, c->arena, &w, &g, f);
}

static bool purpose_asked(struct cli *c, enum purpose *ret, struct fault *f)
{
    const char *word = cli_option(c, "purpose");

    *ret = PURPOSE_LEGAL;
    return !word || purpose_parse(str_of(word), ret) ||
           fault_set(f, FAULT_UNKNOWN, "person: no purpose '%s'", word);
}

int command_person(struct cli *c, struct app *app)
{
    scoped(blinder) *b = NULL;
    struct person_find p = { .arena = c->arena };
    struct fault f = { 0 };
    struct principal by;
    struct org_row org;
    enum purpose purpose;
    struct str query;

    if (!cli_word_is(c, "find"))
        return cli_usage(c, "person: find QUERY (export, erase and restrict come with the rights)");
    if (!purpose_asked(c, &purpose, &f) || !app_act_as(app, c, &org, &by, &f) ||
        !cli_operands(c, 2, 2, &f) || !vault_blinder(app->vault, org.id, &b, &f))
        return cli_fail(c, &f);
    query = str_of(c->argv[2]);
    p.blinder = b;
    p.org = org.id;
    p.said.known[str_chr(query, '@', 1) != STR_NPOS ? KNOWN_EMAIL : KNOWN_PHONE].text = query;
    p.said.known[KNOWN_HANDLE].text = query;
    p.said.known[KNOWN_CUSTOMER_REF].text = query;
    if (!store_read(app->store, find_person, &p, &f) ||
        !decide_find(app, c, &by, purpose, &p, query, &f))
        return cli_fail(c, &f);
    if (id_is_none(p.person)) {
        fault_set(&f, FAULT_MISSING, "nobody is known by that e-mail, phone, handle or reference");
        return cli_fail(c, &f);
    }
    fprintf(c->out, c->json ? "{\"id\":\"" ID_FMT "\",\"tickets\":%lld}\n" : ID_FMT "  %lld\n",
            ID_ARG(p.person), (long long)p.tickets);
    return EXIT_DONE;
}
