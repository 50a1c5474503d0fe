// A server, as far as a group is concerned: works on it for a user, and writes a line each time some of it is done.
// Its parameters are the ids of the user and of the group.
import { writeSync } from 'node:fs';
import { disconnect } from '@/lib/db/client';
import { runBulkAction } from '@/lib/bulk/run';
import { signIn } from './people';

const [userId, id] = process.argv.slice(2);
const actor = await signIn(userId!);
for (let state = 'running'; state === 'running';) {
  const group = await runBulkAction(actor, { id: id!, budget: 0 });
  state = group.state;
  writeSync(1, `${group.done}\n`);
}
await disconnect();
