// Why the shared code was closed for good, in words. Knows the server's close codes, nothing else.
import { closeCodes } from '../../../shared/protocol.ts';
import { t } from '../lib/i18n/words.ts';

/** Unknown codes get a sentence too. */
export function closeText(code: number): string {
  switch (code) {
    case closeCodes.badSeat:
      return t(
        'This link has expired or is not valid any more: the code cannot be changed here. Ask for a new link.',
      );
    case closeCodes.forbidden:
      return t(
        'This seat may not change the code. What you typed since then is only in this tab: load the page again.',
      );
    case closeCodes.notFound:
      return t('This interview is not there any more. It may have been deleted.');
    case closeCodes.revoked:
      return t('Your access to this room was ended. Ask for a new link if that was not meant.');
    case closeCodes.ended:
      return t('The interview has ended. The code is read only now.');
    case closeCodes.outdated:
      return t('The server was upgraded. Load the page again to go on; your work is kept.');
    case closeCodes.tooBig:
      return t('The code has become too big to be shared, or too many people are here. Load the page again.');
    default:
      return t(
        'The shared code was closed by the server. Load the page again; your work is kept in this browser.',
      );
  }
}
