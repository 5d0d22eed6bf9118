"""Compare the word pieces of `corrobora.reading.wordpieces` with those of the library `tokenizers`, over whole corpora.

python -m training.pieces_agree
"""

import json
import sys

from tokenizers import Tokenizer

from corrobora.reading.wordpieces import WordPieces
from training.corpora import data_root
from training.encoder import tokenizer_file


def main() -> int:
    """Print how many texts were compared and the ids of those that differ; 1 if any does."""
    theirs = Tokenizer.from_file(str(tokenizer_file()))
    theirs.no_truncation()
    theirs.no_padding()
    vocabulary = sorted(theirs.get_vocab().items(), key=lambda item: item[1])
    ours = WordPieces([piece for piece, _ in vocabulary])
    texts = differing = 0
    for file, field in (
        ("polnear/train.jsonl", "text"),
        ("muc4/train.json", "doctext"),
        ("gunviolence/dev.reports.jsonl", "text"),
    ):
        for number, line in enumerate(
            (data_root() / "corpora" / file).read_text(encoding="utf-8").splitlines()
        ):
            text = json.loads(line)[field]
            wanted = theirs.encode(text, add_special_tokens=False)
            texts += 1
            ids, spans = ours.cut(text)
            if ids != wanted.ids or spans != list(wanted.offsets):
                differing += 1
                print(f"{file} line {number + 1} differs")
    print(f"{texts} texts, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
