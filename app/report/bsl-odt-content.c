/* SPDX-License-Identifier: EUPL-1.2 */
/* Body of an OpenDocument text: headings, paragraphs, lists, tables, footnotes, contents. */
#include "config.h"

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-markup.h"
#include "app/report/bsl-odt-private.h"

#define TEXT_WIDTH_CM 17.0

typedef struct
{
  GString *out;
  BslTexts *texts;
  guint n_notes;
  guint n_headings;
  guint n_tables;
  guint n_figures;
  const char *section;
  gboolean marked;      /* the section of the block being written has its bookmark */
  gboolean announces;   /* the block being written belongs to the next */
  gboolean breaks;      /* it starts a page, and nothing of it is written yet */
} Writer;

/* XML collapses white space: every space after the first has its own element. */
static void
add_text (GString *out, const char *text)
{
  const char *start = text;

  for (const char *p = text; ; p++)
    {
      gboolean space = *p == ' ' && (p == text || p[-1] == ' ' || p[-1] == '\n' || p[1] == '\0' || p[1] == '\n');

      if (*p != '\0' && *p != '\n' && !space)
        continue;
      if (p > start)
        {
          g_autofree char *part = g_strndup (start, p - start);

          bsl_markup_text (out, part);
        }
      if (*p == '\0')
        return;
      g_string_append (out, space ? "<text:s/>" : "<text:line-break/>");
      start = p + 1;
    }
}

static void
add_line (Writer *self, const BslLine *line);

static void
add_note (Writer *self, const BslLine *note)
{
  guint n = ++self->n_notes;

  g_string_append_printf (self->out,
                          "<text:note text:id=\"note%u\" text:note-class=\"footnote\"><text:note-citation>%u</text:note-citation>"
                          "<text:note-body><text:p text:style-name=\"Footnote\">", n, n);
  add_line (self, note);
  g_string_append (self->out, "</text:p></text:note-body></text:note>");
}

static void
add_run (Writer *self, const BslRun *run)
{
  if (run->link != NULL)
    bsl_markup_printf (self->out, "<text:a xlink:type=\"simple\" xlink:href=\"%s\" text:style-name=\"Internet_20_link\">", run->link);
  if (run->strong)
    g_string_append (self->out, "<text:span text:style-name=\"Strong_20_Emphasis\">");
  add_text (self->out, run->text);
  if (run->strong)
    g_string_append (self->out, "</text:span>");
  if (run->link != NULL)
    g_string_append (self->out, "</text:a>");
  if (run->note != NULL)
    add_note (self, run->note);
}

static void
add_line (Writer *self, const BslLine *line)
{
  for (guint i = 0; i < line->runs->len; i++)
    add_run (self, g_ptr_array_index (line->runs, i));
}

static void
change_section (Writer *self, const char *section)
{
  if (section == self->section)
    return;
  self->section = section;
  self->marked = FALSE;
}

/* At the start of the first paragraph of a section, so that its text can be found again. */
static void
mark_section (Writer *self)
{
  if (self->marked)
    return;
  self->marked = TRUE;
  bsl_markup_printf (self->out, "<text:bookmark text:name=\"" BSL_ODT_SECTION "%s\"/>", self->section ? self->section : "");
}

/* The first paragraph of a block that starts a page, or its table, has the style that does, see the head. */
static const char *
take_break (Writer *self)
{
  const char *prefix = self->breaks ? "Page_20_" : "";

  self->breaks = FALSE;
  return prefix;
}

static void
begin_paragraph (Writer *self, const char *style)
{
  g_string_append_printf (self->out, "<text:p text:style-name=\"%s%s\">", take_break (self), style);
}

static void
add_paragraph (Writer *self, const char *style, const BslLine *line)
{
  begin_paragraph (self, style);
  mark_section (self);
  add_line (self, line);
  g_string_append (self->out, "</text:p>");
}

static void
write_heading (Writer *self, const BslBlock *block)
{
  guint n = ++self->n_headings;
  const char *page = take_break (self);

  if (block->number != NULL)
    g_string_append_printf (self->out, "<text:h text:style-name=\"%sHeading_20_%u\" text:outline-level=\"%u\"><text:number>%s</text:number>",
                            page, block->level, block->level, block->number);
  else
    g_string_append_printf (self->out, "<text:h text:style-name=\"%sPlain_20_heading_20_%u\" text:outline-level=\"%u\" text:is-list-header=\"true\">",
                            page, block->level, block->level);
  mark_section (self);
  g_string_append_printf (self->out, "<text:bookmark-start text:name=\"s%u\"/>", n);
  add_line (self, block->line);
  g_string_append_printf (self->out, "<text:bookmark-end text:name=\"s%u\"/></text:h>\n", n);
}

