/* SPDX-License-Identifier: EUPL-1.2 */
/* token.c - the grammar of tokens.
 *
 * Grammar of a skeleton: a token is "⟦" TYPE "_" n [ "." k ] "⟧", with n and k without leading
 * zeros; "⟦⟦" stands for one "⟦" of the text; every other byte stands for itself.  It is read
 * from the left and looks at bytes, never at characters: "⟦" (E2 9F A6) cannot overlap itself,
 * so broken UTF-8 around it changes nothing. */
#include "pii/pii.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "pii/read/token_priv.h"

/* A decimal number without leading zeros, not 0. */
static bool read_number(struct str *rest, uint32_t *ret_value)
{
    uint64_t v = 0;
    size_t n = 0;

    while (n < rest->len && n < 10 && ascii_digit(rest->ptr[n]))
        v = v * 10 + (uint64_t)(rest->ptr[n++] - '0');
    if (!n || rest->ptr[0] == '0' || v > UINT32_MAX)
        return false;
    *rest = str_from(*rest, n);
    *ret_value = (uint32_t)v;
    return true;
}

/* The type is all before the last '_' that a digit follows: names hold '_' themselves. */
static bool read_type(struct str *rest, enum span_type *ret_type)
{
    size_t n = 0;

    while (n < rest->len && ((rest->ptr[n] >= 'A' && rest->ptr[n] <= 'Z') || rest->ptr[n] == '_'))
        n++;
    if (!n || rest->ptr[n - 1] != '_' || !span_type_parse(str_slice(*rest, 0, n - 1), ret_type))
        return false;
    *rest = str_from(*rest, n);
    return true;
}

bool token_read(struct str s, struct pii_piece *ret_piece)
{
    struct str rest = str_from(s, TOKEN_OPEN.len);
    struct pii_piece p = { .token = true };

    if (!read_type(&rest, &p.type) || !read_number(&rest, &p.n))
        return false;
    if (str_starts(rest, STR("."))) {
        rest = str_from(rest, 1);
        if (!read_number(&rest, &p.form))
            return false;
    }
    if (!str_starts(rest, TOKEN_CLOSE))
        return false;
    p.text = str_slice(s, 0, s.len - rest.len + TOKEN_CLOSE.len);
    *ret_piece = p;
    return true;
}

bool pii_piece_next(struct str *rest, struct pii_piece *ret_piece)
{
    size_t at = 0;

    if (!rest->len)
        return false;
    *ret_piece = (struct pii_piece){ 0 };
    for (;;) {
        struct str here;

        at = str_find(*rest, TOKEN_OPEN, at);
        if (at == STR_NPOS)
            break;
        here = str_from(*rest, at);
        if (str_starts(str_from(here, TOKEN_OPEN.len), TOKEN_OPEN)) {
            at += 2 * TOKEN_OPEN.len;
            continue;
        }
        if (token_read(here, ret_piece))
            break;
        at += TOKEN_OPEN.len;
    }
    if (at != 0 || !ret_piece->token)
        *ret_piece = (struct pii_piece){ .text = str_slice(*rest, 0, at) };
    *rest = str_from(*rest, ret_piece->text.len);
    return true;
}

struct str pii_token_name(struct arena *a, enum span_type type, uint32_t n, uint32_t form)
{
    if (form)
        return str_printf(a, "⟦%s_%u.%u⟧", span_type_name(type), n, form);
    return str_printf(a, "⟦%s_%u⟧", span_type_name(type), n);
}

void token_add_plain(struct buf *b, struct str text)
{
    size_t at;

    while ((at = str_find(text, TOKEN_OPEN, 0)) != STR_NPOS) {
        buf_add(b, str_slice(text, 0, at + TOKEN_OPEN.len));
        buf_add(b, TOKEN_OPEN);
        text = str_from(text, at + TOKEN_OPEN.len);
    }
    buf_add(b, text);
}
