# SPDX-License-Identifier: EUPL-1.2
"""PDF files for the system tests: written here, or by cairo (a real producer: fonts cut down to
what is used, packed streams, text as numbers of glyphs)."""
import ctypes
import os
import tempfile
import zlib

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def has_library():
    """Is poppler's library there?  The desk works without it, and reads no PDF."""
    try:
        return bool(ctypes.CDLL("libpoppler-glib.so.8"))
    except OSError:
        return False


def written(content, pages=1, filters=b"/FlateDecode", packed=False):
    """A file whose pages all have this content (drawing operators)."""
    stream = content if packed else zlib.compress(content)
    kids = b" ".join(b"%d 0 R" % (i + 10) for i in range(pages))
    body = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    body += b"2 0 obj<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]" % (pages, kids)
    body += b"/Resources<</Font<</F %s>>>>>>endobj\n" % FONT
    body += b"3 0 obj<</Filter[%s]/Length %d>>stream\n" % (filters, len(stream)) + stream + b"\nendstream endobj\n"
    for i in range(pages):
        body += b"%d 0 obj<</Type/Page/Parent 2 0 R/Contents 3 0 R>>endobj\n" % (i + 10)
    return body + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def lines(text):
    """The operators that write lines of text."""
    out = b"BT /F 11 Tf 14 TL 50 780 Td\n"
    for line in text.splitlines():
        line = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        out += b"(" + line + b")Tj T*\n"
    return out + b"ET\n"


def letter(text):
    return written(lines(text))


def slow(text):
    """Takes seconds to read: many words on many pages; `text` is on each."""
    words = b"".join(b"BT /F 4 Tf %d %d Td (mot%d)Tj ET\n" % (i % 60 * 9 + 20, 830 - i // 60 * 2, i) for i in range(18000))
    return written(lines(text) + words, pages=40)


def bomb(size):
    """One word of so many letters, packed twice."""
    first, second, out = zlib.compressobj(), zlib.compressobj(), []
    for part in [b"BT /F 11 Tf 50 700 Td ("] + [b"a" * (1 << 20)] * (size >> 20) + [b")Tj ET"]:
        out.append(second.compress(first.compress(part)))
    out.append(second.compress(first.flush()) + second.flush())
    return written(b"".join(out), filters=b"/FlateDecode/FlateDecode", packed=True)


def nested(depth):
    """A page whose contents are a list in a list in a list ..."""
    return letter("x").replace(b"/Contents 3 0 R", b"/Contents " + b"[" * depth + b"3 0 R" + b"]" * depth)


def by_cairo(text):
    """None where there is no cairo; poppler's library brings it along."""
    try:
        c = ctypes.CDLL("libcairo.so.2")
    except OSError:
        return None
    for name in ("cairo_pdf_surface_create", "cairo_create"):
        getattr(c, name).restype = ctypes.c_void_p
    fd, path = tempfile.mkstemp(suffix=".pdf")
    os.close(fd)
    try:
        surface = ctypes.c_void_p(c.cairo_pdf_surface_create(path.encode(), ctypes.c_double(595), ctypes.c_double(842)))
        page = ctypes.c_void_p(c.cairo_create(surface))
        c.cairo_select_font_face(page, b"DejaVu Sans", 0, 0)
        c.cairo_set_font_size(page, ctypes.c_double(11))
        for i, line in enumerate(text.splitlines()):
            c.cairo_move_to(page, ctypes.c_double(50), ctypes.c_double(60 + 16 * i))
            c.cairo_show_text(page, line.encode())
        c.cairo_destroy(page)
        c.cairo_surface_destroy(surface)
        with open(path, "rb") as f:
            return f.read()
    finally:
        os.unlink(path)
