// What both sides agreed on, as the Python side keeps it.

import { readFileSync } from "node:fs";

export const kept = (name) =>
  JSON.parse(readFileSync(new URL(`../contract/${name}.json`, import.meta.url), "utf-8"));

export const frontend = (name) =>
  import(new URL(`../../careerapp/ui/pathway_map/frontend/${name}.js`, import.meta.url));
