/* SPDX-License-Identifier: EUPL-1.2 */
/* Fingerprints of pages. */
#include "config.h"

#include "app/report/bsl-pdf-pages.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-error.h"
#include "app/report/bsl-pack.h"

#define MAX_DEPTH 8      /* forms within forms */
#define MAX_OBJECTS 2000 /* forms and images of a page */

/* Zlib's work alone: a name, or a list of that one name, without parameters. */
static gboolean
is_deflated (qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh filter = qpdf_oh_get_key (qpdf, dictionary, "/Filter");

  if (qpdf_oh_is_array (qpdf, filter) && qpdf_oh_get_array_n_items (qpdf, filter) == 1)
    filter = qpdf_oh_get_array_item (qpdf, filter, 0);
  return qpdf_oh_is_name (qpdf, filter) && g_str_equal (qpdf_oh_get_name (qpdf, filter), "/FlateDecode")
         && qpdf_oh_is_null (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/DecodeParms"));
}

GBytes *
bsl_pdf_read_stream (qpdf_data qpdf, qpdf_oh stream, GError **error)
{
  qpdf_oh dictionary = qpdf_oh_is_stream (qpdf, stream) ? qpdf_oh_get_dict (qpdf, stream) : 0;
  gboolean deflated = dictionary != 0 && is_deflated (qpdf, dictionary);
  gboolean plain = dictionary != 0 && qpdf_oh_is_null (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/Filter"));
  unsigned char *data = NULL;
  size_t size = 0;
  GBytes *bytes = NULL;

  if ((deflated || plain) && !(qpdf_oh_get_stream_data (qpdf, stream, qpdf_dl_none, NULL, &data, &size) & QPDF_ERRORS))
    bytes = deflated ? bsl_pack_inflate (data, size, BSL_PACK_MAX, error) : g_bytes_new (data, size);
  else
    g_set_error_literal (error, BSL_ERROR, BSL_ERROR_INVALID, _("A part of it is compressed in a way that Boussole does not use."));
  if (data != NULL)
    qpdf_oh_free_buffer (&data);
  return bytes;
}

typedef struct
{
  qpdf_data qpdf;
  GChecksum *checksum;
  guint n_objects;
} Page;

/* What cannot be read counts as other than anything that can. */
static void
add_stream (Page *self, qpdf_oh stream)
{
  g_autoptr (GBytes) bytes = bsl_pdf_read_stream (self->qpdf, stream, NULL);
  gsize size = 0;
  const guchar *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (data != NULL)
    g_checksum_update (self->checksum, data, size);
  else
    g_checksum_update (self->checksum, (const guchar *) "?", 1);
}

static char **
dup_names (Page *self, qpdf_oh dictionary)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (qpdf_oh_is_dictionary (self->qpdf, dictionary))
    for (qpdf_oh_begin_dict_key_iter (self->qpdf, dictionary); qpdf_oh_dict_more_keys (self->qpdf);)
      g_strv_builder_add (names, qpdf_oh_dict_next_key (self->qpdf));
  return g_strv_builder_end (names);
}

/* The forms and images that @holder, a page or a form, uses. */
static void
add_resources (Page *self, qpdf_oh holder, guint depth)
{
  qpdf_oh resources = qpdf_oh_get_key (self->qpdf, holder, "/Resources");
  qpdf_oh objects = qpdf_oh_is_dictionary (self->qpdf, resources) ? qpdf_oh_get_key (self->qpdf, resources, "/XObject") : 0;
  g_auto (GStrv) names = objects != 0 ? dup_names (self, objects) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL && self->n_objects < MAX_OBJECTS; i++)
    {
      qpdf_oh object = qpdf_oh_get_key (self->qpdf, objects, names[i]);

      self->n_objects++;
      g_checksum_update (self->checksum, (const guchar *) names[i], -1);
      add_stream (self, object);
      if (depth < MAX_DEPTH && qpdf_oh_is_stream (self->qpdf, object))
        add_resources (self, qpdf_oh_get_dict (self->qpdf, object), depth + 1);
    }
}

static char *
dup_page (qpdf_data qpdf, size_t index)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Page self = { qpdf, checksum, 0 };
  qpdf_oh page = qpdf_get_page_n (qpdf, index);
  qpdf_oh contents = qpdf_oh_get_key (qpdf, page, "/Contents");
  gboolean several = qpdf_oh_is_array (qpdf, contents);
  int n = several ? MIN (qpdf_oh_get_array_n_items (qpdf, contents), MAX_OBJECTS) : 1;

  for (int i = 0; i < n; i++)
    add_stream (&self, several ? qpdf_oh_get_array_item (qpdf, contents, i) : contents);
  add_resources (&self, page, 0);
  return g_strdup (g_checksum_get_string (checksum));
}

char **
bsl_pdf_dup_pages (qpdf_data qpdf)
{
  g_autoptr (GStrvBuilder) pages = g_strv_builder_new ();
  int n = qpdf_get_num_pages (qpdf);

  for (int i = 0; i < n; i++)
    g_strv_builder_take (pages, dup_page (qpdf, i));
  return g_strv_builder_end (pages);
}
