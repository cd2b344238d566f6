import { cpus, totalmem } from 'node:os';

/** The machine that the numbers belong to. */
export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

/** Adds ratio and verdict to what was measured. */
export function judge(result) {
  const { floor, ours, target } = result;
  const ratio = floor === undefined ? undefined : ours / floor;
  const met =
    target === null
      ? undefined
      : (target.ratioAtMost === undefined || ratio <= target.ratioAtMost) &&
        (target.ratioAtLeast === undefined || ratio >= target.ratioAtLeast) &&
        (target.oursAtMost === undefined || ours <= target.oursAtMost);
  return { ...result, ...(ratio !== undefined && { ratio }), ...(met !== undefined && { met }) };
}

function number(value, unit) {
  if (value === undefined) return '';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

function targetText({ target, unit }) {
  if (target === null) return '';
  if (target.ratioAtMost !== undefined) return `≤ ${target.ratioAtMost} ×`;
  if (target.ratioAtLeast !== undefined) return `≥ ${target.ratioAtLeast} ×`;
  return `≤ ${target.oursAtMost} ${unit}`;
}

/** The results as a table that reads well in a terminal and in Markdown. */
export function table(results) {
  const header = ['figure', 'floor', 'ours', 'ratio', 'target', 'met'];
  const rows = results.map((result) => [
    result.figure,
    number(result.floor, result.unit),
    number(result.ours, result.unit),
    result.ratio === undefined ? '' : `${result.ratio.toFixed(2)} ×`,
    targetText(result),
    result.met === undefined ? '' : result.met ? 'yes' : 'NO',
  ]);
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}
