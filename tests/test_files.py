"""The one way onto the disk: nobody else writes, locks hold, no link leads elsewhere."""

from __future__ import annotations

import ast
import errno
import os
import platform
import re
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from charter.batch.store import FolderStore, mark_of
from charter.problems import CharterError, InputError, OutputError
from charter.write import lock, swap
from charter.write.files import held, write_file, write_files, write_folder, write_new
from charter.write.in_place import edit_file, edit_files
from charter.write.lock import clear, locked

ROOT = Path(__file__).resolve().parent.parent / "charter"
HOME = {"write/in_place.py", "write/files.py", "write/lock.py", "write/swap.py"}
ELSEWHERE = {
    "batch/inputs.py": "a copy of the base workspace for a worker, in the system's folder",
    "batch/report.py": "a file at an address of fsspec",
    "batch/store.py": "the folder of a row with a person's data becomes private",
    "cli/groups.py": "no file: text of help, by click's own name for it",
    "compile_shipped.py": "what ships, when a wheel is made",
    "edit/on_copy.py": "a copy of the workspace to try on, in a temporary folder",
    "offer/pack/read_back.py": "a pack that is read again, in a temporary folder",
    "offer/verify/measure.py": "Word files that are in a zip, in a temporary folder",
    "offer/verify/verify.py": "what is in a zip, in a temporary folder",
    "review/compare.py": "a Word file that is read again, in a temporary folder",
    "web/uploads.py": "what was uploaded, in a temporary folder",
    "write/docx/office.py": "what LibreOffice works on, in a temporary folder",
}
"""Who else writes, and what: nothing that a person keeps."""
WRITES = re.compile(
    "chmod|copy(file|mode|tree)|(hardlink|symlink)_to|symlink|mkdir|makedirs|mk[ds]temp|renames?|rmdir"
    "|rmtree|touch|unlink|write_(bytes|text)|(Named)?TemporaryFile|TemporaryDirectory"
)
OF_A_MODULE = {"os": {"link", "remove", "replace", "truncate"}, "shutil": {"copy", "copy2", "move"}}


def test_files_are_put_on_disk_in_one_place() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if any(map(writes, ast.walk(ast.parse(path.read_text("utf-8")))))
    }
    assert found - HOME == set(ELSEWHERE)
    assert found >= HOME


def writes(node: ast.AST) -> bool:
    """Return whether this is a call that puts something on disk, or takes something from it."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    owner = getattr(called.value, "id", "") if isinstance(called, ast.Attribute) else ""
    if WRITES.fullmatch(name) and isinstance(called, ast.Attribute):
        return True
    if name in OF_A_MODULE.get(owner, ()):
        return True
    if name == "replace" and isinstance(called, ast.Attribute):
        return len(node.args) == 1 and not node.keywords  # a path; a text is replaced by a text
    if name == "open":
        given = [*node.args[:2], *(word.value for word in node.keywords if word.arg == "mode")]
        said = [one.value for one in given if isinstance(one, ast.Constant)]
        return any(isinstance(one, str) and re.fullmatch("[bt+]*[wax][bt+]*", one) for one in said)
    return False


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("os.replace(a, b)", True),
        ("path.replace(other)", True),
        ("text.replace('a', 'b')", False),
        ("day.replace(day=1)", False),
        ("open(name, 'w')", True),
        ("path.open('xb')", True),
        ("open(name, mode='a')", True),
        ("open(name, 'rb')", False),
        ("open('w')", True),
        ("path.unlink()", True),
        ("rename(text, step)", False),
        ("path.rename(other)", True),
        ("shutil.rmtree(x)", True),
        ("tempfile.mkdtemp()", True),
        ("copy.copy(x)", False),
        ("path.write_text('a')", True),
    ],
)
def test_the_test_above_knows_a_writer(code: str, is_one: bool) -> None:
    assert any(map(writes, ast.walk(ast.parse(code)))) == is_one


# Locks


def in_a_thread(work: Callable[[], object]) -> object:
    """Return what `work` returns in another thread, or the error that it raises there."""
    said: list[object] = []

    def run() -> None:
        try:
            said.append(work())
        except CharterError as bad:
            said.append(bad)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    return said[0]


def taken(folder: Path, wait: float = 0) -> str:
    """Return the code with which another thread does not get the lock of a folder, or nothing."""

    def take() -> str:
        with locked(folder, wait):
            return ""

    said = in_a_thread(take)
    return said.problems[0].code if isinstance(said, CharterError) else ""


@pytest.fixture(params=["folder", "file", "windows", "none"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Lock by the folder itself, by a file where that is not possible, as Windows does, and where
    there are no locks."""
    fcntl = pytest.importorskip("fcntl")
    really_lock, really_open = fcntl.flock, os.open

    def not_a_folder(number: int, how: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EBADF, "as NFS says")
        really_lock(number, how)

    def no_folders(path: Any, *more: Any, **given: Any) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "as Windows says")
        return really_open(path, *more, **given)

    def locking(number: int, how: int, length: int) -> None:
        assert (how, length) == (2, 1)
        try:
            really_lock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "as Windows says") from None

    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    if request.param == "none":
        monkeypatch.setattr(fcntl, "flock", none)
    if request.param == "file":
        monkeypatch.setattr(fcntl, "flock", not_a_folder)
    if request.param == "windows":
        monkeypatch.setattr(lock, "_ON_WINDOWS", True)
        monkeypatch.setattr(os, "open", no_folders)
        monkeypatch.setitem(sys.modules, "fcntl", None)
        monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    return str(request.param)


