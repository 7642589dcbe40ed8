// `html`: one page for people, whole without scripts and without a network.
#include <memory>
#include <utility>

#include "reports/formats.h"
#include "reports/html_changes.h"
#include "reports/html_links.h"
#include "reports/html_parts.h"
#include "reports/html_shell.h"
#include "reports/html_writer.h"
#include "reports/places.h"

namespace listlint::reports {
namespace {

class ForBrowsers final : public Report {
 public:
  explicit ForBrowsers(const Options& options) : options_(options) {
    model_.asked = static_cast<bool>(options.verdicts);
  }

  void add(std::string& /*out*/, const Checked& checked) override {
    if (!checked.failure.empty()) model_.failures.push_back(checked.failure);
    if (checked.source == nullptr) return;
    model_.counts.add(checked);
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      ++model_.shown;
      ++model_.by_rule[std::string(finding.rule)];
    }
    auto& document = model_.documents.emplace_back();
    document.name = place_name(*checked.source);
    document.format = checked.document.format;
    document.sections = checked.document.sections.size();
    document.is_list = checked.is_list;
    document.tally.add(checked);
    document.rows = html_rows(checked, options_, ids_);
    document.fresh = compare(checked);
    links_.add(checked, options_.verdicts);
    model_.tally.add(document.tally);
    add_sections(model_, checked, model_.documents.size() - 1);
  }

  void end(std::string& out) override {
    model_.has_links = !links_.empty();
    model_.score = score_of(model_.tally, model_.asked);
    model_.trends = trends_.points();
    if (options_.baseline && options_.fixed) {
      model_.changes.end_baseline(options_.fixed());
    }
    HtmlWriter html(out);
    html.html(kHtmlShell.to_title).plain(html_title(model_));
    html.raw(" – listlint").html(kHtmlShell.to_nav);
    append_nav(out, model_);
    html.html(kHtmlShell.to_body);
    append_hero(out, model_, options_);
    append_failures(out, model_);
    append_score(out, model_);
    append_changes(out, model_.changes, options_.version,
                   model_.documents.size() > 1);
    append_trends(out, model_.trends);
    append_documents(out, model_);
    append_sections(out, model_);
    links_.append(out);
    append_findings(out, model_);
    append_rules(out, model_, ids_, options_);
    html.html(kHtmlShell.to_footer);
    append_made_by(out, options_);
    html.html(kHtmlShell.to_end);
  }

 private:
  // Which of the shown findings are new, and the trends on the way.
  Changes::Fresh compare(const Checked& checked) {
    auto past = options_.past ? options_.past(checked) : std::nullopt;
    if (past) trends_.add(past->snapshots);
    if (options_.baseline) {
      return model_.changes.add_baseline(checked, options_);
    }
    if (past && !past->snapshots.empty()) {
      return model_.changes.add(checked, *past, options_);
    }
    if (past) model_.changes.add_unknown();
    return {};
  }

  Options options_;
  HtmlModel model_;
  HtmlLinks links_;
  Trends trends_;
  HtmlIds ids_;
};

}  // namespace

std::unique_ptr<Report> begin_html(const Options& options) {
  return std::make_unique<ForBrowsers>(options);
}

}  // namespace listlint::reports
