"""An open-loop generator: requests leave at fixed times, whatever became of those before.

    python benchmarks/arrivals.py < plan.json

The plan names a port, seconds and streams; each stream has a rate and its senders, who take turns.
A latency counts from the moment at which the request was meant to leave, so a server that stands
still is charged for all who wait (no coordinated omission). Prints what it saw, as JSON.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

PATIENCE = 20.0


@dataclass(slots=True)
class Sender:
    """One person with a session: reads a page, or types the next figure into one of the cells."""

    path: str
    cookie: str
    expects: str
    cells: list[str] = field(default_factory=list)
    csrf: str = ""
    typed: int = 0
    versions: dict[str, int] = field(default_factory=dict)

    async def once(self, port: int) -> str:
        """Send one request; the answer is what was wrong, or nothing."""
        cell, body = "", b""
        if self.cells:
            self.typed += 1
            cell = self.cells[self.typed % len(self.cells)]
            version = self.versions.get(cell, 0)
            fields = {"row": cell, "col": "value", "value": self.typed, "version": version}
            fields["csrfmiddlewaretoken"] = self.csrf
            body = urlencode(fields).encode()
        status, text = await asyncio.wait_for(self._ask(port, body), PATIENCE)
        if status != 200 or self.expects not in text:
            return f"{status} {text[:80]}"
        if cell:
            self.versions[cell] = json.loads(text)["version"]
        return ""

    async def _ask(self, port: int, body: bytes) -> tuple[int, str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = [f"{'POST' if body else 'GET'} {self.path} HTTP/1.1", "Host: 127.0.0.1",
                f"Cookie: {self.cookie}", "Connection: close", "Accept-Language: vi"]  # fmt: skip
        if body:
            head += ["Content-Type: application/x-www-form-urlencoded",
                     f"Content-Length: {len(body)}"]  # fmt: skip
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        await writer.drain()
        answer = await reader.read(-1)
        writer.close()
        first, _, text = answer.partition(b"\r\n\r\n")
        return int(first.split(b" ", 2)[1]) if first else 0, text.decode()


@dataclass(slots=True)
class Stream:
    """So many requests a second, evenly."""

    name: str
    rate: float
    senders: list[Sender]
    latencies: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    last: float = 0.0

    async def run(self, port: int, start: float, seconds: float) -> None:
        tasks = []
        for number in range(int(self.rate * seconds)):
            meant = start + number / self.rate
            await asyncio.sleep(max(0.0, meant - time.monotonic()))
            sender = self.senders[number % len(self.senders)]
            tasks.append(asyncio.create_task(self._one(sender, port, meant)))
        await asyncio.gather(*tasks)
        self.last = time.monotonic() - start

    async def _one(self, sender: Sender, port: int, meant: float) -> None:
        try:
            wrong = await sender.once(port)
        except (OSError, TimeoutError, ValueError) as error:
            wrong = f"{type(error).__name__} {error}"
        if wrong:
            self.errors.append(wrong)
        else:
            self.latencies.append(time.monotonic() - meant)

    def told(self) -> dict[str, Any]:
        ranked = sorted(self.latencies) or [float("inf")]

        def at(share: float) -> float:
            return ranked[min(len(ranked) - 1, int(share * len(ranked)))]

        return {
            "name": self.name, "rate": self.rate, "done": len(self.latencies) / self.last,
            "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "worst": ranked[-1],
            "errors": len(self.errors), "first_error": self.errors[0] if self.errors else "",
            "senders": [[each.typed, each.versions] for each in self.senders if each.cells],
        }  # fmt: skip


async def run(plan: dict[str, Any]) -> list[dict[str, Any]]:
    streams = [
        Stream(each["name"], each["rate"], [Sender(**sender) for sender in each["senders"]])
        for each in plan["streams"]
    ]
    start = time.monotonic() + 0.2
    await asyncio.gather(*(each.run(plan["port"], start, plan["seconds"]) for each in streams))
    return [each.told() for each in streams]


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(json.load(sys.stdin)))))
