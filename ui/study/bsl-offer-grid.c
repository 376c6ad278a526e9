/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of offers as a grid. */
#include "config.h"

#include "ui/study/bsl-offer-grid.h"

#include <glib/gi18n.h>

#include "ui/study/bsl-offer-cell.h"
#include "ui/study/bsl-table-words.h"

#define WIDEST 1100

typedef struct
{
  GtkWidget *cells[BSL_OFFER_TABLE_MAX];
  guint n_cells; /* one where all offers say the same */
  GtkWidget *box;
} Line;

struct _BslOfferGrid
{
  GtkWidget parent_instance;

  const BslOfferTable *table; /* only while the grid is made */
  BslLang lang;
  GtkWidget *head;
  GtkWidget *body;
  GArray *lines; /* of Line; the first one: the names of the offers */
  guint line, column; /* where the focus is, or will be */
  gboolean stacked;
};

G_DEFINE_FINAL_TYPE (BslOfferGrid, bsl_offer_grid, GTK_TYPE_WIDGET)

static Line *
get_line (BslOfferGrid *self, guint index)
{
  return &g_array_index (self->lines, Line, index);
}

/* The names of the offers do not show where cells are one below the other. */
static guint
get_first (BslOfferGrid *self)
{
  return self->stacked ? 1 : 0;
}

static GtkWidget *
get_cell (BslOfferGrid *self)
{
  Line *line = get_line (self, MAX (self->line, get_first (self)));

  return line->cells[MIN (self->column, line->n_cells - 1)];
}

/* Where the focus is, however it came there; FALSE where it is elsewhere. */
static gboolean
find_focus (BslOfferGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;
  if (focus == get_cell (self))
    return TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    for (guint j = 0; j < get_line (self, i)->n_cells; j++)
      if (get_line (self, i)->cells[j] == focus)
        {
          self->line = i;
          self->column = j;
        }
  return TRUE;
}

static void
move_lines (BslOfferGrid *self, int step)
{
  guint first = get_first (self), last = self->lines->len - 1;

  if (step < 0 && self->line > first)
    self->line--;
  else if (step > 0 && self->line < last)
    self->line++;
}

static void
move_columns (BslOfferGrid *self, int step)
{
  guint last = get_line (self, self->line)->n_cells - 1;

  self->column = MIN (self->column, last);
  if (step < 0 && self->column > 0)
    self->column--;
  else if (step > 0 && self->column < last)
    self->column++;
}

/* One below the other, they are read as they stand. */
static void
move_stacked (BslOfferGrid *self, int step)
{
  guint last = get_line (self, self->line)->n_cells - 1, line = self->line;

  if (step > 0 && self->column < last)
    self->column++;
  else if (step < 0 && self->column > 0)
    self->column--;
  else
    {
      move_lines (self, step);
      if (self->line != line)
        self->column = step > 0 ? 0 : get_line (self, self->line)->n_cells - 1;
    }
}

static void
move_down (BslOfferGrid *self, int step)
{
  if (self->stacked)
    move_stacked (self, step);
  else
    move_lines (self, step);
}

/* The whole grid is one stop: Tab leaves it. */
static gboolean
bsl_offer_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BslOfferGrid *self = BSL_OFFER_GRID (widget);
  int forwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (!find_focus (self))
    return gtk_widget_grab_focus (get_cell (self));
  switch (direction)
    {
    case GTK_DIR_UP:
      move_down (self, -1);
      break;
    case GTK_DIR_DOWN:
      move_down (self, 1);
      break;
    case GTK_DIR_LEFT:
      move_columns (self, -forwards);
      break;
    case GTK_DIR_RIGHT:
      move_columns (self, forwards);
      break;
    default:
      return FALSE;
    }
  return gtk_widget_grab_focus (get_cell (self));
}

static gboolean
bsl_offer_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_cell (BSL_OFFER_GRID (widget)));
}

/* @args: whether to the end, whether of the whole grid. */
static gboolean
jump (GtkWidget *widget, GVariant *args, gpointer data)
{
  BslOfferGrid *self = BSL_OFFER_GRID (widget);
  gboolean end, whole;

  g_variant_get (args, "(bb)", &end, &whole);
  find_focus (self);
  if (whole)
    self->line = end ? self->lines->len - 1 : get_first (self);
  self->column = end ? get_line (self, self->line)->n_cells - 1 : 0;
  return gtk_widget_grab_focus (get_cell (self));
}

static void
bsl_offer_grid_dispose (GObject *object)
{
  BslOfferGrid *self = BSL_OFFER_GRID (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bsl_offer_grid_parent_class)->dispose (object);
}

static void
bsl_offer_grid_finalize (GObject *object)
{
  g_array_unref (BSL_OFFER_GRID (object)->lines);
  G_OBJECT_CLASS (bsl_offer_grid_parent_class)->finalize (object);
}

static void
bsl_offer_grid_class_init (BslOfferGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_offer_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_offer_grid_finalize;
  widget_class->focus = bsl_offer_grid_focus;
  widget_class->grab_focus = bsl_offer_grid_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "offergrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, jump, "(bb)", FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, jump, "(bb)", TRUE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, jump, "(bb)", FALSE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, jump, "(bb)", TRUE, TRUE);
}

static GtkWidget *
create_clamp (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  return clamp;
}

