"""`make bench`: the core by step, on this machine, now."""

from tests.bench.core_steps import run

if __name__ == "__main__":
    for name, cost in run().items():
        print(f"{name:20} {cost:8.1f} µs CPU at 4 KB")
