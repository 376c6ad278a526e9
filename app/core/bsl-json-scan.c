/* SPDX-License-Identifier: EUPL-1.2 */
/* Check of a JSON text before it is read into a tree. */

#include "config.h"

#include "app/core/bsl-json-scan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *start, *end;
  const char *at;
  const char *fault;
  char open[BSL_JSON_MAX_DEPTH]; /* '{' or '[' */
  GHashTable *names[BSL_JSON_MAX_DEPTH];
  guint depth;
} Scan;

/* Four hexadecimal digits, or 0. */
static guint
parse_hex (const char *digits)
{
  guint number = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return 0;
      number = number * 16 + (guint) g_ascii_xdigit_value (digits[i]);
    }
  return number;
}

/* The character of an escape that was checked; @at is behind it then. */
static gunichar
next_escaped (const char **at)
{
  static const char escapes[] = "\"\\/bfnrt", characters[] = "\"\\/\b\f\n\r\t";
  const char *escape = *at + 1;
  guint first;

  *at += 2;
  if (*escape != 'u')
    return (guchar) characters[strchr (escapes, *escape) - escapes];

  first = parse_hex (escape + 1);
  *at += 4;
  if (first < 0xd800 || first > 0xdfff)
    return first;
  *at += 6;
  return 0x10000 + ((first - 0xd800) << 10) + (parse_hex (*at - 4) - 0xdc00);
}

/* The next character of a name that was checked, however it is written; 0 at its end. */
static gunichar
next_character (const char **at)
{
  const char *character = *at;

  if (*character == '"')
    return 0;
  if (*character == '\\')
    return next_escaped (at);

  *at = g_utf8_next_char (character);
  return g_utf8_get_char (character);
}

/* Names are compared where they stand, from behind the opening to the closing quotation mark. */
static guint
name_hash (gconstpointer key)
{
  const char *name = key;
  guint hash = 5381;
  gunichar character;

  while ((character = next_character (&name)) != 0)
    hash = hash * 33 + character;
  return hash;
}

static gboolean
name_equal (gconstpointer a, gconstpointer b)
{
  const char *left = a, *right = b;
  gunichar character;

  do
    {
      character = next_character (&left);
      if (character != next_character (&right))
        return FALSE;
    }
  while (character != 0);
  return TRUE;
}

static gboolean
fail (Scan *self, const char *fault)
{
  self->fault = fault;
  return FALSE;
}

