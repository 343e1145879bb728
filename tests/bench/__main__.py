"""`make bench`: the core by step and shape, likeness, the state, the service beside a copy."""

from tests.bench import core_steps, likeness, shapes, state, stream

if __name__ == "__main__":
    for name, cost in core_steps.run().items():
        print(f"{name:20} {cost:8.1f} µs CPU at 4 KB", flush=True)
    shapes.run()
    likeness.main()
    state.run()
    stream.run()
