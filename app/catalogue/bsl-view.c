/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of what is shown of offers without a project. */

#include "config.h"

#include "app/catalogue/bsl-view.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-data-file.h"

#define NEW_OFFER "new-offer"

static void
state_free (gpointer data)
{
  bsl_text_clear (&((BslStateWords *) data)->text);
  g_free (data);
}

static void
mark_free (gpointer data)
{
  bsl_text_clear (&((BslMark *) data)->text);
  bsl_text_clear (&((BslMark *) data)->missed);
  g_free (data);
}

static void
lane_free (gpointer data)
{
  BslLane *lane = data;

  bsl_text_clear (&lane->title);
  g_ptr_array_unref (lane->marks);
  g_free (lane);
}

/* NULL with a problem where there is no such attribute, or it is none of @kinds (a set of bits). */
static const BslAttribute *
read_attribute (BslView *self, const BslJson *json, guint kinds)
{
  const char *id = bsl_json_string (json);
  const BslAttribute *attribute = bsl_attributes_find (self->attributes, id);

  if (id != NULL && attribute == NULL)
    bsl_json_complain (json, _("The attribute “%s” does not exist. Correct it or add it to attributes.json."), id);
  else if (attribute != NULL && (kinds & (1U << attribute->domain.kind)) == 0)
    {
      bsl_json_complain (json, _("An attribute of the kind “%s” cannot stand here. Choose another one."),
                         bsl_kind_to_string (attribute->domain.kind));
      return NULL;
    }
  return attribute;
}

#define ANY G_MAXUINT
#define CHOICES (1U << BSL_KIND_YES_NO | 1U << BSL_KIND_ONE)
#define SETS (1U << BSL_KIND_SET)
#define DATES (1U << BSL_KIND_DATE)
#define TEXTS (1U << BSL_KIND_TEXT)

static const BslAttribute *
read_member (BslView *self, const BslJson *json, const char *name, guint kinds)
{
  BslJson member = bsl_json_member (json, name);

  return read_attribute (self, &member, kinds);
}

static int
read_option (const BslAttribute *attribute, const BslJson *json)
{
  const char *value = bsl_json_string (json);
  int option = attribute != NULL && value != NULL ? bsl_domain_find (&attribute->domain, value) : -1;

  if (attribute != NULL && value != NULL && option < 0)
    bsl_json_complain (json, _("“%s” is no option of “%s”. Correct it."), value, attribute->id);
  return option;
}

static guint
read_days (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);
  double days = bsl_json_number (&member);

  if (days < 1 || days > G_MAXINT16)
    {
      bsl_json_complain (&member, _("A number of days from 1 to %d was expected here."), G_MAXINT16);
      return 1;
    }
  return (guint) days;
}

static gboolean
read_flag (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return !bsl_json_is_null (&member) && bsl_json_boolean (&member);
}

typedef void (*Reader) (BslView *self, const BslJson *json, GPtrArray *list);

static void
read_list (BslView *self, const BslJson *json, const char *name, GPtrArray *list, Reader read)
{
  BslJson member = bsl_json_member (json, name);

  for (guint i = 0; i < bsl_json_length (&member); i++)
    {
      BslJson element = bsl_json_element (&member, i);

      read (self, &element, list);
    }
}

static void
read_searched (BslView *self, const BslJson *json, GPtrArray *list)
{
  const BslAttribute *attribute = read_attribute (self, json, ANY);

  if (attribute != NULL)
    g_ptr_array_add (list, (gpointer) attribute);
}

static void
read_facet (BslView *self, const BslJson *json, GPtrArray *list)
{
  static const char *const members[] = { "attribute", "all", NULL };
  BslFacet *facet = g_new0 (BslFacet, 1);

  g_ptr_array_add (list, facet);
  bsl_json_only (json, members);
  facet->attribute = read_member (self, json, "attribute", CHOICES | SETS | TEXTS);
  facet->all = read_flag (json, "all");
}

static void
read_state (BslView *self, const BslJson *json, GPtrArray *list)
{
  static const char *const members[] = { "attribute", "value", "tone", "text", NULL };
  static const char *const tones[] = { "good", "pending", "bad", "plain", "unknown", NULL };
  BslStateWords *state = g_new0 (BslStateWords, 1);
  BslJson tone = bsl_json_member (json, "tone");
  BslJson value = bsl_json_member (json, "value");

  g_ptr_array_add (list, state);
  bsl_json_only (json, members);
  state->attribute = read_member (self, json, "attribute", CHOICES);
  state->option = bsl_json_is_null (&value) ? -1 : read_option (state->attribute, &value);
  state->tone = (BslTone) MAX (bsl_json_word (&tone, tones), 0);
  bsl_data_file_read_text (json, "text", &state->text);
}

static void
read_missed (const BslAttribute *of_lane, const BslJson *json, BslMark *mark)
{
  static const char *const members[] = { "unless", "text", NULL };
  BslJson unless;

  if (bsl_json_is_null (json))
    return;

  bsl_json_only (json, members);
  unless = bsl_json_member (json, "unless");
  mark->unless = read_option (of_lane, &unless);
  bsl_data_file_read_text (json, "text", &mark->missed);
}

static void
read_mark (BslView *self, const BslLane *lane, const BslJson *json)
{
  static const char *const members[] = { "attribute", "ends", "text", "missed", NULL };
  BslMark *mark = g_new0 (BslMark, 1);
  BslJson missed = bsl_json_member (json, "missed");

  g_ptr_array_add (lane->marks, mark);
  mark->unless = -1;
  bsl_json_only (json, members);
  mark->attribute = read_member (self, json, "attribute", CHOICES | DATES);
  mark->ends = read_flag (json, "ends");
  if (mark->attribute != NULL && mark->attribute->domain.kind == BSL_KIND_DATE)
    bsl_data_file_read_text (json, "text", &mark->text);
  read_missed (lane->attribute, &missed, mark);
}

