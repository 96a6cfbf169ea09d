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
         * @description One of the same name is replaced. Records, tokens, sessions, executions, the clock, armed faults with their counts, and the place in the journal are kept; what stands in the journal is not.
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
         * @description The same requests meet the same answers from then on. Entries of the journal that came in since go, and their numbers are given again. A clock that stood still or was set goes back as well. A running clock of the machine's time goes on.
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
    "/_mock/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the executions, in the order in which they began
         * @description With steps, log lines, input and output, as far as each has come by the world's clock.
         */
        get: operations["getExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an execution */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/executions/{id}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a flow once more with what an execution began with
         * @description The flow runs as it is now; one that is gone, as it was then.
         */
        post: operations["rerunExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/execution-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the executions of a period by day, and by flow, user or component
         * @description As `GET /icenter/executions` counts them: by the day on which they began, in UTC, with those that are no longer kept. Here with success and failure, which FlowMate's own operation leaves out.
         */
        get: operations["getExecutionCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/flows/{id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a flow by hand
         * @description Whatever its status and its schedule. Without `data`, values of the types that the flow declares are made up.
         */
        post: operations["triggerFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/flows/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a flow's status
         * @description At once, whatever it was: an active flow answers its webhook and keeps its schedule, any other does not. A flow that is set to `starting` or `stopping` stays so until it is moved on, as with an orchestrator that does not answer.
         */
        put: operations["setFlowStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/records/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List records as a scenario file would hold them, in the order in which they came
         * @description Nothing is hidden; users come with their passwords, secrets with their values, tokens in full.
         */
        get: operations["getRecords"];
        put?: never;
        /**
         * Add a record
         * @description What a scenario file may hold of its kind (`flowmate-mock scenario schema`): references may be names, and what is left out is made. A flow that is `active` answers its webhook.
         */
        post: operations["addRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/records/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a record as a scenario file would hold it */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        /**
         * Take a record out
         * @description With what hangs on it, as FlowMate does it - a user's tokens and place among owners, a tenant's users, a role's place among users, a flow's webhook.
         */
        delete: operations["deleteRecord"];
        options?: never;
        head?: never;
        /**
         * Change members of a record
         * @description Each member given takes the place of the old one, whole. `updatedAt` moves. The webhooks know an active flow as it is from here on.
         */
        patch: operations["patchRecord"];
        trace?: never;
    };
    "/_mock/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what changed since a snapshot
         * @description Records that were created, changed or deleted, with their differences, kind by kind. Executions are not among them, and a password that is all that changed is not seen.
         */
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the armed faults, first those that are looked at first
         * @description `fired` is 0 for what never had its chance: `meta.neverFired` names these.
         */
        get: operations["getFaults"];
        /** Arm these faults in the place of all others */
        put: operations["putFaults"];
        /** Arm a fault, or those of a preset, behind those that are armed */
        post: operations["addFaults"];
        /**
         * Disarm all faults
         * @description Requests that wait or stay silent go on doing so.
         */
        delete: operations["deleteFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/faults/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example fault-1
                 */
                id: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        /** Show a fault with its counts */
        get: operations["getFault"];
        put?: never;
        post?: never;
        /** Disarm a fault */
        delete: operations["deleteFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests that came in, oldest first
         * @description Entries are numbered as their requests end. Those under `/_mock` are not among them. Secrets stand as `<redacted>`, unless the mock was told to keep them.
         */
        get: operations["getRequests"];
        put?: never;
        /**
         * Send a request to the world
         * @description In the place of a client: it is a request like any other, faults meet it, and it stands in the journal. The answer is its entry, with why it was answered so.
         */
        post: operations["sendRequest"];
        /**
         * Empty the journal
         * @description Numbers go on where they were.
         */
        delete: operations["clearRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/requests/har": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give the requests as an HTTP archive (HAR 1.2)
         * @description Browsers and HTTP tools read such files. What HAR has no place for stands under names that begin with an underscore.
         */
        get: operations["getHar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/requests/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell whether requests came in as they should
         * @description With `within` it waits for what is still missing: `atLeast` and `exactly` hold as soon as they are reached, `never` and `atMost` when nothing too much has come all that time. One too many ends the waiting at once.
         */
        post: operations["verifyRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/requests/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one request */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/requests/{sequence}/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a request once more
         * @description As it came in, with its headers, its token and its body. It is a request like any other: faults meet it, and it stands in the journal.
         */
        post: operations["repeatRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what happens as it happens
         * @description Server-sent events. The type of each is one of those below, its data a JSON object:
         *
         *     - `request`: an entry of the journal, without headers and bodies
         *     - `execution`: `{flowExecId, flowId, kind, status}`, where `kind` is `started` or `finished`
         *     - `log`: `{flowExecId, flowId, stepId, at, level, message}`
         *     - `state`: `{kind, id, change, status?}`, a record that came, changed or went
         *     - `fault`: `{id, effect, sequence}`
         *     - `dropped`: `{count}`. The newest 4,096 events are kept for readers who are slow or come back; older ones are lost. `count` is left out when the number
         *       is not known, because the reader was away for too long.
         *     - `skipped`: with `rate` alone, how many events of each type were left out since the one before: `{request?, execution?, log?, state?, fault?}`
         *
         *     A reader who comes back with `Last-Event-ID` goes on from there. The stream ends when the sandbox is deleted or the mock ends.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the certification reports, newest first
         * @description Every `report.json` in the folder that `serve --reports` names and in the folders in it, four levels deep, that `certify --out` wrote. Links are not followed. What cannot be read is named in `problems` and hides no other report.
         */
        get: operations["getReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a certification report, and what changed since the run before of the same client */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/reports/{report}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a certification report as the page that `certify --out` writes as report.html
         * @description The page is made from the `report.json`; a `report.html` in the folder is never read.
         */
        get: operations["getReportPage"];
        put?: never;
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
        ScenarioGiven: string | {
            [key: string]: unknown;
        };
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
            /** @description Armed behind those of the scenario. Left out: those that the mock was started with. */
            faults?: components["schemas"]["FaultGiven"][];
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
        FaultId: string;
        FaultOperation: string;
        FaultMethod: string;
        /** @description Without a sandbox's name and without a query, in any case. `*` stands for any characters, slashes too. */
        FaultPath: string;
        /** @description What a request must be. All that is said must hold; nothing said means every request. Requests to `/_mock` never match. */
        FaultMatch: {
            /** @description One of these operations of the API document. Other paths of an operation count as it. */
            operation?: components["schemas"]["FaultOperation"] | components["schemas"]["FaultOperation"][];
            /**
             * @description The upstream service that answers.
             * @enum {string}
             */
            service?: "iam" | "flows" | "templates" | "webhooks" | "executions";
            method?: components["schemas"]["FaultMethod"];
            path?: components["schemas"]["FaultPath"];
            /** @description Username or id of the caller, by their token, session or Basic credentials. */
            user?: string;
            /** @description Id or name of the flow in the path, of a webhook call or of `/flows/{id}`. */
            flow?: string;
            /** @description Parameters of the query with their values. */
            query?: {
                [key: string]: string;
            };
            /** @description A text that stands in the body as it was sent. */
            bodyContains?: string;
            /** @description Only these of the requests that match everything else, counted from 1. */
            nth?: number | number[];
        };
        /** @description Milliseconds of real time, whatever the world's clock does. */
        FaultMs: number;
        /**
         * @description `before`, the default: before anything is done. `after`: once all is done as asked.
         * @enum {string}
         */
        FaultWhen: "before" | "after";
        /** @description The request waits, or its answer. */
        FixedLatencyEffect: {
            /** @enum {string} */
            kind: "latency";
            /** @enum {string} */
            distribution?: "fixed";
            ms: components["schemas"]["FaultMs"];
            when?: components["schemas"]["FaultWhen"];
        };
        /** @description Any time between two is as likely as any other. */
        UniformLatencyEffect: {
            /** @enum {string} */
            kind: "latency";
            /** @enum {string} */
            distribution: "uniform";
            minMs: components["schemas"]["FaultMs"];
            maxMs: components["schemas"]["FaultMs"];
            when?: components["schemas"]["FaultWhen"];
        };
        /** @description As the answers of real services are spread. Half of the requests wait longer than the median, a few much longer. */
        LognormalLatencyEffect: {
            /** @enum {string} */
            kind: "latency";
            /** @enum {string} */
            distribution: "lognormal";
            medianMs: components["schemas"]["FaultMs"];
            sigma: number;
            when?: components["schemas"]["FaultWhen"];
        };
        /** @description The request waits, before anything is done, until no further one has met the fault for so long. Requests of a burst are under way together, on a slow machine as well. */
        QuietLatencyEffect: {
            /** @enum {string} */
            kind: "latency";
            /** @enum {string} */
            distribution: "quiet";
            ms: components["schemas"]["FaultMs"];
        };
        LatencyEffect: components["schemas"]["FixedLatencyEffect"] | components["schemas"]["UniformLatencyEffect"] | components["schemas"]["LognormalLatencyEffect"] | components["schemas"]["QuietLatencyEffect"];
        FaultHeaderValue: string;
        FaultHeaders: {
            [key: string]: components["schemas"]["FaultHeaderValue"];
        };
        /** @description Nothing is done; the answer is this one. Without a body it is an error of the service that was asked, in its own shape. */
        StatusEffect: {
            /** @enum {string} */
            kind: "status";
            status: number;
            /** @description Text goes out as it is, anything else as JSON. */
            body?: unknown;
            headers?: components["schemas"]["FaultHeaders"];
            /** @description The answer has a Retry-After that is a date: so many seconds after its `Date`, both made when it is answered, by the clock of the machine. */
            retryAfterDate?: number;
            /** @description The `Date` of the answer is off by so many seconds, as that of a server with a wrong clock. A Retry-After that is a date is counted from it. */
            dateOffset?: number;
        };
        /** @description Nothing is done; the connection is reset. */
        ResetEffect: {
            /** @enum {string} */
            kind: "reset";
        };
        /** @description Nothing is answered until the client or the mock closes the connection, and nothing is done, or all. */
        SilenceEffect: {
            /** @enum {string} */
            kind: "silence";
            when?: components["schemas"]["FaultWhen"];
        };
        /** @description All is done as asked; then the connection is reset in the place of an answer. */
        LostAnswerEffect: {
            /** @enum {string} */
            kind: "lost-answer";
        };
        /** @description All is done as asked. The headers announce the whole answer; so many bytes of its body come, and no more. */
        TruncateEffect: {
            /** @enum {string} */
            kind: "truncate";
            bytes: number;
            /**
             * @description What follows them. `close`, the default: the connection is closed; `reset`: it is reset; `silence`: it stays open, and nothing comes.
             * @enum {string}
             */
            end?: "close" | "reset" | "silence";
        };
        /** @description All is done as asked. The answer comes in small pieces; ten minutes after the first, the rest comes at once. */
        DripEffect: {
            /** @enum {string} */
            kind: "drip";
            bytes: number;
            intervalMs: components["schemas"]["FaultMs"];
        };
        /** @description All is done as asked. The answer is 200 with something that is no JSON, though its content type says so. */
        GarbageEffect: {
            /** @enum {string} */
            kind: "garbage";
            text?: string;
            contentType?: components["schemas"]["FaultHeaderValue"];
        };
        /** @description The list is answered as if it had not been filtered. Filters that an operation cannot do without stay. */
        IgnoreFiltersEffect: {
            /** @enum {string} */
            kind: "ignore-filters";
            /** @description `status` for `filter[status]`, other parameters by their name. Left out: all filters, `search`, `tags` and `username` among them. */
            filters?: string[];
        };
        /** @description The records of an answer, and what they are wrapped in, have members that no client knows. */
        ExtraMembersEffect: {
            /** @enum {string} */
            kind: "extra-members";
            /** @description Left out: a text and an object. */
            members?: {
                [key: string]: unknown;
            };
        };
        /** @description The records of an answer have `id` where they have `_id` else. */
        RenameIdEffect: {
            /** @enum {string} */
            kind: "rename-id";
        };
        /** @description A bare list comes as `data`, beside `meta`. */
        EnvelopeEffect: {
            /** @enum {string} */
            kind: "envelope";
        };
        /** @description The records of an answer lack these members. A name with dots (`graph.nodes.name`) leads into members of members, and through lists. */
        OmitMembersEffect: {
            /** @enum {string} */
            kind: "omit-members";
            members: string[];
        };
        /** @description The same JSON written in another way. */
        ReformatEffect: {
            /** @enum {string} */
            kind: "reformat";
            indent?: number;
            /**
             * @description Left out: as ever. `shuffled` hangs on the seed.
             * @enum {string}
             */
            keyOrder?: "reversed" | "shuffled";
            contentType?: components["schemas"]["FaultHeaderValue"];
        };
        /** @description Milliseconds or a text such as `1s` or `5m`. A day at most. */
        RateLimitWindow: number | string;
        /** @description Requests above the limit are refused with 429 and Retry-After. All answers tell of it: `x-ratelimit-limit`, `x-ratelimit-remaining`, and `x-ratelimit-reset`, the seconds until the window ends. A window begins with a request, by the clock of the world. It fires on what it refuses; everything it fits is counted. */
        RateLimitEffect: {
            /** @enum {string} */
            kind: "rate-limit";
            limit: number;
            window: components["schemas"]["RateLimitWindow"];
            /**
             * @description `token`, the default: each bearer token has its own window, requests without one share one. `world`: all requests share one.
             * @enum {string}
             */
            per?: "token" | "world";
            /** @description `false`: answers do not tell of the limit. Default true. */
            headers?: boolean;
        };
        /** @description A webhook call starts its flow more than once, with the same data. The answer names the first run. */
        DuplicateExecutionEffect: {
            /** @enum {string} */
            kind: "duplicate-execution";
            /** @description How many runs too many. Default 1. */
            times?: number;
        };
        /** @enum {string} */
        ChangedKind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
        /** @description `path`: the one in the path of the request. */
        ChangedId: string;
        AddedRecord: {
            kind: components["schemas"]["ChangedKind"];
            /** @description As a world file has it, references by id or name. What is left out is made up; an active flow is known to the webhooks. What it refers to is looked for when it comes; where there is no such thing the journal says so, and nothing is added. */
            record: {
                [key: string]: unknown;
            };
        };
        PatchedRecord: {
            kind: components["schemas"]["ChangedKind"];
            id: components["schemas"]["ChangedId"];
            /** @description They take the place of those of the same name. */
            members: {
                [key: string]: unknown;
            };
        };
        WorldChange: {
            /** @description A bearer token, or `caller`: the one that the request was sent with. */
            expireToken: string;
        } | {
            delete: {
                kind: components["schemas"]["ChangedKind"];
                id: components["schemas"]["ChangedId"];
            };
        } | {
            add: components["schemas"]["AddedRecord"];
        } | {
            patch: components["schemas"]["PatchedRecord"];
        } | {
            flowStatus: {
                flow: components["schemas"]["ChangedId"];
                /** @enum {string} */
                status: "active" | "inactive" | "starting" | "stopping";
            };
        };
        /** @description The world changes around the request, as if somebody else had done it: a token has expired, a flow is gone. It fires when one of the changes had anything to change. */
        ChangeWorldEffect: {
            /** @enum {string} */
            kind: "change-world";
            /**
             * @description `before`, the default: the request meets the changed world. `after`: its answer is the last of the old one.
             * @enum {string}
             */
            when?: "before" | "after";
            changes: components["schemas"]["WorldChange"][];
        };
        /** @description A path of the same world, or an absolute URL. `{url}` in it stands for the path and the query as they were sent, so that `{url}` alone leads back to where it came from. Default `/moved{url}`, where nothing is found. */
        RedirectLocation: string;
        /** @description Nothing is done; the answer is a redirect, with a short page of HTML as proxies send it. */
        RedirectEffect: {
            /** @enum {string} */
            kind: "redirect";
            /**
             * @description Default 302.
             * @enum {integer}
             */
            status?: 301 | 302 | 303 | 307 | 308;
            location?: components["schemas"]["RedirectLocation"];
        };
        /** @description All is done as asked. The answer, where it is a success, has another status of success; 204 and 205 have no body. */
        SuccessEffect: {
            /** @enum {string} */
            kind: "success";
            status: number;
            /** @description `true`: the answer has no body. */
            empty?: boolean;
        };
        /** @description The answer comes in chunks, without a Content-Length. So do answers that drip or are cut, when both faults fire. */
        ChunkedEffect: {
            /** @enum {string} */
            kind: "chunked";
            /** @description Bytes in one chunk. Left out: all in one. */
            bytes?: number;
        };
        /** @description The answer has a content coding, whether the client accepts it or not. Where `fetch` of the library stands for the network the client sees what `fetch` makes of it: the header, and the body without the coding. */
        CompressEffect: {
            /** @enum {string} */
            kind: "compress";
            /**
             * @description Default gzip.
             * @enum {string}
             */
            coding?: "gzip" | "deflate" | "br";
            /** @description `true`: only where the request's Accept-Encoding has it. */
            ifAccepted?: boolean;
        };
        /** @description The pages of lists hold so many records at most, whatever the client asks for. `meta` is that of a client that asked for so many. Fires where the client asked for more. */
        PageCapEffect: {
            /** @enum {string} */
            kind: "page-cap";
            size: number;
        };
        /** @description A number in its place; `+2` or `-1`: so much more or less; `page`: as if this page were all; `missing`: the member is not there. */
        WrongTotal: number | string;
        /** @description The totals in the `meta` of a list are wrong or missing. */
        TotalsEffect: {
            /** @enum {string} */
            kind: "totals";
            total?: components["schemas"]["WrongTotal"];
            totalPages?: components["schemas"]["WrongTotal"];
        };
        FaultEffect: components["schemas"]["LatencyEffect"] | components["schemas"]["StatusEffect"] | components["schemas"]["ResetEffect"] | components["schemas"]["SilenceEffect"] | components["schemas"]["LostAnswerEffect"] | components["schemas"]["TruncateEffect"] | components["schemas"]["DripEffect"] | components["schemas"]["GarbageEffect"] | components["schemas"]["IgnoreFiltersEffect"] | components["schemas"]["ExtraMembersEffect"] | components["schemas"]["RenameIdEffect"] | components["schemas"]["EnvelopeEffect"] | components["schemas"]["OmitMembersEffect"] | components["schemas"]["ReformatEffect"] | components["schemas"]["RateLimitEffect"] | components["schemas"]["DuplicateExecutionEffect"] | components["schemas"]["ChangeWorldEffect"] | components["schemas"]["RedirectEffect"] | components["schemas"]["SuccessEffect"] | components["schemas"]["ChunkedEffect"] | components["schemas"]["CompressEffect"] | components["schemas"]["PageCapEffect"] | components["schemas"]["TotalsEffect"];
        /** @description How often it fires before it is exhausted. Default `always`. */
        FaultTimes: number | "always";
        /** @description `3`: it fires on the third, sixth, ninth ... of the requests that match. Default 1. */
        FaultEvery: number;
        /** @description How likely it fires. Drawn from the world's seed, the id of the fault and the number of the match. Default 1. */
        FaultProbability: number;
        /** @description How long to wait before the effect, in milliseconds or with a unit (`200ms`, `1.5s`). Ten minutes at most. */
        FaultDelay: number | string;
        FaultObject: {
            /** @description Left out: made, `fault-1`, `fault-2` ... */
            id?: components["schemas"]["FaultId"];
            match?: components["schemas"]["FaultMatch"];
            effect: components["schemas"]["FaultEffect"];
            times?: components["schemas"]["FaultTimes"];
            every?: components["schemas"]["FaultEvery"];
            probability?: components["schemas"]["FaultProbability"];
            delay?: components["schemas"]["FaultDelay"];
        };
        FaultNotation: string;
        /**
         * @description `TARGET[#NTH]:EFFECT[(ARGUMENTS)]`, behind it in any order `xTIMES`, `/EVERY`, `%PROBABILITY`, `+DELAY`.
         *
         *     The target is `*`, operations (`getFlows` or `getFlows,getUsers`), a service (`webhooks`), a path (`/flows*`), or a method with a path
         *     (`GET /flows*`). `#2` or `#2,5` picks the second, or the second and the fifth, request that it fits. Arguments stand between commas; texts with
         *     commas, brackets or quotes in them in double quotes, as in JSON. A path with a colon or `#` in it needs an object.
         *
         *     | effect | arguments |
         *     | --- | --- |
         *     | `503` | headers: `429(retry-after=1)`; `retry-after-date=2`: Retry-After as a date, 2 seconds after that of the answer; `date-offset=-60`: the answer's `Date` is off by so many seconds |
         *     | `redirect` | none, the status, where to, or both: `(307)`, `(/login)`, `(308,"https://other.example{url}")` |
         *     | `login-page` | none: 200 with a page of HTML, nothing is done |
         *     | `error-object` | none, or its text `("Not now")`: 200 with `{"error":"Not now"}`, nothing is done |
         *     | `success` | another 2xx once all is done: `(202)`, without a body `(201,empty)` |
         *     | `latency` | milliseconds `(200)`, from-to `(100..500)`, or `(lognormal,800,0.5)`: median and sigma; `after` behind them: once all is done `(200,after)`; until no further request has come for so long `(quiet,200)` |
         *     | `silence` | before anything is done: none, or `(after)` all is done |
         *     | `reset`, `lost-answer`, `envelope`, `rename-id` | none |
         *     | `expire-token` | the caller's: none, or `(after)` the answer |
         *     | `delete-flow` | the one in the path: none, or `(after)` the answer |
         *     | `truncate` | bytes `(20)`, and what follows them if the connection is not closed: `(20,reset)`, `(20,silence)` |
         *     | `drip` | bytes at a time, and the time between `(10,100ms)` |
         *     | `chunked` | none, or the bytes of a chunk `(100)` |
         *     | `compress` | none for gzip, or the coding: `(gzip)`, `(deflate)`, `(br)`; `if-accepted` behind it: only for clients that accept it |
         *     | `garbage` | none, or the text `("<html>")` |
         *     | `page-cap` | the most that a page holds `(5)` |
         *     | `totals` | `missing`, or any of `total=` and `totalPages=` with a number, `+2`, `-1`, `page` or `missing` |
         *     | `duplicate-execution` | none, or how many more `(2)` |
         *     | `ignore-filters` | none for all, or names `(status,user)` |
         *     | `extra-members` | none, or members `(color=red)` |
         *     | `omit-members` | names `(description,payload)` |
         *     | `reformat` | any of `indent=2`, `reversed`, `shuffled` |
         *     | `rate-limit` | requests in a time `(5/1s)` for each token, `(5/1s,world)` for all together |
         *
         *     Examples: `getFlows:503x2`, `getFlows#2:401`, `postWebhook:429(retry-after=1)x1`, `*:latency(200)`, `GET /flows*:truncate(20)%0.3`,
         *     `webhooks:lost-answer/3+1s`.
         */
        FaultText: {
            id?: components["schemas"]["FaultId"];
            text: components["schemas"]["FaultNotation"];
        };
        FaultPreset: {
            /**
             * @description `flaky`: one request in ten is refused with 503 before anything is done, one in twenty loses its connection, before or after the work. `slow`: every
             *     answer takes about a second, some several. `rate-limited`: 10 requests a second for each token. `outage`: flows and
             *     templates refuse with 503, every second webhook call is reset, IAM answers late.
             * @enum {string}
             */
            preset: "flaky" | "slow" | "rate-limited" | "outage";
        };
        /** @description A fault as an object, as text (`getFlows:503x2`), or the name of a preset. Texts and names stand alone or as the member `text` or `preset`. */
        FaultGiven: string | components["schemas"]["FaultObject"] | components["schemas"]["FaultText"] | components["schemas"]["FaultPreset"];
        /** @enum {string} */
        RunStatus: "running" | "succeeded" | "failed";
        /** @enum {string} */
        Trigger: "webhook" | "schedule" | "manual" | "rerun";
        Step: {
            /** @description The node's id. */
            stepId: string;
            componentId: string;
            function: string;
            /** @enum {string} */
            status: "running" | "succeeded" | "failed" | "skipped";
            /** @description It failed, and the execution still went on. */
            continued?: boolean;
            /** @description How often it was tried; 0 when skipped. */
            attempts: number;
            /** @description How long it took. With `timing: instant` it takes no time of the world's clock, and this is how long it would have taken. */
            durationMs?: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description What went in, in short. */
            input?: string;
            /** @description What came out, in short. */
            output?: string;
            lines: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                level: "info" | "warn" | "error";
                message: string;
            }[];
        };
        Execution: {
            /** @description A webhook answers it as its `requestId`. It is the `x-request-id` that the webhook was called with, where there was one. */
            flowExecId: string;
            _id: string;
            flowId: string;
            /** @description The first user among the flow's owners. */
            userId?: string;
            tenant?: string;
            trigger: components["schemas"]["Trigger"];
            status: components["schemas"]["RunStatus"];
            /** @description The `x-request-id` that its webhook was called with. */
            requestId?: string;
            /** @description The execution that it repeats. */
            rerunOf?: string;
            /** @description Number of the request in the journal that began it. */
            request?: number;
            /** @description What the trigger brought along. */
            input?: unknown;
            /** @description What a successful execution yields. */
            output?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent while it runs.
             */
            finishedAt?: string;
            /** @description Those that have begun, in the order of the edges; at the end all of them. */
            steps: components["schemas"]["Step"][];
        };
        ExecutionPage: {
            data: components["schemas"]["Execution"][];
            meta: {
                /** @description How many executions the world keeps. */
                total: number;
                /** @description How many of them are asked for, from `since` on. */
                matched: number;
                /** @description The `since` of the next page. Absent when there is none. */
                next?: string;
            };
        };
        /** @enum {string} */
        CountBy: "flow" | "user" | "component";
        Outcomes: {
            succeeded: number;
            failed: number;
            running: number;
            /** @description Of executions that are no longer kept, counted by an earlier version. Absent when there are none. */
            unknown?: number;
        };
        ExecutionCounts: {
            start: string;
            end: string;
            groupby: components["schemas"]["CountBy"];
            executions: components["schemas"]["Outcomes"];
            /** @description Every day of the period, the first one first. */
            days: {
                day: string;
                executions: components["schemas"]["Outcomes"];
            }[];
            /** @description Largest count first, equal ones by key. */
            groups: {
                /** @description Id of the flow, the user or the component. Absent for executions of flows that no user owns. */
                key?: string;
                /** @description The steps that ran, which is what `GET /icenter/executions` calls `executions`. */
                steps: number;
                /** @description Of the executions; by component, of the steps. */
                outcomes: components["schemas"]["Outcomes"];
            }[];
            meta: {
                /** @description How many groups there are. */
                total: number;
            };
        };
        TriggerRequest: {
            /** @description The trigger data, as a webhook brings it in its member `data`. */
            data?: unknown;
        };
        /** @enum {string} */
        FlowStatus: "active" | "inactive" | "starting" | "stopping";
        Record: {
            [key: string]: unknown;
        };
        RecordPage: {
            data: components["schemas"]["Record"][];
            meta: {
                /** @description How many there are. */
                total: number;
                /** @description How many of them fit. Absent in a plain list. */
                matched?: number;
                /** @description The `since` of the next page. Absent when there is none. */
                next?: string;
                /** @description With `with=flows`, by the `_id` of a user. */
                flows?: {
                    [key: string]: {
                        active: number;
                        total: number;
                    };
                };
            };
        };
        /** @description Members of the record, checked as those of a scenario file are. */
        RecordGiven: {
            [key: string]: unknown;
        };
        RecordChange: {
            /** @enum {string} */
            kind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
            id: string;
            /** @description Its name or username; of a record that is gone the one it had. */
            name?: string;
            /** @enum {string} */
            change: "created" | "changed" | "deleted";
            /** @description Of a record that was changed. */
            differences: {
                /**
                 * @description A JSON pointer.
                 * @example /status
                 */
                place: string;
                /** @description Absent where the member was not there. */
                before?: unknown;
                /** @description Absent where the member is gone. */
                after?: unknown;
            }[];
        };
        ChangePage: {
            data: components["schemas"]["RecordChange"][];
            meta: {
                /** @description How many there are. */
                total: number;
                created: number;
                changed: number;
                deleted: number;
            };
        };
        Fault: {
            id: components["schemas"]["FaultId"];
            match: components["schemas"]["FaultMatch"];
            effect: components["schemas"]["FaultEffect"];
            times: components["schemas"]["FaultTimes"];
            every?: components["schemas"]["FaultEvery"];
            probability?: components["schemas"]["FaultProbability"];
            /** @description Milliseconds. */
            delay?: number;
            /** @description The text that it was armed by. */
            text?: string;
            /** @description The preset that it belongs to. */
            preset?: string;
            /** @description How many requests it fitted, `nth` left aside. */
            matched: number;
            /** @description How many of them it did something to. */
            fired: number;
            /** @description How often it may fire yet; null: always. */
            left: number | null;
            /** @description It has fired as often as it may. */
            exhausted: boolean;
        };
        FaultList: {
            data: components["schemas"]["Fault"][];
            meta: {
                total: number;
                /** @description Ids of those that did not fire so far. */
                neverFired: string[];
            };
        };
        JournalViolation: {
            operation: string;
            /** @example query filter[user] */
            place: string;
            rule: string;
            value?: unknown;
            message: string;
            right: string;
        };
        JournalMessage: {
            /** @description Names in lower case; several values of one name are joined. */
            headers: {
                [key: string]: string;
            };
            /** @description As received or sent, unpacked where it was packed. Absent where there was none. */
            body?: string;
            /**
             * @description The body is no text.
             * @enum {string}
             */
            bodyEncoding?: "base64";
            /** @description Length of the whole body. */
            bodyBytes: number;
            /** @description Only the beginning is kept. */
            bodyTruncated: boolean;
            /** @description The body went to make room for those of later requests. */
            bodyDropped?: boolean;
        };
        JournalEntry: {
            /** @description Counts from 1 and is never used twice. */
            sequence: number;
            /**
             * Format: date-time
             * @description When it came in
             */
            time: string;
            /**
             * Format: date-time
             * @description The same by the machine's clock.
             */
            wallTime: string;
            method: string;
            /** @description Path and query as sent, without the sandbox; cut after 2,000 characters. */
            url: string;
            /** @description Path as sent */
            path: string;
            /** @description Decoded names with their values, in their order. */
            query: {
                [key: string]: string[];
            };
            /** @description Absent when no operation of the API document has this path and method. */
            operation?: string;
            /** @description Parameters of the path, decoded. */
            params: {
                [key: string]: string;
            };
            /** @description Absent when there is no caller, or it is not known. */
            caller?: {
                userId: string;
                username: string;
            };
            /** @description Status of the answer; 0 when there was none. */
            status: number;
            /** @description False when the answer did not come to its end at the client: it was cut, lost, or the client had gone. */
            delivered: boolean;
            durationMs: number;
            /** @description Ids of the faults that fired on it. */
            faults: string[];
            /** @description How the request departs from the API document. */
            violations: components["schemas"]["JournalViolation"][];
            /** @description The run of a flow that it started. */
            execution?: string;
            /** @description Why there is no answer, or what went wrong in the mock itself. */
            note?: string;
            request: components["schemas"]["JournalMessage"];
            response: components["schemas"]["JournalMessage"];
        };
        JournalSummary: {
            /** @description Counts from 1 and is never used twice. */
            sequence: number;
            /**
             * Format: date-time
             * @description When it came in
             */
            time: string;
            /**
             * Format: date-time
             * @description The same by the machine's clock.
             */
            wallTime: string;
            method: string;
            /** @description Path and query as sent, without the sandbox; cut after 2,000 characters. */
            url: string;
            /** @description Path as sent */
            path: string;
            /** @description Decoded names with their values, in their order. */
            query: {
                [key: string]: string[];
            };
            /** @description Absent when no operation of the API document has this path and method. */
            operation?: string;
            /** @description Parameters of the path, decoded. */
            params: {
                [key: string]: string;
            };
            /** @description Absent when there is no caller, or it is not known. */
            caller?: {
                userId: string;
                username: string;
            };
            /** @description Status of the answer; 0 when there was none. */
            status: number;
            /** @description False when the answer did not come to its end at the client: it was cut, lost, or the client had gone. */
            delivered: boolean;
            durationMs: number;
            /** @description Ids of the faults that fired on it. */
            faults: string[];
            /** @description How the request departs from the API document. */
            violations: components["schemas"]["JournalViolation"][];
            /** @description The run of a flow that it started. */
            execution?: string;
            /** @description Why there is no answer, or what went wrong in the mock itself. */
            note?: string;
        };
        JournalPage: {
            /** @description Without `request` and `response` where bodies were not wanted. */
            data: (components["schemas"]["JournalEntry"] | components["schemas"]["JournalSummary"])[];
            meta: {
                /** @description How many entries the journal has. */
                total: number;
                /** @description How many of them were asked for. */
                matched: number;
                /** @description How many went to make room since the journal was emptied. */
                dropped: number;
                /** @description Number of the oldest entry. */
                first: number;
                /** @description Number of the newest entry; less than `first` when there is none. */
                last: number;
                /** @description What to give as `since` for those that follow. */
                next: number;
            };
        };
        RequestGiven: {
            /** @description Default GET. */
            method?: string;
            /**
             * @description Path and query, without the name of a sandbox.
             * @example /flows?page[size]=5
             */
            url: string;
            headers?: {
                [key: string]: string;
            };
            /** @description As it is sent. */
            body?: string;
        };
        HttpArchive: {
            log: {
                /** @enum {string} */
                version: "1.2";
                creator: {
                    name: string;
                    version: string;
                };
                entries: {
                    [key: string]: unknown;
                }[];
            };
        };
        /** @description What a request is like. What is left out may be anything. */
        RequestMatch: {
            /** @description Operation of the API document, or several. */
            operation?: string | string[];
            method?: string | string[];
            /** @description As sent, without sandbox and query; `*` stands for any characters. */
            path?: string;
            /** @description Parameters by name: a text (`*` stands for any characters), a list of all its texts, or null for one that is not there. */
            query?: {
                [key: string]: string | string[] | null;
            };
            /** @description Headers by name: a text (`*` stands for any characters), or null for one that is not there. */
            headers?: {
                [key: string]: string | null;
            };
            /** @description Username or id of the caller. */
            user?: string;
            /** @description Status of the answer, or a class such as `4xx`; 0 for none. */
            status?: number | string;
            /** @description Id of the flow in the path. */
            flow?: string;
            /** @description JSON that the body holds: members that are left out may be anything, lists have to be of the same length. */
            body?: unknown;
            bodyContains?: string;
            /** @description Whether it departs from the API document, or the rule that it breaks. */
            violation?: boolean | string;
            /** @description Whether a fault fired on it, or the id of the fault. */
            fault?: boolean | string;
            /** @description Only entries after the one of this number. */
            since?: number;
        };
        Verification: {
            match?: components["schemas"]["RequestMatch"];
            /** @description In the place of `match`. All of them are to be seen. */
            matches?: components["schemas"]["RequestMatch"][];
            /** @description How often; at least once when left out. `exactly` and `never` stand alone. */
            times?: {
                exactly?: number;
                atLeast?: number;
                atMost?: number;
                /** @enum {boolean} */
                never?: true;
            };
            /** @description How long to wait, by the machine's clock: milliseconds or a text such as `2s`. A minute at most. */
            within?: string | number;
            /** @description The `matches` came in one after the other, whatever came between. Only without `times`. */
            inOrder?: boolean;
        };
        /** @description How many entries matched; of several matches, how many each. */
        MatchCount: number | number[];
        Verified: {
            /** @enum {boolean} */
            holds: true;
            matched: components["schemas"]["MatchCount"];
            /** @description Numbers of the entries that matched, the newest 100. */
            sequences: number[];
            /** @description How many entries had gone from the journal and were not looked at. */
            dropped: number;
        };
        NearMiss: {
            sequence: number;
            method: string;
            url: string;
            status: number;
            misses: {
                /** @example body /data/id */
                place: string;
                expected: unknown;
                /** @description Absent where there is nothing. */
                actual?: unknown;
            }[];
        };
        Unverified: {
            error: string;
            /** @enum {boolean} */
            holds: false;
            matched: components["schemas"]["MatchCount"];
            sequences: number[];
            dropped: number;
            /** @description Requests that come nearest to what was looked for, best first, with what keeps each from it. */
            nearest: components["schemas"]["NearMiss"][];
        };
        ReportSummary: {
            id: string;
            /** @description Where the report is below the folder of all; `.` for the folder itself. */
            folder: string;
            /** @description How the client was driven, such as its command line. */
            client: string;
            started: string;
            durationMs: number;
            seed: number;
            /** @description The version of flowmate-mock that wrote it. */
            version: string;
            /** @description `conformant`, `not conformant`, `not established`, `not started`, `harness error` or `never called`. */
            outcome: string;
            exitCode: number;
            conclusion: string;
            /** @description How many cases have each verdict; those that no case has are left out. */
            counts: {
                [key: string]: number;
            };
            /** @description The `id` of the run before of the same client. Absent when there is none. */
            before?: string;
        };
        ReportList: {
            data: components["schemas"]["ReportSummary"][];
            /** @description What is in the folder, or should be, and cannot be shown. */
            problems: {
                /** @description A path below the folder; `.` for the folder itself. */
                place: string;
                message: string;
            }[];
        };
        ReportCase: {
            id: string;
            suite: string;
            level: string;
            title: string;
            verdict: string;
            observed: string;
            /** @description What to do about it; empty where nothing is to be done. */
            hint: string;
        };
        Report: {
            summary: components["schemas"]["ReportSummary"];
            /** @description Those that failed first. */
            cases: components["schemas"]["ReportCase"][];
            /** @description What changed since the run before of the same client. Absent when there is none, or it can no longer be read. */
            comparison?: {
                /** @description The `id` of that run. */
                before: string;
                started: string;
                seed: number;
                /** @description The changes in one sentence. */
                line: string;
                changes: {
                    id: string;
                    /** @enum {string} */
                    kind: "fixed" | "new" | "still" | "reached" | "unproven";
                    before?: string;
                    now: string;
                }[];
            };
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
            /** @description The sandbox was deleted or replaced meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlError"];
                };
            };
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
    getExecutions: {
        parameters: {
            query?: {
                /**
                 * @description Id of a flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flow?: string;
                /**
                 * @description How they stand.
                 * @example failed
                 */
                status?: components["schemas"]["RunStatus"];
                /**
                 * @description What began them.
                 * @example webhook
                 */
                trigger?: components["schemas"]["Trigger"];
                /**
                 * @description A time: those that began then or later. A `flowExecId`: those behind that one in the order of the list.
                 * @example 2026-03-01T08:00:00Z
                 */
                since?: string;
                /**
                 * @description How many; 100 when left out.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `true`: the newest first. They are listed in the order in which they began when left out.
                 * @example true
                 */
                newest?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The executions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionPage"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `flowExecId`, 32 hexadecimal digits or the `x-request-id` that its webhook was called with.
                 * @example 4f1b2c3d5e6f708192a3b4c5d6e7f809
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The execution. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    rerunExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `flowExecId`, 32 hexadecimal digits or the `x-request-id` that its webhook was called with.
                 * @example 4f1b2c3d5e6f708192a3b4c5d6e7f809
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new execution. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getExecutionCounts: {
        parameters: {
            query?: {
                /**
                 * @description First day, included; 13 days before the last one when left out.
                 * @example 2026-03-01
                 */
                start?: string;
                /**
                 * @description Last day, included; the world's day when left out.
                 * @example 2026-03-14
                 */
                end?: string;
                /**
                 * @description What is counted beside the days; `flow` when left out.
                 * @example user
                 */
                groupby?: components["schemas"]["CountBy"];
                /**
                 * @description How many groups, the largest first; 100 when left out.
                 * @example 10
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionCounts"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    triggerFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The flow's id.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TriggerRequest"];
            };
        };
        responses: {
            /** @description The execution. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    setFlowStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The flow's id.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    status: components["schemas"]["FlowStatus"];
                };
            };
        };
        responses: {
            /** @description The flow's status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: components["schemas"]["FlowStatus"];
                    };
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getRecords: {
        parameters: {
            query?: {
                /**
                 * @description Id of a record; those behind it.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                since?: string;
                /**
                 * @description How many; 100 when left out.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description Only records with this text in their name, username, description or id, whatever the case; of flows and templates also those whose owner's username has it.
                 * @example invoice
                 */
                search?: string;
                /**
                 * @description Only records of this status.
                 * @example active
                 */
                status?: string;
                /**
                 * @description Only records with this id among their owners; of tokens those of the account.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                owner?: string;
                /**
                 * @description By what; the order in which they came when left out.
                 * @example -updatedAt
                 */
                sort?: "name" | "-name" | "updatedAt" | "-updatedAt";
                /**
                 * @description Which page of so many as `limit` says, from 1 on; in the place of `since`.
                 * @example 2
                 */
                page?: number;
                /**
                 * @description Of users: `meta.flows` has how many flows each user of the page owns, and how many of them are active.
                 * @example flows
                 */
                with?: "flows";
            };
            header?: never;
            path: {
                /**
                 * @description What sort of records.
                 * @example users
                 */
                kind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    addRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What sort of records.
                 * @example users
                 */
                kind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordGiven"];
            };
        };
        responses: {
            /** @description The record with all that was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description Another record has its id, its username or its token. Nothing was changed. */
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
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What sort of records.
                 * @example users
                 */
                kind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
                /**
                 * @description The record's `_id`, of flows and templates their `id`.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    deleteRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What sort of records.
                 * @example users
                 */
                kind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
                /**
                 * @description The record's `_id`, of flows and templates their `id`.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: string;
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
    patchRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What sort of records.
                 * @example users
                 */
                kind: "users" | "flows" | "templates" | "tenants" | "roles" | "secrets" | "authClients" | "components" | "tokens";
                /**
                 * @description The record's `_id`, of flows and templates their `id`.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordGiven"];
            };
        };
        responses: {
            /** @description The record as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description Another record has its id, its username or its token. Nothing was changed. */
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
    getChanges: {
        parameters: {
            query: {
                /**
                 * @description Name of a snapshot.
                 * @example before-checkout
                 */
                since: string;
                /**
                 * @description How many; 100 when left out.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults with their counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    putFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultGiven"][];
            };
        };
        responses: {
            /** @description What is armed now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description Two of them have the same id. Nothing has changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlError"];
                };
            };
            429: components["responses"]["TooMany"];
        };
    };
    addFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultGiven"];
            };
        };
        responses: {
            /** @description What was armed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description There is a fault of this id already. Nothing was armed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlError"];
                };
            };
            429: components["responses"]["TooMany"];
        };
    };
    deleteFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is armed. */
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
    getFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example fault-1
                 */
                id: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fault. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    deleteFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or digit.
                 * @example fault-1
                 */
                id: components["schemas"]["Name"];
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
    getRequests: {
        parameters: {
            query?: {
                /**
                 * @description Operation of the API document.
                 * @example getFlows
                 */
                operation?: string;
                /**
                 * @description HTTP method, in upper or lower case.
                 * @example POST
                 */
                method?: string;
                /**
                 * @description Path as sent, without sandbox and query; `*` stands for any characters.
                 * @example /webhooks/*
                 */
                path?: string;
                /**
                 * @description Status of the answer, or a class such as `4xx`; 0 for no answer.
                 * @example 4xx
                 */
                status?: string;
                /**
                 * @description Username or id of the caller.
                 * @example partner@example.com
                 */
                user?: string;
                /**
                 * @description `true`: the request departs from the API document; `false`: it does not; else the rule that is broken.
                 * @example unknown-parameter
                 */
                violation?: string;
                /**
                 * @description `true`: a fault fired on it; `false`: none did; else the fault's id.
                 * @example fault-1
                 */
                fault?: string;
                /**
                 * @description Id of the flow in the path, of webhooks and of the flow's own operations.
                 * @example 65f1f3a4c8e5a7b9d0c1e2f3
                 */
                flow?: string;
                /**
                 * @description Entries after the one of this number.
                 * @example 17
                 */
                since?: number;
                /**
                 * @description How many entries; 100 when left out.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `false`: without headers and bodies.
                 * @example false
                 */
                bodies?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    sendRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestGiven"];
            };
        };
        responses: {
            /** @description The entry of the request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
            /** @description It ended without an entry, since the journal is off. */
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
    clearRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    getHar: {
        parameters: {
            query?: {
                /**
                 * @description Operation of the API document.
                 * @example getFlows
                 */
                operation?: string;
                /**
                 * @description HTTP method, in upper or lower case.
                 * @example POST
                 */
                method?: string;
                /**
                 * @description Path as sent, without sandbox and query; `*` stands for any characters.
                 * @example /webhooks/*
                 */
                path?: string;
                /**
                 * @description Status of the answer, or a class such as `4xx`; 0 for no answer.
                 * @example 4xx
                 */
                status?: string;
                /**
                 * @description Username or id of the caller.
                 * @example partner@example.com
                 */
                user?: string;
                /**
                 * @description `true`: the request departs from the API document; `false`: it does not; else the rule that is broken.
                 * @example unknown-parameter
                 */
                violation?: string;
                /**
                 * @description `true`: a fault fired on it; `false`: none did; else the fault's id.
                 * @example fault-1
                 */
                fault?: string;
                /**
                 * @description Id of the flow in the path, of webhooks and of the flow's own operations.
                 * @example 65f1f3a4c8e5a7b9d0c1e2f3
                 */
                flow?: string;
                /**
                 * @description Entries after the one of this number.
                 * @example 17
                 */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HttpArchive"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    verifyRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        responses: {
            /** @description It holds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
            /** @description It does not hold. */
            417: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unverified"];
                };
            };
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the entry.
                 * @example 17
                 */
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    repeatRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the entry.
                 * @example 17
                 */
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry of the new request. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description The journal no longer has all of its body, or it ended without an entry. */
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
    getEvents: {
        parameters: {
            query?: {
                /**
                 * @description Types of events, with commas between them; all when left out.
                 * @example request,fault
                 */
                types?: string;
                /**
                 * @description About so many events of each type a second are enough: the newest of every fifth of a second, and a `skipped` event for the others. An event after a
                 *     quiet second comes at once. For those who look at a busy client: events that are left out cost the mock next to nothing. All when left out.
                 * @example 50
                 */
                rate?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSandbox"];
        };
    };
    getReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The report's `id`, as the list has it.
                 * @example 5f2d0c7a9be41836
                 */
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description The report can no longer be read. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlError"];
                };
            };
        };
    };
    getReportPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The report's `id`, as the list has it.
                 * @example 5f2d0c7a9be41836
                 */
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Wrong"];
            404: components["responses"]["NoSuchThing"];
            /** @description The report can no longer be read. */
            422: {
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
