import { STATUS_CODES } from 'node:http';

const WORDS: Record<number, [title: string, text: string]> = {
  400: ['Not understood', 'The server could not read this request. Go back and try again.'],
  403: [
    'Refused',
    'This request came from another site and was refused. Nothing was changed. Repeat it from here.',
  ],
  404: [
    'Nothing here',
    'There is no such page or order here. It may have been deleted, or given to somebody else.',
  ],
  405: [
    'Not answered here',
    'This server answers GET, HEAD, POST and OPTIONS. Nothing was changed.',
  ],
  408: ['Too slow', 'The request did not arrive in time. Nothing was changed. Try again.'],
  413: ['Too much at once', 'A form takes up to 1 MB. Nothing was changed. Send less at a time.'],
  414: [
    'Address too long',
    'This address has more parts than any page here takes. Go to the start and look from there.',
  ],
  431: [
    'Too many cookies or headers',
    'The browser sent more cookies or headers than this site takes. Delete the cookies of this site and try again.',
  ],
};

const FAULT: [title: string, text: string] = [
  'Something went wrong',
  'Changes that were confirmed are saved. Try again; if it happens again, tell the owner of the workspace this code:',
];

/** The sentence for who asked for no page. */
export function plainText(status: number): string {
  const [title, text] = wordsFor(status);
  return status < 500 ? text : `${title}.`;
}

/**
 * A page that needs nothing but itself: for what is refused before the application is asked, and for faults of which the
 * application could draw no page that our policy would let run. `requestId` is a plain one.
 */
export function plainPage({
  status,
  nonce,
  requestId,
}: {
  status: number;
  nonce: string;
  requestId: string;
}): string {
  const [title, text] = wordsFor(status);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Order desk</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 5rem auto; padding: 0 1rem; text-align: center; }
h1 { font-size: 1.25rem; }
code { user-select: all; }
a { display: inline-block; padding: 0.75rem 1rem; }
</style>
</head>
<body>
<main id="main">
<h1>${title}</h1>
<p>${text}</p>
<p><code>${requestId}</code></p>
<p><a href="/">Go to the start</a></p>
</main>
</body>
</html>
`;
}

function wordsFor(status: number): [title: string, text: string] {
  if (status >= 500) return FAULT;
  const name = STATUS_CODES[status] ?? 'Refused';
  return WORDS[status] ?? [name, `${name}.`];
}
