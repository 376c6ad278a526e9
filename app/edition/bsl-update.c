/* SPDX-License-Identifier: EUPL-1.2 */
/* A newer catalogue or newer rules in one file. */
#include "config.h"

#include "app/edition/bsl-update.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-problems.h"
#include "app/edition/bsl-edition.h"
#include "app/edition/bsl-edition-folder.h"

#define FORMAT "boussole-update"
#define VERSION 1
#define MOST_FILES 200
#define MOST_NAME 200
#define PEEKED 200 /* bytes */

const char *const bsl_update_folders[] = { "catalogue", "rules", "questions", NULL };

typedef struct
{
  char *name; /* "rules/g2-sren.json" */
  char *text;
} File;

struct _BslUpdate
{
  char *carrier; /* the file or folder it was read from */
  char *edition, *publisher, *sha256;
  BslDate date;
  GPtrArray *files; /* of File */
  GBytes *payload;
  BslSignature *signature; /* or NULL */
};

static void
free_file (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_free (file->text);
  g_free (file);
}

static BslUpdate *
create_update (const char *carrier)
{
  BslUpdate *self = g_new0 (BslUpdate, 1);

  self->carrier = g_strdup (carrier);
  self->files = g_ptr_array_new_with_free_func (free_file);
  return self;
}

void
bsl_update_free (BslUpdate *self)
{
  g_free (self->carrier);
  g_free (self->edition);
  g_free (self->publisher);
  g_free (self->sha256);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_clear_pointer (&self->signature, bsl_signature_free);
  g_free (self);
}

/* A file of data, in a folder that may be replaced: nothing that leads elsewhere. */
static gboolean
is_file_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  return g_strv_length (parts) == 2 && g_strv_contains (bsl_update_folders, parts[0]) &&
         g_regex_match_simple ("^[a-z0-9][a-z0-9-]*\\.json$", parts[1], G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
read_files (BslUpdate *self, const BslJson *files)
{
  g_auto (GStrv) names = bsl_json_dup_names (files);
  guint n = g_strv_length (names);

  if (n == 0 || n > MOST_FILES)
    bsl_json_complain (files, _("Between 1 and %d files were expected here."), MOST_FILES);
  for (guint i = 0; n <= MOST_FILES && i < n; i++)
    {
      BslJson member = bsl_json_member (files, names[i]);
      const char *text = bsl_json_string (&member);
      File *file;

      if (!is_file_name (names[i]))
        bsl_json_complain (&member, _("“catalogue/….json”, “rules/….json” or “questions/….json” was expected as a name here."));
      file = g_new0 (File, 1);
      file->name = g_strdup (names[i]);
      file->text = g_strdup (text);
      g_ptr_array_add (self->files, file);
    }
}

/* A name as it is signed and shown: one line of some length. */
static char *
dup_name (const BslJson *json)
{
  const char *text = bsl_json_string (json);

  if (text != NULL && (strpbrk (text, "\r\n") != NULL || g_utf8_strlen (text, -1) > MOST_NAME))
    bsl_json_complain (json, _("One line of at most %d characters was expected here."), MOST_NAME);
  return g_strdup (text);
}

static void
read_members (BslUpdate *self, const BslJson *json)
{
  BslJson edition = bsl_json_member (json, "edition"), publisher = bsl_json_member (json, "publisher");
  BslJson date = bsl_json_member (json, "date"), files = bsl_json_member (json, "files");

  self->edition = dup_name (&edition);
  self->publisher = dup_name (&publisher);
  self->date = bsl_json_date (&date);
  read_files (self, &files);
}

static gboolean
read_payload (BslUpdate *self, const char *name, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  BslJson json;

  if (bsl_json_open (&json, parser, self->payload, name, problems))
    {
      bsl_json_check_format (&json, FORMAT, VERSION);
      if (bsl_problems_get_count (problems) == 0)
        read_members (self, &json);
    }
  return bsl_problems_to_error (problems, error);
}

gboolean
bsl_update_can_read (GBytes *bytes)
{
  static const char signature[] = "untrusted comment:";
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  /* what says so stands first: see bsl_update_new_from_directory() */
  return size > 0 && (g_strstr_len (text, MIN (size, strlen (signature)), signature) == text ||
                      g_strstr_len (text, MIN (size, PEEKED), "\"" FORMAT "\"") != NULL);
}

BslUpdate *
bsl_update_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BslUpdate) self = create_update (name);
  gsize length, at = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > BSL_UPDATE_MAX_BYTES)
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_READ, _("%s: This file is larger than an update can be (%d MB). Ask whoever publishes for the right one."),
                   name, BSL_UPDATE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  if (length > 0 && text[0] == 'u')
    {
      self->signature = bsl_signature_read (text, length, name, &at, error);
      if (self->signature == NULL)
        return NULL;
    }
  self->payload = g_bytes_new_from_bytes (bytes, at, length - at);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->payload);
  return read_payload (self, name, error) ? g_steal_pointer (&self) : NULL;
}

