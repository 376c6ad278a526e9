/* SPDX-License-Identifier: EUPL-1.2 */
/* A document of a project: which sections, in which order, what it carries. */
#include "config.h"

#include "app/report/bsl-report.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-logo.h"
#include "app/report/bsl-places.h"
#include "app/report/bsl-seal.h"
#include "app/report/bsl-writers.h"

#define PROJECT_TYPE "application/vnd.boussole+json"

/* How a section is called and where it is found: "chapitre 3", "au chapitre 3". */
static void
name_section (BslBuilder *self, char *id, JsonObject *section, guint *n_chapters, guint *n_annexes)
{
  const char *kind = bsl_member_string (section, "kind"), *title = bsl_builder_text (self, section, "title");
  char number[12];

  if (g_strcmp0 (kind, "chapter") == 0)
    {
      g_snprintf (number, sizeof number, "%u", ++*n_chapters);
      g_hash_table_insert (self->chapters, id, bsl_texts_format (self->texts, "chapter", "number", number, NULL));
      g_hash_table_insert (self->ways, id, bsl_texts_format (self->texts, "in-chapter", "number", number, NULL));
    }
  else if (g_strcmp0 (kind, "annex") == 0)
    {
      g_snprintf (number, sizeof number, "%c", 'A' + (*n_annexes)++);
      g_hash_table_insert (self->chapters, id, bsl_texts_format (self->texts, "annex", "letter", number, NULL));
      g_hash_table_insert (self->ways, id, bsl_texts_format (self->texts, "in-annex", "letter", number, NULL));
    }
  else if (title != NULL)
    {
      g_hash_table_insert (self->chapters, id, g_strdup (title));
      g_hash_table_insert (self->ways, id, bsl_texts_format (self->texts, "in-section", "title", title, NULL));
    }
}

static void
choose_parts (BslBuilder *self)
{
  JsonArray *parts = bsl_member_array (self->form, "parts");
  const char *const *without = self->options->without;
  guint n_chapters = 0, n_annexes = 0;

  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      const char *id = json_array_get_string_element (parts, i);
      JsonObject *section = bsl_outline_find_section (self->outline, id);

      if (section == NULL)
        g_critical ("no section “%s”", id);
      else if ((without == NULL || !g_strv_contains (without, id)) && bsl_builder_holds (self, section, NULL))
        {
          g_ptr_array_add (self->parts, (char *) id);
          name_section (self, (char *) id, section, &n_chapters, &n_annexes);
        }
    }
}

gboolean
bsl_builder_has_part (BslBuilder *self, const char *section)
{
  return g_ptr_array_find_with_equal_func (self->parts, section, g_str_equal, NULL);
}

static void
add_title (BslBuilder *self, JsonObject *section)
{
  const char *kind = bsl_member_string (section, "kind");
  const char *title = bsl_builder_text (self, section, "title");
  g_autofree char *annex = NULL;

  if (title == NULL || g_strcmp0 (kind, "front") == 0)
    return;
  if (g_strcmp0 (kind, "chapter") == 0)
    bsl_document_add_heading (self->document, 1, title);
  else if (g_strcmp0 (kind, "annex") == 0)
    {
      char letter[2] = { 'A' + self->n_annexes++, '\0' };

      annex = bsl_texts_format (self->texts, "annex-title", "letter", letter, "title", title, NULL);
      bsl_document_add_plain_heading (self->document, 1, annex);
    }
  else
    bsl_document_add_plain_heading (self->document, 1, title);
}

/* What a third party may read of a section, where that is not everything, and why. */
static void
add_disclosure (BslBuilder *self, JsonObject *section)
{
  const char *disclosure = bsl_member_string (section, "disclosure");
  const char *why = bsl_builder_text (self, section, "withheld-for");
  gboolean none = g_strcmp0 (disclosure, "none") == 0;
  g_autofree char *text = NULL;

  if (disclosure == NULL || g_str_equal (disclosure, "full"))
    return;
  text = bsl_texts_format (self->texts, none ? "note-none" : "note-part", "why", why ? why : "", NULL);
  bsl_line_add (bsl_document_add_paragraph (self->document, BSL_STYLE_NOTE), text);
}

/* Why something of the section is withheld: of what is by default, the outline says it; of what the project marks,
 * which may stand anywhere, its body. */
static char *
dup_why (BslBuilder *self, JsonObject *section, gboolean by_default, gboolean by_choice)
{
  const char *why = bsl_builder_text (self, section, "withheld-for");

  if (!by_default)
    return g_strdup (bsl_texts_get (self->texts, "withheld-by-choice"));
  if (why == NULL)
    why = bsl_texts_get (self->texts, "withheld-by-default");
  return by_choice ? bsl_texts_format (self->texts, "withheld-and-by-choice", "why", why, NULL) : g_strdup (why);
}

