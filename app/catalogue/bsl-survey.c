/* SPDX-License-Identifier: EUPL-1.2 */
/* From the records of a survey of offers to the form of the catalogue, by a table that is data. */

#include "config.h"

#include "app/catalogue/bsl-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/catalogue/bsl-place-list.h"
#include "app/catalogue/bsl-survey-period.h"
#include "app/core/bsl-json-edit.h"

#define SCHEMA "offers.schema.json"
#define FORMAT "boussole-catalogue"
#define VERSION 1
#define UNKNOWN "unknown"

typedef struct
{
  JsonNode *form;
  BslAttributes *attributes;
  BslDate date;
  GHashTable *by_id; /* identifier → JsonNode of the record */
} Survey;

/* One record, and the offer that is made of it. */
typedef struct
{
  const Survey *survey;
  BslSurveyRecord record;
  JsonObject *offer, *facts;
} Reading;

static JsonNode *
get_rule (const Survey *self, const char *path)
{
  return bsl_json_object_get (bsl_json_object_get (self->form, "members"), path);
}

static JsonNode *
make_list (void)
{
  JsonNode *list = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (list, json_array_new ());
  return list;
}

static gboolean
is_boolean (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
}

/* Titles are compared whatever the apostrophe. */
static gboolean
is_title (const char *title, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (title, "’", -1);
  g_autofree char *plain = g_strjoinv ("'", parts);

  return g_str_equal (title, word) || g_str_equal (plain, word);
}

/* The option that a word of the survey means: its value in whatever case, or its English title. */
static const char *
find_option (const Survey *self, const BslDomain *domain, const char *word)
{
  const char *other = bsl_json_object_get_string (bsl_json_object_get (self->form, "words"), word);

  for (guint i = 0; i < domain->options->len; i++)
    {
      const BslOption *option = g_ptr_array_index (domain->options, i);

      if (g_ascii_strcasecmp (option->value, word) == 0 || is_title (bsl_text_get (&option->title, BSL_LANG_EN), other != NULL ? other : word))
        return option->value;
    }
  return word;
}

/* A word that is no option stays, and is told by whoever reads the catalogue. */
static JsonNode *
convert (const Survey *self, const BslAttribute *attribute, JsonNode *node)
{
  const char *word = bsl_json_node_get_string (node);
  JsonNode *list;

  if (attribute == NULL || attribute->domain.options == NULL)
    return json_node_copy (node);
  if (is_boolean (node))
    return bsl_json_make_string (json_node_get_boolean (node) ? "yes" : "no");
  if (g_strcmp0 (word, UNKNOWN) == 0)
    return json_node_new (JSON_NODE_NULL);
  if (word != NULL)
    return bsl_json_make_string (find_option (self, &attribute->domain, word));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_copy (node);
  list = make_list ();
  for (guint i = 0; i < bsl_json_list_length (node); i++)
    json_array_add_element (json_node_get_array (list), convert (self, attribute, bsl_json_list_get (node, i)));
  return list;
}

static JsonObject *
get_fact (Reading *self, const char *id)
{
  if (!json_object_has_member (self->facts, id))
    json_object_set_object_member (self->facts, id, json_object_new ());
  return json_object_get_object_member (self->facts, id);
}

static void
set_value (Reading *self, const char *id, JsonNode *rule, JsonNode *value)
{
  JsonNode *converted = convert (self->survey, bsl_attributes_find (self->survey->attributes, id), value);
  JsonNode *periods = bsl_json_object_get (rule, "periods");

  if (periods != NULL)
    bsl_survey_period_set (&self->record, periods, converted, get_fact (self, id));
  else
    json_object_set_member (get_fact (self, id), "value", converted);
}

static char **
read_places (JsonNode *location)
{
  JsonNode *places = bsl_json_object_get (location, "places");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < bsl_json_list_length (places); i++)
    g_strv_builder_add (names, bsl_json_node_get_string (bsl_json_list_get (places, i)));
  return g_strv_builder_end (names);
}

