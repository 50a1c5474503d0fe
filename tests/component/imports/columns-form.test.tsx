import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ColumnsForm } from '@/components/imports/columns-form';
import type { EncodingChoices } from '@/lib/imports/encodings';
import { NOTHING_CHOSEN, type ColumnMapping } from '@/lib/imports/mapping/mapping';
import { NO_DATES, type ColumnProfile } from '@/lib/imports/mapping/profile';
import { dayNumberIn, openQuestions } from '@/lib/imports/mapping/questions';
import { mappingFormSchema } from '@/lib/imports/schema';
import { unusedColumns } from '@/lib/imports/mapping/unused';
import { deliveryValues, statusValues } from '@/lib/imports/status-values';

const id = randomUUID();

function column(values: Record<string, number>, dates = {}): ColumnProfile {
  const filled = Object.values(values).reduce((sum, rows) => sum + rows, 0);
  const samples = Object.keys(values).slice(0, 3);
  return { filled, repeats: 0, samples, values, dates: { ...NO_DATES, ...dates } };
}

const NAMES = ['No', 'Due', 'State'];
const PROFILES = [
  column({ '1': 1, '2': 1 }),
  column({ '03/04/2026': 2 }, { either: 2, example: '03/04/2026' }),
  column({ Delivered: 1, Mystery: 3 }),
];

const HEADER_ROWS = [
  { position: 1, line: 1, cells: NAMES },
  { position: 2, line: 3, cells: ['1', '', '="03/04/2026"', 'x'.repeat(100)] },
];

const mapping: ColumnMapping = {
  layout: 'other',
  hasHeader: true,
  targets: ['orderId', 'deliveryDate', 'status'],
  constants: { senderName: 'Northern Goods', recipientName: 'Ann', recipientAddress: 'Here 1' },
  dateOrder: null,
  yearOrder: null,
  statuses: {},
  folds: false,
  ...NOTHING_CHOSEN,
};

/** `isSaved`: the mapping was submitted before. */
function draw(
  given: Partial<ColumnMapping> = {},
  isSaved = false,
  profiles = PROFILES,
  sheets: string[] = [],
  encodings: EncodingChoices | null = null,
) {
  const sent: Record<string, unknown>[] = [];
  const drawn = { ...mapping, ...given };
  const file = { firstRow: NAMES, profiles };
  render(
    <ColumnsForm
      id={id}
      mapping={drawn}
      sheet={sheets[0] ?? null}
      sheets={sheets}
      headerRow={drawn.hasHeader ? 1 : 0}
      headerRows={HEADER_ROWS}
      encodings={encodings}
      names={NAMES}
      profiles={profiles}
      statuses={statusValues({ mapping: drawn, ...file })}
      questions={openQuestions({
        mapping: { ...drawn, dateOrder: null, yearOrder: null },
        ...file,
      })}
      deliveries={deliveryValues({ mapping: drawn, ...file })}
      open={isSaved ? openQuestions({ mapping: drawn, ...file }) : []}
      missing={isSaved ? [] : openQuestions({ mapping: drawn, ...file })}
      proposedPrefix="2026-12-01-"
      dayNumber={dayNumberIn({ mapping: drawn, ...file })}
      unused={unusedColumns({ mapping: drawn, ...file })}
      action={async (form) => {
        sent.push(mappingFormSchema.parse(Object.fromEntries(form)));
      }}
    />,
  );
  return sent;
}

const press = () => userEvent.click(screen.getByRole('button', { name: 'Continue' }));

test('each column shows sample values and its order field', () => {
  draw();
  const rows = within(screen.getByRole('table', { name: 'Columns of the file' }));
  const [, first, due] = rows.getAllByRole('row');
  expect(first).toHaveTextContent('No1 · 2');
  expect(within(first!).getByLabelText('Order field for No')).toHaveDisplayValue('Order ID');
  expect(within(due!).getByLabelText('Order field for Due')).toHaveDisplayValue('Delivery date');
});

