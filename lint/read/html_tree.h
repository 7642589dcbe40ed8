// The tree of an HTML page as gumbo parses it, within bounds.
//
// gumbo takes quadratic time in the depth of open elements, in the attributes
// of one tag and in some misnested pages, grows trees without limit, and frees
// them by recursion. So it works in memory of ours, which looks at the tree
// while it grows and stops it where it leaves what pages are like; the tree is
// then made of what stands before that place. Nothing is freed node by node.
//
// A Tree owns the nodes and borrows the bytes; one thread. gumbo's types stay
// in the html_*.h headers and in the files that read HTML.
#pragma once

#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <string_view>

#include "lint/source.h"

namespace listlint::html {

// Elements inside each other that are read; no page needs as many.
inline constexpr uint32_t kMostDepth = 400;
// Attributes of one tag that are read.
inline constexpr uint32_t kMostAttributes = 200;

// Why the tree ends before the page does.
enum class Stop : uint8_t {
  none,
  depth,       // kMostDepth
  attributes,  // kMostAttributes
  size,        // more elements than a page of its size has
};

class Memory;

class Tree {
 public:
  explicit Tree(std::string_view bytes);
  ~Tree();
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  // The document node; null where nothing could be parsed.
  const GumboNode* document() const { return document_; }
  Stop stop() const { return stop_; }
  // How many bytes the tree stands for: all of them without a stop.
  uint32_t read() const { return read_; }

 private:
  std::unique_ptr<Memory> memory_;
  const GumboNode* document_ = nullptr;
  Stop stop_ = Stop::none;
  uint32_t read_ = 0;
};

}  // namespace listlint::html
