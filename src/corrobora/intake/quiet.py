"""Keeping the libraries that take files apart from telling the log what they found in them."""

import contextlib
import logging
import warnings
from collections.abc import Iterator


@contextlib.contextmanager
def quiet(*libraries: str) -> Iterator[None]:
    """Hold back log lines and warnings of the named libraries while the block runs.

    They report every oddity of a file that they repair, sometimes with words of it; a log must hold
    neither, and what cannot be repaired comes back as an exception anyway.
    """
    silent = logging.NullHandler()
    loggers = [logging.getLogger(name) for name in libraries]
    before = [(logger, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(silent)
        logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, propagated in before:
            logger.removeHandler(silent)
            logger.propagate = propagated
