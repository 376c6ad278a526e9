/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offers of the catalogue a person wants to see. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-filter.h"

#include <glib/gi18n.h>

typedef struct
{
  guint64 options;
  gboolean unknown;
} Choice;

struct _BslCatalogueFilter
{
  GtkFilter parent_instance;

  BslCatalogueReader *reader;
  char **words;    /* folded; NULL: no search */
  Choice *choices; /* by facet */
};

G_DEFINE_FINAL_TYPE (BslCatalogueFilter, bsl_catalogue_filter, GTK_TYPE_FILTER)

static guint
get_n_facets (BslCatalogueFilter *self)
{
  return bsl_catalogue_reader_get_n_facets (self->reader);
}

static gboolean
is_empty (const Choice *choice)
{
  return choice->options == 0 && !choice->unknown;
}

static gboolean
suits (BslCatalogueFacet *facet, const Choice *choice, const BslOffer *offer)
{
  const BslValue *value = bsl_catalogue_facet_get_value (facet, offer);
  guint64 held;

  if (!value->known)
    return choice->unknown;

  held = bsl_catalogue_facet_get_attribute (facet)->domain.kind == BSL_KIND_SET ? value->bits : G_GUINT64_CONSTANT (1) << value->index;
  if (bsl_catalogue_facet_needs_all (facet) && !choice->unknown)
    return (held & choice->options) == choice->options;
  return (held & choice->options) != 0;
}