test('known values are preset, unknown ones are questions, and the form sends a mapping', async () => {
  const sent = draw();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByLabelText(/^Delivered/)).toHaveDisplayValue('Delivered');
  expect(screen.getByLabelText(/^Mystery/)).toHaveDisplayValue('Choose');
  expect(screen.getByLabelText('Sender name')).toHaveValue('Northern Goods');
  const dates = screen.getByRole('radiogroup', { name: 'What “03/04/2026” in Due means' });
  await userEvent.click(within(dates).getByRole('radio', { name: '3 Apr 2026' }));
  await userEvent.selectOptions(screen.getByLabelText(/^Mystery/), 'Leave out');
  await userEvent.type(screen.getByLabelText('Number of items'), '1');
  await userEvent.click(screen.getByLabelText('Several rows make one order'));
  await press();
  expect(sent).toEqual([
    {
      id,
      headerRow: 1,
      sheet: null,
      encoding: null,
      stays: false,
      mapping: {
        ...mapping,
        constants: { ...mapping.constants, numberOfItems: '1' },
        dateOrder: 'dayFirst',
        statuses: { delivered: 'DELIVERED', mystery: 'leaveOut' },
        folds: true,
      },
    },
  ]);
});

test('a two-digit year that may come first or last is a question of its own', async () => {
  const due = column({ '26-Sep-30': 2 }, { eitherYear: 2, yearExample: '26-Sep-30' });
  const sent = draw({}, true, [PROFILES[0]!, due, PROFILES[2]!]);
  const years = screen.getByRole('radiogroup', { name: 'What “26-Sep-30” in Due means' });
  expect(years).toBeInvalid();
  expect(within(years).getAllByRole('radio')).toHaveLength(2);
  await userEvent.click(within(years).getByRole('radio', { name: '30 Sep 2026' }));
  await press();
  expect(sent).toMatchObject([{ mapping: { dateOrder: null, yearOrder: 'yearFirst' } }]);
});

test('day numbers in a date column can be read as dates', async () => {
  const due = column({ '46357': 2 }, { dayNumber: '46357' });
  const sent = draw({}, false, [PROFILES[0]!, due, PROFILES[2]!]);
  const box = screen.getByRole('checkbox', {
    name: 'Read day numbers as dates: “46357” in Due looks like a spreadsheet’s number for 1 Dec 2026',
  });
  expect(box).not.toBeChecked();
  await press();
  await userEvent.click(box);
  await press();
  expect(sent).toMatchObject([
    { mapping: { dayNumbers: false } },
    { mapping: { dayNumbers: true } },
  ]);
});

test('day numbers elsewhere, such as Order IDs, are only numbers', () => {
  draw({}, false, [column({ '46357': 1 }, { dayNumber: '46357' }), ...PROFILES.slice(1)]);
  expect(screen.queryByRole('checkbox', { name: /day numbers/ })).toBeNull();
});

test('a column that looks like a field but is unused can be added with one press', async () => {
  const sent = draw({ targets: ['orderId', null, 'status'], dateOrder: 'dayFirst' });
  const note = screen.getByRole('heading', { name: /^This column looks like part of an order/ });
  expect(note.parentElement).toHaveTextContent('Due 03/04/2026');
  await userEvent.click(screen.getByRole('button', { name: 'Add to delivery date: Due' }));
  expect(sent).toMatchObject([{ stays: true, mapping: { targets: mapping.targets } }]);
});

test('after submitting, open questions are marked on their fields and counted on top', () => {
  draw({ targets: [null, 'deliveryDate', 'status'], constants: { numberOfItems: '0' } }, true);
  expect(screen.getByRole('alert')).toHaveTextContent(/^\d questions are open\./);
  expect(
    screen.getByText(
      'No column is mapped to Order ID. Choose one, or select “Give the orders new Order IDs”.',
    ),
  ).toBeVisible();
  for (const field of ['Number of items', 'Sender name', 'Recipient name', 'Recipient address']) {
    expect(screen.getByLabelText(field)).toBeInvalid();
  }
  expect(screen.getByLabelText('Sender name')).toHaveAccessibleDescription(
    'No column is mapped to sender name. Choose one above, or enter one value for all orders.',
  );
  expect(screen.getByLabelText(/^Mystery/)).toBeInvalid();
  expect(screen.getByLabelText(/^Delivered/)).toBeValid();
  expect(screen.getByRole('radiogroup', { name: /^What “03/ })).toHaveAccessibleDescription(
    'These dates can be read in two ways. Choose the right one.',
  );
});

