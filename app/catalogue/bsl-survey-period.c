/* SPDX-License-Identifier: EUPL-1.2 */
/* From when to when what a survey says holds: nothing is taken to last that does not. */

#include "config.h"

#include "app/catalogue/bsl-survey-period.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"

#define LENGTH_YEAR 4
#define LENGTH_MONTH 7

JsonNode *
bsl_survey_find (JsonNode *object, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i] != NULL; i++)
    object = bsl_json_object_get (object, names[i]);
  return object != NULL && !JSON_NODE_HOLDS_NULL (object) ? object : NULL;
}

const char *
bsl_survey_find_string (JsonNode *object, const char *path)
{
  return bsl_json_node_get_string (bsl_survey_find (object, path));
}

/* The last day of what a day, a month or a year names: then at the latest it was so. */
static BslDate
parse_last_day (const char *text)
{
  BslDate first = bsl_date_parse_partial (text);
  gsize length = strlen (text);
  guint months = length == LENGTH_YEAR ? 12 : length == LENGTH_MONTH ? 1 : 0;

  return first == BSL_DATE_NONE || months == 0 ? first : bsl_date_add_days (bsl_date_add_months (first, months), -1);
}

/* The day at the path that member @name of @periods gives. */
static BslDate
find_day (const BslSurveyRecord *self, JsonNode *periods, const char *name)
{
  const char *path = bsl_json_object_get_string (periods, name);
  const char *text = path != NULL ? bsl_survey_find_string (self->record, path) : NULL;

  return text != NULL ? parse_last_day (text) : BSL_DATE_NONE;
}

/* What the form says of values that do not last like @value; NULL where it does. */
static JsonNode *
find_passing (JsonNode *periods, JsonNode *value)
{
  JsonNode *values = bsl_json_object_get (periods, "values");
  const char *word = bsl_json_node_get_string (value);
  int index = word != NULL ? bsl_json_list_find (values, "value", word) : -1;

  return index >= 0 ? bsl_json_list_get (values, (guint) index) : NULL;
}

static JsonNode *
make_note (const BslSurveyRecord *self, const char *which, BslDate end, gint64 months)
{
  JsonNode *note = bsl_json_object_get (bsl_json_object_get (self->form, "notes"), which);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, months);
  JsonObject *texts = json_object_new ();

  for (guint i = 0; i < BSL_N_LANGS; i++)
    {
      const char *lang = bsl_lang_to_string ((BslLang) i);
      const char *text = bsl_json_object_get_string (note, lang);
      g_autofree char *last = end != BSL_DATE_NONE ? bsl_date_to_words (end, (BslLang) i) : g_strdup ("");
      g_autofree char *day = bsl_date_to_words (self->date, (BslLang) i);
      const char *const pairs[] = { "end", last, "date", day, "months", count, NULL };
      g_autofree char *filled = bsl_text_fill (text != NULL ? text : "", pairs);

      json_object_set_string_member (texts, lang, filled);
    }
  return bsl_json_take_object (texts);
}

/* @value and @note are taken. */
static void
add_period (JsonArray *timeline, BslDate from, JsonNode *value, JsonNode *note)
{
  JsonObject *period = json_object_new ();
  g_autofree char *day = from != BSL_DATE_NONE ? bsl_date_to_iso (from) : NULL;

  bsl_json_set_string (period, "from", day);
  json_object_set_member (period, "value", value);
  if (note != NULL)
    json_object_set_member (period, "note", note);
  json_array_add_object_element (timeline, period);
}

/* The period after the value: nothing is known, unless an end that is past says what is. */
static void
add_end (const BslSurveyRecord *self, JsonNode *periods, JsonNode *passing, JsonArray *timeline)
{
  BslDate end = find_day (self, periods, "until");
  const char *ended = bsl_json_object_get_string (passing, "ended");
  gint64 months = bsl_json_object_get_int (passing, "months");

  if (end == BSL_DATE_NONE)
    add_period (timeline, bsl_date_add_months (self->date, (guint) months), json_node_new (JSON_NODE_NULL),
                make_note (self, "old", end, months));
  else if (end < self->date && ended != NULL)
    add_period (timeline, bsl_date_add_days (end, 1), bsl_json_make_string (ended), NULL);
  else
    add_period (timeline, bsl_date_add_days (end, 1), json_node_new (JSON_NODE_NULL), make_note (self, "end", end, months));
}

void
bsl_survey_period_set (const BslSurveyRecord *self, JsonNode *periods, JsonNode *value, JsonObject *fact)
{
  JsonNode *passing = find_passing (periods, value);
  JsonArray *timeline;
  BslDate since = BSL_DATE_NONE;

  if (passing == NULL)
    {
      json_object_set_member (fact, "value", value);
      return;
    }
  timeline = json_array_new ();
  if (bsl_json_object_get (passing, "begins") != NULL)
    {
      since = find_day (self, periods, "since");
      since = since != BSL_DATE_NONE ? since : MIN (find_day (self, periods, "seen"), self->date);
      add_period (timeline, BSL_DATE_NONE, json_node_new (JSON_NODE_NULL), make_note (self, "before", BSL_DATE_NONE, 0));
      since = since != BSL_DATE_NONE ? since : self->date;
    }
  add_period (timeline, since, value, NULL);
  add_end (self, periods, passing, timeline);
  json_object_set_array_member (fact, "timeline", timeline);
}
