// The organisations of an installation, in German.
export const organisations = {
  Organisations: 'Organisationen',
  'the organisations': 'die Organisationen',
  'New organisation': 'Neue Organisation',
  'Runs this installation': 'Betreibt diese Installation',
  'Give the organisation a name.': 'Geben Sie der Organisation einen Namen.',
  'It has people, keys, questions and interviews of its own; its first key is shown once.':
    'Sie hat eigene Personen, Schlüssel, Aufgaben und Interviews; ihr erster Schlüssel wird einmal gezeigt.',
  'Create organisation': 'Organisation anlegen',
  'The organisation “{name}” is deleted.': 'Die Organisation „{name}“ ist gelöscht.',
  'Delete the organisation {name}?': 'Organisation {name} löschen?',
  'Its interviews, people, keys, questions and webhooks go for good, and whoever is in one of its rooms is put out. Its log stays.':
    'Ihre Interviews, Personen, Schlüssel, Aufgaben und Webhooks gehen endgültig verloren, und wer in einem ihrer Räume ist, wird hinausgesetzt. Ihr Protokoll bleibt.',
};
