// `markdown`: a summary for a comment on a pull request, worst first. Code
// hosts take 65,536 characters, so what is less bad is left out, and counted.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/markdown_text.h"
#include "reports/places.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

// Bytes, so that whoever counts characters is content, too. The parts above
// the documents and one document always fit.
constexpr size_t kMostBytes = 64'000;
constexpr size_t kMostFailures = 8'000;
constexpr size_t kMostTable = 12'000;
constexpr size_t kMostBlock = 40'000;

constexpr size_t kMostFindings = 100;  // of a document
constexpr size_t kMostPath = 200;      // code points, as the one below
constexpr size_t kMostMessage = 300;

std::string code(std::string_view path, std::string_view line = {}) {
  return fmt::format("<code>{}{}</code>", markdown_text(path, kMostPath), line);
}

// How many findings of each severity, in words.
struct Tally {
  uint64_t errors = 0;
  uint64_t warnings = 0;
  uint64_t infos = 0;

  void add(Severity severity) {
    ++(severity == Severity::error     ? errors
       : severity == Severity::warning ? warnings
                                       : infos);
  }
  uint64_t total() const { return errors + warnings + infos; }
  auto badness() const { return std::tuple(errors, warnings, infos); }

  std::string text() const {
    std::string out;
    const auto say = [&](uint64_t number, std::string_view noun) {
      if (number == 0) return;
      if (!out.empty()) out += ", ";
      out += counted(number, noun);
    };
    say(errors, "error");
    say(warnings, "warning");
    say(infos, "info");
    return out;
  }
};

// What is told of a document; text only, which outlives it.
struct Block {
  Tally tally;
  std::string text;  // the whole element
};

// The findings of a document that are told, worst first.
std::vector<const Finding*> worst_first(const Checked& checked,
                                        const Options& options) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : checked.findings) {
    if (is_shown(finding, options)) findings.push_back(&finding);
  }
  std::ranges::stable_sort(
      findings, std::ranges::greater(), [](const Finding* finding) {
        return std::pair(!is_set_aside(*finding), finding->severity);
      });
  return findings;
}

Block block_of(const Checked& checked,
               const std::vector<const Finding*>& findings) {
  Block block;
  for (const Finding* finding : findings) block.tally.add(finding->severity);
  const auto path = place_name(*checked.source);
  block.text = fmt::format("<details><summary>{}: {}</summary>\n\n", code(path),
                           block.tally.text());
  LineIndex lines(checked.source->bytes());
  const auto owners = owners_of(checked);
  size_t told = 0;
  for (; told < std::min(findings.size(), kMostFindings); ++told) {
    const Finding& finding = *findings[told];
    const auto line = fmt::format(
        "- **{}** {} {}: {}{}\n", name_of(finding.severity),
        code(path, fmt::format(":{}", lines.line_of(finding.span.begin))),
        markdown_text(finding.rule, kMostPath),
        markdown_text(finding.message, kMostMessage),
        markdown_text(aside_text(finding, owners), kMostMessage));
    if (block.text.size() + line.size() > kMostBlock) break;
    block.text += line;
  }
  if (told < findings.size()) {
    block.text += fmt::format("- … and {} more\n", findings.size() - told);
  }
  block.text += "\n</details>\n";
  return block;
}

class Markdown final : public Report {
 public:
  explicit Markdown(const Options& options) : options_(options) {}

  void add(std::string&, const Checked& checked) override {
    counts_.add(checked);
    if (checked.source == nullptr) {
      add_failure(checked.failure);
      return;
    }
    const auto findings = worst_first(checked, options_);
    if (findings.empty()) return;
    for (const Finding* finding : findings) {
      ++rules_[{finding->severity, finding->rule}];
    }
    keep(block_of(checked, findings));
  }

