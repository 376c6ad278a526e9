/* SPDX-License-Identifier: EUPL-1.2 */
/* A document of a project: which sections, in which order, draft or final, what it carries. */
#include "config.h"

#include "app/report/bsl-report.h"

#include <string.h>

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-choice.h"
#include "app/report/bsl-logo.h"
#include "app/report/bsl-seal.h"
#include "app/report/bsl-versions.h"
#include "app/rules/bsl-analysis-record.h"

#define MAX_NAME 100 /* bytes of a part of the name of the file: two, a day and an ending are under 255 */
#define PROJECT_TYPE "application/vnd.boussole+json"

static gboolean
awaits_analysis (BslProject *project, BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    if (bsl_analysis_is_awaited (bsl_rule_base_get_analysis (rules, i), project, evaluation))
      return TRUE;
  return FALSE;
}

static gboolean
awaits_offer (BslBuilder *self)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    if (bsl_builder_awaits (self, bsl_evaluation_get_offer (self->evaluation, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_draft (BslBuilder *self)
{
  return bsl_evaluation_get_stop (self->evaluation) != NULL || bsl_builder_get_need (self) == BSL_NEED_NONE || bsl_evaluation_get_open_questions (self->evaluation)->len > 0
         || awaits_analysis (self->project, self->evaluation) || awaits_offer (self);
}

void
bsl_builder_init (BslBuilder *self, BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  *self = (BslBuilder) { .project = project, .evaluation = evaluation, .options = options, .lang = options->lang };
  self->outline = bsl_outline_new ();
  self->texts = bsl_texts_new (options->lang);
  self->rules = bsl_evaluation_get_rules (evaluation);
  self->catalogue = bsl_evaluation_get_catalogue (evaluation);
  self->questionnaire = bsl_project_get_questionnaire (project);
  self->on = bsl_evaluation_get_date (evaluation);
  self->chosen = bsl_choice_find (project, evaluation);
  self->shown = bsl_builder_is_withheld (self, BSL_CHOICE_PLACE) ? g_ptr_array_new () : g_ptr_array_ref (self->chosen);
  self->draft = is_draft (self);
  self->form = bsl_outline_find_form (self->outline, options->form ? options->form : "file");
  self->parts = g_ptr_array_new ();
  self->chapters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->ways = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->attestations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->spoken = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_ground_free);
  self->shared = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->cited = g_hash_table_new (g_str_hash, g_str_equal);
  self->read = g_hash_table_new (g_str_hash, g_str_equal);
  self->told = g_hash_table_new (g_str_hash, g_str_equal);
}

gboolean
bsl_report_is_draft (BslProject *project, BslEvaluation *evaluation)
{
  BslReportOptions options = { .lang = BSL_LANG_FR };
  BslBuilder builder;
  gboolean draft;

  bsl_builder_init (&builder, project, evaluation, &options);
  draft = builder.draft;
  bsl_builder_clear (&builder);
  return draft;
}

void
bsl_builder_clear (BslBuilder *self)
{
  g_ptr_array_unref (self->grounds);
  g_ptr_array_unref (self->shared);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->clause_offers, g_ptr_array_unref);
  g_hash_table_unref (self->chapters);
  g_hash_table_unref (self->ways);
  g_hash_table_unref (self->attestations);
  g_clear_pointer (&self->opinions, g_ptr_array_unref);
  g_hash_table_unref (self->spoken);
  g_clear_pointer (&self->versions, bsl_versions_free);
  g_free (self->description);
  g_hash_table_unref (self->cited);
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->told);
  bsl_texts_free (self->texts);
  bsl_outline_free (self->outline);
}

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

/* What a third party may read of a section, where that is not everything, and why. For third parties it is said in
 * each: what the project marks may stand anywhere. TRUE where it was said. */
