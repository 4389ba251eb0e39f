"""Requests a second of a Python client, for collect.sh: clients.py openai|aiohttp PORT CONCURRENCY REQUESTS"""

import asyncio
import sys
import time

kind, port, concurrency, requests = sys.argv[1], *map(int, sys.argv[2:])
base = f"http://127.0.0.1:{port}/v1"
messages = [{"role": "user", "content": "What happened?"}]


async def run(ask):
    todo = iter(range(requests))

    async def worker():
        for _ in todo:
            await ask()

    start = time.monotonic()
    await asyncio.gather(*(worker() for _ in range(concurrency)))
    print(round(requests / (time.monotonic() - start)))


async def main():
    if kind == "openai":
        import openai

        async with openai.AsyncOpenAI(base_url=base, api_key="none", timeout=60) as client:
            await run(lambda: client.chat.completions.create(model="m", messages=messages))
    else:
        import aiohttp

        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=concurrency)) as session:

            async def ask():
                body = {"model": "m", "messages": messages}
                async with session.post(f"{base}/chat/completions", json=body) as reply:
                    await reply.json()

            await run(ask)


asyncio.run(main())
