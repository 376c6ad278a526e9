/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a search found projects, row by row. */
#include "config.h"

#include "ui/projects/bsl-finder.h"

#include "app/core/bsl-found.h"
#include "ui/projects/bsl-found-words.h"

/* the rest of a frame is for drawing it */
#define MOST_US 5000

struct _BslFinder
{
  BslLibrary *library;
  BslStore *store;
  GPtrArray *waiting; /* of GtkListItem, in the order of the rows; borrowed */
  guint source;
};

BslFinder *
bsl_finder_new (BslLibrary *library, BslStore *store)
{
  BslFinder *self = g_new0 (BslFinder, 1);

  self->library = g_object_ref (library);
  g_set_object (&self->store, store);
  self->waiting = g_ptr_array_new ();
  return self;
}

void
bsl_finder_free (BslFinder *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->store);
  g_object_unref (self->library);
  g_free (self);
}

static char *
dup_found (BslFinder *self, BslProjectItem *item)
{
  BslLang lang = bsl_library_get_lang (self->library);
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslFound) found = NULL;

  if (!bsl_library_load (self->library, NULL))
    return NULL;

  project = bsl_store_peek (self->store, bsl_library_get_questionnaire (self->library),
                            bsl_project_item_get_info (item)->id, NULL);
  found = project != NULL ? bsl_found_new (project, bsl_project_item_get_search (item), lang) : NULL;
  return found != NULL ? bsl_found_words_dup (found, lang) : NULL;
}

static gboolean
find_cb (gpointer data)
{
  BslFinder *self = data;
  gint64 start = g_get_monotonic_time ();

  while (self->waiting->len > 0 && g_get_monotonic_time () - start < MOST_US)
    {
      GtkListItem *list_item = g_ptr_array_steal_index (self->waiting, 0);
      g_autofree char *found = dup_found (self, gtk_list_item_get_item (list_item));

      bsl_project_row_set_found (list_item, found);
    }
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

void
bsl_finder_add (BslFinder *self, GtkListItem *list_item)
{
  BslProjectItem *item = gtk_list_item_get_item (list_item);

  if (bsl_found_is_all_in (bsl_project_item_get_info (item)->title, bsl_project_item_get_search (item)))
    return;

  g_ptr_array_add (self->waiting, list_item);
  if (self->source == 0)
    self->source = g_idle_add (find_cb, self);
}

void
bsl_finder_remove (BslFinder *self, GtkListItem *list_item)
{
  g_ptr_array_remove (self->waiting, list_item);
}
