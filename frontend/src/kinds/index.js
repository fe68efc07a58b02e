// Every kind of item offers: ask(item, context) -> {element, answer(), set(answer)};
// credit(item, answer) -> 0..1; explain(item, answer) -> rows {verdict, label, note?, why};
// key(item) -> the right answer; empty: what to say when there is no answer yet.
import * as choose from "./choose.js";
import * as fill from "./fill.js";
import * as mark from "./mark.js";
import * as match from "./match.js";
import * as order from "./order.js";
import * as reflect from "./reflect.js";
import * as sort from "./sort.js";

export const kinds = { choose, fill, mark, match, order, reflect, sort };
