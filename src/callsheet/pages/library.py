"""The library: the list of all assets, a page for each, and the files that belong to it."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.links import LinkResolver, published_files
from callsheet.model.asset import Asset, Status
from callsheet.outputs import Output
from callsheet.pages.attachments import Attachment, attachments_of
from callsheet.pages.bodies import site_markdown
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
    yield renderer.memory.recall(
        "library",
        renderer.overview,
        lambda: renderer.page(
            addresses.LIBRARY,
            "library",
            title="Library",
            description="Every asset of the hub, by type.",
            groups=[(kind, assets) for kind, assets in groups if assets],
            others=[(status, assets) for status, assets in others if assets],
        ),
    )
    resolver = catalogue.derived(LinkResolver)
    for asset in catalogue.assets:
        files = published_files(asset, catalogue, resolver)
        attached = tuple(attachments_of(asset, catalogue, files))
        yield _asset_page(asset, renderer, resolver, files, attached)
        for each in attached:
            if each.preview and each.preview_path:
                yield Output(path=each.preview_path, content=each.preview.png, source=each.source)
        for path, name in files.items():
            yield Output(
                path=addresses.asset_file(asset.id, name),
                content=catalogue.tree.root / path,
                source=path,
            )


def _asset_page(
    asset: Asset,
    renderer: Renderer,
    resolver: LinkResolver,
    files: dict[str, str],
    attached: tuple[Attachment, ...],
) -> Output:
    catalogue = renderer.catalogue
    page = addresses.asset_page(asset.id)
    published = {path: addresses.asset_file(asset.id, name) for path, name in files.items()}
    related = [found for target in asset.fields.related if (found := catalogue.asset(target))]
    successor = catalogue.asset(asset.fields.superseded_by or "")
    body = site_markdown(asset.body, asset.path, page, resolver, renderer.addresses, published)
    return renderer.memory.recall(
        page,
        (renderer.surroundings, asset, related, successor, attached, body),
        lambda: renderer.page(
            page,
            "asset",
            title=asset.title,
            description=asset.summary,
            source=asset.path,
            hide=("navigation",),
            body=body,
            asset=asset,
            sent_as=addresses.address_to_send(asset, catalogue),
            related=related,
            successor=successor,
            attached=attached,
        ),
    )