static const char *
get_paragraph_style (Writer *self, const BslBlock *block)
{
  static const char *const styles[] = {
    [BSL_STYLE_NORMAL] = "Text_20_body",
    [BSL_STYLE_TITLE] = "Title",
    [BSL_STYLE_LEAD] = "Lead",
    [BSL_STYLE_NOTE] = "Small_20_print",
    [BSL_STYLE_WARNING] = "Warning",
    [BSL_STYLE_CLAUSE] = "Clause",
    [BSL_STYLE_SENDER] = "Sender",
  };

  static const char *const kept[G_N_ELEMENTS (styles)] = {
    [BSL_STYLE_NORMAL] = "Announcement",
    [BSL_STYLE_NOTE] = "Small_20_announcement",
    [BSL_STYLE_CLAUSE] = "Clause_20_with_20_source",
  };

  return self->announces && kept[block->style] != NULL ? kept[block->style] : styles[block->style];
}

static void
write_paragraph (Writer *self, const BslBlock *block)
{
  add_paragraph (self, get_paragraph_style (self, block), block->line);
  g_string_append (self->out, "\n");
}

static void
write_figure (Writer *self, const BslBlock *block)
{
  if (block->line->runs->len > 0)
    add_paragraph (self, "Caption", block->line);
  begin_paragraph (self, "Figure");
  mark_section (self);
  bsl_odt_draw (self->out, block->figure, ++self->n_figures);
  g_string_append (self->out, "</text:p>\n");
}

static void
write_list (Writer *self, const BslBlock *block)
{
  g_string_append_printf (self->out, "<text:list text:style-name=\"%s\">", block->ordered ? "Numbering_20_1" : "List_20_1");
  for (guint i = 0; i < block->items->len; i++)
    {
      if (block->ordered && block->first != 1 && i == 0)
        g_string_append_printf (self->out, "<text:list-item text:start-value=\"%u\">", block->first);
      else
        g_string_append (self->out, "<text:list-item>");
      add_paragraph (self, "List_20_item", g_ptr_array_index (block->items, i));
      g_string_append (self->out, "</text:list-item>");
    }
  g_string_append (self->out, "</text:list>\n");
}

static void
write_row (Writer *self, const BslBlock *block, guint index)
{
  GPtrArray *row = g_ptr_array_index (block->rows, index);
  gboolean header = block->head_row && index == 0;

  g_string_append_printf (self->out, "<table:table-row table:style-name=\"%s\">", block->roomy && !header ? "Roomy_20_row" : "Row");
  for (guint i = 0; i < row->len; i++)
    {
      gboolean head = header || (block->head_column && i == 0);

      g_string_append_printf (self->out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">",
                              header ? "Head_20_cell" : "Cell");
      add_paragraph (self, header ? "Table_20_Heading" : head ? "Row_20_Heading" : "Table_20_Contents", g_ptr_array_index (row, i));
      g_string_append (self->out, "</table:table-cell>");
    }
  g_string_append (self->out, "</table:table-row>\n");
}

static void
write_columns (Writer *self, const BslBlock *block)
{
  for (guint i = 0; i < block->n_columns; i++)
    {
      if (i == 0 && block->head_column)
        g_string_append (self->out, "<table:table-header-columns>");
      g_string_append_printf (self->out, "<table:table-column table:style-name=\"Table%u.%u\"/>", self->n_tables, i + 1);
      if (i == 0 && block->head_column)
        g_string_append (self->out, "</table:table-header-columns>");
    }
}

static void
write_table (Writer *self, const BslBlock *block)
{
  self->n_tables++;
  if (block->caption != NULL)
    {
      begin_paragraph (self, "Caption");
      mark_section (self);
      bsl_markup_printf (self->out, "%s</text:p>\n", block->caption);
    }
  g_string_append_printf (self->out, "<table:table table:name=\"Table%u\" table:style-name=\"%sGrid\">", self->n_tables, take_break (self));
  write_columns (self, block);
  if (block->head_row)
    g_string_append (self->out, "<table:table-header-rows>");
  for (guint i = 0; i < block->rows->len; i++)
    {
      write_row (self, block, i);
      if (i == 0 && block->head_row)
        g_string_append (self->out, "</table:table-header-rows>");
    }
  g_string_append (self->out, "</table:table>\n<text:p text:style-name=\"After_20_table\"/>\n");
}

