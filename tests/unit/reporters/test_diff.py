"""What fixes would change, as git shows it."""

from __future__ import annotations

from funnelspec.reporters import diff


def test_lines_around_a_change_are_shown() -> None:
    before = "".join(f"line {number}\n" for number in range(1, 20))
    assert diff.render({"a.yaml": (before, before.replace("line 9\n", "LINE 9\n"))}) == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -6,7 +6,7 @@\n line 6\n line 7\n line 8\n-line 9\n+LINE 9\n"
        " line 10\n line 11\n line 12\n"
    )


def test_files_come_in_order_of_their_paths_as_they_are_shown() -> None:
    shown = diff.render({"b.yaml": ("x\n", "y\n"), "a.yaml": ("x\n", "")}, places=lambda path: f"in/{path}")
    assert shown == (
        "--- a/in/a.yaml\n+++ b/in/a.yaml\n@@ -1 +0,0 @@\n-x\n"
        "--- a/in/b.yaml\n+++ b/in/b.yaml\n@@ -1 +1 @@\n-x\n+y\n"
    )
    assert diff.render({}) == ""


def test_a_missing_line_end_is_said_and_only_a_line_feed_ends_a_line() -> None:
    assert diff.render({"a": ("x\u2028y\rz", "x\u2028y\rZ\r\n")}) == (
        "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\u2028y\rz\n\\ No newline at end of file\n+x\u2028y\rZ\r\n"
    )


def test_odd_paths_are_written_as_git_writes_them() -> None:
    assert diff.render({"a b": ("x\n", "y\n")}).startswith("--- a/a b\t\n+++ b/a b\t\n@@")
    assert diff.render({'a\n"\\': ("x\n", "y\n")}).startswith('--- "a/a\\n\\"\\\\"\n+++ "b/a\\n\\"\\\\"\n')
