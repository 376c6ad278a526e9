/* SPDX-License-Identifier: EUPL-1.2 */
/* Saves N copies of a project for the benchmarks: fill-store PROJECT-FILE N. */

#include "config.h"

#include "app/catalogue/bsl-services.h"
#include "app/store/bsl-store-private.h"

static BslProject *
read_project (const char *path, GError **error)
{
  const char *data = g_getenv ("BOUSSOLE_DATADIR");
  g_autofree char *folder = g_build_filename (data, "questions", NULL);
  g_autofree char *file = g_build_filename (data, "catalogue", "services.json", NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslServices) services = bsl_services_load (file, problems);
  g_autoptr (BslQuestionnaire) questionnaire =
    bsl_questionnaire_load (folder, bsl_services_get_options (services), problems);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return bsl_project_new_from_bytes (questionnaire, bytes, path, NULL, error);
}

static gboolean
fill (BslStore *store, BslProject *project, guint copies, GError **error)
{
  bsl_database_set_durable (bsl_store_get_database (store), FALSE);
  for (guint i = 0; i < copies; i++)
    {
      g_autofree char *title = g_strdup_printf ("Projet %04u", i + 1);
      g_autofree char *id = NULL;

      bsl_project_set_title (project, title);
      id = bsl_store_add (store, project, error);
      if (id == NULL)
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bsl_store_dup_default_path ();
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslStore) store = NULL;

  g_return_val_if_fail (argc == 3, 2);
  project = read_project (argv[1], &error);
  if (project != NULL)
    store = bsl_store_open (path, &error);
  if (store == NULL || !fill (store, project, (guint) g_ascii_strtoull (argv[2], NULL, 10), &error))
    {
      g_printerr ("fill-store: %s\n", error->message);
      return 1;
    }
  return 0;
}
