/** The HTML and CSS inside the map's element: fetched once a page, not sent with every answer. */

let parts;

/** @param {string} name */
async function load(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

/**
 * Fill the map's element, unless it is filled already.
 *
 * @param {Element} outer
 */
export async function furnish(outer) {
  if (outer.firstElementChild) return;
  parts ??= Promise.all([load("map.html"), load("map.css")]);
  try {
    const [html, css] = await parts;
    if (outer.firstElementChild) return;
    const style = document.createElement("style");
    style.textContent = css;
    outer.innerHTML = html;
    outer.before(style);
  } catch (error) {
    parts = undefined;
    throw error;
  }
}
