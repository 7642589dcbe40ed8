#include "tests/fetch/judge_case.h"

#include <array>
#include <fmt/format.h>
#include <unicode/unistr.h>

namespace listlint::fetch {

Evidence page_at(std::string_view url, std::string html,
                 std::string_view content_type) {
  Evidence evidence;
  evidence.url = url;
  evidence.cited = prepare(url).value_or(Address());
  evidence.answered = evidence.cited;
  evidence.answer.status = 200;
  evidence.answer.headers = {{"Content-Type", std::string(content_type)}};
  evidence.answer.body = std::move(html);
  return evidence;
}

Evidence page_of(std::string html, std::string_view content_type) {
  return page_at("https://www.town.example/news/2019/a.html", std::move(html),
                 content_type);
}

Evidence answer_of(int status, std::string body, std::vector<Header> headers) {
  auto evidence = page_of(std::move(body));
  evidence.answer.status = status;
  for (auto& header : headers) {
    evidence.answer.headers.push_back(std::move(header));
  }
  return evidence;
}

Evidence led(Evidence evidence, int status, std::string_view url) {
  evidence.hops.push_back({evidence.answered, status, status == 200});
  evidence.answered = prepare(url).value_or(Address());
  return evidence;
}

std::string html(std::string_view title, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html><html><head><title>{}</title></head><body>{}</body>"
      "</html>",
      title, body);
}

std::string prose(size_t words) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"the",    "council",  "of",     "Freiburg", "signed", "an",
       "accord", "with",     "its",    "partner",  "town",   "Matsuyama",
       "in",     "autumn",   "and",    "sent",     "young",  "musicians",
       "there",  "each",     "summer", "since",    "then",   "by",
       "train",  "together", "mayor",  "school",   "bridge", "garden"});
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    text += kWords[(i * 7 + i / 30) % kWords.size()];
    text += i % 12 == 11 ? ". " : " ";
  }
  return text;
}

std::string encoded(std::string_view text, const char* charset) {
  const auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const auto size = unicode.extract(0, unicode.length(), nullptr, 0, charset);
  std::string bytes(static_cast<size_t>(size), '\0');
  unicode.extract(0, unicode.length(), bytes.data(),
                  static_cast<uint32_t>(size), charset);
  return bytes;
}

std::string verdict(const Evidence& evidence) {
  const auto judgement = judge(evidence);
  return fmt::format("{}/{}", name_of(judgement.state),
                     name_of(judgement.reason));
}

std::string verdict_with_detail(const Evidence& evidence) {
  return fmt::format("{}: {}", verdict(evidence), judge(evidence).detail);
}

}  // namespace listlint::fetch
