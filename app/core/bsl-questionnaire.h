/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "bsl-value.h"

G_BEGIN_DECLS

/* Reference to a text of law or another source: identifier in the table of sources, and place in
 * it ("art. 31, I") or NULL. */
typedef struct
{
  char *source;
  char *article; /* in French, the language of the law */
  char *article_en; /* NULL where it reads the same */
} BslReference;

void bsl_reference_free (BslReference *self);
/* The place in the source, or NULL. */
const char *bsl_reference_get_article (const BslReference *self, BslLang lang);
/* [{"source": "S07", "article": "…" or {"fr": "…", "en": "…"}}, …] → GPtrArray of BslReference */
GPtrArray *bsl_references_from_json (const BslJson *json);

/* A heading over some of the options of a question. */
typedef struct
{
  char *id;
  BslText title;
} BslOptionGroup;

/* One question of the wizard: data, see data/questions/README.md. */
typedef struct
{
  guint index; /* place in the questionnaire and in BslAnswers */
  char *id;    /* answer id of the project file, "organisation.type" */
  guint step;  /* index of its step */
  BslDomain domain;
  BslText title;   /* the question */
  BslText topic;   /* what the answer is about, in a document; or empty */
  BslText why;     /* why it is asked */
  BslText example; /* example of an answer, where there are no options */
  BslText unit;    /* "habitants", "mois", "€" … for numbers */
  char *ask;       /* role that can tell */
  GPtrArray *law;  /* of BslReference */
  GPtrArray *groups; /* of BslOptionGroup, in order; may be empty */
  JsonNode *asked_when; /* condition over answers, or NULL: always; compiled by the rules layer */
  char *file, *path;    /* where it was read, for messages */
} BslQuestion;

typedef struct
{
  char *id;
  BslText title;
  BslText intro;
} BslStep;

typedef struct
{
  char *id;
  BslText title;
  BslText agent; /* who does something: "l’acheteur" */
  BslText explanation;
} BslRole;

typedef struct _BslQuestionnaire BslQuestionnaire;

/* Reads every *.json of @directory in name order. Problems are added for what is wrong; NULL where
 * nothing usable could be read. @services supplies the options of questions with "options-from":
 * "services" (BslOption array, borrowed for the call). */
BslQuestionnaire *bsl_questionnaire_load (const char *directory, GPtrArray *services, BslProblems *problems);
BslQuestionnaire *bsl_questionnaire_ref (BslQuestionnaire *self);
void bsl_questionnaire_unref (BslQuestionnaire *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslQuestionnaire, bsl_questionnaire_unref)

/* What the answer is about, in a document: the topic, or the title where there is none. */
const char *bsl_question_get_topic (const BslQuestion *self, BslLang lang);

guint bsl_questionnaire_get_n_questions (BslQuestionnaire *self);
const BslQuestion *bsl_questionnaire_get_question (BslQuestionnaire *self, guint index);
const BslQuestion *bsl_questionnaire_find (BslQuestionnaire *self, const char *id);
guint bsl_questionnaire_get_n_steps (BslQuestionnaire *self);
const BslStep *bsl_questionnaire_get_step (BslQuestionnaire *self, guint index);
/* A number that is another one where the titles of the options are others. */
gint64 bsl_questionnaire_get_words_version (BslQuestionnaire *self);
guint bsl_questionnaire_get_n_roles (BslQuestionnaire *self);
const BslRole *bsl_questionnaire_get_role (BslQuestionnaire *self, guint index);
const BslRole *bsl_questionnaire_find_role (BslQuestionnaire *self, const char *id);

/**
 * BslAnswers:
 *
 * The value of every question, unknown where none was given. Copy it to keep it.
 */
typedef struct _BslAnswers BslAnswers;

BslAnswers *bsl_answers_new (BslQuestionnaire *questionnaire);
BslAnswers *bsl_answers_copy (BslAnswers *self);
void bsl_answers_free (BslAnswers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslAnswers, bsl_answers_free)

BslQuestionnaire *bsl_answers_get_questionnaire (BslAnswers *self);
const BslValue *bsl_answers_get (BslAnswers *self, guint question);
void bsl_answers_set (BslAnswers *self, guint question, const BslValue *value);
guint bsl_answers_count_known (BslAnswers *self);

G_END_DECLS
