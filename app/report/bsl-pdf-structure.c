/* SPDX-License-Identifier: EUPL-1.2 */
/* Structure tree and links of a PDF (ISO 32000-1, 12.5.6.5 and 14.7). cairo writes a tree of its
 * own, without scopes of header cells and wrong where content is read in another order than it is
 * drawn; this one takes its place. */
#include "config.h"

#include "app/report/bsl-pdf-structure.h"

typedef struct
{
  BslPdfUpdate *update;
  BslPdfFlow *flow;
  GArray *links;       /* of BslPdfLink */
  guint first_link;    /* object of the first link; the others follow */
  guint *link_nodes;   /* element of each link */
  GArray **contents;   /* per page, of guint: element of each marked content */
  guint n_notes;
} Writer;

static guint
page_object (Writer *self, guint page)
{
  return g_array_index (self->update->pages, guint, page);
}

/* Numbers with a point whatever the locale. */
static void
add_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " %s", g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

/* Coordinates of a file start at the foot of the page. */
static void
add_box (GString *out, double left, double top, double right, double bottom)
{
  add_number (out, left);
  add_number (out, BSL_PDF_PAGE_HEIGHT - bottom);
  add_number (out, right);
  add_number (out, BSL_PDF_PAGE_HEIGHT - top);
}

static void
add_figure_attributes (Writer *self, const BslPdfNode *node)
{
  GString *out = self->update->text;

  g_string_append (out, " /A << /O /Layout /BBox [");
  add_box (out, node->box[0], node->box[1], node->box[2], node->box[3]);
  g_string_append (out, " ] >> /Alt ");
  bsl_pdf_update_add_string (self->update, node->alternative ? node->alternative : "");
}

/* Entries an element has by its kind. */
static void
add_attributes (Writer *self, const BslPdfNode *node)
{
  GString *out = self->update->text;

  if (g_str_equal (node->type, "TH"))
    g_string_append_printf (out, " /A << /O /Table /Scope /%s >>", node->of_row ? "Row" : "Column");
  else if (g_str_equal (node->type, "L"))
    g_string_append_printf (out, " /A << /O /List /ListNumbering /%s >>", node->ordered ? "Decimal" : "Disc");
  else if (g_str_equal (node->type, "Figure"))
    add_figure_attributes (self, node);
  else if (g_str_equal (node->type, "Note"))
    g_string_append_printf (out, " /ID (note%u)", ++self->n_notes);
  if (node->section != NULL)
    g_string_append_printf (out, " /ID (" BSL_PDF_SECTION "%s)", node->section);
}

/* The first page with content of @node; content elsewhere names its page. */
static guint
get_page (const BslPdfNode *node)
{
  for (guint i = 0; i < node->kids->len; i++)
    {
      const BslPdfKid *kid = &g_array_index (node->kids, BslPdfKid, i);

      if (kid->node == NULL && kid->link < 0)
        return kid->page;
    }
  return G_MAXUINT;
}

static void
add_content (Writer *self, GString *kids, const BslPdfKid *kid, guint page, guint element)
{
  GArray *contents = self->contents[kid->page];

  if (contents->len <= kid->mcid)
    g_array_set_size (contents, kid->mcid + 1);
  g_array_index (contents, guint, kid->mcid) = element;
  if (kid->page == page)
    g_string_append_printf (kids, " %u", kid->mcid);
  else
    g_string_append_printf (kids, " << /Type /MCR /Pg %u 0 R /MCID %u >>", page_object (self, kid->page), kid->mcid);
}

static void
add_link (Writer *self, GString *kids, guint link, guint element)
{
  guint page = g_array_index (self->links, BslPdfLink, link).page;

  self->link_nodes[link] = element;
  g_string_append_printf (kids, " << /Type /OBJR /Pg %u 0 R /Obj %u 0 R >>", page_object (self, page), self->first_link + link);
}

static guint
write_node (Writer *self, const BslPdfNode *node, guint parent)
{
  guint element = bsl_pdf_update_reserve (self->update);
  g_autoptr (GString) kids = g_string_new (NULL);
  GString *out = self->update->text;
  guint page = get_page (node);

  for (guint i = 0; i < node->kids->len; i++)
    {
      const BslPdfKid *kid = &g_array_index (node->kids, BslPdfKid, i);

      if (kid->node != NULL)
        g_string_append_printf (kids, " %u 0 R", write_node (self, kid->node, element));
      else if (kid->link >= 0)
        add_link (self, kids, kid->link, element);
      else
        add_content (self, kids, kid, page, element);
    }
  bsl_pdf_update_begin (self->update, element);
  g_string_append_printf (out, "<< /S /%s /P %u 0 R", node->type, parent);
  add_attributes (self, node);
  if (page != G_MAXUINT)
    g_string_append_printf (out, " /Pg %u 0 R", page_object (self, page));
  g_string_append_printf (out, node->kids->len == 1 ? " /K%s >>" : " /K [%s ] >>", kids->str);
  bsl_pdf_update_end (self->update);
  return element;
}

