// An encounter in words.

const SETTINGS = { outpatient: "Outpatient visit", emergency: "Emergency department visit", inpatient: "Inpatient stay" };

/** "Inpatient stay, discharged November 14, 2026 · 74 years, male". */
export function encounterOf({ setting, date, age, sex }) {
  const day = new Date(`${date}T00:00:00Z`).toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
  const patient = [ageOf(age), sex].filter(Boolean).join(", ");
  return [`${SETTINGS[setting]}, ${setting === "inpatient" ? "discharged " : ""}${day}`, patient].filter(Boolean).join(" · ");
}

function ageOf(years) {
  if (years === undefined) return null;
  return { 0: "under 1 year", 1: "1 year" }[years] ?? `${years} years`;
}

/** What the code in a place is called on the claim. */
export function roleOf(setting, place) {
  if (place > 0) return "Secondary diagnosis";
  return setting === "inpatient" ? "Principal diagnosis" : "First-listed diagnosis";
}
