import { asciiDigits } from '@/lib/text';

type Phone = { number: string; extension: string | undefined };

/** Digits in ASCII, after a leading plus sign. "+44 (0)20" is dialled without the zero. */
function dialled(typed: string): Phone {
  const text = asciiDigits(typed).trim();
  const [number = '', extension] = text.split(/\s*(?:ext(?:ension)?|x|#)[.:]?\s*(?=\d)/i);
  const isInternational = /^\(?\+/.test(number);
  const digits = (isInternational ? number.replace('(0)', '') : number).replaceAll(/\D/g, '');
  return {
    number: `${isInternational ? '+' : ''}${digits}`,
    extension: extension?.replaceAll(/\D/g, ''),
  };
}

/** The number as it is dialled, without an extension. */
export function phoneDigits(typed: string): string {
  return dialled(typed).number;
}

/** For phone numbers as people type them: digits in any script, a leading plus sign, and an extension such as "ext. 12". */
export function phoneHref(scheme: 'tel' | 'sms', typed: string): string {
  const { number, extension } = dialled(typed);
  return `${scheme}:${number}${scheme === 'tel' && extension ? `;ext=${extension}` : ''}`;
}

export function mailHref(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}
