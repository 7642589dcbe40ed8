// The built program, run as a user runs it, in a folder of its own.
#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>

#include "tests/folder.h"

namespace listlint {

struct Ran {
  int exit_code = -1;
  std::string output;  // stdout and stderr as they come
};

class Program : public testing::Test {
 protected:
  Program() { folder_ = make_folder(); }
  ~Program() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories(
        std::filesystem::path(folder_ + "/" + name).parent_path());
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
  }

  // Runs in the folder of the test.
  Ran run(const std::string& arguments) {
    return shell("'" LISTLINT_PROGRAM "' " + arguments);
  }

  // The same with a command of the shell, to which the program is $listlint.
  Ran shell(const std::string& script) {
    const auto command = "cd '" + folder_ + "' && unset NO_COLOR && " +
                         "listlint='" LISTLINT_PROGRAM "' && exec 2>&1 && " +
                         script;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    Ran ran;
    char chunk[4096];
    while (const size_t got = std::fread(chunk, 1, sizeof chunk, pipe)) {
      ran.output.append(chunk, got);
    }
    const int status = ::pclose(pipe);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
  }

  void expect(const std::string& arguments, int exit_code,
              const std::string& output) {
    const auto ran = run(arguments);
    EXPECT_EQ(ran.output, output) << arguments;
    EXPECT_EQ(ran.exit_code, exit_code) << arguments;
  }

  std::string folder_;
};

}  // namespace listlint
