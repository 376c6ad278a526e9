/* SPDX-License-Identifier: EUPL-1.2 */
/* A saved project in a list model. */
#include "config.h"

#include "ui/projects/bsl-project-item.h"

#include <glib/gi18n.h>

#include "ui/history/bsl-outcome-words.h"

struct _BslProjectItem
{
  GObject parent_instance;

  BslProjectInfo *info;
  char *search;
};

G_DEFINE_FINAL_TYPE (BslProjectItem, bsl_project_item, G_TYPE_OBJECT)

static char *
dup_changed (gint64 seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int days = then != NULL ? (int) bsl_date_from_time (now) - (int) bsl_date_from_time (then) : 0;
  g_autofree char *day = NULL;

  if (then == NULL)
    return g_strdup (_("changed at an unknown date"));
  if (g_date_time_difference (now, then) < G_TIME_SPAN_MINUTE)
    return g_strdup (_("changed just now"));
  if (days == 0)
    /* Translators: time format of g_date_time_format(), as in "changed today at 14:05" */
    return g_date_time_format (then, _("changed today at %H:%M"));
  if (days == 1)
    return g_date_time_format (then, _("changed yesterday at %H:%M"));
  day = bsl_date_to_words (bsl_date_from_time (then), bsl_lang_from_locale (g_get_language_names ()[0]));
  return g_strdup_printf (_("changed on %s"), day);
}

static void
bsl_project_item_finalize (GObject *object)
{
  BslProjectItem *self = BSL_PROJECT_ITEM (object);

  bsl_project_info_free (self->info);
  g_free (self->search);
  G_OBJECT_CLASS (bsl_project_item_parent_class)->finalize (object);
}

static void
bsl_project_item_class_init (BslProjectItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_project_item_finalize;
}

static void
bsl_project_item_init (BslProjectItem *self)
{
}

BslProjectItem *
bsl_project_item_new (BslProjectInfo *info, const char *search)
{
  BslProjectItem *self = g_object_new (BSL_TYPE_PROJECT_ITEM, NULL);

  self->info = info;
  self->search = g_strdup (search != NULL ? search : "");
  return self;
}

const BslProjectInfo *
bsl_project_item_get_info (BslProjectItem *self)
{
  return self->info;
}

const char *
bsl_project_item_get_search (BslProjectItem *self)
{
  return self->search;
}

gboolean
bsl_project_item_shows (BslProjectItem *self, const BslProjectInfo *info, const char *search)
{
  return g_str_equal (self->info->id, info->id) && g_str_equal (self->info->title, info->title) &&
         self->info->modified == info->modified && self->info->n_answers == info->n_answers &&
         self->info->shelf == info->shelf && self->info->frozen == info->frozen &&
         self->info->review == info->review && self->info->n_blocking == info->n_blocking && self->info->decision == info->decision &&
         g_strcmp0 (self->info->outcome, info->outcome) == 0 && g_str_equal (self->search, search != NULL ? search : "");
}

static char *
dup_state (const BslProjectInfo *info)
{
  guint n = info->n_answers;

  if (info->frozen)
    return g_strdup_printf (ngettext ("Frozen, %u answer", "Frozen, %u answers", n), n);
  if (n == 0)
    return g_strdup (_("Draft, nothing answered yet"));

  return g_strdup_printf (ngettext ("Draft, %u answer", "Draft, %u answers", n), n);
}

/* NULL where it goes on, or where a newer version knows another end. */
static const char *
get_outcome (const BslProjectInfo *info)
{
  for (guint i = 0; info->outcome != NULL && bsl_outcome_words[i] != NULL; i++)
    if (g_str_equal (bsl_outcome_words[i], info->outcome))
      return bsl_outcome_words_for ((BslOutcomeKind) i);

  return NULL;
}

/* NULL where it is not known, where law or catalogue may have changed it, or where there is no contract to sign. */
static char *
dup_blocking (const BslProjectInfo *info)
{
  gboolean signs = info->outcome == NULL || g_str_equal (info->outcome, bsl_outcome_words[BSL_OUTCOME_AWARDED]);
  int n = info->n_blocking;

  if (n < 0 || info->review || !signs)
    return NULL;
  if (n == 0)
    return g_strdup (_("no open task before signature"));

  return g_strdup_printf (ngettext ("%d task before signature", "%d tasks before signature", (gulong) n), n);
}

static char *
dup_decision (BslDate decision)
{
  g_autofree char *day = bsl_date_to_words (decision, bsl_lang_from_locale (g_get_language_names ()[0]));

  return g_strdup_printf (_("decision on %s"), day);
}

char *
bsl_project_item_dup_subtitle (BslProjectItem *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  char *blocking = dup_blocking (self->info);

  if (get_outcome (self->info) != NULL)
    g_strv_builder_add (parts, get_outcome (self->info));
  g_strv_builder_take (parts, dup_state (self->info));
  if (blocking != NULL)
    g_strv_builder_take (parts, blocking);
  if (self->info->decision != BSL_DATE_NONE)
    g_strv_builder_take (parts, dup_decision (self->info->decision));
  g_strv_builder_take (parts, dup_changed (self->info->modified));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}
