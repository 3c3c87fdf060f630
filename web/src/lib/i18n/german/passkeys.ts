// Passkeys, and the end of a person, in German.
export const passkeys = {
  Erase: 'Löschen',
  'Erase {name}?': '{name} löschen?',
  'Name, address, sign-ins and passkeys go for good. What this person did stays in the log and on interviews, under an id that names nobody.':
    'Name, Adresse, Anmeldungen und Passkeys werden endgültig gelöscht. Was diese Person getan hat, bleibt im Protokoll und an den Interviews, unter einer Kennung, die niemanden nennt.',
  Passkeys: 'Passkeys',
  'Passkeys of {name}': 'Passkeys von {name}',
  'No passkey yet': 'Noch kein Passkey',
  'A passkey signs in with this device: by its lock, without a link or a password.':
    'Mit einem Passkey melden Sie sich über dieses Gerät an: mit seiner Sperre, ohne Link und ohne Passwort.',
  'Name of {name}': 'Name von {name}',
  'Name of the new passkey': 'Name des neuen Passkeys',
  'since {time}': 'seit {time}',
  'used {time}': 'benutzt {time}',
  'on several devices': 'auf mehreren Geräten',
  'Remove {name}': '{name} entfernen',
  'A passkey is added within ten minutes of signing in. You signed in longer ago:':
    'Ein Passkey wird innerhalb von zehn Minuten nach dem Anmelden hinzugefügt. Ihre Anmeldung ist länger her:',
  'Sign in again': 'Neu anmelden',
  'Add a passkey': 'Passkey hinzufügen',
  'This browser, or this address, has no passkeys.':
    'Dieser Browser oder diese Adresse kennt keine Passkeys.',
  'This device has a passkey for you already.': 'Dieses Gerät hat schon einen Passkey für Sie.',
  'The browser did not use a passkey: its dialog was closed, or took too long.':
    'Der Browser hat keinen Passkey benutzt: Der Dialog wurde geschlossen oder dauerte zu lange.',
  'This passkey is not known here, or its owner may not sign in. Ask an administrator.':
    'Dieser Passkey ist hier nicht bekannt, oder sein Besitzer darf sich nicht anmelden. Fragen Sie die Verwaltung.',
  'With a passkey': 'Mit einem Passkey',
  'Your device asks for its lock: a finger, a face, a code. Nothing is typed here.':
    'Ihr Gerät fragt nach seiner Sperre: Finger, Gesicht oder Code. Hier wird nichts eingetippt.',
  'Sign in with a passkey': 'Mit Passkey anmelden',
  'Accept with a passkey': 'Mit Passkey annehmen',
  passkey: 'Passkey',
  'the passkeys': 'die Passkeys',
  'You are signed in, but no passkey was made: {why}': 'Sie sind angemeldet, aber ohne Passkey: {why}',
};
