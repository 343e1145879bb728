"""`dateline demo`: a broker, the service and synthetic wires on one machine, then the account."""

from service.cli.demo.play import main

__all__ = ["main"]
