/* SPDX-License-Identifier: EUPL-1.2 */
/* article_mail.c - an article that ends is told to who owns it, by mail: when it is about to
 * (ARTICLE_ENDING_DAYS), and when it has.  Once for each, all of an owner's in one mail.
 *
 * The mail has days and addresses, and no title: what an organisation writes for itself does not
 * lie about in mailboxes.  Like alerts (alert_mail.c) it is written down once the relay has it, and
 * comes as the same mail where a desk died between the two.  What the relay does not take is tried
 * again for some days.  Of an article that has no owner, or one who is blocked or gone, as many
 * supervisors as ORPHAN_TOLD_MAX are told in their place: one of them may take it or give it. */
#include "base/buf.h"
#include "base/log.h"
#include "desk/articles.h"
#include "desk/desk_priv.h"
#include "domain/door.h"

#define WORK_MAX        ((size_t)8 << 20)
#define DAY_MS          ((msec)24 * 3600 * 1000)
#define HOUR_MS         ((msec)3600 * 1000)
#define ORPHAN_TOLD_MAX 5 /* who may log in first, as colleagues are listed */
#define TRIES_MAX       7 /* after 1, 2, 4 ... hours: five days in all */

struct telling {
    struct desk *desk;
    struct arena *arena;
    const struct door *door;
    struct str link;
    msec now, soon;
    struct article_notice_due due;
    struct article_notice_row *rows;
    size_t count;
    bool sent, left; /* a mail went; there is nobody to tell */
    bool orphan;     /* told to supervisors */
};

static bool read_due(struct tx *tx, void *arg, struct fault *f)
{
    struct telling *t = arg;

    return store_article_notice_due(tx, t->now, t->soon, &t->due, f) &&
           store_article_notices(tx, t->arena, &t->due, t->now, t->soon, &t->rows, &t->count, f);
}

/* ---- the mail ---- */

static const struct wording {
    struct str subject, soon, ended, outro, orphan;
} wordings[] = {
    { STR_INIT("Vos articles arrivent à échéance"),
      STR_INIT("Bientôt échus, à relire ou à prolonger :\n\n"),
      STR_INIT("Échus, plus proposés à personne :\n\n"),
      STR_INIT("Vous recevez ce message une fois, parce que vous en êtes responsable.\n"),
      STR_INIT(
          "Vous recevez ce message une fois\u00a0: ces articles n’ont pas de responsable, ou il "
          "est parti.\nQui supervise peut en prendre un ou le confier, sur sa page.\n") },
    { STR_INIT("Your articles are ending"),
      STR_INIT("Ending soon, to be read again or prolonged:\n\n"),
      STR_INIT("Ended, proposed to nobody any more:\n\n"),
      STR_INIT("You get this message once, because you own them.\n"),
      STR_INIT("You get this message once: these articles have no owner, or one who is gone.\n"
               "A supervisor may take one or give it, on its page.\n") },
};

static void add_part(const struct telling *t, struct buf *b, bool ended, struct str intro)
{
    bool some = false;

    for (size_t i = 0; i < t->count; i++) {
        char day[CLOCK_TEXT_SIZE];

        if (t->rows[i].ended != ended)
            continue;
        if (!some)
            buf_add(b, intro);
        some = true;
        buf_printf(b, "  %.10s  %.*s/#/knowledge/" ID_FMT "\n",
                   clock_text(t->rows[i].until, day).ptr, STR_ARG(t->link),
                   ID_ARG(t->rows[i].article));
    }
    if (some)
        buf_add_char(b, '\n');
}

/* The same articles at the same stage are the same mail. */
static struct str once(const struct telling *t, struct id to)
{
    struct buf b = buf_new(t->arena, (size_t)64 << 10);

    buf_printf(&b, "articles " ID_FMT, ID_ARG(to));
    for (size_t i = 0; i < t->count; i++)
        buf_printf(&b, " " ID_FMT " %lld %d", ID_ARG(t->rows[i].article),
                   (long long)t->rows[i].until, t->rows[i].ended);
    return buf_str(&b);
}

