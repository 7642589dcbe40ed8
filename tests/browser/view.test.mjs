// Filters, sorting, the view in the address, permalinks, keys and print.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { column, on, told } from './browser.mjs';

const all = (values, wanted) =>
  values.length > 0 && values.every((value) => wanted(value));

// The first choice of a facet, and how many findings it says it has.
const choose = async (page, name) => {
  const [value, label] = await page.$eval(
    `select[name=${name}]`,
    (select) => [select.options[1].value, select.options[1].textContent]);
  await page.selectOption(`select[name=${name}]`, value);
  return { value, count: Number(/\((\d+)\)$/.exec(label)[1]) };
};

for (const [facet, at] of [
  ['severity', 0], ['rule', 2], ['section', 3], ['document', 5]]) {
  test(`the facet ${facet} leaves its findings`, on('two.html', {},
    async (page) => {
      const { value, count } = await choose(page, facet);
      assert.match(await told(page), new RegExp(`^${count} of \\d+ findings$`));
      const cells = await column(page, at);
      assert.ok(all(cells, (cell) => cell.trim() === value), value);
      assert.equal(cells.length, Math.min(count, 100));
    }));
}

test('the facet group leaves its rules', on('two.html', {}, async (page) => {
  const { value } = await choose(page, 'group');
  assert.ok(all(await column(page, 2), (id) => id.startsWith(`${value}/`)));
}));

test('the facet state leaves links of that state', on('audited.html', {},
  async (page) => {
    await page.selectOption('select[name=state]', 'dead');
    assert.deepEqual(await column(page, 2), ['links/dead']);
    assert.equal(await told(page), '1 of 5 findings');
  }));

test('the facet status leaves what another finding explains',
  on('hostile.html', {}, async (page) => {
    const { value, count } = await choose(page, 'status');
    assert.equal(value, 'explained');
    assert.ok((await told(page)).startsWith(`${count} of `));
  }));

test('a section that needs care leads to its findings, odd as its heading is',
  on('two.html', {}, async (page) => {
    const links = page.locator('#sections tbody a');
    const count = await links.count();
    assert.ok(count > 5);
    const odd = /section=[^&]*%2B/;
    const hashes = await links.evaluateAll((all) => all.map((a) => a.hash));
    assert.ok(hashes.some((hash) => odd.test(hash)), hashes.join(' '));
    for (let i = 0; i < count; ++i) {
      await links.nth(i).click();
      assert.match(await told(page), /^[1-9]\d* of \d+ findings$/, hashes[i]);
      assert.equal(new Set(await column(page, 3)).size, 1);
      assert.equal(new Set(await column(page, 5)).size, 1);
    }
  }));

test('facets of one value are not shown', on('china.html', {}, async (page) => {
  assert.equal(await page.isVisible('select[name=document]'), false);
  assert.equal(await page.isVisible('select[name=severity]'), true);
}));

test('the text box finds words in any order, and Clear shows all again',
  on('china.html', {}, async (page) => {
    const before = await told(page);
    await page.fill('#q', 'MEAN did');
    const found = await column(page, 1);
    assert.ok(all(found, (text) => /did you mean/.test(text)));
    await page.fill('#q', 'no such words');
    assert.match(await told(page), /^0 of \d+ findings$/);
    await page.click('#clear');
    assert.equal(await told(page), before);
    assert.equal(new URL(page.url()).hash, '');
  }));

test('a heading sorts up, down and not at all, and says so',
  on('china.html', {}, async (page) => {
    const head = page.locator('th[data-by=rule]');
    const button = head.locator('button');
    const first = await column(page, 4);
    await button.click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const up = await column(page, 2);
    assert.deepEqual(up, [...up].sort());
    await button.click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    const down = await column(page, 2);
    assert.deepEqual(down, [...down].sort().reverse());
    await button.click();
    assert.equal(await head.getAttribute('aria-sort'), null);
    assert.deepEqual(await column(page, 4), first);
  }));

