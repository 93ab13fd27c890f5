// Data: loads the parts of the search once, by script tags, which work over http and on file://.
//
// With the first part titles and tags can be searched; details and texts follow.

import { addDetails, readFirst } from './columns.mjs';

/** @typedef {import("./ranking.mjs").SearchData} LoadedData */
/** @typedef {import("./wire.mjs").Streams} LoadedStreams */
/**
 * @template Content
 * @typedef {{version: number, build: string, sum: number, content: Content}} Part
 */
/**
 * @typedef {object} Parts what the scripts set
 * @property {Part<import("./columns.mjs").FirstTier>} [data]
 * @property {Part<import("./columns.mjs").Details>} [details]
 * @property {Part<LoadedStreams>} [text]
 */
/**
 * @typedef {object} Loaded
 * @property {LoadedData} data its records lack ids, addresses, aliases, summaries and owners …
 * @property {Promise<void>} details … until this is fulfilled
 * @property {Promise<LoadedStreams>} texts the index of texts; it comes after the details
 */
/** @typedef {{data: string, details: string, text: string}} PartAddresses absolute */

/** The version of the data's format that this code reads. */
const DATA_VERSION = 4;

/** @type {Map<string, Promise<Loaded>>} address of the first part → what was loaded */
const loads = new Map();

/**
 * Load the search data; a second call gets the same, and tries again if the first one failed.
 *
 * @param {string} root the absolute address of the site's root
 * @returns {Promise<Loaded>}
 */
export function loadSearch(root) {
  let load = loads.get(root);
  if (!load) {
    load = loadParts({
      data: new URL("hub/search.js", root).href,
      details: new URL("hub/search-details.js", root).href,
      text: new URL("hub/search-text.js", root).href,
    });
    load.catch(() => loads.delete(root));
    loads.set(root, load);
  }
  return load;
}

/**
 * @param {PartAddresses} addresses
 * @returns {Promise<Loaded>}
 */
async function loadParts(addresses) {
  await loadScript(addresses.data);
  // The larger ones need not be there for the first results, and take nothing of the line from it.
  const second = loadScript(addresses.details);
  const third = loadScript(addresses.text);
  for (const later of [second, third]) later.catch(() => {});
  const { data: part } = parts();
  const content = checked(part, part?.build);
  const data = readFirst(content);
  const details = second.then(() => {
    addDetails(data, checked(parts().details, part?.build));
  });
  const texts = Promise.all([details, third]).then(() => checked(parts().text, part?.build));
  for (const later of [details, texts]) later.catch(() => {});
  return { data, details, texts };
}

/** What the scripts have set. */
function parts() {
  const { callsheetSearch } = /** @type {{callsheetSearch?: Parts}} */ (window);
  return callsheetSearch ?? {};
}

/**
 * The content of a part, if it is whole, of this version and of the build.
 *
 * @template Content
 * @param {Part<Content> | undefined} part
 * @param {string | undefined} build
 * @returns {Content}
 */
function checked(part, build) {
  if (!part?.content) throw new Error("a part of the search data is missing");
  if (part.version !== DATA_VERSION) {
    throw new Error(`the search data has version ${part.version}, not ${DATA_VERSION}`);
  }
  if (part.build !== build) throw new Error("a part of the search data is of another build");
  if (checksum(JSON.stringify(part.content)) !== part.sum) {
    throw new Error("the search data is damaged");
  }
  return part.content;
}

/**
 * Adler-32 over the text in UTF-8.
 *
 * @param {string} text
 */
function checksum(text) {
  let [low, high] = [1, 0];
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; ) {
    // So many bytes may be summed up before a sum must be brought down again.
    for (const end = Math.min(at + 3800, bytes.length); at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return high * 65536 + low;
}

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    });
    document.head.append(script);
  });
}
