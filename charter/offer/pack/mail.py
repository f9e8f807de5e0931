"""A draft e-mail with the pack attached, for a person to read over and send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP

from charter.compose.numbers import Numbers
from charter.facts.languages import message, say_in
from charter.named_tuples import NamedTuple
from charter.offer.pack.manifest import PackPart
from charter.read.blanks import is_title
from charter.read.files import sha256

_KINDS = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
}


_ANNEXES = {
    "charter": message("the charter of the post as {label}"),
    "certificate": message("the certificate of ownership as {label}"),
}


class Offered(NamedTuple):
    """What an e-mail says of an offer: the post, who offers it, and its annexes by their labels."""

    title: str
    company: str
    annexes: Mapping[str, str]


def draft(
    offered: Offered, shown: Mapping[str, str], parts: Sequence[PackPart], language: str
) -> bytes:
    """Return the draft as a file that mail programs open for editing, in the letter's language.

    `shown` is the person's data as text.
    """

    def say(text: str, **values: str) -> str:
        return say_in(language, text, **values)

    title, company = offered.title, offered.company
    mail = EmailMessage(policy=SMTP)
    # A header is one line; what else breaks lines, such as U+2028, becomes a space.
    subject = say(message("Offer: {title}, {company}"), title=title, company=company)
    mail["Subject"] = " ".join(subject.split())
    if address := shown.get("email"):
        mail["To"] = address
    mail["X-Unsent"] = "1"
    named = say(message("Dear {name}"), name=shown.get("name") or "...")
    greeting = shown.get("salutation", "")
    greeting = named if is_title(greeting) else greeting.strip()
    annexes = [say(_ANNEXES[kind], label=label) for kind, label in offered.annexes.items()]
    listed = Numbers(language).listing(annexes)
    lines = [f"{greeting.rstrip(',')},", ""]
    lines += [say(message("attached is our offer for the post of {title}."), title=title)]
    lines += [say(message("With it goes {annexes}."), annexes=listed)]
    if until := shown.get("answer_by"):
        lines.append(say(message("Please answer by {day}."), day=until))
    lines += ["", say(message("Kind regards")), company, ""]
    mail.set_content("\n".join(lines), cte="quoted-printable")
    for part in parts:
        main, sub = _KINDS[part.name.rpartition(".")[2]]
        mail.add_attachment(part.content, maintype=main, subtype=sub, filename=part.name)
    digest = sha256("".join(sha256(part.content) for part in parts).encode())
    mail.set_boundary(f"=_charter_{digest[:32]}")
    return mail.as_bytes()
