"""An SVG is published if it is a picture and nothing more."""

from pathlib import Path

import pytest

from callsheet.markup.svg import find_active
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

PICTURES = {
    "shapes": f'<svg {XMLNS}><g><path d="M0 0h1" style="fill:red"/></g></svg>',
    "a style": f'<svg {XMLNS}><style>.a{{fill:url(#b);font-family:"Segoe UI"}}</style></svg>',
    "a paint of its own": f'<svg {XMLNS}><rect fill="url(#g)" marker-end="url( \'#m\' )"/></svg>',
    "a filter": f'<svg {XMLNS}><filter id="f"><feGaussianBlur stdDeviation="1"/></filter></svg>',
    "a photograph": f'<svg {XMLNS}><image xlink:href="data:image/png;base64,AA=="/></svg>',
    "a part used twice": f'<svg {XMLNS}><use href="#part"/></svg>',
    "a link for readers": f'<svg {XMLNS}><a href="https://example.com/"><text>x</text></a></svg>',
    "notes of a drawing program": (
        f'<svg {XMLNS} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">'
        "<metadata><inkscape:perspective onload='x'/></metadata></svg>"
    ),
    "a doctype": (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg {XMLNS}/>'
    ),
}

MORE = {
    "script": (f"<svg {XMLNS}>\n <script>x()</script></svg>", "<script>", 2),
    "script with a prefix": (
        '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>',
        "<script>",
        1,
    ),
    "handler": (f'<svg {XMLNS}\n onload="x()"/>', "onload", 1),
    "handler, mixed case": (f'<svg {XMLNS} oNlOaD="x()"/>', "oNlOaD", 1),
    "page inside": (
        f'<svg {XMLNS}><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></svg>',
        "<foreignObject>",
        1,
    ),
    "page inside a group": (
        f'<svg {XMLNS}><g><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></g></svg>',
        "web page",
        1,
    ),
    "link that runs": (f'<svg {XMLNS}><a xlink:href="javascript:x()"/></svg>', "href", 1),
    "link with references": (f'<svg {XMLNS}><a href="&#106;avascript:x()"/></svg>', "href", 1),
    "animation of a link": (f'<svg {XMLNS}><set attributeName="href" to="x"/></svg>', "<set>", 1),
    "another picture": (f'<svg {XMLNS}><image href="https://e.example/x"/></svg>', "href", 1),
    "picture of data in SVG": (f'<svg {XMLNS}><use href="data:image/svg+xml,x"/></svg>', "href", 1),
    "style from elsewhere": (f"<svg {XMLNS}><style>@import 'x';</style></svg>", "style", 1),
    "style in pieces": (
        f"<svg {XMLNS}><style>@im<![CDATA[port 'x']]>;</style></svg>",
        "style",
        1,
    ),
    "paint from elsewhere": (f'<svg {XMLNS}><g style="fill:url(//e.example)"/></svg>', "style", 1),
    "paint from a set": (
        f"<svg {XMLNS}><g style=\"fill:image-set('https://e.example/x.png' 1x)\"/></svg>",
        "style",
        1,
    ),
    "style with escapes": (f'<svg {XMLNS}><g style="fill:u\\72l(//e)"/></svg>', "backslash", 1),
    "style sheet of XML": (f'<?xml-stylesheet href="x.xsl"?><svg {XMLNS}/>', "instruction", 1),
    "entities": (f'<!DOCTYPE svg [<!ENTITY a "x">]><svg {XMLNS}>&a;</svg>', "DOCTYPE", 1),
    "base": (f'<svg {XMLNS} xml:base="https://e.example/"/>', "links lead", 1),
    "HTML": ("<p>x<br></p>", "no XML", 1),
    "nothing": ("", "no XML", 1),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_picture(name: str) -> None:
    assert find_active(PICTURES[name].encode()) is None


@pytest.mark.parametrize("name", MORE)
def test_what_is_more_than_a_picture_is_named_where_it_stands(name: str) -> None:
    data, words, line = MORE[name]
    found = find_active(data.encode())
    assert found is not None
    assert words in found.what
    assert found.line == line


@pytest.mark.parametrize("encoding", ["shift_jis", "utf-7", "nosuch"])
def test_one_in_an_encoding_that_nobody_reads_is_refused(encoding: str) -> None:
    found = find_active(f'<?xml version="1.0" encoding="{encoding}"?><svg {XMLNS}/>'.encode())
    assert found is not None
    assert found.what == "its encoding is not UTF-8"


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    """A few lines of entities that would become gigabytes."""
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE svg [<!ENTITY e0 "x">{names}]><svg {XMLNS}>&e11;</svg>'
    assert find_active(data.encode()) is not None


def test_the_sample_s_pictures_are_pictures() -> None:
    for path in (Path(__file__).parents[2] / "docs").rglob("*.svg"):
        assert find_active(path.read_bytes()) is None, path


def test_one_that_is_attached_or_lies_in_docs_is_looked_into(make_hub: HubMaker) -> None:
    bad, _, _ = MORE["script"]
    hub = make_hub(
        {
            "assets/example.md": with_line(ASSET, "owner:", "owner: x-y\nfiles: [a.svg, b.svg]")
            .replace("owner: x-y", "owner: product-marketing")
            .replace("Say it", "![x](c.svg) Say it"),
            "assets/a.svg": PICTURES["shapes"],
            "assets/b.svg": bad,
            "assets/c.svg": bad,
            "assets/nobody-asks-for-it.svg": bad,
            "docs/d.svg": bad,
        }
    )
    assert hub.shown == [
        f"{path}:2:2 CS508 '{path.rpartition('/')[2]}' is more than a picture: it holds <script>"
        for path in ("assets/b.svg", "assets/c.svg", "docs/d.svg")
    ]
