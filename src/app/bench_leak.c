/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_leak.c - guichet bench leak: tickets with planted data, minimised for every task as for a
 * provider; what of it stands in the bytes that would leave.
 *
 * Data of the ticket's own person, which the desk knows, written as people write it (in capitals,
 * without accents, turned round, a part alone; a customer number, which has no form of its own, is
 * theirs alone); of people whom the desk has never heard of, in
 * sentences that say what it is; names in sentences that do not ("bare"), which no list has, or of
 * a file (--names); health and art. 9, of the writer and of others; and things that are nobody's
 * and should leave.  A planted value counts as leaked when its letters and digits stand in the
 * body, whatever their case and what parts them.  Of a call that the last look stops nothing
 * leaves; it is counted beside. */
#include <stdlib.h>
#include <string.h>

#include "app/bench_priv.h"
#include "app/leak_words.h"
#include "assist/gateway.h"
#include "base/buf.h"
#include "base/file.h"
#include "pii/made_up.h"
#include "text/text.h"

#define TICKETS   5000
#define PLANTS    64
#define FILLER    6
#define MESSAGES  2 /* of a ticket */
#define SAME_BOOK ((size_t)64 << 20)
#define NAMES_MAX ((size_t)16 << 20) /* bytes of --names */

enum plant_kind {
    PLANT_KNOWN,
    PLANT_WRITER, /* what the ticket's person says: an IBAN, of their health and of art. 9 */
    PLANT_STRANGER,
    PLANT_BARE,
    PLANT_SMALL, /* bare, in small letters */
    PLANT_CITY,
    PLANT_BRAND,
    PLANT_PRODUCT,
    PLANT_KINDS
};

struct plant {
    enum plant_kind kind;
    enum span_type type;
    bool own;         /* in the agent's own text, else in the customer's mail */
    struct str value; /* as it stands there */
};

struct tally {
    int64_t planted, leaked;
};

struct leak {
    struct cli *cli;
    struct pii *pii;
    struct pii_scratch *scratch;
    struct gateway *gateway;
    struct arena *arena; /* of one ticket */
    struct contracts contracts;
    struct gateway_provider provider;
    struct tally tally[PLANT_KINDS][SPAN_TYPES];
    int64_t given[ASSIST_TASKS]; /* planted in what the task was given, left or stopped */
    int64_t plans, stopped, bytes;
    bool balanced;           /* as at intake, for comparison */
    const struct str *names; /* of --names */
    size_t name_count;
    /* the ticket */
    uint64_t seed;
    enum lang lang;
    struct pii_known known[8]; /* as the desk has it: of what people are known by */
    struct str iban;
    size_t known_count;
    bool own; /* what is planted now */
    struct plant plants[PLANTS];
    size_t plant_count;
    struct pii_book book;
};

/* ---- made-up people ---- */

static struct str made(struct leak *l, enum span_type type, uint32_t n)
{
    const struct pii_fiction f = {
        .pii = l->pii, .arena = l->arena, .lang = l->lang, .seed = l->seed
    };
    struct str v = pii_stand_in(&f, type, n, 0);

    return v.ptr ? v : STR("");
}

/* Of a type that a provider is given tokens of alone, in the form of `like`. */
static struct str made_like(struct leak *l, enum span_type type, const char *kind, const char *like,
                            uint32_t n)
{
    const struct pii_fiction f = { .pii = l->pii,
                                   .arena = l->arena,
                                   .lang = l->lang,
                                   .seed = l->seed ^ (n * 0x9e3779b97f4a7c15u) };
    const struct pii_real real = { .type = type, .kind = kind, .value = str_of(like) };

    return pii_made_up(&f, &real);
}

static struct str plant(struct leak *l, enum plant_kind kind, enum span_type type, struct str value)
{
    if (l->plant_count < PLANTS && value.len)
        l->plants[l->plant_count++] = (struct plant){ kind, type, l->own, value };
    return value;
}

