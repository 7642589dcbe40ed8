// Hostile lists, no network, no scripts, and sizes.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { test } from 'node:test';

import { file, on, root } from './browser.mjs';

const rowStart = /<tr(?: class=[ew])? id=f/g;

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

// A server that counts what it is asked, and answers as any site may.
const counting = async () => {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    response.setHeader('access-control-allow-origin', '*');
    response.end('1');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { asked, server, site: `http://127.0.0.1:${server.address().port}` };
};

test('the policy stops scripts, styles and requests that are put in',
  on('china.html', { offline: false }, async (page, opened) => {
    const { asked, server, site } = await counting();
    const failed = [];
    page.on('requestfailed', (request) =>
      failed.push(request.failure().errorText));
    await page.evaluate(async (from) => {
      window.kinds = new Set();
      addEventListener('securitypolicyviolation', (event) =>
        window.kinds.add(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      const other = document.createElement('script');
      other.src = `${from}/script`;
      document.body.append(script, other);
      document.body.insertAdjacentHTML('beforeend',
        `<img src=${from}/image onerror="window.hacked=2">` +
        `<iframe src=${from}/frame></iframe><object data=${from}/object>` +
        `</object><link rel=stylesheet href=${from}/style>` +
        `<video src=${from}/video></video><p style="color:red">`);
      await fetch(`${from}/fetch`).catch(() => {});
    }, site);
    const stopped = () => page.evaluate(() => [...window.kinds].sort());
    await page.waitForFunction(() => window.kinds.size >= 9)
      .catch(() => {});
    assert.deepEqual(await stopped(), ['connect-src', 'frame-src', 'img-src',
      'media-src', 'object-src', 'script-src-attr', 'script-src-elem',
      'style-src-attr', 'style-src-elem']);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    // Some browsers tell of a request that they never send.
    assert.deepEqual(failed.filter((why) => why !== 'csp'), []);
    assert.deepEqual(asked, []);
    await fetch(`${site}/a-request-that-is-sent`);
    assert.deepEqual(asked, ['/a-request-that-is-sent']);
    server.close();
    opened.seen.length = 0;
  }));

test('without scripts every finding can be read', on('two.html',
  { javaScriptEnabled: false }, async (page) => {
    const rows = page.locator('.list tbody tr[id]');
    const written = fs.readFileSync(file('two.html'), 'utf8')
      .match(rowStart).length;
    assert.equal(await rows.count(), written);
    assert.ok(await rows.last().isVisible());
    assert.equal(await page.isVisible('.tools'), false);
    assert.equal(await page.isVisible('#more'), false);
    await rows.last().locator('summary').click();
    assert.ok(await rows.last().locator('pre').first().isVisible());
  }));

test('without scripts a row links to itself and a rule opens with how to ' +
  'keep what it finds', on('china.html', { javaScriptEnabled: false },
  async (page) => {
    const row = page.locator('.list tbody tr[id]').nth(3);
    const id = await row.getAttribute('id');
    await row.locator('td:nth-child(5) a').click();
    assert.equal(new URL(page.url()).hash, `#${id}`);
    const link = row.locator('td:nth-child(3) a');
    const rule = await link.textContent();
    await link.click();
    const told = page.getByText(`<!-- listlint-ignore ${rule}: REASON -->`);
    await told.waitFor();
    assert.equal(await page.locator('button:visible:enabled').count(), 0);
  }));

test('the sources of the page are at most 60 KB', () => {
  const folder = path.join(root, 'reports/html');
  const sum = fs.readdirSync(folder)
    .reduce((all, name) => all + fs.statSync(path.join(folder, name)).size, 0);
  assert.ok(sum > 0 && sum <= 60000, `${sum} bytes`);
});

test('1,000 findings are at most 500 KB, with room to grow', () => {
  const page = fs.readFileSync(file('thousand.html'));
  const count = page.toString().match(rowStart).length;
  const size = page.length * (1000 / count);
  console.log(`${count} findings are ${page.length} bytes`);
  assert.ok(count > 900 && size <= 480000, `${size.toFixed(0)} bytes`);
});
