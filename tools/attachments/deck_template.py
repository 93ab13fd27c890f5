"""An empty presentation in Larkspur's colours, made from the one that python-pptx brings."""

import re
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Length

from tools.attachments import palette

TITLE_LAYOUT = 0
TEXT_LAYOUT = 1

_COLOURS = {
    "dk1": palette.TEXT,
    "lt1": palette.WHITE,
    "dk2": palette.INK,
    "lt2": palette.PALE,
    "accent1": palette.VIOLET,
    "accent2": palette.LIGHT_VIOLET,
    "accent3": palette.INK,
    "accent4": palette.GREY,
    "accent5": "a79ae8",
    "accent6": palette.LINE,
    "hlink": palette.VIOLET,
    "folHlink": palette.GREY,
}
_FONT = "Arial"
_SMALL = {"dt", "ftr", "sldNum"}  # placeholders that this deck draws for itself or leaves out


def new_presentation() -> Any:
    """16:9, two layouts: a dark one for the title, a light one for everything else."""
    presentation: Any = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    for layout in list(presentation.slide_layouts)[2:]:
        presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _set_theme(master)
    _style_master(master)
    title, text = presentation.slide_layouts
    for part in (master, title, text):
        _remove_small_placeholders(part)
    _place(master.placeholders[0], 0.75, 0.55, 11.83, 0.95)
    _place(master.placeholders[1], 0.75, 1.65, 11.83, 4.9)
    _style_title_layout(title)
    for placeholder in text.placeholders:  # where the master has them
        for transform in placeholder.element.spPr.findall(qn("a:xfrm")):
            placeholder.element.spPr.remove(transform)
    _add_furniture(text, palette.INK, 0.75, 6.95, 0.3)
    return presentation


def _set_theme(master: Any) -> None:
    (part,) = (
        relation.target_part
        for relation in master.part.rels.values()
        if relation.reltype.endswith("/theme")
    )
    theme = part.blob.decode("utf-8")
    for name, colour in _COLOURS.items():
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>',
            theme,
            flags=re.DOTALL,
        )
    theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{_FONT}", theme)
    theme = theme.replace('name="Office Theme"', f'name="{palette.COMPANY}"')
    part._blob = theme.encode("utf-8")


def _style_master(master: Any) -> None:
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", "3000")
    run.set("b", "1")
    _set_colour(run, "tx2")
    body = styles.find(qn("p:bodyStyle")).find(qn("a:lvl1pPr"))
    body.set("marL", "342900")
    body.set("indent", "-342900")
    body.find(qn("a:defRPr")).set("sz", "1900")
    for spacing in body.findall(qn("a:spcBef")):
        body.remove(spacing)
    body.insert(0, parse_xml(f'<a:spcBef {nsdecls("a")}><a:spcPts val="700"/></a:spcBef>'))
    colour = f'<a:buClr {nsdecls("a")}><a:schemeClr val="accent1"/></a:buClr>'
    font = body.find(qn("a:buFont"))
    font.addprevious(parse_xml(colour))
    for placeholder in master.placeholders:
        _anchor(placeholder, "ctr" if placeholder.placeholder_format.idx == 0 else "t")


