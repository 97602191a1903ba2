/* SPDX-License-Identifier: EUPL-1.2 */
/* send.c - checkpoints on their way to those who keep the log honest; see witness.h.
 *
 * What was sent is written down once the other side has it.  A desk that dies between the two sends
 * that checkpoint again, to a witness or a URL: they know it by its size, and twice is no harm.  A
 * mail does not come twice: that it is handed over is durable before, and one of which nothing is
 * known since counts as that day's. */
#include <stdio.h>

#include "base/buf.h"
#include "base/log.h"
#include "journal/journal_priv.h"
#include "journal/submit.h"
#include "journal/witness.h"

#define SEND_ARENA ((size_t)4 << 20)
#define DAY_MS     ((msec)24 * 3600 * 1000)
#define MINUTE_MS  ((msec)60 * 1000)

struct sending {
    struct journal *journal;
    const struct door *door;
    struct arena *arena;
    struct witness_row row;
    msec now;
    uint64_t size; /* of the checkpoint at hand */
    struct str note;
    const char *failure; /* NULL: none */
};

/* ---- the way there ---- */

/* The words for what a door says. */
static const struct {
    enum fault_kind kind;
    const char *word;
} ways[] = {
    { FAULT_MISSING, "no-relay" }, { FAULT_DENIED, "forbidden-address" },
    { FAULT_CONFLICT, "refused" }, { FAULT_LIMIT, "bad-answer" },
    { FAULT_INVALID, "refused" },
};

static void way_failed(struct sending *s, const struct fault *why)
{
    s->failure = "unreachable";
    for (size_t i = 0; i < COUNT_OF(ways); i++)
        if (ways[i].kind == why->kind)
            s->failure = ways[i].word;
    log_fault("checkpoint", why);
}

static bool post(struct sending *s, struct str url, struct str body, struct posted *ret)
{
    const struct posting p = { .url = url, .type = STR("text/plain; charset=utf-8"), .body = body };
    struct fault why = { 0 };

    if (s->door->post(s->door->arg, s->arena, &p, ret, &why))
        return true;
    way_failed(s, &why);
    return false;
}

/* ---- to a witness ---- */

static struct str prefix_of(struct str url)
{
    while (str_ends(url, STR("/")))
        url = str_slice(url, 0, url.len - 1);
    return url;
}

static bool submit(struct sending *s, uint64_t old, struct posted *ret, struct fault *f)
{
    struct str url = str_printf(s->arena, "%.*s/add-checkpoint", STR_ARG(prefix_of(s->row.url)));
    struct journal_proof proof = { 0 };

    if (old && old != s->size &&
        !journal_prove_growth(s->journal, s->arena, old, s->size, &proof, f))
        return false;
    if (!arena_check(s->arena, f))
        return false;
    post(s, url, submit_write(s->arena, old, &proof, s->note), ret);
    return true;
}

/* What it signed counts once it is verified and kept. */
static bool take(struct sending *s, struct str note, struct fault *f)
{
    struct fault why = { 0 };
    size_t count;

    if (submit_is_cosigned(s->arena, note, s->row.key) &&
        witness_cosign(s->journal, s->row.org, ID_NONE, note, &count, &why))
        return true;
    if (why.kind == FAULT_BUSY || why.kind == FAULT_BROKEN)
        return fault_set(f, why.kind, "%s", why.text);
    s->failure = "bad-cosignature";
    return true;
}

static const char *const said_words[] = {
    [SUBMIT_COSIGNED] = NULL,
    [SUBMIT_OTHER_SIZE] = "bad-answer", /* asked for once, and not what it said then */
    [SUBMIT_INCONSISTENT] = "inconsistent",
    [SUBMIT_UNKNOWN_LOG] = "unknown-log",
    [SUBMIT_UNTRUSTED_KEY] = "untrusted-key",
    [SUBMIT_NONSENSE] = "bad-answer",
};

/* The size that it says it saw is what it is sent a proof from; it says so once. */
static bool to_witness(struct sending *s, struct fault *f)
{
    uint64_t old = s->row.sent_size, theirs = 0;
    struct str note = STR("");

    for (int i = 0; i < 2; i++) {
        struct posted answer = { 0 };
        enum submit_said said;

        if (old > s->size) {
            s->failure = "shrunk";
            return true;
        }
        if (!submit(s, old, &answer, f) || s->failure)
            return s->failure != NULL;
        said = submit_read(s->arena, old, s->note, &answer, &note, &theirs);
        if (said == SUBMIT_COSIGNED)
            return take(s, note, f);
        s->failure = said_words[said];
        if (said != SUBMIT_OTHER_SIZE || i)
            return true;
        s->failure = NULL;
        old = theirs;
    }
    return true;
}

/* ---- to a URL that keeps it, to an address ---- */

static bool to_url(struct sending *s)
{
    struct posted answer = { 0 };

    if (post(s, s->row.url, s->note, &answer) && answer.status / 100 != 2)
        s->failure = answer.status / 100 == 4 ? "refused" : "bad-answer";
    return true;
}

/* What a checkpoint is for, to somebody who has never seen one.  {log}, {day} and {size} are
 * filled in. */