static gboolean
holds_words (BslCatalogueFilter *self, const BslOffer *offer)
{
  const char *text = bsl_catalogue_reader_get_searched (self->reader, offer->index);

  for (char **word = self->words; word != NULL && *word != NULL; word++)
    if (text == NULL || strstr (text, *word) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
bsl_catalogue_filter_match (GtkFilter *filter, gpointer item)
{
  BslCatalogueFilter *self = BSL_CATALOGUE_FILTER (filter);
  const BslOffer *offer = bsl_catalogue_item_get_offer (item);

  for (guint i = 0; i < get_n_facets (self); i++)
    if (!is_empty (&self->choices[i]) && !suits (bsl_catalogue_reader_get_facet (self->reader, i), &self->choices[i], offer))
      return FALSE;
  return holds_words (self, offer);
}

/* So that a list nobody narrows is not gone through. */
static GtkFilterMatch
bsl_catalogue_filter_get_strictness (GtkFilter *filter)
{
  BslCatalogueFilter *self = BSL_CATALOGUE_FILTER (filter);

  return self->words == NULL && bsl_catalogue_filter_count (self) == 0 ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

static void
bsl_catalogue_filter_finalize (GObject *object)
{
  BslCatalogueFilter *self = BSL_CATALOGUE_FILTER (object);

  g_strfreev (self->words);
  g_free (self->choices);
  g_object_unref (self->reader);
  G_OBJECT_CLASS (bsl_catalogue_filter_parent_class)->finalize (object);
}

static void
bsl_catalogue_filter_class_init (BslCatalogueFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_catalogue_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = bsl_catalogue_filter_match;
  GTK_FILTER_CLASS (klass)->get_strictness = bsl_catalogue_filter_get_strictness;
}

static void
bsl_catalogue_filter_init (BslCatalogueFilter *self)
{
}

BslCatalogueFilter *
bsl_catalogue_filter_new (BslCatalogueReader *reader)
{
  BslCatalogueFilter *self = g_object_new (BSL_TYPE_CATALOGUE_FILTER, NULL);

  self->reader = g_object_ref (reader);
  self->choices = g_new0 (Choice, get_n_facets (self));
  return self;
}

static void
changed (BslCatalogueFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/* What holds all of @words holds all of @weaker too: each of those is part of one of them. */
static gboolean
imply (char **words, char **weaker)
{
  for (; weaker != NULL && *weaker != NULL; weaker++)
    {
      gboolean found = FALSE;

      for (char **word = words; !found && word != NULL && *word != NULL; word++)
        found = strstr (*word, *weaker) != NULL;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static char **
split (const char *search)
{
  g_autofree char *folded = bsl_words_fold (search);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

/* As somebody types on, only what was found is searched again. */
void
bsl_catalogue_filter_set_search (BslCatalogueFilter *self, const char *search)
{
  g_auto (GStrv) before = g_steal_pointer (&self->words);
  GtkFilterChange change;

  self->words = split (search);
  if (self->words[0] == NULL)
    g_clear_pointer (&self->words, g_strfreev);
  if (before == self->words || (before != NULL && self->words != NULL && g_strv_equal ((const char *const *) before, (const char *const *) self->words)))
    return;
  if (imply (self->words, before))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else
    change = imply (before, self->words) ? GTK_FILTER_CHANGE_LESS_STRICT : GTK_FILTER_CHANGE_DIFFERENT;
  gtk_filter_changed (GTK_FILTER (self), change);
}

gboolean
bsl_catalogue_filter_is_searching (BslCatalogueFilter *self)
{
  return self->words != NULL;
}

void
bsl_catalogue_filter_choose (BslCatalogueFilter *self, guint facet, int option, gboolean chosen)
{
  Choice *choice = &self->choices[facet];

  if (bsl_catalogue_filter_is_chosen (self, facet, option) == chosen)
    return;

  if (option == BSL_OPTION_UNKNOWN)
    choice->unknown = chosen;
  else
    choice->options ^= G_GUINT64_CONSTANT (1) << option;
  changed (self);
}

gboolean
bsl_catalogue_filter_is_chosen (BslCatalogueFilter *self, guint facet, int option)
{
  const Choice *choice = &self->choices[facet];

  return option == BSL_OPTION_UNKNOWN ? choice->unknown : ((choice->options >> option) & 1) != 0;
}

guint
bsl_catalogue_filter_count_facet (BslCatalogueFilter *self, guint facet)
{
  guint n = self->choices[facet].unknown;

  for (guint64 left = self->choices[facet].options; left != 0; left &= left - 1)
    n++;
  return n;
}

guint
bsl_catalogue_filter_count (BslCatalogueFilter *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n_facets (self); i++)
    n += bsl_catalogue_filter_count_facet (self, i);
  return n;
}

void
bsl_catalogue_filter_clear (BslCatalogueFilter *self)
{
  for (guint i = 0; i < get_n_facets (self); i++)
    self->choices[i] = (Choice) { 0 };
  changed (self);
}

char *
bsl_catalogue_filter_dup_name (BslCatalogueFilter *self, guint facet, int option)
{
  const BslAttribute *attribute = bsl_catalogue_facet_get_attribute (bsl_catalogue_reader_get_facet (self->reader, facet));
  BslLang lang = bsl_catalogue_reader_get_lang (self->reader);
  const char *title = bsl_text_get (&attribute->title, lang);
  const char *word = option != BSL_OPTION_UNKNOWN ? bsl_text_get (&bsl_domain_get_option (&attribute->domain, (guint) option)->title, lang) : NULL;
  g_autofree char *inside = NULL;

  if (word != NULL && attribute->domain.kind != BSL_KIND_YES_NO)
    return g_strdup (word);

  inside = word != NULL ? bsl_text_in_sentence (word) : g_strdup (_("unknown"));
  /* Translators: a fact and its value, as in "ISO 27001 certification: yes" */
  return g_strdup_printf (_("%s: %s"), title, inside);
}

void
bsl_catalogue_filter_set_reader (BslCatalogueFilter *self, BslCatalogueReader *reader)
{
  g_set_object (&self->reader, reader);
  for (guint i = 0; i < get_n_facets (self); i++)
    if (bsl_catalogue_facet_is_own (bsl_catalogue_reader_get_facet (reader, i)))
      self->choices[i] = (Choice) { 0 };
  g_clear_pointer (&self->words, g_strfreev);
  /* a list that showed nothing would take the next search for a narrower one of nothing */
  changed (self);
}

BslCatalogueReader *
bsl_catalogue_filter_get_reader (BslCatalogueFilter *self)
{
  return self->reader;
}
