/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-backup.h"

G_BEGIN_DECLS

/* Why it was made and its size. To be freed. */
char *bsl_backup_words_dup_kind (const BslBackup *backup);
/* What the group of projects with this change is called, and what happens to them. */
const char *bsl_backup_words_for_change (BslBackupChange change);
const char *bsl_backup_words_explain_change (BslBackupChange change);

G_END_DECLS
