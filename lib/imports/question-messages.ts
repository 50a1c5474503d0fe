import { formatNumber } from '@/lib/numbers';
import type { Question } from '@/lib/imports/mapping/questions';
import { TARGET_NAMES } from './messages';

/** Beside a status that is not answered. */
export const STATUS_QUESTION = 'Choose what becomes of orders with this status.';

/** What is open about a question, beside the field that answers it. */
export function questionText(question: Question): string {
  switch (question.kind) {
    case 'missing':
      return question.field === 'orderId'
        ? 'No column says the Order ID. Choose the one that does.'
        : `No column says the ${TARGET_NAMES[question.field].toLowerCase()}. Choose one above, or type what all orders are to say.`;
    case 'constant':
      return question.text;
    case 'dateOrder':
      return 'These dates can be read in two ways. Choose the one that is meant.';
    case 'status':
      return STATUS_QUESTION;
  }
}

/** The alert above what is open. */
export function openQuestionsText(count: number): string {
  const questions =
    count === 1 ? '1 question is open' : `${formatNumber(count)} questions are open`;
  return `${questions}. Answer what is marked below, then continue.`;
}
