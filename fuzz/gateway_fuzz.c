/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_fuzz.c - of any mail and any answer (parted by the first line that is "--"): what would
 * leave is made and looked through without a crash, and what comes of the answer is the same
 * however it is cut, without markup, hidden characters or an address that nobody gave. */
#include "fuzz.h"

#include "assist/gateway.h"
#include "text/text.h"

static struct pii *pii;
static struct pii_scratch *scratch;
static struct gateway *gateway;

static void start(void)
{
    struct fault f = { 0 };

    pii = pii_new(&f);
    scratch = pii ? pii_scratch_new(pii, &f) : NULL;
    HOLDS(scratch && gateway_open(&(struct gateway_parts){ .pii = pii }, &gateway, &f));
}

/* ASan's leak checker wants them back. */
static void stop(void) __attribute__((destructor));
static void stop(void)
{
    gateway_close(gateway);
    pii_scratch_free(scratch);
    pii_free(pii);
}

static void check_text(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t n = text_char(str_from(text, at), &c);

        HOLDS(c >= ' ' || c == '\n' || c == '\r' || c == '\t');
        HOLDS(c < 0xe0000 && c != 0x200b && c != 0x202e);
        HOLDS(c != '<' || at + 1 >= text.len || !ascii_alpha(text.ptr[at + 1]));
        at += n;
    }
}

/* An address that the mail itself does not hold. */
static void check_links(struct str mail, struct str text)
{
    if (str_find_nocase(mail, STR("evil"), 0) == STR_NPOS)
        HOLDS(str_find_nocase(text, STR("https://evil"), 0) == STR_NPOS);
}

static void check_answer(struct arena *a, const struct gateway_question *q,
                         const struct gateway_plan *plan, struct str said)
{
    struct assist_answer whole, cut;
    struct fault f = { 0 }, g = { 0 };
    bool there = gateway_hear(gateway, a, q, plan, said, SIZE_MAX / 2, &whole, &f);

    HOLDS(gateway_hear(gateway, a, q, plan, said, 1, &cut, &g) == there);
    if (!there) {
        HOLDS(f.kind == FAULT_INVALID);
        return;
    }
    HOLDS(str_eq(whole.text, cut.text) && whole.mark_count == cut.mark_count);
    check_text(whole.text);
    check_links(q->about->messages[0].text.text, whole.text);
}

static struct contracts all_tokens(void)
{
    struct contracts c = { 0 };

    for (int t = 0; t < CONTRACT_TASKS; t++)
        for (int k = 0; k < CATEGORIES; k++)
            c.form[t][1][k] = k % 3 == 1 ? FORM_SURROGATE : FORM_TOKEN;
    return c;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new((size_t)512 << 20);
    struct str bytes = str_make(data, size);
    size_t part = str_find(bytes, STR("\n--\n"), 0);
    const struct contracts contracts = all_tokens();
    struct gateway_provider provider = { .version = 1 };
    struct assist_message message = { .direction = DIRECTION_IN };
    struct assist_case about = { .lang = LANG_FR, .messages = &message, .message_count = 1 };
    struct gateway_question q = {
        .task = TASK_DRAFT, .about = &about, .contracts = &contracts, .provider = &provider
    };
    struct gateway_plan plan;
    struct fault f = { 0 };

    if (size > 1 << 12)
        return 0;
    if (!gateway)
        start();
    q.scratch = scratch;
    provider.record.endpoint = (struct chat_endpoint){ .dialect = CHAT_COMPATIBLE,
                                                       .url = STR("https://ai.example/v1"),
                                                       .model = STR("m") };
    message.text.text = str_slice(bytes, 0, part);
    message.subject.text = message.attachments.text = STR("");
    HOLDS(gateway_plan(gateway, a, &q, &plan, &f));
    HOLDS(text_valid(plan.body));
    if (part != STR_NPOS)
        check_answer(a, &q, &plan, str_from(bytes, part + 4));
    return 0;
}
