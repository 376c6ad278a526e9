/* SPDX-License-Identifier: EUPL-1.2 */
/* All corrections of the catalogue. */
#include "config.h"

#include "ui/catalogue/bsl-corrections-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-own-layer.h"
#include "ui/catalogue/bsl-correction-groups.h"
#include "ui/catalogue/bsl-sheet-page.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-fault-rows.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/offers/bsl-correction-rows.h"
#include "ui/offers/bsl-fact-rows.h"

/* What the functions below add to. */
typedef struct
{
  BslSheetPage *page;
  BslCatalogueReader *reader;
  BslCatalogue *catalogue;
  JsonNode *root; /* the user's layer, or NULL */
  BslLang lang;
  GHashTable *groups; /* name of a layer → group */
  AdwPreferencesGroup *own;
} Context;

/* What a row tells once it is opened. */
typedef struct
{
  BslCatalogueReader *reader; /* owned */
  const BslOffer *offer;
  const BslFact *fact; /* NULL of an offer that was added */
  gboolean own;
} Held;

static void
held_free (gpointer data)
{
  g_object_unref (((Held *) data)->reader);
  g_free (data);
}

static void
fill_held (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const Held *held = detail;
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);

  if (held->fact != NULL)
    bsl_fact_rows_add_rest (expander, held->offer, held->fact, bsl_catalogue_reader_get_date (held->reader),
                            bsl_catalogue_reader_get_lang (held->reader));
  else
    adw_expander_row_add_row (expander, bsl_property_row_new (_("Reason"), held->offer->added->reason));
  adw_expander_row_add_row (expander, bsl_go_row_new (_("See the Offer"), held->offer->name, "catalogue.offer", held->offer->id));
  if (held->own)
    adw_expander_row_add_row (expander, held->fact != NULL ? bsl_take_back_row_new (held->fact->correction->id, NULL)
                                                           : bsl_take_back_offer_row_new (held->offer->id, NULL));
}

static AdwPreferencesGroup *
ensure_group (Context *context, const BslCorrection *correction, gboolean own)
{
  const char *name = bsl_text_get (&correction->layer, context->lang);
  AdwPreferencesGroup *group = own ? context->own : g_hash_table_lookup (context->groups, name);

  if (group != NULL)
    return group;

  if (own)
    return context->own = bsl_sheet_page_add_group (context->page, _("Your Corrections"), NULL);

  group = bsl_sheet_page_add_group (context->page, name, _("These come with the catalogue, and cannot be taken back here."));
  g_hash_table_insert (context->groups, g_strdup (name), group);
  return group;
}

static char *
dup_subtitle (Context *context, const BslOffer *offer, const BslFact *fact)
{
  g_autofree char *words = bsl_correction_dup_words (fact != NULL ? fact->correction : offer->added, context->lang);
  g_autofree char *value = NULL;

  if (fact == NULL)
    return g_strjoin ("\n", offer->provider, words, NULL);

  value = bsl_fact_dup_words (fact, bsl_catalogue_reader_get_date (context->reader), context->lang);
  return g_strjoin ("\n", bsl_text_get (&fact->attribute->title, context->lang), value, words, NULL);
}

static void
add_held (Context *context, const BslOffer *offer, const BslFact *fact)
{
  const BslCorrection *correction = fact != NULL ? fact->correction : offer->added;
  gboolean own = bsl_correction_is_own (context->root, correction, offer);
  const Held held = { g_object_ref (context->reader), offer, fact, own };
  Held *kept = g_memdup2 (&held, sizeof held);
  g_autofree char *subtitle = dup_subtitle (context, offer, fact);
  GtkWidget *row = bsl_detail_row_new (offer->name, subtitle, fill_held, context->page, kept);

  g_object_set_data_full (G_OBJECT (row), "held", kept, held_free);
  adw_preferences_group_add (ensure_group (context, correction, own), row);
}

typedef void (*HeldFunc) (gpointer data, const BslOffer *offer, const BslFact *fact);

/* @fact is NULL of an offer that was added. */
static void
for_each_held (BslCatalogue *catalogue, HeldFunc func, gpointer data)
{
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (catalogue, i);

      if (offer->added != NULL)
        func (data, offer, NULL);
      for (guint j = 0; j < offer->facts->len; j++)
        if (((const BslFact *) offer->facts->pdata[j])->correction != NULL)
          func (data, offer, offer->facts->pdata[j]);
    }
}

static void
add_held_cb (gpointer data, const BslOffer *offer, const BslFact *fact)
{
  add_held (data, offer, fact);
}

static void
count_cb (gpointer data, const BslOffer *offer, const BslFact *fact)
{
  ++*(guint *) data;
}

/* What was refused is among the faults already. */
static guint
count_without_fault (GPtrArray *left)
{
  guint n = 0;

  for (guint i = 0; i < left->len; i++)
    n += ((const BslLeft *) left->pdata[i])->reason != BSL_LEFT_REFUSED;
  return n;
}

