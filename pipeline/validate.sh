#!/usr/bin/env bash
# Hold the classifier against other people's labels of the same answers.
#
#   pipeline/validate.sh DIR [OUT]
#
# DIR is laid out as SpeechMap's data are: responses/*.jsonl or *.jsonl.zst, and label files
# in labels/. OUT (default .lacuna/validation) keeps the streams and the result as text,
# Markdown and JSON. LACUNA_JUDGE=gpt4o takes SpeechMap's earlier labels.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in
-h | --help) usage; exit 0 ;;
-*) usage >&2; die "unknown option $1" 64 ;;
esac
if [ $# -lt 1 ] || [ $# -gt 2 ]; then usage >&2; die "which folder?" 64; fi
DIR=${1%/}
OUT=${2:-$ROOT/.lacuna/validation}
for part in responses labels; do
  [ -d "$DIR/$part" ] || die "there is no folder '$part' in the folder that was named" 66
done

shopt -s nullglob
plain=("$DIR"/responses/*.jsonl)
packed=("$DIR"/responses/*.jsonl.zst)
[ $((${#plain[@]} + ${#packed[@]})) -gt 0 ] || die "there are no responses/*.jsonl or *.jsonl.zst" 66

install_packages libzstd-dev
BIN=$(programs)
mkdir -p "$OUT"

# import OPTION...: the responses as a stream; compressed and plain files in a segment each.
import() {
  [ ${#plain[@]} = 0 ] || cat "${plain[@]}" | "$BIN/lacuna-import" speechmap "$@"
  [ ${#packed[@]} = 0 ] || cat "${packed[@]}" | "$BIN/lacuna-import" speechmap "$@"
}

import | "$BIN/lacuna-classify" > "$OUT/verdicts.jsonl.zst"
import --labels "$DIR/labels" --judge "${LACUNA_JUDGE:-current}" > "$OUT/labels.jsonl.zst"
for format in json markdown text; do
  case $format in json) ending=json ;; markdown) ending=md ;; text) ending=txt ;; esac
  "$BIN/lacuna-validate" --labels "$OUT/labels.jsonl.zst" --format "$format" \
    --by language --by language,theme --by model \
    < "$OUT/verdicts.jsonl.zst" > "$OUT/validation.$ending"
done
cat "$OUT/validation.txt"
