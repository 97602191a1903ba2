/* SPDX-License-Identifier: EUPL-1.2 */
/* mark.c - an agent says that detection missed something in a message, or took what is nobody's.
 *
 * The message is split anew where that is, sealed again with its person's key, and indexed again;
 * so are the ticket's subject and snippet.  What is learnt of it keeps no value: a keyed digest of
 * it, a count by type, detector and score, and which message it was.  To put a value back in clear
 * is to open it: who asks may, says why where that is asked for, and it is counted. */
#include <string.h>

#include "base/buf.h"
#include "desk/desk_priv.h"
#include "desk/opening_priv.h"
#include "store/corrections.h"
#include "store/search.h"

#define PARTS 4

struct marking {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    const struct message_mark *mark;
    struct id ticket_id, message_id;
    const char *basis;

    struct ticket_row ticket;
    struct message_row message;
    struct envelope_row *rows;
    size_t row_count;
    const struct grant *grant;
    struct blinder *blinder;
    struct sealer *sealer, *ticket_sealer;
    struct bench_place *place;
    struct org_settings settings;
    struct org_rules *rules;
    struct pii_hints hints;

    enum span_type type;
    struct str token; /* "⟦PERSON_1⟧"; empty: something was missed */
    struct str value;
    struct pii_book book;
    struct body body;
    size_t places; /* where the message changed */
    struct envelope_row *tokens;
    size_t token_count;
    struct str terms;
    struct pii_lesson lesson;
    bool has_lesson;
    struct correction_count_row count;
};

static bool read_for_mark(struct tx *tx, void *arg, struct fault *f)
{
    struct marking *m = arg;

    if (!store_ticket_get(tx, m->arena, m->by->org, m->ticket_id, &m->ticket, f) ||
        !store_message_get(tx, m->arena, m->by->org, m->message_id, &m->message, f))
        return false;
    if (!id_eq(m->message.ticket, m->ticket_id))
        return fault_set(f, FAULT_MISSING, "message");
    return ticket_basis(tx, m->arena, m->ticket_id, &m->basis, f) &&
           store_envelope_list(tx, m->arena, m->ticket_id, &m->rows, &m->row_count, f);
}

/* ---- what is marked ---- */

static const struct envelope_row *row_of(const struct marking *m, const struct pii_piece *p)
{
    for (size_t i = 0; i < m->row_count; i++)
        if (m->rows[i].type == (int64_t)p->type && m->rows[i].n == p->n &&
            m->rows[i].form == p->form)
            return &m->rows[i];
    return NULL;
}

static bool open_value(struct marking *m, const struct envelope_row *row, struct str *ret,
                       struct fault *f)
{
    struct place at = envelope_place(m->ticket_id, (enum span_type)row->type, (uint32_t)row->n,
                                     (uint32_t)row->form, false);
    struct clear text;

    if (!row->value.len)
        return fault_set(f, FAULT_CONFLICT, "the value was not kept: it cannot be put back");
    if (!vault_open(m->desk->parts.vault, m->grant, m->arena, row->person, &at, row->value, &text,
                    f))
        return false;
    *ret = text.text;
    return true;
}

/* Reads the mark; a token must be one of the ticket's. */
static bool read_mark(struct marking *m, const struct envelope_row **ret_row, struct fault *f)
{
    struct str name = str_printf(m->arena, "⟦%.*s⟧", STR_ARG(m->mark->token)), rest = name;
    struct pii_piece piece;

    m->type = m->mark->type;
    m->value = m->mark->value;
    *ret_row = NULL;
    if (m->mark->personal)
        return true;
    if (!pii_piece_next(&rest, &piece) || !piece.token || rest.len)
        return fault_field(f, "token", "is a token such as PERSON_1");
    *ret_row = row_of(m, &piece);
    if (!*ret_row)
        return fault_field(f, "token", "is none of the ticket");
    /* A factor was asked for by the name: it must not mean another category there than here. */
    if (desk_token_categories(&m->mark->token, 1) != 1u << span_category(piece.type))
        return fault_field(f, "token", "is a token such as PERSON_1");
    if (!id_eq((*ret_row)->person, m->message.person))
        return fault_set(f, FAULT_CONFLICT, "the value is not of the message's person");
    m->type = piece.type;
    m->token = name;
    return true;
}