/* Whether @place is [{"country": "FR", "places": ["…"]}, …]; a problem where it is not. */
static gboolean
check_locations (const BslJson *place)
{
  static const char *const members[] = { "country", "places", NULL };
  guint before = bsl_problems_get_count (place->problems);

  for (guint i = 0; i < bsl_json_length (place); i++)
    {
      BslJson location = bsl_json_element (place, i);
      BslJson country = bsl_json_member (&location, "country");
      BslJson places = bsl_json_member (&location, "places");

      bsl_json_only (&location, members);
      bsl_json_string (&country);
      for (guint j = 0; !bsl_json_is_null (&places) && j < bsl_json_length (&places); j++)
        {
          BslJson name = bsl_json_element (&places, j);

          bsl_json_string (&name);
        }
    }
  return bsl_problems_get_count (place->problems) == before;
}

static void
set_locations (Reading *self, JsonNode *rule, const BslJson *place)
{
  guint n = bsl_json_length (place);
  JsonArray *countries;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!check_locations (place))
    return;
  countries = json_array_new ();
  for (guint i = 0; i < n; i++)
    {
      JsonNode *location = bsl_json_list_get (place->node, i);
      const char *country = bsl_json_object_get_string (location, "country");
      g_auto (GStrv) places = read_places (location);

      json_array_add_string_element (countries, country);
      bsl_place_list_append (text, n > 1 ? country : NULL, (const char *const *) places);
    }
  json_object_set_array_member (get_fact (self, bsl_json_object_get_string (rule, "fact")), "value", countries);
  if (text->len > 0)
    json_object_set_string_member (get_fact (self, bsl_json_object_get_string (rule, "places")), "value", text->str);
}

/* What is known in both languages is given in both; else the text stays as it is. */
static void
translate_members (JsonObject *element, JsonNode *texts)
{
  g_autoptr (GList) names = texts != NULL ? json_object_get_members (json_node_get_object (texts)) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *word = bsl_json_node_get_string (json_object_get_member (element, l->data));
      JsonNode *text = word != NULL ? bsl_json_object_get (bsl_json_object_get (texts, l->data), word) : NULL;

      if (text != NULL)
        json_object_set_member (element, l->data, json_node_copy (text));
    }
}

static void
rename_members (JsonObject *element, JsonNode *renamed)
{
  g_autoptr (GList) names = json_object_get_members (element);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = bsl_json_object_get_string (renamed, l->data);

      if (name == NULL)
        continue;
      json_object_set_member (element, name, json_node_copy (json_object_get_member (element, l->data)));
      json_object_remove_member (element, l->data);
    }
}

/* @node with the members of its elements called and said as @rule says. */
static JsonNode *
copy_list (JsonNode *node, JsonNode *rule)
{
  JsonNode *list;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_copy (node);
  list = make_list ();
  for (guint i = 0; i < bsl_json_list_length (node); i++)
    {
      JsonNode *element = json_node_copy (bsl_json_list_get (node, i));

      if (JSON_NODE_HOLDS_OBJECT (element))
        {
          rename_members (json_node_get_object (element), bsl_json_object_get (rule, "renamed"));
          translate_members (json_node_get_object (element), bsl_json_object_get (rule, "texts"));
        }
      json_array_add_element (json_node_get_array (list), element);
    }
  return list;
}

/* @value is taken. A name like "summary.fr" is a member of a member. */
static void
set_member (JsonObject *offer, const char *name, JsonNode *value)
{
  const char *dot = strchr (name, '.');
  g_autofree char *outer = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;

  if (outer != NULL && !json_object_has_member (offer, outer))
    json_object_set_object_member (offer, outer, json_object_new ());
  json_object_set_member (outer != NULL ? json_object_get_object_member (offer, outer) : offer, dot != NULL ? dot + 1 : name, value);
}

