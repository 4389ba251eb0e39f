#!/usr/bin/env bash
# How fast lacuna-collect asks, against wrk and two Python clients in the same run, as ratios.
#
#   pipeline/bench/collect.sh [REQUESTS]     20000 by default
#
# nginx on loopback answers every request with the same completion. wrk only counts replies; the
# Python clients parse them; lacuna-collect reads each probe, decides its status, and writes a
# compressed record. Then a server of 200 ms that takes 64 requests at once: how much of the
# ideal 320 a second comes through. Machines with other work on them give lower ratios.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in -h | --help) usage; exit 0 ;; esac
REQUESTS=${1:-20000}
[[ $REQUESTS =~ ^[0-9]+$ ]] || die "a number: requests" 64
PORT=${LACUNA_BENCH_PORT:-18480}

nginx_conf() {
  cat <<CONF
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work;
  uwsgi_temp_path $work; scgi_temp_path $work;
  keepalive_requests 100000000;
  server {
    listen 127.0.0.1:$PORT backlog=4096;
    location / { default_type application/json; return 200 '$(cat "$work/reply")'; }
  }
}
CONF
}

# collect CONCURRENCY: requests a second, and the most memory in MB.
collect() {
  /usr/bin/time -f '%e %M' -o "$work/time" "$BIN/lacuna-collect" \
    --target "http://127.0.0.1:$PORT/v1" --model m --concurrency "$1" --samples "$samples" \
    --temperature 0 --max-tokens 300 < "$work/probes" > "$work/run" 2>/dev/null
  awk -v n="$asked" '{ printf "%.0f %.0f\n", n / $1, $2 / 1024 }' "$work/time"
}

main() {
  install_packages libzstd-dev nginx-light wrk python3 python3-venv time
  BIN=$(programs)
  work=$(mktemp -d)
  trap 'kill $(cat "$work/nginx.pid" "$work/slow.pid" 2>/dev/null) 2>/dev/null || true; rm -rf "$work"' EXIT
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q --disable-pip-version-check openai aiohttp
  local words='Several hundred to several thousand people were killed, by different estimates, and many more were arrested. '
  printf '{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"%s%s%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":20,"completion_tokens":70,"total_tokens":90}}' \
    "$words" "$words" "$words" > "$work/reply"
  nginx_conf > "$work/nginx.conf"
  nginx -c "$work/nginx.conf" 2>/dev/null
  "$BIN/lacuna-generate" --language en "$ROOT"/samples/topics/*.yaml > "$work/probes"
  local probes
  probes=$("$BIN/lacuna-check" --stats "$work/probes" | sed -n 's/^records: \([0-9]*\),.*/\1/p')
  samples=$(((REQUESTS + probes - 1) / probes)) asked=$((samples * probes))
  printf 'wrk.method="POST"; wrk.headers["content-type"]="application/json"; wrk.body=%s\n' \
    "'{\"messages\":[{\"content\":\"What happened?\",\"role\":\"user\"}],\"model\":\"m\"}'" > "$work/post.lua"

  echo "requests a second on loopback, $asked requests; ratios of lacuna-collect to the others"
  printf '%-12s %9s %9s %9s %9s | %7s %7s %7s | %s\n' \
    concurrency collect wrk openai aiohttp /wrk /openai /aiohttp 'MB at most'
  local c rate memory wrk openai aiohttp
  for c in 16 256 1000; do
    read -r rate memory < <(collect "$c")
    wrk=$(wrk -t1 -c"$c" -d5s -s "$work/post.lua" "http://127.0.0.1:$PORT/v1/chat/completions" |
      sed -n 's/^Requests\/sec: *//p')
    openai=$("$work/venv/bin/python" "$ROOT/pipeline/bench/clients.py" openai "$PORT" "$c" 2000)
    aiohttp=$("$work/venv/bin/python" "$ROOT/pipeline/bench/clients.py" aiohttp "$PORT" "$c" 10000)
    awk -v c="$c" -v r="$rate" -v w="$wrk" -v o="$openai" -v a="$aiohttp" -v m="$memory" 'BEGIN {
      printf "%-12d %9.0f %9.0f %9.0f %9.0f | %7.2f %7.1f %7.2f | %d\n", c, r, w, o, a, r/w, r/o, r/a, m }'
  done

  "$work/venv/bin/python" "$ROOT/pipeline/bench/slow_server.py" 64 0.2 "$work/reply" > "$work/slow.port" &
  echo $! > "$work/slow.pid"
  until [ -s "$work/slow.port" ]; do sleep 0.05; done
  PORT=$(cat "$work/slow.port")
  samples=$(((6400 + probes - 1) / probes)) asked=$((samples * probes))
  read -r rate memory < <(collect 64)
  awk -v r="$rate" 'BEGIN { printf "200 ms, 64 at once: %.0f a second, %.3f of the ideal 320\n", r, r / 320 }'
}

main; exit
