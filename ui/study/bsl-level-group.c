/* SPDX-License-Identifier: EUPL-1.2 */
/* A level of an offer, and its reason. */
#include "config.h"

#include "ui/study/bsl-level-group.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-fact-words.h"
#include "app/study/bsl-scoring-words.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/catalogue/bsl-grounds.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/wizard/bsl-pause.h"

struct _BslLevelGroup
{
  AdwPreferencesGroup parent_instance;

  BslSession *session;
  const BslGrid *grid;
  const BslOfferFinding *offer;
  const BslScale *scale;
  guint low, high;    /* what the catalogue leaves */
  AdwComboRow *level; /* NULL where the catalogue decides */
  BslReasonRow *reason;
  AdwEntryRow *by;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BslLevelGroup, bsl_level_group, ADW_TYPE_PREFERENCES_GROUP)

static BslGivenLevel
get_given (BslLevelGroup *self)
{
  return bsl_study_record_get_level (bsl_session_get_project (self->session), self->grid, self->offer->offer->id, self->scale);
}

static gboolean
is_possible (BslLevelGroup *self, int level)
{
  return level >= (int) self->low && level <= (int) self->high;
}

/* Where nothing is recorded: whoever gave the last one. */
static void
tell_by (BslLevelGroup *self, const BslGivenLevel *given)
{
  g_autofree char *last = given->level < 0 && given->reason[0] == '\0' ? bsl_grounds_dup_author () : NULL;
  const char *by = last != NULL ? last : given->by;
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (self->by));

  bsl_pause_set_text (GTK_WIDGET (self->by), by, g_str_equal (shown, by));
}

/* The first choice is none. */
static void
update (BslLevelGroup *self)
{
  BslGivenLevel given = get_given (self);

  if (self->level == NULL)
    return;

  self->updating = TRUE;
  adw_combo_row_set_selected (self->level, is_possible (self, given.level) ? (guint) given.level - self->low + 1 : 0);
  self->updating = FALSE;
  bsl_reason_row_set_text (self->reason, given.reason);
  tell_by (self, &given);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), given.level >= 0 || given.reason[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->by), gtk_widget_get_visible (GTK_WIDGET (self->reason)));
}

static void
save (BslLevelGroup *self)
{
  g_autofree char *reason = NULL, *by = NULL;
  g_autoptr (JsonNode) node = NULL;
  BslGivenLevel given = get_given (self);
  guint selected;
  gboolean saved;

  if (self->updating)
    return;

  reason = bsl_reason_row_dup_text (self->reason);
  by = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->by))));
  selected = adw_combo_row_get_selected (self->level);
  given.level = selected > 0 ? (int) (self->low + selected - 1) : -1;
  given.reason = reason;
  given.by = by;
  given.on = bsl_date_today ();
  node = bsl_study_record_with_level (bsl_session_get_project (self->session), self->grid, self->offer->offer->id, self->scale, &given);
  saved = bsl_session_set_extra (self->session, BSL_EXTRA_STUDY, node);
  bsl_reason_row_set_saved (self->reason, self->session, saved || g_str_equal (reason, get_given (self).reason));
  bsl_pause_set_saved (GTK_WIDGET (self->by), self->session, saved || g_str_equal (by, get_given (self).by));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), given.level >= 0 || *reason != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->by), gtk_widget_get_visible (GTK_WIDGET (self->reason)));
  if (saved && *by != '\0')
    bsl_grounds_remember_author (by);
  if (!saved)
    update (self);
}

static void
by_cb (GtkWidget *editable)
{
  save (BSL_LEVEL_GROUP (gtk_widget_get_ancestor (editable, BSL_TYPE_LEVEL_GROUP)));
}

static void
bsl_level_group_dispose (GObject *object)
{
  g_clear_object (&BSL_LEVEL_GROUP (object)->session);
  G_OBJECT_CLASS (bsl_level_group_parent_class)->dispose (object);
}

static void
bsl_level_group_class_init (BslLevelGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_level_group_dispose;
}

static void
bsl_level_group_init (BslLevelGroup *self)
{
}

/* "3 – Interfaces on open standards for most of the need." */
static char *
dup_choice (BslLevelGroup *self, guint level)
{
  BslLang lang = bsl_session_get_lang (self->session);
  g_autofree char *number = bsl_grid_dup_level (self->grid, level, lang);

  /* Translators: a level, what it means: “3 – Interfaces on open standards” */
  return g_strdup_printf (_("%s – %s"), number, bsl_text_get (&self->scale->levels[level], lang));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
add_level (BslLevelGroup *self, const char *name)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autofree char *label = g_strdup_printf (_("Level: %s"), name);

  gtk_string_list_append (model, _("To be settled"));
  for (guint i = self->low; i <= self->high; i++)
    gtk_string_list_take (model, dup_choice (self, i));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->level = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->level), _("Level"));
  adw_combo_row_set_use_subtitle (self->level, TRUE);
  adw_combo_row_set_list_factory (self->level, factory);
  adw_combo_row_set_model (self->level, G_LIST_MODEL (model));
  /* its title alone would not tell which of them it is */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->level));
  gtk_widget_set_sensitive (GTK_WIDGET (self->level), !bsl_session_is_read_only (self->session));
}

