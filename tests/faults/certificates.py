"""Certificates for the fault server, made anew by the openssl program.

One authority, one below it, and a certificate for each way to be wrong.
"""

import datetime
import subprocess

CONFIG = """
[ca]
default_ca = own
[own]
new_certs_dir = {folder}
database = {folder}/index.txt
unique_subject = no
rand_serial = yes
policy = any
default_md = sha256
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:false
extendedKeyUsage = serverAuth
subjectAltName = @names
[stranger]
basicConstraints = CA:false
subjectAltName = DNS:somewhere-else.test
[names]
{names}
"""

# Name, signed by, extensions, first and last day from today, key, digest.
CERTIFICATES = [
    ("below", "ca", "authority", -9, 300, "ec", "sha256"),
    ("valid", "ca", "server", -9, 90, "ec", "sha256"),
    ("yesterday", "ca", "server", -99, -1, "ec", "sha256"),
    ("years", "ca", "server", -3000, -2000, "ec", "sha256"),
    ("future", "ca", "server", 30, 120, "ec", "sha256"),
    ("stranger", "ca", "stranger", -9, 90, "ec", "sha256"),
    ("chainless", "below", "server", -9, 90, "ec", "sha256"),
    ("sha1", "ca", "server", -9, 90, "ec", "sha1"),
    ("short", "ca", "server", -9, 90, "rsa", "sha256"),
]


def openssl(*arguments):
    done = subprocess.run(["openssl", *arguments], capture_output=True,
                          text=True)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr}")


def day(offset):
    moment = (datetime.datetime.now(datetime.timezone.utc)
              + datetime.timedelta(days=offset))
    return moment.strftime("%Y%m%d%H%M%SZ")


def make_key(path, kind):
    if kind == "rsa":
        openssl("genrsa", "-out", path, "1024")
    else:
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt",
                "ec_paramgen_curve:P-256", "-out", path)


def sign_oneself(folder, name, extensions, days):
    openssl("req", "-x509", "-new", "-config", f"{folder}/own.cnf",
            "-subj", f"/CN=Fault server {name}", "-key", f"{folder}/ec.key",
            "-extensions", extensions, "-days", str(days),
            "-out", f"{folder}/{name}.pem")


def sign(folder, row):
    name, issuer, extensions, first, last, key, digest = row
    request = f"{folder}/{name}.csr"
    openssl("req", "-new", "-config", f"{folder}/own.cnf",
            "-subj", f"/CN=Fault server {name}",
            "-key", f"{folder}/{key}.key", "-out", request)
    openssl("ca", "-batch", "-notext", "-config", f"{folder}/own.cnf",
            "-cert", f"{folder}/{issuer}.pem", "-keyfile", f"{folder}/ec.key",
            "-extensions", extensions, "-md", digest, "-in", request,
            "-startdate", day(first), "-enddate", day(last),
            "-out", f"{folder}/{name}.pem")


def make_certificates(folder, hosts):
    """Writes NAME.pem and the keys ec.key and rsa.key; the authority is
    ca.pem."""
    names = "\n".join(f"DNS.{i} = {host}" for i, host in enumerate(hosts))
    with open(f"{folder}/own.cnf", "w", encoding="ascii") as config:
        config.write(CONFIG.format(folder=folder, names=names))
    with open(f"{folder}/index.txt", "w", encoding="ascii"):
        pass
    make_key(f"{folder}/ec.key", "ec")
    make_key(f"{folder}/rsa.key", "rsa")
    sign_oneself(folder, "ca", "authority", 300)
    sign_oneself(folder, "self", "server", 90)
    for row in CERTIFICATES:
        sign(folder, row)