static struct str upper(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.len + 1);

    for (size_t i = 0; p && i < s.len; i++)
        p[i] = ascii_upper(s.ptr[i]);
    return p ? str_make(p, s.len) : s;
}

/* "Claire Morel": "Morel Claire"; and the last name alone. */
static struct str turned(struct arena *a, struct str name)
{
    size_t space = str_chr(name, ' ', 0);

    return space == STR_NPOS ? name
                             : str_printf(a, "%.*s %.*s", STR_ARG(str_from(name, space + 1)),
                                          STR_ARG(str_slice(name, 0, space)));
}

static struct str without(struct arena *a, struct str s, const char *gone)
{
    struct buf b = buf_new(a, s.len + 1);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(gone, s.ptr[i]))
            buf_add_char(&b, s.ptr[i]);
    return buf_str(&b);
}

/* ---- sentences ---- */

struct sentence {
    enum span_type type;
    const char *before[2], *after[2]; /* French, English */
    const char *like, *kind;          /* for made_like(); NULL: made() */
};

/* Of strangers: something around each says what it is, as it does in mails. */
static const struct sentence strangers[] = {
    { SPAN_IBAN, { "Voici l'IBAN de ma mère : ", "Here is my mother's IBAN: " }, { ".", "." } },
    { SPAN_CARD,
      { "Sa carte ", "Her card " },
      { " a été débitée deux fois.", " was charged twice." } },
    { SPAN_PHONE,
      { "Rappelez mon voisin au ", "Call my neighbour on " },
      { " le soir.", " tonight." } },
    { SPAN_EMAIL,
      { "Écrivez aussi à ", "Write to " },
      { " s'il vous plaît.", " as well please." } },
    { SPAN_PERSON, { "Mon collègue M. ", "My colleague Mr " }, { " est d'accord.", " agrees." } },
    { SPAN_PERSON, { "Je m'appelle ", "My name is " }, { " et j'attends.", " and I am waiting." } },
    { SPAN_ADDRESS, { "Livrez au ", "Deliver to " }, { " demain.", " tomorrow." } },
    { SPAN_DOB, { "Il est né le ", "He was born on " }, { ".", "." } },
    { SPAN_PLATE,
      { "Le véhicule immatriculé ", "The vehicle registered " },
      { " est au garage.", " is parked." } },
    { SPAN_IP, { "Connexion depuis ", "Login from " }, { " cette nuit.", " last night." } },
    { SPAN_MAC, { "Adresse MAC de la box : ", "MAC address of the router: " }, { ".", "." } },
    { SPAN_NATIONAL_ID,
      { "Le numéro de sécurité sociale de mon père : ",
        "My father's French social security number: " },
      { ".", "." },
      "2 85 07 79 999 001 60",
      "fr.nir" },
    { SPAN_PASSPORT,
      { "Son passeport, numéro ", "Her passport, number " },
      { ", expire bientôt.", ", expires soon." },
      "12AB34567" },
    { SPAN_COMPANY_ID,
      { "Le SIRET de mon voisin : ", "My neighbour's SIRET: " },
      { ".", "." },
      "732 829 320 00074",
      "fr.siret" },
    { SPAN_BIC,
      { "Le BIC de la banque de ma mère : ", "The BIC of my mother's bank: " },
      { ".", "." },
      "BNPAFRPPXXX" },
    { SPAN_HANDLE,
      { "Mon frère est ", "My brother is " },
      { " sur Instagram.", " on Instagram." },
      "@kerdoncuff_29" },
    { SPAN_GEO,
      { "La position GPS du colis : ", "GPS position of the parcel: " },
      { ".", "." },
      "48.85661, 2.35222" },
    { SPAN_CREDENTIAL,
      { "Son mot de passe : ", "Her password: " },
      { "\n", "\n" },
      "Xk7-pluvier-93" },
};

static void add(struct buf *b, struct str s)
{
    buf_add(b, s);
}

