/* SPDX-License-Identifier: EUPL-1.2 */
/* What a PDF would unfold to. */
#include "config.h"

#include "app/report/bsl-pdf-bounds.h"

#include <gio/gio.h>
#include <string.h>

#define CHUNK 65536

/* A zlib header where the first filter gives its result to a second one: nothing of ours does. */
static gboolean
is_folded_twice (const guint8 *data, gsize size)
{
  return size > 1 && data[0] == 0x78 && ((data[0] << 8) | data[1]) % 31 == 0;
}

/* Unfolds into nothing, at most *@left bytes, which it counts down; damage ends it, as it does for
 * libqpdf. */
static gboolean
is_stream_bounded (const guint8 *data, gsize size, gsize *left, guint8 *chunk)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gboolean first = TRUE;
  gsize at = 0, n_read, n_written;

  while (result == G_CONVERTER_CONVERTED)
    {
      result = g_converter_convert (G_CONVERTER (inflater), data + at, size - at, chunk, CHUNK, G_CONVERTER_INPUT_AT_END, &n_read,
                                    &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return TRUE;
      if (n_written > *left || (first && is_folded_twice (chunk, n_written)))
        return FALSE;
      first = FALSE;
      at += n_read;
      *left -= n_written;
    }
  return TRUE;
}

/* Start of the data behind the keyword at @p: a line end follows it, maybe after spaces. */
static const guint8 *
skip_keyword (const guint8 *p, const guint8 *end)
{
  p += strlen ("stream");
  while (p < end && strchr (" \t\f\v", *p) != NULL && *p != 0)
    p++;
  if (p < end && *p == '\r')
    p++;
  if (p < end && *p == '\n')
    p++;
  return p;
}

typedef enum
{
  TOKEN_BAD,
  TOKEN_WORD,
  TOKEN_NAME,
  TOKEN_STRING,
  TOKEN_OPEN_ARRAY,
  TOKEN_CLOSE_ARRAY,
  TOKEN_OPEN_DICTIONARY,
  TOKEN_CLOSE_DICTIONARY,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const guint8 *start;
  gsize length;
} Token;

static const guint8 *
skip_white (const guint8 *p, const guint8 *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p;
}

/* The same with all that readers pass over between an object's number, its dictionary and its data. */
static const guint8 *
skip_blank (const guint8 *p, const guint8 *end)
{
  gboolean comment = FALSE;

  for (; p < end; p++)
    if (*p == '\n' || *p == '\r')
      comment = FALSE;
    else if (*p == '%')
      comment = TRUE;
    else if (!comment && *p != 0 && *p != '\v' && !g_ascii_isspace (*p))
      break;
  return p;
}

static gboolean
is_regular (guint8 byte)
{
  return byte != 0 && byte != '\v' && !g_ascii_isspace (byte) && strchr ("()<>[]{}/%", byte) == NULL;
}

/* Behind the string that begins at @p, or NULL. */
static const guint8 *
skip_string (const guint8 *p, const guint8 *end)
{
  guint depth = 0;

  for (; p < end; p++)
    if (*p == '\\')
      p++;
    else if (*p == '(')
      depth++;
    else if (*p == ')' && --depth == 0)
      return p + 1;
  return NULL;
}

/* Behind the string in hexadecimal digits that begins at @p, or NULL. */
static const guint8 *
skip_digits (const guint8 *p, const guint8 *end)
{
  for (p++; p < end && (g_ascii_isxdigit (*p) || g_ascii_isspace (*p));)
    p++;
  return p < end && *p == '>' ? p + 1 : NULL;
}

static TokenKind
find_kind (const guint8 *p, const guint8 *end)
{
  gboolean twice = end - p > 1 && p[0] == p[1];

  switch (*p)
    {
    case '/':
      return TOKEN_NAME;
    case '(':
      return TOKEN_STRING;
    case '[':
      return TOKEN_OPEN_ARRAY;
    case ']':
      return TOKEN_CLOSE_ARRAY;
    case '<':
      return twice ? TOKEN_OPEN_DICTIONARY : TOKEN_STRING;
    case '>':
      return twice ? TOKEN_CLOSE_DICTIONARY : TOKEN_BAD;
    default:
      return is_regular (*p) ? TOKEN_WORD : TOKEN_BAD;
    }
}

/* Reads the next token and moves @p behind it. Bad is also what programs do not write there, as a comment, which readers
 * take in different ways. */
static Token
read_token (const guint8 **p, const guint8 *end)
{
  Token token = { TOKEN_BAD, skip_white (*p, end), 0 };
  const guint8 *after = token.start;

  if (after == end)
    return token;
  token.kind = find_kind (after, end);
  if (token.kind == TOKEN_STRING)
    after = *after == '(' ? skip_string (after, end) : skip_digits (after, end);
  else if (token.kind >= TOKEN_OPEN_DICTIONARY)
    after += 2;
  else
    for (after++; token.kind <= TOKEN_NAME && after < end && is_regular (*after);)
      after++;
  if (after == NULL)
    return (Token) { TOKEN_BAD, token.start, 0 };
  token.length = after - token.start;
  *p = after;
  return token;
}

/* In a name, "#69" is "i". */
static gboolean
token_is (const Token *token, const char *text)
{
  const guint8 *p = token->start, *end = p + token->length;

  for (; p < end && *text != '\0'; text++)
    {
      gboolean coded = token->kind == TOKEN_NAME && end - p > 2 && *p == '#' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);
      int byte = coded ? g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]) : *p;

      if (byte != *text)
        return FALSE;
      p += coded ? 3 : 1;
    }
  return p == end && *text == '\0';
}

