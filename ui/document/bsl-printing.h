/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"
#include "ui/document/bsl-job-bar.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

/* Makes the PDF, asks for the printer (through the portal where there is one) and hands it over; tells
 * in the window around @bar where that fails. */
void bsl_printing_start (BslJobBar *bar, BslSession *session, const BslOrder *order);

G_END_DECLS
