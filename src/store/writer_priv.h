/* SPDX-License-Identifier: EUPL-1.2 */
/* writer_priv.h - the one thread that writes, and how pieces of work share a commit. */
#ifndef STORE_WRITER_PRIV_H
#define STORE_WRITER_PRIV_H

#include <pthread.h>

#include "store/driver_priv.h"

struct writer;

/* The connection becomes the writer's, also when this fails. */
bool writer_start(struct connection *c, struct writer **ret_writer, struct fault *f);
void writer_stop(struct writer *w);   /* finishes queued work first; NULL is fine */
void writer_refuse(struct writer *w); /* the same, without waiting and without closing */

/* As store_write(). */
bool writer_run(struct writer *w, bool (*work)(struct tx *tx, void *arg, struct fault *f),
                void *arg, struct fault *f);

/* Rewrites a base without what was deleted, between two groups. */
bool writer_clean(struct writer *w, enum statement_base base, struct fault *f);

void writer_figures(struct writer *w, struct store_figures *ret);

#endif
