/**
 * The component's entry: the map itself is a module that the browser loads once and keeps.
 *
 * @param {import("./payload.js").Component} component
 */
export default async function (component) {
  const { show } = await import(new URL("/pathway-map/show.js", document.baseURI).href);
  return show(component);
}
