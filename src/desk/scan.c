/* SPDX-License-Identifier: EUPL-1.2 */
/* scan.c - one attachment that is read once its message is in: opened, read apart, and what was
 * found in it sealed, indexed and told, as if it had been read with the message.
 *
 * Opening it is an access like any other: the source's tool asks the policy, for triage, and it is
 * in the journal first.  An organisation that lets no tool read content has attachments that were
 * not read, and says so. */
#include <string.h>

#include "base/log.h"
#include "desk/desk_priv.h"
#include "message/message.h"
#include "reader/reader.h"
#include "store/search.h"

#define TRIES     8 /* when the ticket changed meanwhile */
#define TIMES_MAX 3 /* that reading it is begun: each time the whole desk ended */

struct scan {
    struct desk *desk;
    struct arena *arena;
    const struct waiting_row *waiting;
    struct principal by;
    const char *basis;

    struct attachment_row attachment;
    struct message_row message;
    struct ticket_row ticket;
    struct envelope_row *rows;
    size_t row_count;
    struct clear text;
    struct attached attached;

    struct blinder *blinder;
    struct sealer *sealer;
    struct bench_place *place;
    struct org_rules *rules;
    struct person_view person;
    struct knowledge known;
    struct pii_hints hints;
    struct pii_book book;
    struct envelope_row *tokens;
    size_t token_count;
    struct str found, terms;
};

static bool read_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct scan *s = arg;
    const struct waiting_row *w = s->waiting;

    if (!store_attachment_get(tx, s->arena, w->org, w->ticket, w->attachment, &s->attachment, f) ||
        !store_message_get(tx, s->arena, w->org, s->attachment.message, &s->message, f) ||
        !store_ticket_get(tx, s->arena, w->org, w->ticket, &s->ticket, f))
        return false;
    s->by = (struct principal){ s->message.source, w->org, 1u << ROLE_TOOL };
    return ticket_basis(tx, s->arena, w->ticket, &s->basis, f) &&
           store_envelope_list(tx, s->arena, w->ticket, &s->rows, &s->row_count, f);
}

/* ---- reading ---- */

static bool open_bytes(struct scan *s, struct str *ret, struct fault *f)
{
    struct access_wanted w = { .by = s->by,
                               .purpose = PURPOSE_TRIAGE,
                               .act = "attachment.read",
                               .on_kind = "attachment",
                               .on = s->attachment.id,
                               .needs = 1u << CATEGORY_CONTENT,
                               .needs_clear = 1u << CATEGORY_CONTENT,
                               .n = 1,
                               .basis = s->basis };
    struct place at = attachment_place(s->attachment.id, true);
    const struct grant *g;
    struct clear bytes;
    struct str sealed;

    if (!policy_decide(s->desk->parts.policy, s->arena, &w, &g, f) ||
        !blob_read(s->desk, s->arena, s->attachment.id, &sealed, f) ||
        !vault_open(s->desk->parts.vault, g, s->arena, s->attachment.person, &at, sealed, &bytes,
                    f))
        return false;
    *ret = bytes.text;
    return true;
}

/* A reader that somebody killed says nothing about the file: one that crashed is asked again. */
static bool read_apart(struct scan *s, struct str bytes, struct reading *ret, struct fault *f)
{
    struct reader *r = s->desk->parts.reader;

    return reader_read(r, s->arena, bytes, ret, f) &&
           (ret->why != UNREAD_CRASHED || reader_read(r, s->arena, bytes, ret, f));
}

static bool read_text(struct scan *s, struct fault *f)
{
    struct reading r = { EXTENT_NONE, UNREAD_CRASHED, STR("") };
    struct fault why = { 0 };
    struct str bytes;

    if (!s->desk->parts.reader) {
        r.why = UNREAD_NO_READER;
    } else if (s->waiting->tries < TIMES_MAX) {
        if (open_bytes(s, &bytes, &why)) {
            if (!read_apart(s, bytes, &r, f))
                return false;
        } else if (why.kind == FAULT_DENIED) {
            r.why = UNREAD_REFUSED;
        } else if (why.kind == FAULT_DAMAGED) {
            log_fault("attachment", &why);
            r.why = UNREAD_DAMAGED;
        } else {
            return fault_set(f, why.kind, "%s", why.text);
        }
    }
    s->attached = (struct attached){ .read = r.extent, .why = r.why };
    s->text.text = message_cleaned(s->arena, r.text);
    return arena_check(s->arena, f);
}

/* ---- splitting and sealing ---- */

static bool take_hints(struct scan *s, const struct org_settings *settings, struct fault *f)
{
    if (!rules_take(s->desk, s->by.org, settings, &s->rules, f) ||
        !person_recall(s->desk, s->arena, &s->by, s->attachment.person, &s->person, f) ||
        !knowledge_start(&s->known, s->arena, &s->person, f) ||
        !know_colleagues(&s->known, s->desk, s->arena, s->rules, &s->ticket, ID_NONE, f))
        return false;
    s->hints = (struct pii_hints){ .known = s->known.at,
                                   .known_count = s->known.count,
                                   .rules = org_rules_ready(s->rules),
                                   .lang = triage_language(s->desk->parts.triage, s->text.text,
                                                           &(float){ 0 }) };
    return true;
}

