/** All around the canvas of a map: its buttons, names and legend, and which gestures are on. */

import { bounds } from "./fit.js";
import { fillIdeas } from "./ideas.js";
import { fillLegend } from "./legend.js";
import { part } from "./part.js";

/** @import { PathwayMap } from "./map.js" */

/**
 * Bring it up to date with what the map shows.
 *
 * @param {PathwayMap} map
 */
export function dress(map) {
  const { data, frame, root } = map;
  const outer = part(root, ".map");
  part(root, ".tools").hidden = !data.editing;
  part(root, ".hint").hidden = !data.editing || data.nodes.length > 1;
  fillIdeas(map, data.ideas);
  outer.classList.toggle("still", data.still);
  outer.classList.toggle("phone", map.down);
  frame.setAttribute("role", data.still ? "img" : "application");
  frame.setAttribute("aria-label", data.label);
  if (data.still) frame.removeAttribute("tabindex");
  else frame.tabIndex = 0;
  // Where Today stands, the top row of a map that runs down has room beside it.
  const middle = bounds([...map.boxes.values()]);
  const start = map.boxes.get("today")?.x ?? 0;
  outer.classList.toggle("start-right", start > (middle.left + middle.right) / 2);
  fillLegend(part(root, ".legend"), data.legend, map.theme);
  map.network.setOptions({
    interaction: {
      hover: !data.still,
      dragNodes: data.placing && !map.down,
      dragView: !data.still,
      zoomView: !data.still,
    },
    edges: { smooth: { forceDirection: map.down ? "vertical" : "horizontal" } },
  });
}
