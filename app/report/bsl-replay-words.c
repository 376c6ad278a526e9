/* SPDX-License-Identifier: EUPL-1.2 */
/* What a replay says. */
#include "config.h"

#include "app/report/bsl-replay-words.h"

#include <glib/gi18n-lib.h>

static gboolean
gives_the_same (const BslReplay *self)
{
  return self->changes != NULL && !bsl_reopening_matters (self->changes);
}

const char *
bsl_replay_get_title (const BslReplay *self)
{
  gboolean altered = self->n_altered > 0 || self->reordered || self->contradicts;

  if (self->changes != NULL && !gives_the_same (self))
    return altered ? _("The project no longer gives the same, and the document was altered")
                   : _("The project no longer gives the same");
  if (altered)
    return _("The document was altered");
  return bsl_replay_is_whole (self) ? _("The document still holds") : _("Not everything can be compared");
}

const char *
bsl_replay_get_standing (BslStanding standing)
{
  static const char *const words[] = {
    [BSL_STANDING_HOLDS] = N_("What was recommended still is, all of it."),
    [BSL_STANDING_WEAKER] = N_("Some of what was recommended no longer is."),
    [BSL_STANDING_FALLEN] = N_("Nothing of what was recommended is any longer."),
    [BSL_STANDING_NONE] = N_("Nothing was recommended, and nothing is now."),
    [BSL_STANDING_NEW] = N_("Nothing was recommended then; something is now."),
  };

  return _(words[standing]);
}

char *
bsl_replay_dup_evaluation (const BslReplay *self)
{
  g_autofree char *what = NULL;

  if (self->project == NULL)
    return g_strdup (_("The document leaves the project out, so nothing can be evaluated again."));
  if (self->changes == NULL)
    return g_strdup (_("The document carries its project, but not what came out then: nothing to compare with."));
  if (gives_the_same (self))
    what = g_strdup_printf (_("Evaluated again, the project gives the same: %u rules, %u offers."),
                            bsl_evaluation_get_n_obligations (self->evaluation), bsl_evaluation_get_n_offers (self->evaluation));
  else
    what = g_strdup (_("Evaluated again, the project does not give the same."));
  return g_strjoin (" ", what, bsl_replay_get_standing (self->changes->standing), NULL);
}

static char *
dup_count (const BslReplay *self)
{
  guint n = self->parts->len, n_altered = self->n_altered;
  gboolean pages = self->carried->kind == BSL_CARRIER_PDF;

  if (n_altered == 0 && pages)
    return g_strdup_printf (ngettext ("%u page is as it was written.", "All %u pages are as they were written.", n), n);
  if (n_altered == 0)
    return g_strdup_printf (ngettext ("The text of %u section is as it was written.",
                                      "The text of all %u sections is as it was written.", n), n);
  if (pages)
    return g_strdup_printf (ngettext ("%u page of %u is not as it was written.", "%u pages of %u are not as they were written.",
                                      n_altered), n_altered, n);
  return g_strdup_printf (ngettext ("%u section of %u is not as it was written.", "%u sections of %u are not as they were written.",
                                    n_altered), n_altered, n);
}

char *
bsl_replay_dup_text (const BslReplay *self)
{
  g_autofree char *count = NULL;

  if (self->parts == NULL)
    return g_strdup (_("Nothing in the document says how its text was written; it cannot be compared."));
  count = dup_count (self);
  if (self->reordered)
    return g_strjoin (" ", count, _("The order of the sections is not the one in which they were written."), NULL);
  if (!self->contradicts)
    return g_steal_pointer (&count);
  return g_strjoin (" ", count,
                    _("The project that the document carries gives another text than its fingerprints say was written: the project "
                      "or the fingerprints were changed afterwards."), NULL);
}

char *
bsl_replay_dup_limits (const BslReplay *self)
{
  const char *caution = _("Fingerprints without a signature show what was changed by accident or without care, not a forgery.");

  if (self->parts == NULL)
    return g_strdup (caution);
  if (self->carried->kind == BSL_CARRIER_PDF)
    return g_strjoin (" ", _("In a PDF, what the pages draw is compared, not their fonts nor notes put on them."), caution, NULL);
  return g_strjoin (" ", _("In a text document, the words of the text are compared, not its pictures, its headers and footers, its watermark nor its looks."),
                    caution, NULL);
}

char *
bsl_replay_dup_edition (const BslReplayEdition *edition)
{
  if (edition->version == NULL)
    return NULL;
  if (edition->same)
    /* Translators: version and start of its fingerprint */
    return g_strdup_printf (_("%s (%.12s), the same"), edition->version, edition->sha256);
  /* Translators: version and start of its fingerprint, when the document was made and today */
  return g_strdup_printf (_("%s (%.12s) then, %s (%.12s) now"), edition->version, edition->sha256, edition->version_now,
                          edition->sha256_now);
}

char *
bsl_replay_dup_part_name (const BslReplayPart *part)
{
  if (part->page > 0)
    return g_strdup_printf (_("Page %u"), part->page);
  return g_strdup (part->title != NULL ? part->title : _("Beginning of the document"));
}

const char *
bsl_replay_get_state (const BslReplayPart *part)
{
  static const char *const words[] = {
    [BSL_PART_SAME] = N_("the same"),
    [BSL_PART_ALTERED] = N_("altered"),
    [BSL_PART_LOST] = N_("no longer there"),
    [BSL_PART_ADDED] = N_("added"),
  };

  return _(words[part->state]);
}
