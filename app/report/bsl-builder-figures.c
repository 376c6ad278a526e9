/* SPDX-License-Identifier: EUPL-1.2 */
/* Figures of the outline: coverage of the need, and days around the contract. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

#define WIDTH 471.0
#define ROW 14.5
#define LINE 9.5 /* of a name, behind the first */
#define MAX_LINES 3
#define NAME 178.0
#define COLUMN 110.0 /* of a service, where there are few */
#define LETTERS 8.0
#define DISC 8.0

/* more columns than this have numbers instead of names; of more than that, only some do */
#define MAX_NAMED 4
#define MAX_NUMBERED 20
#define NUMBERED_EVERY 5

typedef struct
{
  BslBuilder *builder;
  JsonObject *block;
  BslFigure *figure;
  double y;
  double name; /* width of the names */
} Drawing;

static GPtrArray *
list (BslBuilder *self, JsonObject *block, const char *member, const BslItem *context)
{
  return bsl_builder_list (self, json_object_get_member (block, member), context);
}

static const BslOfferFinding *
get_finding (GPtrArray *offers, guint index)
{
  return ((BslItem *) g_ptr_array_index (offers, index))->data;
}

static char **
wrap_name (Drawing *self, const char *name)
{
  return bsl_figure_wrap (name, self->name - 8, LETTERS, MAX_LINES);
}

/* What the row of @name takes. */
static double
get_row_height (Drawing *self, const char *name)
{
  g_auto (GStrv) lines = wrap_name (self, name);

  return ROW + LINE * (g_strv_length (lines) - 1);
}

static void
add_name (Drawing *self, const char *name, gboolean strong)
{
  g_auto (GStrv) lines = wrap_name (self, name);

  for (guint i = 0; lines[i] != NULL; i++)
    bsl_figure_add_label (self->figure, BSL_INK, 0, self->y + ROW * 0.68 + LINE * i, self->name - 8, LETTERS, BSL_ALIGN_START,
                          lines[i])->strong = strong;
}

static void
add_rule (Drawing *self)
{
  bsl_figure_add (self->figure, BSL_SHAPE_LINE, BSL_INK_RULE, 0, self->y, WIDTH, 0);
}

/* Full: eligible; empty: to examine; a stroke: not sold. The form alone tells. */
static void
add_mark (BslFigure *figure, double x, double y, double size, BslVerdict verdict, gboolean sold)
{
  BslShape *shape;

  if (!sold)
    {
      bsl_figure_add (figure, BSL_SHAPE_LINE, BSL_INK_SOFT, x - size * 0.375, y, size * 0.75, 0);
      return;
    }
  shape = bsl_figure_add (figure, BSL_SHAPE_DISC, verdict == BSL_VERDICT_ELIGIBLE ? BSL_INK_GOOD : BSL_INK_DOUBT,
                          x - size / 2, y - size / 2, size, size);
  shape->outline = verdict != BSL_VERDICT_ELIGIBLE;
}

static const BslService *
get_service (GPtrArray *services, guint index)
{
  return ((BslItem *) g_ptr_array_index (services, index))->data;
}

static gboolean
is_numbered (guint column, guint n_columns)
{
  return n_columns <= MAX_NUMBERED || column == 0 || (column + 1) % NUMBERED_EVERY == 0;
}

static void
add_column_heads (Drawing *self, GPtrArray *services)
{
  double step = (WIDTH - self->name) / services->len;
  double room = services->len <= MAX_NUMBERED ? step - 4 : NUMBERED_EVERY * step / 2;

  for (guint i = 0; i < services->len; i++)
    {
      const char *title = bsl_text_get (&get_service (services, i)->title, self->builder->lang);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      gboolean named = services->len <= MAX_NAMED;

      if (is_numbered (i, services->len))
        bsl_figure_add_label (self->figure, BSL_INK, self->name + (i + 0.5) * step, self->y + ROW * 0.68, room, LETTERS,
                              BSL_ALIGN_MIDDLE, named ? title : number)->strong = TRUE;
    }
  self->y += ROW;
}

/* Where many columns stand close, a line through every fifth leads the eye to its number. */
static void
add_guides (Drawing *self, guint n_columns, double top)
{
  double step = (WIDTH - self->name) / n_columns;

  for (guint i = 0; n_columns > MAX_NUMBERED && i < n_columns; i++)
    if (is_numbered (i, n_columns))
      bsl_figure_add (self->figure, BSL_SHAPE_LINE, BSL_INK_RULE, self->name + (i + 0.5) * step, top, 0, self->y - top);
}

