#include "tests/rules/page_verdicts.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/lines.h"

namespace listlint::pages {
namespace {

using nlohmann::json;

Time time_in(const json& value) {
  const auto time = parse_time(value.get<std::string>());
  if (!time) throw std::invalid_argument(value.dump() + " is no time");
  return *time;
}

void set_field(Verdict& verdict, const std::string& key, const json& value) {
  if (key == "url") {
    verdict.url = value;
  } else if (key == "detail") {
    verdict.detail = value;
  } else if (key == "status") {
    verdict.status = value;
  } else if (key == "final_url") {
    verdict.final_url = value;
  } else if (key == "redirects") {
    verdict.redirects = value.get<std::vector<std::string>>();
  } else if (key == "title") {
    verdict.title = value;
  } else if (key == "content_type") {
    verdict.content_type = value;
  } else if (key == "checked_at") {
    verdict.checked_at = time_in(value);
  } else if (key == "last_ok_at") {
    verdict.last_ok_at = time_in(value);
  } else if (key == "first_failed_at") {
    verdict.first_failed_at = time_in(value);
  } else if (key == "failures") {
    verdict.failures = value;
  } else if (key == "drift") {
    verdict.drift = value;
  } else if (key == "archive") {
    verdict.archive =
        Capture{value.at("url"), time_in(value.at("captured_at"))};
  } else if (key != "state" && key != "reason") {
    throw std::invalid_argument("\"" + key + "\" is no field of a verdict");
  }
}

Verdict parse_verdict(std::string_view line) {
  const auto object = json::parse(line);
  Verdict verdict;
  const std::string name = object.at("reason");
  const auto reason = find_reason(name);
  if (!reason) throw std::invalid_argument("\"" + name + "\" is no reason");
  verdict.reason = *reason;
  const std::string state =
      object.value("state", std::string(name_of(row_of(*reason).state)));
  const auto known = find_state(state);
  if (!known) throw std::invalid_argument("\"" + state + "\" is no state");
  verdict.state = *known;
  for (const auto& [key, value] : object.items()) {
    set_field(verdict, key, value);
  }
  if (verdict.url.empty()) throw std::invalid_argument("\"url\" is missing");
  return verdict;
}

}  // namespace

tl::expected<std::vector<Verdict>, std::string> parse_verdicts(
    std::string_view lines) {
  std::vector<Verdict> verdicts;
  for (const auto line : split_lines(lines)) {
    try {
      verdicts.push_back(parse_verdict(line));
    } catch (const std::exception& error) {
      return tl::unexpected(
          fmt::format("verdict {}: {}", verdicts.size() + 1, error.what()));
    }
  }
  return verdicts;
}

FindVerdict find_in(const std::vector<Verdict>& verdicts) {
  return [&verdicts](std::string_view url) -> const Verdict* {
    const auto found = std::ranges::find(verdicts, url, &Verdict::url);
    return found == verdicts.end() ? nullptr : &*found;
  };
}

}  // namespace listlint::pages
