// Charts of a report, as SVG that needs no script, and the same in words.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "lint/time_text.h"
#include "reports/html_changes.h"
#include "reports/html_writer.h"
#include "reports/score.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

// Where the curves are, in units of the chart.
constexpr double kLeft = 40;
constexpr double kRight = 394;
constexpr double kTop = 10;
constexpr double kBottom = 150;

// Upwards to what needs most care. Beside the many that are ok one would not
// see the others change.
constexpr State kStatesUpwards[] = {State::moved, State::blocked,
                                    State::suspect, State::unreachable,
                                    State::dead};
constexpr Severity kSeveritiesUpwards[] = {Severity::info, Severity::warning,
                                           Severity::error};

using Points = std::span<const TrendPoint>;

struct Axis {
  double low = 0;
  double high = 100;

  double y(double value) const {
    return kBottom - (value - low) / (high - low) * (kBottom - kTop);
  }
};

// One band of a stack.
struct Band {
  std::string_view name;
  std::string_view style;  // its class
  std::vector<uint64_t> counts;
};

double x_of(Points points, size_t at) {
  const auto begin = points.front().at;
  const auto all = static_cast<double>((points.back().at - begin).count());
  const auto part = static_cast<double>((points[at].at - begin).count());
  return kLeft + part / all * (kRight - kLeft);
}

// Within a day the day alone tells nothing.
std::string label_of(Points points, Time time) {
  const bool same = to_day(points.front().at) == to_day(points.back().at);
  return same ? to_minute(time) : to_day(time);
}

// The least even number that begins with its only digit, or a 10, and is not
// below the count: half of it is whole, too.
double round_up(uint64_t count) {
  for (double unit = 1;; unit *= 10) {
    for (const double digit : {2, 4, 6, 8, 10}) {
      if (digit * unit >= static_cast<double>(count)) return digit * unit;
    }
  }
}

void begin_chart(HtmlWriter& html, std::string_view title,
                 std::string_view told) {
  html.raw("<div class=trend><h3>").text(title).raw("</h3>");
  html.raw("<svg class=chart viewBox=\"0 0 400 176\" role=img aria-label=\"");
  html.plain(told).raw("\">");
}

void append_grid(HtmlWriter& html, const Axis& axis, Points points) {
  for (const double value : {axis.low, (axis.low + axis.high) / 2, axis.high}) {
    const double y = axis.y(value);
    html.raw("<path class=grid d=\"M").number(kLeft).raw(" ").number(y);
    html.raw("H").number(kRight).raw("\"/><text class=y x=").number(kLeft - 6);
    html.raw(" y=").number(y + 4).raw(">").number(value).raw("</text>");
  }
  html.raw("<text x=").number(kLeft).raw(" y=170>");
  html.text(label_of(points, points.front().at));
  html.raw("</text><text class=y x=").number(kRight).raw(" y=170>");
  html.text(label_of(points, points.back().at)).raw("</text>");
}

void append_score_chart(HtmlWriter& html, Points points) {
  double least = 100;
  for (const auto& point : points) least = std::min(least, point.score);
  const double low = std::min(80.0, 20 * std::floor(least / 20));
  const Axis axis{low, 100};
  begin_chart(html, "Score",
              fmt::format("Score: {} at the audit of {}, {} at that of {}",
                          whole(points.front().score),
                          label_of(points, points.front().at),
                          whole(points.back().score),
                          label_of(points, points.back().at)));
  append_grid(html, axis, points);
  html.raw("<path class=line d=\"");
  for (size_t i = 0; i < points.size(); ++i) {
    html.text(i == 0 ? "M" : "L").number(x_of(points, i)).raw(" ");
    html.number(axis.y(points[i].score));
  }
  html.raw("\"/><circle class=end cx=").number(kRight).raw(" cy=");
  html.number(axis.y(points.back().score)).raw(" r=4 /></svg></div>");
}

// "12 errors, 3 warnings" of a point.
std::string told_of(const std::vector<Band>& bands, size_t at) {
  std::string text;
  for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
    auto name = band->name;  // of states, which have no plural, or "errors"
    if (band->counts[at] == 1 && name.ends_with('s')) name.remove_suffix(1);
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", band->counts[at],
                        name);
  }
  return text;
}

void append_stack_chart(HtmlWriter& html, std::string_view title, Points points,
                        std::vector<Band> bands) {
  std::erase_if(bands, [](const Band& band) {
    return std::ranges::count(band.counts, 0U) ==
           static_cast<std::ptrdiff_t>(band.counts.size());
  });
  if (bands.empty()) return;
  std::vector<uint64_t> sums(points.size());
  for (const auto& band : bands) {
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += band.counts[i];
  }
  const Axis axis{0, round_up(*std::ranges::max_element(sums))};
  begin_chart(
      html, title,
      fmt::format("{}: {} at the audit of {}; {} at that of {}", title,
                  told_of(bands, 0), label_of(points, points.front().at),
                  told_of(bands, points.size() - 1),
                  label_of(points, points.back().at)));
  append_grid(html, axis, points);
  std::vector<uint64_t> below(points.size());
  for (const auto& band : bands) {
    html.raw("<path class=").html(band.style).raw(" d=\"");
    for (size_t i = 0; i < points.size(); ++i) {
      html.text(i == 0 ? "M" : "L").number(x_of(points, i)).raw(" ");
      html.number(axis.y(static_cast<double>(below[i] + band.counts[i])));
    }
    for (size_t i = points.size(); i-- > 0;) {
      html.raw("L").number(x_of(points, i)).raw(" ");
      html.number(axis.y(static_cast<double>(below[i])));
      below[i] += band.counts[i];
    }
    html.raw("Z\"/>");
  }
  html.raw("</svg><ul class=key>");
  for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
    html.raw("<li class=\"dot ").html(band->style).raw("\">");
    html.text(band->name);
  }
  html.raw("</ul></div>");
}

