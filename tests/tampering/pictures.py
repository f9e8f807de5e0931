"""Pictures as bytes, made here so that no file of data is needed."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 8, height: int = 8, colour: tuple[int, int, int] = (200, 0, 0)) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def svg(text: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="20"><text y="15">{text}</text></svg>'.encode()


PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def inline(
    link: str, attribute: str = "r:embed", width: int = 900000, height: int = 300000, more: str = ""
) -> str:
    """Return a run with a picture in the line."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="71" name="P"/><a:graphic><a:graphicData uri="{PIC}">{_pic(link, attribute, width, height, more)}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def anchored(
    graphic: str, uri: str, width: int, height: int, x: int, y: int, behind: int = 0
) -> str:
    """Return a run with something that stands anywhere on the page, over the text or behind it."""
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9999" behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="72" name="S"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def cover(link: str, width: int, height: int, behind: int = 0) -> str:
    return anchored(_pic(link, "r:embed", width, height), PIC, width, height, 0, 0, behind)


def _pic(link: str, attribute: str, width: int, height: int, more: str = "") -> str:
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="P"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {attribute}="{link}">{more}</a:blip>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def shape(
    width: int,
    height: int,
    inside: str = "",
    preset: str = "rect",
    fill: str = "FFFFFF",
    line: str = "",
) -> str:
    """Return a drawn shape, with paragraphs in it where some are given."""
    box = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>" if inside else ""
    painted = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    edge = (
        f'<a:ln w="19050"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill></a:ln>'
        if line
        else "<a:ln><a:noFill/></a:ln>"
    )
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{painted}{edge}</wps:spPr>{box}<wps:bodyPr/></wps:wsp>'
    )