test('the date order is sent only as an answer, because other columns may have other dates', async () => {
  const sent = draw({ targets: ['orderId', null, 'status'], dateOrder: 'dayFirst' });
  expect(screen.queryByRole('radiogroup')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText('Order field for Due'), 'Delivery date');
  await press();
  expect(sent).toMatchObject([{ mapping: { targets: mapping.targets, dateOrder: null } }]);
});

test('answers stay selected', () => {
  draw({ dateOrder: 'monthFirst', statuses: { mystery: 'ONGOING' } }, true);
  expect(screen.getByRole('radio', { name: '4 Mar 2026' })).toBeChecked();
  expect(screen.getByLabelText(/^Mystery/)).toHaveDisplayValue('Ongoing');
});

test('a file without delivery dates asks for days after the order date or one date for all', async () => {
  const sent = draw({ targets: ['orderId', 'orderDate', 'status'], dueDays: '2' });
  const group = within(screen.getByRole('group', { name: 'Delivery date' }));
  expect(group.getByLabelText('Working days after the order date')).toBeChecked();
  expect(group.getByLabelText('Working days')).toHaveAccessibleDescription(/^Counted from Due\./);
  await userEvent.clear(group.getByLabelText('Working days'));
  await userEvent.type(group.getByLabelText('Working days'), '3');
  await press();
  expect(sent).toMatchObject([{ mapping: { dueDays: '3', constants: mapping.constants } }]);
});

test('one delivery date for all orders replaces the days after the order date', async () => {
  const sent = draw({ targets: ['orderId', 'orderDate', 'status'], dueDays: '2' });
  await userEvent.click(screen.getByLabelText('The same date for all orders'));
  await userEvent.type(screen.getByLabelText('Delivery date'), '2026-12-01');
  await press();
  const constants = { ...mapping.constants, deliveryDate: '2026-12-01' };
  expect(sent).toMatchObject([{ mapping: { dueDays: null, constants } }]);
});

test('a wrong number of days is a problem of its field', () => {
  draw({ targets: ['orderId', 'orderDate', 'status'], dueDays: 'two' }, true);
  expect(screen.getByLabelText('Working days')).toHaveAccessibleDescription(
    /^Enter a number of days from 0 to 60\./,
  );
  expect(screen.getByLabelText('Working days')).toHaveValue('two');
});

test('without a column of order dates, one date for all is a question', () => {
  draw({ targets: ['orderId', null, 'status'] }, true);
  expect(screen.getByLabelText('Working days after the order date')).toBeDisabled();
  expect(screen.getByLabelText('Delivery date')).toBeInvalid();
});

test('what needs a delivery is shown by value, and can be changed', async () => {
  const sent = draw({ targets: ['orderId', 'deliveryDate', 'needsDelivery'] });
  const field = screen.getByLabelText(/^State: Mystery/);
  expect(field).toHaveDisplayValue('Deliver');
  await userEvent.selectOptions(field, 'Leave out');
  await press();
  expect(sent).toMatchObject([{ mapping: { needsDelivery: { delivered: true, mystery: false } } }]);
});

