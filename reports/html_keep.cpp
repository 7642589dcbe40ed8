#include "reports/html_keep.h"

#include <array>

#include "reports/html_writer.h"

namespace listlint::reports {
namespace {

constexpr std::string_view kCommand =
    "listlint ignore FINGERPRINT LIST --reason \"REASON\"";

struct Way {
  std::string_view where;  // after "To keep what it finds"
  std::string_view text;   // with "…" for the rule and the reason
  std::string_view comment;
};

constexpr std::array<Way, 4> kWays = {{
    {"write at the end of its line", "<!-- listlint-ignore … -->",
     "<!-- listlint-ignore … -->"},
    {"write at the end of its line", "# listlint-ignore …",
     "# listlint-ignore …"},
    {"write above the header, for the whole list", "# listlint-ignore-file …",
     ""},
    {"note it by the digits that the link of its place ends in", kCommand, ""},
}};

const Way& way_of(std::string_view format) {
  if (format == "yaml") return kWays[1];
  if (format == "csv" || format == "tsv") return kWays[2];
  if (format == "json") return kWays[3];
  return kWays[0];
}

}  // namespace

std::string_view comment_of(std::string_view format) {
  return way_of(format).comment;
}

void append_keeping(std::string& out, std::string_view rule,
                    const std::set<std::string, std::less<>>& formats) {
  HtmlWriter html(out);
  for (const auto& way : kWays) {
    std::string of_these;
    for (const auto& format : formats) {
      if (&way_of(format) != &way) continue;
      if (!of_these.empty()) of_these += ", ";
      of_these += format;
    }
    if (of_these.empty()) continue;
    html.raw("<p class=soft>To keep what it finds");
    if (formats.size() > 1) html.raw(" (").text(of_these).raw(")");
    html.raw(", ").text(way.where).raw(": <code>");
    const auto slot = way.text.find("…");
    html.text(way.text.substr(0, slot));
    if (slot != way.text.npos) {
      html.text(rule).raw(": REASON");
      html.text(way.text.substr(slot + std::string_view("…").size()));
    }
    html.raw("</code></p>");
  }
}

}  // namespace listlint::reports
