"""What in an offer letter looks like a field of another program, or a blank for a person."""

from __future__ import annotations

import pytest

from charter.document.docx.xml import parse
from charter.docx_templates.gaps import gaps_in
from charter.docx_templates.placeholders import placeholders
from charter.docx_templates.story import Where
from told_word import xml
from word_packages import W

TOKENS = ("SIGN_HERE", "Candidate name")
LINE = "<w:rPr><w:u w:val='single'/></w:rPr>"
LEADER = "<w:pPr><w:tabs><w:tab w:val='left' w:leader='dot' w:pos='300'/></w:tabs></w:pPr>"


def found(
    text: str, inner: str = "", tokens: tuple[str, ...] = TOKENS, around: str = ""
) -> list[str]:
    """Return what is found in a paragraph, without its place."""
    root = parse(f'<w:p xmlns:w="{W}">{xml(inner)}</w:p>'.encode())
    if around:
        root = parse(
            f'<w:sdt xmlns:w="{W}">{xml(around)}<w:sdtContent><w:p>{xml(inner)}</w:p>'
            "</w:sdtContent></w:sdt>".encode()
        )[-1][0]
    told = placeholders([(root, Where("paragraph 3", text, 3))], TOKENS)
    assert all(str(each).endswith("paragraph 3)") for each in told)
    return [each.text for each in told]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Dear [Name of you], from [Start]", ["[Name of you]", "[Start]"]),
        ("[Candidate name] and [Candidate names]", ["[Candidate names]"]),
        ("[1] [ab] [x] [_a] [see <b>]", []),
        (f"[{'a' * 61}] [{'b' * 62}]", [f"[{'a' * 61}]"]),
        (
            "{party_1_name} ${name} {a} {A-b: c.d}",
            ["{party_1_name}", "${name}", "{a}", "{A-b: c.d}"],
        ),
        ("{{company.name}} {% if a %} {1} {} {a;b}", []),
        (f"{{{'a' * 61}}} {{{'b' * 62}}}", [f"{{{'a' * 61}}}"]),
        ("«First» «First.Name» «1» « a»", ["«First»", "«First.Name»"]),
        ("<<Name of you>> <<1>> <b>", ["<<Name of you>>"]),
        ("[SIGN_HERE] {SIGN_HERE} ${SIGN_HERE} «SIGN_HERE» <<SIGN_HERE>>", []),
        ("[Name] and [Name]", ["[Name]"]),
        (
            "from TBD, pay TBC; by XXX or xxx on XX.XX.2027 at XX/XX",
            ["TBD", "TBC", "XXX", "xxx", "XX.XX", "XX/XX"],
        ),
        ("Article XX, TBDs, box, Maxx; why?", []),
        ("from ____ to ..... and \u2026\u2026, but ... and __", ["____", ".....", "\u2026\u2026"]),
        ("from [1 May 2027] at [\u25cf], [90,000] or [...]; [1] [12] [ ] [x]", ["[1 May 2027]",
         "[\u25cf]", "[90,000]", "[...]"]),
        ("<Start date> to \u2039Name\u203a, ada@x.example <ada@x.example>, <br>, 1 < 2 > 1",
         ["<Start date>", "\u2039Name\u203a"]),
        ("on DD/MM/YYYY, TT.MM.JJJJ, jj/mm/aaaa or YYYY-MM-DD; mm by mm", ["DD/MM/YYYY",
         "TT.MM.JJJJ", "jj/mm/aaaa", "YYYY-MM-DD"]),
        ("INSERT NAME (inds\u00e6t dato) (Datum einsetzen) (\u00e0 compl\u00e9ter); insert it",
         ["INSERT NAME", "(inds\u00e6t dato)", "(Datum einsetzen)", "(\u00e0 compl\u00e9ter)"]),
        ("%NAME% #START_DATE# @@name@@ ##start## $PAY$ and 5 % of 90 %, #4, $5 or %SIGN_HERE%",
         ["%NAME%", "#START_DATE#", "@@name@@", "##start##", "$PAY$"]),
        ("\u00abVorname Nachname\u00bb, \u00abStart date\u00bb; \u00abNordwind AG\u00bb",
         ["\u00abVorname Nachname\u00bb", "\u00abStart date\u00bb"]),
        ("See Error! Reference source not found. or Fehler! Textmarke nicht definiert. No error!",
         ["Error! Reference source not found.", "Fehler! Textmarke nicht definiert."]),
        ("Choose an item. W\u00e4hlen Sie ein Element aus.", ["Choose an item.",
         "W\u00e4hlen Sie ein Element aus."]),
        ("", []),
    ],
)  # fmt: skip
def test_marks_in_a_text(text: str, marks: list[str]) -> None:
    assert found(text) == marks


