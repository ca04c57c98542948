// axe finds nothing on one page of every kind, on a phone and on a desk.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { WIDTHS, launch, size } from './browser.mjs';
import { representative, serve } from './site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser;
let server;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function violations(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), RULES);
  assert.ok(result.passes.length > 0, 'axe looked at nothing');
  return result.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target} (${n.failureSummary})`));
}

for (const width of [WIDTHS.phone, WIDTHS.desk]) {
  test(`axe finds nothing at ${width} px`, async (t) => {
    const context = await browser.newContext({ viewport: size(width) });
    for (const [name, path] of Object.entries(representative())) {
      await t.test(`${name}: ${path}`, async () => {
        const page = await context.newPage();
        await page.goto(server.address(path));
        const found = await violations(page);
        await page.close();
        assert.deepEqual(found, []);
      });
    }
    await context.close();
  });
}

test('axe finds nothing in the largest text', async () => {
  const context = await browser.newContext({ viewport: size(WIDTHS.phone) });
  const page = await context.newPage();
  await page.goto(server.address('records/index.html'));
  await page.getByRole('button', { name: '特大', exact: true }).click();
  assert.deepEqual(await violations(page), []);
  await context.close();
});
