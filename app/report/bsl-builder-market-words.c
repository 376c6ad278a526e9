/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of what offers are compared by: gates, services, grounds, clauses. */
#include "config.h"

#include "app/report/bsl-builder-private.h"
#include "app/rules/bsl-combinations.h"

static void
write_ground_found (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add_label (self, line, ((const BslGround *) item->data)->found);
}

static void
write_ground_required (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add_label (self, line, ((const BslGround *) item->data)->required);
}

static void
write_ground_rule (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const BslGround *) item->data)->rule->id);
}

static void
write_ground_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslGround *) item->data)->rule->title, self->lang));
}

static void
write_ground_result (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_write_result (self, line, ((const BslGround *) item->data)->result);
}

static void
write_ground_number (BslBuilder *self, BslLine *line, const BslItem *item)
{
  char number[12];

  g_snprintf (number, sizeof number, "%u", bsl_builder_number_ground (self, item->data));
  bsl_builder_add (self, line, number);
}

const BslWord bsl_words_of_grounds[] = {
  { "required", write_ground_required },
  { "found", write_ground_found },
  { "rule", write_ground_rule },
  { "title", write_ground_title },
  { "result", write_ground_result },
  { "number", write_ground_number },
  { NULL },
};

/* The worst result of the offer around at the gate. */
static void
write_gate_result (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item);
  BslResult worst = BSL_RESULT_NOT_APPLICABLE;

  for (guint i = 0; finding != NULL && i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

      if (g_str_equal (check->rule->gate, ((const BslLabel *) item->data)->id))
        worst = MAX (worst, check->result);
    }
  bsl_builder_write_result (self, line, worst);
}

static void
write_gate_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslLabel *) item->data)->title, self->lang));
}

/* A title short enough for a narrow column, where data/report has one. */
static void
write_gate_short (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslLabel *gate = item->data;
  g_autofree char *id = g_strconcat ("gate-", gate->id, NULL);
  const char *text = bsl_texts_find (self->texts, id);

  bsl_builder_add (self, line, text != NULL ? text : bsl_text_get (&gate->title, self->lang));
}

const BslWord bsl_words_of_gates[] = {
  { "result", write_gate_result },
  { "title", write_gate_title },
  { "short", write_gate_short },
  { NULL },
};

static void
write_service_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslService *) item->data)->title, self->lang));
}

/* Whether the offer around sells the service. */
static void
write_service_sold (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item);
  gboolean sold = finding != NULL && bsl_offer_finding_covers (finding, ((const BslService *) item->data)->index);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, sold ? "service-sold" : "service-not-sold"));
}

const BslWord bsl_words_of_services[] = {
  { "title", write_service_title },
  { "sold", write_service_sold },
  { NULL },
};

static char *
join_names (BslBuilder *self, GPtrArray *findings)
{
  g_autofree const char **names = g_new0 (const char *, findings->len + 1);

  for (guint i = 0; i < findings->len; i++)
    names[i] = ((const BslOfferFinding *) g_ptr_array_index (findings, i))->offer->name;
  return bsl_text_join (names, self->lang);
}

static void
write_combination_offers (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *joined = join_names (self, ((const BslCombination *) item->data)->offers);

  bsl_builder_add (self, line, joined);
}

static void
write_combination_missing (BslBuilder *self, BslLine *line, const BslItem *item)
{
  GArray *missing = ((const BslCombination *) item->data)->missing;
  g_autofree char *services = bsl_builder_dup_services (self, missing);
  g_autofree char *text = bsl_texts_format (self->texts, "but-missing", "services", services, NULL);

  bsl_builder_add (self, line, missing->len > 0 ? text : NULL);
}

const BslWord bsl_words_of_combinations[] = {
  { "offers", write_combination_offers },
  { "missing", write_combination_missing },
  { NULL },
};

static void
write_clause_text (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, item->text);
}

static void
write_everybody (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslObligation *obligation = bsl_item_find (item, BSL_ITEM_RULE)->data;

  bsl_builder_add (self, line, bsl_texts_get (self->texts, obligation->state == BSL_TRI_YES ? "clause-for-everybody" : "clause-if-it-applies"));
}

/* Whom a clause is for: everybody, or offers, by the shorter of the two lists. */
static void
write_clause_offers (BslBuilder *self, BslLine *line, const BslItem *item)
{
  GPtrArray *all = bsl_builder_get_clause_offers (self);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *names = NULL, *text = NULL;
  gboolean except;

  if (item->others == NULL)
    {
      write_everybody (self, line, item);
      return;
    }
  for (guint i = 0; i < all->len; i++)
    if (!g_ptr_array_find (item->others, g_ptr_array_index (all, i), NULL))
      g_ptr_array_add (others, g_ptr_array_index (all, i));
  except = others->len < item->others->len && self->shown->len == 0;
  names = join_names (self, except ? others : item->others);
  text = bsl_texts_format (self->texts, except ? "clause-for-all-but" : "clause-for", "offers", names, NULL);
  bsl_builder_add (self, line, others->len == 0 && self->shown->len == 0 ? bsl_texts_get (self->texts, "clause-for-all") : text);
}

const BslWord bsl_words_of_clauses[] = {
  { "text", write_clause_text },
  { "offers", write_clause_offers },
  { NULL },
};
