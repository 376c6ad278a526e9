/* SPDX-License-Identifier: EUPL-1.2 */
/* One change of a project. */

#include "config.h"

#include "app/store/bsl-event.h"

#include <string.h>

const char *const bsl_event_kind_words[] = { "create", "edit", "undo", "redo", "act", NULL };

BslEvent *
bsl_event_new (BslEventKind kind,
               gint64 target,
               const char *what,
               const char *before,
               const char *after,
               const char *reason)
{
  BslEvent *self = g_new0 (BslEvent, 1);

  self->kind = kind;
  self->target = target;
  self->what = g_strdup (what);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  self->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  return self;
}

void
bsl_event_free (BslEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->who);
  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self->reason);
  g_free (self->hash);
  g_free (self);
}

/* Length and text, so that no two events look the same. */
static void
digest_text (GChecksum *checksum, const char *text)
{
  g_autofree char *head =
      text != NULL ? g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text)) : g_strdup ("-");

  g_checksum_update (checksum, (const guchar *) head, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
digest_int (GChecksum *checksum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  digest_text (checksum, text);
}

char *
bsl_event_compute_hash (const BslEvent *self, const char *previous)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  digest_text (checksum, previous);
  digest_int (checksum, self->seq);
  digest_int (checksum, self->time);
  digest_text (checksum, self->who);
  digest_text (checksum, bsl_event_kind_words[self->kind]);
  digest_int (checksum, self->target);
  digest_text (checksum, self->what);
  digest_text (checksum, self->before);
  digest_text (checksum, self->after);
  /* events of the first version have no place for it */
  if (self->reason != NULL)
    digest_text (checksum, self->reason);
  return g_strdup (g_checksum_get_string (checksum));
}

BslEventKind
bsl_event_kind_from_word (const char *word)
{
  for (guint i = 0; bsl_event_kind_words[i] != NULL; i++)
    if (g_strcmp0 (word, bsl_event_kind_words[i]) == 0)
      return (BslEventKind) i;

  return BSL_EVENT_EDIT;
}

BslEventKind
bsl_event_kind_of (const char *what)
{
  static const char *const acts[] = { BSL_WHAT_EXTRA BSL_MEMBER_SNAPSHOTS, BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS,
                                      BSL_WHAT_EXTRA BSL_MEMBER_OUTCOME, NULL };

  return g_strv_contains (acts, what) ? BSL_EVENT_ACT : BSL_EVENT_EDIT;
}

BslDeltaWords *
bsl_event_describe (const BslEvent *event, BslQuestionnaire *questionnaire, BslLang lang)
{
  return bsl_delta_describe (event->what, event->before, event->after, questionnaire, lang);
}
