// Runs before the command (`node --import`), in its threads as well. Stops the writing of the data file for good at the moment that
// HOLD_AT names, and announces it on stderr; the server goes on serving. A kill after that comes at that moment for certain.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const moment = process.env.HOLD_AT;
const { mkdir, rename } = fs.promises;
const isDraft = (path) => String(path).endsWith('checkpoint');

function hold() {
  fs.writeSync(2, `held ${moment}\n`);
  return new Promise(() => {});
}

fs.promises.mkdir = async (path, options) => {
  await mkdir(path, options);
  if (moment === 'opened' && String(path).endsWith('.draft')) await hold();
};

fs.promises.rename = async (from, to) => {
  const isWhole = isDraft(from) && !isDraft(to);
  if (moment === 'written' && isWhole) await hold();
  await rename(from, to);
  if (moment === 'renamed' && isWhole) await hold();
};

syncBuiltinESMExports();
