#include "tests/fuzz/hostile.h"

#include <array>
#include <string_view>

namespace listlint {
namespace {

constexpr std::array kMarkup =
    std::to_array<std::string_view>({"{{",
                                     "}}",
                                     "[[",
                                     "]]",
                                     "<ref>",
                                     "</ref>",
                                     "<ref name=x/>",
                                     "{|",
                                     "|}",
                                     "|-",
                                     "''",
                                     "'''",
                                     "<!--",
                                     "-->",
                                     "<nowiki>",
                                     "==",
                                     "\n*",
                                     "\n",
                                     "\r\n",
                                     "<div>",
                                     "</div>",
                                     "<li>",
                                     "</ul>",
                                     "<table>",
                                     "<a href=\"",
                                     "&",
                                     "&#0;",
                                     "[^x]",
                                     "](",
                                     "```",
                                     "\\",
                                     "\"",
                                     ",",
                                     ";",
                                     "\t",
                                     "{",
                                     "}",
                                     "[",
                                     "]",
                                     ":",
                                     "- ",
                                     "#",
                                     "&a",
                                     "*a",
                                     "\xEF\xBB\xBF",
                                     "\xFF",
                                     std::string_view("\0", 1),
                                     "<page>",
                                     "</page>",
                                     "<text>",
                                     "<![CDATA["});

class Mutator {
 public:
  Mutator(std::string bytes, uint32_t seed)
      : bytes_(std::move(bytes)), random_(seed) {}

  std::string run() {
    const auto changes = 1 + below(6);
    for (size_t i = 0; i < changes && !bytes_.empty(); ++i) change();
    return std::move(bytes_);
  }

 private:
  size_t below(size_t limit) { return random_() % limit; }

  void change() {
    const auto at = below(bytes_.size());
    switch (below(6)) {
      case 0:
        bytes_[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes_.erase(at, 1 + below(40));
        break;
      case 2: {
        const auto from = below(bytes_.size());
        bytes_.insert(at, bytes_.substr(from, below(80)));
        break;
      }
      case 3:
        bytes_.insert(at, kMarkup[below(kMarkup.size())]);
        break;
      case 4:
        bytes_.replace(at, 2, kMarkup[below(kMarkup.size())]);
        break;
      default:
        bytes_.resize(at);
        break;
    }
  }

  std::string bytes_;
  std::mt19937 random_;
};

}  // namespace

std::string mutate(const std::string& bytes, uint32_t seed) {
  return Mutator(bytes, seed).run();
}

}  // namespace listlint
