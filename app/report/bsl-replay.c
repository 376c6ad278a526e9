/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents held against what their project gives today. */
#include "config.h"

#include "app/report/bsl-replay.h"

#include "app/report/bsl-replay-private.h"
#include "app/report/bsl-report.h"

void
bsl_replay_free (BslReplay *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->changes, bsl_reopening_free);
  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  g_clear_object (&self->project);
  g_clear_pointer (&self->carried, bsl_carried_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static BslReplayEdition
compare_edition (const char *version, const char *sha256, const char *version_now, const char *sha256_now)
{
  return (BslReplayEdition){ version, sha256, version_now, sha256_now, g_strcmp0 (sha256, sha256_now) == 0 };
}

static void
compare_editions (BslReplay *self, BslLibrary *library)
{
  const BslSeal *seal = self->carried->seal;
  BslRuleBase *rules = bsl_library_get_rules (library);
  BslCatalogue *catalogue = bsl_library_get_catalogue (library);

  if (seal == NULL)
    return;
  self->application = compare_edition (seal->version, seal->sha256, BSL_VERSION, bsl_seal_get_application_sha256 ());
  self->application.same = self->application.same && g_str_equal (seal->version, BSL_VERSION);
  self->rules = compare_edition (bsl_record_get_rules_version (seal->record), bsl_record_get_rules_sha256 (seal->record),
                                 bsl_rule_base_get_version (rules), bsl_rule_base_get_sha256 (rules));
  self->catalogue = compare_edition (bsl_record_get_catalogue_version (seal->record), bsl_record_get_catalogue_sha256 (seal->record),
                                     bsl_catalogue_get_version (catalogue), bsl_catalogue_get_sha256 (catalogue));
}

/* On the day the document says; one without a seal is read as its project is. */
static BslDate
choose_date (BslReplay *self)
{
  const BslSeal *seal = self->carried->seal;

  return seal != NULL ? bsl_date_parse (bsl_record_get_date (seal->record))
                      : bsl_evaluation_choose_date (bsl_project_get_answers (self->project), bsl_date_today ());
}

static gboolean
evaluate (BslReplay *self, BslLibrary *library, const char *name, GError **error)
{
  const BslSeal *seal = self->carried->seal;

  if (self->carried->project == NULL)
    return TRUE;
  self->project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), self->carried->project, name, NULL, error);
  if (self->project == NULL)
    return FALSE;
  self->evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                         bsl_project_get_answers (self->project), choose_date (self));
  if (seal != NULL && seal->whole)
    self->changes = bsl_reopening_new (seal->record, self->evaluation, NULL, FALSE, bsl_library_get_lang (library));
  return TRUE;
}

/* The text that this application writes for the project, where it is the one that wrote it. */
static BslSectionTexts *
write_again (BslReplay *self)
{
  g_auto (GStrv) without = NULL;
  g_autoptr (BslDocument) document = NULL;
  BslReportOptions options;

  if (self->changes == NULL || !self->application.same || !self->rules.same || !self->catalogue.same
      || self->carried->seal->options == NULL)
    return NULL;
  options = bsl_report_options_from_json (self->carried->seal->options, &without);
  document = bsl_report_new (self->project, self->evaluation, &options);
  return document != NULL ? bsl_section_texts_new_from_document (document) : NULL;
}

static gboolean
is_as_sealed (BslSectionTexts *texts, const BslSeal *seal)
{
  g_autofree char *sha256 = bsl_section_texts_dup_sha256 (texts);

  return g_str_equal (sha256, seal->text_sha256);
}

static void
compare_text (BslReplay *self)
{
  const BslSeal *seal = self->carried->seal;
  g_autoptr (BslSectionTexts) reference = seal != NULL ? write_again (self) : NULL;

  if (seal == NULL)
    return;
  self->contradicts = reference != NULL && !is_as_sealed (reference, seal);
  if (self->carried->texts != NULL)
    self->parts = bsl_replay_compare_sections (seal, self->carried->texts, reference);
  else if (self->carried->sealed_pages != NULL)
    self->parts = bsl_replay_compare_pages (self->carried->sealed_pages, self->carried->pages);
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    self->n_altered += ((const BslReplayPart *) g_ptr_array_index (self->parts, i))->state != BSL_PART_SAME;
  self->reordered = self->carried->texts != NULL && self->n_altered == 0 && !self->contradicts
                    && !is_as_sealed (self->carried->texts, seal);
}

BslReplay *
bsl_replay_new (BslCarried *carried, BslLibrary *library, const char *name, GError **error)
{
  g_autoptr (BslReplay) self = g_new0 (BslReplay, 1);

  self->carried = carried;
  compare_editions (self, library);
  if (!evaluate (self, library, name, error))
    return NULL;
  compare_text (self);
  return g_steal_pointer (&self);
}

gboolean
bsl_replay_is_whole (const BslReplay *self)
{
  return self->changes != NULL && self->parts != NULL;
}

gboolean
bsl_replay_is_same (const BslReplay *self)
{
  return (self->changes == NULL || !bsl_reopening_matters (self->changes)) && self->n_altered == 0 && !self->reordered
         && !self->contradicts;
}
