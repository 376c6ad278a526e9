/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/core/bsl-text.h"
#include "app/report/bsl-figure.h"

G_BEGIN_DECLS

/**
 * BslDocument:
 *
 * The one tree every writer walks. It knows nothing of clouds: sections of headings, paragraphs,
 * lists, tables, figures, notes. Build it with the functions below in reading order.
 */
typedef struct _BslDocument BslDocument;

typedef enum
{
  BSL_BLOCK_HEADING,   /* level 1 … 3 */
  BSL_BLOCK_PARAGRAPH,
  BSL_BLOCK_LIST,      /* items are paragraphs */
  BSL_BLOCK_TABLE,
  BSL_BLOCK_FIGURE,    /* the line is its caption */
} BslBlockKind;

typedef enum
{
  BSL_STYLE_NORMAL,
  BSL_STYLE_TITLE,   /* title of the document */
  BSL_STYLE_LEAD,    /* subtitle, key sentence */
  BSL_STYLE_NOTE,    /* small print */
  BSL_STYLE_WARNING, /* framed */
  BSL_STYLE_CLAUSE,  /* text to take over as it stands */
  BSL_STYLE_SENDER,  /* who writes, at the head of the first page */
} BslBlockStyle;

typedef struct
{
  GPtrArray *runs; /* of BslRun */
  const char *origin; /* what it speaks of ("rule:X", "answer:Y", "text:Z", "offer:W"), or NULL; interned */
} BslLine;

/* A run of text: plain, strong, or a link. A note is printed as a footnote (ODT, PDF) or endnote and
 * has none itself. Link and note are set with the functions below, which keep out what a writer
 * cannot hold. */
typedef struct
{
  char *text;
  gboolean strong;
  char *link;    /* absolute URI or NULL */
  BslLine *note; /* footnote put after the run, or NULL */
} BslRun;

typedef struct
{
  BslBlockKind kind;
  BslBlockStyle style;
  const char *section;   /* identifier of its section, or NULL; interned */
  gboolean page_break;   /* starts a page */
  guint level;
  gboolean ordered;      /* lists */
  guint first;           /* number of the first item of an ordered list */
  BslLine *line;         /* heading, paragraph, figure */
  GPtrArray *items;      /* list: of BslLine */
  GPtrArray *rows;       /* table: of GPtrArray of BslLine */
  double *widths;        /* table: share of each column, sum 1 */
  guint n_columns;
  gboolean head_row;     /* table: the first row is a header */
  gboolean head_column;  /* table: so is the first column */
  gboolean roomy;        /* table: rows are to be filled in by hand */
  BslFigure *figure;
  char *caption;         /* table: said before it, or NULL */
  char *number;          /* heading: "2.1", or NULL where it is not numbered */
} BslBlock;

typedef struct
{
  char *name;
  char *mime_type;
  char *description;
  GBytes *bytes;
} BslAttachment;

/* Without a block; what is added to it below belongs to it. */
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
/* A file the document carries. */
void bsl_document_attach (BslDocument *self, const char *name, const char *mime_type, const char *description, GBytes *bytes);
/* The same for the file it was made from. */
void bsl_document_attach_source (BslDocument *self, const char *name, const char *mime_type, const char *description, GBytes *bytes);
/* The file it was made from; NULL where it is not carried. */
const BslAttachment *bsl_document_get_source (BslDocument *self);
guint bsl_document_get_n_attachments (BslDocument *self);
const BslAttachment *bsl_document_get_attachment (BslDocument *self, guint index);
/* Something of the metadata, by a name of letters and hyphens ("catalogue"). */
typedef struct
{
  char *name;
  char *value;
} BslProperty;
void bsl_document_set_property (BslDocument *self, const char *name, const char *value);
/* of BslProperty, in order */
GPtrArray *bsl_document_get_properties (BslDocument *self);
/* A table of contents of @depth levels stands here; once in a document. */
void bsl_document_add_contents (BslDocument *self, guint depth);
/* Index of the block before which it stands, G_MAXUINT for none; whether it starts a page. */
guint bsl_document_get_contents (BslDocument *self, guint *depth, gboolean *page_break);
/* Date written in the metadata: seconds since the epoch, UTC; the same input gives the same bytes. */
void bsl_document_set_time (BslDocument *self, gint64 time);
gint64 bsl_document_get_time (BslDocument *self);

/* Every block added from now on belongs to the section @id, until the next one. */
void bsl_document_begin_section (BslDocument *self, const char *id);
/* The next block starts a page. */
void bsl_document_break_page (BslDocument *self);
void bsl_document_add_heading (BslDocument *self, guint level, const char *text);
/* The same outside the numbering, for annexes. */
void bsl_document_add_plain_heading (BslDocument *self, guint level, const char *text);
/* Returns the line to add runs to; owned by @self. */
BslLine *bsl_document_add_paragraph (BslDocument *self, BslBlockStyle style);
BslBlock *bsl_document_add_list (BslDocument *self, gboolean ordered);
BslLine *bsl_block_add_item (BslBlock *self);
/* The first row added is the header unless head_row is cleared. */
BslBlock *bsl_document_add_table (BslDocument *self, const char *caption, guint n_columns, const double *widths);
/* Takes @figure. Returns the line of its caption. */
BslLine *bsl_document_add_figure (BslDocument *self, BslFigure *figure);
/* A row of empty lines; fill them with bsl_block_get_cell(). */
void bsl_block_add_row (BslBlock *self);
BslLine *bsl_block_get_cell (BslBlock *self, guint row, guint column);
/* Any text is taken: invalid UTF-8, control characters and what XML cannot hold are replaced or
 * left out, once for all writers; a line feed is a line break. */
BslRun *bsl_line_add (BslLine *self, const char *text);
BslRun *bsl_line_add_strong (BslLine *self, const char *text);
/* Only http, https and mailto make a link; everything else stays plain text. @self may be NULL, where nothing was
 * there to say. */
void bsl_run_set_link (BslRun *self, const char *uri);
/* The footnote of the run, made at the first call. */
BslLine *bsl_run_get_note (BslRun *self);
void bsl_line_set_origin (BslLine *self, const char *origin);
/* Text of the runs, without notes. To be freed. */
char *bsl_line_to_string (const BslLine *self);

/* For a paragraph that what came after it turned out not to need. */
void bsl_document_remove_block (BslDocument *self, guint index);
guint bsl_document_get_n_blocks (BslDocument *self);
const BslBlock *bsl_document_get_block (BslDocument *self, guint index);

/* Text of the tree in reading order, one line per block or cell: what every writer must hold. A
 * reference to a note reads "[1]"; the notes of a block follow it, each as "[1] text". What a figure
 * shows is said by the table beside it. */
char *bsl_document_to_plain (BslDocument *self);

G_END_DECLS