static bool decide(struct marking *m, struct fault *f)
{
    unsigned category = 1u << span_category(m->type);
    unsigned text = 1u << CATEGORY_CONTENT | 1u << CATEGORY_IDENTITY;
    struct crypto_part reason = { m->mark->reason.ptr, m->mark->reason.len };
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct access_wanted w = { .by = *m->by,
                               .purpose = PURPOSE_SUPPORT,
                               .act = "message.mark",
                               .on_kind = "message",
                               .on = m->message_id,
                               .ticket = m->ticket.id,
                               .needs = text | (m->mark->personal ? 0 : category),
                               .digest = m->mark->reason.len ? digest : NULL,
                               .n = 1,
                               .basis = m->basis };

    w.needs_clear = w.needs;
    crypto_sha256(&reason, 1, digest);
    return policy_decide(m->desk->parts.policy, m->arena, &w, &m->grant, f);
}

/* As desk_reveal() does: a reason, the decision, the count, then the value. */
static bool open_token(struct marking *m, const struct envelope_row *row, struct fault *f)
{
    return opening_reason(&m->settings.opening, m->mark->reason, false, f) && decide(m, f) &&
           opening_count_token(m->desk, m->by, PURPOSE_SUPPORT, m->ticket_id, row->person, m->grant,
                               f) &&
           open_value(m, row, &m->value, f);
}

/* ---- splitting anew ---- */

static bool word_before(struct str s, size_t at)
{
    size_t start = at ? at - 1 : 0;
    uint32_t c;

    while (start > 0 && at - start < 4 && ((unsigned char)s.ptr[start] & 0xc0) == 0x80)
        start--;
    if (!at)
        return false;
    text_char(str_slice(s, start, at), &c);
    return text_is_letter(c) || (c < 0x80 && ascii_digit((char)c));
}

static bool word_at(struct str s, size_t at)
{
    uint32_t c;

    if (at >= s.len)
        return false;
    text_char(str_from(s, at), &c);
    return text_is_letter(c) || (c < 0x80 && ascii_digit((char)c));
}

/* Where the value stands as whole words. */
static bool occurrences(struct marking *m, struct str text, struct spans *ret, struct fault *f)
{
    size_t at = 0, room = 0;

    *ret = (struct spans){ 0 };
    while ((at = str_find(text, m->value, at)) != STR_NPOS) {
        size_t end = at + m->value.len;

        if (word_before(text, at) || word_at(text, end)) {
            at++;
            continue;
        }
        if (ret->count == room) {
            size_t more = room ? room * 2 : 8;

            ret->at = arena_grow(m->arena, ret->at, room * sizeof *ret->at, more * sizeof *ret->at);
            if (!ret->at)
                return arena_check(m->arena, f);
            room = more;
        }
        ret->at[ret->count++] =
            (struct span){ (uint32_t)at, (uint32_t)end, m->type, NULL, 1, "known" };
        at = end;
    }
    return true;
}

/* What detection thought of the marked place: the first candidate of its type there. */
static bool weigh(struct marking *m, struct str text, struct span at, struct fault *f)
{
    struct pii_candidates all;

    if (m->count.by.ptr)
        return true;
    m->count = (struct correction_count_row){ .type = (int64_t)m->type,
                                              .by = STR("none"),
                                              .missed = m->mark->personal,
                                              .wrong = !m->mark->personal };
    if (!pii_explain(m->desk->parts.pii, m->place->scratch, m->arena, (struct clear){ text },
                     &m->hints, &all, f))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const struct span *s = &all.at[i].span;

        if (s->type != m->type || s->end <= at.start || s->start >= at.end)
            continue;
        m->count.by = str_of(s->by);
        m->count.bucket = (int64_t)(s->score * 10.0F);
        break;
    }
    return true;
}