static void tell(struct telling *t, const struct colleague *to)
{
    const struct wording *w = &wordings[to->lang == LANG_FR ? 0 : 1];
    struct buf b = buf_new(t->arena, LETTER_TEXT_MAX);
    struct letter l = { .to = to->email, .subject = w->subject, .once = once(t, to->id) };
    struct fault why = { 0 };

    add_part(t, &b, false, w->soon);
    add_part(t, &b, true, w->ended);
    buf_add(&b, t->orphan ? w->orphan : w->outro);
    l.text = buf_str(&b);
    if (t->door->mail(t->door->arg, t->arena, &l, &why))
        t->sent = true;
    else
        log_fault("articles by mail", &why);
}

static void tell_supervisors(struct telling *t, const struct colleague *users, size_t count)
{
    size_t told = 0;

    t->orphan = true;
    for (size_t i = 0; i < count && told < ORPHAN_TOLD_MAX; i++)
        if (users[i].roles & 1u << ROLE_SUPERVISOR && !users[i].disabled) {
            tell(t, &users[i]);
            told++;
        }
    t->left = !told;
}

static bool tell_owner(struct telling *t, struct fault *f)
{
    struct desk_parts *p = &t->desk->parts;
    struct colleague *users = NULL;
    size_t count = 0;

    if (p->colleagues && !p->colleagues(p->colleagues_arg, t->arena, t->due.org, &users, &count, f))
        return false;
    t->left = true;
    for (size_t i = 0; i < count && t->left; i++) {
        if (!id_eq(users[i].id, t->due.owner) || users[i].disabled)
            continue;
        t->left = false;
        tell(t, &users[i]);
    }
    if (t->left)
        tell_supervisors(t, users, count);
    return true;
}

/* ---- what came of it ---- */

static bool write_told(struct tx *tx, void *arg, struct fault *f)
{
    struct telling *t = arg;
    struct journal_entry e = { .org = t->due.org,
                               .act = "article.remind",
                               .on_kind = t->orphan ? "organisation" : "user",
                               .on = t->orphan ? t->due.org : t->due.owner,
                               .purpose = purpose_name(PURPOSE_SUPPORT),
                               .result = t->sent ? "done" : "failed",
                               .n = (int64_t)t->count,
                               .counted = true };
    uint64_t n;

    for (size_t i = 0; i < t->count; i++) {
        struct article_notice_row row = t->rows[i];

        row.at = t->now;
        row.next_at = t->now + (HOUR_MS << row.tries);
        row.tries++;
        row.done = t->sent || t->left || row.tries >= TRIES_MAX;
        if (!store_article_notice_put(tx, &row, f))
            return false;
    }
    return journal_append(t->desk->parts.journal, tx, &e, &n, f);
}

bool desk_articles_mail(struct desk *d, const struct door *door, struct str link, bool *ret_told,
                        struct fault *f)
{
    scoped(arena) *a = arena_new(WORK_MAX);
    struct telling t = { .desk = d, .arena = a, .door = door, .link = link, .now = clock_now() };
    struct fault why = { 0 };

    *ret_told = false;
    t.soon = t.now + ARTICLE_ENDING_DAYS * DAY_MS;
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!store_read(d->parts.store, read_due, &t, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    if (!tell_owner(&t, f) || !store_write(d->parts.store, write_told, &t, f))
        return fault_wrap(f, "articles by mail");
    *ret_told = true;
    return true;
}

/* ---- on screen ---- */

struct counting {
    struct article_notice_due of;
    int64_t count;
};

static bool read_count(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;

    return store_article_stale_count(tx, &c->of, clock_now() + ARTICLE_ENDING_DAYS * DAY_MS,
                                     &c->count, f);
}

bool desk_articles_stale(struct desk *d, const struct principal *by, int64_t *ret, struct fault *f)
{
    struct counting c = { .of = { by->org, by->id } };

    if (!store_read(d->parts.store, read_count, &c, f))
        return false;
    *ret = c.count;
    return true;
}
