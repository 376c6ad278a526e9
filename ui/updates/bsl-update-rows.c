/* SPDX-License-Identifier: EUPL-1.2 */
/* What an update changes. */
#include "config.h"

#include "ui/updates/bsl-update-rows.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-catalogue-diff.h"
#include "app/catalogue/bsl-fact-words.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-text-row.h"

/* of one kind; more make a list that nobody reads and that takes long to show */
#define MOST_ROWS 200

/* The kinds of changes, and facts that say a state apart from others. */
typedef struct
{
  BslCatalogueChangeKind kind;
  gboolean state;
  const char *title;
} Sort;

static const Sort sorts[] = {
  { BSL_CATALOGUE_CHANGE_ADDED, FALSE, N_("Offers added") },
  { BSL_CATALOGUE_CHANGE_REMOVED, FALSE, N_("Offers no longer there") },
  { BSL_CATALOGUE_CHANGE_ENDED, FALSE, N_("Offers no longer sold") },
  { BSL_CATALOGUE_CHANGE_RENAMED, FALSE, N_("Offers renamed") },
  { BSL_CATALOGUE_CHANGE_FACT, TRUE, N_("States changed") },
  { BSL_CATALOGUE_CHANGE_FACT, FALSE, N_("Other facts changed") },
  { BSL_CATALOGUE_CHANGE_MEMBER, FALSE, N_("Providers, prices, dependencies, sources") },
  { BSL_CATALOGUE_CHANGE_BASIS, FALSE, N_("Same facts on other grounds") },
};

static gboolean
is_of (const BslUpdateLook *look, const BslCatalogueChange *change, const Sort *sort)
{
  return change->kind == sort->kind &&
         (change->kind != BSL_CATALOGUE_CHANGE_FACT || bsl_preview_is_state (look->preview, change) == sort->state);
}

static guint
count (const BslUpdateLook *look, const Sort *sort)
{
  guint n = 0;

  for (guint i = 0; i < look->preview->changes->len; i++)
    n += is_of (look, look->preview->changes->pdata[i], sort);
  return n;
}

static const char *
get_title (const BslCatalogueChange *change, BslLang lang)
{
  return change->attribute != NULL ? bsl_text_get (&change->attribute->title, lang) : bsl_catalogue_change_get_member_title (change);
}

static const char *
get_words (const char *lines)
{
  return lines[0] != '\0' ? lines : "—";
}

/* A fact as it was and as it will be; of offers that come or go, who provides them. To be freed. */
static char *
dup_text (const BslCatalogueChange *change, BslLang lang)
{
  g_autofree char *before = NULL, *after = NULL;

  if (change->kind == BSL_CATALOGUE_CHANGE_RENAMED)
    return g_strdup_printf (_("Before: %s"), change->before->name);
  if (change->was != NULL)
    return g_strdup_printf (_("%s\nBefore: %s\nAfter: %s"), get_title (change, lang), get_words (change->was), get_words (change->is));
  if (change->kind != BSL_CATALOGUE_CHANGE_FACT)
    return g_strdup (change->after != NULL ? change->after->provider : change->before->provider);

  before = bsl_fact_to_words (change->fact_before, change->attribute, lang);
  after = bsl_fact_to_words (change->fact_after, change->attribute, lang);
  /* Translators: a fact; as it was, and as it is */
  return g_strdup_printf (_("%s\nBefore: %s\nAfter: %s"), bsl_text_get (&change->attribute->title, lang), before, after);
}

static void
add_row (BslDetailRow *row, const BslCatalogueChange *change, BslLang lang)
{
  g_autofree char *text = dup_text (change, lang);
  GtkWidget *line = bsl_text_row_new (change->after != NULL ? change->after->name : change->before->name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static void
fill (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const BslUpdateLook *look = subject;
  guint n = 0;

  for (guint i = 0; i < look->preview->changes->len; i++)
    {
      if (!is_of (look, look->preview->changes->pdata[i], detail))
        continue;
      if (n++ < MOST_ROWS)
        add_row (row, look->preview->changes->pdata[i], bsl_library_get_lang (look->preview->after));
    }
  if (n > MOST_ROWS)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MOST_ROWS), n - MOST_ROWS);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_text_row_new (rest));
    }
}

