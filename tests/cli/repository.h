// The built program in a git repository of its own.
#pragma once

#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

#include "tests/cli/program.h"

namespace listlint {

class Repository : public Program {
 protected:
  // What the user of the tests has set, or a hook that runs them, is not heard.
  Repository() {
    for (const char* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
                             "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}) {
      ::unsetenv(name);
    }
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    ::setenv("XDG_CONFIG_HOME", folder_.c_str(), 1);  // of git/ignore
    ::setenv("GIT_CEILING_DIRECTORIES",
             std::filesystem::path(folder_).parent_path().c_str(), 1);
    for (const char* who : {"AUTHOR", "COMMITTER"}) {
      ::setenv((std::string("GIT_") + who + "_NAME").c_str(), "A", 1);
      ::setenv((std::string("GIT_") + who + "_EMAIL").c_str(), "a@b.c", 1);
    }
  }

  // A line of the shell in the folder of the test.
  void shell(const std::string& line, int exit_code = 0) {
    const auto ran = Program::shell("{ " + line + "; }");
    EXPECT_EQ(ran.exit_code, exit_code) << line << "\n" << ran.output;
  }

  void begin() { shell("git init -q -b main ."); }
  void commit() { shell("git add -A && git commit -q -m x"); }

  // Checks in the folder of the test, or in one below it.
  void expect_check(const std::string& arguments, int exit_code,
                    const std::string& output) {
    expect("check --format concise " + arguments, exit_code, output);
  }
};

}  // namespace listlint
