/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-opinion.h"
#include "app/core/bsl-task.h"
#include "app/report/bsl-document-private.h"
#include "app/report/bsl-outline.h"
#include "app/report/bsl-report.h"
#include "app/report/bsl-texts.h"
#include "app/study/bsl-costs.h"
#include "app/study/bsl-study.h"

G_BEGIN_DECLS

typedef struct _BslVersions BslVersions; /* see bsl-versions.h */

/**
 * BslBuilder:
 *
 * Makes a document from an outline: blocks of the outline become blocks of the document, names in
 * braces become what the project, the evaluation and the catalogue say.
 */
typedef struct
{
  BslOutline *outline;
  BslTexts *texts;
  BslDocument *document;
  BslProject *project;
  BslEvaluation *evaluation;
  BslRuleBase *rules;
  BslCatalogue *catalogue;
  BslQuestionnaire *questionnaire;
  const BslReportOptions *options;
  BslLang lang;
  BslDate on;
  JsonObject *form;
  GPtrArray *chosen;     /* of const BslOfferFinding* */
  GPtrArray *shown;      /* the same as far as the reader may know: none where the choice is withheld */
  gboolean draft;        /* what bsl_report_is_draft() says, whoever reads it */
  GPtrArray *clause_offers; /* of const BslOfferFinding*; NULL until they are asked for */
  GPtrArray *parts;      /* of const char*: sections, in order */
  GHashTable *chapters;  /* section → "chapitre 3" */
  GHashTable *ways;      /* section → "au chapitre 3" */
  const char *section;   /* the one being written */
  GPtrArray *grounds;    /* of BslGround, borrowed: numbered reasons set so far */
  GPtrArray *made;       /* of GPtrArray of BslGround: all that lists are of */
  GHashTable *cited;     /* identifiers of sources cited so far */
  GHashTable *read;      /* identifiers of interpretations used so far */
  GHashTable *told;      /* identifiers of questions whose answers stand in the document so far */
  gboolean listed;       /* those of one of the two were listed already */
  gboolean late;         /* … and others came after: the document is to be written once more */
  GHashTable *attestations; /* analysis → who attests it, in words */
  GPtrArray *opinions;   /* of BslOpinion; NULL until they are asked for */
  GHashTable *spoken;    /* place → what the opinion of its role says there */
  GArray *done;          /* of BslTaskDone; NULL until they are asked for */
  BslStudy *study;       /* NULL until it is asked for */
  BslCosts *costs;       /* NULL until they are asked for */
  GPtrArray *combinations; /* of BslCombination; NULL until they are asked for, and where there are too many to tell */
  gboolean combined;     /* they were asked for */
  BslVersions *versions; /* what two versions do not say alike; NULL until it is asked for */
  char *description;     /* of the need, as the notes have it; NULL until it is asked for */
  guint n_figures;
  guint n_annexes;
  guint brief;           /* how often a form for one page had to leave something out */
  guint most_own;        /* characters that are kept of an own text; 0: all */
  guint n_withheld;      /* passages that third parties do not read, so far */
  guint n_chosen;        /* of these, those that the project itself withholds */
  GHashTable *withheld;  /* section where something was → why, in words */
  gboolean strong;
} BslBuilder;

/* @options must outlive the builder. */
void bsl_builder_init (BslBuilder *self, BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options);
void bsl_builder_clear (BslBuilder *self);

/* A reason by which offers are set aside or wait, numbered where many share it. */
typedef struct
{
  const BslRule *rule;
  BslResult result;
  char *required, *found;
} BslGround;

void bsl_ground_free (BslGround *self);

