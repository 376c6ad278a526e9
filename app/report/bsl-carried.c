/* SPDX-License-Identifier: EUPL-1.2 */
/* What a document carries, whatever its format. */
#include "config.h"

#include "app/report/bsl-carried.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/report/bsl-carried-private.h"

void
bsl_carried_free (BslCarried *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->project, g_bytes_unref);
  g_clear_pointer (&self->seal, bsl_seal_free);
  g_clear_pointer (&self->texts, bsl_section_texts_free);
  g_strfreev (self->pages);
  g_strfreev (self->sealed_pages);
  g_free (self);
}

static gboolean
add_seal (BslCarried *self, const char *file, GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s, %s", name, file);

  if (self->seal == NULL)
    self->seal = bsl_seal_new_from_bytes (bytes, place, error);
  return self->seal != NULL;
}

gboolean
bsl_carried_add (BslCarried *self, const char *file, GBytes *bytes, const char *name, GError **error)
{
  if (g_str_equal (file, BSL_SEAL_NAME))
    return add_seal (self, file, bytes, name, error);
  if (g_str_has_suffix (file, ".boussole") && self->project == NULL)
    self->project = g_bytes_ref (bytes);
  return TRUE;
}

static gboolean
starts_with (GBytes *bytes, const char *magic)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
}

gboolean
bsl_carried_can_read (GBytes *bytes)
{
  return starts_with (bytes, "PK\003\004") || starts_with (bytes, "%PDF-");
}

static gboolean
read_file (BslCarried *self, GBytes *bytes, const char *name, GError **error)
{
  if (starts_with (bytes, "PK\003\004"))
    return bsl_odt_read (self, bytes, name, error);
  if (starts_with (bytes, "%PDF-"))
    return bsl_pdf_read (self, bytes, name, error);

  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
               _("%s: This is neither an OpenDocument text (.odt) nor a PDF: of the documents that Boussole writes, only those can be compared."), name);
  return FALSE;
}

BslCarried *
bsl_carried_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BslCarried) self = g_new0 (BslCarried, 1);

  if (!read_file (self, bytes, name, error))
    return NULL;
  if (self->project != NULL || self->seal != NULL)
    return g_steal_pointer (&self);

  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
               _("%s: The document carries no project of Boussole. It was made by another program, or lost it when it was printed, "
                 "converted or saved by one. Choose the document as Boussole wrote it, or the file of the project (.boussole)."),
               name);
  return NULL;
}
