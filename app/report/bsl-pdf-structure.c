/* SPDX-License-Identifier: EUPL-1.2 */
/* Structure tree and links of a PDF (ISO 32000-1, 12.5.6.5 and 14.7), written with libqpdf. cairo
 * writes a tree of its own, without scopes of header cells and wrong where content is put in
 * another order than it is drawn; this one takes its place. */
#include "config.h"

#include "app/report/bsl-pdf-structure.h"

typedef struct
{
  qpdf_data qpdf;
  BslPdfFlow *flow;
  GArray *links;        /* of BslPdfLink */
  qpdf_oh *pages;
  qpdf_oh *annotations; /* of each link */
  qpdf_oh *link_nodes;  /* element of each link */
  GArray **contents;    /* per page: qpdf_oh of the element of each marked content */
  guint n_notes;
} Structure;

/* Numbers with a point whatever the locale. */
static void
append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s ", g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static qpdf_oh
new_reference (Structure *self, qpdf_oh object)
{
  return qpdf_make_indirect_object (self->qpdf, object);
}

static void
set_key (Structure *self, qpdf_oh object, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (self->qpdf, object, key, value);
}

static const char *
get_attributes (const char *type)
{
  if (g_str_equal (type, "TH"))
    return " /A << /O /Table /Scope /Column >>";
  if (g_str_equal (type, "L"))
    return " /A << /O /List /ListNumbering /Disc >>";
  return "";
}