std::vector<Band> severity_bands(Points points) {
  std::vector<Band> bands;
  for (const auto severity : kSeveritiesUpwards) {
    auto& band = bands.emplace_back();
    band.name = severity == Severity::error     ? "errors"
                : severity == Severity::warning ? "warnings"
                                                : "infos";
    band.style = name_of(severity).substr(0, 1);
    for (const auto& point : points) {
      band.counts.push_back(point.findings[static_cast<size_t>(severity)]);
    }
  }
  return bands;
}

std::string_view style_of(State state) {
  static constexpr std::string_view kStyles[] = {
      "s-ok",          "s-moved",   "s-suspect", "s-dead",
      "s-unreachable", "s-blocked", "s-skipped"};
  return kStyles[static_cast<size_t>(state)];
}

std::vector<Band> state_bands(Points points) {
  std::vector<Band> bands;
  for (const auto state : kStatesUpwards) {
    auto& band = bands.emplace_back();
    band.name = name_of(state);
    band.style = style_of(state);
    for (const auto& point : points) {
      band.counts.push_back(point.links[static_cast<size_t>(state)]);
    }
  }
  return bands;
}

// With the states that any point has.
std::vector<State> states_of(Points points) {
  std::vector<State> states;
  for (size_t i = 0; i < kStates; ++i) {
    const bool any = std::ranges::any_of(
        points, [i](const TrendPoint& point) { return point.links[i] > 0; });
    if (any) states.push_back(static_cast<State>(i));
  }
  return states;
}

void append_row(HtmlWriter& html, const TrendPoint& point,
                const std::vector<State>& states, bool several) {
  html.raw("<tr><th scope=row>").text(to_minute(point.at));
  if (several) html.raw("<td class=n>").number(point.lists);
  html.raw("<td class=n>").number(uint64_t{whole(point.score)});
  html.raw("<td class=n>").number(point.entries);
  html.raw("<td class=n>").number(point.clean);
  for (const auto severity :
       {Severity::error, Severity::warning, Severity::info}) {
    html.raw("<td class=n>");
    html.number(point.findings[static_cast<size_t>(severity)]);
  }
  for (const auto state : states) {
    html.raw("<td class=n>").number(point.links[static_cast<size_t>(state)]);
  }
}

void append_table(std::string& out, Points points) {
  HtmlWriter html(out);
  const auto states = states_of(points);
  const bool several = std::ranges::any_of(
      points, [](const TrendPoint& point) { return point.lists != 1; });
  html.raw(
      "<details class=how><summary>The same as a table</summary><div "
      "class=scroll tabindex=0 role=region aria-label=\"The "
      "audits\"><table><thead><tr><th scope=col>Audit (UTC)");
  if (several) html.raw("<th scope=col class=n>Lists");
  html.raw(
      "<th scope=col class=n>Score<th scope=col class=n>Entries<th scope=col "
      "class=n>Clean<th scope=col class=n>Errors<th scope=col class=n>Warnings"
      "<th scope=col class=n>Infos");
  for (const auto state : states) {
    html.raw("<th scope=col class=n>").text(name_of(state));
  }
  html.raw("</thead><tbody>");
  for (const auto& point : points) append_row(html, point, states, several);
  html.raw("</tbody></table></div></details>");
}

// What one point tells, where there is no line to draw.
void append_sentence(HtmlWriter& html, const TrendPoint& point) {
  html.raw("<p class=lead>One audit is remembered, of ");
  html.text(to_minute(point.at)).raw(" UTC: score ");
  html.number(uint64_t{whole(point.score)}).raw(", ");
  html.number(point.clean).raw(" of ").number(point.entries);
  html.raw(" entries clean. The next one begins the lines.</p>");
}

}  // namespace

void append_trends(std::string& out, Points points) {
  if (points.empty()) return;
  HtmlWriter html(out);
  html.raw(
      "<section id=trends aria-labelledby=trends-h><h2 id=trends-h>Over time"
      "</h2>");
  if (points.size() == 1) {
    append_sentence(html, points.front());
    html.raw("</section>\n");
    return;
  }
  html.raw("<p class=lead>What the audits found, from ");
  html.text(label_of(points, points.front().at)).raw(" to ");
  html.text(label_of(points, points.back().at));
  html.raw(". ");
  const bool several = std::ranges::any_of(
      points, [](const TrendPoint& point) { return point.lists > 1; });
  if (several) {
    html.raw(
        "All lists together, each as it was found last; an address counts "
        "once for each list that cites it.");
  }
  html.raw("</p><div class=trends>");
  append_score_chart(html, points);
  append_stack_chart(html, "Findings", points, severity_bands(points));
  append_stack_chart(html, "Links that are not ok", points,
                     state_bands(points));
  html.raw("</div>");
  append_table(out, points);
  html.raw("</section>\n");
}

}  // namespace listlint::reports
