import { count, oneOf, someText, time } from '../../checks/check.js';
import { listOf } from '../../checks/check-inside.js';
import { USER_STATUSES } from '../../upstream/user-shape.js';

// Members that several kinds of IAM's records have.

export const accountStatus = oneOf(...USER_STATUSES);

export const times = { createdAt: time, updatedAt: time };

/** The last members of a record, behind its id. */
export const account = { ...times, __v: count };

export const permissions = listOf(someText);
