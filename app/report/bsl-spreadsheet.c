/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of cells, and both ways to write them. */
#include "config.h"

#include "app/report/bsl-spreadsheet.h"

#include "app/core/bsl-csv.h"
#include "app/core/bsl-date.h"
#include "app/report/bsl-document-private.h"
#include "app/report/bsl-zip.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define EURO "<number:text>\u00a0</number:text><number:currency-symbol number:language=\"fr\" number:country=\"FR\">€</number:currency-symbol>"

/* Reduced to the width of a page, a text may break into one line more than its row was made for: hence the padding. */
static const char head[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
  " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
  " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\">\n"
  "<office:automatic-styles>"
  "<number:date-style style:name=\"D\"><number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/>"
  "<number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>"
  "<number:currency-style style:name=\"E\"><number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\""
  " number:min-integer-digits=\"1\" number:grouping=\"true\"/>" EURO "</number:currency-style>"
  "<number:currency-style style:name=\"P\"><number:number number:decimal-places=\"6\" number:min-decimal-places=\"2\""
  " number:min-integer-digits=\"1\" number:grouping=\"true\"/>" EURO "</number:currency-style>"
  "<style:style style:name=\"day\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"D\">"
  "<style:paragraph-properties fo:text-align=\"start\"/></style:style>"
  "<style:style style:name=\"money\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"E\"/>"
  "<style:style style:name=\"price\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"P\"/>"
  "<style:style style:name=\"wrap\" style:family=\"table-cell\" style:parent-style-name=\"Default\"><style:table-cell-properties fo:padding-bottom=\"0.4cm\" fo:wrap-option=\"wrap\"/></style:style>"
  "<style:style style:name=\"head\" style:family=\"table-cell\" style:parent-style-name=\"Default\"><style:table-cell-properties fo:wrap-option=\"wrap\"/>"
  "<style:text-properties fo:font-weight=\"bold\"/></style:style>";
static const char tail[] = "</office:spreadsheet></office:body></office:document-content>\n";
/* A page takes the whole width of a table, however small. */
static const char styles[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
  " office:version=\"1.3\">\n"
  "<office:styles><style:style style:name=\"Default\" style:family=\"table-cell\">"
  "<style:table-cell-properties style:vertical-align=\"top\"/></style:style></office:styles>"
  "<office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"29.7cm\""
  " fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin=\"1cm\" style:print=\"charts drawings objects grid\""
  " style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>"
  "<office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles>"
  "</office:document-styles>\n";
static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIME_TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>\n";

typedef enum
{
  CELL_EMPTY,
  CELL_HEAD,
  CELL_TEXT,
  CELL_LINK,
  CELL_DAY,
  CELL_NUMBER,
  CELL_MONEY,
  CELL_PRICE, /* money of more than two decimals */
} Kind;

typedef struct
{
  Kind kind;
  char *text; /* of a number: with a point */
  char *formula;
} Cell;

typedef struct
{
  char *name;
  const char *const *widths;
  GPtrArray *rows; /* of GArray of Cell */
} Table;

struct _BslSpreadsheet
{
  GPtrArray *tables;
};

/* {value}, {paragraphs} and {formula} are filled in. */
static const char *const forms[] = {
  [CELL_EMPTY] = "<table:table-cell/>",
  [CELL_HEAD] = "<table:table-cell table:style-name=\"head\" office:value-type=\"string\"><text:p>{paragraphs}</text:p></table:table-cell>",
  [CELL_TEXT] = "<table:table-cell table:style-name=\"wrap\" office:value-type=\"string\"><text:p>{paragraphs}</text:p></table:table-cell>",
  [CELL_LINK] = "<table:table-cell table:style-name=\"wrap\" office:value-type=\"string\"><text:p><text:a xlink:type=\"simple\" xlink:href=\"{value}\">{value}</text:a></text:p></table:table-cell>",
  [CELL_DAY] = "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"{value}\"><text:p>{value}</text:p></table:table-cell>",
  [CELL_NUMBER] = "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>",
  [CELL_MONEY] = "<table:table-cell table:style-name=\"money\"{formula} office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>",
  [CELL_PRICE] = "<table:table-cell table:style-name=\"price\"{formula} office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>",
};

static void
clear_cell (Cell *self)
{
  g_free (self->text);
  g_free (self->formula);
}

static void
free_table (Table *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

BslSpreadsheet *
bsl_spreadsheet_new (void)
{
  BslSpreadsheet *self = g_new0 (BslSpreadsheet, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) free_table);
  return self;
}

void
bsl_spreadsheet_free (BslSpreadsheet *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tables);
  g_free (self);
}

void
bsl_spreadsheet_add_table (BslSpreadsheet *self, const char *name, const char *const *widths)
{
  Table *table = g_new0 (Table, 1);

  table->name = g_strdup (name);
  table->widths = widths;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (self->tables, table);
}

static GPtrArray *
get_rows (BslSpreadsheet *self)
{
  return ((Table *) g_ptr_array_index (self->tables, self->tables->len - 1))->rows;
}

void
bsl_spreadsheet_add_row (BslSpreadsheet *self)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (Cell));

  g_array_set_clear_func (row, (GDestroyNotify) clear_cell);
  g_ptr_array_add (get_rows (self), row);
}