static void
add_offer_row (Drawing *self, const BslOfferFinding *finding, GPtrArray *services)
{
  double step = (WIDTH - self->name) / services->len, height = get_row_height (self, finding->offer->name);

  add_rule (self);
  add_name (self, finding->offer->name, FALSE);
  for (guint i = 0; i < services->len; i++)
    add_mark (self->figure, self->name + (i + 0.5) * step, self->y + height / 2, MIN (DISC, step * 0.8), finding->verdict,
              bsl_offer_finding_covers (finding, get_service (services, i)->index));
  self->y += height;
}

/* Names of the numbered columns, two in a row. */
static void
add_column_names (Drawing *self, GPtrArray *services)
{
  for (guint i = 0; services->len > MAX_NAMED && i < services->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u  %s", i + 1, bsl_text_get (&get_service (services, i)->title, self->builder->lang));

      bsl_figure_add_label (self->figure, BSL_INK_SOFT, i % 2 == 0 ? 0 : WIDTH / 2, self->y + ROW * 0.6, WIDTH / 2 - 8, LETTERS,
                            BSL_ALIGN_START, name);
      if (i % 2 == 1 || i + 1 == services->len)
        self->y += ROW * 0.75;
    }
}

/* What the mark before @x means; returns where the next mark is to stand. */
static double
add_meaning (Drawing *self, double x, const char *id)
{
  const char *text = bsl_texts_get (self->builder->texts, id);

  bsl_figure_add_text (self->figure, BSL_INK_SOFT, x, self->y + ROW * 0.68, LETTERS, BSL_ALIGN_START, text);
  return x + bsl_figure_estimate_width (text, LETTERS) + 21;
}

static void
add_legend (Drawing *self)
{
  static const char *const ids[] = { "verdict-eligible", "verdict-to-examine", "service-not-sold" };
  double x = 5;

  add_rule (self);
  self->y += 4;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      add_mark (self->figure, x, self->y + ROW / 2, DISC, i == 0 ? BSL_VERDICT_ELIGIBLE : BSL_VERDICT_TO_EXAMINE, i < 2);
      x = add_meaning (self, x + 9, ids[i]);
    }
  self->y += ROW;
}

static double
get_coverage_height (Drawing *self, GPtrArray *offers, GPtrArray *services)
{
  double height = 2 * ROW + 4 + (services->len > MAX_NAMED ? (services->len + 1) / 2 * ROW * 0.75 + 4 : 0);

  for (guint i = 0; i < offers->len; i++)
    height += get_row_height (self, get_finding (offers, i)->offer->name);
  return height;
}

static void
draw_coverage (Drawing *self, const BslItem *context)
{
  g_autoptr (GPtrArray) offers = list (self->builder, self->block, "offers", context);
  g_autoptr (GPtrArray) services = list (self->builder, self->block, "services", context);
  double top;

  if (offers->len == 0 || services->len == 0)
    return;
  self->name = MAX (NAME, WIDTH - COLUMN * services->len);
  self->figure = bsl_figure_new (WIDTH, get_coverage_height (self, offers, services));
  add_column_heads (self, services);
  top = self->y;
  for (guint i = 0; i < offers->len; i++)
    add_offer_row (self, get_finding (offers, i), services);
  add_guides (self, services->len, top);
  add_legend (self);
  add_column_names (self, services);
}

/* A stretch of days, as the facts of an offer give it. */
typedef struct
{
  const BslOfferFinding *finding;
  JsonObject *span;
  BslDate from, until;
  gboolean first; /* of its offer */
  gboolean estimated; /* the end is not stated: it follows from when the state stops to be known */
} Span;

typedef struct
{
  Drawing drawing;
  JsonObject *dates; /* the list of days that is drawn, see bsl_builder_list_changes() */
  BslDate first, last;
  BslDate contract_start, contract_end;
  GArray *spans; /* of Span */
  gboolean dated; /* one of them has an end */
} Timeline;

