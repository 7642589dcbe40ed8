#include "tests/reports/hostile_sample.h"

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "tests/reports/sample.h"

namespace listlint::reports::sample {
namespace {

constexpr std::string_view kPath = "lists/=a \"b\",<i>&\x1B[31m #1%:é.txt";

constexpr std::string_view kBytes =
    "=cmd()|' /C calc'!A1 [ 48]\r\n"                    // 1
    "\U0001F600 e\u0301 北京 , Surinam\n"               // 2
    "\"Evil\" \x1B[31m</script> , \u202EFrance\n"       // 3
    "Bad \xFF\xC3 , Peru\n"                             // 4
    "Lima ,Perú , @SUM(A1)\n"                           // 5
    "]]> <img src=x onerror=alert(1)> | `x` , Chile\n"  // 6
    "Twin , Oman\n"                                     // 7
    "Twin , Oman\n"                                     // 8
    "^ \"A\" . http://me:secret@a.cn/x?a=1&b=\"2\"";    // 9

constexpr std::string_view kUrl = "http://me:secret@a.cn/x?a=1&b=\"2\"";

Finding& add_at(Checked& checked, std::string_view rule, Severity severity,
                std::string_view text, std::string message) {
  return add(checked, rule, severity, place(checked, text), std::move(message));
}

void add_model(Checked& checked) {
  auto& model = checked.document;
  model.language = "en";
  model.sections.push_back(
      {text(checked, "=cmd()|' /C calc'!A1"), 1, {0, 3}, {}});
  const auto entry = [&](std::string_view name, std::string_view country) {
    auto& added = model.entries.emplace_back();
    added.name = text(checked, name);
    added.country = text(checked, country);
    added.span = {added.name.span.begin, added.country.span.end};
    added.section = 0;
  };
  entry("\U0001F600 e\u0301 北京", "Surinam");
  entry("\"Evil\" \x1B[31m</script>", "\u202EFrance");
  entry("Bad \xFF\xC3", "Peru");
  model.references.emplace_back().id = "1</script>";
}

void add_mendable(Checked& checked) {
  auto& country =
      add_at(checked, "countries/misspelt", Severity::error, "Surinam",
             "\"Surinam\" is no country: did you mean \"Suriname\"?");
  country.section = 0;
  country.entry = 0;
  country.fix =
      Fix{"write Suriname", Safety::unsafe, {{country.span, "Suriname"}}};
  auto& spacing = add_at(checked, "style/spacing", Severity::warning, ",Perú ",
                         "=cmd() , +1 | -1\n::error::two lines");
  const auto comma = spacing.span.begin;
  const auto blank = spacing.span.end - 1;
  spacing.fix = Fix{"write \", Perú\"",
                    Safety::safe,
                    {{{comma + 1, comma + 1}, " "}, {{blank, blank + 1}, ""}}};
}

void add_hostile(Checked& checked) {
  auto& control = add_at(checked, "unicode/control", Severity::error, "\x1B",
                         "control character \x1B in \"Evil\x1B[31m\"");
  control.section = 0;
  control.entry = 1;
  add_at(checked, "unicode/bidi-control", Severity::error, "\u202E",
         "\u202E hides </script><script>alert(1)</script> & 'more', 50% of it");
  auto& bytes = add_at(checked, "unicode/invalid-utf8", Severity::error,
                       "\xFF\xC3", "\"Bad \xFF\xC3\" is not UTF-8");
  bytes.entry = 2;
  add_at(checked, "house/own", Severity::info,
         "]]> <img src=x onerror=alert(1)> | `x` , Chile\n",
         "]]> <img src=x onerror=alert(1)> | `x` *x* @someone #1 \\ " +
             std::string(300, 'x') + " 北京\U0001F600");
}

void add_related(Checked& checked) {
  const auto first = place(checked, "Twin");
  const auto second = place(checked, "Twin", first.end);
  auto& twice = add(checked, "duplicates/twins", Severity::warning, second,
                    "\"Twin\" is there twice");
  twice.section = 0;
  twice.related = {{first, "first \"here\" </script>"}};
  const auto owner = twice.fingerprint;
  add(checked, "style/spacing", Severity::info, first, "a folded one")
      .folded_into = owner;
}

void add_dismissed(Checked& checked) {
  auto& suppressed = add_at(checked, "countries/misspelt", Severity::error,
                            "Oman", "a suppressed one");
  suppressed.dismissal = Dismissal::suppressed;
  suppressed.reason = "\"so\" it is </script>\x1B\u202E =1";
  add_at(checked, "style/spacing", Severity::warning, " ,", "one of old")
      .dismissal = Dismissal::baseline;
}

Time noon(int day) {
  return Time(std::chrono::sys_days(std::chrono::year(2026) /
                                    std::chrono::November / day)) +
         std::chrono::hours(12);
}

Verdict verdict() {
  Verdict made;
  made.url = kUrl;
  made.state = State::dead;
  made.reason = Reason::http_404;
  made.detail = "the page says \"</script>Not\u202E found\"";
  made.status = 404;
  made.final_url = "https://me:secret@b.cn/404?<x>";
  made.redirects = {"https://me:secret@b.cn/404?<x>"};
  made.title = "=cmd() </title>";
  made.content_type = "text/html";
  made.checked_at = noon(24);
  made.last_ok_at = noon(1);
  made.first_failed_at = noon(3);
  made.failures = 3;
  made.archive =
      Capture{"https://archive.org/web/2015/http://a.cn/x?a=1&b=2", noon(2)};
  return made;
}

constexpr std::array<RuleText, 7> kRules = {{
    {"countries/misspelt", Severity::error, "a country is misspelt",
     "# countries/misspelt\n\nWrite `Suriname`, not \"Surinam\".\n"},
    {"countries/unused", Severity::info, "nothing here rests on this rule",
     "# countries/unused\n"},
    {"duplicates/twins", Severity::warning, "an entry is there twice",
     "# duplicates/twins\n\n| a | b |\n| - | - |\n| 1 | </script> |\n"},
    {"links/dead", Severity::error, "a cited page is gone", "# links/dead\n"},
    {"style/spacing", Severity::warning, "blanks differ", "# style/spacing\n"},
    {"unicode/bidi-control", Severity::error, "text is turned around",
     "# unicode/bidi-control\n"},
    {"unicode/control", Severity::error, "a control character",
     "# unicode/control\n"},
}};

void sort_by_place(Checked& checked) {
  std::ranges::stable_sort(checked.findings, {}, [](const Finding& finding) {
    return std::pair(finding.span.begin, finding.rule);
  });
}

Checked list(const Verdict& borrowed) {
  auto checked = document(std::string(kPath), std::string(kBytes));
  add_model(checked);
  add_mendable(checked);
  add_hostile(checked);
  add_related(checked);
  add_dismissed(checked);
  auto& dead = add_at(checked, "links/dead", Severity::error, kUrl,
                      "the server answers 404 Not Found");
  dead.reference = 0;
  dead.verdict = &borrowed;
  sort_by_place(checked);
  return checked;
}

}  // namespace

HostileRun hostile_run() {
  HostileRun run;
  run.verdict = std::make_unique<Verdict>(verdict());
  run.documents.push_back(list(*run.verdict));
  auto& dump = run.documents.emplace_back(
      page("dump.xml.bz2", "List of </script>\u202E \"lakes\"", "x\nLima\n"));
  add_at(dump, "countries/misspelt", Severity::info, "Lima", "on a page")
      .fingerprint = 0xF0F0;
  auto& gone = run.documents.emplace_back();
  gone.path = "gone\x1B.txt";
  gone.failure = "cannot read \"gone\x1B.txt\": No such </script>";
  run.documents.push_back(document("clean.txt", "Nothing here\n"));
  return run;
}

std::span<const RuleText> hostile_rules() { return kRules; }

Options hostile_options() {
  Options options;
  options.baseline = true;
  options.version = "0.1.0";
  options.rules = kRules;
  return options;
}

}  // namespace listlint::reports::sample
