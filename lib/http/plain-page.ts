import { STATUS_CODES } from 'node:http';
import * as messages from './messages';

/** In seconds. */
export const RETRY_AFTER = 10;

export function plainText(status: number): string {
  const { title, text } = errorPage(status);
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
  const { title, text } = sent && status === 404 ? unsentForm(sent) : errorPage(status);
  const isRetried = status === 503 && !sent;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${isRetried ? `<meta http-equiv="refresh" content="${RETRY_AFTER}">` : ''}
<title>${escaped(messages.pageTitle(title))}</title>
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
<h1>${escaped(title)}</h1>
<p>${escaped(isRetried ? messages.unavailableUntilReload(RETRY_AFTER) : text)}</p>
<p><code>${requestId}</code></p>
${sent ? renderForm(sent, status) : `<p>${linkTo('/', messages.goToHomePage)}</p>`}
</main>
</body>
</html>
`;
}

export type SentField = { name: string; value: string };

type SentForm = {
  address: string;
  fields: SentField[];
  unsaved?: string;
};

const HIDDEN_NAME =
  /^(?:\$|operationId$|press$|bulk$|select$|matching$|version$|renderedFor$|then$|next$|list$)/;
const HIDDEN_VALUE = /^(?:[\da-f]{8}-[\da-f-]{27}|[{[].*)$/s;

function renderForm({ address, fields, unsaved }: SentForm, status: number): string {
  if (status === 404) {
    const link =
      unsaved === undefined
        ? linkTo(address, messages.openAgain)
        : linkTo('/', messages.goToHomePage);
    const shown = fields.filter((field) => !isHidden(field) && !isPassword(field));
    return `<p>${link}</p>
<form>${shown.map((field) => renderField(field, 'readonly')).join('')}</form>`;
  }
  return `<p>${escaped(messages.sendAgainNote)}</p>
<form method="post" action="${escaped(address)}" enctype="multipart/form-data">
${fields.map((field) => renderField(field, '')).join('\n')}
<button>${escaped(messages.sendAgain)}</button>
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

function linkTo(address: string, text: string): string {
  return `<a href="${escaped(address)}">${escaped(text)}</a>`;
}

function unsentForm({ unsaved }: SentForm): messages.ErrorPage {
  return unsaved === undefined ? messages.outdatedForm : messages.unsavedForm(unsaved);
}

function errorPage(status: number): messages.ErrorPage {
  const page = messages.ERROR_PAGES[status];
  if (page) return page;
  if (status >= 500) return { title: messages.failed.title, text: messages.failedWithCode };
  const title = STATUS_CODES[status] ?? messages.ERROR_PAGES[400]!.title;
  return { title, text: `${title}.` };
}
