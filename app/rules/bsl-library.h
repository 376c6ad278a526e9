/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

#define BSL_TYPE_LIBRARY (bsl_library_get_type ())
G_DECLARE_FINAL_TYPE (BslLibrary, bsl_library, BSL, LIBRARY, GObject)

/**
 * BslLibrary:
 *
 * The data that come with the application: questions, rules, catalogue. Read when first needed,
 * which must not be before the first frame.
 */
BslLibrary *bsl_library_new (void);

/* The same files, to be loaded anew: for another thread. */
BslLibrary *bsl_library_new_same (BslLibrary *self);

/* Another directory of data than the shipped one, with all its folders and without an edition in place of
 * them. To be called before loading. */
void bsl_library_set_directory (BslLibrary *self, const char *directory);
/* A folder in which each folder there is ("catalogue", "rules", "questions") stands for the one of the same
 * name: see bsl-editions.h. NULL: none. To be called before loading. */
void bsl_library_set_edition (BslLibrary *self, const char *directory);
/* Another directory of rules or another catalogue file than the shipped one; NULL: the shipped. To
 * be called before loading. */
void bsl_library_set_rules (BslLibrary *self, const char *directory);
void bsl_library_set_catalogue (BslLibrary *self, const char *file);

/* Reads everything unless that was done. FALSE where a file is wrong: the message names it. Another
 * directory of rules or an edition that is at fault gives way to what is shipped: see bsl_library_get_faults(). The
 * signal "loaded" (no argument) tells that it is done. */
gboolean bsl_library_load (BslLibrary *self, GError **error);
/* The same, with every fault in @problems, and nothing gives way. */
gboolean bsl_library_check (BslLibrary *self, BslProblems *problems);

/* The faults because of which the shipped data are in use instead of those of @directory (may be
 * NULL); NULL where the data in use are those asked for. Borrowed. */
BslProblems *bsl_library_get_faults (BslLibrary *self, const char **directory);

/* A layer to merge into the catalogue, after those of the directory of data ("catalogue/layers"); any number of times.
 * One at fault is a fault of the library. To be called before loading. */
void bsl_library_add_layer (BslLibrary *self, const char *file);
/* The same of every layer in a folder, of which one at fault is left out as of those of the directory of data. */
void bsl_library_add_layer_folder (BslLibrary *self, const char *folder);
/* The layer of the user, merged last, see bsl-own-layer.h; it need not exist. NULL, at first: none. To be called before
 * loading. */
void bsl_library_set_own_layer (BslLibrary *self, const char *file);
const char *bsl_library_get_own_layer (BslLibrary *self);
/* Neither those of the directory of data nor that of the user: another catalogue than the shipped one has none. */
void bsl_library_set_layers (BslLibrary *self, gboolean layers);
/* What is wrong with layers of the directory of data or of the user, which were left out or in part; NULL where nothing
 * is. Borrowed, until the catalogue changes. */
BslProblems *bsl_library_get_layer_faults (BslLibrary *self);

/* Reads catalogue and layers again; what was made with the one before keeps it. FALSE where it cannot be read, which
 * changes nothing. The signal "catalogue-changed" (no argument) tells that it is done. */
gboolean bsl_library_reload_catalogue (BslLibrary *self, GError **error);

/* The language of the texts: that of the locale when the library was made. */
BslLang bsl_library_get_lang (BslLibrary *self);

/* Borrowed; only after bsl_library_load() returned TRUE. */
BslQuestionnaire *bsl_library_get_questionnaire (BslLibrary *self);
BslRuleBase *bsl_library_get_rules (BslLibrary *self);
BslCatalogue *bsl_library_get_catalogue (BslLibrary *self);
BslAttributes *bsl_library_get_attributes (BslLibrary *self);
BslServices *bsl_library_get_services (BslLibrary *self);

/* Path of a file that comes with the application ("example/….boussole"), in the directory of @self
 * unless that is NULL. To be freed. */
char *bsl_library_dup_path (BslLibrary *self, const char *name);
/* The same without an edition in place of it. */
char *bsl_library_dup_shipped_path (BslLibrary *self, const char *name);

G_END_DECLS
