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
/* The courier's: the same, but it opens connections and accepts none, and opens no file outside
 * the system's own folders.  FAULT_BROKEN also where the kernel has no Landlock (before 5.13); the
 * rest holds then. */
bool confine_courier(struct fault *f);

#endif
