// A citation template as it stands in a page, so that parameters can be put
// into it in its own style. Pure functions; any thread; linear.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint::rules {

struct TemplateParameter {
  uint32_t pipe = 0;  // "|"
  Span name;          // empty where it is known by its place
  uint32_t sign = 0;  // "=", where there is a name
  Span value;         // without white space; where to write it if empty
};

struct CiteTemplate {
  Span name;
  std::vector<TemplateParameter> parameters;  // in text order
};

// The {{cite …}} or {{citation}} that gives the address of a reference in a
// parameter "url"; nullopt where there is none, or it is not plain.
std::optional<CiteTemplate> find_cite_template(const Document& document,
                                               const Reference& reference);

struct NewParameter {
  std::string_view name;
  std::string value;
};

// The edits that give parameters their values, by position: where the template
// has one already it is given another value, else it is added behind the last
// one, written as that one is. Nothing where a name stands there twice.
std::vector<Edit> set_parameters(const Source& source, const CiteTemplate& cite,
                                 std::span<const NewParameter> wanted);

// Whether the template has a parameter of this meaning, in any spelling.
bool has_parameter(const Source& source, const CiteTemplate& cite,
                   std::string_view name);

}  // namespace listlint::rules
