/* SPDX-License-Identifier: EUPL-1.2 */
/* reader_priv.h - what desk, keeper and the process of one file say to each other. */
#ifndef READER_READER_PRIV_H
#define READER_READER_PRIV_H

#include "reader/reader.h"

#define READER_MARK 0x47524431u /* another program's bytes are not taken for an answer */

/* desk to keeper: this, with two descriptors: the file (a memfd) and where the answer goes. */
struct reader_request {
    uint32_t mark;
    uint32_t size;
};

/* keeper to desk, once the process of the file has ended. */
enum reader_end { READER_ENDED, READER_CRASHED, READER_SLOW, READER_ABSENT, READER_ENDS };
struct reader_ended {
    uint32_t mark;
    uint32_t end; /* enum reader_end */
};

/* process of the file to desk: this, then `size` bytes of text. */
struct reader_answer {
    uint32_t mark;
    uint32_t extent, why; /* enum extent, enum unread */
    uint32_t size;
};

/* Serves requests on `control` until the desk is gone; never returns. */
_Noreturn void keeper_run(int control, const struct reader_work *work,
                          bool (*confine)(struct fault *f));

/* From here on: limits on memory, time and files, and no system call but what computing needs. */
bool cage_enter(unsigned seconds_cpu);

/* ---- poppler (poppler.c), loaded when it is installed ---- */

struct poppler;
/* NULL: it is not installed, or not as we know it. */
const struct poppler *poppler_load(struct arena *a);
extern const struct reader_work reader_pdf; /* pdf.c */

/* glib's and poppler's types that are looked into. */
struct g_error {
    uint32_t domain;
    int code;
    char *message;
};
struct g_list {
    void *data;
    struct g_list *next, *prev;
};
struct poppler_mapping { /* of a form field or a note: where it is, and which */
    double area[4];
    void *at;
};
#define POPPLER_ENCRYPTED 1

struct poppler {
    void *(*bytes_new_static)(const void *data, size_t size);
    void *(*document_new)(void *bytes, const char *password, struct g_error **error);
    int (*document_pages)(void *document);
    char *(*document_title)(void *document);
    char *(*document_author)(void *document);
    char *(*document_subject)(void *document);
    char *(*document_keywords)(void *document);
    int (*document_has_files)(void *document);
    void *(*document_page)(void *document, int index);
    char *(*page_text)(void *page);
    struct g_list *(*page_images)(void *page);
    void (*page_images_free)(struct g_list *list);
    struct g_list *(*page_fields)(void *page);
    void (*page_fields_free)(struct g_list *list);
    int (*field_type)(void *field);
    char *(*field_text)(void *field);
    char *(*field_choice)(void *field);
    struct g_list *(*page_notes)(void *page);
    void (*page_notes_free)(struct g_list *list);
    char *(*note_text)(void *note);
    void (*unref)(void *object);
    void (*free)(void *memory);
};

#endif
