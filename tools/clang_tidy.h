/* SPDX-License-Identifier: EUPL-1.2 */
/* clang_tidy.h - put before each file by `./test tidy` alone: what the analyser cannot see, because
 * it looks at one file at a time.  fault_set() and fault_wrap() always return false. */
#include "base/fault.h"

#define fault_set(...)  (fault_set(__VA_ARGS__), false)
#define fault_wrap(...) (fault_wrap(__VA_ARGS__), false)
