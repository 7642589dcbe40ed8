#include "tests/fetch/certificates.h"

#include <cstdio>
#include <filesystem>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string_view>

#include "tests/folder.h"

namespace listlint::fetch {
namespace {

void add_extension(X509* certificate, int kind, const std::string& value) {
  X509_EXTENSION* const extension =
      X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
  ASSERT_NE(extension, nullptr) << value;
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

void set_subject(X509* certificate, const std::string& subject) {
  X509_NAME_add_entry_by_txt(
      X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
      reinterpret_cast<const unsigned char*>(subject.c_str()), -1, -1, 0);
}

// Takes HTTP/2 where it is offered.
int choose_http_2(SSL*, const unsigned char** chosen, unsigned char* size,
                  const unsigned char* offered, unsigned count, void*) {
  const std::string_view offers(reinterpret_cast<const char*>(offered), count);
  const size_t at = offers.find("\x02h2");
  if (at == std::string_view::npos) return SSL_TLSEXT_ERR_NOACK;
  *chosen = offered + at + 1;
  *size = 2;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

Identity make_identity(const CertificateSpec& spec, const Identity* issuer) {
  Identity identity;
  identity.key.reset(spec.rsa_bits == 0 ? EVP_EC_gen("P-256")
                                        : EVP_RSA_gen(spec.rsa_bits));
  identity.certificate.reset(X509_new());
  X509* const certificate = identity.certificate.get();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  ASN1_TIME_set_string(X509_getm_notBefore(certificate), spec.from.c_str());
  ASN1_TIME_set_string(X509_getm_notAfter(certificate), spec.to.c_str());
  X509_set_pubkey(certificate, identity.key.get());
  set_subject(certificate, spec.subject);
  X509_set_issuer_name(
      certificate,
      X509_get_subject_name(issuer ? issuer->certificate.get() : certificate));
  if (spec.is_authority) {
    add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  }
  if (!spec.names.empty()) {
    add_extension(certificate, NID_subject_alt_name, spec.names);
  }
  if (spec.tells_issuer) {
    add_extension(certificate, NID_info_access,
                  "caIssuers;URI:http://ca.example/issuer.der");
  }
  X509_sign(certificate, issuer ? issuer->key.get() : identity.key.get(),
            spec.sha1 ? EVP_sha1() : EVP_sha256());
  return identity;
}

std::string write_pem(const Identity& identity, const std::string& name) {
  // Of this process: tests run at the same time.
  static const struct Folder {
    std::string path = make_folder();
    ~Folder() { std::filesystem::remove_all(path); }
  } folder;
  std::string path = folder.path + "/" + name;
  std::FILE* const file = std::fopen(path.c_str(), "w");
  PEM_write_X509(file, identity.certificate.get());
  std::fclose(file);
  return path;
}

TlsContext make_server_context(const TlsSetup& setup) {
  if (setup.identity == nullptr) return {};
  TlsContext context(SSL_CTX_new(TLS_server_method()));
  // Weak keys and old versions are what some tests are about.
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  if (setup.newest != 0) {
    SSL_CTX_set_max_proto_version(context.get(), setup.newest);
  }
  SSL_CTX_use_certificate(context.get(), setup.identity->certificate.get());
  SSL_CTX_use_PrivateKey(context.get(), setup.identity->key.get());
  for (const Identity* const link : setup.chain) {
    SSL_CTX_add1_chain_cert(context.get(), link->certificate.get());
  }
  if (setup.http_2) {
    SSL_CTX_set_alpn_select_cb(context.get(), choose_http_2, nullptr);
  }
  return context;
}

}  // namespace listlint::fetch
