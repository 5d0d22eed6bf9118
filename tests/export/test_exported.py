"""Loss reports and the CSV that all forms share."""

import csv
import io

import pytest

from corrobora.export.exported import Loss, render_csv, render_losses


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "-inf", "+1_000", "\uff1d1+1"],
)
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert rows(render_csv(("a",), [(cell,)]))[1] == [f"'{cell}"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("one;=1+1", "one;'=1+1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("=1;=2", "'=1;'=2"),
        ("one\r\n@SUM(A1)", "one\r\n'@SUM(A1)"),
        ("one;-2+3;-4", "one;'-2+3;-4"),
    ],
)
def test_what_a_spreadsheet_would_cut_out_of_a_cell_and_run_is_made_harmless(cell: str, shown: str) -> None:
    assert rows(render_csv(("a",), [(cell,)]))[1] == [shown]


@pytest.mark.parametrize(
    "cell",
    [
        "-1.5",
        "+3",
        "24",
        "killed, 24",
        'a "quoted" word',
        "two\nlines",
        "Gao=North",
        "",
        "2024-05-04;2024-05-06",
        "one; = two",
        "3;-1.5",
    ],
)
def test_any_other_cell_reads_back_as_it_was(cell: str) -> None:
    assert rows(render_csv(("a", "b"), [(cell, "x")]))[1] == [cell, "x"]


def test_a_loss_report_is_in_one_order() -> None:
    one = Loss(record="i-2", what="high", why="open; 24 stands instead")
    other = Loss(record="i-1", what="denial", why="no column")
    assert render_losses((one, other)) == render_losses((other, one))
    assert rows(render_losses((one, other))) == [
        ["record", "what", "why"],
        ["i-1", "denial", "no column"],
        ["i-2", "high", "open; 24 stands instead"],
    ]


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    assert b"\\ud800" in render_csv(("a",), [("\ud800",)])
