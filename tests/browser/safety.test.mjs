// Hostile lists, no network, no scripts, and sizes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { file, on, root } from './browser.mjs';

const hacked = (page) => page.evaluate(() => [
  window.hacked === undefined, typeof hacked,
  document.querySelectorAll('script').length,
  document.querySelectorAll('img, iframe, object, embed, form').length]);

test('a hostile list runs nothing, whatever is opened', on('hostile.html', {},
  async (page) => {
    await page.evaluate(() => {
      for (let more; !(more = document.querySelector('#more')).hidden;) {
        more.click();
      }
      for (const details of document.querySelectorAll('details')) {
        details.open = true;
      }
    });
    await page.mouse.move(400, 500);
    for (const name of ['rule', 'section', 'document']) {
      const values = await page.$$eval(`select[name=${name}] option`,
        (options) => options.map((option) => option.value));
      for (const value of values.slice(0, 6)) {
        await page.selectOption(`select[name=${name}]`, value);
      }
    }
    assert.deepEqual(await hacked(page), [true, 'undefined', 1, 0]);
  }));

test('a hostile address fragment runs nothing', on('hostile.html',
  { hash: '#?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E' +
      '&__proto__=x&constructor=y&sort=%3Cscript%3E' },
  async (page) => {
    assert.deepEqual(await hacked(page), [true, 'undefined', 1, 0]);
    for (const hash of ['#f-"><img src=x>', '#%E0%A4%A', '#?%', '#f-%00']) {
      await page.evaluate((next) => { location.hash = next; }, hash);
    }
    assert.deepEqual(await hacked(page), [true, 'undefined', 1, 0]);
  }));

test('links lead to the web or into the page, nowhere else',
  on('hostile.html', {}, async (page) => {
    const odd = await page.$$eval('a[href]', (links) => links
      .map((link) => link.getAttribute('href'))
      .filter((href) => !/^(#|https?:\/\/)/.test(href)));
    assert.deepEqual(odd, []);
  }));

test('the policy stops scripts, styles and requests that are put in', 
  on('china.html', {}, async (page, opened) => {
    const stopped = await page.evaluate(async () => {
      const kinds = [];
      addEventListener('securitypolicyviolation', (event) =>
        kinds.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend',
        '<img src=https://evil.test/x onerror="window.hacked=2">' +
        '<p style="color:red">');
      await fetch('https://evil.test/').catch(() => {});
      await new Promise((done) => { setTimeout(done); });
      return [...new Set(kinds)].sort();
    });
    assert.deepEqual(stopped, ['connect-src', 'img-src', 'script-src-attr',
                               'script-src-elem', 'style-src-attr']);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    // What was stopped was logged, and nothing was asked.
    assert.deepEqual(opened.seen.filter((line) => !line.startsWith('logs ')),
                     []);
    opened.seen.length = 0;
  }));

test('without scripts every finding can be read', on('two.html',
  { javaScriptEnabled: false }, async (page) => {
    const rows = page.locator('.list tbody tr');
    const written = fs.readFileSync(file('two.html'), 'utf8')
      .match(/<tr class=[ewi] id=/g).length;
    assert.equal(await rows.count(), written);
    assert.ok(await rows.last().isVisible());
    assert.equal(await page.isVisible('.tools'), false);
    assert.equal(await page.isVisible('#more'), false);
    await rows.last().locator('summary').click();
    assert.ok(await rows.last().locator('pre').first().isVisible());
  }));

test('the sources of the page are at most 60 KB', () => {
  const folder = path.join(root, 'reports/html');
  const sum = fs.readdirSync(folder)
    .reduce((all, name) => all + fs.statSync(path.join(folder, name)).size, 0);
  assert.ok(sum > 0 && sum <= 60000, `${sum} bytes`);
});

test('1,000 findings are at most 500 KB', () => {
  const page = fs.readFileSync(file('thousand.html'));
  const count = page.toString().match(/<tr class=[ewi] id=/g).length;
  const size = page.length * (1000 / count);
  console.log(`${count} findings are ${page.length} bytes`);
  assert.ok(count > 900 && size <= 500000, `${size.toFixed(0)} bytes`);
});
