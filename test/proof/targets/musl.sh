#!/bin/bash
# musl.sh setup            builds CPython 3.13 (Debian trixie's source) against musl into $TARGETS_DIR/musl: 6 to 20 minutes, once
# musl.sh python ARGS...   runs it in a chroot that holds musl and no glibc, and sees $HOST_DIRS (default: the current folder)
# SUITE: whose musl it runs on: trixie 1.2.5, bookworm 1.2.3. TARGET_PYTHON: another interpreter inside. Needs root, Debian 12, x86_64.
set -euo pipefail
: "${TARGETS_DIR:?set TARGETS_DIR}"; D=$TARGETS_DIR/musl; R=$D/root; HOST_DIRS=${HOST_DIRS:-$PWD}; SUITE=${SUITE:-trixie}
setup() {
  [ -e "$D/done" ] && return
  rm -rf "$D"; mkdir -p "$D"/{src,deps,bin,kh,apt/preferences.d,apt/lists/partial,apt/cache/archives/partial}
  # sources and a newer musl, both from the stable suite
  M=$(apt-cache policy | grep -oE 'https?://[^ ]+/debian ' | head -1 | tr -d ' ')
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $M trixie main" >"$D/apt/sources.list"
  O=(-o Dir::Etc="$D/apt" -o Dir::Etc::sourcelist="$D/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
     -o Dir::State="$D/apt" -o Dir::Cache="$D/apt/cache" -o Dir::State::status=/dev/null)
  apt-get "${O[@]}" update -q >/dev/null
  (cd "$D/src" && apt-get "${O[@]}" source -q --download-only python3.13 zlib libffi openssl >/dev/null 2>&1
   for f in *.orig.tar.*; do case $f in *.asc) ;; *) tar xf "$f";; esac; done)
  mmdebstrap -q --variant=extract --include=musl trixie "$R" "$M"
  [ -e "$R/lib" ] || ln -s usr/lib "$R/lib"
  mkdir -p "$R"/{tmp,proc,dev,etc}; echo 'root:x:0:0:root:/tmp:/bin/sh' >"$R/etc/passwd"
  # kernel headers only, after musl's own
  for x in linux asm-generic; do ln -s /usr/include/$x "$D/kh/$x"; done; ln -s /usr/include/x86_64-linux-gnu/asm "$D/kh/asm"
  printf '#!/bin/sh\n# tells configure the musl triplet, which gcc does not know\nfor a in "$@"; do [ "$a" = --print-multiarch ] && { echo x86_64-linux-musl; exit 0; }; done\nexec musl-gcc "$@" -idirafter %s\n' "$D/kh" >"$D/bin/mcc"; chmod +x "$D/bin/mcc"
  export CC=$D/bin/mcc CFLAGS="-fPIC -O2"; J=-j$(nproc)
  (cd "$D"/src/zlib-* && sh ./configure --static --prefix="$D/deps" && make $J libz.a && make install) >"$D/zlib.log" 2>&1
  (cd "$D"/src/libffi-* && { [ -e configure ] || autoreconf -fi; } && sh ./configure --host=x86_64-linux-musl --prefix="$D/deps" --disable-shared --disable-docs && make $J && make install) >"$D/libffi.log" 2>&1
  (cd "$D"/src/openssl-* && perl ./Configure linux-x86_64 --prefix="$D/deps" --libdir=lib --openssldir=/etc/ssl no-shared no-tests no-docs no-apps no-engine no-async no-afalgeng no-dso no-module no-legacy -fPIC -O1 &&
    make $J build_libs && make install_dev) >"$D/openssl.log" 2>&1
  unset CFLAGS
  (cd "$D"/src/Python-3.13* && PKG_CONFIG_LIBDIR=$D/deps/lib/pkgconfig PKG_CONFIG="pkg-config --static" CPPFLAGS="-I$D/deps/include" LDFLAGS="-L$D/deps/lib" \
    ./configure --prefix=/usr/local --with-openssl="$D/deps" --disable-test-modules --without-doc-strings && make $J && make install DESTDIR="$R") >"$D/python.log" 2>&1
  strip "$R"/usr/local/bin/python3.13 || true; rm -rf "$R"/usr/local/lib/libpython3.13.a "$D/src" "$D/deps"
  date >"$D/done"
}
older() { # another suite's musl below the same Python
  R=$D/root-$SUITE; [ -e "$R/.done" ] && return
  rm -rf "$R"; mmdebstrap -q --variant=extract --include=musl "$SUITE" "$R" "$(apt-cache policy | grep -oE 'https?://[^ ]+/debian ' | head -1 | tr -d ' ')"
  [ -e "$R/lib" ] || ln -s usr/lib "$R/lib"
  mkdir -p "$R"/{tmp,proc,dev,etc,usr}; cp "$D/root/etc/passwd" "$R/etc/"; cp -a "$D/root/usr/local" "$R/usr/"; touch "$R/.done"
}
case ${1:-} in
 setup) setup; [ "$SUITE" = trixie ] || older;;
 python) shift; [ "$SUITE" = trixie ] || R=$D/root-$SUITE; export R HOST_DIRS
   exec unshare -m bash -c 'for d in $HOST_DIRS /proc /dev; do [ -d $d ] && { mkdir -p $R$d; mount --rbind $d $R$d; }; done
     exec chroot $R /usr/local/bin/python3.13 -c "import os,sys; os.chdir(sys.argv[1]); e=os.environ; e[\"LD_LIBRARY_PATH\"]=\"\"; p=e.get(\"TARGET_PYTHON\",\"/usr/local/bin/python3.13\"); os.execve(p,[p]+sys.argv[2:],e)" "$PWD" "$@"' x "$@";;
 *) sed -n 2,4p "$0"; exit 2;;
esac
