"""Kafka: the only place that imports aiokafka. Calls are bounded, failures are StepError.

aiokafka ships no types and leaves some states only private attributes can end; both stay in here.
"""

from service.shell.kafka.closed import take_as_broken
from service.shell.kafka.cluster import Cluster, TopicSpec
from service.shell.kafka.connection import Connection, is_forbidden, is_refusal
from service.shell.kafka.consumer import GroupConsumer, GroupSettings
from service.shell.kafka.log import VerdictLog
from service.shell.kafka.producer import Routes, TxnProducer, TxnSettings, partition_of

__all__ = [
    "Cluster",
    "Connection",
    "GroupConsumer",
    "GroupSettings",
    "Routes",
    "TopicSpec",
    "TxnProducer",
    "TxnSettings",
    "VerdictLog",
    "is_forbidden",
    "is_refusal",
    "partition_of",
    "take_as_broken",
]
