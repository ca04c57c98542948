// What `gongkai clean` wrote opens in an office program, and every page of it looks as it
// did: LibreOffice and Poppler draw each file before and after, and every point is
// compared. Tracked changes are shown as accepted, as `notice.docx` itself asks for.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const GONGKAI = process.env.GONGKAI ?? join(ROOT, 'target', 'release', 'gongkai');

/** Every file, and how many pages it has. */
const FILES = { 'notice.docx': 1, 'list.xlsx': 2, 'talk.pptx': 2, 'page.pdf': 1, 'photo.jpg': 1 };

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'gongkai-office-')); });
after(() => rmSync(folder, { recursive: true }));

const run = (program, given) => execFileSync(program, given, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });

/** The points of every page of a file, drawn by programs that are not ours. */
function drawn(file, into) {
  mkdirSync(into);
  let pdf = file;
  if (!file.endsWith('.pdf')) {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', into, file]);
    pdf = join(into, basename(file).replace(/\.[a-z]+$/, '.pdf'));
  }
  run('pdftoppm', ['-r', '72', pdf, join(into, 'page')]);
  const pages = readdirSync(into).filter((name) => name.endsWith('.ppm')).sort();
  return pages.map((name) => readFileSync(join(into, name)));
}

const isBlank = (page) => new Set(page.subarray(20)).size === 1;

for (const [name, count] of Object.entries(FILES)) {
  test(`${name} looks as it did`, () => {
    const [old, made] = ['old', 'new'].map((which) => {
      mkdirSync(join(folder, which), { recursive: true });
      return join(folder, which, name);
    });
    copyFileSync(join(HERE, name), old);
    run(GONGKAI, ['clean', old, '-o', made]);
    assert.notDeepEqual(readFileSync(made), readFileSync(old), 'nothing was taken out');
    const [was, is] = [old, made].map((file, at) => drawn(file, join(folder, `${at}-${name}`)));
    assert.equal(was.length, count);
    assert.ok(!was.some(isBlank), 'a page without anything on it shows nothing');
    assert.equal(is.length, count);
    was.forEach((page, at) => assert.ok(page.equals(is[at]), `page ${at + 1} is another`));
  });
}
