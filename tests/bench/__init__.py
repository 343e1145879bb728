"""Benchmarks: figures to read as ratios within one run, never timed tests."""
