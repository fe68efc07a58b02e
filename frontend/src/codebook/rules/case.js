// What a rule is given, and what it makes of it; the same as medcoder/codeset/rules/case.py. A
// finding is {rule, severity, codes, reason, basis}.
import { covers, references } from "./references.js";

/** The billable codes of a list, each once, in order. `first` is null where the code in first place
 * is none of them: then no rule speaks of the first place. */
export class Case {
  constructor(written, encounter, release) {
    this.codes = [...new Set(written)].filter((code) => release.isBillable(code)).map((code) => release.code(code));
    this.first = this.codes.length && this.codes[0].code === written[0] ? this.codes[0] : null;
    this.encounter = encounter;
    this.release = release;
    this.tables = release.book.rules;
  }

  /** What the code in first place is called in this setting. */
  get firstName() {
    return this.encounter.setting === "inpatient" ? "principal diagnosis" : "first-listed diagnosis";
  }

  /** Those of the codes that `text` refers to, written as in a note: "I12.-, N18.1-N18.6". */
  among(text) {
    return this.codes.filter((code) => refers(text, code));
  }

  /** Where notes of one kind stand and their words, of a long list the first lines. */
  quoted(notes) {
    const words = notes.map(({ text }) => text.replace(/^[ ,]+|[ ,]+$/g, ""));
    const shown = words.length <= 4 ? words : [...words.slice(0, 4), "…"];
    return `${this.tables.case.kinds[notes[0].kind]} at ${notes[0].at}: “${shown.join(" / ")}”`;
  }
}

/** Whether `text`, a note's or one in its style, refers to `code`. */
export const refers = (text, code) => references(text).some((reference) => covers(reference, code.code));

export const guideline = (section) => `Official Guidelines, section ${section}`;
