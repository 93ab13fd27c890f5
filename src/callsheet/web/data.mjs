// Data: loads the parts of the search once, by script tags, which work over http and on file://.
//
// With the first part titles, aliases and tags can be searched; the texts follow.

/** @typedef {import("./ranking.mjs").SearchData} LoadedData */
/** @typedef {import("./wire.mjs").Streams} LoadedStreams */
/** @typedef {{version: number, build: string, sum: number, streams: LoadedStreams}} TextPart */
/** @typedef {{data?: LoadedData, text?: TextPart}} Parts */
/** @typedef {{data: LoadedData, texts: Promise<LoadedStreams>}} Loaded */

/** The version of the data's format that this code reads. */
const DATA_VERSION = 2;

/** @type {Map<string, Promise<Loaded>>} address of the first part → what was loaded */
const loads = new Map();

/**
 * Load the search data; a second call gets the same, and tries again if the first one failed.
 *
 * @param {string} dataAddress absolute address of hub/search.js
 * @param {string} textAddress absolute address of hub/search-text.js
 * @returns {Promise<Loaded>}
 */
export function loadSearch(dataAddress, textAddress) {
  let load = loads.get(dataAddress);
  if (!load) {
    load = loadParts(dataAddress, textAddress);
    load.catch(() => loads.delete(dataAddress));
    loads.set(dataAddress, load);
  }
  return load;
}

/**
 * @param {string} dataAddress
 * @param {string} textAddress
 * @returns {Promise<Loaded>}
 */
async function loadParts(dataAddress, textAddress) {
  // Both are asked for at once; the larger one need not be there for the first results.
  const first = loadScript(dataAddress);
  const second = loadScript(textAddress);
  second.catch(() => {});
  await first;
  const { data } = parts();
  if (!data || !Array.isArray(data.records)) throw new Error("the search data is missing");
  if (data.version !== DATA_VERSION) {
    throw new Error(`the search data has version ${data.version}, not ${DATA_VERSION}`);
  }
  const texts = second.then(() => textsOf(data));
  texts.catch(() => {});
  return { data, texts };
}

/** What the scripts have set. */
function parts() {
  const { callsheetSearch } = /** @type {{callsheetSearch?: Parts}} */ (window);
  return callsheetSearch ?? {};
}

/**
 * @param {LoadedData} data
 * @returns {LoadedStreams}
 */
function textsOf(data) {
  const { text } = parts();
  if (!text) throw new Error("the index of texts is missing");
  if (text.version !== DATA_VERSION || text.build !== data.build) {
    throw new Error("the index of texts is of another build");
  }
  if (checksum(text.streams) !== text.sum) throw new Error("the index of texts is damaged");
  return text.streams;
}

/**
 * Adler-32 over the streams in the order of their names.
 *
 * @param {LoadedStreams} streams
 */
function checksum(streams) {
  const all = Object.keys(streams).sort().map((name) => streams[name]);
  let [low, high] = [1, 0];
  const bytes = new TextEncoder().encode(all.join(""));
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
