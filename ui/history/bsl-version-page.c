/* SPDX-License-Identifier: EUPL-1.2 */
/* One version of a project. */
#include "config.h"

#include "ui/history/bsl-version-page.h"

#include <glib/gi18n.h>

#include "app/store/bsl-freeze.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/history/bsl-version-file.h"
#include "ui/history/bsl-version-words.h"

struct _BslVersionPage
{
  BslResultPage parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (BslVersionPage, bsl_version_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslVersionPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static void
open_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_version_file_open (widget, get_session (BSL_VERSION_PAGE (widget)), BSL_VERSION_PAGE (widget)->id,
                         g_variant_get_string (parameter, NULL));
}

static void
save_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_version_file_save (widget, get_session (BSL_VERSION_PAGE (widget)), BSL_VERSION_PAGE (widget)->id,
                         g_variant_get_string (parameter, NULL));
}

static void
add_facts (BslResultPage *page, const BslSnapshot *version)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, NULL, NULL);
  g_autofree char *moment = bsl_words_dup_moment (version->time / 1000);
  g_autofree char *on = version->on != BSL_DATE_NONE ? bsl_date_to_words (version->on, bsl_result_page_get_lang (page)) : NULL;

  adw_preferences_group_add (group, bsl_property_row_new (_("Reason"), version->reason != NULL ? version->reason : _("without a reason")));
  adw_preferences_group_add (group, bsl_property_row_new (_("Frozen on"), moment));
  if (version->who != NULL)
    adw_preferences_group_add (group, bsl_property_row_new (_("By"), version->who));
  if (on != NULL)
    adw_preferences_group_add (group, bsl_property_row_new (_("Law and catalogue as of"), on));
}

static void
add_amendment (BslResultPage *page, const BslSnapshot *version)
{
  AdwPreferencesGroup *group;
  g_autofree char *moment = bsl_words_dup_moment (version->amended / 1000);

  if (version->amended <= 0)
    return;

  group = bsl_result_page_add_group (page, _("Opened for Changes Again"), NULL);
  adw_preferences_group_add (group, bsl_property_row_new (_("Reason"), version->amendment != NULL ? version->amendment : _("without a reason")));
  adw_preferences_group_add (group, bsl_property_row_new (_("Amended on"), moment));
  if (version->amender != NULL)
    adw_preferences_group_add (group, bsl_property_row_new (_("By"), version->amender));
}

static GtkWidget *
create_button (const char *icon, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/* A press opens it, a button beside saves it. */
static void
add_file (AdwPreferencesGroup *group, const BslPart *part)
{
  g_autofree char *size = g_format_size ((guint64) part->size);
  const char *title = bsl_version_file_get_title (part->name);
  g_autofree char *save = g_strdup_printf (_("Save: %s"), title);
  GtkWidget *row = bsl_go_row_new (title, size, "version.open", part->name);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button ("document-save-symbolic", save, "version.save", part->name));
  adw_preferences_group_add (group, row);
}

static void
add_files (BslResultPage *page, const BslSnapshot *version)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Documents as They Were"), NULL);
  guint n = 0;

  for (guint i = 0; i < version->parts->len; i++)
    {
      const BslPart *part = g_ptr_array_index (version->parts, i);

      if (bsl_version_file_get_title (part->name) == NULL)
        continue;
      add_file (group, part);
      n++;
    }
  if (n == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("This version holds no document.")));
}

static void
bsl_version_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  g_autoptr (GPtrArray) versions = bsl_snapshots_read (bsl_session_get_project (bsl_result_page_get_session (page)));
  int index = bsl_version_find (versions, BSL_VERSION_PAGE (page)->id);
  const BslSnapshot *version = index >= 0 ? g_ptr_array_index (versions, index) : NULL;
  g_autofree char *title = NULL;

  if (version == NULL)
    {
      bsl_result_page_add_widget (page, bsl_text_row_new (_("This version is no longer part of the project.")));
      return;
    }

  title = g_strdup_printf (_("Version %u"), (guint) index + 1);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (page), title);
  add_facts (page, version);
  add_amendment (page, version);
  add_files (page, version);
  bsl_result_page_add_widget (page, bsl_go_row_new (_("Compare"), _("What is different now, or in another version"), "history.compare", version->id));
}

static void
bsl_version_page_finalize (GObject *object)
{
  g_free (BSL_VERSION_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_version_page_parent_class)->finalize (object);
}

static void
bsl_version_page_class_init (BslVersionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_version_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_version_page_fill;
  gtk_widget_class_install_action (widget_class, "version.open", "s", open_file);
  gtk_widget_class_install_action (widget_class, "version.save", "s", save_file);
}

static void
bsl_version_page_init (BslVersionPage *self)
{
}

AdwNavigationPage *
bsl_version_page_new (BslSession *session, const char *id)
{
  BslVersionPage *self = g_object_new (BSL_TYPE_VERSION_PAGE, "title", _("Version"), NULL);

  self->id = g_strdup (id);
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
