/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz.h - what a fuzz target is: one function that states a property of any bytes.
 *
 * It must never crash, hang, leak or depend on earlier calls.  A property that does not hold ends
 * the program, which libFuzzer and replay.c both report with the input. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Unlike assert(), also in release builds. */
#define HOLDS(property)                                                                            \
    do {                                                                                           \
        if (!(property)) {                                                                         \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #property);          \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
