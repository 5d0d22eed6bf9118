"""Threads that share a project: whose turn it is.

Two locks keep them apart. Reading, joining and weighing take long and wait for one another; what is written waits for what is written. Whoever
needs both takes them in this order, so that no two wait for each other.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar


class Turns:
    """What has the two locks; acts of a class beneath it take them by `alone`, `at_work` and `at_once`."""

    def __init__(self) -> None:
        """Make the locks; the same thread may take each again."""
        self._working = threading.RLock()
        self._acting = threading.RLock()


_Self = TypeVar("_Self", bound=Turns)
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def _holding(
    act: Callable[Concatenate[_Self, _Asked], _Answer],
    locks: Callable[[_Self], Sequence[AbstractContextManager[object]]],
) -> Callable[Concatenate[_Self, _Asked], _Answer]:
    """Have an act wait until it holds some of its locks, which are taken in their order."""

    @wraps(act)
    def in_turn(turns: _Self, /, *args: _Asked.args, **told: _Asked.kwargs) -> _Answer:
        with ExitStack() as held:
            for lock in locks(turns):
                held.enter_context(lock)
            return act(turns, *args, **told)

    return in_turn


def alone(
    act: Callable[Concatenate[_Self, _Asked], _Answer],
) -> Callable[Concatenate[_Self, _Asked], _Answer]:
    """Have threads wait for one another, whatever they do."""
    return _holding(act, lambda turns: (turns._working, turns._acting))


def at_work(
    act: Callable[Concatenate[_Self, _Asked], _Answer],
) -> Callable[Concatenate[_Self, _Asked], _Answer]:
    """Have work wait for other work that takes long, and let what persons decide in between through."""
    return _holding(act, lambda turns: (turns._working,))


def at_once(
    act: Callable[Concatenate[_Self, _Asked], _Answer],
) -> Callable[Concatenate[_Self, _Asked], _Answer]:
    """Have an act wait for others that write, and not for work that takes long."""
    return _holding(act, lambda turns: (turns._acting,))
