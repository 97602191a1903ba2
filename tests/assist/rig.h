/* SPDX-License-Identifier: EUPL-1.2 */
/* rig.h - a gateway without a way out, a ticket whose messages went through pii/ as intake does it,
 * and an answer heard as if a provider had said it. */
#ifndef TESTS_ASSIST_RIG_H
#define TESTS_ASSIST_RIG_H

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "assist/gateway_priv.h"
#include "pii/digest.h"

struct rig {
    struct pii *pii;
    struct pii_scratch *scratch;
    struct triage *triage;
    struct gateway *gateway;
    struct arena *arena;
    struct pii_book book; /* of the ticket */
    struct pii_known known[32];
    size_t known_count;
    bool remembers; /* the watch has the digests of the ticket's values */
    struct contracts contracts;
    struct gateway_provider provider;
    struct assist_message messages[ASSIST_MESSAGES_MAX];
    struct library_hit passages[ASSIST_PASSAGES_MAX];
    struct assist_case about;
    struct gateway_question question;
};

static inline int rig_set_up(void **state)
{
    struct rig *r = calloc(1, sizeof *r);
    struct fault f = { 0 };

    assert_non_null(r);
    assert_ok(crypto_start(&f));
    r->pii = pii_new(&f);
    r->scratch = pii_scratch_new(r->pii, &f);
    r->triage = triage_new(&f);
    r->arena = arena_new((size_t)256 << 20);
    assert_ok(gateway_open(&(struct gateway_parts){ .pii = r->pii, .triage = r->triage },
                           &r->gateway, &f));
    *state = r;
    return 0;
}

static inline int rig_tear_down(void **state)
{
    struct rig *r = *state;

    gateway_close(r->gateway);
    triage_free(r->triage);
    pii_scratch_free(r->scratch);
    pii_free(r->pii);
    arena_free(r->arena);
    free(r);
    return 0;
}

/* An empty ticket in French; every category is a token. */
static inline void rig_reset(struct rig *r)
{
    arena_reset(r->arena);
    r->book = (struct pii_book){ .arena = r->arena, .digest = digest, .key = "k" };
    r->known_count = 0;
    r->remembers = false;
    memset(&r->contracts, 0, sizeof r->contracts);
    for (int t = 0; t < CONTRACT_TASKS; t++) {
        for (int c = 0; c < CATEGORIES; c++)
            r->contracts.form[t][1][c] = FORM_TOKEN;
        r->contracts.form[t][1][CATEGORY_CONTENT] = FORM_CLEAR;
    }
    r->provider = (struct gateway_provider){
        .id = id_new(),
        .version = 1,
        .record.endpoint = { .dialect = CHAT_COMPATIBLE,
                             .url = STR("https://ai.example/v1"),
                             .model = STR("m-1") },
    };
    r->about = (struct assist_case){ .lang = LANG_FR,
                                     .reader_lang = LANG_FR,
                                     .messages = r->messages,
                                     .passages = r->passages,
                                     .own.text = STR(""),
                                     .tone = STR(""),
                                     .queue = STR(""),
                                     .intent = STR("") };
    r->question = (struct gateway_question){ .task = TASK_DRAFT,
                                             .about = &r->about,
                                             .contracts = &r->contracts,
                                             .provider = &r->provider,
                                             .careful = true,
                                             .scratch = r->scratch };
}

static inline struct skeleton rig_skeleton(struct rig *r, struct str text)
{
    const struct pii_hints hints = { .lang = r->about.lang,
                                     .known = r->known,
                                     .known_count = r->known_count };
    struct skeleton s = { STR("") };
    struct fault f = { 0 };
    struct spans spans;

    assert_ok(
        pii_find_whole(r->pii, r->scratch, r->arena, (struct clear){ text }, &hints, &spans, &f));
    assert_ok(pii_take_out(&r->book, (struct clear){ text }, &spans, &s, &f));
    return s;
}

static inline void rig_say_str(struct rig *r, enum direction from, struct str text)
{
    struct assist_message *m = &r->messages[r->about.message_count++];

    *m = (struct assist_message){ .direction = from,
                                  .subject.text = STR(""),
                                  .text = rig_skeleton(r, text),
                                  .attachments.text = STR("") };
}

static inline void rig_say(struct rig *r, enum direction from, const char *text)
{
    rig_say_str(r, from, str_of(text));
}

/* As it is: what intake did not see. */
static inline void rig_say_raw(struct rig *r, const char *text)
{
    struct assist_message *m = &r->messages[r->about.message_count++];

    *m = (struct assist_message){ .direction = DIRECTION_IN,
                                  .subject.text = STR(""),
                                  .attachments.text = STR("") };
    m->text.text = str_of(text);
}

static inline void rig_know(struct rig *r, enum span_type type, const char *value)
{
    r->known[r->known_count++] = (struct pii_known){ type, str_of(value) };
}

static inline void rig_shelve(struct rig *r, const char *title, const char *text)
{
    r->passages[r->about.passage_count++] = (struct library_hit){ .article = id_new(),
                                                                  .version = 1,
                                                                  .passage = 1,
                                                                  .title = str_of(title),
                                                                  .heading = STR(""),
                                                                  .text = str_of(text),
                                                                  .is_public = true,
                                                                  .cover = 0.8 };
}

static inline void rig_remember(struct rig *r, struct watch *watch)
{
    const struct pii_keyed keyed = { digest, "k" };
    struct watch_value *values = arena_many(r->arena, struct watch_value, r->book.count + 1);

    assert_non_null(values);
    for (size_t i = 0; i < r->book.count; i++) {
        values[i].type = r->book.tokens[i].type;
        memcpy(values[i].normal, r->book.tokens[i].normal, PII_DIGEST_SIZE);
    }
    watch_remember(watch, &keyed, values, r->book.count);
}

static inline struct gateway_plan rig_plan(struct rig *r)
{
    struct gateway_plan plan;
    struct watch *watch;
    struct fault f = { 0 };

    assert_ok(watch_new(r->arena, r->known, r->known_count, &watch, &f));
    if (r->remembers)
        rig_remember(r, watch);
    r->question.watch = watch;
    assert_ok(gateway_plan(r->gateway, r->arena, &r->question, &plan, &f));
    return plan;
}

/* What the provider says in pieces of so many bytes, through all that is done with an answer. */
static inline bool rig_hear(struct rig *r, const struct gateway_plan *plan, struct str said,
                            size_t piece, const struct gateway_hearer *hearer,
                            struct assist_answer *ret, struct fault *f)
{
    struct hearing *h = hearing_new(r->arena, plan, hearer, f);

    assert_non_null(h);
    for (size_t at = 0; at < said.len; at += piece)
        if (!hearing_feed(h, str_slice(said, at, at + piece)))
            return fault_set(f, FAULT_CONFLICT, "nobody hears");
    return hearing_end(h) && answer_check(r->gateway, r->arena, &r->question, plan, h, ret, f);
}

#endif
