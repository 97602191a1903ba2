/* SPDX-License-Identifier: EUPL-1.2 */
/* promise.c - see promise.h. */
#include "assist/promise.h"

#include <math.h>

#define HALVINGS 50

double promise_threshold(size_t step)
{
    return 0.5 + 0.05 * (double)step;
}

/* Each term from the one before, in logarithms: counts of thousands stay exact enough. */
double promise_tail(size_t wrong, size_t count, double p)
{
    double log_term, sum = 0;

    if (p <= 0 || wrong >= count)
        return 1;
    if (p >= 1)
        return 0;
    log_term = (double)count * log1p(-p);
    for (size_t i = 0; i <= wrong; i++) {
        sum += exp(log_term);
        log_term += log((double)(count - i)) - log((double)i + 1) + log(p) - log1p(-p);
    }
    return sum < 1 ? sum : 1;
}

/* The share from which on so few wrong ones would be a surprise. */
static double bound_of(size_t wrong, size_t count, double risk)
{
    double low = 0, high = 1;

    if (!count)
        return 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;

        if (promise_tail(wrong, count, middle) > risk)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static struct promise_step count_from(const struct promise_row *rows, size_t count,
                                      double threshold)
{
    struct promise_step s = { .threshold = threshold };

    for (size_t i = 0; i < count; i++) {
        if (rows[i].confidence < threshold - 1e-9)
            continue;
        s.answered++;
        s.wrong += rows[i].wrong;
    }
    s.expected = (double)(s.wrong + 1) / (double)(s.answered + 1);
    return s;
}

static void judge(struct promise_step *s, double risk, double promise)
{
    s->bound = bound_of(s->wrong, s->answered, risk);
    s->holds = s->answered && promise_tail(s->wrong, s->answered, promise) <= risk;
}

/* Answers, all right, that are the least from which a promise can hold. */
static size_t least(double risk, double promise)
{
    return (size_t)ceil(log(risk) / log1p(-promise));
}

void promise_find(const struct promise_row *rows, size_t count, double promise, struct promise *ret)
{
    const double all = 1 - PROMISE_SURE;
    size_t tried = 0;

    *ret = (struct promise){ .rows = count, .needed = least(all / PROMISE_STEPS, promise) };
    for (size_t i = 0; i < PROMISE_STEPS; i++) {
        ret->step[i] = count_from(rows, count, promise_threshold(i));
        tried += ret->step[i].answered >= ret->needed;
    }
    for (size_t i = PROMISE_STEPS; i-- > 0;) {
        struct promise_step *s = &ret->step[i];

        judge(s, tried ? all / (double)tried : all, promise);
        s->holds = s->holds && s->answered >= ret->needed;
        if (!s->holds)
            continue;
        ret->found = true;
        ret->threshold = s->threshold;
    }
}

struct promise_step promise_at(const struct promise_row *rows, size_t count, double threshold,
                               double promise)
{
    struct promise_step s = count_from(rows, count, threshold);

    judge(&s, 1 - PROMISE_SURE, promise);
    return s;
}
