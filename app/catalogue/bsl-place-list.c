/* SPDX-License-Identifier: EUPL-1.2 */
/* Places as a text of the catalogue names them. */

#include "config.h"

#include "app/catalogue/bsl-place-list.h"

#define BETWEEN_PLACES " · "
#define BETWEEN_COUNTRIES " — "
#define AFTER_COUNTRY ": "

void
bsl_place_list_append (GString *list, const char *country, const char *const *places)
{
  g_autofree char *joined = g_strjoinv (BETWEEN_PLACES, (char **) places);

  if (*joined == '\0')
    return;
  if (list->len > 0)
    g_string_append (list, BETWEEN_COUNTRIES);
  if (country != NULL)
    g_string_append_printf (list, "%s" AFTER_COUNTRY, country);
  g_string_append (list, joined);
}

/* Behind "FR: ". */
static const char *
skip_country (const char *text)
{
  gboolean named = g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && g_str_has_prefix (text + 2, AFTER_COUNTRY);

  return named ? text + 2 + (sizeof AFTER_COUNTRY - 1) : text;
}

static void
add_new (GPtrArray *places, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (places, name, g_str_equal, NULL))
    g_ptr_array_add (places, g_strdup (name));
}

char **
bsl_place_list_split (const char *list)
{
  g_auto (GStrv) countries = g_strsplit (list, BETWEEN_COUNTRIES, -1);
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; countries[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (skip_country (countries[i]), BETWEEN_PLACES, -1);

      for (guint j = 0; names[j] != NULL; j++)
        add_new (places, names[j]);
    }
  g_ptr_array_add (places, NULL);
  return (char **) g_ptr_array_free (places, FALSE);
}
