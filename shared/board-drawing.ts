// How a shape is drawn: its outline as an SVG path, its label in lines, the whole board as an SVG file. Pure, no DOM.
import { fontSize, frameOf, lineHeight, type Shape, type ShapeColour, type ShapeFields } from './board.ts';

/** On white paper, for files; on the screen the theme decides. */
const paper: Record<ShapeColour, string> = {
  ink: '#181d27',
  blue: '#2a52c4',
  green: '#16724a',
  amber: '#845400',
  red: '#b52d26',
};
/** Units of an arrow's head. */
const headLength = 18;
const headAngle = 0.45;

/** The path of everything but the label; empty for a text. */
export function outline(shape: ShapeFields): string {
  const { x, y, w, h } = frameOf(shape);
  switch (shape.kind) {
    case 'rectangle':
      return `M${x} ${y}h${w}v${h}h${-w}z`;
    case 'ellipse': {
      const half = `${w / 2} ${h / 2} 0 1 0`;
      return `M${x} ${y + h / 2}a${half} ${w} 0a${half} ${-w} 0z`;
    }
    case 'line':
      return `M${shape.x} ${shape.y}l${shape.w} ${shape.h}`;
    case 'arrow':
      return `M${shape.x} ${shape.y}l${shape.w} ${shape.h}${head(shape)}`;
    case 'freehand':
      return smooth(shape);
    case 'text':
      return '';
  }
}

function head(shape: ShapeFields): string {
  const angle = Math.atan2(shape.h, shape.w);
  const length = Math.min(headLength, Math.hypot(shape.w, shape.h) / 2);
  const [x, y] = [shape.x + shape.w, shape.y + shape.h];
  const wing = (turn: number) => {
    const dx = Math.cos(angle + Math.PI + turn) * length;
    const dy = Math.sin(angle + Math.PI + turn) * length;
    return `M${x} ${y}l${dx.toFixed(1)} ${dy.toFixed(1)}`;
  };
  return wing(headAngle) + wing(-headAngle);
}

/** Curves through the middles between points, so that a hand's line looks like one. */
function smooth({ x, y, points }: ShapeFields): string {
  const at = (index: number) => ({
    x: x + (points[2 * index] ?? 0),
    y: y + (points[2 * index + 1] ?? 0),
  });
  const count = points.length >> 1;
  if (count === 0) return '';
  const first = at(0);
  const last = at(count - 1);
  let path = `M${first.x} ${first.y}`;
  for (let index = 1; index < count - 1; index++) {
    const [a, b] = [at(index), at(index + 1)];
    path += `Q${a.x} ${a.y} ${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`;
  }
  return `${path}L${last.x} ${last.y}`;
}

export interface LabelLine {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle';
}

/** The label's lines, each with its baseline: centred in boxes and on lines, from the corner for a text. */
export function labelLines(shape: ShapeFields): LabelLine[] {
  if (shape.text === '' || shape.kind === 'freehand') return [];
  const { x, y, w, h } = frameOf(shape);
  const base = fontSize * 0.35;
  if (shape.kind === 'text') {
    const line = (text: string, index: number) => ({ text, x, y: y + lineHeight * (index + 0.5) + base });
    return shape.text.split('\n').map((text, index) => ({ ...line(text, index), anchor: 'start' as const }));
  }
  const box = shape.kind === 'rectangle' || shape.kind === 'ellipse';
  const lines = box ? wrapped(shape.text, w - 16) : shape.text.split('\n');
  const top = box
    ? y + h / 2 - ((lines.length - 1) / 2) * lineHeight
    : y + h / 2 - lines.length * lineHeight + 8;
  return lines.map((text, index) => ({
    text,
    x: x + w / 2,
    y: top + index * lineHeight + base,
    anchor: 'middle' as const,
  }));
}

/** Breaks between words where a line would be wider; letters are taken as 0.56 of their height. */
function wrapped(text: string, width: number): string[] {
  const most = Math.max(1, Math.floor(width / (fontSize * 0.56)));
  return text.split('\n').flatMap((line) => {
    const lines = [''];
    for (const word of line.split(' ')) {
      const now = lines.at(-1) ?? '';
      if (now !== '' && now.length + 1 + word.length > most) lines.push(word);
      else lines[lines.length - 1] = now === '' ? word : `${now} ${word}`;
    }
    return lines;
  });
}

/** Units of white around the shapes of a file. */
const margin = 24;

/** The board as an SVG file of its own, cut to what is drawn. */
export function svgFile(shapes: readonly Shape[]): { text: string; width: number; height: number } {
  const frames = shapes.map(frameOf);
  const left = Math.min(...frames.map(({ x }) => x), Infinity);
  const top = Math.min(...frames.map(({ y }) => y), Infinity);
  const right = Math.max(...frames.map(({ x, w }) => x + w), -Infinity);
  const bottom = Math.max(...frames.map(({ y, h }) => y + h), -Infinity);
  const [x, y] = shapes.length === 0 ? [0, 0] : [left - margin, top - margin];
  const width = shapes.length === 0 ? 400 : right - left + 2 * margin;
  const height = shapes.length === 0 ? 300 : bottom - top + 2 * margin;
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"`,
    ` font-family="sans-serif" font-size="${fontSize}" stroke-linecap="round" stroke-linejoin="round">`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...shapes.map(drawn),
    '</svg>\n',
  ].join('');
  return { text, width, height };
}

function drawn(shape: Shape): string {
  const colour = paper[shape.colour];
  const path = outline(shape);
  const lines = labelLines(shape).map(
    ({ x, y, text, anchor }) =>
      `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${escaped(text)}</text>`,
  );
  const title = shape.kind === 'freehand' && shape.text !== '' ? `<title>${escaped(shape.text)}</title>` : '';
  const stroke = path === '' ? '' : `<path d="${path}" fill="none" stroke="${colour}" stroke-width="3"/>`;
  return `<g>${title}${stroke}${lines.join('')}</g>`;
}

/** Safe in XML: the signs of markup escaped, what XML forbids (control signs, half letters) left out. */
function escaped(text: string): string {
  const allowed = Array.from(text).filter((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return (
      (code >= 32 || code === 9) && (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
    );
  });
  return allowed.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
