/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a catalogue to verify first. */

#include "config.h"

#include "app/report/bsl-refresh.h"

#include "app/report/bsl-refresh-held.h"

static void
item_free (gpointer data)
{
  g_ptr_array_unref (((BslRefreshItem *) data)->reasons);
  g_ptr_array_unref (((BslRefreshItem *) data)->held);
  g_free (data);
}

/* The item of @page among those of the offer, which are the last from @first on. */
static BslRefreshItem *
get_item (GPtrArray *items, guint first, const BslOffer *offer, const char *page)
{
  BslRefreshItem *item;

  for (guint i = first; i < items->len; i++)
    if (g_strcmp0 (((BslRefreshItem *) items->pdata[i])->page, page) == 0)
      return items->pdata[i];

  item = g_new0 (BslRefreshItem, 1);
  *item = (BslRefreshItem){ G_MAXUINT, BSL_DATE_NONE, offer, page, NULL, g_ptr_array_new_with_free_func (bsl_refresh_reason_free),
                             g_ptr_array_new_with_free_func (g_free) };
  g_ptr_array_add (items, item);
  return item;
}

static BslDate
get_day (const char *iso)
{
  return iso != NULL ? bsl_date_parse_partial (iso) : BSL_DATE_NONE;
}

static gboolean
has_words (const BslRefreshItem *self, const char *words)
{
  for (guint i = 0; i < self->reasons->len; i++)
    if (g_str_equal (((BslRefreshReason *) self->reasons->pdata[i])->words, words))
      return TRUE;
  return FALSE;
}

/* Takes @reason, unless it says what another one does. */
static void
add_reason (BslRefreshItem *self, BslRefreshReason *reason)
{
  if (self->reasons->len == 0 || get_day (reason->verified) < get_day (self->verified))
    self->verified = reason->verified;
  if (reason->until != BSL_DATE_NONE && (self->until == BSL_DATE_NONE || reason->until < self->until))
    self->until = reason->until;
  self->priority = MIN (self->priority, reason->priority);
  if (has_words (self, reason->words))
    bsl_refresh_reason_free (reason);
  else
    g_ptr_array_add (self->reasons, reason);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const BslRefreshReason *left = *(const BslRefreshReason *const *) a, *right = *(const BslRefreshReason *const *) b;

  return left->priority < right->priority ? -1 : left->priority > right->priority;
}

static void
add_offer (GPtrArray *items, BslView *view, const BslOffer *offer, BslDate on, BslTexts *texts)
{
  g_autoptr (GPtrArray) reasons = bsl_refresh_reasons_new (view, offer, on, texts);
  guint first = items->len;

  while (reasons->len > 0)
    {
      BslRefreshReason *reason = g_ptr_array_steal_index (reasons, 0);
      BslRefreshItem *item = get_item (items, first, offer, reason->page);

      bsl_refresh_held_add (item->held, view, offer, reason, on, texts);
      add_reason (item, reason);
    }
  for (guint i = first; i < items->len; i++)
    g_ptr_array_sort (((BslRefreshItem *) items->pdata[i])->reasons, compare_reasons);
}

static int
compare_numbers (guint left, guint right)
{
  return left < right ? -1 : left > right;
}

/* No two are equal: an offer has one item for a page. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BslRefreshItem *left = *(const BslRefreshItem *const *) a, *right = *(const BslRefreshItem *const *) b;
  int order = compare_numbers (!bsl_refresh_item_is_first (left), !bsl_refresh_item_is_first (right));

  /* no day, which is 0, comes last */
  order = order != 0 ? order : compare_numbers (left->until - 1, right->until - 1);
  order = order != 0 ? order : compare_numbers (left->priority, right->priority);
  order = order != 0 ? order : g_strcmp0 (left->page, right->page);
  return order != 0 ? order : compare_numbers (left->offer->index, right->offer->index);
}

gboolean
bsl_refresh_item_is_first (const BslRefreshItem *self)
{
  return self->priority <= BSL_REFRESH_FIRST;
}

GPtrArray *
bsl_refresh_list (BslCatalogue *catalogue, BslView *view, BslDate on, BslLang lang)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (lang);
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (catalogue, i);

      if (!bsl_offer_has_ended (offer, on))
        add_offer (items, view, offer, on, texts);
    }
  g_ptr_array_sort (items, compare_items);
  return items;
}
