/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands above the sender of every document. */
#include "config.h"

#include "ui/document/bsl-head.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/report/bsl-logo.h"

#define LETTERHEAD "letterhead"
#define LOGO "logo" /* SHA-256 of the picture, "": none */
#define LOGO_TEXT "logo-text"

GSettings *
bsl_head_get_settings (void)
{
  return g_settings_new ("org.boussole.Boussole");
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "boussole", "logo.png", NULL);
}

static char *
dup_string (GSettings *settings, const char *key)
{
  g_autofree char *value = g_settings_get_string (settings, key);

  return *value != '\0' ? g_steal_pointer (&value) : NULL;
}

/* A picture that is gone, or that somebody put in its place, is none. */
static GBytes *
read_logo (GSettings *settings)
{
  g_autofree char *path = dup_path ();
  g_autofree char *expected = dup_string (settings, LOGO);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = expected != NULL ? g_file_load_bytes (file, NULL, NULL, NULL) : NULL;
  g_autofree char *found = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  return found != NULL && g_str_equal (found, expected) ? g_steal_pointer (&bytes) : NULL;
}

BslHead *
bsl_head_load (void)
{
  g_autoptr (GSettings) settings = bsl_head_get_settings ();
  BslHead *self = g_new0 (BslHead, 1);

  self->letterhead = dup_string (settings, LETTERHEAD);
  self->logo = read_logo (settings);
  self->logo_text = dup_string (settings, LOGO_TEXT);
  return self;
}

void
bsl_head_free (BslHead *self)
{
  if (self == NULL)
    return;

  g_free (self->letterhead);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->logo_text);
  g_free (self);
}

void
bsl_head_apply (const BslHead *self, BslReportOptions *options)
{
  options->letterhead = self->letterhead;
  options->logo = self->logo;
  options->logo_text = self->logo_text;
}

char *
bsl_head_dup_words (const BslHead *self)
{
  if (self->logo != NULL && self->letterhead != NULL)
    return g_strdup (_("Logo and letterhead chosen"));
  if (self->logo != NULL)
    return g_strdup (_("Logo chosen, no letterhead"));
  if (self->letterhead != NULL)
    return g_strdup (_("Letterhead chosen, no logo"));
  return g_strdup (_("No logo, no letterhead"));
}

static gboolean
keep_picture (GBytes *png, GError **error)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (png, &size);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static void
forget_picture (void)
{
  g_autofree char *path = dup_path ();

  g_unlink (path);
}

gboolean
bsl_head_set_logo (GBytes *png, GError **error)
{
  g_autoptr (GSettings) settings = bsl_head_get_settings ();
  g_autoptr (BslFigure) figure = png != NULL ? bsl_logo_new (png, "", error) : NULL;
  g_autofree char *sha256 = png != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, png) : NULL;

  if (png != NULL && (figure == NULL || !keep_picture (png, error)))
    return FALSE;
  if (png == NULL)
    forget_picture ();

  /* the words were of the picture before */
  g_settings_reset (settings, LOGO_TEXT);
  g_settings_set_string (settings, LOGO, sha256 != NULL ? sha256 : "");
  return TRUE;
}

void
bsl_head_watch (GObject *object, GCallback changed)
{
  GSettings *settings = bsl_head_get_settings ();

  g_signal_connect_object (settings, "changed", changed, object, G_CONNECT_SWAPPED);
  g_object_set_data_full (object, "bsl-head", settings, g_object_unref);
  /* only what was read is told of */
  bsl_head_free (bsl_head_load ());
}
