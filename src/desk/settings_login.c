/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_login.c - what an organisation asks of those who log in: a factor by role, and for how
 * long a session and a shown factor are good. */
#include <string.h>

#include "desk/settings_priv.h"

/* account/demand.c reads them.  Who has none of what is asked for sets it up at the next log-in. */
static const char *const levels[] = { "none", "second", "passkey" };

static const struct setting_number numbers[] = {
    { "idle_minutes", offsetof(struct org_login, idle_minutes), 1, 720, 120,
      "minutes without a request until a session ends: 1 to 720" },
    { "session_hours", offsetof(struct org_login, session_hours), 1, 24, 12,
      "hours until a session ends in any case: 1 to 24" },
    { "fresh_minutes", offsetof(struct org_login, fresh_minutes), 1, 60, 15,
      "minutes that a shown factor is good for grave acts: 1 to 60" },
};

void login_normal(struct org_login *ret)
{
    for (unsigned role = 0; role < ROLES; role++)
        ret->require[role] = levels[0];
    numbers_normal(numbers, COUNT_OF(numbers), ret);
}

static void read_level(struct reading *r, const char *role_word, const json_t *v)
{
    const char *word = json_string_value(v);
    enum role role;

    if (!role_parse(str_of(role_word), &role) || role == ROLE_TOOL) {
        setting_mistake(r, "login.require", "names a role that nobody logs in with");
        return;
    }
    for (size_t i = 0; word && i < COUNT_OF(levels); i++) {
        if (strcmp(word, levels[i]) != 0)
            continue;
        r->to->login.require[role] = levels[i];
        return;
    }
    setting_mistake(r, "login.require", "none, second or passkey for each role");
}

static void read_require(struct reading *r, json_t *v)
{
    const char *role;
    json_t *level;

    if (!json_is_object(v)) {
        setting_mistake(r, "login.require", "an object: a role and what it needs");
        return;
    }
    json_object_foreach(v, role, level) read_level(r, role, level);
}

void login_read(struct reading *r, json_t *v)
{
    const char *key;
    json_t *member;

    if (!json_is_object(v)) {
        setting_mistake(r, "login", "an object with require and times");
        return;
    }
    json_object_foreach(v, key, member)
    {
        if (strcmp(key, "require") == 0)
            read_require(r, member);
        else if (!number_read(r, numbers, COUNT_OF(numbers), key, member, &r->to->login))
            setting_mistake(r, key, "unknown member of login");
    }
}

void login_write(struct json_out *o, const struct org_login *l)
{
    json_open(o, "login", '{');
    numbers_write(o, numbers, COUNT_OF(numbers), l);
    json_open(o, "require", '{');
    for (unsigned role = 0; role < ROLES; role++)
        if (role != ROLE_TOOL)
            json_cstr(o, role_name((enum role)role), l->require[role]);
    json_close(o, '}');
    json_close(o, '}');
}
