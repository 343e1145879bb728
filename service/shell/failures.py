"""Failures around the core, sorted by who has to act: an operator, nobody, the loop."""

from enum import StrEnum


class RecycleReason(StrEnum):
    """Why a producer was given up for a new one (metric label)."""

    FENCED = "fenced"
    TIMEOUT = "timeout"
    AMBIGUOUS = "ambiguous"
    CLIENT = "client"
    APPEND = "append"
    TOO_LARGE = "too_large"
    APPLY = "apply"
    STATE = "state"


class ConfigurationError(Exception):
    """Only a person can put this right: the process says it in one line and exits 2."""


class GaveUpError(Exception):
    """Trying again has not helped: the process exits 1 and its supervisor starts it afresh."""


class PartitionStoppedError(Exception):
    """One partition cannot continue: it is blocked and not ready, the others run."""


class StepError(Exception):
    """A step failed or its outcome is unknown: recycle and find the position again."""

    def __init__(self, reason: RecycleReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