/* The value stands in the part again, among its words. */
static bool weigh_again(struct marking *m, struct skeleton part, struct fault *f)
{
    const struct pii_book none = { .arena = m->arena };
    struct clear text;
    size_t at;

    if (!pii_restore(&none, m->arena, part, &text, f))
        return false;
    at = str_find(text.text, m->value, 0);
    return at == STR_NPOS ||
           weigh(m, text.text,
                 (struct span){ .start = (uint32_t)at, .end = (uint32_t)(at + m->value.len) }, f);
}

/* A plain piece of a skeleton: what was missed in it is taken out. */
static bool split_piece(struct marking *m, struct str piece, struct buf *out, struct fault *f)
{
    const struct pii_book none = { .arena = m->arena };
    struct clear text;
    struct skeleton part;
    struct spans spans;

    if (!pii_restore(&none, m->arena, pii_skeleton_from_seal(piece), &text, f) ||
        !occurrences(m, text.text, &spans, f) ||
        (spans.count && !weigh(m, text.text, spans.at[0], f)) ||
        !pii_take_out(&m->book, text, &spans, &part, f))
        return false;
    m->places += spans.count;
    buf_add(out, part.text);
    return true;
}

static bool put_back(struct marking *m, struct buf *out, struct fault *f)
{
    const struct spans none = { 0 };
    struct skeleton plain;

    if (!pii_take_out(&m->book, (struct clear){ m->value }, &none, &plain, f))
        return false;
    m->places++;
    buf_add(out, plain.text);
    return true;
}

static bool split_again(struct marking *m, struct skeleton *text, struct fault *f)
{
    struct buf out = buf_new(m->arena, INCOMING_TEXT_MAX * 2);
    struct str rest = text->text;
    size_t before = m->places;
    struct pii_piece piece;

    buf_add(&out, STR(""));
    while (pii_piece_next(&rest, &piece)) {
        bool ok = true;

        if (!piece.token && m->mark->personal)
            ok = split_piece(m, piece.text, &out, f);
        else if (piece.token && !m->mark->personal && str_eq(piece.text, m->token))
            ok = put_back(m, &out, f);
        else
            buf_add(&out, piece.text);
        if (!ok)
            return false;
    }
    if (!buf_check(&out, f))
        return false;
    if (m->places > before)
        *text = pii_skeleton_from_seal(buf_str(&out)); /* each piece came from pii_take_out() */
    return true;
}

static bool open_skeleton_at(struct marking *m, struct id person, const struct place *at,
                             struct str sealed, struct skeleton *ret, struct fault *f)
{
    struct clear text;

    if (!vault_open(m->desk->parts.vault, m->grant, m->arena, person, at, sealed, &text, f))
        return false;
    *ret = pii_skeleton_from_seal(text.text);
    return true;
}

static bool split_body(struct marking *m, struct fault *f)
{
    struct place at = body_place(m->message_id);
    struct skeleton *parts[PARTS] = { &m->body.subject, &m->body.text, &m->body.quote,
                                      &m->body.signature };
    struct skeleton json;

    if (!open_skeleton_at(m, m->message.person, &at, m->message.body, &json, f) ||
        !sealed_body_read(m->arena, json.text, &m->body, f))
        return false;
    for (size_t i = 0; i < PARTS; i++)
        if (!split_again(m, parts[i], f))
            return false;
    if (!m->places)
        return fault_field(f, m->mark->personal ? "text" : "token",
                           "does not stand in the message as it is now");
    for (size_t i = 0; !m->mark->personal && i < PARTS; i++)
        if (!weigh_again(m, *parts[i], f))
            return false;
    return vault_seal(m->sealer, m->arena, &at, sealed_body_write(m->arena, &m->body),
                      &m->message.body, f);
}

