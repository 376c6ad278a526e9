/* SPDX-License-Identifier: EUPL-1.2 */
/* The desktop program: sets the language up and runs the application. */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "ui/bsl-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (BslApplication) application = NULL;
  gint64 started = g_get_monotonic_time ();
  const char *locales = g_getenv ("BOUSSOLE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales != NULL ? locales : BSL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = bsl_application_new (started);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
