/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of the attributes of offers. */

#include "config.h"

#include "app/catalogue/bsl-attributes.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-options.h"

#define SERVICES_FILE "services.json"

struct _BslAttributes
{
  gatomicrefcount references;
  GPtrArray *groups;       /* of BslLabel */
  GPtrArray *source_kinds; /* of BslLabel */
  GPtrArray *attributes; /* of BslAttribute */
  GHashTable *by_id;
};

static void
attribute_free (gpointer data)
{
  BslAttribute *attribute = data;

  g_free (attribute->id);
  g_free (attribute->group);
  g_free (attribute->not_before);
  bsl_text_clear (&attribute->title);
  g_free (attribute->refresh);
  g_free (attribute->about);
  g_clear_pointer (&attribute->domain.options, g_ptr_array_unref);
  g_free (attribute);
}

static void
set_yes_no (BslDomain *domain)
{
  const BslText no = { { "Non", "No" } };
  const BslText yes = { { "Oui", "Yes" } };

  domain->options = bsl_options_new ();
  bsl_options_add (domain->options, "no", &no, NULL);
  bsl_options_add (domain->options, "yes", &yes, NULL);
}

static void
read_option (BslDomain *domain, const BslJson *json)
{
  static const char *const members[] = { "value", "title", NULL };
  BslJson member = bsl_json_member (json, "value");
  const char *value = bsl_json_string (&member);
  BslText title = { 0 };

  bsl_json_only (json, members);
  bsl_data_file_read_text (json, "title", &title);
  if (value != NULL && bsl_domain_find (domain, value) >= 0)
    bsl_json_complain (json, _("The option “%s” stands twice. Remove one of the two."), value);
  if (g_strcmp0 (value, "unknown") == 0)
    bsl_json_complain (&member, _("“unknown” is the word for a fact that is not known. Choose another value."));
  if (value != NULL)
    bsl_options_add (domain->options, value, &title, NULL);
  bsl_text_clear (&title);
}

static void
read_options (BslDomain *domain, const BslJson *json)
{
  BslJson options = bsl_json_member (json, "options");
  guint length = bsl_json_length (&options);

  domain->options = bsl_options_new ();
  if (length == 0 || length > BSL_MAX_OPTIONS)
    bsl_json_complain (&options, _("A list of 1 to %d options was expected here."), BSL_MAX_OPTIONS);
  for (guint i = 0; i < MIN (length, BSL_MAX_OPTIONS); i++)
    {
      BslJson element = bsl_json_element (&options, i);

      read_option (domain, &element);
    }
}

static void
copy_services (BslDomain *domain, const BslJson *json, BslServices *services)
{
  GPtrArray *options = services != NULL ? bsl_services_get_options (services) : NULL;

  domain->options = bsl_options_new ();
  if (services == NULL)
    bsl_json_complain (json, _("The file %s beside this one cannot be used. Mend it first."), SERVICES_FILE);
  for (guint i = 0; options != NULL && i < options->len; i++)
    {
      const BslOption *option = g_ptr_array_index (options, i);

      bsl_options_add (domain->options, option->value, &option->title, option->group);
    }
}

static void
read_limits (BslDomain *domain, const BslJson *json)
{
  BslJson min = bsl_json_member (json, "min");
  BslJson max = bsl_json_member (json, "max");

  domain->min = bsl_json_is_null (&min) ? 0 : bsl_json_number (&min);
  domain->max = bsl_json_is_null (&max) ? 0 : bsl_json_number (&max);
  if (domain->max < domain->min)
    bsl_json_complain (&max, _("The greatest number is below the smallest. Correct one of them."));
}

static void
read_choice (BslDomain *domain, const BslJson *json, BslServices *services)
{
  static const char *const tables[] = { "services", NULL };
  BslJson from = bsl_json_member (json, "options-from");

  if (bsl_json_is_null (&from))
    read_options (domain, json);
  else if (bsl_json_word (&from, tables) >= 0)
    copy_services (domain, &from, services);
}

static void
read_domain (BslDomain *domain, const BslJson *json, BslServices *services)
{
  BslJson kind = bsl_json_member (json, "kind");
  int word = bsl_json_word (&kind, bsl_kind_words);

  domain->kind = word >= 0 ? (BslKind) word : BSL_KIND_TEXT;
  if (domain->kind == BSL_KIND_YES_NO)
    set_yes_no (domain);
  else if (domain->kind == BSL_KIND_NUMBER)
    read_limits (domain, json);
  else if (domain->kind == BSL_KIND_ONE || domain->kind == BSL_KIND_SET)
    read_choice (domain, json, services);
}

/* Services are told apart by their place in the list of services. */
static void
read_perimeter (BslAttribute *attribute, const BslJson *json)
{
  static const char *const parts[] = { "sold", "inside", "outside", NULL };
  BslJson perimeter = bsl_json_member (json, "perimeter");
  BslJson from = bsl_json_member (json, "options-from");
  int part;

  if (bsl_json_is_null (&perimeter))
    return;

  part = bsl_json_word (&perimeter, parts);
  if (attribute->domain.kind != BSL_KIND_SET || bsl_json_is_null (&from))
    bsl_json_complain (&perimeter, _("Only a set with \"options-from\": \"services\" can say this. Remove it."));
  attribute->perimeter = (BslPerimeterPart) (part + 1);
}