static void
skip_space (Scan *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
peek_is (Scan *self, char c)
{
  return self->at < self->end && *self->at == c;
}

static gboolean
scan_end (Scan *self)
{
  return fail (
      self,
      _("The file ends in the middle; it was probably cut short. Take a complete copy of it."));
}

/* Four hexadecimal digits behind "\\u", or 0. */
static guint
read_hex (Scan *self, const char *at)
{
  if (self->end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return 0;
  return parse_hex (at + 2);
}

static gboolean
scan_unicode (Scan *self)
{
  guint letter = read_hex (self, self->at);
  guint second;

  if (letter == 0)
    return fail (self, _("“\\u” must be followed by four hexadecimal digits other than 0000."));
  self->at += 6;
  if (letter < 0xd800 || letter > 0xdfff)
    return TRUE;

  second = read_hex (self, self->at);
  if (letter < 0xdc00 && second >= 0xdc00 && second <= 0xdfff)
    {
      self->at += 6;
      return TRUE;
    }
  self->at -= 6;
  return fail (self,
               _("This is one half of a pair of “\\u” escapes. Write the character itself."));
}

static gboolean
scan_escape (Scan *self)
{
  if (self->end - self->at < 2)
    return scan_end (self);
  if (self->at[1] == '\0' || strchr ("\"\\/bfnrtu", self->at[1]) == NULL)
    return fail (
        self, _("The backslash does not begin an escape of JSON. Write a backslash as “\\\\”."));
  if (self->at[1] == 'u')
    return scan_unicode (self);

  self->at += 2;
  return TRUE;
}

static gboolean
scan_string (Scan *self)
{
  self->at++;
  while (self->at < self->end && *self->at != '"')
    {
      if (*self->at == '\\')
        {
          if (!scan_escape (self))
            return FALSE;
        }
      else if ((guchar) *self->at < 0x20)
        return fail (
            self,
            _("A text must end on its line: a quotation mark is missing, or a line break must be written “\\n”."));
      else
        self->at++;
    }
  if (self->at >= self->end)
    return scan_end (self);
  self->at++;
  return TRUE;
}

static gboolean
scan_digits (Scan *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first || fail (self, _("A digit was expected here. Correct the number."));
}

static gboolean
number_fits (const char *first, gsize length, gboolean whole)
{
  char digits[64];
  g_autofree char *copy = g_strndup (first, length);

  if (!whole)
    return isfinite (g_ascii_strtod (copy, NULL));
  if (length >= sizeof digits)
    return FALSE;
  errno = 0;
  g_ascii_strtoll (copy, NULL, 10);
  return errno == 0;
}

static gboolean
scan_number (Scan *self)
{
  const char *first = self->at;
  gboolean whole = TRUE;

  if (peek_is (self, '-'))
    self->at++;
  if (peek_is (self, '0'))
    self->at++;
  else if (!scan_digits (self))
    return FALSE;
  if (self->at < self->end && g_ascii_isdigit (*self->at))
    return fail (self, _("A number must not begin with 0. Remove the leading zeros."));
  if (peek_is (self, '.'))
    {
      whole = FALSE;
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (peek_is (self, 'e') || peek_is (self, 'E'))
    {
      whole = FALSE;
      self->at++;
      if (peek_is (self, '+') || peek_is (self, '-'))
        self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (!number_fits (first, (gsize) (self->at - first), whole))
    {
      self->at = first;
      return fail (self, _("The number is too large. Write a smaller number."));
    }
  return TRUE;
}

static gboolean
scan_word (Scan *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return fail (
      self,
      _("A value was expected here: a text between quotation marks, a number, true, false, null, "
        "an object {…} or a list […]."));
}

static gboolean
scan_open (Scan *self)
{
  if (self->depth == BSL_JSON_MAX_DEPTH)
    return fail (
        self,
        _("Objects and lists are nested too deeply: more than 200 levels. This is no file of Boussole."));

  self->open[self->depth] = *self->at;
  if (*self->at == '{' && self->names[self->depth] == NULL)
    self->names[self->depth] = g_hash_table_new (name_hash, name_equal);
  else if (*self->at == '{')
    g_hash_table_remove_all (self->names[self->depth]);
  self->depth++;
  self->at++;
  return TRUE;
}

/* The name of a member and its colon. */
static gboolean
scan_name (Scan *self)
{
  const char *name = self->at + 1;

  if (self->at >= self->end)
    return scan_end (self);
  if (*self->at != '"')
    return fail (self, _("The name of a member was expected here, between quotation marks. "
                         "Check for a comma too many before it."));
  if (!scan_string (self))
    return FALSE;
  if (!g_hash_table_add (self->names[self->depth - 1], (gpointer) name))
    {
      self->at = name - 1;
      return fail (self, _("This member stands twice in the same object. Remove one of the two."));
    }
  skip_space (self);
  if (self->at >= self->end)
    return scan_end (self);
  if (*self->at != ':')
    return fail (self, _("A colon was expected here, after the name of a member."));
  self->at++;
  return TRUE;
}

/* After a value: closes what ends here, up to the next comma. TRUE with depth 0 at the end. */
static gboolean
scan_after_value (Scan *self)
{
  while (self->depth > 0)
    {
      char open = self->open[self->depth - 1];

      skip_space (self);
      if (self->at >= self->end)
        return scan_end (self);
      if (*self->at == ',')
        {
          self->at++;
          skip_space (self);
          return open == '[' || scan_name (self);
        }
      if (*self->at != (open == '{' ? '}' : ']'))
        return fail (self, open == '{' ? _("A comma or “}” was expected here.")
                                       : _("A comma or “]” was expected here."));
      self->at++;
      self->depth--;
    }
  return TRUE;
}

/* One value; what it opens stays open unless it is empty. @complete: it was closed. */
static gboolean
scan_value (Scan *self, gboolean *complete)
{
  *complete = TRUE;
  skip_space (self);
  if (self->at >= self->end)
    return scan_end (self);
  if (*self->at == '"')
    return scan_string (self);
  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return scan_number (self);
  if (*self->at != '{' && *self->at != '[')
    return scan_word (self);
  if (!scan_open (self))
    return FALSE;
  skip_space (self);
  if (peek_is (self, self->open[self->depth - 1] == '{' ? '}' : ']'))
    {
      self->at++;
      self->depth--;
      return TRUE;
    }
  *complete = FALSE;
  return self->open[self->depth - 1] == '[' || scan_name (self);
}

static gboolean
scan_text (Scan *self)
{
  gboolean complete;

  do
    {
      if (!scan_value (self, &complete))
        return FALSE;
      if (complete && !scan_after_value (self))
        return FALSE;
    }
  while (self->depth > 0);
  skip_space (self);
  return self->at == self->end || fail (self, _("The file should end here. Remove what follows."));
}

static void
find_place (const Scan *self, guint *line, guint *column)
{
  *line = *column = 1;
  for (const char *c = self->start; c < self->at; c++)
    if (*c == '\n')
      {
        (*line)++;
        *column = 1;
      }
    else if (((guchar) *c & 0xc0) != 0x80)
      (*column)++;
}

static const char *
find_encoding_fault (const char *data, gsize length, const char *invalid)
{
  static const char *const beginnings[] = { "{", "[", " ", "\t", "\r", "\n", "\xff\xfe", "\xfe\xff" };

  if (*invalid == '\0')
    return _("The file holds the character NUL: it is no text. Choose another file.");
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (length >= strlen (beginnings[i]) && memcmp (data, beginnings[i], strlen (beginnings[i])) == 0)
      return _("The text is not in UTF-8 here. Save the file with the encoding UTF-8.");

  return _("This is no file of Boussole, which would begin with “{”. Choose another file.");
}

const char *
bsl_json_scan (const char *data, gsize length, guint *line, guint *column)
{
  Scan self = { .start = data, .end = data + length, .at = data };
  const char *invalid;

  if (!g_utf8_validate_len (data, length, &invalid))
    {
      self.at = invalid;
      self.fault = find_encoding_fault (data, length, invalid);
    }
  else if (length == 0)
    self.fault = _("The file is empty. Choose another file.");
  else
    scan_text (&self);

  for (guint i = 0; i < BSL_JSON_MAX_DEPTH; i++)
    g_clear_pointer (&self.names[i], g_hash_table_unref);
  if (self.fault != NULL)
    find_place (&self, line, column);
  return self.fault;
}
