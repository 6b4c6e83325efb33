// Builds the pages' styles and scripts into the package's static folder, which git ignores.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "welltogether", "web", "static", "welltogether");
const packages = join(here, "node_modules");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { css } = sass.compile(join(here, "main.scss"), {
  style: "compressed",
  loadPaths: [packages],
  quietDeps: true,
  silenceDeprecations: ["import"],
});
if (/GDS Transport/i.test(css)) throw new Error("The stylesheet names GDS Transport, which only GOV.UK may use.");
writeFileSync(join(out, "main.css"), css);
cpSync(join(packages, "govuk-frontend", "dist", "govuk", "govuk-frontend.min.js"), join(out, "govuk-frontend.min.js"));
for (const name of ["start.js", "icon.svg"]) cpSync(join(here, name), join(out, name));
console.log(`main.css ${Math.round(css.length / 1024)} KB`);
