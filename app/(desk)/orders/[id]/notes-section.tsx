import { NoteList } from '@/components/orders/note-list';
import type { Actor } from '@/lib/auth/actor';
import { notesHeading } from '@/lib/orders/messages';
import { notesOf } from '@/lib/orders/notes';

const MOST_NOTES = 100;

/** For those who may not read the log. The caller has loaded the order for this actor. */
export async function NotesSection({ actor, id }: { actor: Actor; id: string }) {
  const notes = (await notesOf(actor, { ids: [id], most: MOST_NOTES })).get(id) ?? [];
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="mb-3 font-semibold">
        {notesHeading}
      </h2>
      <NoteList notes={notes} timeZone={actor.timeZone} />
    </section>
  );
}
