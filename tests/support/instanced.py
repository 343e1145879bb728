"""The service with a `group.instance.id` on its consumers, which it does not offer (row 6)."""

from functools import partial

from aiokafka import AIOKafkaConsumer

from service.__main__ import main
from service.shell.kafka import consumer

if __name__ == "__main__":
    client = partial(AIOKafkaConsumer, group_instance_id="the-same-everywhere")
    setattr(consumer, AIOKafkaConsumer.__name__, client)
    main()
