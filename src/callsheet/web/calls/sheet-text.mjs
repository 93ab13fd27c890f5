// Sheet text: a call sheet as Markdown, and as plain text for a calendar entry or a CRM. No DOM.

/** @typedef {{title: string, address: string, mark: string}} Item `mark`: "overdue", or nothing */
/** @typedef {{name: string, phrase: string, answer: readonly string[]}} Answer */
/** @typedef {{name: string, lines: readonly string[]}} Group */
/**
 * @typedef {object} SheetContents
 * @property {string} title
 * @property {readonly string[]} about what else the call is about
 * @property {string} note
 * @property {readonly Item[]} send
 * @property {readonly Item[]} read
 * @property {readonly Answer[]} objections
 * @property {readonly Group[]} groups what to ask, what it takes to move on, what has changed
 * @property {string} address
 */

const SEND = "What to send";
const READ = "Not for customers";
const SAY = "What they may say";

/**
 * The whole sheet, with the answers.
 *
 * @param {SheetContents} sheet
 * @returns {string}
 */
export function sheetMarkdown(sheet) {
  const parts = [`# ${asMarkdown(sheet.title)}`];
  if (sheet.about.length > 0) parts.push(`About: ${sheet.about.map(asMarkdown).join(", ")}`);
  const note = sheet.note.trim();
  if (note) parts.push(note.split("\n").map((line) => `> ${asMarkdown(line)}`.trimEnd()).join("  \n"));
  for (const [name, items] of listsOf(sheet)) {
    parts.push(`## ${name}`, items.map(markdownItem).join("\n"));
  }
  if (sheet.objections.length > 0) parts.push(`## ${SAY}`);
  for (const { name, phrase, answer } of sheet.objections) {
    const said = phrase ? `: “${asMarkdown(phrase)}”` : "";
    parts.push(`### ${asMarkdown(name)}${said}`, ...answer.map(asMarkdown));
  }
  for (const { name, lines } of sheet.groups) {
    parts.push(`## ${asMarkdown(name)}`, lines.map((line) => `- ${asMarkdown(line)}`).join("\n"));
  }
  parts.push(`[This call sheet](${linked(sheet.address)})`);
  return `${parts.filter((part) => part).join("\n\n")}\n`;
}

/**
 * The sheet in short, without the answers.
 *
 * @param {SheetContents} sheet
 * @returns {string}
 */
export function sheetPlainText(sheet) {
  const parts = [oneLine(sheet.title)];
  if (sheet.about.length > 0) parts.push(`About: ${sheet.about.map(oneLine).join(", ")}`);
  if (sheet.note.trim()) parts.push(sheet.note.trim());
  for (const [name, items] of listsOf(sheet)) {
    const lines = items.map(
      ({ title, address, mark }, place) =>
        `${place + 1}. ${oneLine(title)}${inBrackets(mark)}\n   ${address}`,
    );
    parts.push([`${name}:`, ...lines].join("\n"));
  }
  const said = sheet.objections.map(({ name, phrase }) => oneLine(phrase ? `${name}: "${phrase}"` : name));
  for (const { name, lines } of [{ name: SAY, lines: said }, ...sheet.groups]) {
    if (lines.length > 0) parts.push([`${name}:`, ...lines.map((line) => `- ${oneLine(line)}`)].join("\n"));
  }
  parts.push(`Call sheet: ${sheet.address}`);
  return `${parts.join("\n\n")}\n`;
}

/**
 * An asset as an item of a list in Markdown.
 *
 * @param {Item} item
 */
export function markdownItem({ title, address, mark }) {
  return `- [${asMarkdown(title)}](${linked(address)})${inBrackets(mark)}`;
}

/**
 * The same as plain text.
 *
 * @param {Item} item
 */
export function plainItem({ title, address, mark }) {
  return `- ${oneLine(title)}${inBrackets(mark)}\n  ${address}`;
}

/**
 * The lists that hold anything.
 *
 * @param {SheetContents} sheet
 * @returns {[string, readonly Item[]][]}
 */
function listsOf({ send, read }) {
  /** @type {[string, readonly Item[]][]} */
  const lists = [[SEND, send], [READ, read]];
  return lists.filter(([, items]) => items.length > 0);
}

/** @param {string} mark */
function inBrackets(mark) {
  return mark && ` (${mark})`;
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * A text that Markdown shows as it is.
 *
 * @param {string} text
 */
function asMarkdown(text) {
  return oneLine(text)
    .replace(/[\\`*_[\]<>]|~~|&(?=#?\w+;)/g, (letters) => letters.replace(/./g, "\\$&"))
    .replace(/^([#+=|-])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/**
 * An address that no Markdown ends too soon.
 *
 * @param {string} address
 */
function linked(address) {
  return address.replace(/[()<>\s\\]/g, (letter) => (letter === "(" ? "%28" : letter === ")" ? "%29" : encodeURI(letter)));
}
