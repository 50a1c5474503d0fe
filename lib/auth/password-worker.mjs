import { createHash } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { parseWerkzeug, verifyWerkzeug } from './werkzeug.mjs';

/** Salt and hash of nobody's password: checking against them takes as long as against a real one of the same cost. */
const NOBODY = 'cC3.Xcbk5fGcwSEM6VWGTe3o1CmXnEVsknNuk3Jd4oTZRj/11HEs.';

/**
 * Runs in a worker thread, because bcrypt would stall every request of the server meanwhile.
 * @param {{ cost: number, password: string } & ({ task: 'hash' } | { task: 'verify', hash: string | null })} job
 *   `cost` is bcrypt's work factor, from 4 to 31
 * @returns {string | Promise<boolean>} the hash, or whether the password belongs to it
 */
export default function work(job) {
  return job.task === 'hash'
    ? bcrypt.hashSync(digestOf(job.password), job.cost)
    : verify(job.password, job.hash, job.cost);
}

/**
 * Takes the work of one of our own hashes, whatever the hash is, and that of another kind beside it on another core,
 * which as a rule is done first. So the time does not tell whether there is such a user, nor whether the user was taken
 * over and has not logged in since. What remains: where no core is free, or the hash asks for much more than Werkzeug
 * does by itself, the latter can be seen from many attempts.
 * @param {string} password
 * @param {string | null} hash
 * @param {number} cost
 */
async function verify(password, hash, cost) {
  const nobody = `$2b$${String(cost).padStart(2, '0')}$${NOBODY}`;
  const isOurs = hash !== null && /^\$2[ab]\$\d\d\$.{53}$/.test(hash);
  const other = hash === null || isOurs ? null : parseWerkzeug(hash);
  const isOther = other && verifyWerkzeug(password, other);
  const matches = bcrypt.compareSync(digestOf(password), isOurs ? hash : nobody);
  return isOther ? await isOther : isOurs && matches;
}

/**
 * bcrypt reads 72 bytes and no more; a digest makes every character of a long password count. Its prefix keeps plain
 * SHA-256 digests that leaked elsewhere from being of use here. NFKC, so that one password typed on two keyboards is one.
 * @param {string} password
 */
function digestOf(password) {
  return createHash('sha256')
    .update(`order-desk-password:${password.normalize('NFKC')}`, 'utf8')
    .digest('base64');
}