static void add_known(struct leak *l, struct buf *b, uint64_t *seed)
{
    struct str name = l->known[0].value, mail = l->known[1].value, phone = l->known[2].value;
    struct str handle = l->known[3].value, number = l->known[4].value, iban = l->iban;
    struct str said[] = { name, upper(l->arena, name), turned(l->arena, name),
                          str_lower(l->arena, name) };

    add(b, l->lang == LANG_FR ? STR("\nCordialement, ") : STR("\nKind regards, "));
    add(b, plant(l, PLANT_KNOWN, SPAN_PERSON, said[bench_roll(seed) % COUNT_OF(said)]));
    add(b, STR("\n"));
    add(b, plant(l, PLANT_KNOWN, SPAN_EMAIL, bench_roll(seed) % 2 ? mail : upper(l->arena, mail)));
    add(b, STR(" - "));
    add(b, plant(l, PLANT_KNOWN, SPAN_PHONE,
                 bench_roll(seed) % 2 ? phone : without(l->arena, phone, " ")));
    add(b, l->lang == LANG_FR ? STR("\nClient ") : STR("\nCustomer "));
    add(b, plant(l, PLANT_KNOWN, SPAN_CUSTOMER_REF,
                 bench_roll(seed) % 2 ? number : without(l->arena, number, "-")));
    add(b, STR(", "));
    add(b, plant(l, PLANT_KNOWN, SPAN_HANDLE,
                 bench_roll(seed) % 2 ? handle : upper(l->arena, handle)));
    add(b, STR("\nIBAN "));
    add(b, plant(l, PLANT_WRITER, SPAN_IBAN,
                 bench_roll(seed) % 2 ? iban : without(l->arena, iban, " ")));
    add(b, STR("\n"));
}

/* ---- what nothing tells of, what is nobody's, and art. 9 ---- */

static struct str bare_name(struct leak *l, uint64_t *seed, uint32_t n)
{
    struct str name =
        l->name_count ? l->names[bench_roll(seed) % l->name_count] : made(l, SPAN_PERSON, n);
    size_t space = str_chr(name, ' ', 0);

    return l->name_count || space == STR_NPOS ? name : str_from(name, space + 1);
}

/* The last name alone, in small letters one time in three. */
static void add_bare(struct leak *l, struct buf *b, uint64_t *seed, int language, uint32_t n)
{
    const struct leak_frame *s = &leak_names[language][bench_roll(seed) % LEAK_FRAMES];
    struct str name = bare_name(l, seed, n);
    bool small = bench_roll(seed) % 3 == 0;

    add(b, str_of(s->before));
    add(b, small ? plant(l, PLANT_SMALL, SPAN_PERSON, str_lower(l->arena, name))
                 : plant(l, PLANT_BARE, SPAN_PERSON, name));
    add(b, str_of(s->after));
    add(b, STR("\n"));
}

static void add_thing(struct leak *l, struct buf *b, uint64_t *seed, int language)
{
    enum leak_thing thing = (enum leak_thing)(bench_roll(seed) % LEAK_THINGS);
    const struct leak_frame *frames =
        thing == LEAK_CITY ? leak_places[language] : leak_goods[language];
    const struct leak_frame *s = &frames[bench_roll(seed) % LEAK_PLACE_FRAMES];

    add(b, str_of(s->before));
    add(b, plant(l, PLANT_CITY + (enum plant_kind)thing, SPAN_PERSON,
                 str_of(leak_things[thing][bench_roll(seed) % LEAK_THING_WORDS])));
    add(b, str_of(s->after));
    add(b, STR("\n"));
}

static void add_said(struct leak *l, struct buf *b, enum plant_kind kind, enum span_type type,
                     const struct leak_said *s)
{
    add(b, str_of(s->before));
    add(b, plant(l, kind, type, str_of(s->what)));
    add(b, str_of(s->after));
    add(b, STR("\n"));
}

