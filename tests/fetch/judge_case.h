// Evidence for tests in a few words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/judge.h"

namespace listlint::fetch {

// A cited address that answered at once, with a page of HTML.
Evidence page_at(std::string_view url, std::string html,
                 std::string_view content_type = "text/html; charset=utf-8");
// "https://www.town.example/news/2019/a.html"
Evidence page_of(std::string html,
                 std::string_view content_type = "text/html; charset=utf-8");
Evidence answer_of(int status, std::string body = "",
                   std::vector<Header> headers = {});

// A redirect to `url`, of whatever answered so far.
Evidence led(Evidence evidence, int status, std::string_view url);

// "<title>…</title><body>…"
std::string html(std::string_view title, std::string_view body);
// So many words of a text about a town.
std::string prose(size_t words);

// UTF-8 in another charset, by its name in ICU.
std::string encoded(std::string_view text, const char* charset);

// "suspect/soft-404"
std::string verdict(const Evidence& evidence);
// "suspect/soft-404: the page says …"
std::string verdict_with_detail(const Evidence& evidence);

}  // namespace listlint::fetch
