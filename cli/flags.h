// What was typed: the command line as values. Reading them writes nothing but
// help and usage errors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace listlint::cli {

enum class Command {
  check,
  audit,
  history,
  report,
  show,
  urls,
  explain,
  rules,
  config_show,
  config_schema,
  check_config,
  init,
  ignore,
  completion,
  none
};

// What --report stands for without a folder.
inline constexpr char kBesideStore[] = "*";

// Of audit, history and report (the store).
struct AuditFlags {
  std::string store = ".listlint/audit.sqlite3";
  double timeout = 30;  // seconds, as the one below
  double connect_timeout = 10;
  uint32_t concurrency = 64;
  uint32_t host_concurrency = 2;
  double rate = 1;
  uint32_t retries = 2;
  uint64_t max_body = 2'000'000;  // bytes
  std::string ca_file = {};
  std::string proxy = {};
  std::string user_agent = {};                  // "" for the usual one
  std::vector<std::string> allow_private = {};  // "*" for all
  std::vector<std::string> resolve = {};
  bool no_robots = false;
  bool no_archives = false;
  std::string witness = "http://example.org/";
  std::vector<std::string> archives = {};  // empty: the usual ones
  bool due = false;
  bool fresh = false;
  bool wait = false;
  std::string report = {};  // a folder, or as above; "" for none
  bool check_sites = false;
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};
  uint32_t patience = 3;  // failures
  double patience_days = 7;
  std::string since = {};              // of history
  std::vector<std::string> urls = {};  // of history
};

struct Flags {
  Command command = Command::none;
  std::vector<std::string> paths;
  std::string rule;     // of explain
  std::string profile;  // of init
  std::string shell;    // of completion

  std::string input_format;
  std::string encoding;
  std::vector<std::string> pages;  // of dumps
  std::vector<int> namespaces;     // of dumps
  std::string stdin_filename = "<stdin>";
  std::string config;
  bool no_config = false;
  bool no_cache = false;  // of check, as the one below
  bool watch = false;
  bool no_gitignore = false;

  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string fail_on;
  std::string format;                // "" where it is not given
  std::string output;                // of commands that write one
  std::vector<std::string> outputs;  // of check and audit
  unsigned threads = 0;              // 0: one a core
  std::string color = "auto";
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  bool statistics = false;
  bool coverage = false;
  bool show_folded = false;
  bool show_all = false;
  bool quiet = false;
  bool verbose = false;
  bool pretty = false;
  bool timestamp = false;  // of report
  // Files that a walk over a folder leaves out, as it does outputs.
  std::vector<std::string> no_lists;

  bool staged = false;
  std::string changed_since;

  bool show_suppressed = false;
  std::string baseline;
  bool update_baseline = false;
  std::string fingerprint;  // of ignore, as the three below
  std::string reason;
  std::string owner;
  std::string until;

  AuditFlags audit;
};

struct Parsed {
  Flags flags;
  // >= 0: nothing to do, exit so (help, version, usage error).
  int exit_code = -1;
};

Parsed parse_flags(int argc, char** argv);

}  // namespace listlint::cli
