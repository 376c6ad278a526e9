/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/core/bsl-text.h"

G_BEGIN_DECLS

/**
 * BslDocument:
 *
 * The one tree every writer walks. It knows nothing of clouds: headings, paragraphs, lists, tables,
 * notes. Build it with the functions below in reading order.
 */
typedef struct _BslDocument BslDocument;

typedef enum
{
  BSL_BLOCK_HEADING,   /* level 1 … 3 */
  BSL_BLOCK_PARAGRAPH,
  BSL_BLOCK_LIST,      /* items are paragraphs */
  BSL_BLOCK_TABLE,     /* first row is the header */
} BslBlockKind;

typedef enum
{
  BSL_STYLE_NORMAL,
  BSL_STYLE_TITLE,   /* title of the document */
  BSL_STYLE_LEAD,    /* subtitle, key sentence */
  BSL_STYLE_NOTE,    /* small print */
  BSL_STYLE_WARNING, /* framed */
} BslBlockStyle;

/* A run of text: plain, strong, or a link. A note is printed as a footnote (ODT, PDF) or endnote.
 * Link and note are set with the functions below, which keep out what a writer cannot hold. */
typedef struct
{
  char *text;
  gboolean strong;
  char *link;  /* absolute URI or NULL */
  char *note;  /* text of a footnote put after the run, or NULL */
} BslRun;

typedef struct
{
  GPtrArray *runs; /* of BslRun */
} BslLine;

typedef struct
{
  BslBlockKind kind;
  BslBlockStyle style;
  guint level;
  gboolean ordered;      /* lists */
  BslLine *line;         /* heading, paragraph */
  GPtrArray *items;      /* list: of BslLine */
  GPtrArray *rows;       /* table: of GPtrArray of BslLine */
  double *widths;        /* table: share of each column, sum 1 */
  guint n_columns;
  char *caption;         /* table: said before it, or NULL */
  char *number;          /* heading: "2.1", or NULL where it is not numbered */
} BslBlock;

BslDocument *bsl_document_new (BslLang lang, const char *title);
BslDocument *bsl_document_ref (BslDocument *self);
void bsl_document_unref (BslDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslDocument, bsl_document_unref)

BslLang bsl_document_get_lang (BslDocument *self);
const char *bsl_document_get_title (BslDocument *self);
void bsl_document_set_subject (BslDocument *self, const char *subject);
const char *bsl_document_get_subject (BslDocument *self);
/* One line at the foot of each page, beside the page number; NULL for none. */
void bsl_document_set_footer (BslDocument *self, const char *footer);
const char *bsl_document_get_footer (BslDocument *self);
/* Large pale text across each page ("Projet"); NULL for none. */
void bsl_document_set_watermark (BslDocument *self, const char *watermark);
const char *bsl_document_get_watermark (BslDocument *self);
/* The project the document carries. */
void bsl_document_set_attachment (BslDocument *self, const char *name, GBytes *bytes);
GBytes *bsl_document_get_attachment (BslDocument *self, const char **name);
/* TRUE: a table of contents stands before the first heading of level 1. */
void bsl_document_set_contents (BslDocument *self, gboolean contents);
gboolean bsl_document_get_contents (BslDocument *self);
/* Date written in the metadata: seconds since the epoch, UTC; the same input gives the same bytes. */
void bsl_document_set_time (BslDocument *self, gint64 time);
gint64 bsl_document_get_time (BslDocument *self);

void bsl_document_add_heading (BslDocument *self, guint level, const char *text);
/* A heading of level 1 outside the numbering, for annexes. */
void bsl_document_add_annex (BslDocument *self, const char *text);
/* Returns the line to add runs to; owned by @self. */
BslLine *bsl_document_add_paragraph (BslDocument *self, BslBlockStyle style);
BslBlock *bsl_document_add_list (BslDocument *self, gboolean ordered);
BslLine *bsl_block_add_item (BslBlock *self);
BslBlock *bsl_document_add_table (BslDocument *self, const char *caption, guint n_columns, const double *widths);
/* A row of empty lines; fill them with bsl_block_get_cell(). The first row added is the header. */
void bsl_block_add_row (BslBlock *self);
BslLine *bsl_block_get_cell (BslBlock *self, guint row, guint column);
/* Any text is taken: invalid UTF-8, control characters and what XML cannot hold are replaced or
 * left out, once for all writers; a line feed is a line break. */
BslRun *bsl_line_add (BslLine *self, const char *text);
BslRun *bsl_line_add_strong (BslLine *self, const char *text);
/* Only http, https and mailto make a link; everything else stays plain text. */
void bsl_run_set_link (BslRun *self, const char *uri);
void bsl_run_set_note (BslRun *self, const char *text);

guint bsl_document_get_n_blocks (BslDocument *self);
const BslBlock *bsl_document_get_block (BslDocument *self, guint index);

/* Text of the tree in reading order, one line per block or cell: what every writer must hold. A
 * reference to a note reads "[1]"; the notes of a block follow it, each as "[1] text". */
char *bsl_document_to_plain (BslDocument *self);

G_END_DECLS
