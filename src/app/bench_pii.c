/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_pii.c - guichet bench pii: how fast personal data is found, by one thread.
 *
 * Mails as customers write them, about 2 KB each, one call a mail; the same as one text of 50 MB;
 * and texts made to be slow: the bench says how much more a byte of these costs than one of the
 * ordinary text.  What counts is the processor's time, and of large texts the best of a few runs:
 * other work on the machine is not measured. */
#include <stdlib.h>
#include <string.h>

#include "app/bench_priv.h"
#include "base/buf.h"
#include "base/file.h"
#include "pii/rules.h"

#define MAILS        512
#define LARGE_BYTES  ((size_t)50 << 20)
#define BAD_BYTES    ((size_t)1 << 20)
#define REPEATS      5
#define TIMED_ROUNDS 16

/* ---- texts ---- */

static const char *const sentences[] = {
    "Je n'ai toujours pas reçu mon colis alors que le suivi indique qu'il a été livré hier matin. ",
    "La lampe que j'ai commandée ne s'allume plus, j'ai pourtant changé l'ampoule deux fois. ",
    "Votre conseillère m'avait promis un geste commercial, je n'ai rien vu venir sur ma facture. ",
    "Pourriez-vous me dire à quelle date le technicien passera pour le raccordement de la box ? ",
    "J'ai été prélevé deux fois le même jour, merci de corriger cette erreur rapidement. ",
    "Je souhaite résilier mon abonnement à la fin du mois comme le prévoit le contrat. ",
    "Mon fils a essayé de se connecter avec sa tablette mais l'application se ferme toute seule. ",
    "Le canapé est arrivé avec un pied cassé et une grande rayure sur le côté gauche. ",
    "Je vous ai déjà écrit trois fois à ce sujet et personne ne m'a répondu, c'est inadmissible. ",
    "Merci beaucoup pour votre aide, le problème est maintenant résolu et tout fonctionne bien. ",
    "Comment puis-je modifier l'adresse de livraison de la commande 4512-887 passée mardi ? ",
    "Le montant de 129,90 euros ne correspond pas au devis que vous m'aviez envoyé en octobre. ",
    "I have been waiting for two weeks now and nobody has been able to tell me where it is. ",
    "The heating has stopped working again since yesterday evening and the children are cold. ",
    "Please cancel the second order, I clicked twice on the button because the page was slow. ",
    "Could you send me a copy of the invoice for my accountant, the last one cannot be opened? ",
    "I was told that the refund of 42.50 would arrive within ten days but it has not. ",
    "Everything was perfect, the delivery driver even helped me to carry the box upstairs. ",
    "The app says that version 4.2.1 is installed but the new feature does not show up. ",
    "Ich habe meine Bestellung noch nicht erhalten und bitte um eine kurze Rückmeldung. ",
    "La factura del mes pasado tiene un error, me han cobrado dos veces el mismo servicio. ",
};

/* One of each a mail or so; %u is a number of two digits. */
static const char *const data[] = {
    "Vous pouvez me joindre au 06 39 98 %u %u après 18 heures. ",
    "Mon IBAN est FR76 3000 6000 0112 3456 7890 189 et mon numéro client %u%u. ",
    "J'habite 12 bis rue des Lilas, 69003 Lyon, au troisième étage. ",
    "Mon adresse est claire.morel%u%u@example.org, l'ancienne ne marche plus. ",
    "Je suis née le 12 mars 19%u à Nantes. (%u) ",
    "You can call me on 07700 900%u%u during the day. ",
    "My card 4111 1111 1111 1111 was charged on the %u/%u. ",
    "Mon mot de passe provisoire est Tulipe!%u%u, je n'arrive pas à le changer. ",
};

static const char *const names[] = { "Claire Morel", "Karim Benali",   "Jeanne Petit",
                                     "Hugo Lambert", "Nadia Cherif",   "Paul Girard",
                                     "Emma Roy",     "Sofia Marchetti" };

#define PICK(list) (list)[bench_roll(seed) % COUNT_OF(list)]

