/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes a document with every kind of block in every format: "sample DIRECTORY plain|hostile|starts|breaks". */
#include "config.h"

#include <string.h>

#include "app/report/bsl-writers.h"

#define LONG_TEXT (1024 * 1024)

static const char *const sentences[] = {
  "L’organisme figure sur la liste des opérateurs de l’État annexée à la loi de finances.",
  "La durée du marché, reconductions comprises, est de 48 mois.",
  "Le montant estimé s’élève à 1 250 000 € hors taxes ; il est calculé sur toute la durée.",
  "Les données traitées comprennent des données de santé hébergées pour des tiers.",
};

static void
add_paragraphs (BslDocument *document)
{
  BslLine *line, *note;

  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_TITLE), "Projet de justification du choix d’une offre");
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_LEAD), "Plateforme de données de santé de l’établissement");
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NOTE), "Ce document est une aide à la décision.");
  line = bsl_document_add_paragraph (document, BSL_STYLE_WARNING);
  bsl_line_add_strong (line, "Projet. ");
  bsl_line_add (line, "Des points restent à examiner : voir le chapitre 9.");
  bsl_document_add_heading (document, 1, "Identification");
  line = bsl_document_add_paragraph (document, BSL_STYLE_NORMAL);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      bsl_line_add (line, sentences[i]);
      bsl_line_add (line, " ");
    }
  note = bsl_run_get_note (bsl_line_add (line, "Le périmètre est décrit"));
  bsl_line_add (note, "Code de la santé publique, ");
  bsl_run_set_link (bsl_line_add (note, "art. L. 1111-8"), "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000033862549");
  bsl_line_add (note, ", lu le 23 novembre 2026.");
  bsl_line_add (line, " dans la loi (");
  bsl_run_set_link (bsl_line_add (line, "texte sur Légifrance"), "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000049563368?a=1&b=2");
  bsl_line_add (line, ").\nUne ligne  après  un saut. Efficacité affligeante : office, flux.");
}

static void
add_lists (BslDocument *document)
{
  BslBlock *list;

  bsl_document_add_heading (document, 2, "Ce qui reste à faire");
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), "Avant la décision :");
  list = bsl_document_add_list (document, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    bsl_line_add (bsl_block_add_item (list), sentences[i]);
  list = bsl_document_add_list (document, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      BslRun *run = bsl_line_add (bsl_block_add_item (list), sentences[i]);

      if (i % 2 != 0)
        bsl_line_add (bsl_run_get_note (run), "Note d’un élément de liste.");
    }
  bsl_document_add_heading (document, 3, "Détail");
}

static void
add_table (BslDocument *document, guint n_rows, const char *caption)
{
  static const double widths[] = { 0.14, 0.28, 0.40, 0.18 };
  static const char *const header[] = { "Règle", "Exigé", "Constaté", "Source" };
  BslBlock *table = bsl_document_add_table (document, caption, 4, widths);

  bsl_block_add_row (table);
  for (guint j = 0; j < 4; j++)
    bsl_line_add (bsl_block_get_cell (table, 0, j), header[j]);
  for (guint i = 1; i <= n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("SREN-%u", i);

      bsl_block_add_row (table);
      bsl_line_add_strong (bsl_block_get_cell (table, i, 0), id);
      bsl_line_add (bsl_block_get_cell (table, i, 1), sentences[i % 4]);
      bsl_line_add (bsl_block_get_cell (table, i, 2), sentences[(i + 1) % 4]);
      bsl_line_add (bsl_block_get_cell (table, i, 2), i % 7 ? " Vérifié." : "");
      if (i % 5 == 0)
        bsl_line_add (bsl_run_get_note (bsl_line_add (bsl_block_get_cell (table, i, 3), "S07")), "Loi n° 2024-449 du 21 mai 2024, art. 31.");
      else if (i % 3 == 0)
        bsl_run_set_link (bsl_line_add (bsl_block_get_cell (table, i, 3), "Catalogue de l’ANSSI"), "https://cyber.gouv.fr/");
    }
}

/* A form: names on the left, room to write on the right. */
static void
add_form (BslDocument *document)
{
  static const double widths[] = { 0.4, 0.6 };
  BslBlock *table = bsl_document_add_table (document, NULL, 2, widths);

  table->head_row = FALSE;
  table->head_column = table->roomy = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      bsl_block_add_row (table);
      bsl_line_add (bsl_block_get_cell (table, i, 0), "Autorité compétente");
      bsl_line_add (bsl_block_get_cell (table, i, 1), "…");
    }
}

