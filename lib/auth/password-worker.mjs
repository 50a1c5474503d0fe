import { createHash } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { parseWerkzeug, verifyWerkzeug } from './werkzeug.mjs';

const COST = 12;

/** A hash of nobody's password, with today's cost: checking against it takes as long as against a real one. */
const NOBODY = '$2b$12$cC3.Xcbk5fGcwSEM6VWGTe3o1CmXnEVsknNuk3Jd4oTZRj/11HEs.';

/**
 * Runs in a worker thread, because bcrypt would stall every request of the server meanwhile.
 * @param {{ task: 'hash', password: string } | { task: 'verify', password: string, hash: string | null }} job
 * @returns {string | Promise<boolean>} the hash, or whether the password belongs to it
 */
export default function work(job) {
  return job.task === 'hash'
    ? bcrypt.hashSync(digestOf(job.password), COST)
    : verify(job.password, job.hash);
}

/**
 * Takes the work of one of our own hashes, whatever the hash is, and that of another kind beside it on another core,
 * which as a rule is done first. So the time does not tell whether there is such a user, nor whether the user was taken
 * over and has not logged in since. What remains: where no core is free, or the hash asks for much more than Werkzeug
 * does by itself, the latter can be seen from many attempts.
 * @param {string} password
 * @param {string | null} hash
 */
async function verify(password, hash) {
  const isOurs = hash !== null && /^\$2[ab]\$\d\d\$.{53}$/.test(hash);
  const other = hash === null || isOurs ? null : parseWerkzeug(hash);
  const isOther = other && verifyWerkzeug(password, other);
  const matches = bcrypt.compareSync(digestOf(password), isOurs ? hash : NOBODY);
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
