"""Holds the records of faults.sh against what its server says that it did.

    check_faults.py LEDGER RUN     RUN: the run's records, plain JSON lines
"""

import collections
import json
import sys

ledger = json.load(open(sys.argv[1], encoding="utf-8"))
wrong = collections.Counter()
statuses = collections.Counter()
seen = set()
tokens = 0
retried = blocks = 0
for line in open(sys.argv[2], encoding="utf-8"):
    row = json.loads(line)
    if "response" not in row:
        continue
    response = row["response"]
    key = f"{response['parameters'].get('seed')} {row['probe']['text']}"
    if key in seen:
        wrong["answered twice"] += 1
    seen.add(key)
    record = ledger[key]
    statuses[response["status"]] += 1
    if response["status"] != record["status"]:
        wrong[f"{record['kind']}: {response['status']}"] += 1
    if response["attempts"] != record["asked"]:
        wrong[f"{record['kind']}: attempts"] += 1
    if record["kind"].startswith("block-") or record["status"] in ("native_refusal", "suppressed_empty"):
        blocks += 1
        if record["asked"] != 1:
            wrong["a block was asked again"] += 1
    retried += record["asked"] > 1
    usage = response.get("usage") or {}
    tokens += usage.get("prompt_tokens", 0) + usage.get("completion_tokens", 0)
told = sum(record["tokens"] for record in ledger.values())
print(f"{len(seen)} responses of {len(ledger)} requests; {retried} asked again, {blocks} blocks never")
print("statuses:", ", ".join(f"{name} {count}" for name, count in sorted(statuses.items())))
print(f"tokens: {tokens} in the records, {told} by the server")
for what, count in wrong.items():
    print(f"WRONG: {what}: {count}")
sys.exit(bool(wrong) or tokens != told or len(seen) != len(ledger))
