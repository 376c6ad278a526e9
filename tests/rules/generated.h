/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

/**
 * Chance:
 *
 * Projects, offers and days made at random for the property tests. Each test has its own, from a
 * fixed seed, so that it finds the same every time; BOUSSOLE_CAMPAIGN=N runs N times as many
 * rounds from a seed of the day, which is printed.
 */
typedef struct
{
  BslLibrary *library;
  GPtrArray *projects; /* of BslAnswers: those of the acceptance cases, to start from */
  GRand *rand;
  guint factor;
} Chance;

/* Loads the library, and the projects of the cases in BOUSSOLE_CASES. The library is the caller's;
 * @self borrows it. */
BslLibrary *chance_init (Chance *self);
void chance_clear (Chance *self);
/* Starts the test @name: what follows depends on its name and on the seed only. */
void chance_start (Chance *self, const char *name);
/* How many rounds to run where @rounds are enough for each build; a quarter of them under the
 * address sanitizer, which looks for other faults. */
guint chance_rounds (Chance *self, guint rounds);
/* How often something must have been seen in them at least; not counted where rounds are few. */
guint chance_least (guint count);
/* TRUE in @percent of the calls. */
gboolean chance_hits (Chance *self, guint percent);
guint chance_below (Chance *self, guint end);

BslDate chance_day (Chance *self);
BslValue chance_value (Chance *self, const BslDomain *domain);
/* A project: one of the cases with some answers changed or left out, or made of nothing. About
 * @known_percent of the answers are known. Never the decision date: the day is a parameter. */
BslAnswers *chance_project (Chance *self, guint known_percent);
/* One of the cases as it is. */
BslAnswers *chance_case (Chance *self);
/* @count offers with facts at random, some changing with time, some unknown. The JSON behind it is
 * added to @file where that is not NULL. */
BslCatalogue *chance_catalogue (Chance *self, guint count, JsonNode **file);

/* The catalogue of @file, which must be valid. */
BslCatalogue *catalogue_from_json (BslLibrary *library, JsonNode *file);
/* {"format": "boussole-catalogue", …, "offers": @offers}; takes @offers. */
JsonNode *catalogue_to_json (JsonArray *offers);

G_END_DECLS
