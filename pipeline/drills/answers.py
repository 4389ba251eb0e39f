"""A server of answers for drills, on 127.0.0.1: prints its port, then appends the words of
every question that it answers to LOG, a line each. Answers take 50 to 300 ms."""

import json
import random
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

log = open(sys.argv[1], "a", buffering=1)
draw = random.Random(1)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        question = body["messages"][-1]["content"]
        time.sleep(draw.uniform(0.05, 0.3))
        log.write(json.dumps(question) + "\n")
        reply = json.dumps(
            {
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": "stop",
                        "message": {"role": "assistant", "content": "Answer to: " + question},
                    }
                ],
                "usage": {"prompt_tokens": 9, "completion_tokens": 12},
            }
        ).encode()
        try:
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)
        except ConnectionError:
            pass  # whoever asked was killed: that is the drill

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
server.serve_forever()
