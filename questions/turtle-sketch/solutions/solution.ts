import { readFileSync } from 'node:fs';

const commands = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const steps = [[-1, 0], [0, 1], [1, 0], [0, -1]];
const size = 700;
const paper = new Map<string, number[]>();
let [row, col, view, pen] = [size, size, 0, true];
const draw = () => pen && paper.set(`${row} ${col}`, [row, col]);
draw();
for (const command of commands) {
  const [word, count] = command.split(' ');
  if (word === 'left') view = (view + 3) % 4;
  if (word === 'right') view = (view + 1) % 4;
  if (word === 'up') pen = false;
  if (word === 'down') {
    pen = true;
    draw();
  }
  for (let i = 0; word === 'forward' && i < Number(count); i++) {
    row += steps[view][0];
    col += steps[view][1];
    draw();
  }
}
const rows = [...paper.values()].map((place) => place[0]);
const cols = [...paper.values()].map((place) => place[1]);
for (let r = Math.min(...rows); r <= Math.max(...rows); r++) {
  let line = '';
  for (let c = Math.min(...cols); c <= Math.max(...cols); c++) line += paper.has(`${r} ${c}`) ? '#' : '.';
  console.log(line);
}
