import { readFileSync } from 'node:fs';

const lines = readFileSync(0, 'utf8').trim().split('\n');
let onBoard = 0;
let most = 0;
let stopOfMost = 1;
for (let stop = 1; stop <= Number(lines[0]); stop++) {
  const [off, on] = lines[stop].split(' ').map(Number);
  onBoard += on - off;
  if (onBoard > most) {
    most = onBoard;
    stopOfMost = stop;
  }
}
console.log(`${most} ${stopOfMost}`);
