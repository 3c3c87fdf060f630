// Pauses of an interview, in German.
export const pauses = {
  Paused: 'Pause',
  'The clock stands still': 'Die Uhr steht still',
  'Stop the clock: the candidate only reads, nothing is run':
    'Die Uhr anhalten: Wer sich bewirbt, liest nur, und nichts wird ausgeführt',
  'The interview is paused.': 'Das Interview ist unterbrochen.',
  'The interview goes on.': 'Das Interview geht weiter.',
  'The interview is paused. Your time stands still and everything is kept; you can go on when the interviewer does.':
    'Das Interview ist unterbrochen. Ihre Zeit steht still und alles bleibt erhalten; es geht für Sie weiter, sobald die Interviewenden fortfahren.',
  'The interview is paused: the clock stands still and the candidate’s editor is read only.':
    'Das Interview ist unterbrochen: Die Uhr steht still, und der Editor der sich bewerbenden Person ist schreibgeschützt.',
  'paused the interview': 'hat das Interview unterbrochen',
  'went on with the interview': 'hat das Interview fortgesetzt',
  '{name} set the clock anew': '{name} hat die Uhr neu gestellt',
  '{name} paused the interview': '{name} hat das Interview unterbrochen',
  '{name} went on with the interview': '{name} hat das Interview fortgesetzt',
  'paused once, {time} | paused {n} times, {time}':
    'einmal unterbrochen, {time} | {n}-mal unterbrochen, {time}',
};
