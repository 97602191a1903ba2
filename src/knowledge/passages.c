/* SPDX-License-Identifier: EUPL-1.2 */
/* passages.c - see passages.h.  cmark reads the Markdown; its tree is walked block by block. */
#include "knowledge/passages.h"

#include <cmark.h>

#include "base/buf.h"

#define LEVELS 6

struct cutter {
    struct arena *arena;
    struct str heads[LEVELS]; /* of the headings that hold now, by level */
    struct str heading;
    struct buf text; /* of the passage under work */
    struct passage *list;
    size_t count, room;
};

static bool put_down(struct cutter *c)
{
    struct str text = str_trim(buf_str(&c->text));

    if (text.len) {
        if (c->count == c->room) {
            size_t more = c->room ? c->room * 2 : 16;

            c->list =
                arena_grow(c->arena, c->list, c->room * sizeof *c->list, more * sizeof *c->list);
            c->room = c->list ? more : 0;
        }
        if (!c->list)
            return false;
        c->list[c->count++] = (struct passage){ c->heading, str_copy(c->arena, text) };
    }
    c->text.len = 0;
    return true;
}

/* Where a text of more than PASSAGE_TARGET is best cut: behind a sentence, else a word, else a
 * character. */
static size_t cut_at(struct str s)
{
    size_t word = 0, at = PASSAGE_TARGET;

    for (size_t i = PASSAGE_TARGET; i > PASSAGE_TARGET / 2; i--) {
        if (!ascii_space(s.ptr[i]))
            continue;
        if (!word)
            word = i;
        if (s.ptr[i] == '\n' || s.ptr[i - 1] == '.' || s.ptr[i - 1] == '?' || s.ptr[i - 1] == '!' ||
            s.ptr[i - 1] == ';')
            return i;
    }
    while (!word && at > 1 && ((unsigned char)s.ptr[at] & 0xc0) == 0x80)
        at--;
    return word ? word : at;
}

static bool add_block(struct cutter *c, struct str block)
{
    block = str_trim(block);
    if (c->text.len && c->text.len + block.len > PASSAGE_TARGET && !put_down(c))
        return false;
    while (block.len > PASSAGE_TARGET) {
        size_t at = cut_at(block);

        buf_add(&c->text, str_slice(block, 0, at));
        if (!put_down(c))
            return false;
        block = str_trim(str_from(block, at));
    }
    if (c->text.len)
        buf_add_char(&c->text, '\n');
    return buf_add(&c->text, block);
}

static bool is_block_end(cmark_node_type type)
{
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_ITEM;
}

/* The words of a node and all below it; HTML is left out, as it is when an article is shown. */
static struct str words_of(struct cutter *c, cmark_node *node)
{
    cmark_iter *it = cmark_iter_new(node);
    struct buf b = buf_new(c->arena, ARTICLE_TEXT_MAX * 2);
    cmark_event_type event;

    while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *at = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(at);

        if (event == CMARK_EVENT_EXIT && is_block_end(type) && at != node) {
            if (b.len && b.ptr[b.len - 1] != '\n')
                buf_add_char(&b, '\n');
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            buf_add_char(&b, type == CMARK_NODE_SOFTBREAK ? ' ' : '\n');
        else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE ||
                 type == CMARK_NODE_CODE_BLOCK)
            buf_add(&b, str_of(cmark_node_get_literal(at)));
    }
    cmark_iter_free(it);
    return buf_str(&b);
}

static bool take_heading(struct cutter *c, cmark_node *node)
{
    struct buf b = buf_new(c->arena, (PASSAGE_HEADING_MAX + 4) * LEVELS);
    int level = cmark_node_get_heading_level(node);

    if (!put_down(c) || level < 1 || level > LEVELS)
        return level >= 1 && level <= LEVELS;
    for (int i = level; i < LEVELS; i++)
        c->heads[i] = STR_NONE;
    c->heads[level - 1] = str_trim(words_of(c, node));
    for (int i = 0; i < LEVELS; i++) {
        size_t end = c->heads[i].len < PASSAGE_HEADING_MAX ? c->heads[i].len : PASSAGE_HEADING_MAX;

        while (end < c->heads[i].len && ((unsigned char)c->heads[i].ptr[end] & 0xc0) == 0x80)
            end--;
        if (b.len + end + 3 > PASSAGE_HEADING_MAX || !end)
            continue;
        if (b.len)
            buf_add(&b, STR(" > "));
        buf_add(&b, str_slice(c->heads[i], 0, end));
    }
    c->heading = str_copy(c->arena, buf_str(&b));
    return true;
}

bool passages_cut(struct arena *a, struct str markdown, struct passage **ret_passages,
                  size_t *ret_count, struct fault *f)
{
    struct cutter c = { .arena = a, .text = buf_new(a, ARTICLE_TEXT_MAX * 2) };
    cmark_node *root;
    bool ok = true;

    if (markdown.len > ARTICLE_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "an article has more than %zu bytes", ARTICLE_TEXT_MAX);
    root = cmark_parse_document(markdown.len ? markdown.ptr : "", markdown.len,
                                CMARK_OPT_VALIDATE_UTF8);
    for (cmark_node *n = cmark_node_first_child(root); n && ok; n = cmark_node_next(n))
        ok = cmark_node_get_type(n) == CMARK_NODE_HEADING ? take_heading(&c, n)
                                                          : add_block(&c, words_of(&c, n));
    ok = ok && put_down(&c);
    cmark_node_free(root);
    if (!ok || !buf_check(&c.text, f) || !arena_check(a, f))
        return fault_set(f, FAULT_LIMIT, "an article is too large to be cut into passages");
    *ret_passages = c.list;
    *ret_count = c.count;
    return true;
}