static void
bsl_offer_grid_init (BslOfferGrid *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  self->line = 1; /* the names are one step up */
  self->head = create_clamp (NULL);
  gtk_widget_add_css_class (self->head, "head");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->body, "body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_clamp (self->body));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

static GtkWidget *
create_cells (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  return box;
}

static void
add_head (BslOfferGrid *self)
{
  Line line = { .n_cells = bsl_offer_table_get_n_offers (self->table) };
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "homogeneous", TRUE, "spacing", 12, NULL);

  for (guint i = 0; i < line.n_cells; i++)
    {
      const BslOfferFinding *finding = bsl_offer_table_get_offer (self->table, i);
      const BslOffer *offer = finding->offer;
      BslOfferCell *cell = BSL_OFFER_CELL (bsl_offer_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, offer->id, NULL));

      bsl_offer_cell_set_value (cell, NULL, offer->name);
      bsl_offer_cell_add_line (cell, offer->provider);
      bsl_offer_cell_add_line (cell, bsl_words_for_verdict (finding->verdict).word);
      bsl_offer_cell_set_name (cell, offer->name);
      gtk_widget_add_css_class (GTK_WIDGET (cell), "heading");
      gtk_box_append (GTK_BOX (row), GTK_WIDGET (cell));
      line.cells[i] = GTK_WIDGET (cell);
    }
  line.box = row;
  adw_clamp_set_child (ADW_CLAMP (self->head), row);
  g_array_append_val (self->lines, line);
}

static GtkWidget *
create_cell (BslOfferGrid *self, const BslTableRow *row, guint offer, gboolean all)
{
  const BslOffer *about = bsl_offer_table_get_offer (self->table, offer)->offer;
  BslOfferCell *cell = BSL_OFFER_CELL (bsl_offer_cell_new (GTK_ACCESSIBLE_ROLE_GRID_CELL, all ? NULL : about->id, all ? NULL : about->name));
  const char *title = bsl_table_words_get_title (row, self->lang);
  g_autofree char *value = bsl_table_words_dup_value (self->table, row, offer, self->lang);
  g_auto (GStrv) grounds = bsl_table_words_dup_grounds (self->table, row, offer, self->lang);
  g_autofree char *name = NULL;
  BslWord word;

  bsl_offer_cell_set_value (cell, bsl_table_words_get_icon (row, offer, &word) ? &word : NULL, value);
  for (guint i = 0; !all && grounds[i] != NULL; i++)
    bsl_offer_cell_add_line (cell, grounds[i]);
  if (row->cells[offer].state == BSL_CELL_UNKNOWN || row->cells[offer].state == BSL_CELL_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "unknown");
  if (all)
    /* Translators: what is compared, what is the same for all offers */
    name = g_strdup_printf (_("%s, all: %s"), title, value);
  else
    /* Translators: what is compared, name of the offer, what is said of it */
    name = g_strdup_printf (_("%s, %s: %s"), title, about->name, value);
  bsl_offer_cell_set_name (cell, name);
  return GTK_WIDGET (cell);
}

static void
add_row (BslOfferGrid *self, GtkWidget *group, const BslTableRow *row)
{
  gboolean all = row->state == BSL_TABLE_SAME || row->state == BSL_TABLE_UNKNOWN;
  Line line = { .n_cells = all ? 1 : bsl_offer_table_get_n_offers (self->table), .box = create_cells () };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 3, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW_HEADER, "label",
                                   bsl_table_words_get_title (row, self->lang), "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < line.n_cells; i++)
    {
      line.cells[i] = create_cell (self, row, i, all);
      gtk_box_append (GTK_BOX (line.box), line.cells[i]);
    }
  gtk_box_append (GTK_BOX (box), line.box);
  gtk_widget_add_css_class (box, "row");
  gtk_box_append (GTK_BOX (group), box);
  g_array_append_val (self->lines, line);
}

static void
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

/* Rows of one state, below its name. */
static GtkWidget *
add_group (BslOfferGrid *self, BslTableState state)
{
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW_GROUP, "orientation",
                                   GTK_ORIENTATION_VERTICAL, NULL);

  add_label (self->body, bsl_table_words_for_state (state), "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, bsl_table_words_for_state (state), -1);
  gtk_widget_add_css_class (group, "card");
  gtk_box_append (GTK_BOX (self->body), group);
  return group;
}

static void
fill (BslOfferGrid *self)
{
  const BslTableRow *before = NULL;
  GtkWidget *group = NULL;

  add_head (self);
  for (guint i = 0; i < bsl_offer_table_get_n_rows (self->table); i++)
    {
      const BslTableRow *row = bsl_offer_table_get_row (self->table, i);
      gboolean first = before == NULL || before->state != row->state;

      if (first)
        group = add_group (self, row->state);
      if (row->title != NULL && (first || before->part != row->part))
        add_label (group, bsl_table_words_for_part (row->part), "part");
      add_row (self, group, row);
      before = row;
    }
}

GtkWidget *
bsl_offer_grid_new (const BslOfferTable *table, BslLang lang)
{
  BslOfferGrid *self = g_object_new (BSL_TYPE_OFFER_GRID, NULL);

  self->table = table;
  self->lang = lang;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Offers Side by Side"), -1);
  fill (self);
  self->table = NULL;
  return GTK_WIDGET (self);
}

void
bsl_offer_grid_set_stacked (BslOfferGrid *self, gboolean stacked)
{
  self->stacked = stacked;
  gtk_widget_set_visible (self->head, !stacked);
  for (guint i = 1; i < self->lines->len; i++)
    {
      Line *line = get_line (self, i);

      gtk_orientable_set_orientation (GTK_ORIENTABLE (line->box), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      gtk_box_set_homogeneous (GTK_BOX (line->box), !stacked);
      for (guint j = 0; j < line->n_cells; j++)
        bsl_offer_cell_show_offer (BSL_OFFER_CELL (line->cells[j]), stacked);
    }
}