def test_a_folder_has_one_lock_for_all_others_by_any_name(tmp_path: Path, way: str) -> None:
    folder, link = tmp_path / "a", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    with locked(folder):
        assert taken(folder) == taken(link) == "in-use"
        assert taken(tmp_path) == ""
        with locked(link), locked(folder):
            assert taken(folder) == "in-use"
        assert taken(folder) == "in-use"
    assert taken(folder) == taken(link) == ""
    assert list(folder.iterdir()) == []


def test_who_waits_gets_the_lock_when_it_is_free(tmp_path: Path, way: str) -> None:
    waits, order = threading.Event(), []

    def second() -> None:
        waits.set()
        with locked(tmp_path, 60):
            order.append("second")

    with locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(60)
        order.append("first")
    thread.join(60)
    assert order == ["first", "second"]


@pytest.mark.parametrize("way", ["file"], indirect=True)
def test_a_lock_file_that_was_removed_by_its_holder_is_no_lock(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opened it before, and locks it after, must not believe that it holds the folder."""
    really_lock, done = lock._lock, []

    def removed_meanwhile(number: int) -> bool:
        got = really_lock(number)
        if not done and stat.S_ISREG(os.fstat(number).st_mode):
            done.append(os.fstat(number).st_ino)
            (tmp_path / lock.FILE).unlink()
        return got

    monkeypatch.setattr(lock, "_lock", removed_meanwhile)
    with locked(tmp_path):
        assert (tmp_path / lock.FILE).exists()
        assert taken(tmp_path) == "in-use"


def test_a_link_in_the_place_of_the_lock_file_is_not_followed(tmp_path: Path, way: str) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / lock.FILE).symlink_to(mine)
    write_files(folder, {"a.md": b"a"})
    assert mine.read_bytes() == b"mine"
    assert (folder / "a.md").read_bytes() == b"a"


@pytest.mark.parametrize("way", ["none"], indirect=True)
@pytest.mark.parametrize(
    ("machine", "process", "is_free"),
    [("this", "dead", True), ("this", "alive", False), ("another", "dead", False), ("", "", False)],
)
def test_without_locks_only_what_a_process_left_that_died_here_is_taken_away(
    machine: str, process: str, is_free: bool, tmp_path: Path, way: str
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    node = platform.node() if machine == "this" else machine
    number = {"dead": dead.pid, "alive": os.getpid()}.get(process, "")
    left = f"{node}\n{number}\n"
    (tmp_path / lock.ALONE).write_text(left)
    (tmp_path / ".x.charter-tmp").write_bytes(b"of that run")
    assert taken(tmp_path) == ("" if is_free else "in-use")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == (set() if is_free else {lock.ALONE, ".x.charter-tmp"})


@pytest.mark.parametrize("way", ["none"], indirect=True)
def test_without_locks_another_that_was_faster_keeps_what_it_made(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking at what a dead run left and taking it away, another run did both."""
    place, really = tmp_path / lock.ALONE, lock._is_of_the_dead
    place.write_text("of the dead")
    mine = f"{platform.node()}\n{os.getpid()}\n"

    def looked(path: Path) -> bool:
        if path.read_text() == "of the dead":
            place.write_text(mine)
            return True
        return really(path)

    monkeypatch.setattr(lock, "_is_of_the_dead", looked)
    assert taken(tmp_path) == "in-use"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {lock.ALONE: mine}


def test_left_overs_of_a_run_at_work_stay(tmp_path: Path) -> None:
    waiting = tmp_path / ".x.charter-tmp"
    waiting.write_bytes(b"half")
    with locked(tmp_path):
        waiting.write_bytes(b"half")
        in_a_thread(lambda: clear(tmp_path))
        assert waiting.exists()
    clear(tmp_path)
    assert not waiting.exists()


# Links, names and rights


def test_a_name_that_was_guessed_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, folder = tmp_path / "mine", tmp_path / "a"
    mine.write_bytes(b"mine")
    folder.mkdir()
    (folder / "company.yaml").write_text("name: old")
    monkeypatch.setattr(os, "urandom", bytes)
    monkeypatch.setattr(lock, "sweep", lambda *_, **__: None)
    (folder / swap._name()).symlink_to(mine)
    for write in (
        lambda: edit_file(folder / "company.yaml", lambda text: text.replace("old", "new")),
        lambda: write_files(folder, {"a.md": b"a"}),
        lambda: write_file(folder / "b.md", b"b"),
        lambda: write_new(folder, {"c.md": b"c"}),
    ):
        with pytest.raises(OutputError, match="cannot-write"):
            write()
    assert mine.read_bytes() == b"mine"
    assert (folder / "company.yaml").read_text() == "name: old"


def test_names_of_what_waits_cannot_be_guessed() -> None:
    names = {swap._name() for _ in range(100)}
    assert len(names) == 100
    assert all(re.fullmatch(r"\.[0-9a-f]{16}\.charter-tmp", name) for name in names)


def test_a_paper_that_is_a_link_gives_way_and_what_it_led_to_stays(tmp_path: Path) -> None:
    mine = tmp_path / "mine.md"
    mine.write_bytes(b"mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.md").symlink_to(mine)
    with pytest.raises(OutputError, match="edited"):
        write_files(out, {"a.md": b"ours"})
    write_files(out, {"a.md": b"ours"}, force=True)
    assert (mine.read_bytes(), (out / "a.md").read_bytes()) == (b"mine", b"ours")
    assert not (out / "a.md").is_symlink()


def test_a_company_file_that_is_a_link_is_changed_where_it_is(tmp_path: Path) -> None:
    real, link = tmp_path / "a" / "real.yaml", tmp_path / "b" / "company.yaml"
    for path in (real, link):
        path.parent.mkdir()
    real.write_bytes("\ufeffname: old\r\n".encode())
    real.chmod(0o640)
    link.symlink_to(real)
    assert edit_file(link, lambda text: text.replace("old", "new"))
    assert link.is_symlink()
    assert real.read_bytes().decode() == "\ufeffname: new\r\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.rglob(".*")] == []


@pytest.mark.parametrize("what", ["pipe", "folder"])
def test_what_is_no_file_in_the_place_of_a_paper_is_named(tmp_path: Path, what: str) -> None:
    (os.mkfifo if what == "pipe" else os.mkdir)(tmp_path / "a.md")
    with pytest.raises(OutputError, match=f"this is a {what}, not a file"):
        write_files(tmp_path, {"a.md": b"a"}, force=True)


def test_private_files_are_private_from_their_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, really_create = set(), swap._create

    def create(path: Path, mode: int | None) -> Any:
        file = really_create(path, mode)
        seen.add(stat.S_IMODE(os.fstat(file.fileno()).st_mode))
        return file

    monkeypatch.setattr(swap, "_create", create)
    old = os.umask(0)
    try:
        write_files(tmp_path / "a", {"a.docx": b"of a person"}, private=True)
        write_files(tmp_path / "a", {"a.docx": b"of another"}, private=True)
        write_folder(tmp_path / "b", {"a.docx": b"of a person"}, {}, private=True)
    finally:
        os.umask(old)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert seen == {0o600}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}


