// Why a seat was not let in, in words for a person. Knows the server's codes, nothing else.
import { t } from '../lib/i18n/words.ts';

/** Unknown codes get a sentence too. `again`: loading the page again may help. */
export function refusalText(code: string): { title: string; text: string; again: boolean } {
  switch (code) {
    case 'revoked':
      return {
        title: t('Your seat in this room was closed'),
        text: t('Somebody ended this link’s access. Ask for a new link if that was not meant.'),
        again: true,
      };
    case 'ended':
      return {
        title: t('This interview has ended'),
        text: t('Thank you for taking part. You can close this tab.'),
        again: false,
      };
    case 'not_found':
      return {
        title: t('There is no such interview'),
        text: t('It may have been deleted. Ask whoever invited you.'),
        again: false,
      };
    case 'too_many':
      return {
        title: t('This link is open in too many tabs'),
        text: t('Close some of them, here or on other devices, then load this page again.'),
        again: true,
      };
    default:
      return {
        title: t('This link is not valid'),
        text: t('It has expired, was revoked, or was cut when it was copied. Ask for a new one.'),
        again: true,
      };
  }
}
