#include "fetch/curl_certificate.h"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "fetch/address.h"

namespace listlint::fetch {
namespace {

constexpr size_t kMostNames = 100;  // that are read
constexpr size_t kShownNames = 3;

using Shared = std::shared_ptr<Inspection>;

// Names are chosen by strangers: one line of at most so many bytes.
std::string tame(std::string text) {
  constexpr size_t kLongest = 120;
  if (text.size() > kLongest) {
    size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    text.resize(end);
    text += "…";
  }
  std::ranges::replace_if(
      text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
  return text;
}

std::string text_of(const ASN1_STRING* string) {
  unsigned char* bytes = nullptr;
  const int size = ASN1_STRING_to_UTF8(&bytes, string);
  if (size < 0) return {};
  std::string text;
  for (int i = 0; i < size; ++i) text += static_cast<char>(bytes[i]);
  OPENSSL_free(bytes);
  return tame(std::move(text));
}

std::string name_text(const X509_NAME* name) {
  for (const int part :
       {NID_commonName, NID_organizationName, NID_organizationalUnitName}) {
    const int at = X509_NAME_get_index_by_NID(name, part, -1);
    if (at < 0) continue;
    return text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  }
  return {};
}

Date date_of_asn1(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return {parts.tm_year + 1900, static_cast<uint8_t>(parts.tm_mon + 1),
          static_cast<uint8_t>(parts.tm_mday)};
}

std::string ip_name(const ASN1_OCTET_STRING* bytes) {
  const auto* const data = ASN1_STRING_get0_data(bytes);
  std::string text;
  if (ASN1_STRING_length(bytes) != 4) return "an IPv6 address";
  for (int i = 0; i < 4; ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ".", data[i]);
  }
  return text;
}

std::vector<std::string> alternative_names(const X509* certificate) {
  std::vector<std::string> names;
  auto* const all = static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  const int count = sk_GENERAL_NAME_num(all);
  for (int i = 0; i < count && names.size() < kMostNames; ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(all, i);
    if (name->type == GEN_DNS) names.push_back(text_of(name->d.dNSName));
    if (name->type == GEN_IPADD) names.push_back(ip_name(name->d.iPAddress));
  }
  GENERAL_NAMES_free(all);
  return names;
}

Certificate read(X509* x509) {
  Certificate certificate;
  if (x509 == nullptr) return certificate;
  certificate.subject = name_text(X509_get_subject_name(x509));
  certificate.issuer = name_text(X509_get_issuer_name(x509));
  certificate.not_before = date_of_asn1(X509_get0_notBefore(x509));
  certificate.not_after = date_of_asn1(X509_get0_notAfter(x509));
  certificate.names = alternative_names(x509);
  certificate.names_issuer =
      X509_get_ext_by_NID(x509, NID_info_access, -1) >= 0;
  return certificate;
}

void free_inspection(void*, void* shared, CRYPTO_EX_DATA*, int, long, void*) {
  delete static_cast<Shared*>(shared);
}

// Where a context keeps its Shared.
int context_index() {
  static const int index =
      SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, free_inspection);
  return index;
}

int on_certificate(int good, X509_STORE_CTX* store) {
  const auto* const ssl = static_cast<const SSL*>(
      X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  const auto* const shared = static_cast<const Shared*>(
      SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), context_index()));
  const int depth = X509_STORE_CTX_get_error_depth(store);
  if (shared == nullptr || (good != 0 && depth != 0)) return good;
  Inspection& inspection = **shared;
  inspection.leaf = read(X509_STORE_CTX_get0_cert(store));
  const unsigned char* protocol = nullptr;
  unsigned size = 0;
  SSL_get0_alpn_selected(ssl, &protocol, &size);
  inspection.http_2 = size == 2 && protocol[0] == 'h' && protocol[1] == '2';
  if (good != 0) return good;
  inspection.error = X509_STORE_CTX_get_error(store);
  inspection.at_fault = read(X509_STORE_CTX_get_current_cert(store));
  const int sent = sk_X509_num(X509_STORE_CTX_get0_untrusted(store));
  inspection.sent = sent < 0 ? 0 : static_cast<size_t>(sent);
  return good;
}

std::string date_text(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string quoted(const std::string& name) {
  return name.empty() ? "an issuer without a name"
                      : fmt::format("\"{}\"", name);
}

Failure wrong_host(const Certificate& leaf, std::string_view host) {
  std::vector<std::string> names = leaf.names;
  if (names.empty() && !leaf.subject.empty()) names = {leaf.subject};
  if (names.empty()) {
    return {
        Reason::tls_host,
        fmt::format("the certificate names no host, so not {} either", host)};
  }
  const size_t shown = std::min(names.size(), kShownNames);
  std::string text = names[0];
  for (size_t i = 1; i < shown; ++i) {
    text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  if (shown < names.size()) {
    text += fmt::format(" and {} more", names.size() - shown);
  }
  return {Reason::tls_host,
          fmt::format("the certificate is for {}, not for {}", text, host)};
}

Failure untrusted(const Inspection& inspection) {
  const Certificate& leaf = inspection.leaf;
  if (inspection.error == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN) {
    return {Reason::tls_untrusted,
            fmt::format("the certificate goes back to {}, which is not trusted",
                        quoted(inspection.at_fault.subject))};
  }
  // Public authorities tell in the certificate where theirs is.
  if (inspection.sent <= 1 && leaf.names_issuer) {
    return {Reason::tls_untrusted,
            fmt::format("the chain is not whole: the intermediate certificate "
                        "of {} is missing",
                        quoted(leaf.issuer))};
  }
  if (inspection.error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
      inspection.error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT ||
      inspection.error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE) {
    return {Reason::tls_untrusted,
            fmt::format("the certificate is signed by {}, which is not known",
                        quoted(inspection.at_fault.issuer))};
  }
  return {Reason::tls_untrusted,
          fmt::format("the certificate is not accepted: {}",
                      X509_verify_cert_error_string(inspection.error))};
}

}  // namespace

std::shared_ptr<const Inspection> inspect(void* ssl_context) {
  auto* const context = static_cast<SSL_CTX*>(ssl_context);
  auto inspection = std::make_shared<Inspection>();
  SSL_CTX_set_ex_data(context, context_index(), new Shared(inspection));
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, on_certificate);
  return inspection;
}

Failure failure_of(const Inspection& inspection, std::string_view host) {
  const bool own = inspection.at_fault.subject == inspection.leaf.subject;
  const std::string whose =
      own ? std::string("the certificate")
          : fmt::format("the certificate of {}, which it depends on,",
                        quoted(inspection.at_fault.subject));
  switch (inspection.error) {
    case X509_V_OK:
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return wrong_host(inspection.leaf, host);
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return {Reason::tls_expired,
              fmt::format("{} expired on {}", whose,
                          date_text(inspection.at_fault.not_after))};
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return {Reason::tls_not_yet_valid,
              fmt::format("{} is not valid before {}", whose,
                          date_text(inspection.at_fault.not_before))};
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return {Reason::tls_self_signed,
              fmt::format("the certificate is signed by itself, {}",
                          quoted(inspection.leaf.subject))};
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
      return {Reason::tls_weak,
              fmt::format("{} has a key that is too short", whose)};
    case X509_V_ERR_CA_MD_TOO_WEAK:
      return {Reason::tls_weak,
              fmt::format("{} is signed by a method that is not safe", whose)};
    default:
      return untrusted(inspection);
  }
}

}  // namespace listlint::fetch
