"""The thin async outside: brokers, disks, sockets, logs and metrics."""
