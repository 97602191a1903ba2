/* SPDX-License-Identifier: EUPL-1.2 */
/* ai_rig.h - a provider that may be used, and the switches that let it. */
#ifndef TESTS_DESK_AI_RIG_H
#define TESTS_DESK_AI_RIG_H

#include "desk/ai.h"
#include "desk/providers.h"
#include "rig.h"

#define AI_RIG_KEY "sk-made-up-0123456789"

/* With a trailing comma's place for more members. */
#define AI_RIG_RECORD(more)                                                                        \
    "{\"name\":\"Modele\",\"owner\":\"A. Martin\",\"kind\":\"mistral\","                           \
    "\"url\":\"https://api.modele.example/v1\",\"model\":\"modele-1\",\"region\":\"FR\","          \
    "\"key\":\"" AI_RIG_KEY "\"," more                                                             \
    "\"terms\":{\"entity\":\"Modele SAS\",\"retention_days\":0,\"training\":false,"                \
    "\"subprocessors\":[],\"contract\":{\"reference\":\"DPA-7\","                                  \
    "\"from\":\"2026-01-01T00:00:00Z\",\"until\":null}}}"

static inline void ai_rig_approve(struct rig *r, struct id provider, enum provider_side side)
{
    const struct rig_org *o = &r->org[0];
    struct provider_approving wanted = { .side = side };
    struct fault f = { 0 };

    assert_ok(desk_provider_approve(r->desk, side == SIDE_IT ? &o->admin : &o->controller, provider,
                                    &wanted, &f));
}

static inline struct id ai_rig_provider(struct rig *r)
{
    struct id id = ID_NONE;
    struct fault f = { 0 };

    assert_ok(desk_provider_add(r->desk, &r->org[0].admin, STR(AI_RIG_RECORD("")), &id, &f));
    ai_rig_approve(r, id, SIDE_IT);
    ai_rig_approve(r, id, SIDE_LEGAL);
    return id;
}

static inline void ai_rig_switch_on(struct rig *r)
{
    struct fault f = { 0 };

    assert_ok(desk_settings_change(
        r->desk, &r->org[0].controller,
        STR("{\"ai\":{\"enabled\":true,\"tasks\":[\"summary\",\"draft\"]}}"), &f));
}

static inline struct ai_standing ai_rig_ask(struct rig *r, enum assist_task task)
{
    struct ai_question q = { .org = r->org[0].id, .task = task };
    struct ai_standing s = { 0 };
    struct fault f = { 0 };

    assert_ok(desk_ai(r->desk, r->arena, &q, &s, &f));
    return s;
}

#endif
