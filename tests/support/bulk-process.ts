// Runs a bulk action like a server, and prints its progress after each batch.
// Parameters: the IDs of the user and of the bulk action.
import { writeSync } from 'node:fs';
import { disconnect } from '@/lib/db/client';
import { runBulkAction } from '@/lib/bulk/run';
import { signIn } from './people';

const [userId, id] = process.argv.slice(2);
const actor = await signIn(userId!);
for (let state = 'running'; state === 'running';) {
  const { state: next, done } = await runBulkAction(actor, { id: id!, budget: 0 });
  state = next;
  writeSync(1, `${done}\n`);
}
await disconnect();
