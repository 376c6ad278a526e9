/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "bsl-date.h"
#include "bsl-problems.h"
#include "bsl-text.h"

G_BEGIN_DECLS

/* Kind of an answer to a question or of an attribute of an offer. */
typedef enum
{
  BSL_KIND_YES_NO,
  BSL_KIND_ONE,
  BSL_KIND_SET,
  BSL_KIND_NUMBER,
  BSL_KIND_DATE,
  BSL_KIND_TEXT,
} BslKind;

/* "yes-no", "one", "set", "number", "date", "text" */
const char *bsl_kind_to_string (BslKind kind);
extern const char *const bsl_kind_words[];

typedef struct
{
  char *value;   /* identifier in files */
  BslText title; /* for people */
  BslText example;
  char *group; /* identifier of a group of options, or NULL */
} BslOption;

/**
 * BslDomain:
 *
 * The type of a value: its kind and, for yes-no, one and set, the closed list of options. At most
 * 64 options; an option is the bit or the index of its place in the list. Yes-no has the two
 * options "no" (0) and "yes" (1).
 */
typedef struct
{
  BslKind kind;
  GPtrArray *options; /* of BslOption, or NULL */
  double min, max;    /* numbers, inclusive; 0, 0 where free */
  gboolean names;     /* the options are names: they keep their capital everywhere */
} BslDomain;

int bsl_domain_find (const BslDomain *self, const char *value);
const BslOption *bsl_domain_get_option (const BslDomain *self, guint index);

/**
 * BslValue:
 *
 * A value of a domain, or unknown. A known empty set has @known TRUE and @bits 0. Plain data but
 * for @text, which is owned (NULL unless the kind is text).
 */
typedef struct
{
  gboolean known;
  union
  {
    guint64 bits;  /* set */
    guint index;   /* one, yes-no */
    double number; /* number */
    BslDate date;  /* date */
  };
  char *text;
} BslValue;

void bsl_value_clear (BslValue *self);
void bsl_value_copy (const BslValue *self, BslValue *copy);
gboolean bsl_value_equal (const BslValue *a, const BslValue *b, const BslDomain *domain);

/* Reads a value of @domain: absent, null and "unknown" are unknown; what is not of the domain adds
 * a problem that lists what was expected. */
gboolean bsl_value_from_json (BslValue *self, const BslJson *json, const BslDomain *domain);
/* The same from a JSON text; FALSE and unknown where it is NULL or not of @domain. */
gboolean bsl_value_from_text (BslValue *self, const char *text, const BslDomain *domain);
/* The node for files, a set in the order of its options; a null node where unknown. Owned by the
 * caller. */
JsonNode *bsl_value_to_json (const BslValue *self, const BslDomain *domain);
/* As a JSON text, NULL where unknown. To be freed. */
char *bsl_value_to_text (const BslValue *self, const BslDomain *domain);
/* For people: title of the option, "A, b et c", date or number in words, "inconnu". To be freed. */
char *bsl_value_to_words (const BslValue *self, const BslDomain *domain, BslLang lang);
/* Whether its words are names or somebody's own: they keep their capital within a sentence. */
gboolean bsl_domain_keeps_capitals (const BslDomain *self);
/* The words within a sentence. */
char *bsl_value_in_sentence (const BslValue *self, const BslDomain *domain, BslLang lang);

G_END_DECLS
