import { Checkbox } from '@/components/ui/field';
import type { DateFormat, Question } from '@/lib/imports/mapping/mapping';
import type { DayNumber } from '@/lib/imports/mapping/questions';
import * as messages from '@/lib/imports/mapping/messages';
import { ProblemNote } from './problem-note';

type DateQuestion = Extract<Question, { kind: 'dateOrder' | 'yearOrder' }>;

function isDateQuestion(question: Question): question is DateQuestion {
  return question.kind === 'dateOrder' || question.kind === 'yearOrder';
}

/** For ambiguous dates, each group starting with nothing chosen, and for day numbers. */
export function DateFields({
  questions,
  open,
  dayNumber,
  chosen,
}: {
  questions: readonly Question[];
  /** Those to mark as unanswered. */
  open: readonly Question[];
  dayNumber: DayNumber | null;
  chosen: DateFormat;
}) {
  return (
    <>
      {questions.filter(isDateQuestion).map((question) => {
        const isOpen = open.some(({ kind }) => kind === question.kind);
        return (
          <DateOrderField
            key={question.kind}
            question={question}
            chosen={chosen[question.kind] ?? null}
            open={isOpen ? messages.questionText(question) : undefined}
          />
        );
      })}
      {dayNumber ? (
        <div className="mt-8">
          <Checkbox
            name="dayNumbers"
            value="yes"
            label={messages.dayNumberText(dayNumber)}
            defaultChecked={chosen.dayNumbers}
          />
        </div>
      ) : null}
    </>
  );
}

function DateOrderField({
  question: { kind, column, example, readings },
  chosen,
  open,
}: {
  question: DateQuestion;
  chosen: string | null;
  open: string | undefined;
}) {
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby={`${kind}-legend`}
      aria-describedby={open ? `${kind}-error` : undefined}
      aria-invalid={open ? true : undefined}
      className="mt-8"
    >
      <legend id={`${kind}-legend`} className="mb-1 font-semibold wrap-anywhere">
        {messages.dateLegend({ example, column })}
      </legend>
      {readings.map(({ order, text }) => (
        <label key={order} className="flex min-h-11 items-center gap-3 pointer-fine:min-h-8">
          <input
            type="radio"
            name={kind}
            value={order}
            defaultChecked={order === chosen}
            className="size-5 accent-accent pointer-fine:size-4"
          />
          {text}
        </label>
      ))}
      {open ? <ProblemNote id={`${kind}-error`} text={open} /> : null}
    </fieldset>
  );
}