static void
add_figure (BslDocument *document)
{
  BslFigure *figure = bsl_figure_new (470, 90);

  bsl_figure_set_alternative (figure, "De 2026 à 2030 : la qualification \"prend fin\" <avant> le contrat.");
  bsl_figure_add (figure, BSL_SHAPE_RECTANGLE, BSL_INK_FILL, 100, 20, 360, 24);
  bsl_figure_add (figure, BSL_SHAPE_RECTANGLE, BSL_INK_DOUBT, 100, 50, 120, 24)->outline = TRUE;
  bsl_figure_add (figure, BSL_SHAPE_DISC, BSL_INK_GOOD, 210, 52, 20, 20);
  bsl_figure_add (figure, BSL_SHAPE_LINE, BSL_INK_ACCENT, 220, 10, 0, 76)->dashed = TRUE;
  bsl_figure_add_text (figure, BSL_INK, 96, 36, 9, BSL_ALIGN_END, "Contrat")->strong = TRUE;
  bsl_figure_add_text (figure, BSL_INK_SOFT, 220, 8, 8, BSL_ALIGN_MIDDLE, "2027");
  bsl_figure_add_label (figure, BSL_INK, 104, 66, 100, 8, BSL_ALIGN_START, "Qualification & certificat de l’offre retenue par l’acheteur");
  bsl_line_add (bsl_document_add_figure (document, figure), "Figure 1 – Calendrier");
}

static void
fill_plain (BslDocument *document)
{
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_SENDER), "Centre hospitalier de Valmont\nDirection des achats");
  bsl_document_begin_section (document, "front");
  add_paragraphs (document);
  bsl_document_add_contents (document, 2);
  bsl_document_break_page (document);
  bsl_document_begin_section (document, "tasks");
  add_lists (document);
  add_table (document, 3, "Contrôles de l’offre");
  add_figure (document);
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_CLAUSE), "Le titulaire notifie toute violation dans les vingt-quatre heures.");
  bsl_document_begin_section (document, "rules");
  bsl_document_add_heading (document, 1, "Règles");
  bsl_document_add_heading (document, 2, "Règles applicables");
  add_table (document, 60, NULL);
  for (guint i = 0; i < 3; i++)
    {
      bsl_document_add_heading (document, 2, "Offre");
      add_paragraphs (document);
    }
  bsl_document_begin_section (document, "annex");
  bsl_document_break_page (document);
  bsl_document_add_plain_heading (document, 1, "Annexe A – Réponses");
  add_table (document, 1, NULL);
  add_form (document);
}

#define N_STARTS 60

/* Headings and heads of tables at every height of a page, each with a high row and its footnote below. */
static void
fill_starts (BslDocument *document)
{
  static const double widths[] = { 0.3, 0.7 };

  for (guint i = 0; i < N_STARTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Titre%02u", i), *head = g_strdup_printf ("Tete%02u", i);
      g_autofree char *first = g_strdup_printf ("Rang%02u", i);
      BslBlock *table;

      for (guint j = 0; j < i; j++)
        bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), "Ligne.");
      bsl_document_add_heading (document, 2, title);
      table = bsl_document_add_table (document, NULL, 2, widths);
      bsl_block_add_row (table);
      bsl_line_add (bsl_block_get_cell (table, 0, 0), head);
      for (guint row = 1; row < 3; row++)
        {
          BslLine *cell;

          bsl_block_add_row (table);
          bsl_line_add (bsl_block_get_cell (table, row, 0), row == 1 ? first : "–");
          cell = bsl_block_get_cell (table, row, 1);
          for (guint k = 0; row == 1 && k < 12 + i % 12; k++)
            bsl_line_add (cell, sentences[k % G_N_ELEMENTS (sentences)]);
          bsl_line_add (bsl_run_get_note (bsl_line_add (cell, "Note")), sentences[row]);
        }
    }
}

/* A page begins before each kind of block. */
static void
fill_breaks (BslDocument *document)
{
  static const double widths[] = { 1 };
  BslBlock *block;

  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), "Page1");
  bsl_document_break_page (document);
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_WARNING), "Page2");
  bsl_document_break_page (document);
  bsl_line_add (bsl_block_add_item (bsl_document_add_list (document, FALSE)), "Page3");
  for (guint i = 0; i < 2; i++)
    {
      bsl_document_break_page (document);
      block = bsl_document_add_table (document, i == 0 ? NULL : "Page5", 1, widths);
      bsl_block_add_row (block);
      bsl_block_add_row (block);
      bsl_line_add (bsl_block_get_cell (block, 0, 0), i == 0 ? "Page4" : "Tableau");
    }
  bsl_document_break_page (document);
  bsl_line_add (bsl_document_add_figure (document, bsl_figure_new (100, 20)), "Page6");
  bsl_document_break_page (document);
  bsl_document_add_heading (document, 2, "Page7");
}

