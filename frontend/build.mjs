// Bundles src/ into the scripts that the widgets and the book use: the page module, and the code
// book, the practice and the tools, which are loaded only where they are needed. The first line of each records what it was built
// from, so that a test can tell without Node whether it is stale.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "..", "medcoder", "widgets", "static");
const BUNDLES = [
  { entry: "src/page.js", name: "medcoder.js", globalName: "medcoder" },
  { entry: "src/codebook/index.js", name: "codebook.js", globalName: "medcoderCodebook" },
  { entry: "src/practice.js", name: "practice.js", globalName: "medcoderPractice" },
  { entry: "src/tools.js", name: "tools.js", globalName: "medcoderTools" },
];

const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** One hash over every source, this script and the pinned esbuild, line ends made equal. */
function sourcesHash() {
  const sources = readdirSync(join(here, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(here.length + 1).replaceAll("\\", "/"));
  const hash = createHash("sha256");
  for (const name of [...sources, "build.mjs", "package.json"].sort()) {
    hash.update(`${name}\n${readFileSync(join(here, name), "utf8").replaceAll("\r\n", "\n")}\n`);
  }
  return hash.digest("hex");
}

async function bundle({ entry, name, globalName }) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    globalName,
    target: "es2022",
    charset: "utf8",
    loader: { ".css": "text" },
    write: false,
    legalComments: "none",
  });
  const body = result.outputFiles[0].text;
  writeFileSync(join(folder, name), `/* Built by frontend/build.mjs; do not edit. sources ${sourcesHash()} body ${sha256(body)} */\n${body}`);
  console.log(`${name}: ${body.length} characters`);
}

for (const each of BUNDLES) await bundle(each);
