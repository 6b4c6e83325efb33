#!/usr/bin/env bash
# The Debian packages that the tests use: a browser, page images of PDFs, and a word processor that opens what we write.
set -euo pipefail
needed=()
command -v chromium >/dev/null || needed+=(chromium)
command -v pdftoppm >/dev/null || needed+=(poppler-utils)
command -v soffice >/dev/null || needed+=(libreoffice-writer-nogui libreoffice-calc-nogui)
[ ${#needed[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null; then
  echo "The tests use these, and this is not Debian: ${needed[*]}. Install them yourself; the tests say so where they miss them."
  exit 0
fi
echo "Installing for the tests: ${needed[*]}"
run=""
[ "$(id -u)" -eq 0 ] || run="sudo"
export DEBIAN_FRONTEND=noninteractive
$run apt-get update -qq
$run apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null
