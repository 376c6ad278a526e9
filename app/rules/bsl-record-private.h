/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-record.h"

G_BEGIN_DECLS

/* Nodes of the record, borrowed; NULL where there is none. */
GPtrArray *bsl_record_get_obligations (BslRecord *self); /* of JsonNode, in order */
GPtrArray *bsl_record_get_offers (BslRecord *self);
JsonNode *bsl_record_find_obligation (BslRecord *self, const char *rule);
JsonNode *bsl_record_find_offer (BslRecord *self, const char *offer);
JsonNode *bsl_record_get_conclusions (BslRecord *self);

G_END_DECLS