test('the view is in the address, and comes back from it',
  on('two.html', {}, async (page) => {
    await page.selectOption('select[name=severity]', 'error');
    await page.fill('#q', 'remove');
    await page.click('th[data-by=rule] button');
    const { hash } = new URL(page.url());
    assert.deepEqual(Object.fromEntries(new URLSearchParams(hash.slice(2))),
                     { severity: 'error', q: 'remove', sort: 'rule' });
    const [rows, status] = [await column(page, 4), await told(page)];
    await page.reload();
    assert.deepEqual(await column(page, 4), rows);
    assert.equal(await told(page), status);
    assert.equal(await page.inputValue('#q'), 'remove');
    assert.equal(await page.inputValue('select[name=severity]'), 'error');
  }));

test('a permalink opens its row, however far down and whatever the view',
  on('two.html', {}, async (page) => {
    await page.click('#more');
    const id = await page.$eval('.list tbody tr:nth-child(400)', (r) => r.id);
    await page.goto(`${page.url().split('#')[0]}#?q=nothing-has-this`);
    await page.goto(`${page.url().split('#')[0]}#${id}`);
    const row = page.locator(`[id="${id}"]`);
    await row.locator('details[open]').waitFor();
    await page.waitForFunction((wanted) => {
      const { top, bottom } =
        document.getElementById(wanted).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }, id);
    assert.equal(await page.evaluate(() => document.activeElement.tagName),
                 'SUMMARY');
  }));

test('a link to a rule opens its page', on('china.html', {}, async (page) => {
  await page.click('.list tbody tr td:nth-child(3) a');
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await page.locator(`.rule[open] [id="${id}"]`).waitFor();
}));

test('an opened row offers how to keep it', on('china.html', {},
  async (page) => {
    await page.click('.list summary >> nth=0');
    assert.match(await page.textContent('.act code'),
                 /<!-- listlint-ignore [a-z-]+\/[a-z-]+: REASON -->/);
    assert.equal(await page.locator('.act button').count(), 2);
  }));

test('keys alone reach and use everything', on('china.html', {},
  async (page) => {
    const focus = () => page.evaluate(() => {
      const { tagName, name, id, parentElement, className } =
        document.activeElement;
      return name || id || parentElement.dataset.by || className || tagName;
    });
    await page.keyboard.press('Tab');
    assert.equal(await focus(), 'skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const walk = [];
    while (walk.length < 40 && await focus() !== 'SUMMARY') {
      walk.push(await focus());
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(walk, ['q', 'severity', 'group', 'rule', 'section',
      'clear', 'severity', 'message', 'rule', 'section', 'place']);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.list details[open]').count(), 1);
    await page.focus('th[data-by=rule] button');
    await page.keyboard.press('Space');
    assert.equal(await page.getAttribute('th[data-by=rule]', 'aria-sort'),
                 'ascending');
    await page.keyboard.press('Enter');
    assert.equal(await page.getAttribute('th[data-by=rule]', 'aria-sort'),
                 'descending');
    await page.focus('#q');
    await page.keyboard.type('zzz');
    await page.keyboard.press('Escape');
    assert.equal(await page.inputValue('#q'), '');
    assert.match(await told(page), /^\d+ findings$/);
  }));

test('print opens everything and hides what only a screen can use',
  on('two.html', {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.isVisible('.tools'), false);
    assert.equal(await page.isVisible('.bar'), false);
    const [rows, count, shut] = await page.evaluate(() => [
      document.querySelectorAll('.list tbody tr').length,
      document.querySelector('#told').textContent,
      document.querySelectorAll('details:not([open])').length]);
    assert.equal(`${rows} findings`, count);
    assert.equal(shut, 0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.locator('.list details[open]').count(), 0);
  }));

test('10,000 findings are filtered within a second', on('many.html', {},
  async (page, _) => {
    const [rows, milliseconds] = await page.evaluate(() => {
      const box = document.querySelector('#q');
      const begun = performance.now();
      box.value = 'country';
      box.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      return [document.querySelector('#told').textContent,
              performance.now() - begun];
    });
    const [, found, count] = /^(\d+) of (\d+) findings$/.exec(rows).map(Number);
    assert.ok(found > 0 && count >= 10000, rows);
    console.log(`${rows} shown after ${milliseconds.toFixed(0)} ms`);
  }));
