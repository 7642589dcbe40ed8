// The last steps of making a Document, when all of it has been read. Pure but
// for the Document given; any thread.
#pragma once

#include "lint/document.h"

namespace listlint {

// Whether two descriptions of one name say the same.
bool same_description(const Reference& a, const Reference& b);

// Puts unread spans in text order, without overlap, without what is a node of
// the model inside them (citations, references, comments), and without spaces
// at their ends.
void tidy_unread(Document& document);

// Makes the outermost level of the sections 1.
void level_sections(Document& document);

// Brings the entries of a section together where rows of sections alternate.
void group_entries(Document& document);

// Fills entry_order and reference_order where they do not stand in text order.
void note_text_order(Document& document);

}  // namespace listlint
