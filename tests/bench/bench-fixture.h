/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "tests/ui/ui-fixture.h"

G_BEGIN_DECLS

/* What the benchmarks of the window share. */

/* Time of the processor in this thread, microseconds: other work on the machine does not count. */
gint64 bench_get_time (void);
/* Milliseconds of it since @since. */
double bench_get_ms (gint64 since);
/* Adds the milliseconds since @since to @times, of double. */
void bench_note (GArray *times, gint64 since);
/* How @times (of double, milliseconds; put in order) lie beside the time of a frame at 60 Hz. */
void bench_print (const char *what, GArray *times);
/* Until the next frame of @window is drawn. */
void bench_draw (GtkWindow *window);

/* A catalogue of @n_offers: the shipped offers over and over, under names of their own. Its file, to be freed. */
char *bench_write_catalogue (guint n_offers);

G_END_DECLS
