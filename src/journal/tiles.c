/* SPDX-License-Identifier: EUPL-1.2 */
/* tiles.c - see tiles.h. */
#include "journal/tiles.h"

static bool bad(struct fault *f)
{
    return fault_set(f, FAULT_INVALID, "no name of a tile");
}

/* A decimal number without zeros in front. */
static bool plain_number(struct str s, uint64_t most, uint64_t *ret)
{
    return str_to_u64(s, ret) && !(s.len > 1 && s.ptr[0] == '0') && *ret <= most;
}

static bool three_digits(struct str s, uint64_t *ret)
{
    return s.len == 3 && str_to_u64(s, ret);
}

/* "x001/x234/067": takes all of it off the front of *rest but what follows the last group. */
static bool index_parse(struct str *rest, uint64_t *ret_index)
{
    uint64_t index = 0, group;
    bool first = true;

    while (rest->len && rest->ptr[0] == 'x') {
        if (!three_digits(str_slice(*rest, 1, 4), &group) || rest->len < 5 || rest->ptr[4] != '/')
            return false;
        if (first && group == 0)
            return false;
        if (index > (UINT64_MAX - 999) / 1000 / 1000)
            return false;
        index = index * 1000 + group;
        *rest = str_from(*rest, 5);
        first = false;
    }
    if (!three_digits(str_slice(*rest, 0, 3), &group))
        return false;
    *rest = str_from(*rest, 3);
    *ret_index = index * 1000 + group;
    return true;
}

bool tile_parse(struct str path, struct tile *ret, struct fault *f)
{
    struct tile t = { .width = TILE_WIDTH };
    struct str level;
    uint64_t number;

    if (!str_starts(path, STR("tile/")))
        return bad(f);
    path = str_from(path, 5);
    if (!str_split(&path, '/', &level) || !path.len)
        return bad(f);
    if (str_eq(level, STR("entries")))
        t.level = TILE_ENTRIES;
    else if (plain_number(level, 63, &number))
        t.level = (int)number;
    else
        return bad(f);
    if (!index_parse(&path, &t.index))
        return bad(f);
    if (path.len) {
        if (!str_starts(path, STR(".p/")) ||
            !plain_number(str_from(path, 3), TILE_WIDTH - 1, &number) || !number)
            return bad(f);
        t.width = (size_t)number;
    }
    if (t.level >= TILE_LEVELS)
        return fault_set(f, FAULT_MISSING, "no tile has level %d", t.level);
    *ret = t;
    return true;
}

struct str tile_path(struct arena *a, const struct tile *t)
{
    struct buf b = buf_new(a, TILE_PATH_SIZE);
    uint64_t above = t->index / 1000, unit = 1;

    if (t->level == TILE_ENTRIES)
        buf_add(&b, STR("tile/entries/"));
    else
        buf_printf(&b, "tile/%d/", t->level);
    while (above / unit >= 1000)
        unit *= 1000;
    for (; above && unit; unit /= 1000)
        buf_printf(&b, "x%03u/", (unsigned)(above / unit % 1000));
    buf_printf(&b, "%03u", (unsigned)(t->index % 1000));
    if (t->width < TILE_WIDTH)
        buf_printf(&b, ".p/%zu", t->width);
    return buf_str(&b);
}

size_t tile_width_in(int level, uint64_t index, uint64_t size)
{
    uint64_t hashes = level > 0 ? size >> (8 * level) : size;

    if (index > hashes / TILE_WIDTH)
        return 0;
    hashes -= index * TILE_WIDTH;
    return hashes < TILE_WIDTH ? (size_t)hashes : TILE_WIDTH;
}

bool bundle_add(struct buf *b, struct str entry)
{
    if (entry.len > UINT16_MAX)
        return false;
    buf_add_char(b, (char)(entry.len >> 8));
    buf_add_char(b, (char)(entry.len & 0xff));
    return buf_add(b, entry);
}

bool bundle_next(struct str *rest, struct str *ret_entry)
{
    size_t len;

    if (rest->len < 2)
        return false;
    len = (size_t)(unsigned char)rest->ptr[0] << 8 | (unsigned char)rest->ptr[1];
    if (rest->len - 2 < len)
        return false;
    *ret_entry = str_slice(*rest, 2, 2 + len);
    *rest = str_from(*rest, 2 + len);
    return true;
}
