/* SPDX-License-Identifier: EUPL-1.2 */
/* The options of a facet. */
#include "config.h"

#include "ui/catalogue/bsl-facet-row.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-options.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/wizard/bsl-choice-row.h"

#define FACET "facet"
#define OPTION "option"

/* How many offers have each option; the last place is for those of which it is not known. */
typedef struct
{
  guint of[BSL_MAX_OPTIONS + 1];
} Counts;

static BslCatalogueFacet *
get_facet (BslCatalogueFilter *filter, guint facet)
{
  return bsl_catalogue_reader_get_facet (bsl_catalogue_filter_get_reader (filter), facet);
}

static const BslAttribute *
get_attribute (BslCatalogueFilter *filter, guint facet)
{
  return bsl_catalogue_facet_get_attribute (get_facet (filter, facet));
}

static guint
get_number (gpointer row, const char *key)
{
  return GPOINTER_TO_UINT (g_object_get_data (row, key));
}

static void
count_value (Counts *counts, const BslDomain *domain, const BslValue *value)
{
  if (!value->known)
    counts->of[BSL_MAX_OPTIONS]++;
  else if (domain->kind != BSL_KIND_SET)
    counts->of[value->index]++;
  else
    for (guint i = 0; i < domain->options->len; i++)
      counts->of[i] += (value->bits >> i) & 1;
}

static void
count (BslCatalogueFilter *filter, guint index, Counts *counts)
{
  BslCatalogue *catalogue = bsl_catalogue_reader_get_catalogue (bsl_catalogue_filter_get_reader (filter));
  BslCatalogueFacet *facet = get_facet (filter, index);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    count_value (counts, &bsl_catalogue_facet_get_attribute (facet)->domain,
                 bsl_catalogue_facet_get_value (facet, bsl_catalogue_get_offer (catalogue, i)));
}

static void
chosen_cb (BslChoiceRow *row, gboolean active, BslCatalogueFilter *filter)
{
  bsl_catalogue_filter_choose (filter, get_number (row, FACET), (int) get_number (row, OPTION), active);
}

static void
update_choice_cb (BslChoiceRow *row, GtkFilterChange change, BslCatalogueFilter *filter)
{
  bsl_choice_row_set_active (row, bsl_catalogue_filter_is_chosen (filter, get_number (row, FACET), (int) get_number (row, OPTION)));
}

static GtkWidget *
create_choice (BslCatalogueFilter *filter, guint facet, int option, const char *title, guint n)
{
  BslChoiceRow *row = bsl_choice_row_new (title, NULL, FALSE, NULL);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u offer", "%u offers", n), n);

  g_object_set_data (G_OBJECT (row), FACET, GUINT_TO_POINTER (facet));
  g_object_set_data (G_OBJECT (row), OPTION, GUINT_TO_POINTER ((guint) option));
  bsl_choice_row_set_effect (row, number, sentence);
  update_choice_cb (row, GTK_FILTER_CHANGE_DIFFERENT, filter);
  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), filter, G_CONNECT_DEFAULT);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update_choice_cb), row, G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

static void
add_options (AdwExpanderRow *row, BslCatalogueFilter *filter, guint facet, const char *group, const Counts *counts)
{
  const BslDomain *domain = &get_attribute (filter, facet)->domain;
  BslLang lang = bsl_catalogue_reader_get_lang (bsl_catalogue_filter_get_reader (filter));

  for (guint i = 0; i < domain->options->len; i++)
    {
      const BslOption *option = bsl_domain_get_option (domain, i);

      if (counts->of[i] > 0 && g_strcmp0 (option->group, group) == 0)
        adw_expander_row_add_row (row, create_choice (filter, facet, (int) i, bsl_text_get (&option->title, lang), counts->of[i]));
    }
}

static void
fill_group (BslDetailRow *row, gpointer subject, gconstpointer group)
{
  BslCatalogueFilter *filter = subject;
  guint facet = get_number (row, FACET);
  Counts counts = { 0 };

  count (filter, facet, &counts);
  add_options (ADW_EXPANDER_ROW (row), filter, facet, ((const BslLabel *) group)->id, &counts);
}

static gboolean
has_group (const BslDomain *domain, const char *group, const Counts *counts)
{
  for (guint i = 0; i < domain->options->len; i++)
    if (counts->of[i] > 0 && g_strcmp0 (bsl_domain_get_option (domain, i)->group, group) == 0)
      return TRUE;
  return FALSE;
}

/* Services are many: they stand in their groups. */
static void
add_groups (AdwExpanderRow *row, BslCatalogueFilter *filter, guint facet, const Counts *counts)
{
  BslCatalogueReader *reader = bsl_catalogue_filter_get_reader (filter);
  BslServices *services = bsl_catalogue_get_services (bsl_catalogue_reader_get_catalogue (reader));

  for (guint i = 0; i < bsl_services_get_n_groups (services); i++)
    {
      const BslLabel *group = bsl_services_get_group (services, i);
      GtkWidget *child;

      if (!has_group (&get_attribute (filter, facet)->domain, group->id, counts))
        continue;
      child = bsl_detail_row_new (bsl_text_get (&group->title, bsl_catalogue_reader_get_lang (reader)), NULL, fill_group, filter, group);
      g_object_set_data (G_OBJECT (child), FACET, GUINT_TO_POINTER (facet));
      adw_expander_row_add_row (row, child);
    }
}

static void
fill (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslCatalogueFilter *filter = subject;
  guint facet = get_number (row, FACET);
  Counts counts = { 0 };

  count (filter, facet, &counts);
  add_options (ADW_EXPANDER_ROW (row), filter, facet, NULL, &counts);
  add_groups (ADW_EXPANDER_ROW (row), filter, facet, &counts);
  if (counts.of[BSL_MAX_OPTIONS] > 0)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              create_choice (filter, facet, BSL_OPTION_UNKNOWN, _("Unknown"), counts.of[BSL_MAX_OPTIONS]));
}

/* What is chosen. */
static void
update_cb (AdwExpanderRow *row, GtkFilterChange change, BslCatalogueFilter *filter)
{
  guint facet = get_number (row, FACET);
  const BslDomain *domain = &get_attribute (filter, facet)->domain;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *text = NULL;

  for (int i = BSL_OPTION_UNKNOWN; i < (int) domain->options->len; i++)
    if (bsl_catalogue_filter_is_chosen (filter, facet, i))
      g_strv_builder_take (builder, i == BSL_OPTION_UNKNOWN ? g_strdup (_("Unknown"))
                                                            : g_strdup (bsl_text_get (&bsl_domain_get_option (domain, (guint) i)->title,
                                                                bsl_catalogue_reader_get_lang (bsl_catalogue_filter_get_reader (filter)))));
  names = g_strv_builder_end (builder);
  text = g_strjoinv (", ", names);
  adw_expander_row_set_subtitle (row, *text != '\0' ? text : _("Not filtered"));
}

GtkWidget *
bsl_facet_row_new (BslCatalogueFilter *filter, guint facet)
{
  const BslAttribute *attribute = get_attribute (filter, facet);
  BslLang lang = bsl_catalogue_reader_get_lang (bsl_catalogue_filter_get_reader (filter));
  GtkWidget *row = bsl_detail_row_new (bsl_text_get (&attribute->title, lang), NULL, fill, filter, NULL);

  g_object_set_data (G_OBJECT (row), FACET, GUINT_TO_POINTER (facet));
  update_cb (ADW_EXPANDER_ROW (row), GTK_FILTER_CHANGE_DIFFERENT, filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update_cb), row, G_CONNECT_SWAPPED);
  return row;
}
