#include <gtest/gtest.h>
#include <string>

#include "fetch/digest.h"
#include "fetch/judge.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

Judgement judge_page(const std::string& html) {
  Evidence evidence;
  evidence.url = "http://a.test/news/2014/twins.html";
  evidence.cited = prepare(evidence.url).value();
  evidence.answered = evidence.cited;
  evidence.answer.status = 200;
  evidence.answer.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  evidence.answer.body = html;
  return judge(evidence);
}

std::string page(const std::string& refresh, const std::string& text) {
  return "<html><head><meta http-equiv=refresh content=\"" + refresh +
         "\"><title>" + text + "</title></head><body><p>" + text +
         "</p></body></html>";
}

TEST(JudgeLeadsOn, FollowsPageThatSaysItHasMovedAndWhereTo) {
  const auto told =
      judge_page(page("0; url=/archive/twins.html", "This page has moved."));
  EXPECT_EQ(told.follow, "/archive/twins.html");
  EXPECT_EQ(told.reason, Reason::meta_refresh);
}

TEST(JudgeLeadsOn, MissingPageThatSendsReadersHomeIsMissing) {
  const auto told = judge_page(page("5; url=/", "Page not found"));
  EXPECT_EQ(told.follow, "");
  EXPECT_EQ(told.reason, Reason::soft_404);
}

// What a site that answers everything alike says to an address.
Digest digest_of_echo(const std::string& target) {
  const auto text = "City of Foshan. You asked for " + target +
                    ". The offices are open between nine and five, and the"
                    " council meets in public on the first Monday.";
  const auto folded = unicode::fold(text);
  return digest_of(text, folded, folded, target);
}

TEST(JudgeLeadsOn, PageThatRepeatsItsAddressIsTheSameForEveryAddress) {
  EXPECT_TRUE(is_same_page(digest_of_echo("/news/2014/twins.html"),
                           digest_of_echo("/news/2014/qxhrvkzpwdlmtbcn.html")));
}

}  // namespace
}  // namespace listlint::fetch
