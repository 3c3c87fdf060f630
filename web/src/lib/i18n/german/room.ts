// The room: question, code, runs, results, states, in German.
export const room = {
  Stop: 'Anhalten',
  Run: 'Ausführen',
  Test: 'Testen',
  Submit: 'Abgeben',
  'Submit this answer?': 'Diese Lösung abgeben?',
  'It runs all tests, the {hiddenTests} hidden ones too, and the result counts for this question. You can go on editing, and submit again while the question is open.':
    'Alle Tests laufen, auch die {hiddenTests} versteckten, und das Ergebnis zählt für diese Aufgabe. Sie können weiter bearbeiten und noch einmal abgeben, solange die Aufgabe offen ist.',
  'Not yet': 'Noch nicht',
  'Submit answer': 'Lösung abgeben',
  'You are offline at the moment': 'Sie sind gerade offline',
  Follow: 'Folgen',
  'Scroll along with {name}': 'Mit {name} mitscrollen',
  Files: 'Dateien',
  'New file': 'Neue Datei',
  'There are {count} files beside the main one: no more fit':
    'Es gibt {count} Dateien neben der Hauptdatei: mehr passen nicht',
  'Rename {name}': '{name} umbenennen',
  'Delete {name}': '{name} löschen',
  'Rename this file': 'Diese Datei umbenennen',
  'It lies beside {main} when the code runs.': 'Sie liegt neben {main}, wenn der Code läuft.',
  Rename: 'Umbenennen',
  Create: 'Anlegen',
  'Delete {name}?': '{name} löschen?',
  'It goes for everybody in the room. The replay keeps what was in it.':
    'Sie verschwindet für alle im Raum. Die Wiedergabe behält, was darin stand.',
  Keep: 'Behalten',
  'Delete file': 'Datei löschen',
  'Question and guide': 'Aufgabe und Leitfaden',
  'Question text': 'Aufgabentext',
  Guide: 'Leitfaden',
  'Code and whiteboard': 'Code und Whiteboard',
  'Opening the whiteboard…': 'Das Whiteboard wird geöffnet …',
  'Your answer is in. You can improve it and submit again, or go on.':
    'Ihre Lösung ist da. Sie können sie verbessern und noch einmal abgeben oder weitergehen.',
  'Your answer is in. This was the last question; you can still improve it.':
    'Ihre Lösung ist da. Das war die letzte Aufgabe; Sie können sie noch verbessern.',
  'Question {number} of {total}': 'Aufgabe {number} von {total}',
  Examples: 'Beispiele',
  'Make a case of your own from': 'Eigenen Fall anlegen aus',
  'Submitting runs these examples.': 'Beim Abgeben laufen diese Beispiele.',
  'Submitting runs these examples and one hidden test. | Submitting runs these examples and {n} hidden tests.':
    'Beim Abgeben laufen diese Beispiele und ein versteckter Test. | Beim Abgeben laufen diese Beispiele und {n} versteckte Tests.',
  'Level {level}': 'Stufe {level}',
  'No question yet': 'Noch keine Aufgabe',
  'The interviewer has not opened a question.': 'Es wurde noch keine Aufgabe geöffnet.',
  'This link does not open a room': 'Dieser Link öffnet keinen Raum',
  'The check of your set-up could not be loaded': 'Die Prüfung Ihrer Umgebung konnte nicht geladen werden',
  'You can go on without it.': 'Sie können ohne sie fortfahren.',
  'The room does not answer': 'Der Raum antwortet nicht',
  'This page keeps trying. If it lasts, check your connection, or whether a company network blocks WebSockets.':
    'Diese Seite versucht es weiter. Hält das an, prüfen Sie Ihre Verbindung, oder ob ein Firmennetz WebSockets sperrt.',
  'Entering the room…': 'Sie betreten den Raum …',
  'Interview · Candor': 'Interview · Candor',
  'Skip to the question': 'Zur Aufgabe springen',
  'Skip to the code': 'Zum Code springen',
  Views: 'Ansichten',
  View: 'Ansicht',
  'Width of the question': 'Breite der Aufgabe',
  'Width of the chat': 'Breite des Chats',
  Talk: 'Gespräch',
  'Report and scorecard': 'Bericht und Bewertung',
  'The time is up and the interview has ended. Everything is kept; the room is read only now.':
    'Die Zeit ist um, das Interview ist beendet. Alles bleibt erhalten; der Raum ist jetzt schreibgeschützt.',
  'The interview has ended. Everything is kept; the room is read only now.':
    'Das Interview ist beendet. Alles bleibt erhalten; der Raum ist jetzt schreibgeschützt.',
  'All questions are answered. You can still read and talk here.':
    'Alle Aufgaben sind beantwortet. Lesen und reden können Sie hier weiterhin.',
  'The interviewer has made the code read only for you. Nothing of it is lost, and you can go on reading and talking.':
    'Die Interviewleitung hat den Code für Sie auf nur lesend gestellt. Nichts davon geht verloren, lesen und reden können Sie weiterhin.',
  'Time since the start': 'Zeit seit dem Beginn',
  'Ends at {ends}': 'Endet um {ends}',
  'Interviewers hold back messages until then': 'Bis dahin werden Nachrichten zurückgehalten',
  'Focus time · {left}': 'Ruhezeit · {left}',
  'Your interview': 'Ihr Interview',
  'There is no code yet to run.': 'Es gibt noch keinen Code zum Ausführen.',
  'Case {at}: {problem}': 'Fall {at}: {problem}',
  'This link has expired or is not valid any more: the code cannot be changed here. Ask for a new link.':
    'Dieser Link ist abgelaufen oder gilt nicht mehr: Der Code kann hier nicht geändert werden. Bitten Sie um einen neuen Link.',
  'This seat may not change the code. What you typed since then is only in this tab: load the page again.':
    'Dieser Platz darf den Code nicht ändern. Was Sie seitdem getippt haben, steht nur in diesem Tab: Laden Sie die Seite neu.',
  'This interview is not there any more. It may have been deleted.':
    'Dieses Interview gibt es nicht mehr. Vielleicht wurde es gelöscht.',
  'Your access to this room was ended. Ask for a new link if that was not meant.':
    'Ihr Zugang zu diesem Raum wurde beendet. Bitten Sie um einen neuen Link, falls das nicht gewollt war.',
  'The interview has ended. The code is read only now.':
    'Das Interview ist beendet. Der Code kann nur noch gelesen werden.',
  'The server was upgraded. Load the page again to go on; your work is kept.':
    'Der Server wurde aktualisiert. Laden Sie die Seite neu, um fortzufahren; Ihre Arbeit bleibt erhalten.',
  'The code has become too big to be shared, or too many people are here. Load the page again.':
    'Der Code ist zu groß geworden, um geteilt zu werden, oder es sind zu viele Personen da. Laden Sie die Seite neu.',
  'The shared code was closed by the server. Load the page again; your work is kept in this browser.':
    'Der gemeinsame Code wurde vom Server geschlossen. Laden Sie die Seite neu; Ihre Arbeit bleibt in diesem Browser erhalten.',
  'Your seat in this room was closed': 'Ihr Platz in diesem Raum wurde geschlossen',
  'Somebody ended this link’s access. Ask for a new link if that was not meant.':
    'Der Zugang über diesen Link wurde beendet. Bitten Sie um einen neuen Link, falls das nicht gewollt war.',
  'This interview has ended': 'Dieses Interview ist beendet',
  'Thank you for taking part. You can close this tab.':
    'Danke für Ihre Teilnahme. Sie können diesen Tab schließen.',
  'It may have been deleted. Ask whoever invited you.':
    'Vielleicht wurde es gelöscht. Fragen Sie, wer Sie eingeladen hat.',
  'This link is open in too many tabs': 'Dieser Link ist in zu vielen Tabs geöffnet',
  'Close some of them, here or on other devices, then load this page again.':
    'Schließen Sie einige davon, hier oder auf anderen Geräten, und laden Sie diese Seite dann neu.',
  'This link is not valid': 'Dieser Link ist ungültig',
  'It has expired, was revoked, or was cut when it was copied. Ask for a new one.':
    'Er ist abgelaufen, wurde widerrufen oder beim Kopieren abgeschnitten. Bitten Sie um einen neuen.',
  '1 edit not yet saved | {n} edits not yet saved':
    '1 Änderung noch nicht gespeichert | {n} Änderungen noch nicht gespeichert',
  'Ended – read only': 'Beendet – nur lesen',
  'Offline – your work is kept in this browser': 'Offline – Ihre Arbeit bleibt in diesem Browser erhalten',
  'Reconnecting – {edits}': 'Neue Verbindung – {edits}',
  'Connecting…': 'Verbindung wird aufgebaut …',
  'All edits saved': 'Alles gespeichert',
  'copied in this room': 'in diesem Raum kopiert',
  'from outside the room': 'von außerhalb des Raums',
  'Pasted one character, {from} | Pasted {n} characters, {from}':
    'Ein Zeichen eingefügt, {from} | {n} Zeichen eingefügt, {from}',
  'Pasted many characters, {from}': 'Viele Zeichen eingefügt, {from}',
  ', {times} times': ', {times}-mal',
  ', for {away}': ', für {away}',
  ', not yet back': ', noch nicht zurück',
  'It was cut short on its way. Go back to where you got it and copy all of it, to the last letter.':
    'Er ist unterwegs abgeschnitten worden. Kopieren Sie ihn noch einmal von dort, wo Sie ihn bekommen haben, bis zum letzten Zeichen.',
};