static bool split(struct scan *s, struct fault *f)
{
    struct split_how how = {
        .desk = s->desk, .arena = s->arena, .place = s->place, .book = &s->book, .hints = &s->hints
    };
    struct org_settings settings;

    return desk_settings(s->desk, s->arena, s->by.org, &settings, f) &&
           take_hints(s, &settings, f) &&
           book_open(s->arena, s->blinder, s->rows, s->row_count, settings.keep_credentials,
                     &s->book, f) &&
           attached_split_text(&how, s->text, &s->attached, f);
}

static bool seal(struct scan *s, struct fault *f)
{
    struct place at = attachment_found_place(s->attachment.id);

    if (!vault_seal(s->sealer, s->arena, &at, attached_write(s->arena, &s->attached), &s->found,
                    f) ||
        !seal_tokens(s->arena, s->sealer, s->ticket.id, &s->book, &s->tokens, &s->token_count, f))
        return false;
    for (size_t i = 0; i < s->token_count; i++)
        s->tokens[i].person = s->attachment.person;
    return true;
}

static bool index_words(struct scan *s, struct fault *f)
{
    const struct body none = { 0 };
    struct indexing what = { .arena = s->arena,
                             .place = s->place,
                             .blinder = s->blinder,
                             .body = &none,
                             .book = &s->book,
                             .lang = s->hints.lang,
                             .attached = &s->attached,
                             .attached_count = 1 };

    s->terms = index_terms(&what);
    return arena_check(s->arena, f);
}

/* ---- writing ---- */

static bool write_scan(struct tx *tx, void *arg, struct fault *f)
{
    struct scan *s = arg;
    struct journal_entry entry = { .org = s->by.org,
                                   .by = s->by.id,
                                   .act = "attachment.find",
                                   .on_kind = "attachment",
                                   .on = s->attachment.id,
                                   .purpose = purpose_name(PURPOSE_TRIAGE),
                                   .basis = s->basis,
                                   .categories = categories_of(
                                       s->arena, &s->book, attached_categories(&s->attached, 1)),
                                   .result = "done",
                                   .n = (int64_t)s->token_count };
    uint64_t n;

    if (!vault_sealer_check(tx, s->sealer, f) || !store_ticket_set_texts(tx, &s->ticket, f) ||
        !store_attachment_set_found(tx, s->attachment.id, s->found, f) ||
        (s->terms.len && !store_search_add(tx, s->message.row, s->terms, f)))
        return false;
    for (size_t i = 0; i < s->token_count; i++)
        if (!store_envelope_add(tx, &s->tokens[i], f))
            return false;
    return store_attachment_waits_no_more(tx, s->attachment.id, f) &&
           journal_append(s->desk->parts.journal, tx, &entry, &n, f);
}

static bool scan_once(struct scan *s, bool read, struct fault *f)
{
    struct vault *v = s->desk->parts.vault;

    return store_read(s->desk->parts.store, read_rows, s, f) && (!read || read_text(s, f)) &&
           vault_blinder(v, s->by.org, &s->blinder, f) &&
           vault_sealer(v, s->by.org, s->attachment.person, &s->sealer, f) && split(s, f) &&
           seal(s, f) && index_words(s, f) && store_write(s->desk->parts.store, write_scan, s, f);
}

static void give_back(struct scan *s)
{
    org_rules_drop(&s->rules);
    sealer_drop(&s->sealer);
    blinder_drop(&s->blinder);
}

static bool begin(struct tx *tx, void *arg, struct fault *f)
{
    const struct waiting_row *w = arg;

    return store_attachment_try(tx, w->attachment, 1, f);
}

/* A fault of ours, in good order: only an end of the whole desk counts. */
static bool not_begun(struct tx *tx, void *arg, struct fault *f)
{
    const struct waiting_row *w = arg;

    return store_attachment_try(tx, w->attachment, -1, f);
}

static bool forget(struct tx *tx, void *arg, struct fault *f)
{
    const struct waiting_row *w = arg;

    return store_attachment_waits_no_more(tx, w->attachment, f);
}

/* The ticket may change meanwhile: its tokens are then others, and the text is split again. */
static bool scan_until_it_holds(struct scan *s, struct fault *f)
{
    for (int i = 0; i < TRIES; i++) {
        bool done = scan_once(s, i == 0, f);

        give_back(s);
        if (done || f->kind != FAULT_STALE)
            return done;
        s->attached = (struct attached){ .read = s->attached.read, .why = s->attached.why };
        f->kind = FAULT_NONE;
    }
    return fault_set(f, FAULT_BUSY, "the ticket of an attachment changes all the time");
}

bool scan_waiting(struct desk *d, struct waiting_row *w, struct fault *f)
{
    scoped(arena) *a = arena_new(DESK_ARENA_MAX);
    struct scan s = { .desk = d, .arena = a, .waiting = w };
    struct fault late = { 0 };
    bool done, begun;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for an attachment");
    s.place = place_take(d, f);
    if (!s.place)
        return false;
    begun = store_write(d->parts.store, begin, w, f);
    done = begun && scan_until_it_holds(&s, f);
    place_give(d, s.place);
    if (done)
        desk_tell(d, w->org, w->ticket, s.ticket.version + 1);
    if (begun && !done)
        store_write(d->parts.store, not_begun, w, &late);
    if (done || f->kind != FAULT_MISSING)
        return done;
    f->kind = FAULT_NONE; /* it, or its person's key, is gone: nothing waits any longer */
    return store_write(d->parts.store, forget, w, f);
}