static int
find_option_named (const BslAttribute *attribute, const char *value)
{
  return value != NULL && attribute->domain.options != NULL ? bsl_domain_find (&attribute->domain, value) : -1;
}

/* Index of the option that is named, or -1; with a problem where there is no such option. */
static int
find_option (const BslAttribute *attribute, const BslJson *json)
{
  const char *value = bsl_json_optional_string (json);
  int option = find_option_named (attribute, value);

  if (value != NULL && option < 0)
    bsl_json_complain (json, _("“%s” is not among the options. Correct it."), value);
  return option;
}

/* Those options of @attribute that @list names, by index. */
static guint64
read_option_bits (const BslAttribute *attribute, const BslJson *list)
{
  guint64 options = 0;

  for (guint i = 0; i < bsl_json_length (list); i++)
    {
      BslJson value = bsl_json_element (list, i);
      int option = bsl_json_string (&value) != NULL ? find_option (attribute, &value) : -1;

      options |= option >= 0 ? G_GUINT64_CONSTANT (1) << option : 0;
    }
  return options;
}

static void
read_refresh (BslAttribute *attribute, const BslJson *json)
{
  BslJson refresh = bsl_json_member (json, "refresh");
  g_auto (GStrv) names = bsl_json_is_null (&refresh) ? NULL : bsl_json_dup_names (&refresh);

  if (names == NULL)
    return;

  attribute->refresh = g_new0 (guint8, BSL_MAX_OPTIONS);
  for (guint i = 0; names[i] != NULL; i++)
    {
      BslJson member = bsl_json_member (&refresh, names[i]);
      int option = find_option_named (attribute, names[i]);
      double priority = bsl_json_number (&member);

      if (option < 0)
        bsl_json_complain (&member, _("“%s” is not among the options. Correct it."), names[i]);
      else
        attribute->refresh[option] = (guint8) CLAMP (priority, 1, 5);
    }
}

static void
read_attribute (BslAttributes *self, const BslJson *json, BslServices *services)
{
  static const char *const members[] = { "id",  "group", "kind",       "title", "options", "options-from",
                                         "min", "max",   "not-before", "names", "perimeter", "ended", "refresh",
                                         "about", "below", "below-ended", "unqualified", NULL };
  BslAttribute *attribute = g_new0 (BslAttribute, 1);
  BslJson not_before = bsl_json_member (json, "not-before");
  BslJson names = bsl_json_member (json, "names");
  BslJson ended = bsl_json_member (json, "ended");
  BslJson unqualified = bsl_json_member (json, "unqualified");

  g_ptr_array_add (self->attributes, attribute);
  attribute->index = self->attributes->len - 1;
  bsl_json_only (json, members);
  attribute->id = bsl_data_file_dup_string (json, "id");
  attribute->group = bsl_data_file_dup_string (json, "group");
  attribute->not_before = g_strdup (bsl_json_optional_string (&not_before));
  bsl_data_file_read_text (json, "title", &attribute->title);
  read_domain (&attribute->domain, json, services);
  read_perimeter (attribute, json);
  if (!bsl_json_is_null (&unqualified))
    attribute->unqualified = read_option_bits (attribute, &unqualified);
  read_refresh (attribute, json);
  attribute->ended = find_option (attribute, &ended);
  attribute->domain.names = !bsl_json_is_null (&names) && bsl_json_boolean (&names);
  if (attribute->group != NULL && bsl_labels_find (self->groups, attribute->group) < 0)
    bsl_json_complain (json, _("The group “%s” does not exist. Add it to \"groups\"."), attribute->group);
  if (attribute->id != NULL && !g_hash_table_insert (self->by_id, attribute->id, attribute))
    bsl_json_complain (json, _("The attribute “%s” stands twice. Remove one of the two."), attribute->id);
}

static void
read_about (BslAttributes *self, BslAttribute *attribute, const BslJson *json)
{
  BslJson about = bsl_json_member (json, "about");
  g_auto (GStrv) names = bsl_json_is_null (&about) ? NULL : bsl_json_dup_names (&about);

  if (names == NULL)
    return;

  attribute->about = g_new0 (const BslAttribute *, BSL_MAX_OPTIONS);
  for (guint i = 0; names[i] != NULL; i++)
    {
      BslJson member = bsl_json_member (&about, names[i]);
      const char *id = bsl_json_string (&member);
      int option = find_option_named (attribute, names[i]);

      if (option < 0)
        bsl_json_complain (&member, _("“%s” is not among the options. Correct it."), names[i]);
      else if (id != NULL && (attribute->about[option] = bsl_attributes_find (self, id)) == NULL)
        bsl_json_complain (&member, _("The attribute “%s” does not exist. Correct it or add it to attributes.json."), id);
    }
}