static const struct wording {
    struct str lang, subject, text;
} wordings[] = {
    { STR_INIT("fr"), STR_INIT("Journal {log} : point de contrôle du {day}, à conserver"),
      STR_INIT(
          "Voici le point de contrôle du jour du journal {log} ({size} entrées). Conservez ce\n"
          "message : il ne contient aucune donnée personnelle, et il prouve ce que le journal\n"
          "disait ce jour-là. Qui réécrirait le passé, même avec la machine et sa clé, ne\n"
          "pourrait le faire correspondre à ce que vous gardez. Pour vérifier, donnez le texte\n"
          "ci-dessous, ou le fichier joint, à l’écran Journal, ou à la commande\n"
          "guichet journal verify.\n\n") },
    { STR_INIT("en"), STR_INIT("Journal {log}: checkpoint of {day}, to be kept"),
      STR_INIT(
          "This is today’s checkpoint of the journal {log} ({size} entries). Keep this message:\n"
          "it holds no personal data, and it proves what the journal said that day. Whoever\n"
          "rewrote the past, even with the machine and its key, could not make it fit what you\n"
          "keep. To verify, give the text below, or the attached file, to the Journal page, or\n"
          "to the command guichet journal verify.\n\n") },
};

static const struct wording *wording_of(struct str lang)
{
    for (size_t i = 0; i < COUNT_OF(wordings); i++)
        if (str_eq(wordings[i].lang, lang))
            return &wordings[i];
    return &wordings[0];
}

static struct str fill_in(struct sending *s, struct str text)
{
    char day[CLOCK_TEXT_SIZE], size[24];
    int digits = snprintf(size, sizeof size, "%llu", (unsigned long long)s->size);
    const struct {
        struct str mark, value;
    } marks[] = {
        { STR("{log}"), s->journal->origin },
        { STR("{day}"), str_slice(clock_text(s->now, day), 0, 10) },
        { STR("{size}"), str_make(size, (size_t)digits) },
    };
    struct buf b = buf_new(s->arena, LETTER_TEXT_MAX);

    for (size_t at = 0, i; at < text.len; at += i < COUNT_OF(marks) ? marks[i].mark.len : 1) {
        for (i = 0; i < COUNT_OF(marks); i++)
            if (str_starts(str_from(text, at), marks[i].mark))
                break;
        if (i < COUNT_OF(marks))
            buf_add(&b, marks[i].value);
        else
            buf_add_char(&b, text.ptr[at]);
    }
    return buf_str(&b);
}

static bool work_handed(struct tx *tx, void *arg, struct fault *f)
{
    const struct sending *s = arg;

    return store_witness_handed(tx, s->row.id, s->now, s->size, f);
}

static bool to_address(struct sending *s, struct fault *f)
{
    const struct wording *w = wording_of(s->row.lang);
    struct letter l = { .subject = fill_in(s, w->subject), .file = s->note };
    struct fault why = { 0 };

    if (!witness_address(s->journal, s->arena, &s->row, f))
        return false;
    l.to = s->row.mail;
    l.text = str_printf(s->arena, "%.*s%.*s", STR_ARG(fill_in(s, w->text)), STR_ARG(s->note));
    l.file_name = str_printf(s->arena, "checkpoint-%.*s.txt", STR_ARG(fill_in(s, STR("{day}"))));
    if (!arena_check(s->arena, f) || !store_write(s->journal->store, work_handed, s, f))
        return false;
    if (!s->door->mail(s->door->arg, s->arena, &l, &why))
        way_failed(s, &why);
    return true;
}

/* ---- one after the other ---- */

/* 1, 2, 4 ... minutes, up to SEND_BACK_MAX. */
static msec wait_after(int64_t tries)
{
    msec wait = MINUTE_MS;

    while (tries-- > 0 && wait < SEND_BACK_MAX)
        wait *= 2;
    return wait < SEND_BACK_MAX ? wait : SEND_BACK_MAX;
}

static bool work_due(struct tx *tx, void *arg, struct fault *f)
{
    struct sending *s = arg;

    return store_witness_due(tx, s->arena, s->now / DAY_MS, s->now, &s->row, f);
}

static bool work_done(struct tx *tx, void *arg, struct fault *f)
{
    const struct sending *s = arg;
    bool again = s->failure && !s->row.handed_at;
    const struct witness_sent sent = { .at = s->now,
                                       .next_at = again ? s->now + wait_after(s->row.tries) : 0,
                                       .failure = str_of(s->failure),
                                       .size = s->size,
                                       .day = again ? 0 : s->now / DAY_MS };
    struct journal_entry e = { .org = s->row.org,
                               .act = "journal.send",
                               .on_kind = "witness",
                               .on = s->row.id,
                               .result = s->failure ? "failed" : "done",
                               .reason = s->failure,
                               .n = (int64_t)s->size };
    uint64_t n;

    return store_witness_sent(tx, s->row.id, &sent, f) && journal_append(s->journal, tx, &e, &n, f);
}

static bool send_to(struct sending *s, struct fault *f)
{
    if (s->row.mail.len)
        return to_address(s, f);
    return s->row.key.len ? to_witness(s, f) : to_url(s);
}

/* A mail that a desk which died had handed over: when, and of what, is all there is to say. */
static bool note_interrupted(struct sending *s, struct fault *f)
{
    s->failure = "interrupted";
    s->now = s->row.handed_at;
    s->size = s->row.handed_size;
    return store_write(s->journal->store, work_done, s, f) ||
           fault_wrap(f, "a checkpoint on its way");
}

bool witness_send_next(struct journal *j, const struct door *door, bool *ret_sent, struct fault *f)
{
    scoped(arena) *a = arena_new(SEND_ARENA);
    struct sending s = { .journal = j, .door = door, .arena = a, .now = clock_now() };
    struct fault why = { 0 };
    struct checkpoint c;

    *ret_sent = false;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_read(j->store, work_due, &s, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    if (s.row.handed_at)
        return *ret_sent = note_interrupted(&s, f);
    if (!journal_checkpoint(j, a, &s.note, f) || !note_open(a, s.note, journal_key(j, a), &c, f))
        return false;
    s.size = c.size;
    if (!send_to(&s, f) || !store_write(j->store, work_done, &s, f))
        return fault_wrap(f, "sending a checkpoint");
    return *ret_sent = true;
}
