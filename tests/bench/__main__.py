"""`make bench`: core by step and shape, likeness, state and restore, the service beside a copy."""

from tests.bench import core_steps, likeness, restore, shapes, state, stream

if __name__ == "__main__":
    for name, cost in core_steps.run().items():
        print(f"{name:20} {cost:8.1f} µs CPU at 4 KB", flush=True)
    shapes.run()
    likeness.main()
    state.run()
    restore.run()
    stream.run()
