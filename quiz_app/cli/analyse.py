"""`quiz-app log analyse`: item analysis of any table of students by items."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quiz_app.cli.opening import told
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.interchange.matrix import Matrix, read_matrix

if TYPE_CHECKING:
    from quiz_app.analysis.consistency import Consistency
    from quiz_app.analysis.items import ItemStatistics

File = Annotated[Path, typer.Argument(metavar="MATRIX.csv", help="A header of item ids, then a row a student.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]
Excused = Annotated[list[str] | None, typer.Option("--excuse", help="Leave this item out of the totals; repeatable.")]
Zero = Annotated[bool, typer.Option("--blank-is-zero", help="Count an empty cell as 0, not as not asked.")]
HEAD = ("item", "answers", "facility", "discrimination", "efficiency", "upper-lower")


def analyse(matrix: File, as_json: AsJson = False, excuse: Excused = None, blank_is_zero: Zero = False) -> None:
    """Say of every item how hard it is, whether it tells strong from weak, and what to do about it.

    A second row that begins with max says what each item can earn; without it every item earns 1.
    """
    with told():
        read = read_matrix(matrix.read_bytes(), str(matrix))
        unknown = [item for item in excuse or () if item not in read.items]
        if unknown:
            raise ProblemsFound([Problem(f"no item '{unknown[0]}' to excuse", str(matrix), 1)])
    whole, items = _analysed(read, excuse or [], blank_is_zero)
    typer.echo(_json(read, whole, items) if as_json else "\n".join(_lines(read, whole, items)))


def _analysed(
    read: Matrix, excused: list[str], blank_is_zero: bool
) -> "tuple[Consistency, tuple[ItemStatistics, ...]]":
    from quiz_app.analysis.consistency import consistency
    from quiz_app.analysis.items import item_statistics
    from quiz_app.analysis.scores import scores

    rows = [[0.0 if cell is None and blank_is_zero else cell for cell in row] for row in read.points]
    found = scores(read.items, rows, read.most).excusing(excused)
    return consistency(found), item_statistics(found)


def _json(read: Matrix, whole: "Consistency", items: "tuple[ItemStatistics, ...]") -> str:
    from quiz_app.analysis.item_table import told_item, told_whole

    said = {"students": len(read.students), **told_whole(whole), "items": [told_item(one) for one in items]}
    return json.dumps(said, ensure_ascii=False, indent=2)


def _lines(read: Matrix, whole: "Consistency", items: "tuple[ItemStatistics, ...]") -> list[str]:
    from quiz_app.analysis.item_table import told_item
    from quiz_app.analysis.whole_verdict import whole_advice

    figures = [told_item(one) for one in items]
    rows = [HEAD, *(_cells(one) for one in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    lines = [f"{len(read.students)} students, {len(read.items)} items. {whole_advice(whole)}", ""]
    for place, row in enumerate(rows):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if place:
            lines.append(f"    {figures[place - 1]['advice']}")
    return lines


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    name = one["item"] if one["counted"] else f"{one['item']} (excused)"
    return (
        name,
        str(one["answers"]),
        _with_interval(one, "facility"),
        _with_interval(one, "discrimination"),
        "" if one["efficiency"] is None else f"{one['efficiency']:.0f} %",
        "" if one["difference"] is None else f"{one['difference']:.2f}",
    )


def _with_interval(one: dict[str, Any], name: str) -> str:
    if one[name] is None:
        return ""
    return f"{one[name]:.2f} ({one[f'{name}_low']:.2f} to {one[f'{name}_high']:.2f})"
