/* SPDX-License-Identifier: EUPL-1.2 */
/* Which documents there are, of which parts, with which letterheads. */
#include "config.h"

#include "app/report/bsl-report.h"

#include "app/report/bsl-builder-private.h"

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
  BslOutline *outline = bsl_outline_get ();
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
  BslOutline *outline = bsl_outline_get ();
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
  allowed = bsl_builder_find_letterhead (&builder, id) != NULL;
  bsl_builder_clear (&builder);
  return allowed;
}
