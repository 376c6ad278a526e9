/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers of a file, one at a time. */

#include "config.h"

#include "app/catalogue/bsl-offer-list.h"

#include <string.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/core/bsl-json-scan.h"

#define CATALOGUE "boussole-catalogue"
#define LAYER "boussole-catalogue-layer"

/* What follows walks JSON that bsl_json_scan() found valid: brackets match and strings end. */

static const char *
skip_space (const char *at)
{
  return at + strspn (at, " \t\r\n");
}

/* Whether the quotation mark at @at stands behind an odd number of backslashes. */
static gboolean
is_escaped (const char *at)
{
  const char *first = at;

  while (first[-1] == '\\')
    first--;
  return (at - first) % 2 == 1;
}

static const char *
skip_string (const char *at)
{
  do
    at = strchr (at + 1, '"');
  while (is_escaped (at));
  return at + 1;
}

static gboolean
ends_value (char c)
{
  return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Behind the value that begins at @at, inside of an object or a list. */
static const char *
skip_value (const char *at)
{
  guint depth = 0;

  do
    {
      if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        depth--;
      at = *at == '"' ? skip_string (at) : at + 1;
    }
  while (depth > 0 || !ends_value (*at));
  return at;
}

/* Where the value of member @sought of the object at @at begins, or NULL. */
static const char *
find_member (const char *at, const char *sought)
{
  gsize length = strlen (sought);

  if (*at != '{')
    return NULL;

  at = skip_space (at + 1);
  while (*at == '"')
    {
      const char *name = at + 1;
      const char *value;

      at = skip_string (at);
      value = skip_space (skip_space (at) + 1);
      if ((gsize) (at - name) == length + 1 && strncmp (name, sought, length) == 0)
        return value;
      at = skip_space (skip_value (value));
      at = *at == ',' ? skip_space (at + 1) : at;
    }
  return NULL;
}

/* The same file with nothing in the list. */
static GBytes *
make_head (const char *text, gsize length, const char *list, const char *behind)
{
  GByteArray *head = g_byte_array_new ();

  g_byte_array_append (head, (const guint8 *) text, (guint) (list + 1 - text));
  g_byte_array_append (head, (const guint8 *) behind, (guint) (text + length - behind));
  return g_byte_array_free_to_bytes (head);
}

/* FALSE where there is nothing to take apart: not JSON, or no list of offers. */
static gboolean
find_offers (BslOfferList *self, const char *text, gsize length, const char **list)
{
  guint line, column;

  if (bsl_json_scan (text, length, &line, &column) != NULL)
    return FALSE;
  *list = find_member (skip_space (text), self->name);
  if (*list == NULL || **list != '[')
    return FALSE;

  self->at = skip_space (*list + 1);
  self->end = skip_value (*list) - 1;
  self->nodes = bsl_nodes_new ((gsize) (self->end - self->at));
  return TRUE;
}

static gboolean
open_list (BslOfferList *self, GBytes *bytes, const char *file, const char *format, const char *name,
           BslProblems *problems)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GBytes) head = NULL;
  const char *list;

  *self = (BslOfferList){ .name = name, .parser = json_parser_new () };
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!find_offers (self, text, length, &list))
    return bsl_data_file_open (&self->head, self->parser, bytes, file, format, problems);

  head = make_head (text, length, list, self->end);
  return bsl_data_file_open (&self->head, self->parser, head, file, format, problems);
}

gboolean
bsl_offer_list_open (BslOfferList *self, GBytes *bytes, const char *file, BslProblems *problems)
{
  return open_list (self, bytes, file, CATALOGUE, "offers", problems);
}

gboolean
bsl_offer_list_open_layer (BslOfferList *self, GBytes *bytes, const char *file, const char *name,
                           BslProblems *problems)
{
  return open_list (self, bytes, file, LAYER, name, problems);
}

static gboolean
begin_element (BslOfferList *self)
{
  g_clear_object (&self->offer);
  if (self->at == NULL || self->at >= self->end)
    return FALSE;

  self->start = self->at;
  self->n_read++;
  return TRUE;
}

static void
end_element (BslOfferList *self)
{
  if (*self->at == ',')
    self->at = skip_space (self->at + 1);
}

BslNode *
bsl_offer_list_next (BslOfferList *self)
{
  BslNode *node;

  if (!begin_element (self))
    return NULL;

  node = bsl_nodes_read (self->nodes, &self->at);
  end_element (self);
  return node;
}

const char *
bsl_offer_list_skip (BslOfferList *self, gsize *length, const char **id)
{
  const char *value;

  if (!begin_element (self))
    return NULL;

  value = find_member (self->start, "id");
  *id = value != NULL && *value == '"' ? bsl_nodes_read (self->nodes, &value)->text : NULL;
  self->at = skip_value (self->start);
  *length = (gsize) (self->at - self->start);
  self->at = skip_space (self->at);
  end_element (self);
  return self->start;
}

BslJson
bsl_offer_list_to_json (BslOfferList *self)
{
  BslJson offers = bsl_json_member (&self->head, self->name);
  BslJson json = bsl_json_element (&offers, self->n_read - 1);

  if (self->offer == NULL)
    {
      self->offer = json_parser_new ();
      json_parser_set_strict (self->offer, TRUE);
      json_parser_load_from_data (self->offer, self->start, skip_value (self->start) - self->start, NULL);
    }
  json.node = json_parser_get_root (self->offer);
  return json;
}

void
bsl_offer_list_clear (BslOfferList *self)
{
  g_clear_object (&self->parser);
  g_clear_object (&self->offer);
  g_clear_pointer (&self->nodes, bsl_nodes_free);
}
