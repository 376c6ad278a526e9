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

static gboolean
has_section (GPtrArray *places, JsonObject *place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_strcmp0 (bsl_member_string (g_ptr_array_index (places, i), "section"), bsl_member_string (place, "section")) == 0)
      return TRUE;
  return FALSE;
}

/* The places that are to tell of it. To be unref'd. */
static GPtrArray *
find_places (BslBuilder *self, JsonObject *duty)
{
  JsonArray *ids = duty != NULL ? bsl_member_array (duty, "told") : NULL;
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      JsonObject *place = bsl_outline_find_place (self->outline, json_array_get_string_element (ids, i));

      if (place != NULL && bsl_builder_holds (self, place, NULL))
        g_ptr_array_add (places, place);
    }
  return places;
}

/* What is kept from third parties tells them nothing, not even whether it is there. */
static gboolean
is_withheld (BslBuilder *self, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    if (bsl_builder_is_withheld (self, bsl_member_string (g_ptr_array_index (places, i), "id")))
      return TRUE;
  return FALSE;
}

static gboolean
is_told (BslBuilder *self, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    if (bsl_builder_get_own_text (self, bsl_member_string (g_ptr_array_index (places, i), "id")) == NULL)
      return FALSE;
  return places->len > 0;
}

const char *
bsl_builder_get_duty (BslBuilder *self, const BslItem *item)
{
  g_autoptr (GPtrArray) places = find_places (self, find_duty (self, item->data));

  if (find_void (self, item->data) != NULL)
    return "void";
  if (is_withheld (self, places))
    return "withheld";
  return is_told (self, places) ? "told" : "open";
}

static void
write_open (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *id = g_strconcat ("state-", bsl_state_words[((const BslObligation *) item->data)->state], NULL);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, id));
}

/* "Renseigné : chapitre 3, chapitre 17" */
static void
write_told (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GPtrArray) places = find_places (self, find_duty (self, item->data)), told = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      JsonObject *place = g_ptr_array_index (places, i);
      BslItem element = { BSL_ITEM_PLACE, item, place, NULL, NULL, BSL_DATE_NONE };

      if (has_section (told, place))
        continue;
      bsl_builder_write (self, line, bsl_texts_get (self->texts, told->len == 0 ? "state-told" : "state-told-too"), &element);
      g_ptr_array_add (told, place);
    }
}

void
bsl_builder_write_duty_state (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *duty = bsl_builder_get_duty (self, item);

  if (g_str_equal (duty, "void"))
    bsl_builder_add (self, line, bsl_builder_text (self, find_void (self, item->data), "say"));
  else if (g_str_equal (duty, "withheld"))
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "state-withheld"));
  else if (g_str_equal (duty, "told"))
    write_told (self, line, item);
  else
    write_open (self, line, item);
}
