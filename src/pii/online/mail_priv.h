/* SPDX-License-Identifier: EUPL-1.2 */
/* mail_priv.h - what the detectors of addresses for mail share: the parts around their sign. */
#ifndef PII_MAIL_PRIV_H
#define PII_MAIL_PRIV_H

#include "pii/read/find_priv.h"

/* mail.c: where the local part begins that ends at `at`, the domain ends that begins there; `at`
 * where there is none. */
uint32_t mail_local_start(struct str text, uint32_t at);
uint32_t mail_domain_end(struct str text, uint32_t at);
/* Does it hold what names of accounts are parted with, or figures? */
bool mail_telling(struct str local);
struct str mail_last_label(struct str domain);

/* spaced_mail.c: as mail_top_domain(), in letters of any kind. */
bool mail_ends_so(struct str label);
/* Do many people have an address there: "gmail", "posteo.de"? */
bool mail_provider(struct str domain);
/* Does it begin with a word for addresses of mail? */
bool mail_names(struct str s);
/* Is a part of [start, end) a first name or no word? */
bool mail_own_part(const struct find *f, uint32_t start, uint32_t end);
/* "Correo: ", shortly before byte `start`? */
bool mail_named(const struct find *f, uint32_t start);
/* At a sign, [at, end), that is not glued to both parts. */
void find_spaced_mail(struct find *f, uint32_t at, uint32_t end);
/* Around one in brackets, "(at)", or of another kind. */
void find_mail_around(struct find *f, uint32_t at, uint32_t end);
/* The bytes of one space that stands there, 0 for none; a line's end is none.  The first is of
 * those that are no ASCII. */
uint32_t mail_wide_space(struct str text, uint32_t at);
static inline uint32_t mail_space(struct str text, uint32_t at)
{
    if (at >= text.len || (unsigned char)text.ptr[at] < 0x80)
        return at < text.len && text.ptr[at] == ' ';
    return mail_wide_space(text, at);
}

#endif
