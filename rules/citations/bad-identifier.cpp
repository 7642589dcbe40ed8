#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// The digits of a number with check digit, "X" for ten included; its hyphens,
// dashes and spaces left out.
struct Number {
  std::string digits;
  bool is_plain = true;  // no other signs
};

Number number_of(std::string_view text) {
  Number number;
  for (const char c : text) {
    if (is_digit(c)) {
      number.digits += c;
    } else if (c == 'x' || c == 'X') {
      number.digits += 'X';
    } else if (c != '-' && c != ' ' && static_cast<unsigned char>(c) < 0x80) {
      number.is_plain = false;
    }
  }
  return number;
}

// Whether no number is claimed: "978-x-xxxx" is a form to fill in, and "n/a".
bool is_no_claim(const Number& number) {
  return std::ranges::none_of(number.digits, is_digit) ||
         std::ranges::count(number.digits, 'X') > 1;
}

// ISO 2108 and ISO 3297: weights from the number of digits down to 2, modulo
// 11.
char check_digit_11(std::string_view digits) {
  int sum = 0;
  auto weight = static_cast<int>(digits.size()) + 1;
  for (const char c : digits) sum += (c - '0') * weight--;
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

// ISO 2108, 13 digits: weights 1 and 3, modulo 10.
char check_digit_10(std::string_view digits) {
  int sum = 0;
  int weight = 1;
  for (const char c : digits) {
    sum += (c - '0') * weight;
    weight = 4 - weight;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string wrong_check(std::string_view name, std::string_view text,
                        char expected) {
  return fmt::format(
      "the last digit of {} \"{}\" should be {}: a digit is wrong, look it up "
      "again",
      name, text, expected);
}

bool has_inner_x(std::string_view digits) {
  return digits.substr(0, digits.size() - 1).find('X') != digits.npos;
}

std::string fault_of_isbn(std::string_view text, const Number& number) {
  const std::string_view digits = number.digits;
  if (!number.is_plain) {
    return fmt::format(
        "ISBN \"{}\" has more in it than one number: keep the digits", text);
  }
  if (digits.size() != 10 && digits.size() != 13) {
    return fmt::format("ISBN \"{}\" has {} digits: it needs 10 or 13", text,
                       digits.size());
  }
  const bool is_long = digits.size() == 13;
  if (has_inner_x(digits) || (is_long && digits.back() == 'X')) {
    return fmt::format("ISBN \"{}\" has an X where a digit belongs", text);
  }
  if (is_long && !digits.starts_with("978") && !digits.starts_with("979")) {
    return fmt::format(
        "ISBN \"{}\" of 13 digits begins with neither 978 nor 979", text);
  }
  const auto body = digits.substr(0, digits.size() - 1);
  const char expected = is_long ? check_digit_10(body) : check_digit_11(body);
  return expected == digits.back() ? "" : wrong_check("ISBN", text, expected);
}

std::string fault_of_issn(std::string_view text, const Number& number) {
  const std::string_view digits = number.digits;
  if (!number.is_plain) {
    return fmt::format(
        "ISSN \"{}\" has more in it than one number: keep the digits", text);
  }
  if (digits.size() != 8) {
    return fmt::format("ISSN \"{}\" has {} digits: it needs 8", text,
                       digits.size());
  }
  if (has_inner_x(digits)) {
    return fmt::format("ISSN \"{}\" has an X where a digit belongs", text);
  }
  const char expected = check_digit_11(digits.substr(0, 7));
  return expected == digits.back() ? "" : wrong_check("ISSN", text, expected);
}

// "10.1000/182": a registrant of four digits or more, parted by full stops,
// and a name.
std::string fault_of_doi(std::string_view text) {
  if (std::ranges::none_of(text, is_digit)) return {};
  const auto prefix = text.find("10.");
  if (prefix != 0) {
    if (prefix == text.npos) {
      return fmt::format("DOI \"{}\" does not begin with 10.", text);
    }
    return fmt::format("DOI \"{}\" should be the name alone: write \"{}\"",
                       text, text.substr(prefix));
  }
  const auto slash = text.find('/');
  if (slash == text.npos) {
    return fmt::format("DOI \"{}\" has no \"/\" and name behind its number",
                       text);
  }
  const auto registrant = text.substr(3, slash - 3);
  const bool is_number = std::ranges::all_of(
      registrant, [](char c) { return is_digit(c) || c == '.'; });
  if (!is_number || registrant.size() < 4 || registrant.front() == '.') {
    return fmt::format(
        "DOI \"{}\" has no registrant of four digits between \"10.\" and "
        "\"/\"",
        text);
  }
  if (slash + 1 == text.size()) {
    return fmt::format("DOI \"{}\" ends where its name should be", text);
  }
  if (text.find_first_of(" \t\n") != text.npos) {
    return fmt::format("DOI \"{}\" has a space in it: leave it out", text);
  }
  if (text.back() == '.' || text.back() == ',') {
    return fmt::format("DOI \"{}\" ends with \"{}\": leave it out", text,
                       text.back());
  }
  return {};
}

std::string fault_of_pmid(std::string_view text) {
  if (std::ranges::none_of(text, is_digit)) return {};
  const bool is_number = std::ranges::all_of(text, is_digit);
  if (is_number && text.size() <= 8 && text.front() != '0') return {};
  return fmt::format("PMID \"{}\" is no number of at most 8 digits", text);
}

std::string fault_of(const Identifier& identifier) {
  const auto text = identifier.text.value;
  // "((…))" is how an editor says that the source has it so.
  if (text.starts_with("((") || text.find('{') != text.npos) return {};
  switch (identifier.kind) {
    case IdentifierKind::doi:
      return fault_of_doi(text);
    case IdentifierKind::pmid:
      return fault_of_pmid(text);
    case IdentifierKind::isbn:
    case IdentifierKind::issn:
      break;
  }
  const auto number = number_of(text);
  if (is_no_claim(number)) return {};
  return identifier.kind == IdentifierKind::isbn ? fault_of_isbn(text, number)
                                                 : fault_of_issn(text, number);
}

// The DOI that an address at doi.org is made of; empty for other addresses.
Text doi_of_url(const Source& source, const Text& url) {
  const auto host = host_of_url(url.value);
  if (host != "doi.org" && host != "dx.doi.org") return {};
  const auto at = url.value.find(host) + host.size() + 1;
  if (at >= url.value.size()) return {};
  const auto end =
      std::min(url.value.find_first_of("?#", at), url.value.size());
  const auto value = url.value.substr(at, end - at);
  return {value, part_of(source, url, at, end)};
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  const auto look_at = [&](const Identifier& identifier) {
    auto fault = fault_of(identifier);
    if (fault.empty()) return;
    check.report_reference(index, identifier.text.span, std::move(fault));
  };
  for (const auto& identifier : reference.identifiers) look_at(identifier);
  if (reference.url.value.find("doi.org/") == std::string_view::npos) return;
  const auto doi = doi_of_url(*check.document.source, reference.url);
  if (doi.value.starts_with("10.")) look_at({IdentifierKind::doi, doi});
}

}  // namespace

extern const Rule citations_bad_identifier;
constinit const Rule citations_bad_identifier = {
    .id = "citations/bad-identifier",
    .severity = Severity::error,
    .summary = "An ISBN, ISSN, DOI or PMID that cannot be right",
    .reference = check_reference,
};

}  // namespace listlint::rules