static void add_data(struct buf *b, uint64_t *seed)
{
    char line[160];
    unsigned n = 10 + bench_roll(seed) % 90, m = 10 + bench_roll(seed) % 90;

    /* The formats are the table's above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(line, sizeof line, PICK(data), n, m);
#pragma GCC diagnostic pop
    buf_add(b, str_of(line));
}

static void add_mail(struct buf *b, uint64_t *seed)
{
    size_t end = b->len + BENCH_MAIL_BYTES - 120;

    buf_add(b, STR("Bonjour,\n\n"));
    for (int i = 0; b->len < end && !b->failed; i++) {
        buf_add(b, str_of(PICK(sentences)));
        if (i % 5 == 2)
            add_data(b, seed);
        if (i % 4 == 3)
            buf_add(b, STR("\n\n"));
    }
    buf_printf(b, "\n\nCordialement,\n%s\n", PICK(names));
}

static struct str ordinary(struct arena *a, size_t bytes)
{
    struct buf b = buf_new(a, bytes + 2 * (size_t)BENCH_MAIL_BYTES);
    uint64_t seed = 5;

    while (b.len < bytes && !b.failed)
        add_mail(&b, &seed);
    return buf_str(&b);
}

/* `unit` again and again. */
static struct str repeated(struct arena *a, const char *unit, size_t bytes)
{
    struct buf b = buf_new(a, bytes + 256);

    while (b.len < bytes && !b.failed)
        buf_add(&b, str_of(unit));
    return buf_str(&b);
}

static const struct {
    const char *name, *unit;
} bad[] = {
    { "all digits", "8" },
    { "digits in groups", "06 12 34 5 " },
    { "long digits in groups", "4111111111111111 0639980112 12345678 " },
    { "lines of digits", "4111 1111 1111 1111 06 39 98 01 12\n" },
    { "lines of dates", "12/03/1985 04.05.2019\n" },
    { "a list of IBANs", "FR76 3000 6000 0112 3456 7890 189\n" },
    { "all \"a@\"", "a@" },
    { "addresses of mail", "a.b@c.d " },
    { "all capitals", "DUPONT MARTIN " },
    { "capitals without end", "A" },
    { "deep quoting", "> > > > > > > > > > bonjour\n" },
    { "names", "Claire Morel " },
    { "words of context", "mot de passe iban carte " },
    { "streets", "12 rue " },
    { "names with particles", "van der Berg " },
    { "English streets", "5 High Street " },
    { "words for a password", "mdp." },
    { "illnesses", "cancer du sein diabète " },
    { "bytes that are no UTF-8", "\xff\xfe\x80 " },
    { "entities of HTML", "&eacute; &a;" },
    { "letters with many accents", "e\xcc\x81\xcc\x82\xcc\x83" },
};

/* ---- measuring ---- */

struct measure {
    struct bench *bench;
    struct pii_scratch *scratch;
    struct arena *arena;     /* of one call's spans */
    struct pii_rules *rules; /* NULL: all types */
};

/* Looks through all texts, one after the other: nanoseconds, or -1 with the fault set.  The clock
 * is a call to the system, half a microsecond where a mail takes twenty: it is asked twice. */
static int64_t time_of_all(struct measure *m, const struct str *texts, size_t count,
                           struct fault *f)
{
    struct pii_hints hints = { .lang = LANG_FR, .rules = m->rules };
    int64_t start = clock_thread();

    for (size_t i = 0; i < count; i++) {
        struct spans spans;

        if (!pii_find(m->bench->app.pii, m->scratch, m->arena, (struct clear){ texts[i] }, &hints,
                      &spans, f))
            return -1;
        arena_reset(m->arena);
    }
    return clock_thread() - start;
}

static int64_t time_of(struct measure *m, struct str text, struct fault *f)
{
    return time_of_all(m, &text, 1, f);
}

/* MB/s of the best call; 0 with the fault set. */
static double rate_of(struct measure *m, struct str text, struct fault *f)
{
    int64_t best = INT64_MAX;

    for (int i = 0; i < REPEATS; i++) {
        int64_t ns = time_of(m, text, f);

        if (ns < 0)
            return 0;
        best = ns < best ? ns : best;
    }
    return (double)text.len * 1e3 / (double)best;
}

/* MB/s of whole rounds; 0 with the fault set. */
static double rate_of_mails(struct measure *m, const struct str mail[static MAILS], struct fault *f)
{
    int64_t bytes = 0, ns = 0;

    while (ns < m->bench->seconds * 1000000000) {
        int64_t round = time_of_all(m, mail, MAILS, f);

        if (round < 0)
            return 0;
        for (size_t i = 0; i < MAILS; i++)
            bytes += (int64_t)mail[i].len;
        ns += round;
    }
    return (double)bytes * 1e3 / (double)ns;
}

/* Each mail by itself. */
static bool time_mails(struct measure *m, const struct str mail[static MAILS], struct fault *f)
{
    struct bench *b = m->bench;
    struct samples times = samples_new(b->cli->arena, (size_t)TIMED_ROUNDS * MAILS);

    for (size_t i = 0; i < (size_t)TIMED_ROUNDS * MAILS; i++) {
        int64_t one = time_of(m, mail[i % MAILS], f);

        if (one < 0)
            return false;
        samples_add(&times, one);
    }
    bench_report_times(b, "  one mail", &times);
    return true;
}

static bool bench_mails(struct measure *m, struct arena *texts, const char *name, struct fault *f)
{
    struct str mail[MAILS];
    uint64_t seed = 11;
    double rate;

    for (size_t i = 0; i < MAILS; i++) {
        struct buf out = buf_new(texts, 2 * (size_t)BENCH_MAIL_BYTES);

        add_mail(&out, &seed);
        mail[i] = buf_str(&out);
    }
    rate = rate_of_mails(m, mail, f);
    if (!rate)
        return false;
    bench_report(m->bench, name, rate, "MB/s");
    return time_mails(m, mail, f);
}

static bool bench_large(struct measure *m, const char *name, double *ret_rate, struct fault *f)
{
    scoped(arena) *a = arena_new(LARGE_BYTES * 6);
    struct str text = a ? ordinary(a, LARGE_BYTES) : STR_NONE;

    if (!text.len)
        return fault_set(f, FAULT_BUSY, "no memory for a text of 50 MB");
    *ret_rate = rate_of(m, text, f);
    if (!*ret_rate)
        return false;
    bench_report(m->bench, name, *ret_rate, "MB/s");
    return true;
}

static bool bench_bad(struct measure *m, double usual, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        scoped(arena) *a = arena_new(BAD_BYTES * 6);
        char name[96];
        double rate = a ? rate_of(m, repeated(a, bad[i].unit, BAD_BYTES), f) : 0;

        if (!rate)
            return false;
        snprintf(name, sizeof name, "  a byte of %s costs", bad[i].name);
        bench_report(m->bench, name, usual / rate, "times as much");
    }
    return true;
}