static gboolean
says_nothing (JsonNode *rule, JsonNode *node)
{
  return bsl_json_object_get (rule, "empty") != NULL && JSON_NODE_HOLDS_ARRAY (node) && bsl_json_list_length (node) == 0;
}

/* A member of a record that has its place. */
static void
take (Reading *self, JsonNode *rule, const BslJson *place)
{
  const char *offer = bsl_json_object_get_string (rule, "offer");
  const char *fact = bsl_json_object_get_string (rule, "fact");
  const char *note = bsl_json_object_get_string (rule, "note");

  if (bsl_json_is_null (place) || says_nothing (rule, place->node))
    return;
  if (offer != NULL)
    set_member (self->offer, offer, copy_list (place->node, rule));
  else if (note != NULL)
    json_object_set_member (get_fact (self, note), "note", json_node_copy (place->node));
  else if (bsl_json_object_get (rule, "places") != NULL)
    set_locations (self, rule, place);
  else if (fact != NULL)
    set_value (self, fact, rule, place->node);
}

/* Whether members of what stands at @path have a place. */
static gboolean
is_group (const Survey *self, const char *path)
{
  JsonNode *members = bsl_json_object_get (self->form, "members");
  g_autofree char *start = g_strconcat (path, ".", NULL);
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (members));

  for (GList *l = names; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, start))
      return TRUE;
  return FALSE;
}

static void
walk (Reading *self, const BslJson *place, const char *before)
{
  g_auto (GStrv) names = bsl_json_dup_names (place);

  for (guint i = 0; names[i] != NULL; i++)
    {
      BslJson member = bsl_json_member (place, names[i]);
      g_autofree char *path = g_strconcat (before, names[i], NULL);
      g_autofree char *inside = g_strconcat (path, ".", NULL);
      JsonNode *rule = get_rule (self->survey, path);
      gboolean group = rule == NULL && is_group (self->survey, path);

      if (rule != NULL)
        take (self, rule, &member);
      else if (group && bsl_json_is_object (&member))
        walk (self, &member, inside);
      else if (!group || !bsl_json_is_null (&member))
        bsl_json_complain (&member, _("This has no place in the catalogue. Remove it, or say in data/catalogue/survey.json where it goes."));
    }
}

/* What @record rests on, each once, is put behind the others that are still to be looked at. */
static void
add_below (const Survey *self, JsonNode *record, GHashTable *seen, GQueue *waiting)
{
  JsonNode *below = bsl_json_object_get (self->form, "below");
  JsonNode *ids = bsl_survey_find (record, bsl_json_object_get_string (below, "member"));

  for (guint i = 0; i < bsl_json_list_length (ids); i++)
    {
      const char *id = bsl_json_node_get_string (bsl_json_list_get (ids, i));
      JsonNode *layer = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

      if (layer != NULL && g_hash_table_add (seen, layer))
        g_queue_push_tail (waiting, layer);
    }
}

/* The earliest end among what @record rests on, and what that rests on: a chain of any length, or a ring. */
static BslDate
find_end_below (const Survey *self, JsonNode *record)
{
  JsonNode *below = bsl_json_object_get (self->form, "below");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GQueue) waiting = g_queue_new ();
  BslDate earliest = BSL_DATE_NONE;

  add_below (self, record, seen, waiting);
  for (JsonNode *layer = g_queue_pop_head (waiting); layer != NULL; layer = g_queue_pop_head (waiting))
    {
      const char *until = bsl_survey_find_string (layer, bsl_json_object_get_string (below, "until"));
      gboolean counts = g_strcmp0 (bsl_survey_find_string (layer, bsl_json_object_get_string (below, "status")),
                                   bsl_json_object_get_string (below, "value")) == 0;
      BslDate end = counts && until != NULL ? bsl_date_parse (until) : BSL_DATE_NONE;

      if (end != BSL_DATE_NONE && (earliest == BSL_DATE_NONE || end < earliest))
        earliest = end;
      add_below (self, layer, seen, waiting);
    }
  return earliest;
}

