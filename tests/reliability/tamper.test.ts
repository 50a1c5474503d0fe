import { inject, onTestFinished, test, expect } from 'vitest';
import { engine } from '@/tests/support/database';
import { inWords, strikeAtRandom, strikeByName } from '@/tests/tamper/campaign';
import { falseAlarms } from '@/tests/tamper/clean';
import { newScene } from '@/tests/tamper/scene';

// The short form of `npm run test:tamper`. The seed changes every day, and stands in the message of a failure.
const seed = Math.floor(Date.now() / 86_400_000);

test(`every attack is refused or found, and no honest database is accused (seed ${seed})`, async () => {
  const adminUrl = engine === 'postgresql' ? inject('adminUrl') : undefined;
  const scene = await newScene({ adminUrl, seed, changes: 20 });
  onTestFinished(() => scene.remove());

  const struck = await strikeAtRandom(scene, { attacks: 20, seed });
  const unnoticed = struck.filter(({ outcome }) => outcome.end === 'unnoticed');
  expect(unnoticed.map(({ attack }) => attack.name)).toEqual([]);

  const named = await strikeByName(scene);
  const unexpected = named.filter(({ isAsExpected }) => !isAsExpected);
  expect(unexpected.map(({ attack, outcome }) => `${attack.name}: ${inWords(outcome)}`)).toEqual(
    [],
  );
  expect(named.length).toBeGreaterThanOrEqual(12);

  expect(await falseAlarms(scene, { runs: 10, seed })).toEqual([]);
});
