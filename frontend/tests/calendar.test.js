// The calendar file: its lines as RFC 5545 wants them, whatever the texts hold.
import assert from "node:assert/strict";
import test from "node:test";

import { calendarFile, momentOf } from "../src/calendar.js";

const MADE = "20261126T101530Z";
const event = (changes) => ({ id: "plan-1", from: "2026-12-31", until: "2027-01-07", title: "Week 1", text: "Read", ...changes });
const linesOf = (file) => file.split("\r\n");
const bytes = (text) => new TextEncoder().encode(text).length;
/** The value of a property, with its folds taken out. */
const valueOf = (file, name) => linesOf(file.replaceAll("\r\n ", "")).find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`)).slice(name.length + 1);

test("a whole day from its first to the day after its last", () => {
  const file = calendarFile("A plan", [event()], MADE);
  assert.equal(valueOf(file, "DTSTART"), "VALUE=DATE:20261231");
  assert.equal(valueOf(file, "DTEND"), "VALUE=DATE:20270107");
  assert.equal(valueOf(file, "DTSTAMP"), MADE);
  assert.equal(valueOf(file, "UID"), "plan-1@medcoder");
  assert.equal(valueOf(file, "X-WR-CALNAME"), "A plan");
});

test("every line ends with a return and a line feed, the last too, and nothing stands outside the calendar", () => {
  const file = calendarFile("A plan", [event(), event({ id: "plan-2" })], MADE);
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.equal(file.replaceAll("\r\n", "").match(/[\r\n]/), null);
  const lines = linesOf(file);
  assert.deepEqual([lines[0], lines[1]], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
  assert.equal(lines.filter((line) => line === "BEGIN:VEVENT").length, 2);
  assert.equal(lines.filter((line) => line === "END:VEVENT").length, 2);
});

test("backslashes, semicolons, commas and line ends are escaped, and nothing else", () => {
  const file = calendarFile("x", [event({ title: "a, b; c\\d: \"e\"", text: "one\ntwo\r\nthree\rfour" })], MADE);
  assert.equal(valueOf(file, "SUMMARY"), "a\\, b\\; c\\\\d: \"e\"");
  assert.equal(valueOf(file, "DESCRIPTION"), "one\\ntwo\\nthree\\nfour");
});

test("no line is longer than 75 bytes, and unfolded every line is whole again", () => {
  for (const sign of ["x", "é", "–", "語", "🙂", "a🙂é語"]) {
    for (let count = 50; count < 200; count += 1) {
      const title = sign.repeat(count);
      const file = calendarFile("x", [event({ title })], MADE);
      for (const line of linesOf(file)) assert.ok(bytes(line) <= 75, `${bytes(line)} bytes of ${sign}`);
      assert.equal(valueOf(file, "SUMMARY"), title);
    }
  }
});

test("a line of 75 bytes is not folded, and one of 76 is, after 75", () => {
  const fits = "x".repeat(75 - "SUMMARY:".length);
  assert.ok(linesOf(calendarFile("x", [event({ title: fits })], MADE)).includes(`SUMMARY:${fits}`));
  const lines = linesOf(calendarFile("x", [event({ title: `${fits}y` })], MADE));
  assert.deepEqual(lines.slice(lines.indexOf(`SUMMARY:${fits}`)).slice(0, 2), [`SUMMARY:${fits}`, " y"]);
});

test("no character is cut by a fold", () => {
  for (let before = 0; before < 80; before += 1) {
    for (const line of linesOf(calendarFile("x", [event({ title: `${"x".repeat(before)}🙂🙂` })], MADE))) assert.equal(new TextDecoder().decode(new TextEncoder().encode(line)), line);
  }
});

test("the moment of making is in the format's own form, in UTC", () => {
  assert.equal(momentOf(new Date("2026-11-26T10:15:30.789Z")), MADE);
});
