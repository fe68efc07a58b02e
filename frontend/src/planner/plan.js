// A learner's plan: how long each path takes and what it costs, and the weeks of one of them. Pure.
// The data is that of medcoder/assess/path_planner.py; `wish` is what the learner said:
// {country, goal, background, hours (a week), money (or null), start ("2026-12-01"), path}.

const byId = (list, id) => list.find((each) => each.id === id);
const CATCH_UP = 13; // every 13th week is for what is left: 48 weeks of study a year

export const currencyOf = (country) => (country === "india" ? "INR" : "USD");

/** The stages of the goal with their hours for this learner on this path: [{…stage, hours: [least, most]}].
 * A stage that the learner's background covers whole is left out. */
export function stagesOf(data, wish, path) {
  const { spares } = byId(data.backgrounds, wish.background);
  return byId(data.goals, wish.goal)
    .stages.map((id) => byId(data.stages, id))
    .map((stage) => ({ ...stage, hours: stage.hours.map((hours) => hours * path.hours_factor * (1 - (spares[stage.id] ?? 0) / 100)) }))
    .filter((stage) => stage.hours[1] > 0);
}

/** How a path fits: {path, hours, months, cost, within}; ranges are [least, most]. `cost` is null where no
 * amount has a source; `within`: "yes", "partly", "no", or null where nothing can be said. */
export function outlook(data, wish, path) {
  const stages = stagesOf(data, wish, path);
  const hours = [0, 1].map((end) => stages.reduce((sum, stage) => sum + stage.hours[end], 0));
  const weeksAMonth = data.weeks_a_year / 12;
  const own = hours.map((each) => each / wish.hours / weeksAMonth);
  const months = path.fixed_months ? own.map((each, end) => Math.max(each, path.fixed_months[end])) : own;
  const lines = path.cost[wish.country] ?? [];
  const cost = lines.length ? [sum(lines, "least"), sum(lines, "most")] : null;
  return { path, hours, months, cost, lines, within: wish.money === null || !cost ? null : wish.money >= cost[1] ? "yes" : wish.money >= cost[0] ? "partly" : "no" };
}

const sum = (lines, end) => lines.reduce((total, line) => total + line[end], 0);

/** Every path that the country has and that serves the goal. */
export const outlooks = (data, wish) =>
  data.paths
    .filter(({ countries, goals }) => countries.includes(wish.country) && (!goals.length || goals.includes(wish.goal)))
    .map((path) => outlook(data, wish, path));

/** The weeks of the plan, by the middle of each stage's hours. */
export const weeksOf = (data, wish, path) => spread(stagesOf(data, wish, path).map((stage) => ({ stage, hours: (stage.hours[0] + stage.hours[1]) / 2 })), wish.hours, wish.start, CATCH_UP);

/** Work ({stage, hours}) laid into weeks of so many hours: [{number, from ("2026-12-01"), parts: [{stage, hours, first}]}].
 * `first` marks where a stage begins. Every `catchUp`th week has no parts; without it there is no such week. */
export function spread(work, hoursAWeek, start, catchUp = Infinity) {
  const weeks = [];
  let left = 0;
  const next = () => {
    if ((weeks.length + 1) % catchUp === 0) weeks.push(week(start, weeks.length, []));
    weeks.push(week(start, weeks.length, []));
    left = hoursAWeek;
  };
  for (const { stage, hours: all } of work) {
    let hours = all;
    let first = true;
    while (hours > 0.05) {
      if (left <= 0.05) next();
      const now = Math.min(hours, left);
      hours -= now;
      left -= now;
      weeks.at(-1).parts.push({ stage, hours: now, first });
      first = false;
    }
  }
  return weeks;
}

const week = (start, number, parts) => ({ number: number + 1, from: daysAfter(start, 7 * number), parts });

/** A date so many days later; both as "2026-12-01". */
export function daysAfter(date, days) {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** "Dec 1, 2026" */
export const dayInWords = (date) => new Date(`${date}T00:00:00Z`).toLocaleDateString("en-US", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** Whether there is such a day: of February 30 a browser makes March 2. */
export const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && daysAfter(text, 0) === text;

export const hoursInWords = (hours) => (hours < 0.75 ? "half an hour" : `${Math.round(hours)} ${Math.round(hours) === 1 ? "hour" : "hours"}`);

/** What a week is for, in one line. */
export const titleOf = ({ parts }) => (parts.length ? parts.map(({ stage, hours }) => `${stage.title} (${hoursInWords(hours)})`).join("; ") : "A week to catch up, or to rest");

/** "4 to 7", or "about 5" where both ends are the same. */
export function rangeInWords([least, most], unit) {
  const [low, high] = [Math.max(1, Math.round(least)), Math.max(1, Math.round(most))];
  return low === high ? `about ${low} ${unit}${low === 1 ? "" : "s"}` : `${low} to ${high} ${unit}s`;
}

export function moneyInWords([least, most], currency) {
  const figure = (amount) => Math.round(amount).toLocaleString(currency === "INR" ? "en-IN" : "en-US");
  return least === most ? `${least ? "about " : ""}${figure(least)} ${currency}` : `${figure(least)} to ${figure(most)} ${currency}`;
}