static JsonNode *
to_node (const BslUpdate *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = bsl_date_to_iso (self->date);

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  bsl_json_add_string (builder, "edition", self->edition);
  bsl_json_add_string (builder, "date", date);
  bsl_json_add_string (builder, "publisher", self->publisher);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->files->len; i++)
    bsl_json_add_string (builder, ((File *) self->files->pdata[i])->name, ((File *) self->files->pdata[i])->text);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static gboolean
add_file (BslUpdate *self, const char *directory, const char *folder, const char *base, GError **error)
{
  g_autofree char *path = g_build_filename (directory, folder, base, NULL);
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, BSL_UPDATE_MAX_BYTES, error);
  File *file;

  if (bytes == NULL)
    return FALSE;
  file = g_new0 (File, 1);
  file->name = g_strdup_printf ("%s/%s", folder, base);
  file->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_ptr_array_add (self->files, file);
  return TRUE;
}

static gboolean
add_folder (BslUpdate *self, const char *directory, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (directory, folder, NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) names = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  names = bsl_json_list_files (path, problems);
  for (guint i = 0; i < names->len; i++)
    if (!add_file (self, directory, folder, names->pdata[i], error))
      return FALSE;
  return bsl_problems_to_error (problems, error);
}

static gboolean
is_carried (const char *path, const char *name, gboolean inside)
{
  gboolean folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  if (name[0] == '.')
    return TRUE;
  return inside ? !folder : folder ? g_strv_contains (bsl_update_folders, name) : g_str_equal (name, "edition.json");
}

/* Fails where something in @folder, or in the folders it holds, would be left out in silence: layers and keys. */
static gboolean
check_whole (const char *folder, gboolean inside, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_carried (path, name, inside))
        {
          g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
                       _("%s: An update in one file carries the files of “catalogue”, “rules” and “questions” only; this would be left out. "
                         "Layers and keys travel in an extension. Take it out of the folder, or make an extension."),
                       path);
          return FALSE;
        }
      if (!inside && g_strv_contains (bsl_update_folders, name) && !check_whole (path, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

BslUpdate *
bsl_update_new_from_directory (const char *directory, const char *publisher, GError **error)
{
  g_autoptr (BslUpdate) self = create_update (directory);
  g_autoptr (BslEdition) edition = bsl_edition_read (directory, error);
  g_autoptr (JsonNode) node = NULL;

  if (edition == NULL || !check_whole (directory, FALSE, error))
    return NULL;
  self->edition = g_strdup (edition->name);
  self->date = edition->date;
  self->publisher = g_strdup (publisher != NULL ? publisher : edition->publisher);
  for (guint i = 0; bsl_update_folders[i] != NULL; i++)
    if (!add_folder (self, directory, bsl_update_folders[i], error))
      return NULL;
  if (self->files->len == 0)
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_READ, _("%s: There is no folder “catalogue”, “rules” or “questions” here. Name the folder that holds them."),
                   directory);
      return NULL;
    }
  node = to_node (self);
  self->payload = bsl_json_to_file (node);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->payload);
  return g_steal_pointer (&self);
}

const char *
bsl_update_get_edition (const BslUpdate *self)
{
  return self->edition;
}

BslDate
bsl_update_get_date (const BslUpdate *self)
{
  return self->date;
}

const char *
bsl_update_get_publisher (const BslUpdate *self)
{
  return self->publisher;
}

const char *
bsl_update_get_sha256 (const BslUpdate *self)
{
  return self->sha256;
}

gboolean
bsl_update_is_signed (const BslUpdate *self)
{
  return self->signature != NULL;
}

const char *
bsl_update_get_key_id (const BslUpdate *self)
{
  return self->signature != NULL ? bsl_signature_get_id (self->signature) : NULL;
}

gboolean
bsl_update_verify (const BslUpdate *self, const BslPublicKey *key)
{
  return self->signature != NULL && bsl_signature_verify (self->signature, key, self->payload);
}

GBytes *
bsl_update_to_bytes (const BslUpdate *self, const BslSecretKey *key)
{
  g_autofree char *comment = NULL, *signature = NULL;
  GByteArray *array;
  gsize size;
  const guint8 *data = g_bytes_get_data (self->payload, &size);

  if (key == NULL)
    return g_bytes_ref (self->payload);
  comment = g_strdup_printf ("%s %s", FORMAT, self->edition);
  signature = bsl_secret_key_sign (key, self->payload, comment);
  array = g_byte_array_new ();
  g_byte_array_append (array, (const guint8 *) signature, (guint) strlen (signature));
  g_byte_array_append (array, data, (guint) size);
  return g_byte_array_free_to_bytes (array);
}

gboolean
bsl_update_unpack (const BslUpdate *self, const char *directory, GError **error)
{
  const BslEdition edition = { .name = self->edition, .date = self->date, .publisher = self->publisher };

  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];

      if (!bsl_edition_folder_unpack (directory, file->name, self->carrier, g_strdup (file->text), error))
        return FALSE;
    }
  return bsl_edition_folder_unpack (directory, "edition.json", self->carrier, bsl_edition_to_text (&edition), error);
}
