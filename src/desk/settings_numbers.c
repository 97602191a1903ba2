/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_numbers.c - the whole numbers among an organisation's settings. */
#include <string.h>

#include "desk/settings_priv.h"

void numbers_normal(const struct setting_number *numbers, size_t count, void *ret_group)
{
    for (size_t i = 0; i < count; i++)
        memcpy((char *)ret_group + numbers[i].at, &numbers[i].normal, sizeof numbers[i].normal);
}

bool number_read(struct reading *r, const struct setting_number *numbers, size_t count,
                 const char *key, const json_t *v, void *ret_group)
{
    int64_t n = json_integer_value(v);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(numbers[i].key, key) != 0)
            continue;
        if (!json_is_integer(v) || n < numbers[i].least || n > numbers[i].most)
            setting_mistake(r, key, numbers[i].reason);
        else
            memcpy((char *)ret_group + numbers[i].at, &n, sizeof n);
        return true;
    }
    return false;
}

void numbers_write(struct json_out *o, const struct setting_number *numbers, size_t count,
                   const void *group)
{
    for (size_t i = 0; i < count; i++) {
        int64_t n;

        memcpy(&n, (const char *)group + numbers[i].at, sizeof n);
        json_i64(o, numbers[i].key, n);
    }
}
