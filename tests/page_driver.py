"""The page in the browser as tests ask it: no server, no network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from charter.web.desk import Desk
from charter.web.server import HOST, PageAnswer, ask, guarded

HERE = Path(__file__).resolve().parent
DAY = date(2026, 12, 1)
TOKEN = "secret"
HOST_NAME = f"{HOST}:8000"


class Page:
    """The page over a folder, as a browser asks it."""

    def __init__(self, folder: Path, **how: bool) -> None:
        self.desk = Desk(folder, DAY, **how)
        self.app = guarded(self.desk, 8000, TOKEN)

    def get(self, path: str, **headers: str) -> PageAnswer:
        return self._ask("GET", path, headers)

    def post(self, path: str, form: dict[str, str], **headers: str) -> PageAnswer:
        return self.post_pairs(path, form.items(), **headers)

    def post_pairs(self, path: str, form: Iterable[tuple[str, str]], **headers: str) -> PageAnswer:
        """Send a form in which a name may stand several times."""
        headers = {
            "sec_fetch_site": "same-origin",
            "content_type": "application/x-www-form-urlencoded",
            **headers,
        }
        return self._ask("POST", path, headers, urlencode([*form]).encode())

    def upload(self, path: str, name: str, content: bytes, **form: str) -> PageAnswer:
        return self.upload_all(path, [("file", name, content)], **form)

    def upload_all(
        self, path: str, files: Iterable[tuple[str, str, bytes]], **form: str
    ) -> PageAnswer:
        """Send files, each with the name of its field, its own name and its content."""
        body = b"".join(
            f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in form.items()
        )
        for field, name, content in files:
            head = f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"'
            body += head.encode() + b"\r\n\r\n" + content + b"\r\n"
        headers = {
            "sec_fetch_site": "same-origin",
            "content_type": "multipart/form-data; boundary=x",
        }
        return self._ask("POST", path, headers, body + b"--x--\r\n")

    def _ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> PageAnswer:
        sent = {
            "host": HOST_NAME,
            "cookie": f"charter-8000={TOKEN}",
            "content_length": str(len(body)),
            **headers,
        }
        pairs = tuple((name.replace("_", "-"), value) for name, value in sent.items() if value)
        return ask(self.app, method, path, headers=pairs, body=body)


def northwind(into: Path) -> Path:
    """Return a copy of a workspace that the page may write into."""
    return Path(shutil.copytree(HERE / "briefs" / "northwind", into / "northwind"))


def company(folder: Path) -> str:
    return (folder / "company.yaml").read_text("utf-8")


def text(answer: PageAnswer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.body.decode())).split())


def hidden(answer: PageAnswer, name: str) -> str:
    """Return what the last hidden field of this name brings back."""
    found = re.findall(
        rf'type="hidden" name="{re.escape(name)}" value="([^"]*)"', answer.body.decode()
    )
    return unescape(found[-1])


def answered(folder: Path, path: str, form: dict[str, str]) -> int:
    """Return the status of the answer to a form, as a process of its own asks it."""
    return Page(folder).post(path, form).status
