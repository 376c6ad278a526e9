/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of the outline: what may be listed, by name. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static const struct
{
  const char *name;
  BslLister list;
} listers[] = {
  { "rules", bsl_builder_list_rules },
  { "rule-groups", bsl_builder_list_rule_groups },
  { "clauses", bsl_builder_list_clauses },
  { "reasons", bsl_builder_list_reasons },
  { "sources", bsl_builder_list_sources },
  { "readings", bsl_builder_list_readings },
  { "offers", bsl_builder_list_offers },
  { "checks", bsl_builder_list_checks },
  { "grounds", bsl_builder_list_grounds },
  { "proofs", bsl_builder_list_proofs },
  { "gates", bsl_builder_list_gates },
  { "services", bsl_builder_list_services },
  { "combinations", bsl_builder_list_combinations },
  { "questions", bsl_builder_list_questions },
  { "roles", bsl_builder_list_roles },
  { "places", bsl_builder_list_places },
  { "analyses", bsl_builder_list_analyses },
  { "criteria", bsl_builder_list_criteria },
  { "scores", bsl_builder_list_scores },
  { "levels", bsl_builder_list_levels },
  { "levels-apart", bsl_builder_list_levels_apart },
  { "levels-found", bsl_builder_list_levels_found },
  { "weights", bsl_builder_list_weights },
  { "cautions", bsl_builder_list_cautions },
  { "costs", bsl_builder_list_costs },
  { "quantities", bsl_builder_list_quantities },
  { "amounts", bsl_builder_list_amounts },
  { "cost-notes", bsl_builder_list_cost_notes },
  { "answers", bsl_builder_list_answers },
  { "parts", bsl_builder_list_parts },
  { "entries", bsl_builder_list_entries },
  { "changes", bsl_builder_list_changes },
  { "differences", bsl_builder_list_differences },
  { "opinions", bsl_builder_list_opinions },
  { "tasks", bsl_builder_list_tasks },
  { "gone-tasks", bsl_builder_list_gone_tasks },
};

BslItem *
bsl_item_new (BslItemKind kind, const BslItem *parent, gconstpointer data)
{
  BslItem *self = g_new0 (BslItem, 1);

  self->kind = kind;
  self->parent = parent;
  self->data = data;
  return self;
}

void
bsl_item_free (BslItem *self)
{
  g_free (self->text);
  g_free (self->about);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

const BslItem *
bsl_item_find (const BslItem *self, BslItemKind kind)
{
  while (self != NULL && self->kind != kind)
    self = self->parent;
  return self;
}

static JsonObject *
get_list (BslBuilder *self, JsonNode *node)
{
  JsonObject *list;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  list = bsl_outline_find_list (self->outline, json_node_get_string (node));
  if (list == NULL)
    g_critical ("no list “%s”", json_node_get_string (node));
  return list;
}

/* The condition of a list is asked for each of its elements. */
static void
filter (BslBuilder *self, JsonObject *list, GPtrArray *items)
{
  if (!json_object_has_member (list, "when"))
    return;
  for (guint i = items->len; i > 0; i--)
    if (!bsl_builder_holds (self, list, g_ptr_array_index (items, i - 1)))
      g_ptr_array_remove_index (items, i - 1);
}

/* Not more than "most"; none at all where there are less than "least". */
static void
limit (JsonObject *list, GPtrArray *items)
{
  gint64 most = json_object_get_int_member_with_default (list, "most", G_MAXINT);

  if (items->len > most)
    g_ptr_array_set_size (items, most);
  if (items->len < json_object_get_int_member_with_default (list, "least", 0))
    g_ptr_array_set_size (items, 0);
}

GPtrArray *
bsl_builder_list (BslBuilder *self, JsonNode *node, const BslItem *context)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_item_free);
  JsonObject *list = node != NULL ? get_list (self, node) : NULL;
  const char *of = list != NULL ? bsl_member_string (list, "of") : NULL;

  for (guint i = 0; of != NULL && i < G_N_ELEMENTS (listers); i++)
    if (g_str_equal (listers[i].name, of))
      {
        listers[i].list (self, list, context, items);
        filter (self, list, items);
        limit (list, items);
        return items;
      }
  g_critical ("no such list in section “%s”: “%s”", self->section ? self->section : "", of ? of : "");
  return items;
}

