// Every kind of item offers: ask(item, context) -> {element, answer(), set(answer)}, and where it
// needs them aside (shown below the question), missing() (what to say before it can be checked)
// and done() (it was checked);
// credit(item, answer) -> 0..1; explain(item, answer) -> rows for reasons.js, or else
// feedback(item, answer, context) -> nodes; key(item) -> the right answer; empty: what to say when
// there is no answer yet; result(item, event), a sentence, where the usual one does not do; and check, what the
// button says that leads to a model answer first (control.ready).
import * as chart from "./chart.js";
import * as choose from "./choose.js";
import * as code from "./code.js";
import * as fill from "./fill.js";
import * as label from "./label.js";
import * as mark from "./mark.js";
import * as match from "./match.js";
import * as order from "./order.js";
import * as reflect from "./reflect.js";
import * as sort from "./sort.js";

export const kinds = { chart, choose, code, fill, label, mark, match, order, reflect, sort };