/* Of the writer, whom the desk knows, and of somebody else. */
static void add_special(struct leak *l, struct buf *b, uint64_t *seed, int language)
{
    uint64_t other = bench_roll(seed) % LEAK_SAID;

    if (bench_roll(seed) % 2)
        add_said(l, b, PLANT_WRITER, SPAN_HEALTH,
                 &leak_health[language][bench_roll(seed) % LEAK_SAID]);
    else
        add_said(l, b, PLANT_WRITER, SPAN_SPECIAL,
                 &leak_special[language][bench_roll(seed) % LEAK_SAID]);
    add_said(l, b, PLANT_STRANGER, other < LEAK_OTHERS_HEALTH ? SPAN_HEALTH : SPAN_SPECIAL,
             &leak_others[language][other]);
}

/* Begins every mail and is nobody's: a request that lacks it was made without the mail. */
static const struct {
    const char *line, *bare;
} marks[2] = {
    { "Bonjour,\nc'est au sujet du parapluie mouillé.\n", "parapluiemouille" },
    { "Hello,\nthis is about the purple umbrella.\n", "purpleumbrella" },
};

static struct str mail_of(struct leak *l, uint64_t *seed)
{
    struct buf b = buf_new(l->arena, (size_t)32 << 10);
    int language = l->lang == LANG_FR ? 0 : 1;

    add(&b, str_of(marks[language].line));
    for (unsigned i = 0; i < FILLER; i++) {
        const struct sentence *s = &strangers[bench_roll(seed) % COUNT_OF(strangers)];
        struct str value =
            s->like ? made_like(l, s->type, s->kind, s->like, 100 + i) : made(l, s->type, 100 + i);

        add(&b, bench_sentence(bench_roll(seed)));
        add(&b, STR(" "));
        if (i % 2) {
            add_bare(l, &b, seed, language, 200 + i);
            if (i % 4 == 1)
                add_thing(l, &b, seed, language);
            continue;
        }
        add(&b, str_of(s->before[language]));
        add(&b, plant(l, PLANT_STRANGER, s->type, value));
        add(&b, str_of(s->after[language]));
        add(&b, STR("\n"));
    }
    add_special(l, &b, seed, language);
    add_known(l, &b, seed);
    return buf_str(&b);
}

/* ---- one ticket ---- */

static void digest(const void *key, enum span_type type, struct str text,
                   uint8_t ret[static PII_DIGEST_SIZE])
{
    static const uint8_t zero[CRYPTO_KEY_SIZE];
    const struct crypto_part parts[] = { { &type, sizeof type }, { text.ptr, text.len } };

    (void)key;
    crypto_keyed16(zero, STR("bench"), parts, COUNT_OF(parts), ret);
}

static bool split(struct leak *l, struct str text, struct skeleton *ret, struct fault *f)
{
    const struct pii_hints hints = { .lang = l->lang,
                                     .known = l->known,
                                     .known_count = l->known_count };
    struct spans spans;

    return pii_find_whole(l->pii, l->scratch, l->arena, (struct clear){ text }, &hints, &spans,
                          f) &&
           pii_take_out(&l->book, (struct clear){ text }, &spans, ret, f);
}

static void know(struct leak *l, enum span_type type, struct str value)
{
    l->known[l->known_count++] = (struct pii_known){ type, value };
}

static void new_person(struct leak *l, uint64_t number)
{
    arena_reset(l->arena);
    l->seed = number * 0x9e3779b97f4a7c15u + 1;
    l->lang = number % 3 ? LANG_FR : LANG_EN;
    l->plant_count = l->known_count = 0;
    l->own = false;
    l->book = (struct pii_book){ .arena = l->arena, .digest = digest };
    know(l, SPAN_PERSON, made(l, SPAN_PERSON, 1));
    know(l, SPAN_EMAIL, made(l, SPAN_EMAIL, 1));
    know(l, SPAN_PHONE, made(l, SPAN_PHONE, 1));
    know(l, SPAN_HANDLE, made_like(l, SPAN_HANDLE, NULL, "@morel_claire", 1));
    know(l, SPAN_CUSTOMER_REF, made_like(l, SPAN_CUSTOMER_REF, NULL, "KD-204817", 1));
    l->iban = made(l, SPAN_IBAN, 1);
}

