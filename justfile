# The usual jobs; each is a script or a line of Maven that also works by itself.

set positional-arguments

# what there is
[private]
default:
    @just --list --unsorted

# builds target/foundry
build *ARGUMENTS:
    scripts/build "$@"

# runs every test, or one class of integration tests
test *CLASS:
    scripts/test "$@"

# measures, beside virsh, virt-install and a bare C client
bench *ARGUMENTS:
    scripts/bench "$@"

# shows the main job for real: a VM from YAML to ssh and away again
demo:
    scripts/demo

# runs a command (bash, if none is given) beside a disposable libvirtd, with target/foundry on the PATH
lab *COMMAND:
    PATH="$PWD/target:$PATH" scripts/lab "${@:-bash}"

# formats the sources as the build wants them
fmt:
    mvn -B -q spotless:apply

# writes the document's JSON Schema anew, from the records and what their comments say
schema:
    mvn -B -q test -Dtest=DocumentSchemaTest#theChecked* -Dfoundry.schema.write=true

# lists the virtual machines of this host
list *ARGUMENTS:
    target/foundry list "$@"
