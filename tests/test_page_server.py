"""The page as a process: it prints its address, answers to it alone, and ends when told."""

from __future__ import annotations

import gc
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from charter.web.server import LOADS
from conftest import Ran

HERE = Path(__file__).resolve().parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "briefs" / "northwind", tmp_path / "northwind"))


@pytest.fixture
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield the process and the address that it printed."""
    words = [sys.executable, "-m", "charter", "open", str(folder), "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout
    address = process.stdout.readline().strip()
    assert process.stdout.readline() == "Ctrl+C ends it.\n"
    try:
        yield process, address
    finally:
        process.kill()
        process.communicate()


def get(host: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_it_answers_to_the_printed_address_and_ends_when_told(
    served: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = served
    where = urlsplit(address)
    assert where.hostname == "127.0.0.1"
    host = where.netloc
    assert get(host, "/").status == 403
    entered = get(host, f"{where.path}?{where.query}")
    assert entered.status == 303
    cookie = re.split(";", entered.getheader("set-cookie", ""))[0]
    shown = get(host, "/owners", Cookie=cookie)
    assert shown.status == 200
    assert shown.getheader("server") is None
    assert get(host, "/owners", Cookie=cookie, Host="evil.example").status == 421
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 0


def test_two_pages_have_two_secrets() -> None:
    from charter.web.address import listen

    told: list[str] = []
    for _ in range(2):
        at = listen(0)
        told.append(urlsplit(at.url).query)
        at.listening.close()
    first, second = told
    assert first != second
    assert len(first) > len("key=") + 30


def test_a_port_in_use_is_told(charter: Callable[..., Ran], folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = charter("open", str(folder), "--no-browser", "--port", str(port))
    assert said.code == 1
    assert f"port {port} is in use on this machine" in said.err


def test_a_folder_that_there_is_not_is_told(charter: Callable[..., Ran], tmp_path: Path) -> None:
    said = charter("open", str(tmp_path / "nowhere"), "--get", "/")
    assert said.code == 1
    assert "there is no such folder or file" in said.err


def test_it_looks_for_garbage_since_it_goes_on_for_days(
    charter: Callable[..., Ran], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other commands end at once, and look for none."""
    seen: list[bool] = []

    def run(*_: object, **__: object) -> None:
        for thread in threading.enumerate():
            if thread.name == LOADS:
                thread.join(30)
        seen.append(gc.isenabled())

    monkeypatch.setattr("uvicorn.Server.run", run)
    gc.disable()
    try:
        assert charter("open", str(folder), "--no-browser").code == 0
    finally:
        gc.unfreeze()
        gc.enable()
    assert seen == [True]
