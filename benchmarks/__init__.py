"""Benchmarks, run by hand with `scripts/bench`: whole processes, side by side with their peers."""
