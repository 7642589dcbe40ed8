#include "fetch/chain.h"

#include <gtest/gtest.h>

namespace listlint::fetch {
namespace {

Evidence evidence_of(std::string_view url) {
  Evidence evidence;
  evidence.cited = prepare(url).value_or(Address());
  evidence.answered = evidence.cited;
  return evidence;
}

struct Step {
  const char* name;
  int status;
  std::vector<Header> headers;
  bool follows;
  const char* to;  // where it follows, or the location at fault
  Reason broken = Reason::ok;
};

class ChainSteps : public testing::TestWithParam<Step> {};

TEST_P(ChainSteps, LeadOnOrTellWhyNot) {
  const auto& step = GetParam();
  auto evidence = evidence_of("https://a.example/x/y?z#top");
  Chain chain;
  EXPECT_TRUE(chain.enter(evidence.cited));
  evidence.answer.status = step.status;
  evidence.answer.headers = step.headers;
  EXPECT_EQ(chain.follow_redirect(evidence), step.follows);
  EXPECT_EQ(evidence.broken_redirect, step.broken);
  EXPECT_EQ(step.follows ? evidence.answered.text() : evidence.broken_location,
            step.to);
  EXPECT_EQ(evidence.hops.size(), step.follows ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Answers, ChainSteps,
    testing::Values(
        Step{"Relative",
             301,
             {{"location", "../q"}},
             true,
             "https://a.example/q#top"},
        Step{"OtherHost",
             302,
             {{"Location", "//b.example/#end"}},
             true,
             "https://b.example/#end"},
        Step{"Query",
             303,
             {{"Location", "?q"}},
             true,
             "https://a.example/x/y?q#top"},
        Step{"Keeps307",
             307,
             {{"Location", "/q"}},
             true,
             "https://a.example/q#top"},
        Step{"Keeps308",
             308,
             {{"Location", "/q"}},
             true,
             "https://a.example/q#top"},
        Step{"LocationOfA200", 200, {{"Location", "/q"}}, false, ""},
        Step{"LocationOfA201", 201, {{"Location", "/q"}}, false, ""},
        Step{"Choices", 300, {{"Location", "/q"}}, false, ""},
        Step{"NoLocation", 302, {}, false, "", Reason::redirect_nowhere},
        Step{"EmptyLocation",
             302,
             {{"Location", ""}},
             false,
             "",
             Reason::redirect_nowhere},
        Step{"Self",
             302,
             {{"Location", "/x/y?z#new"}},
             false,
             "/x/y?z#new",
             Reason::redirect_loop},
        Step{"SelfWithCookie",
             302,
             {{"Set-Cookie", "a=b"}, {"Location", "/x/y?z"}},
             true,
             "https://a.example/x/y?z#top"},
        Step{"Script",
             302,
             {{"Location", "javascript:alert(1)"}},
             false,
             "javascript:alert(1)",
             Reason::unsupported_scheme},
        Step{"NoHost",
             302,
             {{"Location", "http:///x"}},
             false,
             "http:///x",
             Reason::malformed_url}),
    [](const auto& param) { return param.param.name; });

TEST(Chain, RemembersEachHop) {
  auto evidence = evidence_of("http://a.example/1");
  Chain chain;
  chain.enter(evidence.cited);
  evidence.answer.status = 301;
  evidence.answer.headers = {{"Location", "/2"}};
  ASSERT_TRUE(chain.follow_redirect(evidence));
  EXPECT_EQ(evidence.answer.status, 0);
  evidence.answer.status = 200;
  ASSERT_TRUE(chain.follow_refresh(evidence, "3"));
  ASSERT_EQ(evidence.hops.size(), 2U);
  EXPECT_EQ(evidence.hops[0].from.text(), "http://a.example/1");
  EXPECT_EQ(evidence.hops[0].status, 301);
  EXPECT_FALSE(evidence.hops[0].refresh);
  EXPECT_EQ(evidence.hops[1].from.text(), "http://a.example/2");
  EXPECT_EQ(evidence.hops[1].status, 200);
  EXPECT_TRUE(evidence.hops[1].refresh);
  EXPECT_EQ(
      redirects_of(evidence),
      (std::vector<std::string>{"http://a.example/2", "http://a.example/3"}));
}

TEST(Chain, DoesNotFollowARefreshToWhereItHasBeen) {
  auto evidence = evidence_of("http://a.example/1");
  Chain chain;
  chain.enter(evidence.cited);
  EXPECT_FALSE(chain.follow_refresh(evidence, "/1"));
  EXPECT_FALSE(chain.follow_refresh(evidence, "mailto:a@b.example"));
  EXPECT_TRUE(evidence.hops.empty());
}

}  // namespace
}  // namespace listlint::fetch