test('what is missing is listed before it is sent, each sentence once', () => {
  draw({ targets: [null, 'deliveryDate', 'status'], dateOrder: 'dayFirst' });
  const list = within(screen.getByText('Before you continue:').parentElement!);
  const texts = list.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(texts).toContain(
    'No column is mapped to Order ID. Choose one, or select “Give the orders new Order IDs”.',
  );
  expect(new Set(texts).size).toBe(texts.length);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the row with the column names is shown, and another one or none can be chosen', async () => {
  const sent = draw();
  const field = screen.getByLabelText('Column names are in');
  expect(field).toHaveDisplayValue('Line 1: No, Due, State');
  const names = within(field)
    .getAllByRole('option')
    .map((option) => option.textContent!);
  expect(names[1]).toMatch(/^Line 3: 1, 03\/04\/2026, x+…$/);
  await userEvent.selectOptions(field, names[1]!);
  await userEvent.click(screen.getByRole('button', { name: 'Update columns' }));
  await userEvent.selectOptions(field, 'No row: the file has no column names');
  await press();
  expect(sent).toMatchObject([
    { headerRow: 2, stays: true, mapping: { hasHeader: true } },
    { headerRow: 0, stays: false, mapping: { hasHeader: false } },
  ]);
});

test('another sheet of a workbook can be chosen', async () => {
  const sent = draw({}, false, PROFILES, ['May', 'June']);
  const field = screen.getByLabelText('Sheet');
  expect(field).toHaveDisplayValue('May');
  await userEvent.selectOptions(field, 'June');
  await userEvent.click(screen.getByRole('button', { name: 'Open sheet' }));
  expect(sent).toMatchObject([{ sheet: 'June', stays: true }]);
});

test.each([[[]], [['May']]])('there is no choice between the sheets %j', async (sheets) => {
  const sent = draw({}, false, PROFILES, sheets);
  expect(screen.queryByLabelText('Sheet')).toBeNull();
  await press();
  expect(sent[0]!.sheet).toBeNull();
});

test('a file without column names shows that', () => {
  draw({ hasHeader: false });
  expect(screen.getByLabelText('Column names are in')).toHaveDisplayValue(/^No row/);
});

test('a file without Order IDs can get new ones, with a proposed prefix', async () => {
  const sent = draw({ targets: [null, 'deliveryDate', 'status'], dateOrder: 'dayFirst' });
  const group = within(screen.getByRole('group', { name: 'Order IDs' }));
  expect(group.getByLabelText('Prefix')).toHaveValue('2026-12-01-');
  await press();
  await userEvent.click(group.getByLabelText('Give the orders new Order IDs'));
  await press();
  expect(sent).toMatchObject([
    { mapping: { idPrefix: null } },
    { mapping: { idPrefix: '2026-12-01-' } },
  ]);
});

test('a missing prefix is a problem of its field, and rows imported before are named', () => {
  draw({ targets: [null, 'deliveryDate', 'status'], idPrefix: ' ', isRepeat: true }, true);
  expect(screen.getByLabelText('Prefix')).toHaveAccessibleDescription(/^Enter a prefix/);
  expect(screen.getByText(/^These rows were imported before\./)).toBeVisible();
});

test('a file with Order IDs needs no prefix', () => {
  draw();
  expect(screen.queryByLabelText('Prefix')).toBeNull();
});

test('the encoding is chosen by how the file reads in each', async () => {
  const sent = draw({}, false, PROFILES, [], {
    chosen: 'windows-1252',
    choices: [
      { encoding: 'windows-1252', samples: ['Dvoøák', 'Plzeò'] },
      { encoding: 'windows-1250', samples: ['Dvořák', 'Plzeň'] },
    ],
  });
  await userEvent.click(screen.getByText('Text encoding: is this text right? Dvoøák'));
  const choices = within(screen.getByRole('group', { name: 'Text encoding' }));
  expect(choices.getByRole('radio', { name: /^Western .*Dvoøák · Plzeò$/ })).toBeChecked();
  await userEvent.click(choices.getByRole('radio', { name: /^Central .*Dvořák · Plzeň$/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Read the file again' }));
  expect(sent).toMatchObject([{ encoding: 'windows-1250', stays: true }]);
});

test('no encoding is chosen if all read the same', () => {
  draw();
  expect(screen.queryByText(/^Text encoding/)).toBeNull();
});
