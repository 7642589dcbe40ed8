// Runs rules over documents: read, scan, check, fold, sort, fingerprint.
//
// Documents are checked in parallel and answered in the order given, so the
// output does not depend on the number of threads. Knows no file system: the
// loader is passed in.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"
#include "lint/settings.h"
#include "lint/source.h"

namespace listlint {

// What became of one path: a checked document, or why it could not be read.
struct Checked {
  std::string path;
  std::unique_ptr<Source> source;  // null where it could not be read
  Document document;
  std::vector<Finding> findings;  // by offset, then rule; folded ones too
  std::string failure;            // "cannot read a.txt: …"; "" where read
};

// Checks one document that has been read. Findings come sorted, fingerprinted,
// and with folded_into set.
std::vector<Finding> check_document(const Document& document,
                                    const Settings& settings, Date today);

using Load = std::function<tl::expected<std::unique_ptr<Source>, std::string>(
    const std::string& path)>;

struct EngineOptions {
  std::string input_format;  // "" detects
  unsigned threads = 1;
  Date today;  // UTC
};

// One answer per path, in the order given. `load` is called from many threads.
std::vector<Checked> check_paths(std::span<const std::string> paths,
                                 const Load& load, const Settings& settings,
                                 const EngineOptions& options);

}  // namespace listlint
