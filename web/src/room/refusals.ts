// Why a seat was not let in, in words for a person. Knows the server's codes, nothing else.

/** Unknown codes get a sentence too. */
export function refusalText(code: string): { title: string; text: string } {
  switch (code) {
    case 'revoked':
      return {
        title: 'Your seat in this room was closed',
        text: 'Somebody ended this link’s access. Ask for a new link if that was not meant.',
      };
    case 'ended':
      return {
        title: 'This interview has ended',
        text: 'Thank you for taking part. You can close this tab.',
      };
    case 'not_found':
      return {
        title: 'There is no such interview',
        text: 'It may have been deleted. Ask whoever invited you.',
      };
    case 'too_many':
      return {
        title: 'This link is open in too many tabs',
        text: 'Close some of them, here or on other devices, then load this page again.',
      };
    default:
      return {
        title: 'This link is not valid',
        text: 'It has expired, was revoked, or was cut when it was copied. Ask for a new one.',
      };
  }
}
