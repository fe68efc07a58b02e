// A calendar file (iCalendar, RFC 5545) of days: what calendars on phones and computers import.

const BYTES = 75; // a line's longest, without its end

const escaped = (text) => text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n?|\n/g, "\\n");
const compact = (date) => date.replaceAll("-", "");

/** A line, folded by bytes as the format wants it; a character is never cut. */
function folded(line) {
  const encoder = new TextEncoder();
  const lines = [""];
  let taken = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (taken + size > BYTES) {
      lines.push(" ");
      taken = 1;
    }
    lines[lines.length - 1] += character;
    taken += size;
  }
  return lines.join("\r\n");
}

/** The file's text. `events`: [{id, from, until, title, text}], whole days, `until` the day after the last;
 * `name` names the calendar, `made` is the moment of making as "20261126T101530Z". */
export function calendarFile(name, events, made) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//medcoder//plan//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`];
  for (const { id, from, until, title, text } of events) {
    lines.push("BEGIN:VEVENT", `UID:${id}@medcoder`, `DTSTAMP:${made}`, `DTSTART;VALUE=DATE:${compact(from)}`, `DTEND;VALUE=DATE:${compact(until)}`);
    lines.push(`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

export const momentOf = (date) => `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
