import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageConstants, imageOf } from '../../src/clouds/qarnot/image.ts';
import { markCommand, readLine } from '../../src/clouds/qarnot/mark.ts';
import { quoteCommand } from '../../src/clouds/qarnot/words.ts';

function splitByShell(command: string): string[] {
  const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], {
    encoding: 'utf8',
  });
  return printed.split('\0').slice(0, -1);
}

describe('a quoted command', () => {
  it('is split by a shell into the same words', () => {
    const word = fc.string({ minLength: 1, unit: fc.constantFrom(...'aZ0 \'"$\\`{}!*\n&;|<>=') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(splitByShell(quoteCommand(words))).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });

  it('never holds what Qarnot expands', () => {
    for (const word of [`\${HOME}`, `a\${X}b\${Y}`, '$${', "'${'"]) {
      expect(quoteCommand([word])).not.toContain('${');
      expect(splitByShell(quoteCommand([word]))).toEqual([word]);
    }
  });

  it('keeps empty words', () => {
    expect(splitByShell(quoteCommand(['a', '', 'b']))).toEqual(['a', '', 'b']);
  });
});

describe('an image', () => {
  it.each([
    ['python', { DOCKER_REPO: 'library/python', DOCKER_TAG: 'latest' }],
    ['python:3.12', { DOCKER_REPO: 'library/python', DOCKER_TAG: '3.12' }],
    ['acme/train:1', { DOCKER_REPO: 'acme/train', DOCKER_TAG: '1' }],
    [
      'ghcr.io/acme/train:1',
      { DOCKER_REPO: 'acme/train', DOCKER_TAG: '1', DOCKER_SRV: 'https://ghcr.io' },
    ],
    [
      'localhost:5000/train',
      { DOCKER_REPO: 'train', DOCKER_TAG: 'latest', DOCKER_SRV: 'https://localhost:5000' },
    ],
  ])('%s becomes constants', (image, constants) => {
    expect(imageConstants(image)).toEqual(constants);
    const back = imageOf(new Map(Object.entries(constants)));
    expect(imageConstants(back)).toEqual(constants);
  });

  it('cannot be named by its digest', () => {
    expect(() => imageConstants('python@sha256:00')).toThrow('by its tag, not by a digest');
  });
});

describe('the mark of the end', () => {
  it('is taken out of the line in which the shell wrote it', () => {
    const script = `irori_code=7 irori_over=''; ${markCommand('irori-0a1b2c3d')}`;
    const shell = (text: string): string =>
      execFileSync('/bin/sh', ['-c', `exec 2>&1; ${text}`], { encoding: 'utf8' }).trimEnd();
    expect(readLine(shell(script), 'irori-0a1b2c3d')).toEqual({
      text: '',
      end: { exitCode: 7, late: false },
    });
    expect(readLine(shell(`printf partial; irori_over=1; ${script}`), 'irori-0a1b2c3d').text).toBe(
      'partial',
    );
    const late = `irori_code=124 irori_over=1; ${markCommand('irori-0a1b2c3d')}`;
    expect(readLine(shell(late), 'irori-0a1b2c3d').end).toEqual({ exitCode: 124, late: true });
  });

  it('is nothing else', () => {
    for (const line of ['', '::irori-0a1b2c3d::', '::irori-0a1b2c3d:: exit=x', 'exit=7']) {
      expect(readLine(line, 'irori-0a1b2c3d')).toEqual({ text: line, end: null });
    }
    expect(readLine('::irori-other:: exit=7', 'irori-0a1b2c3d').end).toBeNull();
  });
});
