import { ActionForm } from '@/components/ui/action-form';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Checkbox } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { ConstantField, ColumnMapping } from '@/lib/imports/mapping/mapping';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import { openQuestionsText, questionText } from '@/lib/imports/question-messages';
import type { Question } from '@/lib/imports/mapping/questions';
import type { StatusValue } from '@/lib/imports/status-values';
import { ColumnTable } from './column-table';
import { ConstantFields } from './constant-fields';
import { DateOrderField } from './date-order-field';
import { StatusFields } from './status-fields';
import { ProblemNote } from './problem-note';

/** How the rows of a file become orders, to be looked over and settled. */
export function ColumnsForm({
  id,
  matching,
  names,
  profiles,
  statuses,
  asked,
  open,
  action,
  children,
}: {
  id: string;
  matching: ColumnMapping;
  /** The columns, by name. */
  names: readonly string[];
  profiles: readonly ColumnProfile[];
  statuses: readonly StatusValue[];
  /** What the file asks, answered or not. */
  asked: readonly Question[];
  /** What is to be marked as not answered. */
  open: readonly Question[];
  action: ButtonAction;
  /** Further buttons. */
  children?: ReactNode;
}) {
  const fields = openFields(open);
  const keyless = open.find(
    (question) => question.kind === 'missing' && question.field === 'orderId',
  );
  const dateOrder = asked.find((question) => question.kind === 'dateOrder');
  const dateOrderIsOpen = open.some(({ kind }) => kind === 'dateOrder');
  return (
    <ActionForm
      // Drawn anew with each answer: selects keep what was chosen before otherwise.
      key={JSON.stringify([matching, open.length])}
      action={action}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="layout" value={matching.layout} />
      {matching.fileWins ? <input type="hidden" name="fileWins" value="yes" /> : null}
      {open.length > 0 ? (
        <div className="mb-4">
          <Alert>{openQuestionsText(open.length)}</Alert>
        </div>
      ) : null}
      <ColumnTable
        {...{ names, profiles }}
        targets={matching.targets}
        isKnown={matching.layout !== 'other'}
      />
      <p className="mt-2 max-w-prose text-sm text-muted">
        Several columns with the same choice are joined, such as the parts of an address.
      </p>
      {keyless ? <ProblemNote id="columns-error" text={questionText(keyless)} /> : null}
      <div className="mt-4">
        <Checkbox
          name="hasHeader"
          value="yes"
          label="The first row names the columns"
          defaultChecked={matching.hasHeader}
        />
        <Checkbox
          name="folds"
          value="yes"
          label="Several rows make one order"
          defaultChecked={matching.folds}
        />
      </div>
      {dateOrder ? (
        <DateOrderField
          question={dateOrder}
          chosen={matching.dateOrder}
          open={dateOrderIsOpen ? questionText(dateOrder) : undefined}
        />
      ) : null}
      <StatusFields statuses={statuses} isMarked={open.length > 0} />
      <ConstantFields
        constants={matching.constants}
        asked={new Set(openFields(asked).keys())}
        open={fields}
      />
      <div className="mt-8 flex flex-wrap gap-3 max-md:[&>*]:flex-1">
        <SubmitButton>Continue</SubmitButton>
        {children}
      </div>
    </ActionForm>
  );
}

/** What is open about the fields that all orders may share, by field. */
function openFields(questions: readonly Question[]): Map<ConstantField, string> {
  return new Map(
    questions.flatMap((question) =>
      (question.kind === 'missing' || question.kind === 'constant') && question.field !== 'orderId'
        ? [[question.field, questionText(question)] as const]
        : [],
    ),
  );
}
