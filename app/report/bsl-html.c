/* SPDX-License-Identifier: EUPL-1.2 */
/* HTML writer: one file without script or outside reference, that prints and reads on a phone. */
#include "config.h"

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-html-draw.h"
#include "app/report/bsl-markup.h"
#include "app/report/bsl-texts.h"
#include "app/report/bsl-writers.h"

typedef struct
{
  GString *out;
  GString *notes;
  BslTexts *texts;
  guint n_notes;
  guint n_headings;
  guint n_tables;
  const char *section;
  gboolean announces; /* the block being written belongs to the next */
} Writer;

static void
add_text (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<br>");
      bsl_markup_text (out, lines[i]);
    }
}

static void
add_line (Writer *self, const BslLine *line);

/* The note is written to the end of the page by the same functions. */
static void
add_note (Writer *self, const BslLine *note)
{
  guint n = ++self->n_notes;
  GString *out = self->out;

  g_string_append_printf (self->out, "<sup class=\"ref\"><a id=\"ref-%u\" href=\"#note-%u\" role=\"doc-noteref\">%u</a></sup>",
                          n, n, n);
  g_string_append_printf (self->notes, "<li id=\"note-%u\" role=\"doc-endnote\"><span class=\"note\">", n);
  self->out = self->notes;
  add_line (self, note);
  self->out = out;
  g_string_append_printf (self->notes, "</span> <a href=\"#ref-%u\" role=\"doc-backlink\" aria-label=\"", n);
  bsl_markup_text (self->notes, bsl_texts_get (self->texts, "back"));
  g_string_append (self->notes, "\">↩</a></li>\n");
}

