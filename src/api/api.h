/* SPDX-License-Identifier: EUPL-1.2 */
/* api.h - the HTTP face of the desk: routes, sessions, live events, the console's files.
 *
 * No business rule lives here.  Every request passes one dispatcher: it finds the route, asks who
 * is there, checks the CSRF token, carries out an Idempotency-Key once, and turns faults into
 * problem documents (RFC 9457). */
#ifndef API_API_H
#define API_API_H

#include "account/login.h"
#include "desk/desk.h"
#include "net/http.h"

struct api;

struct api_parts {
    struct desk *desk;
    struct accounts *accounts;
    struct policy *policy;
    struct journal *journal;
    struct store *store;         /* for its figures only */
    bool secure_cookies;         /* served under TLS */
    const char *trusted_proxies; /* "192.0.2.7,::1": whose X-Forwarded-For counts; NULL: nobody's */
};

bool api_open(const struct api_parts *parts, struct api **ret_api, struct fault *f);
/* For http_server_open(); valid as long as the api. */
struct http_handler api_handler(struct api *api);
/* What /metrics reports of the server; set once it is open. */
void api_set_server(struct api *api, struct http_server *server);
/* Ends the streams of events, and lets no stream begin. */
void api_stop(struct api *api);
/* Waits for the answers of AI under way, which courier_stop() ends; before http_server_close(). */
void api_drain(struct api *api);
void api_close(struct api *api);

/* The OpenAPI 3.1 document, made from the route table. */
struct str api_openapi(struct arena *a);

#endif
