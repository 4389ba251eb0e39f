#!/usr/bin/env bash
# Serve a small real language model on this machine, on 127.0.0.1 only, behind an
# OpenAI-compatible endpoint. Needs no account and no key; works offline once fetched.
#
#   local-model.sh start  MODEL [--port N]   fetch if needed, start, wait until it answers;
#                                            prints url=... and model=... on stdout
#   local-model.sh run    MODEL [--port N]   the same in the foreground
#   local-model.sh fetch  MODEL              download only
#   local-model.sh stop   MODEL
#   local-model.sh status
#
# MODEL is qwen (Qwen2.5-Coder-0.5B-Instruct Q4_K_M, 491 MB, English and Chinese) or
# smollm2 (SmolLM2-135M-Instruct Q4_1, 98 MB, English). Both may run at once. Without
# --port a model has its usual port (8411, 8412), or a free one if that is taken.
#
# Settings (environment):
#   LACUNA_HOME          where everything is kept      (default ~/.cache/lacuna)
#   LACUNA_QWEN_GGUF     the weights, if you have them already; any file whose
#   LACUNA_SMOLLM2_GGUF  SHA-256 is not the pinned one is refused
#   OMP_WAIT_POLICY      passive (default) keeps its speed on a busy machine;
#                        active is faster on an idle one
#   PYTHON               Python 3.10 or newer          (default python3)
#
# Exit status: 0; 64 wrong usage; 69 the model cannot be fetched or the server does
# not come up.
set -euo pipefail

ENGINE=xllamacpp==2026.10.11549
# Of the wheels for Linux x86-64, Linux arm64 and macOS arm64.
ENGINE_SHA256=(
  c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261
  e2a3e79e775515de4ad197e667f874070446ef9ac9cf2044bc9866bc4c72289e
  4ecda27a308b2403aa13c9d04b270befab95edc556c24ed00b2f8a98bd7f6781
)

say() { printf 'local-model: %s\n' "$*" >&2; }
fail() { say "$*"; exit 69; }
help() { sed -n '2,/^set /p' "$0" | sed '$d; s/^# \{0,1\}//'; }
usage() { say "$1"; help >&2; exit 64; }

# --- the command line -------------------------------------------------------------

COMMAND=${1:-} MODEL='' PORT=''
case $COMMAND in
help | -h | --help) help; exit 0 ;;
status) [ $# -eq 1 ] || usage "status takes nothing more" ;;
start | run | fetch | stop)
  case ${2:-} in
  qwen | smollm2) MODEL=$2 ;;
  '') usage "$COMMAND which model? qwen or smollm2" ;;
  *) usage "no model named '$2': qwen or smollm2" ;;
  esac
  shift 2
  while [ $# -gt 0 ]; do
    case $COMMAND$1 in
    start--port | run--port) PORT=${2:-}; shift $(($# > 1 ? 2 : 1)) ;;
    start--port=* | run--port=*) PORT=${1#--port=}; shift ;;
    *) usage "$COMMAND does not take '$1'" ;;
    esac
    if ! [[ $PORT =~ ^[1-9][0-9]{0,4}$ && $PORT -le 65535 ]]; then usage "--port takes a number from 1 to 65535"; fi
  done ;;
'') usage "no command" ;;
*) usage "no command named '$COMMAND'" ;;
esac

[ -n "${LACUNA_HOME:-${XDG_CACHE_HOME:-${HOME:-}}}" ] || fail "no home folder: set LACUNA_HOME"
DIR=${LACUNA_HOME:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/lacuna}
{ mkdir -p "$DIR/pids" "$DIR/logs" && DIR=$(cd "$DIR" && pwd -P); } || fail "cannot write to $DIR"
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
PYTHON=${PYTHON:-python3}
VENV_PYTHON=$DIR/venv/bin/python
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}

# Callers read stdout, so nothing a child prints may get there by accident.
exec 3>&1 1>&2

# --- processes --------------------------------------------------------------------

# A child that the user waits for runs in the background under a trap: otherwise
# ending this script would leave its download, or a half-started server, behind.
child=''
trap 'kill $child 2>/dev/null || true; exit 143' TERM HUP
trap 'kill $child 2>/dev/null || true; exit 130' INT
attended() {
  local code=0
  "$@" 3>&- &
  child=$!
  wait "$child" || code=$?
  child=''
  return "$code"
}

# The lock belongs to the descriptor, which this shell keeps: it ends with the last
# process that has it open, so a killed run leaves none behind. (macOS has no flock command.)
lock() {
  "$PYTHON" - "$1" <<'P' || fail "cannot lock $DIR"
import fcntl, sys
fd = int(sys.argv[1])
try:
    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("local-model: waiting for another local-model.sh", file=sys.stderr)
    fcntl.flock(fd, fcntl.LOCK_EX)
P
}

# The process id of MODEL's server. A pid file can outlive its server, and the number
# may be another program's by now: the command line must be that of our launcher.
pid_of() {
  local pid args
  pid=$(cat "$DIR/pids/$1.pid" 2>/dev/null) && [[ $pid =~ ^[1-9][0-9]*$ ]] || return 1
  if [ -d /proc/self ]; then
    args=$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") || return 1
  else
    args=$(ps -ww -p "$pid" -o args=) || return 1
  fi
  case "$args " in *"local_model.py serve $DIR $1 "*) echo "$pid" ;; *) return 1 ;; esac
}

