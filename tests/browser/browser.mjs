// Opens the pages of pages.mjs in Chromium. A page must ask nothing of anyone,
// log no error and open no dialog; close() checks that of every page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const build = process.env.LISTLINT_BROWSER ||
  path.resolve(here, '../../build/browser');
export const root = path.resolve(here, '../..');
export const file = (name) =>
  path.join(process.env.LISTLINT_PAGES || path.join(build, 'pages'), name);

const require = createRequire(path.join(build, 'package.json'));
const load = (name) => {
  try {
    return require(name);
  } catch (error) {
    throw new Error(`${name} is not in ${build}: run ./dev browser, which ` +
      `installs it with npm (${error.code})`);
  }
};
export const axe = load('axe-core').source;
const { chromium } = load('playwright-core');

const chromiumPath = () => {
  try {
    return execFileSync('sh', ['-c', 'command -v chromium'],
                        { encoding: 'utf8' }).trim();
  } catch {
    throw new Error('no chromium: run ./dev browser, which installs it');
  }
};

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
});
after(() => browser?.close());

// Options are those of a context: viewport, colorScheme, javaScriptEnabled.
export const open = async (name, { hash = '', ...options } = {}) => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 }, offline: true,
    reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const seen = [];
  const url = pathToFileURL(file(name)).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) {
      seen.push(`asks ${request.url()}`);
    }
  });
  page.on('dialog', (dialog) => {
    seen.push(`opens a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('popup', () => seen.push('opens a window'));
  page.on('pageerror', (error) => seen.push(`fails: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      seen.push(`logs ${message.text()}`);
    }
  });
  await page.goto(url + hash);
  const close = async () => {
    assert.deepEqual(seen, []);
    await context.close();
  };
  return { page, context, seen, close };
};

// Runs a test on an open page.
export const on = (name, options, work) => async () => {
  const opened = await open(name, options);
  try {
    await work(opened.page, opened);
    await opened.close();
  } finally {
    await opened.context.close();
  }
};

// What the table shows, by column: 0 severity, 1 finding, 2 rule, 3 section,
// 4 place, 5 list.
export const column = (page, i) => page.$$eval(
  'table.list > tbody > tr', (rows, at) => rows.map((row) => {
    const cell = row.cells[at];
    return (at === 1 ? cell.querySelector('summary') : cell).textContent;
  }), i);

export const told = (page) => page.textContent('#told');
