/* SPDX-License-Identifier: EUPL-1.2 */
/* Every change of a project. */
#include "config.h"

#include "ui/history/bsl-log-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-change-words.h"

#define EVENTS_AT_ONCE 100

struct _BslLogPage
{
  BslResultPage parent_instance;

  guint limit;
};

G_DEFINE_FINAL_TYPE (BslLogPage, bsl_log_page, BSL_TYPE_RESULT_PAGE)

static void
show_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BSL_LOG_PAGE (widget)->limit += EVENTS_AT_ONCE;
  bsl_result_page_update_later (BSL_RESULT_PAGE (widget));
}

/* Whether each line follows from the one before, and the project from the last. */
static void
add_chain (BslResultPage *page)
{
  const BslWord whole = { _("The Log Is Whole"), "bsl-step-complete-symbolic", "success" };
  const BslWord broken = { _("The Log Is Not as It Was Written"), "dialog-warning-symbolic", "error" };
  BslSession *session = bsl_result_page_get_session (page);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 first = 0;

  if (bsl_history_verify (bsl_session_get_store (session), bsl_session_get_id (session), &first, &error))
    {
      bsl_result_page_add_widget (page, bsl_status_card_new (whole, _("Each line carries the fingerprint of the one before, and the project is what they lead to: nothing was changed by another way. This shows accidents and careless changes, not a forgery.")));
      return;
    }
  words = first > 0 ? g_strdup_printf (_("From line %u on, lines were changed, added or taken away by another way than Boussole. %s"), (guint) first, error->message)
                    : g_strdup (error->message);
  bsl_result_page_add_widget (page, bsl_status_card_new (broken, words));
}

/* "14:05 · Anne Martin" */
static char *
dup_moment (const BslEvent *event)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (event->time / 1000);
  g_autofree char *clock = time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("?");

  return g_strdup_printf ("%s · %s", clock, event->who != NULL ? event->who : "?");
}

static char *
dup_title (const BslEvent *event, const char *what)
{
  if (event->kind == BSL_EVENT_UNDO)
    return g_strdup_printf (_("Undone: %s"), what);
  if (event->kind == BSL_EVENT_REDO)
    return g_strdup_printf (_("Redone: %s"), what);
  return g_strdup (what);
}

static GtkWidget *
create_row (const BslEvent *event, const BslChangeWords *words)
{
  g_autofree char *title = dup_title (event, words->title);
  g_autofree char *sides = bsl_change_words_dup_sides (words);
  g_autofree char *moment = dup_moment (event);
  g_autofree char *reason = event->reason != NULL ? g_strdup_printf (_("Reason: %s"), event->reason) : NULL;
  g_autoptr (GString) lines = g_string_new (sides);

  if (reason != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", reason);
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", moment);
  return bsl_property_row_new (title, lines->str);
}

static AdwPreferencesGroup *
add_day (BslResultPage *page, BslDate day)
{
  g_autofree char *words = day != BSL_DATE_NONE ? bsl_date_to_words (day, bsl_result_page_get_lang (page)) : g_strdup (_("At an unknown date"));

  return bsl_result_page_add_group (page, words, NULL);
}

static void
add_event (BslResultPage *page, AdwPreferencesGroup *group, BslEvaluation *evaluation, const BslEvent *event)
{
  g_autoptr (GPtrArray) list
    = bsl_change_words_list (bsl_result_page_get_session (page), evaluation, event->what, event->before, event->after);

  for (guint i = 0; i < list->len; i++)
    adw_preferences_group_add (group, create_row (event, g_ptr_array_index (list, i)));
}

static void
add_events (BslLogPage *self, BslEvaluation *evaluation, GPtrArray *events)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  AdwPreferencesGroup *group = NULL;
  BslDate last = BSL_DATE_NONE;

  for (guint i = 0; i < MIN (events->len, self->limit); i++)
    {
      const BslEvent *event = g_ptr_array_index (events, i);

      if (group == NULL || bsl_date_of_moment (event->time) != last)
        group = add_day (page, bsl_date_of_moment (event->time));
      last = bsl_date_of_moment (event->time);
      add_event (page, group, evaluation, event);
    }
  if (events->len > self->limit)
    bsl_result_page_add_widget (page, bsl_go_row_new (_("Show Earlier Changes"), NULL, "log.more", NULL));
}

static void
bsl_log_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslLogPage *self = BSL_LOG_PAGE (page);
  g_autoptr (GError) error = NULL;
  /* one more tells whether there are more */
  g_autoptr (GPtrArray) events = bsl_history_read (bsl_session_get_history (bsl_result_page_get_session (page)), 0, self->limit + 1, &error);

  add_chain (page);
  if (events == NULL)
    bsl_result_page_add_widget (page, bsl_text_row_new (error->message));
  else
    add_events (self, evaluation, events);
}

static void
bsl_log_page_class_init (BslLogPageClass *klass)
{
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_log_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "log.more", NULL, show_more);
}

static void
bsl_log_page_init (BslLogPage *self)
{
  self->limit = EVENTS_AT_ONCE;
}

AdwNavigationPage *
bsl_log_page_new (BslSession *session)
{
  BslLogPage *self = g_object_new (BSL_TYPE_LOG_PAGE, "title", _("Log"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
