// The start and the sign-in, in German.
export const home = {
  'The sign-in took too long, or began in another browser. Try again.':
    'Die Anmeldung hat zu lange gedauert oder begann in einem anderen Browser. Versuchen Sie es noch einmal.',
  'The provider did not let you in, or knows this address as somebody else. Try again, or ask an administrator.':
    'Der Anbieter hat Sie nicht eingelassen oder kennt diese Adresse als jemand anderen. Versuchen Sie es noch einmal, oder fragen Sie die Administration.',
  'The provider knows you, but nobody has invited you here yet. Ask an administrator.':
    'Der Anbieter kennt Sie, aber hier hat Sie noch niemand eingeladen. Fragen Sie die Administration.',
  'The provider has not verified your address of mail. Verify it there first.':
    'Der Anbieter hat Ihre E-Mail-Adresse nicht bestätigt. Bestätigen Sie sie zuerst dort.',
  'Your access was switched off. Ask an administrator.':
    'Ihr Zugang wurde abgeschaltet. Fragen Sie die Administration.',
  'The provider does not answer at the moment. Try again in a minute.':
    'Der Anbieter antwortet gerade nicht. Versuchen Sie es in einer Minute noch einmal.',
  'Your API key': 'Ihr API-Schlüssel',
  'API key': 'API-Schlüssel',
  Continue: 'Weiter',
  'Paste the key first.': 'Fügen Sie zuerst den Schlüssel ein.',
  'All sessions, questions, keys and webhooks': 'Alle Sitzungen, Aufgaben, Schlüssel und Webhooks',
  'API reference': 'API-Referenz',
  'Live coding interviews, in the open': 'Live-Coding-Interviews mit offenen Karten',
  'A shared editor, real runs in a sandbox, and a record that both sides can read. Candidates see what interviewers see about them.':
    'Ein gemeinsamer Editor, echte Läufe in einer Sandbox und ein Protokoll, das beide Seiten lesen können. Kandidat:innen sehen, was über sie zu sehen ist.',
  'You may read interviews and reports.': 'Sie dürfen Interviews und Berichte lesen.',
  'Go to the desk': 'Zur Verwaltung',
  'Candor · live coding interviews': 'Candor · Live-Coding-Interviews',
  'The interview with {name} is ready': 'Das Interview mit {name} ist bereit',
  'Each link is a key to this room: whoever has it can enter. A link can be revoked from inside the room.':
    'Jeder Link ist ein Schlüssel zu diesem Raum: Wer ihn hat, kann eintreten. Im Raum lässt sich ein Link widerrufen.',
  'Open room': 'Raum öffnen',
  'Make another': 'Noch eines anlegen',
  'Candidate link': 'Kandidat:innen-Link',
  'Copy candidate link': 'Kandidat:innen-Link kopieren',
  'For {name}. Send this one.': 'Für {name}. Schicken Sie diesen.',
  'Interviewer link': 'Interview-Link',
  'Copy interviewer link': 'Interview-Link kopieren',
  'For you and your colleagues. Shows hidden tests and notes.':
    'Für Sie und Ihr Team. Zeigt versteckte Tests und Notizen.',
  'Observer link': 'Beobachtungs-Link',
  'Copy observer link': 'Beobachtungs-Link kopieren',
  'Watches, cannot write.': 'Schaut zu, kann nicht schreiben.',
  'Candidate name': 'Name der interviewten Person',
  'Time limit': 'Zeitlimit',
  'By rule': 'Nach Regel',
  'By hand': 'Von Hand',
  'Choose at least one question.': 'Wählen Sie mindestens eine Aufgabe.',
  'Search questions': 'Aufgaben suchen',
  'Chosen, in this order': 'Gewählt, in dieser Reihenfolge',
  'Ask {title} earlier': '{title} früher stellen',
  'Take {title} out': '{title} herausnehmen',
  'Number of questions': 'Anzahl der Aufgaben',
  'AI feedback': 'KI-Feedback',
  'The sandbox is not available at the moment: rooms work, but code does not run.':
    'Die Sandbox ist gerade nicht verfügbar: Räume funktionieren, aber Code läuft nicht.',
  'No AI model is set up on this server, so feedback is written by rules.':
    'Auf diesem Server ist kein KI-Modell eingerichtet, das Feedback wird nach Regeln geschrieben.',
  'Create interview': 'Interview anlegen',
  Easy: 'Leicht',
  Medium: 'Mittel',
  Hard: 'Schwer',
  Mixed: 'Gemischt',
  '{value} minutes': '{value} Minuten',
  'No limit': 'Ohne Limit',
  On: 'An',
  Off: 'Aus',
  'Say who is being interviewed: the name is shown in the room.':
    'Sagen Sie, wer interviewt wird: Der Name ist im Raum zu sehen.',
  'Recent interviews': 'Letzte Interviews',
  Loading: 'Wird geladen',
  'The list could not be loaded': 'Die Liste konnte nicht geladen werden',
  'Try again': 'Noch einmal versuchen',
  'The ones you create appear here.': 'Was Sie anlegen, erscheint hier.',
  'Sign in': 'Anmelden',
  'You are signed in as {name}.': 'Sie sind als {name} angemeldet.',
  'You are invited': 'Sie sind eingeladen',
  'This link signs you in once, in this browser. Nobody can use it after you.':
    'Dieser Link meldet Sie einmal an, in diesem Browser. Nach Ihnen kann ihn niemand benutzen.',
  'Accept and sign in': 'Annehmen und anmelden',
  'With your account': 'Mit Ihrem Konto',
  'Continue with {provider}': 'Weiter mit {provider}',
  'Open the one-time link that an administrator gave you. Candidates need none: the link to their interview is enough.':
    'Öffnen Sie den Einmal-Link, den Sie von der Administration bekommen haben. Kandidat:innen brauchen keinen: Der Link zu ihrem Interview genügt.',
  'Sign in · Candor': 'Anmelden · Candor',
  'This link was used before, has expired, or was replaced by a newer one. Ask for another.':
    'Dieser Link wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt. Bitten Sie um einen anderen.',
  'Sign out': 'Abmelden',
  'The server did not answer. You are still signed in.':
    'Der Server hat nicht geantwortet. Sie sind noch angemeldet.',
  'You could not be signed in. Try again.':
    'Sie konnten nicht angemeldet werden. Versuchen Sie es noch einmal.',
  'The server printed it when it started ({variable}). It stays in this tab, is sent to this server only, and is forgotten when the tab closes. Candidates never need it: their link is enough.':
    'Der Server hat ihn beim Start ausgegeben ({variable}). Er bleibt in diesem Tab, geht nur an diesen Server und ist vergessen, wenn der Tab geschlossen wird. Kandidat:innen brauchen ihn nie: Ihr Link genügt.',
  'You go to {place} and come back signed in.': 'Sie gehen zu {place} und kommen angemeldet zurück.',
};
