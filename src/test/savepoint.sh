#!/bin/sh
# Keeps a savepoint of this release for ever: src/test/savepoint.sh N writes src/test/resources/savepoint/N,
# src/test/savepoint.sh notification N one of the notification job into savepoint-notification/N.
case "$1" in
  notification) maker=GoldenNotification; shift ;;
  *) maker=GoldenSavepoint ;;
esac
cd "$(dirname "$0")/../.." && mvn -q -Dquick test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath &&
  exec java @config/jvm.options -cp "target/test-classes:target/classes:$(cat target/test.classpath)" "org.forebell.flink.golden.$maker" "$1"
