/* SPDX-License-Identifier: EUPL-1.2 */
/* What became of a duty of the file: told by a chapter, without object, or open. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static JsonObject *
find_duty (BslBuilder *self, const BslItem *item)
{
  return bsl_outline_find_duty (self->outline, ((const BslObligation *) item->data)->rule->id);
}

static JsonObject *
find_void (BslBuilder *self, JsonObject *duty, const BslItem *item)
{
  JsonObject *none = duty != NULL ? bsl_member_object (duty, "void") : NULL;

  return none != NULL && bsl_builder_holds (self, none, item) ? none : NULL;
}

/* What is kept from third parties tells them nothing, not even that it is there. */
static gboolean
is_told (BslBuilder *self, JsonObject *place)
{
  const char *id = bsl_member_string (place, "id");

  return bsl_builder_get_own_text (self, id) != NULL && !bsl_builder_is_withheld (self, id);
}

/* The place that tells of it, the first of those that are wanted; NULL as soon as one of them is empty. */
static JsonObject *
find_told (BslBuilder *self, JsonObject *duty)
{
  JsonArray *places = duty != NULL ? bsl_member_array (duty, "told") : NULL;
  JsonObject *first = NULL;

  for (guint i = 0; places != NULL && i < json_array_get_length (places); i++)
    {
      JsonObject *place = bsl_outline_find_place (self->outline, json_array_get_string_element (places, i));

      if (place == NULL || !bsl_builder_holds (self, place, NULL))
        continue;
      if (!is_told (self, place))
        return NULL;
      first = first != NULL ? first : place;
    }
  return first;
}

const char *
bsl_builder_get_duty (BslBuilder *self, const BslItem *item)
{
  JsonObject *duty = find_duty (self, item);

  if (find_void (self, duty, item) != NULL)
    return "void";
  return find_told (self, duty) != NULL ? "told" : "open";
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
  JsonObject *duty = find_duty (self, item), *none = find_void (self, duty, item), *told = find_told (self, duty);
  BslItem place = { BSL_ITEM_PLACE, item, told, NULL, NULL, BSL_DATE_NONE };

  if (none != NULL)
    bsl_builder_add (self, line, bsl_builder_text (self, none, "say"));
  else if (told != NULL)
    bsl_builder_write (self, line, bsl_texts_get (self->texts, "state-told"), &place);
  else
    write_open (self, line, item);
}
