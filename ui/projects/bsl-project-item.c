/* SPDX-License-Identifier: EUPL-1.2 */
/* A saved project in a list model. */
#include "config.h"

#include "ui/projects/bsl-project-item.h"

#include <glib/gi18n.h>

struct _BslProjectItem
{
  GObject parent_instance;

  BslProjectInfo *info;
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
  bsl_project_info_free (BSL_PROJECT_ITEM (object)->info);
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
bsl_project_item_new (BslProjectInfo *info)
{
  BslProjectItem *self = g_object_new (BSL_TYPE_PROJECT_ITEM, NULL);

  self->info = info;
  return self;
}

const BslProjectInfo *
bsl_project_item_get_info (BslProjectItem *self)
{
  return self->info;
}

gboolean
bsl_project_item_shows (BslProjectItem *self, const BslProjectInfo *info)
{
  return g_str_equal (self->info->id, info->id) && g_str_equal (self->info->title, info->title) &&
         self->info->modified == info->modified && self->info->n_answers == info->n_answers &&
         self->info->shelf == info->shelf && self->info->frozen == info->frozen;
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

char *
bsl_project_item_dup_subtitle (BslProjectItem *self)
{
  g_autofree char *state = dup_state (self->info);
  g_autofree char *changed = dup_changed (self->info->modified);

  return g_strdup_printf ("%s · %s", state, changed);
}
