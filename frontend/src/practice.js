// The third bundle: kinds of questions, drills and exams that only some lessons have. The page module
// loads it where a page needs it; see place.js.
import * as audit from "./audits/audit.js";
import * as drugUnits from "./drill/generators/drugunits.js";
import * as wordParts from "./drill/generators/wordparts.js";
import { batchView } from "./exam/batch.js";
import { examView } from "./exam/exam.js";
import { finalView } from "./exam/final.js";
import { mockView } from "./exam/mock.js";
import * as level from "./levels/level.js";
import * as build from "./pcs/build.js";
import style from "./practice.css";
import * as query from "./queries/query.js";
import { reviewView } from "./review/view.js";
import * as switches from "./stays/switch.js";

export const kinds = { audit, build, level, query, switch: switches };
export const generators = { "word-parts": wordParts, "drug-units": drugUnits };
export const forms = { exam: examView, batch: batchView, final: finalView, mock: mockView, review: reviewView };
export { style };
