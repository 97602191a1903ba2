/* SPDX-License-Identifier: EUPL-1.2 */
/* outgoing.h - what a running desk does by itself, whoever asks it nothing: checkpoints go out,
 * reviews that are late raise an alert, alerts are mailed, owners are told of articles that end,
 * the journal's index follows the log. */
#ifndef APP_OUTGOING_H
#define APP_OUTGOING_H

#include "app/app.h"

struct outgoing;

/* A thread of its own, over a desk that is open; looks once a second for what is due. */
bool outgoing_start(struct app *app, struct outgoing **ret_outgoing, struct fault *f);
/* After courier_stop(), which ends the call under way; NULL is fine. */
void outgoing_stop(struct outgoing *o);

#endif
