#!/bin/bash
# windows.sh setup            wine 10 (Debian trixie, unpacked) + CPython for Windows (org.bytedeco:cpython) into $TARGETS_DIR/windows
# windows.sh fresh DIR        a clean copy of that Python in DIR
# windows.sh python ARGS...   run python.exe headless; TARGET_PYTHON=DIR/python.exe picks a copy; $HOST_DIRS (default: the current folder) visible as Z:\
# Needs root on a Debian machine of x86_64. PYV: 3.14.3-1.5.13 (default, the one that the proof runs)
set -euo pipefail
: "${TARGETS_DIR:?set TARGETS_DIR}"; D=$TARGETS_DIR/windows; R=$D/root; HOST_DIRS=${HOST_DIRS:-$PWD}; HERE=$(dirname "$(readlink -f "$0")")
PYV=${PYV:-3.14.3-1.5.13}; P=$D/py-${PYV%%-*}
export WINEPREFIX=$D/prefix WINEDEBUG=${WINEDEBUG:--all} WINESERVER=/usr/lib/wine/wineserver64 HOST_DIRS R TARGETS_DIR XDG_RUNTIME_DIR=/tmp; unset DISPLAY
inroot() { # CMD...: in a private mount namespace with host folders bound
  unshare -m bash -c 'for d in $HOST_DIRS $TARGETS_DIR /proc /dev /sys; do [ -d $d ] && { mkdir -p $R$d; mount --rbind $d $R$d; }; done
    exec chroot $R /usr/bin/bash -c "cd \"$PWD\" && exec \"\$@\"" x "$@"' x "$@"; }
setup() {
  mkdir -p "$D"
  if ! [ -e "$R/.done" ]; then rm -rf "$R" "$WINEPREFIX"
    M=$(apt-cache policy | grep -oE 'https?://[^ ]+/debian ' | head -1 | tr -d ' ')
    mmdebstrap -q --architectures=amd64 --variant=extract --include=wine64,bash,coreutils,base-files --aptopt='APT::Install-Recommends "false"' trixie "$R" "$M"
    for d in bin sbin lib lib64; do [ -e "$R/$d" ] || [ ! -d "$R/usr/$d" ] || ln -s usr/$d "$R/$d"; done
    rm -rf "$R"/usr/lib/x86_64-linux-gnu/wine/i386-windows "$R"/usr/share/{doc,locale,man}
    python3 "$HERE/wine_patch_ucrt.py" "$R/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll"
    touch "$R/.done"; fi
  if ! [ -e "$WINEPREFIX/system.reg" ]; then mkdir -p "$WINEPREFIX/drive_c/windows/system32"
    cp "$R/usr/x86_64-w64-mingw32/lib/zlib1.dll" "$WINEPREFIX/drive_c/windows/system32/"
    inroot timeout 120 /usr/lib/wine/wine64 wineboot -i; inroot timeout 60 "$WINESERVER" -w || true; fi
  if ! [ -e "$P/python.exe" ]; then J=$D/jar; mkdir -p "$J"
    mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact="org.bytedeco:cpython:$PYV:jar:windows-x86_64" -DoutputDirectory="$J"
    unzip -q "$J/cpython-$PYV-windows-x86_64.jar" 'org/bytedeco/*' -d "$J/x"; rm -rf "$P"; mv "$J/x/org/bytedeco/cpython/windows-x86_64" "$P"; rm -rf "$J/x"
    # the jar lacks python3.dll, which every abi3 wheel needs: a forwarder to python3XY.dll
    X=$(ls "$P"/python3[0-9]*.dll); python3 "$HERE/win_python3_def.py" "$X" >"$P/python3.def"
    x86_64-w64-mingw32-gcc -shared -nostdlib -nostartfiles -Wl,--entry=0 -o "$P/python3.dll" "$P/python3.def"; fi
  [ -e "$P/lib/venv/scripts/nt/venvwlauncher.exe" ] || launchers "$P/lib/venv/scripts/nt"
}
launchers() { # DIR: the jar lacks what `python -m venv` puts into an environment as python.exe; made of CPython's own PC/venvlauncher.c
  A=$D/source; rm -rf "$A"; mkdir -p "$A"/{preferences.d,lists/partial,cache/archives/partial}
  M=$(apt-cache policy | grep -oE 'https?://[^ ]+/debian ' | head -1 | tr -d ' ')
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $M trixie main" >"$A/sources.list"
  O=(-o Dir::Etc="$A" -o Dir::Etc::sourcelist="$A/sources.list" -o Dir::Etc::sourceparts=/dev/null
     -o Dir::State="$A" -o Dir::Cache="$A/cache" -o Dir::State::status=/dev/null)
  apt-get "${O[@]}" update -q >/dev/null
  (cd "$A" && apt-get "${O[@]}" source -q --download-only python3.13 >/dev/null 2>&1 && tar xf python3.13_*.orig.tar.xz --wildcards '*/PC/venvlauncher.c' '*/Include/patchlevel.h'
   for n in '' w; do # only a const is amiss for gcc
     x86_64-w64-mingw32-gcc -w -fpermissive -municode ${n:+-mwindows} -O2 -DEXENAME="L\"python$n.exe\"" -I Python-3.13*/Include -o "venv${n}launcher.exe" Python-3.13*/PC/venvlauncher.c -lpathcch -lshell32 -lshlwapi
   done; cp venvlauncher.exe venvwlauncher.exe "$1")
  rm -rf "$A"
}
case ${1:-} in
 setup) setup;;
 fresh) rm -rf "$2"; cp -a "$P" "$2";;
 python) shift; inroot /usr/lib/wine/wine64 "${TARGET_PYTHON:-$P/python.exe}" "$@";;
 *) sed -n 2,5p "$0"; exit 2;;
esac
