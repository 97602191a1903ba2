/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic.c - was a mail written by a machine?  RFC 3834 (automatic replies), RFC 3464
 * (delivery status), RFC 2369 and 2919 (lists), and what desks met in practice: many answer
 * without any of the headers, so the usual subjects count too. */
#include "message/message_priv.h"

#include <string.h>

/* A field whose value starts with one of the words ("" matches any) means this. */
static const struct sign {
    struct str name, value;
    enum automatic means;
} signs[] = {
    { STR_INIT("Auto-Submitted"), STR_INIT("auto-"), AUTOMATIC_REPLY },
    { STR_INIT("X-Autoreply"), STR_INIT(""), AUTOMATIC_REPLY },
    { STR_INIT("X-Autorespond"), STR_INIT(""), AUTOMATIC_REPLY },
    { STR_INIT("X-Autoresponder"), STR_INIT(""), AUTOMATIC_REPLY },
    { STR_INIT("X-Auto-Response-Suppress"), STR_INIT("All"), AUTOMATIC_REPLY },
    { STR_INIT("X-Loop"), STR_INIT(""), AUTOMATIC_REPLY },
    { STR_INIT("Precedence"), STR_INIT("auto_reply"), AUTOMATIC_REPLY },
    { STR_INIT("Precedence"), STR_INIT("bulk"), AUTOMATIC_BULK },
    { STR_INIT("Precedence"), STR_INIT("junk"), AUTOMATIC_BULK },
    { STR_INIT("Precedence"), STR_INIT("list"), AUTOMATIC_BULK },
    { STR_INIT("List-Id"), STR_INIT(""), AUTOMATIC_BULK },
    { STR_INIT("List-Unsubscribe"), STR_INIT(""), AUTOMATIC_BULK },
    { STR_INIT("List-Post"), STR_INIT(""), AUTOMATIC_BULK },
    { STR_INIT("List-Help"), STR_INIT(""), AUTOMATIC_BULK },
    { STR_INIT("List-Archive"), STR_INIT(""), AUTOMATIC_BULK },
};

static const struct str reply_subjects[] = {
    STR_INIT("Automatic reply:"),
    STR_INIT("Auto reply:"),
    STR_INIT("Auto-reply:"),
    STR_INIT("Autoreply:"),
    STR_INIT("Out of Office"),
    STR_INIT("Out of the office"),
    STR_INIT("R\xC3\xA9ponse automatique"),
    STR_INIT("Reponse automatique"),
    STR_INIT("Message d'absence"),
    STR_INIT("Absence du bureau"),
    STR_INIT("Absent du bureau"),
    STR_INIT("Automatische Antwort"),
    STR_INIT("Abwesenheitsnotiz"),
    STR_INIT("Respuesta autom\xC3\xA1tica"),
    STR_INIT("Risposta automatica"),
    STR_INIT("Automatisch antwoord"),
    STR_INIT("Resposta autom\xC3\xA1tica"),
};

static const struct str bounce_subjects[] = {
    STR_INIT("Undeliver"),
    STR_INIT("Mail delivery failed"),
    STR_INIT("Delivery Status Notification"),
    STR_INIT("Returned mail"),
    STR_INIT("failure notice"),
    STR_INIT("Mail System Error"),
    STR_INIT("Unzustellbar"),
    STR_INIT("Non remis"),
    STR_INIT("Non distribuable"),
    STR_INIT("Delivery failure"),
};

static bool starts_with_any(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts_nocase(s, list[i]))
            return true;
    return false;
}

static enum automatic from_headers(const struct head *h)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        struct str v = head_raw(h, signs[i].name);

        if (v.ptr && str_starts_nocase(v, signs[i].value))
            return signs[i].means;
    }
    return AUTOMATIC_NO;
}

static bool from_mailer(const struct incoming *in)
{
    return str_starts_nocase(in->from.address, STR("mailer-daemon")) ||
           str_starts_nocase(in->from.name, STR("mailer-daemon")) ||
           (str_starts_nocase(in->from.address, STR("postmaster@")) &&
            starts_with_any(in->subject.text, bounce_subjects, COUNT_OF(bounce_subjects)));
}

static bool null_return_path(const struct head *h)
{
    struct str v = head_raw(h, STR("Return-Path"));

    return v.ptr && (str_eq(v, STR("<>")) || str_eq(v, STR("<MAILER-DAEMON>")) || !v.len);
}

/* Fields of a delivery status ----------------------------------------------------------- */

/* "rfc822; ana@example.org" */
static struct str typed_value(struct str v)
{
    size_t semicolon = str_chr(v, ';', 0);

    return str_trim(semicolon == STR_NPOS ? v : str_from(v, semicolon + 1));
}

static struct str id_copy(struct arena *a, struct str value)
{
    struct marks ignored = { 0 };

    return clean_line(a, message_decode(a, mail_id(value), STR(""), &ignored.repaired), &ignored);
}

static void recipient_set(struct arena *a, struct incoming *in, struct str v)
{
    struct str inner = id_copy(a, v);

    if (!in->bounced_address.len && inner.len && !address_make(a, inner, &in->bounced_address))
        in->bounced_address = STR("");
}

/* The groups of fields: the first is about the message, each other about one recipient.  A
 * recipient that failed wins over one that is only late. */
