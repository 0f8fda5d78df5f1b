// Bundles src/ into what the Python package ships: kgbuild/explorer/assets/explorer.js and explorer.css, with the
// licences of everything that is in them. The same sources and lock file give the same bytes on every machine.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "kgbuild", "explorer", "assets");

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
};
const script = await build({
  ...shared,
  entryPoints: ["src/main.ts"],
  format: "iife",
  target: ["es2022"],
  metafile: true,
  define: { "process.env.NODE_ENV": '"production"' },
});
const style = await build({
  ...shared,
  entryPoints: ["src/style.css"],
  target: ["chrome111", "firefox113", "safari16.4"],
});

/** The packages whose files are in the bundle, sorted by name. */
function packagesIn(metafile) {
  const names = Object.keys(metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

/** Name, version and licence text of a package. */
function licenceOf(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence file`);
  const text = readFileSync(join(folder, file), "utf8").replace(/\r\n?/g, "\n").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

const rule = "\n" + "-".repeat(78) + "\n\n";
const licences = ["The explorer holds the following software.\n", ...packagesIn(script.metafile).map(licenceOf)].join(
  rule,
);
if (licences.includes("*/")) throw new Error("a licence would end the comment that it stands in");

writeFileSync(join(out, "explorer.js"), `/*!\n${licences}*/\n${script.outputFiles[0].text}`);
writeFileSync(join(out, "explorer.css"), style.outputFiles[0].text);
writeFileSync(join(out, "THIRD_PARTY_LICENSES.txt"), licences);
