import { NoteList } from '@/components/orders/note-list';
import { notesOf } from '@/lib/audit-log/queries';
import type { Actor } from '@/lib/auth/actor';
import { statements } from '@/lib/db/client';
import { notesHeading } from '@/lib/orders/messages';

/** For those who may not read the log. The caller has loaded the order for this actor. */
export async function NotesSection({ actor, id }: { actor: Actor; id: string }) {
  const notes = await notesOf(statements(), actor, [id]);
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="mb-3 font-semibold">
        {notesHeading}
      </h2>
      <NoteList
        notes={notes.map(({ at, actorName, text }) => ({
          at: at.toISOString(),
          who: actorName,
          text,
        }))}
        timeZone={actor.timeZone}
      />
    </section>
  );
}
