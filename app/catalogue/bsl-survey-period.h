/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "app/core/bsl-date.h"

G_BEGIN_DECLS

/* A record of a survey, the form it is read by, and the date of the catalogue that is made of it. */
typedef struct
{
  JsonNode *form, *record;
  BslDate date;
} BslSurveyRecord;

/* The node at "a.b" within @object; NULL where there is none or it is null. Borrowed. */
JsonNode *bsl_survey_find (JsonNode *object, const char *path);
/* The text there, or NULL. */
const char *bsl_survey_find_string (JsonNode *object, const char *path);

/* What @value (taken) is over time, by the member "periods" of the form: a "timeline", or the "value" that it always
 * is, are set in @fact. */
void bsl_survey_period_set (const BslSurveyRecord *self, JsonNode *periods, JsonNode *value, JsonObject *fact);

G_END_DECLS
