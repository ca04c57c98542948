// What the page of an annual report leaves unsaid of its twin. The page shows the words of
// the official form, not the titles of the schema: so every figure and every text is looked
// for, and figures are counted, each in a cell of a table of its own.

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words of markup: no tags, no white space, no entities. */
function words(markup) {
  const plain = markup.replace(/<[^>]*>/g, '').replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
  return plain.replace(/\s+/g, '');
}

/** The figures and texts of a value, each with its key path; none of what is withheld. */
function leaves(value, path) {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((entry, at) => leaves(entry, `${path}.${at}`));
  if (typeof value === 'object') {
    if ('withheld' in value) return [];
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
  }
  return [{ path, value }];
}

/** How often each entry is there. */
function counted(entries) {
  const counts = new Map();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}

/** Whether a leaf is a figure: a number, or a decimal that is written as text. */
const isFigure = ({ value }) => typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(value);

/**
 * Everything of a report's twin that its page does not say, and how much was looked for.
 * The figures of the tables are counted: the page has at least as many cells with a figure
 * as the twin has leaves with it. The year of the report stands outside the tables.
 */
export function unsaidOfReport(fields, page) {
  const all = leaves(fields, 'fields');
  const main = /<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? '';
  const shown = words(main);
  const cells = counted([...main.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => words(cell)));
  const figures = all.filter((leaf) => isFigure(leaf) && leaf.path !== 'fields.year');
  const unsaid = all
    .filter((leaf) => !figures.includes(leaf) && !shown.includes(words(String(leaf.value))))
    .map((leaf) => leaf.path);
  for (const [figure, times] of counted(figures.map(({ value }) => String(value)))) {
    const there = cells.get(figure) ?? 0;
    if (there < times) unsaid.push(`${times} figures ${figure}, ${there} cells`);
  }
  return { seen: all.length, figures: figures.length, unsaid };
}