static void
write_block (Writer *self, const BslBlock *block)
{
  static void (*const writers[]) (Writer *, const BslBlock *) = {
    [BSL_BLOCK_HEADING] = write_heading,
    [BSL_BLOCK_PARAGRAPH] = write_paragraph,
    [BSL_BLOCK_LIST] = write_list,
    [BSL_BLOCK_TABLE] = write_table,
    [BSL_BLOCK_FIGURE] = write_figure,
  };

  change_section (self, block->section);
  self->breaks = block->page_break;
  writers[block->kind] (self, block);
}

/* Widths of columns are styles of their own. Numbers in C locale, always. */
static void
write_column_styles (GString *out, BslDocument *document)
{
  guint n_tables = 0;

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);

      if (block->kind != BSL_BLOCK_TABLE)
        continue;
      n_tables++;
      for (guint j = 0; j < block->n_columns; j++)
        {
          char width[G_ASCII_DTOSTR_BUF_SIZE];

          g_ascii_formatd (width, sizeof width, "%.3f", block->widths[j] * TEXT_WIDTH_CM);
          g_string_append_printf (out, "<style:style style:name=\"Table%u.%u\" style:family=\"table-column\">"
                                  "<style:table-column-properties style:column-width=\"%scm\" style:rel-column-width=\"%u*\"/></style:style>",
                                  n_tables, j + 1, width, (guint) (block->widths[j] * 65535));
        }
    }
}

/* LibreOffice forgets the margin below of the parent where the one above is set: it is that of odt-styles.xml again. */
#define PAGE_STYLE(parent, below) \
  "<style:style style:name=\"Page_20_" parent "\" style:family=\"paragraph\" style:parent-style-name=\"" parent "\">" \
  "<style:paragraph-properties fo:break-before=\"page\" fo:margin-top=\"0cm\" fo:margin-bottom=\"" below "\"/></style:style>"

#define BREAK_STYLE(name, parent, more) \
  "<style:style style:name=\"Page_20_" name "\" style:family=\"paragraph\" style:parent-style-name=\"" parent "\">" \
  "<style:paragraph-properties fo:break-before=\"page\"" more "/></style:style>"

/* Stands with what follows, within a page and at the head of one. */
#define KEPT_STYLE(name, parent) \
  BREAK_STYLE (name, parent, " fo:keep-with-next=\"always\"") \
  "<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"" parent "\">" \
  "<style:paragraph-properties fo:keep-with-next=\"always\"/></style:style>"

#define GRID_STYLE(name, more) \
  "<style:style style:name=\"" name "\" style:family=\"table\"><style:table-properties style:width=\"17cm\" table:align=\"margins\"" \
  " fo:margin-top=\"0.1cm\" style:may-break-between-rows=\"true\"" more "/></style:style>"

