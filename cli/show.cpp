#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "fetch/cited_urls.h"
#include "lint/read/reader.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

// The lists of a run, read but not checked.
struct Lists {
  std::vector<std::unique_ptr<Source>> sources;
  std::vector<Document> documents;
  bool complete = true;
};

Lists read_lists(const Flags& flags) {
  Lists lists;
  std::vector<std::string> failures;
  const auto arguments =
      flags.paths.empty() ? std::vector<std::string>{"."} : flags.paths;
  for (const auto& path : expand_paths(arguments, failures)) {
    auto source = path == "-" ? read_standard_input(flags.stdin_filename)
                              : read_source(path);
    if (!source) {
      failures.push_back(source.error());
      continue;
    }
    const auto* reader = find_reader(flags.input_format);
    if (reader == nullptr) reader = &reader_for((*source)->path());
    lists.documents.push_back(reader->read(**source));
    lists.sources.push_back(std::move(*source));
  }
  for (const auto& failure : failures) complain(failure);
  lists.complete = failures.empty();
  return lists;
}

}  // namespace

int show(const Flags& flags) {
  const auto lists = read_lists(flags);
  std::string text;
  for (const auto& document : lists.documents) {
    text += reports::show(document, flags.pretty);
    text += '\n';
  }
  const bool written = write_output(text, flags.output);
  return written && lists.complete ? 0 : 2;
}

int urls(const Flags& flags) {
  const auto lists = read_lists(flags);
  std::vector<const Document*> documents;
  size_t references = 0;
  for (const auto& document : lists.documents) {
    documents.push_back(&document);
    references += document.references.size();
  }
  const auto cited = fetch::cited_urls(documents);
  std::string text;
  for (const auto& url : cited) {
    nlohmann::ordered_json line = {{"url", url.url},
                                   {"cited_by", nlohmann::json::array()}};
    for (const auto& by : url.cited_by) {
      line["cited_by"].push_back(nlohmann::ordered_json{
          {"path", by.path}, {"line", by.line}, {"reference", by.reference}});
    }
    text += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    text += '\n';
  }
  const bool written = write_output(text, flags.output);
  if (cited.empty() && lists.complete) {
    complain(fmt::format("no addresses: {} reference{} and none holds a URL",
                         references, references == 1 ? "" : "s"));
  }
  return written && lists.complete ? 0 : 2;
}

}  // namespace listlint::cli
