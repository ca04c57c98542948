// Every page of the site passes the Nu HTML checker, warnings included. Pages are fetched
// from a server, so that the checker can hold their content security policy too.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { PAGES, serve } from './site.mjs';

const JAR = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

let server;
before(async () => { server = await serve(); });
after(() => server?.close());

function check(addresses) {
  const given = ['-Dnu.validator.servlet.allow-forbidden-hosts=true', '-jar', JAR, '--format', 'json', '--exit-zero-always', ...addresses];
  return new Promise((resolve, reject) => {
    execFile('java', given, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) reject(error); else resolve(JSON.parse(stderr));
    });
  });
}

const said = ({ messages }) => messages.map((m) => `${m.url.split('/x/y/').pop()}:${m.lastLine}: ${m.message}`);

test('every page is valid HTML', async () => {
  assert.deepEqual(said(await check(PAGES.map(server.address))).slice(0, 20), []);
});

test('a page that is no valid HTML is noticed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-html-'));
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><html lang="zh-CN"><title>x</title><p><div></p>');
  const broken = await serve(folder);
  assert.ok(said(await check([broken.address('index.html')])).length > 0);
  await broken.close();
  rmSync(folder, { recursive: true });
});