/* The ticket's subject and snippet are words of its messages: the same is done to them. */
static bool split_head(struct marking *m, struct fault *f)
{
    struct place at[] = { ticket_place(m->ticket_id, false), ticket_place(m->ticket_id, true) };
    struct str *sealed[] = { &m->ticket.subject, &m->ticket.snippet };
    size_t places = m->places;

    for (size_t i = 0; i < COUNT_OF(at); i++) {
        struct skeleton text;

        if (!sealed[i]->len)
            continue;
        if (!open_skeleton_at(m, m->ticket.person, &at[i], *sealed[i], &text, f) ||
            !split_again(m, &text, f) ||
            !vault_seal(m->ticket_sealer, m->arena, &at[i], text.text, sealed[i], f))
            return false;
    }
    m->places = places;
    return true;
}

/* ---- finding it again ---- */

/* Names of the message's tokens, in a book of their own: the index takes them from there. */
static bool names_of(struct marking *m, struct pii_book *ret, struct fault *f)
{
    const struct skeleton parts[PARTS] = { m->body.subject, m->body.text, m->body.quote,
                                           m->body.signature };
    size_t room = m->row_count + m->book.count + 1;

    *ret = (struct pii_book){ .arena = m->arena,
                              .tokens = arena_many(m->arena, struct pii_token, room) };
    for (size_t i = 0; ret->tokens && i < PARTS; i++) {
        struct str rest = parts[i].text;
        struct pii_piece p;

        while (ret->count < room && pii_piece_next(&rest, &p)) {
            struct pii_token *t = &ret->tokens[ret->count];
            const struct envelope_row *row = p.token ? row_of(m, &p) : NULL;

            if (!p.token || p.type != SPAN_PERSON)
                continue;
            *t = (struct pii_token){ .type = p.type, .n = p.n, .form = p.form };
            if (row && !open_value(m, row, &t->value, f))
                return false;
            for (size_t k = m->book.old; !row && k < m->book.count; k++)
                if (m->book.tokens[k].type == p.type && m->book.tokens[k].n == p.n &&
                    m->book.tokens[k].form == p.form)
                    t->value = m->book.tokens[k].value;
            ret->count++;
        }
    }
    return arena_check(m->arena, f);
}

static bool index_again(struct marking *m, struct fault *f)
{
    struct indexing what = { .arena = m->arena,
                             .place = m->place,
                             .blinder = m->blinder,
                             .body = &m->body,
                             .lang = m->hints.lang };
    struct person_view person = { 0 };
    struct pii_book names;

    if (!names_of(m, &names, f) ||
        (m->message.direction == DIRECTION_IN &&
         !person_recall(m->desk, m->arena, m->by, m->message.person, &person, f)))
        return false;
    what.book = &names;
    what.name = person.name_access == ACCESS_CLEAR ? person.name : STR("");
    m->terms = index_terms(&what);
    return true;
}

/* ---- all of it ---- */

static bool start_book(struct marking *m, struct fault *f)
{
    lang_parse(m->ticket.lang, &m->hints.lang);
    if (!rules_take(m->desk, m->by->org, &m->settings, &m->rules, f))
        return false;
    m->hints.rules = org_rules_ready(m->rules);
    return book_open(m->arena, m->blinder, m->rows, m->row_count, m->settings.keep_credentials,
                     &m->book, f);
}

/* A password is learnt by nobody: it is one only once. */
static void learn(struct marking *m)
{
    const struct pii_keyed keyed = rules_keyed(m->blinder);

    m->has_lesson =
        m->type != SPAN_CREDENTIAL &&
        pii_lesson_make(&keyed, m->arena, m->type, m->mark->personal, m->value, &m->lesson);
}

