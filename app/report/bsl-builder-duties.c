/* SPDX-License-Identifier: EUPL-1.2 */
/* What became of a duty of the file: told by a chapter, without object, or open. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static JsonObject *
find_duty (BslBuilder *self, const BslObligation *obligation)
{
  return bsl_outline_find_duty (self->outline, obligation->rule->id);
}

/* Why it is without object; NULL where it is not. */
static JsonObject *
find_void (BslBuilder *self, const BslObligation *obligation)
{
  JsonObject *duty = find_duty (self, obligation), *none = duty != NULL ? bsl_member_object (duty, "void") : NULL;

  return none != NULL && bsl_builder_holds (self, none, NULL) ? none : NULL;
}

gboolean
bsl_builder_has_object (BslBuilder *self, const BslObligation *obligation)
{
  return find_void (self, obligation) == NULL;
}

/* What is kept from third parties tells them nothing, not even that it is there. */
static gboolean
is_told (BslBuilder *self, JsonObject *place)
{
  const char *id = bsl_member_string (place, "id");

  return bsl_builder_get_own_text (self, id) != NULL && !bsl_builder_is_withheld (self, id);
}

static gboolean
has_section (GPtrArray *places, JsonObject *place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_strcmp0 (bsl_member_string (g_ptr_array_index (places, i), "section"), bsl_member_string (place, "section")) == 0)
      return TRUE;
  return FALSE;
}

/* The places that tell of it, the first in each section; none as soon as one that is wanted is empty. To be unref'd. */
static GPtrArray *
find_told (BslBuilder *self, JsonObject *duty)
{
  JsonArray *ids = duty != NULL ? bsl_member_array (duty, "told") : NULL;
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      JsonObject *place = bsl_outline_find_place (self->outline, json_array_get_string_element (ids, i));

      if (place == NULL || !bsl_builder_holds (self, place, NULL))
        continue;
      if (!is_told (self, place))
        {
          g_ptr_array_set_size (places, 0);
          break;
        }
      if (!has_section (places, place))
        g_ptr_array_add (places, place);
    }
  return places;
}

const char *
bsl_builder_get_duty (BslBuilder *self, const BslItem *item)
{
  g_autoptr (GPtrArray) told = find_told (self, find_duty (self, item->data));

  if (find_void (self, item->data) != NULL)
    return "void";
  return told->len > 0 ? "told" : "open";
}

static void
write_open (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *id = g_strconcat ("state-", bsl_state_words[((const BslObligation *) item->data)->state], NULL);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, id));
}

void
bsl_builder_write_duty_state (BslBuilder *self, BslLine *line, const BslItem *item)
{
  JsonObject *none = find_void (self, item->data);
  g_autoptr (GPtrArray) told = find_told (self, find_duty (self, item->data));

  if (none != NULL)
    bsl_builder_add (self, line, bsl_builder_text (self, none, "say"));
  else if (told->len == 0)
    write_open (self, line, item);
  for (guint i = 0; none == NULL && i < told->len; i++)
    {
      BslItem place = { BSL_ITEM_PLACE, item, g_ptr_array_index (told, i), NULL, NULL, BSL_DATE_NONE };

      bsl_builder_write (self, line, bsl_texts_get (self->texts, i == 0 ? "state-told" : "state-told-too"), &place);
    }
}
