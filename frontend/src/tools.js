// The fourth bundle: the tools, which ask nothing. The page module loads it where a page has one; see place.js.
import { leveller } from "./levels/leveller.js";
import { planner } from "./planner/view.js";
import style from "./practice.css";
import { readiness } from "./review/readiness.js";
import { ceuPlanner } from "./tools/ceu.js";
import { codeChanges } from "./tools/changes.js";
import { chooser } from "./tools/chooser.js";
import { errorCosts } from "./tools/costs.js";
import { portfolio } from "./tools/portfolio.js";
import { road } from "./tools/road.js";
import { studyPlan } from "./tools/studyplan.js";
import { taskList } from "./tools/tasks.js";

export const tools = {
  "em-levels": leveller,
  "path-planner": planner,
  "credential-chooser": chooser,
  "study-plan": studyPlan,
  "ceu-planner": ceuPlanner,
  "ninety-days": taskList,
  "update-routine": taskList,
  "error-costs": errorCosts,
  "code-changes": codeChanges,
  portfolio,
  readiness,
  "your-road": road,
};
export { style };
