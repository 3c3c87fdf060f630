// Whether an answer of the AI interviewer gives away too much: plain code that reads text, no model.
const telling = 4; // characters; shorter values ("0", "[1]") occur in honest sentences
const solutionLines = 3; // in a row
const mostCode = 6; // lines, at the level that may show code
const everyday = new Set(['true', 'false', 'null', 'none', 'nil', 'empty', 'void', 'error']);

export interface Secrets {
  /** Reference solutions, in any language. */
  solutions: string[];
  /** Inputs and expected values of hidden tests. */
  hidden: string[];
  /** What the candidate sees or wrote: it cannot be given away. */
  open: string[];
}

/** Null: it may be said. Else why not, in words for the model. `granted`: the level of help, 0 to 3. */
export function whyHeld(text: string, granted: number, secrets: Secrets): string | null {
  const code = codeLines(text);
  if (code > 0 && granted < 3) return 'it holds code';
  if (code > mostCode) return 'it holds too much code';
  if (tellsSolution(text, secrets)) return 'it tells the solution';
  if (tellsHidden(text, secrets)) return 'it tells a value of a hidden test';
  return whyUnfit(text);
}

/** The same for whoever reads it: scores come from tests alone, and nobody is led elsewhere. */
export function whyUnfit(text: string): string | null {
  if (/\b(score|grade|rating|bewertung|punktzahl)\b.{0,20}\d/i.test(text)) return 'it gives a score';
  if (/https?:|<[a-z!/]|\]\(/i.test(text)) return 'it holds a link or markup';
  return null;
}

/** Whether a hidden value stands in a text, however it is spaced and quoted, that is not open anyway. */
export function tellsHidden(text: string, { hidden, open }: Pick<Secrets, 'hidden' | 'open'>): boolean {
  const known = open.map(squeeze).join('\n');
  const said = squeeze(text);
  return hidden
    .map(squeeze)
    .some(
      (value) =>
        value.length >= telling && !everyday.has(value) && said.includes(value) && !known.includes(value),
    );
}

function tellsSolution(text: string, { solutions, open }: Secrets): boolean {
  const own = new Set(open.flatMap((one) => one.split('\n')).map(squeeze));
  const weighty = (line: string) => line.replaceAll(/\W/g, '').length >= telling && !own.has(line);
  const said = text.split('\n').map(squeeze).filter(weighty).join('');
  const flat = squeeze(text);
  return solutions.some((solution) => {
    const lines = solution.split('\n').map(squeeze);
    const weighed = lines.filter((line) => weighty(line) && !isRemark(line));
    const wanted = Math.min(solutionLines, weighed.length);
    if (wanted === 0) return false;
    return weighed.some((_, i) => {
      const part = weighed.slice(i, i + wanted);
      if (part.length < wanted) return false;
      const joined = part.join('');
      return said.includes(joined) || flat.includes(joined);
    });
  });
}

const isRemark = (line: string) => /^(#|\/\/|\*|\/\*|import|from|using|package)/.test(line);

/** Lines inside of fences, and lines outside that read like a statement of a program. */
function codeLines(text: string): number {
  let fenced = false;
  return text.split('\n').filter((line) => {
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      return false;
    }
    return fenced ? line.trim() !== '' : statement.test(line);
  }).length;
}
const statement =
  /^\s*((def|class|for|while|if|elif|else|function|func|fn|public|private|static|const|let|var|return|auto|int)\b.*[:;{)]\s*$|.*[;{}]\s*$|[\w.[\]]+\s*[-+*/]?=[^=].*)/;

/** Case, spaces, quotes and the marks that models put before lines do not hide anything. */
function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[\s"'`]/g, '');
}
