// The rule of E/M levels, as medcoder/assess/em_levels.py has it: two of three elements must reach the
// level of the decision making; where time may decide, the higher of both counts.

export const ELEMENTS = ["problems", "data", "risk"];
export const STEPS = {
  problems: ["minimal", "low", "moderate", "high"],
  data: ["minimal", "limited", "moderate", "extensive"],
  risk: ["minimal", "low", "moderate", "high"],
};

/** What the steps (numbers by element) and minutes (or null) come to: {making, deciders, made, timed, level}.
 * `making` numbers the level of decision making, `made` and `timed` the visit's level by each (`timed`
 * is null where no time counts), and `level` is the higher. */
export function levelOf(service, steps, minutes) {
  const making = ELEMENTS.map((element) => steps[element]).sort()[1];
  const made = service.levels[making];
  const met = minutes === null ? [] : service.minutes.filter(([, least]) => minutes >= least).map(([number]) => number);
  const timed = met.length ? Math.max(...met) : null;
  return { making, deciders: ELEMENTS.filter((element) => steps[element] >= making), made, timed, level: timed === null ? made : Math.max(made, timed) };
}

/** The same in sentences. */
export function inSentences({ service, making: names }, steps, minutes) {
  const { making, deciders, made, timed, level } = levelOf(service, steps, minutes);
  const sentences = [`${listed(deciders)} reach${deciders.length === 1 ? "es" : ""} ${names[making]}: the decision making is ${names[making]}, level ${made}.`];
  if (minutes !== null && service.minutes.length) {
    sentences.push(timed === null ? `${minutes} minutes are fewer than any level takes.` : `${minutes} minutes are enough for level ${timed}.`);
    if (timed !== null && timed !== made) sentences.push("The higher of the two counts.");
  }
  return { sentences: sentences.join(" "), result: `${service.title}: level ${level}` };
}

function listed(elements) {
  const words = elements.length === 3 ? ["problems", "data", "risk"] : elements;
  const text = words.length === 3 ? "problems, data and risk" : words.join(" and ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
