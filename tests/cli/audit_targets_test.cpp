#include "cli/audit_targets.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint::cli {
namespace {

struct Case {
  const char* what;
  const char* url;
  bool expected;
};

TEST(AuditTargets, AHostMeansItsSubDomainsAndAPatternTheWholeAddress) {
  const Case cases[] = {
      {"example.org", "https://example.org/a", true},
      {"example.org", "http://www.Example.org:8080/", true},
      {"example.org", "https://user@a.b.example.org/", true},
      {"example.org", "https://notexample.org/", false},
      {"example.org", "https://a.org/?u=example.org", false},
      {"*example.org*", "https://a.org/?u=example.org", true},
      {"https://*.gov.cn/*", "https://a.gov.cn/b/c", true},
      {"https://*.gov.cn/*", "http://a.gov.cn/b", false},
      {"https://a.org/?", "https://a.org/b", true},
      {"https://a.org/?", "https://a.org/bc", false},
      {"https://a.org/", "https://a.org/b", false},
      {"https://a.org/*x", "https://a.org/*bx", true},
      {"*", "", true},
      {"", "https://a.org/", false},
  };
  for (const auto& [what, url, expected] : cases) {
    EXPECT_EQ(means(what, url), expected) << what << " " << url;
  }
}

fetch::CitedUrls cited(std::initializer_list<const char*> urls) {
  fetch::CitedUrls cited;
  for (const auto* url : urls) cited.urls[url];
  return cited;
}

std::string print(const std::vector<fetch::Target>& targets) {
  std::string text;
  for (const auto& target : targets) {
    text += fmt::format("{}{}\n", target.excluded ? "-" : "", target.url);
  }
  return text;
}

TEST(AuditTargets, HostsComeInTurn) {
  const auto targets = make_targets(
      cited({"http://a.org/1", "http://a.org/2", "http://a.org/3",
             "http://b.org/1", "http://b.org/2", "http://c.org/1"}),
      {});
  EXPECT_EQ(print(targets),
            "http://a.org/1\nhttp://b.org/1\nhttp://c.org/1\n"
            "http://a.org/2\nhttp://b.org/2\nhttp://a.org/3\n");
}

TEST(AuditTargets, WhatIsLeftOutStaysAndIsNotAsked) {
  const auto urls =
      cited({"http://a.org/1", "http://a.org/2", "http://b.org/1"});
  EXPECT_EQ(print(make_targets(urls, {.exclude = {"b.org", "*/2"}})),
            "http://a.org/1\n-http://b.org/1\n-http://a.org/2\n");
  EXPECT_EQ(
      print(make_targets(urls, {.include = {"a.org"}, .exclude = {"*/2"}})),
      "http://a.org/1\n-http://b.org/1\n-http://a.org/2\n");
}

TEST(AuditTargets, TheScopeIsThatOfTheAddressesAsked) {
  const auto scope = [](std::initializer_list<const char*> urls,
                        const AuditFlags& flags = {}) {
    return scope_of(make_targets(cited(urls), flags));
  };
  const auto one = scope({"http://a.org/1", "http://b.org/"});
  EXPECT_TRUE(one.starts_with("2 addresses, ")) << one;
  EXPECT_EQ(one, scope({"http://b.org/", "http://a.org/1"}));
  EXPECT_NE(one, scope({"http://a.org/1", "http://b.org/2"}));
  EXPECT_NE(one,
            scope({"http://a.org/1", "http://b.org/"}, {.exclude = {"b.org"}}));
}

}  // namespace
}  // namespace listlint::cli
