import { STATUS_CODES } from 'node:http';
import type { SentField } from './sent-form';

type Words = [title: string, text: string];

const WORDS: Record<number, Words> = {
  400: ['Not understood', 'The server could not read this request. Go back and try again.'],
  403: [
    'Refused',
    'This request came from another site and was refused. Nothing was changed. Repeat it from here.',
  ],
  404: [
    'Nothing here',
    'There is no such page or order here. It may have been deleted, or given to someone else.',
  ],
  405: [
    'Method not allowed',
    'This server accepts only GET, HEAD, POST and OPTIONS requests. Nothing was changed.',
  ],
  408: ['Too slow', 'The request did not arrive in time. Nothing was changed. Try again.'],
  413: ['Too much at once', 'A form takes up to 1 MB. Nothing was changed. Send less at a time.'],
  414: [
    'Address too long',
    'This address has too many parts. Go to the start and find the page from there.',
  ],
  431: [
    'Too many cookies or headers',
    'Your browser sent more cookies or headers than this site accepts. Delete this site’s cookies and try again.',
  ],
  503: ['Temporarily unavailable', 'Changes that were confirmed are saved. Try again in a moment.'],
};

const FAULT: Words = [
  'Something went wrong',
  'Changes that were confirmed are saved. Try again; if it happens again, tell the owner of the workspace this code:',
];

const OLD_FORM: Words = [
  'This page is from an earlier version',
  'Nothing was changed: the application was updated after you opened this page. Open the page again and copy what you typed from below.',
];

const goneForm = (reason: string): Words => [
  'Not saved',
  `${escaped(reason)} This form’s page is no longer available. Copy what you typed from below.`,
];

const SEND_AGAIN =
  'Your changes may not have been saved. Send the form again: it takes effect only once.';

const START = '<a href="/">Go to the start</a>';

export const RETRY_AFTER = 10;

export function plainText(status: number): string {
  const [title, text] = wordsFor(status);
  return status < 500 ? text : `${title}.`;
}

/** Works without the app. Returns a form that a browser `sent`, without passwords. `requestId` isn't escaped. */
export function plainPage({
  status,
  nonce,
  requestId,
  sent,
}: {
  status: number;
  nonce: string;
  requestId: string;
  sent?: SentForm;
}): string {
  const [title, text] = sent && status === 404 ? wordsForGone(sent) : wordsFor(status);
  const isRetried = status === 503 && !sent;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${isRetried ? `<meta http-equiv="refresh" content="${RETRY_AFTER}">` : ''}
<title>${title} · Order desk</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 5rem auto; padding: 0 1rem; text-align: center; }
h1 { font-size: 1.25rem; }
code { user-select: all; }
a { display: inline-block; padding: 0.75rem 1rem; }
form { margin-top: 1.5rem; text-align: left; }
label { display: block; margin-bottom: 1rem; }
input, textarea { box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; }
button { width: 100%; padding: 0.75rem 1rem; font: inherit; }
</style>
</head>
<body>
<main id="main">
<h1>${title}</h1>
<p>${text}${isRetried ? ` This page tries again every ${RETRY_AFTER} seconds.` : ''}</p>
<p><code>${requestId}</code></p>
${sent ? renderForm(sent, status) : `<p>${START}</p>`}
</main>
</body>
</html>
`;
}

type SentForm = {
  address: string;
  fields: SentField[];
  unsaved?: string;
};

const HIDDEN_NAME =
  /^(?:\$|operationId$|press$|bulk$|select$|matching$|version$|renderedFor$|then$|next$|list$)/;
const HIDDEN_VALUE = /^(?:[\da-f]{8}-[\da-f-]{27}|[{[].*)$/s;

function renderForm({ address, fields, unsaved }: SentForm, status: number): string {
  const action = escaped(address);
  if (status === 404) {
    const link = unsaved === undefined ? `<a href="${action}">Open the page again</a>` : START;
    const shown = fields.filter((field) => !isHidden(field) && !isPassword(field));
    return `<p>${link}</p>
<form>${shown.map((field) => renderField(field, 'readonly')).join('')}</form>`;
  }
  return `<p>${SEND_AGAIN}</p>
<form method="post" action="${action}" enctype="multipart/form-data">
${fields.map((field) => renderField(field, '')).join('\n')}
<button>Send again</button>
</form>`;
}

function renderField(field: SentField, attributes: string): string {
  const name = escaped(field.name);
  const value = escaped(field.value);
  const label = escaped(labelOf(field.name));
  if (isPassword(field)) {
    return `<label>${label} <input type="password" name="${name}" required></label>`;
  }
  if (isHidden(field)) return `<input type="hidden" name="${name}" value="${value}">`;
  return field.value.includes('\n')
    ? `<label>${label} <textarea name="${name}" rows="5" ${attributes}>\n${value}</textarea></label>`
    : `<label>${label} <input name="${name}" value="${value}" ${attributes}></label>`;
}

function isPassword({ name }: SentField): boolean {
  return /password/i.test(name);
}

function isHidden({ name, value }: SentField): boolean {
  return value === '' || HIDDEN_NAME.test(name) || HIDDEN_VALUE.test(value);
}

function labelOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
}

function wordsForGone({ unsaved }: SentForm): Words {
  return unsaved === undefined ? OLD_FORM : goneForm(unsaved);
}

function wordsFor(status: number): Words {
  const words = WORDS[status] ?? (status >= 500 ? FAULT : undefined);
  const name = STATUS_CODES[status] ?? 'Refused';
  return words ?? [name, `${name}.`];
}
