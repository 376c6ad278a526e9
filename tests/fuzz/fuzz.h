/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-library.h"

/* What libFuzzer calls with each input; the reader under test must refuse it in words or take it, and nothing else. */
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* The shipped data, loaded once. */
BslLibrary *fuzz_get_library (void);
/* Every message there is, as somebody would read it: one that cannot be made is a fault too. */
void fuzz_read_problems (BslProblems *problems);
