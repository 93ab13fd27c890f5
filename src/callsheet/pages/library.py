"""The library: the list of all assets, a page for each, and the files that belong to it."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.links import Kind, LinkResolver, published_files
from callsheet.model.asset import Asset, Status
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer


def render_library(renderer: Renderer) -> Iterator[Output]:
    """`/library/` and everything below it."""
    catalogue = renderer.catalogue
    groups = [
        (kind, catalogue.usable(catalogue.assets_with("type", kind.id)))
        for kind in catalogue.vocabularies["type"]
    ]
    others = [
        (status, catalogue.with_status(status))
        for status in Status
        if status is not Status.APPROVED
    ]
    yield renderer.page(
        addresses.LIBRARY,
        "library",
        title="Library",
        description="Every asset of the hub, by type.",
        groups=[(kind, assets) for kind, assets in groups if assets],
        others=[(status, assets) for status, assets in others if assets],
    )
    resolver = LinkResolver(catalogue)
    for asset in catalogue.assets:
        files = published_files(asset, catalogue, resolver)
        yield _asset_page(asset, renderer, resolver, files)
        for path, name in files.items():
            yield Output(
                path=addresses.asset_file(asset.id, name),
                content=catalogue.tree.root / path,
                source=path,
            )


def _asset_page(
    asset: Asset, renderer: Renderer, resolver: LinkResolver, files: dict[str, str]
) -> Output:
    catalogue = renderer.catalogue
    related = [found for target in asset.fields.related if (found := catalogue.asset(target))]
    successor = catalogue.asset(asset.fields.superseded_by or "")
    return renderer.page(
        addresses.asset_page(asset.id),
        "asset",
        title=asset.title,
        description=asset.summary,
        source=asset.path,
        hide=("navigation",),
        body=site_markdown(asset, resolver, files),
        asset=asset,
        related=related,
        successor=successor,
        attached=[name for name in asset.fields.files if f"{asset.folder}/{name}" in files],
    )


def site_markdown(asset: Asset, resolver: LinkResolver, files: dict[str, str]) -> str:
    """The asset's body with its links as the site wants them.

    A link to something that is not published is replaced by its text, so that no reader and no
    site generator meets it.
    """
    text = asset.body.text
    here = addresses.asset_page(asset.id)
    for link in reversed(asset.body.outline.links):
        found = resolver.resolve(asset.path, link.target)
        match found.kind:
            case Kind.PAGE:
                target = _between_pages(here, found.path) + (
                    f"#{found.anchor}" if found.anchor else ""
                )
            case Kind.FILE if found.path in files:
                target = f"{asset.id}/{files[found.path]}".replace(" ", "%20")
            case Kind.EXTERNAL | Kind.ANCHOR:
                continue
            case _:
                shown = text[slice(*link.inner)] if link.inner != (link.start, link.end) else ""
                text = text[: link.start] + shown + text[link.end :]
                continue
        if link.target_at >= 0:
            text = text[: link.target_at] + target + text[link.target_at + len(link.target) :]
    return text


def _between_pages(origin: str, target: str) -> str:
    """A Markdown link between two files of the docs tree, which every host resolves by itself."""
    up = "../" * origin.count("/")
    same = origin.rpartition("/")[0] == target.rpartition("/")[0]
    return target.rpartition("/")[2] if same else f"{up}{target}"