/* The elements stand in the outline itself. */
void
bsl_builder_list_entries (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  JsonArray *entries = bsl_member_array (list, "entries");

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);

      if (bsl_builder_holds (self, entry, context))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_ENTRY, context, entry));
    }
}

/* Sections of the document. */
void
bsl_builder_list_parts (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const char *id = g_ptr_array_index (self->parts, i);
      JsonObject *section = bsl_outline_find_section (self->outline, id);

      if (bsl_member_allows (list, "kinds", bsl_member_string (section, "kind")))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_PART, context, id));
    }
}

/* Questions that have an answer. */
void
bsl_builder_list_answers (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    if (bsl_project_get_answer (self->project, i)->known)
      g_ptr_array_add (items, bsl_item_new (BSL_ITEM_QUESTION, context, bsl_questionnaire_get_question (self->questionnaire, i)));
}

void
bsl_builder_list_places (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  GPtrArray *places = bsl_outline_get_places (self->outline);
  const BslItem *role = bsl_item_find (context, BSL_ITEM_ROLE);

  for (guint i = 0; i < places->len; i++)
    {
      JsonObject *place = g_ptr_array_index (places, i);
      const char *by = bsl_member_string (place, "by");

      if (bsl_builder_is_gap (self, place)
          && (role == NULL || g_strcmp0 (by, role->data ? ((const BslRole *) role->data)->id : NULL) == 0))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_PLACE, context, place));
    }
}

static gboolean
is_asked_of (const BslQuestion *question, const BslItem *role)
{
  return role == NULL || g_strcmp0 (question->ask, role->data ? ((const BslRole *) role->data)->id : NULL) == 0;
}

/* Questions without answer: those that still decide something, then ("all") the others asked. */
void
bsl_builder_list_questions (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  GArray *open = bsl_evaluation_get_open_questions (self->evaluation);
  const BslItem *role = bsl_item_find (context, BSL_ITEM_ROLE);

  for (guint i = 0; i < open->len; i++)
    {
      const BslQuestion *question = g_array_index (open, BslOpenQuestion, i).question;

      if (is_asked_of (question, role))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_QUESTION, context, question));
    }
  for (guint i = 0; bsl_member_flag (list, "all") && i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      gboolean listed = FALSE;

      for (guint j = 0; j < open->len; j++)
        listed = listed || g_array_index (open, BslOpenQuestion, j).question == question;
      if (!listed && is_asked_of (question, role) && bsl_evaluation_asks (self->evaluation, question)
          && !bsl_project_get_answer (self->project, i)->known)
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_QUESTION, context, question));
    }
}

static gboolean
has_something (BslBuilder *self, JsonArray *lists, const BslItem *role)
{
  for (guint i = 0; lists != NULL && i < json_array_get_length (lists); i++)
    {
      g_autoptr (GPtrArray) items = bsl_builder_list (self, json_array_get_element (lists, i), role);

      if (items->len > 0)
        return TRUE;
    }
  return lists == NULL;
}

/* Roles with something in one of the lists of "having", then nobody in particular. */
void
bsl_builder_list_roles (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  JsonArray *having = bsl_member_array (list, "having");
  const char *only = self->options->role;

  for (guint i = 0; i <= bsl_questionnaire_get_n_roles (self->questionnaire); i++)
    {
      const BslRole *role = i < bsl_questionnaire_get_n_roles (self->questionnaire)
                              ? bsl_questionnaire_get_role (self->questionnaire, i) : NULL;
      BslItem *item;

      if (only != NULL && g_strcmp0 (only, role ? role->id : NULL) != 0)
        continue;
      item = bsl_item_new (BSL_ITEM_ROLE, context, role);
      if (has_something (self, having, item))
        g_ptr_array_add (items, item);
      else
        bsl_item_free (item);
    }
}
