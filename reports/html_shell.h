// What every HTML report has around its data: html/report.html with the style
// and the script in it, cut where the data goes. Made at build time
// (generate_shell.cpp). Static text; any thread.
#pragma once

#include <string_view>

namespace listlint::reports {

struct HtmlShell {
  std::string_view to_title;
  std::string_view to_nav;
  std::string_view to_body;
  std::string_view to_footer;
  std::string_view to_end;
};

extern const HtmlShell kHtmlShell;

}  // namespace listlint::reports
