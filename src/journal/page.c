/* SPDX-License-Identifier: EUPL-1.2 */
/* page.c - the page of proof: page/page.html with the exhibits in it.
 *
 * Its policy lets the browser run the one script and the one style in it, named by their digests,
 * and reach nothing else.  The exhibits are text, never markup. */
#include "base/buf.h"
#include "base/json.h"
#include "journal/page_priv.h"
#include "journal/proof.h"

#define PAGE_MAX ((size_t)1 << 20)

extern const unsigned char embed_page_html[], embed_page_css[], embed_page_js[];
extern const uint64_t embed_page_html_size, embed_page_css_size, embed_page_js_size;

/* Into <script type="application/json">: no word of the tables holds a '<'. */
static void add_words(struct buf *b)
{
    struct json_out o = json_out(b);

    json_open(&o, NULL, '{');
    for (size_t t = 0; t < page_words_count; t++) {
        json_open(&o, page_words[t].name, '{');
        for (size_t i = 0; i < page_words[t].count; i++) {
            json_open(&o, page_words[t].words[i].word, '[');
            json_cstr(&o, NULL, page_words[t].words[i].fr);
            json_cstr(&o, NULL, page_words[t].words[i].en);
            json_close(&o, ']');
        }
        json_close(&o, '}');
    }
    json_close(&o, '}');
}

static struct str digest_of(struct arena *a, struct str text)
{
    const struct crypto_part part = { text.ptr, text.len };
    uint8_t hash[CRYPTO_HASH_SIZE];

    crypto_sha256(&part, 1, hash);
    return crypto_base64(a, hash, sizeof hash);
}

static void add_policy(struct arena *a, struct buf *b, struct str script, struct str style)
{
    buf_printf(b,
               "default-src 'none'; script-src 'sha256-%.*s'; style-src 'sha256-%.*s'; "
               "base-uri 'none'; form-action 'none'",
               STR_ARG(digest_of(a, script)), STR_ARG(digest_of(a, style)));
}

static void add_exhibit(struct arena *a, struct buf *b, const struct page_parts *p, struct str name)
{
    struct str script = str_make(embed_page_js, embed_page_js_size);
    struct str style = str_make(embed_page_css, embed_page_css_size);
    const struct {
        struct str name, text;
    } texts[] = {
        { STR_INIT("ENTRY"), p->entry },
        { STR_INIT("PROOF"), p->proof },
        { STR_INIT("KEY"), p->key },
        { STR_INIT("WITNESSES"), p->witness_keys },
    };

    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (str_eq(name, texts[i].name))
            buf_add_html(b, texts[i].text);
    if (str_eq(name, STR("NUMBER")))
        buf_printf(b, "%llu", (unsigned long long)p->n);
    else if (str_eq(name, STR("SCRIPT")))
        buf_add(b, script);
    else if (str_eq(name, STR("STYLE")))
        buf_add(b, style);
    else if (str_eq(name, STR("POLICY")))
        add_policy(a, b, script, style);
    else if (str_eq(name, STR("WORDS")))
        add_words(b);
}

bool page_write(struct arena *a, const struct page_parts *p, struct str *ret_html, struct fault *f)
{
    struct str rest = str_make(embed_page_html, embed_page_html_size), part;
    struct buf b = buf_new(a, PAGE_MAX);

    /* Text and names take turns; the page has no other '@'. */
    for (bool name = false; str_split(&rest, '@', &part); name = !name) {
        if (name)
            add_exhibit(a, &b, p, part);
        else
            buf_add(&b, part);
    }
    if (!buf_check(&b, f))
        return false;
    *ret_html = buf_str(&b);
    return true;
}
