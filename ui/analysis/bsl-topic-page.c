/* SPDX-License-Identifier: EUPL-1.2 */
/* The criteria of a topic of a guided analysis. */
#include "config.h"

#include "ui/analysis/bsl-topic-page.h"

#include <glib/gi18n.h>

#include "ui/analysis/bsl-criterion-group.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-text-row.h"

struct _BslTopicPage
{
  AdwNavigationPage parent_instance;

  const BslAnalysis *analysis;
  const BslTopic *topic;
  const BslTopic *following; /* NULL: the last */
  GtkWidget *first;          /* of the criteria */
  AdwPreferencesPage *page;
  AdwPreferencesGroup *buttons;
  GtkButton *next_button;
  BslNotices *notices;
};

G_DEFINE_FINAL_TYPE (BslTopicPage, bsl_topic_page, ADW_TYPE_NAVIGATION_PAGE)

static const BslTopic *
find_following (const BslAnalysis *analysis, const BslTopic *topic)
{
  gboolean found = FALSE;

  for (guint i = 0; i < analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = analysis->parts->pdata[i];

      for (guint j = 0; j < part->topics->len; j++)
        {
          if (found)
            return part->topics->pdata[j];
          found = part->topics->pdata[j] == topic;
        }
    }

  return NULL;
}

static void
next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslTopicPage *self = BSL_TOPIC_PAGE (widget);
  g_autofree char *target = NULL;

  if (self->following == NULL)
    {
      gtk_widget_activate_action (widget, "navigation.pop", NULL);
      return;
    }

  target = bsl_topic_page_dup_target (self->analysis, self->following);
  gtk_widget_activate_action (widget, "details.topic", "s", target);
}

static gboolean
bsl_topic_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BSL_TOPIC_PAGE (widget)->first);
}

static void
shown_cb (BslTopicPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bsl_topic_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_TOPIC_PAGE);
  G_OBJECT_CLASS (bsl_topic_page_parent_class)->dispose (object);
}

static void
bsl_topic_page_class_init (BslTopicPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_NOTICES);
  G_OBJECT_CLASS (klass)->dispose = bsl_topic_page_dispose;
  widget_class->grab_focus = bsl_topic_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/analysis/bsl-topic-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslTopicPage, page);
  gtk_widget_class_bind_template_child (widget_class, BslTopicPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, BslTopicPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, BslTopicPage, notices);
  gtk_widget_class_install_action (widget_class, "topic.next", NULL, next);
}

static void
bsl_topic_page_init (BslTopicPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
}

/* The question, what to know about it, and what must not be written: before anything is. */
static void
add_question (BslTopicPage *self, BslLang lang)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *help = bsl_text_get (&self->topic->help, lang);
  GtkWidget *question = bsl_text_row_new (bsl_text_get (&self->topic->question, lang));
  GtkWidget *caution = bsl_text_row_new (bsl_text_get (&self->analysis->caution, lang));
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (*help != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (question), help);
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (caution), icon);
  adw_preferences_group_add (group, question);
  adw_preferences_group_add (group, caution);
  adw_preferences_page_add (self->page, group);
}

AdwNavigationPage *
bsl_topic_page_new (BslSession *session, const BslAnalysis *analysis, const BslTopic *topic)
{
  BslLang lang = bsl_session_get_lang (session);
  BslTopicPage *self = g_object_new (BSL_TYPE_TOPIC_PAGE, "title", bsl_text_get (&topic->title, lang), NULL);

  self->analysis = analysis;
  self->topic = topic;
  self->following = find_following (analysis, topic);
  bsl_notices_set_session (self->notices, session);
  add_question (self, lang);
  for (guint i = 0; i < topic->criteria->len; i++)
    {
      GtkWidget *group = bsl_criterion_group_new (session, analysis, topic, topic->criteria->pdata[i]);

      if (self->first == NULL)
        self->first = group;
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
    }
  adw_preferences_page_add (self->page, self->buttons);
  if (self->following == NULL)
    gtk_button_set_label (self->next_button, _("_Done"));

  return ADW_NAVIGATION_PAGE (self);
}

char *
bsl_topic_page_dup_target (const BslAnalysis *analysis, const BslTopic *topic)
{
  return g_strdup_printf ("%s/%s", analysis->id, topic->id);
}