void
bsl_corrections_count (BslCatalogueReader *reader, guint *n_held, guint *n_faults)
{
  BslCatalogue *catalogue = bsl_catalogue_reader_get_catalogue (reader);
  BslProblems *faults = bsl_library_get_layer_faults (bsl_catalogue_reader_get_library (reader));

  *n_held = 0;
  *n_faults = faults != NULL ? bsl_problems_get_count (faults) : 0;
  if (bsl_catalogue_get_n_layers (catalogue) > 0)
    for_each_held (catalogue, count_cb, n_held);
  for (guint i = 0; i < bsl_catalogue_get_n_layers (catalogue); i++)
    *n_faults += count_without_fault (bsl_catalogue_get_layer (catalogue, i)->left);
}

static char *
dup_left_title (Context *context, const BslLeft *left)
{
  const BslOffer *offer = bsl_catalogue_find (context->catalogue, left->offer);
  const BslAttribute *attribute
    = left->attribute != NULL ? bsl_attributes_find (bsl_catalogue_get_attributes (context->catalogue), left->attribute) : NULL;
  const char *name = offer != NULL ? offer->name : left->offer;
  const char *title = attribute != NULL ? bsl_text_get (&attribute->title, context->lang) : left->attribute;

  return title != NULL ? g_strjoin (" · ", name, title, NULL) : g_strdup (name);
}

/* Several rows take something back: each says what. */
static void
add_left (Context *context, AdwPreferencesGroup *group, const BslCatalogueLayer *layer, const BslLeft *left)
{
  g_autofree char *title = dup_left_title (context, left);
  g_autofree char *text = g_strjoin ("\n", bsl_left_describe (left->reason), bsl_text_get (&layer->name, context->lang), NULL);
  GtkWidget *row = bsl_text_row_new (title);
  const char *list = left->correction != NULL ? "corrections" : "offers";
  const char *id = left->correction != NULL ? left->correction : left->offer;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_preferences_group_add (group, row);
  if (context->root != NULL && bsl_json_list_find (bsl_json_object_get (context->root, list), "id", id) >= 0)
    adw_preferences_group_add (group, left->correction != NULL ? bsl_take_back_row_new (id, title) : bsl_take_back_offer_row_new (id, title));
}

static void
add_all_left (Context *context)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < bsl_catalogue_get_n_layers (context->catalogue); i++)
    {
      const BslCatalogueLayer *layer = bsl_catalogue_get_layer (context->catalogue, i);

      if (layer->left->len > 0 && group == NULL)
        group = bsl_sheet_page_add_group (context->page, _("Without Effect"),
                                          _("These are kept, but the catalogue is not changed by them."));
      for (guint j = 0; j < layer->left->len; j++)
        add_left (context, group, layer, layer->left->pdata[j]);
    }
}

static void
add_faults (Context *context)
{
  BslProblems *faults = bsl_library_get_layer_faults (bsl_catalogue_reader_get_library (context->reader));

  if (faults != NULL)
    bsl_fault_rows_add (bsl_sheet_page_add_group (context->page, _("Errors in Files"),
                                                  _("What is at fault was left out; the rest of the catalogue is in use.")), faults);
}

static void
add_head (Context *context, guint n)
{
  AdwPreferencesGroup *group
    = bsl_sheet_page_add_group (context->page, n == 0 ? _("Nothing Corrected Yet") : NULL,
                                _("To correct a fact, open the offer and its facts. A correction carries its reason, author, date and source, survives updates of the catalogue, is "
                                  "told in documents, and can be taken back. Projects are evaluated with it at once; frozen versions "
                                  "keep what they were frozen with."));
  GtkWidget *add = bsl_go_row_new (_("Add an Offer…"), _("One that the catalogue does not have"), "catalogue.add-offer", NULL);

  if (bsl_library_get_own_layer (bsl_catalogue_reader_get_library (context->reader)) != NULL)
    {
      bsl_go_row_set_icon (BSL_GO_ROW (add), "list-add-symbolic");
      adw_preferences_group_add (group, add);
    }
  else
    g_object_unref (g_object_ref_sink (add));
}

static void
fill (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer)
{
  g_autoptr (JsonNode) root = bsl_own_layer_ref_root (bsl_catalogue_reader_get_library (reader));
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Context context = { page, reader, bsl_catalogue_reader_get_catalogue (reader), root, bsl_catalogue_reader_get_lang (reader), groups, NULL };
  guint n_held, n_faults;

  bsl_corrections_count (reader, &n_held, &n_faults);
  add_head (&context, n_held + n_faults);
  add_faults (&context);
  add_all_left (&context);
  if (n_held > 0)
    for_each_held (context.catalogue, add_held_cb, &context);
}

AdwNavigationPage *
bsl_corrections_page_new (BslCatalogueReader *reader)
{
  return bsl_sheet_page_new (reader, _("Corrections"), fill, NULL);
}
