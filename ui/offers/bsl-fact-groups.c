/* SPDX-License-Identifier: EUPL-1.2 */
/* All that the catalogue knows of an offer, by theme. */
#include "config.h"

#include "ui/offers/bsl-fact-groups.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-group.h"
#include "ui/offers/bsl-correction-rows.h"
#include "ui/offers/bsl-fact-rows.h"

/* What the rows of a group need once they are opened. */
typedef struct
{
  BslCatalogue *catalogue; /* owned */
  const BslOffer *offer;
  BslDate on;
  BslLang lang;
  BslFactMore more;
  gpointer data;
} Basis;

static void
basis_free (gpointer data)
{
  bsl_catalogue_unref (((Basis *) data)->catalogue);
  g_free (data);
}

static AdwPreferencesGroup *
add_group (GPtrArray *groups, const Basis *basis, const char *title)
{
  AdwPreferencesGroup *group = bsl_group_new (title, NULL);
  Basis *own = g_memdup2 (basis, sizeof *basis);

  bsl_catalogue_ref (own->catalogue);
  g_object_set_data_full (G_OBJECT (group), "basis", own, basis_free);
  g_ptr_array_add (groups, group);
  return group;
}

/* Of the group that a row is in, which outlives it. */
static const Basis *
get_basis (gpointer group)
{
  return g_object_get_data (group, "basis");
}

static void
fill_fact (BslDetailRow *row, gpointer group, gconstpointer fact)
{
  const Basis *basis = get_basis (group);

  bsl_fact_rows_add_rest (ADW_EXPANDER_ROW (row), basis->offer, fact, basis->on, basis->lang);
  if (basis->more != NULL)
    basis->more (ADW_EXPANDER_ROW (row), basis->offer, fact, basis->data);
}

static void
add_fact (AdwPreferencesGroup *group, const Basis *basis, const BslFact *fact)
{
  g_autofree char *words = bsl_fact_dup_words (fact, basis->on, basis->lang);
  GtkWidget *row = bsl_detail_row_new (bsl_text_get (&fact->attribute->title, basis->lang), words, fill_fact, group, fact);

  gtk_widget_add_css_class (row, "property");
  bsl_correction_rows_mark (ADW_EXPANDER_ROW (row), fact, basis->lang);
  adw_preferences_group_add (group, row);
}

static void
add_theme (GPtrArray *groups, const Basis *basis, const BslLabel *label)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < basis->offer->facts->len; i++)
    {
      const BslFact *fact = basis->offer->facts->pdata[i];

      if (g_strcmp0 (fact->attribute->group, label->id) != 0)
        continue;
      if (group == NULL)
        group = add_group (groups, basis, bsl_text_get (&label->title, basis->lang));
      add_fact (group, basis, fact);
    }
}

static void
fill_sources (BslDetailRow *row, gpointer group, gconstpointer offer)
{
  GPtrArray *sources = ((const BslOffer *) offer)->sources;

  for (guint i = 0; i < sources->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_source_row_new (sources->pdata[i], get_basis (group)->lang));
}

static void
add_sources (GPtrArray *groups, const Basis *basis)
{
  AdwPreferencesGroup *group = add_group (groups, basis, _("Sources"));
  guint n = basis->offer->sources->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u source read", "%u sources read", n), n);

  adw_preferences_group_add (group, bsl_detail_row_new (title, NULL, fill_sources, group, basis->offer));
}

GPtrArray *
bsl_fact_groups_new (BslCatalogue *catalogue, const BslOffer *offer, BslDate on, BslLang lang, BslFactMore more, gpointer data)
{
  BslAttributes *attributes = bsl_catalogue_get_attributes (catalogue);
  const Basis basis = { catalogue, offer, on, lang, more, data };
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; i < bsl_attributes_get_n_groups (attributes); i++)
    add_theme (groups, &basis, bsl_attributes_get_group (attributes, i));
  add_sources (groups, &basis);
  return groups;
}
