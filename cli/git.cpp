#include "cli/git.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <poll.h>
#include <unistd.h>

#include "cli/process.h"

namespace listlint::cli {
namespace {

using Words = std::vector<std::string>;

// Far more than the names of all files of a large repository.
constexpr size_t kMostOutput = size_t{1} << 28;
constexpr size_t kMostErrors = size_t{1} << 16;

// Appends what there is to read. False at the end.
bool read_some(int fd, std::string& bytes) {
  std::array<char, 1 << 16> chunk;
  const auto got = ::read(fd, chunk.data(), chunk.size());
  if (got < 0) return errno == EINTR;
  bytes.append(chunk.data(), static_cast<size_t>(got));
  return got > 0;
}

struct Said {
  std::string output;
  std::string errors;
  bool too_much = false;
};

// Reads both pipes to their ends, so that neither can block the child. Of many
// warnings the last are kept, for git says at the end why it failed.
Said listen(const Process& process) {
  Said said;
  std::array<pollfd, 2> pipes{
      {{process.output(), POLLIN, 0}, {process.errors(), POLLIN, 0}}};
  while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
    if (::poll(pipes.data(), pipes.size(), -1) < 0) {
      if (errno == EINTR) continue;
      break;
    }
    if (pipes[0].revents != 0 && !read_some(pipes[0].fd, said.output)) {
      pipes[0].fd = -1;
    }
    if (pipes[1].revents != 0 && !read_some(pipes[1].fd, said.errors)) {
      pipes[1].fd = -1;
    }
    if (said.errors.size() > 2 * kMostErrors) {
      said.errors.erase(0, said.errors.size() - kMostErrors);
    }
    said.too_much = said.output.size() > kMostOutput;
    if (said.too_much) break;
  }
  return said;
}

// "fatal: not a git repository\n" without its first word and its end.
std::string complaint_of(std::string errors) {
  while (errors.ends_with('\n')) errors.pop_back();
  for (const std::string_view word : {"fatal: ", "error: "}) {
    if (errors.starts_with(word)) errors.erase(0, word.size());
  }
  return errors;
}

tl::expected<std::string, std::string> ask(Words arguments) {
  return run_git(arguments);
}

// What git prints on a line of its own. The line may hold line feeds itself.
tl::expected<std::string, std::string> ask_line(Words arguments) {
  auto answer = ask(std::move(arguments));
  if (answer && answer->ends_with('\n')) answer->pop_back();
  return answer;
}

// Takes the fields of an output of -z one after the other.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : left_(bytes) {}

  bool done() const { return left_.empty(); }
  std::string_view next() {
    const auto end = std::min(left_.find('\0'), left_.size());
    const auto field = left_.substr(0, end);
    left_.remove_prefix(std::min(end + 1, left_.size()));
    return field;
  }

 private:
  std::string_view left_;
};

bool is_regular(std::string_view mode) { return mode.starts_with("100"); }

// "" for the blob that is all zeros, which is in the work tree.
std::string blob(std::string_view id) {
  const bool none = id.find_first_not_of('0') == id.npos;
  return none ? std::string() : std::string(id);
}

