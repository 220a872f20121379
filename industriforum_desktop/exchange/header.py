"""The lines of an e-mail's head, folded so that every reader gets back what was meant.

By RFC 5322 (lines, addresses), 2047 (encoded words), 2231 (file names) and 5890 (domains). Python's own folding
joins names with the commas between them, and loses receivers.
"""

from __future__ import annotations

import re
from base64 import b64encode
from urllib.parse import quote

_LINE = 76
"""Characters in a line that holds an encoded word (RFC 2047, 2)."""
_WORD = 75
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = rf'(?:{_ATOM}(?:\.{_ATOM})*|"(?:[ !#-\[\]-~]|\\[ -~])*")'
_DOMAIN = r"(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[!-Z^-~]+\])"
_ADDRESS = re.compile(rf"{_LOCAL}@{_DOMAIN}")
_ATOMS = re.compile(rf"{_ATOM}(?: {_ATOM})*")
_BARE = re.compile(rb"[A-Za-z0-9!*+/-]")
"""What stands for itself in every encoded word (RFC 2047, 5)."""
_PLAIN_FILE = re.compile(r"[ -~]*")


def header(name: str, text: str) -> str:
    """A header with free text; `text` is in one line."""
    if not text:
        return f"{name}:"
    if _is_plain(text):
        lines, line = [], f"{name}:"
        for word in text.split(" "):
            if len(line) + 1 + len(word) > _LINE and line.strip():
                lines.append(line)
                line = ""
            line += f" {word}"
        if all(len(one) <= _LINE for one in [*lines, line]):
            return "\r\n".join([*lines, line])
    return f"{name}: {_encoded(text, len(name) + 2)}"


def receiver(name: str, spec: str) -> str:
    """A receiver for a list of them, where it begins a line; `name` is in one line, `spec` an `address`."""
    if not name:
        return spec
    shown = name
    if not _is_plain(name) or len(name) > _WORD // 2:
        shown = _encoded(name, len("Bcc: "))
    elif not _ATOMS.fullmatch(name):
        shown = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    last = shown.rpartition("\n")[2]
    gap = " " if len("Bcc: ") + len(last) + len(spec) + len(" <>,") <= _LINE else "\r\n "
    return f"{shown}{gap}<{spec}>"


def address(email: str) -> str:
    """The e-mail address as it is sent to, the domain in ASCII. Raises ValueError with it when it can't be one."""
    local, _at, domain = email.strip().rpartition("@")
    try:
        spec = f"{local}@{domain if domain.isascii() else domain.lower().encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise ValueError(email) from error
    if not _ADDRESS.fullmatch(spec):
        raise ValueError(email)
    return spec


def disposition(file_name: str) -> str:
    """The header that gives what is attached its name."""
    start = "Content-Disposition: attachment; "
    if _PLAIN_FILE.fullmatch(file_name):
        quoted = re.sub(r'(["\\])', r"\\\1", file_name)
        if len(quoted) < _LINE // 2:
            return f'{start}filename="{quoted}"'
    pieces = ["utf-8''"]
    for char in file_name:
        coded = quote(char, safe="", errors="replace")
        if len(pieces[-1]) + len(coded) > _WORD - len(" filename*99*=;"):
            pieces.append("")
        pieces[-1] += coded
    if len(pieces) == 1:
        return f"{start}filename*={pieces[0]}"
    named = (f"filename*{n}*={piece}" for n, piece in enumerate(pieces))
    return ";\r\n ".join([start.rstrip("; "), *named])


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "=?" not in text


def _encoded(text: str, before: int) -> str:
    """The text as encoded words, one to a line, each of whole characters; `before` of the first line is taken."""
    words: list[str] = []
    start = 0
    while start < len(text):
        room = min(_WORD, _LINE - (1 if words else before))
        end = start + 1
        while end < len(text) and len(_word(text[start : end + 1])) <= room:
            end += 1
        words.append(_word(text[start:end]))
        start = end
    return "\r\n ".join(words)


def _word(text: str) -> str:
    data = text.encode("utf-8", "replace")
    signs = (bytes([byte]) for byte in data)
    quoted = "".join("_" if s == b" " else s.decode() if _BARE.fullmatch(s) else f"={s[0]:02X}" for s in signs)
    base64 = b64encode(data).decode("ascii")
    return f"=?utf-8?q?{quoted}?=" if len(quoted) <= len(base64) else f"=?utf-8?b?{base64}?="
