/* SPDX-License-Identifier: EUPL-1.2 */
/* Two versions of a project beside each other. */
#include "config.h"

#include "app/report/bsl-versions.h"

static void
difference_free (gpointer data)
{
  BslVersionDifference *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self->ground);
  g_free (self);
}

BslVersions *
bsl_versions_new (BslBuilder *builder)
{
  const BslReportVersion *since = builder->options->since, *until = builder->options->until;
  BslVersions *self = g_new0 (BslVersions, 1);

  self->builder = builder;
  self->before = since->project;
  self->old = since->record;
  if (until == NULL)
    self->made = bsl_record_new_from_evaluation (builder->evaluation);
  self->new = until != NULL ? until->record : self->made;
  self->differences = g_ptr_array_new_with_free_func (difference_free);
  bsl_versions_compare_projects (self);
  if (self->old != NULL && self->new != NULL)
    bsl_versions_compare_records (self);
  return self;
}

void
bsl_versions_free (BslVersions *self)
{
  g_clear_pointer (&self->made, bsl_record_free);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

BslVersionDifference *
bsl_versions_add (BslVersions *self, const char *kind, const char *title, char *before, char *after)
{
  BslVersionDifference *difference = g_new0 (BslVersionDifference, 1);

  difference->kind = kind;
  difference->title = g_strdup (title);
  difference->before = before;
  difference->after = after;
  g_ptr_array_add (self->differences, difference);
  return difference;
}

static BslVersions *
get_versions (BslBuilder *builder)
{
  if (builder->versions == NULL && builder->options->since != NULL)
    builder->versions = bsl_versions_new (builder);
  return builder->versions;
}

/* Those of "kinds". */
void
bsl_builder_list_differences (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  BslVersions *versions = get_versions (self);

  for (guint i = 0; versions != NULL && i < versions->differences->len; i++)
    {
      const BslVersionDifference *difference = g_ptr_array_index (versions->differences, i);

      if (bsl_member_allows (list, "kinds", difference->kind))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_DIFFERENCE, context, difference));
    }
}

const char *
bsl_builder_get_versions_word (BslBuilder *self, const char *name)
{
  BslVersions *versions = get_versions (self);
  gboolean compared = versions != NULL && versions->old != NULL && versions->new != NULL;

  if (g_str_equal (name, "compared"))
    return compared ? "yes" : "no";
  if (g_str_equal (name, "stands"))
    return compared ? bsl_standing_words[versions->standing] : "unknown";
  if (g_str_equal (name, "counts"))
    return versions != NULL && versions->chosen ? "chosen" : "recommended";
  if (g_str_equal (name, "days"))
    return compared && g_str_equal (bsl_record_get_date (versions->old), bsl_record_get_date (versions->new)) ? "one" : "two";
  if (g_str_equal (name, "until"))
    return self->options->until != NULL ? "version" : "now";
  return NULL;
}

static char *
dup_day_of (BslBuilder *self, gint64 moment)
{
  return bsl_date_to_words (bsl_date_of_moment (moment), self->lang);
}

static char *
dup_law_day (BslBuilder *self, BslRecord *record)
{
  return bsl_date_words_from_iso (record != NULL ? bsl_record_get_date (record) : NULL, self->lang);
}

static void
write_version (BslBuilder *self, BslLine *line, const BslReportVersion *version, const char *word)
{
  g_autofree char *number = g_strdup_printf ("%u", version->number);
  g_autofree char *words = NULL;

  if (g_str_equal (word, "name"))
    words = bsl_texts_format (self->texts, "version-number", "number", number, NULL);
  else if (g_str_equal (word, "day"))
    words = dup_day_of (self, version->snapshot->time);
  else if (g_str_equal (word, "law-day"))
    words = dup_law_day (self, version->record);
  else if (g_str_equal (word, "who"))
    words = g_strdup (version->snapshot->who != NULL ? version->snapshot->who : bsl_texts_get (self->texts, "version-by-nobody"));
  else if (g_str_equal (word, "reason"))
    words = g_strdup (version->snapshot->reason != NULL ? version->snapshot->reason : bsl_texts_get (self->texts, "version-without-reason"));
  /* what people wrote keeps its capital */
  (g_str_equal (word, "name") ? bsl_builder_add_label : bsl_builder_add) (self, line, words);
}

void
bsl_builder_write_since (BslBuilder *self, BslLine *line, const BslItem *item)
{
  if (self->options->since != NULL)
    write_version (self, line, self->options->since, item->text);
}

/* As it is now it has a name and days alone. */
void
bsl_builder_write_until (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *words = NULL;

  if (self->options->until != NULL)
    {
      write_version (self, line, self->options->until, item->text);
      return;
    }
  if (g_str_equal (item->text, "name"))
    words = g_strdup (bsl_texts_get (self->texts, "version-now"));
  else if (g_str_equal (item->text, "day"))
    words = dup_day_of (self, self->options->time * 1000);
  else if (g_str_equal (item->text, "law-day"))
    words = bsl_date_to_words (self->on, self->lang);
  bsl_builder_add_label (self, line, words);
}

static const BslVersionDifference *
get_difference (const BslItem *item)
{
  return item->data;
}

static void
add_or_dash (BslBuilder *self, BslLine *line, const char *text)
{
  bsl_builder_add_label (self, line, text != NULL && *text != '\0' ? text : "–");
}

static void
write_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add_label (self, line, get_difference (item)->title);
}

/* Names keep their capital. */
static void
write_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_difference (item)->title);
}

static void
write_before (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_or_dash (self, line, get_difference (item)->before);
}

static void
write_after (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_or_dash (self, line, get_difference (item)->after);
}

static void
write_ground (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_or_dash (self, line, get_difference (item)->ground);
}

const BslWord bsl_words_of_differences[] = {
  { "title", write_title },
  { "name", write_name },
  { "before", write_before },
  { "after", write_after },
  { "ground", write_ground },
  { NULL },
};
