/* SPDX-License-Identifier: EUPL-1.2 */
/* Where people write into the documents. */
#include "config.h"

#include "app/report/bsl-places.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"

void
bsl_place_free (BslPlace *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->question);
  g_free (self->role);
  g_free (self->section);
  g_free (self->section_title);
  g_free (self->analysis);
  g_free (self);
}

static BslPlaceKind
read_kind (const char *word)
{
  static const char *const words[] = { "text", "line", "offer" };

  for (BslPlaceKind kind = 0; word != NULL && kind < G_N_ELEMENTS (words); kind++)
    if (g_str_equal (words[kind], word))
      return kind;
  return BSL_PLACE_TEXT;
}

static char *
dup_role (BslBuilder *builder, const char *role)
{
  return role != NULL ? g_strdup (bsl_builder_role_title (builder, role)) : NULL;
}

static BslPlace *
place_new (BslBuilder *builder, JsonObject *object)
{
  BslPlace *self = g_new0 (BslPlace, 1);
  const char *section = bsl_member_string (object, "section");
  JsonObject *found = section != NULL ? bsl_outline_find_section (builder->outline, section) : NULL;

  self->id = g_strdup (bsl_member_string (object, "id"));
  self->kind = read_kind (bsl_member_string (object, "kind"));
  self->title = g_strdup (bsl_builder_text (builder, object, "title"));
  self->question = g_strdup (bsl_builder_text (builder, object, "ask"));
  self->role = dup_role (builder, bsl_member_string (object, "by"));
  self->section = g_strdup (section);
  self->section_title = found != NULL ? g_strdup (bsl_builder_text (builder, found, "title")) : NULL;
  self->analysis = g_strdup (bsl_member_string (object, "analysis"));
  self->described = bsl_member_flag (object, "notes");
  self->optional = bsl_member_flag (object, "optional");
  self->withheld = bsl_outline_withholds (builder->outline, self->id);
  self->always_read = bsl_member_flag (object, "always-read");
  self->given = bsl_builder_get_own_text (builder, self->id) != NULL;
  return self;
}

static gboolean
is_wanted (BslBuilder *builder, JsonObject *place)
{
  const char *section = bsl_member_string (place, "section");
  JsonObject *found = section != NULL ? bsl_outline_find_section (builder->outline, section) : NULL;

  return (found == NULL || bsl_builder_holds (builder, found, NULL)) && bsl_builder_holds (builder, place, NULL);
}

GPtrArray *
bsl_report_list_places (BslProject *project, BslEvaluation *evaluation, BslLang lang)
{
  const BslReportOptions options = { .lang = lang };
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_place_free), *all;
  BslBuilder builder;

  bsl_builder_init (&builder, project, evaluation, &options);
  all = bsl_outline_get_places (builder.outline);
  for (guint i = 0; i < all->len; i++)
    if (is_wanted (&builder, g_ptr_array_index (all, i)))
      g_ptr_array_add (places, place_new (&builder, g_ptr_array_index (all, i)));
  bsl_builder_clear (&builder);
  return places;
}

/* Each offer has places of its own, which no outline can name. */
static const struct
{
  const char *prefix, *title, *asks;
} offer_places[] = {
  { BSL_OWN_TEXT_EXAMINED, "examination-of", "examination-asks" },
  { BSL_OWN_TEXT_SET_ASIDE, "refusal-of", "refusal-asks" },
};

static BslPlace *
place_of_offer_new (BslBuilder *builder, const char *id, guint kind)
{
  const char *offer = g_str_has_prefix (id, offer_places[kind].prefix) ? id + strlen (offer_places[kind].prefix) : NULL;
  const BslOfferFinding *finding = offer != NULL ? bsl_evaluation_find_offer (builder->evaluation, offer) : NULL;
  g_autofree char *name = finding != NULL ? bsl_builder_dup_offer_name (finding->offer) : NULL;
  BslPlace *self;

  if (finding == NULL)
    return NULL;
  self = g_new0 (BslPlace, 1);
  self->id = g_strdup (id);
  self->withheld = bsl_outline_withholds (builder->outline, id);
  self->title = bsl_texts_format (builder->texts, offer_places[kind].title, "offer", name, NULL);
  self->question = g_strdup (bsl_texts_get (builder->texts, offer_places[kind].asks));
  self->given = bsl_own_text_get (builder->project, id) != NULL;
  return self;
}

BslPlace *
bsl_report_find_place (BslProject *project, BslEvaluation *evaluation, BslLang lang, const char *id)
{
  const BslReportOptions options = { .lang = lang };
  BslBuilder builder;
  JsonObject *object;
  BslPlace *place;

  bsl_builder_init (&builder, project, evaluation, &options);
  object = bsl_outline_find_place (builder.outline, id);
  place = object != NULL ? place_new (&builder, object) : NULL;
  for (guint i = 0; place == NULL && i < G_N_ELEMENTS (offer_places); i++)
    place = place_of_offer_new (&builder, id, i);
  bsl_builder_clear (&builder);
  return place;
}

const char *
bsl_report_get_marking_place (void)
{
  return bsl_outline_get_role (bsl_outline_get (), "marking");
}

static guint
count (BslBuilder *builder, const char *role)
{
  g_autoptr (JsonNode) name = json_node_init_string (json_node_alloc (), bsl_outline_get_role (builder->outline, role));
  g_autoptr (GPtrArray) items = bsl_builder_list (builder, name, NULL);

  return items->len;
}

BslRemaining
bsl_report_count_remaining (BslProject *project, BslEvaluation *evaluation)
{
  const BslReportOptions options = { .lang = BSL_LANG_FR };
  BslBuilder builder;
  BslRemaining remaining;

  bsl_builder_init (&builder, project, evaluation, &options);
  remaining = (BslRemaining) { count (&builder, "open-questions"), count (&builder, "open-offers"), count (&builder, "open-texts") };
  bsl_builder_clear (&builder);
  return remaining;
}
