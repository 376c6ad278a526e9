/* SPDX-License-Identifier: EUPL-1.2 */
/* Blocks of the outline as blocks of the document. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static const char *const style_words[] = {
  [BSL_STYLE_NORMAL] = "normal",
  [BSL_STYLE_TITLE] = "title",
  [BSL_STYLE_LEAD] = "lead",
  [BSL_STYLE_NOTE] = "note",
  [BSL_STYLE_WARNING] = "warning",
  [BSL_STYLE_CLAUSE] = "clause",
  [BSL_STYLE_SENDER] = "sender",
};

static BslBlockStyle
get_style (JsonObject *block)
{
  const char *word = bsl_member_string (block, "style");

  for (BslBlockStyle style = 0; word != NULL && style < G_N_ELEMENTS (style_words); style++)
    if (g_str_equal (style_words[style], word))
      return style;
  return BSL_STYLE_NORMAL;
}

void
bsl_builder_set_origin (BslLine *line, const BslItem *context)
{
  g_autofree char *origin = NULL;

  for (const BslItem *item = context; item != NULL && origin == NULL; item = item->parent)
    if (item->kind == BSL_ITEM_RULE)
      origin = g_strconcat ("rule:", ((const BslObligation *) item->data)->rule->id, NULL);
    else if (item->kind == BSL_ITEM_OFFER)
      origin = g_strconcat ("offer:", ((const BslOfferFinding *) item->data)->offer->id, NULL);
    else if (item->kind == BSL_ITEM_QUESTION)
      origin = g_strconcat ("answer:", ((const BslQuestion *) item->data)->id, NULL);
    else if (item->kind == BSL_ITEM_PLACE)
      origin = g_strconcat ("text:", bsl_member_string ((JsonObject *) item->data, "id"), NULL);
  if (origin != NULL)
    bsl_line_set_origin (line, origin);
}

void
bsl_builder_claim (BslLine *line, const char *kind, const char *id)
{
  g_autofree char *origin = g_strdup_printf ("%s:%s", kind, id);

  if (line->origin == NULL)
    bsl_line_set_origin (line, origin);
}

const char *
bsl_builder_choose (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  const char *text = bsl_builder_text (self, block, "say");
  JsonNode *list = json_object_get_member (block, "count");
  g_autoptr (GPtrArray) items = list != NULL ? bsl_builder_list (self, list, context) : NULL;
  const char *special = NULL;

  if (items != NULL && items->len < 2)
    special = bsl_builder_text (self, block, items->len == 0 ? "none" : "one");
  return special != NULL ? special : text;
}

static void
add_paragraph (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  const char *template = bsl_builder_choose (self, block, context);
  BslLine *line = bsl_document_add_paragraph (self->document, get_style (block));

  bsl_builder_write (self, line, template, context);
  bsl_builder_set_origin (line, context);
}

static void
add_heading (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  g_autofree char *text = bsl_builder_dup_words (self, bsl_builder_text (self, block, "head"), context);
  guint level = json_object_get_int_member_with_default (block, "level", 2);

  /* in a section without a title they stand where it would */
  if (level > 1 && !json_object_has_member (bsl_outline_find_section (self->outline, self->section), "title"))
    level--;

  if (bsl_member_flag (block, "plain"))
    bsl_document_add_plain_heading (self->document, level, text);
  else
    bsl_document_add_heading (self->document, level, text);
}

static void
add_none (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  const char *none = bsl_builder_text (self, block, "none");

  if (none != NULL)
    bsl_builder_write (self, bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL), none, context);
}

/* One point for each element of a list. */
static void
add_list (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  g_autoptr (GPtrArray) items = bsl_builder_list (self, json_object_get_member (block, "list"), context);
  BslBlock *list;

  if (items->len == 0)
    {
      add_none (self, block, context);
      return;
    }
  list = bsl_document_add_list (self->document, bsl_member_flag (block, "ordered"));
  for (guint i = 0; i < items->len; i++)
    {
      BslLine *line = bsl_block_add_item (list);

      bsl_builder_write (self, line, bsl_builder_text (self, block, "say"), g_ptr_array_index (items, i));
      bsl_builder_set_origin (line, g_ptr_array_index (items, i));
    }
}