/* {"attribute": "snc.status", "values": ["expired"]} */
static void
read_below_ended (BslAttributes *self, BslAttribute *attribute, const BslJson *json)
{
  static const char *const members[] = { "attribute", "values", NULL };
  BslJson ended = bsl_json_member (json, "below-ended");
  BslJson state, values;

  if (bsl_json_is_null (&ended))
    return;

  bsl_json_only (&ended, members);
  state = bsl_json_member (&ended, "attribute");
  values = bsl_json_member (&ended, "values");
  attribute->below_state = bsl_attributes_find (self, bsl_json_string (&state));
  if (attribute->below == NULL || attribute->below_state == NULL || attribute->below_state->domain.kind != BSL_KIND_ONE)
    {
      bsl_json_complain (&state, _("An attribute of kind \"one\" was expected here, beside \"below\". Correct the identifier."));
      return;
    }
  attribute->below_ended = read_option_bits (attribute->below_state, &values);
}

static void
read_below (BslAttributes *self, BslAttribute *attribute, const BslJson *json)
{
  BslJson below = bsl_json_member (json, "below");

  if (bsl_json_is_null (&below))
    return;

  attribute->below = bsl_attributes_find (self, bsl_json_string (&below));
  if (attribute->below == NULL || attribute->below->domain.kind != BSL_KIND_DATE || attribute->domain.kind != BSL_KIND_DATE)
    bsl_json_complain (&below, _("Both must be attributes of kind \"date\". Correct the identifier."));
}

/* Once all attributes are read, for they name each other. */
static void
read_references (BslAttributes *self, const BslJson *list)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      BslJson element = bsl_json_element (list, i);

      read_about (self, g_ptr_array_index (self->attributes, i), &element);
      read_below (self, g_ptr_array_index (self->attributes, i), &element);
      read_below_ended (self, g_ptr_array_index (self->attributes, i), &element);
    }
}

static void
check_not_before (BslAttributes *self, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "attributes");

  for (guint i = 0; i < self->attributes->len; i++)
    {
      const BslAttribute *attribute = bsl_attributes_get (self, i);
      const BslAttribute *earlier = bsl_attributes_find (self, attribute->not_before);

      if (attribute->not_before != NULL &&
          (earlier == NULL || earlier->domain.kind != BSL_KIND_DATE || attribute->domain.kind != BSL_KIND_DATE))
        {
          BslJson element = bsl_json_element (&list, i);
          BslJson member = bsl_json_member (&element, "not-before");

          bsl_json_complain (&member, _("Both must be attributes of kind \"date\". Correct the identifier."));
        }
    }
}

static void
read_attributes (BslAttributes *self, const BslJson *json, BslServices *services)
{
  static const char *const members[] = { "$schema", "format", "version", "groups", "source-kinds", "attributes", NULL };
  BslJson attributes = bsl_json_member (json, "attributes");
  guint length = bsl_json_length (&attributes);

  bsl_json_only (json, members);
  self->groups = bsl_labels_from_json (json, "groups", "id");
  self->source_kinds = bsl_labels_from_json (json, "source-kinds", "id");
  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (&attributes, i);

      read_attribute (self, &element, services);
    }
  check_not_before (self, json);
  read_references (self, &attributes);
}

BslAttributes *
bsl_attributes_load (const char *file, BslServices *services, BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (GBytes) bytes = bsl_data_file_read (file, problems);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslAttributes) self = NULL;
  BslJson json;

  if (bytes == NULL || !bsl_data_file_open (&json, parser, bytes, file, "boussole-attributes", problems))
    return NULL;

  self = g_new0 (BslAttributes, 1);
  g_atomic_ref_count_init (&self->references);
  self->attributes = g_ptr_array_new_with_free_func (attribute_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  read_attributes (self, &json, services);

  return bsl_problems_get_count (problems) > before ? NULL : g_steal_pointer (&self);
}

BslAttributes *
bsl_attributes_ref (BslAttributes *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bsl_attributes_unref (BslAttributes *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->source_kinds, g_ptr_array_unref);
  g_ptr_array_unref (self->attributes);
  g_free (self);
}

guint
bsl_attributes_get_count (BslAttributes *self)
{
  return self->attributes->len;
}

const BslAttribute *
bsl_attributes_get (BslAttributes *self, guint index)
{
  g_return_val_if_fail (index < self->attributes->len, NULL);

  return g_ptr_array_index (self->attributes, index);
}

const BslAttribute *
bsl_attributes_find (BslAttributes *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

guint
bsl_attributes_get_n_groups (BslAttributes *self)
{
  return self->groups->len;
}

const BslLabel *
bsl_attributes_get_group (BslAttributes *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

guint
bsl_attributes_get_n_source_kinds (BslAttributes *self)
{
  return self->source_kinds->len;
}

const BslLabel *
bsl_attributes_get_source_kind (BslAttributes *self, guint index)
{
  g_return_val_if_fail (index < self->source_kinds->len, NULL);

  return g_ptr_array_index (self->source_kinds, index);
}

int
bsl_attributes_rank_source (BslAttributes *self, const char *kind)
{
  return kind != NULL ? bsl_labels_find (self->source_kinds, kind) : -1;
}
