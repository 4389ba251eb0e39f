"""A server on loopback for collect.sh that takes its time: slow_server.py AT_ONCE SECONDS REPLY

Answers every request with the file REPLY after SECONDS, AT_ONCE of them side by side. Prints
its port.
"""

import asyncio
import sys

at_once, seconds = int(sys.argv[1]), float(sys.argv[2])
reply = open(sys.argv[3], "rb").read()
whole = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(reply) + reply


async def main():
    places = asyncio.Semaphore(at_once)

    async def serve(reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                await reader.readexactly(length)
                async with places:
                    await asyncio.sleep(seconds)
                writer.write(whole)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
