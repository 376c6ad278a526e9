/* SPDX-License-Identifier: EUPL-1.2 */
/* From a checked JSON text to its tree. */

#include "config.h"

#include "app/core/bsl-json-build.h"

#include <string.h>

#include "app/core/bsl-json-scan.h"

/* The text is known to be valid: nothing is checked again. */
typedef struct
{
  const char *at;
  GString *text; /* the string read last */
  guint depth;
} Build;

static JsonNode *
build_value (Build *self);

static void
skip_space (Build *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t')
    self->at++;
}

static gunichar
read_hex (const char *digits)
{
  gunichar number = 0;

  for (guint i = 0; i < 4; i++)
    number = number * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return number;
}

static void
append_escape (Build *self)
{
  static const char letters[] = "bfnrt\"\\/";
  static const char meanings[] = "\b\f\n\r\t\"\\/";
  gunichar letter;

  if (self->at[1] != 'u')
    {
      g_string_append_c (self->text, meanings[strchr (letters, self->at[1]) - letters]);
      self->at += 2;
      return;
    }
  letter = read_hex (self->at + 2);
  self->at += 6;
  /* the first half of a pair; the second is there */
  if (letter >= 0xd800 && letter < 0xdc00)
    {
      letter = 0x10000 + ((letter - 0xd800) << 10) + (read_hex (self->at + 2) - 0xdc00);
      self->at += 6;
    }
  g_string_append_unichar (self->text, letter);
}

static void
read_string (Build *self)
{
  g_string_truncate (self->text, 0);
  self->at++;
  while (*self->at != '"')
    {
      gsize length = strcspn (self->at, "\"\\");

      g_string_append_len (self->text, self->at, (gssize) length);
      self->at += length;
      if (*self->at == '\\')
        append_escape (self);
    }
  self->at++;
}

/* Behind a member or an element: past the comma, or at what closes. */
static void
skip_comma (Build *self)
{
  skip_space (self);
  if (*self->at == ',')
    self->at++;
  skip_space (self);
}

static JsonNode *
build_object (Build *self)
{
  JsonNode *node = json_node_alloc ();
  JsonObject *object = json_object_new ();

  json_node_init (node, JSON_NODE_OBJECT);
  self->at++;
  skip_space (self);
  while (*self->at != '}')
    {
      g_autofree char *name = NULL;

      read_string (self);
      name = g_strndup (self->text->str, self->text->len);
      skip_space (self);
      self->at++;
      json_object_set_member (object, name, build_value (self));
      skip_comma (self);
    }
  self->at++;
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
build_array (Build *self)
{
  JsonNode *node = json_node_alloc ();
  JsonArray *array = json_array_new ();

  json_node_init (node, JSON_NODE_ARRAY);
  self->at++;
  skip_space (self);
  while (*self->at != ']')
    {
      json_array_add_element (array, build_value (self));
      skip_comma (self);
    }
  self->at++;
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
build_number (Build *self)
{
  const char *first = self->at;
  const char *end = first + strspn (first, "+-.0123456789eE");
  gboolean whole = strcspn (first, ".eE") >= (gsize) (end - first);

  self->at = end;
  if (whole)
    return json_node_init_int (json_node_alloc (), g_ascii_strtoll (first, NULL, 10));
  return json_node_init_double (json_node_alloc (), g_ascii_strtod (first, NULL));
}

static JsonNode *
build_word (Build *self)
{
  char first = *self->at;

  self->at += first == 'f' ? 5 : 4;
  if (first == 'n')
    return json_node_init_null (json_node_alloc ());
  return json_node_init_boolean (json_node_alloc (), first == 't');
}

/* Recursion is safe: the check allows BSL_JSON_MAX_DEPTH levels. */
static JsonNode *
build_value (Build *self)
{
  JsonNode *node;

  g_assert (self->depth <= BSL_JSON_MAX_DEPTH);
  skip_space (self);
  self->depth++;
  if (*self->at == '{')
    node = build_object (self);
  else if (*self->at == '[')
    node = build_array (self);
  else if (*self->at == '-' || g_ascii_isdigit (*self->at))
    node = build_number (self);
  else if (*self->at != '"')
    node = build_word (self);
  else
    {
      read_string (self);
      node = json_node_init_string (json_node_alloc (), self->text->str);
    }
  self->depth--;
  return node;
}

JsonNode *
bsl_json_build (const char *text)
{
  g_autoptr (GString) string = g_string_new (NULL);
  Build self = { .at = text, .text = string };

  return build_value (&self);
}
