// Where a command writes: stdout or -o FILE, and complaints on stderr. One
// thread a file.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "cli/replacement.h"

namespace listlint::cli {

// Stdout or a file, written piece by piece. A file has its old content until
// close() gives it the new one, so that a run that fails or is killed leaves it
// as it was; what cannot be replaced, such as a pipe, is written as it is. What
// goes wrong is told on stderr, once; then every answer is false.
class Output {
 public:
  Output() = default;
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // "" and "-" are stdout, which is also what is written to before this.
  bool open(const std::string& file);
  bool write(std::string_view text);
  // Stderr instead of stdout from now on.
  void use_stderr() { out_ = stderr; }
  // What is written is lost without this.
  bool close();

 private:
  bool open_file();
  bool close_file();
  bool fail(int why);

  std::string file_;
  std::FILE* out_ = stdout;
  bool replaces_ = false;  // out_ is of replacement_
  Replacement replacement_;
  bool good_ = true;
};

// All at once.
bool write_output(std::string_view text, const std::string& file);

// Gives stdin, stdout and stderr a place where the caller closed them: else a
// list that is opened would be taken for one of them, and written to.
void open_standard_files();

// As it is, on stderr. A failure has nobody to be told.
void write_stderr(std::string_view text);

// "listlint: …" on stderr for each line, control characters made visible.
void complain(std::string_view message);

// Whether stdout shows colours under --color WHEN and NO_COLOR.
bool use_color(std::string_view when, const std::string& file);

}  // namespace listlint::cli
