// A tree of values, as JSON and YAML have it: what both readers fill and the
// mapping to a list (tree_list.h) reads.
//
// The nodes are those of the document, in text order, so that a node stands
// before all that it holds. Borrows the builder and its document; one thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/read/list_builder.h"

namespace listlint {

// Nested deeper than this is not read.
inline constexpr size_t kDeepestTree = 200;

enum class ValueKind : uint8_t {
  object,
  array,
  text,
  literal,  // a number, true, false
  null,
  alias,  // of a YAML object or array, which is not repeated
};

// How a scalar is written.
enum class Quotes : uint8_t { none, json, single };

// What the nodes of a document do not say.
struct Value {
  ValueKind kind = ValueKind::null;
  Quotes quotes = Quotes::none;
  bool ambiguous = false;  // YAML that some parsers read as no text
  bool ambiguous_key = false;
  bool has_text_key = false;
  bool is_cut = false;    // its end was not read
  Index end = 0;          // behind its last descendant
  Span key_span;          // without quotation marks
  std::string_view text;  // decoded; of a scalar

  bool holds() const {
    return kind == ValueKind::object || kind == ValueKind::array;
  }
};

// A key or scalar on its way into the tree; `text.span` is what stands between
// the quotation marks.
struct Scalar {
  ValueKind kind = ValueKind::text;
  Quotes quotes = Quotes::none;
  bool ambiguous = false;
  Text text;
  Span span;  // quotation marks included
};

class Tree {
 public:
  explicit Tree(ListBuilder& builder)
      : builder_(builder), document_(builder.document()) {}
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  // Filling.

  bool is_open() const { return !objects_.empty(); }
  bool in_object() const { return !objects_.empty() && objects_.back(); }
  // Whether the next scalar is a key.
  bool needs_key() const { return in_object() && !has_key_.back(); }
  bool has_too_deep() const { return has_too_deep_; }

  void key(const Scalar& key);
  // kNone where it is too deep to be kept.
  Index scalar(const Scalar& scalar);
  void open(ValueKind kind, uint32_t begin);
  void close(uint32_t end);
  void close_all(uint32_t end);

  // Where the innermost open object or array begins.
  uint32_t innermost() const { return frames_.back().begin; }

  // Reading.

  const Source& source() const { return *document_.source; }
  Index size() const { return static_cast<Index>(values_.size()); }
  Index roots() const { return roots_; }
  const Value& value(Index node) const { return values_[node]; }
  const Node& node(Index node) const { return document_.nodes[node]; }

  Text text_of(Index node) const;
  Text key_of(Index node) const {
    return {document_.nodes[node].key, values_[node].key_span};
  }
  // The value with its key.
  Span member_span(Index node) const;

  // The children of a node are begin(), next() of it, … up to its end.
  Index first_child(Index node) const { return node + 1; }
  Index next(Index child) const { return values_[child].end; }

 private:
  struct Frame {
    Index node = kNone;
    uint32_t begin = 0;
    uint32_t children = 0;
    Scalar key;
  };

  bool is_too_deep() const { return objects_.size() > kDeepestTree; }
  Index add(ValueKind kind, Span span);
  void find_duplicate_keys(Index object);
  void report_duplicate(Index first, Index again);

  ListBuilder& builder_;
  Document& document_;
  std::vector<Value> values_;   // by node
  std::vector<Frame> frames_;   // open, but for what is too deep
  std::vector<bool> objects_;   // all that is open: whether it is an object
  std::vector<bool> has_key_;   // and whether it has a key to give a value
  std::vector<Index> members_;  // of the object at hand
  Index roots_ = 0;
  uint32_t too_deep_ = 0;  // where what is too deep begins
  bool has_too_deep_ = false;
};

}  // namespace listlint