static void
add_run (Writer *self, const BslRun *run)
{
  if (run->link != NULL)
    bsl_markup_printf (self->out, "<a href=\"%s\">", run->link);
  if (run->strong)
    g_string_append (self->out, "<strong>");
  add_text (self->out, run->text);
  if (run->strong)
    g_string_append (self->out, "</strong>");
  if (run->link != NULL)
    g_string_append (self->out, "</a>");
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
write_properties (Writer *self, BslDocument *document)
{
  GPtrArray *properties = bsl_document_get_properties (document);

  for (guint i = 0; i < properties->len; i++)
    {
      const BslProperty *property = g_ptr_array_index (properties, i);

      bsl_markup_printf (self->out, "<meta name=\"boussole.%s\" content=\"%s\">\n", property->name, property->value);
    }
}

static void
write_heading (Writer *self, const BslBlock *block)
{
  g_string_append_printf (self->out, "<h%u id=\"s%u\">", block->level + 1, ++self->n_headings);
  if (block->number != NULL)
    g_string_append_printf (self->out, "<span class=\"number\">%s</span> ", block->number);
  add_line (self, block->line);
  g_string_append_printf (self->out, "</h%u>\n", block->level + 1);
}

static void
write_paragraph (Writer *self, const BslBlock *block)
{
  static const struct { const char *open, *close; } tags[] = {
    [BSL_STYLE_NORMAL] = { "<p>", "</p>\n" },
    [BSL_STYLE_TITLE] = { "<h1>", "</h1>\n" },
    [BSL_STYLE_LEAD] = { "<p class=\"lead\">", "</p>\n" },
    [BSL_STYLE_NOTE] = { "<p class=\"small\">", "</p>\n" },
    [BSL_STYLE_WARNING] = { "<p class=\"warning\" role=\"note\">", "</p>\n" },
    [BSL_STYLE_CLAUSE] = { "<blockquote class=\"clause\"><p>", "</p></blockquote>\n" },
    [BSL_STYLE_SENDER] = { "<p class=\"sender\">", "</p>\n" },
  };

  if (self->announces && block->style == BSL_STYLE_NORMAL)
    g_string_append (self->out, "<p class=\"announcement\">");
  else if (self->announces && block->style == BSL_STYLE_NOTE)
    g_string_append (self->out, "<p class=\"small announcement\">");
  else
    g_string_append (self->out, tags[block->style].open);
  add_line (self, block->line);
  g_string_append (self->out, tags[block->style].close);
}

static void
write_list (Writer *self, const BslBlock *block)
{
  if (block->ordered && block->first != 1)
    g_string_append_printf (self->out, "<ol start=\"%u\">\n", block->first);
  else
    g_string_append (self->out, block->ordered ? "<ol>\n" : "<ul>\n");
  for (guint i = 0; i < block->items->len; i++)
    {
      g_string_append (self->out, "<li>");
      add_line (self, g_ptr_array_index (block->items, i));
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, block->ordered ? "</ol>\n" : "</ul>\n");
}

static void
write_cell (Writer *self, const BslLine *line, const char *scope)
{
  if (scope != NULL)
    g_string_append_printf (self->out, "<th scope=\"%s\">", scope);
  else
    g_string_append (self->out, "<td>");
  add_line (self, line);
  g_string_append (self->out, scope != NULL ? "</th>" : "</td>");
}

static void
write_row (Writer *self, const BslBlock *block, guint index)
{
  GPtrArray *row = g_ptr_array_index (block->rows, index);

  g_string_append (self->out, "<tr>");
  for (guint i = 0; i < row->len; i++)
    write_cell (self, g_ptr_array_index (row, i),
                block->head_row && index == 0 ? "col" : block->head_column && i == 0 ? "row" : NULL);
  g_string_append (self->out, "</tr>\n");
}

static void
write_rows (Writer *self, const BslBlock *block)
{
  guint first = block->head_row ? 1 : 0;

  if (block->head_row)
    {
      g_string_append (self->out, "<thead>");
      write_row (self, block, 0);
      g_string_append (self->out, "</thead>\n");
    }
  g_string_append (self->out, "<tbody>");
  for (guint i = first; i < block->rows->len; i++)
    write_row (self, block, i);
  g_string_append (self->out, "</tbody>");
}

/* A wide table scrolls in its own region, which the keyboard reaches. */
static void
write_table (Writer *self, const BslBlock *block)
{
  guint n = ++self->n_tables;
  const char *name = block->roomy ? " class=\"roomy\"" : block->n_columns < 3 ? " class=\"narrow\"" : "";

  if (block->caption != NULL)
    bsl_markup_printf (self->out, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t%u\"><table", n);
  else
    g_string_append (self->out, "<div class=\"table\"><table");
  g_string_append_printf (self->out, "%s>\n", name);
  if (block->caption != NULL)
    bsl_markup_printf (self->out, "<caption id=\"t%u\">%s</caption>\n", n, block->caption);
  g_string_append (self->out, "<colgroup>");
  for (guint i = 0; i < block->n_columns; i++)
    g_string_append_printf (self->out, "<col style=\"width:%u%%\">", (guint) (block->widths[i] * 100 + 0.5));
  g_string_append (self->out, "</colgroup>\n");
  write_rows (self, block);
  g_string_append (self->out, "</table></div>\n");
}

static void
write_figure (Writer *self, const BslBlock *block)
{
  g_string_append (self->out, "<figure>");
  if (block->line->runs->len > 0)
    {
      g_string_append (self->out, "<figcaption>");
      add_line (self, block->line);
      g_string_append (self->out, "</figcaption>\n");
    }
  bsl_html_draw (self->out, block->figure);
  g_string_append (self->out, "</figure>\n");
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

  writers[block->kind] (self, block);
}

static void
write_contents (Writer *self, BslDocument *document, guint depth)
{
  guint n = 0;

  bsl_markup_printf (self->out, "<nav aria-labelledby=\"contents\"><p id=\"contents\" class=\"contents\">%s</p>\n<ul>\n",
                     bsl_texts_get (self->texts, "contents"));
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
      g_string_append_printf (self->out, "<li class=\"l%u\"><a href=\"#s%u\">", block->level, n);
      bsl_markup_printf (self->out, "%s%s%s</a></li>\n", block->number ? block->number : "", block->number ? " " : "", text);
    }
  g_string_append (self->out, "</ul></nav>\n");
}