static const char head[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.3\">\n<office:automatic-styles>"
  GRID_STYLE ("Grid", "") GRID_STYLE ("Page_20_Grid", " fo:break-before=\"page\"")
  "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"
  "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.12cm\""
  " fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=\"none\" fo:border-bottom=\"0.5pt solid #c9ced8\"/></style:style>"
  "<style:style style:name=\"Head_20_cell\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:background-color=\"#eef2f7\" style:vertical-align=\"bottom\" fo:padding=\"0.12cm\" fo:border-left=\"none\" fo:border-right=\"none\""
  " fo:border-top=\"none\" fo:border-bottom=\"1pt solid #1f4a7c\"/></style:style>"
  "<style:style style:name=\"Roomy_20_row\" style:family=\"table-row\"><style:table-row-properties style:min-row-height=\"1.5cm\""
  " fo:keep-together=\"always\"/></style:style>"
  PAGE_STYLE ("Heading_20_1", "0.3cm") PAGE_STYLE ("Heading_20_2", "0.2cm") PAGE_STYLE ("Heading_20_3", "0.15cm")
  PAGE_STYLE ("Contents_20_Heading", "0.25cm")
  PAGE_STYLE ("Plain_20_heading_20_1", "0.3cm") PAGE_STYLE ("Plain_20_heading_20_2", "0.2cm") PAGE_STYLE ("Plain_20_heading_20_3", "0.15cm")
  BREAK_STYLE ("Text_20_body", "Text_20_body", "") BREAK_STYLE ("Title", "Title", "") BREAK_STYLE ("Lead", "Lead", "")
  BREAK_STYLE ("Small_20_print", "Small_20_print", "") BREAK_STYLE ("Warning", "Warning", "") BREAK_STYLE ("Clause", "Clause", "")
  BREAK_STYLE ("Sender", "Sender", "") BREAK_STYLE ("List_20_item", "List_20_item", "") BREAK_STYLE ("Caption", "Caption", "")
  BREAK_STYLE ("Figure", "Figure", "")
  KEPT_STYLE ("Announcement", "Text_20_body") KEPT_STYLE ("Small_20_announcement", "Small_20_print")
  KEPT_STYLE ("Clause_20_with_20_source", "Clause")
  "<style:style style:name=\"After_20_table\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
  "<style:paragraph-properties fo:line-height=\"0.35cm\"/><style:text-properties fo:font-size=\"6pt\"/></style:style>";

static void
write_contents_source (Writer *self, guint depth, gboolean page_break)
{
  bsl_markup_printf (self->out,
                     "<text:table-of-content text:name=\"Contents\" text:protected=\"true\">"
                     "<text:table-of-content-source text:outline-level=\"%u\">"
                     "<text:index-title-template text:style-name=\"%sContents_20_Heading\">%s</text:index-title-template>",
                     depth, page_break ? "Page_20_" : "", bsl_texts_get (self->texts, "contents"));
  for (guint level = 1; level <= depth; level++)
    g_string_append_printf (self->out,
                            "<text:table-of-content-entry-template text:outline-level=\"%u\" text:style-name=\"Contents_20_%u\">"
                            "<text:index-entry-link-start text:style-name=\"Index_20_Link\"/><text:index-entry-chapter/>"
                            "<text:index-entry-span> </text:index-entry-span><text:index-entry-text/>"
                            "<text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/><text:index-entry-page-number/>"
                            "<text:index-entry-link-end/></text:table-of-content-entry-template>", level, level);
  bsl_markup_printf (self->out,
                     "</text:table-of-content-source><text:index-body><text:index-title text:name=\"Contents_Head\">"
                     "<text:p text:style-name=\"%sContents_20_Heading\">%s</text:p></text:index-title>\n",
                     page_break ? "Page_20_" : "", bsl_texts_get (self->texts, "contents"));
}

/* Page numbers are references to bookmarks: right on opening, without updating the index. */
static void
write_contents (Writer *self, BslDocument *document, guint depth, gboolean page_break)
{
  guint n = 0;

  write_contents_source (self, depth, page_break);
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);
      g_autofree char *text = NULL;

      if (block->kind != BSL_BLOCK_HEADING)
        continue;
      n++;
      if (block->level > depth)
        continue;
      text = bsl_line_to_string (block->line);
      g_string_append_printf (self->out, "<text:p text:style-name=\"Contents_20_%u\"><text:a xlink:type=\"simple\" xlink:href=\"#s%u\""
                              " text:style-name=\"Index_20_Link\">%s%s", block->level, n,
                              block->number ? block->number : "", block->number ? " " : "");
      add_text (self->out, text);
      g_string_append_printf (self->out, "<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"s%u\">"
                              "</text:bookmark-ref></text:a></text:p>\n", n);
    }
  g_string_append (self->out, "</text:index-body></text:table-of-content>\n");
}

GBytes *
bsl_odt_content (BslDocument *document, BslTexts *texts)
{
  Writer self = { .out = g_string_new (head), .texts = texts, .marked = TRUE };
  gboolean page_break;
  guint depth, contents = bsl_document_get_contents (document, &depth, &page_break);

  bsl_odt_write_drawing_styles (self.out, document);
  write_column_styles (self.out, document);
  g_string_append (self.out, "</office:automatic-styles>\n<office:body><office:text>\n");
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      if (i == contents)
        write_contents (&self, document, depth, page_break);
      self.announces = bsl_document_announces (document, i);
      write_block (&self, bsl_document_get_block (document, i));
    }
  g_string_append (self.out, "</office:text></office:body></office:document-content>\n");
  return g_string_free_to_bytes (self.out);
}
