/* SPDX-License-Identifier: EUPL-1.2 */
/* file.h - whole small files, read and written safely. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

/* FAULT_MISSING when there is no such file, FAULT_LIMIT past `max`. */
bool file_read(struct arena *a, const char *path, size_t max, struct str *ret_text,
               struct fault *f);
/* Replaces the file at once (temporary file in the same folder, fsync, rename, fsync of the
 * folder): after a crash there is the old file or the new one.  `mode` as for open(2). */
bool file_write(const char *path, struct str text, unsigned mode, struct fault *f);
/* Adds to the end of the file, made when missing, and syncs: for files too large to build whole. */
bool file_append(const char *path, struct str text, unsigned mode, struct fault *f);
/* All bytes to an open file, pipe or socket, however often it takes; false with errno set. */
bool file_write_all(int fd, struct str bytes);
/* The next line of a stream into the arena, without its LF or CR LF; false at the end. */
bool file_line(FILE *in, struct arena *a, struct str *ret_line);
/* mkdir -p of one level; fine when it is there already. */
bool file_make_folder(const char *path, unsigned mode, struct fault *f);

#endif