/* Lists of the files of rules and questions; the last row is for all others. */
static const struct
{
  const char *list, *title;
} laws[] = {
  { "questions", N_("Questions") },
  { "rules", N_("Rules changed") },
  { "conditions", N_("Conditions of rules") },
  { "thresholds", N_("Thresholds") },
  { "conclusions", N_("Conclusions") },
  { "sources", N_("Sources of law") },
  { NULL, N_("Other texts of the rules") },
};

static guint
find_law (const BslLawChange *change)
{
  guint i = 0;

  while (laws[i].list != NULL && !g_str_equal (laws[i].list, change->list))
    i++;
  return i;
}

static void
fill_law (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  static const char *const kinds[] = { N_("Added"), N_("No longer there"), N_("Changed"), N_("In another order") };
  GPtrArray *changes = ((BslUpdateLook *) subject)->preview->law;

  for (guint i = 0; i < changes->len; i++)
    {
      const BslLawChange *change = changes->pdata[i];
      g_autofree char *text = g_strjoin (" · ", _(kinds[change->kind]), change->id, NULL);

      if (find_law (change) == GPOINTER_TO_UINT (detail))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_property_row_new (change->title, text));
    }
}

/* Each question and rule by its name. FALSE where nothing changed. */
static gboolean
add_laws (AdwPreferencesGroup *group, BslUpdateLook *look)
{
  guint n[G_N_ELEMENTS (laws)] = { 0 };

  for (guint i = 0; i < look->preview->law->len; i++)
    n[find_law (look->preview->law->pdata[i])]++;
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n[i]);

      if (n[i] > 0)
        adw_preferences_group_add (group, bsl_detail_row_new (_(laws[i].title), number, fill_law, look, GUINT_TO_POINTER (i)));
    }
  return look->preview->law->len > 0;
}

static const struct
{
  const char *file, *title;
} files[] = {
  { "attributes.json", N_("What can be said of an offer") },
  { "services.json", N_("Services that offers can have") },
  { "view.json", N_("How offers are shown, searched and filtered") },
};

static void
fill_files (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const BslUpdateLook *look = subject;

  for (guint i = 0; i < look->preview->files->len; i++)
    {
      g_autofree char *place = g_build_filename ("catalogue", look->preview->files->pdata[i], NULL);
      g_autofree char *text = g_strjoin (" · ", _("Changed"), place, NULL);
      const char *title = place;

      for (guint j = 0; j < G_N_ELEMENTS (files); j++)
        if (g_str_equal (files[j].file, look->preview->files->pdata[i]))
          title = _(files[j].title);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_property_row_new (title, text));
    }
}

/* What is neither an offer nor law, by its file. FALSE where nothing changed. */
static gboolean
add_files (AdwPreferencesGroup *group, BslUpdateLook *look)
{
  g_autofree char *number = g_strdup_printf ("%u", look->preview->files->len);

  if (look->preview->files->len > 0)
    adw_preferences_group_add (group, bsl_detail_row_new (_("Other files of the catalogue"), number, fill_files, look, NULL));
  return look->preview->files->len > 0;
}

/* FALSE where they are the same. */
static gboolean
add_rules (AdwPreferencesGroup *group, BslUpdateLook *look)
{
  BslRuleBase *before = bsl_library_get_rules (look->preview->before), *after = bsl_library_get_rules (look->preview->after);
  BslLang lang = bsl_library_get_lang (look->preview->after);
  g_autofree char *day_before = bsl_date_words_from_iso (bsl_rule_base_get_version (before), lang);
  g_autofree char *day_after = bsl_date_words_from_iso (bsl_rule_base_get_version (after), lang);
  g_autofree char *text = g_strdup_printf (_("Edition of %s, in place of that of %s"), day_after, day_before);

  if (g_str_equal (bsl_rule_base_get_sha256 (before), bsl_rule_base_get_sha256 (after)))
    return FALSE;

  adw_preferences_group_add (group, bsl_property_row_new (_("Rules"), text));
  return TRUE;
}

void
bsl_update_rows_add (AdwPreferencesGroup *group, BslUpdateLook *look)
{
  gboolean any = add_rules (group, look);

  any |= add_laws (group, look);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      guint n = count (look, &sorts[i]);
      g_autofree char *number = g_strdup_printf ("%u", n);

      if (n > 0)
        adw_preferences_group_add (group, bsl_detail_row_new (_(sorts[i].title), number, fill, look, &sorts[i]));
      any |= n > 0;
    }
  any |= add_files (group, look);
  if (!any)
    adw_preferences_group_add (group, bsl_text_row_new (_("Nothing differs.")));
}
