/* SPDX-License-Identifier: EUPL-1.2 */
/* What of each offer is searched. */
#include "config.h"

#include "ui/catalogue/bsl-search-texts.h"

#include "ui/common/bsl-words.h"

typedef struct
{
  BslCatalogue *catalogue;
  BslView *view;
  BslDate on;
  BslLang lang;
} Job;

static void
job_free (gpointer data)
{
  bsl_catalogue_unref (((Job *) data)->catalogue);
  bsl_view_unref (((Job *) data)->view);
  g_free (data);
}

static void
append_options (GString *text, const BslDomain *domain, const BslValue *value, BslLang lang)
{
  for (guint i = 0; i < domain->options->len; i++)
    if (domain->kind == BSL_KIND_SET ? (value->bits >> i) & 1 : value->index == i)
      {
        const BslOption *option = bsl_domain_get_option (domain, i);

        g_string_append_printf (text, "\n%s\n%s", option->value, bsl_text_get (&option->title, lang));
      }
}

static void
append_value (GString *text, const Job *job, const BslOffer *offer, const BslAttribute *attribute)
{
  const BslValue *value = bsl_offer_get_value (offer, attribute, job->on);

  if (value->known && attribute->domain.kind == BSL_KIND_TEXT)
    g_string_append_printf (text, "\n%s", value->text);
  else if (value->known && attribute->domain.options != NULL)
    append_options (text, &attribute->domain, value, job->lang);
}

static char *
dup_text (const Job *job, const BslOffer *offer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n%s\n%s", offer->id, offer->name, offer->provider, bsl_text_get (&offer->summary, job->lang));
  for (guint i = 0; i < job->view->search->len; i++)
    append_value (text, job, offer, job->view->search->pdata[i]);
  return bsl_words_fold (text->str);
}

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (job->catalogue); i++)
    g_ptr_array_add (texts, dup_text (job, bsl_catalogue_get_offer (job->catalogue, i)));
  g_task_return_pointer (task, texts, (GDestroyNotify) g_ptr_array_unref);
}

void
bsl_search_texts_make (GObject *source, BslCatalogue *catalogue, BslView *view, BslDate on, BslLang lang, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Job *job = g_new (Job, 1);

  *job = (Job) { bsl_catalogue_ref (catalogue), bsl_view_ref (view), on, lang };
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, make);
}

GPtrArray *
bsl_search_texts_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
