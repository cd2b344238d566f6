const cell = 96;
const left = 128;
const top = 112;

const escapeXml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pale for none, full colour for all flowers of the row. */
function tile({ count, total, row, column }) {
  const share = total === 0 ? 0 : count / total;
  const hue = count === 0 ? '#6b7280' : row === column ? '#2f6f62' : '#c2491d';
  const opacity = count === 0 ? 0.08 : 0.15 + 0.85 * share;
  const x = left + column * cell;
  const y = top + row * cell;
  const ink = opacity > 0.55 ? ' light' : '';
  return [
    `<rect x="${x + 2}" y="${y + 2}" width="${cell - 4}" height="${cell - 4}" rx="10" fill="${hue}" fill-opacity="${opacity.toFixed(2)}"/>`,
    `<text x="${x + cell / 2}" y="${y + cell / 2}" class="count${ink}">${count}</text>`,
    `<text x="${x + cell / 2}" y="${y + cell / 2 + 22}" class="share${ink}">${Math.round(100 * share)} %</text>`,
  ].join('\n  ');
}

/**
 * The confusion matrix as an SVG picture that reads well on light and dark pages: a row is what the
 * flower is, a column is what the model said.
 */
export function confusionChart({ classes, confusion, accuracy }) {
  const width = left + classes.length * cell + 32;
  const height = top + classes.length * cell + 56;
  const middle = (index) => index * cell + cell / 2;
  const tiles = confusion.flatMap((counts, row) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count, column) => tile({ count, total, row, column }));
  });
  const columns = classes.map(
    (name, index) =>
      `<text x="${left + middle(index)}" y="${top - 12}" class="label" text-anchor="middle">${escapeXml(name)}</text>`,
  );
  const rows = classes.map(
    (name, index) =>
      `<text x="${left - 14}" y="${top + middle(index) + 5}" class="label" text-anchor="end">${escapeXml(name)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Confusion matrix, accuracy ${accuracy.toFixed(4)}">
  <style>
    svg { color: #1f2937; background: #ffffff; font-family: system-ui, sans-serif; }
    @media (prefers-color-scheme: dark) { svg { color: #e5e7eb; background: #111827; } }
    text { fill: currentColor; }
    .title { font-size: 19px; font-weight: 600; }
    .note { font-size: 13px; opacity: 0.7; }
    .label { font-size: 14px; }
    .count { font-size: 26px; font-weight: 600; text-anchor: middle; }
    .share { font-size: 12px; text-anchor: middle; opacity: 0.85; }
    .light { fill: #ffffff; }
  </style>
  <text x="24" y="38" class="title">Iris: confusion matrix</text>
  <text x="24" y="62" class="note">accuracy ${(100 * accuracy).toFixed(1)} % on flowers the model never saw</text>
  ${[...columns, ...rows, ...tiles].join('\n  ')}
  <text x="${left + (classes.length * cell) / 2}" y="${height - 22}" class="note" text-anchor="middle">columns: the model’s answer · rows: the flower</text>
</svg>
`;
}
