/* SPDX-License-Identifier: EUPL-1.2 */
/* The documents that can be made of a project. */
#include "config.h"

#include "ui/document/bsl-forms-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/document/bsl-document-page.h"
#include "ui/document/bsl-form-page.h"

struct _BslFormsPage
{
  BslResultPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BslFormsPage, bsl_forms_page, BSL_TYPE_RESULT_PAGE)

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDocumentPage *around = bsl_document_page_find (widget);

  if (around != NULL)
    bsl_document_page_push (around, bsl_form_page_new (bsl_result_page_get_session (BSL_RESULT_PAGE (widget)),
                                                       g_variant_get_string (parameter, NULL)));
}

static void
bsl_forms_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (bsl_result_page_get_lang (page));
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, NULL, NULL);

  for (guint i = 0; i < forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (forms, i);

      /* two versions are compared, and saved, where one chooses them */
      if (!form->compares)
        adw_preferences_group_add (group, bsl_go_row_new (form->title, form->summary, "forms.open", form->id));
    }
}

static void
bsl_forms_page_class_init (BslFormsPageClass *klass)
{
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_forms_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "forms.open", "s", open);
}

static void
bsl_forms_page_init (BslFormsPage *self)
{
}

AdwNavigationPage *
bsl_forms_page_new (BslSession *session)
{
  BslFormsPage *self = g_object_new (BSL_TYPE_FORMS_PAGE, "title", _("Other Documents"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);

  return ADW_NAVIGATION_PAGE (self);
}
