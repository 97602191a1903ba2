/* SPDX-License-Identifier: EUPL-1.2 */
/* console_files.h - the console as files inside the program.
 *
 * Made by embed_console.py from what Vite built (or from plain/ in a build without Node).
 * Sorted by path, so that bsearch finds one; "/" is the page itself and stands there beside
 * "/index.html".  Every byte is static. */
#ifndef CONSOLE_FILES_H
#define CONSOLE_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct console_file {
    const char *path; /* "/", "/assets/index-B3fT.js" */
    const char *type; /* Content-Type, charset included */
    const char *etag; /* strong validator, quotes included, as the header wants it */
    const unsigned char *bytes;
    size_t size;    /* of bytes as they stand here */
    bool gzip;      /* bytes are gzip: Content-Encoding: gzip */
    bool immutable; /* the name holds a hash: may be cached for ever */
};

extern const struct console_file console_files[];
extern const size_t console_file_count;

#endif
