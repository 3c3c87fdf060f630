// What the AI interviewer says by plain code, in the language of the conversation: English or German. Knows no model.
export interface OwnWords {
  /** Of a question that it is done with. */
  closing: string;
  goTo: (question: number) => string;
  /** `why`: as the model's call or the checks of its answer put it, in English. */
  noAnswer: (why: string) => string;
}

const english: OwnWords = {
  closing: 'That was this question, thank you.',
  goTo: (question) => `Let us go to question ${question}.`,
  noAnswer: (why) => `The AI has no answer that may be given: ${why}.`,
};

/** By how the reason begins: some end with a number. */
const germanReasons: [string, string][] = [
  ['it did not answer', 'Das Modell hat nicht geantwortet'],
  ['the AI budget of the day', 'Das KI-Budget des Tages ist verbraucht'],
  ['the AI budget of this session', 'Das KI-Budget dieses Gesprächs ist verbraucht'],
  [
    'the AI model failed repeatedly',
    'Das Modell ist mehrmals ausgefallen und wird eine Minute in Ruhe gelassen',
  ],
  ['it is not the JSON', 'Das Modell hat etwas Unlesbares geschrieben'],
  ['it called', 'Das Modell wollte etwas tun, was es nicht darf'],
  ['it helps more', 'Sie hülfe mehr als vereinbart'],
  ['it holds code', 'Sie enthielte Code'],
  ['it holds too much code', 'Sie enthielte zu viel Code'],
  ['it tells the solution', 'Sie verriete die Lösung'],
  ['it tells a value', 'Sie verriete einen Wert aus einem verdeckten Test'],
  ['it gives a score', 'Sie enthielte eine Bewertung'],
  ['it holds a link', 'Sie enthielte einen Link oder Auszeichnungen'],
];

const german: OwnWords = {
  closing: 'Das war diese Aufgabe, vielen Dank.',
  goTo: (question) => `Gehen wir zu Aufgabe ${question}.`,
  noAnswer(why) {
    const told = germanReasons.find(([begins]) => why.startsWith(begins))?.[1];
    return `Die KI hat keine Antwort, die sie geben darf${told === undefined ? '' : `: ${told}`}.`;
  },
};

/** `spoken`: as the session's settings name the language ("German", "Deutsch", "de-CH"). Others hear English. */
export function ownWords(spoken: string): OwnWords {
  return /^\s*(german|deutsch|de($|[^a-z]))/i.test(spoken) ? german : english;
}
