/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <pango/pangocairo.h>

#include "app/report/bsl-document.h"
#include "app/report/bsl-texts.h"

G_BEGIN_DECLS

/* All lengths are in points from the top left corner of an A4 page. */
#define BSL_PDF_PAGE_WIDTH 595.276
#define BSL_PDF_PAGE_HEIGHT 841.89
#define BSL_PDF_LEFT 62.0
#define BSL_PDF_RIGHT (BSL_PDF_PAGE_WIDTH - 62.0)
#define BSL_PDF_TOP 68.0
#define BSL_PDF_BOTTOM (BSL_PDF_PAGE_HEIGHT - 70.0)
#define BSL_PDF_WIDTH (BSL_PDF_RIGHT - BSL_PDF_LEFT)
#define BSL_PDF_HEIGHT (BSL_PDF_BOTTOM - BSL_PDF_TOP)

/**
 * BslPdfNode:
 *
 * An element of the structure tree (ISO 32000-1, 14.7). Its kids are elements, pieces of marked
 * content and links, in reading order.
 */
typedef struct _BslPdfNode BslPdfNode;

typedef struct
{
  BslPdfNode *node; /* element, or NULL */
  guint page;       /* marked content: page and number on it */
  guint mcid;
  int link;         /* index of a link annotation, or -1 */
} BslPdfKid;

struct _BslPdfNode
{
  const char *type; /* "P", "TH" … static */
  const char *section;     /* Sect: its identifier; interned */
  const char *alternative; /* Figure: text of the document */
  double box[4];           /* Figure: left, top, right, bottom on its page */
  gboolean of_row;         /* TH: heads a row, not a column */
  gboolean ordered;        /* L: numbered */
  BslPdfNode *parent;
  GArray *kids; /* of BslPdfKid */
  gboolean attached;
  GPtrArray *all; /* every node of the tree, shared; owned by the root */
};

/* The root of a new tree, which owns all its nodes. */
BslPdfNode *bsl_pdf_node_new_root (const char *type);
void bsl_pdf_node_free_tree (BslPdfNode *root);
BslPdfNode *bsl_pdf_node_new (BslPdfNode *parent, const char *type);
/* A node that takes its place when its first content is drawn: links inside a paragraph. */
BslPdfNode *bsl_pdf_node_new_inline (BslPdfNode *parent, const char *type);
void bsl_pdf_node_add_content (BslPdfNode *self, guint page, guint mcid);
void bsl_pdf_node_add_link (BslPdfNode *self, int link);

typedef enum
{
  BSL_PDF_BODY,
  BSL_PDF_TITLE,
  BSL_PDF_LEAD,
  BSL_PDF_SMALL,
  BSL_PDF_SENDER,
  BSL_PDF_HEADING_1,
  BSL_PDF_HEADING_2,
  BSL_PDF_HEADING_3,
  BSL_PDF_CELL,
  BSL_PDF_HEAD_CELL,
  BSL_PDF_FIGURE,
  BSL_PDF_CAPTION,
  BSL_PDF_FOOTNOTE,
  BSL_PDF_FURNITURE,
  BSL_PDF_CONTENTS_1,
  BSL_PDF_CONTENTS_2,
  BSL_PDF_N_STYLES,
} BslPdfStyle;

typedef struct
{
  double size;
  gboolean bold;
  guint32 color; /* 0xRRGGBB */
  double spacing; /* of lines, as a factor */
  double before, after;
} BslPdfStyleInfo;

extern const BslPdfStyleInfo bsl_pdf_styles[];

#define BSL_PDF_ACCENT 0x1f4a7c
#define BSL_PDF_RULE 0xc9ced8
#define BSL_PDF_FILL 0xeef2f7
#define BSL_PDF_WARNING 0xb26b00
#define BSL_PDF_WARNING_FILL 0xfff7e8

/* What a stretch of text belongs to. */
typedef struct
{
  guint end; /* byte after it */
  BslPdfNode *node;
  char *uri;    /* link outside, or NULL */
  int target;   /* index of a heading it leads to, or -1 */
} BslPdfSpan;

