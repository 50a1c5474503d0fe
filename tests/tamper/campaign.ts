import { randomFrom } from '@/tests/faults/random';
import { outcomeOf, type Attack, type Outcome } from './attack';
import { NAMED_ATTACKS } from './named-attacks';
import { randomAttack } from './random-attacks';
import type { Scene } from './scene';

/** An attack that was made, and what came of it. */
export type Struck = { attack: Attack; outcome: Outcome };

/** Makes so many random attacks, each on a new copy; the same for the same seed. */
export async function strikeAtRandom(
  scene: Scene,
  { attacks, seed }: { attacks: number; seed: number },
): Promise<Struck[]> {
  const random = randomFrom(seed);
  const struck: Struck[] = [];
  while (struck.length < attacks) {
    const attack = randomAttack(random);
    struck.push({ attack, outcome: await outcomeOf(scene, attack) });
  }
  return struck;
}

/** Makes every named attack; `isAsExpected` where a verification finds what it should, and nothing else. */
export async function strikeByName(scene: Scene): Promise<(Struck & { isAsExpected: boolean })[]> {
  const struck = [];
  for (const attack of NAMED_ATTACKS) {
    const outcome = await outcomeOf(scene, attack);
    const isAsExpected =
      outcome.end === 'found' && outcome.kinds.join() === attack.finds.toSorted().join();
    struck.push({ attack, outcome, isAsExpected });
  }
  return struck;
}

/** "found: hash, head", "refused: …" or "unnoticed" */
export function inWords(outcome: Outcome): string {
  switch (outcome.end) {
    case 'found':
      return `found: ${outcome.kinds.join(', ')}`;
    case 'refused':
      return `refused: ${outcome.about}`;
    case 'unnoticed':
      return 'unnoticed';
  }
}