static enum automatic status_read(struct arena *a, struct str bytes, struct incoming *in,
                                  struct marks *m)
{
    size_t at = 0;
    bool failed = false, delivered = false;

    while (at < bytes.len && !failed) {
        struct head h;
        struct str action, status, who;
        size_t before = at;

        if (!head_read(a, bytes, &at, &h, m, NULL) || (at == before))
            break;
        action = head_value(a, &h, STR("Action"));
        status = head_value(a, &h, STR("Status"));
        who = head_value(a, &h, STR("Final-Recipient"));
        if (!who.ptr)
            who = head_value(a, &h, STR("Original-Recipient"));
        if (!who.ptr && !action.ptr)
            continue;
        failed = str_starts_nocase(action, STR("failed")) ||
                 (!action.len && str_starts(status, STR("5")));
        delivered |= str_starts_nocase(action, STR("delivered")) ||
                     str_starts_nocase(action, STR("relayed")) ||
                     str_starts_nocase(action, STR("expanded"));
        if (failed)
            in->bounced_address = STR("");
        recipient_set(a, in, typed_value(who));
        in->bounce_permanent = failed && !str_starts(status, STR("4"));
    }
    return delivered && !failed ? AUTOMATIC_REPLY : AUTOMATIC_BOUNCE;
}

/* Bounces that are no report (qmail, some gateways): "<ana@example.org>:" at the start of a
 * line, and the original's header somewhere below. */
static void plain_bounce(struct arena *a, const struct head *h, const struct mime *mime,
                         struct incoming *in)
{
    struct str rest = mime_bytes(a, &mime->parts[0]), line;
    struct str failed = head_value(a, h, STR("X-Failed-Recipients"));

    if (failed.len) {
        recipient_set(a, in, str_slice(failed, 0, str_chr(failed, ',', 0)));
        in->bounce_permanent = str_find_nocase(in->subject.text, STR("delay"), 0) == STR_NPOS;
    }
    rest = str_slice(rest, 0, (size_t)256 << 10);
    while (str_line(&rest, &line) && !(in->bounced_id.len && in->bounced_address.len)) {
        line = str_trim(line);
        if (str_starts(line, STR("<")) && str_ends(line, STR(">:"))) {
            recipient_set(a, in, line);
            in->bounce_permanent = true;
        }
        if (!in->bounced_id.len && str_starts_nocase(line, STR("Message-ID:")))
            in->bounced_id = id_copy(a, str_from(line, 11));
    }
}

/* The Message-ID of the mail that is sent back, whole or only its header. */
static void original_read(struct arena *a, const struct mime *mime, struct incoming *in,
                          struct marks *m)
{
    for (size_t i = 1; i < mime->count && !in->bounced_id.len; i++) {
        const struct part *p = &mime->parts[i];
        struct head h;
        size_t at = 0;

        if (p->parent != MIME_NO_PARENT && mime->parts[p->parent].kind == PART_MESSAGE)
            h = p->head;
        else if (!str_ends(p->type, STR("rfc822-headers")) ||
                 !head_read(a, mime_bytes(a, p), &at, &h, m, NULL))
            continue;
        in->bounced_id = id_copy(a, head_value(a, &h, STR("Message-ID")));
    }
}

static enum automatic report_read(struct arena *a, const struct mime *mime, struct incoming *in,
                                  struct marks *m)
{
    enum automatic is = AUTOMATIC_NO;

    for (size_t i = 0; i < mime->count; i++) {
        const struct part *p = &mime->parts[i];

        /* A status that names nobody (some gateways call their words one) may have a second. */
        if (p->inside ||
            (is != AUTOMATIC_NO && (is != AUTOMATIC_BOUNCE || in->bounced_address.len)))
            continue;
        if (str_ends(p->type, STR("delivery-status")))
            is = status_read(a, mime_bytes(a, p), in, m);
        else if (str_eq(p->type, STR("message/disposition-notification")))
            is = AUTOMATIC_REPLY; /* a read receipt, RFC 8098 */
        else if (str_eq(p->type, STR("message/feedback-report")))
            is = AUTOMATIC_REPLY; /* a complaint report, RFC 5965 */
    }
    return is;
}

void automatic_read(struct arena *a, const struct mime *mime, struct incoming *to)
{
    const struct head *h = &mime->parts[0].head;
    struct marks unheard = { 0 };

    to->bounced_id = STR("");
    to->bounced_address = STR("");
    if (str_eq(mime->parts[0].type, STR("multipart/report")) || from_mailer(to) ||
        null_return_path(h))
        to->automatic = report_read(a, mime, to, &unheard);
    if (to->automatic == AUTOMATIC_NO &&
        (from_mailer(to) || head_raw(h, STR("X-Failed-Recipients")).len)) {
        to->automatic = AUTOMATIC_BOUNCE;
        plain_bounce(a, h, mime, to);
    }
    if (to->automatic == AUTOMATIC_BOUNCE)
        original_read(a, mime, to, &unheard);
    if (to->automatic == AUTOMATIC_NO)
        to->automatic = from_headers(h);
    if (to->automatic == AUTOMATIC_NO &&
        (null_return_path(h) ||
         starts_with_any(to->subject.text, reply_subjects, COUNT_OF(reply_subjects))))
        to->automatic = AUTOMATIC_REPLY;
}