BslDate
bsl_builder_find_fact_date (BslBuilder *self, const BslOffer *offer, const char *id)
{
  const BslAttribute *attribute = id != NULL ? bsl_attributes_find (bsl_catalogue_get_attributes (self->catalogue), id) : NULL;
  const BslValue *value = attribute != NULL ? bsl_offer_get_value (offer, attribute, self->on) : NULL;

  return value != NULL && value->known ? value->date : BSL_DATE_NONE;
}

/* The last day on which the fact @id (may be NULL) says yes, where it does today and is known to stop. */
static BslDate
estimate_end (BslBuilder *self, const BslOffer *offer, const char *id)
{
  const BslFact *fact = bsl_builder_find_fact (self, offer, id);
  const BslPeriod *period = fact != NULL ? bsl_fact_get_period (fact, self->on) : NULL;
  BslDate change = bsl_builder_find_change (self, fact);

  if (period == NULL || !period->value.known || fact->attribute->domain.kind != BSL_KIND_YES_NO || period->value.index == 0
      || change == BSL_DATE_NONE)
    return BSL_DATE_NONE;
  return bsl_date_add_days (change, -1);
}

/* TRUE where the end is to be shown. */
static gboolean
find_end (Timeline *self, const BslOffer *offer, JsonObject *object, Span *span)
{
  BslBuilder *builder = self->drawing.builder;

  span->until = bsl_builder_find_fact_date (builder, offer, bsl_member_string (object, "until"));
  if (span->until == BSL_DATE_NONE)
    {
      span->until = estimate_end (builder, offer, bsl_member_string (object, "told-by"));
      span->estimated = span->until != BSL_DATE_NONE;
    }
  return span->until > builder->on && bsl_builder_holds (builder, object, NULL);
}

static void
find_spans (Timeline *self, const BslOfferFinding *finding)
{
  JsonArray *spans = bsl_member_array (self->dates, "ends");

  for (guint i = 0; i < json_array_get_length (spans); i++)
    {
      JsonObject *object = json_array_get_object_element (spans, i);
      Span span = { finding, object, BSL_DATE_NONE, BSL_DATE_NONE, FALSE, FALSE };

      span.from = bsl_builder_find_fact_date (self->drawing.builder, finding->offer, bsl_member_string (object, "from"));
      if (find_end (self, finding->offer, object, &span))
        g_array_append_val (self->spans, span);
    }
}

/* An offer without such an end has a row that says so. */
static void
find_rows (Timeline *self, const BslOfferFinding *finding)
{
  const Span none = { finding, NULL, BSL_DATE_NONE, BSL_DATE_NONE, FALSE, FALSE };
  guint before = self->spans->len;

  find_spans (self, finding);
  self->dated = self->dated || self->spans->len > before;
  if (self->spans->len == before)
    g_array_append_val (self->spans, none);
  g_array_index (self->spans, Span, before).first = TRUE;
}

/* From a little before the decision to a little after all ends, at least three years. */
static void
choose_scale (Timeline *self)
{
  BslDate on = self->drawing.builder->on;

  self->first = bsl_date_add_days (on, -60);
  self->last = MAX (bsl_date_add_months (on, 36), self->contract_end);
  for (guint i = 0; i < self->spans->len; i++)
    self->last = MAX (self->last, MIN (g_array_index (self->spans, Span, i).until, bsl_date_add_months (on, 120)));
  self->last = bsl_date_add_days (self->last, 60);
}

/* Elements: the days on which rules begin or end. */
static GPtrArray *
list_law_days (BslBuilder *self)
{
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_item_free);
  g_autoptr (JsonObject) list = json_object_new ();

  json_object_set_string_member (list, "kinds", "law");
  bsl_builder_list_changes (self, list, NULL, days);
  return days;
}

static double
get_x (Timeline *self, BslDate date)
{
  double part = ((double) date - self->first) / ((double) self->last - self->first);

  return NAME + CLAMP (part, 0, 1) * (WIDTH - NAME);
}

static void
add_years (Timeline *self)
{
  BslFigure *figure = self->drawing.figure;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->first);
  for (guint year = g_date_get_year (&date) + 1; ; year++)
    {
      g_autofree char *text = g_strdup_printf ("%u", year);
      g_autofree char *iso = g_strdup_printf ("%u-01-01", year);
      BslDate day = bsl_date_parse (iso);
      double x = get_x (self, day);

      if (day == BSL_DATE_NONE || day > self->last)
        return;
      bsl_figure_add (figure, BSL_SHAPE_LINE, BSL_INK_RULE, x, ROW, 0, figure->height - ROW);
      if (x < WIDTH - 12)
        bsl_figure_add_text (figure, BSL_INK_SOFT, x, ROW * 0.68, LETTERS, BSL_ALIGN_MIDDLE, text);
    }
}

