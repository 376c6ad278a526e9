/* SPDX-License-Identifier: EUPL-1.2 */
/* Places in a JSON file that know their path. */

#include "config.h"

#include "app/core/bsl-problems-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/core/bsl-json-build.h"
#include "app/core/bsl-json-scan.h"
#include "app/core/bsl-nearest.h"

#define DEFAULT_MAX_BYTES (64 * 1024 * 1024)
#define CHUNK (64 * 1024)
#define MAX_QUOTED 80

gboolean
bsl_json_open (
    BslJson *self, JsonParser *parser, GBytes *bytes, const char *file, BslProblems *problems)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *fault;
  g_autofree char *text = NULL;
  guint line, column;

  *self = (BslJson) { .problems = problems, .file = file, .path = "$" };
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  fault = bsl_json_scan (data, length, &line, &column);
  if (fault != NULL)
    {
      g_autofree char *place = g_strdup_printf (_("line %u, column %u"), line, column);

      bsl_problems_add (problems, file, place, "%s", fault);
      return FALSE;
    }

  text = g_strndup (data, length);
  self->node = bsl_json_build (text);
  g_object_set_data_full (G_OBJECT (parser), "bsl-json-root", self->node,
                          (GDestroyNotify) json_node_unref);
  return TRUE;
}

static gboolean
fail_read (const char *path, int code, GError **error)
{
  g_set_error (error, BSL_ERROR, BSL_ERROR_READ,
               _("%s: The file cannot be read (%s). Check its name and that you may read it."),
               path, bsl_error_describe (code));
  return FALSE;
}

