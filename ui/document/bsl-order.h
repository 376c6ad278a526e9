/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-report.h"

G_BEGIN_DECLS

/* Which document somebody wants. */
typedef struct
{
  char *form; /* NULL: the whole file */
  BslLang lang;
  char *role; /* NULL: for everyone */
  gboolean withheld;
  char *since, *until; /* versions to compare, by identifier; @until NULL: the project as it is */
  GPtrArray *without; /* of char *: sections left out */
} BslOrder;

/* The whole file. */
BslOrder *bsl_order_new (BslLang lang);
BslOrder *bsl_order_copy (const BslOrder *self);
void bsl_order_free (BslOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslOrder, bsl_order_free)

gboolean bsl_order_has_part (const BslOrder *self, const char *section);
void bsl_order_set_part (BslOrder *self, const char *section, gboolean included);

/* @without holds what the options borrow beside the order: free it after them. Versions are not in them. */
BslReportOptions bsl_order_get_options (const BslOrder *self, const char ***without);

G_END_DECLS
