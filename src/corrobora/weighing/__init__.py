"""Weighing: an incident in, its assessment out. Pure: no files, no network, no clock.

One module per judgement, each with its METHOD and its rules in one place:
`origins`, `casualties`, `points`, `conflicts`, `grades`, `accountability`,
`headlines` and `gaps`. All start from a `docket`.
"""

from corrobora.weighing.assessing import METHODS, assess

__all__ = ["METHODS", "assess"]
