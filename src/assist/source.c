/* SPDX-License-Identifier: EUPL-1.2 */
/* source.c - see source.h. */
#include "assist/source.h"

#include "knowledge/library.h"

static const struct {
    const char *name;
    double counts; /* beside the other kinds */
} kinds[ASSIST_SOURCES] = {
    [SOURCE_NONE] = { "none", 0 },
    [SOURCE_PASSAGE] = { "passage", 1 },
    [SOURCE_MACRO] = { "macro", 1 },
    [SOURCE_ANSWER] = { "answer", 0.6 }, /* written for somebody else */
};

static const double fits[] = { [FIT_ANY] = 1, [FIT_SAME] = 1.25, [FIT_OTHER] = 0.5 };

const char *assist_source_name(enum assist_source_kind k)
{
    return kinds[k].name;
}

struct assist_fate assist_fate_of(int64_t kept, double worth, int64_t refused)
{
    double share = (worth + FATE_PRIOR) / ((double)(kept + refused) + 2 * FATE_PRIOR);

    return (struct assist_fate){ .kept = kept,
                                 .judged = kept + refused,
                                 .factor = FATE_LEAST + (FATE_MOST - FATE_LEAST) * share };
}

double assist_fate_factor(const struct assist_fate *fate)
{
    return fate && fate->judged ? fate->factor : 1;
}

double assist_worth(enum assist_source_kind kind, double answers, enum assist_fit fit,
                    const struct assist_fate *fate)
{
    return kinds[kind].counts * answers * fits[fit] * assist_fate_factor(fate);
}

void assist_rank(struct library_hit *hits, struct assist_fate *fates, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct library_hit hit = hits[i];
        struct assist_fate fate = fates[i];
        double worth = hit.score * assist_fate_factor(&fate);
        size_t k = i;

        for (; k > 0 && hits[k - 1].score * assist_fate_factor(&fates[k - 1]) < worth; k--) {
            hits[k] = hits[k - 1];
            fates[k] = fates[k - 1];
        }
        hits[k] = hit;
        fates[k] = fate;
    }
}
