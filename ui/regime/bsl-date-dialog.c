/* SPDX-License-Identifier: EUPL-1.2 */
/* Chooses the day on which law and catalogue are read for the pages. */
#include "config.h"

#include "ui/regime/bsl-date-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/wizard/bsl-value-row.h"

/* A day on which rules begin or end. */
typedef struct
{
  BslDate day;
  guint begin, end;
} Turn;

struct _BslDateDialog
{
  AdwDialog parent_instance;

  BslSession *session;
  BslQuestion question; /* for the entry, which is made for answers */
  BslValueRow *entry;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (BslDateDialog, bsl_date_dialog, ADW_TYPE_DIALOG)

static void
view (BslDateDialog *self, BslDate day)
{
  bsl_session_set_view_date (self->session, day != bsl_session_get_own_date (self->session) ? day : BSL_DATE_NONE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  view (BSL_DATE_DIALOG (widget), bsl_date_parse (g_variant_get_string (parameter, NULL)));
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDateDialog *self = BSL_DATE_DIALOG (widget);
  BslValue value;

  if (!bsl_value_row_read (self->entry, &value))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else if (value.known)
    view (self, value.date);
}

static void
add_turn (GArray *turns, BslDate day, guint begin, guint end)
{
  Turn turn = { day, begin, end };

  if (day == BSL_DATE_NONE)
    return;

  for (guint i = 0; i < turns->len; i++)
    {
      Turn *known = &g_array_index (turns, Turn, i);

      if (known->day == day)
        {
          known->begin += begin;
          known->end += end;
          return;
        }
    }
  g_array_append_val (turns, turn);
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *left = a, *right = b;

  return left->day < right->day ? 1 : left->day > right->day ? -1 : 0;
}

/* The last first. */
static GArray *
list_turns (BslRuleBase *rules)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint i = 0; i < bsl_rule_base_get_n_rules (rules); i++)
    {
      const BslRule *rule = bsl_rule_base_get_rule (rules, i);

      add_turn (turns, rule->from, 1, 0);
      add_turn (turns, rule->until, 0, 1);
    }
  g_array_sort (turns, compare_turns);

  return turns;
}

static GtkWidget *
create_turn (BslDateDialog *self, const Turn *turn)
{
  g_autofree char *title = bsl_date_to_words (turn->day, bsl_session_get_lang (self->session));
  g_autofree char *iso = bsl_date_to_iso (turn->day);
  g_autofree char *begin = g_strdup_printf (ngettext ("%u rule begins", "%u rules begin", turn->begin), turn->begin);
  g_autofree char *end = g_strdup_printf (ngettext ("%u rule ends", "%u rules end", turn->end), turn->end);
  g_autofree char *both = g_strdup_printf ("%s · %s", begin, end);

  return bsl_go_row_new (title, turn->end == 0 ? begin : turn->begin == 0 ? end : both, "date.choose", iso);
}

static void
add_turns (BslDateDialog *self, AdwPreferencesPage *page)
{
  g_autoptr (GArray) turns = list_turns (bsl_library_get_rules (bsl_session_get_library (self->session)));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("Days on Which the Law Changes"));
  for (guint i = 0; i < turns->len; i++)
    adw_preferences_group_add (group, create_turn (self, &g_array_index (turns, Turn, i)));
  adw_preferences_page_add (page, group);
}

static void
update_hint (BslDateDialog *self)
{
  gboolean wrong = bsl_value_row_is_wrong (self->entry);

  gtk_label_set_label (self->hint, wrong ? bsl_value_row_get_hint (self->entry) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), wrong);
  if (wrong)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->hint), bsl_value_row_get_hint (self->entry),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
add_entry (BslDateDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  BslValue value = { .known = TRUE };

  value.date = bsl_session_get_view_date (self->session);
  self->question.domain.kind = BSL_KIND_DATE;
  for (guint i = 0; i < BSL_N_LANGS; i++)
    self->question.title.in[i] = (char *) _("Day on which law and catalogue are read");
  self->entry = bsl_value_row_new (&self->question, bsl_session_get_lang (self->session));
  bsl_value_row_set_value (self->entry, &value);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "hint");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  adw_preferences_group_add (group, GTK_WIDGET (self->entry));
  adw_preferences_group_add (group, GTK_WIDGET (self->hint));
  adw_preferences_page_add (page, group);
  g_signal_connect_object (self->entry, "notify::hint", G_CALLBACK (update_hint), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "date.show");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);

  return header;
}

static void
bsl_date_dialog_dispose (GObject *object)
{
  g_clear_object (&BSL_DATE_DIALOG (object)->session);
  G_OBJECT_CLASS (bsl_date_dialog_parent_class)->dispose (object);
}

static void
bsl_date_dialog_class_init (BslDateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_date_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "date.show", NULL, show);
  gtk_widget_class_install_action (widget_class, "date.choose", "s", choose);
}

static void
bsl_date_dialog_init (BslDateDialog *self)
{
}

AdwDialog *
bsl_date_dialog_new (BslSession *session)
{
  BslDateDialog *self = g_object_new (BSL_TYPE_DATE_DIALOG, "title", _("View as of Another Date"), NULL);
  GtkWidget *toolbar = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->session = g_object_ref (session);
  adw_preferences_page_set_description (page, _("The pages show what law and catalogue said on that day. Your answers and "
                                                "the justification do not change."));
  add_entry (self, page);
  add_turns (self, page);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), create_header ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (page));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));

  return ADW_DIALOG (self);
}
