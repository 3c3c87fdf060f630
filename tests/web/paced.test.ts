// A flood of text reaches the terminal in parts.
import { expect, test } from 'vitest';
import { createPaced } from '../../web/src/room/paced.ts';

/** A terminal that has taken a part in when it is told so, and frames that are drawn when they are asked for. */
function screen() {
  const parts: string[] = [];
  let taken = () => {};
  let drawn = () => {};
  const paced = createPaced(
    (text, done) => {
      parts.push(text);
      taken = done;
    },
    (next) => (drawn = next),
  );
  const frame = () => {
    taken();
    const draw = drawn;
    drawn = () => {};
    draw();
  };
  return { parts, paced, frame };
}

test('what comes alone goes at once; a flood goes in order, a part a frame, with no character cut', () => {
  const { parts, paced, frame } = screen();
  paced.write('$ ');
  expect(parts).toEqual(['$ ']);
  const flood = `x${'😀'.repeat(50_000)}`; // each is two units: an even cut would go through one
  paced.write(flood);
  paced.write('the end');
  expect(parts).toHaveLength(1); // the frame is not drawn yet
  for (let frames = 0; parts.at(-1)?.endsWith('the end') !== true; frames += 1) {
    expect(frames).toBeLessThan(10);
    frame();
  }
  expect(parts.slice(1).join('')).toBe(`${flood}the end`);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(32_768);
    expect(part).not.toMatch(/[\uD800-\uDBFF]$/);
  }
  frame();
  paced.write('next');
  expect(parts.at(-1)).toBe('next');
});

test('a new run does not show what the one before had left', () => {
  const { parts, paced, frame } = screen();
  paced.write('old'.repeat(20_000));
  paced.clear();
  paced.write('new');
  frame();
  expect(parts.slice(1)).toEqual(['new']);
});
