// Code cut into a few kinds of pieces, for colour on a page that is read or printed. Pure; not a parser.
import type { Language } from '../../../shared/languages.ts';

export interface Token {
  kind: 'plain' | 'word' | 'text' | 'comment' | 'number';
  text: string;
}

/** Characters beyond which code is shown without colour. */
const most = 100_000;

const common =
  'break case catch class const continue default do else enum false finally for if import in new null return static super switch this throw true try var void while';
const words: Record<Language, string> = {
  python:
    'and as assert async await break class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield self',
  javascript: `${common} async await delete export extends function instanceof let of typeof undefined yield`,
  typescript: `${common} any as async await boolean delete export extends function implements instanceof interface let never number of readonly string type typeof undefined unknown yield`,
  java: `${common} abstract boolean byte char double extends final float implements instanceof int interface long package private protected public record short String`,
  cpp: `${common} auto bool char constexpr delete double float include int long namespace nullptr operator private protected public short signed sizeof struct template typename unsigned using virtual`,
  go: 'break case chan const continue default defer else fallthrough false for func go goto if import interface map nil package range return select string struct switch true type var int bool error',
};
const texts = /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/.source;
const hash = `"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|${texts}|#[^\\n]*`;
const slashes = `${texts}|\`(?:\\\\.|[^\`\\\\])*\`?|//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)`;
const rest = String.raw`\b\d[\w.]*|[A-Za-z_]\w*`;

/** Joined, the pieces give the code again. */
export function highlight(code: string, language: Language): Token[] {
  if (code.length > most) return [{ kind: 'plain', text: code }];
  const known = new Set(words[language].split(' '));
  const pieces = new RegExp(`${language === 'python' ? hash : slashes}|${rest}`, 'g');
  const tokens: Token[] = [];
  let done = 0;
  const plain = (text: string) => {
    const last = tokens.at(-1);
    if (last?.kind === 'plain') last.text += text;
    else if (text !== '') tokens.push({ kind: 'plain', text });
  };
  for (const match of code.matchAll(pieces)) {
    const [text] = match;
    plain(code.slice(done, match.index));
    const kind = kindOf(text, known);
    if (kind === 'plain') plain(text);
    else tokens.push({ kind, text });
    done = match.index + text.length;
  }
  plain(code.slice(done));
  return tokens;
}

function kindOf(text: string, known: Set<string>): Token['kind'] {
  if (/^(?:#|\/\/|\/\*)/.test(text)) return 'comment';
  if (/^["'`]/.test(text)) return 'text';
  if (/^\d/.test(text)) return 'number';
  return known.has(text) ? 'word' : 'plain';
}