/* TRUE where zlib alone is named at @p. */
static gboolean
is_deflated (const guint8 *p, const guint8 *end)
{
  Token token = read_token (&p, end);
  gboolean list = token.kind == TOKEN_OPEN_ARRAY;

  if (list)
    token = read_token (&p, end);
  return token_is (&token, "/FlateDecode") && (!list || read_token (&p, end).kind == TOKEN_CLOSE_ARRAY);
}

/* TRUE where a dictionary stands at @p, alone or in a list. */
static gboolean
are_parameters (const guint8 *p, const guint8 *end)
{
  TokenKind kind = read_token (&p, end).kind;

  if (kind == TOKEN_OPEN_ARRAY)
    kind = read_token (&p, end).kind;
  return kind == TOKEN_OPEN_DICTIONARY;
}

/* What decides whether libqpdf unfolds a stream by itself, and whether more than zlib's work comes of it. */
typedef struct
{
  guint64 nesting; /* a bit for each open list (0) or dictionary (1), below a first 1 */
  gboolean unfolded;
  gboolean plain;
  gboolean objects;
  gboolean encrypted;
} Dictionary;

/* What the dictionaries of a file say together. */
typedef struct
{
  gboolean objects;
  gboolean encrypted;
} Findings;

#define OUTSIDE 1
#define OUTERMOST 3
#define DEEPEST (G_GUINT64_CONSTANT (1) << 60)

static gboolean
nest (Dictionary *self, const Token *token)
{
  guint64 dictionary = token->kind >= TOKEN_OPEN_DICTIONARY ? 1 : 0;

  if (token->kind == TOKEN_OPEN_ARRAY || token->kind == TOKEN_OPEN_DICTIONARY)
    self->nesting = self->nesting << 1 | dictionary;
  else if ((self->nesting & 1) != dictionary)
    return FALSE;
  else
    self->nesting >>= 1;
  return self->nesting < DEEPEST;
}

/* Only a stream of objects has "First", and one of cross-references "W". Parameters stand in place and hold small
 * numbers: memory for a row is taken by them. */
static void
judge (Dictionary *self, const Token *token, const guint8 *after, const guint8 *end)
{
  if (self->nesting != OUTERMOST)
    {
      if (self->nesting & 1 && token->kind == TOKEN_WORD && (token->length > 3 || token_is (token, "R")))
        self->plain = FALSE;
    }
  else if (token_is (token, "/First"))
    self->unfolded = self->objects = TRUE;
  else if (token_is (token, "/W"))
    self->unfolded = TRUE;
  else if (token_is (token, "/Encrypt"))
    self->encrypted = TRUE;
  else if (token_is (token, "/Filter"))
    self->plain &= is_deflated (after, end);
  else if (token_is (token, "/DecodeParms"))
    self->plain &= are_parameters (after, end);
}

/* The dictionary at @p, of which @after is the end; FALSE where it is none, or that of a stream which libqpdf may unfold
 * to any size. */
static gboolean
is_dictionary_bounded (const guint8 *p, const guint8 *end, const guint8 **after, Findings *findings)
{
  Dictionary self = { .nesting = OUTSIDE, .plain = TRUE };
  gboolean stream;

  do
    {
      Token token = read_token (&p, end);

      if (token.kind == TOKEN_BAD)
        return FALSE;
      if (token.kind >= TOKEN_OPEN_ARRAY && !nest (&self, &token))
        return FALSE;
      judge (&self, &token, p, end);
    }
  while (self.nesting != OUTSIDE);
  *after = p = skip_blank (p, end);
  stream = end - p >= (gssize) strlen ("stream") && memcmp (p, "stream", strlen ("stream")) == 0;
  findings->objects |= stream && self.objects;
  findings->encrypted |= self.encrypted;
  return self.plain || !self.unfolded || !stream;
}

/* Reads the dictionaries behind @keyword. One within a text of the other would take ages: together they are not much
 * longer than the file. */
static gboolean
are_dictionaries_bounded (const guint8 *data, const guint8 *end, const char *keyword, Findings *findings)
{
  gssize left = 2 * (end - data);

  for (const guint8 *p = data; (p = memmem (p, end - p, keyword, strlen (keyword))) != NULL;)
    {
      gboolean is_end = p - data >= 3 && memcmp (p - 3, "end", 3) == 0;
      const guint8 *start = is_end ? end : skip_blank (p + strlen (keyword), end), *after;

      left -= is_end ? 0 : start - p;
      p += strlen (keyword);
      if (left < 0)
        return FALSE;
      if (end - start < 2 || memcmp (start, "<<", 2) != 0)
        continue;
      if (!is_dictionary_bounded (start, end, &after, findings))
        return FALSE;
      left -= after - start;
    }
  return TRUE;
}

static gboolean
are_streams_bounded (const guint8 *data, const guint8 *end, gsize max)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize left = max;

  for (const guint8 *p = data; (p = memmem (p, end - p, "stream", strlen ("stream"))) != NULL;)
    {
      p = skip_keyword (p, end);
      if (end - p > 2 && (*p & 0x0f) == 8 && !is_stream_bounded (p, end - p, &left, chunk))
        return FALSE;
    }
  return TRUE;
}

BslPdfBounds
bsl_pdf_find_bounds (GBytes *bytes, gsize max)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size), *end = data + size;
  Findings findings = { FALSE, FALSE };

  if (!are_dictionaries_bounded (data, end, "obj", &findings) || !are_dictionaries_bounded (data, end, "trailer", &findings)
      || !are_streams_bounded (data, end, max))
    return BSL_PDF_UNBOUNDED;
  return findings.encrypted && findings.objects ? BSL_PDF_HIDDEN : BSL_PDF_BOUNDED;
}
