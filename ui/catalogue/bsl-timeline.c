/* SPDX-License-Identifier: EUPL-1.2 */
/* A picture of the history of an offer. */
#include "config.h"

#include "ui/catalogue/bsl-timeline.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/catalogue/bsl-catalogue-words.h"

#define ICON 14
#define GAP 3
#define LANE_GAP 15
#define MIN_WIDTH 200
#define NATURAL_WIDTH 600
#define BAR_EXTRA 4 /* of height, beside the text */
#define SPAN_MARGIN 4
#define MIN_SPAN 3
#define MIN_TEXT 56 /* less room for words of today is none */
#define SIDE 0.04 /* of the span of time, before its first and after its last day */

typedef enum
{
  PART_TODAY,
  PART_TITLE,
  PART_SPAN,
  PART_WORDS, /* of a span */
  PART_ICON,
  PART_LABEL, /* of an icon */
  PART_YEAR,
} PartKind;

typedef struct
{
  GtkWidget *widget;
  PartKind kind;
  guint lane;
  BslDate from, until; /* BSL_DATE_NONE: to the border */
} Part;

typedef struct
{
  gboolean has_marks;
  int top; /* where the lane begins */
} Lane;

struct _BslTimeline
{
  GtkWidget parent_instance;

  GArray *parts; /* of Part */
  GArray *lanes; /* of Lane */
  BslDate first, last, on;
  int line; /* height of a text */
};

G_DEFINE_FINAL_TYPE (BslTimeline, bsl_timeline, GTK_TYPE_WIDGET)

static Part *
get_part (BslTimeline *self, guint index)
{
  return &g_array_index (self->parts, Part, index);
}

static double
get_x (BslTimeline *self, BslDate date, int width)
{
  double part = ((double) date - self->first) / ((double) self->last - self->first);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    part = 1 - part;
  return CLAMP (part, 0, 1) * width;
}

static int
measure_line (BslTimeline *self)
{
  int line = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      int height = 0;

      if (get_part (self, i)->kind != PART_ICON && get_part (self, i)->kind != PART_SPAN)
        gtk_widget_measure (get_part (self, i)->widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      line = MAX (line, height);
    }
  return line;
}

/* Where each lane begins; the height of all. */
static int
place_lanes (BslTimeline *self)
{
  int y;

  self->line = measure_line (self);
  y = self->line + GAP;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = &g_array_index (self->lanes, Lane, i);

      lane->top = y;
      y += 2 * self->line + BAR_EXTRA + GAP + (lane->has_marks ? GAP + ICON + self->line : 0) + LANE_GAP;
    }
  return y + self->line;
}

static void
bsl_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int height = across ? 0 : place_lanes (BSL_TIMELINE (widget));

  *minimum = across ? MIN_WIDTH : height;
  *natural = across ? NATURAL_WIDTH : height;
}

static void
allocate (GtkWidget *child, double x, double y, double width, double height)
{
  GtkAllocation place = { (int) x, (int) y, MAX ((int) width, 1), (int) height };

  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &place, -1);
}

static int
measure_width (GtkWidget *child)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return natural;
}

/* In pixels; a hair is left between two of them. */
static void
get_span (BslTimeline *self, const Part *part, int width, double *x, double *own)
{
  double a = get_x (self, part->from != BSL_DATE_NONE ? part->from : self->first, width);
  double b = get_x (self, part->until != BSL_DATE_NONE ? part->until : self->last, width);

  *x = MIN (a, b) + 1;
  *own = MAX (fabs (b - a) - 2, MIN_SPAN);
}

static void
place_span (BslTimeline *self, const Part *part, int width)
{
  double x, own, y = g_array_index (self->lanes, Lane, part->lane).top + self->line + GAP;

  get_span (self, part, width, &x, &own);
  allocate (part->widget, x, y, own, self->line + BAR_EXTRA);
}

static gboolean
is_today (BslTimeline *self, const Part *part)
{
  return part->from <= self->on && (part->until == BSL_DATE_NONE || self->on < part->until);
}

/* In the middle of it. What does not fit is left out, the list has it; of the state of today some is shown, but not a mere
 * letter or two. */
static void
place_words (BslTimeline *self, const Part *part, int width)
{
  double x, own, y = g_array_index (self->lanes, Lane, part->lane).top + self->line + GAP + BAR_EXTRA / 2;
  int natural = measure_width (part->widget), room;

  get_span (self, part, width, &x, &own);
  room = (int) own - 2 * SPAN_MARGIN;
  if (room < (is_today (self, part) ? MIN (natural, MIN_TEXT) : natural))
    gtk_widget_set_child_visible (part->widget, FALSE);
  else
    allocate (part->widget, x + (own - MIN (natural, room)) / 2, y, MIN (natural, room), self->line);
}

/* Around its day, within the picture. FALSE where it would run into another one that ends at @end. */
static gboolean
place_around (BslTimeline *self, const Part *part, double y, int width, double *end)
{
  int own = MIN (measure_width (part->widget), width);
  double x = CLAMP (get_x (self, part->from, width) - own / 2.0, 0, width - own);

  if (x < *end)
    {
      gtk_widget_set_child_visible (part->widget, FALSE);
      return FALSE;
    }
  allocate (part->widget, x, y, own, self->line);
  *end = x + own + 6;
  return TRUE;
}