  void end(std::string& out) override {
    const size_t begin = out.size();
    append_heading(out);
    append_failures(out);
    append_rules(out);
    const size_t used = out.size() - begin;
    drop(used < kMostBytes ? kMostBytes - used : 0);
    for (const Block& block : blocks_) out += block.text;
    append_left_out(out);
  }

 private:
  void add_failure(const std::string& failure) {
    const auto line = fmt::format("- **unreadable** {}\n",
                                  markdown_text(failure, kMostMessage));
    if (failures_.size() + line.size() > kMostFailures || unnamed_ > 0) {
      ++unnamed_;
    } else {
      failures_ += line;
    }
  }

  // A dump has more documents than could ever be told.
  void keep(Block block) {
    bytes_ += block.text.size();
    blocks_.push_back(std::move(block));
    if (bytes_ > 8 * kMostBytes) drop(kMostBytes);
  }

  // Leaves the worst blocks that fit, and counts the others.
  void drop(size_t room) {
    std::ranges::stable_sort(
        blocks_, std::ranges::greater(),
        [](const Block& block) { return block.tally.badness(); });
    size_t kept = 0;
    bytes_ = 0;
    while (kept < blocks_.size() &&
           bytes_ + blocks_[kept].text.size() <= room) {
      bytes_ += blocks_[kept++].text.size();
    }
    for (size_t i = kept; i < blocks_.size(); ++i) {
      ++dropped_;
      dropped_findings_ += blocks_[i].tally.total();
    }
    blocks_.erase(blocks_.begin() + static_cast<ptrdiff_t>(kept),
                  blocks_.end());
  }

  void append_heading(std::string& out) const {
    out += "## listlint";
    const auto summary = summary_line(counts_, options_);
    if (!summary.empty()) {
      const auto end = summary.find('\n');
      out += ": " + summary.substr(0, end);
      if (end + 1 < summary.size()) out += "\n\n" + summary.substr(end + 1);
    }
    if (!out.ends_with('\n')) out += '\n';
    out += '\n';
  }

  void append_failures(std::string& out) const {
    if (failures_.empty()) return;
    out += failures_;
    if (unnamed_ > 0) out += fmt::format("- … and {} more\n", unnamed_);
    out += '\n';
  }

  void append_rules(std::string& out) const {
    if (rules_.empty()) return;
    using Row = std::pair<std::pair<Severity, std::string_view>, uint64_t>;
    std::vector<Row> rows(rules_.begin(), rules_.end());
    std::ranges::stable_sort(rows, std::ranges::greater(), [](const Row& row) {
      return std::pair(row.first.first, row.second);
    });
    std::string table =
        "| rule | severity | findings |\n| --- | --- | ---: |\n";
    size_t told = 0;
    for (const auto& [key, number] : rows) {
      const auto line = fmt::format("| {} | {} | {} |\n",
                                    markdown_text(key.second, kMostPath),
                                    name_of(key.first), number);
      if (table.size() + line.size() > kMostTable) break;
      table += line;
      ++told;
    }
    out += table + '\n';
    if (told < rows.size()) {
      out += fmt::format("… and {} not shown\n\n",
                         counted(rows.size() - told, "rule"));
    }
  }

  void append_left_out(std::string& out) const {
    if (dropped_ == 0) return;
    out += fmt::format("\n… and {} in {} more, which do not fit here\n",
                       counted(dropped_findings_, "finding"),
                       counted(dropped_, "list"));
  }

  Options options_;
  Counts counts_;
  std::map<std::pair<Severity, std::string_view>, uint64_t> rules_;
  std::string failures_;  // as told
  uint64_t unnamed_ = 0;  // more of them
  std::vector<Block> blocks_;
  size_t bytes_ = 0;  // of the blocks
  uint64_t dropped_ = 0;
  uint64_t dropped_findings_ = 0;
};

}  // namespace

std::unique_ptr<Report> begin_markdown(const Options& options) {
  return std::make_unique<Markdown>(options);
}

}  // namespace listlint::reports
