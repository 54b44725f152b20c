#!/bin/bash
# debian.sh setup            a Debian suite's Python, unpacked and not configured, into $TARGETS_DIR
# debian.sh python ARGS...   runs it in a chroot that sees $HOST_DIRS (default: the current folder); a foreign ARCH by qemu-user
# ARCH: amd64 arm64 i386 armhf ppc64el riscv64 s390x; SUITE: bullseye 3.9, bookworm 3.11, trixie 3.13; BARE=1: without libstdc++6
# TARGET_PYTHON: another interpreter inside, e.g. that of a venv. Needs root on a Debian machine of x86_64.
set -euo pipefail
: "${TARGETS_DIR:?set TARGETS_DIR}"
ARCH=${ARCH:-amd64} SUITE=${SUITE:-bookworm} PYPKG=${PYPKG:-python3} BARE=${BARE:-}
export R=$TARGETS_DIR/$ARCH-$SUITE-$PYPKG${BARE:+-bare} HOST_DIRS=${HOST_DIRS:-$PWD} PY=/usr/bin/$PYPKG

setup() {
  case $ARCH in amd64 | i386) ;; *)
    [ -e /proc/sys/fs/binfmt_misc/register ] || mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc
    [ -e /proc/sys/fs/binfmt_misc/qemu-aarch64 ] || update-binfmts --enable ;;
  esac
  [ -e "$R/.done" ] && return
  rm -rf "$R"
  local mirror libraries=libgcc-s1
  mirror=$(apt-cache policy | grep -oE 'https?://[^ ]+/debian ' | head -1 | tr -d ' ')
  # manylinux wheels take libstdc++ from the system (numpy does); base-files gives / its links
  [ -n "$BARE" ] || libraries=libgcc-s1,libstdc++6
  mmdebstrap -q --aptopt='Acquire::Check-Valid-Until "false"' --architectures="$ARCH" --variant=extract \
    --include="$PYPKG,$PYPKG-venv,$libraries,base-files,dash" "$SUITE" "$R" "$mirror"
  for d in bin sbin lib lib64; do [ -e "$R/$d" ] || [ ! -d "$R/usr/$d" ] || ln -s "usr/$d" "$R/$d"; done
  mkdir -p "$R"/{tmp,proc,dev,sys}
  echo 'root:x:0:0:root:/tmp:/bin/sh' >"$R/etc/passwd"
  # Nothing but the C library may come along with another package
  [ -z "$BARE" ] || find "$R/usr/lib" -name 'libstdc++*' -delete
  touch "$R/.done"
}

case ${1:-} in
  setup) setup ;;
  python)
    shift
    export LC_ALL=C PRE=
    [ "$ARCH" != i386 ] || PRE='setarch i686'
    exec unshare -m bash -c 'for d in $HOST_DIRS /proc /dev; do [ -d $d ] && { mkdir -p $R$d; mount --rbind $d $R$d; }; done
      exec $PRE chroot $R $PY -c "import os,sys; os.chdir(sys.argv[1]); e=os.environ; p=e.get(\"TARGET_PYTHON\",\"$PY\"); os.execve(p,[p]+sys.argv[2:],e)" "$PWD" "$@"' x "$@"
    ;;
  *) sed -n 2,5p "$0"; exit 2 ;;
esac