/* Its content, with a mention before it where something of it is withheld from third parties. */
static void
add_content (BslBuilder *self, const char *id, JsonObject *section)
{
  gboolean closed = g_strcmp0 (bsl_member_string (section, "disclosure"), "none") == 0;
  guint withheld = self->n_withheld, chosen = self->n_chosen, mention = bsl_document_get_n_blocks (self->document);
  BslLine *line = bsl_document_add_paragraph (self->document, BSL_STYLE_NOTE);
  g_autofree char *text = NULL;
  char *why;

  if (!closed)
    bsl_builder_add_blocks (self, bsl_member_array (section, "blocks"), NULL);
  if (!closed && self->n_withheld == withheld)
    {
      bsl_document_remove_block (self->document, mention);
      return;
    }
  chosen = self->n_chosen - chosen;
  why = dup_why (self, section, closed || self->n_withheld - withheld > chosen, chosen > 0);
  text = bsl_texts_format (self->texts, "withheld-note", "why", why, NULL);
  bsl_line_add (line, text);
  g_hash_table_insert (self->withheld, (char *) id, why);
}

/* That of the project is for its own readers: third parties read that it was there. */
static const char *
get_marking (BslBuilder *self)
{
  if (self->options->marking != NULL || self->options->withheld)
    return self->options->marking;
  return bsl_own_text_get (self->project, bsl_report_get_marking_place ());
}

JsonObject *
bsl_builder_find_letterhead (BslBuilder *self, const char *id)
{
  JsonObject *letterhead = id != NULL ? bsl_outline_find_letterhead (self->outline, id) : NULL;

  return letterhead != NULL && bsl_builder_holds (self, letterhead, NULL) ? letterhead : NULL;
}

/* What the user has printed above everything else. */
static void
add_head (BslBuilder *self)
{
  const BslReportOptions *options = self->options;
  JsonObject *letterhead = bsl_builder_find_letterhead (self, options->letterhead);
  const char *logo_text = options->logo_text != NULL ? options->logo_text : bsl_texts_get (self->texts, "logo");
  BslFigure *logo = options->logo != NULL ? bsl_logo_new (options->logo, logo_text, NULL) : NULL;

  if (get_marking (self) != NULL)
    bsl_line_add_strong (bsl_document_add_paragraph (self->document, BSL_STYLE_WARNING), get_marking (self));
  if (logo != NULL)
    bsl_document_add_figure (self->document, logo);
  if (letterhead != NULL)
    bsl_line_add (bsl_document_add_paragraph (self->document, BSL_STYLE_SENDER), bsl_builder_text (self, letterhead, "lines"));
}

static void
add_section (BslBuilder *self, const char *id)
{
  JsonObject *section = bsl_outline_find_section (self->outline, id);

  self->section = id;
  bsl_document_begin_section (self->document, id);
  if (bsl_document_get_n_blocks (self->document) == 0)
    add_head (self);
  if (bsl_member_flag (section, "page"))
    bsl_document_break_page (self->document);
  add_title (self, section);
  if (self->options->withheld && bsl_member_flag (self->form, "disclosure"))
    {
      add_content (self, id, section);
      return;
    }
  if (bsl_member_flag (self->form, "disclosure"))
    add_disclosure (self, section);
  bsl_builder_add_blocks (self, bsl_member_array (section, "blocks"), NULL);
}

const char *
bsl_builder_get_form_text (BslBuilder *self, const char *member)
{
  g_autofree char *stop = g_strconcat ("stop-", member, NULL), *draft = g_strconcat ("draft-", member, NULL);
  const char *text = bsl_evaluation_get_stop (self->evaluation) != NULL ? bsl_builder_text (self, self->form, stop) : NULL;

  if (text == NULL && self->draft)
    text = bsl_builder_text (self, self->form, draft);
  return text != NULL ? text : bsl_builder_text (self, self->form, member);
}

char *
bsl_builder_dup_kind (BslBuilder *self)
{
  const char *name = bsl_builder_get_form_text (self, "name");
  g_autofree char *kind = NULL;

  if (self->options->withheld)
    kind = bsl_texts_format (self->texts, "name-withheld", "kind", name, NULL);
  if (self->options->role == NULL)
    return kind != NULL ? g_steal_pointer (&kind) : g_strdup (name);
  return bsl_texts_format (self->texts, "name-for-role", "kind", kind != NULL ? kind : name,
                           "role", bsl_builder_role_title (self, self->options->role), NULL);
}

