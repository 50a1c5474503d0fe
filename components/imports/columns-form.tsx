import { ActionForm } from '@/components/ui/action-form';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Checkbox } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { EncodingChoices } from '@/lib/imports/encodings';
import type { ImportedRow } from '@/lib/imports/import';
import {
  CONSTANTS,
  STATUS_MEANINGS,
  type ConstantField,
  type ColumnMapping,
  type Question,
} from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import type { DayNumber } from '@/lib/imports/mapping/questions';
import type { UnusedColumn } from '@/lib/imports/mapping/unused';
import type { DeliveryValue, StatusValue } from '@/lib/imports/status-values';
import * as shared from '@/lib/messages';
import { ColumnTable } from './column-table';
import { ConstantFields } from './constant-fields';
import { DateFields } from './date-fields';
import { DueFields } from './due-fields';
import { EncodingField } from './encoding-field';
import { HeaderRowField } from './header-row-field';
import { IdFields } from './id-fields';
import { SheetField } from './sheet-field';
import { UnusedColumns } from './unused-columns';
import { ValueFields } from './value-fields';
import { ProblemNote } from './problem-note';

export function ColumnsForm({
  id,
  mapping,
  sheet,
  sheets,
  headerRow,
  headerRows,
  encodings,
  names,
  profiles,
  statuses,
  deliveries,
  questions,
  open,
  missing,
  unused,
  dayNumber,
  proposedPrefix,
  action,
  children,
}: {
  id: string;
  mapping: ColumnMapping;
  /** Of an Excel workbook; null for other files. */
  sheet: string | null;
  /** Those to choose from. */
  sheets: readonly string[];
  /** The position of the row with the column names; 0 if there is none. */
  headerRow: number;
  /** Those to choose from. */
  headerRows: readonly ImportedRow[];
  /** Null if there is nothing to choose. */
  encodings: EncodingChoices | null;
  /** Column names. */
  names: readonly string[];
  profiles: readonly ColumnProfile[];
  statuses: readonly StatusValue[];
  deliveries: readonly DeliveryValue[];
  /** All questions about the file, answered or not. */
  questions: readonly Question[];
  /** Those to mark as unanswered. */
  open: readonly Question[];
  /** Unanswered ones that aren't marked yet. */
  missing: readonly Question[];
  unused: readonly UnusedColumn[];
  dayNumber: DayNumber | null;
  /** For new Order IDs, if no column has them. */
  proposedPrefix: string;
  action: ButtonAction;
  /** More buttons. */
  children?: ReactNode;
}) {
  const columnQuestions = open.filter(
    (question) =>
      question.kind === 'severalColumns' ||
      (question.kind === 'missing' && question.field === 'orderId'),
  );
  const idProblem = open.find((question) => question.kind === 'idPrefix');
  const hasDueDates = mapping.targets.includes('deliveryDate');
  const dueProblem = open.find(
    (question) =>
      question.kind === 'dueDays' || ('field' in question && question.field === 'deliveryDate'),
  );
  return (
    <ActionForm
      // Remounts with each response: mounted selects would keep the previous choice.
      key={JSON.stringify([id, mapping, headerRow, encodings?.chosen, open.length])}
      action={action}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="layout" value={mapping.layout} />
      {open.length > 0 ? (
        <div className="mb-4">
          <Alert>{messages.openQuestionsText(open.length)}</Alert>
        </div>
      ) : null}
      {/* Enter in a field continues; the first submit button of a form is its default. */}
      <button type="submit" hidden tabIndex={-1} />
      {sheets.length > 1 ? <SheetField chosen={sheet!} sheets={sheets} /> : null}
      <HeaderRowField chosen={headerRow} rows={headerRows} />
      {encodings ? <EncodingField {...encodings} /> : null}
      <UnusedColumns columns={unused} />
      <ColumnTable
        {...{ names, profiles }}
        targets={mapping.targets}
        isKnown={mapping.layout !== 'other'}
      />
      <p className="mt-2 max-w-prose text-sm text-muted">{messages.joinedNote}</p>
      {columnQuestions.map((question, index) => (
        <ProblemNote
          key={index}
          id={`columns-error-${index}`}
          text={messages.questionText(question)}
        />
      ))}
      <div className="mt-4">
        <Checkbox
          name="folds"
          value="yes"
          label={messages.severalRowsLabel}
          defaultChecked={mapping.folds}
        />
        <Checkbox
          name="leaveOutWithoutAddress"
          value="yes"
          label={messages.leaveOutWithoutAddressLabel}
          defaultChecked={!mapping.needsAddress}
        />
      </div>
      {mapping.targets.includes('orderId') ? null : (
        <IdFields
          mapping={mapping}
          proposed={proposedPrefix}
          problem={idProblem && messages.questionText(idProblem)}
        />
      )}
      <DateFields {...{ questions, open, dayNumber }} chosen={mapping} />
      <ValueFields
        name="status"
        legend={messages.statusesLegend}
        values={statuses.map(({ value, rows, meaning }) => ({
          value,
          rows,
          chosen: meaning ?? '',
          ...(open.length > 0 && !meaning && { problem: messages.statusQuestion }),
        }))}
        options={[
          { value: '', name: messages.chooseStatus },
          ...STATUS_MEANINGS.map((value) => ({
            value,
            name: messages.STATUS_MEANING_NAMES[value],
          })),
        ]}
      />
      <ValueFields
        name="needed"
        legend={messages.needsDeliveryLegend}
        help={messages.needsDeliveryHelp}
        values={deliveries.map(({ column, value, rows, meaning }) => ({
          label: `${names[column]}: ${value}`,
          value,
          rows,
          chosen: meaning ? 'yes' : 'no',
        }))}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          name: messages.DELIVERY_CHOICES[value],
        }))}
      />
      {hasDueDates ? null : (
        <DueFields
          mapping={mapping}
          orderDateColumn={names[mapping.targets.indexOf('orderDate')]}
          problem={dueProblem && messages.questionText(dueProblem)}
        />
      )}
      <ConstantFields
        constants={mapping.constants}
        fields={CONSTANTS.filter((field) => hasDueDates || field !== 'deliveryDate')}
        required={new Set(fieldQuestions(questions).keys())}
        open={fieldQuestions(open)}
      />
      <Missing questions={missing} />
      <div className="mt-8 flex flex-wrap gap-3 max-md:[&>*]:flex-1">
        <SubmitButton>{shared.continueButton}</SubmitButton>
        {children}
      </div>
    </ActionForm>
  );
}

/** Each sentence once: many statuses can be open. */
function Missing({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <div className="mt-8 text-sm">
      <p className="font-medium">{messages.beforeContinuing}</p>
      <ul className="mt-1 list-disc pl-5">
        {[...new Set(questions.map(messages.questionText))].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** Questions about fields that may have a default value, by field. */
function fieldQuestions(questions: readonly Question[]): Map<ConstantField, string> {
  return new Map(
    questions.flatMap((question) =>
      (question.kind === 'missing' || question.kind === 'constant') && question.field !== 'orderId'
        ? [[question.field, messages.questionText(question)] as const]
        : [],
    ),
  );
}
