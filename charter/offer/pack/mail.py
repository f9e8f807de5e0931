"""A draft e-mail with the pack attached, for a person to read over and send."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from charter.offer.pack.manifest import PackPart
from charter.read.files import sha256

_KINDS = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
}


def draft(
    title: str,
    company: str,
    shown: dict[str, str],
    annexes: Sequence[str],
    parts: Sequence[PackPart],
) -> bytes:
    """Return the draft as a file that mail programs open for editing.

    `shown` is the person's data as text; `annexes` are the labels with what they are.
    """
    message = EmailMessage(policy=SMTP)
    # A header is one line; what else breaks lines, such as U+2028, becomes a space.
    message["Subject"] = " ".join(f"Offer: {title}, {company}".split())
    if address := shown.get("email"):
        message["To"] = address
    message["X-Unsent"] = "1"
    greeting = shown.get("salutation") or f"Dear {shown.get('name') or '...'}"
    lines = [f"{greeting.rstrip(',')},", "", f"attached is our offer for the post of {title}."]
    lines += [f"With it goes {' and '.join(annexes)}."]
    if until := shown.get("answer_by"):
        lines.append(f"Please answer by {until}.")
    lines += ["", "Kind regards", company, ""]
    message.set_content("\n".join(lines), cte="quoted-printable")
    for part in parts:
        main, sub = _KINDS[part.name.rpartition(".")[2]]
        message.add_attachment(part.content, maintype=main, subtype=sub, filename=part.name)
    digest = sha256("".join(sha256(part.content) for part in parts).encode())
    message.set_boundary(f"=_charter_{digest[:32]}")
    return message.as_bytes()
