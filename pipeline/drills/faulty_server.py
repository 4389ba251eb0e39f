"""A server on loopback that misbehaves by schedule, for faults.sh.

    faulty_server.py LEDGER

Prints its port. What happens to a request depends on nothing but its words, its seed and how
often it has come. When it is told to end it writes to LEDGER, as JSON, what it did to each:
the kind of fault, the status that a response should have, how often it was asked, and the
tokens of all replies that it sent whole.
"""

import asyncio
import hashlib
import json
import signal
import sys

BLOCKS = {
    "deepseek": (400, {"error": {"message": "Content Exists Risk", "type": "invalid_request_error"}}, "filtered_input"),
    "dashscope-in": (400, {"error": {"code": "data_inspection_failed", "message": "Input data may contain inappropriate content."}}, "filtered_input"),
    "dashscope-out": (400, {"error": {"code": "data_inspection_failed", "message": "Output data may contain inappropriate content."}}, "filtered_output"),
    "dashscope-bare": (400, {"code": "DataInspectionFailed", "message": "Input data may contain inappropriate content."}, "filtered_input"),
    "zhipu-in": (400, {"contentFilter": [{"role": "user", "level": 1}], "error": {"code": "1301", "message": "输入内容可能包含不安全或敏感内容"}}, "filtered_input"),
    "zhipu-out": (400, {"contentFilter": [{"role": "assistant", "level": 1}], "error": {"code": "1301", "message": "生成内容可能包含不安全或敏感内容"}}, "filtered_output"),
    "azure": (400, {"error": {"code": "content_filter", "message": "triggering Azure OpenAI's content management policy"}}, "filtered_input"),
    "moonshot": (400, {"error": {"type": "content_filter", "message": "The request was rejected because it was considered high risk"}}, "filtered_input"),
    "openrouter": (403, {"error": {"code": 403, "message": "m requires moderation on X. Your input was flagged", "metadata": {"reasons": ["x"]}}}, "filtered_input"),
    "minimax": (200, {"base_resp": {"status_code": 1026, "status_msg": "input new_sensitive"}}, "filtered_input"),
    "ark": (400, {"error": {"code": "OutputTextSensitiveContentDetected", "message": "x"}}, "filtered_output"),
    "anthropic": (400, {"error": {"type": "invalid_request_error", "message": "Output blocked by content filtering policy"}}, "filtered_output"),
}
# Out of 1000 requests, how many of each kind; the rest is answered.
SHARES = {
    "429-after": 4, "429": 4, "500": 15, "502-html": 15, "503": 2, "reset": 15, "stall": 3,
    "garbage": 15, "short": 15, "error-200": 15, "no-choice": 15, "unknown-end": 15,
    "filter-end": 15, "refusal-end": 15, "suppressed": 15, "empty": 10, "length": 15, "drip": 15,
    "invalid-utf8": 15, "half-surrogate": 15, "always-500": 3, "huge": 0, "echo": 10,
    **{"block-" + name: 10 for name in BLOCKS},
}
EXPECTED = {
    "no-choice": "unknown", "unknown-end": "unknown", "filter-end": "filtered_output",
    "refusal-end": "native_refusal", "suppressed": "suppressed_empty", "length": "truncated",
    "always-500": "transport_error", "huge": "transport_error", "echo": "unknown",
    **{"block-" + name: block[2] for name, block in BLOCKS.items()},
}
KINDS = [kind for kind, share in SHARES.items() for _ in range(share)]
HUGE = 5  # of all requests, so many are answered with 100 MB
ledger = {}
huge_left = HUGE


def completion(text, finish="stop", tokens=40):
    return {
        "id": "drill", "model": "drill",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 9, "completion_tokens": tokens},
    }


def entry(body):
    global huge_left
    question = body["messages"][-1]["content"]
    key = f"{body.get('seed')} {question}"
    if key not in ledger:
        number = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 1000
        kind = KINDS[number] if number < len(KINDS) else "ok"
        if kind == "ok" and huge_left and number % 50 == 0:
            kind, huge_left = "huge", huge_left - 1
        ledger[key] = {"kind": kind, "status": EXPECTED.get(kind, "ok"), "asked": 0, "tokens": 0}
    return ledger[key], question


