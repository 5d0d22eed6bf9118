"""Every public name says what it promises."""

import ast
import importlib
import re
from collections.abc import Iterator

import pytest

import corrobora
from corrobora import errors
from tests.boundaries.source import PACKAGE, modules

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
ERRORS = {
    name
    for name in vars(errors)
    if isinstance(vars(errors)[name], type) and issubclass(vars(errors)[name], errors.CorroboraError)
}


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node


def public_definitions() -> Iterator[tuple[str, Definition]]:
    """Yield every public function and class of the house, and the public methods of the classes."""
    for path, module in modules():
        for node in public(module.body):
            yield f"{path}: {node.name}", node
            if isinstance(node, ast.ClassDef):
                for method in public(node.body):
                    yield f"{path}: {node.name}.{method.name}", method


def is_override(node: Definition) -> bool:
    return any(
        isinstance(decorator, ast.Name) and decorator.id == "override" for decorator in node.decorator_list
    )


def test_every_module_has_a_docstring() -> None:
    assert [path for path, module in modules() if not ast.get_docstring(module)] == []


def test_every_public_function_class_and_method_has_a_docstring() -> None:
    assert [
        name for name, node in public_definitions() if not ast.get_docstring(node) and not is_override(node)
    ] == []


def test_a_docstring_is_a_sentence_and_more_than_its_name() -> None:
    """`find_copies` is not described by "Find copies."."""
    poor = []
    for name, node in public_definitions():
        first = (ast.get_docstring(node) or "").partition("\n")[0]
        words = re.findall(r"[a-z]+", first.lower())
        if first and (
            not first.rstrip().endswith((".", ":", "?", "!")) or words == node.name.lower().split("_")
        ):
            poor.append(f"{name}: {first}")
    assert poor == []


def test_a_public_function_that_raises_our_errors_says_so() -> None:
    silent = []
    for name, node in public_definitions():
        if isinstance(node, ast.ClassDef):
            continue
        raised = {
            each.exc.func.id
            for each in ast.walk(node)
            if isinstance(each, ast.Raise)
            and isinstance(each.exc, ast.Call)
            and isinstance(each.exc.func, ast.Name)
        }
        docstring = ast.get_docstring(node) or ""
        silent += [f"{name} raises {error}" for error in sorted(raised & ERRORS) if error not in docstring]
    assert silent == []


def rooms_with_a_face() -> list[str]:
    return ["corrobora"] + [
        f"corrobora.{path.name}" for path in sorted(PACKAGE.iterdir()) if (path / "__init__.py").is_file()
    ]


@pytest.mark.parametrize("room", rooms_with_a_face())
def test_every_room_names_what_is_public(room: str) -> None:
    module = importlib.import_module(room)
    assert module.__all__, f"{room} names nothing in __all__"
    for name in module.__all__:
        assert hasattr(module, name), f"{room}.{name} is named and absent"
        exported = getattr(module, name)
        if isinstance(exported, type) or callable(exported):
            assert (exported.__doc__ or "").strip(), f"{room}.{name} has no docstring"


def test_the_errors_are_all_in_the_tree_at_the_top_of_their_file() -> None:
    assert {name for name in ERRORS if name not in (errors.__doc__ or "")} == set()
    for name in ERRORS - {"CorroboraError"}:
        assert issubclass(getattr(errors, name), ValueError | LookupError), name


def test_the_version_is_the_one_of_the_project() -> None:
    project = (PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{corrobora.__version__}"\n' in project
