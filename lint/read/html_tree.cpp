#include "lint/read/html_tree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "lint/ascii.h"
#include "lint/memory.h"

namespace listlint::html {
namespace {

constexpr size_t kUnit = 16;  // what blocks are a multiple of
constexpr size_t kSmall = 1024;
constexpr size_t kChunk = size_t{1} << 18;
constexpr size_t kLargestChunk = size_t{1} << 25;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Attributes of each further <html> and <body> are merged into the first, in
// time that is quadratic in their number. Pages joined into one file have a
// few; where the tag of one too many begins, else the end.
size_t merged_tags_end(std::string_view bytes) {
  constexpr int kMost = 200;
  int count = 0;
  for (auto at = bytes.find('<'); at != std::string_view::npos;
       at = bytes.find('<', at + 1)) {
    const auto name = bytes.substr(at + 1, 4);
    const auto is = [&](std::string_view tag) {
      return std::ranges::equal(name, tag, {}, lower);
    };
    if (!is("html") && !is("body")) continue;
    if (++count > kMost) return at;
  }
  return bytes.size();
}

}  // namespace

// The memory of one tree: blocks out of large chunks, with lists of free ones
// by size. It knows nodes and attributes by their sizes, and looks at them only
// where their pointers lead into its chunks or into the page.
class Memory {
 public:
  Memory(std::string_view bytes, size_t limit) : bytes_(bytes), limit_(limit) {}
  ~Memory() { release(); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  // null where the parse was stopped; why and where say stop() and cut().
  GumboOutput* parse() {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = this;
    options.allocator = [](void* memory, size_t size) {
      return static_cast<Memory*>(memory)->allocate(size);
    };
    options.deallocator = [](void* memory, void* block) {
      static_cast<Memory*>(memory)->free(block);
    };
    // gumbo cannot be told to stop. Only its own C frames are left behind, and
    // all that they hold is in the chunks.
    // NOLINTNEXTLINE(cert-err52-cpp,modernize-avoid-setjmp-longjmp)
    if (setjmp(leave_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, bytes_.data(), bytes_.size());
  }

  Stop stop() const { return stop_; }
  uint32_t cut() const { return cut_; }

 private:
  struct Header {
    uint32_t size_class = 0;
    uint32_t unused = 0;
  };
  struct Chunk {
    char* begin = nullptr;
    size_t size = 0;
  };

  // Multiples of kUnit up to kSmall, then powers of two.
  static size_t class_of(size_t size) {
    if (size <= kSmall) return (size + kUnit - 1) / kUnit;
    return kSmall / kUnit + std::bit_width(size - 1) -
           std::bit_width(kSmall - 1);
  }
  static size_t size_of(size_t size_class) {
    constexpr size_t kLast = kSmall / kUnit;
    if (size_class <= kLast) return size_class * kUnit;
    return kSmall << (size_class - kLast);
  }

  void* allocate(size_t size) {
    if (size == sizeof(GumboNode)) check_nodes();
    if (size == sizeof(GumboAttribute)) check_attributes();
    const size_t size_class = class_of(size + sizeof(Header));
    auto& list = free_[size_class];
    char* block = list;
    if (block != nullptr) {
      std::memcpy(&list, block + sizeof(Header), sizeof(char*));
    } else {
      block = carve(size_of(size_class));
    }
    const Header header{static_cast<uint32_t>(size_class), 0};
    std::memcpy(block, &header, sizeof(header));
    char* inside = block + sizeof(Header);
    if (size == sizeof(GumboNode)) {
      last_nodes_[nodes_++ % last_nodes_.size()] = inside;
    }
    if (size == sizeof(GumboAttribute)) last_attribute_ = inside;
    return inside;
  }

  void free(void* inside) {
    if (inside == nullptr) return;
    char* block = static_cast<char*>(inside) - sizeof(Header);
    if (inside == last_attribute_) last_attribute_ = nullptr;
    for (auto& node : last_nodes_) {
      if (node == inside) node = nullptr;
    }
    Header header;
    std::memcpy(&header, block, sizeof(header));
    auto& list = free_[header.size_class];
    std::memcpy(block + sizeof(Header), &list, sizeof(char*));
    list = block;
  }

  char* carve(size_t size) {
    if (size > room_) add_chunk(size);
    char* block = next_;
    next_ += size;
    room_ -= size;
    return block;
  }

  void add_chunk(size_t size) {
    size = std::max({size, kChunk, std::min(used_ / 4, kLargestChunk)});
    if (used_ + size > limit_) leave(Stop::size, newest_place());
    // Not touched before it is used, so a chunk costs what it holds.
    auto* begin = static_cast<char*>(std::malloc(size + kUnit));
    if (begin == nullptr) leave(Stop::size, newest_place());
    chunks_.push_back({begin, size + kUnit});
    use_huge_pages(begin, size);
    used_ += size;
    // So that what stands behind a header is aligned.
    const auto odd = reinterpret_cast<uintptr_t>(begin) % kUnit;
    next_ = begin + (2 * kUnit - odd - sizeof(Header)) % kUnit;
    room_ = size;
  }

  void release() {
    for (const auto& chunk : chunks_) std::free(chunk.begin);
    chunks_.clear();
  }

  bool owns(const void* at, size_t size) const {
    const auto* place = static_cast<const char*>(at);
    return std::ranges::any_of(chunks_, [&](const Chunk& chunk) {
      return place >= chunk.begin && place + size <= chunk.begin + chunk.size;
    });
  }

  // A node that is in the tree by now, of those made last; null without one.
  const GumboNode* newest_node() const {
    for (size_t i = 1; i <= last_nodes_.size() && i <= nodes_; ++i) {
      const auto* node = static_cast<const GumboNode*>(
          last_nodes_[(nodes_ - i) % last_nodes_.size()]);
      if (node == nullptr || !owns(node->parent, sizeof(GumboNode))) continue;
      return node;
    }
    return nullptr;
  }

  // Now and then is enough: what is between adds no more than one each.
  void check_nodes() {
    constexpr size_t kEach = 32;
    if (nodes_ % kEach != 0) return;
    std::array<const GumboNode*, kMostDepth> path = {};
    size_t depth = 0;
    for (const auto* node = newest_node();
         node != nullptr && owns(node, sizeof(GumboNode));
         node = node->parent) {
      if (depth >= 4 * kMostDepth) break;
      path[depth++ % kMostDepth] = node;
    }
    if (depth <= kMostDepth) return;
    // The path is a ring: its oldest node is the first of those too deep.
    leave(Stop::depth, place_of(*path[depth % kMostDepth]));
  }

  // Whether an attribute is one too many of its tag: then its tag was not
  // closed behind the one before it.
  void check_attributes() {
    if (last_attribute_ == nullptr) {
      attributes_ = 1;
      return;
    }
    GumboAttribute last;
    std::memcpy(&last, last_attribute_, sizeof(last));
    const size_t end =
        std::max(end_of(last.original_name), end_of(last.original_value));
    size_t at = end;
    while (at < bytes_.size() && (is_blank(bytes_[at]) || bytes_[at] == '/')) {
      ++at;
    }
    if (end == 0 || at >= bytes_.size() || bytes_[at] == '>') {
      attributes_ = 1;
      return;
    }
    if (attributes_ == 1) first_attribute_ = end;
    if (++attributes_ > kMostAttributes) {
      const auto tag = bytes_.rfind('<', first_attribute_);
      leave(Stop::attributes, tag == std::string_view::npos ? 0 : tag);
    }
  }

  // As an offset into the page; 0 where it does not lie in it.
  size_t end_of(const GumboStringPiece& piece) const {
    const auto begin = offset_of(piece.data);
    if (begin > bytes_.size() || piece.length > bytes_.size() - begin) return 0;
    return begin + piece.length;
  }
  size_t offset_of(const char* place) const {
    const auto from = reinterpret_cast<uintptr_t>(bytes_.data());
    const auto at = reinterpret_cast<uintptr_t>(place);
    return at < from ? SIZE_MAX : at - from;
  }

  size_t place_of(const GumboNode& node) const {
    if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
      return node.v.element.start_pos.offset;
    }
    return node.v.text.start_pos.offset;
  }
  size_t newest_place() const {
    const auto* node = newest_node();
    return node == nullptr ? 0 : place_of(*node);
  }

  [[noreturn]] void leave(Stop stop, size_t cut) {
    stop_ = stop;
    cut_ = static_cast<uint32_t>(std::min(cut, bytes_.size()));
    // NOLINTNEXTLINE(cert-err52-cpp,modernize-avoid-setjmp-longjmp)
    std::longjmp(leave_, 1);
  }

  static constexpr size_t kClasses = kSmall / kUnit + 34;

  std::string_view bytes_;
  size_t limit_;
  std::vector<Chunk> chunks_;
  std::array<char*, kClasses> free_ = {};
  char* next_ = nullptr;
  size_t room_ = 0;
  size_t used_ = 0;

  std::array<void*, 4> last_nodes_ = {};
  size_t nodes_ = 0;
  char* last_attribute_ = nullptr;
  size_t first_attribute_ = 0;
  uint32_t attributes_ = 0;

  std::jmp_buf leave_;
  Stop stop_ = Stop::none;
  uint32_t cut_ = 0;
};

Tree::Tree(std::string_view bytes) {
  // A dense page takes 30 bytes for one of its own.
  constexpr size_t kEach = 64;
  constexpr size_t kLeast = size_t{16} << 20;
  constexpr size_t kMost = size_t{2} << 30;
  const size_t limit = std::min(kLeast + kEach * bytes.size(), kMost);
  size_t size = merged_tags_end(bytes);
  if (size < bytes.size()) stop_ = Stop::size;
  // What stands before a stop parses as it did, so this turns once or twice.
  for (int turns = 0; turns < 4; ++turns) {
    memory_ = std::make_unique<Memory>(bytes.substr(0, size), limit);
    if (const auto* output = memory_->parse(); output != nullptr) {
      document_ = output->document;
      read_ = static_cast<uint32_t>(size);
      return;
    }
    stop_ = memory_->stop();
    size = memory_->cut() < size ? memory_->cut() : size / 2;
  }
  memory_.reset();
}

Tree::~Tree() = default;

}  // namespace listlint::html