async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            headers = head.decode("latin1").lower()
            length = int(headers.split("content-length:")[1].split("\r\n")[0])
            key = headers.split("authorization: bearer ")[1].split("\r\n")[0] if "authorization:" in headers else ""
            if not await answer(json.loads(await reader.readexactly(length)), key, writer):
                break
    except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
        pass
    finally:
        writer.close()


async def answer(body, key, writer):
    """Sends one reply; whether the connection goes on."""
    record, question = entry(body)
    record["asked"] += 1
    kind, first = record["kind"], record["asked"] == 1

    def send(status, content, extra="", kind_of="application/json", length=None):
        raw = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        if isinstance(content, dict) and "usage" in content:
            record["tokens"] += content["usage"]["prompt_tokens"] + content["usage"]["completion_tokens"]
        length = len(raw) if length is None else length
        writer.write(f"HTTP/1.1 {status} X\r\ncontent-type: {kind_of}\r\n{extra}content-length: {length}\r\n\r\n".encode() + raw)

    if kind.startswith("block-"):
        status, content, _ = BLOCKS[kind[6:]]
        send(status, content)
    elif kind == "always-500":
        send(500, {"error": {"message": "out of order"}})
    elif kind == "huge":
        chunk = b"x" * (1 << 20)
        writer.write(b"HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n")
        for _ in range(100):
            writer.write(chunk)
            await writer.drain()
    elif kind == "echo":
        raw = json.dumps({"error": {"message": f"you sent Bearer {key} and ~"}})
        send(400, raw.replace("~", key.replace("/", "\\/")).encode())
    elif kind == "no-choice":
        send(200, {"id": "drill", "choices": []})
    elif kind == "unknown-end":
        send(200, completion("Some words.", "mystery"))
    elif kind == "filter-end":
        send(200, completion("Some wo", "content_filter"))
    elif kind == "refusal-end":
        send(200, completion("", "refusal"))
    elif kind == "suppressed":
        send(200, completion("", "stop", 1))
    elif kind == "length":
        send(200, completion("Some wo", "length"))
    elif kind == "invalid-utf8":
        raw = json.dumps(completion("Some QQ words.")).encode().replace(b"QQ", b"\xff\xc3")
        record["tokens"] += 49
        send(200, raw)
    elif kind == "half-surrogate":
        raw = json.dumps(completion("Some QQ words.")).encode().replace(b"QQ", b"\\ud83d")
        record["tokens"] += 49
        send(200, raw)
    elif kind == "drip":
        raw = json.dumps(completion("Slow words.")).encode()
        record["tokens"] += 49
        writer.write(f"HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: {len(raw)}\r\n\r\n".encode())
        for start in range(0, len(raw), 20):
            writer.write(raw[start : start + 20])
            await writer.drain()
            await asyncio.sleep(0.05)
    elif first and kind == "429-after":
        send(429, {"error": {"message": "slow down"}}, "retry-after: 1\r\n")
    elif first and kind == "429":
        send(429, {"error": {"message": "slow down"}})
    elif first and kind in ("500", "503"):
        send(int(kind), {"error": {"message": "out of order"}})
    elif first and kind == "502-html":
        send(502, b"<html><h1>Bad gateway</h1></html>", kind_of="text/html")
    elif first and kind == "reset":
        writer.write(b"HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"choices\":")
        await writer.drain()
        writer.transport.abort()
        return False
    elif first and kind == "stall":
        await asyncio.sleep(30)
        return False
    elif first and kind == "garbage":
        send(200, b"{\"choices\": [{]")
    elif first and kind == "short":
        send(200, b"{\"choices\":[]}", length=4000)
        await writer.drain()
        return False
    elif first and kind == "error-200":
        send(200, {"error": {"code": 502, "message": "upstream failed"}})
    elif first and kind == "empty":
        send(200, completion("", "stop", 20))
    else:
        send(200, completion(f"An answer to: {question}"))
    await writer.drain()
    return True


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=4096, limit=1 << 22)
    print(server.sockets[0].getsockname()[1], flush=True)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(ledger, file)


asyncio.run(main())
