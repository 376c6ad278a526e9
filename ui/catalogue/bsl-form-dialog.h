/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

#define BSL_TYPE_FORM_DIALOG (bsl_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (BslFormDialog, bsl_form_dialog, BSL, FORM_DIALOG, AdwDialog)

/**
 * BslFormDialog:
 *
 * A form, its fields and a button that saves, the action "form.save". What was written is not lost without a question.
 */
struct _BslFormDialogClass
{
  AdwDialogClass parent_class;

  /* FALSE where nothing was saved: what is wrong stands beside its field, or is in @problems. */
  gboolean (*save) (BslFormDialog *self, BslProblems *problems);
};

/* For the groups of the form. */
AdwPreferencesPage *bsl_form_dialog_get_page (BslFormDialog *self);
/* To be called when the form is whole: from then on, what is edited counts as written. */
void bsl_form_dialog_watch (BslFormDialog *self);

G_END_DECLS
