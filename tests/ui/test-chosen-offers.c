/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers chosen: ticked where they are possible, named as documents understand it. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "tests/ui/document-fixture.h"
#include "ui/common/bsl-words.h"
#include "ui/document/bsl-chosen-offers.h"

static void
test_offers (void)
{
  DocumentFixture self;
  GtkWidget *check;
  const char *chosen;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "details.text", "decision.offer");
  check = ui_get (ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_CHOSEN_OFFERS, NULL), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  chosen = bsl_own_text_get (bsl_session_get_project (self.session), "decision.offer");
  g_assert_cmpstr (chosen, ==, g_object_get_data (G_OBJECT (check), "offer"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  document_fixture_assert_text (&self, "decision.offer", NULL);
  document_fixture_close (&self);
}

static GtkWidget *
find_offer (DocumentFixture *self, const char *name)
{
  GtkWidget *row = ui_find (ui_get (GTK_WIDGET (document_fixture_get_page (self)), BSL_TYPE_CHOSEN_OFFERS, NULL), ADW_TYPE_ACTION_ROW, name);

  return row != NULL && gtk_widget_get_visible (row) ? row : NULL;
}

static void
assert_shown (DocumentFixture *self, const BslOfferFinding *finding)
{
  GtkWidget *row = find_offer (self, finding->offer->name);
  gboolean possible = finding->verdict != BSL_VERDICT_NOT_ELIGIBLE && bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE;

  g_assert_cmpint (row != NULL, ==, possible);
  if (row != NULL)
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, bsl_words_for_verdict (finding->verdict).word);
}

/* Where no service is named yet, an offer of other kinds than those asked for is none to choose. */
static void
test_offers_of_other_kinds (void)
{
  DocumentFixture self;
  g_autoptr (BslEvaluation) evaluation = NULL;
  const BslOfferFinding *finding;

  document_fixture_open (&self, NULL);
  ui_answer (self.session, "service.needs", "\"unknown\"");
  ui_answer (self.session, "service.kinds", "[\"archiving\"]");
  document_fixture_act (&self, "details.text", "decision.offer");
  evaluation = bsl_session_ref_own_evaluation (self.session);
  finding = bsl_evaluation_find_offer (evaluation, "hetzner-cloud");
  g_assert_cmpuint (finding->verdict, !=, BSL_VERDICT_NOT_ELIGIBLE);
  g_assert_null (find_offer (&self, finding->offer->name));
  ui_answer (self.session, "service.kinds", "\"unknown\"");
  g_assert_nonnull (find_offer (&self, finding->offer->name));
  document_fixture_close (&self);
}

/* Answered elsewhere, the offers say what they are now, and who is no longer possible goes. */
static void
test_offers_follow (void)
{
  DocumentFixture self;
  g_autoptr (BslEvaluation) before = NULL;
  g_autoptr (BslEvaluation) after = NULL;
  guint changed = 0;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "details.text", "decision.offer");
  before = bsl_session_ref_own_evaluation (self.session);
  ui_answer (self.session, "data.classes", "[\"personal\", \"health-hosted\"]");
  after = bsl_session_ref_own_evaluation (self.session);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (after); i++)
    {
      changed += bsl_evaluation_get_offer (before, i)->verdict != bsl_evaluation_get_offer (after, i)->verdict;
      assert_shown (&self, bsl_evaluation_get_offer (after, i));
    }
  g_assert_cmpuint (changed, >, 0);
  document_fixture_close (&self);
}

/* Named as documents understand it: ticked, and kept with what else was written. */
static void
test_offers_named (void)
{
  DocumentFixture self;
  g_autoptr (BslSession) session = ui_session_new (DOCUMENT_FIXTURE_ANSWERS);
  const BslOffer *first = bsl_evaluation_get_offer (bsl_session_get_evaluation (session), 0)->offer;
  const BslOffer *second = bsl_evaluation_get_offer (bsl_session_get_evaluation (session), 1)->offer;
  g_autofree char *members = g_strdup_printf ("'document': {'texts': {'decision.offer': 'our own; %s, %s'}}", first->name, second->id);
  g_autofree char *kept = g_strdup_printf ("our own; %s", first->name);
  g_autofree char *both = g_strdup_printf ("%s\n%s", kept, second->id);
  GtkCheckButton *check;

  document_fixture_open (&self, members);
  document_fixture_act (&self, "details.text", "decision.offer");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (ui_get (find_offer (&self, first->name), GTK_TYPE_CHECK_BUTTON, NULL))));
  check = GTK_CHECK_BUTTON (ui_get (find_offer (&self, second->name), GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_true (gtk_check_button_get_active (check));
  gtk_check_button_set_active (check, FALSE);
  document_fixture_assert_text (&self, "decision.offer", kept);
  g_assert_nonnull (find_offer (&self, second->name));
  gtk_check_button_set_active (check, TRUE);
  document_fixture_assert_text (&self, "decision.offer", both);
  document_fixture_close (&self);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/chosen-offers/offers", test_offers);
  g_test_add_func ("/chosen-offers/offers-of-other-kinds", test_offers_of_other_kinds);
  g_test_add_func ("/chosen-offers/offers-follow", test_offers_follow);
  g_test_add_func ("/chosen-offers/offers-named", test_offers_named);

  return g_test_run ();
}