/* "Projet de justification – Plateforme …" */
static char *
dup_title (BslBuilder *self)
{
  const char *project = bsl_project_get_title (self->project);
  g_autofree char *kind = bsl_builder_dup_kind (self);

  return project[0] != '\0' ? bsl_texts_format (self->texts, "title-of", "kind", kind, "project", project, NULL) : g_steal_pointer (&kind);
}

static void
describe (BslBuilder *self)
{
  g_autofree char *date = bsl_date_to_words (self->on, self->lang);
  g_autofree char *subject = bsl_texts_format (self->texts, "subject", "project", bsl_project_get_title (self->project),
                                               "date", date, NULL);
  g_autofree char *footer = bsl_texts_format (self->texts, "footer", "application", BSL_VERSION,
                                              "rules", bsl_rule_base_get_version (self->rules),
                                              "catalogue", bsl_catalogue_get_version (self->catalogue), NULL);

  bsl_document_set_subject (self->document, subject);
  if (get_marking (self) != NULL)
    {
      g_autofree char *marked = g_strdup_printf ("%s – %s", get_marking (self), footer);

      bsl_document_set_footer (self->document, marked);
    }
  else
    bsl_document_set_footer (self->document, footer);
  bsl_document_set_time (self->document, self->options->time);
  if (self->draft && bsl_member_flag (self->form, "watermark"))
    bsl_document_set_watermark (self->document, bsl_texts_get (self->texts, "draft-mark"));
}

gboolean
bsl_builder_goes_to_others (BslBuilder *self)
{
  return bsl_member_flag (self->form, "for-others");
}

/* What goes to others holds its text alone; two versions are not told again from one of them. */
static gboolean
carries_project (BslBuilder *self)
{
  return !self->options->withheld && !bsl_builder_goes_to_others (self) && !bsl_member_flag (self->form, "compares");
}

/* … and says so, as its last words. */
static void
attach_project (BslBuilder *self)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (self->project);

  bsl_line_add (bsl_document_add_paragraph (self->document, BSL_STYLE_NOTE), bsl_texts_get (self->texts, "carries-project"));
  bsl_document_attach_source (self->document, bsl_texts_get (self->texts, "attachment-name"), PROJECT_TYPE,
                              bsl_texts_get (self->texts, "project-file"), bytes);
}

static void
forget_numbers (BslBuilder *self)
{
  g_ptr_array_set_size (self->grounds, 0);
  g_ptr_array_set_size (self->made, 0);
  g_hash_table_remove_all (self->told);
  g_hash_table_remove_all (self->withheld);
  self->n_figures = self->n_annexes = self->n_withheld = self->n_chosen = 0;
  self->listed = self->late = FALSE;
}

/* Writes all parts into a new document, from the beginning. */
static void
write_parts (BslBuilder *self, const char *title)
{
  g_clear_pointer (&self->document, bsl_document_unref);
  forget_numbers (self);
  self->document = bsl_document_new (self->lang, title);
  for (guint i = 0; i < self->parts->len; i++)
    add_section (self, g_ptr_array_index (self->parts, i));
}

/* Written again as long as something was cited after it had been listed what is; that only grows. */
static void
write_document (BslBuilder *self, const char *title)
{
  do
    write_parts (self, title);
  while (self->late);
  describe (self);
  if (carries_project (self))
    attach_project (self);
}

/* What a form for one page leaves out, step by step, until it fits: as its conditions "brief" say, and of own texts
 * what is beyond so many characters. */
static const struct
{
  guint brief, most_own;
} steps[] = { { 1, 0 }, { 1, 320 }, { 1, 120 }, { 2, 0 }, { 2, 640 }, { 2, 160 }, { 3, 0 }, { 3, 160 }, { 3, 40 } };

static BslDocument *
build (BslBuilder *self)
{
  g_autofree char *title = dup_title (self);
  gboolean one_page = bsl_member_flag (self->form, "one-page");

  choose_parts (self);
  write_document (self, title);
  for (guint i = 0; one_page && i < G_N_ELEMENTS (steps) && bsl_pdf_count_pages (self->document) > 1; i++)
    {
      self->brief = steps[i].brief;
      self->most_own = steps[i].most_own;
      write_document (self, title);
    }
  bsl_seal_document (self->document, self->evaluation, bsl_report_options_to_json (self->options), carries_project (self));
  return self->document;
}

BslDocument *
bsl_report_new (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  BslBuilder builder;
  BslDocument *document = NULL;

  bsl_builder_init (&builder, project, evaluation, options);
  if (builder.form != NULL && (options->since != NULL || !bsl_member_flag (builder.form, "compares")))
    document = build (&builder);
  bsl_builder_clear (&builder);
  return document;
}