static void
place_icon (BslTimeline *self, const Part *part, int width)
{
  const Lane *lane = &g_array_index (self->lanes, Lane, part->lane);
  double x = CLAMP (get_x (self, part->from, width) - ICON / 2.0, 0, width - ICON);

  allocate (part->widget, x, lane->top + 2 * self->line + BAR_EXTRA + 2 * GAP, ICON, ICON);
}

/* Those of a lane from left to right: labels stand in the order of time. */
static void
place_labels (BslTimeline *self, guint index, int width)
{
  const Lane *lane = &g_array_index (self->lanes, Lane, index);
  double y = lane->top + 2 * self->line + BAR_EXTRA + 2 * GAP + ICON, end = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (get_part (self, i)->kind == PART_LABEL && get_part (self, i)->lane == index)
      place_around (self, get_part (self, i), y, width, &end);
}

static void
place_years (BslTimeline *self, int width, int height)
{
  double end = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (get_part (self, i)->kind == PART_YEAR)
      place_around (self, get_part (self, i), height - self->line, width, &end);
}

static void
bsl_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BslTimeline *self = BSL_TIMELINE (widget);

  place_lanes (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      double end = 0;

      if (part->kind == PART_TODAY)
        place_around (self, part, 0, width, &end);
      else if (part->kind == PART_TITLE)
        allocate (part->widget, 0, g_array_index (self->lanes, Lane, part->lane).top, MIN (measure_width (part->widget), width), self->line);
      else if (part->kind == PART_SPAN)
        place_span (self, part, width);
      else if (part->kind == PART_WORDS)
        place_words (self, part, width);
      else if (part->kind == PART_ICON)
        place_icon (self, part, width);
    }
  for (guint i = 0; i < self->lanes->len; i++)
    place_labels (self, i, width);
  place_years (self, width, height);
}

static void
draw_line (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double top, double bottom, double thickness)
{
  graphene_rect_t line = GRAPHENE_RECT_INIT ((float) (x - thickness / 2), (float) top, (float) thickness, (float) (bottom - top));

  gtk_snapshot_append_color (snapshot, color, &line);
}

static void
bsl_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BslTimeline *self = BSL_TIMELINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA ink, faint;

  gtk_widget_get_color (widget, &ink);
  faint = ink;
  faint.alpha *= 0.15f;
  for (guint i = 0; i < self->parts->len; i++)
    if (get_part (self, i)->kind == PART_YEAR)
      draw_line (snapshot, &faint, get_x (self, get_part (self, i)->from, width), self->line + GAP, height - self->line, 1);
  draw_line (snapshot, &ink, get_x (self, self->on, width), self->line, height - self->line, 2);
  GTK_WIDGET_CLASS (bsl_timeline_parent_class)->snapshot (widget, snapshot);
}

static void
bsl_timeline_dispose (GObject *object)
{
  BslTimeline *self = BSL_TIMELINE (object);

  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_unparent (get_part (self, i)->widget);
  g_array_set_size (self->parts, 0);
  G_OBJECT_CLASS (bsl_timeline_parent_class)->dispose (object);
}

static void
bsl_timeline_finalize (GObject *object)
{
  g_array_unref (BSL_TIMELINE (object)->parts);
  g_array_unref (BSL_TIMELINE (object)->lanes);
  G_OBJECT_CLASS (bsl_timeline_parent_class)->finalize (object);
}

static void
bsl_timeline_class_init (BslTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_timeline_finalize;
  widget_class->measure = bsl_timeline_measure;
  widget_class->size_allocate = bsl_timeline_size_allocate;
  widget_class->snapshot = bsl_timeline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bsl_timeline_init (BslTimeline *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (Lane));
}