static gboolean
add_disclosure (BslBuilder *self, JsonObject *section)
{
  const char *disclosure = bsl_member_string (section, "disclosure");
  const char *why = bsl_builder_text (self, section, "withheld-for");
  gboolean none = g_strcmp0 (disclosure, "none") == 0;
  g_autofree char *text = NULL;

  if (!bsl_member_flag (self->form, "disclosure"))
    return FALSE;
  if (!self->options->withheld && (disclosure == NULL || g_str_equal (disclosure, "full")))
    return FALSE;
  if (self->options->withheld && why == NULL)
    why = bsl_texts_get (self->texts, "withheld-by-choice");
  text = bsl_texts_format (self->texts, self->options->withheld ? "withheld-note" : none ? "note-none" : "note-part",
                           "why", why ? why : "", NULL);
  bsl_line_add (bsl_document_add_paragraph (self->document, BSL_STYLE_NOTE), text);
  return TRUE;
}

/* That of the project is for its own readers: third parties read that it was there. */
static const char *
get_marking (BslBuilder *self)
{
  if (self->options->marking != NULL || self->options->withheld)
    return self->options->marking;
  return bsl_own_text_get (self->project, BSL_OWN_TEXT_MARKING);
}

/* The letterhead @id where it is for the body of the project, else NULL. */
static JsonObject *
find_letterhead (BslBuilder *self, const char *id)
{
  JsonObject *letterhead = id != NULL ? bsl_outline_find_letterhead (self->outline, id) : NULL;

  return letterhead != NULL && bsl_builder_holds (self, letterhead, NULL) ? letterhead : NULL;
}

/* What the user has printed above everything else. */
static void
add_head (BslBuilder *self)
{
  const BslReportOptions *options = self->options;
  JsonObject *letterhead = find_letterhead (self, options->letterhead);
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
  gboolean closed = self->options->withheld && g_strcmp0 (bsl_member_string (section, "disclosure"), "none") == 0;
  guint withheld = self->n_withheld, mention;
  gboolean mentioned;

  self->section = id;
  bsl_document_begin_section (self->document, id);
  if (bsl_document_get_n_blocks (self->document) == 0)
    add_head (self);
  if (bsl_member_flag (section, "page"))
    bsl_document_break_page (self->document);
  add_title (self, section);
  mention = bsl_document_get_n_blocks (self->document);
  mentioned = add_disclosure (self, section);
  if (closed)
    return;
  bsl_builder_add_blocks (self, bsl_member_array (section, "blocks"), NULL);
  if (self->options->withheld && mentioned && self->n_withheld == withheld)
    bsl_document_remove_block (self->document, mention);
}

