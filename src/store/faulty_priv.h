/* SPDX-License-Identifier: EUPL-1.2 */
/* faulty_priv.h - a driver that fails at its n-th call; see store_settings.fail_at. */
#ifndef STORE_FAULTY_PRIV_H
#define STORE_FAULTY_PRIV_H

#include <stdatomic.h>

#include "store/driver_priv.h"

struct faulty_count {
    atomic_int_fast64_t calls;
    int64_t fail_at;
};

/* What connect() finds in store_settings.faulty. */
struct faulty_count *faulty_start(struct faulty_count *c, int64_t fail_at);

#endif
