import { countOf } from '@/lib/numbers';
import { isolated } from '@/lib/text';

export const arrangeTitle = 'Arrange your stops';
export const roundTitle = (name: string) => `Round of ${isolated(name)}`;
export const roundLink = 'Round';
/** `more` is read aloud after the link's text. */
export const roundOfLink = (name: string) => ({ text: 'Round', more: `of ${isolated(name)}` });
export const arrangeLink = 'Arrange stops';
export const doneLink = 'Done';

export const daysLabel = 'Days';
export const previousDay = 'Previous day';
export const nextDay = 'Next day';
export const stopCount = (stops: number) => countOf(stops, 'stop');
export const withOverdue = 'Overdue orders are included.';
export const howTo = 'Drag them, or use the arrows.';
export const howToWithArrows = 'Move them with the arrows.';
export const noStops = 'No stops on this day.';
export const showingFirst = (orders: number) =>
  `Showing the first ${countOf(orders, 'order')}. Others follow as these are delivered.`;

export const listName = 'Stops';
export const moveUp = (address: string) => `Move up: ${isolated(address)}`;
export const moveDown = (address: string) => `Move down: ${isolated(address)}`;
/** `stop` counts from 1. */
export const movedTo = (stop: number, stops: number, address: string) =>
  `Stop ${stop} of ${stops}: ${isolated(address)}`;

export const openRound = 'Open round in maps';
export const legName = (first: number, last: number) =>
  first === last ? `Stop ${first}` : `Stops ${first}–${last}`;
