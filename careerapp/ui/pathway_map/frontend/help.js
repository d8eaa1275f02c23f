/** The list of keys and gestures, in a dialog over the page. */

import { ACTIONS, MORE_HANDS, MORE_KEYS } from "./actions.js";

/**
 * Open the list.
 *
 * @param {HTMLDialogElement} dialog
 * @param {boolean} editing
 */
export function showHelp(dialog, editing) {
  const [hands, keys] = dialog.querySelectorAll("dl");
  const acts = editing ? ACTIONS.map(({ key, words }) => [key, words]) : [];
  fill(hands, MORE_HANDS);
  fill(keys, [...acts, ...MORE_KEYS]);
  dialog.showModal();
}

/**
 * @param {Element} list
 * @param {string[][]} entries
 */
function fill(list, entries) {
  list.replaceChildren(
    ...entries.flatMap(([keys, words]) => {
      const [term, said] = [document.createElement("dt"), document.createElement("dd")];
      const key = document.createElement("kbd");
      key.textContent = keys;
      term.append(key);
      said.textContent = words;
      return [term, said];
    }),
  );
}