static void
read_lane (BslView *self, const BslJson *json, GPtrArray *list)
{
  static const char *const members[] = { "title", "attribute", "marks", NULL };
  BslLane *lane = g_new0 (BslLane, 1);
  BslJson marks = bsl_json_member (json, "marks");

  g_ptr_array_add (list, lane);
  lane->marks = g_ptr_array_new_with_free_func (mark_free);
  bsl_json_only (json, members);
  bsl_data_file_read_text (json, "title", &lane->title);
  lane->attribute = read_member (self, json, "attribute", CHOICES);
  if (bsl_json_is_null (&marks))
    return;
  for (guint i = 0; i < bsl_json_length (&marks); i++)
    {
      BslJson element = bsl_json_element (&marks, i);

      read_mark (self, lane, &element);
    }
}

static void
read_besides (BslTrusted *trusted, const BslJson *json)
{
  BslJson besides = bsl_json_member (json, "besides");

  for (guint i = 0; i < bsl_json_length (&besides); i++)
    {
      BslJson element = bsl_json_element (&besides, i);
      int option = read_option (trusted->attribute, &element);

      if (option >= 0)
        trusted->besides |= G_GUINT64_CONSTANT (1) << option;
    }
}

/* Views of editions before there was one have none. */
static void
read_trusted (BslView *self, const BslJson *json)
{
  static const char *const members[] = { "attribute", "value", "kinds", "besides", NULL };
  BslJson trusted = bsl_json_member (json, "trusted");
  BslJson value = bsl_json_member (&trusted, "value");

  if (bsl_json_is_null (&trusted))
    return;

  bsl_json_only (&trusted, members);
  self->trusted.attribute = read_member (self, &trusted, "attribute", CHOICES);
  self->trusted.option = read_option (self->trusted.attribute, &value);
  self->trusted.kinds = read_member (self, &trusted, "kinds", SETS);
  read_besides (&self->trusted, &trusted);
}

/* Nobody is asked for more than a form asks of itself where it is left out. */
static void
read_asked (BslView *self, const BslJson *json)
{
  BslJson member = bsl_json_member (json, NEW_OFFER);

  if (!bsl_json_is_null (&member))
    read_list (self, json, NEW_OFFER, self->asked, read_searched);
}

static void
read_view (BslView *self, const BslJson *json)
{
  static const char *const members[] = { "$schema", "format", "version", "old-after-days", "soon-within-days", "services", "kinds", "trusted",
                                         NEW_OFFER, "search", "filters", "states", "lanes", NULL };

  bsl_json_only (json, members);
  self->old_after = read_days (json, "old-after-days");
  self->soon_within = read_days (json, "soon-within-days");
  self->services = read_member (self, json, "services", SETS);
  self->kinds = read_member (self, json, "kinds", SETS);
  read_trusted (self, json);
  read_asked (self, json);
  read_list (self, json, "search", self->search, read_searched);
  read_list (self, json, "filters", self->facets, read_facet);
  read_list (self, json, "states", self->states, read_state);
  read_list (self, json, "lanes", self->lanes, read_lane);
}

BslView *
bsl_view_load (const char *file, BslAttributes *attributes, BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (GBytes) bytes = bsl_data_file_read (file, problems);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslView) self = NULL;
  BslJson json;

  if (bytes == NULL || !bsl_data_file_open (&json, parser, bytes, file, "boussole-catalogue-view", problems))
    return NULL;

  self = g_new0 (BslView, 1);
  g_atomic_ref_count_init (&self->references);
  self->attributes = bsl_attributes_ref (attributes);
  self->asked = g_ptr_array_new ();
  self->search = g_ptr_array_new ();
  self->facets = g_ptr_array_new_with_free_func (g_free);
  self->states = g_ptr_array_new_with_free_func (state_free);
  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  read_view (self, &json);

  return bsl_problems_get_count (problems) > before ? NULL : g_steal_pointer (&self);
}

BslView *
bsl_view_ref (BslView *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bsl_view_unref (BslView *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->facets);
  g_ptr_array_unref (self->asked);
  g_ptr_array_unref (self->search);
  bsl_attributes_unref (self->attributes);
  g_free (self);
}

static gboolean
says (const BslStateWords *state, const BslValue *value)
{
  return value->known ? state->option == (int) value->index : state->option < 0;
}

const BslStateWords *
bsl_view_find_state (BslView *self, const BslAttribute *attribute, const BslValue *value)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      const BslStateWords *state = g_ptr_array_index (self->states, i);

      if (state->attribute == attribute && says (state, value))
        return state;
    }
  return NULL;
}

const BslStateWords *
bsl_view_get_state (BslView *self, const BslOffer *offer, BslDate on)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      const BslStateWords *state = g_ptr_array_index (self->states, i);

      if (says (state, bsl_offer_get_value (offer, state->attribute, on)))
        return state;
    }
  return NULL;
}

const BslAttribute *
bsl_view_find_ended (BslView *self, const BslAttribute *attribute)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const BslLane *lane = self->lanes->pdata[i];

      for (guint j = 0; j < lane->marks->len; j++)
        if (((const BslMark *) lane->marks->pdata[j])->ends && ((const BslMark *) lane->marks->pdata[j])->attribute == attribute)
          return lane->attribute;
    }
  return NULL;
}

gboolean
bsl_view_is_old (BslView *self, const char *as_of, BslDate on)
{
  BslDate date = as_of != NULL ? bsl_date_parse_partial (as_of) : BSL_DATE_NONE;

  return date == BSL_DATE_NONE || bsl_date_add_days (date, (int) self->old_after) < on;
}
