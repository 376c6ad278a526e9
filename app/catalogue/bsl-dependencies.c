/* SPDX-License-Identifier: EUPL-1.2 */
/* References between the offers of a catalogue. */

#include "config.h"

#include "app/catalogue/bsl-dependencies.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  NOT_SEEN,
  OPEN, /* on the way from where the walk began */
  DONE,
} State;

typedef struct
{
  BslCatalogue *catalogue;
  const BslJson *json;
  guint8 *states; /* of State, by index of the offer */
  GArray *way;    /* of guint: offers that are open, each resting on the next */
  GArray *next;   /* of guint: for each of them the dependency to follow next */
  GArray *done;   /* of guint: offers, those below first */
} Walk;

static BslJson
find_place (const BslJson *json, guint offer, const char *list, guint element)
{
  BslJson offers = bsl_json_member (json, "offers");
  BslJson place = bsl_json_element (&offers, offer);
  BslJson ids = bsl_json_member (&place, list);

  return bsl_json_element (&ids, element);
}

static void
check_exist (BslCatalogue *catalogue, const BslJson *json, const BslOffer *offer, GPtrArray *ids, const char *list)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      BslJson place;

      if (bsl_catalogue_find (catalogue, id) != NULL)
        continue;
      place = find_place (json, offer->index, list, i);
      bsl_json_complain (&place, _("The offer “%s” is not in this catalogue. Correct the identifier or add it."), id);
      bsl_problems_set_about (place.problems, bsl_problems_get_count (place.problems) - 1, offer->name);
    }
}

static void
enter (Walk *self, guint offer)
{
  guint first = 0;

  self->states[offer] = OPEN;
  g_array_append_val (self->way, offer);
  g_array_append_val (self->next, first);
}

static void
leave (Walk *self)
{
  guint last = self->way->len - 1;

  self->states[g_array_index (self->way, guint, last)] = DONE;
  g_array_append_val (self->done, g_array_index (self->way, guint, last));
  g_array_set_size (self->way, last);
  g_array_set_size (self->next, last);
}

static void
complain_circle (Walk *self, const BslOffer *again, guint dependency)
{
  g_autoptr (GString) circle = g_string_new (NULL);
  guint last = g_array_index (self->way, guint, self->way->len - 1);
  BslJson place = find_place (self->json, last, "depends-on", dependency);
  gboolean inside = FALSE;

  for (guint i = 0; i < self->way->len; i++)
    {
      guint index = g_array_index (self->way, guint, i);

      inside = inside || index == again->index;
      if (inside)
        g_string_append_printf (circle, "%s → ", bsl_catalogue_get_offer (self->catalogue, index)->id);
    }
  g_string_append (circle, again->id);
  bsl_json_complain (&place, _("These offers rest on each other in a circle: %s. Remove one of the links."),
                     circle->str);
  bsl_problems_set_about (place.problems, bsl_problems_get_count (place.problems) - 1,
                          bsl_catalogue_get_offer (self->catalogue, last)->name);
}

static void
follow (Walk *self)
{
  guint last = self->way->len - 1;
  const BslOffer *offer = bsl_catalogue_get_offer (self->catalogue, g_array_index (self->way, guint, last));
  guint dependency = g_array_index (self->next, guint, last)++;
  const BslOffer *layer;

  if (dependency >= offer->depends_on->len)
    {
      leave (self);
      return;
    }

  layer = bsl_catalogue_find (self->catalogue, g_ptr_array_index (offer->depends_on, dependency));
  if (layer == NULL)
    return;
  if (self->states[layer->index] == OPEN)
    complain_circle (self, layer, dependency);
  else if (self->states[layer->index] == NOT_SEEN)
    enter (self, layer->index);
}

/* Depth first with its own stack: a file may hold a chain of any length. */
static GArray *
check_circles (BslCatalogue *catalogue, const BslJson *json)
{
  guint n_offers = bsl_catalogue_get_n_offers (catalogue);
  g_autofree guint8 *states = g_new0 (guint8, n_offers + 1);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *done = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_offers);
  Walk walk = { .catalogue = catalogue, .json = json, .states = states, .way = way, .next = next, .done = done };

  for (guint i = 0; i < n_offers; i++)
    {
      if (states[i] == NOT_SEEN)
        enter (&walk, i);
      while (way->len > 0)
        follow (&walk);
    }
  return done;
}

static void
check_number (const BslJson *json, const BslOffer *offer)
{
  BslJson place;

  if (offer->depends_on->len <= BSL_DEPENDENCIES_MAX)
    return;

  place = find_place (json, offer->index, "depends-on", BSL_DEPENDENCIES_MAX);
  bsl_json_complain (&place, _("An offer rests on at most %d others. Remove some."), BSL_DEPENDENCIES_MAX);
  bsl_problems_set_about (place.problems, bsl_problems_get_count (place.problems) - 1, offer->name);
}

GArray *
bsl_dependencies_check (BslCatalogue *catalogue, const BslJson *json)
{
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (catalogue, i);

      check_number (json, offer);
      check_exist (catalogue, json, offer, offer->depends_on, "depends-on");
      check_exist (catalogue, json, offer, offer->alternatives, "alternatives");
    }
  return check_circles (catalogue, json);
}
