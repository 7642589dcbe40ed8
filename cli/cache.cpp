#include "cli/cache.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include "cli/cache_key.h"
#include "cli/replace_file.h"
#include "lint/finding_bytes.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".results";
// Of what is still written, or was when a run was killed.
constexpr std::string_view kHalf = ".listlint-";

// Files that are merged once there are so many; larger ones stay as they are.
constexpr size_t kMostSmall = 8;
constexpr uint64_t kLarge = uint64_t{4} << 20;

// A file of the folder that is ours, by its name.
struct Found {
  std::string path;
  std::string name;
  fs::file_time_type used;
  uint64_t size = 0;
};

// 20261128-0123456789abcdef-0123456789abcdef.results, as write() names them.
bool is_results(std::string_view name) {
  constexpr std::string_view kShape =
      "dddddddd-xxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx";
  if (name.size() != kShape.size() + kEnding.size()) return false;
  for (size_t i = 0; i < kShape.size(); ++i) {
    const char c = name[i];
    const bool digit = c >= '0' && c <= '9';
    const bool letter = kShape[i] == 'x' && c >= 'a' && c <= 'f';
    if (kShape[i] == '-' ? c != '-' : !digit && !letter) return false;
  }
  return name.ends_with(kEnding);
}

std::vector<Found> results_in(const std::string& folder) {
  std::vector<Found> all;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    auto name = at->path().filename().string();
    if (!is_results(name) && !name.starts_with(kHalf)) continue;
    all.push_back({at->path().string(), std::move(name), {}, 0});
  }
  std::ranges::sort(all, {}, &Found::name);
  return all;
}

void remove(const std::string& path) { ::unlink(path.c_str()); }

// Nobody writes to it any more.
void remove_old(const std::string& path) {
  std::error_code error;
  const auto written = fs::last_write_time(path, error);
  if (error) return;
  const auto now = fs::file_time_type::clock::now();
  if (now - written > std::chrono::hours(1)) remove(path);
}

// Answers what went wrong, or "".
std::string put(const std::string& path, std::string_view bytes) {
  const auto written = replace_file(path, bytes, Sync::no);
  return written ? std::string() : written.error();
}

// Tells version control and backups that the folder is of no worth.
std::string make_folder(const std::string& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  fs::create_directories(folder, error);
  if (error) {
    return fmt::format("cannot make the folder {}: {}", folder,
                       error.message());
  }
  auto why = put(folder + "/.gitignore", "*\n");
  if (!why.empty()) return why;
  return put(folder + "/CACHEDIR.TAG",
             "Signature: 8a477f597d28d172789f06886806bc55\n"
             "# Results of listlint check; may be deleted.\n"
             "# https://bford.info/cachedir/\n");
}

}  // namespace

Cache::Cache(CacheOptions options) : options_(std::move(options)) {
  const auto& today = options_.today;
  time_.program = options_.program;
  time_.day = static_cast<uint32_t>(today.year) * 10'000 + today.month * 100U +
              today.day;
  prefix_ = fmt::format("{}-{:016x}-", time_.day,
                        time_.program.high ^ time_.program.low);
  open_files();
}

void Cache::open_files() {
  for (const auto& found : results_in(options_.folder)) {
    if (!found.name.starts_with(prefix_)) continue;
    auto file = CacheFile::open(found.path, time_);
    if (file == nullptr) {
      if (::access(found.path.c_str(), F_OK) != 0) continue;  // merged by now
      notes_.push_back(fmt::format("cache: {} is broken", found.path));
      broken_.push_back(found.path);
      continue;
    }
    files_.emplace_back().file = std::move(file);
  }
}

void Cache::add(const Settings& settings) {
  const auto [at, is_new] = settings_.try_emplace(&settings);
  if (is_new) at->second = settings_key(settings);
}

ResultKey Cache::key_of(const Subject& subject) const {
  const auto known = settings_.find(&subject.settings);
  return subject_key(subject, known != settings_.end()
                                  ? known->second
                                  : settings_key(subject.settings));
}

std::optional<Result> Cache::find(const ResultKey& key,
                                  const Subject& subject) {
  for (auto& [file, used] : files_) {
    const auto bytes = file->find(key);
    if (!bytes || bytes->size() < sizeof(uint32_t)) continue;
    Result result;
    std::memcpy(&result.unwritable_fixes, bytes->data(), sizeof(uint32_t));
    auto findings =
        from_bytes(std::string_view(*bytes).substr(sizeof(uint32_t)),
                   subject.settings, subject.source.size());
    if (!findings) continue;
    result.findings = std::move(*findings);
    used.store(true, std::memory_order_relaxed);
    ++found_;
    return result;
  }
  return std::nullopt;
}

void Cache::keep(const ResultKey& key, const std::vector<Finding>& findings,
                 uint32_t unwritable_fixes) {
  std::string bytes(sizeof unwritable_fixes, '\0');
  std::memcpy(bytes.data(), &unwritable_fixes, sizeof unwritable_fixes);
  bytes += to_bytes(findings);
  const std::lock_guard lock(mutex_);
  // What does not fit is not remembered.
  if (new_bytes_ + bytes.size() > options_.most_bytes / 2) return;
  new_bytes_ += bytes.size();
  new_.try_emplace(key, std::move(bytes));
}

std::vector<std::string> Cache::end() {
  for (const auto& [file, used] : files_) {
    if (used) file->touch();
  }
  if (found_ > 0) {
    notes_.push_back(fmt::format("cache: {} result{} of earlier runs taken",
                                 found_.load(), found_ == 1 ? "" : "s"));
  }
  if (const auto why = write(); !why.empty()) {
    notes_.push_back("cache: " + why);
  }
  return std::move(notes_);
}

std::string Cache::write() {
  const std::lock_guard lock(mutex_);
  if (new_.empty()) return {};
  auto why = make_folder(options_.folder);
  if (!why.empty()) return why;
  merge();
  const auto bytes = cache_file_bytes(time_, new_);
  make_room(bytes.size());
  // Named by its content: runs that find out the same write the same.
  return put(fmt::format("{}/{}{:016x}{}", options_.folder, prefix_,
                         checksum(bytes), kEnding),
             bytes);
}

// Takes small files into the new one, once they are many.
void Cache::merge() {
  std::vector<const CacheFile*> small;
  for (const auto& known : files_) {
    if (known.file->size() < kLarge) small.push_back(known.file.get());
  }
  if (small.size() + 1 < kMostSmall) return;
  for (const auto* file : small) {
    file->add_to(new_);
    remove(file->path());
  }
}

// Removes what no run will read any more, and as much else as it takes.
void Cache::make_room(uint64_t size) const {
  const auto day = fmt::format("{}-", time_.day);
  std::vector<Found> left;
  for (auto& found : results_in(options_.folder)) {
    if (found.name.starts_with(kHalf)) {
      remove_old(found.path);
      continue;
    }
    if (!found.name.starts_with(day) ||
        std::ranges::find(broken_, found.path) != broken_.end()) {
      remove(found.path);
      continue;
    }
    std::error_code error;
    found.size = fs::file_size(found.path, error);
    if (error) continue;  // another run has removed it
    found.used = fs::last_write_time(found.path, error);
    size += found.size;
    left.push_back(std::move(found));
  }
  std::ranges::sort(left, {}, &Found::used);
  for (const auto& found : left) {
    if (size <= options_.most_bytes) return;
    remove(found.path);
    size -= found.size;
  }
}

}  // namespace listlint::cli
