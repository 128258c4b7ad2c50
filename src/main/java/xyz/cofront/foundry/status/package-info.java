/// Phase and conditions from what was observed: functions from values to values. It must not ask the host.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.status;
