/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups in words. */
#include "config.h"

#include "ui/backups/bsl-backup-words.h"

#include <glib/gi18n.h>


char *
bsl_backup_words_dup_kind (const BslBackup *backup)
{
  static const char *const kinds[] = { N_("Backup"), N_("Set aside by a restore"),
                                       N_("Could not be read, set aside") };
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
