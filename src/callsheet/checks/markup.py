"""Checks raw HTML in bodies: what the sanitiser will take away should surprise nobody."""

from collections.abc import Iterator

from callsheet import codes
from callsheet.body import BodyTag
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.markup.sanitise import KEPT_TAGS
from callsheet.wording import quoted


def check_markup(catalogue: Catalogue) -> Iterator[Finding]:
    """Tags and attributes that no page of the site will have."""
    bodies = {asset.path: asset.body for asset in catalogue.assets}
    bodies |= {page.path: page.body for page in (*catalogue.playbook.prose, *catalogue.docs)}
    for path, body in bodies.items():
        for tag in body.outline.tags:
            where = Place(path, tag.line, tag.column)
            if tag.name not in KEPT_TAGS:
                yield Finding(where, codes.HTML_REMOVED, _about(tag), _help(tag))
            for name in tag.attributes:
                if name.startswith("on"):
                    message = f"{quoted(name)} is taken out of the page: nothing in a text may run"
                    yield Finding(where, codes.HTML_REMOVED, message, "take it out here too")


def _about(tag: BodyTag) -> str:
    return f"{quoted(f'<{tag.name}>')} is taken out of the page"


def _help(tag: BodyTag) -> str:
    """A tag that HTML has not is often meant as text: `<first name>`."""
    if tag.name in _OF_HTML:
        return "say it in Markdown; frames, scripts, forms and styles can't be in a text"
    return f"to show the signs themselves, write &lt;{tag.name}&gt; or put it in `backticks`"


_OF_HTML = frozenset(
    {
        *("applet", "area", "audio", "base", "basefont", "body", "button", "canvas", "center"),
        *("datalist", "dialog", "embed", "fieldset", "font", "form", "frame", "frameset", "head"),
        *("html", "iframe", "legend", "link", "main", "map", "marquee", "math", "meta", "meter"),
        *("noscript", "object", "optgroup", "option", "output", "param", "progress", "script"),
        *("select", "slot", "source", "style", "template", "textarea", "title", "track", "video"),
    }
)
