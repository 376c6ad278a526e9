/* SPDX-License-Identifier: EUPL-1.2 */
/* The forms a document is written in. */
#include "config.h"

#include "app/report/bsl-writers.h"

static const BslFormat formats[] = {
  { "odt", ".odt", bsl_odt_write },
  { "pdf", ".pdf", bsl_pdf_write },
  { "html", ".html", bsl_html_write },
  { "txt", ".txt", bsl_text_write },
  { NULL },
};

const BslFormat *
bsl_format_get_all (void)
{
  return formats;
}

const BslFormat *
bsl_format_find (const char *id)
{
  for (const BslFormat *format = formats; format->id != NULL; format++)
    if (g_strcmp0 (format->id, id) == 0)
      return format;
  return NULL;
}
