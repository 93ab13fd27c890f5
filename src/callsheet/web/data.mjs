// Data: loads the search data and lunr once, by script tags, which work over http and on file://.

/** @typedef {import("./ranking.mjs").SearchData} LoadedData */
/** @typedef {import("./ranking.mjs").Lunr} LoadedLunr */
/** @typedef {import("./ranking.mjs").LunrIndex} LoadedIndex */
/** @typedef {{data: LoadedData, lunr: LoadedLunr, index: LoadedIndex}} Loaded */
/** @typedef {{invertedIndex: [string, object][]}} SerialisedIndex */
/** @typedef {{callsheetSearch?: LoadedData & {index: SerialisedIndex}, lunr?: LoadedLunr}} Globals */

/** The version of the data's format that this code reads. */
const DATA_VERSION = 1;

/** @type {Map<string, Promise<Loaded>>} address of the data → what was loaded */
const loads = new Map();

/**
 * Load the search data; a second call gets the same, and tries again if the first one failed.
 *
 * @param {string} dataAddress absolute address of hub/search.js
 * @param {string} lunrAddress absolute address of hub/lunr.js
 * @returns {Promise<Loaded>}
 */
export function loadSearch(dataAddress, lunrAddress) {
  let load = loads.get(dataAddress);
  if (!load) {
    load = loadBoth(dataAddress, lunrAddress);
    load.catch(() => loads.delete(dataAddress));
    loads.set(dataAddress, load);
  }
  return load;
}

/**
 * @param {string} dataAddress
 * @param {string} lunrAddress
 * @returns {Promise<Loaded>}
 */
async function loadBoth(dataAddress, lunrAddress) {
  await Promise.all([loadScript(dataAddress), loadScript(lunrAddress)]);
  const { callsheetSearch: data, lunr } = /** @type {Globals} */ (window);
  if (!data || !lunr) throw new Error("the search data or lunr is missing");
  if (data.version !== DATA_VERSION) {
    throw new Error(`the search data has version ${data.version}, not ${DATA_VERSION}`);
  }
  // Python sorts by code points, lunr insists on code units: they differ beyond U+FFFF.
  data.index.invertedIndex.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return { data, lunr, index: lunr.Index.load(data.index) };
}

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
function loadScript(address) {
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
