// Comments that suppress nothing, or not as they should.
#include <array>
#include <string>

#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kNothingThere[] = {
    {"suppressions/unused", "there is nothing to suppress"},
};

Made comment(const Ground& ground, Random& random, std::string_view what) {
  if (!ground.is({"wikitext", "markdown", "html"})) return std::nullopt;
  const auto& entries = ground.document().entries;
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    return ground.block(i).has_value();
  });
  if (!chosen) return std::nullopt;
  const auto at = ground.block(*chosen)->begin;
  return Mutant{{{{at, at}, "<!-- " + std::string(what) + " -->\n"}}};
}

Made unused(const Ground& ground, Random& random) {
  return comment(ground, random,
                 "listlint-ignore duplicates/exact-entry: two districts");
}

Made no_reason(const Ground& ground, Random& random) {
  return comment(ground, random, "listlint-ignore duplicates/exact-entry");
}

Made unknown_rule(const Ground& ground, Random& random) {
  return comment(ground, random,
                 "listlint-ignore duplicates/exact-entries: two districts");
}

Made unclosed(const Ground& ground, Random& random) {
  return comment(ground, random,
                 "listlint-ignore-begin duplicates: as its source has it");
}

Made expired(const Ground& ground, Random& random) {
  return comment(ground, random,
                 "listlint-ignore duplicates/exact-entry: asked the town hall, "
                 "until 2026-06-30");
}

constexpr auto kOperators = std::to_array<Operator>({
    {"suppressions/expired", "a suppression is put in whose day is past",
     expired, kNothingThere},
    {"suppressions/no-reason", "a suppression is put in without a reason",
     no_reason, kNothingThere},
    {"suppressions/unclosed", "a suppression is put in that never ends",
     unclosed, kNothingThere},
    {"suppressions/unknown-rule", "a suppression is put in of no rule",
     unknown_rule, kNothingThere},
    {"suppressions/unused", "a suppression is put in of nothing", unused},
});

}  // namespace

std::span<const Operator> suppressions_operators() { return kOperators; }

}  // namespace listlint::mutation
