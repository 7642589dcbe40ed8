// Certificates and keys that tests make for themselves. One thread.
#pragma once

#include <memory>
#include <openssl/ssl.h>
#include <string>
#include <vector>

namespace listlint::fetch {

struct OpensslFree {
  void operator()(X509* x509) const { X509_free(x509); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};

using TlsContext = std::unique_ptr<SSL_CTX, OpensslFree>;

struct Identity {
  std::unique_ptr<X509, OpensslFree> certificate;
  std::unique_ptr<EVP_PKEY, OpensslFree> key;
};

struct CertificateSpec {
  std::string subject{};
  std::string names{};  // "DNS:a.example,IP:127.0.0.1"; "" for none
  std::string from = "20200101000000Z";
  std::string to = "20980101000000Z";
  bool is_authority = false;
  unsigned rsa_bits = 0;  // 0: an elliptic curve
  bool sha1 = false;
  bool tells_issuer = false;  // where the certificate of the issuer is
};

// Signed by itself where `issuer` is null.
Identity make_identity(const CertificateSpec& spec, const Identity* issuer);

// A file with the certificate in it, as --ca-file takes it: its path.
std::string write_pem(const Identity& identity, const std::string& name);

struct TlsSetup {
  const Identity* identity = nullptr;    // null: no TLS
  std::vector<const Identity*> chain{};  // sent besides
  int newest = 0;                        // TLS1_VERSION; 0: what there is
  bool http_2 = false;
};

TlsContext make_server_context(const TlsSetup& setup);

}  // namespace listlint::fetch