static BslShape *
add_bar (Timeline *self, BslInk ink, BslDate from, BslDate until)
{
  double left = get_x (self, MAX (from, self->first)), right = get_x (self, until);

  return bsl_figure_add (self->drawing.figure, BSL_SHAPE_RECTANGLE, ink, left, self->drawing.y + 3, MAX (1, right - left), ROW - 6);
}

static void
add_day (Timeline *self, BslInk ink, double x, gboolean outline)
{
  bsl_figure_add (self->drawing.figure, BSL_SHAPE_DISC, ink, x - DISC / 2, self->drawing.y + (ROW - DISC) / 2, DISC, DISC)->outline = outline;
}

/* Full: the decision; empty: a day on which a rule begins or ends. */
static void
add_days (Timeline *self)
{
  BslBuilder *builder = self->drawing.builder;
  g_autoptr (GPtrArray) days = list_law_days (builder);

  add_rule (&self->drawing);
  add_name (&self->drawing, bsl_texts_get (builder->texts, "decision-and-law"), TRUE);
  for (guint i = 0; i < days->len; i++)
    if (((BslItem *) days->pdata[i])->date <= self->last)
      add_day (self, BSL_INK, get_x (self, ((BslItem *) days->pdata[i])->date), TRUE);
  add_day (self, BSL_INK, get_x (self, builder->on), FALSE);
  self->drawing.y += ROW;
}

static void
add_contract (Timeline *self)
{
  Drawing *drawing = &self->drawing;
  BslFigure *figure = drawing->figure;
  double x;

  if (self->contract_end == BSL_DATE_NONE)
    return;
  add_rule (drawing);
  add_name (drawing, bsl_texts_get (drawing->builder->texts, "contract"), TRUE);
  add_bar (self, BSL_INK_ACCENT, self->contract_start, self->contract_end);
  drawing->y += ROW;
  x = get_x (self, self->contract_end);
  bsl_figure_add (figure, BSL_SHAPE_LINE, BSL_INK_ACCENT, x, ROW, 0, figure->height - ROW)->dashed = TRUE;
}

/* A bar that ends before the contract is drawn empty, one whose end is estimated with a broken line. */
static void
add_end (Timeline *self, const Span *span)
{
  Drawing *drawing = &self->drawing;
  gboolean early = self->contract_end != BSL_DATE_NONE && span->until < self->contract_end;
  const char *what = bsl_builder_text (drawing->builder, span->span, "name");
  g_autofree char *estimated = span->estimated ? bsl_texts_format (drawing->builder->texts, "end-estimated", "what", what, NULL) : NULL;
  const char *name = estimated != NULL ? estimated : what;
  double x = get_x (self, span->until);
  double width = bsl_figure_estimate_width (name, LETTERS - 1);
  BslShape *bar = add_bar (self, early ? BSL_INK_DOUBT : BSL_INK_GOOD, span->from != BSL_DATE_NONE ? span->from : self->first, span->until);

  bar->outline = early || span->estimated;
  bar->dashed = span->estimated;
  if (x + width + 6 < WIDTH)
    bsl_figure_add_text (drawing->figure, BSL_INK_SOFT, x + 4, drawing->y + ROW * 0.66, LETTERS - 1, BSL_ALIGN_START, name);
  else
    bsl_figure_add_text (drawing->figure, early || span->estimated ? BSL_INK : BSL_INK_PAPER, x - 4, drawing->y + ROW * 0.66, LETTERS - 1, BSL_ALIGN_END, name);
}

/* The name stands beside the first span of its offer. */
static double
get_span_height (Timeline *self, const Span *span)
{
  return span->first ? get_row_height (&self->drawing, span->finding->offer->name) : ROW;
}

static void
add_span (Timeline *self, const Span *span)
{
  Drawing *drawing = &self->drawing;

  if (span->first)
    {
      add_rule (drawing);
      add_name (drawing, span->finding->offer->name, FALSE);
    }
  if (span->span != NULL)
    add_end (self, span);
  else
    bsl_figure_add_text (drawing->figure, BSL_INK_SOFT, NAME + 4, drawing->y + ROW * 0.66, LETTERS - 1, BSL_ALIGN_START,
                         bsl_texts_get (drawing->builder->texts, "no-end"));
  drawing->y += get_span_height (self, span);
}

