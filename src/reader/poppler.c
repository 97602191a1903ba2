/* SPDX-License-Identifier: EUPL-1.2 */
/* poppler.c - poppler's library for C (libpoppler-glib), loaded at run time.
 *
 * Not linked: the program then runs with and without it, and the desk's own process never has a
 * parser of PDF in its memory.  The functions are declared here as poppler documents them since
 * 0.82 (2019); the library's number (.so.8) stands for that interface. */
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/attr.h"
#include "reader/reader_priv.h"

#define LIBRARY "libpoppler-glib.so.8"

static const struct {
    const char *name;
    size_t at;
} symbols[] = {
    { "g_bytes_new_static", offsetof(struct poppler, bytes_new_static) },
    { "poppler_document_new_from_bytes", offsetof(struct poppler, document_new) },
    { "poppler_document_get_n_pages", offsetof(struct poppler, document_pages) },
    { "poppler_document_get_title", offsetof(struct poppler, document_title) },
    { "poppler_document_get_author", offsetof(struct poppler, document_author) },
    { "poppler_document_get_subject", offsetof(struct poppler, document_subject) },
    { "poppler_document_get_keywords", offsetof(struct poppler, document_keywords) },
    { "poppler_document_has_attachments", offsetof(struct poppler, document_has_files) },
    { "poppler_document_get_page", offsetof(struct poppler, document_page) },
    { "poppler_page_get_text", offsetof(struct poppler, page_text) },
    { "poppler_page_get_image_mapping", offsetof(struct poppler, page_images) },
    { "poppler_page_free_image_mapping", offsetof(struct poppler, page_images_free) },
    { "poppler_page_get_form_field_mapping", offsetof(struct poppler, page_fields) },
    { "poppler_page_free_form_field_mapping", offsetof(struct poppler, page_fields_free) },
    { "poppler_form_field_get_field_type", offsetof(struct poppler, field_type) },
    { "poppler_form_field_text_get_text", offsetof(struct poppler, field_text) },
    { "poppler_form_field_choice_get_text", offsetof(struct poppler, field_choice) },
    { "poppler_page_get_annot_mapping", offsetof(struct poppler, page_notes) },
    { "poppler_page_free_annot_mapping", offsetof(struct poppler, page_notes_free) },
    { "poppler_annot_get_contents", offsetof(struct poppler, note_text) },
    { "g_object_unref", offsetof(struct poppler, unref) },
    { "g_free", offsetof(struct poppler, free) },
};

const struct poppler *poppler_load(struct arena *a)
{
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    struct poppler *p = library ? arena_make(a, struct poppler) : NULL;

    for (size_t i = 0; p && i < COUNT_OF(symbols); i++) {
        void *found = dlsym(library, symbols[i].name);

        if (!found)
            return NULL;
        memcpy((char *)p + symbols[i].at, &found, sizeof found);
    }
    return p;
}
