/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether the files of an edition can be used. */
#include "config.h"

#include "app/edition/bsl-edition-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/catalogue/bsl-view.h"
#include "app/edition/bsl-edition.h"
#include "app/edition/bsl-edition-folder.h"

/* Faults of files in @directory, by their names in the update. */
static void
add_faults (BslProblems *problems, BslProblems *found, const char *directory)
{
  gsize length = strlen (directory);

  for (guint i = 0; i < bsl_problems_get_count (found); i++)
    {
      const BslProblem *problem = bsl_problems_get (found, i);
      gboolean inside = g_str_has_prefix (problem->file, directory) && problem->file[length] == '/';

      bsl_problems_add_moved (problems, problem, problem->file + (inside ? length + 1 : 0), problem->path);
    }
}

/* The order of editions rests on the day in edition.json: an older catalogue must not pass as a newer one. */
static void
check_day (BslLibrary *library, const char *directory, BslProblems *found)
{
  g_autofree char *file = g_build_filename (directory, "edition.json", NULL);
  g_autoptr (BslEdition) edition = bsl_edition_read (directory, NULL);
  BslDate date = bsl_catalogue_get_date (bsl_library_get_catalogue (library));
  g_autofree char *outside = edition != NULL ? bsl_date_to_iso (edition->date) : NULL, *inside = bsl_date_to_iso (date);

  if (edition != NULL && edition->date != date && bsl_edition_folder_has (directory, "catalogue"))
    bsl_problems_add (found, file, "$.date",
                      _("The edition is said to be compiled up to %s, but “date” in catalogue/offers.json is %s. Write in both up to "
                        "which day it was compiled, and publish it again."),
                      outside, inside);
}

static void
check_view (BslLibrary *library, BslProblems *found)
{
  g_autofree char *file = bsl_library_dup_path (library, "catalogue/view.json");
  g_autoptr (BslView) view = bsl_view_load (file, bsl_library_get_attributes (library), found);
}

static BslLibrary *
load (const char *shipped, const char *directory, gboolean brought, BslProblems *problems)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslProblems) found = bsl_problems_new ();

  bsl_library_set_directory (library, shipped);
  bsl_library_set_edition (library, directory);
  if (bsl_library_check (library, found) && brought)
    {
      check_day (library, directory, found);
      check_view (library, found);
    }
  if (bsl_problems_get_count (found) == 0)
    return g_steal_pointer (&library);
  add_faults (problems, found, directory);
  return NULL;
}

BslLibrary *
bsl_edition_load (const char *shipped, const char *directory, BslProblems *problems)
{
  return load (shipped, directory, FALSE, problems);
}

BslLibrary *
bsl_edition_admit (const char *shipped, const char *directory, BslProblems *problems)
{
  return load (shipped, directory, TRUE, problems);
}