/* Letters and digits, folded. */
static struct str bare(struct arena *a, struct str s)
{
    struct str folded = text_fold(a, s, NULL);
    struct buf b = buf_new(a, folded.len + 1);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < folded.len; i++)
        if (ascii_alnum(folded.ptr[i]))
            buf_add_char(&b, folded.ptr[i]);
    return buf_str(&b);
}

static void count(struct leak *l, const struct gateway_plan *plan)
{
    struct str body = bare(l->arena, plan->body);

    bool own = task_row(plan->task)->own;

    l->plans++;
    l->bytes += (int64_t)plan->body.len;
    l->stopped += plan->found_count > 0;
    if (str_find(body, str_of(marks[l->lang == LANG_FR ? 0 : 1].bare), 0) == STR_NPOS)
        return; /* it was given no mail */
    for (size_t i = 0; i < l->plant_count; i++) {
        const struct plant *p = &l->plants[i];
        struct tally *t = &l->tally[p->kind][p->type];

        if (p->own != own)
            continue;
        l->given[plan->task]++;
        if (plan->found_count)
            continue;
        t->planted++;
        if (str_find(body, bare(l->arena, p->value), 0) != STR_NPOS)
            t->leaked++;
    }
}

/* A counter that finds nothing in the mail itself would find nothing at all. */
static bool are_planted(struct leak *l, struct str mail, struct fault *f)
{
    struct str body = bare(l->arena, mail);

    for (size_t i = 0; i < l->plant_count; i++)
        if (l->plants[i].own == l->own &&
            str_find(body, bare(l->arena, l->plants[i].value), 0) == STR_NPOS)
            return fault_set(f, FAULT_BROKEN, "bench: a planted value does not stand in its mail");
    return true;
}

/* Figures of a task that was given nothing planted would be figures of nothing. */
static bool are_given(const struct leak *l, struct fault *f)
{
    for (unsigned task = TASK_SUMMARY; task < TASK_EMBED; task++)
        if (!l->given[task])
            return fault_set(f, FAULT_BROKEN, "bench: nothing is planted in what %s is given",
                             task_row((enum assist_task)task)->name);
    return true;
}

static bool do_tasks(struct leak *l, const struct assist_case *about, const struct watch *watch,
                     struct fault *f)
{
    for (unsigned task = TASK_SUMMARY; task < TASK_EMBED; task++) {
        const struct gateway_question q = { .task = (enum assist_task)task,
                                            .about = about,
                                            .contracts = &l->contracts,
                                            .watch = watch,
                                            .provider = &l->provider,
                                            .careful = !l->balanced,
                                            .scratch = l->scratch };
        struct gateway_plan plan;

        if (!gateway_plan(l->gateway, l->arena, &q, &plan, f))
            return false;
        count(l, &plan);
    }
    return true;
}

static bool do_ticket(struct leak *l, uint64_t number, struct fault *f)
{
    /* The mail is the newest: some tasks are given that alone. */
    struct assist_message m[MESSAGES] = { { .direction = DIRECTION_OUT },
                                          { .direction = DIRECTION_IN } };
    struct assist_case about = { .reader_lang = LANG_FR, .messages = m, .message_count = MESSAGES };
    uint64_t seed = number + 1;
    struct str subject, mail, own;
    struct watch *watch;

    new_person(l, number);
    about.lang = l->lang;
    about.tone = about.queue = about.intent = STR("");
    subject = str_printf(l->arena, "%s %.*s", l->lang == LANG_FR ? "Dossier de" : "Case of",
                         STR_ARG(l->known[0].value));
    mail = mail_of(l, &seed);
    if (!are_planted(l, mail, f))
        return false;
    l->own = true;
    own = mail_of(l, &seed);
    if (!are_planted(l, own, f))
        return false;
    return split(l, subject, &m[1].subject, f) && split(l, mail, &m[1].text, f) &&
           split(l, str_printf(l->arena, "facture %.*s.pdf", STR_ARG(l->known[0].value)),
                 &m[1].attachments, f) &&
           split(l, bench_sentence(number), &m[0].text, f) && split(l, STR(""), &m[0].subject, f) &&
           split(l, STR(""), &m[0].attachments, f) && split(l, own, &about.own, f) &&
           watch_new(l->arena, l->known, l->known_count, &watch, f) &&
           do_tasks(l, &about, watch, f);
}

