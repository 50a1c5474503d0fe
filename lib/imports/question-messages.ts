import { formatNumber } from '@/lib/numbers';
import type { Question } from '@/lib/imports/mapping/questions';
import { TARGET_NAMES } from './messages';

export const STATUS_QUESTION = 'Choose what to do with orders that have this status.';

export function questionText(question: Question): string {
  switch (question.kind) {
    case 'missing':
      return question.field === 'orderId'
        ? 'No column is mapped to Order ID. Choose one.'
        : `No column is mapped to ${TARGET_NAMES[question.field].toLowerCase()}. Choose one above, or type a value for all orders.`;
    case 'constant':
      return question.text;
    case 'dateOrder':
      return 'These dates can be read in two ways. Choose the right one.';
    case 'status':
      return STATUS_QUESTION;
  }
}

export function openQuestionsText(count: number): string {
  const questions =
    count === 1 ? '1 question is open' : `${formatNumber(count)} questions are open`;
  return `${questions}. Answer what is marked below, then continue.`;
}