static void
add_part (BslTimeline *self, GtkWidget *widget, PartKind kind, BslDate from, BslDate until)
{
  Part part = { widget, kind, self->lanes->len > 0 ? self->lanes->len - 1 : 0, from, until };

  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  g_array_append_val (self->parts, part);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "ellipsize", PANGO_ELLIPSIZE_END, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_title (BslTimeline *self, const char *text)
{
  GtkWidget *label = create_label (text, "lane");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  add_part (self, label, PART_TITLE, BSL_DATE_NONE, BSL_DATE_NONE);
}

static void
add_span (BslTimeline *self, const BslMoment *event, const char *words)
{
  static const char *const styles[] = { "good", "pending", "bad", "plain", "unknown" };
  GtkWidget *label = create_label (event->tone == BSL_TONE_UNKNOWN ? "?" : words, "words");
  GtkWidget *bar = g_object_new (ADW_TYPE_BIN, "css-name", "bar", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  BslDate end = event->until != BSL_DATE_NONE ? event->until + 1 : BSL_DATE_NONE;

  gtk_widget_set_tooltip_text (bar, words);
  gtk_widget_add_css_class (bar, styles[event->tone]);
  gtk_widget_set_can_target (label, FALSE);
  add_part (self, bar, PART_SPAN, event->from, end);
  add_part (self, label, PART_WORDS, event->from, end);
}

static char *
dup_label (const BslMoment *event, BslLang lang)
{
  if (event->kind == BSL_MOMENT_STEP)
    return g_strdup (bsl_domain_get_option (&event->fact->attribute->domain, event->period->value.index)->value);

  return bsl_date_to_words (event->from, lang);
}

static void
add_mark (BslTimeline *self, const BslMoment *event, const char *words, BslLang lang)
{
  BslWord word = bsl_catalogue_words_for_tone (event->tone, words);
  g_autofree char *text = dup_label (event, lang);
  GtkWidget *icon;

  if (!event->missed)
    word = (BslWord) { words, "bsl-mark-symbolic", event->mark->ends ? "warning" : "accent" };
  icon = bsl_words_create_icon (word);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON);
  gtk_widget_set_tooltip_text (icon, words);
  add_part (self, icon, PART_ICON, event->from, event->from);
  add_part (self, create_label (text, "day"), PART_LABEL, event->from, event->from);
  g_array_index (self->lanes, Lane, self->lanes->len - 1).has_marks = TRUE;
}

static void
add_event (BslTimeline *self, BslCatalogueReader *reader, const BslMoment *event, gboolean begins)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  g_autofree char *words = bsl_moment_dup_words (event, bsl_catalogue_reader_get_view (reader), lang);
  Lane lane = { 0 };

  if (begins)
    {
      g_array_append_val (self->lanes, lane);
      add_title (self, bsl_text_get (&event->lane->title, lang));
    }
  if (event->kind == BSL_MOMENT_SPAN)
    add_span (self, event, words);
  else
    add_mark (self, event, words, lang);
}

/* From a little before the first day to a little after the last, today included; a year at least. */
static void
choose_range (BslTimeline *self, GArray *events)
{
  BslDate margin;

  self->first = self->last = self->on;
  for (guint i = 0; i < events->len; i++)
    {
      const BslMoment *event = &g_array_index (events, BslMoment, i);

      self->first = event->from != BSL_DATE_NONE ? MIN (self->first, event->from) : self->first;
      self->last = MAX (self->last, event->from);
      self->last = MAX (self->last, event->until);
    }
  margin = MAX ((BslDate) ((self->last - self->first) * SIDE), 180);
  self->first -= margin;
  self->last += margin;
}

static void
add_years (BslTimeline *self)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->first);
  for (guint year = g_date_get_year (&date) + 1U;; year++)
    {
      g_autofree char *text = g_strdup_printf ("%u", year);
      g_autofree char *iso = g_strdup_printf ("%u-01-01", year);
      BslDate day = bsl_date_parse (iso);

      if (day == BSL_DATE_NONE || day > self->last)
        return;
      add_part (self, create_label (text, "dimmed"), PART_YEAR, day, day);
    }
}

char *
bsl_timeline_dup_when (BslCatalogueReader *reader, const BslMoment *event)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  BslDate on = bsl_catalogue_reader_get_date (reader);
  g_autofree char *from = event->from != BSL_DATE_NONE ? bsl_date_to_words (event->from, lang) : NULL;
  g_autofree char *until = event->until != BSL_DATE_NONE ? bsl_date_to_words (event->until, lang) : NULL;

  if (event->kind != BSL_MOMENT_SPAN)
    return bsl_catalogue_words_dup_day (event->from, on, lang);
  if (from == NULL)
    return until != NULL ? g_strdup_printf (_("Until %s"), until) : g_strdup (_("Always, as far as known"));
  if (until != NULL)
    return g_strdup_printf (_("From %s to %s"), from, until);

  return g_strdup_printf (event->from > on ? _("From %s") : _("Since %s"), from);
}

/* A line per event. */
static char *
dup_alternative (BslCatalogueReader *reader, GArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const BslMoment *event = &g_array_index (events, BslMoment, i);
      g_autofree char *when = bsl_timeline_dup_when (reader, event);
      g_autofree char *words = bsl_moment_dup_words (event, bsl_catalogue_reader_get_view (reader), bsl_catalogue_reader_get_lang (reader));

      g_string_append_printf (text, _("%s: %s"), when, words);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

GtkWidget *
bsl_timeline_new (BslCatalogueReader *reader, const BslOffer *offer, GArray *events)
{
  BslTimeline *self = g_object_new (BSL_TYPE_TIMELINE, NULL);
  g_autofree char *alternative = dup_alternative (reader, events);
  g_autofree char *name = g_strdup_printf (_("Dates of %s"), offer->name);

  self->on = bsl_catalogue_reader_get_date (reader);
  choose_range (self, events);
  for (guint i = 0; i < events->len; i++)
    {
      const BslMoment *event = &g_array_index (events, BslMoment, i);

      add_event (self, reader, event, i == 0 || event->lane != (event - 1)->lane);
    }
  add_part (self, create_label (_("today"), "lane"), PART_TODAY, self->on, self->on);
  add_years (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  alternative, -1);
  return GTK_WIDGET (self);
}
