/* SPDX-License-Identifier: EUPL-1.2 */
/* Reminders of the dates that matter, as an iCalendar file. */
#include "config.h"

#include "app/report/bsl-calendar.h"

#include <string.h>

#include "app/report/bsl-builder-private.h"

#define MAX_LINE 73 /* bytes before a line is folded; the standard allows 75 */
#define ALARM_DAYS 30

/* Adds a content line, folded between characters. */
static void
add_line (GString *out, const char *line)
{
  gsize length = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize size = g_utf8_next_char (p) - p;

      if (length + size > MAX_LINE)
        {
          g_string_append (out, "\r\n ");
          length = 1;
        }
      g_string_append_len (out, p, size);
      length += size;
    }
  g_string_append (out, "\r\n");
}

/* A text value: separators and line ends are escaped, what cannot stand in a file is left out. */
static void
add_text (GString *out, const char *name, const char *text)
{
  g_autofree char *clean = bsl_document_clean_text (text);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = clean; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (line, "\\%c", *p);
    else
      g_string_append_c (line, *p);
  add_line (out, line->str);
}

static char *
dup_day (BslDate date)
{
  g_autofree char *iso = bsl_date_to_iso (date);
  g_auto (GStrv) parts = g_strsplit (iso, "-", -1);

  return g_strjoinv ("", parts);
}

static char *
dup_identifier (const char *project, const BslItem *change)
{
  g_autofree char *all = g_strjoin ("\n", project, change->about, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);

  return g_strdup_printf ("%.32s@boussole", sum);
}

static void
add_alarm (GString *out, const char *text)
{
  add_line (out, "BEGIN:VALARM");
  add_line (out, "ACTION:DISPLAY");
  add_text (out, "DESCRIPTION", text);
  add_line (out, "TRIGGER:-P" G_STRINGIFY (ALARM_DAYS) "D");
  add_line (out, "END:VALARM");
}

static void
add_event (BslBuilder *self, GString *out, const BslItem *change, const char *id, const char *stamp)
{
  g_autofree char *uid = dup_identifier (id, change);
  g_autofree char *day = dup_day (change->date), *next = dup_day (bsl_date_add_days (change->date, 1));
  g_autofree char *start = g_strconcat ("DTSTART;VALUE=DATE:", day, NULL);
  g_autofree char *end = g_strconcat ("DTEND;VALUE=DATE:", next, NULL);

  add_line (out, "BEGIN:VEVENT");
  add_text (out, "UID", uid);
  add_line (out, stamp);
  add_line (out, start);
  add_line (out, end);
  add_text (out, "SUMMARY", change->text);
  add_text (out, "DESCRIPTION", bsl_project_get_title (self->project));
  add_line (out, "TRANSP:TRANSPARENT");
  /* one that is over would ring as soon as the file is read */
  if (change->date - ALARM_DAYS > bsl_date_of_moment (self->options->time * 1000))
    add_alarm (out, change->text);
  add_line (out, "END:VEVENT");
}

static void
write_calendar (BslBuilder *self, GString *out, const char *id)
{
  g_autoptr (JsonNode) name = json_node_init_string (json_node_alloc (), bsl_outline_get_role (self->outline, "dates"));
  g_autoptr (GPtrArray) changes = bsl_builder_list (self, name, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (self->options->time);
  g_autofree char *stamp = g_date_time_format (time, "DTSTAMP:%Y%m%dT%H%M%SZ");

  add_line (out, "BEGIN:VCALENDAR");
  add_line (out, "VERSION:2.0");
  add_text (out, "PRODID", "-//Boussole//Boussole " BSL_VERSION "//EN");
  for (guint i = 0; i < changes->len; i++)
    add_event (self, out, g_ptr_array_index (changes, i), id, stamp);
  add_line (out, "END:VCALENDAR");
}

GBytes *
bsl_calendar_write (BslProject *project, const char *id, BslEvaluation *evaluation, const BslReportOptions *options)
{
  BslReportOptions calendar = *options;
  GString *out = g_string_new (NULL);
  BslBuilder builder;

  calendar.form = bsl_outline_get_role (bsl_outline_get (), "calendar");
  bsl_builder_init (&builder, project, evaluation, &calendar);
  write_calendar (&builder, out, id != NULL ? id : bsl_project_get_title (project));
  bsl_builder_clear (&builder);
  return g_string_free_to_bytes (out);
}
