// Site pages: where the hub's own pages stand, as seen by a script that knows only the site's root.

/**
 * The absolute address of one of the hub's pages: /find/, or /find.html in a site for a folder. The
 * navigation knows which; if it doesn't link to the page, what other links look like decides.
 *
 * @param {string} path "find/", or "library/" for a page that has others below it
 * @param {string} root the absolute address of the site's root
 * @returns {string}
 */
export function sitePage(path, root) {
  const bare = path.replace(/\/$/, "");
  const [address, ...files] = [path, `${bare}.html`, `${bare}/index.html`].map((each) => new URL(each, root).href);
  const links = new Set([...document.links].map((link) => link.href.replace(/[?#].*$/, "")));
  const linked = [address, ...files].find((each) => each && links.has(each));
  const inFolder = links.has(new URL("index.html", root).href);
  const otherwise = inFolder ? files[path === "find/" ? 0 : 1] : address;
  return linked ?? otherwise ?? root;
}