/* A text set in lines; a very long one in several layouts, since Pango's time grows with the
 * square of the length of a paragraph. */
typedef struct
{
  PangoLayout *layout;
  GArray *spans; /* of BslPdfSpan */
} BslPdfPart;

typedef struct
{
  PangoLayoutLine *line; /* borrowed */
  guint part;
  double x, top, baseline, height;
  GPtrArray *notes; /* of BslPdfText: footnotes called in the line, or NULL */
} BslPdfLine;

typedef struct
{
  GPtrArray *parts; /* of BslPdfPart */
  GArray *lines;    /* of BslPdfLine */
  double height;
  guint32 color;
} BslPdfText;

/* Shared by everything that sets text. */
typedef struct
{
  BslDocument *document;
  BslTexts *texts;
  PangoContext *context;
  PangoFontDescription *fonts[BSL_PDF_N_STYLES];
  GPtrArray *texts_made;   /* of BslPdfText, owned */
  GHashTable *layouts;     /* style, width and text → PangoLayout, of texts without attributes */
  guint n_notes;
  double narrow; /* added to a narrow no-break space, in sizes of the letters */
} BslPdfSetter;

void bsl_pdf_setter_init (BslPdfSetter *self, BslDocument *document, BslTexts *texts);
void bsl_pdf_setter_clear (BslPdfSetter *self);

/* Sets @prefix (a number of heading, or NULL) and @line in @width points; @node gets the content
 * (NULL: page furniture). Footnotes become children of @notes_parent. */
BslPdfText *bsl_pdf_setter_set_line (BslPdfSetter *self, BslPdfStyle style, double width, const char *prefix,
                                     const BslLine *line, BslPdfNode *node, BslPdfNode *notes_parent);
BslPdfText *bsl_pdf_setter_set_text (BslPdfSetter *self, BslPdfStyle style, double width, const char *text,
                                     BslPdfNode *node);
/* The same, leading to a heading. */
BslPdfText *bsl_pdf_setter_set_target (BslPdfSetter *self, BslPdfStyle style, double width, const char *text,
                                       BslPdfNode *node, int target);
double bsl_pdf_text_get_width (BslPdfText *self);
double bsl_pdf_text_get_last_width (BslPdfText *self);

/* Rectangles are page furniture, drawn below the text. */
typedef struct
{
  double x, y, width, height;
  guint32 color;
  gboolean dotted;
} BslPdfRectangle;

typedef struct
{
  BslPdfText *text; /* borrowed */
  guint first, n_lines;
  double x, y;
} BslPdfItem;

typedef struct
{
  const BslFigure *figure; /* borrowed */
  BslPdfNode *node;
  double x, y;
} BslPdfDrawing;

typedef struct
{
  GArray *rectangles; /* of BslPdfRectangle */
  GArray *items;      /* of BslPdfItem */
  GArray *drawings;   /* of BslPdfDrawing */
  GPtrArray *notes;   /* of BslPdfText */
  double notes_height;
} BslPdfPage;

typedef struct
{
  guint page;
  double x, y, width, height;
  char *uri;
  int target;
} BslPdfLink;

/* A heading: where it stands and how it is called in outline and contents. */
typedef struct
{
  char *title;
  guint level;
  guint page;
  double y;
  BslPdfNode *contents_node; /* its entry in the table of contents, or NULL */
  BslPdfText *contents_text;
  guint contents_page;
  double contents_x, contents_y;
} BslPdfHeading;

/* A block that stays with what follows. */
typedef struct
{
  BslPdfText *text;
  double x, before, after;
  int heading; /* index or -1 */
} BslPdfPending;

/**
 * BslPdfFlow:
 *
 * The pages while they are filled.
 */
typedef struct
{
  BslPdfSetter setter;
  GPtrArray *pages;  /* of BslPdfPage */
  double y;
  BslPdfNode *root;
  BslPdfNode *section; /* where blocks are added: the root or an element below it */
  GArray *headings;  /* of BslPdfHeading: all of the document, filled before the flow starts */
  int next_heading;
  gboolean announces; /* the block being added belongs to the next */
  GArray *pending;   /* of BslPdfPending */
  GPtrArray *late_notes; /* of BslPdfText: too tall for the foot of a page */
} BslPdfFlow;

