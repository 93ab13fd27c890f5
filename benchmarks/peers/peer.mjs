// A page that loads one search engine, searches for ?q= as soon as it can, and says when it did.
//
// window.found: milliseconds from opening the page to the first result; window.ready: to a state
// in which all is loaded; window.ask(text): the ids of the results, best first.

const parameters = new URLSearchParams(location.search);
const MOST = 10;

/** The pages recommend these options for a search while somebody types. */
const AS_TYPED = { prefix: true, fuzzy: 0.2, boost: { title: 3, aliases: 2, tags: 1.5 } };

const json = async (address) => (await fetch(address)).json();
const script = (address) =>
  new Promise((resolve, reject) => {
    const element = document.createElement("script");
    Object.assign(element, { src: address, onload: resolve, onerror: reject });
    document.head.append(element);
  });

async function lunrOf(file) {
  const [, { titles, index }] = await Promise.all([script("../lib/lunr.js"), json(file)]);
  const loaded = lunr.Index.load(index);
  const names = new Map(titles);
  return (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const results = loaded.query((query) => {
      for (const [at, word] of words.entries()) {
        query.term(lunr.tokenizer(word), { boost: 10 });
        if (at === words.length - 1) {
          query.term(lunr.tokenizer(word), { wildcard: lunr.Query.wildcard.TRAILING, boost: 5 });
        }
        if (word.length > 3) query.term(lunr.tokenizer(word), { editDistance: 1 });
      }
    });
    return results.slice(0, MOST).map(({ ref }) => ({ id: ref, title: names.get(ref) }));
  };
}

async function miniSearch() {
  const [, text] = await Promise.all([
    script("../lib/minisearch.js"),
    fetch("../index/minisearch.json").then((response) => response.text()),
  ]);
  const fields = ["title", "aliases", "tags", "summary", "body"];
  const index = MiniSearch.loadJSON(text, { fields, storeFields: ["title"] });
  return (query) => index.search(query, AS_TYPED).slice(0, MOST);
}

async function pagefind() {
  const engine = await import("../plain/pagefind/pagefind.js");
  await engine.init();
  return async (text) => {
    const { results } = await engine.search(text);
    const shown = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    const idOf = (address) => address.replace(/\/$/, "").split("/").at(-1);
    return shown.map(({ url, meta }) => ({ id: idOf(url), title: meta.title }));
  };
}

/**
 * Ours, as the find page loads it: the code and the first part at once; results with these, better
 * ones after the other parts.
 */
async function ours() {
  const first = { rel: "preload", as: "script", fetchPriority: "high", href: "../site/hub/search.js" };
  document.head.append(Object.assign(document.createElement("link"), first));
  await script("../lib/callsheet.js");
  const { loadSearch, Search } = window.callsheet;
  const { data, details, texts } = await loadSearch(new URL("../site/", location.href).href);
  const search = new Search(data, data.today);
  const rest = details.then(async () => {
    search.addDetails();
    search.addTexts(await texts);
  });
  const everything = {};
  return Object.assign(
    (text) => {
      const { numbers, hit } = search.rank(text);
      const found = numbers.filter((number) => search.table.passes(number, everything));
      return found.slice(0, MOST).map((number) => hit(number).record);
    },
    { rest },
  );
}

const ENGINES = {
  "lunr-full": () => lunrOf("../index/lunr-full.json"),
  "lunr-names": () => lunrOf("../index/lunr-names.json"),
  minisearch: miniSearch,
  pagefind,
  ours,
};

const engine = await ENGINES[parameters.get("engine")]();
const list = document.querySelector("ol");
window.show = async (text) => {
  const results = await engine(text);
  list.replaceChildren(
    ...results.map(({ title }) => Object.assign(document.createElement("li"), { textContent: title })),
  );
  return results.map(({ id }) => id);
};
window.loaded = performance.now();
await window.show(parameters.get("q"));
window.found = list.childElementCount > 0 ? performance.now() : null;
await engine.rest;
window.ready = performance.now();
