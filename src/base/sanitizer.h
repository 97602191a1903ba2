/* SPDX-License-Identifier: EUPL-1.2 */
/* sanitizer.h - whether AddressSanitizer is built in: its leak check traces its own process at
 * the end, so such a build cannot forbid being traced. */
#ifndef BASE_SANITIZER_H
#define BASE_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__)
#define TRACED_BY_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TRACED_BY_SANITIZER 1
#endif
#endif
#ifndef TRACED_BY_SANITIZER
#define TRACED_BY_SANITIZER 0
#endif

#endif
