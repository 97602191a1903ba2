/* SPDX-License-Identifier: EUPL-1.2 */
/* origin.c - a change is asked by our own pages or by a program, never by another site's page.
 *
 * The CSRF token guards a session; this guards what has none yet (a log-in that a stranger's page
 * starts in somebody's browser), and stands behind the token everywhere else.  Browsers say where
 * a request comes from in Sec-Fetch-Site (W3C Fetch Metadata; not over plain HTTP except to the
 * own machine) and in Origin (RFC 6454); programs send neither. */
#include "api/api_priv.h"

static bool of_this_site(struct str site)
{
    /* "same-site" is a neighbour under the same domain: not us. "none" is the user's own doing. */
    return str_eq(site, STR("same-origin")) || str_eq(site, STR("none"));
}

/* The authority of "https://desk.example:8443"; "null" has none. */
static struct str authority_of(struct str origin)
{
    size_t at = str_find(origin, STR("://"), 0);

    return at == STR_NPOS ? STR_NONE : str_from(origin, at + 3);
}

bool check_origin(const struct exchange *x, struct fault *f)
{
    struct str site = http_request_header(x->rq, STR("Sec-Fetch-Site"));
    struct str origin = http_request_header(x->rq, STR("Origin"));
    struct str host = http_request_header(x->rq, STR("Host"));
    bool ours = site.ptr     ? of_this_site(site)
                : origin.ptr ? host.len && str_eq_nocase(authority_of(origin), host)
                             : true;

    return ours || fault_deny(f, "origin", "another site's page asked for this");
}