/* What a person or a file may put into a text. */
static char *
hostile_text (void)
{
  GString *text = g_string_new ("</text:p></p><script>alert(1)</script>&amp;&#0;]]><!--=cmd|'/c calc'!A0 \"'\\ ");

  g_string_append (text, "\x01\x08\x0b\x1b[31m\x7f\xc2\x85 \xff\xfe invalid \xed\xa0\x80 \xef\xbf\xbf end ");
  g_string_append (text, "\u202eoverride\u202c שלום עולם العربية 🙂👩‍👩‍👧 日本 e\u0301 \u200b \r\n\ttab  spaces   ");
  return g_string_free_and_steal (text);
}

static void
add_hostile_figure (BslDocument *document, const char *text)
{
  BslFigure *figure = bsl_figure_new (300, 40);

  bsl_figure_set_alternative (figure, text);
  bsl_figure_add_label (figure, BSL_INK, 0, 20, 200, 9, BSL_ALIGN_START, text);
  bsl_line_add (bsl_document_add_figure (document, figure), text);
}

static void
fill_hostile (BslDocument *document)
{
  g_autofree char *text = hostile_text ();
  GString *words = g_string_new (NULL);
  static const double widths[] = { 0.5, 0.5 };
  BslBlock *block;

  while (words->len < LONG_TEXT)
    g_string_append (words, "mot long texte d’un mégaoctet ");
  for (BslBlockStyle style = BSL_STYLE_NORMAL; style <= BSL_STYLE_SENDER; style++)
    bsl_line_add (bsl_document_add_paragraph (document, style), text);
  bsl_document_add_heading (document, 1, text);
  block = bsl_document_add_list (document, FALSE);
  bsl_line_add (bsl_run_get_note (bsl_line_add (bsl_block_add_item (block), text)), text);
  bsl_run_set_link (bsl_line_add (bsl_block_add_item (block), "javascript"), "javascript:alert(1)");
  bsl_run_set_link (bsl_line_add (bsl_block_add_item (block), "quotes"), "https://x.example/\"><script>\n");
  block = bsl_document_add_table (document, text, 2, widths);
  for (guint i = 0; i < 4; i++)
    bsl_block_add_row (block);
  bsl_line_add (bsl_block_get_cell (block, 0, 0), text);
  bsl_line_add (bsl_block_get_cell (block, 1, 1), text);
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), words->str);
  g_string_truncate (words, LONG_TEXT / 8);
  bsl_line_add (bsl_run_get_note (bsl_line_add (bsl_block_get_cell (block, 2, 0), "note longue")), words->str);
  bsl_line_add (bsl_block_get_cell (block, 3, 0), words->str);
  memset (words->str, 'x', words->len);
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_WARNING), words->str);
  add_hostile_figure (document, text);
  g_string_free (words, TRUE);
}

static void
write_all (BslDocument *document, const char *directory)
{
  g_autofree char *plain = bsl_document_to_plain (document);
  g_autofree char *plain_path = g_build_filename (directory, "plain", NULL);

  g_assert_true (g_file_set_contents (plain_path, plain, -1, NULL));
  for (const BslFormat *format = bsl_format_get_all (); format->id != NULL; format++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) bytes = format->write (document, &error);
      g_autofree char *path = g_strdup_printf ("%s/document%s", directory, format->extension);

      g_print ("# %s: %.1f ms\n", format->id, (g_get_monotonic_time () - start) / 1000.0);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslDocument) document = NULL;
  g_autoptr (GBytes) project = g_bytes_new_static ("{\"format\": \"boussole-project\"}\n", 31);
  gboolean hostile = argc == 3 && g_str_equal (argv[2], "hostile");
  g_autofree char *text = hostile_text ();

  g_assert_cmpint (argc, ==, 3);
  document = bsl_document_new (BSL_LANG_FR, hostile ? text : "Projet de justification");
  bsl_document_set_subject (document, hostile ? text : "Choix d’une offre d’informatique en nuage");
  bsl_document_set_footer (document, hostile ? text : "Boussole 0.1.0 – règles 2026-11-23 – catalogue 2026-11-23");
  bsl_document_set_watermark (document, hostile ? text : "Projet");
  bsl_document_attach_source (document, "projet.boussole", "application/vnd.boussole+json", hostile ? text : "Projet", project);
  bsl_document_attach (document, "constat.json", "application/json", "Constat", project);
  bsl_document_set_time (document, 1795392000);
  if (hostile)
    fill_hostile (document);
  else if (g_str_equal (argv[2], "starts"))
    fill_starts (document);
  else if (g_str_equal (argv[2], "breaks"))
    fill_breaks (document);
  else
    fill_plain (document);
  write_all (document, argv[1]);
  return 0;
}
