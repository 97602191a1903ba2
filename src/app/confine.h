/* SPDX-License-Identifier: EUPL-1.2 */
/* confine.h - a running desk gives up what a desk never does. */
#ifndef APP_CONFINE_H
#define APP_CONFINE_H

#include <stdbool.h>

#include "base/fault.h"

/* From here on, for all threads there are and will be, the kernel refuses (EPERM) what confine.c
 * lists: running programs, opening connections, looking into processes, mounting, becoming
 * somebody else.  It cannot be undone.  FAULT_BROKEN where the kernel has no such filters (some
 * containers): then nothing has changed and the desk can go on. */
bool confine(struct fault *f);

#endif
