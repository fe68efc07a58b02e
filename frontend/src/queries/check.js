// What a rule can check in a query to a provider. Pure. Whether it is clear and courteous, no rule can tell.

const PAYMENT = ["payment", "reimburse", "reimbursed", "reimbursement", "revenue", "money", "drg", "a cc", "cc/mcc", "mcc", "hcc", "raf", "case mix", "denial", "bill", "billed", "billing", "paid", "severity of illness", "quality score", "higher weight"].flatMap((word) => [word, `${word}s`]);
const LEADING = ["please add", "please change", "please addend", "please write", "you should document", "would you agree", "do you agree", "we need you to", "needs to be documented", "clearly has", "obviously", "as you know", "please confirm that"];
const OTHER = ["other"];
const UNDETERMINED = ["unable to determine", "undetermined", "cannot be determined", "can not be determined", "cannot be clinically determined", "can not be clinically determined", "not clinically determinable", "not able to determine", "unable to say", "clinically unable"];

/** Words alone, in lower case: what is compared. A number keeps its point, and a percent sign stands right behind its own. */
export const plainWords = (text) => ` ${text.toLowerCase().normalize("NFKC").replace(/[’']/g, "").replace(/(?<!\d)\.|\.(?!\d)/g, " ").replace(/[^\p{L}\p{N}.%/]+/gu, " ").replace(/ %/g, "%").trim()} `;

const holds = (words, form) => words.includes(plainWords(form));
const found = (words, forms) => forms.filter((form) => holds(words, form));

/** The lists of forms for which no option is left, when each gets one of its own. */
function notOffered(offer, options) {
  const taken = new Map(); // option to the list that it stands for
  const place = (at, tried) =>
    options.some((option, number) => {
      if (tried.has(number) || !found(option, offer[at]).length) return false;
      tried.add(number);
      if (taken.has(number) && !place(taken.get(number), tried)) return false;
      taken.set(number, at);
      return true;
    });
  return offer.filter((_, at) => !place(at, new Set()));
}

/** Each check as {name, ok, said}; `said` is a sentence for the learner. */
export function checksOf(item, { text, options }) {
  const all = plainWords(`${text} ${options.join(" ; ")}`);
  const written = plainWords(text);
  const cited = item.indicators.filter(({ forms }) => forms.some((form) => holds(written, form)));
  const checks = [
    { name: "Clinical indicators", ok: cited.length >= item.cite, said: `You cite ${cited.length} of the record’s indicators; at least ${item.cite} belong in this query.` },
    { name: "A question", ok: text.includes("?") || /\b(please|kindly) (clarify|specify|state|indicate|document|describe|provide)\b/i.test(text), said: "A query asks: with a question mark, or “please clarify”." },
    forbidden("No word on payment", found(all, PAYMENT), "A query never mentions payment or what a code does to it."),
    forbidden("Nothing leading", found(written, [...LEADING, ...item.leading]), "It must not steer to one answer."),
  ];
  if (item.offer.length) {
    const offered = options.map(plainWords);
    const among = (forms) => offered.some((option) => forms.some((form) => option.includes(plainWords(form))));
    const missing = notOffered(item.offer, offered).map(([name]) => name);
    checks.push({ name: "Options that the record supports", ok: missing.length === 0, said: missing.length ? `Not offered: ${missing.join("; ")}.` : "Every diagnosis that the record supports is offered." });
    checks.push({ name: "“Other” and “unable to determine”", ok: among(OTHER) && among(UNDETERMINED), said: "A list of options ends with both, so that nobody is forced into one." });
  } else if (options.length) {
    checks.push({ name: "“Other” and “unable to determine”", ok: found(all, OTHER).length > 0 && found(all, UNDETERMINED).length > 0, said: "If you offer options, both belong among them. Here an open question would do." });
  }
  return checks;
}

const forbidden = (name, words, reason) => ({ name, ok: words.length === 0, said: words.length ? `${reason} You wrote: ${words.join(", ")}.` : "Nothing of the kind was found." });

/** What the checks cannot judge. */
export const BEYOND = "No rule can tell whether your question is the right one, whether it is clear and courteous, or whether every fact in it is quoted rightly. Compare with the model for that.";
