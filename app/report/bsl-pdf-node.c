/* SPDX-License-Identifier: EUPL-1.2 */
/* The structure tree of a PDF while it is built. */
#include "config.h"

#include "app/report/bsl-pdf-private.h"

static void
node_free (BslPdfNode *self)
{
  g_array_unref (self->kids);
  g_free (self);
}

static BslPdfNode *
node_new (BslPdfNode *parent, const char *type, GPtrArray *all)
{
  BslPdfNode *self = g_new0 (BslPdfNode, 1);

  self->type = type;
  self->parent = parent;
  self->kids = g_array_new (FALSE, FALSE, sizeof (BslPdfKid));
  self->all = all;
  g_ptr_array_add (all, self);
  return self;
}

static void
attach (BslPdfNode *self)
{
  BslPdfKid kid = { .node = self, .link = -1 };

  if (self->attached)
    return;
  self->attached = TRUE;
  if (self->parent != NULL)
    g_array_append_val (self->parent->kids, kid);
}

BslPdfNode *
bsl_pdf_node_new_root (const char *type)
{
  return node_new (NULL, type, g_ptr_array_new_with_free_func ((GDestroyNotify) node_free));
}

void
bsl_pdf_node_free_tree (BslPdfNode *root)
{
  g_ptr_array_unref (root->all);
}

BslPdfNode *
bsl_pdf_node_new (BslPdfNode *parent, const char *type)
{
  BslPdfNode *self = node_new (parent, type, parent->all);

  attach (self);
  return self;
}

BslPdfNode *
bsl_pdf_node_new_inline (BslPdfNode *parent, const char *type)
{
  return node_new (parent, type, parent->all);
}

void
bsl_pdf_node_add_content (BslPdfNode *self, guint page, guint mcid)
{
  BslPdfKid kid = { NULL, page, mcid, -1 };

  attach (self);
  g_array_append_val (self->kids, kid);
}

void
bsl_pdf_node_add_link (BslPdfNode *self, int link)
{
  BslPdfKid kid = { NULL, 0, 0, link };

  attach (self);
  g_array_append_val (self->kids, kid);
}
