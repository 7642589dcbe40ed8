#include "fetch/missing.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "fetch/phrases.h"
#include "fetch/words.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

// How many words of prose a page may have besides its message. Error pages of
// large sites come with much around, but nearly all of that is links.
constexpr size_t kMostByTitle = 250;
constexpr size_t kMostByHeading = 150;
constexpr size_t kMostByBoth = 400;
constexpr size_t kMostWeak = 60;
constexpr size_t kMostBare = 40;
constexpr size_t kMostStrong = 60;
constexpr size_t kMostDirect = kMostSaid;
// "The requested document must be handed in by May": up to here a page may say
// no more than what was asked for, beyond it has to say that it is lost.
constexpr size_t kMostUnexplained = 30;

// What discussions are full of.
constexpr auto kTalk = std::to_array<std::string_view>({
    "posted by",  "posted on", "joined:",  "replies",   "reply",
    "quote",      "views",     "thread",   "re: ",      "wrote:",
    "answered",   "asked",     "comments", "upvote",    "回复",
    "楼主",       "发表于",    "回帖",     "回覆",      "返信",
    "답변",       "댓글",      "ответить", "сообщений", "написал",
    "antworten",  "beitrage",  "verfasst", "repondre",  "messages :",
    "respuestas", "responder", "risposte", "respostas", "odpowiedz",
});

bool is_talk(const View& view) {
  constexpr std::ptrdiff_t kLeastMarks = 2;
  if (view.prose_length <= kMostBare / 2) return false;
  const auto marks = std::ranges::count_if(kTalk, [&](std::string_view mark) {
    return view.start.find(mark) != std::string::npos;
  });
  return marks >= kLeastMarks;
}

struct Found {
  const Part* part = nullptr;
  Message message;
};

Found find_message(const std::vector<Part>& parts) {
  Found best;
  for (const auto& part : parts) {
    const auto message = as_message(part.folded);
    if (!message) continue;
    const bool better = best.part == nullptr ||
                        (best.message.bare && !message->bare) ||
                        best.message.strength < message->strength;
    if (better) best = {&part, *message};
  }
  return best;
}

// How much prose a message alone excuses.
size_t most_beside(const Message& message, size_t most) {
  if (message.bare) return kMostBare;
  return message.strength == Strength::weak ? std::min(most, kMostWeak) : most;
}

// "404" below the title "Bus 404".
bool is_line_number(const View& view, const Part& heading) {
  constexpr size_t kDigits = 3;
  return heading.folded.size() == kDigits &&
         view.folded_title.size() > kDigits &&
         view.folded_title.find(heading.folded) != std::string::npos &&
         find_message(view.title_parts).part == nullptr;
}

// "[404] - Something" is a page about 404; with an article's marks on it, more
// so.
std::optional<std::string> by_title(const View& view) {
  const auto title = find_message(view.title_parts);
  const auto heading = find_message(view.headings);
  const auto length = view.prose_length;
  const bool both = title.part != nullptr && heading.part != nullptr;
  if (both && length <= kMostByBoth &&
      !(title.message.bare && heading.message.bare && length > kMostBare)) {
    return says(heading.message.bare ? title.part->text : heading.part->text);
  }
  if (title.part != nullptr &&
      length <= most_beside(title.message, kMostByTitle)) {
    // A lone number is a year, a car or a train.
    const bool number = title.message.bare && view.title_parts.size() > 1 &&
                        title.part->folded.size() <= 4 &&
                        !view.headings.empty();
    if (!number) return says(title.part->text);
  }
  if (heading.part != nullptr && !is_line_number(view, *heading.part) &&
      length <= most_beside(heading.message, kMostByHeading)) {
    return says(heading.part->text);
  }
  return std::nullopt;
}

bool tells_loss(const View& view) {
  return std::ranges::any_of(
      view.lines, [](const Part& line) { return names_loss(line.folded); });
}

std::optional<std::string> by_prose(const View& view) {
  if (view.prose_length > kMostDirect) return std::nullopt;
  // All there is to read.
  if (view.prose_length <= kMostStrong) {
    if (const auto message = as_message(unicode::fold(view.page.prose))) {
      if (!message->bare || view.text_length <= kMostBare) {
        return says(view.page.prose);
      }
    }
  }
  // Of Express.
  constexpr size_t kMostOfCommand = 12;
  if (view.text_length <= kMostOfCommand &&
      view.start.starts_with("cannot get /")) {
    return says(view.page.text);
  }
  for (const auto& line : view.lines) {
    const auto strength = said_in(line.folded);
    if (!strength || *strength == Strength::weak) continue;
    if (*strength == Strength::strong) {
      if (view.prose_length > kMostStrong) continue;
      // A sentence that is about more than the message.
      if (reading_length(line.folded) > 25) continue;
    } else if (view.prose_length > kMostUnexplained && !tells_loss(view)) {
      continue;
    }
    return says(line.text);
  }
  return std::nullopt;
}

