/* SPDX-License-Identifier: EUPL-1.2 */
/* Light trees of JSON that is known to be valid. */

#include "config.h"

#include "app/catalogue/bsl-node.h"

#include <string.h>

#define BLOCK_NODES 1024
#define MAX_DIGITS 15 /* a double holds them exactly */

struct _BslNodes
{
  GPtrArray *blocks; /* of BLOCK_NODES BslNode each */
  guint n_used;
  char *texts; /* a text is never longer than in the file, quotation marks included */
  char *text;  /* where the next one goes */
  const char *at;
};

BslNodes *
bsl_nodes_new (gsize max_bytes)
{
  BslNodes *self = g_new0 (BslNodes, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_malloc (max_bytes + 1);
  return self;
}

void
bsl_nodes_free (BslNodes *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->texts);
  g_free (self);
}

static BslNode *
take_node (BslNodes *self, BslNodeKind kind)
{
  guint block = self->n_used / BLOCK_NODES;
  BslNode *node;

  if (block == self->blocks->len)
    g_ptr_array_add (self->blocks, g_new (BslNode, BLOCK_NODES));
  node = (BslNode *) g_ptr_array_index (self->blocks, block) + self->n_used++ % BLOCK_NODES;
  *node = (BslNode){ .kind = kind };
  return node;
}

static void
skip_space (BslNodes *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t')
    self->at++;
}

static gunichar
read_hex (const char *at)
{
  gunichar character = 0;

  for (guint i = 0; i < 4; i++)
    character = character * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
  return character;
}

/* Behind "\u"; half of a pair alone becomes the replacement character. */
static gunichar
read_unicode (BslNodes *self)
{
  gunichar high = read_hex (self->at);
  gunichar low;

  self->at += 4;
  if (high < 0xd800 || high > 0xdfff)
    return high;
  if (high > 0xdbff || self->at[0] != '\\' || self->at[1] != 'u')
    return 0xfffd;

  low = read_hex (self->at + 2);
  if (low < 0xdc00 || low > 0xdfff)
    return 0xfffd;
  self->at += 6;
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static void
read_escape (BslNodes *self)
{
  static const char letters[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";
  char letter = self->at[1];
  const char *found = strchr (letters, letter);

  self->at += 2;
  if (letter == 'u')
    self->text += g_unichar_to_utf8 (read_unicode (self), self->text);
  else
    *self->text++ = found != NULL ? meanings[found - letters] : letter;
}

static const char *
read_string (BslNodes *self)
{
  const char *string = self->text;

  self->at++;
  while (*self->at != '"')
    {
      if (*self->at == '\\')
        read_escape (self);
      else
        *self->text++ = *self->at++;
    }
  self->at++;
  *self->text++ = '\0';
  return string;
}

static BslNode *
read_number (BslNodes *self)
{
  BslNode *node = take_node (self, BSL_NODE_NUMBER);
  const char *digit = *self->at == '-' ? self->at + 1 : self->at;
  const char *first = digit;
  gint64 number = 0;
  char *end;

  for (; g_ascii_isdigit (*digit) && digit - first < MAX_DIGITS; digit++)
    number = number * 10 + (*digit - '0');
  if (strchr (".eE0123456789", *digit) == NULL)
    {
      node->whole = TRUE;
      node->number = (double) (*self->at == '-' ? -number : number);
      self->at = digit;
      return node;
    }
  node->number = g_ascii_strtod (self->at, &end);
  self->at = end;
  return node;
}

static BslNode *
read_word (BslNodes *self)
{
  BslNode *node = take_node (self, *self->at == 'n' ? BSL_NODE_NULL : BSL_NODE_BOOLEAN);

  self->at += *self->at == 'f' ? strlen ("false") : strlen ("true");
  return node;
}

static BslNode *read_value (BslNodes *self);

static BslNode *
read_children (BslNodes *self)
{
  gboolean is_object = *self->at == '{';
  BslNode *node = take_node (self, is_object ? BSL_NODE_OBJECT : BSL_NODE_ARRAY);
  BslNode **end = &node->first;

  self->at++;
  skip_space (self);
  while (*self->at != '}' && *self->at != ']')
    {
      const char *name = is_object ? read_string (self) : NULL;

      skip_space (self);
      self->at += is_object ? 1 : 0;
      *end = read_value (self);
      (*end)->name = name;
      end = &(*end)->next;
      node->length++;
      self->at += *self->at == ',' ? 1 : 0;
      skip_space (self);
    }
  self->at++;
  return node;
}

/* Recursion is bounded by BSL_JSON_MAX_DEPTH. */
static BslNode *
read_value (BslNodes *self)
{
  BslNode *node;

  skip_space (self);
  if (*self->at == '{' || *self->at == '[')
    {
      node = read_children (self);
    }
  else if (*self->at == '"')
    {
      node = take_node (self, BSL_NODE_STRING);
      node->text = read_string (self);
      node->length = (guint) (self->text - 1 - node->text);
    }
  else
    {
      node = *self->at == '-' || g_ascii_isdigit (*self->at) ? read_number (self) : read_word (self);
    }
  skip_space (self);
  return node;
}

BslNode *
bsl_nodes_read (BslNodes *self, const char **at)
{
  BslNode *node;

  self->n_used = 0;
  self->text = self->texts;
  self->at = *at;
  node = read_value (self);
  *at = self->at;
  return node;
}
