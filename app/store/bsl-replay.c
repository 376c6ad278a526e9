/* SPDX-License-Identifier: EUPL-1.2 */
/* Logs apart from the database: their chain, what they lead to, their form in files. */

#include "config.h"

#include "app/store/bsl-replay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-json-scan.h"

#define HASH_LENGTH 64
#define LAST_TIME G_GINT64_CONSTANT (253402300799999) /* 9999-12-31 23:59:59.999 UTC */

/* The number of the first event that does not follow from the one before, 0 where all do. */
gint64
bsl_replay_find_broken (GPtrArray *events)
{
  const char *previous = "";

  for (guint i = 0; i < events->len; i++)
    {
      const BslEvent *event = g_ptr_array_index (events, i);
      g_autofree char *hash = bsl_event_compute_hash (event, previous);

      if (event->seq != i + 1 || g_strcmp0 (hash, event->hash) != 0)
        return i + 1;
      previous = event->hash;
    }
  return 0;
}

static void
set (GHashTable *state, const char *what, const char *json)
{
  if (json != NULL)
    g_hash_table_insert (state, g_strdup (what), g_strdup (json));
  else
    g_hash_table_remove (state, what);
}

GHashTable *
bsl_replay_run (GPtrArray *events)
{
  const BslEvent *first = events->len > 0 ? g_ptr_array_index (events, 0) : NULL;
  GHashTable *state = bsl_delta_flatten (first != NULL ? first->after : NULL);

  for (guint i = 1; i < events->len; i++)
    {
      const BslEvent *event = g_ptr_array_index (events, i);

      if (event->what != NULL)
        set (state, event->what, event->after);
    }
  return state;
}

static JsonNode *
event_to_json (const BslEvent *event)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "seq", event->seq);
  json_object_set_int_member (object, "time", event->time);
  bsl_json_set_string (object, "who", event->who);
  bsl_json_set_string (object, "kind", bsl_event_kind_words[event->kind]);
  if (event->target > 0)
    json_object_set_int_member (object, "target", event->target);
  bsl_json_set_string (object, "what", event->what);
  bsl_json_set_string (object, "before", event->before);
  bsl_json_set_string (object, "after", event->after);
  bsl_json_set_string (object, "reason", event->reason);
  bsl_json_set_string (object, "hash", event->hash);
  return bsl_json_take_object (object);
}

JsonNode *
bsl_replay_to_json (GPtrArray *events)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    json_array_add_element (list, event_to_json (g_ptr_array_index (events, i)));
  json_node_take_array (node, list);
  return node;
}

static gint64
read_int (const BslJson *json, const char *name, gboolean required)
{
  BslJson member = bsl_json_member (json, name);
  double number;

  if (!required && bsl_json_is_null (&member))
    return 0;
  number = bsl_json_number (&member);
  if (number >= 0 && number <= 9007199254740991.0)
    return (gint64) number;

  bsl_json_complain (&member, _("A whole number from 0 was expected here."));
  return 0;
}

/* In milliseconds; what calendars hold. */
static gint64
read_time (const BslJson *json)
{
  BslJson member = bsl_json_member (json, "time");
  gint64 time = read_int (json, "time", TRUE);

  if (time <= LAST_TIME)
    return time;

  bsl_json_complain (&member, _("A time before the year 10000 was expected here, in milliseconds "
                                "since 1970."));
  return 0;
}

static char *
read_string (const BslJson *json, const char *name, gboolean required)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (required ? bsl_json_string (&member) : bsl_json_optional_string (&member));
}

/* A text that is JSON itself. */
static char *
read_value (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);
  const char *text = bsl_json_optional_string (&member);
  guint line, column;

  if (text != NULL && bsl_json_scan (text, strlen (text), &line, &column) != NULL)
    bsl_json_complain (&member, _("A text that is JSON was expected here."));
  return g_strdup (text);
}

static gboolean
is_hash (const char *text)
{
  return text != NULL && strlen (text) == HASH_LENGTH &&
         strspn (text, "0123456789abcdef") == HASH_LENGTH;
}

static BslEvent *
event_from_json (const BslJson *json, guint index)
{
  BslEvent *event = g_new0 (BslEvent, 1);
  BslJson kind = bsl_json_member (json, "kind");
  BslJson hash = bsl_json_member (json, "hash");
  int word = bsl_json_word (&kind, bsl_event_kind_words);

  event->seq = read_int (json, "seq", TRUE);
  event->time = read_time (json);
  event->who = read_string (json, "who", TRUE);
  event->kind = word >= 0 ? (BslEventKind) word : BSL_EVENT_EDIT;
  event->target = read_int (json, "target", FALSE);
  event->what = read_string (json, "what", FALSE);
  event->before = read_value (json, "before");
  event->after = read_value (json, "after");
  event->reason = read_string (json, "reason", FALSE);
  event->hash = read_string (json, "hash", TRUE);
  if (event->hash != NULL && !is_hash (event->hash))
    bsl_json_complain (&hash, _("A SHA-256 of 64 hexadecimal digits was expected here."));
  if (event->seq != index + 1)
    bsl_json_complain (json, _("The changes must be numbered from 1 without a gap."));
  if ((event->kind == BSL_EVENT_CREATE) != (index == 0) || (index > 0 && event->what == NULL))
    bsl_json_complain (json, _("The first change, and only it, must be the creation of the "
                               "project; every other one must say what it is about."));
  return event;
}

GPtrArray *
bsl_replay_from_json (const BslJson *json)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);

  for (guint i = 0; i < bsl_json_length (json); i++)
    {
      BslJson element = bsl_json_element (json, i);

      g_ptr_array_add (events, event_from_json (&element, i));
    }
  return events;
}
