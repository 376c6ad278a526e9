/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-services.h"

G_BEGIN_DECLS

/* A domain holds its options as the bits of a set. */
#define BSL_MAX_OPTIONS 64

/* A list of BslOption that frees them. */
GPtrArray *bsl_options_new (void);
void bsl_options_add (GPtrArray *options, const char *value, const BslText *title, const char *group);

/* A list of BslLabel that frees them. */
GPtrArray *bsl_labels_new (void);
/* Reads [{@key: "…", "title": {…}}, …] of the member @list; a problem where one stands twice. */
GPtrArray *bsl_labels_from_json (const BslJson *json, const char *list, const char *key);
/* Index of the label, or -1. */
int bsl_labels_find (GPtrArray *labels, const char *id);

G_END_DECLS