static void
set_end_below (Reading *self)
{
  BslDate end = find_end_below (self->survey, self->record.record);
  g_autofree char *day = end != BSL_DATE_NONE ? bsl_date_to_iso (end) : NULL;
  const char *id = bsl_json_object_get_string (bsl_json_object_get (self->survey->form, "below"), "fact");

  if (day != NULL)
    json_object_set_string_member (get_fact (self, id), "value", day);
}

/* Days of verification that are not those of the whole offer. */
static void
set_days (Reading *self)
{
  JsonObject *members = json_node_get_object (bsl_json_object_get (self->survey->form, "members"));
  g_autoptr (GList) paths = json_object_get_members (members);
  g_autoptr (GList) ids = json_object_get_members (self->facts);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      const char *start = bsl_json_object_get_string (json_object_get_member (members, l->data), "as-of");
      JsonNode *day = start != NULL ? bsl_survey_find (self->record.record, l->data) : NULL;

      for (GList *m = ids; day != NULL && m != NULL; m = m->next)
        if (g_str_has_prefix (m->data, start))
          json_object_set_member (get_fact (self, m->data), "as-of", json_node_copy (day));
    }
}

/* Whether a source that claims @claim speaks of the attribute @id. */
static gboolean
speaks_of (const Survey *self, const char *id, const char *claim)
{
  JsonNode *patterns = bsl_json_object_get (self->form, "sources");

  for (guint i = 0; i < bsl_json_list_length (patterns); i++)
    {
      JsonNode *one = bsl_json_list_get (patterns, i);

      if (g_regex_match_simple (bsl_json_object_get_string (one, "facts"), id, 0, 0) &&
          g_regex_match_simple (bsl_json_object_get_string (one, "claims"), claim, 0, 0))
        return TRUE;
    }
  return FALSE;
}

static void
set_sources (Reading *self)
{
  JsonNode *sources = json_object_get_member (self->offer, "sources");
  g_autoptr (GList) ids = json_object_get_members (self->facts);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      g_autoptr (JsonArray) numbers = json_array_new ();

      for (guint i = 0; i < bsl_json_list_length (sources); i++)
        {
          const char *claim = bsl_json_object_get_string (bsl_json_list_get (sources, i), "claim");

          if (claim != NULL && speaks_of (self->survey, l->data, claim))
            json_array_add_int_element (numbers, i);
        }
      if (json_array_get_length (numbers) > 0)
        json_object_set_array_member (get_fact (self, l->data), "sources", g_steal_pointer (&numbers));
    }
}

/* A fact that only has a note, or a day, is one whose value is unknown. */
static void
complete (Reading *self)
{
  g_autoptr (GList) ids = json_object_get_members (self->facts);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      JsonObject *fact = get_fact (self, l->data);

      if (!json_object_has_member (fact, "value") && !json_object_has_member (fact, "timeline"))
        json_object_set_null_member (fact, "value");
    }
}

static JsonObject *
read_record (const Survey *survey, const BslJson *place)
{
  Reading self = { .survey = survey, .record = { survey->form, place->node, survey->date },
                   .offer = json_object_new (), .facts = json_object_new () };

  walk (&self, place, "");
  set_end_below (&self);
  set_days (&self);
  set_sources (&self);
  complete (&self);
  json_object_set_object_member (self.offer, "facts", self.facts);
  return self.offer;
}

static void
add_record (const Survey *survey, const BslJson *place, JsonArray *offers)
{
  guint first = bsl_problems_get_count (place->problems);
  const char *name = bsl_json_object_get_string (place->node, "name");

  json_array_add_object_element (offers, read_record (survey, place));
  bsl_problems_set_about (place->problems, first, name != NULL ? name : bsl_json_object_get_string (place->node, "id"));
}

