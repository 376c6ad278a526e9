/* SPDX-License-Identifier: EUPL-1.2 */
/* What a merged catalogue says of its layers. */

#include "config.h"

#include "app/catalogue/bsl-catalogue-layer.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-data-file.h"

const char *const bsl_left_words[]
  = { "unknown-offer", "unknown-attribute", "same", "known-offer", "refused", NULL };

const char *
bsl_left_describe (BslLeftReason reason)
{
  static const char *const texts[] = {
    N_ ("The catalogue has no such offer, or no longer. Take the correction back, or name another offer."),
    N_ ("The catalogue has no such attribute, or no longer. Take the correction back, or name another attribute."),
    N_ ("The catalogue says the same by now. The correction can be taken back."),
    N_ ("The catalogue has this offer by now. The one that was added can be taken back."),
    N_ ("With it, the offer would contradict itself. Correct it, or take it back."),
  };

  g_return_val_if_fail (reason < G_N_ELEMENTS (texts), NULL);

  return _(texts[reason]);
}

static void
left_free (gpointer data)
{
  BslLeft *left = data;

  g_free (left->correction);
  g_free (left->offer);
  g_free (left->attribute);
  g_free (left);
}

static void
layer_free (gpointer data)
{
  BslCatalogueLayer *layer = data;

  bsl_text_clear (&layer->name);
  g_free (layer->edition);
  g_ptr_array_unref (layer->left);
  g_free (layer);
}

GPtrArray *
bsl_catalogue_layers_new (void)
{
  return g_ptr_array_new_with_free_func (layer_free);
}

static char *
dup_optional (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_optional_string (&member));
}

static BslLeft *
read_left (const BslJson *json)
{
  static const char *const members[] = { "correction", "offer", "attribute", "reason", NULL };
  BslJson reason = bsl_json_member (json, "reason");
  BslLeft *left = g_new0 (BslLeft, 1);

  bsl_json_only (json, members);
  left->correction = dup_optional (json, "correction");
  left->offer = bsl_data_file_dup_string (json, "offer");
  left->attribute = dup_optional (json, "attribute");
  left->reason = (BslLeftReason) MAX (bsl_json_word (&reason, bsl_left_words), 0);
  return left;
}

static BslCatalogueLayer *
read_layer (const BslJson *json)
{
  static const char *const members[] = { "name", "edition", "date", "left", NULL };
  BslJson date = bsl_json_member (json, "date");
  BslJson left = bsl_json_member (json, "left");
  BslCatalogueLayer *layer = g_new0 (BslCatalogueLayer, 1);

  layer->left = g_ptr_array_new_with_free_func (left_free);
  bsl_json_only (json, members);
  bsl_data_file_read_name (json, "name", &layer->name);
  layer->edition = bsl_data_file_dup_string (json, "edition");
  layer->date = bsl_json_date (&date);
  for (guint i = 0; !bsl_json_is_null (&left) && i < bsl_json_length (&left); i++)
    {
      BslJson element = bsl_json_element (&left, i);

      g_ptr_array_add (layer->left, read_left (&element));
    }
  return layer;
}

void
bsl_catalogue_layers_read (const BslJson *json, GPtrArray *layers)
{
  for (guint i = 0; !bsl_json_is_null (json) && i < bsl_json_length (json); i++)
    {
      BslJson element = bsl_json_element (json, i);

      g_ptr_array_add (layers, read_layer (&element));
    }
}
