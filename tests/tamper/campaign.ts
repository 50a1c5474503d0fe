import { randomFrom } from '@/tests/faults/random';
import { runAttack, type Attack, type Outcome } from './attack';
import { NAMED_ATTACKS } from './named-attacks';
import { randomAttack } from './random-attacks';
import type { SampleDatabase } from './sample-database';

/** An attack and its outcome. */
export type AttackResult = { attack: Attack; outcome: Outcome };

/** Runs random attacks, each on a new copy; the same for the same seed. */
export async function runRandomAttacks(
  sample: SampleDatabase,
  { attacks, seed }: { attacks: number; seed: number },
): Promise<AttackResult[]> {
  const random = randomFrom(seed);
  const attacked: AttackResult[] = [];
  while (attacked.length < attacks) {
    const attack = randomAttack(random);
    attacked.push({ attack, outcome: await runAttack(sample, attack) });
  }
  return attacked;
}

/** Runs every named attack; `isAsExpected` if a verification finds the expected kinds and no others. */
export async function runNamedAttacks(
  sample: SampleDatabase,
): Promise<(AttackResult & { isAsExpected: boolean })[]> {
  const attacked = [];
  for (const attack of NAMED_ATTACKS) {
    const outcome = await runAttack(sample, attack);
    const isAsExpected =
      outcome.end === 'found' && outcome.kinds.join() === attack.finds.toSorted().join();
    attacked.push({ attack, outcome, isAsExpected });
  }
  return attacked;
}

/** "found: hash, head", "refused: …" or "unnoticed" */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.end) {
    case 'found':
      return `found: ${outcome.kinds.join(', ')}`;
    case 'refused':
      return `refused: ${outcome.about}`;
    case 'unnoticed':
      return 'unnoticed';
  }
}
