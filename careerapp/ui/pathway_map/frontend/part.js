/**
 * An element of the map's HTML, which is known to be there.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {T}
 */
export function part(within, selector) {
  const found = /** @type {T | null} */ (within.querySelector(selector));
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}
