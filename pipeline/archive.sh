#!/usr/bin/env bash
# Pack a run into one file that explains and proves itself, or check such a file.
#
#   pipeline/archive.sh RUN_DIR            writes RUN_DIR.tar
#   pipeline/archive.sh RUN_DIR --verify   checks RUN_DIR.tar, which may also be named itself
#
# The streams are compressed again, as strongly as every zstd still reads without an option.
# Beside them stand MANIFEST.tsv (each stream's records and their SHA-256), SHA256SUMS and a
# README that says how a stranger checks and reads it with tar, sha256sum, zstd and jq alone.
# A run's archive has the same bytes whenever it is made with the same zstd.
#
# Exit status: 0; 64 wrong usage; 65 a stream is unsound, or the archive is not what it says;
# 66 there is no such folder or archive.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in
-h | --help) usage; exit 0 ;;
-*) usage >&2; die "which folder?" 64 ;;
esac
if [ $# -lt 1 ] || [ $# -gt 2 ] || [ "${2:---verify}" != --verify ]; then
  usage >&2
  die "one folder, and --verify or nothing" 64
fi

# manifest FOLDER: what the streams in it hold, a line each.
manifest() {
  local file
  printf 'file\tsegment\trecords\tsha256 of the records\n'
  for file in "$1"/*.jsonl.zst; do
    # A stream's last program wrote each of its segments: a line for each.
    plain "$file" | grep '^{"end":' |
      jq -r --arg file "$(basename "$file")" -n \
        '[inputs.end] | to_entries[] | [$file, .key + 1, .value.records, .value.sha256] | @tsv'
  done
}

# sound FOLDER: whether every stream in it is.
sound() {
  local file
  for file in "$1"/*.jsonl.zst; do
    "$BIN/lacuna-check" "$file" >/dev/null ||
      die "$(basename "$file") is unsound; lacuna-check --salvage saves what there is" 65
  done
}

describe() {
  cat <<'TEXT'
A run of Lacuna: what language models answered, and what was made of it.

Check that nothing was changed:    sha256sum -c SHA256SUMS
Read a stream:                     zstd -dc verdicts.jsonl.zst | jq
Check a stream's records against MANIFEST.tsv and its own last line, here of one segment:
    zstd -dc verdicts.jsonl.zst | sed '1d;$d' | sha256sum

Each stream is JSON lines: a header, which says by which programs, versions and settings the
records came about; the records; an end, with their count and SHA-256 and those of everything
that they were made from. probes: what was asked; responses: what was answered; verdicts: how
the answers were judged, with the words that decided; findings: rates and contrasts;
report.html: the same for reading.

lacuna-check --chain FILE draws where a stream comes from; pipeline/rerun.sh makes the later
files again from the earlier ones.
TEXT
}

pack() {
  local dir=${1%/} name work file
  [ -d "$dir" ] || die "there is no folder '$(basename "$dir")'" 66
  name=$(basename "$(cd "$dir" && pwd)")
  compgen -G "$dir/*.jsonl.zst" >/dev/null || die "there is no stream in '$name'" 66
  sound "$dir"
  work=$(mktemp -d)
  trap 'rm -rf "${work:-}"' EXIT
  mkdir "$work/$name"
  for file in "$dir"/*; do
    case $file in
    *.new | *.part) continue ;;
    *.jsonl.zst) plain "$file" | zstd -q -19 --long=27 -T0 > "$work/$name/$(basename "$file")" ;;
    *) if [ -f "$file" ]; then cp "$file" "$work/$name/"; fi ;;
    esac
  done
  describe > "$work/$name/README.txt"
  manifest "$work/$name" > "$work/$name/MANIFEST.tsv"
  [ "$(manifest "$dir")" = "$(cat "$work/$name/MANIFEST.tsv")" ] ||
    die "a stream changed while it was packed" 65
  (cd "$work/$name" && find . -type f ! -name SHA256SUMS -printf '%P\0' | LC_ALL=C sort -z |
    xargs -0 sha256sum) > "$work/SHA256SUMS"
  mv "$work/SHA256SUMS" "$work/$name/"
  tar -C "$work" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=a=rX,u+w \
    -cf "$dir.tar.new" "$name"
  mv "$dir.tar.new" "$dir.tar"
  say "$(basename "$dir").tar: $(wc -c < "$dir.tar") bytes; check it with --verify"
}

verify() {
  local archive=${1%/} work name
  case $archive in *.tar) ;; *) archive=$archive.tar ;; esac
  [ -f "$archive" ] || die "there is no archive '$(basename "$archive")'" 66
  work=$(mktemp -d)
  trap 'rm -rf "${work:-}"' EXIT
  # One folder of plain files: nothing else is unpacked, whatever the archive holds.
  tar -tvf "$archive" > "$work/list" 2>/dev/null || die "it is no whole tar archive" 65
  ! grep -Evq '^(-| *d)' "$work/list" || die "it holds something that is no plain file" 65
  tar -C "$work" --no-same-owner --no-same-permissions -xf "$archive" 2>/dev/null ||
    die "it cannot be unpacked" 65
  name=$(find "$work" -mindepth 1 -maxdepth 1 -type d -printf '%f\n')
  if ! cd "$work/$name" 2>/dev/null || ! [ -f SHA256SUMS ] || ! [ -f MANIFEST.tsv ]; then
    die "it is no run: SHA256SUMS or MANIFEST.tsv is missing" 65
  fi
  sha256sum --quiet --strict -c SHA256SUMS >&2 || die "a file is not what SHA256SUMS says" 65
  [ "$(find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort)" = \
    "$(cut -c67- SHA256SUMS)" ] || die "a file stands in it that SHA256SUMS does not name" 65
  sound .
  [ "$(manifest .)" = "$(cat MANIFEST.tsv)" ] || die "the streams are not those of MANIFEST.tsv" 65
  say "$(basename "$archive"): whole and unchanged, $(($(wc -l < MANIFEST.tsv) - 1)) segments"
}

main() {
  install_packages libzstd-dev zstd jq
  BIN=$(programs)
  if [ "${2:-}" = --verify ]; then verify "$1"; else pack "$1"; fi
}

main "$@"; exit