static bool prepare_mark(struct marking *m, struct fault *f)
{
    if (!start_book(m, f) || !split_body(m, f) || !split_head(m, f) || !index_again(m, f) ||
        !seal_tokens(m->arena, m->sealer, m->ticket_id, &m->book, &m->tokens, &m->token_count, f))
        return false;
    for (size_t i = 0; i < m->token_count; i++)
        m->tokens[i].person = m->message.person;
    learn(m);
    return true;
}

static bool write_lessons(struct marking *m, struct tx *tx, struct fault *f)
{
    struct lesson_row lesson = { .type = (int64_t)m->lesson.type,
                                 .mark = m->lesson.mark,
                                 .personal = m->lesson.personal };
    struct correction_row row = { id_new(), m->message_id, (int64_t)m->type, m->mark->personal };

    memcpy(lesson.digest, m->lesson.digest, sizeof lesson.digest);
    return (!m->has_lesson || store_lesson_put(tx, m->by->org, &lesson, clock_now(), f)) &&
           store_correction_count_add(tx, m->by->org, &m->count, f) &&
           store_correction_add(tx, m->by->org, &row, f);
}

static bool write_mark(struct tx *tx, void *arg, struct fault *f)
{
    struct marking *m = arg;
    struct journal_entry entry = { .org = m->by->org,
                                   .by = m->by->id,
                                   .act = "message.mark",
                                   .on_kind = "message",
                                   .on = m->message_id,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .basis = m->basis,
                                   .categories = category_name(span_category(m->type)),
                                   .result = "done",
                                   .n = (int64_t)m->places };
    uint64_t n;

    if (!vault_sealer_check(tx, m->sealer, f) || !store_ticket_set_texts(tx, &m->ticket, f) ||
        !store_message_set_body(tx, &m->message, f) ||
        (m->terms.len && !store_search_put(tx, m->message.row, m->terms, f)))
        return false;
    for (size_t i = 0; i < m->token_count; i++)
        if (!store_envelope_add(tx, &m->tokens[i], f))
            return false;
    return write_lessons(m, tx, f) && journal_append(m->desk->parts.journal, tx, &entry, &n, f);
}

static bool mark_message(struct marking *m, struct fault *f)
{
    struct vault *v = m->desk->parts.vault;
    const struct envelope_row *row;

    if (!store_read(m->desk->parts.store, read_for_mark, m, f) || !read_mark(m, &row, f) ||
        !desk_settings(m->desk, m->arena, m->by->org, &m->settings, f) ||
        !(row ? open_token(m, row, f) : decide(m, f)))
        return false;
    if (!vault_blinder(v, m->by->org, &m->blinder, f) ||
        !vault_sealer(v, m->by->org, m->message.person, &m->sealer, f) ||
        !vault_sealer(v, m->by->org, m->ticket.person, &m->ticket_sealer, f))
        return false;
    m->place = place_take(m->desk, f);
    return m->place && prepare_mark(m, f) && store_write(m->desk->parts.store, write_mark, m, f);
}

bool desk_mark(struct desk *d, const struct principal *by, struct id ticket, struct id message,
               const struct message_mark *mark, struct fault *f)
{
    scoped(arena) *a = arena_new(DESK_ARENA_MAX);
    struct marking m = {
        .desk = d, .arena = a, .by = by, .mark = mark, .ticket_id = ticket, .message_id = message
    };
    bool done;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (mark->personal && (mark->value.len < 2 || mark->value.len > MARK_VALUE_MAX))
        return fault_field(f, "text", "has 2 to 1000 bytes");
    if (!desk_may_work(d, by, "message.mark", ticket, f))
        return false;
    done = mark_message(&m, f);
    if (m.place)
        place_give(d, m.place);
    org_rules_drop(&m.rules);
    sealer_drop(&m.sealer);
    sealer_drop(&m.ticket_sealer);
    blinder_drop(&m.blinder);
    if (done)
        desk_tell(d, by->org, ticket, m.ticket.version + 1);
    return done;
}
