/** Operations of the API document, as faults match them. */
export const userLists = ['getUsers', 'iamGetUsers'] as const;
export const users = [...userLists, 'getUser', 'iamGetUser'] as const;
export const flows = ['getFlows', 'getFlow'] as const;
