"""The lines of a text file, or what keeps it from being one."""

import re
from collections.abc import Iterator

from briefing.diagnostics import Diagnostic, Severity
from briefing.german.bidi import codepoint, find_controls

_NEWLINE = re.compile(r"\r\n|[\n\r\u0085\u2028\u2029]")
_RARE_ENDS = "\r\u0085\u2028\u2029"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that no text holds and XML forbids."""
_LONGEST_LINE = 50_000
_ESCAPED_TURN = re.compile(r"\\(?:u|U0000)(?:061c|200[ef]|202[a-e]|206[6-9])", re.IGNORECASE)


def read_lines(data: bytes, path: str) -> list[str] | Diagnostic:
    """Return the lines of a UTF-8 text (byte order mark or not, any newline style), or what keeps it from being one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = len(_NEWLINE.findall(data[: error.start].decode("utf-8", "replace"))) + 1
        what = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not UTF-8"
        return Diagnostic(path, number, what, "save the file as UTF-8", "encoding")
    lines = _NEWLINE.split(text) if any(end in text for end in _RARE_ENDS) else text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            what = f"the line has {len(line)} characters, more than {_LONGEST_LINE}"
            return Diagnostic(path, number, what, "break it into paragraphs", "size")
        if not line.isprintable() and (control := CONTROL.search(line)):
            what = f"control character U+{ord(control[0]):04X} at column {control.start() + 1}"
            return Diagnostic(path, number, what, "delete it; no such character belongs in a text", "control-character")
    if not text.strip():
        return Diagnostic(path, None, "the file is empty", "paste the article into it, or delete it", "empty")
    return lines


def turning(lines: list[str], path: str) -> Iterator[Diagnostic]:
    """Yield a warning for each line with characters that turn the direction of writing, or YAML's escapes for such."""
    may_escape = path.endswith(".yml")
    for number, line in enumerate(lines, 1):
        # Such characters cannot be printed, and nearly every line can be.
        if line.isprintable() and not (may_escape and "\\" in line):
            continue
        turn = next(find_controls(line), None)
        escape = _ESCAPED_TURN.search(line) if may_escape and not turn else None
        if found := turn or escape:
            shown = codepoint(found[0]) if turn else found[0]
            what = f"{shown} at column {found.start() + 1} turns the direction of writing"
            yield Diagnostic(
                path, number, what, "check that the line reads as it is meant", "writing-direction", Severity.WARNING
            )
