// What a rule can check in a query to a provider. Pure. Whether it is clear and courteous, no rule can tell.

const PAYMENT = ["payment", "reimburse", "reimbursement", "revenue", "money", "drg", "a cc", "cc/mcc", "mcc", "hcc", "raf", "case mix", "denial", "bill", "billing", "paid", "severity of illness", "quality score", "higher weight"];
const LEADING = ["please add", "please change", "please addend", "please write", "you should document", "would you agree", "do you agree", "we need you to", "needs to be documented", "clearly has", "obviously", "as you know", "please confirm that"];
const OTHER = ["other"];
const UNDETERMINED = ["unable to determine", "undetermined", "cannot be determined", "can not be determined", "cannot be clinically determined", "can not be clinically determined", "not clinically determinable", "not able to determine", "unable to say", "clinically unable"];

/** Words alone, in lower case: what is compared. A number keeps its point. */
export const plainWords = (text) => ` ${text.toLowerCase().normalize("NFKC").replace(/[’']/g, "").replace(/(?<!\d)\.|\.(?!\d)/g, " ").replace(/[^\p{L}\p{N}.%/]+/gu, " ").trim()} `;

const holds = (words, form) => words.includes(plainWords(form));
const found = (words, forms) => forms.filter((form) => holds(words, form));

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
    const missing = item.offer.filter((forms) => !among(forms)).map(([name]) => name);
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
