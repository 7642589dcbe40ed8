// What kinds of values a tree has: those that stand alike (items of one array,
// members of one name under such items) are one kind, told together. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/read/tree.h"

namespace listlint {

// How a kind stands in the kind above it.
enum class Standing : uint8_t {
  root,
  item,    // of an array
  member,  // of objects that all have the same keys
  named,   // of an object whose keys are names: {"Hangzhou": …}
};

struct Shape {
  Index parent = kNone;  // into Schema::shapes
  Standing standing = Standing::root;
  std::string_view key = {};  // of a member
  std::vector<Index> nodes = {};
  std::vector<Index> children = {};  // into Schema::shapes

  size_t objects = 0;
  size_t arrays = 0;
  size_t texts = 0;
  // Keys of objects with the same keys that have scalars, in text order.
  std::vector<std::string_view> headers = {};
};

struct Schema {
  std::vector<Shape> shapes;    // a parent before its children
  std::vector<Index> shape_of;  // by node; kNone for scalars of objects
};

// Whether a key says that a list is under it, in no words of its own: "data",
// "twins".
bool is_container_key(std::string_view key);

Schema schema_of(const Tree& tree);

}  // namespace listlint