@pytest.mark.parametrize(
    ("inner", "around", "marks"),
    [
        ("fldSimple instr=MERGEFIELD~First", "", ["MERGEFIELD First"]),
        ('fldSimple instr=~mergefield~&quot^First~name&quot^~\\x', "", ['MERGEFIELD "First name"']),
        ("r (instrText =MERGE); r (instrText =FIELD~Last~\\x)", "", ["MERGEFIELD Last"]),
        ("fldSimple instr=PAGE; r (instrText =DATE)", "", []),
        ("r (instrText =~DOCPROPERTY~For~\\* MERGEFORMAT)", "", ["DOCPROPERTY For"]),
        ("r (instrText =~FORMTEXT~)", "", ["FORMTEXT"]),
        ("r (rPr (highlight val=yellow); t =Ada~); r (rPr (highlight val=green); t =Love);"
         " r (t =x)", "", ["Ada Love"]),
        ("r (rPr (highlight val=none); t =Ada)", "", []),
        ("r (rPr (shd fill=FFFF00); t =Ada)", "", ["Ada"]),
        ("r (rPr (shd fill=FFFFFF); t =Ada); r (rPr (shd fill=1F3864); t =B);"
         " r (rPr (shd fill=auto); t =C); r (rPr (shd fill=FFF2CC); t =D)", "", []),
        ("r (fldChar fldCharType=begin); r (instrText =~PAGE~); r (fldChar fldCharType=end);"
         " r (fldChar fldCharType=begin); r (instrText =~MERGEFIELD~Last~);"
         " r (fldChar fldCharType=end)", "", ["MERGEFIELD Last"]),
        ("r (fldChar fldCharType=begin); r (instrText =~IF~); r (fldChar fldCharType=begin);"
         " r (instrText =~MERGEFIELD~Sex~); r (fldChar fldCharType=end); r (instrText =~f~Ms~Mr);"
         " r (fldChar fldCharType=end)", "", ["MERGEFIELD Sex"]),
        ("sdt (sdtPr (dropDownList (listItem displayText=Pick; listItem"
         " displayText=Full value=f)); sdtContent (r (t =Pick)))", "", ["Pick"]),
        ("sdt (sdtPr (dropDownList (listItem value=f displayText=Full)); sdtContent (r (t =Full)))",
         "", []),
        ("sdt (sdtPr (dropDownList (listItem value=f)); sdtContent (r (t =Which)))", "", ["Which"]),
        ("sdt (sdtPr (comboBox (listItem displayText=Full value=f)); sdtContent (r (t =Half)))",
         "", []),
        ("r (rPr (highlight val=yellow); t ={{~hire.name~}})", "", []),
        ("sdt (sdtPr (showingPlcHdr); sdtContent (r (t =Click~here)))", "", ["Click here"]),
        ("sdt (sdtPr (showingPlcHdr); sdtContent (r (t =~)))", "", ["an empty content control"]),
        ("sdt (sdtPr; sdtContent (r (t =Ada)))", "", []),
        ("r (t =Click)", "sdtPr (showingPlcHdr)", ["Click"]),
        ("r (t =Ada)", "sdtPr", []),
    ],
)  # fmt: skip
def test_fields_and_controls(inner: str, around: str, marks: list[str]) -> None:
    assert found("", inner, around=around) == marks


def test_a_few_are_told_of_many() -> None:
    text = " ".join(f"[Name {n}]" for n in range(30))
    assert found(text) == [f"[Name {n}]" for n in range(20)]
    empty = parse(f'<w:p xmlns:w="{W}"/>'.encode())
    lines = [(empty, Where(f"paragraph {n}", f"[Name {n}] [Same]")) for n in range(30)]
    told = [*map(str, placeholders(lines, ()))]
    assert (len(told), told[0], told[-1]) == (
        20,
        "'[Name 0]' (paragraph 0)",
        "'[Same]' (paragraph 9)",
    )


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (f"<w:r><w:t>Notice:</w:t></w:r><w:r>{LINE}<w:t>   </w:t></w:r><w:r><w:t>weeks</w:t></w:r>",
         ["Notice: ___ weeks"]),
        (f"<w:r><w:t>Notice is</w:t></w:r><w:r>{LINE}<w:tab/></w:r>", ["Notice is ___"]),
        (f"{LEADER}<w:r><w:t>Notice</w:t><w:tab/><w:t>weeks</w:t></w:r>", ["Notice ___ weeks"]),
        (f"{LEADER}<w:r><w:t>Contents</w:t><w:tab/><w:t>3</w:t></w:r>", []),
        (f"<w:r>{LINE}<w:t>Terms   of </w:t><w:tab/></w:r><w:r>{LINE}<w:t>    pay</w:t></w:r>", []),
        (f"<w:r>{LINE}<w:tab/><w:tab/></w:r>", []),
        ("<w:r><w:t>Notice</w:t><w:tab/><w:t>weeks</w:t></w:r>", []),
    ],
)  # fmt: skip
def test_a_gap_that_looks_like_a_line_to_write_on_is_a_blank(inner: str, told: list[str]) -> None:
    spaced = inner.replace("<w:t>", "<w:t xml:space='preserve'>")
    paragraph = parse(f'<w:p xmlns:w="{W}">{spaced}</w:p>'.encode())
    assert list(gaps_in(paragraph)) == told
