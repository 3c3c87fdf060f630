// The candidate's own copy of an interview and the feedback on it, in German.
export const copy = {
  'The candidate rated the interview: {rating} of 5':
    'Bewertung des Interviews durch die sich bewerbende Person: {rating} von 5',
  'Your copy of the interview · Candor': 'Ihre Kopie des Interviews · Candor',
  'Your copy of the interview': 'Ihre Kopie des Interviews',
  'This link does not open your copy': 'Dieser Link öffnet Ihre Kopie nicht',
  'Open the link to your interview again, in this tab.':
    'Öffnen Sie den Link zu Ihrem Interview noch einmal in diesem Tab.',
  'your copy': 'Ihre Kopie',
  'What was asked': 'Was gefragt war',
  'Your code': 'Ihr Code',
  'Save {name}': '{name} speichern',
  'You wrote nothing here.': 'Sie haben hier nichts geschrieben.',
  'The editor holds the starting code still. What you submitted follows.':
    'Im Editor steht noch der Ausgangscode. Was Sie abgegeben haben, folgt.',
  'Submission {i} at {time}': 'Abgabe {i} um {time}',
  'How was the interview?': 'Wie war das Interview?',
  'Thank you. You gave it {rating} of 5.': 'Danke. Sie haben {rating} von 5 gegeben.',
  'The interviewers read this with your name. It changes no result, and can be sent once.':
    'Die Interviewenden lesen das mit Ihrem Namen. Es ändert kein Ergebnis und kann einmal gesendet werden.',
  'Choose a number first.': 'Wählen Sie zuerst eine Zahl.',
  'From 1, poor, to 5, very good': 'Von 1, schlecht, bis 5, sehr gut',
  'What went well, what did not?': 'Was lief gut, was nicht?',
  'Share the reviews': 'Rezensionen teilen',
  'The reviews are shared': 'Rezensionen sind geteilt',
  'Between you and the candidate': 'Zwischen Ihnen und der sich bewerbenden Person',
  'The candidate’s own copy shows what was written about each submission. Scorecards stay with you.':
    'Die Kopie der sich bewerbenden Person zeigt, was zu jeder Abgabe geschrieben wurde. Bewertungsbögen bleiben bei Ihnen.',
  'The candidate’s own copy shows code, runs and hints. What was written about each submission is not in it.':
    'Die Kopie der sich bewerbenden Person zeigt Code, Läufe und Hinweise. Was zu jeder Abgabe geschrieben wurde, steht nicht darin.',
  'The candidate on the interview: {rating} of 5':
    'Das Interview aus Sicht der sich bewerbenden Person: {rating} von 5',
  'Rated {rating} of 5 by the candidate': 'Von der sich bewerbenden Person mit {rating} von 5 bewertet',
};
