// What is before the room, in German.
export const lobby = {
  Later: 'Später',
  'Checking…': 'Wird geprüft …',
  Good: 'Gut',
  Usable: 'Brauchbar',
  Problem: 'Problem',
  'You are at the door': 'Sie stehen vor der Tür',
  'Check your set-up': 'Prüfen Sie Ihre Umgebung',
  'The connection was lost. This page comes back by itself.':
    'Die Verbindung ist abgebrochen. Diese Seite kommt von selbst zurück.',
  'You are ready. This page goes on by itself as soon as the room is opened for you.':
    'Sie sind bereit. Diese Seite geht von selbst weiter, sobald der Raum für Sie geöffnet wird.',
  'The interviewer sees that you are here. Meanwhile, look at your set-up and at what is recorded.':
    'Man sieht, dass Sie da sind. Schauen Sie sich so lange Ihre Umgebung an und was aufgezeichnet wird.',
  'You have been let in.': 'Sie wurden eingelassen.',
  'One thing is left: read what is recorded, and agree.':
    'Eines fehlt noch: Lesen Sie, was aufgezeichnet wird, und stimmen Sie zu.',
  'A minute before you go in. You need not wait for the checks to end.':
    'Eine Minute, bevor Sie eintreten. Sie müssen das Ende der Prüfungen nicht abwarten.',
  'The interview begins on {startedAt}, your time.': 'Das Interview beginnt am {startedAt}, Ihrer Zeit.',
  'The clock runs: {left}.': 'Die Uhr läuft: {left}.',
  'From this browser': 'Von diesem Browser aus',
  'Check again': 'Noch einmal prüfen',
  Connection: 'Verbindung',
  'Shared editor': 'Gemeinsamer Editor',
  'It is tried as soon as you have been let in.': 'Wird geprüft, sobald Sie eingelassen wurden.',
  'Running code': 'Code ausführen',
  'Checking your set-up…': 'Ihre Umgebung wird geprüft …',
  'The interviewer sees this too.': 'Die Interviewleitung sieht das auch.',
  'What is recorded': 'Was aufgezeichnet wird',
  'Asking the server…': 'Der Server wird gefragt …',
  'You agreed': 'Sie haben zugestimmt',
  'I agree': 'Zustimmen',
  'I agree, enter the room': 'Zustimmen und eintreten',
  'Your set-up is fine': 'Ihre Umgebung ist in Ordnung',
  'Your set-up will do': 'Ihre Umgebung genügt',
  'Something needs a look': 'Etwas sollten Sie sich ansehen',
  'Before the interview · Candor': 'Vor dem Interview · Candor',
  'Warm up': 'Zum Aufwärmen',
  'Type what you like, in {language} or not.': 'Tippen Sie, was Sie mögen, in {language} oder nicht.',
  'Type what you like.': 'Tippen Sie, was Sie mögen.',
  'It is not shared, not recorded, and gone when you enter. In the room the editor also colours and completes.':
    'Es wird nicht geteilt, nicht aufgezeichnet und ist weg, wenn Sie eintreten. Im Raum färbt und ergänzt der Editor auch.',
  'Every change to the code with its time, every run with its output, every submission.':
    'Jede Änderung am Code mit ihrer Zeit, jeder Lauf mit seiner Ausgabe, jede Abgabe.',
  'What is written in the chat, and hints that are given.':
    'Was im Chat geschrieben wird, und Hinweise, die gegeben werden.',
  'Signals: when this tab or window is not in front, large pastes, and the interview open in a second window. You see the same list in the room and can answer it.':
    'Signale: wenn dieser Tab oder dieses Fenster nicht im Vordergrund ist, lange eingefügte Texte und das Interview in einem zweiten Fenster. Sie sehen dieselbe Liste im Raum und können darauf antworten.',
  'Not your screen, camera, microphone, or anything outside of this tab.':
    'Nicht Ihr Bildschirm, Ihre Kamera, Ihr Mikrofon oder irgendetwas außerhalb dieses Tabs.',
  'The interviewers and whoever invited you read it.':
    'Lesen können es, wer das Interview führt und wer Sie eingeladen hat.',
  'An AI reads along and may write feedback; people decide.':
    'Eine KI liest mit und schreibt vielleicht Feedback; Menschen entscheiden.',
  'The AI may speak to you, also when you did not ask it.':
    'Die KI spricht Sie vielleicht an, auch ungefragt.',
  'You may ask the AI what a question means; it gives no hints.':
    'Sie können die KI fragen, was mit einer Aufgabe gemeint ist; Hinweise gibt sie keine.',
  'The AI may give you hints, also when you did not ask for one.':
    'Die KI gibt Ihnen vielleicht Hinweise, auch ungefragt.',
  'You may ask the AI, and it may answer with a hint.':
    'Sie können die KI fragen, und sie antwortet vielleicht mit einem Hinweis.',
  'A hint costs {cost} for each of its levels, of which there are {help}. That stands beside your score and does not change it.':
    'Ein Hinweis kostet {cost} für jede seiner Stufen, von denen es {help} gibt. Das steht neben Ihren Punkten und ändert sie nicht.',
  'When you have solved a question, the AI may say that it is done with it.':
    'Haben Sie eine Aufgabe gelöst, sagt die KI vielleicht, dass sie damit fertig ist.',
  'When you have solved a question, the AI may close it and open the next one.':
    'Haben Sie eine Aufgabe gelöst, schließt die KI sie vielleicht und öffnet die nächste.',
  'An interviewer reads what the AI writes before you do.':
    'Was die KI schreibt, liest vor Ihnen jemand, der das Interview führt.',
  'No AI reads along.': 'Keine KI liest mit.',
  'All of it is deleted on {deleteAfter}.': 'Alles wird am {deleteAfter} gelöscht.',
  'It is kept until whoever invited you deletes it; no date is set.':
    'Es bleibt erhalten, bis die einladende Seite es löscht; ein Datum ist nicht festgelegt.',
  'The server did not answer.': 'Der Server hat nicht geantwortet.',
  'Check your connection, then try again.':
    'Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
  'none lost': 'keines verloren',
  '{lost} of {all} lost': '{lost} von {all} verloren',
  'Usually {median} ms there and back, {worst} ms at worst, {losses}.':
    'Meist {median} ms hin und zurück, höchstens {worst} ms, {losses}.',
  'Come closer to the router, use a cable, or try another network.':
    'Gehen Sie näher an den Router, nehmen Sie ein Kabel, oder versuchen Sie ein anderes Netz.',
  'It will do. Closing downloads and video in other windows helps.':
    'Es genügt. Downloads und Videos in anderen Fenstern zu schließen hilft.',
  'You tried this often just now.': 'Sie haben das gerade oft versucht.',
  'Wait a minute, then try again.': 'Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  'A small program ran in {time}.': 'Ein kleines Programm lief in {time}.',
  'A small program could not be run.': 'Ein kleines Programm konnte nicht ausgeführt werden.',
  'Tell the interviewer; editing works without it.':
    'Sagen Sie es im Interview; das Bearbeiten funktioniert auch so.',
};
