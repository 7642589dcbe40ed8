#include "tests/rules/page_parser.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/read/reader.h"
#include "tests/lines.h"

namespace listlint::pages {
namespace {

constexpr std::string_view kFence = "```";

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> table_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  line.remove_prefix(1);
  while (!line.empty()) {
    const auto end = std::min(line.find('|'), line.size());
    auto cell = trim(line.substr(0, end));
    if (cell.size() >= 2 && cell.front() == '`' && cell.back() == '`') {
      cell = cell.substr(1, cell.size() - 2);
    }
    cells.push_back(cell);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return cells;
}

// Walks the lines once. `next_` is the section that must come next.
class Parser {
 public:
  explicit Parser(std::string_view markdown) : lines_(split_lines(markdown)) {}

  Page parse() {
    parse_title();
    while (at_ < lines_.size()) parse_line();
    close_section();
    for (; next_ < std::size(kSections); ++next_) {
      error(lines_.size(), fmt::format("\"{}\" is missing", kSections[next_]));
    }
    return std::move(page_);
  }

 private:
  void error(size_t line, std::string_view message) {
    page_.errors.push_back(fmt::format("{}: {}", line, message));
  }

  bool in(std::string_view section) const {
    return next_ > 0 && kSections[next_ - 1] == section;
  }
  bool in_examples() const { return in("### Fails") || in("### Passes"); }

  void parse_title() {
    if (lines_.empty() || !lines_[0].starts_with("# ")) {
      error(1, "the first line must be \"# group/name\"");
    } else {
      page_.title = lines_[at_++].substr(2);
    }
  }

  void parse_line() {
    const auto line = lines_[at_];
    if (line.starts_with(kFence)) {
      parse_block();
      return;
    }
    ++at_;
    if (line.starts_with('#')) {
      enter_section(line);
    } else if (!line.empty()) {
      parse_text(line);
    }
  }

  void enter_section(std::string_view heading) {
    close_section();
    const auto* const found = std::ranges::find(kSections, heading);
    const auto index = static_cast<size_t>(found - std::begin(kSections));
    if (index != next_) {
      error(at_, fmt::format("\"{}\" where \"{}\" must stand", heading,
                             next_ < std::size(kSections) ? kSections[next_]
                                                          : "the end"));
    }
    if (index < std::size(kSections)) next_ = index + 1;
    filled_ = heading == "## Examples";  // holds only its two parts
  }

  void close_section() {
    if (!filled_) error(at_, "the section before is empty");
    if (config_) error(config_->open, "no text follows the config");
    config_.reset();
    filled_ = false;
  }

  void parse_text(std::string_view line) {
    filled_ = true;
    if (in("## Fix safety")) {
      page_.fix_safety += fmt::format("{}\n", line);
    } else if (in("## Options")) {
      parse_option(line);
    }
  }

  void parse_option(std::string_view line) {
    if (!line.starts_with('|')) return;
    const auto cells = table_cells(line);
    if (cells.size() != 3) {
      error(at_, "a row of the table of options has three cells");
      return;
    }
    if (cells[0] == "option" || cells[0].starts_with('-')) return;
    page_.options.push_back({std::string(cells[0]), std::string(cells[1])});
  }

  void parse_block() {
    Block block;
    block.open = ++at_;
    block.info = trim(lines_[at_ - 1].substr(kFence.size()));
    while (at_ < lines_.size() && lines_[at_] != kFence) {
      block.text += fmt::format("{}\n", lines_[at_++]);
    }
    if (at_ == lines_.size()) {
      error(block.open, "the block is not closed");
      return;
    }
    block.close = ++at_;
    filled_ = true;
    if (in_examples()) take_block(std::move(block));
  }

  void take_block(Block block) {
    const auto line = block.open;
    auto* const last =
        page_.examples.empty() ? nullptr : &page_.examples.back();
    const bool follows_failing = last && last->fails && !config_;
    if (block.info == "config" && !config_) {
      config_ = std::move(block);
    } else if (find_reader(block.info)) {
      page_.examples.push_back({.fails = in("### Fails"),
                                .text = std::move(block),
                                .config = std::move(config_),
                                .verdicts = {},
                                .findings = {},
                                .fixed = {}});
      config_.reset();
    } else if (block.info == "verdicts" && last && !config_ &&
               last->fails == in("### Fails") && !last->verdicts &&
               !last->findings) {
      last->verdicts = std::move(block);
    } else if (block.info == "findings" && follows_failing && in("### Fails") &&
               !last->findings) {
      last->findings = std::move(block);
    } else if (block.info == "fixed" && follows_failing && in("### Fails") &&
               last->findings && !last->fixed) {
      last->fixed = std::move(block);
    } else {
      error(line, fmt::format("a block \"{}\" may not stand here", block.info));
    }
  }

  std::vector<std::string_view> lines_;
  size_t at_ = 0;        // index of the next line = number of the last one
  size_t next_ = 0;      // into kSections
  bool filled_ = false;  // the section at hand has something in it
  std::optional<Block> config_;
  Page page_;
};

}  // namespace

Page parse_page(std::string_view markdown) { return Parser(markdown).parse(); }

}  // namespace listlint::pages
