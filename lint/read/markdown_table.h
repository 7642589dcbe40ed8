// Tables of Markdown: their rows to the builder, where the header is one of a
// list (columns.h). One thread.
#pragma once

#include "lint/read/columns_row.h"
#include "lint/read/list_builder.h"
#include "lint/read/markdown_blocks.h"
#include "lint/read/markdown_entry.h"
#include "lint/read/markdown_inline.h"

namespace listlint::markdown {

class TableReader {
 public:
  TableReader(const Source& source, const ReadOptions& options,
              ListBuilder& builder, InlineScanner& scanner)
      : source_(source),
        options_(options),
        builder_(builder),
        scanner_(scanner),
        text_(source, builder),
        fields_(builder),
        cell_(source, builder.document().decoded) {}

  // False where the header is of no list; nothing was read then.
  bool read(const Block& table);

 private:
  std::vector<Span> rows_of(const Block& table) const;
  void read_header(Span row);
  void read_row(Span row);
  void read_cell(Line& line, Span cell, std::optional<Field> field);
  void set_address_cell();

  const Source& source_;
  const ReadOptions& options_;
  ListBuilder& builder_;
  InlineScanner& scanner_;
  LineText text_;
  RowFields fields_;
  Writing cell_;
  std::vector<CellAddress> addresses_;  // of the cell at hand
  std::vector<std::optional<Field>> columns_;
};

}  // namespace listlint::markdown
