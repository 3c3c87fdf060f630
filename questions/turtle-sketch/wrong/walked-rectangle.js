// Wrong: prints the rectangle of everything walked instead of everything drawn, upside down
// Fails: down and left; pen up at the end; spiral
const commands = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
let [x, y, dx, dy, pen] = [0, 0, 0, 1, true];
const drawn = new Set(['0 0']);
const xs = [0];
const ys = [0];
for (const command of commands) {
  const [word, count] = command.split(' ');
  if (word === 'left') [dx, dy] = [-dy, dx];
  if (word === 'right') [dx, dy] = [dy, -dx];
  if (word === 'up') pen = false;
  if (word === 'down') {
    pen = true;
    drawn.add(`${x} ${y}`);
  }
  for (let i = 0; word === 'forward' && i < Number(count); i++) {
    x += dx;
    y += dy;
    xs.push(x);
    ys.push(y);
    if (pen) drawn.add(`${x} ${y}`);
  }
}
for (let b = Math.min(...ys); b <= Math.max(...ys); b++) {
  let line = '';
  for (let a = Math.min(...xs); a <= Math.max(...xs); a++) line += drawn.has(`${a} ${b}`) ? '#' : '.';
  console.log(line);
}
