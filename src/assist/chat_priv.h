/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_priv.h - what chat completions and embeddings of one provider have in common: where a
 * request goes, and with which headers. */
#ifndef ASSIST_CHAT_PRIV_H
#define ASSIST_CHAT_PRIV_H

#include "assist/chat.h"

/* FAULT_INVALID with the field's name when nothing can be sent to it. */
bool chat_endpoint_check(const struct chat_endpoint *to, struct fault *f);
/* Is it an Azure deployment that stands in the path, so that the body names no model? */
bool chat_names_deployment(const struct chat_endpoint *to);
/* `path`: of the dialect, "/chat/completions". */
struct str chat_url(struct arena *a, const struct chat_endpoint *to, const char *path);
void chat_headers(struct arena *a, const struct chat_endpoint *to, bool stream,
                  struct chat_request *ret);

#endif
