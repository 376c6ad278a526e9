/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_RESULT_PAGE (bsl_result_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (BslResultPage, bsl_result_page, BSL, RESULT_PAGE, AdwNavigationPage)

/**
 * BslResultPage:
 *
 * A page of groups made from the evaluation. It is made again when the evaluation has changed, but
 * not before somebody looks at it.
 */
struct _BslResultPageClass
{
  AdwNavigationPageClass parent_class;

  /* Adds the groups. */
  void (*fill) (BslResultPage *self, BslEvaluation *evaluation);
};

/* To be called once, by the function that creates the page. */
void bsl_result_page_set_session (BslResultPage *self, BslSession *session);
BslSession *bsl_result_page_get_session (BslResultPage *self);
/* The page is about the own day of the project, whatever day is shown elsewhere. */
void bsl_result_page_keep_own_date (BslResultPage *self);
/* Makes the page again also when something beside the answers changed, or the project was frozen or
 * opened for changes. After bsl_result_page_set_session(). */
void bsl_result_page_follow_annotations (BslResultPage *self);
BslLang bsl_result_page_get_lang (BslResultPage *self);

/* That of what the page shows; the session may be ahead of it. NULL before the page was filled. */
BslEvaluation *bsl_result_page_get_evaluation (BslResultPage *self);

/* The page itself says where the tool must stop; no banner does. */
void bsl_result_page_tell_stop (BslResultPage *self);

AdwHeaderBar *bsl_result_page_get_header (BslResultPage *self);
/* A widget that stays above the groups. */
void bsl_result_page_set_bar (BslResultPage *self, GtkWidget *widget);

/* @title and @description may be NULL; no markup. Owned by the page until it is made again. */
AdwPreferencesGroup *bsl_result_page_add_group (BslResultPage *self, const char *title, const char *description);
/* The same of a group that is floating. */
void bsl_result_page_take_group (BslResultPage *self, AdwPreferencesGroup *group);
/* A group of one widget that is no row. */
void bsl_result_page_add_widget (BslResultPage *self, GtkWidget *widget);

/* Makes the page again, now where it shows. */
void bsl_result_page_update (BslResultPage *self);
/* The same once the caller is done: for a row of the page, which does not outlive that. */
void bsl_result_page_update_later (BslResultPage *self);

G_END_DECLS
