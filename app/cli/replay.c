/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli replay: holds a document against what its project gives today. */

#include "config.h"

#include "app/cli/bsl-cli-differences.h"
#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-replay-words.h"

#include <glib/gi18n.h>

#define MAX_LINES 20 /* of a section, on either side */

static BslReplay *
read_replay (BslCli *cli, GError **error)
{
  const char *path = cli->words[0];
  const char *name = g_str_equal (path, "-") ? _("standard input") : path;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, error);
  BslCarried *carried = bytes != NULL ? bsl_carried_new (bytes, name, error) : NULL;

  return carried != NULL ? bsl_replay_new (carried, cli->library, name, error) : NULL;
}

static void
print_edition (const char *what, const BslReplayEdition *edition)
{
  g_autofree char *words = bsl_replay_dup_edition (edition);

  if (words == NULL)
    return;
  /* Translators: "Rules: 2026-11-23 (11857694b57f), the same" */
  g_print (_("%s: %s"), what, words);
  g_print ("\n");
}

static void
print_head (const BslReplay *replay, BslLang lang)
{
  if (replay->project != NULL)
    g_print ("%s\n", bsl_project_get_title (replay->project));
  if (replay->carried->seal != NULL)
    {
      BslDate on = bsl_date_parse (bsl_record_get_date (replay->carried->seal->record));
      g_autofree char *words = bsl_date_to_words (on, lang);

      g_print (_("Law and catalogue as of %s"), words);
      g_print ("\n");
    }
  print_edition (_("Application"), &replay->application);
  print_edition (_("Rules"), &replay->rules);
  print_edition (_("Catalogue"), &replay->catalogue);
  g_print ("%s\n", bsl_replay_get_title (replay));
}

static void
print_evaluation (const BslReplay *replay, BslLang lang)
{
  g_autofree char *words = bsl_replay_dup_evaluation (replay);

  g_print ("\n%s\n%s\n", _("Evaluation"), words);
  if (replay->changes != NULL)
    bsl_cli_print_differences (replay->changes->differences, replay->evaluation, lang);
}

static void
print_lines (char **lines, char sign)
{
  guint n = g_strv_length (lines);

  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    g_print ("    %c %s\n", sign, lines[i]);
  if (n > MAX_LINES)
    {
      g_print ("    %c ", sign);
      g_print (ngettext ("and %u line more", "and %u lines more", n - MAX_LINES), n - MAX_LINES);
      g_print ("\n");
    }
}

static void
print_part (const BslReplayPart *part)
{
  g_autofree char *name = bsl_replay_dup_part_name (part);

  if (part->state == BSL_PART_SAME)
    return;
  g_print ("  ");
  g_print (_("%s: %s"), name, bsl_replay_get_state (part));
  g_print ("\n");
  print_lines (part->before, '-');
  print_lines (part->after, '+');
}

static void
print_text (const BslReplay *replay)
{
  g_autofree char *words = bsl_replay_dup_text (replay);
  g_autofree char *limits = bsl_replay_dup_limits (replay);

  g_print ("\n%s\n%s\n", _("Text"), words);
  for (guint i = 0; replay->parts != NULL && i < replay->parts->len; i++)
    print_part (g_ptr_array_index (replay->parts, i));
  g_print ("%s\n", limits);
}

static void
write_edition (JsonBuilder *builder, const char *name, const BslReplayEdition *edition)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "version", edition->version);
  bsl_json_add_string (builder, "sha256", edition->sha256);
  bsl_json_add_string (builder, "version-now", edition->version_now);
  bsl_json_add_string (builder, "sha256-now", edition->sha256_now);
  json_builder_end_object (builder);
}

static void
write_lines (JsonBuilder *builder, const char *name, char **lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    json_builder_add_string_value (builder, lines[i]);
  json_builder_end_array (builder);
}

static void
write_part (JsonBuilder *builder, const BslReplayPart *part)
{
  json_builder_begin_object (builder);
  if (part->page > 0)
    {
      json_builder_set_member_name (builder, "page");
      json_builder_add_int_value (builder, part->page);
    }
  else
    bsl_json_add_string (builder, "section", part->title);
  bsl_json_add_string (builder, "state", bsl_part_state_words[part->state]);
  write_lines (builder, "before", part->before);
  write_lines (builder, "after", part->after);
  json_builder_end_object (builder);
}

static void
write_text (JsonBuilder *builder, const BslReplay *replay)
{
  json_builder_set_member_name (builder, "text");
  if (replay->parts == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < replay->parts->len; i++)
    write_part (builder, g_ptr_array_index (replay->parts, i));
  json_builder_end_array (builder);
}

static void
write_evaluation (JsonBuilder *builder, const BslReplay *replay)
{
  json_builder_set_member_name (builder, "differences");
  if (replay->changes != NULL)
    bsl_cli_write_differences (builder, replay->changes->differences);
  else
    json_builder_add_null_value (builder);
  bsl_json_add_string (builder, "standing", replay->changes != NULL ? bsl_standing_words[replay->changes->standing] : NULL);
}

static int
write_json (BslCli *cli, const BslReplay *replay)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  const BslSeal *seal = replay->carried->seal;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "same");
  json_builder_add_boolean_value (builder, bsl_replay_is_whole (replay) && bsl_replay_is_same (replay));
  bsl_json_add_string (builder, "title", replay->project != NULL ? bsl_project_get_title (replay->project) : NULL);
  bsl_json_add_string (builder, "on", seal != NULL ? bsl_record_get_date (seal->record) : NULL);
  write_edition (builder, "application", &replay->application);
  write_edition (builder, "rules", &replay->rules);
  write_edition (builder, "catalogue", &replay->catalogue);
  write_evaluation (builder, replay);
  write_text (builder, replay);
  json_builder_set_member_name (builder, "reordered");
  json_builder_add_boolean_value (builder, replay->reordered);
  json_builder_set_member_name (builder, "contradicts");
  json_builder_add_boolean_value (builder, replay->contradicts);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  return bsl_cli_write_json (cli->output, node);
}

int
bsl_cli_replay (BslCli *cli)
{
  BslLang lang = bsl_library_get_lang (cli->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslReplay) replay = read_replay (cli, &error);

  if (replay == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  if (cli->json)
    {
      if (write_json (cli, replay) != BSL_EXIT_DONE)
        return BSL_EXIT_INPUT;
    }
  else
    {
      print_head (replay, lang);
      print_evaluation (replay, lang);
      print_text (replay);
    }
  return bsl_replay_is_whole (replay) && bsl_replay_is_same (replay) ? BSL_EXIT_DONE : BSL_EXIT_NO;
}
