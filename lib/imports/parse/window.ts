import { fold } from '@/lib/normalize';
import { joinWindow } from '@/lib/orders/time-window';
import { asciiDigits } from '@/lib/text';

const FROM = words('from after starting ab von nach des de desde dalle dopo od po vanaf na');
const UNTIL = words(
  'until till by before bis vor jusqua avant hasta antes entro prima do przed tot voor ate',
);
const BETWEEN = words('between zwischen entre tra fra miedzy tussen');
const AND = words('to and until till bis und a et y e hasta alle i do tot en ate');

/** 9, 9:00, 09.00, 9h, 9h30, 9 am, 9 Uhr, 9 o'clock; articles such as "les" and "las" may precede it. */
const TIME = String.raw`(?:(?:les?|las?|as)\s+)?(\d{1,2})(?:[:.h](\d{2}))?(?::00)?\s*(am|pm|uhr|h|oclock)?`;

const RANGE = new RegExp(
  `^(?:(?:${FROM}|${BETWEEN})\\s+)?${TIME}\\s*(?:[-–—/]|\\b(?:${AND})\\b)\\s*${TIME}$`,
);
const START = new RegExp(`^(?:(${FROM})\\s+)?${TIME}\\s*-?$`);
const END = new RegExp(`^(?:(?:${UNTIL})\\s+|-\\s*)${TIME}$`);

/** The time window as it is stored, from what people write, such as "9-11 am" or "bis 14 Uhr"; null if it isn't one. */
export function readWindow(text: string): string | null {
  const plain = asciiDigits(fold(text))
    .trim()
    .replaceAll(/\b([ap])\.?\s?m\b\.?/g, '$1m')
    .replaceAll(/['’]/g, '')
    .replaceAll(/\s+/g, ' ');
  const range = RANGE.exec(plain);
  if (range) {
    const [from, until] = [range.slice(1, 4), range.slice(4, 7)] as [Written, Written];
    // "2-4 pm" is in the afternoon, "11-1 pm" around noon.
    const start = [from[2] ? from : [from[0], from[1], until[2]], from].map((each) =>
      timeOf(each as Written),
    );
    const end = timeOf(until, '23:59');
    const fits = start.find((time) => time !== null && end !== null && time < end);
    return fits && end ? joinWindow({ from: fits, until: end }) : null;
  }
  const end = END.exec(plain);
  if (end) return oneSided({ until: timeOf(end.slice(1, 4) as Written, '23:59') });
  const start = START.exec(plain);
  if (!start) return null;
  const [word, ...written] = start.slice(1, 5) as [string | undefined, ...Written];
  // A number alone is no time.
  const isTime = word || written[1] || written[2];
  return isTime ? oneSided({ from: timeOf(written) }) : null;
}

type Written = [hour: string, minute: string | undefined, half: string | undefined];

function oneSided(sides: { from?: string | null; until?: string | null }): string | null {
  const { from = null, until = null } = sides;
  return from || until ? joinWindow({ from, until }) : null;
}

/** `midnight` stands for 24:00, and for 00:00 at the end of a window. */
function timeOf(
  [hour, minute = '00', half]: Written,
  midnight: string | null = null,
): string | null {
  const hours = Number(hour);
  const isHalf = half === 'am' || half === 'pm';
  if (Number(minute) > 59 || hours > 24 || (isHalf && (hours === 0 || hours > 12))) return null;
  const all = isHalf ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
  if (minute === '00' && (all === 24 || (all === 0 && midnight))) return midnight;
  if (all === 24) return null;
  return `${String(all).padStart(2, '0')}:${minute}`;
}

function words(list: string): string {
  return list.replaceAll(' ', '|');
}
