// Rows: the results below a search box, moved through with the arrow keys and opened with Enter.

import { Combobox, follow } from './combobox.mjs';

/**
 * @typedef {object} Rows what shows them
 * @property {import("./find.mjs").FindContext} context
 * @property {HTMLElement} results
 * @property {() => HTMLElement[]} rows
 * @property {() => readonly number[]} numbers the places of their records
 * @property {() => void} typed
 */

/** @param {Rows} view */
export function comboboxOf(view) {
  const { input, signal } = view.context;
  return new Combobox({
    ...{ input, signal, list: view.results, kind: "grid" },
    ...{ items: () => view.rows(), numbers: () => view.numbers() },
    onEnter: (row, event) => openRow(view, row, event),
    onClear: () => view.typed(),
  });
}

/**
 * Enter: the active result, else the first one for what was typed.
 *
 * @param {Rows} view
 * @param {HTMLElement | null} row
 * @param {KeyboardEvent} event
 */
function openRow(view, row, event) {
  event.preventDefault();
  const rows = view.rows();
  const at = row?.isConnected ? rows.indexOf(row) : view.context.input.value.trim() ? 0 : -1;
  const number = view.numbers()[at];
  // A row has no address as long as the details are on their way, and may move when they come.
  view.context.complete.then(() => {
    const row = number === undefined ? null : view.rows()[view.numbers().indexOf(number)];
    follow(row?.querySelector("a") ?? null, event);
  });
}
