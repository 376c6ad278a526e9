/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder of data with what says which edition it is. */
#include "config.h"

#include "app/edition/bsl-edition.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-problems.h"
#include "app/edition/bsl-edition-folder.h"

#define FORMAT "boussole-edition"
#define VERSION 1
#define MAX_BYTES 65536

static char *
dup_file (const char *directory)
{
  return g_build_filename (directory, "edition.json", NULL);
}

static gboolean
read_members (BslEdition *self, GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  BslJson json;

  if (bsl_json_open (&json, parser, bytes, file, problems))
    {
      BslJson name = bsl_json_member (&json, "edition"), date = bsl_json_member (&json, "date");
      BslJson publisher = bsl_json_member (&json, "publisher");

      bsl_json_check_format (&json, FORMAT, VERSION);
      self->name = g_strdup (bsl_json_string (&name));
      self->date = bsl_json_date (&date);
      self->publisher = g_strdup (bsl_json_string (&publisher));
    }
  return bsl_problems_to_error (problems, error);
}

BslEdition *
bsl_edition_read (const char *directory, GError **error)
{
  g_autoptr (BslEdition) self = g_new0 (BslEdition, 1);
  g_autofree char *file = dup_file (directory);
  g_autoptr (GBytes) bytes = bsl_json_read_file (file, MAX_BYTES, error);

  if (bytes == NULL || !read_members (self, bytes, file, error))
    return NULL;
  self->directory = g_strdup (directory);
  return g_steal_pointer (&self);
}

char *
bsl_edition_to_text (const BslEdition *self)
{
  g_autofree char *date = bsl_date_to_iso (self->date);
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = bsl_json_take_object (object);

  bsl_json_set_string (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  bsl_json_set_string (object, "edition", self->name);
  bsl_json_set_string (object, "date", date);
  bsl_json_set_string (object, "publisher", self->publisher);
  return json_to_string (node, TRUE);
}

gboolean
bsl_edition_write (const BslEdition *self, const char *directory, GError **error)
{
  g_autofree char *file = dup_file (directory);

  return bsl_edition_folder_write (file, bsl_edition_to_text (self), error);
}

BslEdition *
bsl_edition_copy (const BslEdition *self)
{
  BslEdition *copy = g_new (BslEdition, 1);

  *copy = (BslEdition){ g_strdup (self->directory), g_strdup (self->name), self->date, g_strdup (self->publisher) };
  return copy;
}

void
bsl_edition_free (BslEdition *self)
{
  g_free (self->directory);
  g_free (self->name);
  g_free (self->publisher);
  g_free (self);
}
