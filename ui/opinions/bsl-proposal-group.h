/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-questionnaire.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROPOSAL_GROUP (bsl_proposal_group_get_type ())
G_DECLARE_FINAL_TYPE (BslProposalGroup, bsl_proposal_group, BSL, PROPOSAL_GROUP, AdwPreferencesGroup)

/* A question somebody is asked about, the answer that was sent (JSON text, NULL: none), and a way to
 * propose another one. Signal "edited" when a person changed it. */
GtkWidget *bsl_proposal_group_new (const BslQuestion *question, const char *sent, BslLang lang);

/* The other answer as a node, owned by the caller; NULL where none is proposed. FALSE where what is
 * typed is no answer: it has the focus then, and @fault says what is wrong. */
gboolean bsl_proposal_group_read (BslProposalGroup *self, JsonNode **proposed, const char **fault);
const char *bsl_proposal_group_get_id (BslProposalGroup *self);

G_END_DECLS
