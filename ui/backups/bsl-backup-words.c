/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups in words. */
#include "config.h"

#include "ui/backups/bsl-backup-words.h"

#include <glib/gi18n.h>

#include "app/core/bsl-text.h"

char *
bsl_backup_words_dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == NULL)
    return g_strdup (_("At an unknown date"));

  day = bsl_date_to_words (bsl_date_from_time (time), bsl_lang_from_locale (g_get_language_names ()[0]));
  clock = g_date_time_format (time, "%H:%M");
  /* Translators: a day and a time, as in "25 November 2026 at 14:05" */
  return g_strdup_printf (_("%s at %s"), day, clock);
}

char *
bsl_backup_words_dup_kind (const BslBackup *backup)
{
  static const char *const kinds[] = { N_("Backup"), N_("Set aside by a restore"),
                                       N_("Could not be read, set aside by a restore") };
  g_autofree char *size = g_format_size ((guint64) backup->size);

  return g_strdup_printf ("%s · %s", _(kinds[backup->kind]), size);
}

const char *
bsl_backup_words_for_change (BslBackupChange change)
{
  static const char *const words[] = { N_("Stay as They Are"), N_("Go Back to an Earlier State"), N_("Come Back"),
                                       N_("Not in This Backup") };

  return _(words[change]);
}

const char *
bsl_backup_words_explain_change (BslBackupChange change)
{
  static const char *const words[] = {
    N_("They are the same in the backup."),
    N_("What was changed since the backup is no longer in these projects; it stays in what is set aside."),
    N_("The backup holds these projects, and they are not saved any more."),
    N_("These projects leave the list; they stay in what is set aside."),
  };

  return _(words[change]);
}
