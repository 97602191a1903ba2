/* SPDX-License-Identifier: EUPL-1.2 */
/* replay.c - runs a fuzz target without libFuzzer: over every file of the folders named, then
 * over mutations of them, always the same ones.
 *
 *     fuzz_mime FOLDER... [-n MUTATIONS]
 *
 * So each past crash, kept in the corpus, is an ordinary test, and `./test` fuzzes for some
 * seconds each time.  The input being run is kept in a file, so that a crash can be looked at. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

#define INPUTS_MAX    4096
#define INPUT_MAX     ((size_t)1 << 20)
#define MUTATED_MAX   ((size_t)64 << 10)
#define MUTATIONS     2000
#define EDITS_AT_MOST 6

struct input {
    uint8_t *bytes;
    size_t size;
};

struct corpus {
    struct input inputs[INPUTS_MAX];
    size_t count;
};

/* splitmix64: small, seeded, the same everywhere. */
static uint64_t draw(uint64_t *seed, uint64_t below)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return below ? (z ^ (z >> 31)) % below : 0;
}

static void corpus_add(struct corpus *c, const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes;

    if (!file || c->count == INPUTS_MAX)
        return;
    bytes = malloc(INPUT_MAX);
    if (bytes) {
        size_t size = fread(bytes, 1, INPUT_MAX, file);

        c->inputs[c->count++] = (struct input){ bytes, size };
    }
    fclose(file);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void corpus_read(struct corpus *c, const char *folder)
{
    struct dirent **names;
    int n = scandir(folder, &names, NULL, by_name);

    for (int i = 0; i < n; i++) {
        char path[4096];
        struct stat st;

        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
            corpus_add(c, path);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

/* One edit: flip, set, cut out, double, or put in a piece of another input. */
static size_t edit(uint8_t *p, size_t size, const struct corpus *c, uint64_t *seed)
{
    static const uint8_t telling[] = { 0,   '\n', '\r', ' ',  '"',  '\'', '<',  '>', '=',
                                       ':', ';',  '-',  0x80, 0xC3, 0xE2, 0xF0, 0xFF };
    size_t at = (size_t)draw(seed, size + 1), n;
    const struct input *other;

    switch (draw(seed, 5)) {
    case 0:
        if (at < size)
            p[at] ^= (uint8_t)(1u << draw(seed, 8));
        return size;
    case 1:
        if (at < size)
            p[at] = telling[draw(seed, sizeof telling)];
        return size;
    case 2:
        n = (size_t)draw(seed, size - at + 1);
        memmove(p + at, p + at + n, size - at - n);
        return size - n;
    case 3:
        n = (size_t)draw(seed, size - at + 1);
        if (size + n > MUTATED_MAX)
            return size;
        memmove(p + at + n, p + at, size - at);
        return size + n;
    default:
        other = &c->inputs[draw(seed, c->count)];
        n = (size_t)draw(seed, other->size < 200 ? other->size + 1 : 200);
        if (size + n > MUTATED_MAX)
            return size;
        memmove(p + at + n, p + at, size - at);
        memcpy(p + at, other->bytes + draw(seed, other->size - n + 1), n);
        return size + n;
    }
}

/* The target gets memory of exactly the size, so that a sanitizer sees one byte too many. */
static void run_one(const uint8_t *bytes, size_t size, int keep)
{
    uint8_t *copy = malloc(size ? size : 1);

    if (!copy)
        return;
    if (size)
        memcpy(copy, bytes, size);
    if (keep >= 0 && ftruncate(keep, 0) == 0 && pwrite(keep, bytes, size, 0) < 0)
        perror("keeping the input");
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_mutations(const struct corpus *c, long n, int keep)
{
    static uint8_t work[MUTATED_MAX];

    for (long i = 0; i < n && c->count; i++) {
        uint64_t seed = (uint64_t)i;
        const struct input *from = &c->inputs[draw(&seed, c->count)];
        size_t size = from->size < MUTATED_MAX / 2 ? from->size : MUTATED_MAX / 2;

        if (size)
            memcpy(work, from->bytes, size);
        for (uint64_t edits = 1 + draw(&seed, EDITS_AT_MOST); edits > 0; edits--)
            size = edit(work, size, c, &seed);
        run_one(work, size, keep);
    }
}

int main(int argc, char **argv)
{
    static struct corpus corpus;
    char path[] = "/tmp/guichet-fuzz-XXXXXX";
    long mutations = MUTATIONS;
    int keep = mkstemp(path);

    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
            mutations = strtol(argv[++i], NULL, 10);
        else
            corpus_read(&corpus, argv[i]);
    fprintf(stderr, "the input being run is in %s\n", path);
    run_one(NULL, 0, keep);
    for (size_t i = 0; i < corpus.count; i++)
        run_one(corpus.inputs[i].bytes, corpus.inputs[i].size, keep);
    run_mutations(&corpus, mutations, keep);
    printf("%zu inputs, %ld mutations\n", corpus.count, corpus.count ? mutations : 0);
    for (size_t i = 0; i < corpus.count; i++)
        free(corpus.inputs[i].bytes);
    if (keep >= 0)
        close(keep);
    unlink(path);
    return corpus.count ? 0 : 1;
}
