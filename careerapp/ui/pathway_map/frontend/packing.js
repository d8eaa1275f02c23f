/** Read lists that were sent as columns; `packing.py` writes them. */

/** Turn `{count, columns}` into the list of items it was. */
export function unpack({ count, columns }) {
  const items = Array.from({ length: count }, () => ({}));
  for (const [name, column] of Object.entries(columns)) {
    const path = name.split(".");
    const last = path.pop();
    items.forEach((item, index) => {
      const value = valueAt(column, index);
      if (value === null) return;
      const within = path.reduce((outer, part) => (outer[part] ??= {}), item);
      within[last] = value;
    });
  }
  return items;
}

function valueAt(column, index) {
  return Array.isArray(column) ? column[index] : column.of[column.at ? column.at[index] : 0];
}

/** The points of a line that was told in steps, as [x, y]. */
export function pointsOf(steps) {
  const points = [];
  let [x, y] = [0, 0];
  for (let index = 0; index < steps.length; index += 2) {
    x = hundredths(x + steps[index]);
    y = hundredths(y + steps[index + 1]);
    points.push([x, y]);
  }
  return points;
}

const hundredths = (number) => Math.round(number * 100) / 100;

/** Turn a map as it was sent into one to draw: whole nodes and edges. */
export function unpackMap(sent) {
  const nodes = unpack(sent.nodes).map(({ name, said, ...node }) => ({
    ...node,
    title: `${name ?? node.label.replaceAll("\n", " ")}\n${said}`,
  }));
  const edges = unpack(sent.edges).map((edge) => {
    const whole = { ...edge, from: nodes[edge.from].id, to: nodes[edge.to].id };
    if (edge.bends) whole.bends = pointsOf(edge.bends);
    if (edge.phone_bends) whole.phone_bends = pointsOf(edge.phone_bends);
    return whole;
  });
  return { ...sent, nodes, edges };
}