static void
write_head (Writer *self, BslDocument *document)
{
  const char *subject = bsl_document_get_subject (document);

  g_string_append_printf (self->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                          bsl_lang_to_string (bsl_document_get_lang (document)));
  bsl_markup_printf (self->out, "<title>%s</title>\n", bsl_document_get_title (document));
  if (subject != NULL)
    bsl_markup_printf (self->out, "<meta name=\"description\" content=\"%s\">\n", subject);
  g_string_append (self->out, "<meta name=\"generator\" content=\"Boussole " BSL_VERSION "\">\n");
  write_properties (self, document);
  g_string_append (self->out, "<style>\n");
  g_string_append (self->out, bsl_texts_get_file ("document.css"));
  g_string_append (self->out, "</style>\n</head>\n<body>\n");
}

/* The file it was made from, as data that no browser runs; what else a document carries is for formats
 * that can be read back. */
static void
write_source (Writer *self, BslDocument *document)
{
  const BslAttachment *source = bsl_document_get_source (document);
  g_autofree char *base64 = NULL;

  if (source == NULL)
    return;
  base64 = g_base64_encode (g_bytes_get_data (source->bytes, NULL), g_bytes_get_size (source->bytes));
  bsl_markup_printf (self->out, "<script type=\"%s;base64\" data-name=\"%s\">%s</script>\n", source->mime_type, source->name, base64);
}

/* Opens and closes the element of a section where @block starts another. */
static void
change_section (Writer *self, const char *section)
{
  if (section == self->section)
    return;
  if (self->section != NULL)
    g_string_append (self->out, "</section>\n");
  if (section != NULL)
    bsl_markup_printf (self->out, "<section id=\"section.%s\">\n", section);
  self->section = section;
}

/* Where the paper begins another page; nothing is seen of it on a screen. */
static void
break_page (Writer *self)
{
  g_string_append (self->out, "<div class=\"page\"></div>\n");
}

static void
write_blocks (Writer *self, BslDocument *document)
{
  gboolean page_break;
  guint depth, contents = bsl_document_get_contents (document, &depth, &page_break);

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);

      change_section (self, block->section);
      if (i == contents && page_break)
        break_page (self);
      if (i == contents)
        write_contents (self, document, depth);
      if (block->page_break)
        break_page (self);
      self->announces = bsl_document_announces (document, i);
      write_block (self, block);
    }
  change_section (self, NULL);
}

static void
write_body (Writer *self, BslDocument *document)
{
  const char *watermark = bsl_document_get_watermark (document);

  if (watermark != NULL)
    bsl_markup_printf (self->out, "<div class=\"watermark\" aria-hidden=\"true\" data-text=\"%s\"></div>\n", watermark);
  g_string_append (self->out, "<main>\n");
  write_blocks (self, document);
  if (self->n_notes > 0)
    bsl_markup_printf (self->out, "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">%s</h2>\n<ol>\n",
                       bsl_texts_get (self->texts, "notes"));
  g_string_append (self->out, self->notes->str);
  if (self->n_notes > 0)
    g_string_append (self->out, "</ol>\n</section>\n");
  g_string_append (self->out, "</main>\n");
  if (bsl_document_get_footer (document) != NULL)
    bsl_markup_printf (self->out, "<footer>%s</footer>\n", bsl_document_get_footer (document));
}

GBytes *
bsl_html_write (BslDocument *document, GError **error)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  Writer self = { g_string_new (NULL), g_string_new (NULL), texts };

  write_head (&self, document);
  write_body (&self, document);
  write_source (&self, document);
  g_string_append (self.out, "</body>\n</html>\n");
  g_string_free (self.notes, TRUE);
  return g_string_free_to_bytes (self.out);
}
