// The panel of links of an HTML report: what is known of the addresses that
// the documents cite. Keeps compact values, no document. One thread.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "reports/report.h"

namespace listlint::reports {

class HtmlLinks {
 public:
  void add(const Checked& checked, const FindVerdict& verdicts);
  bool empty() const { return urls_.empty(); }
  // Nothing where no document cites an address.
  void append(std::string& out) const;

 private:
  struct Cited {
    std::optional<State> state;  // nullopt: not known
    Reason reason = Reason::ok;
    std::string title;     // that the first reference gives
    std::string document;  // the first that cites it
    uint64_t references = 0;
    uint64_t claims = 0;  // marks in the text
    std::string alive;    // the day it was last seen alive
    std::string archive;  // the address of a copy
    std::string archived;
    std::string led_to;  // where a moved one is now
  };
  using Urls = std::map<std::string, Cited, std::less<>>;

  void append_states(std::string& out) const;
  void append_hosts(std::string& out) const;
  void append_loads(std::string& out) const;
  void append_table(std::string& out) const;
  static void append_rows(std::string& out,
                          std::span<const Urls::value_type* const> rows);

  Urls urls_;
};

}  // namespace listlint::reports