static void
add_target (Writer *self, const BslPdfLink *link)
{
  const BslPdfHeading *heading = &g_array_index (self->flow->headings, BslPdfHeading, link->target);
  GString *out = self->update->text;

  g_string_append_printf (out, " /Dest [ %u 0 R /XYZ null", page_object (self, heading->page));
  add_number (out, BSL_PDF_PAGE_HEIGHT - heading->y + 20);
  g_string_append (out, " null ] /Contents ");
  bsl_pdf_update_add_string (self->update, heading->title);
}

static void
write_link (Writer *self, guint index)
{
  const BslPdfLink *link = &g_array_index (self->links, BslPdfLink, index);
  GString *out = self->update->text;

  bsl_pdf_update_begin (self->update, self->first_link + index);
  g_string_append (out, "<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] /Rect [");
  add_box (out, link->x, link->y, link->x + link->width, link->y + link->height);
  g_string_append_printf (out, " ] /StructParent %u", self->flow->pages->len + index);
  if (link->uri != NULL)
    {
      g_string_append (out, " /A << /Type /Action /S /URI /URI ");
      bsl_pdf_update_add_string (self->update, link->uri);
      g_string_append (out, " >> /Contents ");
      bsl_pdf_update_add_string (self->update, link->uri);
    }
  else
    add_target (self, link);
  g_string_append (out, " >>");
  bsl_pdf_update_end (self->update);
}

/* The array of links of a page, 0 where it has none; links are in the order of pages. */
static guint
write_annotations (Writer *self, guint page)
{
  guint object = 0;

  for (guint i = 0; i < self->links->len; i++)
    {
      if (g_array_index (self->links, BslPdfLink, i).page != page)
        continue;
      if (object == 0)
        {
          object = bsl_pdf_update_reserve (self->update);
          bsl_pdf_update_begin (self->update, object);
          g_string_append_c (self->update->text, '[');
        }
      g_string_append_printf (self->update->text, " %u 0 R", self->first_link + i);
    }
  if (object != 0)
    {
      g_string_append (self->update->text, " ]");
      bsl_pdf_update_end (self->update);
    }
  return object;
}

/* From marked content and links back to their elements: pages first, then links. */
static void
write_parent_tree (Writer *self, guint object)
{
  GString *out = self->update->text;

  bsl_pdf_update_begin (self->update, object);
  g_string_append (out, "<< /Nums [");
  for (guint i = 0; i < self->flow->pages->len; i++)
    {
      g_string_append_printf (out, "\n%u [", i);
      for (guint j = 0; j < self->contents[i]->len; j++)
        g_string_append_printf (out, " %u 0 R", g_array_index (self->contents[i], guint, j));
      g_string_append (out, " ]");
    }
  for (guint i = 0; i < self->links->len; i++)
    g_string_append_printf (out, "\n%u %u 0 R", self->flow->pages->len + i, self->link_nodes[i]);
  g_string_append (out, " ] >>");
  bsl_pdf_update_end (self->update);
}

static void
write_tree (Writer *self, guint root)
{
  guint parents = bsl_pdf_update_reserve (self->update);
  guint document = write_node (self, self->flow->root, root);

  write_parent_tree (self, parents);
  bsl_pdf_update_begin (self->update, root);
  g_string_append_printf (self->update->text, "<< /Type /StructTreeRoot /K %u 0 R /ParentTree %u 0 R /ParentTreeNextKey %u >>",
                          document, parents, self->flow->pages->len + self->links->len);
  bsl_pdf_update_end (self->update);
}

void
bsl_pdf_structure_write (BslPdfStructure *self, BslPdfUpdate *update, BslPdfFlow *flow, GArray *links)
{
  guint n_pages = flow->pages->len;
  g_autofree guint *link_nodes = g_new0 (guint, links->len + 1);
  g_autofree GArray **contents = g_new0 (GArray *, n_pages);
  Writer writer = { update, flow, links, update->first, link_nodes, contents, 0 };

  for (guint i = 0; i < n_pages; i++)
    contents[i] = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint i = 0; i < links->len; i++)
    bsl_pdf_update_reserve (update);
  for (guint i = 0; i < links->len; i++)
    write_link (&writer, i);
  self->annotations = g_new0 (guint, n_pages);
  for (guint i = 0; i < n_pages; i++)
    self->annotations[i] = write_annotations (&writer, i);
  self->root = bsl_pdf_update_reserve (update);
  write_tree (&writer, self->root);
  for (guint i = 0; i < n_pages; i++)
    g_array_unref (contents[i]);
}

void
bsl_pdf_structure_clear (BslPdfStructure *self)
{
  g_free (self->annotations);
}
