/* SPDX-License-Identifier: EUPL-1.2 */
/* Compiled once for the whole of ui: half the time a file takes goes into these. */
#pragma once

#include <adwaita.h>
