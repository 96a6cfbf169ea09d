// Made from openapi/control.yaml by `npm run generate`. Changes here are lost.
export interface paths {
    "/_mock/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how the mock runs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the world back to its start, or to the start of another scenario
         * @description The journal is emptied. A scenario that cannot be loaded leaves the world as it was.
         */
        post: operations["resetWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the snapshots, oldest first */
        get: operations["getSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/snapshots/{snapshot}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example before-checkout
                 */
                snapshot: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the world as it is now
         * @description One of the same name is replaced. Records, tokens, sessions, executions and the clock are kept; the journal is not.
         */
        post: operations["takeSnapshot"];
        /** Forget a snapshot */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/snapshots/{snapshot}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example before-checkout
                 */
                snapshot: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the world back to a snapshot
         * @description A clock that stood still or was set goes back as well. A running clock of the machine's time goes on.
         */
        post: operations["restoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/sandboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sandboxes, oldest first */
        get: operations["getSandboxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/sandboxes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example test-17
                 */
                name: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        /** Show a sandbox */
        get: operations["getSandbox"];
        /**
         * Create a sandbox, or replace it by a fresh one
         * @description What the body leaves out is as in the default world. A scenario that cannot be loaded leaves everything as it was.
         */
        put: operations["putSandbox"];
        post?: never;
        /** End a sandbox */
        delete: operations["deleteSandbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the world's time */
        get: operations["getClock"];
        /**
         * Stop, set or advance the world's time
         * @description Advancing does on the way what falls due, each thing at its own moment: flows finish starting and stopping, flows with a schedule run. Setting `now` jumps: runs that lie between do not happen, and flows that would have started or stopped meanwhile have. Time may go backwards. After 200,000 things that fell due an advance stops on the way, and says so; each ten thousand are told in the log.
         */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Name: string;
        /** @description Name of a built-in scenario, the file that the mock was started with, or a whole scenario. */
        ScenarioGiven: string | Record<string, never>;
        Seed: number;
        ResetRequest: {
            scenario?: components["schemas"]["ScenarioGiven"];
            seed?: components["schemas"]["Seed"];
        };
        ClockGiven: {
            /** Format: date-time */
            now?: string;
            frozen?: boolean;
        };
        SandboxRequest: {
            scenario?: components["schemas"]["ScenarioGiven"];
            seed?: components["schemas"]["Seed"];
            clock?: components["schemas"]["ClockGiven"];
            dialect?: {
                [key: string]: string;
            };
            /** @enum {string} */
            timing?: "instant" | "real";
            transitionMs?: number;
            strict?: boolean;
        };
        ClockRequest: {
            /**
             * Format: date-time
             * @description The moment to go on from.
             */
            now?: string;
            /** @description Whether the time stands still. */
            frozen?: boolean;
            /** @description How far to go, in milliseconds or with a unit (`90s`, `36h`, `14d`). Ten years at most. */
            advance?: string | number;
            /** @description `true`: back to the machine's time. */
            real?: boolean;
        };
        Clock: {
            /** Format: date-time */
            now: string;
            frozen: boolean;
            /** @description It shows the machine's time. */
            real: boolean;
            /** @description What fell due on the way, how many things. After an advance only. */
            ran?: number;
            /** @description What may surprise, such as a time that went backwards. */
            note?: string;
        };
        Snapshot: {
            name: components["schemas"]["Name"];
            /**
             * Format: date-time
             * @description By the world's clock.
             */
            takenAt: string;
        };
        Sandbox: {
            /** @description Absent for the default world. */
            name?: string;
            baseUrl: string;
            /** @description The partner's bearer token. Absent where the scenario has no partner. */
            token?: string;
            /** @description Name of the scenario, or the file it came from. */
            scenario: string;
            seed: components["schemas"]["Seed"];
            /** @enum {string} */
            timing: "instant" | "real";
            strict: boolean;
            dialect: {
                [key: string]: string;
            };
            clock: components["schemas"]["Clock"];
            /** @description How many requests came in since the start. */
            requests: number;
        };
        Health: {
            /** @enum {string} */
            status: "pass";
            scenario: string;
            seed: components["schemas"]["Seed"];
            /** @enum {string} */
            timing: "instant" | "real";
            strict: boolean;
            dialect: {
                [key: string]: string;
            };
            requests: number;
            sandboxes: number;
        };
        ControlError: {
            /** @description What could not be done, and why. */
            error: string;
            /** @description Each thing that is wrong, with its place. */
            problems?: {
                place: string;
                message: string;
                right?: string;
                value?: unknown;
            }[];
        };
    };
    responses: {
        /** @description The request is not what this document wants. Nothing was changed. */
        Wrong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ControlError"];
            };
        };
        /** @description The path begins with the name of a sandbox that does not exist. */
        NoSandbox: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ControlError"];
            };
        };
        /** @description There is nothing of this name. */
        NoSuchThing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ControlError"];
            };
        };
        /** @description The body has more than 16 MB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ControlError"];
            };
        };
        /** @description There are as many as an option allows. */
        TooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ControlError"];
            };
        };
    };
    parameters: {
        /**
         * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
         * @example before-checkout
         */
        SnapshotName: components["schemas"]["Name"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    resetWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description The world as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
            413: components["responses"]["TooLarge"];
        };
    };
    getSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"][];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    takeSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example before-checkout
                 */
                snapshot: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
            429: components["responses"]["TooMany"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example before-checkout
                 */
                snapshot: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example before-checkout
                 */
                snapshot: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getSandboxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandboxes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"][];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    getSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example test-17
                 */
                name: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    putSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example test-17
                 */
                name: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SandboxRequest"];
            };
        };
        responses: {
            /** @description It was replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            /** @description It was created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooMany"];
        };
    };
    deleteSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example test-17
                 */
                name: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockRequest"];
            };
        };
        responses: {
            /** @description The time as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
            /** @description The clock is being advanced already; or the world was reset, restored or ended while it was. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlError"];
                };
            };
        };
    };
}
