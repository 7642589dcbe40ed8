// axe-core, colours and narrow screens.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axe, on } from './browser.mjs';

const sizes = { wide: { width: 1440, height: 900 },
                narrow: { width: 390, height: 844 } };

// What axe finds, one line each.
const violations = async (page) => {
  // By the protocol of the debugger, which the page's policy leaves alone.
  await page.evaluate(`${axe}; undefined`);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                'best-practice'] });
    return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) =>
      `${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`));
  });
};

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(sizes)) {
    // The second has links, the third many lists.
    for (const name of ['china', colorScheme === 'dark' ? 'audited' : 'two']) {
      test(`axe finds nothing: ${name}, ${colorScheme}, ${size}`,
        on(`${name}.html`, { colorScheme, viewport }, async (page) => {
          await page.evaluate(() => {
            const shut = document.querySelectorAll('details:not([open])');
            for (const details of [...shut].slice(0, 25)) details.open = true;
            // Fewer rows are as good, and much faster.
            const rows = document.querySelectorAll('.list tbody tr');
            for (const row of [...rows].slice(25)) row.remove();
          });
          assert.deepEqual(await violations(page), []);
        }));
    }
  }
}

const colors = (page) => page.evaluate(() => {
  const { backgroundColor, color } = getComputedStyle(document.body);
  return { backgroundColor, color };
});

const light = (color) => {
  const [r, g, b] = color.match(/\d+/g).map(Number);
  return (r + g + b) / 3 > 128;
};

test('colours are those of the system, until others are chosen',
  on('china.html', { colorScheme: 'dark' }, async (page) => {
    const dark = await colors(page);
    assert.ok(!light(dark.backgroundColor) && light(dark.color));
    await page.emulateMedia({ colorScheme: 'light' });
    const day = await colors(page);
    assert.ok(light(day.backgroundColor) && !light(day.color));
    await page.click('#theme');
    assert.equal(await page.getAttribute('#theme', 'aria-label'),
                 'Colours: dark');
    assert.deepEqual(await colors(page), dark);
    await page.reload();
    assert.deepEqual(await colors(page), dark);
    await page.click('#theme');
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await colors(page), day);
  }));

for (const name of ['china', 'audited', 'two', 'clean', 'hostile']) {
  for (const width of [320, 768, 3840]) {
    test(`${name} at ${width} px does not scroll sideways`,
      on(`${name}.html`, { viewport: { width, height: 800 } },
        async (page) => {
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) {
              details.open = true;
            }
          });
          const wide = await page.evaluate(() =>
            document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${wide} px`);
        }));
  }
}

// A sheet of A4 has 718 px between its margins.
for (const [name, media, width, tables] of [
  ['audited', 'print', 718, '.scroll'], ['two', 'print', 718, '.scroll'],
  ['audited', 'screen', 320, '.scroll:has(.fold)'],
  ['two', 'screen', 320, '.scroll:has(.fold)']]) {
  test(`no table of ${name} is cut off at ${width} px of a ${media}`,
    on(`${name}.html`, { viewport: { width, height: 900 } }, async (page) => {
      await page.emulateMedia({ media });
      const [count, cut] = await page.evaluate((wanted) => {
        for (const details of document.querySelectorAll('details')) {
          details.open = true;
        }
        const all = [...document.querySelectorAll(wanted)];
        return [all.length, all
          .filter((table) => table.scrollWidth > table.clientWidth)
          .map((table) => table.textContent.slice(0, 60))];
      }, tables);
      assert.ok(count > 0);
      assert.deepEqual(cut, []);
    }));
}
