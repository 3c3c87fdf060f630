// What the AI may do in an interview beside reading along, in sentences for the candidate. Knows no page.
import type { DoorView } from '../../../shared/probe.ts';
import { t } from '../lib/i18n/words.ts';

/** One sentence a thing; none of them where it may only read. */
export function aiTexts({ help, hintCost = 0, speaks = false, closes, pilot }: DoorView['ai']): string[] {
  const texts = [];
  if (speaks) texts.push(t('The AI may speak to you, also when you did not ask it.'));
  if (help === 0) texts.push(t('You may ask the AI what a question means; it gives no hints.'));
  if (help !== undefined && help > 0) {
    texts.push(
      speaks
        ? t('The AI may give you hints, also when you did not ask for one.')
        : t('You may ask the AI, and it may answer with a hint.'),
    );
    if (hintCost > 0)
      texts.push(
        t(
          'A hint costs {cost} for each of its levels, of which there are {help}. That stands beside your score and does not change it.',
          { cost: hintCost, help },
        ),
      );
  }
  if (speaks && closes === 'offers')
    texts.push(t('When you have solved a question, the AI may say that it is done with it.'));
  if (speaks && closes === 'advances')
    texts.push(t('When you have solved a question, the AI may close it and open the next one.'));
  if (pilot === 'approve') texts.push(t('An interviewer reads what the AI writes before you do.'));
  return texts;
}
