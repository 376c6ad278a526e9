/* SPDX-License-Identifier: EUPL-1.2 */
/* Fixed sentences of the documents, by identifier. */
#include "config.h"

#include "app/report/bsl-texts.h"

#include <json-glib/json-glib.h>
#include <stdarg.h>
#include <string.h>

#include "app/report/bsl-report-resources.h"

#define PREFIX "/org/boussole/report/"

struct _BslTexts
{
  BslLang lang;
  JsonParser *parser;
  JsonObject *texts;
};

static gpointer
register_resource (gpointer data)
{
  bsl_report_register_resource ();
  return NULL;
}

/* Registered by hand and for good: a destructor would take it from a document that is still being
 * written in a thread when the program ends. */
GResource *
bsl_texts_get_resource (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, register_resource, NULL);
  return bsl_report_get_resource ();
}

const char *
bsl_texts_get_file (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bsl_texts_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  /* the bytes lie in the read-only data of the program */
  return g_bytes_get_data (bytes, NULL);
}

BslTexts *
bsl_texts_new (BslLang lang)
{
  BslTexts *self = g_new0 (BslTexts, 1);
  gboolean parsed;

  self->lang = lang;
  self->parser = json_parser_new_immutable ();
  parsed = json_parser_load_from_data (self->parser, bsl_texts_get_file ("texts.json"), -1, NULL);
  g_assert (parsed);
  self->texts = json_object_get_object_member (json_node_get_object (json_parser_get_root (self->parser)), "texts");
  return self;
}

void
bsl_texts_free (BslTexts *self)
{
  g_object_unref (self->parser);
  g_free (self);
}

BslLang
bsl_texts_get_lang (BslTexts *self)
{
  return self->lang;
}

const char *
bsl_texts_find (BslTexts *self, const char *id)
{
  if (!json_object_has_member (self->texts, id))
    return NULL;
  return json_object_get_string_member (json_object_get_object_member (self->texts, id), bsl_lang_to_string (self->lang));
}

const char *
bsl_texts_get (BslTexts *self, const char *id)
{
  const char *text = bsl_texts_find (self, id);

  if (text == NULL)
    g_critical ("no text “%s” in texts.json", id);
  return text != NULL ? text : id;
}

/* The value of the placeholder of @length bytes at @name among the pairs of @args. */
static const char *
find_value (const char *name, gsize length, va_list args)
{
  for (const char *key = va_arg (args, const char *); key != NULL; key = va_arg (args, const char *))
    {
      const char *value = va_arg (args, const char *);

      if (strlen (key) == length && strncmp (key, name, length) == 0)
        return value;
    }
  return NULL;
}

char *
bsl_texts_format (BslTexts *self, const char *id, ...)
{
  GString *out = g_string_new (NULL);
  const char *p = bsl_texts_get (self, id);
  const char *open, *close;
  va_list args;

  while ((open = strchr (p, '{')) != NULL && (close = strchr (open, '}')) != NULL)
    {
      const char *value;

      va_start (args, id);
      value = find_value (open + 1, close - open - 1, args);
      va_end (args);
      if (value == NULL)
        g_critical ("placeholder at “%s” of text “%s” has no value", open, id);
      g_string_append_len (out, p, open - p);
      g_string_append (out, value ? value : "");
      p = close + 1;
    }
  g_string_append (out, p);
  return g_string_free_and_steal (out);
}
