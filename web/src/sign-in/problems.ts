// Why a sign-in by the provider led back here, in words.
import { t, type PlainText } from '../lib/i18n/words.ts';
const words: Record<string, PlainText> = {
  expired: 'The sign-in took too long, or began in another browser. Try again.',
  refused:
    'The provider did not let you in, or knows this address as somebody else. Try again, or ask an administrator.',
  uninvited: 'The provider knows you, but nobody has invited you here yet. Ask an administrator.',
  unverified: 'The provider has not verified your address of mail. Verify it there first.',
  disabled: 'Your access was switched off. Ask an administrator.',
  away: 'The provider does not answer at the moment. Try again in a minute.',
};

/** Empty: there is no problem. */
export function problems(code: string | null): string {
  if (code === null) return '';
  return t(words[code] ?? 'You could not be signed in. Try again.');
}
