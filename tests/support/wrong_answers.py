"""Answers that no broker gives on demand: any error code to any request of a transaction.

A code is either put into the broker's own answer (the thing was done, the client is told it was
not) or given without asking the broker at all (it was not done).
"""

import io
import struct
from collections.abc import Callable
from typing import Any

from aiokafka.protocol import fetch, produce, transaction

from tests.support.proxy import Api, Frame, Rule, Way

OUT_OF_ORDER_SEQUENCE, INVALID_EPOCH, INVALID_TXN_STATE = 45, 47, 48
INVALID_ID_MAPPING, CONCURRENT_TRANSACTIONS, UNKNOWN_PRODUCER = 49, 51, 59
INVALID_RECORD, TOO_LARGE, NOT_ENOUGH_REPLICAS = 87, 10, 19
STORAGE_ERROR, PRODUCER_FENCED, ABORTABLE = 56, 90, 120
OUT_OF_RANGE = 1
CODES = (
    OUT_OF_ORDER_SEQUENCE,
    INVALID_EPOCH,
    INVALID_TXN_STATE,
    INVALID_ID_MAPPING,
    CONCURRENT_TRANSACTIONS,
    UNKNOWN_PRODUCER,
    INVALID_RECORD,
    TOO_LARGE,
    NOT_ENOUGH_REPLICAS,
    STORAGE_ERROR,
    PRODUCER_FENCED,
    ABORTABLE,
)
_NAMES = {
    Api.INIT_PRODUCER_ID: "InitProducerId",
    Api.ADD_PARTITIONS: "AddPartitionsToTxn",
    Api.ADD_OFFSETS: "AddOffsetsToTxn",
    Api.END_TXN: "EndTxn",
    Api.TXN_OFFSET_COMMIT: "TxnOffsetCommit",
}


def done_but_refused(api: Api, code: int) -> Rule:
    """The broker does what is asked, and the client hears of an error."""
    return Rule(way=Way.RESPONSE, api=api, answer=_with_code(code))


def refused(api: Api, code: int) -> Rule:
    """The broker is never asked; the client hears of an error."""
    return Rule(way=Way.REQUEST, api=api, answer=_without_asking(code))


def out_of_range(frame: Frame) -> bytes:
    """What a replica says of a fetch meant for its leader, from a log it has begun to fill."""
    response = getattr(fetch, f"FetchResponse_v{frame.version}")
    found = response.decode(frame.payload[4:])
    found.topics = [
        (name, [(part[0], OUT_OF_RANGE, *part[2:-1], b"") for part in parts])
        for name, parts in found.topics
    ]
    return frame.payload[:4] + bytes(found.encode())


def _response_class(api: int, version: int) -> Any:
    if api == Api.PRODUCE:
        return getattr(produce, f"ProduceResponse_v{version}")
    return getattr(transaction, f"{_NAMES[Api(api)]}Response_v{version}")


def _with_code(code: int) -> Callable[[Frame], bytes]:
    def answer(frame: Frame) -> bytes:
        found = _response_class(frame.api, frame.version).decode(frame.payload[4:])
        if frame.api == Api.PRODUCE:
            found.topics = [
                (name, [(part[0], code, *part[2:]) for part in parts])
                for name, parts in found.topics
            ]
        elif frame.api in (Api.ADD_PARTITIONS, Api.TXN_OFFSET_COMMIT):
            found.errors = [(name, [(p, code) for p, _ in parts]) for name, parts in found.errors]
        else:
            found.error_code = code
        return frame.payload[:4] + bytes(found.encode())

    return answer


def _without_asking(code: int) -> Callable[[Frame], bytes]:
    def answer(frame: Frame) -> bytes:
        body = _EMPTY[Api(frame.api)](frame, code)
        return frame.payload[4:8] + body

    return answer


def _asked(frame: Frame) -> io.BytesIO:
    """The request's body, behind api, version, correlation and client id."""
    (length,) = struct.unpack(">h", frame.payload[8:10])
    return io.BytesIO(frame.payload[10 + max(length, 0) :])


def _plain(_: Frame, code: int) -> bytes:
    return struct.pack(">ih", 0, code)


def _no_producer(_: Frame, code: int) -> bytes:
    return struct.pack(">ihqh", 0, code, -1, -1)


def _partitions(frame: Frame, code: int) -> bytes:
    name = f"{_NAMES[Api(frame.api)]}Request_v{frame.version}"
    asked = getattr(transaction, name).decode(_asked(frame))
    topics = [(name, [_number(part) for part in parts]) for name, parts in asked.topics]
    response = _response_class(frame.api, frame.version)(
        throttle_time_ms=0, errors=[(name, [(p, code) for p in parts]) for name, parts in topics]
    )
    return bytes(response.encode())


def _written(frame: Frame, code: int) -> bytes:
    """A produce answer for a request that no broker saw: an error for each partition of it."""
    asked = getattr(produce, f"ProduceRequest_v{frame.version}").decode(_asked(frame))
    response = _response_class(frame.api, frame.version)
    width = len(response.SCHEMA.fields[0].array_of.fields[1].array_of.fields)
    # offset, time of append, first offset, then errors of records and their text
    rest: tuple[Any, ...] = (-1, -1, -1, [], "")[: width - 2]
    topics = [
        (name, [(number, code, *rest) for number, _ in parts]) for name, parts in asked.topics
    ]
    return bytes(response(topics=topics, throttle_time_ms=0).encode())


def _number(part: Any) -> int:
    return int(part if isinstance(part, int) else part[0])


_EMPTY: dict[Api, Callable[[Frame, int], bytes]] = {
    Api.PRODUCE: _written,
    Api.INIT_PRODUCER_ID: _no_producer,
    Api.ADD_PARTITIONS: _partitions,
    Api.TXN_OFFSET_COMMIT: _partitions,
    Api.ADD_OFFSETS: _plain,
    Api.END_TXN: _plain,
}


def spoilt(frame: Frame) -> bytes:
    """A fetch answer with one byte of its last record turned: its CRC no longer fits."""
    payload = bytearray(frame.payload)
    payload[-5] ^= 0xFF
    return bytes(payload)
