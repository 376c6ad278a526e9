/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of options and headings. */

#include "config.h"

#include "app/catalogue/bsl-options.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-data-file.h"

static void
option_free (gpointer data)
{
  BslOption *option = data;

  g_free (option->value);
  g_free (option->group);
  bsl_text_clear (&option->title);
  g_free (option);
}

GPtrArray *
bsl_options_new (void)
{
  return g_ptr_array_new_with_free_func (option_free);
}

void
bsl_options_add (GPtrArray *options, const char *value, const BslText *title, const char *group)
{
  BslOption *option = g_new0 (BslOption, 1);

  option->value = g_strdup (value);
  option->group = g_strdup (group);
  for (guint lang = 0; lang < BSL_N_LANGS; lang++)
    option->title.in[lang] = g_strdup (title->in[lang]);
  g_ptr_array_add (options, option);
}

static void
label_free (gpointer data)
{
  BslLabel *label = data;

  g_free (label->id);
  bsl_text_clear (&label->title);
  g_free (label);
}

GPtrArray *
bsl_labels_new (void)
{
  return g_ptr_array_new_with_free_func (label_free);
}

GPtrArray *
bsl_labels_from_json (const BslJson *json, const char *list, const char *key)
{
  const char *const members[] = { key, "title", NULL };
  GPtrArray *labels = bsl_labels_new ();
  BslJson groups = bsl_json_member (json, list);
  guint length = bsl_json_length (&groups);

  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (&groups, i);
      BslLabel *label = g_new0 (BslLabel, 1);

      bsl_json_only (&element, members);
      label->id = bsl_data_file_dup_string (&element, key);
      bsl_data_file_read_text (&element, "title", &label->title);
      if (bsl_labels_find (labels, label->id) >= 0)
        bsl_json_complain (&element, _("The group “%s” stands twice. Remove one of the two."), label->id);
      g_ptr_array_add (labels, label);
    }
  return labels;
}

int
bsl_labels_find (GPtrArray *labels, const char *id)
{
  for (guint i = 0; id != NULL && i < labels->len; i++)
    if (g_strcmp0 (((const BslLabel *) g_ptr_array_index (labels, i))->id, id) == 0)
      return (int) i;

  return -1;
}