guint
bsl_spreadsheet_get_n_rows (BslSpreadsheet *self)
{
  return get_rows (self)->len;
}

/* Takes @text. */
static void
add_cell (BslSpreadsheet *self, Kind kind, char *text, const char *formula)
{
  GPtrArray *rows = get_rows (self);
  Cell cell = { kind, text, g_strdup (formula) };

  g_array_append_val ((GArray *) g_ptr_array_index (rows, rows->len - 1), cell);
}

static void
add_text (BslSpreadsheet *self, Kind kind, const char *text)
{
  if (text == NULL || *text == '\0')
    add_cell (self, CELL_EMPTY, NULL, NULL);
  else
    add_cell (self, kind, bsl_document_clean_text (text), NULL);
}

void
bsl_spreadsheet_add_head (BslSpreadsheet *self, const char *text)
{
  add_text (self, CELL_HEAD, text);
}

void
bsl_spreadsheet_add_empty (BslSpreadsheet *self)
{
  add_text (self, CELL_EMPTY, NULL);
}

void
bsl_spreadsheet_add_text (BslSpreadsheet *self, const char *text)
{
  add_text (self, CELL_TEXT, text);
}

void
bsl_spreadsheet_add_source (BslSpreadsheet *self, const char *text)
{
  gboolean web = text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"));

  add_text (self, web ? CELL_LINK : CELL_TEXT, text);
}

void
bsl_spreadsheet_add_day (BslSpreadsheet *self, const char *iso)
{
  add_text (self, bsl_date_parse (iso) != BSL_DATE_NONE ? CELL_DAY : CELL_TEXT, iso);
}

/* "-12.5": exact, for @parts is a power of ten. */
static char *
number_to_text (gint64 number, gint64 parts)
{
  GString *text = g_string_new (number < 0 ? "-" : "");
  guint64 size = (guint64) ABS (number), left = size % (guint64) parts;

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, size / (guint64) parts);
  if (left > 0)
    g_string_append_c (text, '.');
  for (guint64 place = (guint64) parts / 10; left > 0; place /= 10)
    {
      g_string_append_c (text, (char) ('0' + left / place));
      left %= place;
    }
  return g_string_free_and_steal (text);
}

void
bsl_spreadsheet_add_number (BslSpreadsheet *self, gint64 number, gint64 parts)
{
  add_cell (self, CELL_NUMBER, number_to_text (number, parts), NULL);
}

void
bsl_spreadsheet_add_money (BslSpreadsheet *self, gint64 number, gint64 parts, const char *formula)
{
  add_cell (self, parts > 100 ? CELL_PRICE : CELL_MONEY, number_to_text (number, parts), formula);
}

static char *
lines_to_paragraphs (const char *escaped)
{
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);

  return g_strjoinv ("</text:p><text:p>", lines);
}

