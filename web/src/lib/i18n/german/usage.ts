// The usage by days on the desk, in German.
export const usage = {
  Usage: 'Nutzung',
  'Usage by day': 'Nutzung nach Tagen',
  'the usage': 'die Nutzung',
  Period: 'Zeitraum',
  '{n} days': '{n} Tage',
  'Nothing happened in these days': 'In diesen Tagen ist nichts geschehen',
  'Interviews, runs and calls to AI models will be counted here, day by day.':
    'Interviews, Läufe und Aufrufe von KI-Modellen werden hier Tag für Tag gezählt.',
  Interviews: 'Interviews',
  Started: 'Begonnen',
  Runs: 'Läufe',
  Submissions: 'Abgaben',
  'Runs by language: {list}': 'Läufe nach Sprache: {list}',
  'AI tokens': 'KI-Tokens',
  Read: 'Gelesen',
  Written: 'Geschrieben',
  'As a table': 'Als Tabelle',
  'Days are in UTC. Tests and submissions are runs too. Deleted interviews are counted no more.':
    'Tage in UTC. Auch Tests und Abgaben sind Läufe. Gelöschte Interviews zählen nicht mehr.',
  'Interviews started': 'Interviews begonnen',
  'Interviews ended': 'Interviews beendet',
  'AI calls': 'KI-Aufrufe',
  'AI cost': 'KI-Kosten',
  'Day (UTC)': 'Tag (UTC)',
  'All together': 'Insgesamt',
};
