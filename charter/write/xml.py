"""Text inside XML."""

from __future__ import annotations

import re

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"

is_plain = re.compile("[ !#-%'-;=?-~]*").fullmatch
"""Whether a text is ASCII and the same in XML, as most is."""


def xml_text(text: str) -> str:
    """Return `text` as XML shows it, in an element or a quoted attribute.

    Characters that XML 1.0 cannot hold (production 2) are left out.
    """
    if is_plain(text):
        return text
    text = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    return text if text.isprintable() else re.sub(_ILLEGAL, "", text)
