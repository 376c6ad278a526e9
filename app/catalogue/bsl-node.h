/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BSL_NODE_NULL,
  BSL_NODE_BOOLEAN,
  BSL_NODE_NUMBER,
  BSL_NODE_STRING,
  BSL_NODE_ARRAY,
  BSL_NODE_OBJECT,
} BslNodeKind;

/**
 * BslNode:
 *
 * A value of JSON in memory that is used again for the next tree. A catalogue may hold thousands of
 * offers; this takes a fraction of the time of #JsonNode.
 */
typedef struct _BslNode BslNode;

struct _BslNode
{
  BslNode *next;    /* element or member of the same parent, in file order */
  const char *name; /* of a member */
  BslNodeKind kind;
  gboolean whole; /* a number without fraction or exponent */
  guint length;   /* elements, members, or bytes of a string */
  union
  {
    const char *text;
    double number;
    BslNode *first;
  };
};

typedef struct _BslNodes BslNodes;

/* @max_bytes: of the longest text that will be read */
BslNodes *bsl_nodes_new (gsize max_bytes);
void bsl_nodes_free (BslNodes *self);
/* The value that begins at @at, which bsl_json_scan() found valid; moves @at behind it. It lasts
 * until the next call. */
BslNode *bsl_nodes_read (BslNodes *self, const char **at);

G_END_DECLS
