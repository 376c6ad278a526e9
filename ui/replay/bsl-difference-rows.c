/* SPDX-License-Identifier: EUPL-1.2 */
/* Differences between two evaluations, to read by kind. */
#include "config.h"

#include "ui/replay/bsl-difference-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/replay/bsl-difference-words.h"

/* What the rows of a group read when they are opened. */
typedef struct
{
  GPtrArray *differences;
  BslEvaluation *evaluation;
  BslLang lang;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_ptr_array_unref (self->differences);
  bsl_evaluation_unref (self->evaluation);
  g_free (self);
}

static const BslDifference *
get (GPtrArray *differences, guint index)
{
  return g_ptr_array_index (differences, index);
}

static void
fill_kind (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  Rows *self = subject;

  for (guint i = 0; i < self->differences->len; i++)
    {
      const BslDifference *difference = get (self->differences, i);
      g_autofree char *words = NULL;

      if (difference->kind != (BslDifferenceKind) GPOINTER_TO_UINT (detail))
        continue;
      words = bsl_difference_dup_words (difference, self->evaluation, self->lang);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                bsl_property_row_new (difference->title != NULL ? difference->title : difference->id, words));
    }
}

static guint
count_kind (GPtrArray *differences, BslDifferenceKind kind)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += get (differences, i)->kind == kind;
  return n;
}

guint
bsl_difference_rows_add (AdwPreferencesGroup *group, GPtrArray *differences, BslEvaluation *evaluation, BslLang lang)
{
  Rows *rows = g_new0 (Rows, 1);
  guint all = 0;

  rows->differences = g_ptr_array_ref (differences);
  rows->evaluation = bsl_evaluation_ref (evaluation);
  rows->lang = lang;
  g_object_set_data_full (G_OBJECT (group), "differences", rows, rows_free);
  for (guint kind = 0; bsl_difference_words[kind] != NULL; kind++)
    {
      const char *heading = bsl_difference_get_heading (kind);
      guint n = heading != NULL ? count_kind (differences, kind) : 0;
      g_autofree char *count = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);

      if (n > 0)
        adw_preferences_group_add (group, bsl_detail_row_new (heading, count, fill_kind, rows, GUINT_TO_POINTER (kind)));
      all += n;
    }
  return all;
}

static const char *
get_edition_title (BslDifferenceKind kind)
{
  if (kind == BSL_DIFFERENCE_DATE)
    return _("Law and catalogue as of");
  if (kind == BSL_DIFFERENCE_LAW)
    return _("Rules");
  return kind == BSL_DIFFERENCE_CATALOGUE ? _("Catalogue") : NULL;
}

/* "2026-11-23 · 47f6501638fa" → "23 November 2026": a fingerprint tells a reader nothing. */
static char *
dup_edition (const char *value, BslLang lang)
{
  const char *end = value != NULL ? strstr (value, " · ") : NULL;
  g_autofree char *name = end != NULL ? g_strndup (value, end - value) : g_strdup (value);

  return bsl_date_words_from_iso (name, lang);
}

static char *
dup_change (const BslDifference *difference, BslLang lang)
{
  g_autofree char *before = dup_edition (difference->before, lang);
  g_autofree char *after = dup_edition (difference->after, lang);

  if (difference->kind == BSL_DIFFERENCE_DATE)
    /* Translators: what it was, what it is */
    return g_strdup_printf (_("%s → %s"), before, after);
  if (g_str_equal (before, after))
    /* Translators: of law or catalogue; two editions can be of the same day */
    return g_strdup_printf (_("Edition of %s, with other contents than before"), after);
  return g_strdup_printf (_("Edition of %s, in place of that of %s"), after, before);
}

guint
bsl_edition_rows_add (AdwPreferencesGroup *group, GPtrArray *differences, BslLang lang)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      const BslDifference *difference = get (differences, i);
      const char *title = get_edition_title (difference->kind);
      g_autofree char *change = NULL;

      if (title == NULL)
        continue;
      change = dup_change (difference, lang);
      adw_preferences_group_add (group, bsl_property_row_new (title, change));
      n++;
    }
  return n;
}