static JsonNode *
read_records (const Survey *survey, const BslJson *list)
{
  g_autofree char *day = bsl_date_to_iso (survey->date);
  JsonObject *catalogue = json_object_new ();
  JsonArray *offers = json_array_new ();

  for (guint i = 0; i < bsl_json_length (list); i++)
    {
      BslJson place = bsl_json_element (list, i);

      if (bsl_json_is_object (&place))
        add_record (survey, &place, offers);
      else
        bsl_json_complain (&place, _("An object {…} was expected here."));
    }
  json_object_set_string_member (catalogue, "$schema", SCHEMA);
  json_object_set_string_member (catalogue, "format", FORMAT);
  json_object_set_int_member (catalogue, "version", VERSION);
  json_object_set_string_member (catalogue, "edition", day);
  json_object_set_string_member (catalogue, "date", day);
  json_object_set_array_member (catalogue, "offers", offers);
  return bsl_json_take_object (catalogue);
}

/* The first record of each identifier. */
static GHashTable *
index_records (JsonNode *records)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bsl_json_list_length (records); i++)
    {
      JsonNode *record = bsl_json_list_get (records, i);
      const char *id = bsl_json_object_get_string (record, "id");

      if (id != NULL && !g_hash_table_contains (by_id, id))
        g_hash_table_insert (by_id, (gpointer) id, record);
    }
  return by_id;
}

GBytes *
bsl_survey_import (GBytes *survey, const char *name, const BslJson *form, BslAttributes *attributes, BslDate date,
                   BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) catalogue = NULL;
  g_autoptr (GHashTable) by_id = NULL;
  Survey self = { .form = form->node, .attributes = attributes, .date = date };
  BslJson list;

  if (!bsl_json_open (&list, parser, survey, name, problems))
    return NULL;
  if (!bsl_json_is_array (&list))
    {
      bsl_json_complain (&list, _("A list of records was expected here, as in a survey of offers. Choose another file."));
      return NULL;
    }
  self.by_id = by_id = index_records (list.node);
  catalogue = read_records (&self, &list);
  return bsl_problems_get_count (problems) == before ? bsl_json_to_file (catalogue) : NULL;
}

/* The path in a record of which the offer has @target, a "fact" or a member of the "offer"; NULL for none. */
static const char *
find_origin (const BslJson *form, const char *kind, const char *target)
{
  JsonObject *members = json_node_get_object (bsl_json_object_get (form->node, "members"));
  g_autoptr (GList) paths = json_object_get_members (members);

  for (GList *l = paths; l != NULL; l = l->next)
    if (g_strcmp0 (bsl_json_object_get_string (json_object_get_member (members, l->data), kind), target) == 0)
      return l->data;
  return NULL;
}

char *
bsl_survey_dup_place (const BslJson *form, const char *path)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\$\\.offers(\\[\\d+\\])(?:\\.facts(?|\\['([^']+)'\\]|\\.([^.\\[]+))(.*)"
                                          "|\\.([a-z.-]+)(.*))?$", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *record = NULL, *fact = NULL, *member = NULL, *rest = NULL, *inside = NULL;
  const char *origin;

  if (!g_regex_match (regex, path, G_REGEX_MATCH_DEFAULT, &match))
    return g_strdup (path);
  record = g_match_info_fetch (match, 1);
  fact = g_match_info_fetch (match, 2);
  inside = g_match_info_fetch (match, 3);
  member = g_match_info_fetch (match, 4);
  rest = g_match_info_fetch (match, 5);
  origin = fact != NULL && fact[0] != '\0' ? find_origin (form, "fact", fact) : find_origin (form, "offer", member);
  if (origin == NULL)
    return g_strconcat ("$", record, NULL);
  if (inside != NULL && g_str_has_prefix (inside, ".value["))
    return g_strconcat ("$", record, ".", origin, inside + strlen (".value"), NULL);
  return g_strconcat ("$", record, ".", origin, rest, NULL);
}
