/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of the services that offers sell. */

#include "config.h"

#include "app/catalogue/bsl-services.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-options.h"

struct _BslServices
{
  gatomicrefcount references;
  GPtrArray *groups;   /* of BslLabel */
  GPtrArray *services; /* of BslService */
  GPtrArray *options;  /* of BslOption */
  GHashTable *by_code;
};

static void
service_free (gpointer data)
{
  BslService *service = data;

  g_free (service->code);
  bsl_text_clear (&service->title);
  bsl_text_clear (&service->description);
  g_free (service);
}

static void
read_group (BslServices *self, BslService *service, const BslJson *json)
{
  BslJson member = bsl_json_member (json, "group");
  const char *group = bsl_json_string (&member);
  int found = bsl_labels_find (self->groups, group);

  if (group != NULL && found < 0)
    bsl_json_complain (&member, _("The group “%s” does not exist. Add it to \"groups\"."), group);
  service->group = (guint) MAX (found, 0);
}

static void
read_service (BslServices *self, const BslJson *json)
{
  static const char *const members[] = { "code", "group", "title", "description", NULL };
  BslService *service = g_new0 (BslService, 1);

  g_ptr_array_add (self->services, service);
  service->index = self->services->len - 1;
  bsl_json_only (json, members);
  service->code = bsl_data_file_dup_string (json, "code");
  read_group (self, service, json);
  bsl_data_file_read_text (json, "title", &service->title);
  bsl_data_file_read_text (json, "description", &service->description);
  if (service->code == NULL)
    return;

  if (!g_hash_table_insert (self->by_code, service->code, service))
    bsl_json_complain (json, _("The service “%s” stands twice. Remove one of the two."), service->code);
  if (self->groups->len > 0)
    bsl_options_add (self->options, service->code, &service->title,
                     bsl_services_get_group (self, service->group)->id);
}

static void
read_services (BslServices *self, const BslJson *json)
{
  static const char *const members[] = { "$schema", "format", "version", "edition", "groups", "services", NULL };
  BslJson services = bsl_json_member (json, "services");
  guint length = bsl_json_length (&services);

  bsl_json_only (json, members);
  self->groups = bsl_labels_from_json (json, "groups", "code");
  if (length == 0 || length > BSL_MAX_OPTIONS)
    bsl_json_complain (&services, _("A list of 1 to %d services was expected here."), BSL_MAX_OPTIONS);
  for (guint i = 0; i < MIN (length, BSL_MAX_OPTIONS); i++)
    {
      BslJson element = bsl_json_element (&services, i);

      read_service (self, &element);
    }
}

BslServices *
bsl_services_load (const char *file, BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (GBytes) bytes = bsl_data_file_read (file, problems);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslServices) self = NULL;
  BslJson json;

  if (bytes == NULL || !bsl_data_file_open (&json, parser, bytes, file, "boussole-services", problems))
    return NULL;

  self = g_new0 (BslServices, 1);
  g_atomic_ref_count_init (&self->references);
  self->services = g_ptr_array_new_with_free_func (service_free);
  self->options = bsl_options_new ();
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  read_services (self, &json);

  return bsl_problems_get_count (problems) > before ? NULL : g_steal_pointer (&self);
}

BslServices *
bsl_services_ref (BslServices *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bsl_services_unref (BslServices *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_hash_table_unref (self->by_code);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->options);
  g_free (self);
}

guint
bsl_services_get_count (BslServices *self)
{
  return self->services->len;
}

const BslService *
bsl_services_get (BslServices *self, guint index)
{
  g_return_val_if_fail (index < self->services->len, NULL);

  return g_ptr_array_index (self->services, index);
}

char *
bsl_services_join_titles (BslServices *self, const GArray *indexes, BslLang lang)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_null_terminated (indexes->len, NULL, TRUE);

  for (guint i = 0; i < indexes->len; i++)
    g_ptr_array_add (titles, (gpointer) bsl_text_get (&bsl_services_get (self, g_array_index (indexes, guint, i))->title, lang));
  return bsl_text_join_labels ((const char *const *) titles->pdata, FALSE, lang);
}

const BslService *
bsl_services_find (BslServices *self, const char *code)
{
  return code != NULL ? g_hash_table_lookup (self->by_code, code) : NULL;
}

guint
bsl_services_get_n_groups (BslServices *self)
{
  return self->groups->len;
}

const BslLabel *
bsl_services_get_group (BslServices *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

GPtrArray *
bsl_services_get_options (BslServices *self)
{
  return self->options;
}
