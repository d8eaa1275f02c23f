/**
 * Rules for titles and links that are checked before anything is sent. Python has the last word;
 * `tests/contract` holds both to the same sentences.
 */

/**
 * @import { Edge, Kind } from "./payload.js"
 */

export const MAX_TITLE = 200;
export const KINDS = ["skill", "role", "experience", "relationship", "outcome"];

/**
 * Say why one node may not be linked to another; empty when it may.
 *
 * @param {string} from
 * @param {string} to
 * @param {(id: string) => Kind | undefined} kindOf
 * @param {Edge[]} edges
 */
export function whyNotLink(from, to, kindOf, edges) {
  if (from === to) return "A link cannot join something to itself.";
  if (kindOf(from) === "outcome") {
    return "A link cannot start at an outcome: an outcome is where routes end.";
  }
  if (to === "today") return "A link cannot lead back to Today.";
  const linked = edges.some((edge) => edge.from === from && edge.to === to);
  return linked ? "These two are linked already." : "";
}

/**
 * Fold to one line, as it is kept.
 *
 * @param {string} text
 */
export const folded = (text) => text.trim().split(/\s+/u).join(" ");

/**
 * Say why a title will not do; empty when it will.
 *
 * @param {string} text
 */
export function whyNotTitle(text) {
  const title = folded(text);
  if (!title) return "This may not be empty.";
  // Counted as Python counts: by characters, not by halves of them.
  if ([...title].length > MAX_TITLE) return `This is too long: at most ${MAX_TITLE} characters.`;
  return "";
}