/* "Projet de justification communicable", "Questions par rôle – RSSI" */
static char *
dup_kind (BslBuilder *self)
{
  const char *name = self->draft ? bsl_builder_text (self, self->form, "draft-name") : NULL;
  g_autofree char *kind = NULL;

  if (name == NULL)
    name = bsl_builder_text (self, self->form, "name");
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
  g_autofree char *kind = dup_kind (self);

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
  g_ptr_array_set_size (self->shared, 0);
  g_hash_table_remove_all (self->told);
  self->n_figures = self->n_annexes = self->n_withheld = 0;
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
static BslDocument *
build (BslBuilder *self)
{
  g_autofree char *title = dup_title (self);

  choose_parts (self);
  do
    write_parts (self, title);
  while (self->late);
  describe (self);
  if (carries_project (self))
    attach_project (self);
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

/* One long word is cut between two characters. */
static void
cut_at_word (GString *name)
{
  const char *end = name->str + MAX_NAME, *space;

  while ((*end & 0xc0) == 0x80)
    end--;
  g_string_truncate (name, end - name->str);
  space = strrchr (name->str, ' ');
  if (space != NULL)
    g_string_truncate (name, space - name->str);
}

/* @title without what a file system refuses, cut at a word. */
static char *
clean_name (const char *title)
{
  GString *name = g_string_new (NULL);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || !g_unichar_isprint (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      g_string_append_unichar (name, c);
    }
  if (name->len > MAX_NAME)
    cut_at_word (name);
  g_strchomp (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  return g_string_free_and_steal (name);
}

char *
bsl_report_dup_file_name (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  BslBuilder builder;
  g_autofree char *title = clean_name (bsl_project_get_title (project));
  g_autofree char *date = bsl_date_to_iso (bsl_evaluation_get_date (evaluation));
  g_autofree char *kind = NULL;
  g_autofree char *clean = NULL;

  bsl_builder_init (&builder, project, evaluation, options);
  kind = builder.form != NULL ? dup_kind (&builder) : NULL;
  bsl_builder_clear (&builder);
  g_return_val_if_fail (kind != NULL, NULL);
  clean = clean_name (kind);
  if (title[0] == '\0')
    return g_strdup_printf ("%s - %s", clean, date);
  return g_strdup_printf ("%s - %s - %s", clean, title, date);
}

static void
form_free (BslReportForm *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_strfreev (self->parts);
  g_free (self);
}

static GStrv
dup_parts (BslOutline *outline, JsonObject *form)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  JsonArray *ids = bsl_member_array (form, "parts");

  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      const char *id = json_array_get_string_element (ids, i);
      JsonObject *section = bsl_outline_find_section (outline, id);

      if (section != NULL && json_object_has_member (section, "title"))
        g_strv_builder_add (parts, id);
    }
  return g_strv_builder_end (parts);
}

GPtrArray *
bsl_report_list_forms (BslLang lang)
{
  g_autoptr (BslOutline) outline = bsl_outline_new ();
  GPtrArray *all = bsl_outline_get_forms (outline), *forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);

  for (guint i = 0; i < all->len; i++)
    {
      JsonObject *object = g_ptr_array_index (all, i);
      BslReportForm *form = g_new0 (BslReportForm, 1);

      form->id = g_strdup (bsl_member_string (object, "id"));
      form->title = g_strdup (bsl_member_text (object, "name", lang));
      form->summary = g_strdup (bsl_member_text (object, "summary", lang));
      form->disclosure = bsl_member_flag (object, "disclosure");
      form->by_role = bsl_member_flag (object, "by-role");
      form->compares = bsl_member_flag (object, "compares");
      form->reminders = bsl_member_flag (object, "reminders");
      form->parts = dup_parts (outline, object);
      g_ptr_array_add (forms, form);
    }
  return forms;
}

char *
bsl_report_dup_comparing_form (void)
{
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (BSL_LANG_FR);

  for (guint i = 0; i < forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (forms, i);

      if (form->compares)
        return g_strdup (form->id);
    }
  return NULL;
}

static void
part_free (BslReportPart *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static BslReportPart *
part_new (const char *id, const char *title)
{
  BslReportPart *self = g_new0 (BslReportPart, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  return self;
}

static void
add_part (GPtrArray *parts, BslBuilder *builder, const char *id)
{
  JsonObject *section = bsl_outline_find_section (builder->outline, id);
  const char *title = bsl_builder_text (builder, section, "title");

  if (title != NULL && bsl_builder_holds (builder, section, NULL))
    g_ptr_array_add (parts, part_new (id, title));
}

GPtrArray *
bsl_report_list_parts (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  BslBuilder builder;
  JsonArray *ids;

  bsl_builder_init (&builder, project, evaluation, options);
  ids = builder.form != NULL ? bsl_member_array (builder.form, "parts") : NULL;
  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    add_part (parts, &builder, json_array_get_string_element (ids, i));
  bsl_builder_clear (&builder);
  return parts;
}

GPtrArray *
bsl_report_list_letterheads (BslLang lang)
{
  g_autoptr (BslOutline) outline = bsl_outline_new ();
  GPtrArray *all = bsl_outline_get_letterheads (outline), *list = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  for (guint i = 0; i < all->len; i++)
    {
      JsonObject *object = g_ptr_array_index (all, i);

      g_ptr_array_add (list, part_new (bsl_member_string (object, "id"), bsl_member_text (object, "name", lang)));
    }
  return list;
}

gboolean
bsl_report_allows_letterhead (BslProject *project, BslEvaluation *evaluation, const char *id)
{
  const BslReportOptions options = { .lang = BSL_LANG_FR };
  BslBuilder builder;
  gboolean allowed;

  bsl_builder_init (&builder, project, evaluation, &options);
  allowed = find_letterhead (&builder, id) != NULL;
  bsl_builder_clear (&builder);
  return allowed;
}