/* ---- the table ---- */

static void report(struct leak *l)
{
    static const char *const kinds[PLANT_KINDS] = {
        "known", "writer", "stranger", "bare", "bare, small", "city", "brand", "product"
    };
    FILE *out = l->cli->out;

    if (!l->cli->json)
        fprintf(out, "| whose | type | planted | left |\n|---|---|--:|--:|\n");
    for (int k = 0; k < PLANT_KINDS; k++)
        for (int t = 0; t < SPAN_TYPES; t++) {
            const struct tally *n = &l->tally[k][t];
            const char *name = k >= PLANT_CITY ? "nobody's" : span_type_name((enum span_type)t);

            if (!n->planted)
                continue;
            if (l->cli->json)
                fprintf(out, "{\"whose\":\"%s\",\"type\":\"%s\",\"planted\":%lld,\"left\":%lld}\n",
                        kinds[k], name, (long long)n->planted, (long long)n->leaked);
            else
                fprintf(out, "| %s | %s | %lld | %lld |\n", kinds[k], name, (long long)n->planted,
                        (long long)n->leaked);
        }
    if (l->cli->json)
        fprintf(out, "{\"plans\":%lld,\"stopped\":%lld,\"bytes\":%lld}\n", (long long)l->plans,
                (long long)l->stopped, (long long)l->bytes);
    else
        fprintf(out, "\n%lld requests, %lld bytes; the last look stopped %lld\n",
                (long long)l->plans, (long long)l->bytes, (long long)l->stopped);
}

/* Every category as a token, but what the default contract of a task gives otherwise. */
static bool start(struct leak *l, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);

    if (!a || !contracts_read(a, contracts_default(), &l->contracts, f))
        return false;
    l->provider.record.endpoint = (struct chat_endpoint){ .dialect = CHAT_COMPATIBLE,
                                                          .url = STR("https://ai.example/v1"),
                                                          .model = STR("double") };
    l->pii = pii_new(f);
    l->scratch = l->pii ? pii_scratch_new(l->pii, f) : NULL;
    l->arena = arena_new(SAME_BOOK);
    return l->scratch && l->arena &&
           gateway_open(&(struct gateway_parts){ .pii = l->pii }, &l->gateway, f);
}

/* One a line; what is empty or longer than a name is passed over. */
static bool read_names(struct leak *l, const char *path, struct fault *f)
{
    struct str text, line;
    struct str *names;

    if (!path)
        return true;
    if (!file_read(l->cli->arena, path, NAMES_MAX, &text, f))
        return false;
    names = arena_many(l->cli->arena, struct str, text.len / 2 + 1);
    while (names && str_split(&text, '\n', &line))
        if (line.len > 2 && line.len < 40)
            names[l->name_count++] = line;
    l->names = names;
    return arena_check(l->cli->arena, f);
}

bool bench_leak(struct cli *c, struct fault *f)
{
    struct leak l = { .cli = c, .balanced = cli_flag(c, "balanced") };
    const char *tickets = cli_option(c, "tickets"), *names = cli_option(c, "names");
    int64_t n = TICKETS;
    bool ok = true;

    if (!cli_operands(c, 1, 1, f))
        return false;
    if (tickets && (!str_to_i64(str_of(tickets), &n) || n < 1 || n > 1000000))
        return fault_set(f, FAULT_INVALID, "bench: --tickets is a number");
    ok = read_names(&l, names, f) && start(&l, f);
    for (int64_t i = 0; ok && i < n; i++)
        ok = do_ticket(&l, (uint64_t)i, f);
    ok = ok && are_given(&l, f);
    if (ok)
        report(&l);
    gateway_close(l.gateway);
    arena_free(l.arena);
    pii_scratch_free(l.scratch);
    pii_free(l.pii);
    return ok;
}
