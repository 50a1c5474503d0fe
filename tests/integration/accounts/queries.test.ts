import { expect, test } from 'vitest';
import { listPeople } from '@/lib/accounts/queries';
import { newActor } from '@/tests/support/people';

test('the people of a workspace are listed by name, without those of others', async () => {
  const ben = await newActor({ name: 'Ben' });
  const ann = await newActor({ name: 'Ann', workspaceId: ben.workspaceId, role: 'COURIER' });
  await newActor({ name: 'Carl' });
  const people = [ann, ben].map(({ userId, name }) => ({ id: userId, name }));
  expect(await listPeople(ben)).toEqual(people);
  expect(await listPeople(ann)).toEqual(people);
});
