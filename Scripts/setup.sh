#!/usr/bin/env bash
# Installs the system packages that are missing, or says which they are and how to install them.
#
#   Scripts/setup.sh build   what building needs
#   Scripts/setup.sh test    what the tests need beside
#   Scripts/setup.sh bench   what the benchmark needs beside
set -euo pipefail

purpose=${1:-build}

if ! command -v swift >/dev/null 2>&1; then
  echo "galley: no Swift toolchain found. Install Swift 6.2 or later from swift.org/install, then run make again." >&2
  exit 2
fi

missing=()
has_library() { pkg-config --exists "$1" 2>/dev/null; }

if command -v apt-get >/dev/null 2>&1; then
  command -v pkg-config >/dev/null 2>&1 || missing+=(pkg-config)
  has_library libxml-2.0 || missing+=(libxml2-dev)
  has_library md4c || missing+=(libmd4c-dev)
  has_library yaml-0.1 || missing+=(libyaml-dev)
  has_library libpcre2-8 || missing+=(libpcre2-dev)
  if [ "$purpose" = test ]; then
    command -v python3 >/dev/null 2>&1 || missing+=(python3)
    python3 -c 'import jsonschema' 2>/dev/null || /usr/bin/python3 -c 'import jsonschema' 2>/dev/null ||
      missing+=(python3-jsonschema)
    command -v xmllint >/dev/null 2>&1 || missing+=(libxml2-utils)
    command -v patch >/dev/null 2>&1 || missing+=(patch)
    command -v chromium >/dev/null 2>&1 || missing+=(chromium)
  fi
  if [ "$purpose" = bench ]; then
    command -v python3 >/dev/null 2>&1 || missing+=(python3)
    command -v cc >/dev/null 2>&1 || missing+=(gcc libc6-dev)
  fi
  [ ${#missing[@]} -eq 0 ] && exit 0
  if [ "$(id -u)" -eq 0 ]; then
    run=()
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    run=(sudo -n)
  else
    echo "galley: missing system packages: ${missing[*]}" >&2
    echo "Install them with:  sudo apt-get install ${missing[*]}   and run make again." >&2
    exit 2
  fi
  echo "Installing ${missing[*]} …"
  export DEBIAN_FRONTEND=noninteractive
  "${run[@]}" apt-get update -qq
  "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
elif command -v brew >/dev/null 2>&1; then
  has_library libxml-2.0 || brew list libxml2 >/dev/null 2>&1 || missing+=(libxml2)
  has_library md4c || brew list md4c >/dev/null 2>&1 || missing+=(md4c)
  has_library yaml-0.1 || brew list libyaml >/dev/null 2>&1 || missing+=(libyaml)
  has_library libpcre2-8 || brew list pcre2 >/dev/null 2>&1 || missing+=(pcre2)
  command -v pkg-config >/dev/null 2>&1 || missing+=(pkg-config)
  [ ${#missing[@]} -eq 0 ] && exit 0
  echo "Installing ${missing[*]} …"
  brew install --quiet "${missing[@]}"
else
  command -v pkg-config >/dev/null 2>&1 && has_library libxml-2.0 && has_library md4c && has_library yaml-0.1 &&
    has_library libpcre2-8 && exit 0
  echo "galley: needs pkg-config, libxml2, md4c, libyaml and PCRE2 with their headers, and found neither apt-get nor brew." >&2
  echo "Install them with the package manager of your system and run make again." >&2
  exit 2
fi
