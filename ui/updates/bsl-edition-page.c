/* SPDX-License-Identifier: EUPL-1.2 */
/* The edition in use. */
#include "config.h"

#include "ui/updates/bsl-edition-page.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-sheet-page.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-fault-rows.h"
#include "ui/common/bsl-text-row.h"

/* By BslOrigin. */
static const char *const origins[] = {
  N_("Came with the application"),
  N_("Extension installed by the administrator"),
  N_("Update opened on this machine"),
};

char *
bsl_edition_dup_origin (BslEditions *editions, BslLang lang)
{
  BslOrigin origin;
  const BslEdition *current = bsl_editions_get_current (editions, &origin);
  BslDate on = bsl_editions_get_applied_on (editions);
  g_autofree char *day = on != BSL_DATE_NONE ? bsl_date_to_words (on, lang) : NULL;

  if (current == NULL)
    return NULL;
  if (origin == BSL_ORIGIN_APPLIED && day != NULL)
    return g_strdup_printf (_("Update applied on %s"), day);
  return g_strdup (_(origins[origin]));
}

static void
add_signature (AdwPreferencesGroup *group, BslEditions *editions)
{
  const char *key = bsl_editions_get_applied_key (editions);
  g_autofree char *text = key != NULL ? g_strdup_printf (_("Signed with key %s."), key) : NULL;
  BslOrigin origin;

  bsl_editions_get_current (editions, &origin);
  if (origin != BSL_ORIGIN_APPLIED)
    return;
  if (key != NULL)
    adw_preferences_group_add (group, bsl_text_row_new (text));
  else
    adw_preferences_group_add (group, bsl_caution_row_new (_("Nobody known vouches for what it holds.")));
}

static void
add_current (BslSheetPage *page, BslEditions *editions, BslLang lang)
{
  const BslEdition *current = bsl_editions_get_current (editions, NULL);
  AdwPreferencesGroup *group = bsl_sheet_page_add_group (page, _("In Use"), NULL);
  g_autofree char *origin = bsl_edition_dup_origin (editions, lang);
  g_autofree char *name = current != NULL ? bsl_date_words_from_iso (current->name, lang) : NULL;
  g_autofree char *day = current != NULL ? bsl_date_to_words (current->date, lang) : NULL;

  if (current == NULL)
    return;
  adw_preferences_group_add (group, bsl_property_row_new (_("Edition"), name));
  adw_preferences_group_add (group, bsl_property_row_new (_("Compiled up to"), day));
  adw_preferences_group_add (group, bsl_property_row_new (_("Publisher"), current->publisher));
  adw_preferences_group_add (group, bsl_property_row_new (_("Where It Comes From"), origin));
  add_signature (group, editions);
}

static void
add_button (AdwPreferencesGroup *group, const char *title, const char *action)
{
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", title, "use-underline", TRUE, "action-name", action, NULL);

  adw_preferences_group_add (group, row);
}

static void
add_ways (BslSheetPage *page, BslEditions *editions, BslLang lang)
{
  g_autoptr (BslEdition) before = bsl_editions_dup_before (editions);
  AdwPreferencesGroup *group = bsl_sheet_page_add_group (page, NULL, _("An update is a file from whoever publishes the catalogue. What it "
                                                                       "changes is shown before it is applied."));
  g_autofree char *name = before != NULL ? bsl_date_words_from_iso (before->name, lang) : NULL;
  /* Translators: %s is an edition, mostly a date */
  g_autofree char *back = before != NULL ? g_strdup_printf (_("_Back to the Edition of %s"), name) : NULL;

  add_button (group, _("_Open an Update…"), "win.import");
  if (back != NULL)
    add_button (group, back, "edition.revert");
}

/* For whoever renews the catalogue. */
static void
add_renewal (BslSheetPage *page)
{
  AdwPreferencesGroup *group
    = bsl_sheet_page_add_group (page, _("To Renew It"), _("What to verify first, each with its source, as a spreadsheet."));

  add_button (group, _("_Save What to Verify First…"), "catalogue.save-refresh");
}

static void
add_passed_over (BslSheetPage *page, BslEditions *editions, BslLang lang)
{
  const BslEdition *older = bsl_editions_get_passed_over (editions);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (older == NULL)
    return;
  name = bsl_date_words_from_iso (older->name, lang);
  text = g_strdup_printf (_("The edition of %s by %s, installed by the administrator, is older than what is in use."), name,
                          older->publisher);
  adw_preferences_group_add (bsl_sheet_page_add_group (page, _("Not in Use"), NULL), bsl_caution_row_new (text));
}

static void
add_faults (BslSheetPage *page, BslEditions *editions)
{
  BslProblems *faults = bsl_editions_get_faults (editions);

  if (bsl_problems_get_count (faults) > 0)
    bsl_fault_rows_add (bsl_sheet_page_add_group (page, _("Faults"), _("What is in these places is not in use.")), faults);
}

/* Nothing is out of use for that: what the list held was found again. */
static void
add_damage (BslSheetPage *page, BslEditions *editions)
{
  BslProblems *damage = bsl_editions_get_damage (editions);

  if (bsl_problems_get_count (damage) > 0)
    bsl_fault_rows_add (bsl_sheet_page_add_group (page, _("List of Kept Updates"), NULL), damage);
}

AdwNavigationPage *
bsl_edition_page_new (BslCatalogueReader *reader, BslEditions *editions)
{
  AdwNavigationPage *result = bsl_sheet_page_new (reader, _("Edition of the Catalogue"), NULL, NULL);
  BslSheetPage *page = BSL_SHEET_PAGE (result);

  add_current (page, editions, bsl_catalogue_reader_get_lang (reader));
  add_passed_over (page, editions, bsl_catalogue_reader_get_lang (reader));
  add_damage (page, editions);
  add_faults (page, editions);
  add_ways (page, editions, bsl_catalogue_reader_get_lang (reader));
  add_renewal (page);
  return result;
}