static void
add_reason (BslLevelGroup *self, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Reasons: %s"), name);

  self->reason = BSL_REASON_ROW (bsl_reason_row_new (_("Reasons"), label));
  bsl_reason_row_set_editable (self->reason, !bsl_session_is_read_only (self->session));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->reason));
}

static void
add_by (BslLevelGroup *self, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Who gave the level: %s"), name);

  self->by = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->by), _("Who Gave the Level"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->by), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_editable (GTK_EDITABLE (self->by), !bsl_session_is_read_only (self->session));
  bsl_pause_attach (GTK_WIDGET (self->by), by_cb);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->by));
}

/* What the catalogue says, with the day it was verified. */
static void
add_facts (BslLevelGroup *self, BslEvaluation *evaluation)
{
  BslLang lang = bsl_session_get_lang (self->session);
  BslDate on = bsl_evaluation_get_date (evaluation);

  for (guint i = 0; i < self->scale->facts->len; i++)
    {
      const BslAttribute *attribute = g_ptr_array_index (self->scale->facts, i);
      const BslFact *fact = bsl_offer_get_fact (self->offer->offer, attribute);
      const BslValue *value = bsl_offer_get_value (self->offer->offer, attribute, on);
      g_autofree char *words = bsl_value_to_words (value, &attribute->domain, lang);
      g_autofree char *age = fact != NULL ? bsl_words_dup_date_and_age (fact->as_of, on, lang) : NULL;
      g_autofree char *said = age != NULL ? g_strdup_printf (_("%s\nVerified: %s"), words, age) : g_strdup (words);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), bsl_property_row_new (bsl_text_get (&attribute->title, lang), said));
    }
}

/* What people gave apart from each other, for whoever settles on a common level. */
static void
add_scorings (BslLevelGroup *self)
{
  BslProject *project = bsl_session_get_project (self->session);

  for (guint i = 0; self->low < self->high && i < bsl_scorings_get_n (project); i++)
    {
      BslGivenLevel given = bsl_scorings_get_level (project, i, self->grid, self->offer->offer->id, self->scale);
      g_autofree char *level = bsl_scoring_words_dup_level (self->grid, &given, bsl_session_get_lang (self->session));
      g_autofree char *title = g_strdup_printf (_("Scored apart by %s"), bsl_scoring_words_get_name (bsl_scorings_get (project, i)));

      if (given.level >= 0)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), bsl_property_row_new (title, level));
    }
}

static void
fill (BslLevelGroup *self, BslEvaluation *evaluation)
{
  BslLang lang = bsl_session_get_lang (self->session);
  const char *name = bsl_text_get (&self->scale->title, lang);
  BslGivenLevel given = get_given (self);

  bsl_group_set_title (ADW_PREFERENCES_GROUP (self), name);
  bsl_group_set_description (ADW_PREFERENCES_GROUP (self), bsl_text_get (&self->scale->question, lang));
  bsl_evaluation_read_scale (evaluation, self->offer, self->scale, &self->low, &self->high);
  add_scorings (self);
  if (self->low == self->high)
    {
      g_autofree char *choice = dup_choice (self, self->low);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), bsl_property_row_new (_("Level, decided by the catalogue"), choice));
    }
  else
    {
      add_level (self, name);
      add_reason (self, name);
      add_by (self, name);
      update (self);
    }
  if (given.level >= 0 && (self->low == self->high || !is_possible (self, given.level)))
    {
      g_autofree char *unused = dup_choice (self, (guint) given.level);
      gboolean same = self->low == self->high && (guint) given.level == self->low;

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self),
                                 bsl_property_row_new (same ? _("Given before, not used: the catalogue says the same")
                                                            : _("Given before, not used: the catalogue says otherwise"), unused));
    }
  add_facts (self, evaluation);
}

GtkWidget *
bsl_level_group_new (BslSession *session, BslEvaluation *evaluation, const BslGrid *grid, const BslOfferFinding *offer,
                     const BslScale *scale)
{
  BslLevelGroup *self = g_object_new (BSL_TYPE_LEVEL_GROUP, NULL);

  self->session = g_object_ref (session);
  self->grid = grid;
  self->offer = offer;
  self->scale = scale;
  fill (self, evaluation);
  if (self->level != NULL)
    {
      g_signal_connect_object (self->level, "notify::selected", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->reason, "edited", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}
