/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-justification.h"
#include "app/report/bsl-texts.h"

G_BEGIN_DECLS

/* What the sections of the justification are drawn from. */
typedef struct
{
  BslDocument *document;
  BslProject *project;
  BslEvaluation *evaluation;
  BslRuleBase *rules;
  BslCatalogue *catalogue;
  BslQuestionnaire *questionnaire;
  BslTexts *texts;
  BslLang lang;
  BslDate on;
  JsonObject *outline;   /* data/report/outline.json */
  GPtrArray *missing;    /* of char*: what people still have to write, named where it stands */
  GHashTable *cited;     /* identifiers of sources cited so far */
  GHashTable *read;      /* identifiers of interpretations used so far */
} BslJustification;

/* Fixed sentence, heading, paragraph by identifier of data/report/texts.json. */
#define T(id) bsl_texts_get (self->texts, id)

void bsl_justification_head (BslJustification *self, guint level, const char *id);
BslLine *bsl_justification_say (BslJustification *self, BslBlockStyle style, const char *text);
/* A paragraph for each of @sentences, as a list. */
void bsl_justification_list (BslJustification *self, char **sentences);
/* A table whose header cells are the sentences of the identifiers; ends with NULL. */
BslBlock *bsl_justification_table (BslJustification *self, const char *caption, const double *widths, ...) G_GNUC_NULL_TERMINATED;
/* Adds a row and returns its index; the cells that follow are texts (NULL: to be filled later). */
guint bsl_justification_row (BslBlock *table, ...);
BslLine *bsl_justification_cell (BslBlock *table, guint row, guint column);
/* Marks something that a person has to write, and returns the sentence that says so. To be freed. */
char *bsl_justification_to_complete (BslJustification *self, const char *what, const char *role);

/* "S07, art. 31, I ; S11" with links; remembers the sources for the annex. */
void bsl_justification_cite (BslJustification *self, BslLine *line, GPtrArray *references);
void bsl_justification_name_rule (BslJustification *self, BslLine *line, const BslRule *rule);
/* Why a rule applies, may apply or does not; to be freed. */
char *bsl_justification_dup_reasons (BslJustification *self, const BslObligation *obligation);
const char *bsl_justification_get_role (BslJustification *self, const char *role);
/* Value in words with its unit; to be freed. */
char *bsl_justification_dup_answer (BslJustification *self, const BslQuestion *question);
/* Names in @section of the outline; NULL-terminated, to be freed (g_strfreev). */
char **bsl_justification_dup_outline (BslJustification *self, const char *kind, const char *section);
void bsl_justification_add_conclusions (BslJustification *self, const char *section);
/* "a, b et c" of services by index; to be freed. */
char *bsl_justification_dup_services (BslJustification *self, GArray *services);

/* The sections, in this order. */
void bsl_justification_add_title (BslJustification *self, gboolean draft);
void bsl_justification_add_identification (BslJustification *self, const char *project_sha256);
void bsl_justification_add_need (BslJustification *self);
void bsl_justification_add_data (BslJustification *self);
void bsl_justification_add_analyses (BslJustification *self);
void bsl_justification_add_rules (BslJustification *self);
void bsl_justification_add_before_market (BslJustification *self);
void bsl_justification_add_offers (BslJustification *self);
void bsl_justification_add_coverage (BslJustification *self);
void bsl_justification_add_clauses (BslJustification *self);
void bsl_justification_add_tasks (BslJustification *self);
void bsl_justification_add_derogation (BslJustification *self);
void bsl_justification_add_changes (BslJustification *self);
void bsl_justification_add_decision (BslJustification *self);
void bsl_justification_add_annexes (BslJustification *self);

G_END_DECLS
