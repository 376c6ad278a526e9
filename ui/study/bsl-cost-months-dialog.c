/* SPDX-License-Identifier: EUPL-1.2 */
/* How long costs are counted. */
#include "config.h"

#include "ui/study/bsl-cost-months-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/study/bsl-cost-record.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/common/bsl-group.h"
#include "ui/study/bsl-cost-form.h"
#include "ui/wizard/bsl-parse.h"

struct _BslCostMonthsDialog
{
  BslFormDialog parent_instance;

  BslSession *session;
  GtkWidget *months;
};

G_DEFINE_FINAL_TYPE (BslCostMonthsDialog, bsl_cost_months_dialog, BSL_TYPE_FORM_DIALOG)

static gboolean
bsl_cost_months_dialog_save (BslFormDialog *dialog, BslProblems *problems)
{
  BslCostMonthsDialog *self = BSL_COST_MONTHS_DIALOG (dialog);
  g_autofree char *text = bsl_form_dup_text (self->months);
  double months = 0;

  if (*text == '\0' || (bsl_parse_number (text, bsl_session_get_lang (self->session), &months) && months >= 1 && months <= BSL_COST_MOST_MONTHS))
    return bsl_cost_form_save (self->session, bsl_cost_record_with_months (bsl_session_get_project (self->session), (guint) ceil (months)), problems);
  bsl_form_set_fault (self->months, _("Write a number of months from 1 to 240, or nothing."));
  gtk_widget_grab_focus (self->months);
  return FALSE;
}

static void
bsl_cost_months_dialog_dispose (GObject *object)
{
  g_clear_object (&BSL_COST_MONTHS_DIALOG (object)->session);
  G_OBJECT_CLASS (bsl_cost_months_dialog_parent_class)->dispose (object);
}

static void
bsl_cost_months_dialog_class_init (BslCostMonthsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_cost_months_dialog_dispose;
  BSL_FORM_DIALOG_CLASS (klass)->save = bsl_cost_months_dialog_save;
}

static void
bsl_cost_months_dialog_init (BslCostMonthsDialog *self)
{
}

AdwDialog *
bsl_cost_months_dialog_new (BslSession *session)
{
  BslCostMonthsDialog *self = g_object_new (BSL_TYPE_COST_MONTHS_DIALOG, "title", _("Months Counted"), NULL);
  AdwPreferencesGroup *group = bsl_group_new (NULL, _("Renewals included. Left empty, it is the term of the contract as answered in the project."));
  g_autoptr (BslCostRecord) record
    = bsl_cost_record_new (bsl_session_get_project (session), bsl_library_get_rules (bsl_session_get_library (session)), "", NULL);
  g_autofree char *months = bsl_cost_record_has_own_months (record) ? g_strdup_printf ("%u", bsl_cost_record_get_months (record)) : NULL;

  self->session = g_object_ref (session);
  self->months = bsl_form_add_entry (group, _("Months"), months);
  adw_preferences_page_add (bsl_form_dialog_get_page (BSL_FORM_DIALOG (self)), group);
  bsl_form_dialog_watch (BSL_FORM_DIALOG (self));
  adw_dialog_set_content_height (ADW_DIALOG (self), 340);
  adw_dialog_set_focus (ADW_DIALOG (self), self->months);

  return ADW_DIALOG (self);
}