typedef enum
{
  BSL_ITEM_RULE,        /* BslObligation */
  BSL_ITEM_OFFER,       /* BslOfferFinding */
  BSL_ITEM_CHECK,       /* BslCheck, below an offer */
  BSL_ITEM_QUESTION,    /* BslQuestion */
  BSL_ITEM_ROLE,        /* BslRole */
  BSL_ITEM_CLAUSE,      /* text, below a rule; others: offers */
  BSL_ITEM_SENTENCE,    /* text */
  BSL_ITEM_CHANGE,      /* date and text; BslFact or NULL; others: rules whose clause is about it, or NULL */
  BSL_ITEM_SOURCE,      /* BslLawSource */
  BSL_ITEM_READING,     /* BslInterpretation */
  BSL_ITEM_COMBINATION, /* BslCombination */
  BSL_ITEM_PLACE,       /* JsonObject of the outline */
  BSL_ITEM_GROUP,       /* text; others: rules that share it */
  BSL_ITEM_SERVICE,     /* BslService */
  BSL_ITEM_GATE,        /* BslLabel */
  BSL_ITEM_GROUND,      /* BslGround */
  BSL_ITEM_PROOF,       /* BslCheck of the first of its offers; others: those offers, of BslOfferFinding */
  BSL_ITEM_ANALYSIS,    /* BslAnalysis */
  BSL_ITEM_CRITERION,   /* of a topic, below an analysis */
  BSL_ITEM_PART,        /* identifier of a section */
  BSL_ITEM_OPINION,     /* BslOpinion */
  BSL_ITEM_DIFFERENCE,  /* BslVersionDifference */
  BSL_ITEM_SCORE,       /* BslOfferFinding, compared in the study */
  BSL_ITEM_LEVEL,       /* of an offer on a scale, given by a person */
  BSL_ITEM_WEIGHT,      /* BslGridCriterion */
  BSL_ITEM_CAUTION,     /* BslGridCaution */
  BSL_ITEM_COST,        /* BslOfferCost */
  BSL_ITEM_QUANTITY,    /* BslCostItem */
  BSL_ITEM_AMOUNT,      /* BslOfferCost; text: what its amount is for */
  BSL_ITEM_COST_NOTE,   /* BslCostNote */
  BSL_ITEM_TASK,        /* of BslTaskDone: one that is asked no longer */
  BSL_ITEM_ENTRY,       /* JsonObject: something the outline itself lists */
  BSL_N_ITEMS,
} BslItemKind;

/* An element of a list, and what it stands in. */
typedef struct _BslItem BslItem;
struct _BslItem
{
  BslItemKind kind;
  const BslItem *parent;
  gconstpointer data;
  char *text;
  char *about; /* of a change: what it is of, in names that neither day nor language alter */
  GPtrArray *others;
  BslDate date;
  const BslOfferFinding *finding; /* of a change of an offer, or NULL */
};

BslItem *bsl_item_new (BslItemKind kind, const BslItem *parent, gconstpointer data);
void bsl_item_free (BslItem *self);
/* The nearest item of a kind from @self outwards, or NULL. */
const BslItem *bsl_item_find (const BslItem *self, BslItemKind kind);

