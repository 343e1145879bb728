"""Likeness of two texts: the signature of each, and what two signatures say of one another.

Pure and blind to stories: it knows neither chains nor agencies. What a verdict makes of an opinion
is decided in `service.core.story`.
"""

from service.core.likeness.features import Day, Features, comparable, compare
from service.core.likeness.rules import (
    RELATED,
    SHORT,
    TINY,
    Facts,
    Likeness,
    Opinion,
    Reason,
    decide,
)
from service.core.likeness.signature import (
    MAX_SENTENCES,
    VERSION,
    Signature,
    pack_sketch,
    sign,
    unpack_sketch,
)
from service.core.likeness.values import Values, Whole, names_of, spelled_out, values, whole

__all__ = [
    "MAX_SENTENCES",
    "RELATED",
    "SHORT",
    "TINY",
    "VERSION",
    "Day",
    "Facts",
    "Features",
    "Likeness",
    "Opinion",
    "Reason",
    "Signature",
    "Values",
    "Whole",
    "comparable",
    "compare",
    "decide",
    "names_of",
    "pack_sketch",
    "sign",
    "spelled_out",
    "unpack_sketch",
    "values",
    "whole",
]
