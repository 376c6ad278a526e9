/* SPDX-License-Identifier: EUPL-1.2 */
/* Escaping for the writers of XML and HTML. */
#include "config.h"

#include "app/report/bsl-markup.h"

#include <stdarg.h>
#include <string.h>

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
  GString *text = g_string_new (template);
  va_list args;

  va_start (args, template);
  for (const char *name = va_arg (args, const char *); name != NULL; name = va_arg (args, const char *))
    {
      g_autofree char *placeholder = g_strdup_printf ("{%s}", name);
      g_autofree char *value = g_markup_escape_text (va_arg (args, const char *), -1);

      g_string_replace (text, placeholder, value, 0);
    }
  va_end (args);
  g_string_append_len (out, text->str, text->len);
  g_string_free (text, TRUE);
}
