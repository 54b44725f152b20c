#!/bin/bash
# other glibc userlands on x86_64: debian.sh with SUITE=bullseye (2.31) bookworm (2.36) trixie (2.41)
ARCH=amd64 exec "$(dirname "$(readlink -f "$0")")/debian.sh" "$@"
