/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places as a text of the catalogue names them, by country: "FR: Paris · Lille — DE: Limburg". */

/* Adds the @places of @country to @list; @country NULL: there is no other, and it is not named. Nothing for no place. */
void bsl_place_list_append (GString *list, const char *country, const char *const *places);
/* The names of the places in @list, in order, each once; g_strfreev(). */
char **bsl_place_list_split (const char *list);

G_END_DECLS
