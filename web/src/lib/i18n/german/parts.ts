// Follow-up parts of questions, in German.
export const parts = {
  'Part {part} of {parts}: {title}': 'Teil {part} von {parts}: {title}',
  Reveal: 'Aufdecken',
  'The candidate does not have this part yet.': 'Diesen Teil hat die sich bewerbende Person noch nicht.',
  'Read it first': 'Erst selbst lesen',
  'A new part of the question: {title}.': 'Ein neuer Teil der Aufgabe: {title}.',
  'revealed “{title}”': 'hat „{title}“ aufgedeckt',
  '{name} revealed “{title}” of {question}': '{name} hat „{title}“ von {question} aufgedeckt',
  'Follow-ups': 'Folgeteile',
  'Parts that a candidate does not have until the interviewer reveals them, in this order.':
    'Teile, die erst da sind, wenn die Interviewenden sie aufdecken, in dieser Reihenfolge.',
  'Title of part {i}': 'Titel von Teil {i}',
  'Remove part {i}': 'Teil {i} entfernen',
  'Add a follow-up': 'Folgeteil hinzufügen',
};
