#include "tests/cli/corpus.h"

#include "lint/config.h"
#include "lint/line_index.h"
#include "rules/table.h"
#include "tests/golden.h"
#include "tests/lines.h"

namespace listlint::corpus {
namespace {

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> all;
  for (const auto& row : rules::table()) all.push_back(row.rule);
  return all;
}

// The rule that answers each kind of defect. Kinds without one here belong to
// rules that the catalogue has not: spelling in titles, sources' quality.
constexpr std::pair<std::string_view, std::string_view> kRuleOfKind[] = {
    {"artefact/caption-leak", "structure/unread"},
    {"artefact/lists-dropped", "structure/extraction-loss"},
    {"claim-not-in-title", "citations/claim-not-in-title"},
    {"count-contradiction", "structure/count-contradiction"},
    {"country-ambiguous", "countries/ambiguous"},
    {"country-name", "countries/misspelt"},
    {"country-name-variant", "countries/not-preferred"},
    {"dash", "style/dash"},
    {"empty-section", "structure/empty-section"},
    {"empty-section-uncited", "structure/empty-section"},
    {"entry-order", "structure/entry-order"},
    {"generic-title", "citations/generic-title"},
    {"lang-contradiction", "citations/language-contradicts-script"},
    {"lang-missing", "citations/language-missing"},
    {"mobile-domain", "citations/mobile-host"},
    {"publisher-inconsistent", "citations/publisher-variants"},
    {"qualifier-style", "countries/qualifier-style"},
    {"quotes", "style/quotes"},
    {"ref-backlink-count", "citations/backlink-count"},
    {"ref-duplicate", "duplicates/reference"},
    {"ref-indistinguishable", "citations/indistinguishable"},
    {"ref-never-cited", "citations/unused-reference"},
    {"ref-title-site-mismatch", "citations/title-site-mismatch"},
    {"section-order", "structure/section-order"},
    {"spacing", "style/spacing"},
    {"stale-access-date", "citations/stale-access-date"},
};

std::string_view rule_of(std::string_view kind) {
  for (const auto& [known, rule] : kRuleOfKind) {
    if (known == kind) return rule;
  }
  return {};
}

}  // namespace

std::vector<Checked> check(const std::vector<std::string>& paths,
                           const std::string& config) {
  const auto load = [](const std::string& path) {
    return tl::expected<std::unique_ptr<Source>, std::string>(
        std::make_unique<Source>(path, read_file(kRoot + path)));
  };
  const auto settings = parse_config(config, "c.yaml", all_rules())->settings;
  return check_paths(paths, load, settings, {"", 1, {2026, 11, 24}});
}

std::vector<std::string> cells(std::string_view row) {
  std::vector<std::string> cells(1);
  for (const char c : row) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<Defect> defects() {
  std::vector<Defect> defects;
  const auto table = read_file(kRoot + "corpus/china/defects.tsv");
  for (const auto row : split_lines(table)) {
    const auto cell = cells(row);
    const auto rule = rule_of(cell[1]);
    if (rule.empty()) continue;
    defects.push_back({static_cast<uint32_t>(std::stoul(cell[0])), cell[1],
                       std::string(rule)});
  }
  return defects;
}

std::set<uint32_t> lines_of(const Checked& checked, const Finding& finding) {
  LineIndex index(checked.source->bytes());
  std::set<uint32_t> lines = {index.line_of(finding.span.begin)};
  for (const auto& related : finding.related) {
    lines.insert(index.line_of(related.span.begin));
  }
  return lines;
}

}  // namespace listlint::corpus
