/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"
#include "app/catalogue/bsl-layer.h"

G_BEGIN_DECLS

/* The most layers that are merged: a fact that all of them correct is nested within the next. */
#define BSL_LAYERS_MAX 32

/* A list of BslLayer that frees them. */
GPtrArray *bsl_layers_new (void);
/* Adds every *.json of @folder, by name; none where there is no such folder. A layer at fault is left out, with its
 * faults in @faults. */
void bsl_layers_add_folder (GPtrArray *layers, const char *folder, BslAttributes *attributes, BslProblems *faults);
/* The same of one file. FALSE where it was left out. */
gboolean bsl_layers_add_file (GPtrArray *layers, const char *file, BslAttributes *attributes, BslProblems *faults);

/* The catalogue of the base in @bytes, called @name in problems, with the layers merged into it; NULL with @problems
 * where the base is at fault. A correction or added offer that would put an offer at fault is left out, and no other
 * (bsl-blame.h); where layers put more at fault, they are all left out. Both is told in @faults, with the place in the
 * file of the layer, and in the catalogue itself. */
BslCatalogue *bsl_layers_load (GPtrArray *layers, GBytes *bytes, const char *name, BslAttributes *attributes,
                               BslServices *services, BslProblems *problems, BslProblems *faults);

G_END_DECLS
