/* SPDX-License-Identifier: EUPL-1.2 */
/* Objects behind a file of cairo's. */
#include "config.h"

#include "app/report/bsl-pdf-update.h"

#include <stdlib.h>
#include <string.h>

#define XREF_ENTRY 20 /* bytes of an entry of a cross-reference table */

static char *
find (GByteArray *file, const char *text)
{
  return memmem (file->data, file->len, text, strlen (text));
}

static gboolean
has_text (BslPdfUpdate *self, gsize at, const char *text)
{
  gsize length = strlen (text);

  return at + length <= self->file->len && memcmp (self->file->data + at, text, length) == 0;
}

/* cairo 1.18 reserves an object for page furniture that it never writes, with an offset into the
 * middle of something else. Its entry is marked as free, and so are those of cairo's own structure
 * tree, which nobody will read. */
static void
repair_entry (BslPdfUpdate *self, guint object, char *entry)
{
  char start[32];
  gsize at = g_ascii_strtoull (entry, NULL, 10);
  int length = g_snprintf (start, sizeof start, "%u 0 obj\n", object);

  if (!has_text (self, at, start) || has_text (self, at + length, "<< /Type /StructElem"))
    memcpy (entry, "0000000000 65535 f", 18);
}

static gboolean
read_cross_references (BslPdfUpdate *self)
{
  char *data = (char *) self->file->data, *end = data + self->file->len;
  gsize tail = MIN (self->file->len, 64);
  char *start = g_strstr_len (end - tail, tail, "startxref\n");
  char *entry, *trailer, *close;

  if (start == NULL)
    return FALSE;
  self->previous = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  if (self->previous + 16 > self->file->len || memcmp (data + self->previous, "xref\n0 ", 7) != 0)
    return FALSE;
  self->first = strtoul (data + self->previous + 7, &entry, 10);
  trailer = ++entry + (gsize) self->first * XREF_ENTRY;
  if (trailer >= end)
    return FALSE;
  for (guint i = 1; i < self->first; i++)
    repair_entry (self, i, entry + (gsize) i * XREF_ENTRY);
  trailer = g_strstr_len (trailer, end - trailer, "/Root");
  close = trailer ? g_strstr_len (trailer, end - trailer, ">>") : NULL;
  if (close == NULL)
    return FALSE;
  self->trailer = g_strndup (trailer, close - trailer);
  return TRUE;
}

static gboolean
read_pages (BslPdfUpdate *self)
{
  char *p = find (self->file, "/Kids [ ");

  if (p == NULL)
    return FALSE;
  for (p += strlen ("/Kids [ "); g_ascii_isdigit (*p); )
    {
      guint page = strtoul (p, &p, 10);

      if (strncmp (p, " 0 R ", 5) != 0)
        return FALSE;
      g_array_append_val (self->pages, page);
      p += 5;
    }
  return *p == ']';
}

gboolean
bsl_pdf_update_init (BslPdfUpdate *self, GByteArray *file)
{
  *self = (BslPdfUpdate) { .file = file };
  self->text = g_string_sized_new (file->len / 4);
  self->offsets = g_array_new (FALSE, TRUE, sizeof (gsize));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  return read_cross_references (self) && read_pages (self);
}

void
bsl_pdf_update_clear (BslPdfUpdate *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->pages);
  g_free (self->trailer);
}

guint
bsl_pdf_update_reserve (BslPdfUpdate *self)
{
  g_array_set_size (self->offsets, self->offsets->len + 1);
  return self->first + self->offsets->len - 1;
}

void
bsl_pdf_update_begin (BslPdfUpdate *self, guint object)
{
  g_array_index (self->offsets, gsize, object - self->first) = self->file->len + self->text->len;
  g_string_append_printf (self->text, "%u 0 obj\n", object);
}

void
bsl_pdf_update_end (BslPdfUpdate *self)
{
  g_string_append (self->text, "\nendobj\n");
}

guint
bsl_pdf_update_add_stream (BslPdfUpdate *self, const char *entries, gconstpointer data, gsize size)
{
  guint object = bsl_pdf_update_reserve (self);

  bsl_pdf_update_begin (self, object);
  g_string_append_printf (self->text, "<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n", entries, size);
  g_string_append_len (self->text, data, size);
  g_string_append (self->text, "\nendstream");
  bsl_pdf_update_end (self);
  return object;
}

void
bsl_pdf_update_finish (BslPdfUpdate *self)
{
  gsize start = self->file->len + self->text->len;

  g_string_append_printf (self->text, "xref\n%u %u\n", self->first, self->offsets->len);
  for (guint i = 0; i < self->offsets->len; i++)
    g_string_append_printf (self->text, "%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (self->offsets, gsize, i));
  g_string_append_printf (self->text, "trailer\n<< /Size %u %s /Prev %" G_GSIZE_FORMAT " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          self->first + self->offsets->len, self->trailer, self->previous, start);
  g_byte_array_append (self->file, (guint8 *) self->text->str, self->text->len);
  g_string_truncate (self->text, 0);
}

static void
add_unicode_string (BslPdfUpdate *self, const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append (self->text, "<feff");
  for (glong i = 0; units[i] != 0; i++)
    g_string_append_printf (self->text, "%04x", units[i]);
  g_string_append_c (self->text, '>');
}

void
bsl_pdf_update_add_string (BslPdfUpdate *self, const char *text)
{
  if (!g_str_is_ascii (text))
    {
      add_unicode_string (self, text);
      return;
    }
  g_string_append_c (self->text, '(');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("()\\", *p) != NULL)
        g_string_append_c (self->text, '\\');
      g_string_append_c (self->text, *p == '\n' ? ' ' : *p);
    }
  g_string_append_c (self->text, ')');
}