BslPdfPage *bsl_pdf_flow_get_page (BslPdfFlow *self);
void bsl_pdf_flow_new_page (BslPdfFlow *self);
/* The same unless the page is still empty; what was kept for the next block stays on the old one. */
void bsl_pdf_flow_end_page (BslPdfFlow *self);
void bsl_pdf_flow_end (BslPdfFlow *self);
gboolean bsl_pdf_flow_is_at_top (BslPdfFlow *self);
/* room left above the footnotes of the page */
double bsl_pdf_flow_get_room (BslPdfFlow *self);
/* height that footnotes of a line would take on this page */
double bsl_pdf_flow_measure_notes (BslPdfFlow *self, const BslPdfLine *line, double already);
/* Puts lines at (@x, y) with their notes; does not move on. */
void bsl_pdf_flow_put (BslPdfFlow *self, BslPdfText *text, guint first, guint n_lines, double x, double y);
void bsl_pdf_flow_add_rectangle (BslPdfFlow *self, double x, double y, double width, double height, guint32 color);
/* Puts what was kept for the next block, on a new page if @height does not fit below it. */
void bsl_pdf_flow_start_block (BslPdfFlow *self, double height);
/* The same where the block stays on the page if it takes @less or less off its height: returns what it
 * has to take off. */
double bsl_pdf_flow_start_whole (BslPdfFlow *self, double height, double less);
void bsl_pdf_flow_add_space (BslPdfFlow *self, double space);
/* Puts a text, over pages where needed, without a lonely line. */
void bsl_pdf_flow_add_text (BslPdfFlow *self, BslPdfText *text, double x);
/* Puts the notes too tall for the foot of a page here. */
void bsl_pdf_flow_add_late_notes (BslPdfFlow *self);
double bsl_pdf_text_measure (const BslPdfText *self, guint first, guint n_lines);

/* Keeps a text for the start of the next block. */
void bsl_pdf_flow_keep (BslPdfFlow *self, BslPdfText *text, BslPdfStyle style, double x, int heading);
/* The least height a text asks for at the foot of a page, its footnotes included. */
double bsl_pdf_flow_measure_start (BslPdfFlow *self, const BslPdfText *text);

void bsl_pdf_flow_add_block (BslPdfFlow *self, const BslBlock *block);
/* Blocks that follow belong to the section @id, or to none. */
void bsl_pdf_flow_begin_section (BslPdfFlow *self, const char *id);
/* Room for the table of contents, filled by the second when the pages are known. */
void bsl_pdf_flow_add_contents (BslPdfFlow *self, guint depth);
void bsl_pdf_flow_finish_contents (BslPdfFlow *self);
void bsl_pdf_flow_add_table (BslPdfFlow *self, const BslBlock *block);

/* State of drawing on one page. */
typedef struct
{
  cairo_t *cr;
  guint page;
  guint mcid;
  GArray *links; /* of BslPdfLink */
  BslPdfNode *node;  /* whose marked content is open */
  BslPdfNode *link_node; /* of the last link */
  gboolean artifact; /* page furniture is open */
  cairo_font_face_t *missing; /* for characters no font has */
  GArray *glyphs, *clusters;
} BslPdfPen;

void bsl_pdf_pen_init (BslPdfPen *self, cairo_t *cr);
void bsl_pdf_pen_clear (BslPdfPen *self);
void bsl_pdf_pen_open (BslPdfPen *self, BslPdfNode *node);
void bsl_pdf_pen_close (BslPdfPen *self);
void bsl_pdf_pen_draw (BslPdfPen *self, const BslPdfItem *item);
void bsl_pdf_pen_set_color (BslPdfPen *self, guint32 color);
void bsl_pdf_pen_draw_figure (BslPdfPen *self, const BslPdfDrawing *drawing, PangoContext *context, PangoFontDescription *font);

/* Turns cairo's pages into the final file: structure, links, language, XMP, attachment. */
GBytes *bsl_pdf_finish (GByteArray *pages, BslPdfFlow *flow, GArray *links, GError **error);

G_END_DECLS
