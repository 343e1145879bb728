"""`make bench`: the core by step, then the service beside a bare passthrough, on this machine."""

from tests.bench import core_steps, stream

if __name__ == "__main__":
    for name, cost in core_steps.run().items():
        print(f"{name:20} {cost:8.1f} µs CPU at 4 KB", flush=True)
    stream.run()
