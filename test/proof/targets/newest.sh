#!/bin/bash
# newest.sh setup           CPython 3.14 for Linux x86_64 (org.bytedeco:cpython) into $TARGETS_DIR/newest
# newest.sh python ARGS...  runs it
# PYV: 3.14.3-1.5.13 (default, the one that the proof runs)
set -euo pipefail
: "${TARGETS_DIR:?set TARGETS_DIR}"; D=$TARGETS_DIR/newest; PYV=${PYV:-3.14.3-1.5.13}; P=$D/py-${PYV%%-*}
setup() {
  [ -e "$P/bin/python3" ] && return
  rm -rf "$D"; mkdir -p "$D"
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact="org.bytedeco:cpython:$PYV:jar:linux-x86_64" -DoutputDirectory="$D/jar"
  unzip -q "$D/jar/cpython-$PYV-linux-x86_64.jar" 'org/bytedeco/*' -d "$D/x"; chmod +x "$D"/x/org/bytedeco/cpython/linux-x86_64/bin/*
  mv "$D/x/org/bytedeco/cpython/linux-x86_64" "$P"; rm -rf "$D/x" "$D/jar"
}
case ${1:-} in
 setup) setup;;
 python) shift; exec "$P/bin/python3" "$@";;
 *) sed -n 2,4p "$0"; exit 2;;
esac