// Splits ":100644 100644 <id> <id> M" at its spaces.
std::array<std::string_view, 5> split(std::string_view line) {
  std::array<std::string_view, 5> words;
  if (line.starts_with(':')) line.remove_prefix(1);
  for (auto& word : words) {
    const auto end = std::min(line.find(' '), line.size());
    word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

// Reads `git diff --raw -z`.
std::vector<GitChange> parse_raw(std::string_view output) {
  std::vector<GitChange> changes;
  Fields fields(output);
  while (!fields.done()) {
    const auto [mode_before, mode_after, before, after, status] =
        split(fields.next());
    GitChange change;
    change.before_path = fields.next();
    const bool renamed = status.starts_with('R') || status.starts_with('C');
    change.path = renamed ? std::string(fields.next()) : change.before_path;
    if (is_regular(mode_before)) change.before = blob(before);
    change.after = blob(after);
    change.conflict = status.starts_with('U');
    change.removed = !is_regular(mode_after) && !change.conflict;
    changes.push_back(std::move(change));
  }
  return changes;
}

// What a user may have set that would change the answer is set back.
Words diff_words() {
  return {"diff",
          "--raw",
          "-z",
          "-M",
          "--no-abbrev",
          "--no-ext-diff",
          "--no-relative",
          "--no-textconv",
          "--ignore-submodules=all"};
}

// A conflict is one change, though git tells more of it.
void keep_conflicts_once(std::vector<GitChange>& changes) {
  std::map<std::string_view, bool> in_conflict;
  for (const auto& change : changes) {
    if (change.conflict) in_conflict[change.path] = false;
  }
  std::vector<GitChange> kept;
  for (const auto& change : changes) {
    const auto at = in_conflict.find(change.path);
    if (at != in_conflict.end() && std::exchange(at->second, true)) continue;
    kept.push_back(change);
    if (at != in_conflict.end()) kept.back().conflict = true;
  }
  changes = std::move(kept);
}

}  // namespace

tl::expected<Process, std::string> start_git(
    std::span<const std::string> arguments, Errors heard) {
  Words words{"git"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return Process::start(
             words, {"LC_ALL=C", "LANGUAGE=", "GIT_OPTIONAL_LOCKS=0"}, heard)
      .map_error(
          [](const std::string& why) { return "git cannot be run: " + why; });
}

tl::expected<std::string, std::string> run_git(
    std::span<const std::string> arguments) {
  auto process = start_git(arguments, Errors::heard);
  if (!process) return tl::unexpected(process.error());
  process->close_input();
  auto said = listen(*process);
  if (said.too_much) {
    return tl::unexpected(std::string("git tells of too many files"));
  }
  const int code = process->wait();
  if (code == 0) return std::move(said.output);
  auto why = complaint_of(std::move(said.errors));
  if (why.empty()) why = fmt::format("git ended with exit code {}", code);
  return tl::unexpected(std::move(why));
}

tl::expected<Worktree, std::string> find_worktree() {
  const auto inside = ask_line({"rev-parse", "--is-inside-work-tree"});
  if (!inside) return tl::unexpected(inside.error());
  if (*inside != "true") {
    return tl::unexpected(
        std::string("this folder is in no work tree, but in a bare repository "
                    "or in the folder .git of one"));
  }
  auto top = ask_line({"rev-parse", "--show-toplevel"});
  if (!top) return tl::unexpected(std::move(top.error()));
  auto prefix = ask_line({"rev-parse", "--show-prefix"});
  if (!prefix) return tl::unexpected(std::move(prefix.error()));
  return Worktree{std::move(*top), std::move(*prefix)};
}

tl::expected<std::vector<GitChange>, std::string> staged_changes() {
  auto words = diff_words();
  words.emplace_back("--cached");
  const auto output = ask(std::move(words));
  if (!output) return tl::unexpected(output.error());
  auto changes = parse_raw(*output);
  keep_conflicts_once(changes);
  return changes;
}

tl::expected<std::vector<GitChange>, std::string> changes_since(
    const std::string& commit) {
  auto words = diff_words();
  words.insert(words.end(), {commit, "--"});
  const auto output = ask(std::move(words));
  if (!output) return tl::unexpected(output.error());
  auto changes = parse_raw(*output);
  keep_conflicts_once(changes);
  for (auto& change : changes) {
    change.after.clear();
    change.conflict = false;  // the work tree has one version of it
  }
  const auto others = ask({"ls-files", "-z", "--others", "--exclude-standard",
                           "--full-name", "--", ":/"});
  if (!others) return tl::unexpected(others.error());
  std::map<std::string, size_t> known;
  for (size_t i = 0; i < changes.size(); ++i) known[changes[i].path] = i;
  for (Fields fields(*others); !fields.done();) {
    const std::string path(fields.next());
    const auto at = known.find(path);
    if (at != known.end()) {
      changes[at->second].removed = false;  // of the index alone
    } else {
      changes.push_back({path, path, {}, {}, false, false});
    }
  }
  return changes;
}

tl::expected<std::string, std::string> parting_commit(
    const std::string& revision) {
  const auto commit = ask_line({"rev-parse", "--verify", "--quiet",
                                "--end-of-options", revision + "^{commit}"});
  if (!commit) {
    return tl::unexpected(fmt::format(
        "\"{}\" is no commit of this repository; a clone that is not whole "
        "(--depth, a CI job) has to fetch it first",
        revision));
  }
  // Before the first commit there is nothing to part from.
  const auto head =
      ask_line({"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
  if (!head) return *commit;
  auto base = ask_line({"merge-base", *commit, *head});
  if (!base) {
    return tl::unexpected(fmt::format(
        "\"{}\" and HEAD have no commit in common; a clone that is not whole "
        "needs more of its history: git fetch --unshallow",
        revision));
  }
  return std::move(*base);
}

}  // namespace listlint::cli
