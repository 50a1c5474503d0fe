import { fold } from '@/lib/text';

/** Names in English, German, French, Spanish, Italian, Polish, Dutch and Portuguese, folded; January first. */
const MONTHS = [
  'january januar janner janvier enero gennaio styczen stycznia januari janeiro',
  'february februar feber fevrier febrero febbraio luty lutego februari fevereiro',
  'march marz maerz mrz mars marzo marzec marca maart mrt marco',
  'april avril abril aprile kwiecien kwietnia',
  'may mai mayo maggio maj maja mei maio',
  'june juni juin junio giugno czerwiec czerwca junho',
  'july juli juillet julio luglio lipiec lipca julho',
  'august aout agosto sierpien sierpnia augustus',
  'september septembre septiembre setiembre settembre wrzesien wrzesnia setembro',
  'october oktober octobre octubre ottobre pazdziernik pazdziernika outubro',
  'november novembre noviembre listopad listopada novembro',
  'december dezember decembre diciembre dicembre grudzien grudnia dezembro',
];

const WEEKDAYS = [
  'monday montag lundi lunes lunedi poniedzialek pn maandag segunda',
  'tuesday dienstag mardi martes martedi wtorek dinsdag terca',
  'wednesday mittwoch mercredi miercoles mercoledi sroda woensdag quarta',
  'thursday donnerstag jeudi jueves giovedi czwartek donderdag quinta',
  'friday freitag vendredi viernes venerdi piatek pt vrijdag sexta',
  'saturday samstag sonnabend samedi sabado sabato sobota zaterdag',
  'sunday sonntag dimanche domingo domenica niedziela nd zondag',
];

/** What may stand between: "17th of April", "le 17 avril", "17 de abril", "dnia 17 kwietnia 2026 r.". */
const FILLING = new Set(
  'the of st nd rd th den der le er el de del il dnia r roku o feira'.split(' '),
);

/** Every beginning of the names, of `shortest` letters or more, and the number of what it stands for, from 1. */
function beginnings(names: readonly string[], shortest: number): Map<string, number | null> {
  const numbers = new Map<string, number | null>();
  for (const [index, name] of names.flatMap((line, at) =>
    line.split(' ').map((word) => [at, word] as const),
  )) {
    for (let end = Math.min(shortest, name.length); end <= name.length; end += 1) {
      const beginning = name.slice(0, end);
      const known = numbers.get(beginning);
      // "jui" is how two months begin in French, so it stands for none.
      numbers.set(beginning, known === undefined || known === index + 1 ? index + 1 : null);
    }
  }
  return numbers;
}

const monthNumbers = beginnings(MONTHS, 3);
const weekdays = beginnings(WEEKDAYS, 2);

/** The month, from 1, that a folded word names in full or in short; null where it names none. */
export function monthOf(word: string): number | null {
  return monthNumbers.get(word) ?? null;
}

/** Whether a word names a day of the week, in full or in short. */
export function isWeekday(word: string): boolean {
  return weekdays.has(fold(word));
}

/** Whether a folded word says nothing of its own within a date. */
export function isFilling(word: string): boolean {
  return FILLING.has(word);
}
