import { isolated } from '@/lib/text';

/** What is asked once before it is done to a member. */
export type Question = 'deactivate' | 'handOver';

export const QUESTIONS: Record<
  Question,
  { path: string; title: (name: string) => string; text: string; button: (name: string) => string }
> = {
  deactivate: {
    path: 'deactivate',
    title: (name) => `Deactivate ${isolated(name)}?`,
    text: 'All of their devices are signed out at once, and they cannot log in until they are reactivated.',
    button: (name) => `Deactivate ${isolated(name)}`,
  },
  handOver: {
    path: 'hand-over',
    title: (name) => `Hand over to ${isolated(name)}?`,
    text: 'They become an owner, and you become a dispatcher. You cannot take this back yourself.',
    button: (name) => `Hand over to ${isolated(name)}`,
  },
};

/** Whom a question is about, and the operation that the answer starts. */
export type Asked = {
  question: Question;
  memberId: string;
  name: string;
  operationId: string;
  /** How many ongoing orders the member has, which will still be theirs. */
  ongoing: number;
};

/** The address of the page that asks, for browsers without JavaScript. */
export function questionPath(question: Question, memberId: string): string {
  return `/team/${memberId}/${QUESTIONS[question].path}`;
}
