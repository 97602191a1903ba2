/* SPDX-License-Identifier: EUPL-1.2 */
/* vectorscan.c - a trial, not a part of the program: src/pii against libvectorscan as the finder of
 * candidates, on the same texts, one core.  docs/dependencies.md says what came of it.
 *
 *   apt-get install libvectorscan-dev; ninja -C build
 *   cc -O2 -Isrc -o build/vectorscan_trial tools/trials/vectorscan.c $(pkg-config --cflags \
 *      --libs libhs jansson icu-uc libstemmer libpcre2-8)
 * build/src/lib{pii,model,text,domain,base}.a \ -licuuc -lstemmer -lpcre2-8 -ljansson -lm -lpthread
 *   cat tests/data/mail/*.eml models/data/dev.fr.tsv models/data/dev.en.tsv >/tmp/texts
 *   build/vectorscan_trial /tmp/texts
 *
 * Vectorscan looks for the structured types only (no names, no health words, no context) in byte
 * mode, whole database in one pass over texts of 2 KB, and tells where matches end.  Nothing is
 * confirmed: no starts, no checksums, no overlaps settled.  src/pii does all of its work. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "pii/pii.h"

#define CHUNK   2048
#define SECONDS 5

static const char *const patterns[] = {
    "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}", /* e-mail */
    "[A-Za-z]{2}[0-9]{2}([ -]?[A-Za-z0-9]{4}){2,7}",                /* IBAN */
    "(\\+|00)[1-9][0-9]{0,2}([ .-]?[0-9]{2,4}){2,6}",               /* phone, international */
    "0[1-9]([ .-]?[0-9]{2}){4}",                                    /* phone, France */
    "[0-9]{4}([ -]?[0-9]{4}){2}[ -]?[0-9]{1,7}",                    /* card */
    "[12][ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9AB]{2}[ .]?[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{2}", /* NIR
                                                                                             */
    "[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}([ .]?[0-9]{5})?",     /* SIREN, SIRET, BSN */
    "[0-9]{8}[ -]?[A-Za-z]",                                  /* DNI */
    "[A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z]",        /* codice fiscale */
    "[0-9]{2}[ .]?[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}",        /* IdNr, PESEL */
    "[0-9]{2}\\.?[0-9]{2}\\.?[0-9]{2}-?[0-9]{3}\\.?[0-9]{2}", /* Belgian NRN */
    "[0-9]{1,3}(\\.[0-9]{1,3}){3}",                           /* IPv4 */
    "([0-9a-fA-F]{1,4}:){2,7}[0-9a-fA-F]{1,4}",               /* IPv6 */
    "[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}",                  /* MAC */
    "[A-Z]{2}-?[0-9]{3}-?[A-Z]{2}",                           /* plate */
    "[0-9]{1,2}[/.-][0-9]{1,2}[/.-](19|20)[0-9]{2}",          /* date */
    "eyJ[A-Za-z0-9_-]{10,400}\\.[A-Za-z0-9_-]{10,400}",       /* JWT */
    "(sk|pk|ghp|xox[bp])[-_][A-Za-z0-9_-]{16,200}",           /* API keys */
    "-?[0-9]{1,3}\\.[0-9]{4,8}, ?-?[0-9]{1,3}\\.[0-9]{4,8}",  /* position */
    "[0-9]{1,4}( bis| ter)?,? (rue|avenue|boulevard|place|chemin|impasse|street|road)", /* address
                                                                                         */
};
#define PATTERNS (sizeof patterns / sizeof patterns[0])

static unsigned long long hits;

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                    void *context)
{
    (void)id, (void)from, (void)to, (void)flags, (void)context;
    hits++;
    return 0;
}

static double scan_all(const char *text, size_t size)
{
    unsigned ids[PATTERNS], flags[PATTERNS];
    hs_compile_error_t *error = NULL;
    hs_database_t *db = NULL;
    hs_scratch_t *scratch = NULL;
    int64_t start = clock_ticks(), bytes = 0;
    size_t db_size = 0;

    for (unsigned i = 0; i < PATTERNS; i++) {
        ids[i] = i;
        flags[i] = 0;
    }
    if (hs_compile_multi(patterns, flags, ids, PATTERNS, HS_MODE_BLOCK, NULL, &db, &error) ||
        hs_alloc_scratch(db, &scratch)) {
        fprintf(stderr, "vectorscan: %s\n", error ? error->message : "no scratch");
        exit(1);
    }
    hs_database_size(db, &db_size);
    printf("vectorscan: %zu patterns compiled in %.0f ms, %.1f MB\n", (size_t)PATTERNS,
           (double)(clock_ticks() - start) / 1e6, (double)db_size / 1e6);
    start = clock_ticks();
    while (clock_ticks() - start < SECONDS * 1000000000LL)
        for (size_t at = 0; at + CHUNK <= size; at += CHUNK, bytes += CHUNK)
            hs_scan(db, text + at, CHUNK, 0, scratch, on_match, NULL);
    hs_free_scratch(scratch);
    hs_free_database(db);
    return (double)bytes * 1e3 / (double)(clock_ticks() - start);
}

static double find_all(const char *text, size_t size, unsigned long long *ret_spans)
{
    struct fault f = { 0 };
    struct pii *pii = pii_new(&f);
    struct pii_scratch *scratch = pii ? pii_scratch_new(pii, &f) : NULL;
    int64_t start = clock_ticks(), bytes = 0;

    while (scratch && clock_ticks() - start < SECONDS * 1000000000LL)
        for (size_t at = 0; at + CHUNK <= size; at += CHUNK, bytes += CHUNK) {
            scoped(arena) *a = arena_new((size_t)4 << 20);
            struct spans spans = { 0 };

            if (pii_find(pii, scratch, a, (struct clear){ str_make(text + at, CHUNK) }, NULL,
                         &spans, &f))
                *ret_spans += spans.count;
        }
    pii_scratch_free(scratch);
    pii_free(pii);
    return (double)bytes * 1e3 / (double)(clock_ticks() - start);
}

int main(int argc, char **argv)
{
    FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
    static char text[8 << 20];
    size_t size = in ? fread(text, 1, sizeof text, in) : 0;
    unsigned long long spans = 0;
    double ours, theirs;

    if (size < CHUNK) {
        fprintf(stderr, "usage: vectorscan_trial FILE (of 2 KB at least)\n");
        return 2;
    }
    theirs = scan_all(text, size);
    ours = find_all(text, size, &spans);
    printf("vectorscan, candidates of structured types: %.1f MB/s (%llu match ends)\n", theirs,
           hits);
    printf("src/pii, everything:                        %.1f MB/s (%llu spans)\n", ours, spans);
    fclose(in);
    return 0;
}
