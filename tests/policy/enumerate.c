/* SPDX-License-Identifier: EUPL-1.2 */
/* enumerate.c - prints every decision of the policy, a line each, for oracle.py to judge:
 * matrix, roles as a number, purpose, category, scope as a number, access, rule.  Emergencies
 * follow: in place of the matrix, the roles that the organisation lets open in one. */
#include <stdio.h>

#include "policy/scope.h"

/* Bits as oracle.py has them. */
static struct scope scope_of(unsigned bits)
{
    return (struct scope){ .own = bits & 1u,
                           .queues = bits >> 1 & 1u,
                           .record = bits >> 2 & 1u,
                           .is_own = bits >> 3 & 1u,
                           .in_queue = bits >> 4 & 1u,
                           .restricted = bits >> 5 & 1u,
                           .vip = bits >> 6 & 1u };
}

static void print_all(const char *name, const struct matrix *m, unsigned scopes)
{
    for (unsigned roles = 1; roles < 1u << ROLES; roles++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++)
                for (unsigned bits = 0; bits < scopes; bits++) {
                    struct scope s = scope_of(bits);
                    struct verdict_of_policy v;

                    access_decide(m, &s, roles, (enum purpose)p, (enum category)c, &v);
                    printf("%s %u %s %s %u %s %s\n", name, roles, purpose_name((enum purpose)p),
                           category_name((enum category)c), bits, access_name(v.access), v.rule);
                }
}

/* Bits as above: no scope, a ticket in no queue of theirs, one of a colleague's, a restricted
 * person, a protected one. */
static const unsigned telling[] = { 0, 1u << 1 | 1u << 2, 1u << 0 | 1u << 2, 1u << 5, 1u << 6 };

/* In an emergency: as policy_decide has it, the matrix, then what the emergency adds for some of
 * the roles, then what the scope takes away. */
static void print_emergency(const struct matrix *m, unsigned roles, unsigned emergency)
{
    for (unsigned p = 0; p < PURPOSES; p++)
        for (unsigned c = 0; c < CATEGORIES; c++)
            for (size_t i = 0; i < COUNT_OF(telling); i++) {
                struct scope s = scope_of(telling[i]);
                char rule[FAULT_RULE_MAX];
                struct reason why;
                const char *against;

                matrix_weigh(m, roles, (enum purpose)p, (enum category)c, &why);
                matrix_emergency(emergency, (enum purpose)p, (enum category)c, &why);
                against = why.access ? scope_decide(&s, roles, (enum purpose)p) : NULL;
                reason_rule(&why, (enum purpose)p, (enum category)c, rule);
                printf("emergency:%u %u %s %s %u %s %s\n", emergency, roles,
                       purpose_name((enum purpose)p), category_name((enum category)c), telling[i],
                       access_name(against ? ACCESS_NONE : why.access), against ? against : rule);
            }
}

int main(void)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct matrix standard, clear;
    struct fault f = { 0 };

    if (!a || !matrix_read(a, matrix_default(), &standard, &f))
        return 1;
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++)
                clear.access[r][p][c] = ACCESS_CLEAR;
    print_all("default", &standard, 1u << 7);
    print_all("clear", &clear, 1);
    for (unsigned roles = 1; roles < 1u << ROLES; roles++)
        for (unsigned emergency = 1; emergency <= roles; emergency++)
            if (!(emergency & ~roles))
                print_emergency(&standard, roles, emergency);
    return 0;
}
