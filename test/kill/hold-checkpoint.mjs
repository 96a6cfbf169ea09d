// Runs before the command (`node --import`). Stops the writing of a checkpoint for good at the moment that HOLD_AT names, and
// announces it on stderr; the server goes on serving. A kill after that comes at that moment for certain.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const moment = process.env.HOLD_AT;
const { open } = fs;
const { rename } = fs.promises;
const isCheckpoint = (path) => String(path).endsWith('.unfinished');

function hold() {
  process.stderr.write(`held ${moment}\n`);
  return new Promise(() => {});
}

fs.open = (path, flags, mode, callback) =>
  open(path, flags, mode, (error, fd) => {
    if (moment === 'opened' && isCheckpoint(path)) hold();
    else callback(error, fd);
  });

fs.promises.rename = async (from, to) => {
  if (moment === 'written' && isCheckpoint(from)) await hold();
  await rename(from, to);
  if (moment === 'renamed' && isCheckpoint(from)) await hold();
};

syncBuiltinESMExports();
