"""Takes webhooks of Coterie, each event once: python3 receiver.py whsec_… [PORT]"""
import base64, hashlib, hmac, http.server, json, pathlib, sys, time

key = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
taken = pathlib.Path("taken")  # the ids of what was taken, a line each
known = set(taken.read_text().split()) if taken.exists() else set()


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        id, at = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        digest = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256).digest()
        mine = "v1," + base64.b64encode(digest).decode()
        signed = any(hmac.compare_digest(mine, each) for each in self.headers["webhook-signature"].split())
        fresh = signed and abs(time.time() - int(at)) < 300
        if fresh and id not in known:
            print(json.loads(body), flush=True)  # whatever is to be done with the event
            taken.open("a").write(id + "\n")
            known.add(id)
        self.send_response(204 if fresh else 401)
        self.end_headers()


http.server.HTTPServer(("127.0.0.1", int((sys.argv[2:] or ["9000"])[0])), Receiver).serve_forever()