/* What the days are. */
static void
add_day_legend (Timeline *self)
{
  static const char *const ids[] = { "day-of-decision", "day-of-law" };
  Drawing *drawing = &self->drawing;
  double x = DISC / 2;

  add_rule (drawing);
  drawing->y += 4;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      add_day (self, BSL_INK, x, i == 1);
      x = add_meaning (drawing, x + 9, ids[i]);
    }
  drawing->y += ROW;
}

/* What the two kinds of bars say, where the contract has an end. */
static void
add_bar_legend (Timeline *self)
{
  static const char *const ids[] = { "ends-with-contract", "ends-before-contract" };
  Drawing *drawing = &self->drawing;
  double x = 0;

  if (self->contract_end == BSL_DATE_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      bsl_figure_add (drawing->figure, BSL_SHAPE_RECTANGLE, i == 0 ? BSL_INK_GOOD : BSL_INK_DOUBT, x, drawing->y + 3, 14,
                      ROW - 6)->outline = i == 1;
      x = add_meaning (drawing, x + 19, ids[i]);
    }
  drawing->y += ROW;
}

/* Without the legend. */
static double
get_timeline_height (Timeline *self)
{
  double height = 2 * ROW + (self->contract_end != BSL_DATE_NONE ? ROW : 0); /* years, days, contract */

  for (guint i = 0; i < self->spans->len; i++)
    height += get_span_height (self, &g_array_index (self->spans, Span, i));
  return height;
}

static void
draw_spans (Timeline *self)
{
  double height = get_timeline_height (self);

  self->drawing.figure = bsl_figure_new (WIDTH, height);
  self->drawing.y = ROW;
  add_years (self);
  add_days (self);
  add_contract (self);
  for (guint i = 0; i < self->spans->len; i++)
    add_span (self, &g_array_index (self->spans, Span, i));
  add_day_legend (self);
  add_bar_legend (self);
  self->drawing.figure->height = self->drawing.y + 4;
}

static void
draw_timeline (Drawing *drawing, const BslItem *context)
{
  JsonObject *dates = bsl_outline_find_list (drawing->builder->outline, bsl_member_string (drawing->block, "dates"));
  g_autoptr (GPtrArray) offers = list (drawing->builder, dates, "offers", context);
  Timeline self = { .drawing = *drawing, .dates = dates, .spans = g_array_new (FALSE, FALSE, sizeof (Span)) };

  bsl_builder_find_contract (drawing->builder, dates, &self.contract_start, &self.contract_end);
  for (guint i = 0; i < offers->len; i++)
    find_rows (&self, get_finding (offers, i));
  if (self.dated)
    {
      choose_scale (&self);
      draw_spans (&self);
    }
  g_array_unref (self.spans);
  *drawing = self.drawing;
}

static const struct
{
  const char *name;
  void (*draw) (Drawing *self, const BslItem *context);
} drawers[] = {
  { "coverage", draw_coverage },
  { "timeline", draw_timeline },
};

BslFigure *
bsl_builder_draw_figure (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  Drawing drawing = { .builder = self, .block = block, .name = NAME };
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (drawers); i++)
    if (g_str_equal (drawers[i].name, bsl_member_string (block, "figure")))
      drawers[i].draw (&drawing, context);
  if (drawing.figure == NULL)
    return NULL;
  words = bsl_builder_dup_words (self, bsl_builder_text (self, block, "alternative"), context);
  bsl_figure_set_alternative (drawing.figure, words);
  return drawing.figure;
}

/* Nothing is added where there is nothing to draw. */
void
bsl_builder_add_figure (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  BslFigure *figure = bsl_builder_draw_figure (self, block, context);
  g_autofree char *number = NULL, *words = NULL, *text = NULL;

  if (figure == NULL)
    return;
  number = g_strdup_printf ("%u", ++self->n_figures);
  words = bsl_builder_dup_words (self, bsl_builder_text (self, block, "caption"), context);
  text = bsl_texts_format (self->texts, "figure-caption", "number", number, "caption", words, NULL);
  bsl_line_add (bsl_document_add_figure (self->document, figure), text);
}
