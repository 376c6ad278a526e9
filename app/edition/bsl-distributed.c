/* SPDX-License-Identifier: EUPL-1.2 */
/* What came with the application, and what was installed beside it. */
#include "config.h"

#include "app/edition/bsl-distributed.h"

#include "app/edition/bsl-edition-folder.h"

static void
free_edition (gpointer data)
{
  bsl_edition_free (data);
}

/* What an extension lays upon the catalogue holds whichever edition is in use; keys as well. */
static void
add_extension (BslDistributed *self, const char *directory, BslKeyring *keys, BslProblems *faults)
{
  g_autoptr (GError) error = NULL;
  BslEdition *edition;

  if (bsl_edition_folder_has (directory, "layers"))
    g_ptr_array_add (self->layers, g_build_filename (directory, "layers", NULL));
  bsl_keyring_read (keys, directory, faults);
  if (!bsl_edition_folder_has (directory, "edition.json"))
    return;
  edition = bsl_edition_read (directory, &error);
  if (edition != NULL)
    g_ptr_array_add (self->extensions, edition);
  else
    bsl_problems_add (faults, directory, "$", "%s", error->message);
}

/* One without a name of its own, or any number of named ones in folders. */
static void
read_extensions (BslDistributed *self, const char *directory, BslKeyring *keys, BslProblems *faults)
{
  g_autofree char *place = g_build_filename (directory, "extension", NULL);
  g_autoptr (GPtrArray) folders = bsl_edition_folder_list (place);

  add_extension (self, place, keys, faults);
  for (guint i = 0; i < folders->len; i++)
    add_extension (self, folders->pdata[i], keys, faults);
}

BslDistributed *
bsl_distributed_read (const char *directory, BslKeyring *keys, BslProblems *faults)
{
  BslDistributed *self = g_new0 (BslDistributed, 1);

  self->extensions = g_ptr_array_new_with_free_func (free_edition);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  if (bsl_edition_folder_has (directory, "edition.json"))
    self->shipped = bsl_edition_read (directory, NULL);
  bsl_keyring_read (keys, directory, faults);
  read_extensions (self, directory, keys, faults);
  return self;
}

void
bsl_distributed_free (BslDistributed *self)
{
  g_clear_pointer (&self->shipped, bsl_edition_free);
  g_ptr_array_unref (self->extensions);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static BslDate
get_date (const BslEdition *edition)
{
  return edition != NULL ? edition->date : BSL_DATE_NONE;
}

/* The last of those of one day. */
static const BslEdition *
get_newest_extension (const BslDistributed *self)
{
  const BslEdition *best = NULL;

  for (guint i = 0; i < self->extensions->len; i++)
    if (get_date (self->extensions->pdata[i]) >= get_date (best))
      best = self->extensions->pdata[i];
  return best;
}

const BslEdition *
bsl_distributed_get_newest (const BslDistributed *self, gboolean *extension)
{
  const BslEdition *best = get_newest_extension (self);

  *extension = best != NULL && best->date >= get_date (self->shipped);
  return *extension ? best : self->shipped;
}

BslDate
bsl_distributed_get_date (const BslDistributed *self)
{
  gboolean extension;

  return get_date (bsl_distributed_get_newest (self, &extension));
}

const BslEdition *
bsl_distributed_get_passed_over (const BslDistributed *self)
{
  gboolean extension;

  bsl_distributed_get_newest (self, &extension);
  return extension ? NULL : get_newest_extension (self);
}
