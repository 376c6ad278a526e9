/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-attributes.h"

G_BEGIN_DECLS

/* The catalogue, as a file of edition @date, that a survey of offers holds: a list of records, of which @form
 * (data/catalogue/survey.json) says where each member goes. To be freed.
 *
 * What the survey does not say stays unknown. What has no place in the catalogue adds a problem that names its place
 * in the survey; NULL where there is any. What the records say is not checked here: that is for the reader of
 * catalogues, and bsl_survey_dup_place() tells where the fault it finds comes from. */
GBytes *bsl_survey_import (GBytes *survey, const char *name, const BslJson *form, BslAttributes *attributes, BslDate date,
                           BslProblems *problems);

/* Where in the survey that stands which is at @path in the catalogue made of it. To be freed. */
char *bsl_survey_dup_place (const BslJson *form, const char *path);

G_END_DECLS
