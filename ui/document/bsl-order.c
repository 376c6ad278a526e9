/* SPDX-License-Identifier: EUPL-1.2 */
/* Which document somebody wants. */
#include "config.h"

#include "ui/document/bsl-order.h"

BslOrder *
bsl_order_new (BslLang lang)
{
  BslOrder *self = g_new0 (BslOrder, 1);

  self->lang = lang;
  self->without = g_ptr_array_new_with_free_func (g_free);
  return self;
}

BslOrder *
bsl_order_copy (const BslOrder *self)
{
  BslOrder *copy = bsl_order_new (self->lang);

  copy->form = g_strdup (self->form);
  copy->role = g_strdup (self->role);
  copy->withheld = self->withheld;
  copy->since = g_strdup (self->since);
  copy->until = g_strdup (self->until);
  for (guint i = 0; i < self->without->len; i++)
    g_ptr_array_add (copy->without, g_strdup (g_ptr_array_index (self->without, i)));
  return copy;
}

void
bsl_order_free (BslOrder *self)
{
  g_free (self->form);
  g_free (self->role);
  g_free (self->since);
  g_free (self->until);
  g_ptr_array_unref (self->without);
  g_free (self);
}

gboolean
bsl_order_has_part (const BslOrder *self, const char *section)
{
  return !g_ptr_array_find_with_equal_func (self->without, section, g_str_equal, NULL);
}

void
bsl_order_set_part (BslOrder *self, const char *section, gboolean included)
{
  guint index;

  if (included && g_ptr_array_find_with_equal_func (self->without, section, g_str_equal, &index))
    g_ptr_array_remove_index (self->without, index);
  else if (!included && bsl_order_has_part (self, section))
    g_ptr_array_add (self->without, g_strdup (section));
}

BslReportOptions
bsl_order_get_options (const BslOrder *self, const char ***without)
{
  *without = g_new0 (const char *, self->without->len + 1);
  for (guint i = 0; i < self->without->len; i++)
    (*without)[i] = g_ptr_array_index (self->without, i);
  return (BslReportOptions) { .form = self->form, .lang = self->lang, .role = self->role, .withheld = self->withheld,
                              .without = *without, .time = g_get_real_time () / G_USEC_PER_SEC };
}
