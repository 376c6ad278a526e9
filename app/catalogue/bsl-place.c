/* SPDX-License-Identifier: EUPL-1.2 */
/* Places in an offer that is being read. */

#include "config.h"

#include "app/catalogue/bsl-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

BslPlace
bsl_place_root (BslOfferList *list, const BslNode *offer)
{
  return (BslPlace){ .list = list, .node = offer };
}

BslPlace
bsl_place_named (const BslPlace *self, const BslNode *member)
{
  return (BslPlace){ .parent = self, .list = self->list, .name = member->name, .node = member };
}

BslPlace
bsl_place_nth (const BslPlace *self, guint index, const BslNode *element)
{
  return (BslPlace){ .parent = self, .list = self->list, .index = index, .node = element };
}

BslPlace
bsl_place_member (const BslPlace *self, const char *name)
{
  const BslNode *node = bsl_place_is (self, BSL_NODE_OBJECT) ? self->node->first : NULL;

  while (node != NULL && strcmp (node->name, name) != 0)
    node = node->next;
  return (BslPlace){ .parent = self, .list = self->list, .name = name, .node = node };
}

BslJson
bsl_place_to_json (const BslPlace *self)
{
  BslJson parent;

  if (self->parent == NULL)
    return bsl_offer_list_to_json (self->list);

  parent = bsl_place_to_json (self->parent);
  return self->name != NULL ? bsl_json_member (&parent, self->name) : bsl_json_element (&parent, self->index);
}

gboolean
bsl_place_is (const BslPlace *self, BslNodeKind kind)
{
  return self->node != NULL && self->node->kind == kind;
}

void
bsl_place_name_problems (const BslPlace *self, guint first)
{
  static const char *const members[] = { "name", "offer", "id" };
  const char *name = NULL;

  for (guint i = 0; name == NULL && i < G_N_ELEMENTS (members); i++)
    {
      BslPlace member = bsl_place_member (self, members[i]);

      name = bsl_place_is (&member, BSL_NODE_STRING) ? member.node->text : NULL;
    }
  bsl_problems_set_about (self->list->head.problems, first, name);
}

gboolean
bsl_place_is_null (const BslPlace *self)
{
  return self->node == NULL || self->node->kind == BSL_NODE_NULL;
}

const BslNode *
bsl_place_elements (const BslPlace *self)
{
  BslJson json;

  if (self->node == NULL)
    return NULL;
  if (self->node->kind == BSL_NODE_ARRAY)
    return self->node->first;

  json = bsl_place_to_json (self);
  bsl_json_length (&json);
  return NULL;
}

const BslNode *
bsl_place_members (const BslPlace *self)
{
  BslJson json;

  if (bsl_place_is (self, BSL_NODE_OBJECT))
    return self->node->first;

  json = bsl_place_to_json (self);
  bsl_json_complain (&json, _("An object {…} was expected here."));
  return NULL;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;

  return FALSE;
}

void
bsl_place_only (const BslPlace *self, const char *const *names)
{
  for (const BslNode *member = bsl_place_members (self); member != NULL; member = member->next)
    if (!is_one_of (member->name, names))
      {
        BslJson json = bsl_place_to_json (self);

        bsl_json_only (&json, names);
        return;
      }
}

gboolean
bsl_place_string_fits (const BslPlace *self)
{
  BslJson json;

  if (!bsl_place_is (self, BSL_NODE_STRING) || self->node->length <= BSL_PLACE_MAX_TEXT)
    return TRUE;

  json = bsl_place_to_json (self);
  bsl_json_complain (&json, _("This text is longer than %u KiB, too long for a catalogue. Shorten it."),
                     BSL_PLACE_MAX_TEXT / 1024);
  return FALSE;
}

const char *
bsl_place_string (const BslPlace *self)
{
  BslJson json;

  if (bsl_place_is (self, BSL_NODE_STRING))
    return bsl_place_string_fits (self) ? self->node->text : NULL;

  json = bsl_place_to_json (self);
  bsl_json_string (&json);
  return NULL;
}

const char *
bsl_place_optional_string (const BslPlace *self)
{
  return bsl_place_is_null (self) ? NULL : bsl_place_string (self);
}

const char *
bsl_place_word (const BslPlace *self, const char *const *words)
{
  const char *word = bsl_place_string (self);
  BslJson json;

  if (word == NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return words[i];

  json = bsl_place_to_json (self);
  bsl_json_word (&json, words);
  return NULL;
}

double
bsl_place_number (const BslPlace *self)
{
  BslJson json;

  if (bsl_place_is (self, BSL_NODE_NUMBER))
    return self->node->number;

  json = bsl_place_to_json (self);
  return bsl_json_number (&json);
}