static void
add_point (BslBuilder *self, BslBlock *list, JsonObject *point, const BslItem *context)
{
  JsonNode *node = json_object_get_member (point, "list");
  g_autoptr (GPtrArray) items = NULL;

  if (node == NULL)
    {
      bsl_builder_write (self, bsl_block_add_item (list), bsl_builder_choose (self, point, context), context);
      return;
    }
  items = bsl_builder_list (self, node, context);
  for (guint i = 0; i < items->len; i++)
    {
      BslLine *line = bsl_block_add_item (list);

      bsl_builder_write (self, line, bsl_builder_text (self, point, "say"), g_ptr_array_index (items, i));
      bsl_builder_set_origin (line, g_ptr_array_index (items, i));
    }
}

/* Points written one by one; a point may stand for a whole list. */
static void
add_points (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  JsonArray *points = bsl_member_array (block, "points");
  BslBlock *list = NULL;

  for (guint i = 0; i < json_array_get_length (points); i++)
    {
      JsonObject *point = json_array_get_object_element (points, i);

      if (!bsl_builder_holds (self, point, context))
        continue;
      if (list == NULL)
        list = bsl_document_add_list (self->document, bsl_member_flag (block, "ordered"));
      add_point (self, list, point, context);
    }
}

static void
add_each (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  g_autoptr (GPtrArray) items = bsl_builder_list (self, json_object_get_member (block, "each"), context);

  if (items->len == 0)
    add_none (self, block, context);
  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0 && bsl_member_flag (block, "pages"))
        bsl_document_break_page (self->document);
      bsl_builder_add_blocks (self, bsl_member_array (block, "blocks"), g_ptr_array_index (items, i));
    }
}

static void
add_used (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  JsonArray *blocks = bsl_outline_find_blocks (self->outline, bsl_member_string (block, "use"));

  if (blocks == NULL)
    g_critical ("no blocks “%s”", bsl_member_string (block, "use"));
  else
    bsl_builder_add_blocks (self, blocks, context);
}

static void
add_own (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  const char *say = bsl_builder_text (self, block, "lead");

  if (say != NULL)
    bsl_builder_write (self, bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL), say, context);
  bsl_builder_add_own_text (self, bsl_member_string (block, "text"));
}

static void
add_table (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  bsl_builder_add_table (self, bsl_member_object (block, "table"), context);
}

static void
add_form (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  bsl_builder_add_form (self, bsl_member_array (block, "form"), context);
}

static void
add_contents (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  bsl_document_add_contents (self->document, json_object_get_int_member (block, "contents"));
}

static void
add_page (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  bsl_document_break_page (self->document);
}

/* A block is what its telling member says. */
static const struct
{
  const char *member;
  void (*add) (BslBuilder *self, JsonObject *block, const BslItem *context);
} kinds[] = {
  { "head", add_heading },
  { "list", add_list },
  { "points", add_points },
  { "table", add_table },
  { "form", add_form },
  { "each", add_each },
  { "text", add_own },
  { "figure", bsl_builder_add_figure },
  { "use", add_used },
  { "contents", add_contents },
  { "page", add_page },
  { "say", add_paragraph },
};

static void
add_block (BslBuilder *self, JsonObject *block, const BslItem *context)
{
  if (!bsl_builder_holds (self, block, context))
    return;
  if (self->options->withheld && json_object_has_member (block, "withheld"))
    {
      bsl_builder_withhold (self, NULL);
      bsl_line_add (bsl_document_add_paragraph (self->document, BSL_STYLE_NOTE), bsl_builder_text (self, block, "withheld"));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (json_object_has_member (block, kinds[i].member))
      {
        kinds[i].add (self, block, context);
        return;
      }
  g_critical ("a block of section “%s” is of no kind", self->section);
}

void
bsl_builder_add_blocks (BslBuilder *self, JsonArray *blocks, const BslItem *context)
{
  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++)
    add_block (self, json_array_get_object_element (blocks, i), context);
}