static qpdf_oh
new_element (Structure *self, const BslPdfNode *node, qpdf_oh parent)
{
  GString *text = g_string_new ("<< /Type /StructElem");
  qpdf_oh element;

  g_string_append_printf (text, " /S /%s%s", node->type, get_attributes (node->type));
  if (g_str_equal (node->type, "Note"))
    g_string_append_printf (text, " /ID (note%u)", ++self->n_notes);
  g_string_append (text, " >>");
  element = new_reference (self, qpdf_oh_parse (self->qpdf, text->str));
  set_key (self, element, "/P", parent);
  g_string_free (text, TRUE);
  return element;
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

static qpdf_oh
new_content (Structure *self, const BslPdfKid *kid, guint page, qpdf_oh element)
{
  g_autofree char *text = NULL;
  qpdf_oh reference;

  g_assert (self->contents[kid->page]->len == kid->mcid || self->contents[kid->page]->len > kid->mcid);
  g_array_index (self->contents[kid->page], qpdf_oh, kid->mcid) = element;
  if (kid->page == page)
    return qpdf_oh_new_integer (self->qpdf, kid->mcid);
  text = g_strdup_printf ("<< /Type /MCR /MCID %u >>", kid->mcid);
  reference = qpdf_oh_parse (self->qpdf, text);
  set_key (self, reference, "/Pg", self->pages[kid->page]);
  return reference;
}

static qpdf_oh
new_link_reference (Structure *self, int link, qpdf_oh element)
{
  qpdf_oh reference = qpdf_oh_parse (self->qpdf, "<< /Type /OBJR >>");

  self->link_nodes[link] = element;
  set_key (self, reference, "/Obj", self->annotations[link]);
  set_key (self, reference, "/Pg", self->pages[g_array_index (self->links, BslPdfLink, link).page]);
  return reference;
}

static qpdf_oh
write_node (Structure *self, const BslPdfNode *node, qpdf_oh parent)
{
  qpdf_oh element = new_element (self, node, parent);
  qpdf_oh kids = qpdf_oh_new_array (self->qpdf);
  guint page = get_page (node);

  if (page != G_MAXUINT)
    set_key (self, element, "/Pg", self->pages[page]);
  for (guint i = 0; i < node->kids->len; i++)
    {
      const BslPdfKid *kid = &g_array_index (node->kids, BslPdfKid, i);
      qpdf_oh object;

      if (kid->node != NULL)
        object = write_node (self, kid->node, element);
      else if (kid->link >= 0)
        object = new_link_reference (self, kid->link, element);
      else
        object = new_content (self, kid, page, element);
      qpdf_oh_append_item (self->qpdf, kids, object);
    }
  set_key (self, element, "/K", kids);
  return element;
}

static void
append_action (Structure *self, qpdf_oh annotation, const BslPdfLink *link)
{
  qpdf_data qpdf = self->qpdf;
  const BslPdfHeading *heading;
  qpdf_oh value;

  if (link->uri != NULL)
    {
      value = qpdf_oh_parse (qpdf, "<< /Type /Action /S /URI >>");
      set_key (self, value, "/URI", qpdf_oh_new_string (qpdf, link->uri));
      set_key (self, annotation, "/A", value);
      set_key (self, annotation, "/Contents", qpdf_oh_new_unicode_string (qpdf, link->uri));
      return;
    }
  heading = &g_array_index (self->flow->headings, BslPdfHeading, link->target);
  value = qpdf_oh_parse (qpdf, "[ /XYZ null ]");
  qpdf_oh_insert_item (qpdf, value, 0, self->pages[heading->page]);
  qpdf_oh_append_item (qpdf, value, qpdf_oh_new_real_from_double (qpdf, BSL_PDF_PAGE_HEIGHT - heading->y + 20, 1));
  qpdf_oh_append_item (qpdf, value, qpdf_oh_new_null (qpdf));
  set_key (self, annotation, "/Dest", value);
  set_key (self, annotation, "/Contents", qpdf_oh_new_unicode_string (qpdf, heading->title));
}

static void
write_annotation (Structure *self, guint index)
{
  const BslPdfLink *link = &g_array_index (self->links, BslPdfLink, index);
  GString *text = g_string_new ("<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] /Rect [ ");
  qpdf_oh annotation, list;

  append_number (text, link->x);
  append_number (text, BSL_PDF_PAGE_HEIGHT - link->y - link->height);
  append_number (text, link->x + link->width);
  append_number (text, BSL_PDF_PAGE_HEIGHT - link->y);
  g_string_append_printf (text, "] /StructParent %u >>", self->flow->pages->len + index);
  annotation = new_reference (self, qpdf_oh_parse (self->qpdf, text->str));
  append_action (self, annotation, link);
  if (!qpdf_oh_has_key (self->qpdf, self->pages[link->page], "/Annots"))
    set_key (self, self->pages[link->page], "/Annots", qpdf_oh_new_array (self->qpdf));
  list = qpdf_oh_get_key (self->qpdf, self->pages[link->page], "/Annots");
  qpdf_oh_append_item (self->qpdf, list, annotation);
  self->annotations[index] = annotation;
  g_string_free (text, TRUE);
}

/* Number of marked contents of each page. */
static void
count_contents (Structure *self)
{
  GPtrArray *nodes = self->flow->root->all;

  for (guint i = 0; i < self->flow->pages->len; i++)
    self->contents[i] = g_array_new (FALSE, TRUE, sizeof (qpdf_oh));
  for (guint i = 0; i < nodes->len; i++)
    {
      const BslPdfNode *node = g_ptr_array_index (nodes, i);

      for (guint j = 0; j < node->kids->len; j++)
        {
          const BslPdfKid *kid = &g_array_index (node->kids, BslPdfKid, j);

          if (kid->node == NULL && kid->link < 0 && self->contents[kid->page]->len <= kid->mcid)
            g_array_set_size (self->contents[kid->page], kid->mcid + 1);
        }
    }
}

/* From marked content and links back to their elements: pages first, then links. */
static qpdf_oh
new_parent_tree (Structure *self)
{
  qpdf_oh tree = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh numbers = qpdf_oh_new_array (self->qpdf);
  guint n_pages = self->flow->pages->len;

  for (guint i = 0; i < n_pages; i++)
    {
      qpdf_oh list = qpdf_oh_new_array (self->qpdf);

      for (guint j = 0; j < self->contents[i]->len; j++)
        qpdf_oh_append_item (self->qpdf, list, g_array_index (self->contents[i], qpdf_oh, j));
      qpdf_oh_append_item (self->qpdf, numbers, qpdf_oh_new_integer (self->qpdf, i));
      qpdf_oh_append_item (self->qpdf, numbers, new_reference (self, list));
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      qpdf_oh_append_item (self->qpdf, numbers, qpdf_oh_new_integer (self->qpdf, n_pages + i));
      qpdf_oh_append_item (self->qpdf, numbers, self->link_nodes[i]);
    }
  set_key (self, tree, "/Nums", numbers);
  return new_reference (self, tree);
}

static void
prepare_pages (Structure *self)
{
  for (guint i = 0; i < self->flow->pages->len; i++)
    {
      self->pages[i] = qpdf_get_page_n (self->qpdf, i);
      set_key (self, self->pages[i], "/Tabs", qpdf_oh_new_name (self->qpdf, "/S"));
      set_key (self, self->pages[i], "/StructParents", qpdf_oh_new_integer (self->qpdf, i));
    }
}

void
bsl_pdf_write_structure (qpdf_data qpdf, BslPdfFlow *flow, GArray *links)
{
  g_autofree qpdf_oh *pages = g_new0 (qpdf_oh, flow->pages->len);
  g_autofree qpdf_oh *annotations = g_new0 (qpdf_oh, links->len + 1);
  g_autofree qpdf_oh *link_nodes = g_new0 (qpdf_oh, links->len + 1);
  g_autofree GArray **contents = g_new0 (GArray *, flow->pages->len);
  Structure self = { qpdf, flow, links, pages, annotations, link_nodes, contents, 0 };
  qpdf_oh root = new_reference (&self, qpdf_oh_parse (qpdf, "<< /Type /StructTreeRoot >>"));
  guint n_links = links->len, n_pages = flow->pages->len;

  count_contents (&self);
  prepare_pages (&self);
  for (guint i = 0; i < n_links; i++)
    write_annotation (&self, i);
  set_key (&self, root, "/K", write_node (&self, flow->root, root));
  set_key (&self, root, "/ParentTree", new_parent_tree (&self));
  set_key (&self, root, "/ParentTreeNextKey", qpdf_oh_new_integer (qpdf, n_pages + n_links));
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot", root);
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/MarkInfo", qpdf_oh_parse (qpdf, "<< /Marked true >>"));
  for (guint i = 0; i < n_pages; i++)
    g_array_unref (contents[i]);
}
