/* SPDX-License-Identifier: EUPL-1.2 */
/* PDFs read back: what they carry, and whether their pages are as they were written. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/report/bsl-carried-private.h"
#include "app/report/bsl-pack.h"
#include "app/report/bsl-pdf-bounds.h"
#include "app/report/bsl-pdf-pages.h"
#include "app/report/bsl-pdf-xmp.h"

#define MAX_FILES 64
#define MAX_PAGES 5000
#define MAX_UNFOLDED (4 * (gsize) BSL_PACK_MAX)

typedef struct
{
  BslCarried *carried;
  qpdf_data qpdf;
  const char *name; /* of the file, for messages */
} Reader;

static gboolean
fail (Reader *self, GError **error, const char *message)
{
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, "%s: %s", self->name, message);
  return FALSE;
}

static gboolean
is_ours (const char *file)
{
  return g_str_has_suffix (file, ".boussole") || g_str_equal (file, BSL_SEAL_NAME);
}

/* An embedded file by its file specification; those of others are not unfolded. */
static gboolean
read_file (Reader *self, qpdf_oh specification, GError **error)
{
  qpdf_oh name, files;
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  if (!qpdf_oh_is_dictionary (self->qpdf, specification))
    return TRUE;
  name = qpdf_oh_get_key (self->qpdf, specification, "/UF");
  files = qpdf_oh_get_key (self->qpdf, specification, "/EF");
  if (!qpdf_oh_is_string (self->qpdf, name) || !qpdf_oh_is_dictionary (self->qpdf, files))
    return TRUE;
  file = g_strdup (qpdf_oh_get_utf8_value (self->qpdf, name));
  if (!is_ours (file))
    return TRUE;
  bytes = bsl_pdf_read_stream (self->qpdf, qpdf_oh_get_key (self->qpdf, files, "/F"), &cause);
  if (bytes == NULL)
    return fail (self, error, cause->message);
  return bsl_carried_add (self->carried, file, bytes, self->name, error);
}

/* Files are listed as associated with the document; programs that write it anew keep that. */
static gboolean
read_files (Reader *self, GError **error)
{
  qpdf_oh list = qpdf_oh_get_key (self->qpdf, qpdf_get_root (self->qpdf), "/AF");
  int n = qpdf_oh_is_array (self->qpdf, list) ? qpdf_oh_get_array_n_items (self->qpdf, list) : 0;

  for (int i = 0; i < MIN (n, MAX_FILES); i++)
    if (!read_file (self, qpdf_oh_get_array_item (self->qpdf, list, i), error))
      return FALSE;
  return TRUE;
}

/* Where another program has written other metadata, the file says nothing of its pages. */
static void
read_pages (Reader *self)
{
  qpdf_oh metadata = qpdf_oh_get_key (self->qpdf, qpdf_get_root (self->qpdf), "/Metadata");
  g_autoptr (GBytes) xmp = bsl_pdf_read_stream (self->qpdf, metadata, NULL);

  self->carried->pages = bsl_pdf_dup_pages (self->qpdf);
  if (xmp != NULL)
    self->carried->sealed_pages = bsl_pdf_xmp_dup_pages (xmp);
}

static gboolean
fail_password (Reader *self, GError **error)
{
  return fail (self, error, _("The document is protected by a password. Save it without one, or choose the document as Boussole wrote it."));
}

static gboolean
fail_qpdf (Reader *self, GError **error)
{
  qpdf_error fault = qpdf_has_error (self->qpdf) ? qpdf_get_error (self->qpdf) : NULL;

  if (fault != NULL && qpdf_get_error_code (self->qpdf, fault) == qpdf_e_password)
    return fail_password (self, error);
  return fail (self, error, _("The document is cut short or damaged. Copy the file again from where it came from."));
}

static gboolean
read_document (Reader *self, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (qpdf_read_memory (self->qpdf, "document", data, size, NULL) & QPDF_ERRORS)
    return fail_qpdf (self, error);
  if (qpdf_get_num_pages (self->qpdf) > MAX_PAGES)
    return fail (self, error, _("The document has more pages than any of Boussole. Choose another file."));
  if (!read_files (self, error))
    return FALSE;
  if (self->carried->seal != NULL)
    read_pages (self);
  return qpdf_has_error (self->qpdf) ? fail_qpdf (self, error) : TRUE;
}

gboolean
bsl_pdf_read (BslCarried *carried, GBytes *bytes, const char *name, GError **error)
{
  Reader reader = { carried, NULL, name };
  BslPdfBounds bounds = bsl_pdf_find_bounds (bytes, MAX_UNFOLDED);
  gboolean read;

  carried->kind = BSL_CARRIER_PDF;
  if (bounds == BSL_PDF_HIDDEN)
    return fail_password (&reader, error);
  if (bounds == BSL_PDF_UNBOUNDED)
    return fail (&reader, error, _("The document is compressed as none of Boussole is, and could fill the memory. Do not use this file."));
  reader.qpdf = qpdf_init ();
  qpdf_set_suppress_warnings (reader.qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (reader.qpdf, QPDF_FALSE);
  read = read_document (&reader, bytes, error);
  qpdf_cleanup (&reader.qpdf);
  return read;
}
