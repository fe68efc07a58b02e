// Draws questions of the code book's drills: for each generator so many, as lines of JSON
// [type, stem, [[option, key], …]]. Arguments: the gzipped book, the number of draws.
import { readFileSync } from "node:fs";
import { openBook } from "../../frontend/src/codebook/data.js";
import { generate, practices } from "../../frontend/src/codebook/drills/generators.js";
import { plain } from "../../frontend/src/dom.js";

const [, , file, draws] = process.argv;
const book = await openBook(readFileSync(file));
for (const practice of Object.keys(practices).filter((name) => name !== "all")) {
  const lines = [];
  for (let seed = 0; seed < Number(draws); seed++) {
    const { type, stem, options } = generate(book, seed, { practice, skill: seed % 3 });
    lines.push(JSON.stringify([type, plain(stem), options.map(({ text, key }) => [plain(text), key])]));
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}
