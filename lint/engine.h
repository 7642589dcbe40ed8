// Runs rules over documents: read, scan, check, fold, sort, fingerprint.
//
// A path is one document, or a dump of many pages, each a document. Documents
// are checked in parallel and given away in the order of the paths and pages,
// each as soon as those before it are, so the output does not depend on the
// number of threads and a dump needs no more memory than a part of it. Knows no
// file system: what opens a path is passed in.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"
#include "lint/input.h"
#include "lint/read/mediawiki_xml.h"
#include "lint/settings.h"
#include "lint/source.h"
#include "lint/verdict.h"

namespace listlint {

// What became of a path or a page: a checked document, or why it could not be
// read. A dump that breaks has its pages first, and then the failure.
struct Checked {
  std::string path;                // that findings show
  size_t job = 0;                  // which of the jobs it is of
  bool is_list = true;             // not an ignore file
  std::unique_ptr<Source> source;  // null where it could not be read
  Document document;
  std::vector<Finding> findings;  // by offset, then rule; folded ones too
  std::string failure;            // "cannot read a.txt: …"; "" where read
  uint32_t unwritable_fixes = 0;  // left out (lint/write_back.h)
  uint32_t applied_fixes = 0;     // before it was checked (lint/fix_document.h)
};

// Checks one document that has been read. Findings come sorted, fingerprinted,
// and with folded_into set. Rules of the audit run only where there are
// `verdicts`.
std::vector<Finding> check_document(const Document& document,
                                    const Settings& settings, Date today,
                                    const FindVerdict& verdicts = {});

// What the rules that look at suppressions say of these, which stand in
// `document`; sorted and fingerprinted.
std::vector<Finding> check_suppressions(
    const Document& document, std::span<const Suppression> suppressions,
    const Settings& settings, Date today);

class KnownResults;  // lint/known_results.h

// Where two findings have to be for their contents to be the same.
enum class Within : uint8_t { section, document };

// What a finding is about, without its place: what its fingerprint is made of,
// and the same for all that are alike. A list that grows above it, or a
// reference that gets another number, changes nothing.
uint64_t content_of(const Finding& finding, const Document& document,
                    Within within);

struct EngineOptions {
  std::string input_format = {};  // "" detects
  unsigned threads = 1;
  Date today = {};               // UTC
  std::string encoding = {};     // of files; "" detects
  PageSelection selection = {};  // of dumps
  FindVerdict verdicts = {};     // empty: nothing was asked
  // What is known of files that were checked before; null: nothing. Has no say
  // where there are verdicts.
  KnownResults* known = nullptr;
  // Whether the model of a known list without findings is wanted, too, which
  // else is not read.
  bool reads_clean = true;
};

struct Job {
  std::string path;
  std::string name;  // that findings show; "" for the path
  const Settings* settings = nullptr;
  bool may_be_known = true;  // to EngineOptions::known
};

// What happened to the pages of a dump.
struct DumpCounts {
  uint64_t read = 0;
  uint64_t unselected = 0;
  uint64_t redirects = 0;
  uint64_t other_models = 0;
  uint64_t textless = 0;  // deleted, empty, or left out of the dump
};

// Where documents go. Called on the thread of check_jobs().
class Sink {
 public:
  virtual ~Sink() = default;

  // False ends the run.
  virtual bool take(Checked checked) = 0;
  // Behind the pages of a dump.
  virtual void end_dump(const std::string& /*name*/, const DumpCounts&) {}
};

// Called from many threads.
using Open = std::function<Opened(const std::string& path)>;

void check_jobs(std::span<const Job> jobs, const Open& open,
                const EngineOptions& options, Sink& sink);

// The same for documents in memory, all answers at once. `load` is called from
// many threads.
using Load = std::function<tl::expected<std::unique_ptr<Source>, std::string>(
    const std::string& path)>;
std::vector<Checked> check_paths(std::span<const std::string> paths,
                                 const Load& load, const Settings& settings,
                                 const EngineOptions& options);

}  // namespace listlint
