"""What the reader of Word files knows: an allow-list. What is not here is a finding.

Names and sections are those of ECMA-376 part 1 (5th edition), and of Microsoft's [MS-DOCX].
"""

from __future__ import annotations

from typing import Any

from charter.document.docx.xml import W

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SL = "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}"

UNDERSTOOD = frozenset(
    "http://schemas.microsoft.com/office/word/2010/" + name
    for name in ("wordml", "wordprocessingShape", "wordprocessingGroup", "wordprocessingDrawing")
) | {
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""Namespaces of which Word shows the Choice of an AlternateContent (part 3, 7.6)."""


def _all(names: str, prefix: str = "") -> frozenset[str]:
    return frozenset(prefix + name for name in names.split())


def _w(names: str) -> frozenset[str]:
    return _all(names, W)


BLOCKS = _w("body hdr ftr footnote endnote sdt sdtContent customXml ins moveTo txbxContent")
"""What holds paragraphs and tables, and shows what it holds (17.2 to 17.5, 17.13.5)."""
INLINE = _w("hyperlink fldSimple smartTag sdt sdtContent customXml ins moveTo dir bdo")
"""What holds runs, and shows what it holds."""
GONE = _w("del moveFrom")
"""What a tracked change takes out; its text is not on the page once changes are accepted."""
NEW = _w("ins moveTo")
SILENT = (
    _w(
        "proofErr permStart permEnd bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd"
        " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
        " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
        " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart"
        " customXmlMoveToRangeEnd sdtEndPr smartTagPr customXmlPr tblGrid"
        " pPr rPr tblPr tblPrEx trPr tcPr sectPr sdtPr"
    )
    | _w("annotationRef footnoteRef endnoteRef separator continuationSeparator commentReference")
    | _w("lastRenderedPageBreak softHyphen")
)
"""What shows nothing of its own: marks, and properties, which are looked at where they count."""

RUN_PROPERTIES = _w(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    " rPrChange ins del moveFrom moveTo"
) | _all(
    "ligatures numForm numSpacing stylisticSets cntxtAlts"
    " glow shadow reflection textOutline textFill scene3d props3d",
    W14,
)
PARAGRAPH_PROPERTIES = _w(
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
    " textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
TABLE_PROPERTIES = _w(
    "tblStyle tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
ROW_PROPERTIES = _w(
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing"
    " jc hidden ins del trPrChange"
)
CELL_PROPERTIES = _w(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
    " hideMark headers cellIns cellDel cellMerge tcPrChange"
)
SECTION_PROPERTIES = _w(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"
    " printerSettings sectPrChange"
)
ALONG_THE_PAGE = frozenset((None, "lrTb", "lr", "tb"))
"""Directions of text that are the usual one (17.18.93)."""
CONTROL_PROPERTIES = (
    _w(
        "rPr alias tag id lock placeholder temporary showingPlcHdr label tabIndex equation comboBox"
        " date docPartObj docPartList dropDownList picture richText text citation group"
        " bibliography"
    )
    | _all("checkbox entityPicker", W14)
    | _all("color appearance repeatingSection repeatingSectionItem", W15)
)
"""Of a content control (17.5.2); `dataBinding` of either namespace is not among them: what it shows
comes from a part elsewhere in the file."""
SETTINGS = _w(
    "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText"
    " printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors"
    " activeWritingStyle proofState formsDesign stylePaneFormatFilter stylePaneSortMethod"
    " documentType revisionView trackRevisions doNotTrackMoves doNotTrackFormatting"
    " documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop"
    " autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope"
    " summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting"
    " bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin"
    " doNotShadeFormData noPunctuationKerning characterSpacingControl strictFirstAndLastChars"
    " noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema"
    " saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml"
    " saveXmlDataOnly showXMLTags alwaysMergeEmptyNamespace hdrShapeDefaults footnotePr endnotePr"
    " compat rsids uiCompat97To2003 attachedSchema themeFontLang clrSchemeMapping"
    " doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions"
    " readModeInkLockDown shapeDefaults decimalSymbol listSeparator docVars"
) | {f"{M}mathPr", f"{SL}schemaLibrary"}
"""Settings that change no word of a page, or that are looked at (17.15.1). Not among them:
attachedTemplate, linkStyles, mailMerge, updateFields, useXSLTWhenSaving, printTwoOnOne."""
LATER_SETTINGS = "{http://schemas.microsoft.com/office/word/"
"""What the names of settings of Word since 2010 begin with: ids, pictures' resolution, marks."""

RELATIONSHIPS = _all(
    "officeDocument styles stylesWithEffects numbering theme settings webSettings fontTable header"
    " footer footnotes endnotes comments commentsExtended commentsIds commentsExtensible people"
    " image hyperlink core-properties extended-properties custom-properties thumbnail customXml"
    " customXmlProps glossaryDocument printerSettings origin signature classificationlabels"
    " documenttasks"
)
"""The last step of the types of relationships whose parts are read, or change no page."""
COUNTED = _all(
    "PAGE NUMPAGES SECTIONPAGES SECTION DATE TIME SAVEDATE PRINTDATE CREATEDATE EDITTIME FILENAME"
    " FILESIZE NUMWORDS NUMCHARS REVNUM"
)
"""Fields whose result changes with a day, a page or a save, not by anybody's hand (17.16.5)."""

NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"))
"""Those of them that are a number on every page."""

SYMBOL_FONTS = frozenset(
    [
        "symbol",
        "wingdings",
        "wingdings 2",
        "wingdings 3",
        "webdings",
        "zapf dingbats",
        "zapfdingbats",
        "itc zapf dingbats",
        "mt extra",
        "opensymbol",
        "starsymbol",
        "standard symbols ps",
        "d050000l",
        "marlett",
        "bookshelf symbol 7",
        "ms reference specialty",
        "ms outlook",
    ]
)
"""Fonts that show other signs than the letters in the file."""


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def is_on(element: Any, missing: bool = False) -> bool:
    """Return whether an on-off property is on (17.17.4); `missing` where there is none."""
    if element is None:
        return missing
    return element.get(W + "val", "1") not in ("0", "false", "off", "none")
