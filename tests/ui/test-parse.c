/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers as people write them. */
#include "config.h"

#include <math.h>

#include "ui/wizard/bsl-parse.h"

/* NAN: none */
static const struct
{
  const char *text;
  double french, english;
} numbers[] = {
  { "60000", 60000, 60000 },
  { "60 000", 60000, 60000 },
  { "60 000,50 €", 60000.5, 60000.5 },
  { "60.000", 60000, 60 },
  { "60.000,50", 60000.5, NAN },
  { "1.250.000", 1250000, NAN },
  { "60,000", 60, 60000 },
  { "1,250,000.75", NAN, 1250000.75 },
  { "1.5", 1.5, 1.5 },
  { "1,5", 1.5, 1.5 },
  { "0.125", 0.125, 0.125 },
  { "0,125", 0.125, 0.125 },
  { "60.00", 60, 60 },
  { "1.2.3", NAN, NAN },
  { "a lot", NAN, NAN },
  { "", NAN, NAN },
};

static void
check (const char *text, BslLang lang, double expected)
{
  double number = 0;
  gboolean read = bsl_parse_number (text, lang, &number);

  g_test_message ("%s", text);
  g_assert_cmpint (read, ==, !isnan (expected));
  if (read)
    g_assert_cmpfloat (number, ==, expected);
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      check (numbers[i].text, BSL_LANG_FR, numbers[i].french);
      check (numbers[i].text, BSL_LANG_EN, numbers[i].english);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parse/numbers", test_numbers);

  return g_test_run ();
}