static bool bench_start(struct bench *b, struct fault *f)
{
    int64_t start = clock_thread();
    struct pii *pii = pii_new(f);

    if (!pii)
        return false;
    bench_report(b, "  detectors made ready in", (double)(clock_thread() - start) / 1e6, "ms");
    pii_free(pii);
    return true;
}

/* All types but those that words alone tell: names, addresses, health, other special data. */
static bool bench_structured(struct measure *m, struct arena *texts, struct fault *f)
{
    struct pii_wanted wanted = {
        .off = 1u << SPAN_PERSON | 1u << SPAN_ADDRESS | 1u << SPAN_HEALTH | 1u << SPAN_SPECIAL,
    };
    double rate;
    bool ok = pii_rules_new(&wanted, &m->rules, f) &&
              bench_mails(m, texts, "structured types alone, mails of 2 KB", f) &&
              bench_large(m, "structured types alone, one text of 50 MB", &rate, f);

    pii_rules_free(m->rules);
    m->rules = NULL;
    return ok;
}

bool bench_pii(struct bench *b, struct fault *f)
{
    scoped(arena) *texts = arena_new((size_t)16 << 20);
    scoped(arena) *spans = arena_new((size_t)1 << 30);
    struct measure m = { .bench = b, .arena = spans };
    double usual = 0;
    bool ok;

    m.scratch = pii_scratch_new(b->app.pii, f);
    ok = texts && spans && m.scratch && bench_mails(&m, texts, "personal data, mails of 2 KB", f) &&
         bench_start(b, f) && bench_large(&m, "personal data, one text of 50 MB", &usual, f) &&
         bench_structured(&m, texts, f) && bench_bad(&m, usual, f);
    pii_scratch_free(m.scratch);
    return ok;
}
