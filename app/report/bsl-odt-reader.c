/* SPDX-License-Identifier: EUPL-1.2 */
/* OpenDocument texts read back: what they carry, and their text by section. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-infile.h>
#include <string.h>

#include "app/report/bsl-carried-private.h"
#include "app/report/bsl-odt-private.h"
#include "app/report/bsl-odt-text.h"
#include "app/report/bsl-pack.h"
#include "app/report/bsl-zip.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

/* The package being read. */
typedef struct
{
  BslCarried *carried;
  GsfInfile *root;
  const char *name; /* of the file, for messages */
} Package;

static gboolean
fail (Package *self, GError **error, const char *message)
{
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, "%s: %s", self->name, message);
  return FALSE;
}

/* The bytes of a member; NULL without an error where there is none. What it says of its size is
 * believed only up to the bound, and libgsf unfolds no more than that. */
static GBytes *
read_input (Package *self, GsfInput *input, GError **error)
{
  gsf_off_t size = gsf_input_size (input);
  g_autofree guint8 *data = NULL;

  if (size < 0 || size > BSL_PACK_MAX)
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
                   _("%s: “%s” in this document unfolds to more than %u MiB; no document of Boussole does. Do not use this file."),
                   self->name, gsf_input_name (input), BSL_PACK_MAX >> 20);
      return NULL;
    }
  data = g_malloc (MAX (size, 1));
  if (size == 0 || gsf_input_read (input, size, data) != NULL)
    return g_bytes_new_take (g_steal_pointer (&data), size);

  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
               _("%s: “%s” in this document is damaged. Copy the file again from where it came from."), self->name,
               gsf_input_name (input));
  return NULL;
}

static GBytes *
read_member (Package *self, const char *member, GError **error)
{
  g_autoptr (GsfInput) input = gsf_infile_child_by_name (self->root, member);

  return input != NULL ? read_input (self, input, error) : NULL;
}

static gboolean
check_type (Package *self, GError **error)
{
  g_autoptr (GBytes) type = read_member (self, "mimetype", NULL);
  gsize size = 0;
  const char *data = type != NULL ? g_bytes_get_data (type, &size) : NULL;

  if (size == strlen (MIME_TYPE) && memcmp (data, MIME_TYPE, size) == 0)
    return TRUE;
  return fail (self, error, _("This is no OpenDocument text (.odt). Save it in that format, or choose the document that Boussole wrote."));
}

/* In a package everything is a GsfInfile; a file has fewer children than none. */
static gboolean
is_folder (GsfInput *input)
{
  return GSF_IS_INFILE (input) && gsf_infile_num_children (GSF_INFILE (input)) >= 0;
}

/* What stands in the package itself, as Boussole wrote it. */
static gboolean
read_folder (Package *self, GError **error)
{
  g_autoptr (GsfInput) folder = gsf_infile_child_by_name (self->root, BSL_ODT_FOLDER);
  int n = folder != NULL && is_folder (folder) ? gsf_infile_num_children (GSF_INFILE (folder)) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GsfInput) child = gsf_infile_child_by_index (GSF_INFILE (folder), i);
      g_autoptr (GBytes) bytes = NULL;

      if (child == NULL || is_folder (child))
        continue;
      bytes = read_input (self, child, error);
      if (bytes == NULL || !bsl_carried_add (self->carried, gsf_input_name (child), bytes, self->name, error))
        return FALSE;
    }
  return TRUE;
}

/* What a word processor kept of it in the metadata. */
static gboolean
add_field (const char *field, const char *value, gpointer data, GError **error)
{
  Package *self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  if (!g_str_has_prefix (field, BSL_ODT_FOLDER "/"))
    return TRUE;
  bytes = bsl_pack_from_text (value, BSL_PACK_MAX, &cause);
  if (bytes == NULL)
    return fail (self, error, cause->message);
  return bsl_carried_add (self->carried, field + strlen (BSL_ODT_FOLDER "/"), bytes, self->name, error);
}

static gboolean
is_encrypted (Package *self)
{
  g_autoptr (GsfInput) input = gsf_infile_child_by_vname (self->root, "META-INF", "manifest.xml", NULL);
  g_autoptr (GBytes) manifest = input != NULL ? read_input (self, input, NULL) : NULL;
  gsize size = 0;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &size) : NULL;

  return size > 0 && memmem (data, size, "encryption-data", strlen ("encryption-data")) != NULL;
}

static gboolean
read_part (Package *self, const char *part, gboolean (*read) (Package *, GBytes *, GError **), GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = read_member (self, part, &cause);
  g_autofree char *message = NULL;

  if (bytes != NULL && read (self, bytes, &cause))
    return TRUE;
  if (bytes == NULL && cause == NULL)
    message = g_strdup_printf (_("“%s” is missing in this document. Copy the file again from where it came from."), part);
  else if (g_error_matches (cause, BSL_ERROR, BSL_ERROR_INVALID) || g_error_matches (cause, BSL_ERROR, BSL_ERROR_SYNTAX))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    message = g_strdup_printf (_("“%s” in this document cannot be read (%s). Copy the file again from where it came from."), part,
                               cause->message);
  return message != NULL ? fail (self, error, message) : FALSE;
}

static gboolean
read_meta (Package *self, GBytes *bytes, GError **error)
{
  return bsl_odt_read_fields (bytes, add_field, self, error);
}

static gboolean
read_content (Package *self, GBytes *bytes, GError **error)
{
  self->carried->texts = bsl_odt_read_text (bytes, error);
  return self->carried->texts != NULL;
}

static gboolean
read_package (Package *self, GError **error)
{
  if (!check_type (self, error))
    return FALSE;
  if (is_encrypted (self))
    return fail (self, error, _("The document is protected by a password. Open it in a word processor and save it without one."));
  return read_folder (self, error)
         && read_part (self, "meta.xml", read_meta, error)
         && read_part (self, "content.xml", read_content, error);
}

gboolean
bsl_odt_read (BslCarried *carried, GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GsfInput) input = bsl_zip_new_input (data, size);
  g_autoptr (GsfInfile) root = gsf_infile_zip_new (input, NULL);
  Package package = { carried, root, name };

  carried->kind = BSL_CARRIER_ODT;
  if (root == NULL)
    return fail (&package, error, _("The document is cut short or damaged. Copy the file again from where it came from."));
  return read_package (&package, error);
}