# --- installing -------------------------------------------------------------------

# pip writes RECORD last, so an interrupted installation does not count. A complete one
# that does not load is kept: what it lacks is a system library, and deleting it would
# only leave an offline user with nothing.
engine_installed() {
  "$VENV_PYTHON" -c 'import sys, importlib.metadata as m
d = m.distribution("xllamacpp")
sys.exit("xllamacpp==" + d.version != sys.argv[1] or not d.read_text("RECORD"))' "$ENGINE" 2>/dev/null
}

install_engine() {
  exec 8>>"$DIR/engine.lock"
  lock 8
  if ! engine_installed; then
    say "installing the engine, $ENGINE"
    rm -rf "$DIR/venv"
    attended "$PYTHON" -m venv "$DIR/venv" ||
      fail "$PYTHON -m venv does not work (Debian and Ubuntu: apt-get install python3-venv libgomp1)"
    { printf %s "$ENGINE"; printf ' --hash=sha256:%s' "${ENGINE_SHA256[@]}"; echo; } >"$DIR/engine.txt"
    attended "$VENV_PYTHON" -m pip install -q --disable-pip-version-check --no-deps \
      --only-binary :all: --require-hashes -r "$DIR/engine.txt" ||
      fail "pip could not install the engine, $ENGINE"
  fi
  "$VENV_PYTHON" -c 'import xllamacpp' ||
    fail "the engine does not load (Debian and Ubuntu: apt-get install libgomp1; on x86 it needs a CPU with AVX2)"
  exec 8>&-
}

prepare() {
  "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
    fail "needs Python 3.10 or newer (Debian and Ubuntu: apt-get install python3 python3-venv libgomp1)"
  exec 9>>"$DIR/pids/$MODEL.lock"
  lock 9
}

provide() {
  install_engine
  attended "$VENV_PYTHON" "$HERE/local_model.py" fetch "$DIR" "$MODEL" || exit 69
}

# --- commands ---------------------------------------------------------------------

wait_ready() { # PID
  for _ in $(seq 480); do
    [ ! -f "$DIR/pids/$MODEL.ready" ] || return 0
    kill -0 "$1" 2>/dev/null || return 1
    sleep 0.25
  done
  return 1
}

start() {
  local pid
  prepare
  if pid=$(pid_of "$MODEL"); then
    say "$MODEL is already running, pid $pid"
    wait_ready "$pid" || fail "$MODEL, pid $pid, does not get ready; stop it first"
    [ -z "$PORT" ] || grep -q ":$PORT/v1\$" "$DIR/pids/$MODEL.ready" ||
      fail "$MODEL runs on another port than $PORT; stop it first"
  else
    provide
    rm -f "$DIR/pids/$MODEL.ready"
    # The server must hold neither the locks nor the caller's stdout, or $(... start) would hang.
    nohup "$VENV_PYTHON" "$HERE/local_model.py" serve "$DIR" "$MODEL" ${PORT:+"$PORT"} \
      >"$DIR/logs/$MODEL.log" 2>&1 </dev/null 3>&- 9>&- &
    child=$!
    echo "$child" >"$DIR/pids/$MODEL.pid"
    if ! wait_ready "$child"; then
      kill "$child" 2>/dev/null || true
      rm -f "$DIR/pids/$MODEL.pid"
      tail -n 5 "$DIR/logs/$MODEL.log" >&2
      fail "the server of $MODEL did not come up; its log is $DIR/logs/$MODEL.log"
    fi
    say "$MODEL is ready, pid $child, log $DIR/logs/$MODEL.log"
  fi
  cat "$DIR/pids/$MODEL.ready" >&3
}

run() {
  local pid
  prepare
  ! pid=$(pid_of "$MODEL") || fail "$MODEL is already running, pid $pid; stop it first"
  provide
  rm -f "$DIR/pids/$MODEL.ready"
  echo $$ >"$DIR/pids/$MODEL.pid"
  exec "$VENV_PYTHON" "$HERE/local_model.py" serve "$DIR" "$MODEL" ${PORT:+"$PORT"} 1>&3 3>&- 9>&-
}

stop() {
  local pid
  if pid=$(pid_of "$MODEL"); then
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 40); do
      pid_of "$MODEL" >/dev/null || break
      sleep 0.25
    done
    if pid_of "$MODEL" >/dev/null; then kill -KILL "$pid"; fi
    say "$MODEL stopped"
  else
    say "$MODEL is not running"
  fi
  rm -f "$DIR/pids/$MODEL.pid" "$DIR/pids/$MODEL.ready"
}

status() {
  local model pid
  for model in qwen smollm2; do
    if ! pid=$(pid_of "$model"); then
      echo "$model stopped"
    elif [ -f "$DIR/pids/$model.ready" ]; then
      echo "$model running pid=$pid $(paste -s -d ' ' "$DIR/pids/$model.ready")"
    else
      echo "$model starting pid=$pid"
    fi
  done >&3
}

case $COMMAND in
fetch) prepare; provide; say "$MODEL is in $DIR/models" ;;
*) "$COMMAND" ;;
esac
