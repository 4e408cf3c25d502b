// The bundle behind the licences of what is in it: each text once, with the packages that it is of.
import { readFileSync, writeFileSync } from "node:fs";

const [work, out] = process.argv.slice(2);
const inputs = Object.keys(JSON.parse(readFileSync(`${work}/made.json`)).inputs);
const packages = [...new Set(inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean))].sort();
const texts = new Map();
for (const name of packages) {
  const { version, license } = JSON.parse(readFileSync(`${work}/node_modules/${name}/package.json`));
  if (license !== "MIT") throw new Error(`${name} is under ${license}: ask before it is bundled.`);
  const text = readFileSync(`${work}/node_modules/${name}/LICENSE`, "utf8").trim();
  texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
}
const banner = [...texts].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n---\n\n");
const head = `/*!\nMade by tools/editor/bundle.sh: do not edit. It holds these packages, under their licences:\n\n${banner}\n*/\n`;
writeFileSync(out, head + readFileSync(`${work}/made.js`, "utf8"));
