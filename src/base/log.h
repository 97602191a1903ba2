/* SPDX-License-Identifier: EUPL-1.2 */
/* log.h - one JSON object a line on standard error, for operators.
 *
 * Called by app, channel, desk, api and rights only.  Texts name ids, sizes and limits, never what
 * a customer wrote; a fault's text keeps the same rule. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/attr.h"
#include "base/fault.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

void log_set_level(enum log_level most); /* at start-up, before threads */
void log_line(enum log_level level, const char *where, const char *fmt, ...) PRINTF_LIKE(3, 4);
void log_fault(const char *where, const struct fault *f);

#endif