/* @form with what is escaped in place of {value}, or a paragraph for each of its lines, and {formula}. */
static void
append_escaped (GString *xml, const char *form, const char *value, const char *formula)
{
  g_autofree char *escaped = g_markup_escape_text (value != NULL ? value : "", -1);
  g_autofree char *paragraphs = lines_to_paragraphs (escaped);
  g_autofree char *attribute = formula != NULL ? g_markup_printf_escaped (" table:formula=\"of:=%s\"", formula) : g_strdup ("");
  const char *const pairs[] = { "value", escaped, "paragraphs", paragraphs, "formula", attribute, NULL };
  g_autofree char *filled = bsl_text_fill (form, pairs);

  g_string_append (xml, filled);
}

static void
append_row (GString *xml, const GArray *row)
{
  g_string_append (xml, "<table:table-row>");
  for (guint i = 0; i < row->len; i++)
    {
      const Cell *cell = &g_array_index (row, Cell, i);

      append_escaped (xml, forms[cell->kind], cell->text, cell->formula);
    }
  g_string_append (xml, "</table:table-row>\n");
}

/* The first row stands on every page. */
static void
append_table (GString *xml, const Table *table, guint index)
{
  append_escaped (xml, "<table:table table:name=\"{value}\">", table->name, NULL);
  for (guint i = 0; table->widths[i] != NULL; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"c%u-%u\"/>", index, i);
  for (guint i = 0; i < table->rows->len; i++)
    {
      g_string_append (xml, i == 0 ? "\n<table:table-header-rows>" : "");
      append_row (xml, g_ptr_array_index (table->rows, i));
      g_string_append (xml, i == 0 ? "</table:table-header-rows>\n" : "");
    }
  g_string_append (xml, "</table:table>");
}

static GBytes *
make_content (BslSpreadsheet *self)
{
  GString *xml = g_string_new (head);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = g_ptr_array_index (self->tables, i);

      for (guint j = 0; table->widths[j] != NULL; j++)
        g_string_append_printf (xml, "<style:style style:name=\"c%u-%u\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"%scm\"/></style:style>", i, j, table->widths[j]);
    }
  g_string_append (xml, "</office:automatic-styles>\n<office:body><office:spreadsheet>");
  for (guint i = 0; i < self->tables->len; i++)
    append_table (xml, g_ptr_array_index (self->tables, i), i);
  g_string_append (xml, tail);
  return g_string_free_to_bytes (xml);
}

static gboolean
add_parts (GsfOutfile *root, gpointer content)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (BSL_ZIP_FIRST_DAY);
  g_autoptr (GBytes) type = g_bytes_new_static (MIME_TYPE, sizeof MIME_TYPE - 1), parts = g_bytes_new_static (manifest, sizeof manifest - 1);
  g_autoptr (GBytes) looks = g_bytes_new_static (styles, sizeof styles - 1);

  return bsl_zip_add_file (root, "mimetype", type, TRUE, time) && bsl_zip_add_file (root, "content.xml", content, FALSE, time) &&
         bsl_zip_add_file (root, "styles.xml", looks, FALSE, time) && bsl_zip_add_manifest (root, parts, time);
}

GBytes *
bsl_spreadsheet_to_ods (BslSpreadsheet *self, GError **error)
{
  g_autoptr (GBytes) content = make_content (self);

  return bsl_zip_write ("ODS", add_parts, content, error);
}

GBytes *
bsl_spreadsheet_to_csv (BslSpreadsheet *self, guint index, BslLang lang)
{
  const Table *table = g_ptr_array_index (self->tables, index);
  GString *text = bsl_csv_new ();

  for (guint i = 0; i < table->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->len; j++)
        {
          const Cell *cell = &g_array_index (row, Cell, j);

          if (cell->kind >= CELL_NUMBER)
            bsl_csv_add_number (text, cell->text, lang);
          else
            bsl_csv_add (text, cell->text != NULL ? cell->text : "", lang);
        }
      bsl_csv_end_line (text);
    }
  return g_string_free_to_bytes (text);
}
