/* SPDX-License-Identifier: EUPL-1.2 */
/* One document that can be made of a project. */
#include "config.h"

#include "ui/document/bsl-form-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-document-page.h"
#include "ui/document/bsl-lang-row.h"
#include "ui/document/bsl-preview-page.h"
#include "ui/document/bsl-saving.h"

struct _BslFormPage
{
  BslResultPage parent_instance;

  GPtrArray *forms; /* of BslReportForm: keeps the one below */
  const BslReportForm *form;
  BslOrder *order;
  GtkWidget *withheld; /* the row that asks for the version for third parties, or NULL */
};

G_DEFINE_FINAL_TYPE (BslFormPage, bsl_form_page, BSL_TYPE_RESULT_PAGE)

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDocumentPage *around = bsl_document_page_find (widget);

  if (around != NULL)
    bsl_document_page_save (around, BSL_FORM_PAGE (widget)->order, g_variant_get_string (parameter, NULL));
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDocumentPage *around = bsl_document_page_find (widget);

  if (around != NULL)
    bsl_document_page_push (around, bsl_preview_page_new (bsl_result_page_get_session (BSL_RESULT_PAGE (widget)),
                                                          BSL_FORM_PAGE (widget)->order, NULL, NULL));
}

static void
withheld_cb (AdwSwitchRow *row, GParamSpec *pspec, BslFormPage *self)
{
  self->order->withheld = adw_switch_row_get_active (row);
}

static void
add_withheld (BslFormPage *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Version for Third Parties"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Leaves out what is secret, and carries no project"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), self->order->withheld);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (withheld_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
  self->withheld = row;
}

static BslQuestionnaire *
get_questionnaire (BslFormPage *self)
{
  return bsl_session_get_questionnaire (bsl_result_page_get_session (BSL_RESULT_PAGE (self)));
}

static void
role_cb (AdwComboRow *row, GParamSpec *pspec, BslFormPage *self)
{
  guint index = adw_combo_row_get_selected (row);

  g_set_str (&self->order->role, index > 0 ? bsl_questionnaire_get_role (get_questionnaire (self), index - 1)->id : NULL);
}

static void
add_role (BslFormPage *self, AdwPreferencesGroup *group)
{
  BslQuestionnaire *questionnaire = get_questionnaire (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  gtk_string_list_append (names, _("Everyone, a sheet each"));
  for (guint i = 0; i < bsl_questionnaire_get_n_roles (questionnaire); i++)
    {
      const BslRole *role = bsl_questionnaire_get_role (questionnaire, i);

      gtk_string_list_append (names, bsl_text_get (&role->title, bsl_result_page_get_lang (BSL_RESULT_PAGE (self))));
      if (g_strcmp0 (role->id, self->order->role) == 0)
        selected = i + 1;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("For"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (role_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void
part_cb (AdwSwitchRow *row, GParamSpec *pspec, BslFormPage *self)
{
  bsl_order_set_part (self->order, g_object_get_data (G_OBJECT (row), "part"), adw_switch_row_get_active (row));
}

static GtkWidget *
create_part (BslFormPage *self, const BslReportPart *part)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), part->title);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), bsl_order_has_part (self->order, part->id));
  g_object_set_data_full (G_OBJECT (row), "part", g_strdup (part->id), g_free);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (part_cb), self, G_CONNECT_DEFAULT);

  return row;
}

static void
add_parts (BslFormPage *self, AdwPreferencesGroup *group, BslEvaluation *evaluation)
{
  g_autofree const char **without = NULL;
  BslReportOptions options = bsl_order_get_options (self->order, &without);
  g_autoptr (GPtrArray) parts = NULL;
  GtkWidget *row;

  options.lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  parts = bsl_report_list_parts (bsl_session_get_project (bsl_result_page_get_session (BSL_RESULT_PAGE (self))), evaluation, &options);
  if (parts->len < 2)
    return;

  row = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Parts"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _("What is switched off is left out"));
  for (guint i = 0; i < parts->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_part (self, g_ptr_array_index (parts, i)));
  adw_preferences_group_add (group, row);
}

static void
add_choices (BslFormPage *self, BslEvaluation *evaluation)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), NULL, self->form->summary);

  adw_preferences_group_add (group, bsl_lang_row_new (&self->order->lang, BSL_RESULT_PAGE (self)));
  if (self->form->by_role)
    add_role (self, group);
  if (self->form->disclosure)
    add_withheld (self, group);
  add_parts (self, group, evaluation);
}

/* The project itself goes with the whole file. */
static gboolean
offers_type (BslFormPage *self, const BslFileType *type)
{
  if (g_str_equal (type->id, BSL_FORMAT_REMINDERS))
    return self->form->reminders;
  if (g_str_equal (type->id, BSL_FORMAT_PROJECT))
    return self->order->form == NULL;
  return TRUE;
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *action, const char *target, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, target);

  if (icon != NULL)
    bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  adw_preferences_group_add (group, row);
  return row;
}

/* Of the project file there is no version for third parties. */
static void
add_type (BslFormPage *self, AdwPreferencesGroup *group, const BslFileType *type)
{
  GtkWidget *row = add_row (group, _(type->title), _(type->subtitle), "form.save", type->id, "document-save-symbolic");

  if (self->withheld != NULL && g_str_equal (type->id, BSL_FORMAT_PROJECT))
    g_object_bind_property (self->withheld, "active", row, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
bsl_form_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslFormPage *self = BSL_FORM_PAGE (page);
  AdwPreferencesGroup *group;

  self->withheld = NULL;
  add_choices (self, evaluation);
  group = bsl_result_page_add_group (page, NULL, NULL);
  add_row (group, _("Read"), NULL, "form.read", NULL, NULL);
  add_row (group, _("Print…"), NULL, "document.print", NULL, "document-print-symbolic");
  group = bsl_result_page_add_group (page, _("Save"), NULL);
  for (const BslFileType *type = bsl_saving_get_types (); type->id != NULL; type++)
    if (offers_type (self, type))
      add_type (self, group, type);
}

static void
bsl_form_page_finalize (GObject *object)
{
  BslFormPage *self = BSL_FORM_PAGE (object);

  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->order, bsl_order_free);
  G_OBJECT_CLASS (bsl_form_page_parent_class)->finalize (object);
}

static void
bsl_form_page_class_init (BslFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_form_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_form_page_fill;
  gtk_widget_class_install_action (widget_class, "form.save", "s", save);
  gtk_widget_class_install_action (widget_class, "form.read", NULL, show);
}

static void
bsl_form_page_init (BslFormPage *self)
{
}

/* The first form is the whole file. */
static void
set_form (BslFormPage *self, const char *id)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (self->forms, i);

      if (!g_str_equal (form->id, id))
        continue;
      self->form = form;
      self->order->form = i > 0 ? g_strdup (id) : NULL;
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), form->title);
    }
}

AdwNavigationPage *
bsl_form_page_new (BslSession *session, const char *form)
{
  BslFormPage *self = g_object_new (BSL_TYPE_FORM_PAGE, NULL);

  self->forms = bsl_report_list_forms (bsl_session_get_lang (session));
  self->order = bsl_order_new (bsl_session_get_lang (session));
  set_form (self, form);
  g_return_val_if_fail (self->form != NULL, NULL);
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);

  return ADW_NAVIGATION_PAGE (self);
}

const BslOrder *
bsl_form_page_get_order (BslFormPage *self)
{
  g_return_val_if_fail (BSL_IS_FORM_PAGE (self), NULL);

  return self->order;
}
