/// Benchmarks of the pure core by JMH; `scripts/bench --jmh` runs them. They must not assert anything.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.bench;