// What a server says in place of one behind it, as a whole.
bool is_gateway_error(std::string_view folded) {
  constexpr auto kTitles = std::to_array<std::string_view>(
      {"500 internal server error", "502 bad gateway",
       "503 service unavailable", "503 service temporarily unavailable",
       "504 gateway time-out", "504 gateway timeout", "504 gateway timed out",
       "http error 500", "http error 503"});
  return std::ranges::find(kTitles, folded) != kTitles.end();
}

std::optional<std::string> by_server_error(const View& view) {
  constexpr size_t kMostAround = 150;
  constexpr size_t kMostOfGateway = 15;
  constexpr size_t kBeginning = 300;
  constexpr size_t kMostTrace = 1500;
  if (view.text_length <= kMostAround && is_server_error(view.start)) {
    const auto line = std::ranges::find_if(view.lines, [](const Part& part) {
      return is_server_error(part.folded);
    });
    return says(line == view.lines.end() ? view.page.text : line->text);
  }
  if (view.text_length <= kMostOfGateway) {
    for (const auto* parts : {&view.title_parts, &view.headings}) {
      for (const auto& part : *parts) {
        if (is_gateway_error(part.folded)) return says(part.text);
      }
    }
  }
  // A trace may be long, but then it is the page.
  const auto beginning = std::string_view(view.start).substr(0, kBeginning);
  if (view.headings.empty() && view.page.link_count == 0 &&
      view.text_length <= kMostTrace && is_server_error(beginning)) {
    return says(view.page.text);
  }
  for (const auto* parts : {&view.title_parts, &view.headings}) {
    for (const auto& part : *parts) {
      if (is_server_error(part.folded) && view.prose_length <= kMostTrace &&
          part.folded.starts_with("server error in '/")) {
        return says(part.text);
      }
    }
  }
  return std::nullopt;
}

// {"error": "not found"}, {"code": 404, ...}
std::optional<std::string> by_json(const View& view) {
  constexpr size_t kMostBytes = 2000;
  const auto& text = view.page.text;
  if (text.size() > kMostBytes) return std::nullopt;
  const auto parsed = nlohmann::json::parse(text, nullptr, false);
  if (!parsed.is_object()) return std::nullopt;
  constexpr auto kCodes = std::to_array<const char*>(
      {"code", "status", "statusCode", "status_code", "error", "errorCode",
       "error_code", "errcode"});
  constexpr auto kTexts = std::to_array<const char*>(
      {"error", "message", "msg", "detail", "title", "reason", "errors",
       "error_description", "errmsg"});
  const auto look = [&](const nlohmann::json& object) {
    for (const auto* name : kCodes) {
      const auto found = object.find(name);
      if (found == object.end()) continue;
      if (found->is_number_integer() && (*found == 404 || *found == 410)) {
        return true;
      }
      if (found->is_string() && found->get_ref<const std::string&>() == "404") {
        return true;
      }
    }
    return std::ranges::any_of(kTexts, [&](const char* name) {
      const auto found = object.find(name);
      return found != object.end() && found->is_string() &&
             as_message(unicode::fold(found->get_ref<const std::string&>()))
                 .has_value();
    });
  };
  const auto many = parsed.find("errors");
  if (many != parsed.end() && many->is_array() && many->size() == 1 &&
      many->front().is_object() && look(many->front())) {
    return says(text);
  }
  const auto inner = parsed.find("error");
  if (look(parsed) ||
      (inner != parsed.end() && inner->is_object() && look(*inner))) {
    return says(text);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_missing(const View& view) {
  if (view.kind == Kind::json) return by_json(view);
  if (view.kind != Kind::html && view.kind != Kind::text) return std::nullopt;
  if (view.has_cited_title) return std::nullopt;
  if (auto found = by_server_error(view)) return found;
  if (view.page.is_article && !view.page.is_noindex) return std::nullopt;
  auto found = by_title(view);
  if (!found) found = by_prose(view);
  if (found && is_talk(view)) return std::nullopt;
  return found;
}

std::optional<std::string> find_missing_copy(const View& view) {
  constexpr auto kTexts = std::to_array<std::string_view>({
      "wayback machine has not archived that url",
      "wayback machine doesn't have that page archived",
      "hrm. the wayback machine has not archived",
      "this page can't be displayed due to robots.txt",
      "page cannot be crawled or displayed due to robots.txt",
      "page cannot be displayed due to robots.txt",
      "this url has been excluded from the wayback machine",
      "this page is not available on the web because page does not exist",
      "the machine that serves this file is down",
      "got an http 404 response at crawl time",
      "no archives for this url",
      "no results",
  });
  constexpr size_t kMost = 200;
  if (view.text_length > kMost) return std::nullopt;
  const auto found = find_any(view.start, kTexts);
  if (found.empty() ||
      (found == "no results" && view.text_length > kMostWeak)) {
    return std::nullopt;
  }
  return says(found);
}

}  // namespace listlint::fetch
