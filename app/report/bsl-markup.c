/* SPDX-License-Identifier: EUPL-1.2 */
/* Escaping for the writers of XML and HTML. */
#include "config.h"

#include "app/report/bsl-markup.h"

#include <stdarg.h>

#include "app/core/bsl-text.h"

void
bsl_markup_text (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

void
bsl_markup_printf (GString *out, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_string_append (out, text);
}

void
bsl_markup_template (GString *out, const char *template, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  g_autofree char *filled = NULL;
  va_list args;

  va_start (args, template);
  for (const char *name = va_arg (args, const char *); name != NULL; name = va_arg (args, const char *))
    {
      g_ptr_array_add (pairs, g_strdup (name));
      g_ptr_array_add (pairs, g_markup_escape_text (va_arg (args, const char *), -1));
    }
  va_end (args);
  filled = bsl_text_fill (template, (const char *const *) pairs->pdata);
  g_string_append (out, filled);
}