def _set_colour(run: Any, name: str) -> None:
    for fill in run.findall(qn("a:solidFill")):
        run.remove(fill)
    run.insert(
        0, parse_xml(f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{name}"/></a:solidFill>')
    )


def _anchor(placeholder: Any, where: str) -> None:
    """Where the text stands in its box; and it never shrinks by itself."""
    body = placeholder.element.txBody.find(qn("a:bodyPr"))
    body.set("anchor", where)
    body.set("lIns", "0")
    for child in list(body):
        body.remove(child)


def _remove_small_placeholders(part: Any) -> None:
    for shape in list(part.placeholders):
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        if kind in _SMALL:
            shape.element.getparent().remove(shape.element)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def _style_title_layout(layout: Any) -> None:
    layout.background.fill.solid()
    layout.background.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2  # ink
    title, subtitle = layout.placeholders
    _place(title, 0.95, 2.35, 10.6, 1.5)
    _place(subtitle, 0.95, 4.05, 11.4, 1.7)
    _anchor(title, "b")
    _anchor(subtitle, "t")
    for shape, size, colour in ((title, "4000", "bg1"), (subtitle, "2000", "accent6")):
        styles = shape.element.txBody.find(qn("a:lstStyle"))
        for child in list(styles):
            styles.remove(child)
        styles.append(
            parse_xml(
                f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/>'
                f'<a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
                "</a:defRPr></a:lvl1pPr>"
            )
        )
    _add_furniture(layout, palette.WHITE, 0.95, 0.85, 0.55, is_title=True)


def _add_furniture(
    layout: Any, colour: str, left: float, top: float, size: float, *, is_title: bool = False
) -> None:
    """The name mark, the company's name, and a foot: shapes that nobody moves by accident."""
    tree = layout.shapes._spTree
    unit = Inches(size) / palette.MARK_SIZE
    x, y = Inches(left), Inches(top)
    _add_freeform(tree, 101, "Name mark", _bubble(), palette.LIGHT_VIOLET, None, x, y, unit)
    _add_freeform(tree, 102, "Name mark, tick", _tick(), None, palette.WHITE, x, y, unit)
    name_size = 20 if is_title else 11
    _add_label(
        tree,
        103,
        "Company",
        f'<a:r><a:rPr lang="en-GB" sz="{name_size * 100}" b="1">{_solid(colour)}</a:rPr>'
        f"<a:t>{palette.COMPANY}</a:t></a:r>",
        (left + size * 1.25, top - 0.02, 4.0, size),
        "l",
    )
    quiet = "accent6" if is_title else "accent4"
    fill = f'<a:solidFill><a:schemeClr val="{quiet}"/></a:solidFill>'
    foot_left, foot_top = (0.95, 6.75) if is_title else (4.2, 6.95)
    _add_label(
        tree,
        104,
        "Note",
        f'<a:r><a:rPr lang="en-GB" sz="1000">{fill}</a:rPr><a:t>{palette.NOTE}</a:t></a:r>',
        (foot_left, foot_top - 0.02, 7.0, 0.3),
        "l",
    )
    if not is_title:
        _add_label(
            tree,
            105,
            "Slide number",
            '<a:fld id="{5A1F0B52-0F7B-4D5C-9D39-2B7C5E0C4A11}" type="slidenum">'
            f'<a:rPr lang="en-GB" sz="1000">{fill}</a:rPr><a:t>1</a:t></a:fld>',
            (11.58, foot_top - 0.02, 1.0, 0.3),
            "r",
        )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _bubble() -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    """The outline of the mark: round corners as curves, the tail from the lower edge."""
    left, top, right, bottom = palette.BUBBLE
    r = palette.BUBBLE_RADIUS
    k = r * 0.45  # how far a control point of a quarter circle lies from its corner
    return [
        ("moveTo", ((left + r, top),)),
        ("lnTo", ((right - r, top),)),
        ("cubicBezTo", ((right - k, top), (right, top + k), (right, top + r))),
        ("lnTo", ((right, bottom - r),)),
        ("cubicBezTo", ((right, bottom - k), (right - k, bottom), (right - r, bottom))),
        ("lnTo", ((palette.TAIL[2][0], bottom),)),
        ("lnTo", (palette.TAIL[1],)),
        ("lnTo", ((palette.TAIL[1][0], bottom),)),
        ("lnTo", ((left + r, bottom),)),
        ("cubicBezTo", ((left + k, bottom), (left, bottom - k), (left, bottom - r))),
        ("lnTo", ((left, top + r),)),
        ("cubicBezTo", ((left, top + k), (left + k, top), (left + r, top))),
        ("close", ()),
    ]


def _tick() -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    return [("moveTo", (palette.TICK[0],)), *(("lnTo", (point,)) for point in palette.TICK[1:])]


def _add_freeform(
    tree: Any,
    number: int,
    name: str,
    outline: list[tuple[str, tuple[tuple[float, float], ...]]],
    fill: str | None,
    stroke: str | None,
    x: Length,
    y: Length,
    unit: float,
) -> None:
    side = round(palette.MARK_SIZE * unit)
    steps = "".join(
        f"<a:{verb}>"
        + "".join(f'<a:pt x="{round(px * 1000)}" y="{round(py * 1000)}"/>' for px, py in points)
        + f"</a:{verb}>"
        for verb, points in outline
    )
    width = round(palette.TICK_WIDTH * unit)
    line = (
        f'<a:ln w="{width}" cap="rnd">{_solid(stroke)}<a:round/></a:ln>'
        if stroke
        else "<a:ln><a:noFill/></a:ln>"
    )
    scale = palette.MARK_SIZE * 1000
    kind = "" if fill else ' fill="none"'
    tree.append(
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
            f'<a:custGeom><a:avLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{scale}" h="{scale}"{kind}>{steps}</a:path></a:pathLst></a:custGeom>'
            f"{_solid(fill) if fill else '<a:noFill/>'}{line}</p:spPr></p:sp>"
        )
    )


def _add_label(
    tree: Any,
    number: int,
    name: str,
    content: str,
    box: tuple[float, float, float, float],
    align: str,
) -> None:
    left, top, width, height = (Inches(value) for value in box)
    tree.append(
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr txBox="1"/>'
            '<p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
            f'<a:lstStyle/><a:p><a:pPr algn="{align}"/>{content}</a:p></p:txBody></p:sp>'
        )
    )
