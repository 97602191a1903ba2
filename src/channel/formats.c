/* SPDX-License-Identifier: EUPL-1.2 */
/* formats.c - cuts the window into messages: mbox, one mail, JSON lines.
 *
 * What is larger than a message may be is refused once and passed over without being kept. */
#include <string.h>

#include "channel/import_priv.h"

/* ---- one mail ---- */

bool import_read_eml(struct import *im, struct fault *f)
{
    struct str mail;

    while (!im->window.at_end && !window_is_full(&im->window))
        if (!window_fill(&im->window, f))
            return false;
    mail = window_text(&im->window);
    im->number = 1;
    if (!im->window.at_end) {
        import_refuse(im, "message", 1, "is larger than a message may be");
        return true;
    }
    window_consume(&im->window, mail.len);
    return import_hand_over(im, FORMAT_MAIL, 1, mail, f);
}

/* ---- mbox ---- */

/* To the next message, without looking at what is in between. */
static bool pass_over(struct import *im, struct fault *f)
{
    struct window *w = &im->window;

    for (;;) {
        bool found;
        size_t used = message_mbox_skip(window_text(w), w->at_end, &found);

        window_consume(w, used);
        if (found || w->at_end)
            return true;
        if (import_stopped(im))
            return true;
        if (!window_fill(w, f))
            return false;
    }
}

/* The file may have been cut: its last message is taken as it is, but somebody should know. */
static void note_cut(struct import *im)
{
    struct str text = window_text(&im->window);
    char place[IMPORT_PLACE];
    struct import_trouble t = { .file = im->path,
                                .place = place,
                                .reason = "the file ends within a line: it may be cut short; "
                                          "what is there is taken in",
                                .note = true };

    if (text.ptr[text.len - 1] == '\n')
        return;
    snprintf(place, sizeof place, "message %lld", (long long)im->number);
    import_report(im, &t);
}

static bool next_mbox(struct import *im, size_t *ret_used, struct fault *f)
{
    scoped(arena) *a = arena_new(IMPORT_WINDOW * 2);
    struct window *w = &im->window;
    struct str message = STR_NONE;
    struct fault why = { 0 };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for a message");
    *ret_used = message_mbox_next(a, window_text(w), w->at_end, &message, &why);
    if (why.kind != FAULT_NONE) {
        import_refuse(im, "message", ++im->number, why.text);
        window_consume(w, *ret_used);
        return pass_over(im, f);
    }
    if (message.ptr) {
        im->number++;
        if (w->at_end && *ret_used == window_text(w).len)
            note_cut(im);
    }
    window_consume(w, *ret_used);
    return !message.ptr || import_hand_over(im, FORMAT_MAIL, im->number, message, f);
}

bool import_read_mbox(struct import *im, struct fault *f)
{
    while (!import_stopped(im)) {
        size_t used = 0;

        if (!next_mbox(im, &used, f))
            return false;
        if (used)
            continue;
        if (im->window.at_end)
            break;
        if (!window_fill(&im->window, f))
            return false;
    }
    return true;
}

/* ---- JSON lines ---- */

/* The line is longer than a message may be: to its end, without keeping it. */
static bool pass_line(struct import *im, struct fault *f)
{
    struct window *w = &im->window;

    import_refuse(im, "line", ++im->number, "is longer than a message may be");
    while (!import_stopped(im)) {
        size_t end = str_chr(window_text(w), '\n', 0);

        window_consume(w, end == STR_NPOS ? window_text(w).len : end + 1);
        if (end != STR_NPOS || w->at_end)
            return true;
        if (!window_fill(w, f))
            return false;
    }
    return true;
}

static bool next_line(struct import *im, size_t end, struct fault *f)
{
    struct str text = window_text(&im->window);
    struct str line = str_trim(str_slice(text, 0, end));

    im->number++;
    window_consume(&im->window, end < text.len ? end + 1 : text.len);
    return !line.len || import_hand_over(im, FORMAT_JSON, im->number, line, f);
}

bool import_read_jsonl(struct import *im, struct fault *f)
{
    struct window *w = &im->window;

    while (!import_stopped(im)) {
        size_t end = str_chr(window_text(w), '\n', 0);
        bool ok;

        if (end != STR_NPOS || (w->at_end && window_text(w).len))
            ok = next_line(im, end, f);
        else if (w->at_end)
            break;
        else
            ok = window_is_full(w) ? pass_line(im, f) : window_fill(w, f);
        if (!ok)
            return false;
    }
    return true;
}
