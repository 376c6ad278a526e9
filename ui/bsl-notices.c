/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person must see at the top of each page of a project. */
#include "config.h"

#include "ui/bsl-notices.h"

#include <glib/gi18n.h>

#include "app/core/bsl-snapshot.h"
#include "ui/verify/bsl-rules-banner.h"

struct _BslNotices
{
  AdwBin parent_instance;

  BslSession *session;
  gboolean leaves_stop; /* to the page below */
  BslRulesBanner *rules;
  AdwBanner *error;
  AdwBanner *view_date;
  AdwBanner *read_only;
  AdwBanner *frozen;
  AdwBanner *stop;
};

G_DEFINE_FINAL_TYPE (BslNotices, bsl_notices, ADW_TYPE_BIN)

/* Each page has its notices: those that show speak. */
static void
announce (BslNotices *self, const char *message)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
update_unsaved (BslNotices *self)
{
  gboolean unsaved;

  g_object_get (self->session, "unsaved", &unsaved, NULL);
  adw_banner_set_button_label (self->error, unsaved ? _("_Try Again") : NULL);
}

static void
update_error (BslNotices *self)
{
  g_autofree char *error = NULL;
  g_autofree char *message = NULL;

  g_object_get (self->session, "error", &error, NULL);
  if (error != NULL)
    {
      message = g_strdup_printf (_("Not saved: %s"), error);
      adw_banner_set_title (self->error, message);
      announce (self, message);
    }
  adw_banner_set_revealed (self->error, error != NULL);
}

/* Another day than that of the project must not be taken for it. */
static void
update_view_date (BslNotices *self)
{
  BslLang lang = bsl_session_get_lang (self->session);
  BslDate own = bsl_session_get_own_date (self->session), shown = bsl_session_get_view_date (self->session);
  g_autofree char *shown_words = bsl_date_to_words (shown, lang);
  g_autofree char *own_words = bsl_date_to_words (own, lang);
  g_autofree char *title = g_strdup_printf (_("Shown as of %s, not as of %s"), shown_words, own_words);

  if (shown != own)
    {
      adw_banner_set_title (self->view_date, title);
      adw_banner_set_button_label (self->view_date, own == bsl_date_today () ? _("_Back to Today") : _("_Back to the Decision Date"));
    }
  if (shown != own)
    announce (self, title);
  adw_banner_set_revealed (self->view_date, shown != own);
}

/* BSL_DATE_NONE where the file does not say it. */
static BslDate
get_frozen_day (BslNotices *self)
{
  g_autoptr (GPtrArray) snapshots = bsl_snapshots_read (bsl_session_get_project (self->session));
  const BslSnapshot *last = snapshots->len > 0 ? snapshots->pdata[snapshots->len - 1] : NULL;

  return last != NULL ? bsl_date_of_moment (last->time) : BSL_DATE_NONE;
}

static void
update_frozen (BslNotices *self)
{
  BslDate day = get_frozen_day (self);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  gboolean frozen = bsl_session_is_frozen (self->session);

  if (frozen && day != BSL_DATE_NONE)
    {
      words = bsl_date_to_words (day, bsl_session_get_lang (self->session));
      title = g_strdup_printf (_("This project is frozen since %s: its answers cannot be changed."), words);
    }
  if (frozen)
    adw_banner_set_title (self->frozen, title != NULL ? title : _("This project is frozen: its answers cannot be changed."));
  adw_banner_set_button_label (self->frozen, bsl_session_is_read_only (self->session) ? NULL : _("_Amend…"));
  adw_banner_set_revealed (self->frozen, frozen);
}

static void
update_stop (BslNotices *self)
{
  const BslRule *stop = bsl_evaluation_get_stop (bsl_session_get_evaluation (self->session));

  if (self->leaves_stop)
    return;

  if (stop != NULL)
    adw_banner_set_title (self->stop, bsl_text_get (&stop->title, bsl_session_get_lang (self->session)));
  if (stop != NULL && !adw_banner_get_revealed (self->stop))
    announce (self, adw_banner_get_title (self->stop));
  adw_banner_set_revealed (self->stop, stop != NULL);
}

static void
show_read_only (BslNotices *self)
{
  BslStore *store = bsl_session_get_store (self->session);
  gboolean unwritable = bsl_store_is_read_only (store) && !bsl_store_is_newer (store);

  adw_banner_set_title (self->read_only,
                        unwritable
                          ? _("This project can be read but not changed: the file of the projects cannot be written. Check its permissions.")
                          : _("This project can be read but not changed: it was written by a newer version of Boussole."));
  adw_banner_set_revealed (self->read_only, bsl_session_is_read_only (self->session));
}

static void
evaluated_cb (BslNotices *self)
{
  update_view_date (self);
  update_stop (self);
}

static void
why_cb (BslNotices *self)
{
  BslLang lang = bsl_session_get_lang (self->session);
  const BslRule *stop = bsl_evaluation_get_stop (bsl_session_get_evaluation (self->session));
  g_autofree char *summary = NULL;
  AdwDialog *dialog;

  if (stop == NULL)
    return;

  summary = bsl_evaluation_dup_summary (bsl_session_get_evaluation (self->session), stop, lang);
  dialog = adw_alert_dialog_new (bsl_text_get (&stop->title, lang), summary);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
bsl_notices_dispose (GObject *object)
{
  g_clear_object (&BSL_NOTICES (object)->session);
  G_OBJECT_CLASS (bsl_notices_parent_class)->dispose (object);
}

static void
bsl_notices_class_init (BslNoticesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_RULES_BANNER);
  G_OBJECT_CLASS (klass)->dispose = bsl_notices_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/bsl-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, BslNotices, rules);
  gtk_widget_class_bind_template_child (widget_class, BslNotices, error);
  gtk_widget_class_bind_template_child (widget_class, BslNotices, view_date);
  gtk_widget_class_bind_template_child (widget_class, BslNotices, read_only);
  gtk_widget_class_bind_template_child (widget_class, BslNotices, frozen);
  gtk_widget_class_bind_template_child (widget_class, BslNotices, stop);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
}

static void
bsl_notices_init (BslNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bsl_notices_new (BslSession *session)
{
  BslNotices *self = g_object_new (BSL_TYPE_NOTICES, NULL);

  bsl_notices_set_session (self, session);
  return GTK_WIDGET (self);
}

void
bsl_notices_set_session (BslNotices *self, BslSession *session)
{
  g_return_if_fail (BSL_IS_NOTICES (self) && BSL_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  bsl_rules_banner_set_library (self->rules, bsl_session_get_library (session));
  g_signal_connect_object (session, "notify::error", G_CALLBACK (update_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::frozen", G_CALLBACK (update_frozen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::unsaved", G_CALLBACK (update_unsaved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  show_read_only (self);
  update_frozen (self);
  update_unsaved (self);
  update_error (self);
  evaluated_cb (self);
}

void
bsl_notices_leave_stop (BslNotices *self)
{
  g_return_if_fail (BSL_IS_NOTICES (self));

  self->leaves_stop = TRUE;
  adw_banner_set_revealed (self->stop, FALSE);
}
