// Row actions: what can be done with a result without opening it: copy, send, collect, pin.
//
// The buttons have no listeners of their own: there are hundreds of them, made anew with every
// letter. Whoever shows them calls `heedRowActions` once.

import { make } from '../page/dom.mjs';
import { valuesOf } from '../search/facets.mjs';
import { basket, onKept, pinned, toggleBasket, togglePinned } from '../page/keep.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} ActionRecord */
/** @typedef {{address: string | null, internal: boolean}} ActionContext `internal`: is it the site for colleagues? */

/** Why something that was not approved may not be sent. */
const NOT_APPROVED = new Map([
  ["planned", "not written yet"],
  ["draft", "a draft"],
  ["retired", "retired"],
]);

/**
 * @param {ActionRecord} record
 * @param {ActionContext} context `address` is that of its page here, if it has one
 * @returns {HTMLElement}
 */
export function rowActions(record, { address, internal }) {
  const bar = make("span", { class: "cs-result-actions" });
  const why = internal ? whyNotSent(record) : null;
  if (address) bar.append(copyOf(record, record.sent_as ?? address, internal && !why));
  if (why) bar.append(make("span", { class: "cs-result-why" }, `Not for email: ${why}`));
  addKeepButtons(bar, record, internal);
  return bar;
}

/**
 * Add the buttons that keep an asset in this browser: for the next call, or as a pin.
 *
 * @param {HTMLElement} bar
 * @param {{id: string, title: string}} record
 * @param {boolean} internal
 */
export function addKeepButtons(bar, { id, title }, internal) {
  bar.setAttribute("data-id", id);
  bar.setAttribute("data-title", title);
  if (internal) bar.append(make("button", { type: "button", class: "cs-button", "data-does": "basket" }));
  bar.append(make("button", { type: "button", class: "cs-button cs-pin", "data-does": "pin" }));
  showActions(bar);
}

/**
 * Why may an asset not go into an email? Null if it may.
 *
 * @param {ActionRecord} record
 * @returns {string | null}
 */
export function whyNotSent(record) {
  if (valuesOf(record, "freshness").includes("expired")) return "expired";
  if (record.sent_as) return null;
  const status = valuesOf(record, "status").find((each) => each !== "approved");
  if (status) return NOT_APPROVED.get(status) ?? status;
  const audience = valuesOf(record, "audience").find((each) => each !== "internal");
  return audience ? `there is no site for ${audience}s` : "internal";
}

/**
 * @param {ActionRecord} record
 * @param {string} address that the receiver may open
 * @param {boolean} maySend
 */
function copyOf(record, address, maySend) {
  const copy = document.createElement("callsheet-copy");
  copy.setAttribute("href", address);
  copy.append(make("button", named(`Copy link to ${record.title}`), "Copy link"));
  if (maySend) {
    const lead = { "data-title": record.title, "data-line": record.summary };
    const words = longWords("Copy for ", "email");
    copy.append(make("button", { ...named(`Copy for email: ${record.title}`), ...lead }, ...words));
  }
  return copy;
}

/** @param {string} label */
function named(label) {
  return { type: "button", class: "cs-button", "aria-label": label };
}

/**
 * Words of which the first part is left out where there is little room.
 *
 * @param {string} long
 * @param {string} short
 */
function longWords(long, short) {
  return [make("span", { class: "cs-long" }, long), make("span", { class: "cs-short" }, short)];
}

/**
 * Do what the buttons in `host` say, and keep them true.
 *
 * @param {HTMLElement} host
 * @param {AbortSignal} signal
 */
export function heedRowActions(host, signal) {
  const pressed = (/** @type {Event} */ { target }) => {
    const button = target instanceof Element ? target.closest("[data-does]") : null;
    const id = button?.closest("[data-id]")?.getAttribute("data-id");
    if (!button || !id) return;
    const done = button.getAttribute("data-does") === "pin" ? togglePinned(id) : toggleBasket(id);
    if (done === "full") sayFull(button);
  };
  host.addEventListener("click", pressed, { signal });
  onKept(() => host.querySelectorAll("[data-id][data-title]").forEach(showActions), signal);
}

/** @param {Element} button */
function sayFull(button) {
  const bar = button.closest("[data-id]");
  const said = bar?.querySelector("[role=status]") ?? make("span", { class: "cs-copy-said", role: "status" });
  if (!said.isConnected) button.before(said);
  said.textContent = "It is full. Take something off first.";
}

/** @param {Element} bar */
function showActions(bar) {
  const id = bar.getAttribute("data-id") ?? "";
  const title = bar.getAttribute("data-title") ?? "";
  const pin = bar.querySelector("[data-does=pin]");
  const isPinned = pinned().includes(id);
  pin?.setAttribute("aria-label", `Pin ${title}`);
  pin?.setAttribute("aria-pressed", String(isPinned));
  pin?.setAttribute("title", isPinned ? "Pinned" : "Pin");
  const add = bar.querySelector("[data-does=basket]");
  const isIn = basket().includes(id);
  add?.setAttribute("aria-label", `${isIn ? "On call sheet, take off" : "Add to call sheet"}: ${title}`);
  add?.classList.toggle("cs-button--on", isIn);
  add?.replaceChildren(...(isIn ? longWords("On ", "call sheet ×") : longWords("Add to ", "call sheet")));
}
