"""Named tuples of the package: what those of `typing` are, but made faster."""

from __future__ import annotations

import pickle
import typing

import pytest

from charter.named_tuples import NamedTuple


class Ours(NamedTuple):
    """A class of ours."""

    name: str
    parts: tuple[Part, ...] = ()
    count: int = 0

    @property
    def shown(self) -> str:
        """Return the name and the count."""
        return f"{self.name} {self.count}"

    @classmethod
    def named(cls, name: str) -> Ours:
        """Return one of this name."""
        return cls(name)

    def __str__(self) -> str:
        return f"<{self.name}>"


class Theirs(typing.NamedTuple):
    """A class of theirs."""

    name: str
    parts: tuple[Part, ...] = ()
    count: int = 0


class Part(NamedTuple):
    """What is only defined after what it is a part of."""

    text: str


class Empty(NamedTuple):
    """A thing without fields."""


def test_it_is_as_those_of_typing() -> None:
    for same in ("_fields", "_field_defaults", "__match_args__", "__module__", "__bases__"):
        assert getattr(Ours, same) == getattr(Theirs, same), same
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    ours, theirs = Ours("a", count=2), Theirs("a", count=2)
    assert ours == theirs == ("a", (), 2)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(name="b") == theirs._replace(name="b")
    assert Ours.__doc__ == "A class of ours."
    assert Ours.__qualname__ == "Ours"
    assert not hasattr(ours, "__dict__")


def test_its_methods_are_there() -> None:
    assert Ours("a", count=2).shown == "a 2"
    assert Ours.named("b") == Ours("b")
    assert str(Ours("c")) == "<c>"


def test_what_is_missing_or_unknown_is_refused_as_theirs_do() -> None:
    for wrong in ((), ("a", (), 0, "more")):
        said = []
        for kind in (Ours, Theirs):
            with pytest.raises(TypeError) as refused:
                kind(*wrong)
            said.append(str(refused.value))
        assert said[0] == said[1].replace("Theirs", "Ours")


def test_it_goes_to_another_process_and_comes_back() -> None:
    assert pickle.loads(pickle.dumps(Ours("a", (Part("b"),)))) == Ours("a", (Part("b"),))


def test_it_may_be_empty() -> None:
    assert Empty() == ()
    assert Empty._fields == ()


def test_no_text_of_a_type_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a type was looked at")

    monkeypatch.setattr(typing.ForwardRef, "__init__", refuse)

    class Unseen(NamedTuple):
        field: NotThere  # type: ignore[name-defined]  # noqa: F821

    assert Unseen(1) == (1,)
