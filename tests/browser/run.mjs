// Makes the pages and runs the tests of the HTML report on them; the exit code
// is that of the tests:
//   node run.mjs PROGRAM FOLDER
// FOLDER has the packages of package.json, which ./dev installs there.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [program, folder] = process.argv.slice(2).map((p) => path.resolve(p));
const pages = path.join(folder, 'pages');

const run = (...words) => {
  const { status, error } = spawnSync(process.execPath, words, {
    stdio: 'inherit',
    env: { ...process.env, LISTLINT_BROWSER: folder, LISTLINT_PAGES: pages },
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
};

if (!fs.existsSync(path.join(folder, 'node_modules', 'playwright-core'))) {
  console.error(`playwright-core is not in ${folder}, so the HTML report was ` +
    'not tested: ./dev test and ./dev browser install it with npm, which has ' +
    'to reach its registry for that ("npm ping" tells whether it can).');
  process.exit(1);
}
run(path.join(here, 'pages.mjs'), program, pages);
run('--test', '--test-reporter=spec', ...fs.readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => path.join(here, name)));
