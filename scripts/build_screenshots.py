"""Draw every page of the workbench as a telephone, a desk and a wide screen show it.

    python scripts/build_screenshots.py                  writes docs/images/workbench/NAME-WIDTH.png
    python scripts/build_screenshots.py people first     writes the pictures of these pages alone

The pages are those of ``PAGES`` in ``tests/browser/stage.py``, with the accounts of the tests and a clock that stands still: two runs on one
machine write the same bytes. Letters are those of its fonts, so that another machine may draw them otherwise. Ends with 1 if there is no Chromium.
"""

import argparse
import io
import sys
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.stage import (  # noqa: E402 - the tests are no package that is installed
    NAMED_BY,
    PAGES,
    browsing,
    find_chromium,
    staged,
)

TARGET: Final = ROOT / "docs" / "images" / "workbench"
WINDOWS: Final = ((390, 844), (1280, 800), (1920, 1080))
"""Width and height in pixels: a telephone held upright, a laptop, a desk. A longer page is drawn to its end."""
TOPS: Final = frozenset({"report-claim-1280", "incident-1280"})
"""Of these the window alone is drawn: the README shows them, and nobody would scroll through a picture there."""
COLOURS: Final = 64
"""Of a picture. Ours: letters of two colours with their smooth edges need no more, and the file is a third as large."""


def small(picture: bytes) -> bytes:
    """Return a PNG with a palette in place of three numbers for each point."""
    with Image.open(io.BytesIO(picture)) as opened:
        few = opened.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> int:
    """Draw what the command line asks for."""
    names = [visit.name for visit in PAGES]
    parser = argparse.ArgumentParser(description="Draw the pages of the workbench.")
    parser.add_argument("name", nargs="*", help=f"a page; without one, all: {', '.join(names)}")
    wanted = parser.parse_args().name or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        print(f"no page is called {', '.join(unknown)}; these are there: {', '.join(names)}", file=sys.stderr)
        return 1
    program = find_chromium()
    if program is None:
        print(f"no Chromium was found: install the package chromium, or name the program with {NAMED_BY}", file=sys.stderr)  # fmt: skip
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with browsing(program) as browser, staged() as stage:
        for visit in PAGES:
            for width, height in WINDOWS if visit.name in wanted else ():
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme="light",
                    reduced_motion="reduce",
                    # Playwright hides the blinking caret with a style within the page, which the workbench's policy would refuse
                    bypass_csp=True,
                    storage_state=visit.entry(stage),
                )
                page = context.new_page()
                visit.open(page, stage)
                drawn = page.screenshot(
                    full_page=f"{visit.name}-{width}" not in TOPS, animations="disabled", caret="hide"
                )
                context.close()
                path = TARGET / f"{visit.name}-{width}.png"
                path.write_bytes(small(drawn))
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
