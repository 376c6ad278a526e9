/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "app/core/bsl-text.h"

G_BEGIN_DECLS

/**
 * BslOutline:
 *
 * What the documents are made of: forms, sections and their blocks, named lists, the places for
 * people's own texts. Data of data/report, see its README.md, compiled into the library so that they
 * can never be missing. All JSON is borrowed, and only ever read: threads share it.
 */
typedef struct _BslOutline BslOutline;

/* The one there is, read when it is first asked for; never freed. */
BslOutline *bsl_outline_get (void);

/* NULL where there is none of that name. */
JsonObject *bsl_outline_find_form (BslOutline *self, const char *id);
JsonObject *bsl_outline_find_section (BslOutline *self, const char *id);
JsonObject *bsl_outline_find_list (BslOutline *self, const char *id);
JsonArray *bsl_outline_find_blocks (BslOutline *self, const char *id);
JsonObject *bsl_outline_find_place (BslOutline *self, const char *id);
JsonObject *bsl_outline_find_letterhead (BslOutline *self, const char *id);
/* Which places tell of the duty of a rule, and when it is without object; NULL where nothing is known of that. */
JsonObject *bsl_outline_find_duty (BslOutline *self, const char *rule);
/* Third parties never read what stands at @place, whatever the project says. */
gboolean bsl_outline_withholds (BslOutline *self, const char *place);
/* In how many months a fact grows old. */
guint bsl_outline_get_old_months (BslOutline *self);
/* The name of the form, list or place that the program itself speaks of as @role, see "roles" in the schema. */
const char *bsl_outline_get_role (BslOutline *self, const char *role);
/* Which answers tell the need, and which attribute of an offer meets it. */
JsonObject *bsl_outline_get_need (BslOutline *self);
/* in the order of the files; of JsonObject */
GPtrArray *bsl_outline_get_forms (BslOutline *self);
GPtrArray *bsl_outline_get_places (BslOutline *self);
GPtrArray *bsl_outline_get_letterheads (BslOutline *self);

/* A member of JSON, or what stands for it where it is absent. */
const char *bsl_member_string (JsonObject *object, const char *name);
gboolean bsl_member_flag (JsonObject *object, const char *name);
JsonObject *bsl_member_object (JsonObject *object, const char *name);
JsonArray *bsl_member_array (JsonObject *object, const char *name);
/* The text {"fr": …, "en": …}; NULL where absent. */
const char *bsl_member_text (JsonObject *object, const char *name, BslLang lang);
/* TRUE where the array or string @name is absent or holds @value. */
gboolean bsl_member_allows (JsonObject *object, const char *name, const char *value);

G_END_DECLS
