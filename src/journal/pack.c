/* SPDX-License-Identifier: EUPL-1.2 */
/* pack.c - see pack.h: a header before each file, all of them once more at the end. */
#include "journal/pack.h"

#include "base/buf.h"

#define HEAD_SIZE  46 /* of a file in the list at the end; before the file, 30 */
#define LOCAL_SIZE 30
#define LOCAL      0x04034b50
#define CENTRAL    0x02014b50
#define END        0x06054b50
#define VERSION    20

static uint32_t crc32_of(struct str bytes)
{
    static const uint32_t table[16] = { 0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac,
                                        0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
                                        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
                                        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c };
    uint32_t crc = 0xffffffff;

    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

/* Little-endian. */
static void add(struct buf *b, uint64_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        buf_add_char(b, (char)(value >> (8 * i)));
}

/* MS-DOS time and date. */
static uint32_t dos_time(msec at)
{
    char text[CLOCK_TEXT_SIZE];
    struct str t = clock_text(at, text);
    static const size_t places[][2] = { { 0, 4 },   { 5, 7 },   { 8, 10 },
                                        { 11, 13 }, { 14, 16 }, { 17, 19 } };
    uint64_t v[6] = { 1980, 1, 1, 0, 0, 0 };

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        str_to_u64(str_slice(t, places[i][0], places[i][1]), &v[i]);
    if (v[0] < 1980)
        v[0] = 1980;
    return (uint32_t)((v[0] - 1980) << 25 | v[1] << 21 | v[2] << 16 | v[3] << 11 | v[4] << 5 |
                      v[5] / 2);
}

/* What both headers of a file share. */
static void add_head(struct buf *b, const struct pack_file *file, uint32_t time)
{
    add(b, VERSION, 2);
    add(b, 0, 4); /* no flags, stored */
    add(b, time, 4);
    add(b, crc32_of(file->bytes), 4);
    add(b, file->bytes.len, 4);
    add(b, file->bytes.len, 4);
    add(b, file->name.len, 2);
    add(b, 0, 2);
}

struct str pack_zip(struct arena *a, const struct pack_file *files, size_t count, msec at)
{
    uint32_t time = dos_time(at);
    uint64_t *places = arena_many(a, uint64_t, count);
    size_t size = 22, start;
    struct buf b;

    for (size_t i = 0; i < count; i++)
        size += LOCAL_SIZE + HEAD_SIZE + 2 * files[i].name.len + files[i].bytes.len;
    b = buf_new(a, size);
    for (size_t i = 0; places && i < count; i++) {
        places[i] = b.len;
        add(&b, LOCAL, 4);
        add_head(&b, &files[i], time);
        buf_add(&b, files[i].name);
        buf_add(&b, files[i].bytes);
    }
    start = b.len;
    for (size_t i = 0; places && i < count; i++) {
        add(&b, CENTRAL, 4);
        add(&b, VERSION, 2);
        add_head(&b, &files[i], time);
        add(&b, 0, 2); /* no comment, disk 0, no attributes */
        add(&b, 0, 8);
        add(&b, places[i], 4);
        buf_add(&b, files[i].name);
    }
    size = b.len - start;
    add(&b, END, 4);
    add(&b, 0, 4);
    add(&b, count, 2);
    add(&b, count, 2);
    add(&b, size, 4);
    add(&b, start, 4);
    add(&b, 0, 2);
    return buf_str(&b);
}
