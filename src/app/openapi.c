/* SPDX-License-Identifier: EUPL-1.2 */
/* openapi.c - guichet openapi: the document of the HTTP API, for those who generate from it. */
#include "api/api.h"
#include "app/app.h"

int command_openapi(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct str document;

    (void)app;
    if (!cli_operands(c, 0, 0, &f))
        return cli_fail(c, &f);
    document = api_openapi(c->arena);
    fwrite(document.ptr, 1, document.len, c->out);
    fputc('\n', c->out);
    return EXIT_DONE;
}
