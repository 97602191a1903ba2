/* SPDX-License-Identifier: EUPL-1.2 */
/* json.h - reading JSON strictly (jansson does the parsing) and writing it in a stream.
 *
 * Reading refuses duplicate keys, invalid UTF-8, nesting past JSON_DEPTH_MAX and trailing text;
 * faults name line and column, never content.  Writing escapes as RFC 8785 does, so a writer
 * that adds keys in sorted order and only integers as numbers makes canonical JSON. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "base/str.h"

#define JSON_DEPTH_MAX 64

/* `scoped_json json_t *j = json_read(...)`: released when the block ends. */
void json_drop(json_t **j);
#define scoped_json __attribute__((cleanup(json_drop)))

/* NULL with FAULT_INVALID on anything but one well-formed value.  Caller releases. */
json_t *json_read(struct str text, struct fault *f) MUST_USE;

/* Gives back what json_dumps() made. */
void json_text_free(char *printed);

/* The member's text, borrowed from `object`; STR_NONE when absent or not a string. */
struct str json_text(const json_t *object, const char *key);
int64_t json_int(const json_t *object, const char *key, int64_t otherwise);
bool json_flag(const json_t *object, const char *key, bool otherwise);

/* A streaming writer: objects and arrays open and close, commas come by themselves.
 * A key of NULL is for array elements and the outermost value. */
struct json_out {
    struct buf *buf;
    bool comma;
};

struct json_out json_out(struct buf *b);
void json_open(struct json_out *o, const char *key, char bracket);  /* '{' or '[' */
void json_close(struct json_out *o, char bracket);                  /* '}' or ']' */
void json_str(struct json_out *o, const char *key, struct str s);   /* invalid UTF-8 -> U+FFFD */
void json_cstr(struct json_out *o, const char *key, const char *s); /* NULL -> null */
void json_i64(struct json_out *o, const char *key, int64_t v);
void json_f64(struct json_out *o, const char *key, double v); /* up to 4 decimals */
void json_bool(struct json_out *o, const char *key, bool v);
void json_null_out(struct json_out *o, const char *key);
void json_id(struct json_out *o, const char *key, struct id id);     /* none -> null */
void json_time(struct json_out *o, const char *key, msec t);         /* 0 -> null */
void json_raw(struct json_out *o, const char *key, struct str json); /* already JSON */
/* Appends `s` as a quoted JSON string. */
void json_quote(struct buf *b, struct str s);

#endif