def test_a_paper_keeps_the_rights_that_a_person_gave_it(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.md": b"old"})
    (tmp_path / "a.md").chmod(0o604)
    write_files(tmp_path, {"a.md": b"new"})
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o604


# On disk before it has its name


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return what is done, as it is done: content and folders made last, and renames."""
    done: list[tuple[str, str]] = []
    sync, replace = swap._sync, os.replace

    def synced(path: Path, flags: int) -> None:
        done.append(("folder" if path.is_dir() else "sync", path.name))
        sync(path, flags)

    def replaced(source: Path, target: Path) -> None:
        done.append(("rename", source.name))
        replace(source, target)

    monkeypatch.setattr(swap, "_sync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    return done


def test_content_is_on_disk_before_it_has_its_name_and_the_folder_once_after(
    tmp_path: Path, steps: list[tuple[str, str]]
) -> None:
    write_files(tmp_path / "out", {"a.md": b"a", "b.md": b"b"})
    renamed = [name for what, name in steps if what == "rename"]
    assert len(renamed) == 4  # the record before and after the two
    for name in renamed:
        assert steps.index(("sync", name)) < steps.index(("rename", name))
    assert steps.count(("folder", "out")) == 1
    assert steps[-1] == ("folder", "out")


def test_to_sync_is_to_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: waited.append(os.fstat(number).st_ino))
    write_file(tmp_path / "a.md", b"a")
    assert waited == [(tmp_path / "a.md").stat().st_ino, tmp_path.stat().st_ino]


def test_nothing_is_done_twice_where_nothing_changes(
    tmp_path: Path, steps: list[tuple[str, str]]
) -> None:
    write_files(tmp_path, {"a.md": b"a"})
    (tmp_path / "mine.yaml").write_text("a")
    steps.clear()
    write_files(tmp_path, {"a.md": b"a"})
    assert not edit_file(tmp_path / "mine.yaml", str)
    assert steps == []


@pytest.mark.parametrize("torn", [b"", bytes(4096)])
def test_what_a_power_cut_left_of_a_paper_is_no_persons_work(tmp_path: Path, torn: bytes) -> None:
    """The folder of a row of a batch is not waited for."""
    store, mark = FolderStore(tmp_path, private=False), mark_of("f", {"a.md": b"a paper"}, ())
    store.put("row", {"a.md": b"a paper"}, mark, force=False)
    for name in ("a.md", ".charter.json"):
        (tmp_path / "row" / name).write_bytes(torn)
    assert store.changed("row", mark) is None
    store.put("row", {"a.md": b"a paper"}, mark, force=False)
    assert (tmp_path / "row" / "a.md").read_bytes() == b"a paper"
    assert store.changed("row", mark) == ()


# A person's file that changes meanwhile


def test_an_edit_is_made_again_to_what_somebody_saved_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("a: 1\n")
    calls = []

    def edit(text: str) -> str:
        if not calls:
            file.write_text("a: 1\nb: mine\n")
        calls.append(text)
        return text + "c: 3\n"

    assert edit_file(file, edit)
    assert file.read_text() == "a: 1\nb: mine\nc: 3\n"
    assert calls == ["a: 1\n", "a: 1\nb: mine\n"]


def test_a_file_that_does_not_stop_changing_is_left_to_who_changes_it(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("")

    def edit(text: str) -> str:
        file.write_text(f"{text}mine\n")
        return "ours"

    with pytest.raises(OutputError) as raised:
        edit_file(file, edit)
    assert str(raised.value) == (
        f"{file}: it changes all the time; nothing was changed - close it in other programs, then "
        "run it again [changed-meanwhile]"
    )
    assert set(file.read_text().splitlines()) == {"mine"}
    assert list(tmp_path.iterdir()) == [file]


def test_files_that_were_read_and_those_that_were_not_there_count_too(tmp_path: Path) -> None:
    one, two, new = (tmp_path / name for name in ("one", "two", "new"))
    one.write_text("1")
    two.write_text("2")
    asked = []

    def edit(read: Callable[[Path], str]) -> dict[Path, str]:
        said = read(one) + read(two) + (read(new) if new.exists() else "")
        asked.append(said)
        if len(asked) == 1:
            two.write_text("3")
        elif len(asked) == 2:
            new.write_text("4")
        return {one: said, new: said}

    assert edit_files(edit) == (one, new)
    assert asked == ["12", "13", "134"]
    assert (one.read_text(), two.read_text(), new.read_text()) == ("134", "3", "134")


@pytest.mark.parametrize(
    ("names", "changed", "said"),
    [
        (["old"], [], "old: cannot be written: {}; nothing was changed"),
        (["old", "new"], [], "new: cannot be written: {}; nothing was changed"),
        (["old", "new"], ["new"], "old: cannot be written: {}; 1 of 2 files are changed"),
        (["a", "b", "new"], ["a", "new"], "b: cannot be written: {}; 2 of 3 files are changed"),
    ],
)
def test_the_file_that_cannot_be_written_is_named_and_how_many_are_changed(
    names: list[str], changed: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, put = [*changed], swap.Stage.put

    def fail(*given: Any, **more: Any) -> None:
        if not left:
            raise OSError(errno.ENOSPC, "No space left")
        left.pop()
        put(*given, **more)

    for name in names:
        (tmp_path / name).write_text("1" if name != "new" else "")
    (tmp_path / "new").unlink(missing_ok=True)
    monkeypatch.setattr(swap.Stage, "put", fail)
    paths = [tmp_path / name for name in names]
    with pytest.raises(OutputError) as raised:
        edit_files(lambda read: {p: read(p) + "2" if p.exists() else "3" for p in paths})
    [problem] = raised.value.problems
    assert f"{problem.place}: {problem.message}" == f"{tmp_path}/{said.format('No space left')}"
    texts = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert [name for name in names if texts.get(name) in ("12", "3")] == changed


def test_what_killed_runs_left_is_swept_whatever_it_is_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "paper").write_text("kept")
    (tmp_path / f".a{swap.ENDING}").write_text("left")
    (tmp_path / f".b{swap.ENDING}").mkdir()
    (tmp_path / f".b{swap.ENDING}" / "part").write_text("left")
    (tmp_path / f".c{swap.ENDING}").symlink_to(tmp_path / "theirs")
    (tmp_path / f"d{swap.ENDING}").write_text("not ours")
    (tmp_path / ".hidden").write_text("not ours")
    swap.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["theirs", f"d{swap.ENDING}", ".hidden"]
    )
    assert (tmp_path / "theirs" / "paper").read_text() == "kept"
    swap.sweep(tmp_path / "nowhere")


def test_an_edit_that_fails_changes_nothing_and_lets_go(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("mine")

    def edit(text: str) -> str:
        raise InputError([])

    with pytest.raises(InputError):
        edit_file(file, edit)
    assert file.read_text() == "mine"
    assert taken(tmp_path) == ""


def test_a_paper_that_is_saved_while_others_are_written_is_a_persons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.md": b"old", "b.md": b"old"})
    add = swap.Stage.add

    def saved_meanwhile(self: swap.Stage, path: Path, content: bytes) -> None:
        (tmp_path / "b.md").write_bytes(b"mine")
        add(self, path, content)

    monkeypatch.setattr(swap.Stage, "add", saved_meanwhile)
    with pytest.raises(OutputError, match=r"b\.md: was edited since it was made"):
        write_files(tmp_path, {"a.md": b"new", "b.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert (tmp_path / "b.md").read_bytes() == b"mine"


def test_of_new_files_one_that_is_there_by_now_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = swap.Stage.add

    def made_meanwhile(self: swap.Stage, path: Path, content: bytes) -> None:
        path.write_bytes(b"mine")
        add(self, path, content)

    monkeypatch.setattr(swap.Stage, "add", made_meanwhile)
    for links in (True, False):
        if not links:
            monkeypatch.setattr(os, "link", refuse(errno.EPERM))
        assert write_new(tmp_path, {f"{links}.yaml": b"ours"}) == []
        assert (tmp_path / f"{links}.yaml").read_bytes() == b"mine"


# Windows, as its calls fail


def refuse(number: int, winerror: int = 0, times: int = 10**9) -> Callable[..., Any]:
    """Return a function that fails the first `times`, and then does what os.replace does."""
    left, really = [times], os.replace

    def call(*given: Any) -> Any:
        if not left[0]:
            return really(*given)
        left[0] -= 1
        kind = PermissionError if number == errno.EACCES else OSError
        reason = kind(number, os.strerror(number))
        if winerror:
            reason.winerror = winerror
        raise reason

    return call


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for virus scanners."""
    monkeypatch.setattr(swap, "_PAUSES", (0, 0, 0, 0))


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("winerror", [5, 32])
def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("old")
    monkeypatch.setattr(os, "replace", refuse(errno.EACCES, winerror, times=3))
    assert edit_file(file, lambda _: "new")
    assert file.read_text() == "new"


@pytest.mark.usefixtures("hasty")
def test_a_file_that_is_open_in_another_program_says_so_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("old")
    monkeypatch.setattr(os, "replace", refuse(errno.EACCES, 32))
    with pytest.raises(OutputError) as raised:
        edit_file(file, lambda _: "new")
    assert str(raised.value) == (
        f"{file}: cannot be written: Permission denied; nothing was changed - close it where it is "
        "open, then run it again [cannot-write]"
    )
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text() == "old"


@pytest.mark.parametrize(("number", "winerror"), [(errno.ENAMETOOLONG, 0), (errno.ENOENT, 206)])
def test_a_path_that_is_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, winerror: int
) -> None:
    monkeypatch.setattr(swap, "_create", refuse(number, winerror))
    with pytest.raises(OutputError, match="the path is too long for this system"):
        write_files(tmp_path, {"a.md": b"a"})


def test_a_path_that_is_really_too_long_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the path is too long for this system"):
        write_files(tmp_path / ("a" * 300), {"a.md": b"a"})


def test_a_folder_that_is_held_twice_is_given_back_once(tmp_path: Path) -> None:
    with held(tmp_path / "a" / "b"):
        write_files(tmp_path / "a" / "b", {"a.md": b"a"})
        assert taken(tmp_path / "a" / "b") == "in-use"
    assert taken(tmp_path / "a" / "b") == ""
