/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "tests/ui/ui-fixture.h"
#include "ui/wizard/bsl-project-page.h"

G_BEGIN_DECLS

/* What the tests of documents share: a project, opened on its document. */

#define DOCUMENT_FIXTURE_ANSWERS "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.needs': ['compute-vm']}"
/* a member of the file: every change of the decision is refused until the project is amended */
#define DOCUMENT_FIXTURE_FROZEN "'snapshots': [{'id': 'x'}]"

typedef struct
{
  BslSession *session;
  GtkWindow *window;
  BslProjectPage *project;
} DocumentFixture;

/* With @members of the file (may be NULL), see ui_session_new_with(). */
void document_fixture_open (DocumentFixture *self, const char *members);
void document_fixture_close (DocumentFixture *self);

/* The page that shows. */
AdwNavigationPage *document_fixture_get_page (DocumentFixture *self);
/* Activates @action of it, with @target or, with NULL, without one. */
void document_fixture_act (DocumentFixture *self, const char *action, const char *target);
/* Opens the document at @section, and waits for its lines: its page. */
AdwNavigationPage *document_fixture_read_section (DocumentFixture *self, const char *section);
/* Whether @page, a GtkWidget, shows lines; for ui_wait(). */
gboolean document_fixture_has_rows (gpointer page);
/* The line of @page, such a page, that leads to @origin. */
GtkListBoxRow *document_fixture_find_line (GtkWidget *page, const char *origin);
/* Writes @text into the text view of @page, and has it saved. */
void document_fixture_type (GtkWidget *page, const char *text);
/* The project has the text @expected (may be NULL) at @place. */
void document_fixture_assert_text (DocumentFixture *self, const char *place, const char *expected);

G_END_DECLS
