"""Machine proposal → human judgement: what a person decided, replayed over what the machine proposes.

Pure. Judgements are appended and withdrawn, never erased.
"""

from corrobora.review.replay import METHOD, Standing, replay

__all__ = ["METHOD", "Standing", "replay"]
