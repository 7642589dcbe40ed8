// `listlint audit` and `listlint history` as a user runs them, without a
// network. What servers do is in tests/faults/.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace listlint {
namespace {

using AuditCommand = Program;

TEST_F(AuditCommand, SaysOnceThatAListHasNothingToAsk) {
  write("a.txt",
        "Hangzhou [1][2]\n\nOslo , Norway\nBonn , Germany\n\nReferences\n"
        "1. ^ \"A page\". hangzhou.gov.cn. Retrieved 2020-01-01.\n"
        "2. ^ \"B page\". China Daily. Retrieved 2020-01-02.\n");
  expect("audit --no-config --format concise a.txt", 0,
         "a.txt:7:6: info links/not-checkable: none of the 2 references has an "
         "address that can be asked; 1 of them names a host, which "
         "\"--check-sites\" asks\n"
         "1 info in 1 list\n");
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/.listlint"));
}

TEST_F(AuditCommand, PrintsAVerdictAnAddressWithWhoCitesIt) {
  write("a.md",
        "# Lakes\n\n- [One](ftp://u:p@a.org/) – a lake\n- "
        "[Two](ftp://z.org/)\n");
  write("b.md", "# Lakes\n\n- [One](ftp://u:p@a.org/) – a lake\n");
  auto ran = run("audit --no-config --format jsonl a.md b.md");
  EXPECT_EQ(ran.exit_code, 0);
  const std::string time = "\"checked_at\":\"";
  for (auto at = ran.output.find(time); at != std::string::npos;
       at = ran.output.find(time, at)) {
    at += time.size();
    ran.output.replace(at, 20, "T");
  }
  const auto expected = [](const char* url, const char* scheme,
                           const char* by) {
    return fmt::format(
        "{{\"url\":\"{}\",\"state\":\"skipped\",\"reason\":"
        "\"unsupported-scheme\",\"detail\":\"the scheme is \\\"{}\\\"\","
        "\"status\":null,\"final_url\":null,\"redirects\":[],\"title\":null,"
        "\"content_type\":null,\"checked_at\":\"T\",\"last_ok_at\":null,"
        "\"first_failed_at\":null,\"failures\":0,\"archive\":null,"
        "\"cited_by\":[{}]}}\n",
        url, scheme, by);
  };
  EXPECT_EQ(ran.output,
            "2 addresses: 2 skipped (2 unsupported-scheme)\n" +
                expected("ftp://a.org/", "ftp",
                         R"({"path":"a.md","line":3,"reference":"1"},)"
                         R"({"path":"b.md","line":3,"reference":"1"})") +
                expected("ftp://z.org/", "ftp",
                         R"({"path":"a.md","line":4,"reference":"2"})"));
}

TEST_F(AuditCommand, ReadsStandardInputTwice) {
  write("a.md", "# Lakes\n\n- [One](http://a.org/) – a lake\n");
  expect("audit --no-config --exclude a.org --stdin-filename b.md - < a.md", 0,
         "1 address: 1 skipped (1 excluded)\nno findings in 1 list\n");
}

TEST_F(AuditCommand, SaysWhatKeepsItFromItsWork) {
  write("a.md", "# Lakes\n\n- [One](ftp://a.org/) – a lake\n");
  expect("audit --no-config --store /dev/null/x a.md", 2,
         "listlint: cannot open /dev/null/x.lock: Not a directory\n");
  expect("audit --no-config --store a.md a.md", 2,
         "listlint: cannot open a.md: it is not a store of listlint; name "
         "another with --store\n");
  expect("audit --no-config --allow-private=10/99 a.md", 2,
         "listlint: --allow-private 10/99: expected 0 to 32 bits after "
         "\"/\"\n");
  expect("history", 2,
         "listlint: cannot open .listlint/audit.sqlite3: there is no such "
         "file; `listlint audit` makes it, or --store names another\n");
}

TEST_F(AuditCommand, LeavesTheRulesOfACheckAlone) {
  write("a.md", "# Lakes\n\n- [One](ftp://a.org/) – a lake\n- \n");
  write("c.wiki",
        "==A==\n* [[B]], Germany <!-- listlint-ignore links/dead: known -->\n");
  expect("check --no-config --select links a.md", 0, "no findings in 1 list\n");
  const auto check = run("check --no-config --select suppressions c.wiki");
  EXPECT_EQ(check.output, "no findings in 1 list\n");
}

}  // namespace
}  // namespace listlint