static gboolean
check_is_file (int fd, const char *path, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return fail_read (path, errno, error);
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_READ,
                   _("%s: This is a folder; a file was expected. Choose a file inside it."), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (int fd, GByteArray *bytes, gsize max_bytes, const char *path, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n_read;

  while ((n_read = read (fd, chunk, CHUNK)) != 0)
    {
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return fail_read (path, errno, error);
      if (bytes->len + (gsize) n_read > max_bytes)
        {
          g_set_error (
              error, BSL_ERROR, BSL_ERROR_READ,
              _("%s: The file is larger than %u MiB, too large for a file of Boussole. Choose another file."),
              path, (guint) MAX (max_bytes / (1024 * 1024), 1));
          return FALSE;
        }
      g_byte_array_append (bytes, chunk, (guint) n_read);
    }
  return TRUE;
}

GBytes *
bsl_json_read_file (const char *path, gsize max_bytes, GError **error)
{
  gboolean is_input = g_str_equal (path, "-");
  const char *name = is_input ? _("standard input") : path;
  int fd = is_input ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GByteArray *bytes = NULL;
  gboolean done;

  if (fd < 0)
    {
      fail_read (name, errno, error);
      return NULL;
    }

  bytes = g_byte_array_new ();
  done = check_is_file (fd, name, error) &&
         read_all (fd, bytes, max_bytes > 0 ? MIN (max_bytes, G_MAXINT32) : DEFAULT_MAX_BYTES, name,
                   error);
  if (!is_input)
    close (fd);
  if (!done)
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GBytes *
bsl_json_read_file_or_complain (const char *path, gsize max_bytes, BslProblems *problems)
{
  g_autoptr (GError) error = NULL;
  const char *name = g_str_equal (path, "-") ? _("standard input") : path;
  g_autofree char *prefix = g_strconcat (name, ": ", NULL);
  GBytes *bytes = bsl_json_read_file (path, max_bytes, &error);

  /* the place says which file it is */
  if (bytes == NULL)
    bsl_problems_add (problems, name, "$", "%s", error->message + (g_str_has_prefix (error->message, prefix) ? strlen (prefix) : 0));
  return bytes;
}

GPtrArray *
bsl_json_list_files (const char *directory, BslProblems *problems)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &error);
  const char *name;

  if (dir == NULL)
    bsl_problems_add (problems, directory, "$", _("The folder cannot be read: %s"), bsl_error_describe_file (error));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

gboolean
bsl_json_is_object (const BslJson *self)
{
  return self->node != NULL && JSON_NODE_HOLDS_OBJECT (self->node);
}

gboolean
bsl_json_is_array (const BslJson *self)
{
  return self->node != NULL && JSON_NODE_HOLDS_ARRAY (self->node);
}

gboolean
bsl_json_is_null (const BslJson *self)
{
  return self->node == NULL || JSON_NODE_HOLDS_NULL (self->node);
}

void
bsl_json_check_format (const BslJson *self, const char *format, double version)
{
  BslJson name = bsl_json_member (self, "format");
  BslJson number = bsl_json_member (self, "version");
  const char *found = bsl_json_string (&name);

  if (found != NULL && !g_str_equal (found, format))
    bsl_json_complain (&name, _("\"%s\" was expected here. Choose another file."), format);
  if (bsl_json_number (&number) > version)
    bsl_json_complain (&number, _("The file is of a newer version. Use a newer version of Boussole."));
}

void
bsl_json_complain (const BslJson *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  bsl_problems_take (self->problems, self->file, self->path, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What stands at this place, short, for a message. */
static char *
describe (const BslJson *self)
{
  g_autofree char *text = NULL;

  if (self->node == NULL)
    return g_strdup (_("nothing"));
  if (JSON_NODE_HOLDS_OBJECT (self->node))
    return g_strdup (_("an object {…}"));
  if (JSON_NODE_HOLDS_ARRAY (self->node))
    return g_strdup (_("a list […]"));

  text = json_to_string (self->node, FALSE);
  if (g_utf8_strlen (text, -1) > MAX_QUOTED)
    {
      g_autofree char *head = g_utf8_substring (text, 0, MAX_QUOTED);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&text);
}

/* @expected: a whole sentence that says what should stand here */
static void
complain_type (const BslJson *self, const char *expected)
{
  g_autofree char *found = describe (self);

  bsl_json_complain (self, _("%s Found: %s."), expected, found);
}

static gboolean
is_plain_name (const char *name)
{
  if (name[0] == '\0')
    return FALSE;
  for (; *name != '\0'; name++)
    if (!g_ascii_isalnum (*name) && *name != '_' && *name != '-' && *name != '$')
      return FALSE;
  return TRUE;
}

static const char *
member_path (const BslJson *self, const char *name)
{
  const char *before = is_plain_name (name) ? "." : "['";
  const char *after = is_plain_name (name) ? "" : "']";
  gsize size = strlen (self->path) + strlen (before) + strlen (name) + strlen (after) + 1;
  char *path = bsl_problems_allocate (self->problems, size);

  g_snprintf (path, size, "%s%s%s%s", self->path, before, name, after);
  return path;
}

BslJson
bsl_json_member (const BslJson *self, const char *name)
{
  BslJson member = *self;

  member.node = NULL;
  member.path = member_path (self, name);
  if (bsl_json_is_object (self))
    member.node = json_object_get_member (json_node_get_object (self->node), name);
  else if (self->node != NULL)
    complain_type (self, _("An object {…} was expected here."));

  return member;
}

guint
bsl_json_length (const BslJson *self)
{
  if (bsl_json_is_array (self))
    return json_array_get_length (json_node_get_array (self->node));
  complain_type (self, _("A list […] was expected here."));

  return 0;
}

BslJson
bsl_json_element (const BslJson *self, guint index)
{
  BslJson element = *self;
  gsize size = strlen (self->path) + 16;
  char *path = bsl_problems_allocate (self->problems, size);
  JsonArray *array = bsl_json_is_array (self) ? json_node_get_array (self->node) : NULL;

  g_snprintf (path, size, "%s[%u]", self->path, index);
  element.path = path;
  element.node = array != NULL && index < json_array_get_length (array)
                     ? json_array_get_element (array, index)
                     : NULL;
  return element;
}

char **
bsl_json_dup_names (const BslJson *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GList) members = NULL;

  if (bsl_json_is_object (self))
    members = json_object_get_members (json_node_get_object (self->node));
  else if (self->node != NULL)
    complain_type (self, _("An object {…} was expected here."));
  for (GList *l = members; l != NULL; l = l->next)
    g_strv_builder_add (names, l->data);

  return g_strv_builder_end (names);
}

static gboolean
holds (const BslJson *self, GType type)
{
  return self->node != NULL && JSON_NODE_HOLDS_VALUE (self->node) &&
         json_node_get_value_type (self->node) == type;
}

const char *
bsl_json_string (const BslJson *self)
{
  if (holds (self, G_TYPE_STRING))
    return json_node_get_string (self->node);

  complain_type (self, _("A text between quotation marks was expected here."));
  return NULL;
}

const char *
bsl_json_optional_string (const BslJson *self)
{
  return bsl_json_is_null (self) ? NULL : bsl_json_string (self);
}

double
bsl_json_number (const BslJson *self)
{
  if (holds (self, G_TYPE_DOUBLE) || holds (self, G_TYPE_INT64))
    return json_node_get_double (self->node);

  complain_type (self, _("A number was expected here, without quotation marks."));
  return 0;
}

gboolean
bsl_json_boolean (const BslJson *self)
{
  if (holds (self, G_TYPE_BOOLEAN))
    return json_node_get_boolean (self->node);

  complain_type (self, _("true or false was expected here."));
  return FALSE;
}

BslDate
bsl_json_date (const BslJson *self)
{
  BslDate date = holds (self, G_TYPE_STRING) ? bsl_date_parse (json_node_get_string (self->node))
                                             : BSL_DATE_NONE;

  if (date == BSL_DATE_NONE)
    complain_type (
        self,
        _("A day of the calendar was expected here, written year-month-day like \"2026-11-30\"."));
  return date;
}

BslDate
bsl_json_optional_date (const BslJson *self)
{
  return bsl_json_is_null (self) ? BSL_DATE_NONE : bsl_json_date (self);
}

void
bsl_json_text (const BslJson *self, BslText *text)
{
  static const char *const names[] = { "fr", "en", NULL };

  bsl_text_clear (text);
  if (!bsl_json_is_object (self))
    {
      complain_type (
          self, _("A text in both languages was expected here: {\"fr\": \"…\", \"en\": \"…\"}."));
      return;
    }
  bsl_json_only (self, names);
  for (guint i = 0; i < BSL_N_LANGS; i++)
    {
      BslJson member = bsl_json_member (self, bsl_lang_to_string ((BslLang) i));
      const char *words = bsl_json_string (&member);

      if (words != NULL && words[0] == '\0')
        bsl_json_complain (&member, _("The text is empty. Write it, in this language too."));
      text->in[i] = g_strdup (words);
    }
}

void
bsl_json_optional_text (const BslJson *self, BslText *text)
{
  if (bsl_json_is_null (self))
    bsl_text_clear (text);
  else
    bsl_json_text (self, text);
}

int
bsl_json_word (const BslJson *self, const char *const *words)
{
  const char *word = bsl_json_string (self);
  g_autofree char *advice = NULL;

  if (word == NULL)
    return -1;
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;

  advice = bsl_nearest_advice (word, words);
  bsl_json_complain (self, _("“%s” is not allowed here. %s"), word, advice);
  return -1;
}

void
bsl_json_only (const BslJson *self, const char *const *names)
{
  g_auto (GStrv) found = bsl_json_is_object (self) ? bsl_json_dup_names (self) : NULL;

  for (guint i = 0; found != NULL && found[i] != NULL; i++)
    if (!g_strv_contains (names, found[i]))
      {
        BslJson member = bsl_json_member (self, found[i]);
        g_autofree char *advice = bsl_nearest_advice (found[i], names);

        bsl_json_complain (&member, _("“%s” is not the name of a member of this object. %s"),
                           found[i], advice);
      }
}
