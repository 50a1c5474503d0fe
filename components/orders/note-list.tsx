import { Instant } from '@/components/ui/time';
import { Sentence } from '@/components/ui/sentence';
import { noteByline } from '@/lib/orders/messages';
import type { Note } from '@/lib/orders/notes';

/** Newest first. */
export function NoteList({ notes, timeZone }: { notes: readonly Note[]; timeZone: string }) {
  if (notes.length === 0) return null;
  return (
    <ul className="notes space-y-2">
      {notes.map(({ who, at, text }, index) => (
        <li key={`${at} ${index}`} className="border-l-2 border-line-strong pl-3">
          <p className="wrap-anywhere whitespace-pre-line">
            <bdi>{text}</bdi>
          </p>
          <p className="text-sm text-muted">
            <Sentence
              text={noteByline}
              parts={{
                name: <bdi>{who}</bdi>,
                time: <Instant instant={new Date(at)} timeZone={timeZone} />,
              }}
            />
          </p>
        </li>
      ))}
    </ul>
  );
}
