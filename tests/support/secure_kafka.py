"""Apache Kafka with passwords and certificates: SCRAM in the clear, mutual TLS, PLAIN over TLS."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.support.kafka_cluster import Broker, unavailable
from tests.support.process import free_ports

USER, PASSWORD = "dateline", "kelp-and-granite"
_SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
_PLAIN = (
    f'org.apache.kafka.common.security.plain.PlainLoginModule required user_{USER}="{PASSWORD}";'
)
_CA = """[ca]
default_ca = tests
[tests]
database = index.txt
serial = serial
default_md = sha256
policy = any
[any]
commonName = supplied
"""
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority in a directory, good for two days."""

    home: Path

    @property
    def certificate(self) -> Path:
        return self.home / "ca.pem"

    def make(self) -> None:
        """Make the authority itself."""
        if shutil.which("openssl") is None:
            unavailable("no openssl on this machine: no certificates for the broker")
        self._openssl(
            *("req", "-x509", *_KEY, "-days", "2", "-subj", "/CN=Authority of the tests"),
            *("-keyout", "ca.key", "-out", "ca.pem"),
        )

    def issue(self, name: str) -> tuple[Path, Path]:
        """Make a certificate for 127.0.0.1 and return it and its key, as PEM files."""
        extensions = self.home / f"{name}.ext"
        extensions.write_text("subjectAltName=IP:127.0.0.1\n")
        self._openssl(
            *("req", *_KEY, "-subj", f"/CN={name}"),
            *("-keyout", f"{name}.key", "-out", f"{name}.csr"),
        )
        self._openssl(
            *("x509", "-req", "-in", f"{name}.csr", "-days", "2", "-extfile", str(extensions)),
            *("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", f"{name}.pem"),
        )
        return self.home / f"{name}.pem", self.home / f"{name}.key"

    def issue_until(self, name: str, end: datetime) -> None:
        """Issue a certificate that ends within the day: `openssl x509` counts whole days."""
        (self.home / "ca.cnf").write_text(_CA)
        (self.home / "index.txt").touch()
        self._openssl(
            *("req", *_KEY, "-subj", f"/CN={name}"),
            *("-keyout", f"{name}.key", "-out", f"{name}.csr"),
        )
        self._openssl(
            *("ca", "-batch", "-notext", "-config", "ca.cnf", "-create_serial"),
            *("-cert", "ca.pem", "-keyfile", "ca.key", "-outdir", "."),
            *("-enddate", f"{end:%Y%m%d%H%M%SZ}", "-in", f"{name}.csr", "-out", f"{name}.pem"),
        )

    def _openssl(self, *words: str) -> None:
        done = subprocess.run(  # noqa: S603 - our own command
            ["openssl", *words],  # noqa: S607 - whichever there is
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 0, done.stderr


class SecureBroker(Broker):
    """One node with a listener for each way to be let in, and a plain one for the tests."""

    format_options = ("--add-scram", f"SCRAM-SHA-512=[name={USER},password={PASSWORD}]")

    def __init__(self, home: Path) -> None:
        plain, controller, proxied, proxy, *secure = free_ports(7)
        super().__init__(1, (plain, controller, proxied, proxy), home / "node")
        self.ports = dict(zip(("SASL_PLAINTEXT", "SSL", "SASL_SSL"), secure, strict=True))
        self.authority = Authority(home)

    def prepare(self) -> None:
        """Make the certificates and format the node."""
        self.authority.make()
        self.authority.issue("client")
        certificate, key = self.authority.issue("broker")
        self._store.write_text(key.read_text() + certificate.read_text())
        self.format(f"1@127.0.0.1:{self.controller}", 1)

    def env(self, protocol: str) -> dict[str, str]:
        """What the service must be told to come in by a listener."""
        home = self.authority.home
        env = {
            "DATELINE_KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{self.ports[protocol]}",
            "DATELINE_KAFKA_SECURITY_PROTOCOL": protocol,
        }
        if "SASL" in protocol:
            plain = protocol == "SASL_SSL"
            env["DATELINE_KAFKA_SASL_MECHANISM"] = "PLAIN" if plain else "SCRAM-SHA-512"
            env["DATELINE_KAFKA_SASL_USERNAME"] = USER
            env["DATELINE_KAFKA_SASL_PASSWORD"] = PASSWORD
        if "SSL" in protocol:
            env["DATELINE_KAFKA_SSL_CAFILE"] = str(self.authority.certificate)
        if protocol == "SSL":
            env["DATELINE_KAFKA_SSL_CERTFILE"] = str(home / "client.pem")
            env["DATELINE_KAFKA_SSL_KEYFILE"] = str(home / "client.key")
        return env

    @property
    def _store(self) -> Path:
        return self.authority.home / "broker-store.pem"

    def _properties(  # type: ignore[explicit-override] # typing has no @override in 3.11
        self, voters: str, nodes: int
    ) -> str:
        secure = ",".join(f"{name}://127.0.0.1:{port}" for name, port in self.ports.items())
        open_to_all = f"PLAINTEXT://127.0.0.1:{self.port}"
        protocols = ("PLAINTEXT", *self.ports)
        lines = {
            "listeners": f"{open_to_all},CONTROLLER://127.0.0.1:{self.controller},{secure}",
            "advertised.listeners": f"{open_to_all},{secure}",
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,"
            + ",".join(f"{name}:{name}" for name in protocols),
            "listener.name.sasl_plaintext.sasl.enabled.mechanisms": "SCRAM-SHA-512",
            "listener.name.sasl_ssl.sasl.enabled.mechanisms": "PLAIN",
            "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config": _SCRAM,
            "listener.name.sasl_ssl.plain.sasl.jaas.config": _PLAIN,
            "listener.name.ssl.ssl.client.auth": "required",
            "ssl.keystore.type": "PEM",
            "ssl.keystore.location": self._store,
            "ssl.truststore.type": "PEM",
            "ssl.truststore.location": self.authority.certificate,
        }
        # A later line of a properties file replaces an earlier one of the same name.
        return super()._properties(voters, nodes) + "".join(f"{k}={v}\n" for k, v in lines.items())
