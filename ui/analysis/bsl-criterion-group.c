/* SPDX-License-Identifier: EUPL-1.2 */
/* A criterion of a guided analysis. */
#include "config.h"

#include "ui/analysis/bsl-criterion-group.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-analysis-record.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/common/bsl-group.h"

struct _BslCriterionGroup
{
  AdwPreferencesGroup parent_instance;

  BslSession *session;
  const BslAnalysis *analysis;
  const BslTopic *topic;
  const BslCriterion *criterion;
  AdwToggleGroup *value;
  BslReasonRow *reason;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BslCriterionGroup, bsl_criterion_group, ADW_TYPE_PREFERENCES_GROUP)

/* in the order in which they are offered */
static const struct
{
  const char *title;
  BslTri value;
} choices[] = {
  { N_("Yes"), BSL_TRI_YES },
  { N_("No"), BSL_TRI_NO },
  { N_("To be settled"), BSL_TRI_UNKNOWN },
};

static BslProject *
get_project (BslCriterionGroup *self)
{
  return bsl_session_get_project (self->session);
}

static void
update_value (BslCriterionGroup *self)
{
  BslTri value = bsl_analysis_get_value (self->analysis, get_project (self), self->topic, self->criterion);

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].value == value)
      adw_toggle_group_set_active (self->value, i);
  self->updating = FALSE;
}

static const char *
get_reason (BslCriterionGroup *self)
{
  return bsl_analysis_get_reason (self->analysis, get_project (self), self->topic, self->criterion);
}

static void
update (BslCriterionGroup *self)
{
  update_value (self);
  bsl_reason_row_set_text (self->reason, get_reason (self));
}

static void
save (BslCriterionGroup *self)
{
  guint active = adw_toggle_group_get_active (self->value);
  g_autofree char *reason = NULL;
  g_autoptr (JsonNode) node = NULL;
  gboolean saved;

  if (self->updating || active >= G_N_ELEMENTS (choices))
    return;

  reason = bsl_reason_row_dup_text (self->reason);
  node = bsl_analysis_with_criterion (self->analysis, get_project (self), self->topic, self->criterion,
                                      choices[active].value, reason);
  saved = bsl_session_set_extra (self->session, BSL_EXTRA_ANALYSES, node);
  bsl_reason_row_set_saved (self->reason, self->session, saved || g_str_equal (reason, get_reason (self)));
  if (!saved)
    update_value (self);
}

static gboolean
bsl_criterion_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (BSL_CRITERION_GROUP (widget)->value), GTK_DIR_TAB_FORWARD);
}

static void
bsl_criterion_group_dispose (GObject *object)
{
  g_clear_object (&BSL_CRITERION_GROUP (object)->session);
  G_OBJECT_CLASS (bsl_criterion_group_parent_class)->dispose (object);
}

static void
bsl_criterion_group_class_init (BslCriterionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_criterion_group_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_criterion_group_grab_focus;
}

static void
bsl_criterion_group_init (BslCriterionGroup *self)
{
}

static void
add_value (BslCriterionGroup *self, const char *name)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->value = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_set_homogeneous (self->value, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, _(choices[i].title));
      adw_toggle_group_add (self->value, toggle);
    }
  gtk_widget_add_css_class (row, "value");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->value));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_reason (BslCriterionGroup *self, const char *name)
{
  /* Translators: what a text field is for, then the criterion it is about */
  g_autofree char *label = g_strdup_printf (_("Reasons: %s"), name);

  self->reason = BSL_REASON_ROW (bsl_reason_row_new (_("Reasons"), label));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->reason));
}

static void
fill (BslCriterionGroup *self)
{
  BslLang lang = bsl_session_get_lang (self->session);
  const char *name = bsl_text_get (&self->criterion->title, lang);

  bsl_group_set_title (ADW_PREFERENCES_GROUP (self), self->topic->whole ? NULL : name);
  bsl_group_set_description (ADW_PREFERENCES_GROUP (self), bsl_text_get (&self->criterion->help, lang));
  add_value (self, name);
  add_reason (self, name);
  update (self);
}

GtkWidget *
bsl_criterion_group_new (BslSession *session, const BslAnalysis *analysis, const BslTopic *topic, const BslCriterion *criterion)
{
  BslCriterionGroup *self = g_object_new (BSL_TYPE_CRITERION_GROUP, NULL);

  self->session = g_object_ref (session);
  self->analysis = analysis;
  self->topic = topic;
  self->criterion = criterion;
  fill (self);
  g_signal_connect_object (self->value, "notify::active", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "edited", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
