// The ignore file, .listlint-ignore.yaml: findings that are not to be told,
// for lists without comments, and for those that nobody wants to touch.
//
//   - fingerprint: 9f86d081884c7d65
//     rule: duplicates/exact-entry
//     path: lists/china.json       # as seen from the folder of this file
//     reason: two districts of one name
//     owner: ana                   # optional
//     until: 2027-01-31            # optional; the last day that it holds
//
// The nearest upwards of a list holds for it. Anything unknown is an error
// with its place and the nearest known word. Pure; one thread a file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"
#include "lint/source.h"
#include "lint/suppression.h"

namespace listlint {

inline constexpr std::string_view kIgnoreFileName = ".listlint-ignore.yaml";

class IgnoreFile {
 public:
  // `path` is what findings in the file show. An error is one line,
  // "path:line:column: what; remedy".
  static tl::expected<IgnoreFile, std::string> parse(const std::string& path,
                                                     std::string bytes,
                                                     Date today);

  // Dismisses what the entries are for, in the list that the file knows as
  // `path`, and counts the hits. The entries of such a path are judged, if
  // `complete`: the whole of it was checked.
  void apply(const std::string& path, std::vector<Finding>& findings,
             bool complete);

  const Document& document() const { return document_; }
  // One an entry, in text order.
  std::vector<Suppression>& suppressions() { return suppressions_; }

  // Gives the file away.
  std::unique_ptr<Source> release_source() { return std::move(source_); }
  Document release_document() { return std::move(document_); }

 private:
  struct Key {
    std::string path;
    uint64_t fingerprint = 0;
  };
  friend class IgnoreFileReader;

  std::unique_ptr<Source> source_;
  Document document_;
  std::vector<Suppression> suppressions_;
  std::vector<Key> keys_;  // by suppression
  // The entries of a path; into suppressions_.
  std::unordered_map<std::string, std::vector<size_t>> by_path_;
};

// What an entry is made of.
struct IgnoreEntry {
  uint64_t fingerprint = 0;
  std::string rule;
  std::string path;
  std::string reason;
  std::string owner;  // "" for none
  std::optional<Date> until;
};

// The bytes of a file with one entry more; those that are there are kept.
// `bytes` must parse, and may be empty.
std::string append_entry(std::string bytes, const IgnoreEntry& entry);

// "9f86d081884c7d65", in either case; nullopt where it is not one.
std::optional<uint64_t> parse_fingerprint(std::string_view text);

}  // namespace listlint
