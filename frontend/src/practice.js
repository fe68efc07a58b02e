// The third bundle: kinds of questions, drills and tools that only some lessons have. The page module
// loads it where a page needs it; see `activityPlace` in place.js.
import * as drugUnits from "./drill/generators/drugunits.js";
import * as wordParts from "./drill/generators/wordparts.js";
import * as build from "./pcs/build.js";
import * as level from "./levels/level.js";
import { leveller } from "./levels/leveller.js";
import { planner } from "./planner/view.js";
import style from "./practice.css";
import * as switches from "./stays/switch.js";

export const kinds = { build, level, switch: switches };
export const generators = { "word-parts": wordParts, "drug-units": drugUnits };
export const tools = { "em-levels": leveller, "path-planner": planner };
export { style };
