/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-value.h"

G_BEGIN_DECLS

/* A heading under which services or attributes stand. */
typedef struct
{
  char *id;
  BslText title;
} BslLabel;

/* Services an offer may sell and a project may need (56 codes in 11 groups). */
typedef struct
{
  guint index;
  char *code;
  guint group;
  BslText title;
  BslText description;
} BslService;

typedef struct _BslServices BslServices;

/* Reads data/catalogue/services.json. Problems are added for everything wrong; NULL where there is
 * any. */
BslServices *bsl_services_load (const char *file, BslProblems *problems);
BslServices *bsl_services_ref (BslServices *self);
void bsl_services_unref (BslServices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslServices, bsl_services_unref)
guint bsl_services_get_count (BslServices *self);
const BslService *bsl_services_get (BslServices *self, guint index);
/* "A, b et c": titles of those at @indexes, of guint. To be freed. */
char *bsl_services_join_titles (BslServices *self, const GArray *indexes, BslLang lang);
const BslService *bsl_services_find (BslServices *self, const char *code);
guint bsl_services_get_n_groups (BslServices *self);
const BslLabel *bsl_services_get_group (BslServices *self, guint index);
/* BslOption array for questions and attributes with "options-from": "services"; borrowed. The
 * group of an option is the code of the group of the service. */
GPtrArray *bsl_services_get_options (BslServices *self);

G_END_DECLS
