/* SPDX-License-Identifier: EUPL-1.2 */
/* What a document says of how it was made. */
#include "config.h"

#include "app/report/bsl-seal.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-texts.h"

#define FORMAT "boussole-replay"
#define VERSION 1

static void
section_free (BslSealedSection *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->sha256);
  g_free (self);
}

void
bsl_seal_free (BslSeal *self)
{
  if (self == NULL)
    return;
  g_free (self->version);
  g_free (self->sha256);
  g_free (self->text_sha256);
  g_clear_pointer (&self->options, json_node_unref);
  g_clear_pointer (&self->record, bsl_record_free);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_file (GChecksum *checksum, const char *path)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bsl_texts_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  g_checksum_update (checksum, (const guchar *) path, -1);
  g_checksum_update (checksum, data, size);
}

/* In the order of the names, whatever that of the resource. */
static void
add_folder (GChecksum *checksum, const char *folder)
{
  g_auto (GStrv) names = g_resource_enumerate_children (bsl_texts_get_resource (), folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        add_folder (checksum, path);
      else
        add_file (checksum, path);
    }
}

static gpointer
make_application_sha256 (gpointer data)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_folder (checksum, "/org/boussole/report/");
  return g_strdup (g_checksum_get_string (checksum));
}

const char *
bsl_seal_get_application_sha256 (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_application_sha256, NULL);
}

static JsonObject *
application_to_json (void)
{
  JsonObject *application = json_object_new ();

  bsl_json_set_string (application, "version", BSL_VERSION);
  bsl_json_set_string (application, "sha256", bsl_seal_get_application_sha256 ());
  return application;
}

static JsonObject *
section_to_json (const BslSectionText *section)
{
  g_autofree char *sha256 = bsl_section_text_dup_sha256 (section);
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "id", section->id);
  bsl_json_set_string (object, "title", section->title);
  bsl_json_set_string (object, "sha256", sha256);
  return object;
}

static JsonObject *
text_to_json (BslDocument *document)
{
  g_autoptr (BslSectionTexts) texts = bsl_section_texts_new_from_document (document);
  g_autofree char *sha256 = bsl_section_texts_dup_sha256 (texts);
  JsonObject *text = json_object_new ();
  JsonArray *sections = json_array_new ();

  for (guint i = 0; i < bsl_section_texts_get_count (texts); i++)
    json_array_add_object_element (sections, section_to_json (bsl_section_texts_get (texts, i)));
  bsl_json_set_string (text, "sha256", sha256);
  json_object_set_array_member (text, "sections", sections);
  return text;
}

static GBytes *
write_seal (BslDocument *document, BslEvaluation *evaluation, JsonNode *options, gboolean findings)
{
  JsonObject *seal = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  bsl_json_set_string (seal, "format", FORMAT);
  json_object_set_int_member (seal, "version", VERSION);
  json_object_set_object_member (seal, "application", application_to_json ());
  json_object_set_member (seal, "document", options != NULL ? options : json_node_new (JSON_NODE_NULL));
  json_object_set_object_member (seal, "text", text_to_json (document));
  json_object_set_boolean_member (seal, "whole", findings);
  json_object_set_member (seal, "evaluation", bsl_record_brief_to_json (evaluation, findings));
  node = bsl_json_take_object (seal);
  return bsl_json_to_bytes (node);
}

static void
set_edition (BslDocument *document, const char *name, const char *version, const char *sha256)
{
  g_autofree char *value = g_strdup_printf ("%s %s", version, sha256);

  bsl_document_set_property (document, name, value);
}

static void
set_properties (BslDocument *document, BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);
  BslCatalogue *catalogue = bsl_evaluation_get_catalogue (evaluation);
  g_autofree char *on = bsl_date_to_iso (bsl_evaluation_get_date (evaluation));

  set_edition (document, "application", BSL_VERSION, bsl_seal_get_application_sha256 ());
  set_edition (document, "rules", bsl_rule_base_get_version (rules), bsl_rule_base_get_sha256 (rules));
  set_edition (document, "catalogue", bsl_catalogue_get_version (catalogue), bsl_catalogue_get_sha256 (catalogue));
  bsl_document_set_property (document, "read-on", on);
}

void
bsl_seal_document (BslDocument *document, BslEvaluation *evaluation, JsonNode *options, gboolean findings)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  g_autoptr (GBytes) bytes = write_seal (document, evaluation, options, findings);

  bsl_document_attach (document, BSL_SEAL_NAME, "application/json", bsl_texts_get (texts, "seal"), bytes);
  set_properties (document, evaluation);
}

static char *
read_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_string (&member));
}

static void
read_application (BslSeal *self, const BslJson *json)
{
  BslJson application = bsl_json_member (json, "application");

  self->version = read_string (&application, "version");
  self->sha256 = read_string (&application, "sha256");
}

static void
read_sections (BslSeal *self, const BslJson *json)
{
  BslJson text = bsl_json_member (json, "text");
  BslJson sections = bsl_json_member (&text, "sections");

  self->text_sha256 = read_string (&text, "sha256");
  for (guint i = 0; i < bsl_json_length (&sections); i++)
    {
      BslJson element = bsl_json_element (&sections, i);
      BslJson title = bsl_json_member (&element, "title");
      BslSealedSection *section = g_new0 (BslSealedSection, 1);

      section->id = read_string (&element, "id");
      section->title = g_strdup (bsl_json_optional_string (&title));
      section->sha256 = read_string (&element, "sha256");
      g_ptr_array_add (self->sections, section);
    }
}

static gboolean
read_record (BslSeal *self, const BslJson *json, const char *name, GError **error)
{
  BslJson whole = bsl_json_member (json, "whole");
  BslJson evaluation = bsl_json_member (json, "evaluation");
  g_autoptr (GBytes) bytes = bsl_json_to_bytes (evaluation.node);

  self->whole = bsl_json_boolean (&whole);
  self->record = bsl_record_new (bytes, name, error);
  return self->record != NULL;
}

static void
read_seal (BslSeal *self, const BslJson *json)
{
  BslJson options = bsl_json_member (json, "document");
  BslJson whole = bsl_json_member (json, "whole");
  BslJson evaluation = bsl_json_member (json, "evaluation");
  BslJson on = bsl_json_member (&evaluation, "on");

  bsl_json_check_format (json, FORMAT, VERSION);
  read_application (self, json);
  read_sections (self, json);
  bsl_json_boolean (&whole);
  if (bsl_json_is_object (&options))
    self->options = json_node_copy (options.node);
  bsl_json_date (&on);
}

BslSeal *
bsl_seal_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslSeal) self = g_new0 (BslSeal, 1);
  BslJson json;

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  if (bsl_json_open (&json, parser, bytes, name, problems))
    read_seal (self, &json);
  if (!bsl_problems_to_error (problems, error) || !read_record (self, &json, name, error))
    return NULL;
  return g_steal_pointer (&self);
}
