/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_text.c - the mails a bench takes in: half of them sentences that customers write, half
 * words of a made-up vocabulary whose frequencies follow Zipf's law, as those of a language do, so
 * that the search index meets common and rare words alike. */
#include <math.h>

#include "app/bench_priv.h"
#include "base/buf.h"
#include "base/json.h"

static const char *const first[] = { "Claire", "Karim",  "Jeanne", "Hugo", "Nadia", "Paul",
                                     "Lucie",  "Thomas", "Emma",   "Yves", "Sofia", "Denis" };
static const char *const last[] = { "Morel",   "Benali", "Petit",     "Lambert",
                                    "Cherif",  "Girard", "Bernard",   "Roy",
                                    "Garnier", "Colin",  "Marchetti", "Faure" };
static const char *const said[] = {
    "Bonjour, je n'ai toujours pas reçu mon colis et je voudrais savoir où il se trouve. ",
    "La lampe que j'ai commandée ne fonctionne pas, je souhaite un échange ou un remboursement. ",
    "Pouvez-vous m'envoyer la facture de ma dernière commande ? ",
    "J'ai changé d'adresse, merci de mettre mon dossier à jour. ",
    "Votre service est excellent, merci beaucoup pour votre aide rapide. ",
    "Je ne peux plus me connecter à mon compte depuis hier soir. ",
    "Vous m'avez prélevé deux fois ce mois-ci, je demande le remboursement. ",
    "Merci de me rappeler demain matin avant dix heures si possible. ",
};
static const char *const syllables[] = { "ma", "ti",  "ron", "cle", "vou", "pa",  "li", "dre",
                                         "so", "ber", "na",  "gui", "mon", "che", "fa", "lou" };

uint32_t bench_roll(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* The digits of the rank in base 16, each a syllable, the lowest first: all words differ. */
void bench_word(uint32_t rank, char out[static 32])
{
    struct buf b = { .ptr = out, .room = 32, .max = 31 };

    rank += 16; /* two syllables at least */
    for (; rank; rank /= 16)
        buf_add(&b, str_of(syllables[rank % 16]));
    out[b.len] = '\0';
}

/* P(rank) is proportional to 1 / (rank + 1). */
static uint32_t roll_rank(uint64_t *seed)
{
    double u = (double)bench_roll(seed) / 2147483648.0;
    double rank = exp(u * log(BENCH_WORDS)) - 1;

    return rank < BENCH_WORDS ? (uint32_t)rank : BENCH_WORDS - 1;
}

static void add_body(struct buf *b, uint64_t *seed, size_t bytes)
{
    while (b->len < bytes) {
        buf_add(b, str_of(said[bench_roll(seed) % COUNT_OF(said)]));
        for (int i = 0; i < 12; i++) {
            char word[32];

            bench_word(roll_rank(seed), word);
            buf_printf(b, "%s ", word);
        }
    }
}

struct str bench_sentence(uint64_t number)
{
    return str_of(said[number % COUNT_OF(said)]);
}

struct sender {
    uint64_t seed;
    const char *first, *last;
};

static struct sender sender_of(uint64_t number)
{
    struct sender s = { .seed = number * 2654435761u + 17 };

    s.first = first[bench_roll(&s.seed) % COUNT_OF(first)];
    s.last = last[bench_roll(&s.seed) % COUNT_OF(last)];
    return s;
}

static void add_end(struct buf *b, struct sender *s, const char *newline)
{
    buf_printf(b, "%sTéléphone 06 39 98 %02u %02u.%s%sCordialement,%s%s %s%s", newline,
               bench_roll(&s->seed) % 100, bench_roll(&s->seed) % 100, newline, newline, newline,
               s->first, s->last, newline);
}

struct str bench_mail(struct arena *a, uint64_t number)
{
    struct buf b = buf_new(a, (size_t)BENCH_MAIL_BYTES * 2);
    struct sender s = sender_of(number);
    unsigned long long n = number;

    buf_printf(&b,
               "From: %s %s <client%llu@example.org>\r\nTo: sav@desk.example\r\n"
               "Subject: Demande %llu\r\nMessage-ID: <%llu@example.org>\r\n"
               "Date: Mon, 2 Nov 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n"
               "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
               s.first, s.last, n, n, n);
    add_body(&b, &s.seed, BENCH_MAIL_BYTES - 160);
    add_end(&b, &s, "\r\n");
    return buf_str(&b);
}

struct str bench_json(struct arena *a, uint64_t number)
{
    struct buf text = buf_new(a, (size_t)BENCH_MAIL_BYTES * 2), b = buf_new(a, 16384);
    struct sender s = sender_of(number);
    struct json_out o = json_out(&b);

    add_body(&text, &s.seed, BENCH_MAIL_BYTES - 360);
    add_end(&text, &s, "\n");
    json_open(&o, NULL, '{');
    json_open(&o, "from", '{');
    json_str(&o, "name", str_printf(a, "%s %s", s.first, s.last));
    json_str(&o, "email", str_printf(a, "client%llu@example.org", (unsigned long long)number));
    json_close(&o, '}');
    json_str(&o, "subject", str_printf(a, "Demande %llu", (unsigned long long)number));
    json_str(&o, "text", buf_str(&text));
    json_str(&o, "external_id", str_printf(a, "bench-%llu", (unsigned long long)number));
    json_close(&o, '}');
    return buf_str(&b);
}
