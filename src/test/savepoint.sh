#!/bin/sh
# Keeps a savepoint of this release for ever: src/test/savepoint.sh N writes src/test/resources/savepoint/N.
cd "$(dirname "$0")/../.." && mvn -q -Dquick test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath &&
  exec java @config/jvm.options -cp "target/test-classes:target/classes:$(cat target/test.classpath)" org.forebell.flink.golden.GoldenSavepoint "$1"