/* Lists. @node names a list of the outline or describes one. GPtrArray of BslItem, owned. */
GPtrArray *bsl_builder_list (BslBuilder *self, JsonNode *node, const BslItem *context);
typedef void (*BslLister) (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
/* The fact @id of @offer (both may be NULL), or NULL. */
const BslFact *bsl_builder_find_fact (BslBuilder *self, const BslOffer *offer, const char *id);
/* The first day after that of the evaluation on which @fact (may be NULL) says something else; or BSL_DATE_NONE. */
BslDate bsl_builder_find_change (BslBuilder *self, const BslFact *fact);
/* The day that the fact @id (may be NULL) of the offer tells on the day of the document; BSL_DATE_NONE: none. */
BslDate bsl_builder_find_fact_date (BslBuilder *self, const BslOffer *offer, const char *id);
/* First and last day of the contract, from the questions that the members "contract-start" and "contract-months" of
 * @object name; FALSE where one is not answered. */
gboolean bsl_builder_find_contract (BslBuilder *self, JsonObject *object, BslDate *start, BslDate *end);

void bsl_builder_list_rules (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_rule_groups (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_clauses (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_reasons (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_sources (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_readings (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_offers (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_checks (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_grounds (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_proofs (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_gates (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_services (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_combinations (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_questions (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_roles (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_places (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_analyses (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_criteria (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_scores (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_levels (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_levels_apart (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_levels_found (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_weights (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_cautions (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_costs (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_quantities (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_amounts (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_cost_notes (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_answers (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_parts (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_entries (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_tasks (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_gone_tasks (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_opinions (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_differences (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);
void bsl_builder_list_changes (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items);

/* Words. Writes @template into @line: **strong**, [[footnote]], {name}. */
void bsl_builder_write (BslBuilder *self, BslLine *line, const char *template, const BslItem *context);
/* The same as text without notes; to be freed. */
char *bsl_builder_dup_words (BslBuilder *self, const char *template, const BslItem *context);
/* Adds what is not a template. */
BslRun *bsl_builder_add (BslBuilder *self, BslLine *line, const char *text);
/* The same for a label or a sentence, without its capital where it stands within a sentence. */
BslRun *bsl_builder_add_label (BslBuilder *self, BslLine *line, const char *text);
/* What a line speaks of, so that a reader can go there: the nearest item of @context that one can go
 * to; or what a word in it stands for, where the line does not speak of something else. */
void bsl_builder_set_origin (BslLine *line, const BslItem *context);
void bsl_builder_claim (BslLine *line, const char *kind, const char *id);
/* Writes what {name} stands for. */
void bsl_builder_look_up (BslBuilder *self, BslLine *line, const char *name, const BslItem *context);
/* A name of one kind of item or thing. */
typedef struct
{
  const char *name;
  void (*write) (BslBuilder *self, BslLine *line, const BslItem *item);
} BslWord;
extern const BslWord bsl_words_of_rules[], bsl_words_of_offers[], bsl_words_of_checks[], bsl_words_of_grounds[], bsl_words_of_proofs[],
  bsl_words_of_gates[], bsl_words_of_services[], bsl_words_of_combinations[], bsl_words_of_clauses[],
  bsl_words_of_questions[], bsl_words_of_roles[], bsl_words_of_sentences[], bsl_words_of_changes[], bsl_words_of_sources[],
  bsl_words_of_readings[], bsl_words_of_places[], bsl_words_of_groups[], bsl_words_of_parts[], bsl_words_of_entries[],
  bsl_words_of_analyses[], bsl_words_of_criteria[], bsl_words_of_opinions[], bsl_words_of_differences[],
  bsl_words_of_scores[], bsl_words_of_levels[], bsl_words_of_weights[], bsl_words_of_cautions[],
  bsl_words_of_costs[], bsl_words_of_quantities[], bsl_words_of_amounts[], bsl_words_of_cost_notes[], bsl_words_of_tasks[];
/* Words that stand alone or before an argument: "date", "answer:data.harm". The argument is the text
 * of the item. */
extern const BslWord bsl_words_of_projects[];

/* Tasks of the file. */
typedef enum
{
  BSL_TO_DO_NOTHING, /* the rule asks for nothing, or does not apply */
  BSL_TO_DO_BLOCKING, /* before it, the contract cannot be signed */
  BSL_TO_DO_OPEN,
  BSL_TO_DO_DONE,
} BslToDo;

BslToDo bsl_builder_get_to_do (BslBuilder *self, const BslObligation *obligation);
/* Of the "to-do" of a list; TRUE where it has none. */
gboolean bsl_builder_allows_to_do (BslBuilder *self, JsonObject *list, const BslObligation *obligation);
gboolean bsl_builder_has_done_tasks (BslBuilder *self);
/* FALSE where what the rule asks for the file is without object, as the outline says. */
gboolean bsl_builder_has_object (BslBuilder *self, const BslObligation *obligation);
/* What became of the duty of the rule @item: "told" by a chapter, "void" (without object), "withheld" from third parties,
 * "open". */
const char *bsl_builder_get_duty (BslBuilder *self, const BslItem *item);
/* The same in words, with the chapter or the reason. */
void bsl_builder_write_duty_state (BslBuilder *self, BslLine *line, const BslItem *item);
/* Something has to be done or proved: files, and duties with a proof. */
gboolean bsl_builder_asks_proof (const BslRule *rule);
/* Its clause stands in the contract or in the consultation. */
gboolean bsl_builder_has_clause (BslBuilder *self, const BslObligation *obligation);
gboolean bsl_builder_lists_rule (BslBuilder *self, JsonObject *list, const BslObligation *obligation, const BslItem *context);
/* By when, in words; @on: the day, BSL_DATE_NONE where there is none. To be freed. */
char *bsl_builder_dup_due (BslBuilder *self, const BslRule *rule, BslDate *on);
/* What a rule says of its task: duty, due, evidence, done-by. */
void bsl_builder_write_task_duty (BslBuilder *self, BslLine *line, const BslItem *item);
void bsl_builder_write_task_due (BslBuilder *self, BslLine *line, const BslItem *item);
void bsl_builder_write_task_evidence (BslBuilder *self, BslLine *line, const BslItem *item);
void bsl_builder_write_task_done_by (BslBuilder *self, BslLine *line, const BslItem *item);

/* The start of @text, to its last sentence or else word within @most characters (0: all), and that the rest stands in the
 * file. To be freed. */
char *bsl_builder_dup_shortened (BslBuilder *self, const char *text, guint most);

/* The market study; NULL where the project records nothing of it, or the rules have no grid. Owned by @self. */
BslStudy *bsl_builder_get_study (BslBuilder *self);
/* What {study:…} stands for. */
void bsl_builder_write_study (BslBuilder *self, BslLine *line, const BslItem *item);

/* What the offers cost; NULL where the project records nothing of it. Owned by @self. */
BslCosts *bsl_builder_get_costs (BslBuilder *self);
/* What {cost-months} stands for. */
void bsl_builder_write_cost_months (BslBuilder *self, BslLine *line, const BslItem *item);

/* Two versions of the project: "stands", "counts", "compared", "until" of their comparison; NULL for another @name. */
const char *bsl_builder_get_versions_word (BslBuilder *self, const char *name);
/* What {since:…} and {until:…} stand for: "name", "day", "who", "reason". */
void bsl_builder_write_since (BslBuilder *self, BslLine *line, const BslItem *item);
void bsl_builder_write_until (BslBuilder *self, BslLine *line, const BslItem *item);

/* Conditions of the outline. An absent one holds. */
gboolean bsl_builder_holds (BslBuilder *self, JsonObject *object, const BslItem *context);

/* Blocks. */
void bsl_builder_add_blocks (BslBuilder *self, JsonArray *blocks, const BslItem *context);
void bsl_builder_add_table (BslBuilder *self, JsonObject *table, const BslItem *context);
void bsl_builder_add_form (BslBuilder *self, JsonArray *rows, const BslItem *context);
void bsl_builder_add_figure (BslBuilder *self, JsonObject *block, const BslItem *context);
/* The figure of @block, with its alternative; NULL where there is nothing to draw. */
BslFigure *bsl_builder_draw_figure (BslBuilder *self, JsonObject *block, const BslItem *context);
/* The text of @block that fits the number of its list ("none", "one", else "say"), or NULL. */
const char *bsl_builder_choose (BslBuilder *self, JsonObject *block, const BslItem *context);
const char *bsl_builder_text (BslBuilder *self, JsonObject *object, const char *name);

/* People's own texts. */
/* When and by whom the analysis @id was attested, in words; NULL while it is not. */
const char *bsl_builder_get_attestation (BslBuilder *self, const char *id);
/* What the opinion of the role of @place, where it still stands, says there; NULL without one. */
const char *bsl_builder_get_opinion (BslBuilder *self, JsonObject *place);
/* @word: "wanted", "begun", "attested" or "complete". */
gboolean bsl_builder_test_analysis (BslBuilder *self, const char *id, const char *word);
/* The text at a place, or NULL; the description of the need, or who attests an analysis, stand in
 * where the place says so. */
const char *bsl_builder_get_own_text (BslBuilder *self, const char *place);
gboolean bsl_builder_is_withheld (BslBuilder *self, const char *place);
/* The answer to the question of @item stands in the document already. */
gboolean bsl_builder_has_told (BslBuilder *self, const BslItem *item);
/* The words that stand for a passage third parties do not read, which counts as one: the text of @place, or NULL
 * where it is none. */
const char *bsl_builder_withhold (BslBuilder *self, const char *place);
/* As blocks: paragraphs and lists; where there is none, who has to write it. */
void bsl_builder_add_own_text (BslBuilder *self, const char *place);
/* As the content of a cell. */
void bsl_builder_write_own_text (BslBuilder *self, BslLine *line, const char *place);
/* TRUE where the place is wanted in the whole file and still empty. */
gboolean bsl_builder_is_gap (BslBuilder *self, JsonObject *place);
/* TRUE as long as a place is empty on which the decision hangs. */
gboolean bsl_builder_awaits_text (BslBuilder *self);
/* The form is for people outside the project: nothing internal stands in it, nor does it carry the project. */
gboolean bsl_builder_goes_to_others (BslBuilder *self);
/* The letterhead @id (may be NULL) where it is for the body of the project, else NULL. */
JsonObject *bsl_builder_find_letterhead (BslBuilder *self, const char *id);
/* The "name" or "title" of the form, as its draft has it, or as it is where the evaluation stops. Borrowed. */
const char *bsl_builder_get_form_text (BslBuilder *self, const char *member);
/* "Projet de justification communicable", "Questions par rôle – RSSI"; to be freed. */
char *bsl_builder_dup_kind (BslBuilder *self);
gboolean bsl_builder_has_part (BslBuilder *self, const char *section);

/* Shared by lists and words. */
const char *bsl_builder_role_title (BslBuilder *self, const char *role);
/* "l’acheteur" */
const char *bsl_builder_role_agent (BslBuilder *self, const char *role);
char *bsl_builder_dup_answer (BslBuilder *self, const BslQuestion *question);
/* The same of another answer to it. */
char *bsl_builder_dup_value (BslBuilder *self, const BslQuestion *question, const BslValue *value);
char *bsl_builder_dup_offer_name (const BslOffer *offer);
/* Where the fact comes from, or that this is not recorded, and the day on which it was verified; without one, the day of
 * the offer. */
void bsl_builder_write_evidence (BslBuilder *self, BslLine *line, const BslOffer *offer, const BslFact *fact);
/* Whether what the check of an item rests on has a source of its own; FALSE where it rests on no fact. */
gboolean bsl_builder_has_source (BslBuilder *self, const BslItem *check);
const BslOfferFinding *bsl_item_get_finding (const BslItem *item);
void bsl_builder_write_result (BslBuilder *self, BslLine *line, BslResult result);
char *bsl_builder_dup_services (BslBuilder *self, GArray *services);
/* Services of the need that stand there beside the qualified scope of the offer: of guint, to be unreffed. */
GArray *bsl_builder_list_perimeter (BslBuilder *self, const BslOfferFinding *finding, BslPerimeter perimeter);
/* What a person is told of the value that the fact (or NULL) has on the day of the document; NULL: nothing. */
const char *bsl_builder_get_note (BslBuilder *self, const BslFact *fact);
void bsl_builder_cite_reference (BslBuilder *self, BslLine *line, const BslReference *reference, gboolean full);
/* How the need is described: by services, by kinds of service alone, or not at all. */
typedef enum
{
  BSL_NEED_SERVICES,
  BSL_NEED_KINDS,
  BSL_NEED_NONE,
} BslNeed;
BslNeed bsl_builder_get_need (BslBuilder *self);
/* Whether the offer sells something of the need or, where that is not known, a kind of service asked for. */
gboolean bsl_builder_answers_need (BslBuilder *self, const BslOfferFinding *finding);
/* Whether it is chosen, and the reader may know. */
gboolean bsl_builder_shows_chosen (BslBuilder *self, const BslOfferFinding *finding);
/* Whether the document has to wait for the offer: it is chosen and not eligible, or it sells something
 * of the need and is to examine, and nobody settled that. Nothing settles the choice of one that the
 * rules rule out. A choice that the reader may not know counts as none. */
gboolean bsl_builder_awaits (BslBuilder *self, const BslOfferFinding *finding);
/* Offers whose clauses are written. Borrowed, of const BslOfferFinding*. */
GPtrArray *bsl_builder_get_clause_offers (BslBuilder *self);
/* What speaks against an offer, or is not established. */
gboolean bsl_check_is_ground (const BslCheck *check);
/* The number of @ground, which has one from now on. */
guint bsl_builder_number_ground (BslBuilder *self, const BslGround *ground);
const BslGround *bsl_builder_find_ground (BslBuilder *self, const BslOfferFinding *finding, const BslCheck *check, guint *number);

G_END_DECLS
